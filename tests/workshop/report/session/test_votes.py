"""Votes in documents and data: the ranked list as it was counted, and nothing before it closed."""

from __future__ import annotations

from typing import Any, Final, get_args

import msgspec
import pytest

from sessions.exports.json_file import render
from sessions.exports.labels import bar_lengths
from sessions.exports.markdown import render as in_markdown
from tests.builders.record import TEN
from tests.builders.votes import OPTIONS, STEP, VotingRoom, vote_step
from workshop.analysis.standing import standing_of
from workshop.ballots.votes.counting import counted
from workshop.ballots.votes.standing import vote_of
from workshop.guide.vote import Vote as VoteStep
from workshop.privacy.editions import Edition
from workshop.privacy.told_record import told_record
from workshop.record.documents import Attribution, WithdrawalLevel
from workshop.report.blocks import Matrix, Quadrant, Report
from workshop.report.build import build
from workshop.report.on_paper.room_paper import paper_of
from workshop.running.commands import KeepPrivate, Withdraw
from workshop.running.voting.commands import MarkAired

EDITIONS: Final[tuple[Edition, ...]] = get_args(Edition)
"""For whom documents are."""

BALLOTS: Final[tuple[tuple[str, dict[str, int]], ...]] = (
    ("called", {"1": 3, "2": 2}),
    ("called", {"2": 2, "3": 3}),
    ("paper", {"1": 3, "3": 1}),
    ("paper", {"2": 2, "4": 1}),
    ("passed", {"1": 1}),
    ("passed", {}),
)
"""Six ballots of at most five dots; hands come beside them."""


def held(room: VotingRoom) -> None:
    """A vote by four channels that is not closed yet."""
    room.open()
    for person, (channel, votes) in zip(room.people, BALLOTS, strict=False):
        room.cast(channel, votes, voter="" if channel == "paper" else person)
    room.hands("4", {"1": 3, "2": 1})
    room.hands("1", {"1": 2})


def document(room: VotingRoom, edition: Edition = "restricted") -> Report:
    """The summary of the session."""
    return build(room.record, "session", edition, session_id=room.talk)


def data(report: Report) -> Any:
    """A document as other programs read it."""
    return msgspec.json.decode(render(report))


def words(report: Report) -> str:
    """All that a document says."""
    return in_markdown(report).decode()


def test_a_vote_by_four_channels_reconciles_with_people_and_with_a_count_of_its_own() -> None:
    """Sums, voters and shared places, recomputed from the ballots; who was there adds up."""
    room = VotingRoom(vote_step("dots", budget=5), people=12)
    held(room)
    room.close_vote()
    (vote,) = data(document(room))["votes"]
    sums = dict.fromkeys(map(str, range(1, len(OPTIONS) + 1)), 0)
    givers = dict(sums)
    hands = {"4": {1: 3, 2: 1}, "1": {1: 2}}
    for code in sums:
        sums[code] = sum(votes.get(code, 0) for _, votes in BALLOTS)
        sums[code] += sum(value * count for value, count in hands.get(code, {}).items())
        givers[code] = sum(code in votes for _, votes in BALLOTS)
        givers[code] += sum(hands.get(code, {}).values())
    for option in vote["options"]:
        code = option["id"]
        assert (option["votes"], option["voters"]) == (sums[code], givers[code])
        assert option["place"] == 1 + sum(other > sums[code] for other in sums.values())
        assert option["text"] == OPTIONS[int(code) - 1]
        assert option["evidence"]
    assert [each["place"] for each in vote["options"]] == sorted(
        each["place"] for each in vote["options"]
    )
    assert len(vote["options"]) == len(OPTIONS)  # what got nothing stays in the list
    assert vote["by_channel"] == {"hands": 4, "paper": 2, "called": 2, "passed": 2}
    assert (vote["present"], vote["cast"], vote["abstained"], vote["n"]) == (12, 10, 2, 10)
    assert vote["present"] == vote["cast"] + vote["abstained"]
    assert vote["tie"] is (list(sums.values()).count(max(sums.values())) > 1)
    assert vote["step"] == STEP
    assert vote["closed"]
    assert vote["sentence"] in words(document(room))
    assert vote["voters"] == [
        "Voter 001 (called)", "Voter 002 (called)", "Voter 005 (passed)", "Voter 006 (passed)",
    ]  # fmt: skip
    shareable = document(room, "shareable")
    assert data(shareable)["votes"][0]["voters"] == []
    assert "Voter 001" not in words(shareable)
    assert data(shareable)["votes"][0]["options"] == vote["options"]


