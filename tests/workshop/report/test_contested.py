"""What is contested, and both sides of it, as an edition tells it."""

from __future__ import annotations

import pytest

from sessions.exports.files import render
from tests.builders.answered import Answered
from tests.builders.discussed import reason, scored_room
from tests.builders.record import workshop
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution
from workshop.record.themes import Stance
from workshop.report.blocks import CONTESTED
from workshop.report.build import build
from workshop.report.contested import contests_of, disagreements_of
from workshop.report.view import Gathered
from workshop.running.commands import FinishScoring
from workshop.running.theming import PutUnderTheme


def gathered(room: Answered, edition: Edition = "shareable", fewest: int = 3) -> Gathered:
    """The record as an edition tells it."""
    return Gathered(room.record, edition, fewest_voters=fewest)


def codes(view: Gathered) -> set[str]:
    """The codes of what is contested."""
    return {known.code for known in view.factors if known.factor.id in contests_of(view)}


def test_the_opposite_in_nearly_the_same_words_by_somebody_else() -> None:
    """Both wordings stand side by side with their departments, and mark both factors."""
    room = Answered()
    view = gathered(room)
    (found,) = disagreements_of(view)
    assert (found.first.id, found.first.who) == ("S1", "Sales")
    assert (found.second.id, found.second.who) == ("W4", "IT")
    assert found.first.text == "Portal shows the right prices to customers"
    assert (found.width, found.n) == (1.0, 2)
    assert found.sentence == "1 source calls it a help, 1 source a harm."
    assert codes(view) == {"S1", "W4"}
    facts = build(room.record, "swot", "shareable").facts
    assert facts.swot
    assert [(f.id, f.contested) for f in facts.swot.weaknesses] == [("W1", False), ("W4", True)]


def test_an_edition_that_hides_one_side_tells_nothing_of_it() -> None:
    """Neither a mark nor a count nor a word."""
    room = Answered({"IT": Attribution.WITHHELD})
    assert disagreements_of(gathered(room)) == ()
    assert codes(gathered(room)) == set()
    assert codes(gathered(room, "restricted")) == {"S1", "W4"}


def test_a_topic_in_common_or_one_person_contests_nothing() -> None:
    """A tag, a year, or somebody who says both, is no disagreement."""
    room = Answered({"IT": Attribution.WITHHELD})
    room.tell("Sales", "+ Quick orders since 2025 #orders")
    room.tell("Finance", "- Orders on paper in 2025 #orders")
    room.tell("Sales", "- Portal shows the wrong prices to customers")
    assert disagreements_of(gathered(room)) == ()


def test_what_is_said_against_a_theme_contests_its_factors() -> None:
    """Independent sources on both sides are counted; nobody is told twice."""
    room = Answered()
    for entry, stance in (
        (room.passwords, Stance.FOR),
        (room.law, Stance.AGAINST),
        (room.right, Stance.FOR),
    ):
        room.do(PutUnderTheme(statements=(entry.id,), theme="sign-on", stance=stance))
    view = gathered(room)
    found = next(each for each in disagreements_of(view) if each.theme)
    assert found.about == "sign-on"
    assert set(found.codes) == {"S1", "W1", "T1"}
    assert found.second.id == "T1"
    assert contests_of(view)[room.factor(room.law).id].sentence == "1 source says the opposite"


@pytest.mark.parametrize("order", [("near", "wide"), ("wide", "near")])
def test_of_what_two_themes_tell_alike_the_widest_is_told(order: tuple[str, ...]) -> None:
    """One against one is further apart than two against one, however many they are."""
    room = Answered()
    many = (room.tell("Finance", "+ Orders by night"), room.right)
    for name in order:
        room.do(
            PutUnderTheme(
                statements=tuple(each.id for each in (many if name == "near" else many[:1])),
                theme=name,
                stance=Stance.FOR,
            )
        )
        against = PutUnderTheme(statements=(room.law.id,), theme=name, stance=Stance.AGAINST)
        room.do(against)
    (found,) = [each for each in disagreements_of(gathered(room)) if each.theme]
    assert (found.about, found.width, found.n) == ("wide", 1.0, 2)
    assert (found.first.id, found.second.id) == ("S2", "T1")


