"""The words that are our own: neutral, and never a likelihood beside a level of confidence."""

from __future__ import annotations

import re

import pytest

from consilience.brief.sections import Section
from consilience.brief.words import load_words, says_denial, word
from consilience.records import Relation, Stance, Standing

LIKELIHOOD = re.compile(
    r"\b(almost no chance|remote|(very )?unlikely|(highly )?improbabl[ey]|roughly even|(very )?likely"
    r"|(highly )?probabl[ey]|almost certain(ly)?|nearly certain|chance|odds|probability)\b",
    re.IGNORECASE,
)
CONFIDENCE = re.compile(r"\b(confiden(t|ce)|low confidence|moderate confidence|high confidence)\b", re.IGNORECASE)
JUDGING = re.compile(
    r"\b(shocking|terrible|brutal|tragic|massive|dramatic|alarming|so-called|notorious|heroic|unprecedented|worrying"
    r"|horrific|regime|terrorists?|clearly|obviously|significant(ly)?|major|serious(ly)?)\b",
    re.IGNORECASE,
)
TEMPLATES = [(part, key, text) for part, table in load_words().items() for key, text in table.items()]


@pytest.mark.parametrize(("part", "key", "text"), TEMPLATES)
def test_no_template_mixes_likelihood_with_confidence(part: str, key: str, text: str) -> None:
    for sentence in re.split(r"(?<=[.;])\s", text):
        assert not (LIKELIHOOD.search(sentence) and CONFIDENCE.search(sentence))


@pytest.mark.parametrize(("part", "key", "text"), TEMPLATES)
def test_no_template_judges(part: str, key: str, text: str) -> None:
    assert not JUDGING.search(text)


def test_the_linter_would_see_a_mixed_sentence() -> None:
    mixed = "We judge with high confidence that an attack is very likely"
    assert LIKELIHOOD.search(mixed)
    assert CONFIDENCE.search(mixed)


def test_every_closed_set_has_its_words() -> None:
    for part, kinds in (("sections", Section), ("stances", Stance), ("standings", Standing), ("relations", Relation)):
        assert not [kind for kind in kinds if kind.value not in load_words()[part]]


def test_a_theme_without_a_heading_is_told_by_its_key() -> None:
    assert word("themes", "ASSAULT") == "Attacks"
    assert word("themes", "unheard-of") == "unheard-of"


def test_no_two_labels_of_a_dispute_are_the_same() -> None:
    labels = [word("labels", key) for key in ("claim", "denial", "scope", "mark", "support", "dispute")]
    assert len(set(labels)) == len(labels)


def test_a_line_that_tells_its_denial_is_known() -> None:
    assert says_denial("She dismissed the reports")
    assert not says_denial("Plans to close the port")
