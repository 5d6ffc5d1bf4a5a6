"""What does a person type about a case file? Its commands; heavy imports wait until one runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from consilience.serve.running import run

DEFAULT = "case.consilience"
"""The case in the folder where one works, made on first use."""
VARIABLE = "CONSILIENCE_CASE"
"""The environment may name another."""

_PARTS = {
    "findings": "List what the evidence supports, with standing, grade and number of independent origins.",
    "figures": "List what was counted: best, lowest and highest value, and how the reports stand to one another.",
    "timeline": "List what happened when.",
    "posture": "List the plans, alert levels, organs, forces and deployments that the reports describe.",
}
"""The parts of an answer that have a command each, and what its help says."""

app = typer.Typer(rich_markup_mode=None)


class Form(StrEnum):
    """The forms that an answer can take."""

    TEXT = "text"
    JSON = "json"


class Verdict(StrEnum):
    """An analyst's word on two things."""

    SAME = "same"
    DIFFERENT = "different"


AnyCase = Annotated[
    str | None, typer.Option("--case", metavar="CASE", help="Brief a case, a file or postgresql://…, not files.")
]
CaseName = Annotated[
    str, typer.Option("--case", metavar="CASE", envvar=VARIABLE, help="The case: a file or postgresql://…")
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Only what was known on YYYY-MM-DD.")]
Recorded = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only what this case had recorded by the end of YYYY-MM-DD (UTC).")
]
Outlets = Annotated[Path | None, typer.Option(metavar="FILE", help="Your own table of outlets, over the shipped one.")]
As = Annotated[Form, typer.Option("--format", "-f", help="text or json.")]
Author = Annotated[str | None, typer.Option(metavar="NAME", help="Who says so; your user name by default.")]
Day = Annotated[str | None, typer.Option("--date", metavar="DATE", help="Since when; today by default.")]
Workers = Annotated[
    int | None, typer.Option(min=1, help="Processes that read; as many as there are processors by default.")
]


@app.command()
def add(
    places: Annotated[
        list[str] | None, typer.Argument(metavar="PATH...", help="Files or folders, or - for standard input.")
    ] = None,
    *,
    case: CaseName = DEFAULT,
    jsonl: Annotated[str | None, typer.Option("--jsonl", metavar="FILE", help="Reports as JSON Lines.")] = None,
    workers: Workers = None,
) -> None:
    """Add reports to a case, each for good once it is named; those it holds already change nothing."""
    from consilience.serve import case_adding

    run(lambda: case_adding.add(case, places or [], jsonl, workers))


@app.command()
def stories(
    report: Annotated[
        str | None, typer.Argument(metavar="[REPORT]", help="Show what the story of this report says.")
    ] = None,
    *,
    case: CaseName = DEFAULT,
    as_of: AsOf = None,
    recorded: Recorded = None,
    form: As = Form.TEXT,
) -> None:
    """List which reports tell one story, or what one story says, assertion by assertion."""
    from consilience.serve import case_answers

    run(lambda: case_answers.stories(asked(case, as_of, recorded), report, form))


def _answer_with(part: str, does: str) -> Callable[..., None]:
    """Make the command that prints one part of the answer; `does` is what its help says."""

    def answer(
        *,
        case: CaseName = DEFAULT,
        as_of: AsOf = None,
        recorded: Recorded = None,
        outlets: Outlets = None,
        form: As = Form.TEXT,
    ) -> None:
        from consilience.serve import case_answers

        run(lambda: case_answers.part(asked(case, as_of, recorded, outlets), part, form))

    answer.__doc__ = does
    return answer


for _part, _does in _PARTS.items():
    app.command(_part)(_answer_with(_part, _does))


@app.command()
def search(  # noqa: PLR0913 - each is an option of the command
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help='Words, or "words side by side".')],
    *,
    case: CaseName = DEFAULT,
    as_of: AsOf = None,
    recorded: Recorded = None,
    limit: Annotated[int, typer.Option(min=1, help="How many reports to show.")] = 20,
    form: As = Form.TEXT,
) -> None:
    """Find the reports that hold all these words, the newest first, with the place where they stand."""
    from consilience.serve import case_answers

    run(lambda: case_answers.search(asked(case, as_of, recorded), words, limit, form))


