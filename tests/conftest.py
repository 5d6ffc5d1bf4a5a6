"""Fixtures shared by all tests: the loaded reader, and short ways from a sentence to what is read in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from consilience.read import Reader, load_reader, read_report
from consilience.read.parser import Parser
from consilience.read.syntax import Syntax
from consilience.records import Reading, Report

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def reader() -> Reader:
    return load_reader()


@pytest.fixture(scope="session")
def parser(reader: Reader) -> Parser:
    return reader.parser


@pytest.fixture(scope="session")
def syntax_of(parser: Parser) -> Callable[[str], Syntax]:
    return lambda text: parser.parse(Report("r", text))


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[..., Reading]:
    def read_text(text: str, published: date | None = None, report: str = "r") -> Reading:
        return read_report(Report(report, text, language="en", published=published), reader)

    return read_text


@pytest.fixture(scope="session")
def venezuela() -> Path:
    """Return the folder with the two real reports; skip where it is not laid beside the checkout."""
    folder = SHARED / "reports" / "venezuela-2025-11"
    if not folder.is_dir():
        pytest.skip("../shared/reports is not beside this checkout")
    return folder
