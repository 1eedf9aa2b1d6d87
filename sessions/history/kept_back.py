"""What history does not quote: the words of whatever is kept back today.

A sentence of history is written once, when something is recorded, and has the first words of it.
History is of the restricted edition, as the record is: it quotes what is private. What is off the
record or withdrawn *today* it quotes nowhere, however often that was worded anew before. History to
be shared quotes only statements that the shareable edition of a summary tells as they are, and has
no name that it takes out of texts. The journal keeps its sentences, so what is put on the record
again is quoted again. What was given in a vote that is not closed, or was voided, is told nowhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

from sessions.journal.line import Line
from workshop.privacy.editions import Edition, Telling
from workshop.privacy.redaction import HiddenNames
from workshop.privacy.told_record import told_record
from workshop.privacy.whole_texts import WholeTexts
from workshop.record.checks import MemberCheck
from workshop.record.document_states import Raw, typed_of
from workshop.record.documents import (
    Ballot,
    Department,
    Document,
    Entry,
    Factor,
    Person,
    Session,
    Withdrawal,
    WithdrawalLevel,
)
from workshop.record.findings.documents import Finding, Headline
from workshop.record.record import Record
from workshop.record.votes.documents import HandCount
from workshop.text import shorten

KEPT_BACK: Final = "kept back"
"""What stands in place of the words."""

_MASK: Final = f"“{KEPT_BACK}”"
_QUOTES: Final = re.compile("“(.*)”", re.DOTALL)
_WORDED: Final = tuple(f'"{kind.TABLE}"'.encode() for kind in (Entry, Finding, Headline))
_LONGEST: Final = 60
"""So many characters of an entry stand in a sentence."""
_LONGEST_NOTE: Final = 120
"""So many characters of what is told of one, such as what came of it or why it was dropped."""


class KeptBack:
    """Knows the words that are kept back, and takes them out of sentences.

    What is told of an entry, such as what came of it, may repeat its words and goes with them.

    Args:
        record: gives the record that is shown.
        lines: gives the records of the journal; there may be more of them each time.
        edition: for whom history is.
    """

    def __init__(
        self,
        record: Callable[[], Record],
        lines: Callable[[], Sequence[Line]],
        edition: Edition = "restricted",
    ) -> None:
        self._record = record
        self._lines = lines
        self._edition: Edition = edition
        self._telling: Telling | None = None
        self._withdrawn = HiddenNames((), ())
        self._read = 0
        self._worded: defaultdict[str, set[str]] = defaultdict(set)
        self._made: set[str] = set()
        self._count = -1
        self._hidden: frozenset[str] = frozenset()
        self._texts: frozenset[str] = frozenset()
        self._quoted: re.Pattern[str] | None = None
        self._told: frozenset[str] = frozenset()

    def sentence(self, sentence: str) -> str:
        """A sentence of history as it may be shown."""
        self._look()
        if self._telling is not None:
            told = self._telling.text(_QUOTES.sub(self._if_told, sentence))
            return self._withdrawn.taken_out(told, ())
        return self._quoted.sub(_MASK, sentence) if self._quoted else sentence

    def _if_told(self, quoted: re.Match[str]) -> str:
        """One quotation, or two of which the second stands for the first, if both may be shared."""
        told = all(part in self._told for part in quoted[1].split("” to “"))
        return quoted[0] if told else _MASK

    def title(self, session: Session) -> str:
        """What a session is called."""
        self._look()
        return self._telling.title(session) if self._telling else session.title

    def document(self, document: Document | None) -> Document | None:
        """A state of a document as it may be shown."""
        self._look()
        if isinstance(document, Entry) and document.id in self._hidden:
            outcomes = tuple(msgspec.structs.replace(o, note="") for o in document.outcomes)
            return msgspec.structs.replace(
                document, text=KEPT_BACK, outcomes=outcomes, dropped=document.dropped and KEPT_BACK
            )
        if isinstance(document, MemberCheck):
            told = {k: each for k, each in document.answers.items() if k not in self._hidden}
            return msgspec.structs.replace(document, answers=told)
        if isinstance(document, Ballot | HandCount):
            return self._ballot(document)
        if isinstance(document, Finding | Headline | Factor):
            return self._made_of_it(document)
        return document

    def _made_of_it(self, document: Finding | Headline | Factor) -> Document:
        """What people made of entries, without the words of those that are kept back."""
        text = self._worded_as(document.text)
        if isinstance(document, Headline):
            lines = tuple(map(self._worded_as, document.lines))
            return msgspec.structs.replace(document, text=text, lines=lines)
        if isinstance(document, Finding):
            asked = document.ask
            if asked is not None:
                asked = msgspec.structs.replace(asked, text=self._worded_as(asked.text))
            recommendation = self._worded_as(document.recommendation)
            return msgspec.structs.replace(
                document, text=text, recommendation=recommendation, ask=asked
            )
        merged = tuple(
            msgspec.structs.replace(one, text=self._worded_as(one.text)) for one in document.merged
        )
        return msgspec.structs.replace(document, text=text, merged=merged)

    def _ballot(self, document: Ballot | HandCount) -> Document:
        """What was given in a vote, once that may be told."""
        if self._record().votes.is_told(document):
            return document
        if isinstance(document, HandCount):
            return msgspec.structs.replace(document, counts={})
        return msgspec.structs.replace(document, scores={})

    def _worded_as(self, text: str) -> str:
        return KEPT_BACK if text in self._texts else text

    def _look(self) -> None:
        """Find out what is kept back, anew where something was recorded."""
        lines = self._lines()
        if len(lines) == self._count:
            return
        self._count = len(lines)
        record = self._record()
        told = told_record(record)
        self._telling = Telling(told, self._edition) if self._edition == "shareable" else None
        self._withdrawn = _names_withdrawn(record)
        hidden = frozenset(_kept_back(record, told, self._telling))
        if hidden:
            self._read_wordings(lines)
        self._hidden = hidden
        self._texts = frozenset(text for each in hidden for text in self._worded[each])
        whole = WholeTexts(self._texts)
        self._texts |= {text for text in self._made if hidden and whole.held_in(text)}
        lengths = (_LONGEST, _LONGEST_NOTE)
        cut = {shorten(text, most) for text in self._texts for most in lengths}
        quotes = sorted(cut, key=len, reverse=True)
        any_of = "|".join(map(re.escape, filter(None, quotes)))
        self._quoted = re.compile(f"“(?:{any_of})”") if any_of else None
        shared = (e for e in told.all(Entry) if self._telling and self._telling.tells(e))
        self._told = frozenset(shorten(entry.text, _LONGEST) for entry in shared)

    def _read_wordings(self, lines: Sequence[Line]) -> None:
        """Learn how entries were worded in what was recorded since it was looked last."""
        if len(lines) < self._read:  # another window's records came in, or it is another moment
            self._read = 0
        for line in lines[self._read :]:
            for operation in line.operations if any(w in line.raw for w in _WORDED) else ():
                for raw in (operation.old, operation.new):
                    if operation.table in (Finding.TABLE, Headline.TABLE):
                        self._made |= _texts_in(raw or {})
                    if operation.table == Entry.TABLE and (entry := typed_of(Entry, raw or {})):
                        notes = (entry.dropped, *(each.note for each in entry.outcomes))
                        self._worded[entry.id].update((entry.text, *filter(None, notes)))
        self._read = len(lines)


def _texts_in(raw: Raw) -> set[str]:
    """The sentences of a finding or a headline as it is stored."""
    asked = (raw.get("ask") or {}).get("text", "")
    lines = raw.get("lines", ())
    return {raw.get("text", ""), raw.get("recommendation", ""), asked, *lines} - {""}


def _names_withdrawn(record: Record) -> HiddenNames:
    """The names of those who withdrew, whom a record that is told does not know any more."""
    took = {w.person_id for w in record.all(Withdrawal) if w.level is WithdrawalLevel.WITHDRAWN}
    people = list(record.all(Person))
    common = [department.name for department in record.all(Department)]
    common += [person.role for person in people]
    others = [person.name for person in people if person.id not in took]
    hidden = [person for person in people if person.id in took]
    return HiddenNames(hidden, common, record.background.former_names(), others)


def _kept_back(record: Record, told: Record, telling: Telling | None) -> Iterator[str]:
    """The ids of the entries of which history has no word, as they are today."""
    for entry in {
        each.id: each for each in (*record.all(Entry), *record.today.all(Entry))
    }.values():
        left = told.find(Entry, entry.id)
        withdrawn = left is None and record.find(Entry, entry.id) is not None
        if entry.off_record or withdrawn or (telling and left and not telling.tells(left)):
            yield entry.id
