"""A case travels as a bundle and as a backup, and comes out equal."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from benchmarks.reliability_readings import deliver

from consilience.problems import CaseError, UsageError
from consilience.records import Judged, Judgement
from consilience.store import Casefile, Graded, open_case


@pytest.fixture
def filled(case: Casefile) -> Casefile:
    for number in range(5):
        case.add(deliver(number))
    case.add(deliver(3, edition=2))
    case.judge(Judged("r0000000", "r0000002:0:9", Judgement.DIFFERENT, "Ada", date(2024, 3, 11)))
    case.grade(Graded("Outlet 1", "B", "Ada", date(2024, 3, 11)))
    case.keep_brief("A brief", None, "{}")
    return case


def everything(case: Casefile) -> tuple[object, ...]:
    held = case.versions()
    reports = case.reports(held)
    return held, reports, case.readings(held, reports), case.judged(held), case.graded(), case.log()


def test_a_bundle_is_opened_to_an_equal_case(filled: Casefile, tmp_path: Path) -> None:
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    filled.export(first)
    other = open_case(str(tmp_path / "other.consilience"), create=True, tool="consilience test")
    other.open_bundle(first)
    assert everything(other) == everything(filled)
    assert other.faults() == ()
    assert [hit.report for hit in other.search("army")] == [hit.report for hit in filled.search("army")]
    other.export(second)
    assert first.read_bytes() == second.read_bytes()
    other.close()


def test_a_backup_is_an_equal_case_in_a_file(filled: Casefile, tmp_path: Path) -> None:
    filled.back_up(tmp_path / "copy.consilience")
    copy = open_case(str(tmp_path / "copy.consilience"), tool="t")
    assert everything(copy) == everything(filled)
    assert copy.faults() == ()
    assert len(copy.search("army")) == len(filled.search("army"))
    copy.close()
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_nothing_is_written_over(filled: Casefile, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("precious", encoding="utf-8")
    for act in (filled.export, filled.back_up):
        with pytest.raises(UsageError, match="there is something already"):
            act(there)
        with pytest.raises(UsageError, match="there is no such folder"):
            act(tmp_path / "nowhere" / "x")
    assert there.read_text(encoding="utf-8") == "precious"


def test_a_bundle_is_opened_only_into_an_empty_case(filled: Casefile, tmp_path: Path) -> None:
    filled.export(tmp_path / "1.zip")
    with pytest.raises(CaseError, match="is not empty"):
        filled.open_bundle(tmp_path / "1.zip")


Spoil = Callable[[dict[str, bytes]], None]


def _manifest(bundle: dict[str, bytes], **change: object) -> None:
    bundle["manifest.json"] = json.dumps(json.loads(bundle["manifest.json"]) | change).encode()


def _other_text(members: dict[str, bytes]) -> None:
    members["tables/texts.jsonl"] = members["tables/texts.jsonl"].replace(b"army", b"navy", 1)


def _other_text_with_manifest(members: dict[str, bytes]) -> None:
    import hashlib

    _other_text(members)
    said = json.loads(members["manifest.json"])["members"]
    said["tables/texts.jsonl"]["sha256"] = hashlib.sha256(members["tables/texts.jsonl"]).hexdigest()
    _manifest(members, members=said)


def _drop_original(members: dict[str, bytes]) -> None:
    del members[next(name for name in members if name.startswith("originals/"))]


def _extra(members: dict[str, bytes]) -> None:
    members["../../evil"] = b"x"


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_other_text, "texts.jsonl is not what the manifest says"),
        (_other_text_with_manifest, "it is not the one that was added"),
        (_drop_original, "does not hold the members"),
        (_extra, "does not hold the members"),
        (lambda members: members.pop("manifest.json"), "not a whole bundle"),
        (lambda members: _manifest(members, form="9999"), "a newer version of consilience"),
        (lambda members: _manifest(members, head="0"), "its log does not end as the manifest says"),
        (lambda members: members.update({"manifest.json": b"[]"}), "not a whole bundle"),
    ],
)
def test_a_spoiled_bundle_is_refused_as_a_whole(tmp_path: Path, spoil: Spoil, says: str) -> None:
    case = open_case(str(tmp_path / "a.consilience"), create=True, tool="t")
    case.add(deliver(1))
    case.export(tmp_path / "1.zip")
    with zipfile.ZipFile(tmp_path / "1.zip") as bundle:
        members = {name: bundle.read(name) for name in bundle.namelist()}
    spoil(members)
    with zipfile.ZipFile(tmp_path / "2.zip", "w") as bundle:
        for member, data in members.items():
            bundle.writestr(member, data)
    other = open_case(str(tmp_path / "b.consilience"), create=True, tool="t")
    with pytest.raises(CaseError, match=says):
        other.open_bundle(tmp_path / "2.zip")
    assert other.sizes() == (0, 0)


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 cut off"])
def test_what_is_no_bundle_is_said_to_be_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    case = open_case(str(tmp_path / "a.consilience"), create=True, tool="t")
    with pytest.raises(CaseError, match="not a whole bundle"):
        case.open_bundle(tmp_path / "x.zip")
    with pytest.raises(UsageError, match="no such bundle"):
        case.open_bundle(tmp_path / "none.zip")
