"""A picture of the application beside the one that was looked at before."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Final

import pytest
from pytest_textual_snapshot import SVGImageExtension  # type: ignore[import-untyped]
from textual.app import App
from textual.pilot import Pilot

from tests.screens.seen_cells import seen_in
from tests.screens.stage import PATIENCE, settle

Before = Callable[[Pilot[Any]], Awaitable[None]]

_LOOKS: Final = 3
"""So many times in a row it must look the same before it is taken for finished."""

_MOST_LINES: Final = 40


class SeenPictures(SVGImageExtension):  # type: ignore[misc]
    """Pictures that are the same where the same is seen, however their lines are cut into runs."""

    def matches(self, *, serialized_data: Any, snapshot_data: Any) -> bool:
        """Whether the picture that was taken shows what the one that was kept does."""
        return _same(str(serialized_data), str(snapshot_data))


def _same(one: str, other: str) -> bool:
    return one == other or bool(one and other and seen_in(one) == seen_in(other))


class Pictures:
    """Compares; where a picture is another one, it says what is."""

    def __init__(self, compare: Callable[..., bool], test: pytest.Item) -> None:
        self._compare = compare
        self._test = test

    def same(self, app: App[Any], size: tuple[int, int], before: Before) -> None:
        """Make sure that the application looks as it did.

        Args:
            app: the application, not yet run.
            size: columns and rows.
            before: what is done before the picture is taken.
        """
        taken = ""

        async def finished(pilot: Pilot[Any]) -> None:
            nonlocal taken
            await before(pilot)
            taken = await self._at_rest(pilot)

        same = self._compare(app, terminal_size=size, run_before=finished)
        assert same, f"it looks other than {self._kept}:\n{self._difference(taken)}"

    async def _at_rest(self, pilot: Pilot[Any]) -> str:
        """The picture, once nothing moves any more."""
        last, before, alike = time.monotonic() + PATIENCE, "", 0
        while alike < _LOOKS and time.monotonic() < last:
            await settle(pilot)
            now = pilot.app.export_screenshot()
            alike, before = (alike + 1 if _same(now, before) else 0), now
        return before

    @property
    def _kept(self) -> Path:
        module = self._test.path
        return module.parent / "__snapshots__" / module.stem / f"{self._test.name}.svg"

    def _difference(self, taken: str) -> str:
        """The rows that differ, what was kept first."""
        if not self._kept.exists():
            return "there is none yet"
        lines = seen_in(self._kept.read_text("utf-8")).differences(seen_in(taken))
        return "\n".join(lines[:_MOST_LINES]) or "at last it looked the same: it moved late"
