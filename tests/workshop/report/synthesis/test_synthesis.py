"""The synthesis: its JSON as other programs read it, in both editions, and every id leads back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sessions.exports.json_file import read, render
from tests.builders.asking import asking
from tests.builders.record import Building
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution
from workshop.record.themes import Stance
from workshop.report.blocks import Table
from workshop.report.build import build
from workshop.running.theming import PutUnderTheme
from workshop.trace.tracing import trace

KEYS = {
    "themes": {"id", "text", "departments", "sessions", "against", "strength", "n", "sentence"},
    "matrix": {"departments", "rows"},
    "saturation": {
        "interviews", "notation", "coverage", "unseen_at_least", "next_brings", "sentence", "n",
    },
    "coverage": {"groups", "pestle", "elements", "must_ask"},
    "hear_next": {"who", "why"},
}  # fmt: skip


def programme() -> Building:
    """Four interviews: told by name, by department, as a participant; one department not heard."""
    room = Building()
    levels = {
        "Finance": Attribution.NAME,
        "Sales": Attribution.DEPARTMENT,
        "Legal": Attribution.PARTICIPANT,
    }
    said = {}
    for name, level in levels.items():
        person = room.person(f"Ada {name}son", f"Head of {name}", room.department(name))
        talk = room.start(asking(), person)
        room.consent(talk, person, level)
        said[name] = room.say(talk, "talk", f"- Sign-in takes {len(name)} minutes #sign-in")
        room.say(talk, "goals", f"Cases of {name} from 50 to 20 by 2028")
        room.say(talk, "priorities", f"One door for all, says {name}")
        room.say(talk, "priorities", "May wait: the intranet")
        room.say(talk, "priorities", "Stop: paper forms")
    sales = room.record.department_named("Sales")
    assert sales is not None
    talk = room.start(asking(), room.person("Ben Salesman", "", sales.id))
    fine = room.say(talk, "talk", "+ Sign-in is fine by us")
    room.do(PutUnderTheme(statements=(fine.id,), theme="#sign-in", stance=Stance.AGAINST))
    room.say(talk, "talk", "- Talk to the porters")
    room.say(talk, "talk", "- Only for you #private")
    room.person("Piet Vos")
    room.say(talk, "talk", "Ask in the control room meet:Piet.Vos")
    room.department("Porters")
    return room


def written(room: Building, edition: Edition) -> dict[str, Any]:
    report = build(room.record, "synthesis", edition)
    assert read(render(report)) == report
    found: dict[str, Any] = json.loads(render(report))
    return found


def ids_in(value: object) -> list[str]:
    """Every id of an entry that a document names."""
    if isinstance(value, dict):
        own = [*value.get("evidence", ()), *([value["entry"]] if "entry" in value else [])]
        return [*own, *(each for item in value.values() for each in ids_in(item))]
    return [each for item in value for each in ids_in(item)] if isinstance(value, list) else []


def test_the_keys_that_other_programs_read() -> None:
    """All of them, at the top; a statistic has its n and sentence, a strength its rule."""
    found = written(programme(), "restricted")
    for name, keys in KEYS.items():
        one = found[name][0] if isinstance(found[name], list) else found[name]
        assert keys <= set(one), name
    assert {"word", "why", "rule", "version", "n", "sentence"} <= set(
        found["themes"][0]["strength"]
    )
    assert found["saturation"]["interviews"] == 4
    assert "themes" not in json.loads(render(build(programme().record, "swot", "restricted")))


def test_a_theme_over_the_departments() -> None:
    """Said, said the opposite, silent, not heard; the opposite comes last among what was said."""
    found = written(programme(), "restricted")
    theme = next(each for each in found["themes"] if each["text"] == "sign in")
    assert (theme["text"], theme["departments"], theme["sessions"], theme["against"]) == (
        "sign in", 3, 3, 1,
    )  # fmt: skip
    assert theme["statements"][-1]["stance"] == "against"
    assert found["matrix"]["departments"] == ["Finance", "Sales", "Legal", "Porters"]
    row = next(each for each in found["matrix"]["rows"] if each["text"] == "sign in")
    assert row["cells"] == ["said", "said", "said", "not heard"]
    assert row["against"] == [0, 1, 0, 0]
    lone = next(each for each in found["matrix"]["rows"] if "porters" in each["text"])
    assert lone["cells"] == ["silent", "said", "silent", "not heard"]


def test_goals_and_priorities_as_they_were_told() -> None:
    """Side by side by department; the goal in its parts."""
    found = written(programme(), "restricted")
    finance = next(each for each in found["priorities"] if each["who"] == "Finance")
    assert [len(finance[name]) for name in ("first", "may_wait", "stop")] == [1, 1, 1]
    goal = found["goals"][0]
    assert (goal["measure"], goal["today"], goal["wanted"]) == (
        "Cases of Finance",
        "50",
        "20 by 2028",
    )
    assert {"who": "Porters", "why": "nobody of it was heard yet", "evidence": []} in found[
        "hear_next"
    ]


@pytest.mark.parametrize(
    ("said", "cells"),
    [
        ("May wait: the intranet", ("", "the intranet", "")),
        ("Stop: paper forms", ("", "", "paper forms")),
        ("What to stop: paper forms", ("", "", "paper forms")),
        ("FIRST : one door", ("one door", "", "")),
        ("Later: a portal", ("", "a portal", "")),
        ("We stop: at noon", ("We stop: at noon", "", "")),
        ("Stop:", ("", "", "Stop:")),
    ],
)
def test_wishes_stand_without_the_words_over_their_column(
    said: str, cells: tuple[str, str, str]
) -> None:
    """What a wish says of when stands above it already; its own words stay."""
    room = Building()
    ada = room.person("Ada", "", room.department("Finance"))
    room.say(room.start(asking(), ada), "priorities", said)
    blocks = build(room.record, "synthesis", "restricted").blocks
    (table,) = [b for b in blocks if isinstance(b, Table) and "put first" in b.caption]
    assert table.rows == (("Finance", *cells),)


@pytest.mark.parametrize("edition", ["restricted", "shareable"])
def test_every_id_of_an_entry_leads_back(edition: Edition) -> None:
    """`trace` finds each, also where it may not be tied to its session, with the same words."""
    room = programme()
    found = written(room, edition)
    ids = ids_in(found)
    assert len(ids) > 20
    assert all(ids)
    told = {
        each["entry"]: each["text"] for theme in found["themes"] for each in theme["statements"]
    }
    for one in ids:
        traced = trace(room.record, one, edition)
        assert traced.kind == "entry"
        assert traced.text == told.get(one, traced.text)


def test_the_shareable_edition_names_nobody_who_did_not_agree() -> None:
    """No name, no department of a participant, no session of theirs, nothing private; counted."""
    found = written(programme(), "shareable")
    text = json.dumps(found, ensure_ascii=False)
    assert "Ada Financeson" in text
    for hidden in (
        "Ada Salesson",
        "Ada Legalson",
        "Piet",
        "Head of Sales",
        "Only for you",
        "Salesman",
    ):
        assert hidden not in text
    assert "Legal" not in found["matrix"]["departments"]
    row = next(each for each in found["matrix"]["rows"] if each["text"] == "sign in")
    assert row["elsewhere"] == 2
    assert found["left_out"] == 1
    theme = next(each for each in found["themes"] if each["text"] == "sign in")
    assert [each["session"] for each in theme["statements"] if each["who"] == "a participant"] == [
        "", "",
    ]  # fmt: skip
