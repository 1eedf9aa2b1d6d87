"""What a report knows as data, one thing a row: factors, what was said, actions, themes, rows.

Each is what the edition tells, as in the JSON of the same document. A column in which nothing
stands is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sessions.exports import labels as words
from sessions.exports.places import is_code
from sessions.exports.sheets.sheet import Sheet, codes_cell, row_name, said_name, table_sheet
from sessions.exports.sheets.values import Cell, day_cell, moment_cell
from workshop.analysis.action_facts import ActionRegisterFact, AgreedFact, DecidedFact
from workshop.analysis.synthesis.facts import ThemeFact, ThemeMatrix
from workshop.language import say
from workshop.registers.computed import Computed
from workshop.registers.fields import AnyField, ChoiceField, DateField
from workshop.registers.kinds import REGISTERS
from workshop.report.blocks import CONTESTED, Matrix, Report
from workshop.report.facts import Evidence, FactorFact, Swot
from workshop.report.tables.register_fact import CellFact, RegisterFact
from workshop.report.wording.data_words import data_word
from workshop.times import day

Columns = Sequence[tuple[str, Sequence[Cell]]]
"""The columns of a table: heading, and a cell for each row."""


def data_sheets(report: Report) -> Iterator[Sheet]:
    """The sheets of the data of a report, in their order."""
    facts = report.facts
    if facts.swot is not None:
        yield from _factors(facts.swot, report)
    if facts.themes:
        yield from _themes(facts.themes, facts.matrix)
    if facts.actions is not None:
        yield from _actions(facts.actions)
    for name, fact in facts.registers.items():
        yield from _register(name, fact)


def _sheet(title: str, columns: Columns, names: Sequence[Sequence[str]]) -> Iterator[Sheet]:
    """A sheet of columns; none where it has no rows."""
    if names:
        kept = [(head, cells) for head, cells in columns if any(c.value != "" for c in cells)]
        rows = zip(*(cells for _, cells in kept), strict=True)
        yield table_sheet(title, (), [head for head, _ in kept], zip(rows, names, strict=True))


def _texts(values: Iterable[str]) -> list[Cell]:
    return [Cell(value) for value in values]


def _words(values: Iterable[str]) -> list[Cell]:
    return [Cell(data_word(value)) for value in values]


def _numbers(values: Iterable[float | None], form: str = "General") -> list[Cell]:
    return [Cell() if value is None else Cell(float(value), "text", form) for value in values]


def _yes(values: Iterable[bool]) -> list[Cell]:
    return [Cell(say("yes") if value else say("no")) for value in values]


def _codes(values: Iterable[str]) -> list[Cell]:
    """Codes, which lead to the rows of data that have them."""
    return [codes_cell(value) for value in values]


def _own(values: Iterable[str]) -> list[Cell]:
    """The codes of the rows themselves: to what was said, else to their place in the document."""
    return [codes_cell(value, [said_name(value), value]) for value in values]


# Factors, and what was said behind them


def _factors(swot: Swot, report: Report) -> Iterator[Sheet]:
    quarters = (
        (say("Strength"), swot.strengths),
        (say("Weakness"), swot.weaknesses),
        (say("Opportunity"), swot.opportunities),
        (say("Threat"), swot.threats),
    )
    found = [fact for _, facts in quarters for fact in facts]
    columns = [
        (say("Code"), _own(one.id for one in found)),
        (say("Letter"), _texts(title for title, facts in quarters for _ in facts)),
        (say("Factor"), _texts(one.text for one in found)),
        (say("Support"), _texts(one.support.sentence for one in found)),
        *_counts(found),
        *_scores(found),
        *_departments(found, report),
        (say("Says the same"), _texts("\n".join(one.merged) for one in found)),
    ]
    yield from _sheet(say("All factors"), columns, [(row_name(one.id),) for one in found])
    yield from _said([(one.id, each) for one in found for each in one.evidence])


def _counts(found: Sequence[FactorFact]) -> Columns:
    return [
        (say("Departments"), _numbers(one.support.departments for one in found)),
        (say("People"), _numbers(one.support.people for one in found)),
        (say("Entries"), _numbers(one.support.entries for one in found)),
        (say("Sessions"), _numbers(one.support.sessions for one in found)),
        (say("Strength of evidence"), _words(o.strength.word if o.strength else "" for o in found)),
        (say("Contested"), _texts(CONTESTED if one.contested else "" for one in found)),
    ]


def _scores(found: Sequence[FactorFact]) -> Columns:
    return [
        (say("PESTLE"), _texts(one.pestle or "" for one in found)),
        (say("Impact"), _numbers(one.impact for one in found)),
        (say("Likelihood"), _numbers(one.likelihood for one in found)),
        (say("Significance"), _numbers(one.significance for one in found)),
        (say("Weight"), _numbers((one.weight for one in found), "0.00")),
        (say("Place"), _numbers(one.place for one in found)),
    ]


def _departments(found: Sequence[FactorFact], report: Report) -> Columns:
    """What each department says of the factors, from the matrices of the document."""
    codes = {one.id for one in found}
    told: dict[str, dict[str, str]] = {}
    for block in report.blocks:
        if not isinstance(block, Matrix) or block.pattern != "signs":
            continue
        for line in block.rows:
            if line.code in codes:
                for head, cell in zip(block.columns, line.cells, strict=False):
                    told.setdefault(head, {}).setdefault(line.code, words.cell_text(cell))
    return [
        (head, [Cell(cells.get(one.id, ""), "sign") for one in found])
        for head, cells in told.items()
    ]


def _said(found: Sequence[tuple[str, Evidence]]) -> Iterator[Sheet]:
    """What was said, one entry a row, behind each factor that it supports."""
    entries = [each for _, each in found]
    columns = [
        (say("Code"), _codes(code for code, _ in found)),
        (say("What was said"), _texts(each.text for each in entries)),
        (say("Kind"), _words(each.kind for each in entries)),
        (say("Who"), _texts(each.who for each in entries)),
        (say("Session"), _texts(each.session_title for each in entries)),
        (say("Recorded"), [moment_cell(each.at) for each in entries]),
        (say("Document"), _texts(_document(each) for each in entries)),
        (say("Read back"), _words(each.check for each in entries)),
        (say("Entry"), _texts(each.entry for each in entries)),
    ]
    yield from _sheet(say("What was said"), columns, [(said_name(code),) for code, _ in found])


def _document(each: Evidence) -> str:
    """The document that says it, with page and date."""
    cited = each.cited
    return ", ".join(filter(None, (cited.title, cited.page, cited.dated))) if cited else ""


# Themes


def _themes(themes: Sequence[ThemeFact], matrix: ThemeMatrix | None) -> Iterator[Sheet]:
    columns = [
        (say("Code"), _own(one.id for one in themes)),
        (say("Theme"), _texts(one.text for one in themes)),
        (say("Letter"), _texts(one.letter or "" for one in themes)),
        (say("Support"), _texts(one.sentence for one in themes)),
        (say("Statements"), _numbers(one.n for one in themes)),
        (say("Departments"), _numbers(one.departments for one in themes)),
        (say("Sessions"), _numbers(one.sessions for one in themes)),
        (say("Against"), _numbers(one.against for one in themes)),
        (say("Strength of evidence"), _words(one.strength.word for one in themes)),
        (say("Why"), _texts(one.strength.why for one in themes)),
        (say("Factors"), _codes(", ".join(one.factors) for one in themes)),
        *_theme_departments(themes, matrix),
    ]
    yield from _sheet(say("All themes"), columns, [(row_name(one.id),) for one in themes])
    found = [(one.id, each) for one in themes for each in one.statements]
    told = [each for _, each in found]
    statements = [
        (say("Code"), _codes(code for code, _ in found)),
        (say("What was said"), _texts(each.text for each in told)),
        (say("Stance"), _words(each.stance for each in told)),
        (say("Kind"), _words(each.kind for each in told)),
        (say("Who"), _texts(each.who for each in told)),
        (say("Departments"), _texts("; ".join(each.departments) for each in told)),
        (say("Session"), _texts(each.session_title for each in told)),
        (say("Recorded"), [moment_cell(each.at) for each in told]),
        (say("Entry"), _texts(each.entry for each in told)),
    ]
    yield from _sheet(say("What was said"), statements, [(said_name(code),) for code, _ in found])


def _theme_departments(themes: Sequence[ThemeFact], matrix: ThemeMatrix | None) -> Columns:
    if matrix is None:
        return []
    rows = {row.id: row.cells for row in matrix.rows}
    return [
        (name, _texts(rows[one.id][at] if one.id in rows else "" for one in themes))
        for at, name in enumerate(matrix.departments)
    ]


# Actions


class _Followed(NamedTuple):
    """An action, a decision or an open question, as far as all three have the same."""

    id: str
    text: str
    who: str
    where: str
    on: date | None
    agreed: AgreedFact | None


def _actions(fact: ActionRegisterFact) -> Iterator[Sheet]:
    for title, items in (
        (say("All actions"), fact.items),
        (say("Decisions"), fact.decisions),
        (say("Open questions"), fact.questions),
    ):
        yield from _followed(title, [_followed_of(one) for one in items])


def _followed_of(one: AgreedFact | DecidedFact) -> _Followed:
    agreed = one if isinstance(one, AgreedFact) else None
    return _Followed(one.id, one.text, one.who, one.session_title, one.on, agreed)


def _followed(title: str, found: Sequence[_Followed]) -> Iterator[Sheet]:
    agreed = [one.agreed for one in found]
    columns = [
        (say("Text"), _texts(one.text for one in found)),
        (say("Who"), _texts(one.who for one in found)),
        (say("Due"), [day_cell(one.due if one else None) for one in agreed]),
        (say("State"), _words(one.state if one else "" for one in agreed)),
        (say("Overdue"), _yes(one.overdue for one in agreed if one)),
        (say("For"), _codes(", ".join(one.serves) if one else "" for one in agreed)),
        (say("Agreed in"), _texts(one.where for one in found)),
        (say("Agreed on"), [day_cell(one.on) for one in found]),
        (say("Said later"), _texts(_later(one) for one in agreed)),
        (say("Entry"), _codes(one.id for one in found)),
    ]
    kept = [(head, cells) for head, cells in columns if cells]
    yield from _sheet(title, kept, [(row_name(one.id),) for one in found])


def _later(one: AgreedFact | None) -> str:
    """What was said of it later, a line for each time."""
    later = one.later if one else ()
    return "\n".join(
        ": ".join(filter(None, (f"{day(each.on)}, {data_word(each.state)}", each.note)))
        for each in later
    )


# Rows of registers


def _register(name: str, fact: RegisterFact) -> Iterator[Sheet]:
    """Every field of a register in a column of its own."""
    register = REGISTERS.get(name)
    if register is None:
        return
    days = {field.id for field in register.fields if isinstance(field, DateField)}
    columns: list[tuple[str, Sequence[Cell]]] = [
        (say("Code"), _own(str(row["id"]) for row in fact.rows))
    ]
    for field in (*register.fields, *register.in_files):
        unit = fact.units.get(field.id, "")
        values = [row.get(field.id) for row in fact.rows]
        cells = [_day(value) if field.id in days else _cell(field, value) for value in values]
        title = say(field.title)
        columns.append((f"{title} ({unit})" if unit else title, cells))
    counts = [row.get("statements") for row in fact.rows]
    columns.append((say("Statements"), [_fact_cell(count) for count in counts]))
    names = [(row_name(str(row["id"])),) for row in fact.rows]
    title = say("{register}: all fields", register=say(register.title))
    yield from _sheet(title, columns, names)


def _cell(field: AnyField | Computed, value: CellFact) -> Cell:
    """A cell under a field; what was chosen of its options is said in the language."""
    if isinstance(field, ChoiceField) and isinstance(value, str) and value in field.options:
        return Cell(say(value))
    return _fact_cell(value)


def _day(value: CellFact) -> Cell:
    """A day that stands in the data year first."""
    return day_cell(date.fromisoformat(value)) if value and isinstance(value, str) else Cell()


def _fact_cell(value: CellFact) -> Cell:
    """A cell of a row as data has it."""
    if value is None or isinstance(value, bool):
        return Cell() if value is None else Cell(say("yes") if value else say("no"))
    if isinstance(value, int | float):
        return Cell(float(value), "text", "General")
    if isinstance(value, tuple):
        return codes_cell((", " if all(map(is_code, value)) else "; ").join(value))
    return Cell(value)
