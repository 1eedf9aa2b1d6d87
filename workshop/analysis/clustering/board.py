"""The board that a room sorts on: columns of things by letter, and the groups that they are in.

Nothing is dropped: whatever is in no group stands below the groups of its column, and is counted.
What was said off the record is on no board.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

import msgspec

from workshop.analysis.evidence import Hearing
from workshop.guide.room_steps import ClusterStep
from workshop.guide.vote import Vote
from workshop.guide.vote_fields import letters_in
from workshop.record.codebook import CodedTheme, is_statement
from workshop.record.documents import Department, Entry, Factor, Letter, Person, Session
from workshop.record.record import Record
from workshop.record.sittings.groups import heard_with
from workshop.running.clusters.acts import Sorting
from workshop.running.same_person import told_apart
from workshop.text import folded, plural

ENTRIES: Final = "entries"
"""The column of what has no letter."""


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """A factor or an entry on the board."""

    id: str
    code: str
    """`W58`; of an entry its number in the session, across sessions `2.17`."""
    text: str
    order: int = 0
    """Its number among its kind: of two, the lower one was there first."""
    letter: str = ""
    """Its SWOT letter; empty for an entry."""
    who: tuple[str, ...] = ()
    """Who said it: people by name, where nobody is named the departments."""
    departments: int = 0
    """How many departments are behind it."""
    said: int = 1
    """How many entries say so."""
    is_private: bool = False
    """Whether every one of them is for whoever runs the session alone."""
    merged: tuple[str, ...] = ()
    """Code and wording of what was merged into it: `W35 No test system`."""
    group: str = ""
    """The id of the group it is in; empty for none."""

    def all_words(self, group: str) -> str:
        """Everything by which it is found: code, words, who said it, what it took in, its group."""
        return " ".join((self.code, self.text, *self.who, *self.merged, group))

    @property
    def is_factor(self) -> bool:
        """Whether it is a factor, which can become one with another."""
        return bool(self.letter)


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """What stands under one heading."""

    word: str
    """`S`, `W`, `O`, `T`, or `entries`."""
    title: str
    things: tuple[Thing, ...] = ()
    """Those of the groups first, group by group, then those in none."""

    @property
    def loose(self) -> int:
        """How many are in no group."""
        return sum(not thing.group for thing in self.things)


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a column: a group, or a thing."""

    id: str
    """The id of either."""
    group: CodedTheme | None = None
    """The group, where it is one."""
    here: int = 0
    """How many of its members stand in this column."""
    total: int = 0
    """How many it has."""
    thing: Thing | None = None


