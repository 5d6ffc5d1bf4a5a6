"""How many of these assertions can be shown to be independent? The largest number of which no two may share a source.

Somebody in particular (a named person or body, a reporter who was there) is one origin. Unnamed people may be anybody
of their class: "officials" may be the police, "doctors" a surgeon who is named elsewhere; an outlet's own words, and
what it takes from another outlet, may come from any of them. What may be another's word is kept beside it, its
independence unknown, and adds nothing to the count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consilience.records import Citation
from consilience.rules import lookup
from consilience.unions import Unions
from consilience.weigh.origins.bodies import body_mark, telling_words
from consilience.weigh.origins.spellings import are_spellings_of_one, is_last_name_of

ANYBODY = "any"
"""The class of who may be anybody: an outlet's own words, people of whom nothing is said."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """Words of a report with the marks of their source: two assertions that share a mark are not independent."""

    citation: Citation
    marks: frozenset[str]
    name: str
    """The last source that can be traced, for a person."""
    recorded: bool
    """Whether the report says where it has it from."""
    group: str
    """The copy group of its report."""
    particular: bool = False
    """Whether its source is somebody in particular, so that it can be told from others."""
    sort: str = ANYBODY
    """What its source is (rules/en/sources_classes.tsv): police, medical, bystander ..."""
    lands: frozenset[str] = frozenset()
    """The countries that its source is said to be of."""
    wordings: frozenset[str] = frozenset()
    """Its sentence, where it is long enough that two reports do not write it alike by chance; in copies its clause."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent source of a finding."""

    name: str
    recorded: bool
    owner: str
    assertions: tuple[Assertion, ...]
    doubtful: tuple[Assertion, ...] = ()
    """What may be its word or another's: their independence is unknown."""
    particular: bool = False


@dataclass(frozen=True, slots=True)
class _Group:
    """Assertions that cannot be told apart: of one particular source, or of unnamed people of one kind."""

    assertions: tuple[Assertion, ...]
    kinds: frozenset[tuple[str, frozenset[str]]]
    """The classes of its sources, each with the countries that they are said to be of."""
    names: frozenset[str]
    """Of its sources in particular; empty for the unnamed."""

    def may_be(self, other: _Group) -> bool:
        """Say whether the two may have one source: of two in particular, where a last name is all that one gives."""
        if self.names and other.names:
            return any(is_last_name_of(one, two) for one in self.names for two in other.names)
        pairs = ((one, two) for one in self.kinds for two in other.kinds)
        return any(_are_classes_of_one(one[0], two[0]) and _are_lands_of_one(one[1], two[1]) for one, two in pairs)


def shown_independent(assertions: Sequence[Assertion]) -> tuple[list[tuple[Assertion, ...]], tuple[Assertion, ...]]:
    """Return the groups of assertions that are independent of one another, and those that may belong to any of them.

    The number of groups is the largest that can be shown: one more agreeing assertion never lowers it, unless it tells
    that two sources are one.
    """
    ordered = sorted(assertions, key=lambda assertion: (assertion.name, assertion.citation.span))
    groups = _group_all(ordered)
    rivals: dict[int, set[int]] = {at: set() for at in range(len(groups))}
    for at, group in enumerate(groups):
        for other in range(at):
            if group.may_be(groups[other]):
                rivals[at].add(other)
                rivals[other].add(at)
    chosen = _largest_apart(frozenset(rivals), rivals)
    held = {id(assertion) for at in chosen for assertion in groups[at].assertions}
    doubtful = tuple(assertion for assertion in ordered if id(assertion) not in held)
    return [groups[at].assertions for at in sorted(chosen)], doubtful


def _group_all(ordered: Sequence[Assertion]) -> list[_Group]:
    """Group what cannot be told apart: somebody in particular first, then the unnamed of one kind."""
    known = [assertion for assertion in ordered if assertion.particular]
    marks = dict(zip(map(id, known), _with_short_names(known), strict=True))
    clusters = _connected([marks.get(id(a), frozenset[str]()) | _wording(a) for a in ordered])
    groups = [_group(ordered[at] for at in cluster) for cluster in clusters]
    named = [group for group in groups if group.names]
    unnamed: dict[tuple[tuple[str, tuple[str, ...]], ...], list[Assertion]] = {}
    for group in (group for group in groups if not group.names):
        key = tuple(sorted((sort, tuple(sorted(lands))) for sort, lands in group.kinds))
        unnamed.setdefault(key, []).extend(group.assertions)
    return [*named, *(_group(unnamed[key]) for key in sorted(unnamed))]