def test_who_waived_that_something_is_read_out_is_told_as_far_as_they_agreed() -> None:
    """By name where they may be named; else a participant did.

    What was read out and what was not goes by its number; what is not told is in neither list.
    """
    step = VoteStep(id=STEP, title="First", minutes=TEN, method="dots", of=("entries",), budget=3)
    room = VotingRoom(step, people=5)
    named, hushed, *_ = room.people
    room.consent(room.talk, named, Attribution.NAME)
    room.consent(room.talk, hushed, Attribution.WITHHELD)
    texts = ("Open the data", "Close at six", "Sell the branch", "Paint the hall", "Buy a bell")
    said = [room.say(room.talk, "talk", f"{text} @Voter.001") for text in texts]
    here = {"session_id": room.talk, "step_id": STEP}
    room.do(MarkAired(**here, subjects=(said[0].id,)))
    room.do(MarkAired(**here, subjects=(said[1].id,), waived_by=named))
    room.do(MarkAired(**here, subjects=(said[2].id,), waived_by=hushed))
    room.open()
    for person in room.people:
        room.cast("called", {"1": 2, "2": 1}, voter=person)
    room.close_vote()
    first = "Voter 001, Member, Finance"
    told: tuple[tuple[Edition, str], ...] = (
        ("restricted", "Voter 002, Member, Finance"), ("shareable", "a participant"),
    )  # fmt: skip
    for edition, who in told:
        (vote,) = data(document(room, edition))["votes"]
        found = vote["read_out"]
        assert (found["n"], found["aired"], found["not_aired"]) == (5, ["1"], ["4", "5"])
        assert found["waived"] == [{"id": "2", "by": first}, {"id": "3", "by": who}]
        assert found["sentence"] == (
            "Known to one person or department only. Read out before the vote: 1; waived by "
            f"{first}: 2; waived by {who}: 3; not read out: 4 and 5."
        )
        assert found["sentence"] in words(document(room, edition))
    room.do(KeepPrivate(entry_id=said[1].id, private=True))
    (vote,) = data(document(room, "shareable"))["votes"]
    assert [each["id"] for each in vote["read_out"]["waived"]] == ["3"]


def test_a_line_of_the_guide_is_told_however_it_is_spaced() -> None:
    """It is nobody's words, so it stands in what is shared though nobody may be quoted."""
    room = VotingRoom(vote_step("dots", budget=5, options=("Move  the\tdata", " Stay")), people=4)
    for person in room.people:
        room.consent(room.talk, person, Attribution.WITHHELD)
    room.open()
    for person in room.people:
        room.cast("called", {"1": 3, "2": 2}, voter=person)
    room.close_vote()
    for edition in EDITIONS:
        (vote,) = data(document(room, edition))["votes"]
        assert [each["text"] for each in vote["options"]] == ["Move the data", "Stay"]
        assert vote["left_out"] == 0


@pytest.mark.parametrize("secret", [False, True])
def test_nothing_of_an_open_vote_is_in_any_document(secret: bool) -> None:
    """No count, no ballot, no voter; that it is open, and who was there. Voided ones say why."""
    room = VotingRoom(vote_step("dots", budget=5, secret=secret), people=6)
    room.open()
    before = {edition: words(document(room, edition)) for edition in EDITIONS}
    room.cast("called", {"1": 5}, voter=room.people[0])
    room.cast("paper", {"2": 4}, voter=room.people[1])
    for edition, told in before.items():
        report = document(room, edition)
        assert words(report).replace(report.created.isoformat(), "")  # it says something
        assert _without_moment(words(report)) == _without_moment(told)
        (vote,) = data(report)["votes"]
        assert (vote["cast"], vote["n"], vote["options"], vote["closed"]) == (None, None, [], None)
        assert vote["present"] == 6
    room.void("an option was missing")
    room.open()
    (voided,) = data(document(room))["voided_votes"]
    assert (voided["n"], voided["reason"]) == (2, "an option was missing")
    assert voided["sentence"] in words(document(room, "shareable"))


