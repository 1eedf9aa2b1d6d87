"""What changed since an earlier moment: every kind, in an edition, by consent of today."""

from __future__ import annotations

import pytest

from tests.builders.answered import Answered
from workshop.analysis.answer.facts import ChangeFact, ChangesFact
from workshop.analysis.answer.moved import moved
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution, WithdrawalLevel
from workshop.record.findings.documents import Ask
from workshop.report.build import build
from workshop.report.known import Earlier
from workshop.running.commands import (
    EditFactor,
    RetractEntry,
    SplitFactor,
    Withdraw,
)
from workshop.running.findings.commands import (
    DropFinding,
    EditFinding,
    MoveFinding,
    WriteHeadline,
)

EDITIONS: tuple[Edition, ...] = ("restricted", "shareable")


def changes(room: Answered, before: Earlier, edition: Edition = "shareable") -> ChangesFact:
    """What changed, as the SWOT summary tells it."""
    answer = build(room.record, "swot", edition, before=before).facts.answer
    assert answer
    assert answer.changes
    return answer.changes


def told(found: ChangesFact) -> list[tuple[str, str]]:
    """Kinds and codes."""
    return [(each.kind, each.id) for each in found.changes]


@pytest.mark.parametrize("edition", EDITIONS)
def test_where_nothing_changed_nothing_is_told(edition: Edition) -> None:
    """Of a moment with the same record, and where it is not asked for."""
    room = Answered()
    room.finding("Passwords cost time", room.passwords)
    found = changes(room, room.earlier(), edition)
    assert (found.n, found.changes, found.sentence) == (0, (), "Nothing changed.")
    assert found.what == "draft 1"
    answer = build(room.record, "swot", edition).facts.answer
    assert answer
    assert answer.changes is None


def test_factors_that_are_new_gained_support_were_reworded_merged_split_and_taken_back() -> None:
    """Each is told with its code and words; what was taken back by its code alone."""
    room = Answered()
    other = room.tell("Finance", "- Passwords are too many by far")
    third = room.tell("Sales", "- Sales forgets passwords")
    room.merge(room.passwords, third)
    gone = room.tell("Sales", "* A fair in May")
    before = room.earlier()
    room.tell("Finance", "+ Loyal staff")
    room.tell("Finance", "! New data law #l")
    wrong = room.factor(room.wrong)
    room.do(EditFactor(factor_id=wrong.id, text="Prices on the portal are wrong", pestle=None))
    room.merge(room.passwords, other)
    room.do(SplitFactor(factor_id=room.factor(third).id))
    room.do(RetractEntry(entry_id=gone.id))
    found = changes(room, before)
    by_kind = {each.kind: each for each in found.changes}
    assert {each.kind: each.id for each in found.changes} == {
        "new": "S2", "support": "T1", "reworded": "W4", "merged": "W5", "split": "W6",
        "gone": "O1",
    }  # fmt: skip
    assert by_kind["support"].sentence == (
        "T1 is said by 2 of 3 departments, 1 before, now Finance too: New data law."
    )
    assert by_kind["reworded"].before == "Portal shows wrong prices to customers"
    assert by_kind["merged"].sentence.startswith("W5 says the same as W1 and is told with it")
    assert by_kind["gone"] == ChangeFact(kind="gone", id="O1", sentence="O1 was taken back.")
    assert found.sentence.startswith("6 changes: 1 new, 1 with support of more departments")


def test_findings_and_the_headline() -> None:
    """New, in other words, with another recommendation, moved, taken back."""
    room = Answered()
    first, second, third, fourth = (
        room.finding(f"Finding of {word}", room.passwords) for word in ("a", "b", "c", "d")
    )
    before = room.earlier()
    room.do(EditFinding(finding_id=first, text="Passwords cost an hour a week"))
    room.do(EditFinding(finding_id=second, ask=Ask(text="Pay for sign-on", who="Board")))
    room.do(DropFinding(finding_id=third))
    room.do(MoveFinding(finding_id=fourth, place=1))
    room.finding("Finding of e", room.law)
    room.do(WriteHeadline(text="One sign-on pays for itself"))
    found = changes(room, before)
    assert told(found) == [
        ("new", ""), ("moved", "F4"), ("reworded", "F1"), ("reworded", "F2"), ("new", "F5"),
        ("gone", "F3"),
    ]  # fmt: skip
    assert found.changes[2].before == "Finding of a"
    assert found.changes[3].sentence.startswith("F2 recommends or asks something else")


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_was_withdrawn_is_counted_and_nothing_of_it_is_told(edition: Edition) -> None:
    """Neither who, nor which factor, nor a word; nor what a wording was before."""
    room = Answered()
    secret = room.tell("IT", "- Zanzibar contract was never tendered")
    room.finding("Zanzibar contract was never tendered", secret, room.passwords)
    before = room.earlier()
    room.do(Withdraw(person_id=room.people["IT"], level=WithdrawalLevel.WITHDRAWN))
    found = changes(room, before, edition)
    (change,) = [each for each in found.changes if each.kind == "withdrawn"]
    assert change.sentence == "4 statements are no longer told, at somebody’s wish."
    assert (change.id, change.text, change.before) == ("", "", "")
    for each in found.changes:
        assert "anzibar" not in str(each)
        assert "ITa" not in str(each)


def test_consent_of_today_holds_for_the_moment_before() -> None:
    """What somebody asked to be left out since is left out of both, also an old wording."""
    room = Answered()
    room.do(
        EditFactor(factor_id=room.factor(room.wrong).id, text="Wrong prices on it", pestle=None)
    )
    before = room.earlier()
    room.do(EditFactor(factor_id=room.factor(room.wrong).id, text="Prices differ", pestle=None))
    room.consent(room.talks["IT"], room.people["IT"], Attribution.WITHHELD)
    found = changes(room, before)
    assert told(found) == [("withdrawn", "")]
    assert ("reworded", "W4") in told(changes(room, before, "restricted"))


def test_the_fewest_are_told_as_moved() -> None:
    """One that was put first moved; the others did not."""
    assert moved("abcd", "dabc") == ["d"]
    assert moved("abc", "abxc") == []
    assert len(moved("abc", "cba")) == 2
