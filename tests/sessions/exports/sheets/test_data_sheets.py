"""The data of a report as sheets: a row for each thing, a column for each thing that is known.

Requirement: everything that the edition tells of factors, themes, actions and decisions stands in a
column under its heading, numbers and days as such, words in the language of the document; a column
that would be empty is left out; a row can be found from the others that name it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from sessions.exports.languages.catalogue import language_of
from sessions.exports.sheets.data_sheets import data_sheets
from sessions.exports.sheets.sheet import Sheet
from tests.builders.reports import sample
from workshop.analysis.action_facts import (
    ActionRegisterFact,
    AgreedFact,
    DecidedFact,
    LaterFact,
)
from workshop.analysis.synthesis.facts import ThemeFact, ThemeMatrix, ThemeRow, ToldStatement
from workshop.analysis.synthesis.strength import Strength
from workshop.language import speaking
from workshop.report.facts import Facts

_AT = datetime(2026, 10, 8, 9, 30, tzinfo=UTC)


def _sheets(**facts: Any) -> list[Sheet]:
    given = Facts(departments=("Finance", "IT"), **facts)
    return list(data_sheets(msgspec.structs.replace(sample(), blocks=(), facts=given)))


def _rows(sheet: Sheet) -> list[dict[str, Any]]:
    """The rows of a sheet by the headings of its columns, without what is empty."""
    heads = [str(cell.value) for cell in sheet.rows[sheet.head]]
    assert len(set(heads)) == len(heads)
    return [
        {head: cell.value for head, cell in zip(heads, row, strict=True) if cell.value != ""}
        for row in sheet.rows[sheet.head + 1 :]
    ]


_THEME = ThemeFact(
    id="TH1",
    text="Typed three times",
    letter="W",
    n=3,
    sentence="2 of 2 departments",
    departments=2,
    sessions=1,
    against=1,
    said_by=("Finance",),
    against_by=("IT",),
    strength=Strength(word="very low", why="one session", n=3, sources=1),
    factors=("W1", "W2"),
    statements=(
        ToldStatement(
            entry="e1",
            text="Nobody owns it",
            kind="weakness",
            stance="for",
            who="Dana Ortiz",
            departments=("Finance", "IT"),
            session_title="First talk",
            at=_AT,
        ),
        ToldStatement(
            entry="e2", text="One does", kind="note", stance="against", who="", departments=()
        ),
    ),
)
_LONE = msgspec.structs.replace(_THEME, id="S4", letter=None, factors=(), statements=())
_MATRIX = ThemeMatrix(
    departments=("Finance", "IT", "Sales", "Law"),
    rows=(
        ThemeRow(
            id="TH1",
            text="Typed three times",
            cells=("said", "said the opposite", "silent", "not heard"),
            said=(1, 0, 0, 0),
            against=(0, 1, 0, 0),
            elsewhere=0,
            evidence=(),
        ),
    ),
)


def test_themes_have_a_row_each_with_what_each_department_says() -> None:
    """Counts are numbers; a theme that the matrix lacks has nothing under the departments."""
    themes, said = _sheets(themes=(_THEME, _LONE), matrix=_MATRIX)
    usual = {
        "Theme": "Typed three times",
        "Support": "2 of 2 departments",
        "Statements": 3,
        "Departments": 2,
        "Sessions": 1,
        "Against": 1,
        "Strength of evidence": "very low",
        "Why": "one session",
    }
    heard = {
        "Finance": "said so",
        "IT": "said the opposite",
        "Sales": "nothing of it",
        "Law": "not heard",
    }
    own = {"Code": "TH1", "Letter": "W", "Factors": "W1, W2"}
    assert themes.title == "All themes"
    assert _rows(themes) == [usual | own | heard, {"Code": "S4"} | usual]
    assert list(_rows(themes)[0])[:3] == ["Code", "Theme", "Letter"]
    assert (said.title, _rows(said)) == (
        "What was said",
        [
            {
                "Code": "TH1",
                "What was said": "Nobody owns it",
                "Stance": "for",
                "Kind": "weakness",
                "Who": "Dana Ortiz",
                "Departments": "Finance; IT",
                "Session": "First talk",
                "Recorded": _AT.replace(tzinfo=None),
                "Entry": "e1",
            },
            {
                "Code": "TH1",
                "What was said": "One does",
                "Stance": "against",
                "Kind": "note",
                "Entry": "e2",
            },
        ],
    )
    alone, _ = _sheets(themes=(_THEME,))
    assert not {"Finance", "IT"} & set(_rows(alone)[0])


def test_words_of_the_data_are_in_the_language_of_the_document() -> None:
    """What a department says, how strong the evidence is, what kind a statement is."""
    with speaking(language_of("de")):
        themes, said = _sheets(themes=(_THEME,), matrix=_MATRIX)
    words = [str(cell.value) for row in (*themes.rows, *said.rows) for cell in row]
    assert {"so gesagt", "nichts dazu", "nicht befragt", "Schwäche"} <= set(words)
    english = {"said so", "said the opposite", "nothing of it", "not heard", "very low", "weakness"}
    assert not english & set(words)


@pytest.mark.parametrize("title", ["All themes", "What was said"])
def test_a_code_leads_to_what_was_said_and_from_there_to_its_row(title: str) -> None:
    """The first row of a code is the place to which others lead."""
    sheets = {sheet.title: sheet for sheet in _sheets(themes=(_THEME, _LONE), matrix=_MATRIX)}
    sheet = sheets[title]
    (other,) = (each for name, each in sheets.items() if name != title)
    code = sheet.rows[sheet.head + 1][0]
    assert code.value == "TH1"
    assert any(name in other.names for name in code.leads)
    assert set(sheet.names.values()) <= {sheet.head + 1, sheet.head + 2}


def test_what_is_followed_has_a_sheet_for_actions_decisions_and_questions() -> None:
    """Days as days, what was said later a line each; a column that none of them has is left out."""
    later = (
        LaterFact(on=date(2026, 11, 2), state="moved", note="No money yet"),
        LaterFact(on=date(2026, 11, 9), state="done", note=""),
    )
    action = AgreedFact(
        id="e1",
        text="Name an owner",
        who="Dana Ortiz",
        due=date(2026, 12, 11),
        state="open",
        overdue=True,
        session_title="First talk",
        on=date(2026, 10, 8),
        serves=("W1", "F2"),
        later=later,
    )
    question = AgreedFact(id="e3", text="Who pays?", who="", state="dropped")
    decision = DecidedFact(id="e2", text="Fund it", who="Ana", session_title="Board")
    register = ActionRegisterFact(
        as_of=date(2026, 12, 1),
        n=1,
        open=1,
        overdue=1,
        done=0,
        dropped=0,
        sentence="",
        items=(action, question),
        decisions=(decision,),
        questions=(question,),
    )
    found = {sheet.title: _rows(sheet) for sheet in _sheets(actions=register)}
    told = {
        "Text": "Name an owner",
        "Who": "Dana Ortiz",
        "Due": date(2026, 12, 11),
        "State": "open",
        "Overdue": "yes",
        "For": "W1, F2",
        "Agreed in": "First talk",
        "Agreed on": date(2026, 10, 8),
        "Said later": "2 November 2026, moved: No money yet\n9 November 2026, done",
        "Entry": "e1",
    }
    asked = {"Text": "Who pays?", "State": "dropped", "Overdue": "no", "Entry": "e3"}
    assert found == {
        "All actions": [told, asked],
        "Decisions": [{"Text": "Fund it", "Who": "Ana", "Agreed in": "Board", "Entry": "e2"}],
        "Open questions": [asked],
    }
    none = msgspec.structs.replace(register, items=(), decisions=(), questions=())
    assert _sheets(actions=none) == []
