"""The codebook: every theme of a record, tags among them, and the statements under each.

Tags are the first themes, without anybody's act: a tag that was typed for a statement is a theme
called as the tag, hyphens as blanks. What a step gives to everything recorded in it sorts by
question and not by what was said, so such a tag is a theme only once it was typed too. As soon as
something is done with such a theme, it becomes a document that remembers its tag.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

import msgspec

from workshop.record.documents import Entry, EntryKind, Factor, Session
from workshop.record.record import Record
from workshop.record.themes import Placement, Rest, Stance, Theme
from workshop.text import clean_line

_NO_STATEMENT: Final = frozenset({EntryKind.ACTION, EntryKind.OBSERVATION, EntryKind.DECISION})
"""Kinds of entries that say nothing of a theme."""


class CodedTheme(msgspec.Struct, frozen=True, kw_only=True):
    """A theme of the codebook, whether it is a document yet or a tag."""

    id: str
    """The id of its document; of one that is only a tag, `#passwords`."""
    code: str
    """The name by which it goes everywhere: `TH2`, or `#passwords`."""
    name: str
    definition: str = ""
    tags: tuple[str, ...] = ()
    """The tags whose statements belong to it, those of what it took in among them."""
    document: Theme | None = None
    """Its document; none while it is only a tag."""


def is_statement(entry: Entry) -> bool:
    """Whether an entry stands, is on the record and says something that can be themed."""
    return not (entry.retracted or entry.off_record) and entry.kind not in _NO_STATEMENT


def name_of_tag(tag: str) -> str:
    """What a theme is called that is made of a tag: the tag, hyphens as blanks and nothing else."""
    return clean_line(tag.replace("-", " ")) or tag


def theme_key(name: str) -> str:
    """The name of a theme as names are compared: no case, hyphens as blanks."""
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split()).rstrip(".")


class Codebook:
    """The themes of a record and what belongs to them. Make a new one when the record has changed.

    Args:
        record: the documents.
        coder: whose placements are meant: those of a second coder, who is told neither of tags nor
            of what others placed; empty for what holds.
    """

    def __init__(self, record: Record, coder: str = "") -> None:
        self.record = record
        """The record that is read."""
        self.coder = coder
        """Whose placements are meant."""
        self._documents = {theme.id: theme for theme in record.all(Theme)}
        self._wholes: dict[str, Theme | None] = {}
        self._by_step: dict[tuple[str, str], frozenset[str]] = {}
        self._evidence: dict[str, list[Entry]] = {}

    # Themes

    @cached_property
    def themes(self) -> tuple[CodedTheme, ...]:
        """Every theme, in its order: documents as they were ordered, then tags by their names."""
        standing = [t for t in self._documents.values() if not t.into and not t.removed]
        standing.sort(key=lambda t: (t.number if t.order is None else t.order, t.number, t.id))
        tags: defaultdict[str, list[str]] = defaultdict(list)
        for tag in sorted(self._of_tag):
            tags[self._of_tag[tag]].append(tag)
        recorded = [self._coded(theme, tuple(tags[theme.id])) for theme in standing]
        loose = [
            CodedTheme(id=key, code=key, name=name_of_tag(key[1:]), tags=tuple(held))
            for key, held in tags.items()
            if key.startswith("#")
        ]
        return (*recorded, *loose)

    @staticmethod
    def _coded(theme: Theme, tags: tuple[str, ...]) -> CodedTheme:
        return CodedTheme(
            id=theme.id,
            code=theme.code,
            name=theme.name,
            definition=theme.definition,
            tags=tags,
            document=theme,
        )

    def theme(self, theme_id: str) -> CodedTheme | None:
        """The theme of an id; of one that was merged, the one that it is part of."""
        if theme_id in self._documents:
            whole = self._whole(theme_id)
            theme_id = whole.id if whole else ""
        return self._by_id.get(theme_id)

    def named(self, name: str) -> CodedTheme | None:
        """The theme of a name, a code, a tag behind `#`, or an id."""
        said = clean_line(name)
        if (found := self.theme(said)) is not None:
            return found
        if said.startswith("#"):
            tag = said[1:].casefold()
            return next((each for each in self.themes if tag in each.tags), None)
        by_code = next((t for t in self.themes if t.code.casefold() == said.casefold()), None)
        return by_code or self._by_key.get(theme_key(said))

    @cached_property
    def _by_id(self) -> dict[str, CodedTheme]:
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def _by_key(self) -> dict[str, CodedTheme]:
        return {theme_key(theme.name): theme for theme in reversed(self.themes)}

    def made_in(self, session_id: str) -> tuple[CodedTheme, ...]:
        """The themes that a session made as groups of its steps, in their order."""
        return tuple(t for t in self.themes if t.document and t.document.session_id == session_id)

    def _whole(self, theme_id: str) -> Theme | None:
        """The document that stands for a theme; none where it is a theme no more."""
        if theme_id not in self._wholes:
            theme = self._documents.get(theme_id)
            seen: set[str] = set()
            while theme and theme.into and theme.id not in seen:
                seen.add(theme.id)
                theme = self._documents.get(theme.into)
            self._wholes[theme_id] = None if theme is None or theme.removed else theme
        return self._wholes[theme_id]

    @cached_property
    def _of_tag(self) -> dict[str, str]:
        """The id of the theme of every tag that was typed, as far as it leads to one."""
        called: dict[str, str] = {}
        of_tag: dict[str, str] = {}
        for theme in self._documents.values():
            whole = self._whole(theme.id)
            if theme.tag:
                of_tag[theme.tag] = whole.id if whole else ""
            if whole:
                called.setdefault(theme_key(theme.name), whole.id)
        found = {tag: of_tag.get(tag, called.get(theme_key(tag))) for tag in self._typed}
        return {tag: f"#{tag}" if theme is None else theme for tag, theme in found.items()}

    @cached_property
    def _typed(self) -> frozenset[str]:
        """The tags that were typed for a statement."""
        found: set[str] = set()
        for entry in self.record.all(Entry):
            if entry.tags and is_statement(entry):
                found.update(self._typed_for(entry))
        return frozenset(found)

    def _typed_for(self, entry: Entry) -> list[str]:
        """The tags of a statement without those that its step gives to everything."""
        given = self._given(entry.session_id, entry.step_id)
        return [tag for tag in entry.tags if tag not in given]

    def _given(self, session_id: str, step_id: str) -> frozenset[str]:
        """The tags that a step gives to everything."""
        place = (session_id, step_id)
        if place not in self._by_step:
            session = self.record.find(Session, session_id)
            step = self.record.guide_of(session).step(step_id) if session else None
            tags = step.tags if step else ()
            self._by_step[place] = frozenset(tag.casefold() for tag in tags)
        return self._by_step[place]

    # Statements

    @cached_property
    def statements(self) -> tuple[Entry, ...]:
        """Every entry that can be under a theme, in the order in which they were recorded."""
        found = (entry for entry in self.record.all(Entry) if is_statement(entry))
        return tuple(sorted(found, key=lambda entry: (entry.at, entry.id)))

    def placement(self, entry: Entry) -> Placement | None:
        """What the coder decided on a statement."""
        return self.record.placement_of(entry.id, self.coder)

    def by_tag(self, entry: Entry) -> dict[str, Stance]:
        """The themes to which the tags of a statement lead; a second coder is not told of them."""
        if self.coder or not entry.tags:
            return {}
        found = (self._of_tag[tag] for tag in self._typed_for(entry))
        return {theme: Stance.FOR for theme in found if theme}

    def own(self, entry: Entry) -> dict[str, Stance]:
        """What a statement says of themes by itself: by tag, and as it was put there."""
        found = self.by_tag(entry) if entry.tags else {}
        for theme_id, stance in self._said_of(entry).items():
            found[theme_id] = stance
        if not found:
            return found  # as most of 10,000 are
        return {key: stance for key, stance in found.items() if stance is not Stance.OUT}

    def _said_of(self, entry: Entry) -> dict[str, Stance]:
        """What was decided of a statement and themes that there are, those it was taken out of too.

        Of a theme and what that took in, what was said of the one that stands counts.
        """
        if (placed := self.placement(entry)) is None:
            return {}
        found: dict[str, Stance] = {}
        for theme_id, stance in placed.themes.items():
            whole = self._whole(theme_id)
            if whole is not None and (whole.id == theme_id or whole.id not in found):
                found[whole.id] = stance
        return found

    @cached_property
    def stances(self) -> Mapping[str, dict[str, Stance]]:
        """What every statement says of which themes, by the ids of both.

        A statement of which nothing else is known goes where those are that support the same
        factor: they say the same.
        """
        found = {entry.id: self.own(entry) for entry in self.statements}
        if self.coder:
            return found
        wholes = {each.id: self.record.whole_of(each).id for each in self.record.all(Factor)}
        family: dict[str, dict[str, Stance]] = {}
        waiting: list[tuple[Entry, str]] = []
        for entry in self.statements:
            if entry.factor_id and (whole := wholes.get(entry.factor_id)):
                if found[entry.id]:
                    family.setdefault(whole, found[entry.id])
                else:
                    waiting.append((entry, whole))
        for entry, whole in waiting:
            if held := family.get(whole):
                if (placed := self.placement(entry)) and placed.rest:
                    continue
                out = self._said_of(entry)
                found[entry.id] = {k: v for k, v in held.items() if k not in out}
        return found

    def evidence_of(self, factor: Factor) -> list[Entry]:
        """The entries that support a factor and all that was merged into it, in order."""
        if factor.id not in self._evidence:
            self._evidence[factor.id] = self.record.evidence_of(factor.id)
        return self._evidence[factor.id]

    @cached_property
    def members(self) -> Mapping[str, dict[str, Stance]]:
        """The statements under every theme, by the ids of both, in the order recorded."""
        found: dict[str, dict[str, Stance]] = {theme.id: {} for theme in self.themes}
        for entry_id, stances in self.stances.items():
            for theme_id, stance in stances.items():
                found.setdefault(theme_id, {})[entry_id] = stance
        return found

    def under(self, theme_id: str) -> list[tuple[Entry, Stance]]:
        """The statements under a theme, in the order in which they were recorded."""
        held = self.members.get(theme_id, {})
        return [(self.record.get(Entry, entry_id), stance) for entry_id, stance in held.items()]

    def of_factor(self, factor: Factor) -> dict[str, Stance]:
        """What a factor says of themes, by their ids: as the statements behind it do."""
        found: dict[str, Stance] = {}
        for entry in self.evidence_of(factor):
            for theme_id, stance in self.stances.get(entry.id, {}).items():
                found.setdefault(theme_id, stance)
        return found

    def rest_of(self, factor: Factor) -> Rest | None:
        """What was decided on a factor that is under no theme."""
        for entry in self.evidence_of(factor):
            if (placed := self.placement(entry)) and placed.rest:
                return placed.rest
        return None

    def is_judged(self, factor: Factor) -> bool:
        """Whether a factor was themed, or judged to stand alone."""
        return bool(self.of_factor(factor)) or self.rest_of(factor) is Rest.ALONE

    def waiting(self) -> Iterator[Factor]:
        """The factors not themed yet, in their order; those left for later come last."""
        left = [f for f in self.record.live_factors() if not self.is_judged(f)]
        yield from (f for f in left if self.rest_of(f) is not Rest.LATER)
        yield from (f for f in left if self.rest_of(f) is Rest.LATER)
