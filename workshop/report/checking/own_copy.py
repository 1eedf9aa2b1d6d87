"""The copy for one person: all that they said in a session, to be checked by them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from workshop import times
from workshop.analysis.evidence import Hearing
from workshop.analysis.member_check import own_words
from workshop.errors import Refused
from workshop.language import say
from workshop.privacy.told_record import told_record
from workshop.record.documents import Entry, EntryKind, Person, Session
from workshop.record.record import Record
from workshop.report.blocks import AnyBlock, Column, Heading, Paragraph, Report, Table, plain
from workshop.report.facts import Facts
from workshop.report.listed import last_change
from workshop.report.wording.own_facts import OwnFact, OwnItem
from workshop.running.same_person import told_apart
from workshop.text import in_quotes

BOX: Final = "☐"
"""What is ticked on paper."""

ROOM: Final = "\u00a0"
"""What stands where something may be written: an empty cell would be closed up."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of the person."""

    until: date | None = None
    """By when an answer is wanted."""
    intro: str = ""
    """The facilitator's own words in place of those that stand here."""


class OwnCopy:
    """What one person said in one session, as they are sent it.

    Args:
        record: all that was recorded.
        session_id: the session.
        person_id: whose words.
        asked: what is asked of them.

    Raises:
        Refused: they did not take part, or said nothing that is theirs to check.
    """

    def __init__(self, record: Record, session_id: str, person_id: str, asked: Asked) -> None:
        whole = record.get(Session, session_id)
        called = record.get(Person, person_id)
        if person_id not in whole.people:
            raise Refused(f"{told_apart(record, called)} did not take part in {whole.title}.")
        self.record = told_record(record)
        """The record without what is in no document."""
        self.asked = asked
        """What is asked of the person."""
        found = self.record.find(Session, session_id), self.record.find(Person, person_id)
        entries: list[Entry] = []
        if found[0] is not None and found[1] is not None:
            entries = own_words(Hearing(self.record), found[0], person_id)
        if found[0] is None or not entries:
            name = told_apart(record, called)
            raise Refused(f"There is nothing of {name} in {whole.title} to be checked.")
        self.entries = entries
        """What is theirs, in the order of the numbers."""
        # As it is told: somebody else who withdrew may be named in its title.
        self.session, self.person = found[0], called
        self.guide = record.guide_of(whole)
        """The guide of the session."""

    @property
    def title(self) -> str:
        """What the copy is called."""
        return say("What you said: {session}", session=self.session.title)

    def introduction(self) -> list[str]:
        """What it is for, until when, and what happens without an answer; a paragraph each."""
        if self.asked.intro:
            return [each.strip() for each in self.asked.intro.split("\n") if each.strip()]
        day = times.day(self.session.started)
        until = self.asked.until
        when = say("There is no hurry.")
        if until:
            when = say("Please answer by {day}.", day=times.day(until))
        what_for = say(
            "{name}, these are your words as they were written down on {day}, and nobody else's. "
            "Please say of each whether it is right.",
            name=self.person.name,
            day=day,
        )
        answers = say(
            "Right: it stays as it is. Wrong: write what it should say; without that it stays "
            "in the record and is marked as disputed wherever it is used. Leave out: it is in no "
            "document that is written from now on."
        )
        without = say(
            "Without an answer your words count as they stand here, told only as openly as you "
            "agreed to, and the documents do not count you among those who confirmed theirs. You "
            "can answer later, and change your answer."
        )
        return [what_for, answers, f"{when} {without}"]

    def step_title(self, step_id: str) -> str:
        """What a step is called."""
        step = self.guide.step(step_id)
        return step.title if step else step_id


def worded(entry: Entry, text: str) -> str:
    """One thing as it is put before the person.

    Args:
        entry: what it is.
        text: what is recorded of it, or was recorded first.
    """
    if entry.kind is EntryKind.ACTION:
        if entry.due:
            return say("Action: {text}, by {day}", text=text, day=times.day(entry.due))
        return say("Action: {text}", text=text)
    return in_quotes(text) if entry.kind is EntryKind.QUOTE else text


def own_copy(copy: OwnCopy, program: str) -> Report:
    """The copy as a document: a table a step, with boxes and room for corrections."""
    record = copy.record
    until = copy.asked.until
    meta = [(say("For"), copy.person.name), (say("Date"), times.day(copy.session.started))]
    meta += [(say("Answer by"), times.day(until))] if until else []
    return Report(
        document="session",
        edition="own",
        title=copy.title,
        subtitle=copy.guide.title if copy.guide.title != copy.session.title else "",
        engagement=record.engagement.name,
        created=max(record.engagement.created, last_change(record)),
        program=program,
        meta=tuple(meta),
        blocks=tuple(_blocks(copy)),
        facts=Facts(own=_fact(copy)),
    )


def _blocks(copy: OwnCopy) -> Iterator[AnyBlock]:
    """The introduction, then what was said, step by step, numbered through."""
    for paragraph in copy.introduction():
        yield Paragraph(spans=plain(paragraph))
    numbers = {entry.id: str(number) for number, entry in enumerate(copy.entries, 1)}
    for step_id in dict.fromkeys(entry.step_id for entry in copy.entries):
        title = copy.step_title(step_id)
        own = [entry for entry in copy.entries if entry.step_id == step_id]
        yield Heading(text=title)
        yield Table(
            caption=say("Your words: {title}", title=title),
            columns=(
                Column(title=say("No."), numeric=True),
                Column(title=say("You said"), weight=6),
                Column(title=say("Right")),
                Column(title=say("Wrong")),
                Column(title=say("Leave out")),
                Column(title=say("What it should say"), weight=5),
            ),
            rows=tuple(
                (numbers[entry.id], worded(entry, entry.text), BOX, BOX, BOX, ROOM) for entry in own
            ),
        )


def _fact(copy: OwnCopy) -> OwnFact:
    """The copy as data, which is also what may be filled in and read back."""
    return OwnFact(
        session=copy.session.id,
        person=copy.person.id,
        name=copy.person.name,
        until=copy.asked.until,
        items=tuple(
            OwnItem(
                number=number,
                entry=entry.id,
                step=copy.step_title(entry.step_id),
                kind=entry.kind.value,
                text=entry.text,
                at=entry.at,
            )
            for number, entry in enumerate(copy.entries, 1)
        ),
    )
