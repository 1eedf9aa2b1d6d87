"""What dialogs that send a command share: who is meant by a name, and what would be refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from screens.dialogs.dialog import Missing
from workshop.record.documents import Person
from workshop.record.record import Record
from workshop.running.base.command import Command
from workshop.text import as_sorted, folded, listing, nearest

Refusal = Callable[[Command], str]
"""Says why a command would be refused; nothing where it would not."""


_NAMED = 4
"""So many of those who may be meant are named, at most."""


def people_in(record: Record) -> dict[str, str]:
    """How everybody is called, by their ids, in the order of names."""
    people = sorted(record.all(Person), key=lambda each: as_sorted(each.name))
    return {each.id: each.name for each in people}


def known_id(names: Mapping[str, str], text: str, field: str, what: str) -> str | None:
    """The id of a person or department by the name that was typed; none where nothing was.

    The beginning of a name is enough where one alone begins so: the field shows the rest of it.

    Args:
        names: how each is called, by their ids.
        text: what was typed.
        field: the id of the field in which it was.
        what: what is meant: `person`, `department`.

    Raises:
        Missing: nobody is called so.
    """
    wanted = folded(text.strip())
    if not wanted:
        return None
    found = [each for each, name in names.items() if folded(name) == wanted]
    if not found:
        found = [each for each, name in names.items() if folded(name).startswith(wanted)]
        if len(found) > 1:
            some = listing([names[each] for each in found[:_NAMED]], "or")
            raise Missing(f"{text.strip()[:40]} may be {some}: type more of it.", field)
    if len(found) == 1:
        return found[0]
    if found:
        raise Missing(f"Several are called {text.strip()[:40]}: rename one first.", field)
    near = nearest(text, list(names.values()))
    guess = f"; did you mean {near[0]}?" if near else ", and Tab completes names."
    raise Missing(f"There is no {what} {text.strip()[:40]}{guess}", field)


def settled(command: Command, refusal: Refusal, fields: Mapping[str, str], first: str) -> None:
    """Make sure that a command would be taken.

    Args:
        command: what would be sent.
        refusal: says why it would be refused.
        fields: by a word in such a sentence, the id of the field that is to blame.
        first: the id of the field where none is.

    Raises:
        Missing: it would be refused.
    """
    if told := refusal(command):
        low = told.casefold()
        blamed = next((field for word, field in fields.items() if word in low), first)
        raise Missing(told, blamed)
