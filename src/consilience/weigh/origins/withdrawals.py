"""Who is told to have taken something back? "Mara Voss withdrew her statement that the bridge had collapsed"."""

from __future__ import annotations

from consilience.records import Span
from consilience.rules import find_matches, patterns
from consilience.weigh.index import CaseIndex


def find_withdrawals(index: CaseIndex) -> dict[str, tuple[tuple[Span, Span], ...]]:
    """Return for each speaker the sentences in which he takes something back, each with the words that say what."""
    rules = [pattern for pattern in patterns("en", "marks") if pattern.fields["kind"] == "withdrawn"]
    found: dict[str, list[tuple[Span, Span]]] = {}
    for report, reading in index.readings.items():
        for match in find_matches(rules, reading.text):
            taken = Span(report, match.start, match.end)
            sentence = index.sentence(taken)
            persons = [n for n in reading.names if n.kind == "person"]
            before = [name for name in persons if sentence.start <= name.span.start < taken.start]
            if before:
                speaker = index.canonical(max(before, key=lambda name: name.span).text).casefold()
                found.setdefault(speaker, []).append((sentence, Span(report, taken.start, sentence.end)))
    return {speaker: tuple(found[speaker]) for speaker in sorted(found)}
