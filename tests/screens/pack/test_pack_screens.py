"""Packs on the full screen.

Requirement: from the last line of a session to a pack at most three keys; it is told how far it is,
one key stops it, and then nothing is left.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from screens.cli.main import main
from screens.pack import make_pack as front
from screens.pack.pack_dialog import PackDialog
from screens.pack.progress_dialog import PackProgress
from screens.session.dialogs.close_session import CloseSessionDialog
from sessions.pack.order import Made, Order, Progress
from sessions.pack.place import is_pack
from sessions.pack.profiles import PROFILES
from tests.builders.acme import Acme
from tests.builders.packed import Packed
from tests.screens.session.session_app import Desk, session
from tests.screens.stage import (
    NARROW,
    WIDE,
    current,
    fill,
    press,
    running,
    seen,
    seen_words,
    settle,
    told,
)
from workshop.record.documents import Session


def packs(folder: Path) -> list[Path]:
    """The packs among the exports of an engagement."""
    exports = folder / "exports"
    return [path for path in sorted(exports.iterdir()) if is_pack(path)] if exports.exists() else []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An engagement, closed."""
    packed = Packed(tmp_path / "Acme")
    packed.acme.store.close()
    return packed.acme.folder


def in_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have packs proposed in a format that takes no time."""
    rows = {name: row._replace(formats=("md",)) for name, row in PROFILES.items()}
    for module in ("sessions.pack.profiles", "screens.pack.pack_dialog"):
        monkeypatch.setattr(f"{module}.PROFILES", rows)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_three_keys_from_the_last_line_to_a_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """On the last step: one that ends the session, one for a pack, one that makes it."""
    in_markdown(monkeypatch)
    acme = Acme(tmp_path / "Acme")
    acme.say("+ Fast help desk @Dana")
    async with session(acme, size) as desk:
        await desk.to(acme.guide.steps[-1].id)
        await desk.type("The last word")
        assert "The last word" in acme.texts()
        keys = ("f2", "p", "enter")
        assert len(keys) <= 3
        for key, there in zip(keys, (CloseSessionDialog, PackDialog, None), strict=True):
            await desk.press(key)
            if there:
                assert isinstance(desk.pilot.app.screen, there)
                assert_all_in_sight(desk)
        await desk.until(lambda: bool(packs(acme.folder)))
    assert acme.store.record.get(Session, acme.session_id).closed == acme.clock.now
    (pack,) = packs(acme.folder)
    assert pack.name == "Acme sponsor"
    (summary,) = [path for path in pack.iterdir() if "Short session" in path.name]
    assert "The session is not closed yet" not in summary.read_text("utf-8")


def assert_all_in_sight(desk: Desk) -> None:
    """Whether the buttons of the dialog are on the screen."""
    words = {CloseSessionDialog: "Then a pack (p)", PackDialog: "Make it"}
    assert words[type(desk.pilot.app.screen)] in desk.seen()


async def test_what_to_know_before_sending_is_told_with_the_pack(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside where it is, so that no question of the session comes between; how many there are."""
    in_markdown(monkeypatch)
    words = ["One: Dana is alone here.", "Two: Ben is alone here."]
    monkeypatch.setattr(front, "before_sending", lambda _: words)
    async with running(folder.parent, folder) as pilot:
        await press(pilot, "P", "enter")
        await settle(pilot)
        said = told(pilot)
    assert said.index("Pack made") < said.index("▲ One: Dana is alone here. And 1 more such.")


@pytest.mark.slow
async def test_closing_alone_is_as_it_was(tmp_path: Path) -> None:
    """Enter closes, Escape does not, and neither makes a pack."""
    acme = Acme(tmp_path / "Acme")
    async with session(acme) as desk:
        await desk.to(acme.guide.steps[-1].id)
        await desk.press("f2", "escape")
        assert acme.store.record.get(Session, acme.session_id).closed is None
        await desk.press("f2", "enter")
        assert acme.store.record.get(Session, acme.session_id).closed
    assert packs(acme.folder) == []


