"""Collecting: every kind of file becomes a report, every bad one is set aside by name with the reason."""

from __future__ import annotations

import io
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.brief.formats import render
from consilience.collect import Collection, collect_lines, collect_reports
from consilience.pipeline import brief_on
from consilience.problems import UsageError

SENTENCE = "The army left the town on Monday, the minister said."


def collect(*places: Path, **options: object) -> Collection:
    return collect_reports(places, languages=("en",), **options)  # type: ignore[arg-type]


def reasons(collection: Collection) -> str:
    return " | ".join(f"{Path(p.source or '').name}: {p.message}" for p in collection.set_aside)


def line(**fields: object) -> str:
    return json.dumps({"id": "a", "text": SENTENCE, **fields}) + "\n"


def test_a_text_file_says_what_it_knows_in_its_header(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text(f"---\noutlet: Harbour Post\npublished: 2024-03-12\n---\n{SENTENCE}\n", encoding="utf-8")
    [report] = collect(file).reports
    assert (report.outlet, report.published, report.text) == ("Harbour Post", date(2024, 3, 12), SENTENCE)
    assert len(report.sha256) == 64


def test_a_rule_of_dashes_is_not_a_header(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text(f"---\n{SENTENCE}\n---\nMore.", encoding="utf-8")
    assert collect(file).reports[0].text.startswith("---")


def test_markdown_loses_its_marks_and_keeps_its_words(tmp_path: Path) -> None:
    file = tmp_path / "one.md"
    file.write_text(
        "# Town left\n\nThe **army** left the [town](http://x.example) on\nMonday.\n\n- two men\n", encoding="utf-8"
    )
    assert collect(file).reports[0].text == "Town left\n\nThe army left the town on Monday.\n\ntwo men"


def test_a_page_gives_its_article_without_menus_and_forms() -> None:
    page = Path(__file__).parents[2] / "examples" / "vesta-strait" / "reports" / "02-harbour-post.html"
    [report] = collect(page).reports
    assert report.outlet == "The Harbour Post"
    assert report.published == date(2024, 3, 12)
    assert "killed at least 14 people" in report.text
    for furniture in ("cookies", "Subscribe", "email address", "Ferry prices", "300 jobs", "newsletter"):
        assert furniture not in report.text


def test_a_title_does_not_stand_in_the_text_too() -> None:
    page = Path(__file__).parents[2] / "examples" / "vesta-strait" / "reports" / "09-vestan-gazette.html"
    [report] = collect(page).reports
    assert report.title == "Assembly approves Harbour Defence Law"
    assert report.text.startswith("Port Sallo, March 15, 2024.")


def test_other_encodings_are_read(tmp_path: Path) -> None:
    words = "The café in Besançon was closed on Monday after the fire, the owner said to reporters."
    (tmp_path / "latin.txt").write_bytes(words.encode("latin-1"))
    (tmp_path / "wide.txt").write_bytes(words.encode("utf-16"))
    (tmp_path / "marked.txt").write_bytes(words.encode("utf-8-sig"))
    assert [report.text for report in collect(tmp_path).reports] == [words] * 3


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "it is empty"),
        ("blank.txt", b" \n\t\n", "it is empty"),
        ("binary.txt", bytes(range(256)) * 8, "binary"),
        ("picture.png", b"\x89PNG", "files of this kind are not read"),
        ("page.html", b"<html><body><nav>Menu</nav></body></html>", "no article"),
        ("long.txt", b"a " * 11_000_000, "22,000,000 bytes"),
        ("words.txt", b"a " * 600_000, "1,200,000 characters"),
        ("header.txt", b"---\npublished: soon\n---\nText.", "'soon'"),
        ("broken.json", b'{"id": "a", "text": "b', "not complete JSON"),
        ("deep.json", b"[" * 100_000, "nested too deep"),
        ("none.json", b"[]", "holds no report"),
        ("empty.jsonl", b"\n\n", "it is empty"),
        ("spanish.txt", "El ministro dijo que el ejército dejó la ciudad el lunes por la mañana.".encode(), "(es)"),
    ],
)
def test_a_bad_file_is_set_aside_by_name(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz-good.txt").write_text(SENTENCE, encoding="utf-8")
    collection = collect(tmp_path)
    assert [report.text for report in collection.reports] == [SENTENCE]
    [problem] = collection.set_aside
    assert reason in problem.message
    assert problem.source is not None
    assert problem.source.endswith(name)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ('{"id": "x", "te', "not complete JSON"),
        ("[1, 2]", "a list, not an object"),
        ("null", "null, not an object"),
        (json.dumps({"id": "x"}), "no text"),
        (json.dumps({"id": "x", "text": 7}), "text is a number"),
        (json.dumps({"id": "x", "text": "  "}), "no text"),
        (json.dumps({"text": SENTENCE}), "no id"),
        (json.dumps({"id": True, "text": SENTENCE}), "no id"),
        (json.dumps({"id": "x", "text": SENTENCE, "published": "12 March"}), "'12 March'"),
        (json.dumps({"id": "x", "text": SENTENCE, "published": "2024-02-31"}), "2024-02-31"),
        (json.dumps({"id": "x", "text": SENTENCE, "outlet": ["a"]}), "outlet is a list"),
    ],
)
def test_a_bad_line_is_set_aside_with_its_number(bad: str, reason: str) -> None:
    collection = collect_lines((line() + bad + "\n" + line(id="b")).encode(), languages=("en",))
    assert [report.id for report in collection.reports] == ["a", "b"]
    assert "line 2" in (collection.set_aside[0].source or "")
    assert reason in collection.set_aside[0].message


