"""What can be done while a room sorts, as commands of the record: every door makes them here.

A *thing* is a factor or an entry; a *group* is a theme, made in a step of the session. What says
the same becomes one factor, and both wordings are kept; what belongs together stays apart under a
name of its own. A thing is in one group at most: whoever wants it in another takes it out first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from workshop.errors import Refused
from workshop.record.codebook import Codebook, CodedTheme
from workshop.record.documents import Entry, EntryKind, Factor, Pestle, Session
from workshop.record.record import Record
from workshop.record.theme_names import LONGEST_NAME, short_words
from workshop.record.themes import Theme
from workshop.running.commands import (
    Command,
    EditFactor,
    FileEntry,
    KeepApart,
    MergeFactors,
    RetagEntry,
    SplitFactor,
)
from workshop.running.theming import (
    DropTheme,
    EditTheme,
    MakeTheme,
    MergeThemes,
    PutUnderTheme,
    SplitTheme,
    TakeOutOfTheme,
)
from workshop.text import listing, shorten

ONLY_FACTORS: Final = (
    "Only factors become one: what is no strength, weakness, opportunity or threat is put in a "
    "group instead."
)
"""Why an entry cannot be merged."""


class Way(NamedTuple):
    """A way to take something apart."""

    words: str
    """What it comes to, for a list to choose from."""
    command: Command


class Sorting:
    """What a step of a session sorts, as far as commands need it. Make a new one after a change.

    Args:
        record: the documents.
        session: the session.
        step_id: the step, in which new groups are made.
        wide: whether what was heard in other sessions is sorted too, and themes made there count.
    """

    def __init__(
        self, record: Record, session: Session, step_id: str, *, wide: bool = False
    ) -> None:
        self.record = record
        """The documents."""
        self.codebook = Codebook(record)
        """The themes."""
        self._id = session.id
        self._step_id = step_id
        self._wide = wide

    @property
    def groups(self) -> tuple[CodedTheme, ...]:
        """The groups that things are sorted into, in their order."""
        if self._wide:
            return tuple(theme for theme in self.codebook.themes if theme.document)
        return self.codebook.made_in(self._id)

    def group_of(self, thing_id: str) -> CodedTheme | None:
        """The group that a factor or an entry is in."""
        if (factor := self.record.find(Factor, thing_id)) is not None:
            stances = self.codebook.of_factor(factor)
        else:
            stances = self.codebook.stances.get(thing_id, {})
        return next((group for group in self.groups if group.id in stances), None)

    def _is_group(self, thing_id: str) -> bool:
        return any(group.id == thing_id for group in self.groups)

    def called(self, thing_id: str) -> str:
        """What a thing or a group is called in a sentence."""
        if (factor := self.record.find(Factor, thing_id)) is not None:
            return factor.code
        if (theme := self.codebook.theme(thing_id)) is not None:
            return f"“{theme.name}”"
        return f"“{short_words(self.record.get(Entry, thing_id))}”"

    # What is done

    def merge(self, ids: Sequence[str], text: str = "") -> Command:
        """Have factors become one, the first of them; themes that are all groups likewise.

        Raises:
            Refused: there are not two, or they are not all of one sort.
        """
        if len(set(ids)) < 2:
            raise Refused("Choose two or more that say the same.")
        if all(self._is_group(each) for each in ids):
            return MergeThemes(into=ids[0], others=tuple(ids[1:]), name=text, session_id=self._id)
        if any(self.record.find(Factor, each) is None for each in ids):
            raise Refused(ONLY_FACTORS)
        return MergeFactors(into=ids[0], others=tuple(ids[1:]), text=text, session_id=self._id)

    def is_new(self, ids: Sequence[str]) -> bool:
        """Whether grouping these makes a group that wants a name."""
        return not any(self._is_group(each) or self.group_of(each) for each in ids)

    def group(self, ids: Sequence[str], name: str = "") -> Command:
        """Have things stand in one group: that which one of them is in, else a new one.

        Args:
            ids: the things, and a group where they go to that.
            name: what a new one is called; the shortest of what was said where none is given.

        Raises:
            Refused: they are in several groups, or all in it already, or the name is taken.
        """
        if ids and all(self._is_group(each) for each in ids):
            return self.merge(ids, name)
        things = [each for each in ids if not self._is_group(each)]
        into = {each: each for each in ids if self._is_group(each)}
        into |= {one: found.id for one in things if (found := self.group_of(one))}
        if not things:
            raise Refused("Choose what is to be in one group.")
        if len(targets := list(dict.fromkeys(into.values()))) > 1:
            told = listing([self.called(each) for each in targets])
            raise Refused(
                f"These are in {told}: take one out of its group first, or merge the groups."
            )
        if not targets:
            return self._new_group(things, name)
        fresh = tuple(each for each in things if each not in into)
        if not fresh:
            raise Refused(f"All of these are in {self.called(targets[0])} already.")
        return PutUnderTheme(statements=fresh, theme=targets[0], session_id=self._id)

    def _new_group(self, things: Sequence[str], name: str) -> Command:
        """A group of things that are in none."""
        called = name or self.proposed_name(things)
        known = self.codebook.named(called)
        if known is not None and self._is_group(known.id):
            return PutUnderTheme(statements=tuple(things), theme=known.id, session_id=self._id)
        if known is not None and known.document:
            raise Refused(
                f"There is a theme “{known.name}” already, {known.code}, that was not made here. "
                "Give the group another name."
            )
        return MakeTheme(
            name=known.code if known else called,
            statements=tuple(things),
            session_id=self._id,
            step_id=self._step_id,
        )

    def proposed_name(self, things: Iterable[str]) -> str:
        """What a group is called that nobody named yet: the shortest of what was said openly."""
        listed = list(things)
        public = [each for each in listed if not self._is_private(each)]
        texts = [self.text(each) for each in public or listed]
        shortest = min(texts, key=len, default="").split("\n", 1)[0]
        return shorten(shortest, LONGEST_NAME).lstrip("#")

    def _is_private(self, thing_id: str) -> bool:
        """Whether all that says it is private; a group is told to the room by its name."""
        factor = self.record.find(Factor, thing_id)
        said = self.record.evidence_of(thing_id) if factor else [self.record.get(Entry, thing_id)]
        return all(entry.private for entry in said)

    def text(self, thing_id: str) -> str:
        """The words of a thing, or the name of a group."""
        if (factor := self.record.find(Factor, thing_id)) is not None:
            return factor.text
        if (theme := self.codebook.theme(thing_id)) is not None:
            return theme.name
        return self.record.get(Entry, thing_id).text

    def apart(self, first: str, second: str) -> Command:
        """Put on record that two factors are not the same.

        Raises:
            Refused: they are no factors.
        """
        if any(self.record.find(Factor, each) is None for each in (first, second)):
            raise Refused("Only of factors it is recorded that they are not the same.")
        return KeepApart(first=first, second=second, session_id=self._id)

    def rename(self, thing_id: str, words: str) -> Command:
        """Have a group be called, or a factor be worded, otherwise; what was said stays.

        Raises:
            Refused: it is an entry, whose words are those that were said.
        """
        if self._is_group(thing_id):
            return EditTheme(theme_id=thing_id, name=words, session_id=self._id)
        if (factor := self.record.find(Factor, thing_id)) is None:
            raise Refused("An entry says what was said; /edit corrects it in its step.")
        return EditFactor(
            factor_id=factor.id, text=words, pestle=factor.pestle, session_id=self._id
        )

    def reletter(self, thing_id: str, kind: EntryKind) -> Command:
        """Have something stand under another letter: it was said inside and belongs outside.

        Raises:
            Refused: several entries say it, of which each would have to be judged.
        """
        factor = self.record.find(Factor, thing_id)
        said = self.record.evidence_of(thing_id) if factor else [self.record.get(Entry, thing_id)]
        if len(said) > 1:
            raise Refused(
                f"{len(said)} entries say {self.called(thing_id)}: give each another kind where it "
                "was said, or split them first."
            )
        return RetagEntry(entry_id=said[0].id, kind=kind)

    def file(self, thing_id: str, field: Pestle | None) -> Command:
        """Have a factor or an entry stand in a field of the scan, or in none."""
        if (factor := self.record.find(Factor, thing_id)) is None:
            return FileEntry(entry_id=thing_id, pestle=field)
        text = factor.text
        return EditFactor(factor_id=factor.id, text=text, pestle=field, session_id=self._id)

    def ways_apart(self, thing_id: str) -> list[Way]:
        """Every way to take something apart again: out of its group, what was merged, a group.

        Raises:
            Refused: it stands alone.
        """
        found = list(self._ways(thing_id))
        if not found:
            raise Refused(f"{self.called(thing_id)} is in no group, and nothing is merged into it.")
        return found

    def _ways(self, thing_id: str) -> Iterable[Way]:
        part = self.record.find(Theme, thing_id)
        if part is not None and part.into:
            yield Way(
                f"“{part.name}” is a group again", SplitTheme(theme_id=part.id, session_id=self._id)
            )
            return
        if self._is_group(thing_id):
            for theme in self.record.all(Theme):
                if theme.into == thing_id:
                    yield Way(
                        f"“{theme.name}” is a group again",
                        SplitTheme(theme_id=theme.id, session_id=self._id),
                    )
            words = f"No group {self.called(thing_id)}; all that is in it stays"
            yield Way(words, DropTheme(theme_id=thing_id, session_id=self._id))
            return
        factor = self.record.find(Factor, thing_id)
        if factor is not None and factor.into:
            yield Way(
                f"{factor.code} stands alone again",
                SplitFactor(factor_id=factor.id, session_id=self._id),
            )
            return
        if group := self.group_of(thing_id):
            out = TakeOutOfTheme(statements=(thing_id,), theme_id=group.id, session_id=self._id)
            yield Way(f"Out of the group “{group.name}”", out)
        for held in self.record.parts_of(thing_id) if factor else ():
            words = f"{held.code} stands alone again: {shorten(held.text, 80)}"
            yield Way(words, SplitFactor(factor_id=held.id, session_id=self._id))
