"""What a vote step may ask for."""

from __future__ import annotations

from workshop.guide.vote_fields import vote_problems
from workshop.registers.kinds import REGISTERS


def test_a_room_votes_on_no_register_that_is_for_whoever_runs_the_sessions() -> None:
    """It would see the rows; every other register can be voted on."""
    for name, register in REGISTERS.items():
        found = [field for field, _ in vote_problems({"method": "approve", "of": (name,)})]
        assert found == (["of"] if register.internal else [])
    ((_, words),) = vote_problems({"method": "approve", "of": ("interviews",)})
    assert words.startswith("“interviews” was found; it takes S, W, O, T, entries,")