class Board:
    """What a step sorts. Make a new one when the record has changed.

    Args:
        record: the documents.
        session: the session.
        step: the step.
    """

    def __init__(self, record: Record, session: Session, step: ClusterStep) -> None:
        self.record = record
        """The documents."""
        self.session = session
        """The session."""
        self.step = step
        """The step."""
        self.sorting = Sorting(record, session, step.id, wide=self.is_wide)
        """What can be done."""
        self._hearing = Hearing(record)

    @property
    def is_wide(self) -> bool:
        """Whether what was heard in other sessions is sorted too."""
        return self.step.scope == "engagement"

    @cached_property
    def _sessions(self) -> Sequence[tuple[str, Session]]:
        """What is sorted from, each with what its numbers begin with."""
        if self.is_wide:
            return [(f"{at}.", each) for at, each in enumerate(self.record.sessions(), 1)]
        return list(heard_with(self.record, self.session))

    @cached_property
    def _here(self) -> frozenset[str]:
        """The ids of the session and of the groups that came together in it."""
        return frozenset(each.id for _, each in heard_with(self.record, self.session))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns that the guide asks for, in its order."""
        words: dict[str, None] = {}
        for word in self.step.of:
            words |= dict.fromkeys(letters_in(word) or (word,))
        titles = {letter.value: letter.plural.capitalize() for letter in Letter}
        steps = {step.id: step.title for step in self.record.guide_of(self.session).steps}
        named = [word for word in words if word not in titles and word != ENTRIES]
        found = []
        for word in words:
            if word in titles:
                things = self._factors(Letter(word))
            else:
                things = self._entries("" if word == ENTRIES else word, named)
            title = titles.get(word) or steps.get(word, "What was said")
            found.append(Column(word=word, title=title, things=tuple(self._in_groups(things))))
        return tuple(found)

    def _in_groups(self, things: Iterable[Thing]) -> list[Thing]:
        """Things by the order of their groups, those in none last, each as it was numbered."""
        place = {group.id: at for at, group in enumerate(self.groups)}
        return sorted(things, key=lambda thing: place.get(thing.group, len(place)))

    @cached_property
    def groups(self) -> tuple[CodedTheme, ...]:
        """The groups, in their order."""
        return self.sorting.groups

    @cached_property
    def things(self) -> Mapping[str, Thing]:
        """Everything on the board by its id."""
        return {thing.id: thing for column in self.columns for thing in column.things}

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """The things in each group, by its id; a group may be empty."""
        return {
            group.id: tuple(one.id for one in self.things.values() if one.group == group.id)
            for group in self.groups
        }

    @property
    def loose(self) -> int:
        """How many things are in no group."""
        return sum(not thing.group for thing in self.things.values())

    @property
    def sentence(self) -> str:
        """How far it is: nothing that was said is left out."""
        total, held = len(self.things), [each for each in self.members.values() if each]
        if not total:
            return "Nothing is there to be sorted yet"
        if not held:
            return f"{total} in no group yet"
        return (
            f"{total - self.loose} of {total} in {plural(len(held), 'group')}, {self.loose} in none"
        )

    def rows(self, column: Column) -> Iterator[Row]:
        """The lines of a column: each group over its members, then what is in none."""
        before = ""
        for thing in column.things:
            if thing.group and thing.group != before:
                yield self.group_row(thing.group, column)
            before = thing.group
            yield Row(id=thing.id, thing=thing)
        if column == self.columns[0]:
            yield from (
                self.group_row(key, column) for key, held in self.members.items() if not held
            )

    def group_row(self, group_id: str, column: Column) -> Row:
        """The line of a group in a column."""
        group = next(each for each in self.groups if each.id == group_id)
        here = sum(thing.group == group_id for thing in column.things)
        return Row(id=group_id, group=group, here=here, total=len(self.members[group_id]))

    def found(self, words: str) -> list[str]:
        """The ids of what holds all of some words, in the order of the columns.

        Args:
            words: parts of words, in any case; of codes, names of groups and people too.
        """
        parts = folded(words).split()
        names = {group.id: group.name for group in self.groups}
        said = {
            key: folded(one.all_words(names.get(one.group, ""))) for key, one in self.things.items()
        }
        return [key for key, text in said.items() if parts and all(part in text for part in parts)]

    # What there is

    @cached_property
    def _live(self) -> list[Factor]:
        return self.record.live_factors()

    def _factors(self, letter: Letter) -> Iterator[Thing]:
        """The factors of a letter that were heard here, or anywhere."""
        for factor in self._live:
            said = [e for e in self.record.evidence_of(factor.id) if not e.off_record]
            heard_here = any(entry.session_id in self._here for entry in said)
            if factor.letter is letter and said and (self.is_wide or heard_here):
                yield self._factor(factor, said)

    def _factor(self, factor: Factor, said: list[Entry]) -> Thing:
        group = self.sorting.group_of(factor.id)
        return Thing(
            id=factor.id,
            code=factor.code,
            text=factor.text,
            order=factor.number,
            letter=factor.letter.value,
            who=self._who(said),
            departments=len({each for entry in said for each in self._hearing.departments(entry)}),
            said=len(said),
            is_private=all(entry.private for entry in said),
            merged=tuple(f"{part.code} {part.text}" for part in self.record.parts_of(factor.id)),
            group=group.id if group else "",
        )

    def _entries(self, of: str, named: Sequence[str]) -> Iterator[Thing]:
        """The entries that say something and are in no other column; options of votes are not.

        Args:
            of: the step in which they were said, or in which their group came together; empty for
                any.
            named: the steps that have a column of their own.
        """
        letters = {letter for word in self.step.of for letter in letters_in(word)}
        for at, (before, session) in enumerate(self._sessions, 1):
            voted = {step.id for step in self.record.guide_of(session).steps_of(Vote)}
            for number, entry in enumerate(self.record.entries_of(session.id), 1):
                if not is_statement(entry) or entry.same_as_id:
                    continue
                said_in = {entry.step_id, session.part_step}
                if of not in said_in if of else entry.step_id in voted or said_in & set(named):
                    continue
                factor = self.record.find(Factor, entry.factor_id)
                if factor is not None and factor.letter.value in letters:
                    continue
                group = self.sorting.group_of(entry.id)
                yield Thing(
                    id=entry.id,
                    code=f"{before}{number}",
                    text=entry.text,
                    order=at * 100_000 + number,
                    who=self._who([entry]),
                    departments=len(self._hearing.departments(entry)),
                    is_private=entry.private,
                    group=group.id if group else "",
                )

    def _who(self, said: list[Entry]) -> tuple[str, ...]:
        """Who said it, each once; departments where nobody is named."""
        people = dict.fromkeys(each for entry in said for each in self._hearing.speakers(entry))
        found = [one for key in people if (one := self.record.find(Person, key)) is not None]
        if found:
            return tuple(told_apart(self.record, person) for person in found)
        ids = {each for entry in said for each in self._hearing.departments(entry)}
        return tuple(one.name for one in self.record.all(Department) if one.id in ids)
