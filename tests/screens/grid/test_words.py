"""The line below a grid names the keys there are: own ones, where a person has them."""

from __future__ import annotations

from screens.grid.hand import Hand
from screens.grid.table import Table
from screens.grid.words import crib
from workshop.registers.kinds import REGISTERS


def test_the_keys_are_those_that_the_person_has() -> None:
    """As they come, or as the settings say; at the filter, what leads out of it."""
    hand = Hand(Table(REGISTERS["objectives"]))
    hand.writable = True
    assert "^e edits   ^l links   esc rows" in crib(hand, 200, {}).plain
    assert "f6 edits   ^l links" in crib(hand, 200, {"grid.edit": "f6"}).plain
    at_filter = crib(hand, 200, {}, filtering=True).plain
    assert at_filter.strip() == "⏎ to the rows   esc lists all rows again"
    hand.picks_rows = True
    assert "o sort   / filter" in crib(hand, 200, {"grid.sort": "o"}).plain
