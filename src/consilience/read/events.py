"""What happened, and did it? Every event word with its kind, stance, participants, times, places and figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from consilience.read.acts import content_of, find_act
from consilience.read.agency import with_agents, without_agents
from consilience.read.arguments import Arguments, argument_words, find_arguments, phrase, spread, subject_of
from consilience.read.arguments_blame import find_doers
from consilience.read.clause_frames import is_verbal
from consilience.read.clauses import clause_spans, clause_tokens, denying_head
from consilience.read.contexts import find_contexts
from consilience.read.event_times import date_events
from consilience.read.happenings import Happening, find_happenings
from consilience.read.mentioned import find_mentioned
from consilience.read.participants import settle, told_later
from consilience.read.stance import find_views, shown_view
from consilience.read.stance_frames import View
from consilience.read.syntax import Syntax, Token
from consilience.read.voices import statements_over
from consilience.records import Event, Problem, Reading, Span, Stance

_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_REJECTIONS = frozenset({"reject.verb", "dismiss.verb"})
_MOST_STEPS = 40
"""Steps up the tree from a time, place or figure to its event."""


class Beside(NamedTuple):
    """What belongs to one event: indexes into the tuples of the reading; statements the innermost first."""

    times: tuple[int, ...]
    places: tuple[int, ...]
    quantities: tuple[int, ...]
    statements: tuple[int, ...]


def find_events(syntax: Syntax, reading: Reading) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """Find the events of a reading in which all else has been read.

    "The army has not destroyed two boats." -> destroyed: ASSAULT, destroy, denied, factuality -2.7.
    """
    happenings = without_agents(syntax, with_agents(syntax, _with_acts(syntax, tuple(find_happenings(syntax)))))
    triggers = frozenset(happening.token.i for happening in happenings)
    views, seats = find_views(syntax)
    tables = (
        date_events(syntax, reading.times, happenings, reading.published),
        *(
            _owned(syntax, triggers, spans)
            for spans in (
                [place.span if place.use == "place" else None for place in reading.places],
                [quantity.span for quantity in reading.quantities],
            )
        ),
    )
    mentioned = find_mentioned(syntax, reading.names, triggers)
    happenings = tuple(sorted((*happenings, *mentioned), key=lambda happening: happening.token.i))
    tables = (*tables, _statements_by_trigger(reading, happenings))
    found = []
    for happening in happenings:
        beside = Beside(*(table.get(happening.token.i, ()) for table in tables))
        view = _condemned(happening, shown_view(syntax, happening.token, views, seats))
        found.append(_event(syntax, reading, happening, view, beside))
    return tuple(found), ()


def _with_acts(syntax: Syntax, happenings: tuple[Happening, ...]) -> tuple[Happening, ...]:
    """Give verbs of saying the kind of what is done by saying it."""
    kinds = {happening.token.i: happening.kind for happening in happenings}
    found = []
    for happening in happenings:
        act = find_act(syntax, happening.token, kinds)
        found.append(
            happening if act is None else happening._replace(kind=act, mode=None, rule=f"{happening.token.lemma}.act")
        )
    return tuple(found)


def _condemned(happening: Happening, view: View) -> View:
    """Let a deed that is rejected stand: "rejected the shootings as acts of violence" condemns, it does not deny."""
    if happening.kind in _DEEDS and happening.token.tag.startswith("NN") and view.rule in _REJECTIONS:
        return View(3.0, Stance.AFFIRMED, "condemned")
    return view


def _event(syntax: Syntax, reading: Reading, happening: Happening, view: View, beside: Beside) -> Event:
    token = happening.token
    value, stance = _settle(view)
    denying = denying_head(syntax, token) if stance is Stance.DENIED else None
    words = clause_tokens(syntax, denying or token)
    arguments = _participants(syntax, happening)
    told = [reading.statements[index] for index in beside.statements]
    attributed = [part for statement in told for part in (*statement.source, *statement.cue)]
    return Event(
        span=syntax.span(token.start, token.end),
        kind=happening.kind,
        mode=happening.mode,
        contexts=find_contexts(syntax, words),
        lemma=token.lemma,
        stance=stance,
        factuality=value,
        actor=_phrases(syntax, arguments.actor),
        recipient=_phrases(syntax, arguments.recipient),
        instrument=_phrases(syntax, arguments.instrument),
        times=beside.times,
        places=beside.places,
        quantities=beside.quantities,
        statement=next(iter(beside.statements), None),
        clause=clause_spans(syntax, denying or token, words, () if denying else attributed),
        rule=view.rule,
        kind_rule=happening.rule,
    )


def _participants(syntax: Syntax, happening: Happening) -> Arguments:
    """Find who takes part: in the event of the word itself, by who is said to be behind it, by what is said."""
    token = happening.token
    actor, recipient, instrument = find_arguments(syntax, token)
    if happening.kind == "ASSAULT" and token.lemma in argument_words("undergoing"):
        actor, recipient = (), actor
    if not is_verbal(syntax, token):
        actor = (*actor, *spread(syntax, find_doers(syntax, token)))
    if happening.kind == "ASSAULT":
        actor = actor or told_later(syntax, token, "attacker")
        recipient = (*recipient, *spread(syntax, told_later(syntax, token, "harmed")))
    return settle(
        syntax,
        Arguments(actor, (*recipient, *_parties(syntax, happening)), instrument),
        harm=happening.kind == "ASSAULT",
    )


def _parties(syntax: Syntax, happening: Happening) -> tuple[Token, ...]:
    """Find who is concerned by what is said: who must act, or at whom the act that is agreed or refused is aimed."""
    content = content_of(syntax, happening.token, happening.kind)
    if content is None:
        return ()
    inner = find_arguments(syntax, content)
    speaker = subject_of(syntax, happening.token)
    return tuple(who for who in (*inner.actor, *inner.recipient) if who != speaker)


def _settle(view: View) -> tuple[float, Stance]:
    """Round the commitment, and keep it on the side that the stance says."""
    value = round(max(-3.0, min(3.0, view.value)), 2)
    if view.stance is Stance.AFFIRMED and value < -0.5:
        return value, Stance.DENIED
    return value, view.stance


def _statements_by_trigger(reading: Reading, happenings: Sequence[Happening]) -> dict[int, tuple[int, ...]]:
    """Tell for each event word which statements hold it, the innermost first."""
    words = {happening.token.start: happening.token.i for happening in happenings}
    around = statements_over(reading.statements, [happening.token.start for happening in happenings])
    return {words[start]: found for start, found in around.items()}


def _phrases(syntax: Syntax, heads: Iterable[Token]) -> tuple[Span, ...]:
    """Turn the heads of noun phrases into spans, in reading order."""
    return tuple(sorted({span for head in heads for span in phrase(syntax, head)}))


def _owned(syntax: Syntax, triggers: frozenset[int], spans: Sequence[Span | None]) -> dict[int, tuple[int, ...]]:
    """Give each time, place or figure to the event word above it; a noun's verb shares it.

    None stands for a place that is an actor ("Washington said"): nothing happens there.
    """
    found: dict[int, list[int]] = {}
    starts = [token.start for token in syntax.tokens]
    for number, span in enumerate(spans):
        index = -1 if span is None else bisect_right(starts, span.start) - 1
        if span is not None and index >= 0:
            for owner in _owners(syntax, triggers, index, span):
                found.setdefault(owner, []).append(number)
    return {owner: tuple(numbers) for owner, numbers in found.items()}


def _owners(syntax: Syntax, triggers: frozenset[int], index: int, span: Span) -> list[int]:
    """Climb from the words of a span to the nearest event word, and on to the verb that a noun serves."""
    token, owners = syntax.tokens[index], []
    for _ in range(_MOST_STEPS):
        outside = not (span.start <= token.start and token.end <= span.end)
        result = _result(syntax, triggers, token)
        if result is not None:
            return [result]
        if outside and token.i in triggers:
            owners.append(token.i)
            if token.tag.startswith("V"):
                owners.extend(_sharers(syntax, triggers, token, span))
                break
        if (
            token.head == token.i
            or token.dep == "appos"
            or (owners and token.dep not in ("dobj", "nsubj", "nsubjpass"))
        ):
            break
        token = syntax.tokens[token.head]
    return owners


def _result(syntax: Syntax, triggers: frozenset[int], noun: Token) -> int | None:
    """Find what has happened to what is counted: "12 boats destroyed", "three people killed"."""
    if not noun.tag.startswith("NN") or noun.i in triggers:
        return None
    return next((c.i for c in syntax.dependents(noun.i, "acl") if c.tag == "VBN" and c.i in triggers), None)


def _sharers(syntax: Syntax, triggers: frozenset[int], verb: Token, span: Span) -> list[int]:
    """Share what is fronted with later conjuncts: "On Monday the army landed and opened fire"."""
    subject = next(iter(syntax.dependents(verb.i, "nsubj", "nsubjpass")), None)
    if subject is None or span.end > syntax.tokens[syntax.subtree(subject.i)[0]].start:
        return []
    return [
        child.i
        for child in syntax.dependents(verb.i, "conj")
        if child.i in triggers and child.tag.startswith("V") and not syntax.dependents(child.i, "nsubj", "nsubjpass")
    ]
