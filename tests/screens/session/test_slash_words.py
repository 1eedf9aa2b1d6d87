"""Words behind a slash on the session screen: every command has one, every word a door."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.widgets import TextArea
from textual.widgets._toast import ToastRack

from screens.base.commands import APP_COMMANDS
from screens.plain.commands import PLAIN_WORDS
from screens.session.session import SessionScreen
from screens.session.steps import STEP_COMMANDS
from tests.builders.acme import Acme
from tests.screens.session.session_app import Desk, SessionApp, session
from tests.screens.stage import settle, told
from workshop.record.documents import EntryKind, Session
from workshop.running.words.slash import Takes
from workshop.running.words.slash_table import WORDS

NO_WORD = {
    "session.escape", "session.words-on", "session.words-back",
    *(command.id for command in STEP_COMMANDS if not command.slash),
}  # fmt: skip
"""The way back; the pages of the words, which /show has in one; and what steps have of their own,
which the hint names while they have the keys."""
ELSEWHERE = {
    "steps": "the list on the left, and /go",
    "time": "the header tells it",
    "score": "Up goes to the grid",
    "result": "the step shows it",
    "department": "corrected on the engagement",
    "department-merge": "on the engagement",
    "department-delete": "on the engagement",
    "withdraw": "on the engagement",
    "table": "the grid", "row": "the grid", "cell": "the grid", "remove": "the grid",
    "trace": "behind each factor of the summary",
    "discard": "on the engagement",
    "quotes": "beside each quote in the documents",
}  # fmt: skip
"""Words of plain prompts alone, with what the screens have for them."""


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """A session with two entries in one step and one in another."""
    made = Acme(tmp_path / "acme")
    for line in ("First said", "+ Fast help desk @Ana"):
        made.say(line)
    made.say("! E-invoicing becomes law", step="outside")
    return made


def test_every_command_has_a_word_and_every_word_a_door() -> None:
    """No F-key is needed; what one door has and the other not is told here with the reason."""
    commands = {command.id: command.slash for command in SessionScreen.COMMANDS_HERE}
    assert {each for each, word in commands.items() if not word} == NO_WORD
    names = {word.word for word in WORDS}
    assert set(filter(None, commands.values())) <= names
    on_screen = {*commands.values(), *(command.slash for command in APP_COMMANDS)}
    on_screen |= {word.word for word in WORDS if word.makes or word.takes is Takes.WORDS}
    plain = {word.word for word in PLAIN_WORDS}
    assert names - on_screen == set(ELSEWHERE)
    assert names == plain


@pytest.mark.slow
async def test_the_session_is_led_without_an_f_key(acme: Acme) -> None:
    """Next, back, anywhere, skip, pause: by words, with their reasons and numbers."""
    async with session(acme) as desk:
        await desk.press("slash")
        for words in ("/n /next", "go on to the next step", "/leave", "a letter or word"):
            assert words in " ".join(desk.seen().split())
        await desk.press("n")
        assert desk.step_id == "opening"
        await desk.press("enter")
        assert desk.step_id == "consent"
        await desk.type("/go 4")
        assert desk.step_id == "outside"
        await desk.type("/back")
        assert desk.step_id == "works"
        await desk.type("/pause")
        assert acme.store.record.clock_of(acme.session_id).since is None
        await desk.type("/p")
        assert acme.store.record.clock_of(acme.session_id).since is not None
        await desk.type("/skip no time")
        run = acme.store.record.get(Session, acme.session_id).steps["works"]
        assert (run.reason, desk.step_id) == ("no time", "outside")
        await desk.type("//usr is full")
        assert acme.texts()[-1] == "/usr is full"
        await desk.type("/leave")
        assert not isinstance(desk.pilot.app.screen, SessionScreen)
        assert acme.store.record.clock_of(acme.session_id).since is None


async def test_what_is_refused_is_heard_and_stays(
    acme: Acme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bell, the reason with the nearest word, and the line as it was typed."""
    async with session(acme) as desk:
        rung: list[str] = []
        monkeypatch.setattr(desk.pilot.app, "bell", lambda: rung.append(desk.hint))
        await desk.type("/nxt")
        assert "Did you mean /next?" in desk.hint
        assert desk.screen.field.value == "/nxt"
        await desk.type("/re")
        assert "is short for several" in desk.hint
        await desk.press("down", "enter")
        assert "There is nothing to redo" in desk.hint
        assert len(rung) == 3


