"""Refuse words of ours that claim a probability or mix it with a confidence level: part of `./run check`."""

from __future__ import annotations

import sys
from pathlib import Path

import consilience
from consilience.brief.estimative import check_own_words


def main() -> int:
    faults = check_own_words(Path(consilience.__file__).parent)
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
