"""Do the tables of stance hold together, and does embedding keep its laws?"""

from hypothesis import given
from hypothesis import strategies as st

from consilience.read.stance_frames import GROUND, Signature, View, embed, scale, signatures
from consilience.read.stance_phrases import phrase_verbs
from consilience.records import Stance
from consilience.rules import rows

ANY_SIGNATURE = st.sampled_from(sorted(scale("en").values()))
ANY_VIEW = st.builds(View, st.floats(-3, 3), st.sampled_from(sorted(Stance)), st.just("some.rule"))


def test_every_class_has_a_signature_and_every_signature_a_word() -> None:
    used = {row["class"] for row in rows("en", "stance")} | {row["class"] for row in rows("en", "stance_phrases")}
    assert used == set(scale("en"))


def test_no_word_stands_in_two_classes_with_one_form_of_clause() -> None:
    frames = [(row["word"], row["pos"], frame) for row in rows("en", "stance") for frame in row["frames"].split()]
    assert len(frames) == len(set(frames)) == len(signatures("en"))


def test_the_objects_of_phrases_are_listed() -> None:
    listed = {row["class"].removeprefix("object-") for row in rows("en", "stance_classes")}
    assert {sort for pairs in phrase_verbs("en").values() for sort, _ in pairs} <= listed | {"any"}


@given(outer=ANY_VIEW, signature=ANY_SIGNATURE)
def test_what_is_embedded_stays_within_the_scale(outer: View, signature: Signature) -> None:
    low, high = sorted((signature.yes, signature.no))
    assert low - 1e-9 <= embed(outer, signature).value <= high + 1e-9


def test_who_manages_does_and_who_fails_does_not() -> None:
    denied = View(-3.0, Stance.DENIED, "not.negation")
    for (word, part, frame), signature in signatures("en").items():
        if signature.sort == "implicative":
            assert embed(GROUND, signature).value == 3, (word, part, frame)
            assert embed(denied, signature).stance is Stance.DENIED, (word, part, frame)
        if signature.sort == "failing":
            assert embed(GROUND, signature).stance is Stance.DENIED, (word, part, frame)
            assert embed(denied, signature).stance is Stance.AFFIRMED, (word, part, frame)
        if signature.sort == "factive":
            assert embed(denied, signature).value > 2, (word, part, frame)
