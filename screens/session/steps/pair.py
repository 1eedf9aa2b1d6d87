"""A step that makes strategies of pairs: the TOWS matrix, cell by cell, and the line below it."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from screens.session.ballot.lines import Box
from screens.session.choosing import matrix
from screens.session.panes.hint import slash_key
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.session.steps.rows_by_line import RowsByLine
from screens.widgets.ink import muted
from workshop.analysis.strategy.pairing import pairing_of
from workshop.guide.row_steps import PairStep
from workshop.registers.kinds.strategies import CELLS
from workshop.running.choosing.strategy_lines import read_cited, strategy_of
from workshop.running.commands import Command
from workshop.running.row_commands import PutRows
from workshop.running.strategy.commands import ScoreStrategies

_WAYS: Final = {"right": 1, "tab": 1, "left": -1}


class PairBody(RowsByLine):
    """The cell in front with the factors beside it; a line makes a strategy of it, or rates one."""

    def __init__(self, shown: ShownSession, recorder: Recorder, step: PairStep) -> None:
        super().__init__(shown, recorder, step)
        self._pair = step
        self.cell = CELLS[0]
        """The cell in front."""
        self._found = pairing_of(self.record, self.session)

    def follow(self) -> None:
        """Show the record as it is now."""
        self._found = pairing_of(self.record, self.session)
        super().follow()

    def drawn(self, box: Box) -> list[Content]:
        """The matrix with the cell in front."""
        return matrix.draw(self._found, self.cell, self._pair.top, box)

    def look(self, key: str) -> bool:
        """Choose another cell with the empty line."""
        if key in _WAYS:
            at = CELLS.index(self.cell) + _WAYS[key]
            self.cell = CELLS[at % len(CELLS)]
            self.picture.refresh()
            return True
        return super().look(key)

    @property
    def invites(self) -> str:
        """Codes of the cell in front, then words: nobody asks where S2 and O5 are in another."""
        return f"{self.cell[0]}1 {self.cell[1]}1: strategy" if self.shown.live else ""

    def command(self, line: str) -> Command:
        """The strategy that a line makes, or its rating."""
        return strategy_of(self.record, self.session, self._pair, line)

    def read(self, line: str) -> Content:
        """In which cell it will stand, or that it rates one; the matrix shows that cell."""
        cited = read_cited(line)
        if cited.cell and cited.cell != self.cell:
            self.cell = cited.cell
            self.picture.refresh()
        command = self.command(line)
        if isinstance(command, ScoreStrategies):
            return Content.assemble(("score", "bold"), muted("   1 to 4, or -; Enter records"))
        values = command.rows[0].values if isinstance(command, PutRows) else {}
        if "attractiveness" in values:
            return Content.assemble(("rating", "bold"), muted("   1 to 4; Enter records"))
        cites = Content(f" cites {values['cites']}")
        what = Content.assemble((f"{cited.cell} strategy", "bold $accent"), cites)
        return Content.assemble(what, muted("   Enter records"))

    @property
    def crib(self) -> Content | None:
        """What is typed here."""
        if not self.shown.live:
            return None
        return Content.assemble(
            slash_key("←→"), muted("cell   "), slash_key(f"{self.cell[0]}1 {self.cell[1]}1: words"),
            muted("makes a strategy   "), slash_key("SG1 3"), muted("rates   "),
            slash_key("SG1 S2 3"), muted("scores   "), slash_key("↑"), muted("table"),
        )  # fmt: skip
