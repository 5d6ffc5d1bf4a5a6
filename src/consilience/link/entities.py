"""Which names mean one person, organisation, place, plan or law, under all its spellings, translations and acronyms?

One crisis at a time: a name of common words only ("Ministry of Defence") and a surname alone mean the same thing only
inside it. What is one in all the world is joined across crises afterwards.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from consilience.link.bearers import Bearer, Join, sort_of, tells
from consilience.link.keys import initials, name_key, sound
from consilience.link.offices import is_bare_office, join_offices
from consilience.records import Entity, Name
from consilience.unions import Unions

_SAME_SPELLING = "one name in every spelling"
_SAME_SOUND = "one name, written down from another alphabet"
_SAME_NAME = "one name in several crises"
_SAME_PLACE = "one entry of the gazetteer"


def find_entities(bearers: Sequence[Bearer]) -> tuple[tuple[Entity, ...], list[int]]:
    """Put the names of the reports of one crisis together into entities; every name is a mention of exactly one.

    Return with them, of each bearer, the number of its entity.
    """
    unions = Unions(len(bearers))
    for rule in (_join_places, _join_spellings, _join_acronyms, _join_fuller_persons, _join_surnames, join_offices):
        for one, two, because in rule(bearers):
            unions.join(one, two, because)
    found = [
        (_entity([bearers[number] for number in group], unions.because(first)), group)
        for first, group in unions.sets().items()
    ]
    found.sort(key=lambda pair: pair[0].mentions)
    number_of = {bearer: number for number, (_, group) in enumerate(found) for bearer in group}
    return tuple(entity for entity, _ in found), [number_of[bearer] for bearer in range(len(bearers))]


def _grouped(bearers: Sequence[Bearer], key: Callable[[Bearer], object]) -> Iterator[list[int]]:
    groups: dict[object, list[int]] = defaultdict(list)
    for number, bearer in enumerate(bearers):
        value = key(bearer)
        if value is not None:
            groups[value].append(number)
    yield from (group for group in groups.values() if len(group) > 1)


def _chain(group: Sequence[int], because: str) -> Iterator[Join]:
    yield from ((group[0], other, because) for other in group[1:])


def _join_places(bearers: Sequence[Bearer]) -> Iterator[Join]:
    for group in _grouped(bearers, lambda bearer: bearer.place):
        yield from _chain(group, _SAME_PLACE)


def _join_spellings(bearers: Sequence[Bearer]) -> Iterator[Join]:
    for group in _grouped(bearers, _spelling):
        yield from _chain(group, _SAME_SPELLING)


def _spelling(bearer: Bearer) -> object:
    """Give what must be equal; two places of one name stay apart where both are in the gazetteer."""
    if (bearer.kind == "person" and len(bearer.key) == 1) or is_bare_office(bearer):
        return None
    return bearer.kind, bearer.key, bearer.place


def _join_acronyms(bearers: Sequence[Bearer]) -> Iterator[Join]:
    """Join "FANB" to the one body whose acronym it is or whose initials it spells."""
    full: dict[str, dict[tuple[str, ...], int]] = defaultdict(dict)
    for number, bearer in enumerate(bearers):
        if bearer.kind != "person" and len(bearer.key) > 1:
            for short in {(bearer.acronym or "").lower(), initials(bearer.key)} - {""}:
                full[short].setdefault(bearer.key, number)
    for number, bearer in enumerate(bearers):
        if len(bearer.key) == 1 and bearer.text.isupper() and 2 < len(bearer.text) < 9:
            found = full.get(bearer.key[0], {})
            if len(found) == 1:
                yield next(iter(found.values())), number, f"{bearer.text} is its acronym"
    for group in _grouped(bearers, lambda item: item.acronym if item.acronym and len(item.acronym) > 2 else None):
        yield from _chain(group, f"the acronym {bearers[group[0]].acronym} stands beside both")


def _join_fuller_persons(bearers: Sequence[Bearer]) -> Iterator[Join]:
    """Join "Vladimir Padrino" to "Vladimir Padrino López", and one name in two transliterations."""
    by_first: dict[str, dict[tuple[str, ...], list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, bearer in enumerate(bearers):
        sounds = _sounds(bearer)
        if len(sounds) > 1:
            by_first[sounds[0]][sounds].append(number)
    for named in by_first.values():
        for sounds, group in named.items():
            for alike in _by_initials(group, bearers):
                same = len({bearers[number].key for number in alike}) == 1
                yield from _chain(alike, _SAME_SPELLING if same else _SAME_SOUND)
            fuller = [other for other in named if len(other) > len(sounds) and _contains(other, sounds)]
            longest = max(fuller, key=lambda other: (len(other), other), default=sounds)
            if fuller and all(_contains(longest, other) for other in fuller):
                yield named[longest][0], group[0], f"“{bearers[group[0]].text}” is a shorter form"


def _by_initials(group: Sequence[int], bearers: Sequence[Bearer]) -> list[list[int]]:
    """Keep "George W. Bush" and "George H. W. Bush" apart; one without initials is the same as one with some."""
    parts: dict[str, list[int]] = defaultdict(list)
    for number in group:
        parts["".join(word for word in bearers[number].key if len(word) == 1)].append(number)
    written = sorted(part for part in parts if part)
    if all(part in written[-1] for part in written):
        return [list(group)]
    return list(parts.values())


def _sounds(bearer: Bearer) -> tuple[str, ...]:
    """Give a person's name by its sound, without initials."""
    return tuple(sound(word) for word in bearer.key if len(word) > 1) if bearer.kind == "person" else ()


