"""Versions: documents of older schemas are lifted, those of newer ones left alone."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sessions.database import checkpoint
from sessions.database.database import EngagementDB
from sessions.errors import NewerFormat
from sessions.journal.line import FORMAT
from sessions.journal.schemas import FIRST, SCHEMAS, Schemas, keeping, schemas_of
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.sessions.disk.failing_disks import bytes_of, journals, ticking
from workshop.record.documents import Factor, Person
from workshop.registers.fields import MoneyField, TextField
from workshop.registers.register import Register, Upcaster
from workshop.running.commands import EditFactor, EditPerson
from workshop.running.row_commands import PutRows, RowText


def renamed(raw: dict[str, Any]) -> dict[str, Any]:
    """An upcaster: `name` is called `title`."""
    if "name" not in raw:
        return raw
    return {"title" if field == "name" else field: value for field, value in raw.items()}


def counted(raw: dict[str, Any]) -> dict[str, Any]:
    """An upcaster: every title has a length."""
    return raw | {"length": len(raw["title"])}


LATER = Schemas({"things": renamed}, {"things": counted, "others": renamed})
"""Three schemas, as a later program may have them."""


FIRST_ALONE = Schemas()
"""The one schema that the first program had."""

NEXT = Schemas(*({},) * SCHEMAS.current)
"""One schema more than this program has."""


def opened(
    folder: Path, schemas: Schemas = FIRST_ALONE, *, read_only: bool = False
) -> EngagementDB:
    """Open a database with those schemas."""
    create = not read_only
    return EngagementDB(
        folder, clock=ticking(), schemas=schemas, read_only=read_only, create=create
    )


def things(db: EngagementDB) -> list[dict[str, Any]]:
    """The documents of the table."""
    return [dict(row) for row in db.table("things")]


def first_line(folder: Path, file: int = 0) -> dict[str, Any]:
    """The first line of a journal file."""
    found: dict[str, Any] = json.loads(journals(folder)[file].read_bytes().split(b"\n")[0])
    return found


def test_format_and_schema_are_stated_apart(tmp_path: Path) -> None:
    """The first line of each file and the checkpoint state both numbers."""
    with opened(tmp_path / "e", LATER) as db:
        db.table("things").insert({"title": "one"})
        db.table("things").insert({"title": "two"})
    line = first_line(tmp_path / "e")
    assert (line["v"], line["s"]) == (FORMAT, 3)
    note = json.loads((tmp_path / "e" / "workshop.json").read_bytes())[checkpoint.RESERVED]["1"]
    assert (note["format"], note["schema"]) == (checkpoint.FORMAT, 3)
    second = journals(tmp_path / "e")[0].read_bytes().split(b"\n")[1]
    assert not {"v", "s"} & json.loads(second).keys()


@pytest.mark.parametrize("with_checkpoint", [True, False])
def test_older_documents_are_lifted_when_they_are_read(
    tmp_path: Path, *, with_checkpoint: bool
) -> None:
    """Each step of the chain is applied, to old values too; no line is rewritten."""
    folder = tmp_path / "e"
    with opened(folder) as db:
        db.table("things").insert({"name": "one", "kept": 1})
        db.table("things").update({"name": "three"})
        db.table("others").insert({"name": "o"})
    before = journals(folder)[0].read_bytes()
    if not with_checkpoint:
        (folder / "workshop.json").unlink()
    with opened(folder, LATER) as db:
        assert things(db) == [{"title": "three", "kept": 1, "length": 5}]
        assert [dict(row) for row in db.table("others")] == [{"title": "o"}]
        operation = list(db.history())[1].operations[0]
        assert (operation.old or {})["title"] == "one"
        db.table("things").insert({"title": "new", "length": 9})
    assert journals(folder)[0].read_bytes() == before
    assert first_line(folder, 1)["s"] == 3
    (folder / "workshop.json").unlink()
    with opened(folder, LATER, read_only=True) as db:
        assert [thing["length"] for thing in things(db)] == [5, 9]


def test_a_file_without_a_schema_has_the_first(tmp_path: Path) -> None:
    """What was written before schemas were stated is read as schema 1."""
    import zlib  # noqa: PLC0415 - only here a line is sealed by hand

    folder = tmp_path / "e"
    opened(folder).close()
    body = b'"n":1,"p":"00000000","v":1,"t":1.0,"m":{},"o":[["things","1",{"name":"x"},null]]}'
    line = b'{"c":"%08x",%b\n' % (zlib.crc32(body), body)
    (folder / "journal" / "000001-x.jsonl").write_bytes(line)
    with opened(folder, LATER, read_only=True) as db:
        assert things(db) == [{"title": "x", "length": 1}]
        assert db.journal.defects == ()


def later_acme(folder: Path) -> Path:
    """An engagement whose last run was of a program with another schema."""
    acme = Acme(folder)
    acme.say("+ Month-end close is quick @Dana")
    acme.store.close()
    with opened(folder, NEXT) as db:
        db.table("entries").insert({"id": "later", "kind": "of another world"})
        db.table("unheard-of").insert({"some": "thing"})
    return folder


@pytest.mark.slow
def test_a_newer_schema_is_read_without_changing_a_byte(tmp_path: Path) -> None:
    """Opening, reading, a summary and closing leave every file as it was; writing is refused."""
    folder = later_acme(tmp_path / "Acme")
    before = bytes_of(folder)
    with pytest.raises(NewerFormat, match="newer version"):
        Store.open(folder)
    with Store.open(folder, read_only=True) as store:
        assert [factor.text for factor in store.record.all(Factor)] == ["Month-end close is quick"]
        newer, unused = (defect.sentence for defect in store.database.journal.defects)
        assert f"written by a newer version of this program (schema {NEXT.current})" in newer
        assert f"workshop.json: not used, it has the schema {NEXT.current}" in unused
        assert not store.follow()
    words = ["summary", str(folder), "--document", "swot", "--edition", "restricted"]
    done = subprocess.run(
        [sys.executable, "-m", "screens", *words], capture_output=True, text=True, check=False
    )
    assert "Month-end close is quick" in done.stdout
    assert f"schema {NEXT.current}" in done.stderr
    words = [sys.executable, "-m", "screens", "doctor", str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert "newer version" in done.stdout
    assert bytes_of(folder) == before


def test_the_checkpoint_of_another_version_is_kept_before_the_first_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer program copies `workshop.json` to the backups, once, before it writes."""
    folder = tmp_path / "e"
    with opened(folder) as db:
        db.table("things").insert({"name": "one"})
    before = (folder / "workshop.json").read_bytes()
    backups = set((folder / "backups").iterdir())
    opened(folder).close()
    assert set((folder / "backups").iterdir()) == backups
    monkeypatch.setattr(checkpoint, "__version__", "99.0.0")
    for _ in range(3):
        with opened(folder) as db:
            db.table("things").insert({"name": "two"})
    (kept,) = (folder / "backups").glob("before-99.0.0-*.json.gz")
    assert gzip.decompress(kept.read_bytes()) == before


