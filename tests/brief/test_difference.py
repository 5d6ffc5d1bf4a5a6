"""What is different between two briefs: found again by shared words, told with what it was and what it is."""

from __future__ import annotations

from consilience.brief.difference import compare_briefs
from consilience.records import Brief, Citation, Finding, Grade, Report, Span, Standing


def cite(report: str, start: int = 0) -> Citation:
    return Citation(Span(report, start, start + 9), "the words")


def finding(id: str, *cites: Citation, **facts: object) -> Finding:
    fields: dict[str, object] = {
        "text": "A bridge was closed",
        "standing": Standing.SINGLE_SOURCE,
        "grade": Grade("F", 3),
    }
    return Finding(id, "event", support=cites, **(fields | facts))  # type: ignore[arg-type]


def brief(reports: str, *findings: Finding) -> Brief:
    return Brief("t", None, tuple(Report(key, "the words") for key in reports), findings, ())


def test_equal_briefs_have_no_difference() -> None:
    one = brief("a", finding("e1", cite("a")))
    found = compare_briefs(one, one)
    assert (found.new, found.gone, found.changed, found.new_reports, found.gone_reports) == ((), (), (), (), ())


def test_a_finding_with_more_support_is_found_again() -> None:
    before = brief("a", finding("e1", cite("a"), origins=("A",)))
    later = finding("e2", cite("a"), cite("b"), origins=("A", "B"), standing=Standing.CORROBORATED, grade=Grade("F", 1))
    found = compare_briefs(before, brief("ab", later))
    assert (found.new, found.gone, found.new_reports) == ((), (), ("b",))
    assert found.changed[0].changes == (
        ("standing", "single-source", "corroborated"),
        ("grade", "F3", "F1"),
        ("origins", "1", "2"),
    )


def test_what_came_and_what_went() -> None:
    left, stays, came = finding("e1", cite("a")), finding("e2", cite("b")), finding("e3", cite("c"))
    found = compare_briefs(brief("ab", left, stays), brief("bc", stays, came))
    assert ([f.id for f in found.new], [f.id for f in found.gone]) == (["e3"], ["e1"])
    assert (found.new_reports, found.gone_reports) == (("c",), ("a",))


def test_one_finding_answers_to_one_only() -> None:
    before = brief("a", finding("e1", cite("a"), cite("a", 20)))
    after = brief("a", finding("e2", cite("a")), finding("e3", cite("a", 20)))
    found = compare_briefs(before, after)
    assert [f.id for f in found.new] == ["e3"]
    assert found.gone == ()


def test_a_finding_of_another_kind_is_another() -> None:
    before = brief("a", finding("e1", cite("a")))
    other = Finding("f1", "figure", "9 people", Standing.SINGLE_SOURCE, Grade(), (cite("a"),))
    found = compare_briefs(before, brief("a", other))
    assert ([f.id for f in found.new], [f.id for f in found.gone]) == (["f1"], ["e1"])
