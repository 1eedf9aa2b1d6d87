"""What tests of screens are given."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
import pytest_textual_snapshot  # type: ignore[import-untyped]
from textual.screen import Screen
from textual.widgets import Input, TextArea

from tests.quick_applications import PAINT_NOW
from tests.screens.pictures import Pictures, SeenPictures

BLINKING: Final = ((Input, "_toggle_cursor"), (TextArea, "_toggle_cursor_blink_visible"))
"""What shows and hides the cursor of a field, twice a second."""


@pytest.fixture
def pictures(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Pictures:
    """Compares the application with a picture of it that was looked at before.

    Every frame is painted, as a person has it. The cursor of a field stands still: a busy machine
    takes the picture at any moment. A path that begins nowhere lies in a folder of the test, so
    that the name of a home is the same everywhere.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Screen, "_compositor_refresh", PAINT_NOW)
    for kind, toggle in BLINKING:
        assert hasattr(kind, toggle)
        monkeypatch.setattr(kind, toggle, lambda field: None)
    # Looked up when the comparison is made, which is why that is asked for afterwards.
    monkeypatch.setattr(pytest_textual_snapshot, "SVGImageExtension", SeenPictures)
    return Pictures(request.getfixturevalue("snap_compare"), request.node)