def test_unknown_fields_survive_an_edit(tmp_path: Path) -> None:
    """What another version added to a document is there after this one has edited it."""
    acme = Acme(tmp_path / "Acme")
    acme.say("+ Month-end close is quick @Dana")
    person = next(p for p in acme.store.record.all(Person) if p.name.startswith("Dana"))
    factor = next(acme.store.record.all(Factor))
    acme.store.close()
    with opened(acme.folder, SCHEMAS) as db:
        db.table("people").update({"pronoun": "she", "desk": {"floor": 2}})
        db.table("factors").update({"colour": "green"})
    with Store.open(acme.folder, now=acme.clock, ids=acme.ids) as store:
        store.do(EditPerson(person_id=person.id, name="Dana O.", role="", department_id=None))
        store.do(EditFactor(factor_id=factor.id, text="Quick close", pestle=None))
        store.undo()
        rows = {row["name"]: row for row in store.database.table("people")}
        assert rows["Dana O."]["desk"] == {"floor": 2}
        assert "role" not in rows["Dana O."]
        (stored,) = store.database.table("factors")
        assert (stored["colour"], stored["text"]) == ("green", "Month-end close is quick")


def test_unknown_fields_inside_a_document_are_kept_too() -> None:
    """In things by key and in lists, as long as what they belong to is still there."""
    raw = {
        "id": "1",
        "steps": {"a": {"x": 1, "new": 2}, "b": {"new": 3}},
        "list": [{"y": 1, "n": 2}],
    }
    known = {"id": "1", "steps": {"a": {"x": 1}, "b": {}}, "list": [{"y": 1}]}
    new = {"id": "1", "steps": {"a": {"x": 5}}, "list": [{"y": 1}, {"y": 2}]}
    assert keeping(raw, known, new) == {
        "id": "1",
        "steps": {"a": {"x": 5, "new": 2}},
        "list": [{"y": 1, "n": 2}, {"y": 2}],
    }


