"""The read-back at plain prompts: by question in the order told, page by page, then confirmed."""

from __future__ import annotations

from typing import Final, NamedTuple

from screens.plain.base.prompts import Instead, is_command
from screens.plain.base.talk import Talk
from workshop import times
from workshop.guide.step import Step
from workshop.record.documents import Entry
from workshop.record.read_back import confirmed_of, is_read_back, read_back_of
from workshop.record.within import Mark
from workshop.running.commands import ConfirmStep
from workshop.running.words.slash import as_text
from workshop.text import plural

_OPEN: Final = "not confirmed"
"""What is told of what was added or changed since it was confirmed; documents have a sign."""

_PAGE: Final = 20
"""So many entries are told before it is asked what is wrong."""


def read_back(talk: Talk, step: Step) -> None:
    """What was said, without what is the facilitator's; corrected by number, then confirmed."""
    found = confirmed_of(talk.record, talk.session)
    entries = read_back_of(talk.record, talk.session)
    lines = _lines(talk, entries)
    if not lines:
        talk.tell("Nothing was recorded.")
        return
    if found:
        rest = f"; {found.rest}, told as {_OPEN}" if found.rest else ""
        talk.tell(f"Confirmed {times.time(found.at)}{rest}.")
    unconfirmed = found.open if found else frozenset()
    if not found or unconfirmed:
        _read(talk, step, lines, unconfirmed)


class _Line(NamedTuple):
    """One thing that is read back."""

    section: str
    words: str
    key: str
    """What it is known by when it is put right; empty where it follows from others."""
    entries: tuple[str, ...]


def _lines(talk: Talk, entries: list[Entry]) -> list[_Line]:
    """What is read back: of a room what will be on paper, else what was said, by question."""
    if talk.guide.setting == "workshop":
        from workshop.report.on_paper.room_paper import key_of, paper_of  # noqa: PLC0415 - 60 ms, for rooms

        return [
            _Line(
                line.section,
                f"{line.words} ({line.behind})" if line.behind else line.words,
                key_of(line),
                line.entries,
            )
            for line in paper_of(talk.record, talk.session)
        ]
    steps = {step.id: step.title for step in talk.guide.steps}
    return [
        _Line(steps.get(entry.step_id, ""), _words(entry), entry.id, (entry.id,))
        for entry in entries
    ]


def _words(entry: Entry) -> str:
    """An entry as it is read back; what is to be asked about again is told as that."""
    return f"{entry.text} (to come back to)" if Mark.REVISIT in entry.marks else entry.text


def _read(talk: Talk, step: Step, lines: list[_Line], unconfirmed: frozenset[str]) -> None:
    """Tell everything, page by page, and have it confirmed; a command ends it unconfirmed."""
    section = ""
    keys: list[str] = []
    count = sum(bool(line.key) for line in lines)
    for page in range(0, len(lines), _PAGE):
        for line in lines[page : page + _PAGE]:
            if line.section != section:
                section = line.section
                talk.tell(f"\n{section}")
            mark = f" ({_OPEN})" if unconfirmed.intersection(line.entries) else ""
            keys += [line.key] if line.key else []
            number = f"{len(keys)}. " if line.key else ""
            talk.tell(f"{number}{line.words}{mark}")
        _correct(talk, keys, f"{len(keys)} of {count}")
    standing = (talk.record.find(Entry, each) for line in lines for each in line.entries)
    seen = tuple(entry.id for entry in standing if entry and is_read_back(entry))
    if talk.ask.confirm(f"Is that right, {plural(len(seen), 'entry', 'entries')} in all?"):
        talk.do(ConfirmStep(session_id=talk.session_id, step_id=step.id, seen=seen))
        talk.tell("Confirmed. /next goes on.")


def _correct(talk: Talk, keys: list[str], told: str) -> None:
    """Take corrections by number, until nothing more is wrong."""
    from workshop.report.on_paper.room_paper import put_right, words_of  # noqa: PLC0415 - 60 ms, for corrections

    while answer := talk.ask.line(f"{told}. The number of anything wrong, or Enter:").strip():
        if answer.casefold() in ("y", "yes"):
            return
        if not answer[0].isdigit():
            raise Instead(answer)  # something else came, which may be worth recording
        if not (answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(keys)):
            talk.tell(f"Give a number from 1 to {len(keys)}.")
            continue
        key = keys[int(answer) - 1]
        talk.tell(f"As it is: {words_of(talk.record, key)}")
        text = talk.ask.line("As it should be (a single - leaves it out, Enter keeps it):").strip()
        if is_command(text):
            raise Instead(text)
        text = as_text(text)
        if not text:
            continue
        command = put_right(talk.record, talk.session, key, "" if text == "-" else text)
        if change := talk.do(command):
            talk.tell(f"{change.sentence}.")
