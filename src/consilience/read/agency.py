"""Did somebody do it? Harm that a fire, a storm or a crash does is no attack."""

from __future__ import annotations

from collections.abc import Sequence

from consilience.read.arguments import subject_of
from consilience.read.happenings import Happening
from consilience.read.syntax import Syntax, Token
from consilience.rules import lookup

HARMS = frozenset({"kill", "injure", "destroy", "damage"})
_CAUSES = ("in", "by", "from")
_UNDONE = ("disaster", "accident")


def without_agents(syntax: Syntax, happenings: Sequence[Happening]) -> tuple[Happening, ...]:
    """Take the root ASSAULT from harm that a happening does: "The earthquake killed ten", "ten were hurt in a fire"."""
    undone = {happening.token.i for happening in happenings if happening.mode in _UNDONE}
    return tuple(
        happening._replace(kind=None)
        if happening.kind == "ASSAULT" and happening.mode in HARMS and _is_undone(syntax, happening.token, undone)
        else happening
        for happening in happenings
    )


def _is_undone(syntax: Syntax, trigger: Token, undone: set[int]) -> bool:
    kinds = lookup("en", "agency", "noun", "agency")
    return any(cause.i in undone or cause.lemma in kinds for cause in _causes(syntax, trigger))


def _causes(syntax: Syntax, trigger: Token) -> list[Token]:
    subject = None if syntax.dependents(trigger.i, "nsubjpass") else subject_of(syntax, trigger)
    leads = [token for token in syntax.dependents(trigger.i, "prep", "agent") if token.lower in _CAUSES]
    objects = [token for lead in leads for token in syntax.dependents(lead.i, "pobj")]
    return [*objects, *([subject] if subject is not None else [])]
