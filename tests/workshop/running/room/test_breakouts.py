"""Requirement: a room splits up into groups, and what they said counts once, together again."""

from __future__ import annotations

from collections import Counter
from datetime import UTC

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.exports.json_file import render
from sessions.exports.markdown import render as in_markdown
from tests.builders.record import TEN, interview
from tests.builders.votes import STEP as PRIORITIES
from tests.builders.votes import VotingRoom, vote_step, voting
from workshop.analysis.clustering.board import Board
from workshop.analysis.evidence import Hearing
from workshop.ballots.votes.items import items_of
from workshop.errors import Refused
from workshop.guide.room_steps import Breakout, ClusterStep
from workshop.guide.shape import Guide
from workshop.notes import read_notes, write_notes
from workshop.notes.importer import replay
from workshop.privacy.consents import agreed
from workshop.record.documents import Attribution, Entry, Session
from workshop.record.record import Record
from workshop.record.sittings.groups import groups_of, heard_in
from workshop.report.build import build
from workshop.report.wall.projection import project
from workshop.running.command_kinds.sessions import DiscardSession, EditSession
from workshop.running.commands import KeepPrivate, MoveTo, ResumeSession
from workshop.running.room.breakouts import (
    BringTogether,
    Group,
    SplitUp,
    group_meant,
    suggested,
)
from workshop.running.voting.commands import OpenVote

STEP = "groups"
GROUP = voting(vote_step(of=("options",), title="First choice"))
SORTING = ClusterStep(id="sort", title="Sort", minutes=TEN, of=("S", "W", "entries"))


class Room(VotingRoom):
    """A workshop with a step in which it splits up; then it sorts, and votes on what was said."""

    def __init__(self, people: int = 6) -> None:
        split = Breakout(id=STEP, title="In groups", minutes=TEN, guides=("voting",), groups=2)
        guide = voting(vote_step(of=("W", "entries"), budget=5))
        steps = (guide.steps[0], split, SORTING, *guide.steps[1:])
        super().__init__(
            guide=msgspec.structs.replace(guide, name="split", steps=steps), people=people
        )

    def split(self, *groups: tuple[str, ...], guide: Guide = GROUP) -> list[Session]:
        """Split up, by default into two halves."""
        half = len(self.people) // 2
        chosen = groups or (tuple(self.people[:half]), tuple(self.people[half:]))
        made = tuple(Group(guide=guide, people=each) for each in chosen)
        self.do(SplitUp(session_id=self.talk, step_id=STEP, groups=made))
        return self.groups

    @property
    def groups(self) -> list[Session]:
        """The groups as they stand."""
        return groups_of(self.record, self.talk, STEP)

    def together(self) -> str:
        """Bring them together."""
        return self.do(BringTogether(session_id=self.talk, step_id=STEP)).sentence

    @property
    def listed(self) -> list[tuple[str, str]]:
        """What would be voted on."""
        step = self.record.step_of(self.session, PRIORITIES)
        return [(item.code, item.text) for item in items_of(self.record, self.session, step)]


def test_a_group_is_meant_by_its_number_or_the_beginning_of_its_title() -> None:
    """In any case of letters; what may be none or both is refused with all of them."""
    room = Room()
    with pytest.raises(Refused, match="There are no groups here yet; /breakout makes them"):
        group_meant(room.record, room.session, STEP, "1")
    one, two = room.split()
    for group, title in ((one, "Wards"), (two, "Back office")):
        room.do(EditSession(session_id=group.id, title=title))
    meant = {"1": one, "2": two, " wa": one, "BACK": two, "Back  office": two}
    for words, group in meant.items():
        assert group_meant(room.record, room.session, STEP, words).id == group.id
    for words in ("", "0", "3", "x"):
        with pytest.raises(Refused, match="Say which group: 1 Wards, 2 Back office"):
            group_meant(room.record, room.session, STEP, words)


