"""What an edition tells of the rows of registers: every rule, and the law behind them."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders.record import Building, interview, workshop
from tests.builders.rows import plain_cell, plain_cells, quick_registers
from tests.inputs import inputs
from workshop.privacy.editions import Edition, Telling
from workshop.privacy.told_rows import NOT_NAMED, RowTelling, ToldRow, ToldRows
from workshop.record.documents import Attribution, Consent, Entry, Person
from workshop.registers.fields import LinkField, PersonField, TextField
from workshop.registers.kinds import REGISTERS
from workshop.registers.register import Register
from workshop.report.build import build
from workshop.report.tables.register_fact import RegisterFact
from workshop.report.view import Gathered
from workshop.running.commands import RetractEntry
from workshop.running.row_commands import PutRows, RowText
from workshop.trace.subject import meant


def put(
    room: Building,
    register: str,
    *rested: Entry,
    session: str | None = None,
    code: str = "",
    **cells: str,
) -> None:
    """Enter a row that rests on some entries."""
    evidence = tuple(entry.id for entry in rested)
    row = RowText(values=dict(cells), evidence=evidence, code=code)
    step = "talk" if session else ""
    room.do(PutRows(register=register, rows=(row,), session_id=session, step_id=step))


def told(room: Building, register: str = "objectives", edition: Edition = "shareable") -> ToldRows:
    """What an edition tells of a register."""
    return RowTelling(Telling(room.record, edition)).rows(REGISTERS[register])


def only(rows: ToldRows) -> ToldRow:
    """The one row that is told."""
    (row,) = rows.rows
    return row


def room() -> tuple[Building, str, str]:
    """Two people of two departments, each in an interview; the ids of the interviews."""
    built = Building()
    dana = built.person("Dana Ortiz", "CFO", built.department("Finance"))
    kim = built.person("Kim Park", "Head of Sales", built.department("Sales"))
    return built, built.start(interview(), dana), built.start(interview("second"), kim)


def person(built: Building, name: str) -> str:
    """The id of somebody."""
    return next(one.id for one in built.record.all(Person) if one.name == name)


# Whether a row is told


def test_a_row_is_told_where_something_that_it_rests_on_is() -> None:
    """One told entry is enough; with none left the row is left out and counted."""
    built, first, second = room()
    built.consent(second, person(built, "Kim Park"), Attribution.WITHHELD)
    fine = built.say(first, "talk", "Close in three days")
    hidden = built.say(second, "talk", "Close in three days, in the north")
    put(built, "objectives", fine, hidden, objective="Close in three days")
    put(built, "objectives", hidden, objective="Three days")
    shared = told(built)
    assert [row.code for row in shared.rows] == ["B1"]
    assert (only(shared).evidence, shared.left_out) == ((fine,), 1)
    assert told(built, edition="restricted").left_out == 0


def test_a_row_whose_evidence_was_taken_back_is_left_out() -> None:
    """Also where it was entered in a session: it rests on nothing that stands."""
    built, first, _ = room()
    entry = built.say(first, "talk", "Close in three days")
    put(built, "objectives", entry, session=first, objective="Close in three days")
    built.do(RetractEntry(entry_id=entry.id))
    assert told(built) == ToldRows(register=REGISTERS["objectives"], rows=(), left_out=1)
    assert only(told(built, edition="restricted")).evidence == ()


@pytest.mark.parametrize(
    ("said", "wording"),
    [
        ("Leave the outsourcing deal #private", "Costs down: leave the OUTSOURCING deal!"),
        ("Layoffs in Oslo #private", "Fewer people, perhaps layoffs"),
        ("Layoffs in Oslo #private", f"{'and so on ' * 900}layoffs"),
    ],
    ids=["in its words", "in one word", "at the end of a long text"],
)
def test_a_row_that_borrows_from_what_is_left_out_is_left_out(said: str, wording: str) -> None:
    """Whatever else it rests on, and wherever in a long text the words stand."""
    built, first, _ = room()
    open_entry = built.say(first, "talk", "Costs must come down")
    private = built.say(first, "talk", said)
    assert private.private
    put(built, "objectives", open_entry, private, objective=wording)
    assert told(built).left_out == 1


def test_the_whole_text_of_what_is_left_out_is_nowhere() -> None:
    """Not in a row that was typed by hand and cites nothing, nor in the words of a link."""
    built, first, _ = room()
    built.say(first, "talk", "Leave the outsourcing deal by May #private")
    put(built, "objectives", objective="Plan: leave the outsourcing deal by May, then hire")
    put(built, "objectives", objective="Hire in May")
    cells = {"aim": "Hire", "department": "Finance"}
    put(built, "department_strategies", objectives="leave the outsourcing deal, by May", **cells)
    assert [row.code for row in told(built).rows] == ["B2"]
    assert told(built, "department_strategies").left_out == 1


def test_a_row_entered_in_a_session_follows_those_who_were_in_it() -> None:
    """Where the one interviewed withheld their words, it is left out; else it is told."""
    built, first, second = room()
    built.consent(second, person(built, "Kim Park"), Attribution.WITHHELD)
    put(built, "objectives", session=first, objective="Close in three days")
    put(built, "objectives", session=second, objective="Sell online")
    put(built, "objectives", objective="Hire")
    assert [row.cells["objective"] for row in told(built).rows] == ["Close in three days", "Hire"]


# How it is told


@pytest.mark.parametrize(
    ("levels", "shown"),
    [
        ([Attribution.NAME], "Dana Ortiz"),
        ([Attribution.ROLE], "CFO, Finance"),
        ([Attribution.DEPARTMENT], "Finance"),
        ([Attribution.PARTICIPANT], NOT_NAMED),
        ([Attribution.WITHHELD], NOT_NAMED),
        ([], NOT_NAMED),
        ([Attribution.NAME, Attribution.ROLE], "CFO, Finance"),
        ([Attribution.NAME, Attribution.WITHHELD], NOT_NAMED),
    ],
)
def test_people_in_cells_are_told_as_they_agreed(levels: list[Attribution], shown: str) -> None:
    """The least open of what they agreed to anywhere holds; the record itself has the name."""
    built, first, _ = room()
    dana = person(built, "Dana Ortiz")
    for number, level in enumerate(levels):
        built.consent(built.start(interview(f"i{number}"), dana) if number else first, dana, level)
    put(built, "objectives", objective="Hire", owner="Dana Ortiz")
    assert only(told(built)).cells["owner"] == shown
    assert only(told(built, edition="restricted")).cells["owner"] == "Dana Ortiz"


def test_names_go_from_texts_and_codes_and_links() -> None:
    """Of people who did not agree to be named, in any case of letters."""
    built, _, _ = room()
    put(built, "objectives", code="DANA ORTIZ-1", objective="dana ortiz wants speed", figure="Kim")
    cells = {"aim": "Speed", "department": "Sales"}
    put(built, "department_strategies", objectives="DANA ORTIZ-1; Ask kim park", **cells)
    row = only(told(built))
    assert (row.code, row.cells["objective"]) == ("[name]-1", "[name] wants speed")
    assert row.cells["figure"] == "[name]"
    linked = only(told(built, "department_strategies")).values["objectives"]
    assert linked == ("[name]-1", "Ask [name]")


@pytest.mark.parametrize("how", ["rests on it", "entered in the interview", "by hand"])
def test_words_of_a_speakers_own_row_lose_every_word_of_the_name(how: str) -> None:
    """Also where it is a word like any in small letters, which in others' words it stays."""
    built = Building()
    talk = built.start(interview(), built.person("Dana Price", "CFO"))
    words = "Ask about the price"
    rested = (built.say(talk, "talk", words),) if how == "rests on it" else ()
    session = talk if how == "entered in the interview" else None
    put(built, "objectives", *rested, session=session, objective=words)
    expected = words if how == "by hand" else "Ask about the [name]"
    assert only(told(built)).cells["objective"] == expected


