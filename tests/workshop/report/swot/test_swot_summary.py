"""The SWOT summary: quadrant, evidence, IFE and EFE, and why there is none."""

from __future__ import annotations

import time
from itertools import count

import msgspec
import pytest

from tests.builders.record import START, Building, interview, workshop
from workshop.errors import Refused
from workshop.record.documents import (
    ROOM,
    Attribution,
    Ballot,
    Entry,
    EntryKind,
    Factor,
    Letter,
    Pestle,
)
from workshop.record.ids import new_id
from workshop.record.record import Record
from workshop.report.blocks import (
    Block,
    Gauge,
    Heading,
    Notice,
    Plane,
    Quadrant,
    Report,
    Table,
)
from workshop.report.build import build
from workshop.report.facts import FactorFact, MatrixFact
from workshop.running.commands import RetagEntry, RetractEntry


class Weighed(Building):
    """Two interviews by name and a workshop that weighs what they said."""

    def __init__(self, voters: str = "each") -> None:
        super().__init__()
        self.finance, self.sales = map(self.department, ("Finance", "Sales"))
        self.dana = self.person("Dana Ortiz", "Head of Finance", self.finance)
        self.lee = self.person("Lee Park", "Head of Sales", self.sales)
        self.talk = self.start(interview(), self.dana, department=self.finance)
        self.other = self.start(interview(), self.lee, department=self.sales)
        self.meeting = self.start(workshop(voters=voters), self.dana, self.lee)
        for session, person in ((self.talk, self.dana), (self.other, self.lee)):
            self.consent(session, person, Attribution.NAME)
        self.strong = self.say(self.talk, "talk", "+ Loyal staff")
        self.weak = self.say(self.talk, "talk", "- Invoices on paper")
        self.weaker = self.say(self.other, "talk", "- Old phones")

    def weigh(self, voter: str, *points: float, session: str = "") -> None:
        """Give weights to the three internal factors, and ratings of 3, 2 and 1."""
        for entry, weight, rating in zip(
            (self.strong, self.weak, self.weaker), points, (3, 2, 1), strict=True
        ):
            held = session or self.meeting
            self.score(held, "inside", entry, voter, weight=weight, rating=rating)


def words_in(report: Report) -> str:
    """Every word of the report's prose."""
    return msgspec.json.encode(report.blocks).decode()


def ife(room: Building, edition: str = "restricted") -> MatrixFact:
    """The IFE of a SWOT summary."""
    found = build(room.record, "swot", "shareable" if edition == "shareable" else "restricted")
    assert found.facts.ife
    return found.facts.ife


def section(report: Report, title: str) -> list[Block]:
    """The blocks of one chapter, without its heading."""
    titles = [isinstance(b, Heading) and b.level == 1 and b.text for b in report.blocks]
    begin = titles.index(title) + 1
    after = [place for place, found in enumerate(titles) if found and place >= begin]
    return list(report.blocks[begin : after[0] if after else None])


def test_the_picture_has_what_stands_first_in_each_field() -> None:
    """Codes with what puts them there; wordings of the same stand together in an appendix."""
    room = Weighed()
    more = room.say(room.other, "talk", "- Too much paper")
    twice = room.say(room.talk, "talk", "- Phones of 2009")
    room.merge(room.weaker, twice)
    room.merge(room.weak, more)
    report = build(room.record, "swot", "restricted")
    quadrant = next(block for block in report.blocks if isinstance(block, Quadrant))
    assert [quarter.letter for quarter in quadrant.quarters] == ["S", "W", "O", "T"]
    assert [(item.code, item.support) for item in quadrant.quarters[1].items] == [
        ("W1", "2 of 2 departments · low strength"),
        ("W2", "2 of 2 departments · low strength"),
    ]
    found = section(report, "C Statements that say the same")
    (alike,) = (block for block in found if isinstance(block, Table))
    assert alike.rows == (
        ("W1", "Invoices on paper", "W3 Too much paper"),
        ("W2", "Old phones", "W4 Phones of 2009"),
    )


