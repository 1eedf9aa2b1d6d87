"""The same session through two doors: by keys in the application, and by `workshop apply`.

Requirement: both send the same commands by the same rules, so the folder holds the same afterwards,
to the last byte of every change.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec
import pytest
from textual import events
from textual.pilot import Pilot

import screens.app.app
from screens.app.app import WorkshopApp
from screens.engagement.engagement import EngagementScreen
from sessions.apply.lines import answers
from sessions.clock import IdMaker
from sessions.library.guides import Library
from sessions.store.store import Store
from tests import ROOT
from tests.builders import every_kind
from tests.builders.acme import Clock
from tests.screens.stage import press, settle
from workshop.guide.shape import STEP_KINDS
from workshop.record.record import Record
from workshop.running.asking.fitting import shortened
from workshop.running.commands import BeginEngagement

BEGIN: Final = BeginEngagement(name="Acme", facilitator="Ines Kaya")


class Act(NamedTuple):
    """One thing that happens in the room, as it is done at each door."""

    keys: tuple[str, ...]
    """The keys; what is longer than the name of a key is typed."""
    sent: tuple[dict[str, Any], ...]
    """The commands; none where a key only leads somewhere."""


def act(*keys: str, **sent: Any) -> Act:
    """An act that is one command at most."""
    return Act(keys, (sent,) if sent else ())


def line(typed: str, step: str) -> Act:
    """Something that is said."""
    return act(f"“{typed}", "enter", do="RecordEntries", session=1, step=step, lines=[typed])


def go(step: str) -> Act:
    """On to the next step."""
    return act("f2", do="MoveTo", session=1, step=step)


def score(key: str, subject: str, scale: str, value: int, *after: str) -> Act:
    """A value that Dana gives."""
    sent = {"voter": "@Dana", "subject": subject, "scale": scale, "value": value}
    return act(key, *after, do="SetScore", session=1, step="score", **sent)


def row(register: str, step: str, **values: str) -> dict[str, Any]:
    """A row that is entered in a step."""
    rows = [{"values": values}]
    return {"do": "PutRows", "register": register, "session": 1, "step": step, "rows": rows}


def entry(key: str, number: int, do: str, **more: Any) -> Act:
    """Something that is done to an entry that is selected in the log."""
    return act("/", key, "enter", do=do, session=1, entry=number, **more)


def shorter(by: float) -> dict[str, float]:
    """The minutes of every step where all are shortened, once the first has taken half a one."""
    first, *others = every_kind.every_kind().steps
    steps = [first, *others]
    taken = 0.5
    yet = msgspec.structs.replace(first.minutes, least=1.5, planned=4.5, greatest=7.5)
    steps[0] = msgspec.structs.replace(first, minutes=yet)
    found = shortened(steps, sum(step.minutes.planned for step in steps) - by)
    return found | {first.id: found[first.id] + taken}


GROUPS: Final = [
    {"guide": "every-kind", "people": ["@Dana"]},
    {"guide": "every-kind", "people": ["Ana López"]},
]
DECIDED: Final = {"decision": "We drink tea", "rests_on": "vote of The discuss", "result": ""}
DISSENT: Final = {
    "do": "RecordDissent",
    "decision": "DC1",
    "person": "@Dana",
    "words": "I like coffee",
    "session": 1,
    "step": "decide",
}
PAIRED: Final = {"strategy": "Share the ledger", "cites": "S1; O1", "quadrant": "SO"}
DANA: Final = {"voter": "@Dana"}
OPTION: Final = 6
"""The number of the first option of the vote, among all that was recorded."""
SLIP: Final = "! A slip of the keyboard #frame #legal"
PEOPLE: Final = [
    {"name": "Dana Ortiz", "role": "CFO", "department": "Finance"},
    "Ana López, Head of Sales",
]
START: Final = {"do": "StartSession", "guide": "every-kind", "facilitator": "Ines Kaya"}

SESSION: Final = (
    Act(
        (
            *("n", "“every kind", "enter", "“Dana Ortiz, CFO, Finance", "enter"),
            *("“Ana López, Head of Sales", "enter", "enter"),
        ),
        ({**START, "people": PEOPLE, "department": "Finance"},),
    ),
    act("enter", do="ConfirmStep", session=1, step="brief"),
    act(*"/-5", "enter"),
    act("a", do="Replan", session=1, step="brief", minutes=shorter(5), reason="5 minutes fewer"),
    go("consent"),
    act("up"),
    act("2", do="SetConsent", session=1, person="@Dana", attribution="role"),
    act("3", do="SetConsent", session=1, person="Ana López", attribution="department"),
    go("ask"),
    line("+ Month-end close is down to four days @Dana #ledger", "ask"),
    line("+ The close takes four days @Ana", "ask"),
    line("What nobody said a sign for", "ask"),
    act("up"),
    entry("-", 3, "RetagEntry", kind="weakness"),
    entry("v", 3, "KeepPrivate", private=True),
    entry("x", 3, "RetractEntry"),
    act(*"/restore", "enter", do="RestoreEntry", session=1, entry=3),
    line("! A slip of the keyboard", "ask"),
    act("ctrl+z", do="Undo", session=1),
    act("ctrl+y", do="Redo", session=1),
    act("up", "enter"),
    act("end", "“ #legal", "enter", do="EditEntry", session=1, entry=4, line=SLIP),
    act(*"/m 4", "enter", do="MoveEntry", session=1, entry=4, step="capture"),
    act("escape"),
    go("capture"),
    line("* Neighbours share a ledger", "capture"),
    act("up"),
    entry("E", 5, "FileEntry", pestle="economic"),
    act("f9", do="PauseSession", session=1),
    act("f9", do="ResumeSession", session=1),
    act("f10", do="PauseSession", session=1),
    act("s", "2"),
    act("space", "down", "space", "m"),
    act("enter", do="MergeFactors", into="S1", others=["S2"]),
    act("escape"),
    act("enter", do="ResumeSession", session=1),
    go("cluster"),
    act(
        *("space", "g", "ctrl+u", "“Month end", "enter"),
        do="MakeTheme",
        name="Month end",
        statements=["S1"],
        session=1,
        step="cluster",
    ),
    go("score"),
    score("4", "S1", "weight", 4, "right"),
    act("3", do="SetScore", session=1, step="score", **DANA, subject="S1", scale="rating", value=3),
    act("left", "=", do="SpreadScores", session=1, step="score", **DANA, scale="weight"),
    act("ctrl+n", do="NormaliseScores", session=1, step="score", **DANA, scale="weight"),
    act("ctrl+s"),
    act("enter", do="FinishScoring", session=1, step="score"),
    go("vote"),
    act("ctrl+s", do="OpenVote", session=1, step="vote"),
    act(*"/hands", "enter"),
    act("“2", "enter", do="CountHands", session=1, step="vote", item="1", counts={"1": 2}),
    act("“0", "enter", do="CountHands", session=1, step="vote", item="2", counts={"1": 0}),
    act(*"/close", "enter", do="CloseVote", session=1, step="vote"),
    go("discuss"),
    act(
        "“Tea spills",
        "enter",
        do="RecordEntries",
        session=1,
        step="discuss",
        lines=["Tea spills"],
        about=OPTION,
    ),
    Act(
        (*"/rate 1:1", "enter"),
        (
            {"do": "OpenVote", "session": 1, "step": "discuss"},
            {"do": "CountHands", "session": 1, "step": "discuss", "item": "1", "counts": {"1": 1}},
        ),
    ),
    act(*"/close", "enter", "enter", do="CloseVote", session=1, step="discuss"),
    go("decide"),
    act("“We drink tea", "enter", **row("decisions", "decide", **DECIDED)),
    act(*"/dissent @Dana ", "“I like coffee", "enter", **DISSENT),
    go("form"),
    act(*"Growth", "enter", **row("objectives", "form", objective="Growth")),
    go("pair"),
    act("“S1 O1: Share the ledger", "enter", **row("strategies", "pair", **PAIRED)),
    act(
        "“SG1 3",
        "enter",
        do="PutRows",
        register="strategies",
        session=1,
        step="pair",
        rows=[{"row": "SG1", "values": {"attractiveness": "3"}}],
    ),
    go("gap"),
    act(*"Closing", "enter", **row("gaps", "gap", what="Closing")),
    go("open-actions"),
    go("readback"),
    act("f8", *["space"] * 6),
    act("enter", do="ConfirmStep", session=1, step="readback"),
    go("actions"),
    line("Compare two ledgers @Dana due:2027-02-01", "actions"),
    act(
        "f5",
        "“no time left",
        "enter",
        do="SkipStep",
        session=1,
        step="actions",
        reason="no time left",
    ),
    act("ctrl+s"),
    act("right", "left"),
    act("enter", do="SplitUp", session=1, step="breakout", groups=GROUPS),
    act(*"/together", "enter", do="BringTogether", session=1, step="breakout"),
    go("feedback"),
    act(*"/confirm", "enter", do="ConfirmStep", session=1, step="feedback"),
    go("break"),
    act("enter", do="ConfirmStep", session=1, step="break"),
    act("f2"),
    act("enter", do="CloseSession", session=1),
)


class Keys(WorkshopApp):
    """The application with an engagement in front that has a clock and ids of its own."""

    CSS_PATH = Path(screens.app.app.__file__).with_name("app.tcss")

    def __init__(self, store: Store) -> None:
        super().__init__(store.folder.parent)
        self.first = store

    def on_mount(self, event: events.Mount) -> None:
        """Show the engagement in place of the home screen."""
        event.prevent_default()
        self.opened.take(self.first)
        self.push_screen(EngagementScreen())


async def type_keys(pilot: Pilot[None], keys: tuple[str, ...]) -> None:
    """Press keys, or type what stands behind a quotation mark."""
    for key in keys:
        if key[0] == "“":  # the keys of a line themselves are the subject of other tests
            pilot.app.post_message(events.Paste(key[1:]))
            await settle(pilot)
        else:
            await press(pilot, key)


def lines() -> list[bytes]:
    """The whole session as another program writes it."""
    return [json.dumps(sent).encode() + b"\n" for each in SESSION for sent in each.sent]


class Wire(BytesIO):
    """What another program writes: its next line comes when the room has got so far."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._lines = self._written(clock)

    def _written(self, clock: Clock) -> Iterator[bytes]:
        """The lines, with the time going on as it did at the keys."""
        for each in SESSION:
            clock.forward(seconds=7)
            for sent in each.sent:
                yield json.dumps(sent).encode() + b"\n"

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line."""
        del size
        return next(self._lines, b"")


def begun(home: Path) -> tuple[Store, Clock]:
    """An engagement with nothing in it, in which no id and no time is left to chance."""
    (home / "guides").mkdir(parents=True)
    (home / "guides" / "every-kind.toml").write_text(every_kind.text(), "utf-8")
    clock, chance = Clock(), count(1)
    ids = IdMaker(clock, chance.__next__)
    return Store.begin(home / "Acme", BEGIN, now=clock, ids=ids), clock


BESIDE: Final = {".reserve", ".draft.json"}
"""What is no record: room held back on the disk, of random bytes, and where the window stood."""


def contents(folder: Path) -> dict[str, bytes]:
    """The files of an engagement; the last part of the name of a journal file is chance."""
    found = {
        re.sub(r"-[0-9a-f]{6}\.jsonl$", "", path.relative_to(folder).as_posix()): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in BESIDE
    }
    assert len(found) >= 4
    return found


@pytest.mark.slow
async def test_a_session_by_keys_and_by_apply_is_one_folder(tmp_path: Path) -> None:
    """Every kind of step: consent, speakers, edits, a slip, a merge, scores, actions, the close."""
    store, clock = begun(tmp_path / "keys")
    async with Keys(store).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for each in SESSION:
            clock.forward(seconds=7)
            await type_keys(pilot, each.keys)
    store.close()

    store, clock = begun(tmp_path / "wire")
    library = Library.at(tmp_path / "wire", store.folder)
    told = list(answers(store, Wire(clock), library))
    assert [answer.sentence for answer in told if answer.refused] == []
    store.close()
    keys, wire = contents(tmp_path / "keys" / "Acme"), contents(tmp_path / "wire" / "Acme")
    assert keys == wire


def without_chance(record: Record) -> list[tuple[str, Any]]:
    """The documents of a record, with ids in their order and no times."""
    ids: dict[str, int] = {}

    def plain(value: Any, name: str = "") -> Any:
        if name == "spent":
            return sorted(value)
        if isinstance(value, dict):
            return {plain(key): plain(each, key) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [plain(each) for each in value]
        if isinstance(value, str) and re.fullmatch("[0-9a-v]{20}", value):
            return ids.setdefault(value, len(ids))
        return "time" if isinstance(value, datetime) else value

    documents = sorted(record.documents(), key=lambda each: each.id)
    return [
        (each.TABLE, plain(msgspec.to_builtins(each, builtin_types=(datetime,))))
        for each in documents
    ]


def test_a_session_by_the_command_is_the_same_session(tmp_path: Path) -> None:
    """`workshop apply` in a process of its own, in one go from a pipe: the same documents."""
    store, clock = begun(tmp_path / "wire")
    told = list(answers(store, Wire(clock), Library.at(tmp_path / "wire", store.folder)))
    expected = without_chance(store.record)
    store.close()
    begun(tmp_path / "pipe")[0].close()
    done = subprocess.run(
        [sys.executable, "-m", "screens", "apply", "Acme", "-", "--folder", str(tmp_path / "pipe")],
        input=b"".join(lines()),
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    said = [json.loads(each) for each in done.stdout.decode().splitlines()]
    assert said == [answer.fields for answer in told]
    with Store.open(tmp_path / "pipe" / "Acme", read_only=True) as store:
        assert without_chance(store.record) == expected
        assert len(expected) > 15


def test_the_session_goes_through_every_kind_of_step() -> None:
    """A kind that is added is a step of this session too."""
    reached = {sent.get("step") for each in SESSION for sent in each.sent}
    assert reached >= set(STEP_KINDS)
