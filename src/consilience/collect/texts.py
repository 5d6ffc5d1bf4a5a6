"""What does a text file say about itself, and which text is left when its marks are taken off?

A file may open with a header between two lines of `---`, one `key: value` a line: id, outlet, title, published, url,
language, revises, case. Markdown is reduced to its words; a list item or a table row becomes a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from consilience.collect.dates import parse_day
from consilience.problems import UnreadableError
from consilience.records import Report

if TYPE_CHECKING:
    from markdown_it.token import Token

KEYS = frozenset({"id", "outlet", "title", "published", "url", "language", "revises", "case"})
_HEADER = re.compile(r"\A---[^\S\n]*\n(.*?)\n---[^\S\n]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z]+)\s*:\s*(.*)")


def read_text(text: str, name: str, source: str) -> Report:
    """Make a report of plain text. Raises UnreadableError for a header that is not one."""
    header, body = _split_header(text)
    return _report(header, body.strip("\n"), name, source)


def read_markdown(text: str, name: str, source: str) -> Report:
    """Make a report of a Markdown document; its marks, links and images are taken off."""
    header, body = _split_header(text)
    return _report(header, _plain(body), name, source)


def _split_header(text: str) -> tuple[Mapping[str, str], str]:
    found = _HEADER.match(text)
    fields = [_FIELD.fullmatch(line.strip()) for line in found.group(1).splitlines() if line.strip()] if found else []
    pairs = [(field.group(1).lower(), field.group(2).strip().strip("\"'")) for field in fields if field]
    if found is None or len(pairs) < len(fields) or not KEYS & {key for key, _ in pairs}:
        return {}, text
    return {key: value for key, value in pairs if value}, text[found.end() :]


def _report(header: Mapping[str, str], text: str, name: str, source: str) -> Report:
    published = header.get("published")
    day = parse_day(published) if published else None
    if published and day is None:
        raise UnreadableError(f"its header gives the date {published!r}; wanted is YYYY-MM-DD")
    return Report(
        id=header.get("id", name),
        text=text,
        outlet=header.get("outlet"),
        title=header.get("title"),
        url=header.get("url"),
        language=header.get("language"),
        published=day,
        revises=header.get("revises"),
        case=header.get("case"),
        origin=source,
    )


def _plain(markdown: str) -> str:
    from markdown_it import MarkdownIt

    return "\n\n".join(_paragraphs(MarkdownIt("commonmark").enable("table").parse(markdown)))


def _paragraphs(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            words = "".join(
                "\n" if child.type in ("softbreak", "hardbreak") else child.content
                for child in token.children or ()
                if child.type in ("text", "code_inline", "softbreak", "hardbreak")
            )
            if words.strip():
                yield " ".join(words.split("\n")).strip()
        elif token.type in ("fence", "code_block") and token.content.strip():
            yield token.content.strip()