def test_every_claim_leads_to_who_said_it_where_and_when() -> None:
    """What was said once stands with its speaker, the session and the time, and in the data."""
    room = Weighed()
    report = build(room.record, "swot", "restricted")
    (once,) = (b for b in section(report, "B What was said, by code") if isinstance(b, Table))
    assert once.rows == (
        (
            "Dana Ortiz, Head of Finance, Finance",
            "Interview: Finance, 2 March 2026",
            "S1 10:10, W1 10:11",
        ),
        ("Lee Park, Head of Sales, Sales", "Interview: Sales, 2 March 2026", "W2 10:12"),
    )
    fact = _strengths(report)[0]
    assert (fact.id, fact.evidence[0].entry, fact.evidence[0].session) == (
        "S1",
        room.strong.id,
        room.talk,
    )


def _strengths(report: Report) -> tuple[FactorFact, ...]:
    """The strengths of a report as data."""
    assert report.facts.swot
    return report.facts.swot.strengths


def test_the_room_weighs_and_the_matrix_follows() -> None:
    """Points of 100 become shares; total, sentence and gauge say the same.

    Complete scores of a room count by themselves: there is nothing to hide.
    """
    room = Weighed("room")
    room.weigh(ROOM, 50, 30, 19)
    assert ife(room).total is None
    room.score(room.meeting, "inside", room.weaker, ROOM, weight=20)
    found = ife(room)
    assert (found.total, found.weight_sum) == (2.3, 100)
    assert [(row.id, row.weight, row.rating) for row in found.rows] == [
        ("S1", 0.5, 3),
        ("W1", 0.3, 2),
        ("W2", 0.2, 1),
    ]
    report = build(room.record, "swot", "restricted")
    gauge = next(block for block in report.blocks if isinstance(block, Gauge))
    assert (gauge.shown, gauge.least, gauge.midpoint, gauge.greatest) == ("2.30", 1, 2.5, 4)
    (weighed,) = (b for b in report.blocks if isinstance(b, Table) and "weight ×" in b.caption)
    assert [column.title for column in weighed.columns][-1] == "Score"
    assert weighed.rows[0] == ("S1", "Loyal staff", "50", "3", "1.50")


def test_the_position_stands_with_the_matrices_where_both_are_defined() -> None:
    """Appendix A draws where both totals lie; the name there is as the edition calls it."""
    room = Weighed(voters="room")
    room.weigh(ROOM, 50, 30, 20)
    assert not any(
        isinstance(each, Plane) for each in build(room.record, "swot", "restricted").blocks
    )
    out = [room.say(room.talk, "talk", words) for words in ("* Grants", "! New law")]
    for entry, weight in zip(out, (60, 40), strict=True):
        given = {"weight": weight, "rating": 3, "impact": 3, "likelihood": 3}
        room.score(room.meeting, "outside", entry, ROOM, **given)
    report = build(room.record, "swot", "restricted")
    (plane,) = (each for each in report.blocks if isinstance(each, Plane))
    (point,) = plane.points
    assert report.facts.ife
    assert report.facts.efe
    assert (point.across, point.up) == (report.facts.ife.total, report.facts.efe.total)
    assert point.text == report.engagement
    headings = [each.text for each in report.blocks if isinstance(each, Heading)]
    at = headings.index("Position (IE)")
    assert headings.index("A IFE and EFE") < at < headings.index("B What was said, by code")


def test_nothing_of_scores_is_shown_before_they_are_in() -> None:
    """Neither a weight nor a rating nor a voter stands anywhere in the report."""
    room = Weighed()
    room.weigh(room.dana, 57, 23, 20)
    report = build(room.record, "swot", "restricted")
    assert report.facts.ife
    assert report.facts.ife.rows == ()
    assert "scores are not in yet" in report.facts.ife.reason
    assert "57" not in words_in(report)


def test_several_voters_are_told_with_their_number_and_spread() -> None:
    """Weights are sums of points, ratings medians, and both are told as what they are."""
    room = Weighed()
    room.weigh(room.dana, 40, 30, 30)
    room.weigh(room.lee, 60, 30, 10)
    room.finish(room.meeting, "inside")
    assert [(row.id, row.weight) for row in ife(room).rows] == [
        ("S1", 0.5),
        ("W1", 0.3),
        ("W2", 0.2),
    ]
    told = words_in(build(room.record, "swot", "restricted"))
    points = "weight 100 of 200 points (2 voters, 40 to 60 each)"
    assert f"{points} and rating 3 (2 voters, all alike)" in told
    assert "A weight is the sum of the points that 2 voters gave, as a share of all" in told