def test_a_second_report_with_the_same_id_is_set_aside() -> None:
    collection = collect_lines((line() + line(text=SENTENCE + " More.")).encode(), languages=("en",))
    assert len(collection.reports) == 1
    assert "another report has its id already" in collection.set_aside[0].message


def test_the_same_report_given_twice_is_read_once_with_all_that_is_known_of_it() -> None:
    collection = collect_lines((line() + line(outlet="Harbour Post")).encode(), languages=("en",))
    assert [report.outlet for report in collection.reports] == ["Harbour Post"]
    assert not collection.set_aside
    assert "taken from it: outlet" in collection.notes[0].message


def test_the_text_of_a_json_report_keeps_its_offsets() -> None:
    text = "One.\r\n\r\nTwo\x00 \ud800three, the four of them said it was five."
    [report] = collect_lines(line(text=text, language="en").encode(), languages=("en",)).reports
    assert len(report.text) == len(text)
    assert report.text[4:8] == "\r\n\r\n"


def test_half_a_character_in_any_field_is_replaced_so_that_everything_can_be_written(tmp_path: Path) -> None:
    fields = {"id": "a\ud83d", "outlet": "Harbour\udc00 Post", "title": "\ud800", "url": "x\ud800", "case": "\udfff"}
    [report] = collect_lines(line(**fields).encode(), languages=("en",)).reports
    assert (report.id, report.outlet, report.title, report.url, report.case) == ("a?", "Harbour? Post", "?", "x?", "?")


def test_a_date_in_the_future_is_noted_and_read() -> None:
    collection = collect_lines(line(published="2999-01-01").encode(), languages=("en",), today=date(2026, 1, 1))
    assert collection.reports[0].published == date(2999, 1, 1)
    assert "future" in collection.notes[0].message


def test_a_missing_path_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        collect(tmp_path / "nothing")


def test_a_loop_of_links_is_named_and_left(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    collection = collect(tmp_path)
    assert len(collection.reports) == 1
    assert "loop: it is a link to a folder that holds it" in reasons(collection)


@pytest.mark.skipif(os.geteuid() == 0, reason="the root user can read every file")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(SENTENCE, encoding="utf-8")
    file.chmod(0)
    assert "cannot be read" in reasons(collect(file))


def test_standard_input_is_told_by_how_it_begins() -> None:
    def ids(data: str) -> list[str]:
        found = collect_reports(["-"], languages=("en",), stdin=io.BytesIO(data.encode()))
        return [report.id for report in found.reports]

    assert ids(line()) == ["a"]
    assert ids(f"[{line()}]") == ["a"]
    assert ids(SENTENCE) == ["stdin"]


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.txt").write_text(f"{SENTENCE} {name}", encoding="utf-8")
    assert [report.id for report in collect(tmp_path).reports] == ["a", "b", "c"]


@settings(deadline=None)  # the first text that has no language given loads the detector
@given(st.binary(max_size=400))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    collection = collect_reports(["-"], languages=("en",), stdin=io.BytesIO(data))
    assert len(collection.reports) + len(collection.set_aside) >= 1


@given(st.text(max_size=300))
def test_no_line_makes_it_fail(text: str) -> None:
    collection = collect_lines(json.dumps({"id": "a", "text": text, "language": "en"}).encode(), languages=("en",))
    assert all(len(report.text) == len(text) for report in collection.reports)
    assert len(collection.reports) + len(collection.set_aside) == 1


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_brief_among_the_reports_is_set_aside(form: str, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("The army raised its alert level on Monday, the ministry said.", "utf-8")
    suffix = {"text": "txt", "markdown": "md", "html": "html"}[form]
    (tmp_path / f"brief.{suffix}").write_text(render(brief_on([tmp_path / "report.txt"]), form), "utf-8")
    collection = collect_reports([tmp_path], languages=["en"])
    assert [report.id for report in collection.reports] == ["report"]
    assert "it is a brief" in collection.set_aside[0].message