def _without_moment(text: str) -> list[str]:
    """A document without the line that says when its record last changed."""
    return [line for line in text.splitlines() if "UTC" not in line]


def test_few_voters_and_private_options_stay_out_of_what_is_shared() -> None:
    """Neither the numbers of three voters nor the words of a private option, in any sentence."""
    step = VoteStep(id=STEP, title="First", minutes=TEN, method="dots", of=("entries",), budget=3)
    room = VotingRoom(step, people=5)
    for person in room.people:
        room.consent(room.talk, person, Attribution.NAME)
    room.say(room.talk, "talk", "Open the data")
    hidden = room.say(room.talk, "talk", "Sell the branch in Lyon")
    room.open()
    for person in room.people[:4]:
        room.cast("called", {"2": 3}, voter=person)
    room.close_vote()
    room.do(KeepPrivate(entry_id=hidden.id, private=True))
    shared, record = document(room, "shareable"), document(room)
    assert "Lyon" in words(record)
    assert "Lyon" not in words(shared) + render(shared).decode()
    (vote,) = data(shared)["votes"]
    assert vote["left_out"] == 1
    assert [each["text"] for each in vote["options"]] == ["Open the data"]
    few = build(room.record, "session", "shareable", session_id=room.talk, fewest_voters=5)
    (vote,) = data(few)["votes"]
    assert [each["votes"] for each in vote["options"]] == [None]
    assert [each["place"] for each in vote["options"]] == [None]
    assert "First is" not in vote["sentence"]
    assert "fewer than 5 voters" in words(few)


def test_duels_are_told_as_far_as_the_numbers_of_the_vote_are() -> None:
    """No pair with an option that is hidden, none that would show single ballots of few."""
    step = VoteStep(id=STEP, title="First", minutes=TEN, method="ranks", of=("entries",), budget=3)
    room = VotingRoom(step, people=8)
    for person in room.people:
        room.consent(room.talk, person, Attribution.NAME)
    for line in ("Open the data", "Hire two people", "Sell the branch in Lyon"):
        said = room.say(room.talk, "talk", line)
    room.open()
    for person in room.people:
        room.cast("called", {"3": 1, "1": 2, "2": 3}, voter=person)
    room.close_vote()
    room.do(KeepPrivate(entry_id=said.id, private=True))
    (open_vote,) = data(document(room))["votes"]
    assert len(open_vote["duels"]["pairs"]) == 3
    (vote,) = data(document(room, "shareable"))["votes"]
    assert vote["duels"]["pairs"] == [{"first": "1", "second": "2", "before": 8, "after": 0}]
    assert [(each["won"], each["lost"]) for each in vote["options"]] == [(1, 1), (0, 2)]
    assert "Lyon" not in vote["sentence"] + vote["duels"]["sentence"]
    room.do(Withdraw(person_id=room.people[0], level=WithdrawalLevel.WITHDRAWN))
    (fewer,) = data(document(room))["votes"]
    assert fewer["duels"]["n"] == 7
    (shared,) = data(document(room, "shareable"))["votes"]
    assert shared["duels"] is None
    assert "two by two" not in shared["sentence"]


def test_single_ballots_of_few_are_not_told_by_pairs() -> None:
    """Of six rankings the sentence stands in what is shared, and no pair."""
    room = VotingRoom(vote_step("ranks", budget=3), people=6)
    room.open()
    for person in room.people:
        room.cast("called", {"1": 1, "2": 2}, voter=person)
    room.close_vote()
    (vote,) = data(document(room, "shareable"))["votes"]
    assert vote["duels"]["pairs"] == []
    assert vote["duels"]["winner"] == "1"
    assert vote["duels"]["sentence"] in vote["sentence"]


def test_whoever_withdrew_takes_their_ballot_along() -> None:
    """And the rest is left out of what is shared where the difference would tell it."""
    room = VotingRoom(vote_step("dots", budget=5), people=6)
    room.open()
    for person in room.people:
        room.cast("called", {"1": 1}, voter=person)
    room.close_vote()
    room.do(Withdraw(person_id=room.people[0], level=WithdrawalLevel.WITHDRAWN))
    (vote,) = data(document(room))["votes"]
    assert (vote["cast"], vote["options"][0]["votes"]) == (5, 5)
    (shared,) = data(document(room, "shareable"))["votes"]
    assert shared["options"][0]["votes"] is None
    assert "Voter 001" not in words(document(room))


