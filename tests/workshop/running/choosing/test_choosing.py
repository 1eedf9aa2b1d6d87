"""What a line comes to where a room decides, and where it makes strategies of pairs."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from tests.builders.acme import MINUTES
from tests.builders.record import START, Building, workshop
from tests.builders.votes import VotingRoom, vote_step, voting
from workshop.ballots.votes.decided_on import basis_of, falls_to, left_to, rule_of, waits_for
from workshop.errors import Refused
from workshop.guide.parts import Scale
from workshop.guide.row_steps import Decide, PairStep
from workshop.guide.shape import Guide, Score
from workshop.privacy.told_record import told_record
from workshop.record.documents import ROOM, Attribution, Entry, EntryKind, Session
from workshop.record.rows import Row
from workshop.registers.field_base import Target
from workshop.report.blocks import Table
from workshop.report.build import build
from workshop.running.choosing.decision_line import decision_of, next_result
from workshop.running.choosing.strategy_lines import read_cited, strategy_of
from workshop.running.commands import AddPerson, Command, SetConsent, SetOffRecord, SetScore
from workshop.running.row_commands import PutRows, RecordDissent, RowText
from workshop.running.words.of_decisions import dissent_said
from workshop.running.words.slash import Said
from workshop.strategy.tows import cell_of

DECIDE = Decide(id="decide", title="Decision", minutes=MINUTES)
PAIR = PairStep(id="pair", title="Strategies", minutes=MINUTES)


def guide(*, vote: str = "gradients", step: Decide = DECIDE) -> Guide:
    """A workshop with a vote on options, then a decision and pairs."""
    made = voting(vote_step(vote, options=("One sign-on", "Two help desks")))
    return msgspec.structs.replace(made, steps=(*made.steps, step, PAIR))


def voted(levels: tuple[tuple[int, int], ...]) -> VotingRoom:
    """A room that gave these levels of agreement to two options, and closed its vote."""
    room = VotingRoom(people=len(levels), guide=guide())
    room.open()
    for person, (first, second) in zip(room.people, levels, strict=True):
        room.cast("called", {"1": first, "2": second}, voter=person)
    room.close_vote()
    return room


def decided(room: VotingRoom, line: str, step: Decide = DECIDE) -> Row:
    """The decision that a line comes to."""
    session = room.record.get(Session, room.talk)
    room.do(decision_of(room.record, session, step, line))
    return room.record.rows("decisions")[-1]


def test_rule_and_result_follow_from_the_vote() -> None:
    """Gradients say what is carried; the rule of the guide goes before that of the vote."""
    room = voted(((1, 8), (2, 5), (3, 6)))
    session = room.record.get(Session, room.talk)
    basis = basis_of(room.record, session, DECIDE)
    assert basis is not None
    assert basis.rule.startswith("Gradients")
    assert list(basis.lines) == [
        "1 One sign-on: support 3 of 3, carried",
        "2 Two help desks: support 0 of 3, not carried, blocked by 1 veto",
    ]
    taken = decided(room, "1: We take one sign-on")
    assert (taken.subject, taken.cell("result")) == ("We take one sign-on", "carried")
    assert taken.cell("rule").startswith("Gradients of agreement")
    option, words = taken.cell("rests_on")
    assert option.table == "entry"
    assert room.record.get(Entry, option.id).text == "One sign-on"
    assert words == Target(text="vote of Priorities")
    refused = decided(room, "2")
    assert (refused.subject, refused.cell("result")) == ("Two help desks", "not carried")
    free = decided(room, "We meet again in May")
    assert free.cell("result") == ""
    by_head = Decide(id="decide", title="D", minutes=MINUTES, rule="The CIO, after advice")
    assert rule_of(by_head, basis) == "The CIO, after advice"
    with pytest.raises(Refused, match="Say what is decided"):
        decided(room, "  ")


def test_nothing_follows_from_a_vote_that_is_not_closed() -> None:
    """An open vote is waited for; no line tells anything of it."""
    room = VotingRoom(people=3, guide=guide())
    session = room.record.get(Session, room.talk)
    named = Decide(id="decide", title="D", minutes=MINUTES, of="priorities")
    assert waits_for(room.record, session, DECIDE) == ""
    assert waits_for(room.record, session, named) == "The vote of Priorities was not held."
    room.open()
    room.cast("called", {"1": 1, "2": 8}, voter=room.people[0])
    session = room.record.get(Session, room.talk)
    assert basis_of(room.record, session, DECIDE) is None
    assert waits_for(room.record, session, DECIDE) == "The vote of Priorities is still open."
    row = decided(room, "1: We take one sign-on")
    assert (row.subject, row.cell("result"), row.cell("rests_on")) == (
        "1: We take one sign-on", "", (),
    )  # fmt: skip


def test_dots_give_no_result() -> None:
    """Dots narrow; only a rule decides."""
    room = VotingRoom(vote_step("dots", budget=2), people=2, guide=guide(vote="dots"))
    room.open()
    room.cast("called", {"1": 1}, voter=room.people[0])
    room.close_vote()
    row = decided(room, "1: We take one sign-on")
    assert (row.cell("rule"), row.cell("result")) == ("", "")
    assert len(row.cell("rests_on")) == 2


def against(room: VotingRoom, words: str) -> RecordDissent:
    """What `/dissent` makes of its words."""
    session = room.record.get(Session, room.talk)
    clock = room.record.clock_of(room.talk)

    clock = msgspec.structs.replace(clock, step_id="decide")
    command = dissent_said(Said(room.record, session, clock, None, words, START))
    assert isinstance(command, RecordDissent)
    return command


def test_dissent_is_a_statement_of_whoever_is_against_it() -> None:
    """Word for word theirs, tagged, and named by the decision; undone as one change."""
    room = voted(((1, 8), (2, 5)))
    with pytest.raises(Refused, match="Nothing is decided"):
        against(room, "Voter 001 It comes too early")
    first = decided(room, "1: We take one sign-on")
    second = decided(room, "2: No second help desk")
    for words, row in (
        ("Voter 001 It comes too early", second),
        (f"{first.code} Voter 002: too dear: by half", first),
    ):
        command = against(room, words)
        assert command.decision_id == row.id
        change = room.do(command)
        assert len(change.puts) == 2
    one, two = (room.record.rows("decisions")[at] for at in (0, 1))
    (target,) = two.cell("dissent")
    entry = room.record.get(Entry, target.id)
    assert (entry.kind, entry.text) == (EntryKind.QUOTE, "It comes too early")
    assert (entry.people, entry.tags) == ((room.people[0],), ("dissent",))
    assert room.record.get(Entry, one.cell("dissent")[0].id).text == "too dear: by half"
    with pytest.raises(Refused, match="Say who"):
        against(room, "nobody")


@pytest.mark.parametrize("name", ["Ruth", "Ruth Ashworth", "ruth ashworth", "Ruth Ashworth:"])
def test_what_begins_as_a_name_does_is_said_and_no_part_of_it(name: str) -> None:
    """Ruth says "A second try": the A is her word, not the beginning of Ashworth."""
    room = voted(((1, 8), (2, 5)))
    decided(room, "1: We take one sign-on")
    ruth = room.do(AddPerson(name="Ruth Ashworth"))
    command = against(room, f"{name} A second try")
    assert command.person_id in {each.id for each in ruth.puts}
    assert command.words == "A second try"


@pytest.mark.parametrize(
    ("level", "told"),
    [(Attribution.NAME, "Voter 001"), (Attribution.ROLE, "Member"), (Attribution.WITHHELD, "")],
)
def test_dissent_is_told_outside_as_its_speaker_agreed(level: Attribution, told: str) -> None:
    """With the name, the role, or not at all; never an id in place of the words."""
    room = voted(((1, 8), (2, 5)))
    decided(room, "1: We take one sign-on")
    room.do(SetConsent(session_id=room.talk, person_id=room.people[0], attribution=level))
    room.do(SetConsent(session_id=room.talk, person_id=room.people[1], attribution=level))
    room.do(against(room, "Voter 001 It comes too early"))
    report = build(room.record, "decisions", "shareable")
    text = str([block.rows for block in report.blocks if isinstance(block, Table)])
    (target,) = room.record.rows("decisions")[0].cell("dissent")
    assert target.id not in text
    assert ("too early" in text) == bool(told)
    assert told in text
    assert ("Voter 001" in text) == (told == "Voter 001")
    inside = build(room.record, "decisions", "restricted")
    assert "too early" in str(inside.blocks)


def test_dissent_off_the_record_is_in_no_document() -> None:
    """The decision stays, and no word of it is told."""
    room = voted(((1, 8), (2, 5)))
    decided(room, "1: We take one sign-on")
    room.do(SetOffRecord(session_id=room.talk, on=True))
    change = room.do(against(room, "Voter 001 It comes too early"))
    assert change.sentence == "Recorded dissent from DC1 off the record"
    for edition in ("restricted", "shareable"):
        report = build(room.record, "decisions", edition)
        assert "too early" not in str(report)
    assert told_record(room.record).rows("decisions")


def test_codes_in_front_of_a_line_make_a_strategy() -> None:
    """Its cell follows from them; what is of no cell is refused with the reason."""
    assert read_cited("s2, O5: Sell it") == (("S2", "O5"), "Sell it")
    assert read_cited("S2 O5 S2 Sell it").codes == ("S2", "O5")
    assert read_cited("S2O5: sell").codes == ()
    assert read_cited("Sell it").words == "Sell it"
    assert [cell_of(letters) for letters in ("SO", "OSS", "WT", "SWO", "S", "")] == [
        "SO", "SO", "WT", "", "", "",
    ]  # fmt: skip
    built, talk = pairs()
    session = built.record.get(Session, talk)

    def made(line: str) -> Command:
        return strategy_of(built.record, session, PAIR, line)

    built.do(made("S1 O1: Sell the fast close"))
    (row,) = built.record.rows("strategies")
    assert (row.subject, row.cell("quadrant"), row.step_id) == (
        "Sell the fast close", "SO", "pair",
    )  # fmt: skip
    assert [target.table for target in row.cell("cites")] == ["factor", "factor"]
    built.do(made("sg1 3"))
    assert built.record.rows("strategies")[0].cell("attractiveness") == 3
    wrong: dict[str, str] = {
        "Sell it": "Begin with what it comes from",
        "S1 O9: x": "There is no factor O9",
        "S1: x": "S is no cell",
        "S1 W1 O1: x": "are no cell",
        "S1 O1": "Say what is to be done",
        "SG9 3": "There is no strategy SG9",
    }
    for line, why in wrong.items():
        with pytest.raises(Refused, match=why):
            made(line)
    with pytest.raises(Refused, match="from 1 to 4"):
        built.do(made("SG1 7"))


def pairs() -> tuple[Building, str]:
    """A session with one factor of each letter."""
    built = Building()
    dana = built.person("Dana Ortiz", "CFO", built.department("Finance"))
    talk = built.start(guide(), dana)
    say: Callable[[str], object] = lambda line: built.say(talk, "decide", line)  # noqa: E731
    for line in ("+ Fast close", "- Twice the data", "* Shared data", "! A new law"):
        say(f"{line} @Dana")
    return built, talk


def test_scores_that_count_are_decided_on_too() -> None:
    """In their order; one that is not taken in is waited for, and no result follows from scores."""
    scored = Score(
        id="score",
        title="Scoring",
        minutes=MINUTES,
        voters="room",
        scales=(
            Scale(
                id="value",
                title="Value",
                least=1,
                greatest=5,
                least_means="little",
                greatest_means="much",
            ),
        ),
    )
    step = Decide(id="decide", title="Decision", minutes=MINUTES, of="score")
    made = workshop()
    built = Building()
    dana = built.person("Dana Ortiz", "CFO", built.department("Finance"))
    talk = built.start(msgspec.structs.replace(made, steps=(*made.steps, scored, step)), dana)
    for line in ("+ Fast close", "- Twice the data"):
        built.say(talk, "decide", f"{line} @Dana")
    session = built.record.get(Session, talk)
    assert waits_for(built.record, session, step) == "The scores of Scoring are not taken in."
    for factor, value in zip(built.record.live_factors(), (2.0, 5.0), strict=True):
        built.do(
            SetScore(
                session_id=talk, step_id="score", voter=ROOM, scale_id="value",
                subject_id=factor.id, value=value,
            )
        )  # fmt: skip
    session = built.record.get(Session, talk)
    basis = basis_of(built.record, session, step)
    assert basis is not None
    assert (basis.what, basis.rule) == ("scores of Scoring", "")
    assert list(basis.lines) == ["W1 Twice the data: 5, place 1", "S1 Fast close: 2, place 2"]
    built.do(decision_of(built.record, session, step, "W1: Clean the data"))
    (row,) = built.record.rows("decisions")
    assert (row.cell("result"), row.cell("rests_on")[0].table) == ("", "factor")
    assert row.cell("rests_on")[1].text == "scores of Scoring"


ELSE = msgspec.structs.replace(
    DECIDE,
    rule="Carried with two thirds at levels 1 to 3; else the sponsor decides after both sides",
)


def test_what_the_vote_does_not_carry_is_open_where_the_rule_leaves_it_to_somebody() -> None:
    """Nothing says "not carried" before the sponsor has; what is carried is; one press puts it."""
    room = VotingRoom(people=2, guide=guide(step=ELSE))
    room.open()
    for person in room.people:
        room.cast("called", {"1": 1, "2": 8}, voter=person)
    room.close_vote()
    session = room.record.get(Session, room.talk)
    assert left_to(room.record, session, ELSE, "2") == "the sponsor decides after both sides"
    assert left_to(room.record, session, ELSE, "1") == ""
    assert decided(room, "1", ELSE).cell("result") == "carried"
    assert decided(room, "2: A second desk", ELSE).cell("result") == ""
    found = []
    for _ in range(4):
        room.do(next_result(room.record, session, ELSE))
        found.append(room.record.rows("decisions")[-1].cell("result"))
    assert found == ["carried", "not carried", "put off", "carried"]
    for rule, who in (
        ("Two thirds; otherwise, the CIO", "the CIO"),
        ("The CIO, or else the board.", "the board"),
        ("Nobody else decides", ""),
    ):
        assert falls_to(rule) == who


def test_a_decision_is_the_same_whoever_enters_it() -> None:
    """A row of a program or the table has what the line has; what it says itself stands."""

    def entered(**values: str) -> Row:
        row = RowText(values=dict(values))
        here = {"session_id": room.talk, "step_id": "decide"}
        room.do(PutRows(register="decisions", rows=(row,), **here))
        return room.record.rows("decisions")[-1]

    room = voted(((1, 8), (2, 5), (3, 6)))
    typed = decided(room, "1: We take one sign-on")
    sent = entered(decision="1: We take one sign-on")
    assert sent.cells == typed.cells
    own = entered(decision="1: As it is", rule="By the CIO", result="put off", rests_on="")
    assert [own.cell(each) for each in ("decision", "rule", "result", "rests_on")] == [
        "1: As it is", "By the CIO", "put off", (),
    ]  # fmt: skip
    room.do(PutRows(register="decisions", rows=(RowText(values={"result": ""}, row_id=own.id),),
                    session_id=room.talk, step_id="decide"))  # fmt: skip
    assert room.record.rows("decisions")[-1].cell("result") == ""
