"""The registers of an engagement: rows told, entered, changed and removed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from screens.plain.menus.menu import Choice, Engaged, offer, one_of
from screens.plain.row_prompts import add_rows, edit_cell, remove_row, row_words, tell_rows
from screens.plain.talk import Talk
from workshop.record.change import Change
from workshop.record.documents import Session
from workshop.registers.kinds import REGISTERS
from workshop.registers.register import Register
from workshop.running.commands import Command
from workshop.running.senders import Sender
from workshop.text import plural


class EngagementTalk(Talk):
    """Prompts for rows where no session is held: what is entered belongs to the engagement."""

    @property
    def own_session(self) -> Session | None:
        """There is none."""
        return None

    @property
    def stands_in(self) -> tuple[str | None, str]:
        """Neither a session nor a step."""
        return None, ""

    def send(self, command: Command) -> Change:
        """Carry out a command.

        Raises:
            Refused: the rules do not allow it.
            SessionsError: the disk refused.
        """
        return self.store.do(command, Sender.PLAIN)


def tables_menu(engaged: Engaged) -> None:
    """Offer the registers with how many rows each has."""

    def choices() -> Iterator[Choice]:
        with engaged.reading() as store:
            record = store.record
        for register in REGISTERS.values():
            words = f"{register.title}, {plural(len(record.rows(register.name)), 'row')}"
            yield Choice(words, partial(_table_menu, engaged, register))

    offer(engaged.ask, lambda: "Which table?", choices)


def _table_menu(engaged: Engaged, register: Register) -> None:
    """Offer what can be done with one, and each of its rows."""

    def asked(act: Callable[[Talk, str], None], words: str) -> None:
        with engaged.doors.open(engaged.folder) as store:
            act(EngagementTalk(store, "", engaged.ask), words)

    def tell() -> None:
        with engaged.reading() as store:
            tell_rows(EngagementTalk(store, "", engaged.ask), register.name)

    def choices() -> Iterator[Choice]:
        yield Choice("Enter rows", partial(asked, add_rows, register.name))
        yield Choice("Tell all rows", tell)
        with engaged.reading() as store:
            rows = store.record.rows(register.name)
            told = [(row.code, row_words(store.record, row)) for row in rows]
        for code, words in told:
            yield Choice(words, partial(_row_menu, engaged, register, code, asked))

    offer(engaged.ask, lambda: f"{register.title}: {register.means} What?", choices)


def _row_menu(
    engaged: Engaged,
    register: Register,
    code: str,
    asked: Callable[[Callable[[Talk, str], None], str], None],
) -> None:
    """Offer to change each cell of a row, to remove it, and to tell what it rests on."""
    fields = [
        Choice(f"Change {field.title}", partial(asked, edit_cell, f"{code} {field.id}"))
        for field in register.fields
    ]
    trace = Choice("What it rests on", partial(engaged.do, "trace", rest=(code,)))
    remove = Choice("Remove it", partial(asked, remove_row, code))
    with engaged.reading() as store:
        here = [row for row in store.record.rows(register.name) if row.code == code]
        words = row_words(store.record, here[0]) if here else code
    offered = [(each.words, each) for each in (*fields, trace, remove)]
    if (chosen := one_of(engaged.ask, f"{words}. What?", offered)) is not None:
        chosen.act()
