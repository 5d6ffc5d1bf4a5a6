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
    ("State-run television said the bridge was lost.", "State-run television"),
    ("The head of the port's trade zone, Boris Vetrov, said the bridge was lost.", "Boris Vetrov"),
    ("Boris Vetrov left. Ivo Karn has four brothers, he said.", "Boris Vetrov"),
    ("Boris Vetrov released a statement saying he had ordered the port shut.", "Boris Vetrov"),
    ("Ivo Karn told guards, “We stay,” and threatened to shoot.", "Ivo Karn"),
    ("Boris Vetrov said Ivo Karn told guards, “We stay,” and threatened to shoot.", "Ivo Karn"),
    ("Harbour police closed the pier. They said two boats had burned.", "Harbour police"),
    ("Harbour police met the guards. The boats and the guards left. They said two boats had burned.", None),
    ("The bank had been called by a stranger and told that a bomb was planted.", None),
    ("The town still has water and power lines and officials say they are sending food.", "officials"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_a_speaker_is_called_by_the_fullest_name_or_the_whole_description(
    read: Callable[..., Reading], text: str, speaker: str | None
) -> None:
    assert [statement.speaker for statement in read(text).statements][-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("Coast Radio quoted Ana Brand, a judge, as saying the law had lapsed.", "Ana Brand", ("Coast Radio",)),
        (
            "Ten people died, Vestan officials were quoted by Coast Radio as saying.",
            "Vestan officials",
            ("Coast Radio",),
        ),
        ("The army said, citing Coast Radio, that nine people died.", "Coast Radio", ("army",)),
        (
            "Police chief Ivo Karn said, citing Ana Brand, a resident, that nine people died.",
            "Ana Brand",
            ("Ivo Karn",),
        ),
        ("The police spokesman, citing Coast Radio, said that nine people died.", "Coast Radio", ("police spokesman",)),
        ("Ana Brand was quoted by Coast Radio as saying the law had lapsed.", "Ana Brand", ("Coast Radio",)),
    ],
)
def test_who_is_quoted_speaks_and_who_quotes_passes_it_on(
    read: Callable[..., Reading], text: str, speaker: str, via: tuple[str, ...]
) -> None:
    assert [(s.speaker, s.via) for s in read(text).statements if s.speaker not in via] == [(speaker, via)]


def test_a_caption_says_nothing(read: Callable[..., Reading]) -> None:
    assert read("Map highlighting the epicentre of the quake: the tremor shook two towns.").statements == ()