def test_points_that_do_not_add_up_are_told_with_what_to_do() -> None:
    """No total, and the reason says who is off and by how much."""
    room = Weighed("room")
    room.weigh(ROOM, 50, 30, 15)
    room.finish(room.meeting, "inside")
    assert ife(room).reason == (
        "The weights add up to 95 and must add up to 100: give 5 more, or have them normalised."
    )
    each = Weighed()
    each.weigh(each.dana, 50, 30, 15)
    each.weigh(each.lee, 50, 30, 20)
    each.finish(each.meeting, "inside")
    assert ife(each).reason.startswith(
        "1 of 2 voters gives points that do not add up to 100 but to 95"
    )


def test_points_of_what_was_merged_later_count_for_the_whole() -> None:
    """The whole was not weighed itself: it takes the points and the rating of its part."""
    room = Weighed("room")
    later = room.say(room.talk, "talk", "- All is on paper")
    room.weigh(ROOM, 50, 30, 20)
    room.finish(room.meeting, "inside")
    room.merge(later, room.weaker)
    found = ife(room)
    assert [(row.id, row.weight, row.rating) for row in found.rows] == [
        ("S1", 0.5, 3),
        ("W1", 0.3, 2),
        ("W3", 0.2, 1),
    ]
    assert found.warnings[-1].endswith("under the code in brackets: W3 (W2).")
    told = build(room.record, "session", "restricted", session_id=room.meeting)
    assert told.facts.ife
    assert [row.id for row in told.facts.ife.rows] == ["S1", "W1", "W2"]


def test_points_of_two_that_are_one_now_add_up() -> None:
    """Both were weighed and then merged: the ballot stays at its total, the rating is the whole's.

    The session that weighed them apart tells them apart.
    """
    room = Weighed("room")
    room.weigh(ROOM, 50, 30, 20)
    room.merge(room.weak, room.weaker)
    found = ife(room)
    assert [(row.id, row.weight, row.rating) for row in found.rows] == [
        ("W1", 0.5, 2),
        ("S1", 0.5, 3),
    ]
    assert found.warnings[-1].endswith("under the code in brackets: W1 (W2).")
    told = build(room.record, "session", "restricted", session_id=room.meeting).facts.ife
    assert told
    assert [(row.id, row.weight) for row in told.rows] == [("S1", 0.5), ("W1", 0.3), ("W2", 0.2)]


def test_points_on_what_was_taken_back_are_not_redistributed() -> None:
    """The reason names the factor, and nothing is guessed."""
    room = Weighed("room")
    room.weigh(ROOM, 50, 30, 20)
    room.finish(room.meeting, "inside")
    room.do(RetractEntry(entry_id=room.weaker.id))
    assert ife(room).reason == (
        "The weights add up to 80 of 100. W2 had points and was taken back. Reopen scoring and "
        "give the points again, or fit them to the total."
    )


def test_points_on_what_has_another_letter_now_are_told_as_that() -> None:
    """It was not taken back; the code under which it stands now is named."""
    room = Weighed("room")
    room.weigh(ROOM, 50, 30, 20)
    room.finish(room.meeting, "inside")
    room.do(RetagEntry(entry_id=room.weaker.id, kind=EntryKind.STRENGTH))
    assert "W2 (now S2) had points and got another letter or kind." in ife(room).reason
    assert "taken back" not in ife(room).reason


def test_the_latest_session_counts_and_that_is_said() -> None:
    """Of two weighings the later one stands."""
    room = Weighed("room")
    room.weigh(ROOM, 50, 30, 20)
    room.finish(room.meeting, "inside")
    later = room.start(workshop("later", voters="room"), room.dana, title="Second look")
    room.weigh(ROOM, 20, 30, 50, session=later)
    room.finish(later, "inside")
    assert [(row.id, row.weight) for row in ife(room).rows] == [
        ("W2", 0.5),
        ("W1", 0.3),
        ("S1", 0.2),
    ]
    told = words_in(build(room.record, "swot", "restricted"))
    source = (
        "Weighed and rated in Workshop: Second look, 2 March 2026. 2 sessions did so; the latest"
    )
    assert source in told


