"""A step in which the room decides: what it decides on above, the line, the table of decisions."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.content import Content

from screens.session.ballot.lines import Box
from screens.session.choosing import basis as shown_basis
from screens.session.panes.hint import slash_key
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.session.steps.rows_by_line import RowsByLine
from screens.widgets.ink import INKS, muted
from workshop.ballots.votes.decided_on import basis_of, left_to, rule_of, waits_for
from workshop.errors import Refused
from workshop.guide.row_steps import Decide
from workshop.record.documents import EntryKind
from workshop.record.rows import Row
from workshop.registers.kinds.decisions import DECISIONS
from workshop.running.choosing.decision_line import decision_of, next_result
from workshop.running.row_commands import PutRows

_INK: Final = f"bold {INKS[EntryKind.DECISION]}"


def _decided(row: Row) -> shown_basis.Decided:
    against = len(row.cell("dissent"))
    return shown_basis.Decided(row.code, row.subject, row.cell("result"), against)


class DecideBody(RowsByLine):
    """What a line without a sign says is decided; the table takes what else there is to say."""

    INVITES: ClassVar[str] = "what is decided"

    def __init__(self, shown: ShownSession, recorder: Recorder, step: Decide) -> None:
        super().__init__(shown, recorder, step)
        self._decide = step

    def drawn(self, box: Box) -> list[Content]:
        """The rule, what the vote came to, the decisions."""
        return shown_basis.draw(self._shown_now(), box)

    def _shown_now(self) -> shown_basis.Shown:
        record, session, step = self.record, self.session, self._decide
        basis = basis_of(record, session, step)
        rows = [row for row in record.rows_of(session.id, step.id) if row.TABLE == DECISIONS]
        return shown_basis.Shown(
            rule=rule_of(step, basis),
            title=basis.what if basis else "",
            sentence=basis.sentence if basis else "",
            lines=tuple(basis.lines) if basis else (),
            waits=waits_for(record, session, step),
            decided=tuple(map(_decided, rows)),
        )

    def command(self, line: str) -> PutRows:
        """The decision that a line says."""
        return decision_of(self.record, self.session, self._decide, line)

    def read(self, line: str) -> Content:
        """What it will be, with what follows from the vote."""
        values = self.command(line).rows[0].values
        told = [f"{name} {values[name]}" for name in ("result",) if values.get(name)]
        told += ["by the rule above"] if values.get("rule") else []
        if who := left_to(self.record, self.session, self._decide, line):
            told = [f"the vote does not carry it: {who}"]
        return Content.assemble(("decision", _INK), muted(f"   {', '.join(told)}   Enter records"))

    def look(self, key: str) -> bool:
        """Put the result of the newest decision, one press each; up goes to the table."""
        if key != "right" or not self.shown.live or self.log_view.selected is not None:
            return super().look(key)
        try:
            command = next_result(self.record, self.session, self._decide)
        except Refused as why:
            self.recorder.refuse(why)
            return True
        self.recorder.perform(command)
        return True

    @property
    def crib(self) -> Content | None:
        """What is typed here."""
        if not self.shown.live:
            return None
        return Content.assemble(
            slash_key("⏎"), muted("records it   "), slash_key("/dissent"),
            muted("NAME words   "), slash_key("→"), muted("result   "),
            slash_key("↑"), muted("table"),
        )  # fmt: skip
