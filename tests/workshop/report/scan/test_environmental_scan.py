"""The environmental scan: fields, significance, empty letters, disagreement."""

from __future__ import annotations

import re

import msgspec

from tests.builders.record import Building, interview, workshop
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution
from workshop.report.blocks import Bullets, DateLine, Matrix, Plane, Report, Table, text_of
from workshop.report.build import build
from workshop.running.findings.commands import MakeFinding


class Outside(Building):
    """A workshop with three people and three external factors, two of them filed."""

    def __init__(self) -> None:
        super().__init__()
        finance = self.department("Finance")
        self.people = [self.person(f"Person{n} Surname{n}", "Clerk", finance) for n in "ABC"]
        self.meeting = self.start(workshop(), *self.people)
        self.grant = self.say(self.meeting, "talk", "* Grants for digital care #p")
        self.law = self.say(self.meeting, "talk", "! New data law #l")
        self.prices = self.say(self.meeting, "talk", "! Prices rise")

    def vote(self, session: str = "") -> None:
        """Everybody scores: alike on the grant, apart on the law; the prices are left."""
        held = session or self.meeting
        for person, impact in zip(self.people, (1, 3, 5), strict=True):
            self.score(held, "outside", self.grant, person, impact=3, likelihood=3)
            self.score(held, "outside", self.law, person, impact=impact, likelihood=2)


def scan(room: Building) -> Report:
    """The restricted scan."""
    return build(room.record, "scan", "restricted")


def words_in(report: Report) -> str:
    """Every word of the report's prose."""
    return msgspec.json.encode(report.blocks).decode()


def test_significance_stands_beside_the_medians_it_comes_from() -> None:
    """3 × 3 reaches the threshold of 9; 3 × 2 does not; what nobody scored has none."""
    room = Outside()
    room.vote()
    room.finish(room.meeting, "outside")
    report = scan(room)
    assert report.facts.pestle
    (grant,), (law,) = report.facts.pestle["P"], report.facts.pestle["L"]
    (prices,) = report.facts.pestle["none"]
    assert (grant.impact, grant.likelihood, grant.significance) == (3, 3, 9)
    assert (grant.significant, law.significant, prices.significant) == (True, False, None)
    assert (grant.direction, law.direction) == ("opportunity", "threat")
    told = words_in(report)
    assert "3 × 2 = 6, 3 voters, impact 1 to 5" in told
    assert "2 of 3 scored for impact and likelihood, of which 1 reach 9." in told


def test_scores_are_hidden_until_they_are_in() -> None:
    """Neither data nor prose has a score while voting goes on."""
    room = Outside()
    room.vote()
    report = scan(room)
    assert report.facts.pestle
    assert report.facts.pestle["P"][0].impact is None
    assert "3 voters" not in words_in(report)
    assert not any(isinstance(block, Plane) for block in report.blocks)


def test_the_plane_shows_impact_and_likelihood() -> None:
    """Each at its medians, threats and opportunities told apart; nine and fifteen are fields."""
    room = Outside()
    room.vote()
    room.finish(room.meeting, "outside")
    plane = next(block for block in scan(room).blocks if isinstance(block, Plane))
    found = {(each.code, each.letter, each.across, each.up) for each in plane.points}
    assert found == {("O1", "O", 3, 3), ("T1", "T", 3, 2)}
    assert [each.contested for each in plane.points if each.code == "T1"] == [True]
    assert _tint(plane, 3, 3) == 1
    assert _tint(plane, 3, 2) == 0
    assert _tint(plane, 5, 5) == 2
    assert _tint(plane, 5, 2) == 1
    assert plane.sentence.endswith("1 reach 9, the threshold of the method; 15 or more: none.")


def _tint(plane: Plane, across: float, up: float) -> int:
    """How strongly the field is tinted in which a value lies."""
    within = (
        zone
        for zone in plane.zones
        if zone.left <= across <= zone.right and zone.bottom <= up <= zone.top
    )
    return max((zone.tint for zone in within), default=0)


