"""Is every stance explained by the words that made it?"""

from collections.abc import Callable

import pytest

from consilience.read.stance import find_views
from consilience.read.stance_reasons import find_steps, meaning_of
from consilience.read.syntax import Syntax


@pytest.mark.parametrize(
    ("text", "word", "steps"),
    [
        ("The army attacked.", "attacked", []),
        ("Arden denied that Vesta had attacked.", "attacked", ["attacked: deny.verb"]),
        ("Arden denied that Vesta had failed to attack.", "attack", ["failed: deny.verb", "attack: fail.verb"]),
        ("Arden hopes for talks.", "talks", ["talks: hope.verb", "talks: several.presumed"]),
        ("Vesta has no plans.", "has", ["has: no.negation", "has: having.negation"]),
        ("The truce monitors left.", "truce", ["truce: sort.presumed"]),
    ],
)
def test_the_steps_lead_from_the_main_verb_to_the_event(
    syntax_of: Callable[[str], Syntax], text: str, word: str, steps: list[str]
) -> None:
    syntax = syntax_of(text)
    views, seats = find_views(syntax)
    token = next(token for token in syntax.tokens if token.text == word)
    assert [f"{step.word}: {step.view.rule}" for step in find_steps(syntax, token, views, seats)] == steps


@pytest.mark.parametrize(
    ("rule", "meaning"),
    [
        ("deny.verb", "said not to be so"),
        ("miss.phrase", "who fails to do it does not; who does not fail does"),
        ("sort.presumed", 'a noun before a noun names a sort of thing, not an occasion ("ceasefire monitors")'),
        ("plain", ""),
        ("", ""),
    ],
)
def test_an_embedding_word_says_what_its_class_means(rule: str, meaning: str) -> None:
    assert meaning_of(rule) == meaning
