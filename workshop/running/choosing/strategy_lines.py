"""Lines that make strategies of pairs and rate them: `S2 O5: text`, `SG3 4`, `SG3 S2 4`."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from workshop.errors import Refused
from workshop.guide.row_steps import PairStep
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.strategies import STRATEGIES
from workshop.running.base.command import Command
from workshop.running.row_commands import PutRows, RowText
from workshop.running.strategy.scored_line import is_scoring, scored_of
from workshop.strategy.tows import cell_of
from workshop.text import listing

_CODES: Final = re.compile(
    r"(?P<codes>[SWOTswot]\d{1,4}(?:[\s,;+&]+[SWOTswot]\d{1,4})*)(?:\s*:\s*|\s+|$)(?P<words>.*)",
    re.DOTALL,
)
_RATES: Final = re.compile(
    rf"(?P<code>{REGISTERS['strategies'].prefix}\d{{1,6}})\s*[=:]?\s*(?P<rating>\S+)", re.IGNORECASE
)


class Cited(NamedTuple):
    """A line that makes a strategy, as far as it is typed."""

    codes: tuple[str, ...]
    """The factors that it cites, in capitals."""
    words: str
    """What is to be done."""

    @property
    def cell(self) -> str:
        """The cell of the matrix that it belongs to; empty where it does not tell."""
        return cell_of(code[:1] for code in self.codes)


def read_cited(line: str) -> Cited:
    """The codes in front of a line, and its words."""
    found = _CODES.fullmatch(line.strip())
    if not found:
        return Cited((), line.strip())
    codes = re.findall(r"[SWOT]\d+", found["codes"].upper())
    return Cited(tuple(dict.fromkeys(codes)), found["words"].strip())


def why_not(record: Record, cited: Cited) -> str:
    """What keeps a line from being a strategy, as a sentence; empty where nothing does."""
    known = {factor.code for factor in record.live_factors()}
    if not cited.codes:
        return "Begin with what it comes from, one factor inside and one outside: S2 O5: text."
    if unknown := [code for code in cited.codes if code not in known]:
        return f"There is no factor {listing(unknown, 'or')}."
    if not cited.cell:
        letters = list(dict.fromkeys(code[0] for code in cited.codes))
        return (
            f"{listing(letters)} {'is' if len(letters) == 1 else 'are'} no cell: cite factors of "
            "one letter inside (S, W) and of one outside (O, T)."
        )
    return "" if cited.words else "Say what is to be done, behind the codes."


def strategy_of(record: Record, session: Session, step: PairStep, line: str) -> Command:
    """What a line in a step of pairs comes to: a strategy, or how attractive one is.

    Raises:
        Refused: it cites nothing, or what it cites is of no cell; or the rating is none.
    """
    if is_scoring(line):
        return scored_of(record, line, session.id, step.id)
    if rated := _RATES.fullmatch(line.strip()):
        return _rating(record, session, step, rated)
    cited = read_cited(line)
    if why := why_not(record, cited):
        raise Refused(why)
    values: dict[str, str | int | float | None] = {
        "strategy": cited.words,
        "cites": "; ".join(cited.codes),
        "quadrant": cited.cell,
    }
    rows = (RowText(values=values),)
    return PutRows(register=STRATEGIES, rows=rows, session_id=session.id, step_id=step.id)


def _rating(record: Record, session: Session, step: PairStep, rated: re.Match[str]) -> PutRows:
    """How attractive a strategy is."""
    rows = list(record.all(ROW_TYPES[STRATEGIES]))
    meant = [row for row in rows if row.code.casefold() == rated["code"].casefold()]
    if not meant:
        raise Refused(f"There is no strategy {rated['code'].upper()}.")
    values: dict[str, str | int | float | None] = {"attractiveness": rated["rating"]}
    edit = (RowText(values=values, row_id=meant[0].id),)
    return PutRows(register=STRATEGIES, rows=edit, session_id=session.id, step_id=step.id)
