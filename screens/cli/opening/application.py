"""The full-screen application, opened from the command line."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from screens.base import stop_signals
from screens.base.errors import NotDone
from screens.base.system.plain_wanted import plain_wanted
from screens.base.terminal_output import interactive
from sessions.collector import nothing_collected

if TYPE_CHECKING:
    from sessions.store.unfinished_run import UnfinishedRun


def application(
    home: Path,
    folder: Path | None = None,
    session_id: str = "",
    unclosed: UnfinishedRun | None = None,
    view: str = "",
) -> int:
    """Run the full-screen application, on an engagement and a session where they are given.

    Whoever wants plain prompts, or has a terminal that shows nothing but text, has menus instead.

    Args:
        home: where engagements are kept.
        folder: the engagement to open.
        session_id: the session to go to.
        unclosed: what a run that was cut off left, where that is known already.
        view: for whom the window shows sessions; empty for the usual view.

    Raises:
        NotDone: there is no terminal that could show it.
    """
    if plain_wanted() or _only_text():
        return _menus(home, folder, session_id)
    if not interactive():
        raise NotDone(
            "Screens need a terminal, and there is none that can show them. "
            "`workshop run ENGAGEMENT --plain` holds a session at plain prompts, `ACCESSIBLE=1` "
            "has everything there; `workshop --help` lists what else needs no screen."
        )
    with ExitStack() as until_painted:
        until_painted.enter_context(nothing_collected())
        from screens.app.app import run_app  # noqa: PLC0415 - 258 ms, Textual

        return run_app(home, folder, session_id, unclosed, view, until_painted.close)


def _only_text() -> bool:
    """Whether a person sits at a terminal that cannot show screens."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not interactive()


def _menus(home: Path, folder: Path | None, session_id: str) -> int:
    """Everything at plain prompts, from the menu of engagements on."""
    from screens.cli.main import INTERRUPTED, main  # noqa: PLC0415 - it is what has come here
    from screens.cli.opening.locked import (  # noqa: PLC0415 - 200 ms, for prompts alone
        open_to_write,
    )
    from screens.plain.base.prompts import asker  # noqa: PLC0415 - as above
    from screens.plain.main_menus.home import hold_menus  # noqa: PLC0415 - 120 ms, for prompts alone
    from screens.plain.menus.menu import Doors  # noqa: PLC0415 - as above

    def carried_out(words: list[str]) -> int:
        if (status := main(words)) > stop_signals.status_of(0) and status != INTERRUPTED:
            raise SystemExit(status)  # told to stop meanwhile: so are the menus
        return status

    ask = asker()
    doors = Doors(home, ask, carried_out, partial(open_to_write, anyway=False))
    with stop_signals.ended_at_prompts(ask.stops.stop):
        hold_menus(doors, folder, session_id)
    return 0
