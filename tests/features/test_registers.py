"""What every register has from its declaration alone, carried through on real folders.

Requirement: rows of any register are kept, undone, looked back at, joined, exported, moved, erased
and examined as everything else that is recorded, and damage to one takes no other with it.
"""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from tinydb.table import Document as Stored

from sessions.care.doctor import examine
from sessions.clock import IdMaker
from sessions.erasure.erase import erase
from sessions.exports.documents import Request, document_in
from sessions.exports.registry import formats_of
from sessions.store.folder_defects import UnfitDocument
from sessions.store.past import Past
from sessions.store.store import Store
from sessions.transfer import zip_writer
from sessions.transfer.import_engagement import import_engagement
from sessions.transfer.merge_folders import compare
from tests.builders.acme import START, Acme, Clock
from tests.builders.laptops import Laptop, base, merged
from tests.builders.rows import plain_cells, quick_registers
from tests.sessions.disk.failing_disks import journals, readable_in
from workshop.privacy.factor_wording import ERASED
from workshop.record.documents import Department, Entry, Person
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.choices import ChoicesField
from workshop.registers.fields import AnyField, DateField, LinkField, PersonField, TextField
from workshop.registers.kinds import REGISTERS
from workshop.registers.quarters import QuarterField
from workshop.registers.register import Register
from workshop.running.commands import Command
from workshop.running.row_commands import PutRows, RemoveRows, RowText

each_register = pytest.mark.parametrize("name", quick_registers())


def put(name: str, **given: object) -> PutRows:
    """The command that enters or changes one row; `values` are its cells."""
    return PutRows(register=name, rows=(msgspec.convert(given, RowText),))


def subject(name: str, words: str) -> dict[str, str]:
    """A whole row about these words; in a register of people they stand in its first text."""
    return plain_cells(REGISTERS[name]) | {field_of_words(name): words}


def field_of_words(name: str) -> str:
    """The field of a register in which words stand that somebody typed."""
    fields = (field.id for field in REGISTERS[name].fields if isinstance(field, TextField))
    return next(fields)


def rows(store: Store, name: str) -> list[Row]:
    """The rows of a register, in order."""
    return store.record.rows(name)


def editable(register: Register) -> AnyField:
    """A field, other than the first where there is one, whose cell can be typed."""
    texts = [field for field in register.fields if isinstance(field, TextField)]
    return texts[-1]


@each_register
def test_rows_are_kept_undone_and_looked_back_at(name: str, tmp_path: Path) -> None:
    """Each change is one line with its sentence; a crash keeps it; every moment can be seen."""
    acme = Acme(tmp_path / "Acme")
    acme.say("+ Month-end close is quick @Dana")
    (entry,) = acme.store.record.all(Entry)
    states = []
    cited = {"values": subject(name, "One"), "evidence": [entry.id]}
    commands: list[Command] = [put(name, **cited), put(name, values=subject(name, "Two"))]
    for command in commands:
        acme.clock.forward(minutes=1)
        acme.store.do(command)
        states.append((acme.clock.now, rows(acme.store, name)))
    first = rows(acme.store, name)[0]
    field = editable(REGISTERS[name])
    for command in (
        put(name, row_id=first.id, values={field.id: "Otherwise"}),
        RemoveRows(register=name, row_ids=(rows(acme.store, name)[1].id,)),
    ):
        acme.clock.forward(minutes=1)
        acme.store.do(command)
        states.append((acme.clock.now, rows(acme.store, name)))
    sentences = [change.sentence for change in acme.store.history.changes[-4:]]
    assert all(first.register.one in sentence.lower() for sentence in sentences)
    assert "Otherwise" in sentences[2]
    assert rows(acme.reopen(crashed=True), name) == states[-1][1]
    for moment, then in states:
        with Past.open(acme.folder, at=moment, now=acme.clock) as past:
            assert rows(past, name) == then
    for _, then in reversed(states[:-1]):
        acme.store.undo()
        assert rows(acme.store, name) == then
    for _, then in states[1:]:
        acme.store.redo()
        assert rows(acme.store, name) == then
    acme.store.close()


