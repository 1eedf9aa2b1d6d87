"""Who writes, what was written down twice, and the debrief, in a notes file.

    % writer: Ines.Kaya                          whoever wrote the entries that do not say otherwise
    % debrief: [10:58] surprise | Nobody spoke of the new lift
    % debrief: [10:58] guide | goals | Ask for a figure
    [10:12] Beds are moved at night
    % written by: Ines.Kaya | Ben.Ode            who wrote this one; empty for nobody known
    % retracted [10:13] Beds are moved at night
    % same as: talk/2                            the entry that stands for it
    % about: talk/1                              what it is said about, as a list that is voted on

The first two stand above the first step. A debrief is the facilitators' own: nobody said it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final

import msgspec

from workshop.errors import Problem, Refused
from workshop.guide.shape import Guide
from workshop.notes.about.plans import plan_lines, read_plan
from workshop.notes.grammar.fields import join_fields, split_fields
from workshop.notes.grammar.lines import near, quoted, stamped
from workshop.notes.model import NotedEntry, NotedRemark
from workshop.notes.votes.noted_votes import NotedItem
from workshop.notes.votes.vote_lines import read_item
from workshop.record.documents import Entry, Session
from workshop.record.within import Plan, RemarkTopic
from workshop.running.commands import Command
from workshop.running.room.about import SetAbout
from workshop.running.talk_rules import RecordDebrief, SaidRemark, TakeAsOne

OF_TALK: Final = ("writer", "debrief", "plan")
"""Directives that stand above the first step."""

OF_WRITING: Final = ("written by", "same as", "about")
"""Directives that belong to the entry above."""

_TOPICS: Final = {topic.value: topic for topic in RemarkTopic}


class TalkLines:
    """Gathers who writes, the debrief, and which entries stand for which.

    Args:
        guide: whose steps these are; without one steps are not looked up.
        place: gives the place of an entry that a word such as `strengths/2` means.
        problems: gets what is wrong.
    """

    def __init__(
        self, guide: Guide | None, place: Callable[[str], int], problems: list[Problem]
    ) -> None:
        self._guide = guide
        self._place = place
        self._problems = problems
        self._led: list[tuple[int, int, str, str]] = []
        self.writer: tuple[int, str] | None = None
        """Who writes, as a handle, with the line that says it."""
        self.debrief: list[NotedRemark] = []
        """Every remark that is right."""
        self.plans: list[Plan] = []
        """How the rest was planned anew, each time."""

    def take(
        self, line: int, word: str, value: str, time: Callable[[str | None], datetime]
    ) -> None:
        """A line above the first step.

        Args:
            line: its number.
            word: the directive.
            value: what stands behind it.
            time: gives the moment of a time as written; of none, the last one.

        Raises:
            Refused: it is not as it must be.
        """
        if word == "writer":
            self.writer = (line, value.removeprefix("@"))
            return
        if word == "plan":
            self.plans.append(read_plan(value, time, self._guide))
            return
        stamp, rest = stamped(value)
        topic, *words = split_fields(rest)
        if topic.casefold() not in _TOPICS:
            raise Refused(f"{quoted(topic)} is no topic of a debrief; {near(topic, [*_TOPICS])}")
        if not 1 <= len(words) <= 2 or not words[-1]:
            raise Refused("a remark is written as `% debrief: [10:58] surprise | What it was`")
        step_id = words[0] if len(words) == 2 else ""
        if step_id and self._guide and self._guide.step(step_id) is None:
            raise Refused(f"{self._guide.title} has no step {quoted(step_id)}")
        self.debrief.append(
            NotedRemark(
                line=line,
                topic=_TOPICS[topic.casefold()],
                text=words[-1],
                at=time(stamp),
                step_id=step_id,
            )
        )

    def leads(self, line: int, entry: int, word: str, what: str) -> None:
        """A line below an entry: which one stands for it, or what it is about."""
        self._led.append((line, entry, word, what))

    def put_into(self, entries: list[NotedEntry]) -> None:
        """Say in the entries where they lead, once every one has its place."""
        for line, entry, word, what in self._led:
            changes: dict[str, Any] = {}
            try:
                if word == "same as":
                    changes["same_as"] = self._place(what)
                else:
                    letters = [each.captured.kind.letter for each in entries]
                    (item,) = split_fields(what)[:1]
                    changes["about"] = read_item(item, self._place, letters.__getitem__)
            except Refused as refused:
                self._problems.append(Problem(str(refused), line=line))
            else:
                entries[entry] = msgspec.structs.replace(entries[entry], **changes)


def same_command(noted: NotedEntry, entry: Entry, entries: Mapping[int, Entry]) -> Command | None:
    """What takes an entry as one with the one that stands for it; none where none does."""
    kept = entries.get(noted.same_as) if noted.same_as is not None else None
    return TakeAsOne(entry_id=kept.id, second=entry.id) if kept else None


def about_acts(
    entries: Sequence[NotedEntry],
    taken: Mapping[int, Entry],
    subject: Callable[[NotedItem], str],
    do: Callable[[Command], object],
) -> Iterator[tuple[int, Callable[[], None]]]:
    """The acts that say what entries are about, each with the line that says it.

    Args:
        entries: those of the file.
        taken: those that were imported, by their places.
        subject: gives the id of what is meant.
        do: carries a command out.
    """

    def act(entry: Entry, about: NotedItem) -> None:
        do(SetAbout(entry_id=entry.id, about_id=subject(about)))

    for place, entry in taken.items():
        if (about := entries[place].about) is not None:
            yield entries[place].line, partial(act, entry, about)


def debrief_commands(
    remarks: tuple[NotedRemark, ...], session_id: str
) -> Iterator[tuple[NotedRemark, Command]]:
    """What notes each remark of a file."""
    for noted in remarks:
        said = SaidRemark(topic=noted.topic, text=noted.text, step_id=noted.step_id or None)
        yield noted, RecordDebrief(session_id=session_id, remarks=(said,))


def talk_lines(
    session: Session, handles: Mapping[str, str], stamp: Callable[[datetime], str]
) -> Iterator[str]:
    """The lines of a session that stand above its first step."""
    if writer := handles.get(session.writer_id or ""):
        yield f"% writer: {writer}"
    for remark in session.debrief:
        fields = (remark.topic.value, remark.step_id, remark.text)
        told = join_fields(field for field in fields if field)
        yield f"% debrief: [{stamp(remark.at)}] {told}"
    yield from plan_lines(session, stamp)


def writing_lines(
    session: Session, entry: Entry, handles: Mapping[str, str], places: Mapping[str, str]
) -> Iterator[str]:
    """The lines below an entry: who wrote it, where that is not the writer; what it repeats."""
    usual = (session.writer_id,) if session.writer_id else ()
    if entry.written_by != usual:
        names = [handle for each in entry.written_by if (handle := handles.get(each))]
        yield f"% written by: {join_fields(names)}".rstrip()
    if entry.same_as_id and (place := places.get(entry.same_as_id)):
        yield f"% same as: {place}"
