"""Which treaties and accords do the reports speak of, and are they signed, pending or in force?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from consilience.records import Span
from consilience.rules import find_matches, patterns
from consilience.weigh.findings import period
from consilience.weigh.index import CaseIndex
from consilience.weigh.mentions import Mention
from consilience.weigh.states import Part, State, status_of
from consilience.weigh.topics import topic_of
from consilience.weigh.wording import tidy

_NAME = re.compile(
    r"(?P<name>(?:[\w’'-]+\s+){0,4}?(?:treaty|accord|agreement|pact|memorandum|convention|protocol|deal)s?)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:a|an|the|its|their|this|that|which|in|of|signed|had|have|new)\s+", re.IGNORECASE)


def find_agreements(index: CaseIndex) -> Iterable[tuple[Part, tuple[State, ...]]]:
    """Yield the agreements that somebody signed or ratified; one signed at one time, on one subject, is one."""
    groups: list[list[tuple[Span, str, Mention]]] = []
    for mention in index.mentions:
        if status_of(mention) not in ("signed", "ratified") or not mention.event.recipient:
            continue
        found = _NAME.search(index.text(mention.event.recipient[0]))
        if found is None:
            continue
        start = mention.event.recipient[0].start
        span = Span(mention.reading.report, start + found.start("name"), start + found.end("name"))
        item = (span, _bare(found["name"]), mention)
        home = next((group for group in groups if any(_same(index, item, other) for other in group)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    for group in groups:
        names = tuple(sorted({name for _, name, _ in group}))
        states = tuple(State(_status(index, mention), mention, span) for span, _, mention in group)
        longest = max(names, key=lambda name: (len(name), name))
        yield Part("agreement", longest, names, tuple(span for span, _, _ in group)), states


def _bare(name: str) -> str:
    name = tidy(name)
    while _ARTICLE.match(name):
        name = _ARTICLE.sub("", name, count=1)
    return name


def _same(index: CaseIndex, left: tuple[Span, str, Mention], right: tuple[Span, str, Mention]) -> bool:
    """Say whether two agreements are one: a telling word in common, and no different time of signing."""
    stems, _ = topic_of(index, (left[0],)).common(topic_of(index, (right[0],)))
    one, two = _when(left[2]), _when(right[2])
    return stems > 0 and (one is None or two is None or one == two)


def _when(mention: Mention) -> date | None:
    return period([mention])[0]


def _status(index: CaseIndex, mention: Mention) -> str:
    """Return `signed`, or with what its sentence says of ratification: "signed, still pending ratification"."""
    sentence = index.sentence(mention.event.span)
    rules = [pattern for pattern in patterns("en", "posture") if pattern.fields["part"] == "pending"]
    found = find_matches(rules, mention.reading.text, sentence.start, sentence.end)
    return "signed, not yet ratified" if found else status_of(mention) or "signed"
