"""What can be done to findings, the headline and versions, and what is refused.

Requirement: a finding cites one to twelve factors or themes; its number is never given again;
moving one keeps all others in their order; documents are final only with a headline and a finding.
"""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.found import Found
from workshop.errors import Refused
from workshop.record.documents import Session
from workshop.record.findings.documents import Ask, Finding
from workshop.record.themes import Theme
from workshop.running import commands as c
from workshop.running.command_kinds.sessions import DiscardSession
from workshop.running.commands import Command
from workshop.running.findings.commands import (
    DropFinding,
    EditFinding,
    IssueVersion,
    MakeFinding,
    MoveFinding,
    WriteHeadline,
)
from workshop.running.findings.standing import cited_by, findings_of, headline_of, versions_of
from workshop.running.theming import DropTheme, MakeTheme, MergeThemes


@pytest.fixture
def found() -> Found:
    """A record with one finding."""
    made = Found()
    made.find("Closing takes too long", "W1")
    return made


def refusal(found: Found, command: Command) -> str:
    """Why a command is refused; the record stays as it was."""
    before = list(found.record.documents())
    with pytest.raises(Refused) as refused:
        found.do(command)
    assert list(found.record.documents()) == before
    return str(refused.value)


def test_what_is_no_finding_is_refused(found: Found) -> None:
    """Without words or ground, with too much of either, with quotes that nobody may read."""
    w1 = found.codes["W1"]
    many = [found.say(found.room, "talk", f"- Want of thing {n} @Bo").factor_id for n in range(13)]
    secret = found.say(found.room, "talk", "- Said aside @Bo")
    found.do(c.KeepOffRecord(entry_id=secret.id, off_record=True))
    taken = found.say(found.room, "talk", "- Said in error @Bo")
    found.do(c.RetractEntry(entry_id=taken.id))

    def make(text: str = "So it is", cites: tuple[str, ...] = (w1,), **more: object) -> str:
        return refusal(found, MakeFinding(text=text, cites=cites, **more))  # type: ignore[arg-type]

    assert "Write the finding in a sentence" in make(text="  ")
    assert "301 characters are too many for the finding" in make(text="x" * 301)
    assert "too many for the recommendation" in make(recommendation="x" * 301)
    assert "rests on one factor or theme at least" in make(cites=())
    assert "13 factors and themes are too many" in make(cites=tuple(map(str, many)))
    whole = MakeFinding(text="x" * 300, cites=tuple(map(str, many[1:])), recommendation="x" * 300)
    made = found.do(whole)  # just as much as may be
    assert made.puts
    assert "off the record cannot be quoted" in make(quotes=(secret.id,))
    assert "was retracted cannot be quoted" in make(quotes=(taken.id,))
    assert "Say what is asked for" in make(ask=Ask(text=" ", who="Board"))
    assert "Say what is asked for" in make(ask=Ask(text="", by=date(2026, 12, 1)))
    assert make(cites=("nothing",))
    assert make(quotes=("nothing",))
    assert make(session_id="nothing")


def test_what_changes_nothing_or_what_is_gone_is_refused(found: Found) -> None:
    """The same again, a place that there is not, a finding that was taken back."""
    (one,) = findings_of(found.record)
    found.find("Beds are found", "S1")
    assert "says that already" in refusal(found, EditFinding(finding_id=one.id, text=one.text))
    assert "give a place from 1" in refusal(found, MoveFinding(finding_id=one.id, place=3))
    assert "give a place from 1" in refusal(found, MoveFinding(finding_id=one.id, place=0))
    assert "at place 1 already" in refusal(found, MoveFinding(finding_id=one.id, place=1))
    found.do(DropFinding(finding_id=one.id))
    gone: tuple[Command, ...] = (
        EditFinding(finding_id=one.id, text="New"),
        MoveFinding(finding_id=one.id, place=1),
        DropFinding(finding_id=one.id),
    )
    for command in gone:
        assert "F1 was taken back; undo brings it again" in refusal(found, command)


