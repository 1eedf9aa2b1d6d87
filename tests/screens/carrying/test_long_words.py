"""A long text leaves room for the rows beside it.

Requirement: whatever somebody enters, the other rows of a list can be seen.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from screens.carrying.draw_feedback import round_items
from screens.carrying.draw_watch import watch_items
from screens.carrying.picture import picture_of
from tests.builders.wanting import Wanting


def test_ten_thousand_letters_are_cut_in_lists(tmp_path: Path) -> None:
    """A signal and a round of so many; the whole of it stands where it is opened."""
    made = Wanting(tmp_path / "acme")
    words = "Long words " * 900
    made.put("signals", {"signal": words})
    made.put("rounds", {"round": words, "begins": "2027-01-01"})
    picture = picture_of(made.store.record, date(2027, 2, 1))
    rows = [item.row for item in (*watch_items(picture), *round_items(picture))]
    told = [row.text.plain for row in rows if row.text.plain.startswith("Long")]
    assert len(told) == 2
    assert all(len(each) < 300 and each.endswith("…") for each in told)
