"""Which files hold reports, and what is in them? Text, Markdown, HTML pages, JSON and JSON Lines."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

from consilience.collect.decoding import check_length, decode
from consilience.collect.lines import Keep, read_json, read_lines
from consilience.collect.pages import read_page
from consilience.collect.texts import read_markdown, read_text
from consilience.problems import UnreadableError, UsageError
from consilience.records import Problem, Report

MOST_BYTES = 20_000_000
"""Of one text or page; JSON Lines are bounded line by line."""
Found = Iterator[Report | Problem]


class Place(NamedTuple):
    """A file to read, and its name as a person would say it: relative to the place that was asked for."""

    path: Path
    name: str


def find_files(place: Path) -> Iterator[Place | Problem]:
    """Yield the files of a place in the order of their names; hidden ones are passed over.

    Raises UsageError where nothing exists. A loop of links and a folder that cannot be opened become problems.
    """
    try:
        exists = place.exists()
    except OSError as error:
        raise UsageError(f"{place}: {error.strerror}") from error
    if not exists:
        raise UsageError(f"{place}: there is no such file or folder")
    if place.is_dir():
        yield from _walk(place, place, frozenset())
    else:
        yield Place(place, place.name)


def _walk(folder: Path, top: Path, above: frozenset[Path]) -> Iterator[Place | Problem]:
    real = folder.resolve()
    if real in above:
        yield Problem("collect", "it is a link to a folder that holds it; not followed", source=str(folder))
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Problem("collect", f"the folder cannot be opened: {error.strerror}", source=str(folder))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            is_folder, is_file = entry.is_dir(), entry.is_file()
        except OSError as error:
            yield Problem("collect", f"it cannot be opened: {error.strerror}", source=str(entry))
            continue
        if is_folder:
            yield from _walk(entry, top, above | {real})
        elif is_file:
            yield Place(entry, entry.relative_to(top).as_posix())
        else:
            yield Problem("collect", "it is neither a file nor a folder", source=str(entry))


def read_file(path: Path, name: str, keep: Keep | None = None) -> Found:
    """Read the reports of one file; what cannot be read becomes a problem that names it."""
    suffix = path.suffix.lower()
    try:
        if suffix in _LINES:
            yield from read_lines(_open_lines(path), str(path), keep)
            return
        yield from _read_bytes(_load(path), suffix, name, str(path), keep=keep)
    except OSError as error:
        yield Problem("collect", f"it cannot be read: {error.strerror or error}", source=str(path))
    except UnreadableError as error:
        yield Problem("collect", str(error), source=str(path))


def read_stream(data: bytes, *, suffix: str | None = None, keep: Keep | None = None) -> Found:
    """Read the reports of standard input: JSON Lines, JSON, a page or plain text, told by how it begins."""
    name = "standard input"
    suffix = suffix or _suffix_of(data)
    try:
        if suffix in _LINES:
            yield from read_lines(data.splitlines(), name, keep)
        else:
            yield from _read_bytes(data, suffix, "stdin", name, keep=keep)
    except UnreadableError as error:
        yield Problem("collect", str(error), source=name)


def _suffix_of(data: bytes) -> str:
    head = data[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"["):
        return ".json"
    if head.startswith(b"{"):
        return ".jsonl"
    return ".html" if head.startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<?xml")) else ".txt"


def _load(path: Path) -> bytes:
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise UnreadableError(f"it has {size:,} bytes; a report may have {MOST_BYTES:,}")
    return path.read_bytes()


def _open_lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from bounded_lines(file)


def bounded_lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield lines without ever holding more than one over-long line's first part."""
    while line := file.readline(MOST_BYTES + 1):
        yield line
        while len(line) > MOST_BYTES and not line.endswith(b"\n"):
            line = file.readline(MOST_BYTES + 1)


def _read_bytes(data: bytes, suffix: str, name: str, source: str, *, keep: Keep | None) -> Found:
    if suffix == ".json":
        yield from read_json(data, source, keep)
        return
    reader = _READERS.get(suffix)
    if reader is None:
        kinds = " ".join(sorted((*_READERS, *_LINES, ".json")))
        raise UnreadableError(f"files of this kind are not read (read: {kinds})")
    report = reader(decode(data), os.path.splitext(name)[0], source)  # noqa: PTH122 - a name, not a path
    check_length(report.text)
    report = replace(report, sha256=hashlib.sha256(data).hexdigest())
    if keep is not None:
        keep(report.sha256, data)
    yield report


_LINES = (".jsonl", ".ndjson")
_READERS: dict[str, Callable[[str, str, str], Report]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
}
