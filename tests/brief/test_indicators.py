"""When is an indicator observed? Findings and states by hand, boards as text; a threat or a denial never observes."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.brief.indicators import Status, observe_board
from consilience.brief.indicators_board import parse_board, read_board, shipped_boards
from consilience.brief.indicators_report import board_markdown, board_object, board_text
from consilience.problems import RuleError
from consilience.records import (
    Brief,
    Case,
    Citation,
    Event,
    Figure,
    FigureValue,
    Finding,
    Grade,
    PostureEntry,
    PostureValue,
    Reading,
    Relation,
    Report,
    Span,
    Stance,
    Standing,
)

TEXT = "Orlandic troops attacked the port of Vesta on Monday. The troops left on Friday."
HEAD = 'title = "T"\nabout = "A"\n[[indicator]]\nid = "a"\nname = "N"\nquestion = "Q?"\nwhy = "W"\nfalse_alarm = "F"\n'


def cite(start=0, end=52):
    return Citation(Span("r", start, end), TEXT[start:end], ("Outlet",))


def finding(
    stance=Stance.AFFIRMED, standing=Standing.SINGLE_SOURCE, *, kind="event", day=3, text=TEXT[:52], figure=None, id="f"
):
    held = date(2031, 3, day) if day else None
    return Finding(
        id,
        kind,
        text,
        standing,
        Grade(),
        (cite(),),
        stance=stance,
        theme="ASSAULT",
        earliest=held,
        latest=held,
        figure=figure,
    )


def brief_of(*findings, posture=()):
    report = Report("r", TEXT, "Outlet", published=date(2031, 3, 8))
    return Brief("t", datetime(2031, 3, 8), (report,), tuple(findings), (), posture=tuple(posture))


def case_of(stance=Stance.AFFIRMED):
    event = Event(
        Span("r", 16, 24),
        "ASSAULT",
        stance=stance,
        actor=(Span("r", 0, 15),),
        recipient=(Span("r", 25, 42),),
        clause=(Span("r", 0, 52),),
    )
    return Case((Report("r", TEXT),), (Reading("r", events=(event,), text=TEXT),))


def ask(pattern, *findings, posture=(), stance=Stance.AFFIRMED, reversal=""):
    extra = f"[[indicator.reversal]]\n{reversal}\n" if reversal else ""
    board = parse_board(f"{HEAD}[[indicator.pattern]]\n{pattern}\n{extra}", "b.toml")
    (seen,) = observe_board(board, brief_of(*findings, posture=posture), case_of(stance))
    return seen


ATTACK = 'theme = ["ASSAULT"]'


def test_an_attack_that_one_source_tells_is_reported_since_its_day():
    seen = ask(ATTACK, finding())
    assert (seen.status, seen.since, seen.trend) == (Status.REPORTED, date(2031, 3, 3), "new")
    assert seen.observed[0].support == (cite(),)


def test_two_sources_corroborate():
    assert ask(ATTACK, finding(standing=Standing.CORROBORATED)).status is Status.CORROBORATED


def test_what_is_only_claimed_against_a_denial_is_contested():
    disputed = finding(standing=Standing.CONTESTED)
    assert ask(ATTACK, disputed).status is Status.CONTESTED
    assert ask(ATTACK, disputed, finding()).status is Status.REPORTED


def test_nothing_told_is_not_observed():
    assert ask(ATTACK).status is Status.NOT_OBSERVED


@pytest.mark.parametrize("stance", [stance for stance in Stance if stance not in (Stance.AFFIRMED, Stance.DENIED)])
def test_what_is_only_threatened_falls_short(stance):
    seen = ask(ATTACK, finding(stance), stance=stance)
    assert seen.status is Status.NOT_OBSERVED
    assert [item.stance for item in seen.short] == [stance]


def test_what_is_only_denied_is_denied():
    denial = finding(Stance.DENIED, Standing.DENIED, kind="denial")
    assert ask(ATTACK, denial, stance=Stance.DENIED).status is Status.DENIED


def test_roles_decide_who_attacks_whom():
    assert ask(f'{ATTACK}\nactor = "troops"\ntarget = "port"', finding()).status is Status.REPORTED
    assert ask(f'{ATTACK}\nactor = "pirates"', finding()).status is Status.NOT_OBSERVED
    assert ask(f'{ATTACK}\ntarget = "school"', finding()).status is Status.NOT_OBSERVED


def test_words_that_must_not_stand_there_and_a_window_of_days():
    assert ask(f'{ATTACK}\nwithout = "port"', finding()).status is Status.NOT_OBSERVED
    assert ask(f"{ATTACK}\nwithin_days = 2", finding()).status is Status.NOT_OBSERVED
    assert ask(f"{ATTACK}\nwithin_days = 9", finding()).status is Status.REPORTED


def figure(low, high, counted="people killed"):
    told = FigureValue(low, high, "=", cite(), "Outlet")
    return Figure("g", counted, "", (told,), low, low, high, low, None, None, Relation.AGREE, Standing.SINGLE_SOURCE)


def test_a_threshold_is_reached_by_the_lowest_credible_count():
    pattern = 'counted = "people killed"\nat_least = 100'
    reached = finding(kind="figure", figure=figure(100, 120))
    assert ask(pattern, reached).status is Status.REPORTED
    assert ask(pattern, finding(kind="figure", figure=figure(99, 120))).status is Status.NOT_OBSERVED
    other = finding(kind="figure", figure=figure(300, 300, "people killed (another count)"))
    assert ask(pattern, other).status is Status.NOT_OBSERVED


def state(told, day, stance=Stance.AFFIRMED, standing=Standing.SINGLE_SOURCE):
    held = date(2031, 3, day)
    return PostureValue("status", told, standing, (cite(),), stance=stance, earliest=held, latest=held, told=held)


def level(*values):
    return PostureEntry(
        "alert level", "alert level", ("alert level",), Standing.SINGLE_SOURCE, (cite(),), values=values
    )


RAISED = 'posture = ["alert level"]\nstatus = ["raised"]'
LOWERED = 'posture = ["alert level"]\nstatus = ["lowered"]'


def test_a_level_that_was_lowered_again_is_reversed():
    both = level(state("raised", 1), state("lowered", 5))
    assert ask(RAISED, posture=(both,), reversal=LOWERED).status is Status.REVERSED
    again = level(state("raised", 6), state("lowered", 5))
    assert ask(RAISED, posture=(again,), reversal=LOWERED).status is Status.REPORTED


def test_a_planned_or_denied_state_reverses_nothing():
    for stance, standing in ((Stance.PLANNED, Standing.SINGLE_SOURCE), (Stance.DENIED, Standing.DENIED)):
        both = level(state("raised", 1), state("lowered", 5, stance, standing))
        assert ask(RAISED, posture=(both,), reversal=LOWERED).status is Status.REPORTED


@given(
    st.lists(
        st.tuples(
            st.sampled_from([stance for stance in Stance if stance is not Stance.AFFIRMED]),
            st.sampled_from(list(Standing)),
            st.sampled_from(["event", "denial", "statement"]),
        ),
        max_size=5,
    )
)
def test_threatened_or_denied_things_never_make_an_indicator_observed(told):
    findings = [finding(stance, standing, kind=kind, id=f"f{n}") for n, (stance, standing, kind) in enumerate(told)]
    entries = [level(state("raised", 1, stance, standing)) for stance, standing, _ in told]
    for name in shipped_boards():
        for stance in {Stance.AFFIRMED, *(stance for stance, _, _ in told)}:
            for seen in observe_board(read_board(name), brief_of(*findings, posture=entries), case_of(stance)):
                assert seen.status in (Status.NOT_OBSERVED, Status.DENIED)
                assert not seen.observed


@given(st.sampled_from(list(Standing)), st.sampled_from(["threatened", "pledged", "planned"]))
def test_a_denied_threat_is_no_threat(standing, told):
    values = (state(told, 1, Stance.DENIED, Standing.DENIED),)
    denied = PostureEntry("contingency", "a raid", ("a raid",), standing, (cite(),), values=values)
    seen = observe_board(read_board("interstate"), brief_of(posture=(denied,)), case_of())
    assert not any(item.observed for item in seen)


@given(st.sampled_from(list(Standing)))
def test_a_denial_is_never_observed_even_where_its_stance_is_lost(standing):
    seen = ask(ATTACK, finding(Stance.AFFIRMED, standing, kind="denial"))
    assert seen.status in (Status.NOT_OBSERVED, Status.DENIED)


def test_every_shipped_indicator_says_why_it_matters_and_what_would_be_a_false_alarm():
    assert shipped_boards() == ("disaster", "internal", "interstate")
    for name in shipped_boards():
        board = read_board(name)
        assert len(board.indicators) >= 8
        for indicator in board.indicators:
            assert indicator.question.endswith("?")
            assert len(indicator.why) > 20
            assert len(indicator.false_alarm) > 20


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title =", "b.toml: Invalid value"),
        ('title = "T"\nabout = "A"', "at least one"),
        (HEAD, "it needs at least one"),
        (HEAD + "[[indicator.pattern]]", "match everything"),
        (HEAD + '[[indicator.pattern]]\nthemes = ["X"]', "'themes' is not known"),
        (HEAD + '[[indicator.pattern]]\ntheme = "X"', "must be a list"),
        (HEAD + '[[indicator.pattern]]\nwords = "("', "no regular expression"),
        (HEAD + '[[indicator.pattern]]\nstance = ["denied"]', "no stance that can be looked for"),
        (HEAD + "[[indicator.pattern]]\nat_least = 3", "at_least needs counted"),
        (HEAD + '[[indicator.pattern]]\ncounted = "x"\nat_least = -1', "from 0 on"),
        (HEAD.replace('why = "W"\n', "") + '[[indicator.pattern]]\nwords = "x"', "why is missing"),
        (HEAD + '[indicator.pattern]\nwords = "x"', "must be written [[indicator.pattern]]"),
    ],
)
def test_a_faulty_board_is_told_in_one_clear_line(text, told):
    with pytest.raises(RuleError) as caught:
        parse_board(text, "b.toml")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_board_that_is_not_there_names_the_shipped_ones():
    with pytest.raises(RuleError, match="interstate"):
        read_board("nowhere.toml")


def test_the_answers_are_shown_with_their_words():
    board = parse_board(f"{HEAD}[[indicator.pattern]]\n{ATTACK}\n", "b.toml")
    brief = brief_of(finding())
    seen = observe_board(board, brief, case_of())
    assert "N  reported" in board_text(board, seen, brief)
    assert "a false alarm would be: F" in board_text(board, seen, brief)
    assert "| N | reported | 3 Mar 2031 | new |" in board_markdown(board, seen, brief)
    told = board_object(board, seen, brief)["indicators"][0]
    assert (told["status"], told["since"]) == ("reported", "2031-03-03")
    assert told["observed"][0]["support"][0]["quote"] == TEXT[:52]
