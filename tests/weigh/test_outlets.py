"""Who publishes, and who owns the publisher? Rows of the shipped registry, and a user's file over it."""

from __future__ import annotations

import pytest

from consilience.problems import RuleError
from consilience.rules import FOLDER, read_rows
from consilience.weigh.origins.outlets import open_registry

HEAD = "outlet\tcredits\towner\tcountry\tstate\tkind\treliability\tsource\n"


@pytest.mark.parametrize(
    ("credit", "outlet", "owner"),
    [
        ("AP", "Associated Press", "Associated Press"),
        ("the Associated Press", "Associated Press", "Associated Press"),
        ("Anadolu", "Anadolu Agency", "Anadolu Agency"),
        ("Wall Street Journal", "The Wall Street Journal", "News Corp"),
        ("Harbour Post of Nowhere", "Harbour Post of Nowhere", "Harbour Post of Nowhere"),
    ],
)
def test_an_outlet_is_known_by_what_credits_call_it(credit, outlet, owner):
    registry = open_registry()
    assert (registry.canonical(credit), registry.owner(credit)) == (outlet, owner)


def test_outlets_of_one_owner():
    registry = open_registry()
    for one, other in (("The Sun", "The Times"), ("RIA Novosti", "Sputnik"), ("Tasnim", "Fars")):
        assert registry.owner(one) == registry.owner(other)


def test_the_shipped_registry_names_owner_and_country_and_rates_nobody():
    for row in read_rows(FOLDER / "outlets.tsv"):
        assert row["owner"], row
        assert len(row["country"]) == 2, row
        assert row["state"] in ("yes", "no", "public"), row
        assert row["kind"] in ("agency", "outlet"), row
        assert row["reliability"] == "F", row


def test_no_two_outlets_share_a_name():
    named: dict[str, str] = {}
    for row in read_rows(FOLDER / "outlets.tsv"):
        for name in (row["outlet"], *row["credits"].split(";")):
            assert named.setdefault(name.casefold().removeprefix("the "), row["outlet"]) == row["outlet"], name


def test_a_users_file_comes_first(tmp_path):
    file = tmp_path / "mine.tsv"
    file.write_text(HEAD + "The Sun\tSun\tSomebody Else\tGB\tno\toutlet\tD\tmine\n", encoding="utf-8")
    registry = open_registry(file)
    assert registry.owner("Sun") == "Somebody Else"
    assert registry.reliability("The Sun") == ("D", "rated so in the registry of outlets")
    assert registry.reliability("Reuters") == ("F", "in the registry, not rated by its user")
    assert registry.reliability("Nobody's Post") == ("F", "not in the registry of outlets")


def test_a_users_file_with_another_letter_is_refused(tmp_path):
    file = tmp_path / "mine.tsv"
    file.write_text(HEAD + "The Sun\tSun\t\tGB\tno\toutlet\tGood\tmine\n", encoding="utf-8")
    with pytest.raises(RuleError, match="reliability"):
        open_registry(file)
