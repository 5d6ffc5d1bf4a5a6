"""Speakers: a sentence, and by what name its speaker is known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from consilience.records import Reading

SPEAKERS = [
    ("Senior rebel officials said the bridge was lost.", "Senior rebel officials"),
    ("Foreign Minister Boris Vetrov left. The minister said the bridge was lost.", "Boris Vetrov"),
    ("The Common Harbour Watch (CHW) met. The organisation said the bridge was lost.", "Common Harbour Watch"),
    ("Prime Minister Ida Storm resigned. The premier said she was tired.", "Ida Storm"),
    ('"Brand must go," he said.', None),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_a_speaker_is_called_by_the_fullest_name_or_the_whole_description(
    read: Callable[..., Reading], text: str, speaker: str | None
) -> None:
    assert [statement.speaker for statement in read(text).statements][-1] == speaker
