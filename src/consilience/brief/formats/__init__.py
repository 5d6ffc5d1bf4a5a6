"""How does a brief look? One module for each form of output, each a pure function from a brief to text."""

from __future__ import annotations

from typing import Any

from consilience.brief.formats.machine import as_object, render_json
from consilience.records import Brief

FORMS = ("text", "markdown", "html", "json")

__all__ = ["FORMS", "as_json", "render"]


def render(brief: Brief, form: str = "text", *, width: int = 80, colour: bool = False) -> str:
    """Write a brief in one of FORMS; width and colour matter to text alone. Raises KeyError for another form."""
    if form == "text":
        from consilience.brief.formats.terminal import render_terminal

        return render_terminal(brief, width=width, colour=colour)
    if form == "markdown":
        from consilience.brief.formats.markdown import render_markdown

        return render_markdown(brief)
    if form == "html":
        from consilience.brief.formats.html import render_html

        return render_html(brief)
    if form == "json":
        return f"{render_json(brief)}\n"
    raise KeyError(form)


def as_json(brief: Brief) -> dict[str, Any]:
    """Return a brief as an object with the keys of the machine contract."""
    return as_object(brief)
