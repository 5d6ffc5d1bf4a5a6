"""Who is said to be behind an event that a noun names: by a verb that does it, by blame, by a claim?

"attacks carried out by X", "X claimed responsibility for the attack", "the attack was attributed to X", "blamed X for
the attack", "X, who is responsible for the murder", "the attack was the work of X". Who denies it is not behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from consilience.read.subjects import RELATIVE, argument_words, is_passive, subject_of
from consilience.read.syntax import Syntax, Token

_FARTHEST = 4
"""Steps up from a noun to the verb that blames."""


def find_doers(syntax: Syntax, noun: Token) -> tuple[Token, ...]:
    """Find the nouns that name who is behind the event of a noun, in reading order."""
    found = {each.i: each for each in (*_by_clause(syntax, noun), *_by_verb(syntax, noun), *_by_blame(syntax, noun))}
    return tuple(found[index] for index in sorted(found) if found[index].lower not in RELATIVE)


def _by_clause(syntax: Syntax, noun: Token) -> Iterator[Token]:
    """Read "the attacks (that were) carried out by X", "the attack that X staged", "attributed to X"."""
    for clause in syntax.dependents(noun.i, "acl", "relcl"):
        if clause.lemma in argument_words("perpetrating"):
            yield from _agents(syntax, clause)
            if clause.dep == "relcl" and not is_passive(syntax, clause):
                yield from (who for who in syntax.dependents(clause.i, "nsubj") if who.lower not in RELATIVE)
        if clause.lemma in argument_words("attributing"):
            yield from _behind(syntax, clause, "to", "on")


def _by_verb(syntax: Syntax, noun: Token) -> Iterator[Token]:
    """Read "the attack was staged by X", "they attribute the attack to X", "the attack was the work of X"."""
    verb = syntax.tokens[noun.head]
    if noun.dep == "nsubjpass" and verb.lemma in argument_words("perpetrating"):
        yield from _agents(syntax, verb)
    if noun.dep in ("dobj", "nsubjpass") and verb.lemma in argument_words("attributing"):
        yield from _behind(syntax, verb, "to", "on")
    if noun.dep == "nsubj" and verb.lemma == "be":
        for work in syntax.dependents(verb.i, "attr"):
            if work.lemma in argument_words("authorship"):
                yield from _behind(syntax, work, "of", "by")


def _by_blame(syntax: Syntax, noun: Token) -> Iterator[Token]:
    """Read "responsible for the attack", "responsibility for ...", "blamed X for ...", "the author of ..."."""
    preposition = syntax.tokens[noun.head]
    if noun.dep != "pobj" or preposition.lower not in ("for", "of", "in", "with"):
        return
    above = syntax.tokens[preposition.head]
    if above.lemma in ("responsible", "guilty"):
        yield from _who_is(syntax, above)
    elif above.tag.startswith("N") and above.lemma in argument_words("responsibility"):
        yield from syntax.dependents(above.i, "poss")
        yield from _claimants(syntax, above)
    elif above.lemma in argument_words("blaming") and preposition.lower != "of":
        passive = is_passive(syntax, above)
        yield from syntax.dependents(above.i, "nsubjpass" if passive else "dobj")
        if above.dep == "acl" and passive:
            yield syntax.tokens[above.head]
    elif (verb := _blaming_above(syntax, above)) is not None:
        yield from syntax.dependents(verb.i, "dobj")
    elif above.lemma in argument_words("perpetrator") and preposition.lower in ("of", "in"):
        yield from _named_as(syntax, above)


def _blaming_above(syntax: Syntax, noun: Token) -> Token | None:
    """Find the verb of "blames officers of the army for the murder" where the parser hangs "for" on the army."""
    for _ in range(_FARTHEST):
        if not noun.tag.startswith("N") or noun.dep not in ("pobj", "dobj", "conj", "appos"):
            return None
        noun = syntax.tokens[noun.head]
        if noun.dep == "prep":
            noun = syntax.tokens[noun.head]
        if noun.tag.startswith("V"):
            return noun if noun.lemma in ("blame", "accuse", "hold", "charge") else None
    return None


def _agents(syntax: Syntax, verb: Token) -> Iterator[Token]:
    for by in syntax.dependents(verb.i, "agent", "prep"):
        if by.lower == "by":
            yield from syntax.dependents(by.i, "pobj")


def _behind(syntax: Syntax, word: Token, *prepositions: str) -> Iterator[Token]:
    for preposition in syntax.dependents(word.i, "prep", "dative", "agent"):
        if preposition.lower in prepositions:
            yield from syntax.dependents(preposition.i, "pobj")


def _who_is(syntax: Syntax, adjective: Token) -> Iterator[Token]:
    """Find who is responsible: "X is responsible for", "those responsible for", "holds X responsible for"."""
    above = syntax.tokens[adjective.head]
    if adjective.dep == "amod" and above.i < adjective.i:
        yield above
    elif above.lemma == "be" or adjective.dep == "acomp":
        if not syntax.dependents(above.i, "neg"):
            subject = subject_of(syntax, above)
            yield from () if subject is None else (subject,)
    else:  # "holds X responsible", "X was held responsible"
        yield from syntax.dependents(above.i, "dobj", "nsubjpass")
        yield from syntax.dependents(adjective.i, "nsubj")


def _claimants(syntax: Syntax, responsibility: Token) -> Iterator[Token]:
    """Find who claims responsibility, or to whom it is given."""
    verb = syntax.tokens[responsibility.head]
    if responsibility.dep == "nsubjpass" and verb.lemma in argument_words("claiming"):
        yield from _agents(syntax, verb)
    if (
        responsibility.dep == "dobj"
        and verb.lemma in argument_words("claiming")
        and not syntax.dependents(verb.i, "neg")
    ):
        subject = subject_of(syntax, verb)
        yield from () if subject is None else (subject,)
    if responsibility.dep == "dobj" and verb.lemma in argument_words("attributing"):
        yield from _behind(syntax, verb, "to", "on")


def _named_as(syntax: Syntax, description: Token) -> Iterator[Token]:
    """Find who is "the perpetrator of": whom it describes; the description alone tells nothing."""
    above = syntax.tokens[description.head]
    if description.dep == "appos":
        yield above
    elif description.dep == "attr":
        subject = subject_of(syntax, above)
        yield from () if subject is None else (subject,)
    yield from syntax.dependents(description.i, "appos")
