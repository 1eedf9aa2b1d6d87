"""Somebody whose part in a session two laptops gave differently.

Requirement: whoever takes part on one side takes part in the merged engagement, once; another part
that the other side gave them goes, it is told, and everybody else keeps theirs.
"""

from __future__ import annotations

from pathlib import Path

from sessions.store.store import Store
from sessions.transfer.merge_folders import compare
from tests.builders.laptops import Laptop, base, merged
from workshop.record.documents import Person
from workshop.record.parts import Part
from workshop.record.record import Record
from workshop.running.command_kinds.people import SetPart
from workshop.running.commands import AddPerson, Command, JoinSession


def named(record: Record, name: str) -> str:
    """The id of a person."""
    return next(person.id for person in record.all(Person) if person.name == name)


def observes(name: str, part: Part = Part.OBSERVER) -> object:
    """Gives somebody a part in the session."""

    def command(record: Record) -> Command:
        session = record.sessions()[0]
        return SetPart(session_id=session.id, person_id=named(record, name), part=part)

    return command


def test_whoever_takes_part_on_one_side_takes_part(tmp_path: Path) -> None:
    """An observer here and a participant there: a participant, and an owner stays an owner."""
    source = base(tmp_path)
    with Store.open(source) as store:
        store.do(AddPerson(name="Eve Moss"))
        store.do(AddPerson(name="Cy Ng"))
    one, other = Laptop(source, tmp_path, "a"), Laptop(source, tmp_path, "b")
    one.do(observes("Eve Moss"), observes("Cy Ng", Part.OWNER))  # type: ignore[arg-type]
    other.do(
        lambda record: JoinSession(
            session_id=record.sessions()[0].id, person_id=named(record, "Eve Moss")
        )
    )
    told = "\n".join(each.sentence for each in compare(one.folder, other.folder).joint.resolved)
    assert "Eve Moss" in told
    assert "had another part in" in told
    assert "they take part in it" in told
    folder = merged(one.folder, other.folder, tmp_path, "both")
    with Store.open(folder, read_only=True) as store:
        (session,) = store.record.sessions()[:1]
        eve, cy = (named(store.record, name) for name in ("Eve Moss", "Cy Ng"))
        assert session.people.count(eve) == 1
        assert session.parts == {cy: Part.OWNER}
