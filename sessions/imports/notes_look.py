"""Notes as they would be imported: what they come to, line by line, before anything is."""

from __future__ import annotations

from typing import NamedTuple

from sessions.clock import IdMaker
from sessions.errors import SessionsError
from sessions.imports.notes import read_session
from sessions.imports.registry import Choices
from sessions.library.guides import Library
from workshop import times
from workshop.errors import Problem, Problems, Refused
from workshop.notes import Notes
from workshop.notes.importer import replay
from workshop.record.documents import EntryKind
from workshop.record.record import Record
from workshop.text import listing, plural


class LookedLine(NamedTuple):
    """An entry of the file."""

    step: str
    """The title of its step."""
    kind: EntryKind
    text: str


class Look(NamedTuple):
    """What a file of notes comes to."""

    sentence: str = ""
    """The session in a sentence; empty where none can be made."""
    lines: tuple[LookedLine, ...] = ()
    """Its entries, in their order."""
    told: tuple[str, ...] = ()
    """How it was understood, where that was not sure."""
    problems: tuple[Problem, ...] = ()
    """What is wrong; the rest can be taken without it."""
    refused: str = ""
    """Why nothing of it can be taken."""


def look(record: Record, choices: Choices, library: Library) -> Look:
    """What a file or a pasted text comes to in an engagement; nothing is recorded."""
    try:
        notes, problems = read_session(record, choices, library)
    except Problems as wrong:
        return Look(problems=wrong.problems, refused="It cannot be read.")
    except (SessionsError, Refused) as refused:
        return Look(refused=str(refused))
    if notes is None:
        return Look(problems=problems, refused="Say the guide and when it was.")
    steps = {step.id: step.title for step in notes.guide.steps}
    lines = tuple(
        LookedLine(steps.get(each.step_id, ""), each.captured.kind, each.captured.text)
        for each in notes.entries
    )
    found = Look(_sentence(notes), lines, notes.told, problems)
    try:
        replayed = replay(record, notes, IdMaker())
    except Refused as refused:
        return found._replace(refused=str(refused))
    every = sorted((*problems, *replayed.problems), key=lambda problem: problem.line or 0)
    told = notes.told
    if replayed.newcomers:
        told = (*told, f"New people, named in the lines only: {listing([*replayed.newcomers])}.")
    return found._replace(problems=tuple(every), told=told)


def _sentence(notes: Notes) -> str:
    """The session in a sentence."""
    title = notes.title or notes.guide.title
    people = [person.name for person in notes.people]
    with_whom = f" with {listing(people)}" if people else ""
    count = plural(len(notes.entries), "entry", "entries")
    steps = plural(len({entry.step_id for entry in notes.entries}), "step")
    return f"{title}{with_whom}, {times.short_moment(notes.started)}: {count} in {steps}."