def _contains(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    rest = iter(longer)
    return all(word in rest for word in shorter)


def _join_surnames(bearers: Sequence[Bearer]) -> Iterator[Join]:
    """Join a surname alone to the one person of that surname."""
    known: dict[str, dict[tuple[str, ...], int]] = defaultdict(dict)
    for number, bearer in enumerate(bearers):
        sounds = _sounds(bearer)
        for word in sounds[1:]:
            known[word].setdefault(sounds, number)
    for number, bearer in enumerate(bearers):
        sounds = _sounds(bearer)
        if len(sounds) == 1:
            found = known.get(sounds[0], {})
            longest = max(found, key=lambda other: (len(other), other), default=())
            if found and all(_contains(longest, other) for other in found):
                yield found[longest], number, f"the only {bearer.text} of this crisis"
    for group in _grouped(bearers, lambda item: _sounds(item) if len(_sounds(item)) == 1 else None):
        yield from _chain(group, "one surname in one crisis, and no first name against it")


def _entity(bearers: Sequence[Bearer], because: tuple[str, ...]) -> Entity:
    entry = next((bearer.place for bearer in bearers if bearer.place is not None), None)
    return replace(make_entity([name for bearer in bearers for name in bearer.names], because), geonameid=entry)


def make_entity(names: Sequence[Name], because: tuple[str, ...]) -> Entity:
    """Make an entity of names that mean one thing: the most frequent full name stands for it."""
    texts = Counter(name.text for name in names)
    kinds = Counter(name.kind for name in names)
    full = max(min(len(name_key(text)), 2) for text in texts)
    fitting = [text for text in texts if len(name_key(text)) >= full]
    return Entity(
        name=max(fitting, key=lambda text: (texts[text], len(name_key(text)), text)),
        kind=max(kinds, key=lambda kind: (kinds[kind], kind)),
        variants=tuple(sorted(texts)),
        mentions=tuple(sorted({name.span for name in names})),
        because=because,
    )


def unite_entities(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Join the entities of several crises that are one in all the world: one place, one telling name."""
    found = sorted(entities, key=lambda entity: entity.mentions)
    unions = Unions(len(found))
    first: dict[object, int] = {}
    for number, entity in enumerate(found):
        for key in shared_keys(entity):
            unions.join(first.setdefault(key, number), number)
    groups = ([found[number] for number in group] for group in unions.sets().values())
    return tuple(sorted((join_entities(group, _SAME_NAME) for group in groups), key=lambda entity: entity.mentions))


def shared_keys(entity: Entity) -> frozenset[object]:
    """Give what an entity shares with all that are one with it in other crises: its entry or its telling names."""
    if entity.geonameid is not None:
        return frozenset({entity.geonameid})
    sort = sort_of(entity.kind)
    keys = ((sort, name_key(text)) for text in entity.variants)
    return frozenset(key for key in keys if tells(*key))


def join_entities(entities: Sequence[Entity], because: str) -> Entity:
    """Make one entity of several; the name of most mentions stands for it."""
    if len(entities) == 1:
        return entities[0]
    names = Counter[str]()
    for entity in entities:
        names[entity.name] += len(entity.mentions)
    return replace(
        entities[0],
        name=max(names, key=lambda name: (names[name], name)),
        variants=tuple(sorted({text for entity in entities for text in entity.variants})),
        mentions=tuple(sorted(span for entity in entities for span in entity.mentions)),
        because=tuple(sorted({reason for entity in entities for reason in entity.because} | {because})),
    )
