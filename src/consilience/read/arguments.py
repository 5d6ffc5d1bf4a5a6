"""Who did it, to whom, with what? The actor, recipient and instrument of an event word, from the parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from consilience.read.clause_frames import is_verbal
from consilience.read.happenings import sorts
from consilience.read.noun_phrases import bridge, phrase
from consilience.read.subjects import RELATIVE, argument_words, is_passive, subject_of
from consilience.read.syntax import Syntax, Token
from consilience.read.weapons import is_weapon, weapons_below

__all__ = ["Arguments", "argument_words", "bridge", "find_arguments", "is_passive", "phrase", "subject_of"]

MOST_PARTIES = 20
"""A longer list of parties is cut: it is a table, not a sentence."""
_UNTOLD = RELATIVE | {"what", "whatever", "whoever"}
_NO_TARGETS = ("DATE", "TIME", "GPE", "LOC", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY")


class Arguments(NamedTuple):
    """The heads of the noun phrases that take part in an event."""

    actor: tuple[Token, ...]
    recipient: tuple[Token, ...]
    instrument: tuple[Token, ...]


def find_arguments(syntax: Syntax, token: Token) -> Arguments:
    """Find who takes part in the event of a verb or a noun."""
    found = _verb_arguments(syntax, token) if is_verbal(syntax, token) else _noun_arguments(syntax, token)
    actors = [each for each in found.actor if not is_weapon(syntax, each)]
    weapons = [each for each in found.actor if is_weapon(syntax, each)]
    return Arguments(
        spread(syntax, actors), spread(syntax, found.recipient), spread(syntax, (*weapons, *found.instrument))
    )


def with_conjuncts(syntax: Syntax, token: Token) -> Iterator[Token]:
    """Yield a noun, the nouns coordinated with it and what "including" names of it, at most MOST_PARTIES."""
    queue = [token]
    for word in queue:
        yield word
        if len(queue) < MOST_PARTIES:
            queue.extend(child for child in syntax.dependents(word.i, "conj") if child.tag.startswith("N"))
            queue.extend(after(syntax, word, frozenset(["including"]), "prep"))


def spread(syntax: Syntax, heads: Sequence[Token]) -> tuple[Token, ...]:
    """Return heads with their conjuncts, each once."""
    return tuple(dict.fromkeys(each for head in heads for each in with_conjuncts(syntax, head)))


def after(syntax: Syntax, token: Token, words: frozenset[str], *labels: str) -> list[Token]:
    """Return the nouns behind the prepositions of a word; no dates."""
    return [
        below
        for preposition in syntax.dependents(token.i, *labels)
        if preposition.lower in words
        for below in syntax.dependents(preposition.i, "pobj")
        if below.entity not in ("DATE", "TIME") and below.lemma not in ("foot", "scene")
    ]


# --- verbs -----------------------------------------------------------------------------------------------------------


def _verb_arguments(syntax: Syntax, token: Token) -> Arguments:
    subject = subject_of(syntax, token)
    passive = is_passive(syntax, token)
    agents = [below for by in syntax.dependents(token.i, "agent") for below in syntax.dependents(by.i, "pobj")]
    objects = _objects(syntax, token)
    tools = _instruments(syntax, token, told=bool(objects) or passive)
    if _explodes(syntax, token, subject) or _places_weapon(syntax, token, objects, subject):
        actors = agents if passive else [subject] if subject is not None and objects else []
        moved = [subject] if subject is not None and (passive or not objects) else objects
        return _explosion(syntax, token, actors, moved, at_somebody=bool(objects))
    if not passive and token.lemma in argument_words("supporting"):
        objects, given = _of_deeds(syntax, token, objects)
        tools = [*tools, *given]
    prepositions = argument_words("aimed") - (frozenset(["with"]) if objects else frozenset())
    aimed = [each for each in after(syntax, token, prepositions, "prep", "dative") if each not in tools]
    actors = agents if passive else [subject] if subject is not None else []
    recipients = [subject] if passive and subject is not None else [*objects, *aimed]
    return Arguments(tuple(actors), tuple(recipients), tuple(tools))


def _objects(syntax: Syntax, token: Token) -> list[Token]:
    """Find objects, also the antecedent of a relative one: "the men whom they shot"."""
    found = []
    for child in syntax.dependents(token.i, "dobj", "dative"):
        if child.lower in RELATIVE and token.dep == "relcl":
            found.append(syntax.tokens[token.head])
        elif child.tag != "IN" and child.lower not in _UNTOLD:
            found.append(child)
    own = syntax.dependents(token.i, "nsubj")
    if not found and token.dep == "relcl" and own and own[0].lower not in RELATIVE:
        above = syntax.tokens[token.head]
        if token.lemma in argument_words("harming") and not syntax.dependents(token.i, "ccomp", "xcomp", "prep"):
            found.append(above)
    return found


def _of_deeds(syntax: Syntax, token: Token, objects: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """Put the targets of a deed in its place: "carried out an attack on the port" -> the port."""
    kept: list[Token] = []
    tools: list[Token] = []
    for each in objects:
        if each.lemma == "fire" or _is_attack(each):
            deed = _noun_arguments(syntax, each)
            kept += deed.recipient
            tools += deed.instrument
        else:
            kept.append(each)
    return kept, tools


def _instruments(syntax: Syntax, token: Token, *, told: bool) -> list[Token]:
    """Find what it was done with; without an object, "with" names the other side unless it is a weapon."""
    found = [
        child
        for child in after(syntax, token, argument_words("tool"), "prep")
        if not child.entity.startswith(("GPE", "PERS", "ORG", "NORP")) and (told or is_weapon(syntax, child))
    ]
    for clause in syntax.dependents(token.i, "advcl", "acl", "prep"):
        if clause.lower == "using":
            found.extend(syntax.dependents(clause.i, "dobj", "pobj"))
        elif clause.lemma in argument_words("wielding"):
            found.extend(child for child in syntax.dependents(clause.i, "dobj") if is_weapon(syntax, child))
    return [*found, *_carried(syntax, token)]


def _carried(syntax: Syntax, token: Token) -> list[Token]:
    """Find the weapons of "men armed with rifles attacked"."""
    subjects = syntax.dependents(token.i, "nsubj")
    agents = [below for by in syntax.dependents(token.i, "agent") for below in syntax.dependents(by.i, "pobj")]
    clauses = [clause for who in (*subjects, *agents) for clause in syntax.dependents(who.i, "acl", "relcl")]
    clauses += syntax.dependents(token.i, "advcl")
    armed = [clause for clause in clauses if clause.lemma in ("arm", "equip")]
    return [each for clause in armed for each in after(syntax, clause, frozenset(["with"]), "prep")]


# --- explosions ------------------------------------------------------------------------------------------------------


def _explodes(syntax: Syntax, token: Token, subject: Token | None) -> bool:
    """Tell "the bomb went off" from "workers went on strike"."""
    if token.lemma in argument_words("exploding"):
        return True
    return token.lemma in ("go", "blow", "burst") and subject is not None and is_weapon(syntax, subject)


def _places_weapon(syntax: Syntax, token: Token, objects: Sequence[Token], subject: Token | None) -> bool:
    if token.lemma in argument_words("placing"):
        passive = subject is not None and bool(syntax.dependents(token.i, "nsubjpass"))
        return any(is_weapon(syntax, each) for each in ([subject] if passive and subject is not None else objects))
    return False


def _explosion(
    syntax: Syntax, token: Token, actors: Sequence[Token], moved: Sequence[Token], *, at_somebody: bool
) -> Arguments:
    """Read "a bomb exploded outside the bank" and "they placed a bomb in the bank": the bank is hit."""
    weapons = [each for each in moved if is_weapon(syntax, each)]
    weapons += [below for each in moved for below in weapons_below(syntax, each) if below not in weapons]
    hit = [each for each in moved if each not in weapons and at_somebody]
    return Arguments(tuple(actors), (*hit, *_places_hit(syntax, token)), tuple(weapons))


def _places_hit(syntax: Syntax, token: Token) -> list[Token]:
    """Find what stands where it went off: "in front of the embassy", not "in the city"."""
    found = []
    for preposition in syntax.dependents(token.i, "prep", "advmod"):
        for each in after(syntax, token, frozenset([preposition.lower]), "prep"):
            beyond = after(syntax, each, frozenset(["of"]), "prep")
            front = each.lemma in argument_words("side")
            found += beyond if front else [each] if preposition.lower in argument_words("hitting") else []
        if preposition.lower in ("next", "close", "adjacent", "near"):
            found += after(syntax, preposition, frozenset(["to"]), "prep")
    wide = argument_words("area")
    return [each for each in dict.fromkeys(found) if each.entity not in _NO_TARGETS and each.lemma.lower() not in wide]


# --- nouns -----------------------------------------------------------------------------------------------------------


def _noun_arguments(syntax: Syntax, token: Token) -> Arguments:
    owners = [each for each in syntax.dependents(token.i, "poss") if each.entity not in ("DATE", "TIME")]
    before = syntax.dependents(token.i, "amod", "compound", "nmod")
    attack = _is_attack(token)
    named = ("GPE", "NORP", "ORG", "PERSON")
    origins = [child for child in before if child.entity in named or (attack and _is_fighter(child))]
    tools = [child for child in before if is_weapon(syntax, child)]
    makers = after(syntax, token, frozenset(["by"]), "prep", "agent")
    of = after(syntax, token, frozenset(["of"]), "prep")
    aimed = after(syntax, token, argument_words("noun-aimed"), "prep")
    tools += [
        each for each in (*of, *after(syntax, token, frozenset(["with"]), "prep"), *makers) if is_weapon(syntax, each)
    ]
    if token.lemma in argument_words("undergone") and not of:
        of = owners or [each for each in origins if each.entity == "PERSON"]
        owners = [each for each in owners if each not in of]
        origins = [each for each in origins if each not in of]
    actors = makers or owners or origins
    if not actors and token.lemma in argument_words("intransitive"):
        actors, of = of, []
    if not actors:
        actors = _light_subject(syntax, token)
    recipients = [each for each in (*of, *aimed) if each not in tools]
    return Arguments(tuple(actors), tuple(recipients), tuple(tools))


def _is_attack(noun: Token) -> bool:
    """Say whether a noun can denote an attack by itself."""
    return any(sort.kind == "ASSAULT" for sort in sorts("en").get((noun.lemma.lower(), "noun"), ()))


def _is_fighter(token: Token) -> bool:
    return token.lemma.lower() in argument_words("fighter")


def _light_subject(syntax: Syntax, token: Token) -> list[Token]:
    """Lend a noun the subject of its verb: "Vesta launched an attack"; not "Vesta condemned the attack"."""
    head = syntax.tokens[token.head]
    if token.dep == "dobj" and head.tag.startswith("V") and head.lemma not in argument_words("onlooking"):
        subject = subject_of(syntax, head)
        return [] if subject is None else [subject]
    return []
