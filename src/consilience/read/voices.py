"""Who says what? Attributions with their source, the words that attribute, and the words attributed.

Cues (verbs, nouns, phrases) give drafts along the parse; quotations are joined to them; what surrounds an attribution
gives its chain. `statements_over` tells for any character whose words it belongs to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from consilience.read.chains import find_chain
from consilience.read.speakers import Speakers
from consilience.read.syntax import Syntax
from consilience.read.voices_adjectives import attitude_drafts
from consilience.read.voices_drafts import Draft, inner
from consilience.read.voices_labels import label_drafts
from consilience.read.voices_nouns import noun_drafts
from consilience.read.voices_phrases import phrase_drafts
from consilience.read.voices_predicates import predicate_drafts
from consilience.read.voices_quotes import join_quotations
from consilience.read.voices_scopes import settle_scopes
from consilience.read.voices_verbs import verb_drafts
from consilience.records import Name, Problem, Span, Statement

_OPINIONS = {"say", "claim", "doubt"}
_SELVES = {"i", "we", "he", "she", "it", "my", "our", "his", "her", "its"}


def find_statements(syntax: Syntax, names: tuple[Name, ...]) -> tuple[tuple[Statement, ...], tuple[Problem, ...]]:
    """Find every attribution of a report, nested ones too, in the order of their first words."""
    drafts = [*verb_drafts(syntax), *noun_drafts(syntax), *phrase_drafts(syntax)]
    drafts += [*attitude_drafts(syntax), *label_drafts(syntax), *predicate_drafts(syntax)]
    drafts = join_quotations(syntax, settle_scopes(syntax, drafts))
    drafts = _without_seeming([draft for draft in drafts if draft.content])
    drafts = _without_idle(syntax, _without_held_minds(syntax, drafts))
    drafts.sort(key=lambda draft: (min(draft.content[0], *draft.cue), -len(draft.content), draft.cue, draft.rule))
    speakers = Speakers(syntax, names)
    holders = _holders(drafts)
    statements = tuple(_statement(syntax, draft, holders, speakers) for draft in drafts)
    return tuple(statement for statement in statements if statement.content), ()


def statements_over(statements: Sequence[Statement], starts: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Tell for characters in reading order which statements hold them: their indexes, the innermost first."""
    around: dict[int, list[tuple[int, int]]] = {}
    for index, statement in enumerate(statements):
        for part in statement.content:
            for number in range(bisect_left(starts, part.start), bisect_left(starts, part.end)):
                around.setdefault(starts[number], []).append((part.end - part.start, index))
    return {start: tuple(index for _, index in sorted(found)) for start, found in around.items()}


def _has(content: Sequence[int], index: int) -> bool:
    position = bisect_left(content, index)
    return position < len(content) and content[position] == index


def _without_idle(syntax: Syntax, drafts: list[Draft]) -> list[Draft]:
    """Drop nouns that another attribution only refers to ("dismissed reports that ...", "said in a statement on X")."""
    objects = {
        draft.content[0] for draft in drafts if draft.rule.startswith(("verb.object", "verb.passive", "refusal"))
    }
    firsts = {i for draft in drafts for i in draft.content[:4] if draft.content[0] in objects}
    within = {i for draft in drafts if draft.rule == "predicate" for i in draft.cue}
    verbs = {draft.head for draft in drafts if draft.rule.startswith("verb")}
    return [
        draft
        for draft in drafts
        if not draft.rule.startswith("noun")
        or (
            draft.head not in within
            and (draft.source.tokens or draft.head not in firsts | _means(syntax, draft, verbs))
        )
    ]


def _means(syntax: Syntax, draft: Draft, verbs: set[int]) -> set[int]:
    """Return the noun where it only tells how something was said: "said in a statement on Monday"."""
    noun = syntax.tokens[draft.head]
    link = syntax.tokens[noun.head]
    return {draft.head} if noun.dep == "pobj" and link.lower in ("in", "at", "during") and link.head in verbs else set()


