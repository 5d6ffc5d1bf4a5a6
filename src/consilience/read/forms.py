"""What is the fullest form that a report gives a name: "Maduro" → "Nicolás Maduro", "Navy" → "US Navy"?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from consilience.read.genders import find_gender, given_gender
from consilience.read.listed import synonyms
from consilience.read.mentions import Candidate, kind_key
from consilience.read.syntax import Syntax
from consilience.read.titles import titles
from consilience.records import Name

_LINKS = frozenset({"of", "for", "and", "the", "on", "in"})
_SHORT = 2
"""Letters; initials so short are other things too."""
_GROUPS = frozenset({"organisation", "force"})


def normalise(syntax: Syntax, chosen: Sequence[Candidate]) -> tuple[Name, ...]:
    """Turn candidates into names in their fullest form, with the role and the acronym that the report gives them."""
    text = syntax.text
    keys = [kind_key(text[c.start : c.end]) for c in chosen]
    shown: dict[str, str] = {}
    for candidate, key in zip(chosen, keys, strict=True):
        shown.setdefault(key, " ".join(text[candidate.start : candidate.end].split()))
    fuller = _fuller_people(syntax, chosen, keys) | _fuller_bodies(chosen, keys) | _fuller_ships(chosen, keys)
    full = [fuller.get((key, c.kind in _GROUPS, c.kind == "person"), key) for c, key in zip(chosen, keys, strict=True)]
    kinds, roles, acronyms = _settled(chosen, keys, full)
    return tuple(
        Name(
            syntax.span(c.start, c.end),
            kinds.get(whole, c.kind) if c.kind in _GROUPS else c.kind,
            shown[whole] if whole != key else " ".join(text[c.start : c.end].split()),
            c.role or (roles.get(whole) if c.kind == "person" else None),
            acronyms.get(whole),
            c.rule,
        )
        for c, key, whole in zip(chosen, keys, full, strict=True)
    )


_Place = tuple[str, bool, bool]
"""A key with what kind it is looked up for: groups and persons apart, so that no place becomes a person."""


def _settled(
    chosen: Sequence[Candidate], keys: Sequence[str], full: Sequence[str]
) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return for each full form its kind, its role and its acronym: the first given counts."""
    kinds: dict[str, str] = {}
    roles: dict[str, str] = {}
    acronyms: dict[str, str] = {}
    for candidate, key, whole in zip(chosen, keys, full, strict=True):
        if candidate.kind in _GROUPS and key == whole:
            kinds.setdefault(whole, candidate.kind)
        if candidate.role and candidate.kind == "person":
            roles.setdefault(whole, candidate.role)
        if candidate.acronym:
            acronyms.setdefault(whole, candidate.acronym)
    return kinds, roles, acronyms


def _fuller_people(syntax: Syntax, chosen: Sequence[Candidate], keys: Sequence[str]) -> dict[_Place, str]:
    """Map each short name of a person to the one fuller name that holds its words; two fuller names leave it alone."""
    people = sorted(
        {key for c, key in zip(chosen, keys, strict=True) if c.kind == "person" and c.rule != "person.office"}
    )
    royal = {key for c, key in zip(chosen, keys, strict=True) if _is_royal(c)}
    genders = _told_genders(syntax, chosen, keys)
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for name in people:
        for word in sorted(set(name.split())):
            holders[word].append(name)
    found: dict[_Place, str] = {}
    for name in people:
        if name in royal:  # "King Hussein" is no short "Saddam Hussein"
            continue
        words = set(name.split())
        longer = [other for other in holders[name.split()[-1]] if words < set(other.split())] if words else []
        longest = [other for other in longer if not any(set(other.split()) < set(more.split()) for more in longer)]
        if len(longest) > 1 and name in genders:
            longest = [other for other in longest if given_gender(other) in ("", genders[name])]
        if len(longest) == 1:
            found[name, False, True] = longest[0]
    return _without_epithets(found, Counter(keys))