@app.command()
def diff(  # noqa: PLR0913 - each is an option of the command
    before: Annotated[str, typer.Argument(metavar="DATE1", help="The earlier day, YYYY-MM-DD.")],
    after: Annotated[str, typer.Argument(metavar="DATE2", help="The later day.")],
    *,
    case: CaseName = DEFAULT,
    recorded: Recorded = None,
    outlets: Outlets = None,
    form: As = Form.TEXT,
) -> None:
    """Tell what changed between what was known on two days: reports, findings, figures."""
    from consilience.serve import case_answers

    days = (asked(case, before, recorded, outlets), asked(case, after, recorded, outlets))
    run(lambda: case_answers.diff(*days, form))


@app.command()
def judge(  # noqa: PLR0913 - each is an option of the command
    verdict: Annotated[Verdict, typer.Argument(metavar="same|different", help="Are they one?")],
    left: Annotated[str, typer.Argument(metavar="A", help="A report, or a mention in it: REPORT:START:END.")],
    right: Annotated[str, typer.Argument(metavar="B", help="The other.")],
    *,
    case: CaseName = DEFAULT,
    author: Author = None,
    day: Day = None,
) -> None:
    """Judge whether two reports, or two mentions of a thing, are the same; the last word on a pair counts."""
    from consilience.serve import case_keeping

    run(lambda: case_keeping.judge(case, (left, right), verdict.value, author, day))


@app.command()
def grade(
    outlet: Annotated[str, typer.Argument(metavar="OUTLET", help="The outlet's name.")],
    reliability: Annotated[str, typer.Argument(metavar="A-F", help="A reliable ... E unreliable, F cannot be judged.")],
    *,
    case: CaseName = DEFAULT,
    author: Author = None,
    day: Day = None,
) -> None:
    """Grade how reliable an outlet is, in the letters of the Admiralty code; the last word counts."""
    from consilience.serve import case_keeping

    run(lambda: case_keeping.grade(case, outlet, reliability, author, day))


@app.command()
def retract(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id.")],
    *,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why it no longer counts.")],
    case: CaseName = DEFAULT,
    author: Author = None,
    day: Day = None,
) -> None:
    """Let a report no longer count from a day on; it stays in the case, and briefs of earlier days still use it."""
    from consilience.serve import case_keeping

    run(lambda: case_keeping.retract(case, report, why, author, day))


@app.command()
def log(*, case: CaseName = DEFAULT, form: As = Form.TEXT) -> None:
    """List every act on the case: when, what, from where, by which version, with the hash that seals it."""
    from consilience.serve import case_answers

    run(lambda: case_answers.log(case, form))


@app.command()
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE.zip", help="The bundle to write.")], *, case: CaseName = DEFAULT
) -> None:
    """Write the whole case as one zip file with a manifest of hashes, for somebody else to open."""
    from consilience.serve import case_keeping

    run(lambda: case_keeping.export(case, file))


@app.command("open")
def open_(
    file: Annotated[Path, typer.Argument(metavar="FILE.zip", help="A bundle that `export` wrote.")],
    *,
    case: CaseName = DEFAULT,
) -> None:
    """Make a case of a bundle, once every hash in it was checked."""
    from consilience.serve import case_keeping

    run(lambda: case_keeping.open_bundle(case, file))


@app.command()
def verify(*, case: CaseName = DEFAULT) -> None:
    """Check the log, every stored byte and every citation; name whatever is not as it was stored."""
    from consilience.serve import case_keeping

    run(lambda: case_keeping.verify(case))


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The case file to write.")], *, case: CaseName = DEFAULT
) -> None:
    """Copy the case into a new file while others go on writing."""
    from consilience.serve import case_keeping

    run(lambda: case_keeping.backup(case, file))


@app.command()
def reread(*, case: CaseName = DEFAULT, workers: Workers = None) -> None:
    """Read again what older rules have read, keep both readings, and tell what changed."""
    from consilience.serve import case_adding

    run(lambda: case_adding.reread(case, workers))


def asked(case: str, as_of: str | None, recorded: str | None, outlets: Path | None = None) -> tuple[str, ...]:
    """Keep a question as it was typed: it is read where errors become one line."""
    return (case, as_of or "", recorded or "", str(outlets) if outlets else "")


def means_case(case: str | None, places: list[str] | None, jsonl: str | None) -> bool:
    """Say whether `brief` is asked about a case. Where nothing is named, the case of this folder is meant, if any."""
    if places or jsonl:
        return False
    return case is not None or VARIABLE in os.environ or Path(DEFAULT).exists()


def here() -> str:
    """Return the case that is meant where none is named."""
    return os.environ.get(VARIABLE) or DEFAULT
