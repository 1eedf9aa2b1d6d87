"""Who has which part in which task: responsible, accountable, consulted or informed (RACI)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workshop.language import say
from workshop.registers.fields import ChoiceField, PersonField, TextField
from workshop.registers.register import Finding, Register, Values
from workshop.text import clean_line, plural

RESPONSIBLE: Final = "responsible"
ACCOUNTABLE: Final = "accountable"


def _by_task(rows: Mapping[str, Values]) -> dict[str, list[str]]:
    """The keys of the rows of each task, however its words are written."""
    tasks: dict[str, list[str]] = {}
    for key, values in rows.items():
        tasks.setdefault(clean_line(values["task"]).casefold(), []).append(key)
    return tasks


def _one_is_accountable(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """Of each task exactly one is accountable, and at least one responsible."""
    for keys in _by_task(rows).values():
        accountable = [key for key in keys if rows[key]["part"] == ACCOUNTABLE]
        if not accountable:
            yield Finding(tuple(keys), say("nobody is accountable"))
        elif len(accountable) > 1:
            count = plural(len(accountable), "person is", "people are")
            yield Finding(tuple(accountable), say("{people} accountable, not one", people=count))
        if not any(rows[key]["part"] == RESPONSIBLE for key in keys):
            yield Finding(tuple(keys), say("nobody is responsible"))


def _each_part_once(rows: Mapping[str, Values]) -> Iterator[Finding]:
    """Nobody has the same part in a task twice, nor a smaller one beside a greater."""
    for keys in _by_task(rows).values():
        parts: dict[str, list[str]] = {}
        for key in keys:
            parts.setdefault(rows[key]["person"], []).append(key)
        for held in parts.values():
            words = [rows[key]["part"] for key in held]
            if len(set(words)) < len(words):
                yield Finding(tuple(held), say("the same part twice"))
            elif len(words) > 1 and not set(words) <= {RESPONSIBLE, ACCOUNTABLE}:
                what = say("consulted or informed besides another part")
                yield Finding(tuple(held), what)


REGISTER: Final = Register(
    name="duties",
    title="Roles and duties",
    one="duty",
    prefix="DU",
    means="Who has which part in which task: one row for each task and person.",
    place=40,
    whole=(_one_is_accountable, _each_part_once),
    fields=(
        TextField(
            id="task",
            title="Task",
            means="What is to be done, in the same words in every row of it.",
            required=True,
            weight=4,
            also=("activity", "deliverable", "duty", "work"),
        ),
        PersonField(
            id="person",
            title="Who",
            means="Who has the part.",
            required=True,
            weight=2,
            also=("name", "person", "role", "who"),
        ),
        ChoiceField(
            id="part",
            title="Part",
            means="Does it (responsible), answers for it (accountable), is asked before "
            "(consulted), or is told (informed).",
            options=(RESPONSIBLE, ACCOUNTABLE, "consulted", "informed"),
            required=True,
            also=("raci", "r/a/c/i", "involvement"),
        ),
        TextField(
            id="note",
            title="Note",
            means="What else was agreed on it.",
            weight=2,
            also=("notes", "comment", "remark"),
        ),
    ),
)
