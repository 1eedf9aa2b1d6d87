"""Feedback as a document: what a round found, in the words and departments of the edition.

Requirement: the last round stands in full, those before it in short; departments are named as they
agreed; how good predictions were is the Brier score with its three parts.
"""

from __future__ import annotations

import math

import pytest

from tests.builders.asked_again import SPRING, SUMMER, UNTOLD, UNTOLD_ROW, AskedAgain
from tests.builders.record import Building
from workshop.privacy.editions import Edition
from workshop.programme.overview.carrying_facts import PredictionsFact, RoundFact, RoundsFact
from workshop.record.documents import Attribution, Person
from workshop.report.blocks import Headline, Matrix, Notice, Paragraph, Report, Table, text_of
from workshop.report.build import build


@pytest.fixture(scope="module")
def room() -> AskedAgain:
    """Two rounds that were held and one to come."""
    return AskedAgain()


def made(room: Building, edition: Edition = "shareable") -> Report:
    """The document."""
    return build(room.record, "feedback", edition)


def rounds(room: Building, edition: Edition = "shareable") -> RoundsFact:
    """Its rounds as data."""
    found = made(room, edition).facts.rounds
    assert found is not None
    return found


def changes(one: RoundFact) -> dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """What became of each factor, who said it before and who says it now."""
    return {each.text: (each.change, each.before, each.now) for each in one.factors}


def test_the_last_round_against_the_one_before(room: AskedAgain) -> None:
    """By hand: in spring Sales alone was heard; in summer Finance, Sales and Tills."""
    summer, spring = rounds(room).held
    assert changes(summer) == {
        "Nobody answers the service desk": ("same", ("Sales",), ("Sales",)),
        "Tablets break in the shops": ("new", (), ("Sales", "Tills")),
        "Quotes go out the same day": ("gone", ("Sales",), ()),
    }
    assert {text: each[0] for text, each in changes(spring).items() if each[2]} == {
        "Nobody answers the service desk": "same",
        "Quotes go out the same day": "same",
    }
    assert summer.sentence == (
        "Summer 2026 against Spring 2026: of 3 factors, 1 new, 1 gone and 1 the same."
    )
    assert (summer.n, spring.n) == (3, 2)
    assert spring.sentence.startswith("Spring 2026 against what was said before: of 2 factors")


def test_what_whoever_runs_the_sessions_sees_beside(room: AskedAgain) -> None:
    """The restricted record has the words of Legal, and compares with them."""
    summer = rounds(room, "restricted").held[0]
    assert changes(summer)[UNTOLD] == ("new", (), ("Legal",))
    assert [each.text for each in summer.emerging] == ["Worn kit", "Doubts of the lawyers"]
    assert UNTOLD_ROW in [each.text for each in summer.aspects]


def test_themes_aspects_measures_actions_and_what_waits(room: AskedAgain) -> None:
    """Each as it was entered, beside the round before."""
    found = rounds(room)
    summer = found.held[0]
    (kit,) = summer.emerging
    assert (kit.text, kit.n, kit.said_by) == ("Worn kit", 3, ("Sales", "Tills"))
    assert (kit.statements[0].is_quote, kit.statements[0].who) == (True, "Tills")
    assert [(a.text, a.works, a.of, a.worked_before, a.of_before) for a in summer.aspects] == [
        ("Training", 3, 3, 2, 3),
        ("The help desk", 1, 3, 1, 3),
    ]
    assert [(m.id, m.before, m.value, m.wanted, m.source) for m in summer.measured] == [
        ("IN1", "7", "3", "1", "Tills")
    ]
    assert summer.not_measured == ("IN2",)
    assert (summer.actions.kept, summer.actions.late, summer.actions.dropped) == (1, 0, 0)
    assert [(each.text, each.who) for each in summer.actions.broken] == [
        ("Call the desk's maker", "Sales")
    ]
    assert found.next.text == "Autumn 2026"
    assert found.next.waits == (
        "Whether the tills still lose receipts",
        "needs work: The help desk",
        "not measured again: IN2",
        "due and not done: 1 action",
        "whether it goes on: Worn kit",
        "what came of PD3",
    )


def test_predictions_by_hand(room: AskedAgain) -> None:
    """0.8 that came true, 0.7 that did not: ((1 - 0.8)² + 0.7²) / 2; each chance given once."""
    found = made(room).facts.predictions
    assert isinstance(found, PredictionsFact)
    assert found.score is not None
    assert math.isclose(found.score, (0.2**2 + 0.7**2) / 2)
    assert found.reliability is not None
    assert found.resolution is not None
    assert found.uncertainty is not None
    assert math.isclose(found.score, found.reliability - found.resolution + found.uncertainty)
    assert (found.n, found.waiting) == (2, 1)
    assert [each.who for each in found.items] == ["Finance", "", ""]


def test_the_document_is_read_from_the_last_round_on(room: AskedAgain) -> None:
    """The sentence first, the figure of who says what, the rounds before in one table."""
    report = made(room)
    assert isinstance(report.blocks[0], Headline)
    (figure,) = (each for each in report.blocks if isinstance(each, Matrix))
    assert [(row.code, row.ends[0]) for row in figure.rows] == [("W9", "new"), ("S1", "gone")]
    tables = {each.caption: each for each in report.blocks if isinstance(each, Table)}
    assert len(tables["What the rounds before found"].rows) == 1
    notices = [each.text for each in report.blocks if isinstance(each, Notice)]
    assert "Left out of this edition: 3 statements not to be quoted." in notices
    assert any(each.startswith("Only what this edition tells is compared") for each in notices)


