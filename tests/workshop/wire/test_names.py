"""What other programs write stays what it is, and every command can be written.

Requirement: a command and its fields keep their names for ever, whatever they are called in the
code; a command that is added needs its type alone to be readable, and fails here where a field of
it says not what it refers to.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any, get_args

import msgspec
import pytest

from tests import ROOT
from tests.builders.acme import Acme
from workshop.errors import Refused
from workshop.guide.shape import Guide
from workshop.record.documents import Entry, Factor
from workshop.record.meanings import Called, Meaning, SessionId
from workshop.record.rows import ROW_TYPES
from workshop.record.themes import Theme
from workshop.running.base.registry import RULES
from workshop.running.capture import read_line
from workshop.running.commands import Command, RecordEntries
from workshop.running.findings.commands import MakeFinding
from workshop.running.findings.standing import findings_of
from workshop.running.row_commands import PutRows, RowText
from workshop.running.senders import MAY_SEND, Redo, Sender, Undo
from workshop.running.theming import MakeTheme, MergeThemes
from workshop.running.words.as_said import LOOK_UPS
from workshop.wire.manual_page import example, manual_page
from workshop.wire.names import commands, fields_of, meaning_of, sent_by, wire_name
from workshop.wire.reader import read_sent

KEPT = json.loads((ROOT / "tests" / "workshop" / "wire" / "names.json").read_text("utf-8"))
"""Every command with its fields: those that must be given, and those that may be left out."""


def written(kind: type[msgspec.Struct]) -> dict[str, list[str]]:
    """The fields of a command as `names.json` has them."""
    fields = fields_of(kind)
    return {
        "must": [field.name for field in fields if field.required],
        "may": [field.name for field in fields if not field.required],
    }


def test_names_are_kept() -> None:
    """A name in the list is never taken out of it; a new command is added to it."""
    names = {name: written(kind) for name, kind in commands().items()}
    for name, kind in commands().items():
        for field in fields_of(kind):
            for place, each in enumerate(parts_of(field.type)):
                inside = f".{each.__name__}" if place else ""
                names[f"{name}.{field.name}{inside}"] = written(each)
    assert names == KEPT


def test_every_command_has_a_name_and_nothing_else_has() -> None:
    """The table is that of the rules, with undo and redo beside it."""
    assert set(commands().values()) == {*RULES, Undo, Redo}


def inside(annotation: Any) -> Iterator[Meaning]:
    """The meanings in a type, at any depth."""
    if isinstance(annotation, Meaning):
        yield annotation
    for part in get_args(annotation):
        yield from inside(part)


def parts_of(annotation: Any) -> Iterator[type[msgspec.Struct]]:
    """A command, and the parts of it that have fields of their own."""
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        if annotation is Guide:  # it is given by its name
            return
        yield annotation
        for field in msgspec.structs.fields(annotation):
            yield from parts_of(field.type)
    for part in get_args(annotation):
        yield from parts_of(part)


@pytest.mark.parametrize("kind", commands().values(), ids=wire_name)
def test_every_id_says_what_it_is_of(kind: type[msgspec.Struct]) -> None:
    """A field that holds an id has a meaning, so that it can be given as people say it."""
    bare = [
        field.name
        for part in parts_of(kind)
        for field in msgspec.structs.fields(part)
        if field.name.endswith(("_id", "_ids")) and not set(inside(field.type))
    ]
    assert bare == [], f"{kind.__name__}: give {bare} a type of workshop.record.meanings"


def test_every_meaning_is_looked_up() -> None:
    """What a field refers to is found in the record, read as a whole, or not said at all."""
    assert set(LOOK_UPS) == {*Meaning} - {Meaning.UNSAID, Meaning.PARTICIPANT, Meaning.VOTES}


class _Renamed(msgspec.Struct, frozen=True, kw_only=True, tag="MoveTo"):
    """A command that is called otherwise by now, and a field of it too."""

    sitting_id: Annotated[SessionId, Called("session")]
    comment: Annotated[str, Called("reason")] = ""


def test_a_type_and_a_field_that_are_renamed_keep_their_names() -> None:
    """The tag of a type and `Called` of a field are what other programs write."""
    assert wire_name(_Renamed) == "MoveTo"
    assert written(_Renamed) == {"must": ["session"], "may": ["reason"]}
    assert [meaning_of(field.type) for field in fields_of(_Renamed)] == [Meaning.SESSION, None]


def test_the_manual_is_made_of_the_tables() -> None:
    """`python -m workshop.wire.manual_page > docs/apply.md` writes it."""
    assert (ROOT / "docs" / "apply.md").read_text("utf-8") == manual_page()


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Acme:
    """Three sessions' worth of what the examples of the manual refer to."""
    made = Acme(tmp_path_factory.mktemp("wire") / "acme")
    for number in range(14):
        made.say(f"+ Strength number {number}")
    made.store.do(PutRows(register="objectives", rows=(RowText(values={"objective": "Grow"}),)))
    decided = tuple(RowText(values={"decision": words}) for words in ("Wait", "Begin"))
    made.store.do(PutRows(register="decisions", rows=decided))
    wanted = RowText(values={"want": "One sign-on"}, code="N7")
    made.store.do(PutRows(register="needs", rows=(wanted,)))
    strategy = RowText(values={"strategy": "Sell it"}, code="SG2")
    made.store.do(PutRows(register="strategies", rows=(strategy,)))
    project = RowText(values={"project": "Night desk"}, code="PJ2")
    made.store.do(PutRows(register="projects", rows=(project,)))
    asked = RowText(values={"what": "Night desk", "approver": "Dana Ortiz"}, code="AP2")
    made.store.do(PutRows(register="approvals", rows=(asked,)))
    for name in ("Too many passwords", "New starters wait", "Slow forms", "Old forms"):
        made.store.do(MakeTheme(name=name))
    made.store.do(MergeThemes(into="Slow forms", others=("Old forms",)))
    for number in range(4):
        made.say(f"- Weakness number {number}")
    weak = max(made.store.record.all(Factor), key=lambda factor: factor.code)
    for words in ("Slow", "Slower"):
        made.store.do(MakeFinding(text=words, cites=(weak.id,)))
    return made


