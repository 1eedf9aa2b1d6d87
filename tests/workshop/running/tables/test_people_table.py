"""Lists of people: titles in any order, lines without titles, who is known, and what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.acme import Acme
from workshop.errors import Refused
from workshop.record.documents import Department, Person
from workshop.running.same_person import person_of
from workshop.running.tables.people_table import pasted_rows, read_people


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """Three people in two departments."""
    return Acme(tmp_path / "acme")


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Aino Virta", ("Aino Virta", "", "")),
        ("Aino Virta, Head of IT", ("Aino Virta", "Head of IT", "")),
        ("Aino Virta, Head of IT, IT", ("Aino Virta", "Head of IT", "IT")),
        ("Aino Virta, Head, acting, IT", ("Aino Virta", "Head, acting", "IT")),
        ("Aino Virta | Head of IT, acting | IT", ("Aino Virta", "Head of IT, acting", "IT")),
    ],
)
def test_somebody_is_read_alike_everywhere(said: str, read: tuple[str, str, str]) -> None:
    """Name, role and department, by commas or bars."""
    named = person_of(said)
    assert (named.name, named.role, named.department) == read


def test_a_list_with_titles_in_any_order(acme: Acme) -> None:
    """Known people are changed where the list says otherwise; near titles are taken and said."""
    text = "Dept\tName\tRoles\nFinance\tDana Ortiz\tFinance chief\nIT\tTom Vos\t\nLegal\t\t\n"
    read = read_people(acme.store.record, pasted_rows(text))
    assert [(each.name, each.department, each.state) for each in read.lines] == [
        ("Dana Ortiz", "Finance", "changed"),
        ("Tom Vos", "IT", "new"),
        ("", "Legal", "new"),
    ]
    assert read.notes == ("The column “Roles” is taken as Role.",)
    change = acme.store.do(read.command)
    assert change.sentence == "Added 1 person and 2 departments; corrected 1 person"
    record = acme.store.record
    assert record.get(Person, acme.dana.id).role == "Finance chief"
    again = read_people(record, pasted_rows(text))
    assert {each.state for each in again.lines} == {"same"}


@pytest.mark.parametrize(
    "titles",
    [
        "Name\tE-mail\tPhone\tLocation\tManager\tDept",
        "Employee\tE-mail\tPhone\tLocation\tManager\tTeam",
        "First name\tE-mail\tPhone\tLocation\tLast name\tDept",
        "Vorname\tMail\tTelefon\tOrt\tNachname\tDept",
    ],
)
def test_titles_of_another_program_are_nobody(acme: Acme, titles: str) -> None:
    """However many other columns stand there; a name in two columns is one name."""
    whole = "name" not in titles.casefold().split("\t")[4]
    row = "Zoe Lind\tz@x.org\t1\tRoom 4\tBo\tIT" if whole else "Zoe\tz\t1\tRoom 4\tLind\tIT"
    read = read_people(acme.store.record, pasted_rows(f"{titles}\n{row}\n"))
    assert [(each.name, each.role, each.department) for each in read.lines] == [
        ("Zoe Lind", "", "IT")
    ]


def test_problems_stand_beside_their_lines(acme: Acme) -> None:
    """A role without a name, somebody twice, a namesake that is not clear; the rest is right."""
    acme.store.do(read_people(acme.store.record, pasted_rows("Bo Łoś | Clerk | IT")).command)
    text = "Dana Ortiz\tJudge\tCourt\nZoe Lind, Clerk\nZoe Lind\tClerk\n\tClerk\tIT\n"
    read = read_people(acme.store.record, pasted_rows(text))
    assert [(each.line, each.where) for each in read.problems] == [
        (1, "name"),
        (3, "name"),
        (4, "name"),
    ]
    assert "Dana Ortiz (CFO, Finance)" in read.problems[0].allowed
    assert [each.state for each in read.lines] == ["problem", "new", "problem", "problem"]


def test_lines_of_one_cell_may_be_departments(acme: Acme) -> None:
    """As whoever pastes them says."""
    read = read_people(acme.store.record, pasted_rows("IT\nFinance\nLegal"), departments=True)
    acme.store.do(read.command)
    names = {each.name for each in acme.store.record.all(Department)}
    assert names == {"Finance", "Sales", "IT", "Legal"}


def test_a_list_in_which_nothing_is_new_is_refused(acme: Acme) -> None:
    """Nothing is recorded for it, and it is said."""
    read = read_people(acme.store.record, pasted_rows("Dana Ortiz | CFO | Finance"))
    assert [each.state for each in read.lines] == ["same"]
    with pytest.raises(Refused, match="there already"):
        acme.store.do(read.command)