def test_factors_that_were_not_weighed_are_named() -> None:
    """A strength that came up after the weighing is left out, aloud."""
    room = Weighed("room")
    room.weigh(ROOM, 50, 30, 20)
    room.finish(room.meeting, "inside")
    room.say(room.talk, "talk", "+ New canteen")
    assert "1 factor not weighed and rated: S2." in ife(room).warnings


def test_a_shareable_matrix_does_not_give_away_a_hidden_factor() -> None:
    """A weighed factor rests on a withheld entry: its share could be worked out, so no total."""
    room = Weighed("room")
    room.weigh(ROOM, 50, 30, 20)
    room.finish(room.meeting, "inside")
    room.consent(room.other, room.lee, Attribution.WITHHELD)
    assert ife(room).total == 2.3
    found = ife(room, "shareable")
    assert (found.total, found.rows) == (None, ())
    assert "in the restricted edition only" in found.reason


def test_a_factor_without_standing_evidence_is_in_no_report() -> None:
    """The only entry is retracted: code, words and counts go."""
    room = Weighed()
    room.do(RetractEntry(entry_id=room.strong.id))
    assert "Loyal staff" not in words_in(build(room.record, "swot", "restricted"))


def test_a_topic_that_two_have_in_common_contests_nothing() -> None:
    """A tag on a strength and a weakness is no disagreement: false pairs are worse than none."""
    room = Weighed()
    room.say(room.talk, "more", "+ Good cooks #food")
    room.say(room.other, "more", "- Long queues at noon #food")
    report = build(room.record, "swot", "restricted")
    assert "Where people disagree" not in words_in(report)
    assert "▲" not in words_in(report)


def test_an_empty_engagement_is_told_as_such() -> None:
    """No session, no factor: every quarter is there and the reasons are words."""
    report = build(Building().record, "swot", "shareable")
    assert any(isinstance(b, Notice) and "No factors" in b.text for b in report.blocks)
    assert report.facts.pestle == dict.fromkeys(["P", "E", "S", "T", "L", "En", "none"], ())
    assert report.created == START
    with pytest.raises(Refused):
        build(Record(), "swot", "shareable")


def test_the_same_record_gives_the_same_report() -> None:
    """Whatever the order in which the documents come; the date is the last change."""
    room = Weighed()
    room.merge(room.weak, room.weaker)
    again = Record(reversed(list(room.record.documents())))
    first, second = (build(record, "swot", "restricted") for record in (room.record, again))
    assert first.facts.swot == second.facts.swot
    assert first == second
    assert first.created == room.factor(room.weak).merged[0].at


@pytest.mark.slow
def test_ten_thousand_entries_are_summed_up_in_time() -> None:
    """Building grows with the record and not with its square."""
    room = Weighed()
    numbers = count(10_000)
    fresh = (new_id(1_780_000_000_000, number) for number in numbers)
    kinds = {kind.letter: kind for kind in EntryKind if kind.letter}
    factors = [
        Factor(
            id=next(fresh),
            letter=letter,
            number=100 + number,
            text=f"Statement {number} about subject {number % 97} and matter {number % 89}",
            pestle=None if letter.internal else list(Pestle)[number % 6],
        )
        for number in range(500)
        for letter in Letter
    ]
    for place in range(10_000):
        factor = factors[place % len(factors)]
        room.record.put(
            Entry(
                id=next(fresh),
                session_id=room.talk if place % 2 else room.meeting,
                step_id="talk",
                kind=kinds[factor.letter],
                text=f"{factor.text}, said Dana" if place % 3 else factor.text,
                at=START,
                people=(room.dana,) if place % 2 else (),
                private=place % 10 == 0,
                factor_id=factor.id,
            )
        )
    for document in factors:
        room.record.put(document)
    room.record.put(Ballot(id=next(fresh), session_id=room.meeting, step_id="inside", voter=ROOM))
    started = time.thread_time()
    build(room.record, "swot", "shareable")
    assert time.thread_time() - started < 5
