"""Names behind `@`.

Requirement: what is offered for a person or a department means that very one, whatever else the
record holds, and correcting a line without touching a name leaves the entry with who said it.
"""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.builders.record import Building, interview
from workshop.errors import Refused
from workshop.record.documents import Department, Entry, Person, Session
from workshop.running.base.voters import short_names
from workshop.running.capture import read_line, render
from workshop.running.commands import EditEntry
from workshop.running.handles import captured_of, completions, handles_in, key_of, meant_by

NASTY = (
    *("D’Arcy Smith", "D'Arcy Smith", "J.R. Smith", "J.-P. Martin", "O’Neil Grey", "D", "J", "O"),
    *("Dr. Ana", "Dr. Bo Łoś", "Prof. Dr.", "Mr. 1", "Herr D’Arcy"),
    *("Sales Person", "Sales", "Sales 1", "sales", "Ana", "Ana 1", "Ana 2", "ANA", "Án a", "A"),
    *("Bo Łoś", "Los", "Løs", "Þór", "Thor", "Straße", "Strasse", "İsa", "ısa", "𝐀na", "Acme™"),
    *("محمد علي", "محمد", "李 小龍", "李", "प्रिया", "परया", "िप", "क्\u200dष वर्मा", "Unnamed"),
    *("👩\u200d👧", "---", "½", "ﹰ", "ﾞ", "\u037a", "Al-Hassan Bey", "Al", "1", "_", "x@y", "#tag"),
)
NAMES = st.one_of(
    st.sampled_from(NASTY),
    st.lists(st.sampled_from(["D", "'", ".", "-", "1", " ", "ana", "ß", "é", "ि", "प", "李"]))
    .map("".join)
    .filter(str.strip),
)


def added(room: Building, name: str, *, department: bool = False) -> str | None:
    """The id of somebody of that name; none where the record takes no such name or none twice."""
    try:
        return room.department(name) if department else room.person(name)
    except Refused:
        return None


@pytest.mark.parametrize("name", ["D'Arcy Smith", "J.R. Smith", "J.-P. Martin", "O’Neil Grey"])
def test_a_name_with_punctuation_is_completed_to_its_bearer(name: str) -> None:
    """And by no letter that would make a new person."""
    room = Building()
    person = room.person(name)
    session = room.record.get(Session, room.start(interview(), person))
    (handle,) = completions(name[0], room.record, session)
    assert meant_by(handle, room.record, session) is room.record.get(Person, person)
    entry = room.say(session.id, "talk", f"Slow @{handle}")
    assert (entry.people, len(list(room.record.all(Person)))) == ((person,), 1)


@pytest.mark.parametrize(
    ("name", "handle", "short"),
    [
        ("Dr. Çağla Yılmaz", "Çağla", "Çağla"),
        ("Prof. Dr. med. Weber", "Weber", "Weber"),
        ("Dipl.-Ing. Ute Klein", "Ute", "Ute"),
        ("Frau Sommer", "Sommer", "Sommer"),
        ("Ing Chen", "Ing", "Ing"),
        ("Dr. Dr.", "Dr", "Dr."),
        ("J.-P. Martin", "J.P", "J.-P."),
    ],
)
def test_nobody_is_called_by_a_title(name: str, handle: str, short: str) -> None:
    """Neither behind `@` nor in a list of voters; a title alone is a name."""
    room = Building()
    person = room.person(name)
    session = room.record.get(Session, room.start(interview(), person))
    assert handles_in(room.record, session)[person] == handle
    assert short_names(room.record, [person]) == {person: short}
    assert meant_by(name.replace(" ", "."), room.record, session) is not None


def test_a_person_is_not_taken_for_a_department() -> None:
    """Where the first name is the department's, the whole name is offered."""
    room = Building()
    sales, person = room.department("Sales"), room.person("Sales Person")
    talk = room.start(interview(), person)
    session = room.record.get(Session, talk)
    assert list(completions("sal", room.record, session)) == ["Sales.Person", "Sales"]
    entry = room.say(talk, "talk", "Slow @Sales.Person")
    line = read_line(render(captured_of(room.record, session, entry)))
    room.do(EditEntry(entry_id=entry.id, line=line))
    edited = room.record.get(Entry, entry.id)
    assert (edited.people, edited.departments) == ((person,), ())
    assert meant_by("Sales", room.record, session) is room.record.get(Department, sales)


def test_namesakes_are_numbered_across_people_and_departments() -> None:
    """A participant goes by the bare name; the others have a number."""
    room = Building()
    team, here, there = room.department("Sales"), room.person("Sales"), room.person("sales")
    session = room.record.get(Session, room.start(interview(), here))
    handles = handles_in(room.record, session)
    assert handles == {here: "Sales", team: "Sales.2", there: "sales.3"}


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        *(("Łoś", "Los"), ("Bjørn", "Bjorn"), ("Đorđe", "Dorde"), ("Guðrún", "gudrun")),
        *(("Þór", "thor"), ("Strauß", "Strauss"), ("Æsa", "aesa"), ("Cœur", "COEUR")),
        *(("Yıldız", "yildiz"), ("𝐀na", "ana")),
    ],
)
def test_letters_are_found_by_plain_ones(name: str, typed: str) -> None:
    """A keyboard without them names everybody."""
    assert key_of(name) == key_of(typed)


def test_a_name_of_no_letter_still_names_somebody() -> None:
    """`@_` makes a person who can be shown."""
    room = Building()
    talk = room.start(interview(), room.person("Ana"))
    entry = room.say(talk, "talk", "Slow @_")
    assert room.record.get(Person, entry.people[0]).name == "_"


@pytest.mark.slow
@given(st.lists(NAMES, min_size=1, max_size=7), st.lists(NAMES, max_size=4), st.data())
@example(["Sales Person", "Sales", "Sales 2"], ["Sales"], None)
@example(["Ana", "Ana", "Ana 1", "Ana 2"], ["Ana 3", "Ana"], None)
@example(["D'Arcy Smith", "D"], ["D’Arcy Smith"], None)
@example(["Acme™", "Acmetm", "Acme", "Acme"], ["Acmetm1"], None)
def test_everybody_is_meant_by_the_handle_given(
    people: list[str], departments: list[str], data: st.DataObject | None
) -> None:
    """In every session, whoever takes part; an entry read out and typed again is the same."""
    room = Building()
    ids = [each for name in people if (each := added(room, name))]
    teams = [each for name in departments if (each := added(room, name, department=True))]
    present = ids if data is None else data.draw(st.lists(st.sampled_from(ids), unique=True))
    talk = room.start(interview(), *(present or ids[:1]))
    session = room.record.get(Session, talk)
    handles = handles_in(room.record, session)
    assert set(handles) == {*ids, *teams}
    for each, handle in handles.items():
        one = meant_by(handle, room.record, session)
        assert one is not None
        assert one.id == each
        assert read_line(f"x @{handle}").handles == (handle,)
    marks = " ".join(f"@{handle}" for handle in handles.values())
    entry = room.say(talk, "talk", f"Slow {marks}")
    assert (set(entry.people), set(entry.departments)) == (set(ids), set(teams))
    session = room.record.get(Session, talk)
    line = read_line(render(captured_of(room.record, session, entry)))
    room.do(EditEntry(entry_id=entry.id, line=line))
    assert room.record.get(Entry, entry.id) == entry