def test_the_sign_of_what_is_contested_is_told_where_something_is() -> None:
    """Below the registers of each document that has them; where nothing is, it needs no words."""
    told = f"{CONTESTED} contested: people differ on it."
    for room, contested in ((Answered(), True), (Answered({"IT": Attribution.WITHHELD}), False)):
        for document in ("swot", "strategy"):
            if document == "strategy":
                room.finding("It hangs together.", room.right, room.passwords)
            text = render(build(room.record, document, "shareable"), "md").decode()
            assert (told in text) is contested, document
            assert (CONTESTED in text) is contested


def test_nobody_is_told_to_have_said_what_others_said() -> None:
    """A side has the words of one factor and whose they are; who says it otherwise, apart."""
    room = Answered()
    late = room.tell("Sales", "- Orders arrive late")
    printed = room.tell("Finance", "- Every second parcel comes back")
    said = room.tell("IT", "+ Parcels come when promised")
    for entry, stance in ((late, Stance.FOR), (printed, Stance.FOR), (said, Stance.AGAINST)):
        room.do(PutUnderTheme(statements=(entry.id,), theme="parcels", stance=stance))
    (found,) = [each for each in disagreements_of(gathered(room)) if each.theme]
    assert (found.first.text, found.first.who) == (
        "Every second parcel comes back", "Finance; in other words Sales",
    )  # fmt: skip
    assert found.second.who == "IT"


SCORES = {"few": (1, 5, 1), "many": (1, 1, 1, 5, 5, 5), "alike": (3, 3, 4)}


@pytest.mark.parametrize(("given", "fewest", "contested"), [
    ("few", 3, True), ("few", 4, False), ("many", 3, True), ("alike", 3, False),
])  # fmt: skip
def test_scores_that_are_far_apart_contest_a_factor_where_they_may_be_told(
    given: str, fewest: int, contested: bool
) -> None:
    """The middle half spans two, or voters are split; a small camp is told by its end alone."""
    room = Answered()
    voters = [*room.people.values()]
    voters += [room.person(f"Voter {at}") for at in range(len(SCORES[given]) - len(voters))]
    meeting = room.start(workshop(), *voters)
    for voter, impact in zip(voters, SCORES[given], strict=True):
        room.score(meeting, "outside", room.law, voter, impact=impact, likelihood=3)
    room.do(FinishScoring(session_id=meeting, step_id="outside"))
    view = gathered(room, fewest=fewest)
    assert ("T1" in codes(view)) is contested
    if contested:
        found = next(each for each in disagreements_of(view) if each.codes == ("T1",))
        assert found.n == len(SCORES[given])
        sides = [(side.text, side.who) for side in (found.first, found.second)]
        assert sides == (
            [("Impact 1", "3 voters"), ("Impact 5", "3 voters")]
            if given == "many"
            else [("Impact down to 1", ""), ("Impact up to 5", "")]
        )
        open_one = disagreements_of(gathered(room, "restricted", 0))
        (told,) = [each for each in open_one if each.codes == ("T1",)]
        assert told.second.who.startswith(f"{1 if given == 'few' else 3} voter")
        assert "Sales" in told.second.who or given == "many"


@pytest.mark.parametrize(
    ("level", "edition", "who"),
    [
        (Attribution.NAME, "shareable", " — Voter 001"),
        (Attribution.PARTICIPANT, "shareable", " — a participant"),
        (Attribution.WITHHELD, "shareable", None),
        (Attribution.WITHHELD, "restricted", " — Voter 001"),
    ],
)
def test_why_people_are_apart_is_told_as_whoever_said_so_agreed(
    level: Attribution, edition: Edition, who: str | None
) -> None:
    """Below both sides; not at all where it may not be told."""
    room = scored_room({"T1": {"1": 6, "5": 6}, "T2": {"3": 12}}, people=12)
    room.consent(room.talk, room.people[0], level)
    threat = next(each for each in room.record.live_factors() if each.code == "T1")
    reason(room, "We buy in dollars @Voter.001", threat.id)
    text = render(build(room.record, "swot", edition), "md").decode()
    assert ("We buy in dollars" in text) is (who is not None)
    if who is not None:
        lines = [line for line in text.splitlines() if "“We buy in dollars”" in line]
        assert any(who in line for line in lines), lines


def test_the_widest_stands_first() -> None:
    """By how far people are apart, whatever their numbers."""
    room = Answered()
    room.tell("Finance", "+ Portal shows the right prices to customers")
    room.tell("Sales", "+ Fast month end close in Finance")
    room.tell("IT", "- Slow month end close in Finance")
    found = disagreements_of(gathered(room))
    assert [each.first.id for each in found] == ["S3", "S1"]
    assert [each.width for each in found] == sorted((e.width for e in found), reverse=True)
