"""Which changes did somebody ask to be told of? Rules of a TOML file over what changed since a day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from consilience.brief.alerts import Alert, find_alerts, read_rules
from consilience.brief.phrases import one_line
from consilience.brief.since import Since, changes_since
from consilience.problems import UsageError
from consilience.records import Brief
from consilience.serve.output import moment, put
from consilience.serve.weighing import Places, Weighing, weigh_places

EXAMPLE = Path(__file__).with_name("alerts.toml")
"""The rules that are used where none are given: the shipped example."""


def tell_alerts(asked: Places, rules: Path | None, since: str | None, form: str, output: Path | None) -> int:
    """Print the alerts of a case since a day; without a day, everything counts as new."""
    wanted = read_rules(_load(rules or EXAMPLE), str(rules or EXAMPLE.name))
    moment(since)
    weighed = weigh_places(asked)
    alerts = find_alerts(wanted, changes_of(weighed, since))
    if form == "json":
        put(json.dumps([_object(alert) for alert in alerts], ensure_ascii=False, indent=2) + "\n", output)
    else:
        put(_text(alerts, weighed.brief), output)
    return weighed.code


def changes_of(weighed: Weighing, since: str | None) -> tuple[Since, ...]:
    """Return what changed since the end of a day."""
    until = moment(since)
    if until is None:
        return changes_since(_empty(weighed.brief), weighed.brief)
    return changes_since(weighed.brief_of(until), weighed.brief)


def _empty(brief: Brief) -> Brief:
    return Brief(brief.title, None, (), (), ())


def _load(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as rules ({type(error).__name__})") from error


def _text(alerts: tuple[Alert, ...], brief: Brief) -> str:
    """Write the alerts by rule: what changed, and on which reports it rests."""
    if not alerts:
        return "no alert\n"
    numbers = {report.id: at for at, report in enumerate(brief.reports, start=1)}
    lines: list[str] = []
    last = None
    for alert in alerts:
        if alert.rule is not last:
            lines += [*([""] if lines else []), alert.rule.name, *([f"  {alert.rule.note}"] if alert.rule.note else [])]
            last = alert.rule
        change = alert.change
        cites = sorted({numbers[c.span.report] for c in change.finding.support if c.span.report in numbers})
        told = " → ".join(filter(None, (change.before, change.now)))
        where = "".join(f"[{number}]" for number in cites)
        lines.append(f"• {change.kind}: {one_line(change.finding.text)} {where}  {told}  ({change.finding.id})")
    return "\n".join(lines) + "\n"


def _object(alert: Alert) -> dict[str, Any]:
    change, finding = alert.change, alert.change.finding
    return {
        "alert": alert.rule.name,
        "note": alert.rule.note or None,
        "change": str(change.kind),
        "before": change.before or None,
        "now": change.now or None,
        "finding": finding.id,
        "kind": finding.kind,
        "text": finding.text,
        "standing": finding.standing.value,
        "status": finding.status or None,
        "support": [
            {"report": c.span.report, "start": c.span.start, "end": c.span.end, "quote": c.quote}
            for c in finding.support
        ],
    }