def _wording(assertion: Assertion) -> frozenset[str]:
    """Return the mark of the words alone: the same sentence is one, whoever it was read to be from."""
    return frozenset(f"words {wording}" for wording in assertion.wordings)


def _largest_apart(left: frozenset[int], rivals: Mapping[int, set[int]]) -> frozenset[int]:
    """Choose as many as possible of which no two are rivals; of equal choices the one with the earlier members.

    Whoever has at most one rival left is a safe choice; else both ways are tried for the one with most rivals.
    """
    if not left:
        return frozenset()
    degree = {at: len(rivals[at] & left) for at in left}
    safe = [at for at in sorted(left) if degree[at] <= 1]
    if safe:
        return _largest_apart(left - {safe[0]} - rivals[safe[0]], rivals) | {safe[0]}
    most = min(left, key=lambda at: (-degree[at], at))
    one = _largest_apart(left - {most} - rivals[most], rivals) | {most}
    other = _largest_apart(left - {most}, rivals)
    return max((one, other), key=lambda found: (len(found), [-at for at in sorted(found)]))


def without_repetition(assertions: Sequence[Assertion]) -> list[Assertion]:
    """Leave out the own words of a report for what it, or a copy of it, attributes too: the same thing said twice."""
    attributed = {a.group for a in assertions if a.particular}
    own = [not a.particular and a.sort == ANYBODY and f"group {a.group}" in a.marks for a in assertions]
    return [a for a, is_own in zip(assertions, own, strict=True) if not is_own or a.group not in attributed]


def may_be_one(left: Iterable[Assertion], right: Iterable[Assertion]) -> bool:
    """Say whether two groups of assertions may have one source."""
    return _group(left).may_be(_group(right))


def _group(assertions: Iterable[Assertion]) -> _Group:
    """Put assertions of one source together; what is said of it anywhere tells what it is."""
    members = tuple(assertions)
    kinds = {(assertion.sort, assertion.lands) for assertion in members}
    told = {kind for kind in kinds if kind[0] != ANYBODY}
    return _Group(members, frozenset(told or kinds), frozenset(a.name for a in members if a.particular))


def _are_lands_of_one(left: frozenset[str], right: frozenset[str]) -> bool:
    return not left or not right or not left.isdisjoint(right)


def _are_classes_of_one(left: str, right: str) -> bool:
    """Say whether somebody can be of both classes: an official may be of the police, a doctor may not."""
    within: Mapping[str, str] = lookup("en", "sources_classes", "class", "within")
    return left == right or ANYBODY in (left, right) or within.get(left) == right or within.get(right) == left


def _with_short_names(assertions: Sequence[Assertion]) -> list[frozenset[str]]:
    """Return the marks of each, a name joined to its other spellings and to fuller ones.

    "Health Ministry" is "Ministry of Health of Vesta".
    """
    names = sorted({assertion.name for assertion in assertions})
    words = {name: telling_words(name) for name in names}
    fuller = {name: {other for other in names if words[other] and words[other] <= words[name]} for name in names}
    joined = {name: {body_mark(other) for other in fuller[name]} for name in names}
    for name in names:
        joined[name] |= {f"spelling {min(name, other)}" for other in names if are_spellings_of_one(name, other)}
    return [assertion.marks | joined[assertion.name] for assertion in assertions]


def _connected(marks: Sequence[frozenset[str]]) -> list[list[int]]:
    """Group the places of sets that share a member, directly or through others."""
    joined = Unions(len(marks))
    first: dict[str, int] = {}
    for at, members in enumerate(marks):
        for member in sorted(members):
            joined.join(first.setdefault(member, at), at)
    return list(joined.sets().values())