async def test_the_word_in_a_session_makes_a_pack_of_it_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For those whom the word names; a word for nobody is refused."""
    in_markdown(monkeypatch)
    acme = Acme(tmp_path / "Acme")
    acme.say("+ Fast help desk @Dana")
    async with session(acme) as desk:
        await desk.type("/pack board")
        assert "“board” gets no pack: sponsor" in told(desk.pilot)
        await desk.type("/pack participants")
        assert isinstance(desk.pilot.app.screen, PackDialog)
        await desk.press("enter")
        await desk.until(lambda: bool(packs(acme.folder)))
    assert [path.name for path in packs(acme.folder)] == ["Acme participants"]
    assert acme.store.record.get(Session, acme.session_id).closed is None


@pytest.mark.slow
async def test_one_key_on_the_engagement_and_on_the_summary(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each proposes a folder of its own; Show in folder then shows the index."""
    in_markdown(monkeypatch)
    async with running(folder.parent, folder) as pilot:
        await press(pilot, "P", "enter")
        await settle(pilot)
        assert "Pack made" in told(pilot)
        await press(pilot, "s", "P", "right", "enter")
        await settle(pilot)
        last = pilot.app.last_written  # type: ignore[attr-defined]
        assert last == folder / "exports" / "Acme participants" / "index.html"
    assert [path.name for path in packs(folder)] == ["Acme participants", "Acme sponsor"]


@pytest.mark.slow
async def test_fields_are_typed_on_at_their_end(folder: Path) -> None:
    """Whoever goes to a field of another profile types behind what is proposed, not amid it."""
    async with running(folder.parent, folder) as pilot:
        await press(pilot, "P", "right", "left", "tab", "comma", "m", "d")
        dialog = current(pilot, PackDialog)
        assert dialog.text_of("formats") == "docx, pdf, xlsx, pptx,md"


async def test_what_is_wrong_with_what_was_typed_is_said_in_the_dialog(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A format that there is not, no name, a folder that is no pack; what was typed stays."""
    in_markdown(monkeypatch)
    async with running(folder.parent, folder) as pilot:
        await press(pilot, "P")
        fill(pilot, formats="docs")
        await press(pilot, "enter")
        assert "There is no format 'docs'" in seen(pilot)
        fill(pilot, formats="md", folder="")
        await press(pilot, "enter")
        assert "Say which folder." in seen(pilot)
        fill(pilot, folder=str(tmp_path))
        await press(pilot, "enter")
        assert "is no pack. It is left alone" in seen_words(pilot)
        dialog = current(pilot, PackDialog)
        assert dialog.text_of("folder") == str(tmp_path)
    assert packs(folder) == []


class Slow:
    """A pack that waits between two documents, as a large one does."""

    def __init__(self) -> None:
        self.go_on = Event()
        self.left = False

    def __call__(self, order: Order, tell: Callable[[Progress], None]) -> Made:
        """Tell how far it is, wait, and tell it again."""
        tell(Progress(3, 9, "Synthesis as Word"))
        assert self.go_on.wait(20)
        try:
            tell(Progress(4, 9, "Action register"))
        finally:
            self.left = True
        raise AssertionError("it was to be stopped")


async def test_how_far_it_is_is_shown_and_one_key_stops_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the next file; that nothing is left is said, and held where packs are made."""
    slow = Slow()
    monkeypatch.setattr(front, "make_pack", slow)
    async with running(folder.parent, folder) as pilot:
        await press(pilot, "P", "enter")
        current(pilot, PackProgress)
        assert "3 of 9: Synthesis as Word" in seen(pilot)
        assert "Esc stops it" in seen(pilot)
        await press(pilot, "escape")
        assert "stops before the next file" in seen(pilot)
        slow.go_on.set()
        while isinstance(pilot.app.screen, PackProgress):
            await pilot.pause(0.01)
        await settle(pilot)
        assert "Stopped: no pack was made" in told(pilot)
    assert slow.left


@pytest.fixture
def before(folder: Path) -> dict[Path, int]:
    """The files of a pack that is there already, with the moment of each."""
    target = folder / "exports" / "Acme sponsor"
    words = ["--profile", "sponsor", "--formats", "md"]
    assert main(["pack", str(folder), str(target), *words]) == 0
    return written_at(target)


def written_at(pack: Path) -> dict[Path, int]:
    """When each file of a pack was written."""
    return {path: path.stat().st_mtime_ns for path in pack.iterdir()}


@pytest.mark.parametrize("key", ["enter", "ctrl+s"])
async def test_a_pack_is_replaced_only_once_that_was_asked(
    folder: Path, before: dict[Path, int], monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """Enter leaves it as it is."""
    in_markdown(monkeypatch)
    (pack,) = packs(folder)
    async with running(folder.parent, folder) as pilot:
        await press(pilot, "P")
        fill(pilot, folder=str(pack))
        await press(pilot, "enter")
        assert "There is a pack already. Replace it?" in seen(pilot)
        await press(pilot, key)
        await settle(pilot)
        assert (written_at(pack) == before) == (key == "enter")
    assert packs(folder) == [pack]