@each_register
def test_rows_of_two_laptops_are_joined(name: str, tmp_path: Path) -> None:
    """A code given twice names one row; of a cell changed twice the later stands and it is told."""
    source = base(tmp_path)
    register, field = REGISTERS[name], editable(REGISTERS[name])
    clock = Clock(START + timedelta(minutes=30))
    with Store.open(source, now=clock, ids=IdMaker(clock)) as store:
        for words in ("Shared", "Removed"):
            store.do(put(name, values=subject(name, words) | {field.id: "before"}))
    first, second = Laptop(source, tmp_path, "a"), Laptop(source, tmp_path, "b", late=30)
    new = plain_cells(register) | {
        each.id: "Newcomer Nu" for each in register.fields if isinstance(each, PersonField)
    }
    texts = {f.id: "later" for f in (field,)}

    def nth(place: int, **values: str) -> object:
        return lambda record: put(name, row_id=record.rows(name)[place].id, values=values)

    def take_out(record: Record) -> Command:
        return RemoveRows(register=name, row_ids=(record.rows(name)[1].id,))

    first.do(put(name, values=new | {register.subject.id: "From a"}))
    first.do(nth(0, **{field.id: "earlier"}), take_out)  # type: ignore[arg-type]
    second.do(put(name, values=new | {register.subject.id: "From b"}))
    second.do(nth(0, **texts), nth(1, **{field.id: "still needed"}))  # type: ignore[arg-type]
    folder = merged(first.folder, second.folder, tmp_path / "home", "both")
    other = merged(second.folder, first.folder, tmp_path / "home", "other")
    with Store.open(folder, read_only=True) as store, Store.open(other, read_only=True) as turned:
        found = rows(store, name)
        assert found == rows(turned, name)
        assert len({row.code for row in found}) == len(found) == 4
        assert found[0].cell(field.id) == "later"
        assert found[1].cell(field.id) == "still needed"
        told = " ".join(compare(first.folder, second.folder).joint.sentences)
        assert "“later”" in told
        assert "“earlier”" in told
        assert "is set aside" in told
        assert field.title.lower() in told
        assert "it stays" in told
        assert "was given on both sides" in told
        people = [person.name for person in store.record.all(Person)]
        assert len(people) == len(set(people))
        departments = [one.name for one in store.record.all(Department)]
        assert len(departments) == len(set(departments))
        assert store.database.journal.defects == ()


@each_register
def test_nothing_of_an_erased_person_is_left_in_a_folder(name: str, tmp_path: Path) -> None:
    """No byte of the name, the id or the words, in journal, backups or exports; the rest stays."""
    acme = Acme(tmp_path / "Acme")
    acme.say("Leave the outsourcing deal behind us @Dana")
    acme.say("Costs must come down by a tenth @Ana")
    said = {entry.people[0]: entry for entry in acme.store.record.all(Entry)}
    own, other = said[acme.dana.id], said[acme.ana.id]
    cells = subject(name, "Leave the outsourcing deal behind us")
    both = put(name, values=cells, evidence=[own.id, other.id], code="Dana")
    acme.store.do(both)
    acme.store.do(put(name, values=cells, evidence=[own.id]))
    acme.store.do(put(name, values=subject(name, "DANA ORTIZ wants to hire")))
    exports = acme.folder / "exports"
    exports.mkdir(exist_ok=True)
    for form in formats_of(name, "restricted"):
        content = document_in(acme.store.record, Request(name, "restricted"), form.name)
        (exports / f"{name}{form.suffix}").write_bytes(content)
    acme.store.close()
    told = erase(acme.folder, acme.dana.id, now=acme.clock)
    # A PDF is not read as text: that it may name somebody is told, and so it is left. Where a code
    # with the name in it is a place to jump to, that stands in plain letters, and the file goes.
    pdfs = [path for path in exports.iterdir() if path.suffix == ".pdf"]
    assert [left.path for left in told.left] == pdfs
    assert pdfs or name in ("needs", "decisions")
    for path in pdfs:
        path.unlink()
    whole = b"".join(readable_in(acme.folder).values()).decode("utf-8", "replace").casefold()
    assert [word for word in ("dana", "outsourcing", acme.dana.id) if word in whole] == []
    with Store.open(acme.folder, now=acme.clock, ids=acme.ids) as store:
        assert store.defects == ()
        kept = [row.cell(field_of_words(name)) for row in rows(store, name)]
        if isinstance(REGISTERS[name].subject, PersonField):  # its rows were all hers
            assert kept == []
        else:
            words = other.text if field_of_words(name) == REGISTERS[name].subject.id else ERASED
            assert kept == [words, "[name] wants to hire"]
            assert rows(store, name)[0].evidence == (other.id,)
        store.undo()


