"""The terminal as it was before the program, where the program is ended before it has closed."""

from __future__ import annotations

import sys
from contextlib import suppress

from textual.driver import Driver

from screens.base.stop_signals import ENDED


def leave_terminal(driver: Driver | None) -> None:
    """Give the terminal back, and say that the program ended.

    Called in any thread; ends only once the terminal has taken everything.

    Args:
        driver: what shows the program on the terminal; none where nothing does yet.
    """
    if driver is None or driver.is_headless:
        return
    with suppress(Exception):  # nobody is left to be told, and the program ends all the same
        # The driver does that in the main thread alone, which waits for the disk.
        driver._disable_mouse_support()  # type: ignore[attr-defined]  # noqa: SLF001 - each of a terminal has it
    with suppress(Exception):
        driver.stop_application_mode()
        driver.close()
        print(f"\n{ENDED}", file=sys.__stderr__, flush=True)