def test_whoever_is_told_as_a_participant_names_no_department() -> None:
    """Their words count as said; neither their department nor its number shows."""
    room = AskedAgain()
    last = room.record.sessions()[-1].id
    room.consent(last, room.heads["Tills"], Attribution.PARTICIPANT)
    tablets = next(e for e in rounds(room).held[0].factors if e.text.startswith("Tablets"))
    assert (tablets.now, tablets.not_named) == (("Sales",), 1)
    assert "Tills" not in [name for e in rounds(room).held[0].factors for name in e.now]


@pytest.mark.parametrize("told_as", [Attribution.PARTICIPANT, Attribution.WITHHELD])
@pytest.mark.parametrize("in_round", [True, False])
def test_an_answer_of_a_department_is_told_as_its_head_agreed(
    told_as: Attribution, in_round: bool
) -> None:
    """Whoever asked not to be named is not named by their department, which is counted.

    It holds where the answer was given with them there, and where nobody knows who gave it; in the
    table of aspects as in the document.
    """
    room = AskedAgain()
    cells = {"aspect": "Signs on doors", "round": "Summer 2026", "verdict": "needs work",
             "why": "Nobody finds the lift", "department": "Tills"}  # fmt: skip
    room.rows("aspects", {**cells, "department": "Sales", "why": "They fell off"}, cells)
    where = room.record.sessions()[-1].id if in_round else room.talks["Tills"]
    room.consent(where, room.heads["Tills"], told_as)
    told = made(room)
    assert told.facts.rounds is not None
    (one,) = (e for e in told.facts.rounds.held[0].aspects if e.text == "Signs on doors")
    assert [(each.department, each.not_named) for each in one.answers] == [
        ("Sales", False), ("", True),
    ]  # fmt: skip
    assert (one.works, one.of) == (0, 2)
    assert bool(one.answers[1].why) is (told_as is Attribution.PARTICIPANT)
    cells_told = [str(cell) for block in told.blocks if isinstance(block, Table)
                  for row in block.rows for cell in row]  # fmt: skip
    assert "Sales and 1 not named" in cells_told
    table = build(room.record, "aspects", "shareable")
    rows = [[str(cell) for cell in row] for block in table.blocks
            if isinstance(block, Table) for row in block.rows]  # fmt: skip
    ours = [row for row in rows if "Signs on doors" in row]
    assert ["not named" in " ".join(row) for row in ours] == [False, True]
    assert not any("Tills" in cell for row in ours for cell in row)
    whole = build(room.record, "feedback", "restricted").facts.rounds
    assert whole is not None
    (one,) = (e for e in whole.held[0].aspects if e.text == "Signs on doors")
    assert [each.department for each in one.answers] == ["Sales", "Tills"]


@pytest.mark.parametrize(
    ("told_as", "became"), [(Attribution.PARTICIPANT, "same"), (Attribution.WITHHELD, "weaker")]
)
def test_what_somebody_unnamed_still_says_is_not_called_weaker(
    told_as: Attribution, became: str
) -> None:
    """Whoever is told as a participant can be of the department that said it before."""
    room = AskedAgain()
    words = "Quotes go out the same day"  # in spring by Sales, which is heard in summer too
    spring, summer = room.hold(SPRING, "More in spring"), room.hold(SUMMER, "More in summer")
    room.say(summer, "talk", f"+ {words} @{room.first('Sales')}")
    for session in (spring, summer):
        room.say(session, "talk", f"+ {words} @{room.first('Finance')}")
        room.close(session)
    room.consent(summer, room.heads["Finance"], told_as)
    assert changes(rounds(room).held[0])[words][0] == became


def test_words_that_are_not_tied_to_a_session_are_in_no_round() -> None:
    """A participant alone in a round would be known by what is new in it."""
    room = AskedAgain()
    room.now = room.now.replace(month=12, day=28)
    talk = room._talk("Tills")
    room.consent(talk, room.heads["Tills"], Attribution.PARTICIPANT)
    room.say(talk, "talk", "- The till freezes at noon")
    room.close(talk)
    told = [each for each in rounds(room).held if each.text == "Autumn 2026"]
    assert [each.text for one in told for each in one.factors if each.change == "new"] == []
    restricted = rounds(room, "restricted").held[0]
    assert changes(restricted)["The till freezes at noon"][0] == "new"


def test_before_any_round() -> None:
    """It says so, and that none has a day."""
    report = made(Building())
    said = [text_of(each.spans) for each in report.blocks if isinstance(each, Paragraph)]
    assert said == [
        "No round of feedback was held yet.",
        "The next round has no day yet: enter one in the table of rounds.",
    ]
    assert report.facts.rounds == RoundsFact(held=(), next=rounds(Building()).next)


def test_words_of_one_who_is_not_to_be_quoted_are_told_for_no_colleague() -> None:
    """Somebody else of the department was never asked: the words may be of the one who was."""
    room = AskedAgain()
    head = room.record.get(Person, room.heads["Tills"])
    room.person("Deputy Tills", department=head.department_id)
    room.rows("aspects", {"aspect": "Signs on doors", "round": "Summer 2026", "department": "Tills",
                          "verdict": "needs work", "why": "Nobody finds the lift"})  # fmt: skip
    room.consent(room.record.sessions()[-1].id, head.id, Attribution.WITHHELD)
    for document in ("feedback", "aspects"):
        assert "Nobody finds the lift" not in repr(build(room.record, document, "shareable"))
        assert "Nobody finds the lift" in repr(build(room.record, document, "restricted"))
