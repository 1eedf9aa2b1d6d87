"""The read-back at plain prompts: by question in the order told, page by page, then confirmed."""

from __future__ import annotations

from typing import Final

import msgspec

from screens.plain.prompts import Instead, is_command
from screens.plain.talk import Talk
from workshop import times
from workshop.guide.shape import Step
from workshop.record.documents import Entry
from workshop.record.read_back import MARK, confirmed_of, is_read_back, read_back_of
from workshop.running.commands import Command, ConfirmStep, EditEntry, RetractEntry
from workshop.running.handles import captured_of
from workshop.running.words.slash import as_text
from workshop.text import plural

_PAGE: Final = 20
"""So many entries are told before it is asked what is wrong."""


def read_back(talk: Talk, step: Step) -> None:
    """What was said, without what is the facilitator's; corrected by number, then confirmed."""
    found = confirmed_of(talk.record, talk.session)
    entries = read_back_of(talk.record, talk.session)
    if not entries:
        talk.tell("Nothing was recorded.")
        return
    if found:
        rest = f"; {found.rest}, marked {MARK}" if found.rest else ""
        talk.tell(f"Confirmed {times.time(found.at)}{rest}.")
    unconfirmed = found.open if found else frozenset()
    if not found or unconfirmed:
        _read(talk, step, entries, unconfirmed)


def _read(talk: Talk, step: Step, entries: list[Entry], unconfirmed: frozenset[str]) -> None:
    """Tell everything, page by page, and have it confirmed; a command ends it unconfirmed."""
    told, question = 0, ""
    while told < len(entries):
        page = entries[told : told + _PAGE]
        for number, entry in enumerate(page, told + 1):
            asked = talk.guide.step(entry.step_id)
            if asked and asked.title != question:
                question = asked.title
                talk.tell(f"\n{question}")
            mark = f" {MARK}" if entry.id in unconfirmed else ""
            talk.tell(f"{number}. {entry.text}{mark}")
        told += len(page)
        _correct(talk, entries[:told], f"{told} of {len(entries)}")
    standing = (talk.record.find(Entry, entry.id) for entry in entries)
    seen = tuple(entry.id for entry in standing if entry and is_read_back(entry))
    if talk.ask.confirm(f"Is that right, {plural(len(seen), 'entry', 'entries')} in all?"):
        talk.do(ConfirmStep(session_id=talk.session_id, step_id=step.id, seen=seen))
        talk.tell("Confirmed. /next goes on.")


def _correct(talk: Talk, entries: list[Entry], told: str) -> None:
    """Take corrections by number, until nothing more is wrong."""
    while answer := talk.ask.line(f"{told}. The number of anything wrong, or Enter:").strip():
        if answer.casefold() in ("y", "yes"):
            return
        if not answer[0].isdigit():
            raise Instead(answer)  # something else came, which may be worth recording
        if not (answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(entries)):
            talk.tell(f"Give a number from 1 to {len(entries)}.")
            continue
        entry = talk.record.get(Entry, entries[int(answer) - 1].id)
        talk.tell(f"As it is: {entry.text}")
        text = talk.ask.line("As it should be (a single - leaves it out, Enter keeps it):").strip()
        if is_command(text):
            raise Instead(text)
        text = as_text(text)
        if not text:
            continue
        captured = captured_of(talk.record, talk.session, entry)
        command: Command = EditEntry(
            entry_id=entry.id, line=msgspec.structs.replace(captured, text=text)
        )
        if text == "-":
            command = RetractEntry(entry_id=entry.id)
        if change := talk.do(command):
            talk.tell(f"{change.sentence}.")
