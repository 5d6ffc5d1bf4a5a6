"""Who does what a verb says? Its subject: its own, a shared one, the controller of an infinitive, the antecedent."""

from __future__ import annotations

from functools import cache

from consilience.read.syntax import Syntax, Token
from consilience.records import BlockKind
from consilience.rules import rows

_ACTIVE, _PASSIVE = ("nsubj", "csubj"), ("nsubjpass", "csubjpass")
RELATIVE = frozenset(["that", "which", "who", "whom"])
_MOST_STEPS = 50
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_OPENING_QUOTES = frozenset({"“", "``"})
_PERFECT = frozenset(["have", "'ve", "’ve"])


@cache
def argument_words(name: str) -> frozenset[str]:
    """Load a class of words that tell who takes part: `aimed` prepositions, `controlling` verbs ..."""
    return frozenset(row["word"] for row in rows("en", "arguments") if row["class"] == name)


def subject_of(syntax: Syntax, token: Token) -> Token | None:
    """Find the subject of a verb: its own, one shared with a conjunct, the controller of an infinitive, the antecedent.

    "called on supporters to prepare" -> supporters; "pledged to move" -> who pledged; "the deal that remains" -> deal.
    """
    seen = 0
    while seen < _MOST_STEPS:
        own = _own(syntax, token)
        if own is not None:
            return own
        above = above_quotation(syntax, token)
        if above.i == token.i:
            return None
        if token.dep in ("acl", "relcl") and not above.tag.startswith("V"):
            return above if token.tag != "VB" else _holder(syntax, above)
        if token.dep in ("xcomp", "ccomp", "advcl", "pcomp"):
            controller = _controller(syntax, token, above)
            if controller is not None:
                return controller
        elif token.dep not in ("conj", "prep") and not token.tag.startswith("V"):
            return None
        token, seen = above, seen + 1
    return None


def _holder(syntax: Syntax, noun: Token) -> Token | None:
    """Find who acts in "Vesta's plan to attack"."""
    return next(iter(syntax.dependents(noun.i, "poss")), None)


def _antecedent(syntax: Syntax, verb: Token, subject: Token) -> Token:
    if verb.dep != "relcl" or subject.lower not in RELATIVE:
        return subject
    antecedent = _named_before(syntax, verb, subject) or _thing_below(syntax, verb, subject) or syntax.tokens[verb.head]
    if verb.lemma in argument_words("sentential") and antecedent.entity in ("GPE", "LOC"):
        return _matrix_subject(syntax, antecedent) or antecedent
    return _above_places(syntax, antecedent) if verb.lemma in argument_words("harming") else antecedent


def _own(syntax: Syntax, token: Token) -> Token | None:
    """Find the subject that a verb has itself, or that a participle before it shows."""
    own = next(iter(syntax.dependents(token.i, *_ACTIVE, *_PASSIVE)), None)
    return _participle_before(syntax, token) if own is None else _antecedent(syntax, token, own)


def _participle_before(syntax: Syntax, token: Token) -> Token | None:
    """Find what "dismissed" is said of in "They chose a council in a vote hailed by some but dismissed by others".

    The parser joins it with "chose"; an agent, and a participle with one before it, tell otherwise.
    """
    first = syntax.tokens[token.head]
    if token.dep != "conj" or token.tag != "VBN" or first.tag not in ("VBD", "VBP", "VBZ"):
        return None
    if syntax.dependents(token.i, "auxpass") or not syntax.dependents(token.i, "agent"):
        return None
    for word in reversed(syntax.tokens[first.i + 1 : token.i]):
        before = syntax.tokens[word.i - 1]
        if word.tag == "VBN" and word.dep in ("acl", "advcl") and syntax.dependents(word.i, "agent"):
            return before if before.tag.startswith("N") else None
    return None


def _named_before(syntax: Syntax, verb: Token, subject: Token) -> Token | None:
    """Find the person right before "who": Karn in "Vale, the heir of Ivo Karn, who ruled", where "ruled" hangs on Vale.

    Several people ("Vale and Karn, who were ...") are left to the parser.
    """
    place = subject.i - 1 if syntax.tokens[subject.i - 1].text != "," else subject.i - 2
    if subject.lower != "who" or place <= verb.head:
        return None
    name = syntax.tokens[place]
    several = verb.tag == "VBP" or any(
        t.lower in ("were", "are", "have") for t in syntax.dependents(verb.i, "aux", "auxpass")
    )
    own = any(above.i == verb.head for above in syntax.ancestors(name.i))
    return name if name.entity == "PERSON" and name.dep in ("appos", "pobj") and own and not several else None


def _thing_below(syntax: Syntax, verb: Token, subject: Token) -> Token | None:
    """Find the thing that "that" means behind one person: the depot in "the manager of the depot that was burned"."""
    holder = syntax.tokens[verb.head]
    if subject.lower not in ("that", "which") or holder.tag != "NN" or holder.lemma not in _people():
        return None
    links = [link for link in syntax.dependents(holder.i, "prep") if link.i < subject.i]
    things = (thing for link in links for thing in syntax.dependents(link.i, "pobj") if thing.tag == "NN")
    return next((thing for thing in things if thing.lemma not in _people()), None)


@cache
def _people() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("en", "voices_people"))