def test_groups_are_sessions_and_count_in_the_whole_once_they_are_together() -> None:
    """They are paused and have the consent of the room; scopes, board and evidence have them."""
    room = Room()
    room.consent(room.talk, room.people[0], Attribution.NAME)
    room.say(room.talk, "talk", "- Two systems")
    one, two = room.split()
    assert [one.title, two.title] == ["In groups, group 1", "In groups, group 2"]
    assert room.record.clock_of(one.id).since is None
    assert room.record.consent_of(one.id, room.people[0]) is not None
    room.say(one.id, "talk", "- Two systems")
    room.say(one.id, "talk", "Ask the wards")
    said = room.say(two.id, "talk", "- No test system")
    room.say(two.id, PRIORITIES, "A choice of the group")
    assert room.listed == [("W1", "Two systems"), ("1", "Two systems")]
    assert "group 1 and In groups, group 2 together: 4 entries" in room.together()
    assert room.listed == [
        ("W1", "Two systems"),
        ("W3", "No test system"),
        ("1", "Two systems"),
        ("G1.1", "Two systems"),
        ("G1.2", "Ask the wards"),
        ("G2.1", "No test system"),
    ]
    columns = {column.word: column for column in Board(room.record, room.session, SORTING).columns}
    assert [thing.code for thing in columns["W"].things] == ["W1", "W3"]
    assert ("G1.2", "Ask the wards") in [(t.code, t.text) for t in columns["entries"].things]
    whole = room.record.evidence_of(said.factor_id or "")
    assert Hearing(room.record).support(whole).sessions == 1
    both = [e for e in room.record.all(Entry) if e.text == "Two systems"]
    assert Hearing(room.record).support(both).sessions == 1
    assert {group.closed for group in room.groups} == {group.rejoined for group in room.groups}
    with pytest.raises(Refused, match="came together already"):
        room.together()


def test_everything_that_is_wrong_with_groups_is_told_at_once() -> None:
    """Nobody is in two of them, a group does not split up, and no other step does."""
    room = Room()
    stranger = room.person("Zoe")
    first, *others = room.people
    with pytest.raises(Refused) as refused:
        room.split((first, stranger), (first, *others))
    assert "Zoe does not take part" in str(refused.value)
    assert "Voter 001 stands in 2 places." in str(refused.value)
    assert room.groups == []
    with pytest.raises(Refused, match="no step in which a room splits up"):
        room.do(SplitUp(session_id=room.talk, step_id="talk", groups=(Group(guide=GROUP),) * 2))
    one, _ = room.split()
    with pytest.raises(Refused, match="2 groups of In groups are at work"):
        room.split()
    with pytest.raises(Refused, match="is a group itself"):
        room.do(SplitUp(session_id=one.id, step_id="talk", groups=(Group(guide=GROUP),) * 2))
    with pytest.raises(Refused):
        room.do(DiscardSession(session_id=room.talk))


def test_an_open_vote_in_a_group_keeps_all_of_them_apart() -> None:
    """It is told by the name of the group."""
    room = Room()
    one, two = room.split()
    room.do(OpenVote(session_id=two.id, step_id=PRIORITIES))
    with pytest.raises(Refused, match="In groups, group 2: The vote of First choice is open"):
        room.together()
    assert room.record.get(Session, one.id).closed is None


def test_what_tells_less_holds_of_what_was_agreed_in_the_room_and_in_the_group() -> None:
    """Also where it is said in the room after they split up."""
    room = Room()
    who = room.people[0]
    room.consent(room.talk, who, Attribution.NAME)
    one, _ = room.split()
    assert agreed(room.record, one.id, who) is Attribution.NAME
    room.consent(room.talk, who, Attribution.PARTICIPANT)
    assert agreed(room.record, one.id, who) is Attribution.PARTICIPANT
    room.consent(room.talk, who, Attribution.NAME)
    room.consent(one.id, who, Attribution.WITHHELD)
    assert agreed(room.record, one.id, who) is Attribution.WITHHELD
    assert agreed(room.record, room.talk, who) is Attribution.NAME


