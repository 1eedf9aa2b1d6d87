"""What all sessions say together, as an edition tells it: themes, departments, how much there is.

Everything is counted from the entries that the edition tells. A department is named with a
statement only where the statement may be told as its own; what may not stands beside, counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from workshop.analysis.coders import Coding, coding_of
from workshop.analysis.evidence import Support
from workshop.analysis.look_alikes import with_look_alikes
from workshop.analysis.synthesis.facts import (
    CellWord,
    ThemeFact,
    ThemeMatrix,
    ThemeRow,
    ToldStatement,
)
from workshop.analysis.synthesis.heard_enough import HeardEnough, heard_enough, interviews_of
from workshop.analysis.synthesis.heard_themes import HeardTheme
from workshop.analysis.synthesis.strength import strongest_first
from workshop.language import say
from workshop.privacy.consents import ORDER
from workshop.privacy.told_themes import ToldThemes
from workshop.record.documents import Attribution, Department, Entry, Session
from workshop.report.ordering import heard_themes_of, strength_rule
from workshop.report.synthesis.loose_entries import LooseEntries
from workshop.report.view import Gathered


class ToldSynthesis:
    """What all sessions say together; built once for a document.

    Args:
        gathered: the record as the edition tells it.
    """

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        """The record as the edition tells it."""
        self.telling = gathered.telling
        """What the edition tells."""
        self.heard = heard_themes_of(gathered)
        """The themes and the statements under them."""
        self.names = LooseEntries(gathered)
        """How entries are called."""
        self._called = ToldThemes(self.telling)
        self._strengths = strength_rule(gathered)

    # Departments

    def may_name(self, entry: Entry) -> bool:
        """Whether an entry may be told as what its department said."""
        level = self.telling.level(entry)
        return self.telling.open or ORDER[level] <= ORDER[Attribution.DEPARTMENT]

    def departments_of(self, entry: Entry) -> list[Department]:
        """The departments that an entry speaks for, as far as they may be told with it."""
        if not self.may_name(entry):
            return []
        hearing = self.telling.hearing
        ids = hearing.departments(entry)
        return [each for each in hearing.listed if each.id in ids]

    @cached_property
    def heard_departments(self) -> list[Department]:
        """The departments heard that may be named."""
        names = set(self.telling.departments_heard)
        return [d for d in self.telling.hearing.heard if self.telling.called(d) in names]

    @cached_property
    def unheard_departments(self) -> list[Department]:
        """The departments not heard, where they may be named."""
        if self.telling.departments_unheard is None:
            return []
        return list(self.telling.hearing.unheard)

    # Themes

    @cached_property
    def pairs(self) -> tuple[tuple[HeardTheme, ThemeFact], ...]:
        """The themes that are told, what can be relied on most first."""
        found = [(theme, self._finding(theme)) for theme in self.heard.themes]
        found.sort(
            key=lambda pair: (
                *strongest_first(pair[1].strength),
                -pair[1].departments,
                pair[0].coded is None,
                pair[1].id,
            )
        )
        return tuple(found)

    @property
    def themes(self) -> tuple[ThemeFact, ...]:
        """The same as data."""
        return tuple(finding for _, finding in self.pairs)

    def _finding(self, theme: HeardTheme) -> ThemeFact:
        """A theme as data."""
        hearing = self.telling.hearing
        alike = sum(self.gathered.look_alikes.get(each.id, 0) for each in theme.factors)
        support = hearing.support(theme.said)
        strength = self._strengths.of(theme.said, theme.against, look_alikes=alike)
        code, text = self._named(theme)
        statements, new = self.statements(theme), self._new(theme)
        return ThemeFact(
            id=code,
            text=text,
            letter=theme.letter.value if theme.letter else None,
            n=len(statements),
            sentence=_sentence(with_look_alikes(support, alike), len(theme.against)),
            departments=support.departments,
            sessions=support.sessions,
            against=len(theme.against),
            said_by=self._names_of(theme.said),
            against_by=self._names_of(theme.against),
            strength=strength,
            not_judged=alike,
            factors=tuple(factor.code for factor in theme.factors),
            new=new,
            is_new=new > 0 and len({e.session_id for e in theme.entries}) == 1,
            evidence=tuple(each.entry for each in statements),
            statements=statements,
        )

    def _named(self, theme: HeardTheme) -> tuple[str, str]:
        """The code and the words of a theme."""
        if theme.coded is not None:
            return self._called.coded(theme.coded)
        known = self.gathered.by_id.get(theme.factors[0].id) if theme.factors else None
        words = self.telling.words(theme.entries[0])
        return theme.code, known.text if known else words

    def _names_of(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        """The departments behind entries by name, in the order of the engagement."""
        ids = {each.id for entry in entries for each in self.departments_of(entry)}
        return tuple(self.telling.called(d) for d in self.telling.hearing.listed if d.id in ids)

    def statements(self, theme: HeardTheme) -> tuple[ToldStatement, ...]:
        """What was said under a theme, one department after the other, the opposite last."""
        against = {entry.id for entry in theme.against}
        return tuple(
            self.statement(entry, against=entry.id in against)
            for entry in (*self.spread(theme.said), *self.spread(theme.against))
        )

    def spread(self, entries: Sequence[Entry]) -> list[Entry]:
        """Entries so that each department comes once before any comes again; quotes first."""
        ranked = sorted(
            entries,
            key=lambda e: (e.kind.value != "quote", e.kind.letter is None, e.at, e.id),
        )
        rounds: dict[str, int] = {}
        turns = []
        for place, entry in enumerate(ranked):
            name = " ".join(sorted(self.telling.hearing.departments(entry))) or entry.session_id
            rounds[name] = rounds.get(name, -1) + 1
            turns.append((rounds[name], place, entry))
        return [entry for *_, entry in sorted(turns, key=lambda turn: turn[:2])]

    def statement(self, entry: Entry, *, against: bool = False) -> ToldStatement:
        """One statement as data."""
        tied = self.telling.tied(entry)
        session = self.gathered.record.get(Session, entry.session_id)
        return ToldStatement(
            entry=self.names.id_of(entry),
            text=self.telling.words(entry),
            kind=entry.kind.value,
            stance="against" if against else "for",
            who=self.telling.who(entry),
            departments=tuple(self.telling.called(d) for d in self.departments_of(entry)),
            session=session.id if tied else "",
            session_title=self.gathered.title(session) if tied else "",
            at=entry.at if tied else None,
        )

    # What is new

    @cached_property
    def latest(self) -> Session | None:
        """The latest session of which something is told; none where there is only one."""
        told = {e.session_id for theme in self.heard.themes for e in theme.entries}
        sessions = [session for session in self.gathered.sessions if session.id in told]
        return sessions[-1] if len(sessions) > 1 else None

    def _new(self, theme: HeardTheme) -> int:
        """How many statements under a theme are of the latest session."""
        if self.latest is None:
            return 0
        return sum(
            entry.session_id == self.latest.id and self.telling.tied(entry)
            for entry in theme.entries
        )

    # The matrix

    @cached_property
    def matrix(self) -> ThemeMatrix:
        """The themes over the departments."""
        columns = [*self.heard_departments, *self.unheard_departments]
        return ThemeMatrix(
            departments=tuple(map(self.telling.called, columns)),
            rows=tuple(self._row(theme, finding, columns) for theme, finding in self.pairs),
        )

    def _row(
        self, theme: HeardTheme, finding: ThemeFact, columns: Sequence[Department]
    ) -> ThemeRow:
        """One theme over the departments."""
        said = self._counts(theme.said, columns)
        against = self._counts(theme.against, columns)
        heard = {each.id for each in self.heard_departments}
        return ThemeRow(
            id=finding.id,
            text=finding.text,
            cells=tuple(
                _cell(one, other, is_heard=column.id in heard)
                for one, other, column in zip(said, against, columns, strict=True)
            ),
            said=said,
            against=against,
            elsewhere=sum(not self.departments_of(entry) for entry in theme.entries),
            evidence=finding.evidence,
        )

    def _counts(self, entries: Iterable[Entry], columns: Sequence[Department]) -> tuple[int, ...]:
        """How many entries speak for each of some departments."""
        found = Counter(each.id for entry in entries for each in self.departments_of(entry))
        return tuple(found[column.id] for column in columns)

    # Whether enough was heard

    @cached_property
    def saturation(self) -> HeardEnough:
        """Whether enough interviews were held."""
        record = self.gathered.record
        told = {entry.session_id for entry in self.heard.codebook.statements
                if self.telling.tells(entry)}  # fmt: skip
        return heard_enough(self.heard.themes, interviews_of(record, told))

    @cached_property
    def coding(self) -> Coding | None:
        """How far those who themed apart agree; none where nobody themed a second time."""
        return coding_of(self.gathered.record, self.telling.tells)


def _cell(said: int, against: int, *, is_heard: bool) -> CellWord:
    """What a department says of a theme."""
    if said:
        return "said"
    if against:
        return "said the opposite"
    return "silent" if is_heard else "not heard"


def _sentence(support: Support, against: int) -> str:
    """Who stands behind a theme, in words."""
    if not against:
        return support.sentence
    return " · ".join((support.sentence, say("{n} the opposite", n=against)))