@pytest.mark.parametrize(
    ("typed", "value", "as_data"),
    [("12.50", 12.5, "12.5"), ("10000", 10000, "10000"), ("0.01", 0.01, "0.01")],
)
def test_money_is_told_in_the_unit_of_the_table(typed: str, value: float, as_data: str) -> None:
    """To the cent, a whole amount without decimals."""
    built, *_ = room()
    put(built, "approvals", what="Ledger", approver="Dana Ortiz", above=typed)
    row = only(told(built, "approvals"))
    assert (row.values["above"], json.dumps(row.values["above"])) == (value, as_data)


def test_links_to_what_is_left_out_go() -> None:
    """Rows that are left out, by whatever rule, are led to by nothing; others stay."""
    built, first, _ = room()
    private = built.say(first, "talk", "Leave the outsourcing deal #private")
    put(built, "objectives", private, objective="Leave the deal")
    put(built, "objectives", objective="Hire")
    cells = {"aim": "Speed", "department": "Finance"}
    put(built, "department_strategies", objectives="B1; B2; Trust", **cells)
    assert only(told(built, "department_strategies")).values["objectives"] == ("B2", "Trust")
    restricted = only(told(built, "department_strategies", "restricted"))
    assert restricted.cells["objectives"] == "B1; B2; Trust"


