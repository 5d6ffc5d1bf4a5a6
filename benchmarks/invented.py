"""Invented reports in any number, for measuring speed and size: the same every time, no two alike.

Stories of ten reports each: one incident in one invented town, told by ten outlets in their own choice and order of
sentences, with figures that differ a little. Nobody and nothing in them exists.
"""

from __future__ import annotations

import json
import random

PER_STORY = 10
FIRST = ("Ana", "Bram", "Ciro", "Dela", "Edo", "Fia", "Goran", "Hale", "Ines", "Jory", "Kira", "Lune", "Maro", "Nela")
LAST = ("Aldane", "Borrick", "Castelo", "Dremmer", "Estane", "Falk", "Gorman", "Hestia", "Istel", "Jurgen", "Korva")
HEADS = ("Al", "Bor", "Cal", "Dar", "El", "Fen", "Gar", "Hol", "Is", "Kel", "Lor", "Mar", "Nor", "Or", "Pel", "Quin")
TAILS = ("anca", "brek", "dale", "essa", "fors", "gate", "haven", "isk", "mont", "nova", "ora", "port", "rest", "stad")
THINGS = ("fuel depot", "bridge", "rail station", "market hall", "power plant", "grain store", "police post", "harbour")
CAUSES = ("an explosion", "a fire", "a rocket attack", "a landslide", "a bomb", "a drone strike", "a storm", "a flood")
OUTLETS = tuple(
    f"{town} {kind}" for town in ("Aster", "Boreal", "Cedar", "Delta") for kind in ("Post", "Radio", "Daily")
)

SENTENCES = (
    "{cause_c} at the {thing} in {town} killed {dead} people and injured {hurt} others on {day}, officials said.",
    "At least {dead} people died in {town} after {cause} hit the {thing}, the Health Ministry said on {day}.",
    "{mayor}, the mayor of {town}, told reporters that {hurt} people were being treated in two hospitals.",
    '"We have never seen anything like this in {town}," {mayor} said.',
    "Defence Minister {minister} denied that soldiers had fired on the {thing}.",
    "{minister} said the government would send {troops} soldiers to {town} if the violence went on.",
    "The army has deployed {troops} troops around {town} since {day}, according to {spokesman}, a spokesman.",
    "Residents said that they had heard shots near the {thing} early on {day}.",
    "The opposition called on the government to withdraw its forces from {town}.",
    "About {homeless} people have been displaced from the quarter around the {thing}, the city council said.",
    "{spokesman} dismissed reports that a second {thing} had been attacked.",
    "Two witnesses said that a warship had left the coast near {town} before {cause}.",
    "Parliament approved an emergency law on {day} by {votes} votes to 38.",
    "The two sides signed a truce in May, but it has not been ratified.",
    "Rescue workers pulled {saved} survivors from the rubble overnight, the fire service of {town} said.",
    "Analysts say that the armed groups near {town} remain well equipped.",
    "A diplomat said that talks could begin next week, The Cedar Post reported.",
    "Schools in {town} will stay closed until Friday, {mayor} said.",
    "The police arrested {arrested} people over the attack, {spokesman} said in a statement.",
    "It was the {nth} attack in the region this year, according to official figures.",
)


def write_reports(count: int, words: int) -> str:
    """Return `count` reports of about `words` words as JSON Lines."""
    return "".join(json.dumps(_report(number, words)) + "\n" for number in range(count))


def _report(number: int, words: int) -> dict[str, object]:
    story, teller = divmod(number, PER_STORY)
    facts = _facts(random.Random(story))
    rng = random.Random(number)
    told: list[str] = []
    while sum(len(line.split()) for line in told) < words:
        extra = facts if not told or rng.random() < 0.4 else _facts(rng) | {"town": facts["town"], "day": facts["day"]}
        told.append(rng.choice(SENTENCES).format(**extra))
    return {
        "id": f"r{number:06}",
        "text": "\n\n".join(" ".join(told[start : start + 3]) for start in range(0, len(told), 3)),
        "published": f"2024-{1 + story % 12:02}-{1 + (story // 12 + teller // 4) % 28:02}",
        "language": "en",
        "outlet": OUTLETS[(story + teller) % len(OUTLETS)],
    }


def _facts(rng: random.Random) -> dict[str, object]:
    cause = rng.choice(CAUSES)
    people = [f"{rng.choice(FIRST)} {rng.choice(LAST)}" for _ in range(3)]
    return {
        "town": rng.choice(HEADS) + rng.choice(TAILS),
        "thing": rng.choice(THINGS),
        "cause": cause,
        "cause_c": cause.capitalize(),
        "day": rng.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Sunday")),
        "mayor": people[0],
        "minister": people[1],
        "spokesman": people[2],
        "dead": rng.randint(2, 60),
        "hurt": rng.randint(3, 300),
        "troops": rng.randint(2, 90) * 100,
        "homeless": rng.randint(2, 90) * 100,
        "votes": rng.randint(39, 120),
        "saved": rng.randint(3, 30),
        "arrested": rng.randint(2, 40),
        "nth": rng.choice(("third", "fourth", "fifth", "sixth")),
    }