def guide_named(name: str) -> Guide:
    """The guide of any name."""
    del name
    return Acme.guide


SAID: dict[str, Any] = {"session": 1, "told_in": 1, "step": "score", "voter": "room"}
"""What the manual's examples say of an engagement that is larger than this one."""


@pytest.mark.parametrize("name", sent_by(Sender.APPLY))
def test_the_example_of_every_command_can_be_read(acme: Acme, name: str) -> None:
    """Each field of the command is there, with the id in place of the word."""
    record, kind = acme.store.record, commands()[name]
    given = example(name, kind)
    given |= {field: said for field, said in SAID.items() if field in given}
    given |= {"quotes": [next(record.all(Entry)).id]} if "cites" in given else {}
    sent = read_sent(json.dumps(given), record, guide_named, Sender.APPLY)
    assert type(sent) is kind

    def theme(name: str) -> str:
        return next(each.id for each in record.all(Theme) if each.name == name)

    entry = record.entries_of(acme.session_id)[13]
    third = next(each for each in record.all(Factor) if each.code == "S3")
    ids = {
        Meaning.SESSION: acme.session_id,
        Meaning.STEP: "score",
        Meaning.PERSON: acme.dana.id,
        Meaning.PARTICIPANT: acme.dana.id,
        Meaning.DEPARTMENT: acme.finance.id,
        Meaning.DEPARTMENT_NAME: "Finance",
        Meaning.ENTRY: entry.id,
        Meaning.FACTOR: third.id,
        Meaning.SUBJECT: third.id,
        Meaning.ABOUT: third.id,
        Meaning.SCALE: "weight",
        Meaning.VOTER: "room",
        Meaning.REGISTER: "objectives",
        Meaning.DECISION: acme.store.record.rows("decisions")[1].id,
        Meaning.PROJECT: acme.store.record.rows("projects")[0].id,
        Meaning.GATE: acme.store.record.rows("approvals")[0].id,
        Meaning.THEME: theme("Too many passwords"),
        Meaning.THEME_NAME: theme("Too many passwords"),
        Meaning.THEME_PART: theme("Old forms"),
        Meaning.FINDING: findings_of(record)[1].id,
    }
    for field in fields_of(kind):
        meaning = meaning_of(field.type)
        if field.attribute and meaning not in (None, Meaning.VOTES) and field.name != "second":
            named = {"of": "needs"}.get(field.name, ids[meaning])
            assert getattr(sent, field.attribute) == named


