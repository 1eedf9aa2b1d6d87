"""The environmental scan: fields, significance, empty letters, disagreement."""

from __future__ import annotations

import msgspec

from tests.builders.record import Building, interview, workshop
from workshop.record.documents import Attribution
from workshop.report.blocks import Bullets, Grid, Heading, Notice, Quote, Report, Table, text_of
from workshop.report.build import build


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
    assert "median 3 (3 voters, 1 to 5)" in told
    assert "1 of 2 reach the threshold of 9" in told


def test_scores_are_hidden_until_they_are_in() -> None:
    """Neither data nor prose has a score while voting goes on."""
    room = Outside()
    room.vote()
    report = scan(room)
    assert report.facts.pestle
    assert report.facts.pestle["P"][0].impact is None
    assert "3 voters" not in words_in(report)
    assert not any(isinstance(block, Grid) for block in report.blocks)


def test_the_grid_shows_impact_and_likelihood() -> None:
    """Greatest likelihood above, greatest impact to the right, nine and more raised."""
    room = Outside()
    room.vote()
    room.finish(room.meeting, "outside")
    grid = next(block for block in scan(room).blocks if isinstance(block, Grid))
    assert (grid.columns, grid.rows) == (tuple("12345"), tuple("54321"))
    assert (grid.cells[2][2].text, grid.cells[2][2].tint) == ("O1", 1)
    assert (grid.cells[3][2].text, grid.cells[3][2].tint) == ("T1", 0)
    assert grid.cells[0][4].tint == 2


def test_disagreement_is_shown_and_agreement_is_not_invented() -> None:
    """The law divides the room; with one voter agreement is not defined."""
    room = Outside()
    room.vote()
    room.finish(room.meeting, "outside")
    told = words_in(scan(room))
    assert "T1 New data law – impact: median 3 (3 voters, 1 to 5), middle half 2 to 4" in told
    assert "O1 Grants for digital care – " not in told
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


def test_empty_fields_are_said_and_unfiled_factors_listed() -> None:
    """Silence about a field is told; what has no field yet is not lost."""
    report = scan(Outside())
    notices = [block.text for block in report.blocks if isinstance(block, Notice)]
    empty = [text.split()[1] for text in notices if text.startswith("No ")]
    assert empty == ["economic", "social", "technological", "environmental"]
    heading = next(b for b in report.blocks if isinstance(b, Heading) and b.text.startswith("Not"))
    register = report.blocks[report.blocks.index(heading) + 1]
    assert isinstance(register, Table)
    assert [row[0] for row in register.rows] == ["T2"]


def test_quotes_filed_under_a_field_stand_there_as_consented() -> None:
    """A quote with a letter is evidence of its field, told as its speaker agreed."""
    room = Outside()
    talk = room.start(interview(), room.people[0])
    room.say(talk, "talk", '" The new law keeps me awake #l')
    shared = build(room.record, "scan", "shareable")
    (quote,) = (block for block in shared.blocks if isinstance(block, Quote))
    assert (quote.text, quote.who, quote.where) == (
        "The new law keeps me awake",
        "a participant",
        "",
    )
    room.consent(talk, room.people[0], Attribution.WITHHELD)
    shared = build(room.record, "scan", "shareable")
    assert not any(isinstance(block, Quote) for block in shared.blocks)
    assert shared.facts.withheld == 1


def test_evidence_and_coverage_are_part_of_the_scan() -> None:
    """Each factor with its entries; sessions, departments and questions left out."""
    room = Outside()
    room.department("Legal")
    report = scan(room)
    items = [text_of(i) for b in report.blocks if isinstance(b, Bullets) for i in b.items]
    assert "O1 as stated — Finance · SWOT workshop, 2 March 2026, 10:06" in items
    told = words_in(report)
    assert "1 of 2 departments heard, with 3 people, in 1 session." in told
    assert "Not heard: Legal." in told
