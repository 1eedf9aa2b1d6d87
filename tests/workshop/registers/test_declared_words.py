"""Tables of registers in other languages.

Requirement: the titles, questions and options of every register are said in the language of the
document; as data, and in files that are read back, they stay what they are.
"""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from sessions.exports.languages.catalogue import language_of
from sessions.exports.sheets.data_sheets import data_sheets
from tests.builders.record import Building, workshop
from workshop.language import TAGS, speaking
from workshop.privacy.editions import Telling
from workshop.privacy.told_rows import RowTelling
from workshop.registers.declared_words import declared_words
from workshop.registers.kinds import REGISTERS
from workshop.report.build import build
from workshop.report.tables.register_file import register_file
from workshop.running.row_commands import PutRows, RowText

OTHERS = [tag for tag in TAGS if tag != "en"]
ROW: dict[str, str | int | float | None] = {
    "event": "The line goes down", "area": "supplier", "treatment": "avoid", "due": "2027-03-31",
    "likelihood": "3", "impact": "4",
}  # fmt: skip


def room() -> Building:
    """An engagement with one risk, whose mitigation nobody named yet."""
    built = Building()
    built.start(workshop(), built.person("Dana Ortiz"))
    built.do(PutRows(register="risks", rows=(RowText(values=ROW),)))
    return built


def facts(built: Building) -> Any:
    """The rows as data."""
    return msgspec.to_builtins(build(built.record, "risks", "restricted").facts)["registers"]


@pytest.mark.parametrize("tag", OTHERS)
@pytest.mark.parametrize("name", REGISTERS)
def test_every_word_that_is_declared_is_in_every_catalogue(tag: str, name: str) -> None:
    """Whoever adds a register or a field adds its words there too."""
    register, language = REGISTERS[name], language_of(tag)
    assert [word for word in declared_words(register) if word not in language.messages] == []
    assert register.one in language.counts


def test_a_table_is_told_in_the_language_of_the_document() -> None:
    """Headings, what was chosen, days, what is asked; what was typed stays as it is."""
    built = room()
    with speaking(language_of("de")):
        shown = str(build(built.record, "risks", "restricted").blocks)
    for words in ("Was passieren kann", "Lieferant", "vermeiden", "31. März 2027", "1 Risiko."):
        assert words in shown
    assert "Bis wann wirkt die Gegenmaßnahme?" not in shown
    assert "Was macht es weniger wahrscheinlich oder weniger schlimm?" in shown
    assert "The line goes down" in shown


@pytest.mark.parametrize("tag", OTHERS)
def test_as_data_every_language_has_the_same(tag: str) -> None:
    """Whatever is chosen, named or counted; only what is asked of a reader is said."""
    built = room()
    english, file = facts(built), register_file(built.record, REGISTERS["risks"], "shareable")
    with speaking(language_of(tag)):
        told = facts(built)
        assert register_file(built.record, REGISTERS["risks"], "shareable") == file
    assert told["risks"]["rows"] == english["risks"]["rows"]
    assert told["risks"]["units"] == english["risks"]["units"]
    assert told["risks"]["missing"] != english["risks"]["missing"]


def test_several_words_of_a_list_are_said_one_by_one() -> None:
    """In tables and workbooks in the language; as data and in files to be read back in English."""
    built = Building()
    row = RowText(values={"want": "A portal", "purposes": "relationships; improve"})
    built.do(PutRows(register="needs", rows=(row,)))
    register = REGISTERS["needs"]
    with speaking(language_of("de")):
        (told,) = RowTelling(Telling(built.record, "shareable")).rows(register).rows
        assert told.cells["purposes"] == "verbessern, Beziehungen"
        assert told.values["purposes"] == ("improve", "relationships")
        file = register_file(built.record, register, "shareable")
        assert dict(zip(file.headings, file.rows[0], strict=True))["purposes"] == (
            "improve; relationships"
        )
        sheets = [*data_sheets(build(built.record, "needs", "shareable"))]
    assert "verbessern; Beziehungen" in {
        cell.value for sheet in sheets for row in sheet.rows for cell in row
    }
