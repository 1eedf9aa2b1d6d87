"""How a step stands in the list beside the session.

Requirement: its planned minutes can be read at a glance, also once the agenda was planned anew.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from screens.session.panes.step_list import step_line
from tests.builders.acme import GUIDE, MINUTES, Acme
from workshop.record.documents import Session


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(14, "14"), (4.5, "4.5"), (0.41, "0.5"), (0.05, "0"), (12.5, "12"), (100, "100")],
)
def test_minutes_stand_apart_from_the_mark_before_them(
    tmp_path: Path, minutes: float, told: str
) -> None:
    """What a past step took is known to the second; the list tells it in half minutes."""
    acme = Acme(tmp_path / "acme")
    talk = acme.store.record.get(Session, acme.session_id)
    assert talk is not None
    given = msgspec.structs.replace(MINUTES, planned=minutes)
    step = msgspec.structs.replace(GUIDE.steps[0], minutes=given, must_ask=True)
    line = step_line(step, talk, "", 30)
    assert line.plain.endswith(f"!{told:>4}")
    assert line.cell_length == 30
