"""What does a case answer, and how is it shown? Briefs, lists of their parts, stories, search, what changed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from consilience.brief.difference import Difference, compare_briefs
from consilience.brief.formats import as_json
from consilience.brief.phrases import bounds, number
from consilience.casework import keep_brief, outdated, take_picture
from consilience.problems import UsageError
from consilience.records import Report
from consilience.serve.briefing import render_brief
from consilience.serve.case_questions import opened, parse, picture_of
from consilience.serve.output import put, say
from consilience.store.asking import Assertion, Hit

Json = Mapping[str, Any]
Asked = tuple[str, ...]
_SHOWN = 160
"""Characters of a finding's text in a list."""


def brief(asked: Asked, title: str | None, form: str, output: Path | None) -> int:
    """Write the brief of a case; what was given out is kept in it."""
    question = parse(asked)
    with opened(question.case) as case:
        picture, old = take_picture(case, question.view, outlets=question.outlets), outdated(case)
        made = replace(picture.brief, title=title or picture.brief.title, as_of=question.as_of)
        keep_brief(case, made)
    put(render_brief(made, form, output), output)
    _tell_of_old(old)
    return 0


def part(asked: Asked, name: str, form: str) -> int:
    """List one part of the brief: findings, figures, timeline or posture."""
    picture, old = picture_of(parse(asked))
    rows = as_json(picture.brief)[name]
    _show(rows, _LINES[name], form)
    _tell_of_old(old)
    return 0


def stories(asked: Asked, report: str | None, form: str) -> int:
    """List the stories, or what one of them says."""
    question = parse(asked)
    if report is None:
        picture, _ = picture_of(question)
        reports = {one.id: one for one in picture.brief.reports}
        rows = [_story([reports[key] for key in members]) for members in picture.stories]
        _show(rows, _story_line, form)
        return 0
    with opened(question.case) as case:
        take_picture(case)  # so that the case knows the stories of the reports that it holds now
        said = case.story(report, question.view)
        texts = case.texts(one.version for one in said)
    if not said:
        raise UsageError(f"{report}: no story of the case tells anything by this report; `stories` lists them")
    _show([_assertion(one, texts) for one in said], _assertion_line, form)
    return 0


def search(asked: Asked, words: list[str], limit: int, form: str) -> int:
    """List the reports that hold words; exit code 1 where none does, as grep has it."""
    question = parse(asked)
    typed = " ".join(f'"{word}"' if " " in word.strip() else word for word in words)
    with opened(question.case) as case:
        hits = case.search(typed, question.view, limit=limit)
    _show([_hit(hit) for hit in hits], _hit_line, form)
    return 0 if hits else 1


def log(name: str, form: str) -> int:
    """List every act on a case, the first one first."""
    with opened(name) as case:
        entries = case.log()
    _show([entry._asdict() | {"detail": json.loads(entry.detail)} for entry in entries], _entry_of_log, form)
    return 0


def diff(before: Asked, after: Asked, form: str) -> int:
    """Tell what changed between two views."""
    first, _ = picture_of(parse(before))
    second, _ = picture_of(parse(after))
    found = compare_briefs(first.brief, second.brief)
    if form == "json":
        sys.stdout.write(json.dumps(_difference_json(found), ensure_ascii=False, indent=2) + "\n")
    else:
        say(difference_lines(found))
    return 0


def difference_lines(found: Difference) -> Iterator[str]:
    """Write a difference for a person: + came, - went, ~ changed."""
    yield from (f"+ report {report}" for report in found.new_reports)
    yield from (f"- report {report}" for report in found.gone_reports)
    for one in found.changed:
        changes = "; ".join(f"{what}: {was or 'none'} → {now or 'none'}" for what, was, now in one.changes)
        yield f"~ {one.finding.kind} {_short(one.finding.text)} [{changes}]"
    yield from (f"+ {f.kind} {_short(f.text)} ({f.standing.value})" for f in found.new)
    yield from (f"- {f.kind} {_short(f.text)} ({f.standing.value})" for f in found.gone)
    if found == Difference((), (), (), (), ()):
        yield "nothing changed"


def _difference_json(found: Difference) -> Json:
    return {
        "new_reports": list(found.new_reports),
        "gone_reports": list(found.gone_reports),
        "new": [{"id": f.id, "kind": f.kind, "text": f.text, "standing": f.standing.value} for f in found.new],
        "gone": [{"id": f.id, "kind": f.kind, "text": f.text, "standing": f.standing.value} for f in found.gone],
        "changed": [
            {
                "id": one.finding.id,
                "kind": one.finding.kind,
                "text": one.finding.text,
                "changes": [{"what": what, "before": was, "after": now} for what, was, now in one.changes],
            }
            for one in found.changed
        ],
    }


