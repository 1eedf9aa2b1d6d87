"""The rules of merging speak of tables and fields by name: each is one that documents have."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from types import ModuleType

import msgspec
import pytest

from sessions.merging import (
    conflict_rules,
    conflict_words,
    field_merge,
    finding_conflicts,
    theme_conflicts,
    vote_conflicts,
)
from workshop.record.documents import WithdrawalLevel
from workshop.record.tables import TABLES
from workshop.registers.field_base import Target

_NAME = re.compile(r"[a-z]{2,}(_[a-z]+)*")

_WORDS = {
    conflict_rules: {level.value for level in WithdrawalLevel},
    conflict_words: {"person", "entry", "department", "guide", "session", "nothing"}
    | {"consent", "withdrawal", "clock", "transcript", "theme", "vote", "headline"},
    field_merge: set(),
    finding_conflicts: set(),
    theme_conflicts: set(),
    vote_conflicts: {"ballot"},
}
"""What else is a lone word in these modules: what documents are called, said to a person."""


def tables_and_fields() -> set[str]:
    """Every name of a table, and of a field in any document or in a link of one."""
    fields = {name for kind in TABLES.values() for name in kind.__struct_fields__}
    return fields | set(Target.__struct_fields__) | set(TABLES)


def names_in(module: ModuleType) -> Iterator[str]:
    """Every lone word that stands as a text in the code of a module."""
    tree = ast.parse(inspect.getsource(module))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and _NAME.fullmatch(node.value)
        ):
            yield node.value


@pytest.mark.parametrize("module", _WORDS, ids=lambda module: module.__name__)
def test_the_rules_name_what_there_is(module: ModuleType) -> None:
    """A field that is called otherwise one day would silently never be put together again."""
    found = set(names_in(module))
    assert len(found) >= 5
    assert found - tables_and_fields() - _WORDS[module] == set()


def test_lists_and_units_are_fields_of_their_tables() -> None:
    """What is joined as a list is one, and what belongs together stands in one document."""
    for table, field in field_merge._UNIONS:
        types = {each.name: each.type for each in msgspec.inspect.type_info(TABLES[table]).fields}  # type: ignore[attr-defined]
        assert isinstance(types[field], msgspec.inspect.VarTupleType | msgspec.inspect.ListType), (
            table,
            field,
        )
    for table, fields in field_merge._UNITS.items():
        assert set(fields) <= set(TABLES[table].__struct_fields__)


def test_the_check_of_names_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that no document has is found."""
    monkeypatch.setattr(inspect, "getsource", lambda _: "x = raw['departmant']")
    assert set(names_in(conflict_rules)) - tables_and_fields() == {"departmant"}
