"""The engagements on this machine, and the ways to begin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from screens.base.recent import remember
from screens.plain.base.prompts import Leaving
from screens.plain.main_menus.engagement import engagement_menu
from screens.plain.menus.documents import import_one, verify_one
from screens.plain.menus.menu import Choice, Doors, Engaged, offer
from sessions.errors import SessionsError
from sessions.library import places
from sessions.library.file_names import new_folder
from sessions.library.given_paths import given_path
from sessions.library.sync_folders import where_synced
from sessions.store.store import Store
from workshop.errors import Refused
from workshop.running.commands import BeginEngagement
from workshop.text import shorten

WELCOME: Final = (
    "Workshop at plain prompts. Choose by number, or by the first words; an empty line goes back, "
    "a question mark tells the choices again, Ctrl+C leaves. Everything is recorded as you give it."
)
"""What is told when the program starts."""


def hold_menus(doors: Doors, folder: Path | None = None, session_id: str = "") -> None:
    """Everything that screens show, from the engagements on, until the person leaves.

    Args:
        doors: what menus work with.
        folder: the engagement that was asked for; the menu of all comes after it.
        session_id: the session of it that is gone on with first.
    """
    doors.ask.tell(WELCOME)
    try:
        if folder is not None:
            if session_id:
                Engaged(doors, folder).do("run", rest=("--plain", "--session", session_id))
            _go_to(doors, folder)
        offer(doors.ask, lambda: _title(doors), lambda: _choices(doors), "leave")
    except Leaving:
        doors.ask.tell()


def _title(doors: Doors) -> str:
    return f"Home, engagements in {doors.home}. Which one, or what to begin?"


def _choices(doors: Doors) -> Iterator[Choice]:
    """The engagements, the one that was open last first; then the ways to begin."""
    for known in places.recent(doors.home):
        holds = f", {known.holds.replace(' · ', ', ')}" if known.holds else ""
        yield Choice(f"{known.name}{holds}", partial(_go_to, doors, known.folder))
    yield Choice("Begin a new engagement", lambda: _begin(doors))
    yield Choice("Look at the sample engagement", lambda: _sample(doors))
    yield Choice("Open an engagement in another folder", lambda: _other(doors))
    yield Choice("Import a file or folder", lambda: import_one(doors))
    yield Choice("Put two engagements together, recorded apart", lambda: _merge(doors))
    yield Choice("Guides", lambda: _guides(doors))
    yield Choice("Settings", lambda: _settings(doors))
    yield Choice("Verify a document: is it still what was said?", lambda: verify_one(doors))
    yield Choice("Commands that do the same in one line", lambda: doors.command(["--help"]))


def _go_to(doors: Doors, folder: Path) -> None:
    """The menu of an engagement, which is the last that was open then."""
    try:
        with Store.open(folder, read_only=True) as store:
            for defect in store.harm:
                doors.ask.tell(f"Damage: {defect.sentence}")
            remember(doors.home, store)
    except (SessionsError, OSError) as problem:
        doors.ask.tell(f"{folder.name} cannot be opened: {problem}")
        return
    if synced := where_synced(folder):
        doors.ask.tell(synced.sentence)
    engagement_menu(Engaged(doors, folder))


def _begin(doors: Doors) -> None:
    """A new engagement in a folder of its own."""
    ask = doors.ask
    name = ask.line("What is the organisation, or the work, called? (empty: back)").strip()
    if not name:
        return
    purpose = ask.line("What is the work to achieve? (may be empty)").strip()
    facilitator = ask.line("Who leads it? (may be empty)").strip()
    doors.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    command = BeginEngagement(name=name, purpose=purpose, facilitator=facilitator)
    with Store.begin(new_folder(doors.home, name), command) as store:
        folder = store.folder
    ask.tell(f"{shorten(name, 80)} is kept in {folder}")
    _go_to(doors, folder)


def _sample(doors: Doors) -> None:
    """The sample, which is made the first time."""
    from sessions.demo.build import sample_in  # noqa: PLC0415 - 10 ms, the importer

    doors.ask.tell("The sample is made the first time, which takes a few seconds.")
    _go_to(doors, sample_in(doors.home))


def _other(doors: Doors) -> None:
    """An engagement that is kept somewhere else."""
    typed = doors.ask.line("Which folder? (empty: back)").strip()
    if not typed:
        return
    folder = given_path(typed)
    if not places.is_engagement(folder):
        raise Refused(f"{folder} is no engagement: there is no journal in it.")
    _go_to(doors, folder)


def _merge(doors: Doors) -> None:
    """Two engagements become one; what becomes of both is told before anything is made."""
    ask = doors.ask
    one = ask.line("The first: its name, folder or zip (empty: back)").strip()
    other = ask.line("The other: its name, folder or zip").strip() if one else ""
    if not other or not doors.do("merge", one, other, "--dry-run"):
        return
    if ask.confirm("Put them together like that, in a new folder?", default=False):
        name = ask.line("What shall the new folder be called? (empty: a name is found)").strip()
        doors.do("merge", one, other, *(["--as", name] if name else []))


def _guides(doors: Doors) -> None:
    """The guides at hand: listed, told, copied, checked."""
    ask = doors.ask

    def about(*words: str) -> None:
        if name := ask.line("Which guide, by its name or file? (empty: back)").strip():
            doors.do("guides", *words, name)

    def choices() -> Iterator[Choice]:
        yield Choice("List them", lambda: doors.do("guides", "list"))
        yield Choice("Tell the steps and words of one", lambda: about("show"))
        yield Choice("Copy one, to make it your own", lambda: about("copy"))
        yield Choice("Tell everything that is wrong with one", lambda: about("check"))

    offer(ask, lambda: "Guides. What?", choices)


def _settings(doors: Doors) -> None:
    """What is set once for all engagements, told and set one by one."""
    ask = doors.ask

    def change() -> None:
        name = ask.line("Which setting, as it is listed? (empty: back)").strip()
        if name:
            doors.command(["settings", f"{name}={ask.line('Its value:').strip()}"])

    def brand() -> None:
        from screens.plain.branding import ask_branding  # noqa: PLC0415 - seldom asked for

        ask_branding(ask)

    def choices() -> Iterator[Choice]:
        yield Choice("Tell them", lambda: doors.command(["settings"]))
        yield Choice("Set one", change)
        yield Choice("Branding: how documents look and whose they are", brand)
        yield Choice(
            "Tell what is wrong with the file", lambda: doors.command(["settings", "--check"])
        )
        yield Choice("Where the file lies", lambda: doors.command(["settings", "--path"]))

    offer(ask, lambda: "Settings. What?", choices)
