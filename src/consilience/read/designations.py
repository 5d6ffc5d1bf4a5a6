"""Which names show by their form what they name: weapons, ships, units, plans, laws (rules/en/designations.toml)?

Weapons with names of their own are rules/en/weapon_names.tsv, classes of weapons rules/en/weapons.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from consilience.read.mentions import LISTED, PATTERN, Candidate, words_for
from consilience.read.phrases import Phrases
from consilience.read.syntax import Syntax
from consilience.records import BlockKind
from consilience.rules import Match, find_matches, patterns, rows

_ACTS = words_for("weapon act")
"""What a weapon does: "drone strike" names a drone, "missile assets" no missile."""
_MARK = re.compile(r"(?:-[A-Z]?\d{1,4}[A-Z]{0,2}\d?|-[A-Z]\d?)?(?:\s(?:\d[A-Z]\w{0,3}|TB2|II|III|IV)\b)?")
"""What may stand behind a weapon's name as part of it: "-136", "-M", " 2A6", " TB2"."""
_ARMS = re.compile(
    r"\s(?:(?!and\b|or\b)[a-z-]+\s){0,2}(?:missile|rocket|batter|system|launcher|interceptor|drone|tank|vehicle|shell|gun|"
    r"munition|torpedo|bomb|jet|fighter|helicopter|aircraft|howitzer|rifle|pistol|radar|carrier|mortar|warhead|bomber)"
)
_TIME_BEHIND = re.compile(
    r"\s(?:(?:on|in|by|since|until|till|from|before|after|last|next|this|late|early)\s)+"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Christmas|Easter|Ramadan|(?:19|20)\d\d)\b(?!\s(?:Accords?|Agreement|Declaration)\b)"
)
"""A time told by words and not part of the name; "the Treaty of 1998" and "the Good Friday Agreement" keep theirs."""


def find_designations(syntax: Syntax) -> Iterator[Candidate]:
    """Find designations: "S-300VM", "USS Gerald R. Ford", "Plan Independence 200", "Law of the Command for ..."."""
    table = patterns("en", "designations")
    for block in syntax.blocks:
        if block.kind == BlockKind.BOILERPLATE:
            continue
        for match in find_matches(table, syntax.text, block.span.start, block.span.end):
            start, end = match.found.span("name")
            end = _end_without_time(syntax.text, start, end)
            yield Candidate(start, end, str(match.pattern.fields["kind"]), _rule(match), PATTERN)


def _rule(match: Match) -> str:
    """Return the rule, with the class that a ship is called by: "designation.ship-class.frigate"."""
    called = match.groups.get("class")
    return f"{match.pattern.id}.{called}" if called else match.pattern.id


def find_weapon_names(syntax: Syntax) -> Iterator[Candidate]:
    """Find weapons by their names, mark and model included: "Kalibr", "Shahed-136", "Leopard 2A6"; "Grad rockets"."""
    for found in _names().find(syntax):
        mark = _MARK.match(syntax.text, found.end)
        end = mark.end() if mark else found.end
        if found.row["alone"] == "yes" or end > found.end + 1 or _names_arms(syntax, end):
            yield Candidate(found.start, end, found.row["kind"], "designation.weapon-name", PATTERN)


def _names_arms(syntax: Syntax, end: int) -> bool:
    """Say whether a noun of arms stands behind: "Grad | rockets", "Patriot | air defence battery"."""
    return _ARMS.match(syntax.text, end) is not None


@cache
def _names() -> Phrases:
    return Phrases((row["name"], row) for row in rows("en", "weapon_names"))


def _end_without_time(text: str, start: int, end: int) -> int:
    """Leave a time behind a name out of it: "the Port Law | on Thursday", "Operation Dawn | in May"."""
    found = _TIME_BEHIND.search(text, start, end)
    return found.start() if found else end


def find_weapon_classes(syntax: Syntax, designations: Sequence[Candidate]) -> Iterator[Candidate]:
    """Find weapons and craft called by their class: "fighter jets", not "Su-30MK2 | aircraft |"."""
    ends = {candidate.end for candidate in designations}
    starts = {candidate.start for candidate in designations}
    for found in _classes().find(syntax):
        if found.start - 1 in ends or found.end + 1 in starts:
            continue
        if not _describes(syntax, found.start, found.end):
            yield Candidate(found.start, found.end, found.row["kind"], f"weapon.{found.row['weapon']}", LISTED)


def _describes(syntax: Syntax, start: int, end: int) -> bool:
    """Say whether a class only tells what another noun is: "missile assets"."""
    inside = syntax.tokens_in(start, end)
    if not inside:
        return True
    last = inside[-1].i + 1
    behind = syntax.tokens[last] if last < len(syntax.tokens) else None
    return inside[-1].tag == "NN" and behind is not None and behind.tag.startswith("NN") and behind.lower not in _ACTS


@cache
def _classes() -> Phrases:
    listed: list[tuple[str, Mapping[str, str]]] = []
    for row in rows("en", "weapons"):
        name = row["weapon"]
        listed += [(name, row), (_plural(name), row)]
    return Phrases(listed, fold=True)


def _plural(name: str) -> str:
    """Return the plural of a class of weapons: "knife" → "knives", "weapon of mass destruction" → "weapons of ..."."""
    head, of, rest = name.partition(" of ")
    if head.endswith("craft"):
        return name
    if head.endswith("fe"):
        return head[:-2] + "ves" + of + rest
    if head.endswith(("x", "s", "ch", "sh")):
        return head + "es" + of + rest
    return head + "s" + of + rest
