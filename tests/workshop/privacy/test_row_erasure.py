"""What of the rows of registers goes when a person is erased, and what stays."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders.record import interview, workshop
from tests.builders.recorded import Recorded
from tests.builders.rows import plain_cells, quick_registers
from tests.inputs import inputs
from workshop.record.document_states import Raw
from workshop.record.documents import Entry
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.fields import LinkField, PersonField, TextField
from workshop.registers.kinds import REGISTERS
from workshop.registers.register import Register
from workshop.running.row_commands import PutRows, RemoveRows, RowText


def put(
    made: Recorded,
    register: str,
    *rested: Entry,
    session: str | None = None,
    row: str | None = None,
    code: str = "",
    **cells: str,
) -> str:
    """Enter a row, or change one; its id."""
    evidence = tuple(entry.id for entry in rested)
    text = RowText(values=dict(cells), evidence=evidence, row_id=row, code=code)
    step = "talk" if session else ""
    command = PutRows(register=register, rows=(text,), session_id=session, step_id=step)
    return next(one.id for one in made.do(command).puts if isinstance(one, Row))


def room() -> tuple[Recorded, str, str, str]:
    """Dana and Ben; an interview of Dana, and a workshop of both."""
    made = Recorded()
    dana, ben = made.person("Dana Ortiz", "CFO"), made.person("Ben Okafor", "Service desk")
    return made, dana, made.start(interview(), dana), made.start(workshop(), dana, ben)


def objectives(made: Recorded, person: str) -> list[Raw]:
    """The objectives that stay."""
    return made.left(person).get("objectives", [])


def test_a_row_that_rests_on_the_person_alone_goes() -> None:
    """So does one entered in their interview; those of others and by hand stay."""
    made, dana, talk, both = room()
    own = made.say(talk, "talk", "Close in three days")
    other = made.say(both, "talk", "Fewer tickets, please @Ben")
    put(made, "objectives", own, objective="Close in three days")
    put(made, "objectives", other, objective="Fewer tickets")
    put(made, "objectives", session=talk, objective="Pay on time")
    put(made, "objectives", objective="Hire")
    assert [row["objective"] for row in objectives(made, dana)] == ["Fewer tickets", "Hire"]
    assert not [told for told in made.told(dana) if "Close" in told or "Pay" in told]
    erasing, typed = made.erasing(dana), {"Pay on time", "Fewer tickets", "Hire"}
    assert typed & erasing.words == {"Pay on time"}
    assert typed & {*erasing.words_of_others} == {"Fewer tickets", "Hire"}


def test_a_row_of_several_is_told_in_the_words_of_others() -> None:
    """It rests on what is left; its other cells lose what the person alone said."""
    made, dana, _, both = room()
    own = made.say(both, "talk", "Leave the outsourcing deal @Dana")
    other = made.say(both, "talk", "Costs must come down @Ben")
    cells = {"objective": "Leave the outsourcing deal", "figure": "no outsourcing", "aim": "cost"}
    put(made, "objectives", own, other, **cells)
    put(made, "objectives", own, other, objective="Costs down")
    first, second = objectives(made, dana)
    assert (first["objective"], first["figure"]) == ("Costs must come down", "[erased]")
    assert (first["aim"], first["evidence"]) == ("cost", [other.id])
    assert second["objective"] == "Costs down"
    assert "outsourcing" not in json.dumps(made.told(dana))


def test_what_a_row_once_rested_on_counts() -> None:
    """Its words go from every state, though it cites nothing any more."""
    made, dana, talk, _ = room()
    own = made.say(talk, "talk", "Leave the outsourcing deal")
    row = put(made, "objectives", own, objective="Outsourcing ends")
    put(made, "objectives", row=row, figure="none")
    assert [each["objective"] for each in objectives(made, dana)] == ["[erased]"]
    states = [made.erasing(dana).document(s.table, s.new or {}) for s in made.steps]
    assert "utsourcing" not in json.dumps(states)


def test_the_persons_whole_words_go_from_rows_that_cite_nothing() -> None:
    """Also from the words of a link; what others said word for word stays."""
    made, dana, talk, both = room()
    made.say(talk, "talk", "Leave the outsourcing deal")
    made.say(talk, "talk", "Costs must come down")
    made.say(both, "talk", "Costs must come down @Ben")
    put(made, "objectives", objective="So: leave the outsourcing deal!")
    put(made, "objectives", objective="Costs must come down")
    links = {"aim": "Hire", "department": "IT", "objectives": "Leave the outsourcing deal"}
    put(made, "department_strategies", **links)
    assert [row["objective"] for row in objectives(made, dana)] == [
        "[erased]",
        "Costs must come down",
    ]
    (strategy,) = made.left(dana)["department_strategies"]
    assert strategy["objectives"] == [{"text": "[erased]"}]


def test_words_of_a_link_go_from_the_history_that_quotes_them() -> None:
    """Also where the name stands among them, which goes from sentences too."""
    made, dana, talk, _ = room()
    made.say(talk, "talk", "Leave the outsourcing deal")
    row = put(made, "department_strategies", aim="Hire", department="IT")
    said = "Leave the outsourcing deal for Dana Ortiz"
    put(made, "department_strategies", row=row, objectives=said)
    assert "outsourcing" in made.lines[-1][0]["s"]
    assert "outsourcing" not in json.dumps([made.left(dana), made.told(dana)])


def test_the_name_goes_from_cells_codes_and_history() -> None:
    """A code keeps being one of a kind; a cell that named the person is empty."""
    made, dana, _, _ = room()
    put(made, "objectives", code="Dana", objective="Ask Dana Ortiz", owner="Dana Ortiz")
    put(made, "objectives", code="Dana Ortiz", objective="DANA ORTIZ asks")
    put(made, "department_strategies", aim="Hire", department="IT", objectives="Dana")
    rows = objectives(made, dana)
    assert [row["objective"] for row in rows] == ["Ask [name]", "[name] asks"]
    assert len({row["code"] for row in rows}) == 2
    assert not [row for row in rows if "owner" in row]
    (strategy,) = made.left(dana)["department_strategies"]
    assert [target["id"] for target in strategy["objectives"]] == [rows[0]["id"]]
    whole = json.dumps([made.left(dana), made.told(dana)], ensure_ascii=False).casefold()
    assert "dana" not in whole
    assert dana not in whole


def test_what_was_removed_goes_too() -> None:
    """A row that is not there any more keeps nothing of the person in the past."""
    made, dana, talk, _ = room()
    own = made.say(talk, "talk", "Leave the outsourcing deal")
    row = put(made, "objectives", own, objective="Outsourcing ends")
    made.do(RemoveRows(register="objectives", row_ids=(row,)))
    states = [made.erasing(dana).document(s.table, s.new or {}) for s in made.steps]
    assert "utsourcing" not in json.dumps(states)
    assert "utsourcing" not in json.dumps(made.told(dana))


_WORDS = tuple(f"{first}{last}" for first in "bdfgkl" for last in ("ombat", "uniper", "ackle"))


@pytest.mark.parametrize("name", quick_registers())
@settings(max_examples=inputs(20), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nothing_of_the_erased_stays_in_any_state_of_a_row(name: str, data: st.DataObject) -> None:
    """For every register: no name, id or word of theirs alone; what stays is a row still."""
    made, dana, talk, both = room()
    register = REGISTERS[name]
    said: dict[str, Entry] = {}
    for number in range(data.draw(st.integers(1, 4))):
        word = f"{_WORDS[2 * number]} {_WORDS[2 * number + 1]}"
        who = data.draw(st.sampled_from(["@Dana", "@Ben"]))
        said[word] = made.say(talk if who == "@Dana" else both, "talk", f"All of {word} {who}")
    entries = list(said.values())
    for _ in range(data.draw(st.integers(1, 3))):
        rested = data.draw(st.lists(st.sampled_from(entries), max_size=2, unique=True))
        row = put(made, name, *rested, **_cells(register, data, entries))
        if data.draw(st.booleans()):
            rested = data.draw(st.lists(st.sampled_from(entries), max_size=2, unique=True))
            put(made, name, *rested, row=row, **_cells(register, data, entries, number=1))
    erasing = made.erasing(dana)
    states = [erasing.document(s.table, raw) for s in made.steps for raw in (s.new, s.old) if raw]
    whole = json.dumps([states, made.told(dana)], ensure_ascii=False)
    for word, entry in said.items():
        if entry.session_id == talk:
            assert not [part for part in word.split() if part in whole]
        else:
            assert word in whole
    assert dana not in whole
    assert "dana" not in whole.casefold()
    for left in made.left(dana).get(name, []):
        msgspec.convert(left, ROW_TYPES[name])


def _cells(
    register: Register, data: st.DataObject, entries: list[Entry], number: int = 0
) -> dict[str, str]:
    """A row whose words are those of entries, with names in them; another one for each number."""
    cells = plain_cells(register)
    for field in register.fields:
        if isinstance(field, PersonField):
            cells[field.id] = data.draw(st.sampled_from(["Dana Ortiz", "Ben Okafor"]))
        if isinstance(field, TextField) or (isinstance(field, LinkField) and field.or_text):
            entry = data.draw(st.sampled_from([None, *entries]))
            name = data.draw(st.sampled_from(["", " for Dana Ortiz", " DANA", " dana"]))
            cells[field.id] = f"{number} {entry.text if entry else 'Hire'}{name}"
    return cells


def test_the_name_of_a_department_is_nobodys_words() -> None:
    """Though a row that goes, entered in the interview of its head, says no more than that."""
    made, dana, talk, _ = room()
    made.department("Legal and Compliance for all")
    put(made, "resources", session=talk, resource="Legal and Compliance for all")
    put(made, "resources", session=talk, resource="A lawyer of its own for Finance")
    erasing = made.erasing(dana)
    assert "Legal and Compliance for all" in erasing.words_of_others
    assert "A lawyer of its own for Finance" not in erasing.words_of_others
