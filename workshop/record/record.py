"""The documents of an engagement in memory, with the indexes that rules and screens ask.

A record is filled from the database and follows it change by change. Every question that a
rule asks while somebody types is answered without looking through a table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar, cast

from workshop.errors import Refused
from workshop.guide.shape import Guide
from workshop.guide.step import Step
from workshop.record.change import Change
from workshop.record.documents import (
    Ballot,
    Clock,
    Consent,
    Department,
    Document,
    Engagement,
    Entry,
    Factor,
    Letter,
    Person,
    Session,
    StoredGuide,
    Withdrawal,
)
from workshop.record.indexes.at_once import enter_entries, enter_factors
from workshop.record.indexes.late_index import LateIndex
from workshop.record.indexes.numbers import Numbers
from workshop.record.rows import ROW_TYPES, MergedRows, Row
from workshop.record.tables import TABLES
from workshop.record.themes import Apart, Placement
from workshop.record.transcripts import Transcript
from workshop.record.votes.documents import HandCount, Vote
from workshop.record.votes.index import VoteIndex
from workshop.text import plural

D = TypeVar("D", bound=Document)


class Background:
    """What must be known beside the documents of one moment; whoever reads a journal gives it."""

    def former_names(self) -> Mapping[str, Collection[str]]:
        """The names that people had before or have had since, by their ids."""
        return {}

    def today(self) -> Record | None:
        """The record as it is today, where the one at hand shows an earlier moment."""
        return None

    def shown_beside(self) -> Sequence[Record]:
        """The scores of other moments whose totals others see beside those of the record at hand.

        They are those when a file was written to be shared, and those of today where the record
        shows an earlier moment. Such a record has sessions, factors, rows that can be merged, votes
        and ballots alone.
        """
        return ()


_Tables = dict[type[Document], dict[str, Document]]
"""The documents of each kind, by their ids."""


class Record:
    """All documents of one engagement at one moment."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self.background = Background()
        """What the documents themselves do not say."""
        self.refill(documents)

    def refill(self, documents: Iterable[Document]) -> None:
        """Forget everything and hold these documents: those of another moment."""
        self._tables: _Tables = {kind: {} for kind in TABLES.values()}
        self._by_session: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
        entries = cast("dict[str, Entry]", self._tables[Entry])
        self._by_factor = LateIndex(entries, lambda entry: entry.factor_id or None)
        self._by_words = LateIndex(entries, _words)
        self._parts: defaultdict[str, dict[str, Factor]] = defaultdict(dict)
        self.votes = VoteIndex()
        """Votes, and what was given in them; `ballots_of` has no more than may be told."""
        self._consents: dict[tuple[str, str], Consent] = {}
        self._placements: dict[tuple[str, str], Placement] = {}
        self._numbers: defaultdict[Letter | str, Numbers] = defaultdict(Numbers)
        self._entered: defaultdict[str, dict[tuple[str, str], Row]] = defaultdict(dict)
        self.merged_rows = MergedRows()
        """Which rows of registers stand for others."""
        for document in documents:
            self._tables[type(document)][document.id] = document
        enter_entries(self.all(Entry), self._by_session)
        enter_factors(self.all(Factor), Letter, self._numbers, self._parts)
        others = (each for kind, each in self._tables.items() if kind not in (Entry, Factor))
        for document in chain.from_iterable(map(dict.values, others)):
            self._list(document)

    def copy(self) -> Record:
        """Another record of the same documents, to try changes on."""
        copy = Record(document for table in self._tables.values() for document in table.values())
        copy.background = self.background
        return copy

    @property
    def today(self) -> Record:
        """The record of today, whose consent holds, whatever moment this one shows."""
        return self.background.today() or self

    def apply(self, change: Change) -> None:
        """Take a change over. What it removes keeps its number, for it may be named on paper."""
        for document in change.removes:
            self._forget(document)
        for document in change.puts:
            self.put(document)

    def put(self, document: Document) -> None:
        """Take a document as it is now."""
        table = self._tables[type(document)]
        if (old := table.get(document.id)) is not None:
            self._unlist(old)
            self._give_back(old)
        table[document.id] = document
        self._list(document)

    def remove(self, document: Document) -> None:
        """Forget a document that is taken back: its number is free again where it is the last.

        Nothing happens where it is not known.
        """
        if (old := self._forget(document)) is not None:
            self._give_back(old)

    def _forget(self, document: Document) -> Document | None:
        """Take a document out, and give it as it was known; none where it was not."""
        if (old := self._tables[type(document)].pop(document.id, None)) is not None:
            self._unlist(old)
        return old

    def _give_back(self, document: Document) -> None:
        """Let the number of a factor or a row be given again."""
        if isinstance(document, Factor):
            self._numbers[document.letter].give_back(document.number)
        elif isinstance(document, Row):
            self._numbers[document.TABLE].give_back(document.number)

    def _list(self, document: Document) -> None:
        """Enter a document in the indexes."""
        match document:
            case Entry():
                self._by_session[document.session_id][document.id] = document
                self._by_factor.enter(document)
                self._by_words.enter(document)
            case Factor():
                self._numbers[document.letter].take(document.number)
                if document.into:
                    self._parts[document.into][document.id] = document
            case Ballot() | Vote() | HandCount():
                self.votes.put(document)
            case Consent():
                self._consents[document.session_id, document.person_id] = document
            case Placement():
                self._placements[document.entry_id, document.coder] = document
            case Row():
                self._numbers[document.TABLE].take(document.number)
                self.merged_rows.enter(document)
                if document.session_id:
                    self._entered[document.session_id][document.TABLE, document.id] = document

    def _unlist(self, document: Document) -> None:
        """Take a document out of the indexes."""
        match document:
            case Entry():
                self._by_session[document.session_id].pop(document.id, None)
                self._by_factor.take_out(document)
                self._by_words.take_out(document)
            case Factor() if document.into:
                self._parts[document.into].pop(document.id, None)
            case Ballot() | Vote() | HandCount():
                self.votes.remove(document)
            case Consent():
                self._consents.pop((document.session_id, document.person_id), None)
            case Placement():
                self._placements.pop((document.entry_id, document.coder), None)
            case Row():
                self.merged_rows.take_out(document)
                self._entered[document.session_id or ""].pop((document.TABLE, document.id), None)

    def find(self, kind: type[D], id: str | None) -> D | None:  # noqa: A002 - the word of the model
        """The document of that type and id, or none."""
        return cast("D | None", self._tables[kind].get(id or ""))

    def get(self, kind: type[D], id: str) -> D:  # noqa: A002
        """The document of that type and id.

        Raises:
            Refused: there is none.
        """
        if (document := self.find(kind, id)) is None:
            raise Refused(f"There is no {kind.__name__.lower()} {id} in this engagement.")
        return document

    def all(self, kind: type[D]) -> Iterator[D]:
        """Every document of a type, oldest first."""
        return cast("Iterator[D]", iter(self._tables[kind].values()))

    def documents(self) -> Iterator[Document]:
        """Every document."""
        for table in self._tables.values():
            yield from table.values()

    @property
    def engagement(self) -> Engagement:
        """The engagement itself."""
        for engagement in self.all(Engagement):
            return engagement
        raise Refused("This record has no engagement yet; begin one first.")

    def sessions(self) -> list[Session]:
        """All sessions, in the order in which they began."""
        return sorted(self.all(Session), key=lambda session: (session.started, session.id))

    def people_of(self, session: Session) -> list[Person]:
        """Who takes part, in the order of the list."""
        found = (self.find(Person, person_id) for person_id in session.people)
        return [person for person in found if person]

    def others_of(self, session: Session) -> list[Person]:
        """Who is on the list of a session and no participant, in the order of the list."""
        found = (self.find(Person, person_id) for person_id in session.parts)
        return [person for person in found if person]

    def guide_of(self, session: Session) -> Guide:
        """The guide that the session runs."""
        return self.get(StoredGuide, session.guide_id).guide

    def step_of(self, session: Session, step_id: str) -> Step:
        """A step of the session's guide.

        Raises:
            Refused: the guide has no such step.
        """
        guide = self.guide_of(session)
        if (step := guide.step(step_id)) is None:
            known = ", ".join(step.id for step in guide.steps)
            raise Refused(f"{guide.title} has no step “{step_id}”. Its steps are: {known}.")
        return step

    def clock_of(self, session_id: str) -> Clock:
        """Where the session is and how long its steps took."""
        return self.get(Clock, session_id)

    def entries_of(
        self, session_id: str, step_id: str | None = None, *, off_record: bool = False
    ) -> list[Entry]:
        """The entries of a session or of one of its steps, retracted ones too, in order.

        Args:
            session_id: the session.
            step_id: one of its steps; all of them unless given.
            off_record: with those that were said off the record, which nothing that is shown to
                others may have.
        """
        entries = self._by_session[session_id].values()
        chosen = [
            entry
            for entry in entries
            if step_id in (None, entry.step_id) and (off_record or not entry.off_record)
        ]
        return sorted(chosen, key=lambda entry: (entry.at, entry.id))

    def entry_count(self, session_id: str) -> int:
        """How many entries a session has, retracted ones too, without those off the record."""
        return sum(not entry.off_record for entry in self._by_session[session_id].values())

    def parts_of(self, factor_id: str) -> list[Factor]:
        """The factors that were merged into one directly, in the order of their numbers."""
        return sorted(self._parts[factor_id].values(), key=lambda factor: factor.number)

    def whole_of(self, factor: Factor) -> Factor:
        """The factor that stands for this one in summaries: itself unless it was merged."""
        while factor.into and (whole := self.find(Factor, factor.into)):
            factor = whole
        return factor

    def own_entries(self, factor_id: str) -> list[Entry]:
        """The entries of a factor without what was merged into it, retracted ones too."""
        return list(self._by_factor.of(factor_id).values())

    def evidence_of(self, factor_id: str) -> list[Entry]:
        """The entries that support a factor and all that was merged into it, in order."""
        found: list[Entry] = []
        waiting = [factor_id]
        while waiting:
            current = waiting.pop()
            found += (e for e in self._by_factor.of(current).values() if not e.retracted)
            waiting += self._parts[current]
        return sorted(found, key=lambda entry: (entry.at, entry.id))

    def live_factors(self) -> list[Factor]:
        """The factors of the summaries, by letter and number.

        These were not merged away, and at least one entry that stands supports each.
        """
        order = {letter: place for place, letter in enumerate(Letter)}
        live = [f for f in self.all(Factor) if not f.into and self.evidence_of(f.id)]
        return sorted(live, key=lambda factor: (order[factor.letter], factor.number, factor.id))

    def stating(self, letter: Letter, text: str) -> Factor | None:
        """The factor that stands for what was said in these very words under a letter."""
        for entry in self._by_words.of((letter, wording_key(text))).values():
            if not entry.retracted and (factor := self.find(Factor, entry.factor_id)):
                return self.whole_of(factor)
        return None

    def last_number(self, letter: Letter) -> int:
        """The highest number that is given under a letter."""
        return self._numbers[letter].last

    def rows(self, register: str) -> list[Row]:
        """The rows of a register, in the order in which they were entered."""
        rows = cast("Iterable[Row]", self._tables[ROW_TYPES[register]].values())
        return sorted(rows, key=lambda row: row.id)

    def rows_of(self, session_id: str, step_id: str | None = None) -> list[Row]:
        """The rows that were entered in a session or in one of its steps, in that order."""
        rows = self._entered[session_id].values()
        chosen = [row for row in rows if step_id in (None, row.step_id)]
        return sorted(chosen, key=lambda row: (row.at, row.id))

    def last_row_number(self, register: str) -> int:
        """The highest number that a row of a register has."""
        return self._numbers[register].last

    def ballots_of(self, session_id: str, step_id: str) -> list[Ballot]:
        """The ballots of a step in the order in which they were begun, without open votes."""
        return self.votes.ballots_of(session_id, step_id)

    def consent_of(self, session_id: str, person_id: str) -> Consent | None:
        """What a person agreed to in a session, or none where it was not asked."""
        return self._consents.get((session_id, person_id))

    def placement_of(self, entry_id: str, coder: str = "") -> Placement | None:
        """Where a statement stands in the codebook, as a coder sees it; none where nobody said."""
        return self._placements.get((entry_id, coder))

    def withdrawal_of(self, person_id: str) -> Withdrawal | None:
        """What a person took back; none where nothing."""
        return next((one for one in self.all(Withdrawal) if one.person_id == person_id), None)

    def transcripts_of(self, session_id: str) -> list[Transcript]:
        """What recordings of a session say, in the order in which they were brought in."""
        own = (each for each in self.all(Transcript) if each.session_id == session_id)
        return sorted(own, key=lambda each: each.id)

    def judged_apart(self) -> set[frozenset[str]]:
        """Pairs of factor ids that were judged to be different."""
        return {frozenset((apart.first, apart.second)) for apart in self.all(Apart)}

    def department_named(self, name: str) -> Department | None:
        """The department of that name or short name, whatever its case."""
        key = name.casefold().strip()
        called = [d for d in self.all(Department) if d.name.casefold() == key]
        called += [d for d in self.all(Department) if key and d.short.casefold() == key]
        return next(iter(called), None)


def wording_key(text: str) -> str:
    """A statement as it is compared word for word: no case, single blanks, no full stop."""
    return " ".join(text.casefold().split()).rstrip(".")


def _words(entry: Entry) -> tuple[Letter, str] | None:
    """Under which letter an entry says which words; one with a factor has a letter."""
    if not entry.factor_id:
        return None
    return entry.kind.letter or Letter.STRENGTH, wording_key(entry.text)


def holds(record: Record) -> str:
    """What an engagement holds, in a few words: `8 interviews · 2 workshops · 312 entries`."""
    settings = [record.guide_of(session).setting for session in record.sessions()]
    counts = [
        plural(settings.count(setting), setting)
        for setting in ("interview", "workshop")
        if setting in settings
    ]
    standing = (e for e in record.all(Entry) if not (e.retracted or e.off_record))
    entries = sum(1 for _ in standing)
    return " · ".join([*(counts or ["no sessions yet"]), plural(entries, "entry", "entries")])
