"""Who stands with whom, who against whom? Sides found from alliance and opposition as the reports tell them."""

from __future__ import annotations

from collections import Counter

from consilience.records import Citation, PostureRelation, Side, Span, Stance
from consilience.rules import find_matches, patterns
from consilience.unions import Unions
from consilience.weigh.mentions import Mention
from consilience.weigh.origins.lineage import Lineage
from consilience.weigh.posture.setting import Setting
from consilience.weigh.speech import statements_over

ALLIED, OPPOSED = "allied with", "opposed to"
_AGAINST = frozenset({"ASSAULT"})
Ties = dict[tuple[str, str, str], list[Citation]]


def find_sides(lineage: Lineage, setting: Setting) -> tuple[Side, ...]:
    """Group the countries of a case by the alliances that reports tell; opposition keeps sides apart."""
    ties: Ties = {}
    for report in setting.index.readings:
        if report not in setting.index.superseded:
            _read_words(lineage, setting, report, ties)
    for mention in setting.index.mentions:
        if mention.reading.report not in setting.index.superseded:
            _read_deeds(lineage, setting, mention, ties)
    members = sorted({name for _, left, right in ties for name in (left, right)})
    if not members:
        return ()
    told = Counter(name for reading in setting.index.readings.values() for name in (p.name for p in reading.places))
    return tuple(_side(group, ties, told) for group in _grouped(members, ties))


def _grouped(members: list[str], ties: Ties) -> list[list[str]]:
    """Join allies, those told of most first, unless that would put opponents together."""
    number = {name: at for at, name in enumerate(members)}
    joined = Unions(len(members))
    opposed = {frozenset((left, right)) for kind, left, right in ties if kind == OPPOSED}
    allied = sorted((key for key in ties if key[0] == ALLIED), key=lambda key: (-len(ties[key]), key))
    for _, left, right in allied:
        ours = [name for name in members if joined.find(number[name]) == joined.find(number[left])]
        theirs = [name for name in members if joined.find(number[name]) == joined.find(number[right])]
        if not any(frozenset((a, b)) in opposed for a in ours for b in theirs):
            joined.join(number[left], number[right])
    groups: dict[int, list[str]] = {}
    for name in members:
        groups.setdefault(joined.find(number[name]), []).append(name)
    return [groups[root] for root in sorted(groups, key=lambda root: groups[root])]


def _side(group: list[str], ties: Ties, told: Counter[str]) -> Side:
    name = min(group, key=lambda name: (-told[name], name))
    found: dict[tuple[str, str], set[Citation]] = {}
    for (kind, left, right), cites in ties.items():
        for one, other in ((left, right), (right, left)):
            if one in group and (kind == ALLIED or other not in group):
                found.setdefault((kind, other), set()).update(cites)
    relations = tuple(
        PostureRelation(kind, other, tuple(sorted(cites, key=lambda cite: (cite.span, cite.said_by))))
        for (kind, other), cites in sorted(found.items())
    )
    return Side(name, tuple(group), relations)


def _read_words(lineage: Lineage, setting: Setting, report: str, ties: Ties) -> None:
    """Read what words between the names of countries say: "the closest ally of", "tensions with"."""
    index = setting.index
    text = index.readings[report].text
    for match in find_matches([p for p in patterns("en", "posture") if p.fields["part"] in (ALLIED, OPPOSED)], text):
        kind = str(match.pattern.fields["part"])
        sentence = index.sentence(Span(report, match.start, match.end))
        before = setting.countries.within(Span(report, sentence.start, match.start + 1))
        after = setting.countries.within(Span(report, match.start, sentence.end))
        number = index.statement_over(Span(report, match.start, match.end))
        statement = index.readings[report].statements[number] if number is not None else None
        cite = lineage.assert_span(sentence, statement).citation
        pairs = _pairs(kind, before, after, match.groups.get("whose"))
        for left, right in pairs:
            _add(ties, kind, left, right, cite)


def _pairs(kind: str, before: tuple[str, ...], after: tuple[str, ...], whose: str | None) -> list[tuple[str, str]]:
    """Pair the countries around the words: in "Vesta, with Orland, is an ally of Norda" each goes with Norda."""
    right = after[:1]
    if kind == ALLIED:
        return [(left, other) for left in before for other in right if left != other]
    return [(left, other) for left in before[-1:] for other in right if left != other]


def _read_deeds(lineage: Lineage, setting: Setting, mention: Mention, ties: Ties) -> None:
    """Read attacks, threats and accusations between states; what is only denied tells of no opposition."""
    event = mention.event
    if event.kind not in _AGAINST or not event.actor or not event.recipient or not _is_hostile(setting, mention):
        return
    left, right = setting.countries.of(event.actor), setting.countries.of(event.recipient)
    if left and right and left != right:
        cite = lineage.assert_span(setting.index.clause_span(mention), None).citation
        _add(ties, OPPOSED, left, right, cite)


def _is_hostile(setting: Setting, mention: Mention) -> bool:
    """Say whether an attack is told as done, or spoken of in a threat; a mere possibility opposes nobody."""
    if mention.event.stance is Stance.AFFIRMED:
        return True
    return any(statement.act == "threaten" for statement in statements_over(setting.index, mention))


def _add(ties: Ties, kind: str, left: str, right: str, cite: Citation) -> None:
    first, second = sorted((left, right))
    ties.setdefault((kind, first, second), []).append(cite)
