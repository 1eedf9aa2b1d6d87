"""Votes in files of notes: every rule and channel, voided and secret ones, the same both ways."""

from __future__ import annotations

import re
from collections import Counter
from itertools import count

import msgspec
import pytest

from tests.builders.discussed import AGAIN, rate, reason, scored_room
from tests.builders.record import IMPACT, LIKELIHOOD, TEN, Building, workshop
from tests.builders.votes import OPTIONS, STEP, VotingRoom, vote_step
from workshop.ballots.votes.sets import sets_of
from workshop.guide.shape import Guide, Score
from workshop.guide.vote import Vote as VoteStep
from workshop.notes import examine_notes, read_notes, write_notes
from workshop.notes.importer import replay
from workshop.notes.votes.vote_writer import open_votes_words
from workshop.privacy.told_record import told_record
from workshop.record.documents import Session
from workshop.record.ids import id_text
from workshop.record.parts import PresenceState
from workshop.record.record import Record
from workshop.record.votes.documents import BEST, VOTES, WORST
from workshop.running.command_kinds.people import MarkPresent
from workshop.running.commands import KeepOffRecord
from workshop.running.row_commands import PutRows, RowText
from workshop.running.theming import MakeTheme
from workshop.running.voting.commands import MarkAired

MANY = tuple(f"Option | {number}" for number in range(1, 14))
"""Enough for best–worst, with a bar in each."""


def imported(text: str, guide: Guide) -> tuple[Record, Session]:
    """The session of some notes in an engagement with nothing else."""
    record = Building().record
    numbers = count(10**20)
    replayed = replay(
        record, read_notes(text, "a.txt", lambda _: guide), lambda: id_text(next(numbers))
    )
    assert replayed.problems == ()
    record.apply(replayed.change)
    return record, record.get(Session, replayed.session_id)


def told(record: Record, session: Session, step: str = STEP) -> list[object]:
    """All that a record holds of the votes of a step, by places and names instead of ids."""
    found: list[object] = []
    people = {each: at for at, each in enumerate(session.people)}
    for vote in record.votes.of_step(session.id, step):
        at = {each: number for number, each in enumerate(vote.subjects)}

        def given(scores: dict[str, dict[str, float]], at: dict[str, int] = at) -> str:
            return str(sorted((at[key], row) for key, row in scores.items()))

        found += [
            vote.rule,
            [people[each] for each in vote.roster],
            [people[each] for each in vote.away],
            (vote.secret, vote.opened, vote.closed, vote.voided, vote.reason, vote.thrown_away),
            (sorted(people[each] for each in vote.voters), vote.channels),
            Counter(given(ballot.scores) for ballot in vote.ballots),
            [
                (people.get(b.voter, b.voter), b.channel, given(b.scores))
                for b in record.votes.cast_in(vote.id)
            ],
            sorted(
                (at[h.subject_id], h.scale_id, h.counts) for h in record.votes.hands_in(vote.id)
            ),
        ]
    return found


def same_both_ways(room: VotingRoom, step: str = STEP) -> str:
    """The notes of a session, once it was seen that they make the same votes and the same notes."""
    text = write_notes(room.record, room.talk)
    guide = room.record.guide_of(room.session)
    record, session = imported(text, guide)
    assert told(record, session, step) == told(room.record, room.session, step)
    assert write_notes(record, session.id) == text
    return text


ONE = {
    "dots": {"1": 1.0, "3": 1.0},
    "points": {"1": 60.0, "2": 40.0},
    "ranks": {"3": 1.0, "1": 2.0},
    "approve": {"2": 1.0},
    "gradients": {"1": 2.0, "2": 8.0, "3": 5.0},
}
"""A ballot of each rule that has one scale, by the codes of items."""


@pytest.mark.parametrize("method", [*ONE, "best-worst"])
@pytest.mark.parametrize("secret", [False, True])
def test_every_rule_by_every_channel_is_written_and_read_back(method: str, secret: bool) -> None:
    """Latecomers and absent people, a voided vote before it, hands where the rule takes them."""
    options = MANY if method in ("best-worst", "dots") else MANY[:3]
    room = VotingRoom(vote_step(method, options=options, secret=secret), people=6)
    for person, state in ((0, PresenceState.AWAY), (1, PresenceState.LATE)):
        room.do(MarkPresent(session_id=room.talk, person_id=room.people[person], state=state))
    room.open()
    for again in (False, True):
        if again:
            room.void("an option | was missing")
            room.open()
        ids = [item.id for item in room.items]
        if method == "best-worst":
            sets = sets_of(ids)[:2]
            scores: dict[str, dict[str, float]] = {}
            for four in sets:
                scores.setdefault(four[0], {})[BEST] = 1.0
                scores.setdefault(four[3], {})[WORST] = 1.0
        else:
            scores = {room.item(code): {VOTES: value} for code, value in ONE[method].items()}
        room.give("passed", scores, room.people[2])
        room.give("called", scores, room.people[1])
        room.give("paper", {}, room.people[3] if secret else "")
        if not secret and method in ("dots", "approve", "gradients"):
            room.hands("2", {"2" if method == "gradients" else "1": 1})
    room.close_vote()
    text = same_both_ways(room)
    assert text.count("\n% vote: ") == 2
    assert re.search(r"voided=\S+ \| thrown_away=[34] \| reason=an option \\\| was missing\n", text)
    assert "\n% voters away: Voter.001\n" in text
    if secret:
        assert "\n% voted: Voter.002 | Voter.003 | Voter.004\n" in text
        assert "\n% came by: called=1, paper=1, passed=1\n" in text
        assert "% ballot:" not in text
    else:
        assert "\n% ballot: Voter.003 | passed | " in text
        assert "\n% ballot: Paper 1 | paper |" in text