def test_quadrants_stand_in_the_order_of_the_rooms_votes() -> None:
    """What was voted on by its place, then the rest; one line says by which vote, ties by words."""
    step = VoteStep(
        id=STEP, title="What comes first", minutes=TEN, method="dots", of=("W",), budget=4
    )
    room = VotingRoom(step, people=5)
    for person in room.people:
        room.consent(room.talk, person, Attribution.NAME)
    for text in ("Late close", "Old phones", "Poor test data"):
        room.say(room.talk, "talk", f"- {text}")
    room.say(room.talk, "talk", "+ Good people")
    typed = _weaknesses(build(room.record, "swot", "shareable"))
    assert typed == ["W1", "W2", "W3"]
    room.open()
    for person in room.people:
        room.cast("called", {"W3": 3, "W2": 1}, voter=person)
    room.close_vote()
    room.say(room.talk, "talk", "- Heard later")
    report = build(room.record, "swot", "shareable")
    assert _weaknesses(report) == ["W3", "W2", "W1", "W4"]
    votes = "weaknesses by the vote of What comes first, 5 of 5 present voted"
    assert report.facts.order.startswith(f"In the order of the room’s votes ({votes}), then")
    standing = standing_of(room.record, room.session)
    assert [(one.subject.code, one.place, one.words) for one in standing.ranked] == [
        ("W3", 1, "15 by 5 voters"), ("W2", 2, "5 by 5 voters"), ("W1", 3, "0 by 0 voters"),
    ]  # fmt: skip
    assert standing.rule == "by the vote of What comes first"
    paper = [line for line in paper_of(room.record, room.session) if "Vote:" in line.section]
    assert paper[1].words == "1. Poor test data"
    assert paper[1].behind == "15 by 5 voters"
    few = build(room.record, "swot", "shareable", fewest_voters=6)
    assert _weaknesses(few) == ["W4", "W1", "W2", "W3"]


def _weaknesses(report: Report) -> list[str]:
    """The codes in that quarter."""
    (quadrant,) = (block for block in report.blocks if isinstance(block, Quadrant))
    return [item.code for item in quadrant.quarters[1].items]


def test_who_withdraws_is_neither_voter_nor_there() -> None:
    """They are on no roster of what is told, so that nobody abstains in their place."""
    room = VotingRoom(vote_step("dots", budget=5), people=4)
    room.open()
    for person in room.people[:3]:
        room.cast("paper", {"1": 2}, voter=person)
    room.close_vote()
    room.do(Withdraw(person_id=room.people[0], level=WithdrawalLevel.WITHDRAWN))
    told = told_record(room.record)
    vote = vote_of(told, room.talk, room.step_id)
    assert vote is not None
    found = counted(told, vote)
    assert (found.present, found.cast, found.abstained) == (3, 2, 1)


def test_a_ranked_list_is_drawn_as_bars_of_what_each_got() -> None:
    """One bar a thing, what got nothing too; few voters leave names without any number."""
    room = VotingRoom(vote_step("dots", budget=5), people=12)
    held(room)
    room.close_vote()
    report = document(room)
    (vote,) = data(report)["votes"]
    lists = [b for b in report.blocks if isinstance(b, Matrix) and b.pattern == "bars"]
    assert [each.columns for each in lists] == [("Dots",)] * len(lists)
    got = {row.code: (row.cells[0].text, *row.ends) for each in lists for row in each.rows}
    assert got == {
        one["id"]: (f"{one['votes']:g}", str(one["place"]), str(one["voters"]))
        for one in vote["options"]
    }
    most = max(one["votes"] for one in vote["options"])
    shares = [bar_lengths(row, each.greatest) for each in lists for row in each.rows]
    assert shares == [[one["votes"] / most] for one in vote["options"]], "a bar tells how much"
    few = VotingRoom(vote_step("dots", budget=5), people=2)
    few.open()
    few.cast("called", {"1": 3}, voter=few.people[0])
    few.close_vote()
    shared = document(few, "shareable").blocks
    assert not any(isinstance(b, Matrix) and b.pattern == "bars" for b in shared)