def test_disagreement_is_shown_and_agreement_is_not_invented() -> None:
    """The law divides the room and stands first; with one voter agreement is not defined."""
    room = Outside()
    room.vote()
    room.finish(room.meeting, "outside")
    votes = next(b for b in scan(room).blocks if isinstance(b, Matrix) and b.pattern == "bars")
    assert votes.caption == "Where voters are furthest apart first"
    first = votes.rows[0]
    assert (first.code, first.text, first.contested) == ("T1", "New data law", True)
    assert votes.columns == ("1", "2", "3", "4", "5")
    assert [cell.text for cell in first.cells] == ["1", "", "1", "", "1"]
    assert [column.title for column in votes.ends] == ["Scale", "n", "Median", "Apart"]
    assert first.ends == ("Impact", "3", "3", "wide")
    assert {row.ends[-1] for row in votes.rows[1:]} == {"–"}
    alone = Outside()
    alone.score(alone.meeting, "outside", alone.law, alone.people[0], impact=4, likelihood=4)
    alone.finish(alone.meeting, "outside")
    assert "agreement among people is not defined" in words_in(scan(alone))


def test_the_latest_scores_count_and_that_is_said() -> None:
    """A second workshop scores again: its medians stand, and the report says so."""
    room = Outside()
    room.vote()
    room.finish(room.meeting, "outside")
    later = room.start(workshop(), *room.people, title="Second look")
    room.score(later, "outside", room.grant, room.people[0], impact=5, likelihood=5)
    room.finish(later, "outside")
    report = scan(room)
    assert report.facts.pestle
    assert report.facts.pestle["P"][0].significance == 25
    assert "Scored in more than one session, of which the latest counts: O1." in words_in(report)


def test_scores_of_what_was_merged_since_count_for_the_whole() -> None:
    """What had no score of its own takes that of its part, and the part is named."""
    room = Outside()
    room.vote()
    room.finish(room.meeting, "outside")
    room.merge(room.prices, room.law)
    report = scan(room)
    assert report.facts.swot
    (whole,) = report.facts.swot.threats
    assert (whole.id, whole.impact, whole.likelihood) == ("T2", 3, 2)
    assert "under the code in brackets: T2 (T1)." in words_in(report)


def test_six_fields_stand_on_a_page_and_an_empty_one_says_what_was_asked() -> None:
    """Silence about a field is told, with whether anybody was asked; what has none is not lost."""
    report = scan(Outside())
    fields = {row[0]: row[1:] for row in table(report, "What stands first in each").rows}
    assert list(fields) == [
        "Political (P)", "Economic (E)", "Social (S)", "Technological (T)", "Legal (L)",
        "Environmental (En)",
    ]  # fmt: skip
    assert fields["Political (P)"] == ("O1 Grants for digital care", "1")
    none = "Nothing was named, and no session asked what changes outside."
    assert fields["Social (S)"] == (none, "0")
    registers = [block for block in report.blocks if isinstance(block, Matrix)]
    assert [each.caption for each in registers] == [
        "Political, 1", "Legal, 1", "Under no field yet, 1",
    ]  # fmt: skip
    assert [line.code for line in registers[-1].rows] == ["T2"]
    asked = Outside()
    step = msgspec.structs.replace(workshop().steps[0], lens="pestle")
    guide = msgspec.structs.replace(workshop("outside"), steps=(step, *workshop().steps[1:]))
    asked.say(asked.start(guide, *asked.people), "talk", "! Fewer nurses #s")
    said = {row[0]: row[1] for row in table(scan(asked), "What stands first in each").rows}
    assert said["Economic (E)"] == (
        "Nothing was named, though 1 session asked what changes outside."
    )


def test_quotes_filed_under_a_field_stand_there_as_consented() -> None:
    """A quote with a letter is told as its speaker agreed."""
    room = Outside()
    talk = room.start(interview(), room.people[0])
    room.say(talk, "talk", '" The new law keeps me awake #l')
    shared = build(room.record, "scan", "shareable")
    assert "“The new law keeps me awake” — a participant" in _items(shared)
    room.consent(talk, room.people[0], Attribution.WITHHELD)
    shared = build(room.record, "scan", "shareable")
    assert "keeps me awake" not in words_in(shared)
    assert shared.facts.withheld == 1


