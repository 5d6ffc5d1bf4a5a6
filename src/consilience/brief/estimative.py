"""Do our own words claim a probability that nobody computed, or mix it with a confidence level (ICD 203)?

Intelligence Community Directive 203 fixes which words stand for which probability and forbids to put a degree of
likelihood and a level of confidence into one sentence. A brief computes no probability: its templates hold none of
these words. The words of reports are theirs; only what this project writes is checked.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROWS = (
    ("almost no chance", "remote", "remotely"),
    ("very unlikely", "highly improbable"),
    ("unlikely", "improbable", "improbably"),
    ("roughly even chance", "roughly even odds"),
    ("likely", "probable", "probably"),
    ("very likely", "highly probable"),
    ("almost certain", "almost certainly", "nearly certain"),
)
"""The rows of ICD 203, from 1-5 % to 95-99 %, with the adverbs of the same words."""
OTHERS = ("likelihood", "probability", "odds are", "chances are", "in all likelihood")
"""Further words that claim a probability."""
NAMED = {
    "2 probably true": "the Admiralty code's own name of credibility 2",
    "5 improbable": "the Admiralty code's own name of credibility 5",
}
"""Fixed names of scales that hold such a word, with the reason why they may."""
COMPUTED = re.compile(r"\{(?:probability|likelihood|odds)\b[^}]*\}")
"""A template that prints a computed probability may name it."""
_CONFIDENCE = re.compile(r"(?i)\b(?:(?:high|moderate|low)\s+confidence|confidence\s+levels?|level\s+of\s+confidence)\b")
_SENTENCE = re.compile(r"(?<=[.!?;·])\s+|\n")
_TERMS = sorted(((term, row) for row, terms in enumerate(ROWS) for term in terms), key=lambda item: -len(item[0]))
_WORDS = re.compile(rf"(?i)\b(?:{'|'.join(re.escape(term) for term, _ in _TERMS)}|{'|'.join(OTHERS)})\b")
_NOT_OURS = frozenset({"denying", "nobody"})
"""Parts of words.toml that list words of reports."""


def find_faults(text: str) -> Iterator[str]:
    """Yield what is wrong with a text of ours, sentence by sentence.

    >>> list(find_faults("The toll will likely rise."))
    ["claims a probability that nobody computed: 'likely'"]
    >>> list(find_faults("2 probably true: two origins"))
    []
    """
    for name in NAMED:
        text = text.replace(name, "")
    for sentence in _SENTENCE.split(text):
        found = [match[0].casefold() for match in _WORDS.finditer(sentence)]
        if not found:
            continue
        if _CONFIDENCE.search(sentence):
            yield f"puts a likelihood and a confidence level into one sentence: {found[0]!r}"
        rows = {row for term, row in _TERMS if term in found}
        if len(rows) > 1:
            yield f"mixes two rows of ICD 203: {', '.join(repr(word) for word in dict.fromkeys(found))}"
        if not COMPUTED.search(sentence):
            yield f"claims a probability that nobody computed: {found[0]!r}"


def check_table(path: Path) -> Iterator[str]:
    """Check every word of a TOML table of ours."""
    for key, text in _texts(tomllib.loads(path.read_text(encoding="utf-8")), ()):
        if key[0] not in _NOT_OURS:
            yield from (f"{path.name}: {'.'.join(key)}: {fault}" for fault in find_faults(text))


def _texts(table: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _texts(value, (*above, key))
        elif isinstance(value, str):
            yield (*above, key), value


def check_module(path: Path) -> Iterator[str]:
    """Check every text in a module's code: what it may print. Docstrings explain and are left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    explained = {id(node) for node in _explaining(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
            yield from (f"{path.name}, line {node.lineno}: {fault}" for fault in find_faults(node.value))


def _explaining(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the texts that stand alone as statements: docstrings of modules, functions, classes and values."""
    for node in ast.walk(tree):
        for statement in getattr(node, "body", ()) if not isinstance(node, ast.Lambda | ast.IfExp) else ():
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                yield statement.value


def check_page(path: Path) -> Iterator[str]:
    """Check every line of a template of a page."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        yield from (f"{path.name}, line {number}: {fault}" for fault in find_faults(line))


def check_own_words(package: Path) -> tuple[str, ...]:
    """Check all that the package writes by itself: the tables and templates of briefs, and the code that says why.

    This module, which names the words, is left out.
    """
    faults: list[str] = []
    brief, code = package / "brief", [package / part for part in ("brief", "weigh", "serve")]
    for path in sorted(brief.rglob("*.toml")):
        faults += check_table(path)
    for path in sorted(p for part in code for p in part.rglob("*.py") if p.resolve() != Path(__file__).resolve()):
        faults += check_module(path)
    for path in sorted(p for p in brief.rglob("*") if p.suffix in (".html", ".js", ".svg")):
        faults += check_page(path)
    return tuple(faults)
