"""Plain mode.

Requirement: the same session with prompts for screen readers, SSH and terminals without
full-screen support: same commands, same record; it can be driven by lines of text.
"""

from __future__ import annotations

import errno
import io
import sys
from pathlib import Path

import msgspec
import pytest

from screens.plain.base.prompts import LineAsker, Names, Typed
from screens.plain.commands import PLAIN_WORDS
from screens.plain.loop import hold
from sessions.errors import NotRecorded
from sessions.store.store import Store
from tests import ROOT
from tests.builders.acme import GUIDE, Acme
from tests.screens.plain.conftest import Output, typed
from tests.sessions.disk.failing_disks import FaultyDisk
from tests.terminal import Terminal
from workshop.guide.shape import Guide
from workshop.notes import write_notes
from workshop.record.documents import Attribution, Entry, EntryKind, Pestle, Session
from workshop.running import commands as c
from workshop.running.capture import read_line
from workshop.running.senders import Sender

ROOM = msgspec.structs.replace(GUIDE.steps[4], voters="room")
ROOM_GUIDE = msgspec.structs.replace(GUIDE, steps=(*GUIDE.steps[:4], ROOM, *GUIDE.steps[5:]))


def acme(path: Path, guide: Guide = GUIDE) -> Acme:
    """A small engagement with a running session."""
    return Acme(path, guide=guide)


def notes(made: Acme) -> str:
    """Everything of the session, as text."""
    return write_notes(made.store.record, made.session_id)


WHOLE = """\
yes
A thought while welcoming
:next
2

:next
+ Close is down to four days @Dana #ledger
- Typed twice @Ana
Fourteen people
- slip
:retract 5
:as 4 action
:edit 3 - Typed two to four times @Ana #people
:move 2 outside
:undo
:redo
:private 4
:list
:next
! Prices rise #e
:file 6 legal
:skip heard enough
1
20
4
x
80
9
3
5


yes
:next

yes
:close
"""


def directly(made: Acme) -> None:
    """What those lines say, done without prompts."""
    here, store = made.session_id, made.store

    def do(command: c.Command) -> None:
        store.do(command)

    def say(step: str, line: str, kind: EntryKind = EntryKind.NOTE) -> str:
        lines = (read_line(line, kind),)
        change = store.do(c.RecordEntries(session_id=here, step_id=step, lines=lines))
        return change.puts[-1].id

    do(c.ConfirmStep(session_id=here, step_id="opening"))
    thought = say("opening", "A thought while welcoming")
    do(c.MoveTo(session_id=here, step_id="consent"))
    level = Attribution.ROLE
    do(c.SetConsent(session_id=here, person_id=made.dana.id, attribution=level))
    do(c.MoveTo(session_id=here, step_id="works"))
    close = say("works", "+ Close is down to four days @Dana #ledger")
    twice = say("works", "- Typed twice @Ana")
    people = say("works", "Fourteen people")
    slip = say("works", "- slip")
    do(c.RetractEntry(entry_id=slip))
    do(c.RetagEntry(entry_id=people, kind=EntryKind.ACTION))
    line = read_line("- Typed two to four times @Ana #people")
    do(c.EditEntry(entry_id=twice, line=line))
    do(c.MoveEntry(entry_id=close, step_id="outside"))
    do(c.KeepPrivate(entry_id=people, private=True))
    do(c.MoveTo(session_id=here, step_id="outside"))
    threat = say("outside", "! Prices rise #e")
    do(c.FileEntry(entry_id=threat, pestle=read_line("x #legal").pestle))
    do(c.SkipStep(session_id=here, step_id="outside", reason="heard enough"))
    assert thought
    record = store.record
    factors = {factor.code: factor.id for factor in record.live_factors()}
    for code, scale, value in (
        ("S1", "weight", 20.0),
        ("S1", "rating", 4.0),
        ("W1", "weight", 80.0),
        ("W1", "rating", 3.0),
        ("T1", "weight", 5.0),
    ):
        do(
            c.SetScore(
                session_id=here,
                step_id="score",
                voter=made.dana.id,
                subject_id=factors[code],
                scale_id=scale,
                value=value,
            )
        )
    do(c.FinishScoring(session_id=here, step_id="score"))
    do(c.MoveTo(session_id=here, step_id="read-back"))
    do(c.ConfirmStep(session_id=here, step_id="read-back"))
    do(c.CloseSession(session_id=here))