def _above_places(syntax: Syntax, noun: Token) -> Token:
    """Find what happened at a place, which harms nobody itself: "a quake on an island that killed ten"."""
    lead = syntax.tokens[noun.head]
    above = syntax.tokens[lead.head]
    if noun.dep == "npadvmod":  # "a raid Monday night downtown that killed ten"
        before = (syntax.tokens[i] for i in range(noun.i - 1, syntax.sentences[noun.sentence].first, -1))
        happened = next((word for word in before if word.dep not in ("npadvmod", "compound", "det")), noun)
        return happened if happened.tag in ("NN", "NNS") else noun
    at_place = noun.entity in ("GPE", "LOC") or noun.lemma in _place_nouns()
    if at_place and noun.dep == "pobj" and lead.dep == "prep" and above.tag in ("NN", "NNS"):
        return _above_places(syntax, above)
    return noun


@cache
def _place_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("en", "kinds") if row["kind"] == "place")


def _matrix_subject(syntax: Syntax, token: Token) -> Token | None:
    """Find what a sentential relative goes back to: "This reinforces the fleet from A to B, which has led to ..."."""
    verb = next((above for above in syntax.ancestors(token.i) if above.tag.startswith("V")), None)
    return None if verb is None else next(iter(syntax.dependents(verb.i, "nsubj")), None)


def _controller(syntax: Syntax, token: Token, above: Token) -> Token | None:
    if token.dep == "pcomp":
        return _charged(syntax, token, above)
    if token.dep == "xcomp" and above.lemma in argument_words("controlling"):
        for child in syntax.dependents(above.i, "dobj", "dative"):
            return child
        for preposition in syntax.dependents(above.i, "prep"):
            if preposition.i < token.i and preposition.lower in ("on", "upon", "to"):
                return next(iter(syntax.dependents(preposition.i, "pobj")), None)
    return None


def _charged(syntax: Syntax, gerund: Token, preposition: Token) -> Token | None:
    """Find who is said to act in "accused Kestria of attacking", "barred ships from entering"."""
    above = syntax.tokens[preposition.head]
    if preposition.lower not in argument_words("charging-preposition"):
        return None
    if above.dep in ("dobj", "nsubjpass") and syntax.tokens[above.head].lemma in argument_words("charging"):
        return above
    if above.lemma not in argument_words("charging"):
        return None
    if above.tag.startswith("N"):  # "the arrest of two soldiers for killing a priest"
        owned = (p for p in syntax.dependents(above.i, "prep") if p.lower == "of")
        return next((below for p in owned for below in syntax.dependents(p.i, "pobj")), None)
    objects = (child for child in syntax.dependents(above.i, "dobj", "dative") if child.i < gerund.i)
    return next(objects, None)


def is_passive(syntax: Syntax, token: Token) -> bool:
    """Say whether a verb is passive: "was attacked", "attacked by", "boats destroyed", "and two wounded"."""
    if syntax.dependents(token.i, "nsubjpass", "auxpass", "agent"):
        return True
    if syntax.dependents(token.i, "aux", "dobj"):
        return False
    if token.tag == "VBN" and token.dep in ("acl", "amod"):
        return True
    if token.dep == "conj" and token.tag in ("VBN", "VBD") and not syntax.dependents(token.i, "prt", "ccomp", "xcomp"):
        return _shares_passive(syntax, token)
    bare = token.tag in ("VBN", "VBD") and token.lemma in argument_words("harming")
    if bare and (token.lemma in argument_words("always transitive") or _is_headline(syntax, token)):
        return not syntax.dependents(token.i, "prt", "ccomp", "xcomp")
    return bare and not syntax.dependents(token.i, "prep", "prt", "ccomp", "xcomp") and token.dep != "ROOT"


def shares_telling(syntax: Syntax, token: Token) -> bool:
    """Say whether somebody is told: the second verb of "had been called and told that the dam would break"."""
    if token.dep != "conj" or syntax.dependents(token.i, "nsubj", "nsubjpass", "dobj", "dative"):
        return False
    first = syntax.tokens[token.head]
    if first.tag != "VBN" or not syntax.dependents(first.i, "auxpass"):
        return False
    return token.lemma in argument_words("telling") and bool(syntax.dependents(token.i, "ccomp", "xcomp"))


def above_quotation(syntax: Syntax, token: Token) -> Token:
    """Find the verb that a conjunct behind a quotation goes on from: 'said, "We stay," and threatened to shoot'.

    The parser hangs it on the verb inside the marks.
    """
    above = syntax.tokens[token.head]
    marks = [word.text for word in syntax.tokens[above.i + 1 : token.i] if word.text in _QUOTES]
    if token.dep != "conj" or token.i < above.i or len(marks) != 1 or marks[0] in _OPENING_QUOTES:
        return above
    said = (word for word in syntax.ancestors(above.i) if word.tag == token.tag and word.i < above.i)
    return next((word for word in said if _opens_quotation(syntax, word, above)), above)


def _opens_quotation(syntax: Syntax, said: Token, inside: Token) -> bool:
    return any(word.text in _QUOTES for word in syntax.tokens[said.i + 1 : inside.i])


def _is_headline(syntax: Syntax, token: Token) -> bool:
    """Say whether auxiliaries may be left out: "Ten people shot at market"."""
    return syntax.sentence_of(token).kind in (BlockKind.HEADLINE, BlockKind.SUBHEAD)


def _shares_passive(syntax: Syntax, token: Token) -> bool:
    """Read the second verb of "six were killed and several injured" as the first; "was seen and fled" is apart."""
    first = syntax.tokens[token.head]
    if not first.tag.startswith("VB") or not syntax.dependents(first.i, "auxpass"):
        return False
    return token.tag == "VBN" or token.lemma in argument_words("harming")