@each_register
def test_a_folder_with_rows_is_moved_and_found_sound(name: str, tmp_path: Path) -> None:
    """Out as a zip and in again they are the same; doctor finds nothing."""
    acme = Acme(tmp_path / "Acme")
    acme.store.do(put(name, values=plain_cells(REGISTERS[name])))
    before = rows(acme.store, name)
    acme.store.close()
    zipped = zip_writer.export(acme.folder, tmp_path / "acme.zip")
    there = import_engagement(zipped.path, tmp_path / "home", now=acme.clock)
    with Store.open(there.folder, read_only=True) as store:
        assert rows(store, name) == before
    looked = examine(there.folder)
    assert looked.defects == ()
    assert looked.counts[name] == 1
    (there.folder / "journal").rename(there.folder / "gone")
    alone = import_engagement(there.folder / "workshop.json", tmp_path / "again", now=acme.clock)
    with Store.open(alone.folder, read_only=True) as store:
        assert rows(store, name) == before


@each_register
def test_damage_to_a_row_takes_no_other_with_it(name: str, tmp_path: Path) -> None:
    """One of another shape is told and left out; rows of a lost session have a stand-in for it."""
    acme = Acme(tmp_path / "Acme")
    entered = PutRows(
        register=name,
        rows=(RowText(values=dict(plain_cells(REGISTERS[name]))),),
        session_id=acme.session_id,
        step_id="works",
    )
    acme.store.do(entered)
    table = acme.store.database.table(name)
    table.insert(Stored({"id": "x", "code": ["no", "code"]}, 99))
    acme.store.close()
    with Store.open(acme.folder, read_only=True) as store:
        (whole,) = rows(store, name)
        (defect,) = store.defects
        assert isinstance(defect, UnfitDocument)
    (path,) = journals(acme.folder)
    lines = path.read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if b"Started" not in line and b'"id":"x"' not in line]
    path.write_bytes(b"".join(kept))
    (acme.folder / "workshop.json").unlink()
    shutil.rmtree(acme.folder / "backups")
    with Store.open(acme.folder, read_only=True) as store:
        assert rows(store, name) == [whole]
        session = store.record.sessions()[0]
        assert "works" in [step.id for step in store.record.guide_of(session).steps]
        report = document_in(store.record, Request(name, "shareable"), "json")
        fact = json.loads(report)["registers"][name]
        assert len(fact["rows"]) + fact["left_out"] == 1


@each_register
def test_data_of_a_table_are_as_the_register_types_them(name: str, tmp_path: Path) -> None:
    """Numbers are numbers, days ISO; gaps are told with what to ask; the same bytes come twice."""
    acme = Acme(tmp_path / "Acme")
    register = REGISTERS[name]
    required = {f.id: c for f, c in _cells(register) if f.required}
    acme.store.do(put(name, values=plain_cells(register)))
    acme.clock.forward(minutes=1)
    acme.store.do(put(name, values=required))
    record = acme.store.record
    content = document_in(record, Request(name, "restricted"), "json")
    assert document_in(record, Request(name, "restricted"), "json") == content
    fact = json.loads(content)["registers"][name]
    whole, bare = fact["rows"]
    for field, typed in _cells(register):
        if field.numeric:
            assert whole[field.id] == float(typed)
            assert not isinstance(whole[field.id], str)
        elif isinstance(field, DateField | QuarterField):
            assert whole[field.id] == typed
        elif isinstance(field, ChoicesField):
            assert whole[field.id] == typed.split("; ")
        elif isinstance(field, LinkField) and field.or_text:
            assert whole[field.id] == [typed]
    asked = {f.id for f in register.fields if f.asks}
    missing = {each["field"] for each in fact["missing"] if each["id"] == bare["id"]}
    assert missing == asked - set(required)
    assert {each["entered_by"] for each in fact["rows"]} == {"hand"}
    assert fact["left_out"] == 0
    acme.store.close()
    assert acme.clock.now - timedelta(minutes=1) == rows(acme.store, name)[0].at


def _cells(register: Register) -> list[tuple[AnyField, str]]:
    """Every field with what stands in it."""
    return [(field, plain_cells(register)[field.id]) for field in register.fields]