# The law

_WORDS = tuple(f"{first}{last}" for first in "bdfgkl" for last in ("ombat", "uniper", "ackle"))
_LEVELS = st.sampled_from(list(Attribution))


def _cells(register: Register, data: st.DataObject, texts: list[str]) -> dict[str, str]:
    """A row whose words are those of entries and names, in any case of letters."""
    cells = plain_cells(register)
    for field in register.fields:
        if isinstance(field, PersonField):
            cells[field.id] = data.draw(st.sampled_from(["Dana Ortiz", "Kim Park"]))
        if isinstance(field, TextField) or (isinstance(field, LinkField) and field.or_text):
            words = data.draw(st.sampled_from([plain_cell(field), *texts]))
            name = data.draw(
                st.sampled_from(["", " for Dana Ortiz", " FOR KIM PARK", " dana ortiz"])
            )
            cells[field.id] = f"{words}{name}".replace(";", ",")
    return cells


def _recorded(built: Building, data: st.DataObject, sessions: list[str]) -> dict[str, Entry]:
    """Entries by words that no other has; some are private, some were taken back."""
    said: dict[str, Entry] = {}
    for number in range(data.draw(st.integers(1, 5))):
        word = f"{_WORDS[2 * number]} {_WORDS[2 * number + 1]}"
        sign = data.draw(st.sampled_from(["", "- ", "+ "]))
        mark = data.draw(st.sampled_from(["", " #private"]))
        session = data.draw(st.sampled_from(sessions))
        said[word] = built.say(session, "talk", f"{sign}We need {word} soon{mark}")
    for entry in said.values():
        if data.draw(st.integers(0, 3)) == 0:
            built.do(RetractEntry(entry_id=entry.id))
    return said


def _rows(
    built: Building,
    data: st.DataObject,
    register: Register,
    entries: list[Entry],
    sessions: list[str | None],
) -> None:
    """Rows that rest on any entries and have the words of any."""
    texts = [entry.text for entry in entries]
    for _ in range(data.draw(st.integers(1, 4))):
        rested = data.draw(st.lists(st.sampled_from(entries), max_size=2, unique=True))
        where = data.draw(st.sampled_from(sessions))
        put(built, register.name, *rested, session=where, **_cells(register, data, texts))


@pytest.mark.parametrize("name", quick_registers())
@settings(max_examples=inputs(25), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_shareable_table_tells_nothing_that_was_not_agreed_to(
    name: str, data: st.DataObject
) -> None:
    """For every register and any consents: no word of what is left out, no name that was not given.

    The words of each entry are its own, and are looked for in the whole document and its data.
    """
    built, first, second = room()
    both = built.start(workshop(), person(built, "Dana Ortiz"), person(built, "Kim Park"))
    for session, who in ((first, "Dana Ortiz"), (second, "Kim Park"), (both, "Kim Park")):
        if data.draw(st.booleans()):
            built.consent(session, person(built, who), data.draw(_LEVELS))
    said = _recorded(built, data, [first, second, both])
    _rows(built, data, REGISTERS[name], list(said.values()), [None, first, second, both])
    report = build(built.record, name, "shareable")
    whole = json.dumps(msgspec.to_builtins(report), ensure_ascii=False)
    telling = Telling(built.record, "shareable")
    for word, entry in said.items():
        if not telling.tells(built.record.get(Entry, entry.id)):
            assert not [part for part in word.split() if part in whole]
    fact = report.facts.registers[name]
    rows = json.dumps(fact.rows, ensure_ascii=False).casefold()
    for who in ("Dana Ortiz", "Kim Park"):
        here = [c for c in built.record.all(Consent) if c.person_id == person(built, who)]
        asked = {consent.attribution for consent in here}
        if asked != {Attribution.NAME}:  # no row names them; where they agreed, they are quoted
            assert who.casefold() not in (rows if Attribution.NAME in asked else whole.casefold())
    assert len(fact.rows) + fact.left_out == len(built.record.rows(name))
    _is_sound(built, fact)


def _is_sound(built: Building, fact: RegisterFact) -> None:
    """Every row says what it rests on: entries that `trace` finds, or how it came."""
    gathered = Gathered(built.record, "shareable")
    for row in fact.rows:
        assert isinstance(row["evidence"], tuple)
        assert row["statements"] == len(row["evidence"])
        for one in row["evidence"]:
            entry = meant(gathered, one)
            assert isinstance(entry, Entry)
            assert gathered.telling.tells(entry)
        assert bool(row["statements"]) is ("entered_by" not in row)
        assert row.get("entered_by", "hand") in ("hand", "session")
