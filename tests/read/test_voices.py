"""Who says what: a sentence, and the speaker, act and words that must be found in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.read import Reader
from consilience.read.names import find_names
from consilience.read.syntax import Syntax
from consilience.read.voices import find_statements, statements_over
from consilience.records import Report, Span, Statement

Voices = Callable[[str], list[Statement]]


@pytest.fixture(scope="session")
def voices(syntax_of: Callable[[str], Syntax]) -> Voices:
    def find(text: str) -> list[Statement]:
        syntax = syntax_of(text)
        names, _ = find_names(syntax)
        return list(find_statements(syntax, names)[0])

    return find


def quote(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(text[span.start : span.end] for span in spans)


def said(text: str, statements: list[Statement]) -> set[tuple[str, str, str]]:
    """Return source, act and content of each statement, in the words of the text."""
    return {(quote(text, s.source), s.act, quote(text, s.content)) for s in statements}


SENTENCES = [
    (
        "The Ministry of Defence reported that the second stage had begun.",
        ("The Ministry of Defence", "say", "that the second stage had begun"),
    ),
    (
        "The Ministry of Defence statement notes that every office will open.",
        ("The Ministry of Defence statement", "say", "that every office will open"),
    ),
    ("Analysts say the fleet is old.", ("Analysts", "say", "the fleet is old")),
    (
        "Many doubt they could withstand a direct attack.",
        ("Many", "doubt", "they could withstand a direct attack"),
    ),
    (
        "Foreign Minister Ivan Petrov denied that Ruritania had requested more support.",
        ("Foreign Minister Ivan Petrov", "deny", "that Ruritania had requested more support"),
    ),
    (
        "Foreign Minister Ivan Petrov dismissed reports that Ruritania had requested aid.",
        ("Foreign Minister Ivan Petrov", "dismiss", "reports that Ruritania had requested aid"),
    ),
    (
        "Foreign Minister Ivan Petrov on November 11 dismissed reports that Ruritania had requested aid.",
        ("Foreign Minister Ivan Petrov", "dismiss", "reports that Ruritania had requested aid"),
    ),
    (
        "President Kim Daro has denied plans for strikes inside Ruritania.",
        ("President Kim Daro", "deny", "plans for strikes inside Ruritania"),
    ),
    (
        "The Foreign Office admitted last week to maintaining contacts with the rebels.",
        ("The Foreign Office", "admit", "maintaining contacts with the rebels"),
    ),
    (
        "Maria Torres reinforced this stance by affirming that both countries are advancing together.",
        ("Maria Torres", "say", "that both countries are advancing together"),
    ),
    ("The government has not confirmed the death toll.", ("The government", "decline", "the death toll")),
    (
        "The town asked for help, though neither government has confirmed this.",
        ("neither government", "decline", "this"),
    ),
    ("The ministry declined to comment on the strike.", ("The ministry", "decline", "on the strike")),
    ("The army neither confirmed nor denied the attack.", ("The army", "decline", "the attack")),
    ("The agency could not independently verify the report.", ("The agency", "decline", "the report")),
    (
        "Rebels threatened to shell the city unless the army withdraws.",
        ("Rebels", "threaten", "to shell the city unless the army withdraws"),
    ),
    (
        "The president has called on supporters to prepare for “a general strike” if the country is attacked.",
        ("The president", "request", "supporters to prepare for “a general strike” if the country is attacked"),
    ),
    (
        "The ruling party has also pledged to move to “an armed phase” of the struggle.",
        ("The ruling party", "promise", "to move to “an armed phase” of the struggle"),
    ),
    (
        "The talks, officials familiar with the matter said, had collapsed.",
        ("officials familiar with the matter", "say", "The talks … had collapsed"),
    ),
    (
        "The message came after reports from international media about an alleged request for aid.",
        ("international media", "say", "an alleged request for aid"),
    ),
    (
        "The claim that the dam had burst was false.",
        ("", "claim", "that the dam had burst"),
    ),
    (
        "The plan involves what Defence Minister Juan Prado called a “higher phase” of the operation.",
        ("Defence Minister Juan Prado", "say", "what … a “higher phase” of the operation"),
    ),
    (
        "A senior official who spoke on condition of anonymity said the talks had collapsed.",
        ("A senior official who spoke on condition of anonymity", "say", "the talks had collapsed"),
    ),
    ("« Nous partons », said the consul.", ("the consul", "say", "« Nous partons »")),
    ("It was reported that 20 people died.", ("", "say", "that 20 people died")),
    ("Officials fear the dam will burst.", ("Officials", "claim", "the dam will burst")),
    ("The mayor admires the divers.", ("The mayor", "claim", "the divers")),
    ("She wants to double the fund and mend the roads.", ("She", "plan", "to double the fund and mend the roads")),
    ("The senator is against the pipeline.", ("The senator", "claim", "the pipeline")),
    ("He was in favor of strict controls.", ("He", "claim", "strict controls")),
    ("She is a vocal supporter of the treaty.", ("She", "claim", "the treaty")),
    ("Officials are afraid of a new flood.", ("Officials", "claim", "a new flood")),
    ("Critics blamed the crew for the leak.", ("Critics", "claim", "the crew for the leak")),
    ("The consul praised the pilots in a letter.", ("The consul", "say", "the pilots")),
    ("Petrov likened the blockade to a war.", ("Petrov", "say", "the blockade to a war")),
    ("Rebels were accused by the UN of killing villagers.", ("the UN", "claim", "Rebels … killing villagers")),
    ("The plan drew criticism from unions.", ("unions", "say", "The plan")),
    ("Mr. Lund won the endorsement of the miners.", ("the miners", "say", "Mr. Lund")),
    ("The concern is that the talks could fail.", ("", "claim", "that the talks could fail")),
    ("His goal is to sell the pact to his party.", ("His", "plan", "to sell the pact to his party")),
    ("The army is expected to leave.", ("", "claim", "The army … to leave")),
    (
        "The minister is reported to have fled.",
        ("", "say", "The minister … to have fled"),
    ),
    ("She has been criticized for policies that hurt farmers.", ("", "say", "She … for policies that hurt farmers")),
    ("They were not sure if they could help.", ("They", "doubt", "if they could help")),
    ("He sells the remedies he has promoted.", ("he", "say", "the remedies")),
    ("The union called her a champion, citing her work.", ("The union", "say", "her work")),
    (
        "In a poll released Friday, most voters opposed the plan.",
        ("a poll released Friday", "say", "most voters opposed the plan"),
    ),
    ("She told a meeting of mayors that few had come.", ("She", "say", "that few had come")),
    ("Lund said after the talks he would not sign.", ("Lund", "say", "he would not sign")),
    (
        "They are hoping a stamp of approval from the court will help.",
        ("They", "plan", "a stamp of approval from the court will help"),
    ),
    ("A survey shows voters are tired.", ("A survey", "say", "voters are tired")),
    ("The Gazette quoted a minister as saying the fleet was old.", ("a minister", "say", "the fleet was old")),
    ('He told them, "Leave now," and left.', ("He", "say", '"Leave now,"')),
    ('Reed told reporters: "We are done."', ("Reed", "say", '"We are done."')),
    (
        "The council approved the harbour plan, Marta Quill, a teacher in Sallo, said.",
        ("Marta Quill, a teacher in Sallo", "say", "The council approved the harbour plan"),
    ),
    (
        "In an interview with the Gazette, Marta Quill, a nurse, said that nine people were hurt.",
        ("Marta Quill, a nurse", "say", "that nine people were hurt"),
    ),
    (
        "The mayor of the town, the oldest in the valley, said that the dam held.",
        ("The mayor of the town, the oldest in the valley", "say", "that the dam held"),
    ),
    ("„Das ist alles“, said the consul.", ("the consul", "say", "„Das ist alles“")),
    ("Kim Lund wrote on X: “We are leaving.”", ("Kim Lund", "say", "“We are leaving.”")),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:50] for text, _ in SENTENCES])
def test_finds_source_act_and_words(voices: Voices, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(text, voices(text))


def test_added_remark_has_the_same_speaker_and_its_own_words(voices: Voices) -> None:
    text = "“No, we have not received any request,” Petrov told reporters, adding that both had signed a treaty."
    told, adding = voices(text)
    assert (quote(text, told.cue), quote(text, told.content)) == ("told", "“No, we have not received any request,”")
    assert (quote(text, adding.cue), quote(text, adding.content)) == ("adding", "that both had signed a treaty")
    assert told.direct and not adding.direct
    assert told.speaker == adding.speaker == "Petrov"


def test_newspaper_at_the_end_passes_the_speaker_on(voices: Voices) -> None:
    text = (
        "Former admiral Tom Reyes said any campaign could begin with raids on ports, adding that it might convince "
        "the ruler “that his days are numbered”, The Morning Gazette reported."
    )
    found = {quote(text, s.cue): s for s in voices(text)}
    assert found["said"].speaker == found["adding"].speaker == "Tom Reyes"
    assert [name.removeprefix("The ") for name in found["said"].via] == ["Morning Gazette"]
    assert quote(text, found["said"].content) == "any campaign could begin with raids on ports"
    assert found["reported"].via == ()
    assert quote(text, found["reported"].content).endswith("“that his days are numbered”")


def test_newspaper_that_cites_a_source_stands_in_the_chain(voices: Voices) -> None:
    text = "According to diplomatic reports cited by El Faro, the base of the government appears cohesive."
    (statement,) = voices(text)
    assert quote(text, statement.source).startswith("diplomatic reports")
    assert (statement.speaker, statement.via) == ("diplomatic reports", ("El Faro",))


def test_who_is_cited_speaks_through_who_cites(voices: Voices) -> None:
    police, witnesses = voices("According to police, citing two witnesses, the convoy was attacked at noon.")
    assert police.content == witnesses.content
    assert (witnesses.speaker, witnesses.via) == ("two witnesses", ("police",))


def test_spokesperson_passes_on_what_the_office_admits(voices: Voices) -> None:
    text = "The Foreign Office admitted to maintaining contacts, according to spokesperson Ana Lund."
    admitted = next(s for s in voices(text) if s.act == "admit")
    assert admitted.via == ("Ana Lund",)


def test_quotation_goes_on_behind_the_attribution_and_in_the_next_paragraph(voices: Voices) -> None:
    text = "“The bridge is gone,” the mayor said. “We need boats.”\n\n“We need them now.”"
    (statement,) = voices(text)
    words = quote(text, statement.content)
    assert statement.direct
    assert all(part in words for part in ("The bridge is gone", "We need boats", "We need them now"))


def test_paragraphs_that_leave_a_quotation_open_are_one_quotation(voices: Voices) -> None:
    text = "“The bridge is gone,” the mayor said. “We need boats.\n\n“We need them now.”\n\nIt rained."
    (statement,) = voices(text)
    assert "We need them now" in quote(text, statement.content)


def test_next_speaker_gets_the_next_quotation(voices: Voices) -> None:
    text = "The minister said: “We will stay.”\n\nThe general was blunt. “We will fight,” he said."
    minister, general = voices(text)
    assert (quote(text, minister.source), quote(text, minister.content)) == ("The minister", "“We will stay.”")
    assert (quote(text, general.source), quote(text, general.content)) == ("he", "“We will fight,”")


def test_apostrophes_are_not_quotation_marks(voices: Voices) -> None:
    text = "'We are ready,' said the workers' leader. 'It is the workers' fight.'"
    (statement,) = voices(text)
    assert quote(text, statement.content) == "'We are ready,' … 'It is the workers' fight.'"


@pytest.mark.parametrize(
    "text", ['The so-called "peace plan" was published in Geneva.', 'The law, named "Law of the Sea", was approved.']
)
def test_scare_quotes_have_no_speaker(voices: Voices, text: str) -> None:
    assert voices(text) == []


def test_we_inside_a_quotation_is_its_speaker(voices: Voices) -> None:
    text = "“We did not attack the hospital,” the army said in a statement. “We deny that we used gas.”"
    denial = next(s for s in voices(text) if s.act == "deny")
    assert denial.speaker == "army"
    assert quote(text, denial.content) == "that we used gas"


@pytest.mark.parametrize("text", ["Everything went according to plan.", "It is early to assume a truce."])
def test_words_that_only_look_like_attributions(voices: Voices, text: str) -> None:
    assert voices(text) == []


@pytest.mark.parametrize("text", ["The committee could announce a date.", "The plan to announce a truce failed."])
def test_what_nobody_has_said_is_no_statement(voices: Voices, text: str) -> None:
    assert all("announce" not in quote(text, s.cue) for s in voices(text))


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Police: Two Killed in Blast", "Police", "Two Killed in Blast"),
        ("Two killed in blast, police say", "police", "Two killed in blast"),
    ],
)
def test_headlines_name_their_source(voices: Voices, headline: str, source: str, content: str) -> None:
    text = f"{headline}\n\nIt rained on Monday in the capital. The day was long."
    (statement,) = voices(text)
    assert (quote(text, statement.source), quote(text, statement.content)) == (source, content)


NEWS = "It rained on Monday in the capital. The day was long."


@pytest.mark.parametrize(
    ("first", "source", "content"),
    [
        ("Minister: troops ready", "Minister", "troops ready"),
        ("US denies strikes: Pentagon", "Pentagon", "US denies strikes"),
        ("Strikes planned — sources", "sources", "Strikes planned"),
        ("Raid on port planned - officials", "officials", "Raid on port planned"),
        ("Ten killed in raid: report", "report", "Ten killed in raid"),
        ("Ruritania will not yield, president says", "president", "Ruritania will not yield"),
        ("“We are leaving the city tonight.” — Kim Lund", "Kim Lund", "“We are leaving the city tonight.”"),
        ("@lund_k: We are leaving the city tonight.", "@lund_k", "We are leaving the city tonight"),
        ("Police: no sign of a bomb in the port.", "Police", "no sign of a bomb in the port"),
        (
            "He paid the crew in June, campaign finance records show.",
            "campaign finance records",
            "He paid the crew in June",
        ),
    ],
)
def test_label_before_or_behind_names_who_speaks(voices: Voices, first: str, source: str, content: str) -> None:
    text = f"{first}\n\n{NEWS}"
    assert (source, "say", content) in said(text, voices(text))


@pytest.mark.parametrize(
    "first",
    [
        "Extra Request: we will need more boats.",
        "NOTE: This story was updated on Monday.",
        "Analysis: why the truce failed",
        "Live updates: troops enter the capital",
        "Kestria, Vesta: two neighbours at odds",
        "Storm hits coast - Morning Gazette",
        "The battle for Port Sallo - day two",
    ],
)
def test_what_only_looks_like_a_label_names_nobody(voices: Voices, first: str) -> None:
    assert voices(f"{first}\n\n{NEWS}") == []


def test_transcript_gives_each_turn_to_its_speaker(voices: Voices) -> None:
    text = "Tapper: Will you stay?\n\nLund: We will stay. There is no date.\n\nTapper: Why?\n\nLund: We must."
    turns = [(quote(text, s.source), quote(text, s.content)) for s in voices(text)]
    assert turns[:2] == [("Tapper", "Will you stay?"), ("Lund", "We will stay. There is no date")]
    assert len(turns) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the town.",
        "Rebels hammered army positions on Monday.",
        "The army shot down two drones.",
        "The navy unveiled a new missile.",
        "The storm slammed the coast.",
    ],
)
def test_blows_are_no_words(voices: Voices, text: str) -> None:
    assert voices(text) == []


def test_blow_in_words_is_a_statement(voices: Voices) -> None:
    text = "The consul slammed the court for its ruling."
    assert ("The consul", "say", "the court for its ruling") in said(text, voices(text))


def test_own_wish_belongs_to_the_words_of_who_says_so(voices: Voices) -> None:
    text = "The mayor said she hopes the dam will hold and that she wants to stay."
    assert [quote(text, s.cue) for s in voices(text)] == ["said"]


def test_plan_of_others_is_told_through_who_says_so(voices: Voices) -> None:
    text = "Ilse Maren said the rebels have no plans to blockade the strait."
    denied = next(s for s in voices(text) if s.act == "deny")
    assert (quote(text, denied.source), denied.via) == ("the rebels", ("Ilse Maren",))


def test_statement_that_only_carries_words_is_no_second_one(voices: Voices) -> None:
    text = "The army said in a statement on Telegram that the town had fallen."
    assert said(text, voices(text)) == {("The army", "say", "that the town had fallen")}


def test_nested_attribution_has_its_chain(voices: Voices) -> None:
    text = "Lund told reporters that Reed had said the fleet was old."
    reed = next(s for s in voices(text) if s.speaker == "Reed")
    assert (quote(text, reed.content), reed.via) == ("the fleet was old", ("Lund",))


def test_citing_between_commas_passes_on(voices: Voices) -> None:
    text = "The Gazette, citing two officials, reported that the fleet had sailed."
    cited = next(s for s in voices(text) if quote(text, s.cue) == "citing")
    assert (cited.speaker, [name.removeprefix("The ") for name in cited.via]) == ("two officials", ["Gazette"])
    assert quote(text, cited.content) == "that the fleet had sailed"


def test_report_by_somebody_is_known_by_that_name(voices: Voices) -> None:
    text = "According to a report by El Faro, the minister said the fleet had sailed."
    assert {(s.speaker, s.via) for s in voices(text)} == {("El Faro", ()), ("minister", ("El Faro",))}


def test_what_stands_apart_from_an_object_is_left_out(voices: Voices) -> None:
    text = 'He dismissed reports that Vesta had requested a ceasefire, "beyond the hotline that was agreed in May".'
    assert ("Vesta", "request", "a ceasefire") in said(text, voices(text))


def test_headline_that_names_a_topic_has_no_speaker(voices: Voices) -> None:
    assert voices("Ruritania: 200 troops mobilised in a day\n\nIt rained on Monday in the capital. It was long.") == []


def test_innermost_statement_holds_a_character(voices: Voices) -> None:
    text = "The Gazette reported that the mayor said the bridge had collapsed. It rained."
    statements = voices(text)
    fallen, rained = text.index("collapsed"), text.index("rained")
    held = statements_over(statements, [fallen, rained])
    assert [quote(text, statements[index].source) for index in held[fallen]] == ["the mayor", "The Gazette"]
    assert rained not in held


def test_real_reports_give_each_voice_its_words(voices: Voices, venezuela: Path) -> None:
    text = (venezuela / "report-a.txt").read_text(encoding="utf-8")
    statements = voices(text)
    acts = {(s.speaker, s.act) for s in statements}
    assert {("Donald Trump", "deny"), ("Sergey Lavrov", "dismiss")} <= acts
    said = next(s for s in statements if s.speaker == "Jim Stavridis")
    assert [name.removeprefix("The ") for name in said.via] == ["Washington Post"]


PIECES = (*"ab .,\n\"'“”‘’«»:X", "said ", "that ", "he ", "\0", "😀", "ש")


@settings(max_examples=40, deadline=None)
@given(text=st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
def test_spans_lie_in_the_text_and_twice_gives_the_same(reader: Reader, text: str) -> None:
    syntax = reader.parser.parse(Report("r", text))
    statements, _ = find_statements(syntax, ())
    assert statements == find_statements(syntax, ())[0]
    for statement in statements:
        assert statement.content
        for span in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Both want the government to play an active role.", "Both", "the government to play an active role"),
        ("Many fear that the truce will not last.", "Many", "that the truce will not last"),
    ],
)
def test_words_that_stand_for_people_hold_a_view_and_name_nobody(
    voices: Voices, text: str, source: str, content: str
) -> None:
    (statement,) = voices(text)
    assert (quote(text, statement.source), quote(text, statement.content)) == (source, content)
    assert statement.speaker is None
