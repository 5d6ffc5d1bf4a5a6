"""How does a command end? One line for an error on purpose, no traceback for a closed pipe or Ctrl-C."""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from consilience.problems import ConsilienceError, UsageError

FINE, FAILED, USAGE, PARTIAL = 0, 1, 2, 3
"""Exit codes; PARTIAL: some reports were set aside, each named on standard error with the reason."""


def run(work: Callable[[], int]) -> None:
    """Run a command: one line for an error on purpose, no traceback for a closed pipe or Ctrl-C."""
    try:
        code = work()
    except UsageError as error:
        _complain(str(error))
        code = USAGE
    except ConsilienceError as error:
        _complain(str(error))
        code = FAILED
    except BrokenPipeError:
        sys.stderr.close()
        code = FAILED
    except KeyboardInterrupt:
        _complain("stopped")
        code = 130
    raise typer.Exit(code)


def _complain(message: str) -> None:
    typer.echo(f"consilience: {message}", err=True)
