"""A pack made from a session: as it stands, or once it is closed."""

from __future__ import annotations

from typing import Final

from screens.base.commands import UserCommand
from screens.base.screen import WorkshopScreen
from screens.session.stage import Stage

PACK_COMMAND: Final = UserCommand(
    "session.pack",
    "",
    "Make a pack",
    "Writes all documents for one kind of reader to one folder, with this session as it stands. "
    "Where the session is closed, p makes one of the closed session.",
    "pack",
    footer=False,
    part="packing",
    slash="pack",
    takes_words=True,
)
"""The command of the session screen, where letters are typed."""


class Packing:
    """The action that makes a pack from a session.

    Args:
        screen: asks for whom it is.
        stage: the middle of the screen, whose words are recorded first.
    """

    def __init__(self, screen: WorkshopScreen[None], stage: Stage) -> None:
        self._screen = screen
        self._stage = stage

    def action_pack(self, words: str = "") -> None:
        """Make a pack with the session as it stands, for those whom words name."""
        if self._stage.body.record_typed():
            self._screen.run_worker(self._pack(words))

    async def _pack(self, words: str) -> None:
        from screens.pack.make_pack import pack_here  # noqa: PLC0415 - 60 ms, with the reports

        await pack_here(self._screen, words.strip().casefold())