@pytest.mark.parametrize("name", sent_by(Sender.APPLY))
def test_ids_are_understood_everywhere(acme: Acme, name: str) -> None:
    """A program that knows the id gives that; nobody else need be asked."""
    record, kind = acme.store.record, commands()[name]
    entry = next(record.all(Entry))
    ids = {
        Meaning.SESSION: acme.session_id,
        Meaning.STEP: "score",
        Meaning.PERSON: acme.dana.id,
        Meaning.DEPARTMENT: acme.finance.id,
        Meaning.ENTRY: entry.id,
        Meaning.FACTOR: entry.factor_id,
        Meaning.SUBJECT: entry.factor_id,
        Meaning.VOTER: acme.dana.id,
        Meaning.ROW: next(record.all(ROW_TYPES["objectives"])).id,
        Meaning.DECISION: record.rows("decisions")[0].id,
        Meaning.PROJECT: record.rows("projects")[0].id,
        Meaning.GATE: record.rows("approvals")[0].id,
        Meaning.STATEMENT: entry.factor_id,
        Meaning.THEME: next(record.all(Theme)).id,
        Meaning.FINDING: findings_of(record)[0].id,
    }
    given = example(name, kind)
    given |= {"quotes": [entry.id]} if "cites" in given else {}
    for field in fields_of(kind):
        if (meaning := meaning_of(field.type)) in ids:
            given[field.name] = ids[meaning]
    sent = read_sent(json.dumps(given), record, guide_named, Sender.APPLY)
    for field in fields_of(kind):
        if field.attribute and (meaning := meaning_of(field.type)) in ids:
            assert getattr(sent, field.attribute) == ids[meaning]


def test_a_field_alone_that_is_missing_is_told(acme: Acme) -> None:
    """Without any field, each that must be there is named with what it takes; nothing else is."""
    for name, kind in sent_by(Sender.APPLY).items():
        must = [field.name for field in fields_of(kind) if field.required]
        if not must:
            continue
        with pytest.raises(Refused) as refused:
            read_sent(json.dumps({"do": name}), acme.store.record, guide_named, Sender.APPLY)
        told = str(refused.value).split("it is missing")
        assert len(told) - 1 == len(must)
        assert all(f"{field}: it is missing; give " in str(refused.value) for field in must)


def test_a_command_without_a_row_may_be_sent_by_nobody() -> None:
    """The table of senders holds every command, so none is open or shut by an oversight."""
    assert set(MAY_SEND) == {*RULES, Undo, Redo}
    assert all(MAY_SEND.values())


def test_lines_are_read_by_the_reader_of_the_capture_line(acme: Acme) -> None:
    """As typed in the step, by its parts, or both; parts are made clean."""
    parts = {"kind": "weakness", "text": "Slow", "handles": ["@Ana"], "tags": [" IT\u202e "]}
    given = {"do": "RecordEntries", "session": 1, "step": "works", "lines": ["+ Fast @Dana", parts]}
    sent = read_sent(json.dumps(given), acme.store.record, guide_named, Sender.APPLY)
    assert isinstance(sent, RecordEntries)
    assert sent.lines == (read_line("+ Fast @Dana"), read_line("- Slow @Ana #it"))


def test_every_meaning_is_used() -> None:
    """None is left over from a field that has gone."""
    parts = (part for kind in commands().values() for part in parts_of(kind))
    fields = (field for part in parts for field in msgspec.structs.fields(part))
    assert {each for field in fields for each in inside(field.type)} == {*Meaning}


def test_commands_are_what_is_sent() -> None:
    """Only undo and redo are none of the record."""
    assert {kind for kind in commands().values() if not issubclass(kind, Command)} == {Undo, Redo}
