"""A ballot that is being filled in: in memory alone, and gone once it is given."""

from __future__ import annotations

from typing import Final

from screens.session.ballot.shown import Grid, Taking, Thing, Voter
from workshop.running.voting.asked import Form, Votes

_WRITE: Final = (("0–9", "write"), ("⏎", "next"), ("↓", "down"))
_CLEAR: Final = ("⌫", "clear")


class BallotDraft:
    """Values of one ballot, checked by the rule as they are typed.

    Args:
        form: the ballot.
        rows: what it asks for, as the grid shows that.
    """

    def __init__(self, form: Form, rows: tuple[Thing, ...]) -> None:
        self.form = form
        self._rows = rows
        self.values: dict[tuple[str, str], float] = {}
        """What was typed, by row and scale."""

    def keep(self, row: str, scale: str, value: float | None) -> bool:
        """Put a value into the ballot, or take one out."""
        if value is None:
            self.values.pop((row, scale), None)
        else:
            self.values[row, scale] = value
        return True

    def check(self, row: str, scale: str, value: float) -> str:
        """Why a value cannot stand on the ballot beside the others; empty where it can."""
        return self.form.objection({**self.values, (row, scale): value})

    @property
    def problems(self) -> list[str]:
        """Why the ballot cannot be given as it stands."""
        return self.form.problems(self.values)

    @property
    def votes(self) -> Votes:
        """What it gives."""
        return self.form.votes(self.values)

    def grid(
        self,
        voters: tuple[Voter, ...],
        here: int,
        way: str,
        keys: tuple[tuple[str, str], ...],
        *,
        again: bool = False,
    ) -> Grid:
        """The ballot as a grid shows it.

        Args:
            voters: everybody whose ballot is asked for.
            here: the place of the one whose ballot this is.
            way: by which way it comes.
            keys: what keys do beside those that every grid has.
            again: whether theirs is in already.
        """
        most, named = self.form.named
        taking = Taking(
            way=way,
            again=again,
            most=most,
            named=named,
            keys=(*_WRITE, *keys, _CLEAR),
            explained=self.form.way,
        )
        return Grid(
            scales=self.form.scales,
            factors=self._rows,
            voters=voters,
            here=here,
            values=dict(self.values),
            taking=taking,
        )
