"""What a report knows as data, one thing a row: factors, what was said, votes, actions, themes.

Each is what the edition tells, as in the JSON of the same document. A column in which nothing
stands is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from sessions.exports import labels as words
from sessions.exports.places import is_code
from sessions.exports.sheets.carrying_sheets import carrying_sheets
from sessions.exports.sheets.columns import (
    Columns,
    codes,
    data_words,
    numbers,
    own_codes,
    sheet_of_columns,
    texts,
    yes_or_no,
)
from sessions.exports.sheets.needs_sheets import needs_sheets
from sessions.exports.sheets.session_sheets import document_words, entry_sheets, vote_sheets
from sessions.exports.sheets.sheet import Sheet, codes_cell, row_name, said_name
from sessions.exports.sheets.strategy_sheets import strategy_sheets
from sessions.exports.sheets.values import Cell, day_cell, moment_cell
from workshop.analysis.action_facts import ActionRegisterFact, AgreedFact, DecidedFact
from workshop.analysis.synthesis.facts import CellWord, ThemeFact, ThemeMatrix
from workshop.language import say
from workshop.registers.choices import ChoicesField
from workshop.registers.computed import Computed
from workshop.registers.fields import AnyField, ChoiceField, DateField
from workshop.registers.kinds import REGISTERS
from workshop.report.blocks import CONTESTED, Matrix, Report
from workshop.report.facts import Evidence, FactorFact, Swot
from workshop.report.tables.register_fact import CellFact, RegisterFact
from workshop.report.wording.data_words import data_word
from workshop.times import day


def data_sheets(report: Report) -> Iterator[Sheet]:
    """The sheets of the data of a report, in their order."""
    facts = report.facts
    if facts.elements is not None:
        yield from strategy_sheets(facts)
    if facts.swot is not None:
        yield from _factors(facts.swot, report)
    if facts.themes:
        yield from _themes(facts.themes, facts.matrix)
    if facts.actions is not None:
        yield from _actions(facts.actions)
    if facts.needs is not None:
        yield from needs_sheets(facts)
    yield from carrying_sheets(facts)
    if facts.votes:
        yield from vote_sheets(facts.votes)
    if facts.session is not None:
        yield from entry_sheets(facts.session)
    for name, fact in facts.registers.items():
        yield from _register(name, fact)


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
        (say("Code"), own_codes(one.id for one in found)),
        (say("Letter"), texts(title for title, facts in quarters for _ in facts)),
        (say("Factor"), texts(one.text for one in found)),
        (say("Support"), texts(one.support.sentence for one in found)),
        *_counts(found),
        *_scores(found),
        *_departments(found, report),
        (say("Says the same"), texts("\n".join(one.merged) for one in found)),
    ]
    yield from sheet_of_columns(say("All factors"), columns, [(row_name(one.id),) for one in found])
    yield from _said([(one.id, each) for one in found for each in one.evidence])


def _counts(found: Sequence[FactorFact]) -> Columns:
    return [
        (say("Departments"), numbers(one.support.departments for one in found)),
        (say("People"), numbers(one.support.people for one in found)),
        (say("Entries"), numbers(one.support.entries for one in found)),
        (say("Sessions"), numbers(one.support.sessions for one in found)),
        (
            say("Strength of evidence"),
            data_words(o.strength.word if o.strength else "" for o in found),
        ),
        (say("Contested"), texts(CONTESTED if one.contested else "" for one in found)),
    ]


def _scores(found: Sequence[FactorFact]) -> Columns:
    return [
        (say("PESTLE"), texts(one.pestle or "" for one in found)),
        (say("Impact"), numbers(one.impact for one in found)),
        (say("Likelihood"), numbers(one.likelihood for one in found)),
        (say("Significance"), numbers(one.significance for one in found)),
        (say("Weight"), numbers((one.weight for one in found), "0.00")),
        (say("Place"), numbers(one.place for one in found)),
    ]


def _departments(found: Sequence[FactorFact], report: Report) -> Columns:
    """What each department says of the factors, from the matrices of the document."""
    wanted = {one.id for one in found}
    told: dict[str, dict[str, str]] = {}
    for block in report.blocks:
        if not isinstance(block, Matrix) or block.pattern != "signs":
            continue
        for line in block.rows:
            if line.code in wanted:
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
        (say("Code"), codes(code for code, _ in found)),
        (say("What was said"), texts(each.text for each in entries)),
        (say("Kind"), data_words(each.kind for each in entries)),
        (say("Who"), texts(each.who for each in entries)),
        (say("Session"), texts(each.session_title for each in entries)),
        (say("Recorded"), [moment_cell(each.at) for each in entries]),
        (say("Document"), texts(document_words(each.cited) for each in entries)),
        (say("Read back"), data_words(each.check for each in entries)),
        (say("Entry"), texts(each.entry for each in entries)),
    ]
    yield from sheet_of_columns(
        say("What was said"), columns, [(said_name(code),) for code, _ in found]
    )


# Themes

_HEARD: Final[Mapping[CellWord, str]] = {
    "said": words.SIGN_WORDS["said"],
    "said the opposite": words.SIGN_WORDS["against"],
    "silent": words.SIGN_WORDS["silent"],
    "not heard": words.SIGN_WORDS["unheard"],
}
"""What a department says of a theme, as the document says its signs."""


def _themes(themes: Sequence[ThemeFact], matrix: ThemeMatrix | None) -> Iterator[Sheet]:
    columns = [
        (say("Code"), own_codes(one.id for one in themes)),
        (say("Theme"), texts(one.text for one in themes)),
        (say("Letter"), texts(one.letter or "" for one in themes)),
        (say("Support"), texts(one.sentence for one in themes)),
        (say("Statements"), numbers(one.n for one in themes)),
        (say("Departments"), numbers(one.departments for one in themes)),
        (say("Sessions"), numbers(one.sessions for one in themes)),
        (say("Against"), numbers(one.against for one in themes)),
        (say("Strength of evidence"), data_words(one.strength.word for one in themes)),
        (say("Why"), texts(one.strength.why for one in themes)),
        (say("Factors"), codes(", ".join(one.factors) for one in themes)),
        *_theme_departments(themes, matrix),
    ]
    yield from sheet_of_columns(say("All themes"), columns, [(row_name(one.id),) for one in themes])
    found = [(one.id, each) for one in themes for each in one.statements]
    told = [each for _, each in found]
    statements = [
        (say("Code"), codes(code for code, _ in found)),
        (say("What was said"), texts(each.text for each in told)),
        (say("Stance"), data_words(each.stance for each in told)),
        (say("Kind"), data_words(each.kind for each in told)),
        (say("Who"), texts(each.who for each in told)),
        (say("Departments"), texts("; ".join(each.departments) for each in told)),
        (say("Session"), texts(each.session_title for each in told)),
        (say("Recorded"), [moment_cell(each.at) for each in told]),
        (say("Entry"), texts(each.entry for each in told)),
    ]
    yield from sheet_of_columns(
        say("What was said"), statements, [(said_name(code),) for code, _ in found]
    )


def _theme_departments(themes: Sequence[ThemeFact], matrix: ThemeMatrix | None) -> Columns:
    if matrix is None:
        return []
    rows = {row.id: [say(_HEARD[cell]) for cell in row.cells] for row in matrix.rows}
    return [
        (name, texts(rows[one.id][at] if one.id in rows else "" for one in themes))
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
        (say("Text"), texts(one.text for one in found)),
        (say("Who"), texts(one.who for one in found)),
        (say("Due"), [day_cell(one.due if one else None) for one in agreed]),
        (say("State"), data_words(one.state if one else "" for one in agreed)),
        (say("Overdue"), yes_or_no(one.overdue for one in agreed if one)),
        (say("For"), codes(", ".join(one.serves) if one else "" for one in agreed)),
        (say("Agreed in"), texts(one.where for one in found)),
        (say("Agreed on"), [day_cell(one.on) for one in found]),
        (say("Said later"), texts(_later(one) for one in agreed)),
        (say("Entry"), codes(one.id for one in found)),
    ]
    kept = [(head, cells) for head, cells in columns if cells]
    yield from sheet_of_columns(title, kept, [(row_name(one.id),) for one in found])


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
        (say("Code"), own_codes(str(row["id"]) for row in fact.rows))
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
    yield from sheet_of_columns(title, columns, names)


def _cell(field: AnyField | Computed, value: CellFact) -> Cell:
    """A cell under a field; what was chosen of its options is said in the language."""
    if isinstance(field, ChoiceField) and isinstance(value, str) and value in field.options:
        return Cell(say(value))
    if isinstance(field, ChoicesField) and isinstance(value, tuple):
        return Cell("; ".join(say(each) for each in value))
    return _fact_cell(value)


def _day(value: CellFact) -> Cell:
    """A day that stands in the data year first."""
    return day_cell(date.fromisoformat(value)) if value and isinstance(value, str) else Cell()


def _fact_cell(value: CellFact) -> Cell:
    """A cell of a row as data has it."""
    if value is None or isinstance(value, bool):
        return yes_or_no([value])[0]
    if isinstance(value, int | float):
        return numbers([value])[0]
    if isinstance(value, tuple):
        return codes_cell((", " if all(map(is_code, value)) else "; ").join(value))
    return Cell(value)