def in_cents(raw: dict[str, Any]) -> dict[str, Any]:
    """An upcaster: what stood in whole units is in cents now, under another name."""
    if "units" not in raw:
        return raw
    return {k: v for k, v in raw.items() if k != "units"} | {"cost": raw["units"] * 100}


def costs(upcasters: dict[int, Upcaster]) -> Register:
    """A register whose one amount has changed its meaning."""
    return Register(
        name="things",
        title="Things",
        one="thing",
        prefix="T",
        means="What is bought.",
        fields=(
            TextField(id="what", title="What", means="What it is.", required=True),
            MoneyField(id="cost", title="Cost", means="What it costs."),
        ),
        upcasters=upcasters,
    )


def test_a_register_whose_field_changed_its_meaning_is_lifted(tmp_path: Path) -> None:
    """Its declaration says from which schema on; rows of before are lifted as they are read."""
    folder, later = tmp_path / "e", SCHEMAS.current + 1
    with opened(folder, schemas_of([costs({})])) as db:
        db.table("things").insert({"what": "server", "units": 12})
        db.table("others").insert({"units": 12})
    lifting = schemas_of([costs({later: in_cents})])
    assert lifting.current == later
    with opened(folder, lifting) as db:
        assert things(db) == [{"what": "server", "cost": 1200}]
        assert [dict(row) for row in db.table("others")] == [{"units": 12}]
        db.table("things").insert({"what": "cable", "cost": 50})
    (folder / "workshop.json").unlink()
    with opened(folder, lifting, read_only=True) as db:
        assert [thing["cost"] for thing in things(db)] == [1200, 50]
        assert db.journal.defects == ()
    with pytest.raises(NewerFormat):
        opened(folder, schemas_of([costs({})]))


def test_no_upcaster_leads_to_the_first_schema() -> None:
    """A declaration that says so is refused as it is read."""
    with pytest.raises(ValueError, match="things"):
        schemas_of([costs({FIRST: in_cents})])


def test_the_first_version_only_reads_what_this_one_writes(tmp_path: Path) -> None:
    """It knows no rows and no forms: it would erase somebody and leave them in a row."""
    acme = Acme(tmp_path / "Acme")
    row = RowText(values={"objective": "Grow", "owner": "Dana Ortiz"})
    acme.store.do(PutRows(register="objectives", rows=(row,)))
    acme.store.close()
    with pytest.raises(NewerFormat, match="newer version"):
        opened(acme.folder)
    with opened(acme.folder, read_only=True) as db:
        assert len(list(db.table("objectives"))) == 1


def test_what_the_first_version_wrote_is_not_lifted() -> None:
    """No document of it looks different today, so no reading takes longer."""
    assert SCHEMAS.current == 3
    assert SCHEMAS.lift(FIRST) is None