def test_what_was_said_and_who_was_heard_are_part_of_the_scan() -> None:
    """Who said it where and when; sessions, departments and questions left out."""
    room = Outside()
    room.department("Legal")
    report = scan(room)
    once = table(report, "Who said what once")
    told = words_in(report)
    assert once.rows == (
        ("Finance", "SWOT workshop, 2 March 2026", "O1 10:06, T1 10:07, T2 10:08"),
    )
    assert "1 of 2 departments heard, with 3 people, in 1 session." in told
    assert "Not heard: Legal." in told


def test_the_five_that_matter_most_come_with_when_and_what_is_done_today() -> None:
    """A time that is named, a past one told as past, and what cites the factor or is about it."""
    room = Outside()
    room.say(room.meeting, "talk", "! Support ends in June 2028 #t")
    room.say(room.meeting, "talk", "! The flood of 2019 may come again #en")
    room.say(room.meeting, "talk", "! The price is 2030 euro #e")
    room.say(room.meeting, "actions", "> Ask for an offer about T3 @Person.A due:2026-04-01")
    room.do(
        MakeFinding(
            text="The law comes whatever we do.",
            cites=(room.factor(room.law).id,),
            recommendation="Read it now.",
        )
    )
    report = scan(room)
    rows = {row[0]: row[1:] for row in table(report, "When, how much").rows}
    whens = {each.code: each.when for each in date_line(report).items}
    assert whens == {"T3": "Jun 2028"}
    assert "Named as past: T4 (2019)." in words_in(report)
    answers = {code: row[-1] for code, row in rows.items()}
    assert answers["T1"] == "F1 Read it now."
    assert answers.get("T3", "").startswith("Ask for an offer about T3 (") or "T3" not in rows
    posts = table(report, "By what we notice")
    assert [(row[0], row[-1]) for row in posts.rows] == [("T3", "1 Apr 2026")]


def test_a_year_beside_a_time_of_that_year_is_told_once() -> None:
    """The more exact one stands, of each year; another year and a time that goes beyond stay."""
    room = Outside()
    for line in (
        "! Ends in 2028: support goes in Q2 2028, in June 2028, on 30 June 2028 at last",
        "! A levy in 2027, doubled in spring 2028",
        "! Ends by June 2028, or in summer 2028",
        "! Fees from 2027 to 2030, then more in 2029",
    ):
        room.say(room.meeting, "talk", line)
    whens: dict[str, list[str]] = {}
    for each in date_line(scan(room)).items:
        whens.setdefault(each.code, []).append(each.when)
    assert whens == {
        "T3": ["30 Jun 2028"],
        "T4": ["2027", "spring 2028"],
        "T5": ["by Jun 2028"],
        "T6": ["2029"],
    }


def test_every_factor_outside_stands_in_one_line_and_every_code_leads_there() -> None:
    """In the register once; a code that stands anywhere is one of it."""
    room = Outside()
    room.vote()
    room.finish(room.meeting, "outside")
    editions: tuple[Edition, ...] = ("shareable", "restricted")
    for edition in editions:
        report = build(room.record, "scan", edition)
        registers = [b for b in report.blocks if isinstance(b, Matrix) and b.pattern == "signs"]
        lines = [row.code for each in registers for row in each.rows]
        assert sorted(lines) == ["O1", "T1", "T2"]
        assert set(re.findall(r"\b[OT][0-9]+\b", words_in(report))) <= set(lines)


def _items(report: Report) -> list[str]:
    """Every item of every list."""
    return [text_of(i) for b in report.blocks if isinstance(b, Bullets) for i in b.items]


def table(report: Report, caption: str) -> Table:
    """The table whose caption begins so."""
    tables = (block for block in report.blocks if isinstance(block, Table))
    return next(each for each in tables if each.caption.startswith(caption))


def date_line(report: Report) -> DateLine:
    """The date line."""
    return next(block for block in report.blocks if isinstance(block, DateLine))