def test_typing_makes_the_record_that_the_commands_make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """A whole session at prompts is the same session as one made without them."""
    prompted, plain = acme(tmp_path / "a"), acme(tmp_path / "b")
    typed(prompted, WHOLE, monkeypatch)
    directly(plain)
    assert notes(prompted) == notes(plain)
    told = capsys.readouterr().out
    for words in (
        "Step 1 of 6: Opening",
        "Dana Ortiz agreed to be quoted by role and department.",
        "Recorded 10:00 strength S1: Close is down to four days (Dana Ortiz, #ledger)",
        "Undone: Moved strength",
        "That is no number.",
        "9 is not on it",
        "S1 Close is down to four days: Weight 20 of 105 points (n 1)",
    ):
        assert words in told


def test_leaving_pauses_and_coming_back_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end of the input is a way to leave; nothing is lost, and the time stands."""
    made = acme(tmp_path / "a")
    record = typed(made, "yes\n:next\n", monkeypatch)
    assert record.clock_of(made.session_id).since is None
    assert record.clock_of(made.session_id).step_id == "consent"
    made.clock.forward(minutes=600)
    record = typed(made, "\n\n:quit\n", monkeypatch)
    assert record.clock_of(made.session_id).spent == {"opening": 0.0, "consent": 0.0}


class _Failing:
    """A store of which the disk refuses, once."""

    def __init__(self, store: Store) -> None:
        self._do, self.refused = store.do, 0

    def __call__(self, command: c.Command, sender: Sender) -> object:
        if isinstance(command, c.RecordEntries) and not self.refused:
            self.refused += 1
            raise NotRecorded("Not recorded: the disk is full.")
        return self._do(command, sender)


def test_a_line_that_is_not_recorded_is_offered_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """An empty answer sends the same line once more."""
    made = acme(tmp_path / "a")
    monkeypatch.setattr(made.store, "do", _Failing(made.store))
    typed(made, "yes\nprecious words\n\n:quit\n", monkeypatch)
    assert made.texts() == ["precious words"]
    told = capsys.readouterr().out
    assert "Not recorded: the disk is full." in told
    assert "Not recorded: Not recorded" not in told
    assert "As it is: precious words" in told


def test_a_refused_line_is_recorded_as_it_was_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command does not drop it; ended meanwhile, “off the record” holds for it and no other."""
    disk = FaultyDisk()
    made = Acme(tmp_path / "a", disk=disk)

    class Refusing(LineAsker):
        """Has the disk refuse the line once."""

        refused = False

        def line(
            self,
            prompt: str,
            default: str = "",
            names: Names | None = None,
            typed: Typed | None = None,
        ) -> str:
            line = super().line(prompt, default, names, typed)
            if line == "precious words" and not self.refused:
                self.refused = True
                disk.plan(OSError(errno.EIO, "Input/output error"), "sync")
            return line

    words = "yes\n/off\nprecious words\n/list\n/off\n\nafterwards\n/quit\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(words))
    hold(made.store, made.session_id, Refusing())
    said = [(each.text, each.off_record) for each in made.store.record.all(Entry)]
    assert said == [("precious words", True), ("afterwards", False)]


