"""Who told a department of a change, as its row says it.

Requirement: beside a department that was told stands who told it, and nobody who is yet to do so.
"""

from __future__ import annotations

from datetime import date

from screens.carrying.draw_told import told_items
from screens.carrying.picture import picture_of
from tests.builders.carried_out import CarriedOut


def test_whoever_is_yet_to_tell_did_not() -> None:
    """Finance was told by one head; another one has a notice to it, and has not told it."""
    room = CarriedOut()
    room.rows(
        "notices",
        {"message": "Bring the old tills back.", "change": "CH1", "department": "Finance",
         "told_by": "Head2 Person2"},
    )  # fmt: skip
    picture = picture_of(room.record, date(2026, 11, 30))
    change = next(each for each in picture.changes if each.row.code == "CH1")
    lines = [" ".join(str(line) for line in item.row.lines(120))
             for item in told_items(picture, change)]  # fmt: skip
    (finance,) = (each for each in lines if "Finance" in each)
    assert "by Head0 Person0" in finance
    assert "Head2" not in finance
