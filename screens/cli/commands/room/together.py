"""The command that brings groups together, also those that worked on other laptops."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, say, warn
from screens.cli.commands.locations import home_of
from screens.cli.commands.lookup import folder_named, folder_of, opened_at, remember, session_of
from sessions.library.given_paths import given_path
from sessions.transfer.merge_folders import compare, merge_into
from workshop.errors import Refused
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.running.room.breakouts import BringTogether, apart
from workshop.running.senders import Sender
from workshop.text import listing


def together(arguments: Namespace) -> int:
    """Merge the copies that are named into the engagement, then bring the groups together.

    Whether the session and the step are there is asked before anything is merged.
    """
    folder = folder_of(arguments)
    with opened_at(folder, read_only=True) as store:
        wanted = session_of(store.record, arguments.session)
        step_id = _step_of(store.record, wanted, as_text(arguments.step))
    home = home_of(arguments)
    for named in arguments.others:
        found = compare(folder, _meant(home, named))
        for note in found.notes:
            warn(note)
        say(f"{found.sides[1].folder} has {found.sides[1].summary}.")
        for clash in found.joint.clashes:
            say(f"  Changed on both sides; the later change stands: {clash}")
        merge_into(found)
    with opened_at(folder, anyway=arguments.anyway) as store:
        command = BringTogether(session_id=wanted.id, step_id=step_id)
        try:
            say(f"{store.do(command, Sender.APPLICATION).sentence}.")
        except Refused as refused:
            raise NotDone(str(refused)) from refused
        remember(arguments, store)
    return 0


def _meant(home: Path, named: str) -> Path:
    """A copy: a file, or a folder by its name or place."""
    path = given_path(named)
    return path.absolute() if path.exists() else folder_named(home, named)


def _step_of(record: Record, session: Session, named: str) -> str:
    """The step that is meant: the one named, else the only one whose groups are apart.

    Raises:
        NotDone: there is none, or there are several.
    """
    steps = [step for step in record.guide_of(session).steps if apart(record, session.id, step.id)]
    if named:
        steps = [step for step in steps if step.id == named]
    if len(steps) != 1:
        known = listing([step.id for step in steps], "or")
        which = f"say --step {known}" if known else "no groups of it are apart"
        raise NotDone(f"{session.title}: {which}.")
    return steps[0].id
