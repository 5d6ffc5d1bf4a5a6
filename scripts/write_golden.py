"""Write the golden brief of the shipped example: `./run golden`. Read the difference before you commit it."""

from __future__ import annotations

from pathlib import Path

from consilience.brief.formats import render
from consilience.pipeline import brief_on

FOLDER = Path("examples/vesta-strait")
TITLE = "The Vesta Strait crisis (invented)"
WIDTH = 100


def main() -> None:
    """Write brief.txt, from the root of the checkout."""
    brief = brief_on([FOLDER / "reports"], title=TITLE)
    (FOLDER / "brief.txt").write_text(render(brief, "text", width=WIDTH), encoding="utf-8")


if __name__ == "__main__":
    main()
