"""What a session came to: one count everywhere, what is on top, where a room differs."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest

from tests.builders.record import Building, workshop
from tests.builders.scored import Scored
from workshop.analysis.counts import counts_of
from workshop.analysis.differences import Difference, bars_of, differences_before
from workshop.analysis.standing import standing_of
from workshop.errors import Refused
from workshop.guide.parts import Scale
from workshop.guide.shape import Score
from workshop.record.documents import EntryKind, Letter, Pestle, Session
from workshop.report.on_paper.room_paper import key_of, paper_of, put_right
from workshop.report.view import Gathered
from workshop.running.commands import FinishScoring, RetractEntry


@pytest.fixture
def scored() -> Scored:
    """An interview and a workshop with everything scored; two threats merged."""
    made = Scored()
    made.talk_and_score()
    made.merge_alike()
    return made


def meeting(room: Scored) -> Session:
    """The workshop."""
    return room.record.get(Session, room.meeting)


def test_what_was_merged_counts_once_on_every_screen(scored: Scored) -> None:
    """The session and the engagement count factors, not what was typed; fields alike."""
    whole, here = counts_of(scored.record), counts_of(scored.record, meeting(scored))
    assert whole.letters[Letter.THREAT] == here.letters[Letter.THREAT] == 2
    assert here.kinds[EntryKind.THREAT] == 2
    assert whole.fields[Pestle.ECONOMIC] == here.fields[Pestle.ECONOMIC] == 1
    assert (whole.letters[Letter.STRENGTH], here.letters[Letter.STRENGTH]) == (1, 0)
    told = Gathered(scored.record, "restricted").factors
    assert whole.letters == Counter(known.factor.letter for known in told)


def test_scores_put_factors_in_order_and_points_come_first(scored: Scored) -> None:
    """By the points of all voters, with what that is of; places from 1."""
    found = standing_of(scored.record, meeting(scored))
    assert (found.scored, found.rule) == (True, "by weight")
    first = found.ranked[0]
    assert (first.place, first.tied) == (1, False)
    assert first.words.endswith("points")
    assert [one.place for one in found.ranked] == sorted(one.place for one in found.ranked)


def test_without_scores_support_decides_and_ties_are_told() -> None:
    """Equal ones share a place, and those beyond the list are counted."""
    room = Building()
    people = [room.person(name, "", room.department(name)) for name in ("Dana", "Lee", "Ana")]
    talk = room.start(workshop(), *people)
    both = room.say(talk, "talk", "+ Loyal staff @Dana @Lee")
    for words in ("+ Fast desk @Dana", "- Slow close @Lee", "- Paper @Ana", "+ Taken back @Ana"):
        last = room.say(talk, "talk", words)
    room.do(RetractEntry(entry_id=last.id))
    found = standing_of(room.record, room.record.get(Session, talk))
    assert not found.scored
    assert found.ranked[0].subject.id == both.factor_id
    assert found.ranked[0].words == "2 of 3 departments · 2 people"
    shown, more = found.top(2)
    assert [(one.place, one.tied) for one in shown] == [(1, False), (2, True)]
    assert more == 2


def rated(voters: tuple[tuple[float, float], ...], *, secret: bool = False) -> tuple[Building, str]:
    """A workshop in which each voter rates two threats, impact alone; its id."""
    room = Building()
    people = [room.person(f"Voter {number}") for number in range(1, len(voters) + 1)]
    guide = workshop()
    steps = tuple(
        msgspec.structs.replace(step, secret=secret) if isinstance(step, Score) else step
        for step in guide.steps
    )
    talk = room.start(msgspec.structs.replace(guide, steps=steps), *people)
    threats = [room.say(talk, "talk", f"! {words} @Voter.1") for words in ("Law", "Prices")]
    for person, values in zip(people, voters, strict=True):
        for entry, value in zip(threats, values, strict=True):
            room.score(talk, "outside", entry, person, impact=value, likelihood=3.0)
    return room, talk


def impacts(room: Building, talk: str) -> list[Difference]:
    """Where the room differs on impact, in the order shown."""
    session = room.record.get(Session, talk)
    found = differences_before(room.record, session, "actions").rows
    return [one for one in found if one.scale.id == "impact"]


def test_the_widest_comes_first_with_its_votes_and_who_is_at_the_ends() -> None:
    """Two camps before anything else; every value counted; ends by name in an open vote."""
    room, talk = rated(((1, 3), (1, 3), (5, 3), (5, 4)))
    assert impacts(room, talk) == []
    session = room.record.get(Session, talk)
    assert differences_before(room.record, session, "actions").waiting
    room.do(FinishScoring(session_id=talk, step_id="outside"))
    law, prices = impacts(room, talk)
    assert (law.subject.text, law.flag, law.bars) == ("Law", "split", (2, 0, 0, 0, 2))
    assert law.counts == {1.0: 2, 5.0: 2}
    assert law.ends
    assert (law.ends.least, law.ends.greatest) == (("Voter 1", "Voter 2"), ("Voter 3", "Voter 4"))
    assert prices.flag == ""
    assert law.apart > prices.apart


def test_after_a_secret_vote_nobody_is_named() -> None:
    """The numbers stay, the names are not there to be shown."""
    room, talk = rated(((1, 3), (1, 3), (5, 3), (5, 4)), secret=True)
    room.do(FinishScoring(session_id=talk, step_id="outside"))
    assert [one.ends for one in impacts(room, talk)] == [None, None]
    assert impacts(room, talk)[0].bars == (2, 0, 0, 0, 2)


@pytest.mark.parametrize(
    ("least", "greatest", "values", "bars"),
    [
        (1.0, 5.0, (1, 2, 2, 5), (1, 2, 0, 0, 1)),
        (0.0, 100.0, (0, 19, 20, 100), (2, 1, 0, 0, 1)),
        (1.0, 7.0, (1, 4, 7, 7), (1, 0, 1, 0, 2)),
    ],
)
def test_bars_hold_every_value(
    least: float, greatest: float, values: tuple[float, ...], bars: tuple[int, ...]
) -> None:
    """On a scale of five one bar a value; on any other one a fifth; none is lost."""
    scale = Scale(
        id="one", title="One", least=least, greatest=greatest, least_means="a", greatest_means="b"
    )
    assert bars_of(values, scale) == bars
    assert sum(bars) == len(values)


def test_a_workshop_is_read_back_as_it_will_be_on_paper(scored: Scored) -> None:
    """Merged wording with all its statements and scores, then what the weights come to."""
    lines = paper_of(scored.record, meeting(scored))
    threats = [line for line in lines if line.section == "Threats"]
    assert len(threats) == 2
    merged = next(line for line in threats if len(line.entries) == 2)
    assert "2 statements" in merged.behind
    assert "impact" in merged.behind
    assert any(line.words.startswith("IFE ") for line in lines)
    assert all(key_of(line) for line in lines if line.entries)
    with pytest.raises(Refused, match="Several statements"):
        put_right(scored.record, meeting(scored), key_of(merged), "")
    worded = put_right(scored.record, meeting(scored), key_of(merged), "Licences cost more")
    scored.do(worded)
    again = paper_of(scored.record, meeting(scored))
    assert "Licences cost more" in [line.words for line in again]