def test_what_was_read_out_and_waived_is_written_and_read_back() -> None:
    """Each with what stands on the list, and by whom; what was not read out stands in the vote."""
    step = vote_step("dots", of=("entries", "W", "T"), budget=2)
    room = VotingRoom(step, people=3)
    for line in ("Buy a bell @Voter.001", "- Doors stick @Voter.001", "! A | law @Voter.002"):
        room.say(room.talk, "talk", line)
    room.say(room.talk, "talk", "Paint the hall @Voter.001")
    ids = {item.text: item.id for item in room.items}
    here = {"session_id": room.talk, "step_id": STEP}
    for text, by in (("Buy a bell", None), ("Doors stick", room.people[2]), ("A | law", None)):
        room.do(MarkAired(**here, subjects=(ids[text],), waived_by=by))
    room.open()
    room.cast("called", {room.items[0].code: 1}, room.people[0])
    room.close_vote()
    text = same_both_ways(room)
    record, again = imported(text, room.record.guide_of(room.session))
    assert "\n% read out: talk/1 | talk/3\n" in text
    assert "\n% waived: talk/2 | @Voter.003\n" in text
    assert "\n% not read out: " in text
    aired = [(one.waived, bool(one.by_id)) for one in again.steps[STEP].aired.values()]
    assert sorted(aired) == [(False, False), (False, False), (True, True)]
    assert len(record.votes.of_step(again.id, STEP)[0].not_aired) == len(room.vote.not_aired)


def test_nothing_of_an_open_vote_is_in_a_file() -> None:
    """Not its ballots, not its roster: only what was said before."""
    room = VotingRoom(people=3)
    before = write_notes(room.record, room.talk)
    room.open()
    room.cast("paper", {"1": 2})
    text = write_notes(room.record, room.talk)
    assert "% vote" not in text
    assert "% ballot" not in text
    added = [line for line in text.splitlines() if line not in before.splitlines()]
    said = [line.partition("] ")[2] or line for line in added]
    assert said == [f"## {STEP}", "% not reached", *OPTIONS]
    words = open_votes_words(room.record, room.session, "these notes")
    assert words.startswith("An open vote stays out of these notes (Priorities)")


def test_whatever_can_be_voted_on_is_named_in_a_file() -> None:
    """Factors, entries that have a factor, themes and rows, each by what it is called there."""
    step = VoteStep(
        id=STEP,
        title="Priorities",
        minutes=TEN,
        method="approve",
        of=("S", "entries", "clusters", "objectives"),
    )
    room = VotingRoom(step, people=2)
    room.say(room.talk, "talk", "+ Fast close")
    room.say(room.talk, "talk", "Somebody said so")
    spoken = room.record.entries_of(room.talk)[-1]
    room.do(MakeTheme(name="Too many: passwords", statements=(spoken.id,), session_id=room.talk))
    rows = (RowText(values={"objective": "Grow"}),)
    room.do(PutRows(register="objectives", rows=rows, session_id=room.talk, step_id="talk"))
    room.open()
    votes = {item.id: {VOTES: 1.0} for item in room.items}
    room.give("called", votes, room.people[0])
    room.close_vote()
    text = same_both_ways(room)
    on = next(line for line in text.splitlines() if line.startswith("% on: "))
    assert on == (
        "% on: talk/1 | entry talk/1 | talk/2 | theme: Too many: passwords | objectives: B1"
    )


def test_a_vote_in_a_step_that_scores_is_written_beside_its_scores() -> None:
    """By its scales, hands too; the scores are in, and stand in no line of scores."""
    step = Score(
        id=STEP,
        title="Matter",
        minutes=TEN,
        scales=(IMPACT, LIKELIHOOD),
        factors=("S",),
        voters="each",
    )
    guide = workshop()
    guide = msgspec.structs.replace(guide, steps=(*guide.steps, step))
    room = VotingRoom(guide=guide, people=4)
    room.say(room.talk, "talk", "+ Fast close")
    room.open()
    factor = room.items[0].id
    room.give("called", {factor: {"impact": 5.0, "likelihood": 2.0}}, room.people[0])
    room.hands("S1", {"5": 2, "1": 1}, "impact")
    room.close_vote()
    text = same_both_ways(room)
    assert "\n% ballot: Voter.001 | called | 1 impact=5 likelihood=2\n" in text
    assert "\n% hands: 1 impact | 1=1, 5=2\n" in text
    assert "\n% scores in\n" in text
    assert "% score:" not in text