def test_a_full_disk_is_told_at_plain_prompts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """The answer is recorded in the room that was held back; how much is left is said."""
    disk = FaultyDisk()
    made = Acme(tmp_path / "a", disk=disk)
    disk.free = 0
    disk.plan(OSError(errno.ENOSPC, "No space left on device"), "write")
    typed(made, "precious words\n:quit\n", monkeypatch)
    assert made.texts() == ["precious words"]
    assert "Note: The disk is full; there is room for about" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("/re", "/re is short for several: /retract, /restore"),
        ("/nxt", "There is no word /nxt here. Did you mean /next?"),
        ("/xyz", "// at the start of a line types a slash"),
        ("/", "Type a word behind /"),
        (":", "Type a word behind /"),
        ("/edit 9", "Give the number of an entry"),
        ("/as 1 moon", "Say what it is"),
        ("/kind moon", "Say what it is"),
        ("/go nowhere", "Say which step"),
        (":back", "This is the first step"),
        ("/next week she leaves", "/next takes nothing behind it"),
        ("/skip", "Say why"),
        ("/score", "takes no scores"),
        ("/file 1 moon", "no field of the scan"),
        ("/consent Nobody", "Nobody called Nobody"),
        ("/join", "a name"),
        ("/resume", "runs already"),
        ("/late", "Say who"),
        ("+", "There is nothing to record"),
        ("Fast @An", "may be"),
    ],
)
def test_what_cannot_be_done_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output, line: str, words: str
) -> None:
    """And the session goes on."""
    made = acme(tmp_path / "a")
    typed(made, f"yes\n:join Anna\nfirst\n{line}\n\n:quit\nnot read\n", monkeypatch)
    assert words in capsys.readouterr().out
    assert made.texts()[0] == "first"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (":join bo los\n", "Bo Łoś"),
        (":join Bo\n1\n", "Bo Łoś"),
        (":join Bo\n\n", "Bo"),
        (":join ana lopez\n\n", "ana lopez"),
    ],
)
def test_who_joins_is_asked_where_the_name_does_not_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str, joined: str
) -> None:
    """A whole name is enough without its accents; a first name or a namesake is a question."""
    made = acme(tmp_path / "a")
    typed(made, f"yes\n{lines}:quit\n", monkeypatch)
    session = made.store.record.get(Session, made.session_id)
    assert made.store.record.people_of(session)[-1].name == joined


def test_every_command_is_told_by_the_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """Help, the time, the steps and the summary are there at any moment."""
    made = acme(tmp_path / "a")
    lines = "yes\n+ Fast @Dana\n:help\n:time\n:steps\n:summary\n:trace S1\n:list all\n"
    lines += ":summary synthesis\n:summary nothing\n"
    typed(made, lines + ":show\n:pause\n:resume\n:close\n", monkeypatch)
    told = capsys.readouterr().out
    for word in PLAIN_WORDS:
        assert any(
            line.startswith(f"/{word.word}") and line.endswith(f": {word.about}")
            for line in told.splitlines()
        ), word.word
    assert "of 30 min" in told
    assert "2. Consent: to come" in told
    assert "S1 · strength: Fast\nStrength very low: one session alone, 1 statement; " in told
    assert "\nIt rests on:\n" in told
    assert "Synthesis\nFacilitator: Ines Kaya" in told
    assert "There is no document “nothing”." in told
    assert "\nChapter: " in told
    assert "| " not in told, "a table would be read out as strokes"
    assert made.store.record.get(Session, made.session_id).closed


def test_the_words_of_the_screen_are_those_of_the_prompts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """A letter, a word and a colon do the same; two slashes type one; no number: the last entry."""
    made = acme(tmp_path / "a")
    lines = "yes\nfirst\n//usr is full\n/kind threat\n/v\n/P\n/1\n/find usr\n/find nothing\n"
    typed(made, f"{lines}/n\n:n\n/go 2\n/quit\n", monkeypatch)
    told = capsys.readouterr().out
    assert made.texts() == ["first", "/usr is full"]
    last = made.store.record.entries_of(made.session_id)[-1]
    assert (last.kind, last.private, last.pestle) == (
        EntryKind.THREAT,
        True,
        Pestle.POLITICAL,
    )
    assert "There is no word /1 here" in told
    assert "2. 10:00 threat T1: /usr is full (political, private)" in told
    assert "Nothing that was said here holds “nothing”." in told
    assert made.store.record.clock_of(made.session_id).step_id == "consent"