def _without_seeming(drafts: list[Draft]) -> list[Draft]:
    """Drop what only seems inside the words of a named source: the innermost voice there is that source."""
    spoken = [draft for draft in drafts if draft.source.tokens]
    seeming = [draft for draft in drafts if draft.rule == "verb.seeming"]
    held = {d.head for d in seeming for other in spoken if other.cue != d.cue and _has(other.content, d.head)}
    return [draft for draft in drafts if draft.rule != "verb.seeming" or draft.head not in held]


def _holders(drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
    """List for the first word of each cue the attributions whose words hold it."""
    found: dict[int, list[Draft]] = {draft.cue[0]: [] for draft in drafts if draft.cue}
    for draft in drafts:
        for index in draft.content:
            if index in found:
                found[index].append(draft)
    return found


def _without_held_minds(syntax: Syntax, drafts: list[Draft]) -> list[Draft]:
    """Drop what somebody is said by another to think or feel: it belongs to the words of who says so.

    What somebody is said to plan, ask for or have no plans for is kept: it tells what that somebody is up to.
    """
    held = {index for draft in drafts for index in draft.content}
    return [d for d in drafts if d.kind != "mind" or d.cue[0] not in held or _is_told_of(syntax, d)]


def _is_told_of(syntax: Syntax, draft: Draft) -> bool:
    """Say whether a held mind is somebody else's plan, not the speaker's own wish ("she said she wants to")."""
    if draft.act in _OPINIONS or draft.source.head is None:
        return False
    return syntax.tokens[draft.source.head].tag not in ("PRP", "WP", "WDT")


def _statement(syntax: Syntax, draft: Draft, holders: Mapping[int, Sequence[Draft]], speakers: Speakers) -> Statement:
    chain = _chain(syntax, draft, holders)
    named = _within(syntax, draft, speakers.name(draft.source.head))
    speaker = named or _speaker_around(syntax, draft, chain, speakers)
    names = (speakers.name(head) for head in chain)
    return Statement(
        source=syntax.spans(inner(syntax, draft.source.tokens)),
        cue=syntax.spans(draft.cue) or _marks(syntax, draft.cue),
        content=syntax.spans(draft.content),
        speaker=speaker,
        via=tuple(name for name in names if name and name != speaker),
        direct=draft.direct,
        act=draft.act,
        rule=draft.rule,
    )


def _within(syntax: Syntax, draft: Draft, name: str | None) -> str | None:
    """Return the part of a name that a source begins with: "from Port Sallo, Mara Voss, a teacher, said" names her."""
    last = (name or "").rsplit(", ", 1)[-1]
    if last == name or not draft.source.tokens:
        return name
    return last if syntax.text.startswith(last, syntax.tokens[draft.source.tokens[0]].start) else name


def _marks(syntax: Syntax, cue: Sequence[int]) -> tuple[Span, ...]:
    """Return the span of a cue that is a mark: the colon of a label."""
    return tuple(syntax.span(syntax.tokens[index].start, syntax.tokens[index].end) for index in cue)


def _speaker_around(syntax: Syntax, draft: Draft, chain: Sequence[int], speakers: Speakers) -> str | None:
    """Let a pronoun inside someone's words stand for that speaker: "The army said it denied ...", "We deny ..."."""
    head = draft.source.head
    if head is None or syntax.tokens[head].lower not in _SELVES or not chain:
        return None
    return speakers.name(chain[-1])


def _chain(syntax: Syntax, draft: Draft, holders: Mapping[int, Sequence[Draft]]) -> tuple[int, ...]:
    """Find the attributions whose words hold the cue and the source of this one, the widest first."""
    if not draft.cue:
        return ()
    near = [other for other in holders[draft.cue[0]] if other is not draft]
    around = [other for other in near if all(_has(other.content, index) for index in draft.source.tokens[:1])]
    around.sort(key=lambda d: -len(d.content))
    return find_chain(syntax, draft, around)