WRONG = (
    ("% vote: dots", "a vote is written as"),
    ("% vote: [10:20] ranks | closed=10:30", "does not vote by “ranks”"),
    ("% vote: [10:20] dots | budget=5", "closed or voided"),
    ("% vote: [10:20] dots | colour=red | closed=10:30", "“colour=red” is nothing that is said"),
    ("% vote: [10:20] dots | budget=x | closed=10:30", "“x” is not right for budget"),
    ("% vote: [10:20] dots | voided=10:30", "say why it was voided"),
    ("% voters: Dana", "belongs below `% vote:`"),
    ("% vote: [10:20] dots | closed=10:30", "a vote has a list"),
    ("% vote: [10:20] dots | closed=10:30\n% on: nothing", "“nothing” is nothing to vote on"),
    (
        "% vote: [10:20] dots | closed=10:30\n% on: talk/1\n% ballot: Paper 1 | paper | 2=1",
        "1 item on the list, and 2 was found in it",
    ),
    ("% vote: [10:20] dots | closed=10:30\n% ballot: Dana | shouted | 1=1", "is no channel"),
    ("% vote: [10:20] dots | closed=10:30\n% ballot: Dana | paper", "a ballot is written as"),
    ("% vote: [10:20] dots | closed=10:30\n% hands: 1", "hands are written as"),
    ("% vote: [10:20] dots | closed=10:30\n% hands: 1 | two", "“two” is no count"),
    ("% vote: [10:20] dots | closed=10:30\n% secret ballot: 1=x", "“1=x” is no value"),
)
"""Lines of a vote step that are wrong, with what is said of them."""


@pytest.mark.parametrize(("lines", "told_"), WRONG)
def test_what_is_wrong_in_the_lines_of_a_vote_is_told_with_its_line(lines: str, told_: str) -> None:
    """Read as the whole file is: every problem at once, none guessed."""
    room = VotingRoom(people=1)
    guide = room.record.guide_of(room.session)
    head = "guide: workshop\nperson: Dana Ortiz\ndate: 2026-03-02 10:00\n\n## talk\nSaid\n"
    reading = examine_notes(f"{head}\n## {STEP}\n{lines}\n", "a.txt", lambda _: guide)
    assert any(told_ in problem.what for problem in reading.problems), reading.problems


def test_rounds_and_reasons_are_the_same_both_ways() -> None:
    """A second round under its own step; what entries are about, also where that is gone."""
    room = scored_room({"T1": {"1": 3, "5": 3}, "T2": {"3": 6}})
    rate(room, AGAIN, {"T1": {"4": 6}})
    prices, leave, _ = room.record.entries_of(room.talk, "talk")
    why = reason(room, "The ward budgets show it", room.factor(prices).id)
    reason(room, "So does this", why.id)
    reason(room, "Of nobody knows what", id_text(77))
    reason(room, "They leave in spring", room.factor(leave).id)
    text = same_both_ways(room, AGAIN)
    found = re.findall(r"^% about: .*$", text, re.MULTILINE)
    assert found == [
        "% about: talk/1", "% about: differ/1", "% about: gone", "% about: talk/2",
    ]  # fmt: skip
    wrong = text.replace("% about: talk/2", "% about: talk/9")
    guide = room.record.guide_of(room.session)
    problems = examine_notes(wrong, "a.txt", lambda _: guide).problems
    assert [str(each) for each in problems] != []


def test_what_is_off_the_record_by_now_is_in_no_line_of_a_vote_or_row() -> None:
    """The words of a factor are those of its entries; the file can be read in again, whole."""
    room = VotingRoom(vote_step("dots", of=("S", "W"), budget=3))
    spoken = room.say(room.talk, "talk", "- Close is slow")
    secret = room.say(room.talk, "talk", "- Payroll has an unlocked door")
    room.open()
    code = room.factor(secret).code
    room.cast("paper", {room.factor(spoken).code: 1, code: 2}, voter=room.people[0])
    room.close_vote()
    row = RowText(
        values={"strategy": "Close faster", "cites": f"{room.factor(spoken).code}; {code}"}
    )
    where = {"session_id": room.talk, "step_id": "talk"}
    room.do(PutRows(register="strategies", rows=(row,), **where))
    room.do(KeepOffRecord(entry_id=secret.id, off_record=True))
    text = write_notes(told_record(room.record), room.talk)
    assert "Payroll" not in text
    assert "% on: talk/1 | gone" in text
    assert "cites: talk/1\n" in text
    record, session = imported(text, room.record.guide_of(room.session))
    assert write_notes(record, session.id) == text