def test_room_scores_and_what_is_said_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command in the middle of scoring is a command; what was entered before it stays."""
    made = acme(tmp_path / "a", ROOM_GUIDE)
    lines = "yes\n+ Fast\n- Slow\n:go score\n30\n:list all\n:score\n\n4\n\n\nno\n\\:colon\n:reo\n"
    record = typed(made, lines, monkeypatch)
    (ballot,) = record.ballots_of(made.session_id, "score")
    assert list(ballot.scores.values()) == [{"weight": 30.0, "rating": 4.0}]
    assert made.texts()[-1] == ":colon"


def test_pasted_lines_are_looked_at_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pasted list does not silently become weaknesses."""
    made = acme(tmp_path / "a")

    class Pasting(LineAsker):
        """Gives several lines at once, as a terminal does."""

        lines = iter([":quit"])

        def line(
            self, prompt: str, default: str = "", names: object = None, typed: object = None
        ) -> str:
            return next(self.lines)

        def confirm(self, prompt: str, *, default: bool = True) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", io.StringIO())
    pasted = "### Threats\n* one\n* two\n- three\n- four"
    Pasting.lines = iter([pasted, "2 drop", "3 other words", "4 -", "what", "", ":quit"])
    hold(made.store, made.session_id, Pasting())
    entries = made.store.record.entries_of(made.session_id)
    assert [(entry.kind, entry.text) for entry in entries] == [
        (EntryKind.THREAT, "other words"),
        (EntryKind.WEAKNESS, "three"),
        (EntryKind.THREAT, "four"),
    ]
    for answer in ("no", ":list"):
        Pasting.lines = iter([pasted, answer, ":quit"])
        hold(made.store, made.session_id, Pasting())
    assert len(made.store.record.entries_of(made.session_id)) == 3


PLAIN = [sys.executable, "-m", "screens", "run", "Acme", "--plain"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an engagement with a running session, closed by everybody."""
    monkeypatch.setenv("WORKSHOP_FOLDER", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PROMPT_TOOLKIT_NO_CPR", "1")
    acme(tmp_path / "Acme").store.close()
    return tmp_path / "Acme"


@pytest.mark.terminal
def test_prompts_work_in_a_terminal(folder: Path) -> None:
    """Confirm with a key, choose with arrows, type with names completed, leave with Ctrl+C."""
    with Terminal([*PLAIN, "--session", "1"]) as terminal:
        terminal.until("Was this said?")
        terminal.type("y")
        terminal.until("Confirmed.", ">")
        terminal.type(":next\r")
        terminal.until("How may Dana Ortiz be quoted?")
        terminal.press("down", "enter")
        terminal.until("by role and department", "How may Ana López be quoted?")
        terminal.press("enter")
        terminal.until("Ana López agreed to be quoted by name")
        terminal.type("+ Fast @Da")
        terminal.press("tab")
        terminal.until("@Dana")
        terminal.press("enter")
        terminal.until("strength S1: Fast (Dana Ortiz)")
        terminal.press("ctrl+c")
        assert terminal.end() == 0
    with Store.open(folder, read_only=True) as store:
        (session,) = store.record.sessions()
        assert [entry.text for entry in store.record.entries_of(session.id)] == ["Fast"]
        assert store.record.clock_of(session.id).since is None


@pytest.mark.slow
@pytest.mark.terminal
def test_a_dumb_terminal_is_enough(folder: Path) -> None:
    """Lines of text and nothing else: no escape sequence is written."""
    with Terminal([*PLAIN, "--session", "1"], environment={"TERM": "dumb"}) as terminal:
        terminal.until("Was this said?")
        terminal.type("yes\r")
        terminal.until("Confirmed.")
        terminal.type("+ Fast @Dana\r")
        terminal.until("strength S1: Fast (Dana Ortiz)")
        terminal.type(":quit\r")
        assert terminal.end() == 0
        assert b"\x1b" not in terminal.received
    with Store.open(folder, read_only=True) as store:
        assert store.record.entry_count(store.record.sessions()[0].id) == 1


@pytest.mark.parametrize("words", ["{number}", "outside", "outs", "{title}", "{begun}"])
def test_a_step_goes_by_number_id_title_or_its_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    """And by nothing that several steps begin with."""
    made = acme(tmp_path / "a")
    record = made.store.record
    steps = record.guide_of(record.get(Session, made.session_id)).steps
    number, step = next((n, one) for n, one in enumerate(steps, 1) if one.id == "outside")
    said = words.format(number=number, title=step.title.upper(), begun=step.title[:4].lower())
    typed(made, f"yes\n/go {said}\nWhat is said here\n/leave\n", monkeypatch)
    assert [entry.step_id for entry in made.store.record.entries_of(made.session_id)] == [step.id]