def _tell_of_old(count: int) -> None:
    if count:
        rest = "were read by other rules than these; `consilience reread` renews them"
        sys.stderr.write(f"consilience: note: {count} reports {rest}\n")


def _show(rows: Iterable[Json], line: Callable[[Json], str], form: str) -> None:
    if form == "json":
        sys.stdout.write(json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n")
    else:
        say(line(row) for row in rows)


def _entry_of_log(row: Json) -> str:
    detail = row["detail"]
    told = detail.get("from") or detail.get("why") or detail.get("judgement") or detail.get("reliability") or ""
    when = row["recorded"][:19]
    return f"{row['number']}  {when}  {row['act']} {row['subject']}  {told}  {row['tool']}  {row['hash'][:12]}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]} …"


def _finding_line(row: Json) -> str:
    grade = f"{row['grade']['reliability']}{row['grade']['credibility']}"
    return (
        f"{row['id']}  {row['standing']:<13} {grade}  {row['origins']} of {len(row['support'])}  {_short(row['text'])}"
    )


def _figure_line(row: Json) -> str:
    """Write a figure: its best value, the range where there is one, what is counted, how the values stand."""
    best = "open" if row["best"] is None else number(row["best"], row["unit"])
    told = bounds(row["low"], row["high"], row["unit"])
    span = f" ({told})" if told not in (best, "—") else ""
    scope = f" ({row['scope']})" if row["scope"] else ""
    relation = row["relation"] if len(row["values"]) > 1 else row["standing"]
    return f"{row['id']}  {relation:<17} {best}{span}  {_short(row['counted'])}{scope}  {_sources(row['values'])}"


def _moment_line(row: Json) -> str:
    days = list(dict.fromkeys(day or "…" for day in (row["earliest"], row["latest"])))
    return f"{' to '.join(days)}  {_short(row['text'])}  ({row['finding']})"


def _entry_line(row: Json) -> str:
    state = " ".join(str(row[key]) for key in ("status", "since", "until") if row[key])
    side = f" of {row['side']}" if row["side"] else ""
    told = f"  {state}" if state else ""
    return f"{row['kind']}: {row['name']}{side}  {row['standing']}{told}  {_sources(row['support'])}"


def _sources(cites: Iterable[Json]) -> str:
    """Name the reports that are cited, each once."""
    return f"[{', '.join(dict.fromkeys(cite['report'] for cite in cites))}]"


_LINES: dict[str, Callable[[Json], str]] = {
    "findings": _finding_line,
    "figures": _figure_line,
    "timeline": _moment_line,
    "posture": _entry_line,
}


def _story(reports: list[Report]) -> Json:
    days = sorted(report.published.isoformat() for report in reports if report.published)
    return {
        "reports": [report.id for report in reports],
        "from": days[0] if days else None,
        "to": days[-1] if days else None,
        "title": reports[0].title or _short(reports[0].text.strip().split("\n", 1)[0]),
    }


def _story_line(row: Json) -> str:
    days = " to ".join(dict.fromkeys(day or "undated" for day in (row["from"], row["to"])))
    count = len(row["reports"])
    return f"{days}  {count} report{'' if count == 1 else 's'}  {row['title']}  [{', '.join(row['reports'])}]"


def _assertion(one: Assertion, texts: Mapping[int, str]) -> Json:
    row = one._asdict() | {"quote": texts[one.version][one.start : one.end]}
    del row["version"]
    return row


def _assertion_line(row: Json) -> str:
    held = " to ".join(dict.fromkeys(day for day in (row["held_from"], row["held_to"]) if day)) or "-"
    told = " ".join(str(row[key]) for key in ("kind", "theme", "stance") if row[key])
    return f"known {row['known_from']}  held {held}  {row['report']}  {told}: {_short(row['quote'])}"


def _hit(hit: Hit) -> Json:
    start, end, places = hit.snippet
    return {
        "report": hit.report,
        "known_from": hit.known_from,
        "start": start,
        "end": end,
        "snippet": hit.text[start:end],
        "hits": [{"start": first, "end": last} for first, last in places],
    }


def _hit_line(row: Json) -> str:
    text, at, parts = row["snippet"], row["start"], []
    last = 0
    for hit in row["hits"]:
        first, end = hit["start"] - at, hit["end"] - at
        parts += [text[last:first], f"[{text[first:end]}]"]
        last = end
    marked = " ".join("".join([*parts, text[last:]]).split())
    return f"{row['known_from']}  {row['report']}: … {marked} …"
