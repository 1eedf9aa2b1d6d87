"""Every kind of step has everything that a kind has, and nothing asks for its type elsewhere."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec
import pytest

import screens
import sessions
import workshop
from screens.plain.steps import PROMPTS
from screens.session.steps import BODIES
from workshop.guide.shape import STEP_KINDS, Guide
from workshop.notes.step_forms import FORMS
from workshop.report.step_sections import SECTIONS

TABLES: Final[dict[str, Collection[str]]] = {
    "type": STEP_KINDS,
    "body on the session screen": BODIES,
    "plain prompt": PROMPTS,
    "notes form": [word for word, kind in STEP_KINDS.items() if vars(kind)["RECORDS"] in FORMS],
    "section in the summary": SECTIONS,
}
"""What a kind of step has, and for which kinds there is one."""

ASKED: Final = {kind.__name__ for kind in STEP_KINDS.values()} | {
    body.__name__ for body in BODIES.values()
}
"""The types that only the tables tell apart."""


def kinds_of_the_schema() -> set[str]:
    """The words for kinds of step that a guide may have."""
    schema = msgspec.json.schema(Guide)
    steps = schema["$defs"]["Guide"]["properties"]["steps"]["items"]
    return set(steps["discriminator"]["mapping"])


def gaps(kinds: Collection[str], tables: Mapping[str, Collection[str]]) -> list[str]:
    """What is missing for a kind, and what is there for a kind that no guide can have."""
    missing, stray = [], []
    for what, has in tables.items():
        missing += [f"{kind}: no {what}" for kind in {*kinds} - {*has}]
        stray += [f"{kind}: a {what}, and no such kind" for kind in {*has} - {*kinds}]
    return sorted([*missing, *stray])


def types_asked(source: str) -> Iterator[int]:
    """The lines of a file in which the type of a step or of a body is asked for."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
            if node.func.id in ("isinstance", "issubclass") and names & ASKED:
                yield node.lineno


def test_every_kind_has_all_its_slots() -> None:
    """A kind that a guide may use can be shown, asked at prompts, noted and told."""
    assert gaps(kinds_of_the_schema(), TABLES) == []


@pytest.mark.parametrize("what", TABLES)
def test_a_kind_without_a_slot_is_found(what: str) -> None:
    """A new kind that one table lacks is named with that table, and so is a row too many."""
    kinds = kinds_of_the_schema()
    with_one = {name: [*has, "unheard-of"] for name, has in TABLES.items()}
    assert gaps({*kinds, "unheard-of"}, with_one) == []
    assert gaps({*kinds, "unheard-of"}, {**with_one, what: TABLES[what]}) == [
        f"unheard-of: no {what}"
    ]
    assert gaps(kinds, {**TABLES, what: with_one[what]}) == [
        f"unheard-of: a {what}, and no such kind"
    ]


def test_no_type_of_a_step_is_asked_for_outside_the_tables() -> None:
    """Whoever adds a kind finds all places by the tables."""
    found = []
    for package in (workshop, sessions, screens):
        root = Path(str(package.__file__)).parent
        for path in root.rglob("*.py"):
            place = path.relative_to(root.parent).as_posix()
            found += [f"{place}:{line}" for line in types_asked(path.read_text(encoding="utf-8"))]
    assert found == []


def test_a_type_that_is_asked_for_is_found() -> None:
    """Also among others; the type of all steps is no kind."""
    assert list(types_asked("ok = 1\nisinstance(step, (Readback, Score))")) == [2]
    assert list(types_asked("isinstance(body, ScoreBody) and body.turn(1)")) == [1]
    assert list(types_asked("isinstance(step, Step)")) == []
