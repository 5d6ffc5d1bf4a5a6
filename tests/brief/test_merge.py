"""Lines that say the same become one."""

from __future__ import annotations

from consilience.brief.merge import merge_lines, merge_parts
from consilience.records import Citation, Line, Span


def line(text: str, report: str = "a", label: str = "Attacks") -> Line:
    return Line("happened", text, (Citation(Span(report, 0, len(text)), text),), f"{report}:{text}", label)


def texts(lines) -> list[str]:
    return [found.text for found in lines]


def test_rewordings_merge_and_keep_all_citations() -> None:
    [merged] = merge_lines(
        [
            line("Shells struck the port of Orvana on Monday", "a"),
            line("Shells struck the port of Orvana on a Monday", "b"),
        ]
    )
    assert {cite.span.report for cite in merged.cites} == {"a", "b"}
    assert merged.also == ("b:Shells struck the port of Orvana on a Monday",)


def test_other_numbers_are_other_lines() -> None:
    lines = [
        line("Shells killed 12 people in the port of Orvana"),
        line("Shells killed 14 people in the port of Orvana"),
    ]
    assert merge_lines(lines) == tuple(lines)


def test_lines_of_different_labels_stay_apart() -> None:
    lines = [line("The army left the port of Orvana"), line("The army left the port of Orvana", "b", "Movements")]
    assert len(merge_lines(lines)) == 2


def test_a_part_stands_in_the_whole() -> None:
    whole, part = line("Belmor fired shells at the port from the far bank"), line("Belmor fired shells", "b")
    [merged] = merge_parts([part, whole])
    assert merged.text == whole.text
    assert len(merged.cites) == 2


def test_many_lines_with_one_word_in_common_are_merged_in_good_time() -> None:
    lines = [line(f"The army took village number {index} of the district") for index in range(3000)]
    assert len(merge_lines(lines)) == 3000