def _told_genders(syntax: Syntax, chosen: Sequence[Candidate], keys: Sequence[str]) -> dict[str, str]:
    """Return the gender that titles give most mentions of a name: one "Mrs. Vale" makes no woman of every "Vale"."""
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for candidate, key in zip(chosen, keys, strict=True):
        if candidate.kind == "person":
            told[key][find_gender(syntax, candidate.start, candidate.role, "")] += 1
    most = {key: counted.most_common(1)[0][0] for key, counted in told.items()}
    return {key: gender for key, gender in most.items() if gender}


def _without_epithets(found: dict[_Place, str], counts: Counter[str]) -> dict[_Place, str]:
    """Prefer the usual full name to a longer one that stands once with a word in front: "Crooked Ana Vale"."""
    usual: dict[str, str] = {}
    for (name, _, _), longest in found.items():
        if counts[longest] == 1 and counts[name] > 1 and " " in name and longest.endswith(f" {name}"):
            usual[longest] = max(name, usual.get(longest, name), key=len)
    settled = {key: usual.get(longest, longest) for key, longest in found.items()}
    return settled | {(longest, False, True): name for longest, name in usual.items()}


def _is_royal(candidate: Candidate) -> bool:
    return candidate.role is not None and titles().get(candidate.role.split()[-1].lower()) == "royal"


def _fuller_bodies(chosen: Sequence[Candidate], keys: Sequence[str]) -> dict[_Place, str]:
    """Map names of bodies and places to their fullest form: by acronym, by list, by shared last words."""
    groups = {key for c, key in zip(chosen, keys, strict=True) if c.kind in _GROUPS}
    others = {key for c, key in zip(chosen, keys, strict=True) if c.kind not in _GROUPS and c.kind != "person"}
    found: dict[_Place, str] = {}
    for names, is_group in ((groups, True), (others, False)):
        same = dict(_same_by_list(names))
        if is_group:
            same |= {key: whole for key, whole in _same_by_ending(names).items() if key not in same}
            same |= {key: whole for key, whole in _same_by_initials(names).items() if key not in same}
        found |= {(key, is_group, False): same.get(whole, whole) for key, whole in same.items()}
    for candidate, key in zip(chosen, keys, strict=True):
        if candidate.rule == "acronym.full" and candidate.acronym:
            found[candidate.acronym, True, False] = key
    return found


def _fuller_ships(chosen: Sequence[Candidate], keys: Sequence[str]) -> dict[_Place, str]:
    """Map "USS Sample" to "USS Marian B. Sample" where one ship has its prefix and its last word."""
    ships = sorted({key for c, key in zip(chosen, keys, strict=True) if c.rule == "designation.ship"})
    ends: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name in ships:
        ends[name.split()[0], name.split()[-1]].append(name)
    return {
        (name, False, False): max(family, key=len)
        for family in ends.values()
        for name in family
        if all(set(other.split()) <= set(max(family, key=len).split()) for other in family)
    }


def initials(name: str) -> str:
    """Return the first letters of the words in capitals: "Free Hills Army" → FHA; "" for a single word."""
    words = [word for word in name.split() if word[0].isupper()]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _same_by_initials(names: Iterable[str]) -> dict[str, str]:
    """Map an acronym that the report does not explain to the one body with these initials: "EDA"."""
    bodies: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        if len(initials(name)) > _SHORT:
            bodies[initials(name)].append(name)
    return {name: bodies[name][0] for name in sorted(names) if len(bodies.get(name, ())) == 1}


def _same_by_list(names: Iterable[str]) -> Mapping[str, str]:
    listed = synonyms()
    families: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        families[listed.get(name, name)].append(name)
    return {name: max(family, key=len) for family in families.values() for name in family if len(family) > 1}


def _same_by_ending(names: Iterable[str]) -> dict[str, str]:
    """Map "Navy" to "US Navy" where no other name of the report ends so."""
    endings: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        words = name.split()
        for start in range(1, len(words)):
            if words[start - 1].lower() in _LINKS:  # "Vesta" is no short "Health Ministry of Vesta"
                break
            endings[" ".join(words[start:])].append(name)
    found = {}
    for name in sorted(names):
        longer = endings.get(name, [])
        whole = [other for other in longer if other not in endings or not set(endings[other]) & set(longer)]
        if len(whole) == 1:
            found[name] = whole[0]
    return found
