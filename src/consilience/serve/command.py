"""What does a person type? The command line: brief, read, link, rules. Heavy imports wait until a command runs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from consilience import __version__
from consilience.serve import case_commands
from consilience.serve.running import run as _run

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turn many reports of one crisis into one sourced, reconciled picture. Offline; every line is checked "
    "against the words that it cites.",
)
rules = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look into the rules that read the reports.")
app.add_typer(rules, name="rules")
app.add_typer(case_commands.app)


class Format(StrEnum):
    """The forms that a brief can take."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


Places = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH...", help="Files or folders (.txt .md .html .json .jsonl), or - for standard input."),
]
Lines = Annotated[
    str | None, typer.Option("--jsonl", metavar="FILE", help="Reports as JSON Lines, - for standard input.")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output.")
]
Workers = Annotated[
    int | None, typer.Option(min=1, help="Processes that read; as many as there are processors by default.")
]


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        typer.echo(f"consilience {__version__}")
        raise typer.Exit


@app.command()
def brief(  # noqa: PLR0913 - each is an option of the command
    places: Places = None,
    *,
    jsonl: Lines = None,
    group_by: Annotated[str | None, typer.Option(metavar="KEY", help='With --jsonl: "case", one brief a line.')] = None,
    format: Annotated[Format | None, typer.Option("--format", "-f", help="text, unless -o names another kind.")] = None,
    output: Output = None,
    title: Annotated[str | None, typer.Option(help="The title of the brief.")] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="Leave out what was published after YYYY-MM-DD.")
    ] = None,
    outlets: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your own table of outlets (TSV: outlet, reliability A-F ...).")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Tell what changed after YYYY-MM-DD.")] = None,
    workers: Workers = None,
    case: case_commands.AnyCase = None,
    recorded: case_commands.Recorded = None,
) -> None:
    """Write one brief of many reports: what happened, on whose word, who denies it, what is not known."""
    from consilience.serve import briefing

    form = format or _format_of(output)
    if case_commands.means_case(case, places, jsonl):
        from consilience.serve import case_answers

        asked = case_commands.asked(case or case_commands.here(), as_of, recorded, outlets)
        _run(lambda: case_answers.brief(asked, title, form.value, output))
    request = briefing.Request(places or [], jsonl, group_by, title, as_of, workers, outlets, case, since=since)
    _run(lambda: briefing.write(request, form.value, output))


@app.command()
def read(places: Places = None, *, jsonl: Lines = None, output: Output = None, workers: Workers = None) -> None:
    """Print what each report says: one JSON object a line, in the order of the reports."""
    from consilience.serve import reading

    _run(lambda: reading.write_readings(places or [], jsonl, output, workers))


@app.command()
def link(
    places: Places = None,
    *,
    jsonl: Lines = None,
    entities: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Your own table of entities (CSV: id, name, kind, aliases; or FollowTheMoney)."
        ),
    ] = None,
    output: Output = None,
    workers: Workers = None,
) -> None:
    """Print which reports, names and events are the same: one JSON object."""
    from consilience.serve import reading

    _run(lambda: reading.write_links(places or [], jsonl, output, workers, entities))


class Plain(StrEnum):
    """The forms that the answers of a board, or the posture of a day, can take."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


@app.command()
def indicators(  # noqa: PLR0913 - each is an option of the command
    places: Places = None,
    *,
    board: Annotated[str, typer.Option(metavar="FILE", help="A board (TOML), or: disaster, internal, interstate.")],
    jsonl: Lines = None,
    format: Annotated[Plain, typer.Option("--format", "-f", help="text, markdown or json.")] = Plain.TEXT,
    output: Output = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="Leave out what was published after YYYY-MM-DD.")
    ] = None,
    workers: Workers = None,
) -> None:
    """Ask the questions of an indicator board: observed, by how many, since when, denied or reversed."""
    from consilience.serve import indicators as asking

    asked = asking.Asked(places or [], jsonl, as_of, workers)
    _run(lambda: asking.write_indicators(asked, board, format.value, output))


@app.command("posture-at")
def posture_at(  # noqa: PLR0913 - each is an option of the command
    places: Places = None,
    *,
    jsonl: Lines = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="The posture as it was on YYYY-MM-DD.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Tell what changed after YYYY-MM-DD.")] = None,
    side: Annotated[
        list[str] | None, typer.Option(metavar="NAME=A,B", help="Name a side by its members; may be repeated.")
    ] = None,
    format: Annotated[Plain, typer.Option("--format", "-f", help="text or json.")] = Plain.TEXT,
    output: Output = None,
    workers: Workers = None,
) -> None:
    """Show the defence system that the reports describe, as of a day, and what changed between two days."""
    from consilience.serve import indicators as asking

    asked = asking.Asked(places or [], jsonl, None, workers)
    _run(lambda: asking.write_posture(asked, (since, as_of), side or [], format.value, output))


@app.command("why")
def why_finding(
    finding: Annotated[str, typer.Argument(metavar="FINDING", help="Its id, how the id begins, or words of its line.")],
    places: Places = None,
    *,
    jsonl: Lines = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="Only what was known on YYYY-MM-DD.")] = None,
    outlets: Annotated[Path | None, typer.Option(metavar="FILE", help="Your own table of outlets.")] = None,
) -> None:
    """Show the chain from a finding to the sentences: rules, links, origins, figures, grade, disputes."""
    from consilience.serve import weighing
    from consilience.serve import why as explaining

    asked = weighing.Places(places or [], jsonl, as_of, outlets)
    _run(lambda: explaining.explain_finding(finding, asked))


@app.command()
def alerts(  # noqa: PLR0913 - each is an option of the command
    places: Places = None,
    *,
    rules: Annotated[
        Path | None, typer.Option("--rules", metavar="FILE", help="Your rules (TOML); the shipped example by default.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only what changed after YYYY-MM-DD.")] = None,
    jsonl: Lines = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="Only what was known on YYYY-MM-DD.")] = None,
    format: Annotated[Plain, typer.Option("--format", "-f", help="text or json.")] = Plain.TEXT,
    output: Output = None,
) -> None:
    """Tell the changes that your rules ask for: kinds, actors, places, thresholds, changes of standing."""
    from consilience.serve import alerts as telling
    from consilience.serve import weighing

    asked = weighing.Places(places or [], jsonl, as_of)
    _run(lambda: telling.tell_alerts(asked, rules, since, format.value, output))


@rules.command("why")
def why(
    sentence: Annotated[str, typer.Argument(help="A sentence of English.")],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The day that it was published.")] = None,
) -> None:
    """Show what is read in a sentence, and which rule read it."""
    from consilience.serve import explanation

    _run(lambda: explanation.explain(sentence, published))


@rules.command("check")
def check(folder: Annotated[Path, typer.Argument(help="A folder with .tsv and .toml tables.")]) -> None:
    """Prove rule tables: each pattern against its examples and counters, each file against its form."""
    from consilience.serve import explanation

    _run(lambda: explanation.check(folder))


def _format_of(output: Path | None) -> Format:
    kinds = {
        ".html": Format.HTML,
        ".htm": Format.HTML,
        ".md": Format.MARKDOWN,
        ".json": Format.JSON,
        ".jsonl": Format.JSON,
    }
    return kinds.get(output.suffix.lower(), Format.TEXT) if output else Format.TEXT


def main() -> None:
    """Run the command line."""
    app(prog_name="consilience")
