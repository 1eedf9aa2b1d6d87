"""The six elements of the strategy: what stands in each, what it rests on, what is missing.

Requirement: every line says what was said for it, who decided it, or by which door it came in; what
is missing is named, with a guide that ships and gives to that element.
"""

from __future__ import annotations

import msgspec
import pytest

from sessions.exports.languages.catalogue import language_of
from sessions.library.guides import Library
from tests.builders.record import Building, interview
from workshop.language import TAGS, speaking
from workshop.record.documents import Entry
from workshop.registers.kinds import REGISTERS
from workshop.running.row_commands import PutRows, RowText
from workshop.strategy.element_parts import PARTS_OF_ELEMENTS, REGISTERS_OF, Part
from workshop.strategy.elements import ElementOf, elements_of, missing_told


def element(built: Building, name: str) -> ElementOf:
    """One of the six."""
    return next(each for each in elements_of(built.record) if each.element == name)


def missing(built: Building, name: str) -> list[str]:
    """What it has nothing of."""
    return [part.id for part in element(built, name).missing]


def put(built: Building, register: str, *evidence: str, **cells: str) -> None:
    """Enter a row."""
    built.do(PutRows(register=register, rows=(RowText(values={**cells}, evidence=evidence),)))


def test_of_an_empty_record_everything_is_missing() -> None:
    """In the order of the document; each with a sentence."""
    found = elements_of(Building().record)
    assert [part for each in found for part in each.missing] == list(PARTS_OF_ELEMENTS)
    assert [row for each in found for row in each.rows] == []
    assert missing_told(found[0].missing[0]) == (
        "Nothing is there yet of the mission; a session by the guide “direction-and-goals” would "
        "fill that."
    )


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS_OF_ELEMENTS, ids=lambda part: f"{part.element}-{part.id}")
def test_the_guide_that_would_fill_it_ships_and_gives_to_it(part: Part) -> None:
    """A guide that is renamed, or gives to the element no more, is noticed here."""
    guide = Library().load(part.guide)
    assert part.element in {each for step in guide.steps for each in step.gives}


def test_each_part_is_of_a_register_of_its_element() -> None:
    """And looks at a field with words that can stand there."""
    for part in PARTS_OF_ELEMENTS:
        if part.element == "factors":
            continue
        assert set(part.registers) <= set(REGISTERS_OF[part.element])
        fields = [REGISTERS[name].field(part.field) for name in part.registers if part.field]
        assert all(fields)
        options = {word for field in fields for word in getattr(field, "options", ())}
        assert set(part.words) <= options


def test_what_is_there_is_not_missing() -> None:
    """A row of one kind fills its part alone; a project without a result lacks that."""
    built = Building()
    put(built, "direction", statement="Care first", direction_kind="mission")
    put(built, "budget", line="Licences", year="2027", part="present")
    put(built, "projects", project="Portal")
    put(built, "risks", event="It stops", mitigation="Two lines")
    assert missing(built, "risk_benefit") == ["benefits"]
    put(built, "capacity", resource="Java", resource_kind="people", quarter="2027-Q1")
    assert missing(built, "overview") == ["values", "goals", "techniques", "tactics"]
    assert missing(built, "budget") == ["integration", "new", "funding"]
    assert missing(built, "projects") == ["expected", "deliverables", "benchmarks"]
    assert missing(built, "resources") == ["organisation", "systems", "tools"]
    rows = built.record.rows("projects")
    change = RowText(row_id=rows[0].id, values={"expected": "Half the calls"})
    built.do(PutRows(register="projects", rows=(change,)))
    assert missing(built, "projects") == ["deliverables", "benchmarks"]


def test_each_line_tells_on_what_it_rests() -> None:
    """What was said and stands; who approved or decided; else by which door it came in."""
    built = Building()
    dana = built.person("Dana Ortiz", "CFO", built.department("Finance"))
    talk = built.start(interview(), dana)
    said = built.say(talk, "talk", "- Nobody finds a file @Dana")
    put(built, "projects", said.id, project="Portal")
    put(built, "projects", project="Ledger")
    put(built, "projects", project="Other")
    put(built, "projects", project="Bare")
    put(built, "approvals", what="Ledger", project="PJ2", approver="Dana Ortiz", answer="approved")
    put(built, "approvals", what="Other", project="PJ3", approver="Dana Ortiz", answer="asked")
    put(built, "decisions", decision="We do it", rests_on="PJ3")
    found = element(built, "projects")
    portal, ledger, other, bare = found.rows
    assert [row.code for row in found.rows] == ["PJ1", "PJ2", "PJ3", "PJ4"]
    assert (portal.evidence, portal.entered_by) == ((said.id,), "")
    assert (ledger.decided_by, ledger.entered_by) == ((dana,), "hand")
    assert (other.decided_by, len(other.decided_in)) == ((), 1)
    assert found.bare == (bare,)
    entry = built.record.get(Entry, said.id)
    (factor,) = element(built, "factors").rows
    assert (factor.code, factor.text, factor.evidence) == (
        "W1",
        "Nobody finds a file",
        (said.id,),
    )
    assert missing(built, "factors") == ["strengths", "opportunities", "threats"]
    built.record.put(msgspec.structs.replace(entry, retracted=True))
    assert element(built, "factors").rows == ()
    assert [row.code for row in element(built, "projects").bare] == ["PJ1", "PJ4"]


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag != "en"])
def test_what_is_missing_is_told_in_each_language(tag: str) -> None:
    """No part is left in English."""
    english = [missing_told(part) for part in PARTS_OF_ELEMENTS]
    with speaking(language_of(tag)):
        told = [missing_told(part) for part in PARTS_OF_ELEMENTS]
    for part, one, other in zip(PARTS_OF_ELEMENTS, english, told, strict=True):
        assert one != other
        assert part.title not in other
        assert part.guide in other