def test_the_headline_and_versions_have_their_rules(found: Found) -> None:
    """Lines stand below a headline; what is final has an answer; the author is known."""
    assert "There is no headline" in refusal(found, WriteHeadline(text=""))
    assert "before the lines" in refusal(found, WriteHeadline(text="", lines=("So what",)))
    four = tuple("abcd")
    assert "4 lines below" in refusal(found, WriteHeadline(text="Buy", lines=four))
    assert "need a headline" in refusal(found, IssueVersion(final=True))
    found.do(WriteHeadline(text="Buy", lines=("Now", " ", "Ours")))
    headline = headline_of(found.record)
    assert headline is not None
    assert headline.lines == ("Now", "Ours")
    assert "the headline already" in refusal(found, WriteHeadline(text="Buy"))
    found.do(WriteHeadline(text="Buy two"))
    again = headline_of(found.record)
    assert again is not None
    assert (again.text, again.lines) == ("Buy two", ("Now", "Ours"))
    found.do(IssueVersion())
    found.do(IssueVersion(final=True, author=" Bo  Lund "))
    issued = [(each.number, each.final, each.author) for each in versions_of(found.record)]
    assert issued == [(1, False, "Ida Kaya"), (2, True, "Bo Lund")]
    found.do(WriteHeadline(text=""))
    assert headline_of(found.record) is None
    (one,) = findings_of(found.record)
    found.do(DropFinding(finding_id=one.id))
    with pytest.raises(Refused, match=r"a headline \(the answer in a sentence\) and a finding"):
        found.do(IssueVersion(final=True))


def test_what_is_not_given_stays_and_what_is_empty_goes() -> None:
    """Words, ground, recommendation, ask and quotes each alone."""
    found = Found()
    whole = found.whole()
    edits = (
        {"text": "Closing is slow"},
        {"cites": (found.codes["S1"],)},
        {"recommendation": ""},
        {"ask": Ask(text="")},
        {"quotes": ()},
    )
    for edit in edits:
        found.do(EditFinding(finding_id=whole.id, **edit))
        now = found.record.get(Finding, whole.id)
        (field,) = edit
        empty = None if field == "ask" else edit[field]
        expected = msgspec.structs.replace(whole, **{field: empty}, changed=now.changed)
        assert now == expected
        whole = now


def test_what_was_merged_stands_as_what_it_was_merged_into() -> None:
    """Factors and themes alike; a theme that was only a tag becomes one; one that is out is out."""
    found = Found()
    found.find("Late", "W1", "W2", "theme")
    one = findings_of(found.record)[0]
    found.merge(found.slow, found.late)
    assert [each.id for each in cited_by(found.record, one)] == [found.codes["W1"], found.theme]
    found.do(MakeTheme(name="Slow"))
    other = next(each.id for each in found.record.all(Theme) if each.name == "Slow")
    found.do(MergeThemes(into=other, others=(found.theme,)))
    assert [each.id for each in cited_by(found.record, one)] == [found.codes["W1"], other]
    found.do(DropTheme(theme_id=other))
    assert [each.id for each in cited_by(found.record, one)] == [found.codes["W1"]]
    found.say(found.room, "talk", "- Paper everywhere #paper @Bo")
    found.do(MakeFinding(text="Paper", cites=("#paper",)))
    paper = findings_of(found.record)[-1]
    assert [found.record.get(Theme, each).tag for each in paper.cites] == ["paper"]


def test_a_session_goes_only_where_no_finding_rests_on_it() -> None:
    """One in which a finding was merely made goes, and the finding stays as that of no session."""
    found = Found()
    made_there = found.find("Made there", "W1", session_id=found.room)
    found.do(c.CloseSession(session_id=found.room))
    found.find("Beds", "S1")
    with pytest.raises(Refused, match="finding F2"):
        found.do(DiscardSession(session_id=found.room))
    beds = findings_of(found.record)[1]
    found.do(DropFinding(finding_id=beds.id))
    found.do(DropTheme(theme_id=found.theme))
    found.do(DiscardSession(session_id=found.room))
    assert found.record.find(Session, found.room) is None
    assert found.record.get(Finding, made_there.id).session_id is None


ACT = st.tuples(st.sampled_from(["make", "move", "drop"]), st.integers(0, 9), st.integers(1, 9))


@pytest.mark.law
@given(st.lists(ACT, max_size=20))
def test_numbers_are_given_once_and_moving_loses_nothing(acts: list[tuple[str, int, int]]) -> None:
    """Whatever is made, moved and taken back, in whatever order."""
    found, order, given_out = Found(), list[str](), list[str]()
    for act, which, place in acts:
        if act == "make":
            code = found.find(f"Found {len(given_out)}", "W1").code
            assert code not in given_out
            given_out.append(code)
            order.append(code)
        elif order:
            code = order[which % len(order)]
            one = next(each for each in findings_of(found.record) if each.code == code)
            order.remove(code)
            at = min(place, len(order) + 1)
            if act == "drop":
                found.do(DropFinding(finding_id=one.id))
                continue
            order.insert(at - 1, code)
            if found.standing != order:
                found.do(MoveFinding(finding_id=one.id, place=at))
        assert found.standing == order
    numbers = [each.number for each in found.record.all(Finding)]
    assert len(numbers) == len(set(numbers)) == len(given_out)