def test_the_summary_tells_each_group_under_its_name_and_the_wall_nobody() -> None:
    """Private words stay in no edition; before they are together nothing of them is told."""
    room = Room()
    one, two = room.split()
    room.say(one.id, "talk", "- Two systems")
    secret = room.say(two.id, "talk", "Their secret plan")
    room.do(KeepPrivate(entry_id=secret.id, private=True))
    room.do(MoveTo(session_id=room.talk, step_id=STEP))
    shown = project(room.record, room.session, room.now, {})
    assert [item.split(" · ")[0] for item in shown.items[:2]] == [
        "In groups, group 1: 3 people",
        "In groups, group 2: 3 people",
    ]
    assert len(shown.items) == 2
    assert shown.ends is not None
    assert "Voter" not in str(shown)
    for edition in ("restricted", "shareable"):
        report = build(room.record, "session", edition, session_id=room.talk)
        assert "Two systems" not in in_markdown(report).decode()
    room.together()
    report = build(room.record, "session", "shareable", session_id=room.talk)
    text, data = in_markdown(report).decode(), msgspec.json.decode(render(report))
    after = text.split("In groups, group 1")[1]
    assert "Weakness: [W1](#weaknesses) Two systems" in after
    assert [group["title"] for group in data["groups"]] == [one.title, two.title]
    assert [w["id"] for w in data["swot"]["weaknesses"]] == ["W1"]
    assert "Voter 001" not in text
    assert "secret plan" not in text
    assert data["groups"][1]["left_out"] == 1


def test_notes_of_a_group_say_of_what_it_is_one() -> None:
    """They are read where that session is, and refused where it is not."""
    room = Room()
    one, _ = room.split(guide=interview())
    room.do(ResumeSession(session_id=one.id))
    room.say(one.id, "talk", "- Two systems")
    room.together()
    text = write_notes(room.record, one.id)
    assert "part of: 2026-03-02 " in text
    assert "| SWOT workshop | groups" in text
    notes = read_notes(text, "group.txt", lambda _: interview(), UTC)
    gone = {one.id, *(each.id for each in room.groups)}
    left = Record(d for d in room.record.documents() if not _of(d, gone))
    made = replay(left, notes, lambda: next(room._new))
    assert made.problems == ()
    left.apply(made.change)
    (again,) = groups_of(left, room.talk, STEP)
    assert again.rejoined is not None
    assert write_notes(left, again.id) == text
    other = Room().record
    alone = Record(d for d in other.documents() if not isinstance(d, Session))
    with pytest.raises(Refused, match="import the notes of that session first"):
        replay(alone, notes, lambda: next(room._new))


def _of(document: object, ids: set[str]) -> bool:
    """Whether a document is one of these sessions, or of one."""
    return bool({getattr(document, "session_id", ""), getattr(document, "id", "")} & ids)


@given(
    departments=st.lists(st.integers(0, 4), min_size=0, max_size=14),
    count=st.integers(2, 6),
    turn=st.integers(0, 9),
)
@pytest.mark.law
def test_suggested_groups_are_even_and_mixed(departments: list[int], count: int, turn: int) -> None:
    """Everybody is in one; sizes, and people of one department in each, differ by one at most."""
    room = Room(people=0)
    ids = [room.department(f"Department {number}") for number in range(5)]
    people = [room.person(f"P{at}", "", ids[each]) for at, each in enumerate(departments)]
    talk = room.start(interview(), *people)
    groups = suggested(room.record, room.record.get(Session, talk), count, turn)
    assert sorted(p.id for group in groups for p in group) == sorted(people)
    sizes = [len(group) for group in groups]
    assert max(sizes) - min(sizes) <= 1
    for department in ids:
        shares = [sum(p.department_id == department for p in group) for group in groups]
        assert max(shares) - min(shares) <= 1


@given(places=st.lists(st.integers(0, 2), min_size=1, max_size=12))
@pytest.mark.law
def test_nothing_is_lost_and_nothing_counts_twice(places: list[int]) -> None:
    """Whoever says it where, the whole hears each line once; before, it hears its own alone."""
    room = Room()
    one, two = room.split()
    where = (room.talk, one.id, two.id)
    said = [room.say(where[place], "talk", f"- Line {at}").id for at, place in enumerate(places)]
    own = [each for each, place in zip(said, places, strict=True) if place == 0]
    assert [entry.id for entry in heard_in(room.record, room.session)] == own
    room.together()
    heard = Counter(entry.id for entry in heard_in(room.record, room.session))
    assert heard == Counter(said)
    texts = [text for code, text in room.listed if code.startswith("W")]
    assert sorted(texts) == sorted(f"Line {at}" for at in range(len(places)))
