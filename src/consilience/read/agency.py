"""Did somebody do it? Harm that a fire or a storm does is no attack; a death that somebody is blamed for is one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from consilience.read.arguments import subject_of
from consilience.read.arguments_blame import find_doers
from consilience.read.happenings import Happening
from consilience.read.syntax import Syntax, Token
from consilience.read.weapons import is_weapon
from consilience.rules import lookup, rows

HARMS = frozenset({"kill", "injure", "destroy", "damage"})
_CAUSES = ("in", "by", "from")
_UNDONE = ("disaster", "accident")
_HOSTILE = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION"})
"""Roots that only somebody earns."""
_PRONOUNS = frozenset({"it", "that", "which"})
_BOMB = "explosives"
_DONE = {"die": "die", "explosion": "explosives", "damage": "destroy", "injure": "injure", "destroy": "destroy"}
"""Modes of harm that is an attack once somebody is said to be behind it."""


def without_agents(syntax: Syntax, happenings: Sequence[Happening]) -> tuple[Happening, ...]:
    """Take the root from what a happening does: "The earthquake killed ten", "it razed a village", "hurt in a fire".

    Where a report tells of a disaster and of no attack, harm that nobody is said to have done is the disaster's.
    """
    undone = {happening.token.i for happening in happenings if happening.mode in _UNDONE}
    done = {happening.token.i for happening in happenings if happening.kind == "ASSAULT"}
    told = [
        _of_nobody(happening)
        if happening.kind in _HOSTILE and _is_undone(syntax, happening, undone, done)
        else happening
        for happening in happenings
    ]
    if not _is_of_disaster(told):
        return tuple(told)
    return tuple(
        _of_nobody(happening) if happening.kind in _HOSTILE and _is_orphan(syntax, happening) else happening
        for happening in told
    )


def _is_of_disaster(happenings: Sequence[Happening]) -> bool:
    """Say whether a report tells of a disaster and of no attack but harm."""
    attacked = any(happening.kind == "ASSAULT" and happening.mode not in HARMS for happening in happenings)
    return not attacked and any(happening.mode == "disaster" for happening in happenings)


def _is_orphan(syntax: Syntax, happening: Happening) -> bool:
    """Say whether nobody is said to have done harm: "fifty were hurt", "it left thousands homeless"."""
    harm = happening.mode in HARMS or happening.token.lemma in _razing()
    return harm and all(cause.lower in _PRONOUNS for cause in _causes(syntax, happening.token, ("by",)))


def _of_nobody(happening: Happening) -> Happening:
    """Return a happening as what befalls: harm stays harm, what razes destroys, what strikes is the disaster."""
    if happening.mode in HARMS:
        return happening._replace(kind=None)
    return happening._replace(kind=None, mode="destroy" if happening.token.lemma in _razing() else "disaster")


def with_agents(syntax: Syntax, happenings: Sequence[Happening]) -> tuple[Happening, ...]:
    """Make attacks of harm that somebody is behind.

    A death or explosion for which somebody is blamed ("responsible for the death of Ruiz"); an explosion in a report
    that tells of a bomb; what dies or is damaged by either ("two died in the blast").
    """
    bombed = any(happening.kind == "ASSAULT" and happening.mode == _BOMB for happening in happenings)
    told = [
        _as_attack(happening)
        if _is_open(happening) and (_is_blamed(syntax, happening) or (bombed and happening.mode == "explosion"))
        else happening
        for happening in happenings
    ]
    done = {happening.token.i for happening in told if happening.kind == "ASSAULT"}
    return tuple(
        _as_attack(happening)
        if _is_open(happening)
        and any(c.i in done or is_weapon(syntax, c) for c in _causes(syntax, happening.token, _CAUSES))
        else happening
        for happening in told
    )


def _is_open(happening: Happening) -> bool:
    return happening.kind is None and happening.mode in _DONE


def _is_blamed(syntax: Syntax, happening: Happening) -> bool:
    return happening.token.tag.startswith("N") and bool(find_doers(syntax, happening.token))


def _as_attack(happening: Happening) -> Happening:
    return happening._replace(kind="ASSAULT", mode=_DONE[happening.mode or ""])


def _is_undone(syntax: Syntax, happening: Happening, undone: set[int], done: set[int]) -> bool:
    """Say whether a happening does it: "in a fire"; "in a car bomb explosion" somebody does."""
    kinds = lookup("en", "agency", "noun", "agency")
    causes = _causes(syntax, happening.token, _CAUSES if happening.mode in HARMS else ("by",))
    return any(cause.i in undone or cause.lemma in kinds for cause in causes if cause.i not in done)


@cache
def _razing() -> frozenset[str]:
    """Return the verbs of any kind that destroy buildings, whoever does it."""
    return frozenset(
        row["lemma"]
        for row in rows("en", "events")
        if row["pos"] == "verb" and (row["mode"] == "destroy" or row["with"] == "obj:home")
    )


def _subjects(syntax: Syntax, trigger: Token) -> list[Token]:
    """Find who does what a verb says; what has been done to ("two were seen and five killed") does nothing."""
    active = any(child.dep == "dobj" or child.lemma == "have" for child in syntax.dependents(trigger.i, "aux", "dobj"))
    subject = (
        None
        if (trigger.tag == "VBN" and not active) or syntax.dependents(trigger.i, "nsubjpass")
        else subject_of(syntax, trigger)
    )
    return [subject] if subject is not None else []


def _causes(syntax: Syntax, trigger: Token, words: Sequence[str]) -> list[Token]:
    """Find what is behind a happening: its subject, and what follows these prepositions."""
    leads = [token for token in syntax.dependents(trigger.i, "prep", "agent") if token.lower in words]
    objects = [token for lead in leads for token in syntax.dependents(lead.i, "pobj")]
    return [*objects, *_subjects(syntax, trigger)]
