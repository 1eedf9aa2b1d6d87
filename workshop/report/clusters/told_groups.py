"""The groups that a room made in a step, as an edition tells them: for documents, data and wall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workshop.analysis.clustering.board import Board, Thing
from workshop.analysis.clustering.facts import GroupFact, GroupMember, SortedFact
from workshop.guide.room_steps import ClusterStep
from workshop.language import say
from workshop.privacy.told_themes import ToldThemes
from workshop.record.documents import Entry, EntryKind, Session
from workshop.report.blocks import AnyBlock, Bullets, Heading, Notice, Paragraph, Span, plain
from workshop.report.session_view import SessionView
from workshop.report.view import Gathered
from workshop.text import in_quotes, plural


class ToldMember(NamedTuple):
    """A factor or an entry as it is told."""

    code: str
    """The code of a factor; empty for an entry."""
    text: str
    who: str
    """Who said it, where it is an entry; how well it is supported, where it is a factor."""
    entries: tuple[Entry, ...]
    """What it rests on, as far as that is told."""


class ToldGroup(NamedTuple):
    """A group with its members that are told."""

    code: str
    name: str
    members: tuple[ToldMember, ...]


class ToldSorting:
    """What a step sorted, in an edition.

    Args:
        gathered: the record as the edition tells it.
        session: the session.
        step: the step.
    """

    def __init__(self, gathered: Gathered, session: Session, step: ClusterStep) -> None:
        self._gathered = gathered
        self._board = Board(gathered.record, session, step)
        self.step = step
        """The step."""
        self.groups: list[ToldGroup] = []
        """The groups of which something is told, in their order."""
        self.loose: list[ToldMember] = []
        """What is in no group and told."""
        self.left_out = 0
        """How many things the edition leaves out."""
        self._tell()

    def _tell(self) -> None:
        told = {key: self._member(thing) for key, thing in self._board.things.items()}
        self.left_out = sum(one is None for one in told.values())
        names = ToldThemes(self._gathered.telling)
        for group in self._board.groups:
            held = [one for key in self._board.members[group.id] if (one := told[key]) is not None]
            if held:
                self.groups.append(ToldGroup(*names.coded(group), tuple(held)))
        alone = (key for key, thing in self._board.things.items() if not thing.group)
        self.loose = [one for key in alone if (one := told[key]) is not None]

    def _member(self, thing: Thing) -> ToldMember | None:
        """A thing as it is told; none where nothing of it is."""
        telling = self._gathered.telling
        if thing.is_factor:
            known = self._gathered.by_id.get(thing.id)
            if known is None:
                return None
            return ToldMember(known.code, known.text, known.support.sentence, known.entries)
        entry = self._gathered.record.get(Entry, thing.id)
        if not telling.tells(entry):
            return None
        words = telling.words(entry)
        quoted = in_quotes(words) if entry.kind is EntryKind.QUOTE else words
        return ToldMember("", quoted, telling.who(entry), (entry,))

    @property
    def count(self) -> int:
        """How many things are told."""
        return len(self.loose) + sum(len(group.members) for group in self.groups)

    @property
    def sentence(self) -> str:
        """How many things there are, in how many groups, and how many in none."""
        if not self.count:
            return say("Nothing was there to be sorted.")
        held = self.count - len(self.loose)
        groups = plural(len(self.groups), "group")
        return say(
            "{statements}: {held} in {groups}, {alone} in no group.",
            statements=plural(self.count, "statement"),
            held=held,
            groups=groups,
            alone=len(self.loose),
        )

    # As data

    def fact(self) -> SortedFact:
        """The step as data."""
        return SortedFact(
            step=self.step.id,
            title=self._gathered.telling.text(self.step.title),
            n=self.count,
            groups=tuple(
                GroupFact(
                    id=group.code,
                    name=group.name,
                    n=len(group.members),
                    sentence=say(
                        "{group}: {statements}.",
                        group=group.name,
                        statements=plural(len(group.members), "statement"),
                    ),
                    members=tuple(map(self._member_fact, group.members)),
                )
                for group in self.groups
            ),
            loose=tuple(map(self._member_fact, self.loose)),
            left_out=self.left_out,
            sentence=self.sentence,
        )

    def _member_fact(self, member: ToldMember) -> GroupMember:
        return GroupMember(
            id=member.code,
            text=member.text,
            evidence=tuple(self._gathered.entry_id(entry) for entry in member.entries),
        )


def facts(view: SessionView) -> tuple[SortedFact, ...]:
    """What the steps of a session sorted, as data."""
    steps = view.guide.steps_of(ClusterStep)
    return tuple(ToldSorting(view.gathered, view.session, step).fact() for step in steps)


def section(view: SessionView, steps: Sequence[ClusterStep]) -> Iterator[AnyBlock]:
    """The groups with what is in each; what is in none is counted, for it stands elsewhere."""
    yield Heading(text=say("What belongs together"))
    for step in steps:
        told = ToldSorting(view.gathered, view.session, step)
        yield Heading(text=view.gathered.telling.text(step.title), level=2)
        if told.groups:
            yield Paragraph(spans=plain(told.sentence))
        for group in told.groups:
            yield Paragraph(spans=(Span(group.name, "strong"), Span(f" {group.code}", "muted")))
            yield Bullets(items=tuple(map(_bullet, group.members)))
        if told.left_out:
            left = plural(told.left_out, "statement")
            yield Notice(text=say("{left} left out of this edition.", left=left))


def _bullet(member: ToldMember) -> tuple[Span, ...]:
    """A member with its code, and who is behind it."""
    code = [Span(f"{member.code} ", "strong")] if member.code else []
    return (*code, Span(member.text), Span(f" ({member.who})" if member.who else "", "muted"))
