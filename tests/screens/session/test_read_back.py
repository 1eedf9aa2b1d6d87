"""The read-back is a clean page for those who spoke; what they confirmed is what they saw.

Requirement: nothing private stands on it; by question in the order told, numbered through; what is
wrong is corrected by its number; only what was on a page can be confirmed; what is added or changed
later is marked.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.session.read_back.pages import Said, pages_of, spans
from screens.session.read_back.view import ReadBackView
from tests.builders.acme import GUIDE, Acme
from tests.screens.session.session_app import Desk, session
from workshop.record.documents import Attribution, Person, Session
from workshop.record.read_back import confirmed_of
from workshop.report.build import build
from workshop.report.chapters import read_back
from workshop.report.view import Gathered
from workshop.running.commands import JoinSession, SetConsent


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """An interview; what a workshop has read back is tried with the panes of its steps."""
    return Acme(tmp_path / "acme", guide=msgspec.structs.replace(GUIDE, setting="interview"))


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 400)), max_size=40),
    st.integers(20, 96),
    st.integers(3, 30),
    st.booleans(),
)
def test_pages_hold_everything_once_and_are_never_too_high(
    texts: list[tuple[str, int]], width: int, height: int, airy: bool
) -> None:
    """Every number is on exactly one page, in order, and no page is higher or wider than asked."""
    said = [
        Said(str(number), number, question, "word " * (length // 5 + 1))
        for number, (question, length) in enumerate(texts, 1)
    ]
    pages = pages_of(said, width, height, airy=airy)
    assert [n for page in pages for n in page.numbers] == [one.number for one in said]
    assert max(len(page.lines) for page in pages) <= height
    assert max((line.cell_length for page in pages for line in page.lines), default=0) <= width


async def typed(desk: Desk, *keys: str) -> None:
    """Press keys as somebody does who sees what each one did."""
    for key in keys:
        await desk.press(key)


def test_numbers_in_few_words() -> None:
    """Runs are told by their ends."""
    assert spans([1, 2, 3, 7, 9, 10]) == "1–3, 7, 9–10"


@pytest.mark.slow
async def test_a_read_back_with_corrections_on_a_small_screen(acme: Acme) -> None:
    """Seen page by page, two put right by number, one left out; the rest of the record stays."""
    acme.say("She lowered her voice #private", step="opening")
    acme.say("; Looks tired", step="works")
    for number in range(1, 20):
        acme.say(f"+ Thing number {number} that works well here #people", step="works")
    acme.say("! A law comes @Ana due:2027-03-31", step="outside")
    async with session(acme, (80, 24)) as desk:
        await desk.press("f8")
        assert isinstance(desk.pilot.app.screen, ReadBackView)
        text = desk.seen()
        assert "What works" in text
        assert "1  Thing number 1 that works well here" in text
        for hidden in ("private", "lowered", "tired", "S1", "#people", "10:0", "Strength"):
            assert hidden not in text
        assert "Thing number 19" not in text
        await typed(desk, "2", *"9", "enter")
        assert "There is no 29" in desk.seen()
        await typed(desk, "3", "enter", "end", "!", "enter")
        assert "now: Thing number 3 that works well here!" in desk.seen()
        await typed(desk, "4", "enter", "ctrl+u", "enter")
        assert "left out" in desk.seen()
        await desk.press("enter")
        record, talk = acme.store.record, acme.store.record.get(Session, acme.session_id)
        found = confirmed_of(record, talk)
        assert found
        assert found.added == found.changed == ()
        assert 0 < len(found.unseen) < 20
        shown = 19 - len(found.unseen)
        assert f"{shown} of 19 shown" in desk.hint
        await typed(desk, "f8", "space", "space", "enter")
        assert confirmed_of(record, acme.store.record.get(Session, acme.session_id)).rest == ""  # type: ignore[union-attr]
        acme.clock.forward(minutes=2)
        await desk.type("- Added after she confirmed")
        talk = acme.store.record.get(Session, acme.session_id)
        gathered = Gathered(record, "restricted")
        assert read_back(gathered, talk).endswith("; 1 added since, marked †")
        for document in ("session", "swot"):
            report = build(record, document, "restricted", session_id=acme.session_id)
            assert "†" in str(report.blocks)
        await desk.to("read-back")
        assert "1 added since, marked †" in desk.seen()


async def test_how_those_who_spoke_are_quoted_is_not_cut_off(tmp_path: Path) -> None:
    """By name where their names find room, else how many."""
    made = Acme(tmp_path / "acme")
    for number in range(10):
        made.person(f"Guest{number} Lind-Sommerfeld", "Guest", made.sales)
    here = made.store.record.get(Session, made.session_id).people
    people = list(made.store.record.all(Person))
    for person in (each for each in people if each.id not in here):
        made.store.do(JoinSession(session_id=made.session_id, person_id=person.id))
    for at, person in enumerate(people):
        level = Attribution.NAME if at % 2 else Attribution.ROLE
        made.store.do(
            SetConsent(session_id=made.session_id, person_id=person.id, attribution=level)
        )
    async with session(made, (120, 36)) as desk:
        await desk.press("f8")
        foot = next(line for line in desk.seen().splitlines() if "quoted" in line)
        assert "Lind" not in foot
        assert "6 by name" in foot
        assert "by role and department" in foot


async def test_a_read_back_of_nothing_says_so(tmp_path: Path) -> None:
    """Before anything was said: no blank page, and no count of nothing."""
    async with session(Acme(tmp_path / "new")) as desk:
        await desk.press("f8")
        assert "Nothing is written down yet." in desk.seen()
        assert "you have seen" not in desk.seen()


async def test_what_stands_before_the_pages_is_told_whole(acme: Acme) -> None:
    """A line between entries is wrapped, not cut: what to do next stands at its end."""
    acme.say("+ Things work well")
    async with session(acme, (100, 36)) as desk:
        await desk.to("read-back")
        assert "1 entry to be read back, page by page." in desk.seen()
        assert "turn the laptop." in " ".join(desk.seen().split())


async def test_no_key_of_the_view_confirms_what_was_not_shown(acme: Acme) -> None:
    """Escape only goes back; digits do nothing before Enter; a session without entries is empty."""
    acme.say("+ Fast help desk")
    async with session(acme) as desk:
        await desk.to("read-back")
        await typed(desk, "f8", "1", "2", "escape", "escape")
        run = acme.store.record.get(Session, acme.session_id).steps["read-back"]
        assert run.confirmed is None
        assert not isinstance(desk.pilot.app.screen, ReadBackView)
        await desk.until(lambda: desk.screen.field.has_focus)
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.pilot.app.screen, ReadBackView))
        await desk.press("enter")
        await desk.until(lambda: not isinstance(desk.pilot.app.screen, ReadBackView))
        run = acme.store.record.get(Session, acme.session_id).steps["read-back"]
        assert run.confirmed
        assert run.unseen == ()
