"""Until it is judged, nothing that looks alike is called a single source."""

from __future__ import annotations

import pytest

from tests.builders.record import Building, interview
from workshop.record.documents import Factor
from workshop.record.themes import Rest
from workshop.report.build import build
from workshop.report.view import Gathered
from workshop.running.commands import Command, KeepApart, MergeFactors
from workshop.running.theming import LeaveStatements, PutUnderTheme

FIRST, SECOND = "Whoever shouts loudest gets IT's time", "IT's time goes to whoever shouts loudest"


def two_talks() -> tuple[Building, Factor, Factor]:
    """Two departments that say the same in other words, and a third thing."""
    room, factors = Building(), []
    for name, text in (("Sales", FIRST), ("Service", SECOND)):
        person = room.person(f"{name} Head", "Head", room.department(name))
        talk = room.start(interview(name.casefold()), person)
        factors.append(room.factor(room.say(talk, "talk", f"- {text}")))
        room.say(talk, "talk", f"+ {name} has a calendar of its own")
    return room, factors[0], factors[1]


def sentences(room: Building) -> list[str]:
    """What documents say of the support of the weaknesses."""
    known = Gathered(room.record, "restricted").factors
    return [one.support.sentence for one in known if one.factor.letter.value == "W"]


def test_what_looks_alike_is_no_single_source_until_it_is_judged() -> None:
    """Each says how many look like it; the overview says that support may be understated."""
    room, *_ = two_talks()
    assert [each.split(" · ")[-1] for each in sentences(room)] == [
        "1 other looks alike and was not judged"
    ] * 2
    told = str(build(room.record, "swot", edition="restricted"))
    assert "2 factors look like others and were not judged" in told


@pytest.mark.parametrize("way", ["apart", "themed", "alone"])
def test_judging_says_it_again(way: str) -> None:
    """Said to be different, put under a theme each, or said to stand alone."""
    room, first, second = two_talks()
    commands: dict[str, list[Command]] = {
        "apart": [KeepApart(first=first.id, second=second.id)],
        "themed": [
            PutUnderTheme(statements=(first.id,), theme="Ranking"),
            PutUnderTheme(statements=(second.id,), theme="Loudness"),
        ],
        "alone": [LeaveStatements(statements=(first.id, second.id), rest=Rest.ALONE)],
    }
    for command in commands[way]:
        room.do(command)
    assert [each.endswith("single source") for each in sentences(room)] == [True, True]


def test_merging_gives_the_support_of_both() -> None:
    """Then it rests on two."""
    room, first, second = two_talks()
    room.do(MergeFactors(into=first.id, others=(second.id,)))
    (sentence,) = sentences(room)
    assert sentence.startswith("2 of 2 departments")