async def test_what_is_found_is_in_view(acme: Acme) -> None:
    """Among everything that was said, which is laid out only now."""
    for number in range(40):
        acme.say(f"+ Strong point {number}")
    acme.say("- The one that is looked for", step="outside")
    async with session(acme) as desk:
        await desk.type("/find looked for")
        line = next(each for each in desk.seen().splitlines() if "The one that is" in each)
        assert line.partition("The one")[0].count("▌") == 1


@pytest.mark.slow
async def test_an_earlier_entry_is_found_edited_and_stays_chosen(acme: Acme) -> None:
    """From another step, without moving the room; the words are found in the field too."""
    async with session(acme) as desk:
        await desk.type("/find invoic")
        log = desk.screen.body.log_view
        chosen = acme.store.record.entries_of(acme.session_id)[-1]
        assert desk.step_id == "opening"
        assert log.selected == chosen.id
        await desk.press("enter", "ctrl+f", *"becomes", "escape", *"is", "enter")
        changed = acme.store.record.entries_of(acme.session_id)[-1]
        assert (changed.id, changed.text) == (chosen.id, "E-invoicing is law")
        assert log.selected == chosen.id
        await desk.press("escape", "escape")
        assert "the whole session" not in desk.seen()
        await desk.press("escape")
        assert desk.screen.is_current
        assert "F10 or /leave leaves" in desk.hint


async def test_the_badge_says_where_letters_are_typed(acme: Acme) -> None:
    """LINE at the line, with an entry chosen too; KEYS while a grid or list has the keys."""
    async with session(acme) as desk:
        assert " LINE " in desk.seen()
        await desk.to("score")
        assert " KEYS " in desk.seen()
        assert "Esc the line" in desk.hint
        await desk.press("a")
        assert " LINE " in desk.seen()
        assert desk.screen.field.value == "a"


async def test_blanks_and_joiners_are_kept(acme: Acme) -> None:
    """As input methods type them: U+3000, a joiner, a no-break blank; the speaker is found."""
    async with session(acme) as desk:
        await desk.to("works")
        for character in "費用が高い\u3000@Ana":
            await strike(desk, character)
        assert desk.screen.field.value == "費用が高い\u3000@Ana"
        await desk.press("enter")
        entry = acme.store.record.entries_of(acme.session_id)[-1]
        assert (entry.text, entry.people) == ("費用が高い", (acme.ana.id,))
        await desk.press("ctrl+t")
        for character in "a\u200db\u202fc":
            await strike(desk, character)
        area = desk.pilot.app.screen.query_one("#text", TextArea)
        assert area.text == "a\u200db\u202fc"
        await desk.press("ctrl+s")
        entry = acme.store.record.entries_of(acme.session_id)[-1]
        assert (entry.kind, entry.text) == (EntryKind.NOTE, "a\u200db\u202fc")


async def strike(desk: Desk, character: str) -> None:
    """Press a key as a terminal sends it; the pilot knows no key of such a name."""
    desk.pilot.app.post_message(events.Key(_character_to_key(character), character))
    await settle(desk.pilot)


async def test_the_first_character_is_always_there(acme: Acme) -> None:
    """The sign decides what an entry is: behind a long line, and in one."""
    async with session(acme) as desk:
        await desk.to("works")
        await desk.type("word " * 40)
        await desk.press("minus", "space", "a")
        assert "- a" in desk.seen()
        await desk.type("- " + "word " * 60, enter=False)
        await desk.pilot.pause()
        line = desk.seen().splitlines()[-3]
        assert "-…" in line


async def test_a_notice_lies_over_neither_line_nor_hint_and_ends_with_its_screen(
    acme: Acme,
) -> None:
    """At the smallest size: what is typed stays readable; the next screen is free of it."""
    async with SessionApp(acme).run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        desk = Desk(pilot, acme)
        await desk.type("The contract with the print shop ends in March and n", enter=False)
        await desk.press("ctrl+c")
        desk.screen.tell("Only here")
        await settle(pilot)
        rack = desk.screen.get_child_by_type(ToastRack)
        assert "Only here" in told(pilot)
        assert rack.region.bottom <= desk.screen.hint.region.y
        await desk.press("f10")
        assert "Only here" not in told(pilot)
