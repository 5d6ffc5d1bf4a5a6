"""Write rules/en/rarity.tsv, how often English uses its commoner words: `python scripts/write_rarity.py WHEEL`.

WHEEL is the file of wordfreq 3.1.1 (`pip download wordfreq==3.1.1 --no-deps`). Its frequencies are kept to a tenth of
the Zipf scale (the logarithm of the uses in a billion words, van Heuven 2014); words of less than one use in a million
are left out. The data of wordfreq are licensed CC BY-SA 4.0, and so is the table: see NOTICE.
"""

from __future__ import annotations

import argparse
import gzip
import re
import zipfile
from collections import defaultdict
from pathlib import Path

import srsly

TABLE = Path(__file__).parents[1] / "src" / "consilience" / "rules" / "en" / "rarity.tsv"
DATA = "wordfreq/data/large_en.msgpack.gz"
SOURCE = "wordfreq 3.1.1"
RAREST = 30
"""Tenths of the Zipf scale: one use in a million words."""

_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    with zipfile.ZipFile(parser.parse_args().wheel) as wheel:
        header, *classes = srsly.msgpack_loads(gzip.decompress(wheel.read(DATA)))
    if header.get("format") != "cB":
        raise SystemExit(f"{DATA} is not in the form that is known: {header}")
    words: dict[int, list[str]] = defaultdict(list)
    for centibels, members in enumerate(classes):
        tenths = round((900 - centibels) / 10)  # a frequency of c centibels below 1 is 9 - c / 100 on the Zipf scale
        if tenths >= RAREST:
            words[tenths] += [word for word in members if _WORD.fullmatch(word)]
    lines = [
        f"{tenths / 10:.1f}\t{' '.join(sorted(found))}\t{SOURCE}\n" for tenths, found in sorted(words.items()) if found
    ]
    TABLE.write_text("zipf\twords\tsource\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
