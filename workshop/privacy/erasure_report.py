"""What erasing a person comes to, in sentences: what goes, what stays, what cannot be reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from workshop.privacy.erasure import Erasing
from workshop.privacy.factor_wording import ERASED
from workshop.record.checks import MemberCheck
from workshop.record.document_states import Raw, States, typed_of
from workshop.record.documents import Ballot, Consent, Entry, Factor, Session, Withdrawal
from workshop.record.findings.documents import Finding
from workshop.record.transcripts import Transcript
from workshop.record.votes.documents import Vote
from workshop.registers.kinds import REGISTERS
from workshop.text import listing, plural

_SMALLER: Final = (
    (Consent, "consent"),
    (Ballot, "ballot"),
    (Withdrawal, "withdrawal"),
    (MemberCheck, "member check"),
)
"""What else is the person's, in a word each."""

UNREACHED: Final = (
    "summaries and zip files that were sent, or saved outside this folder",
    "copies of this folder elsewhere: erase the person there too, before any merging",
    "older versions that a cloud service or a backup of this machine keeps",
    "traces that a drive may keep of deleted files until it writes over them",
    "what points to the person without the name: nicknames, misspellings, descriptions",
)
"""Where this program cannot erase anything, for the person who asks for it."""


class Extent(msgspec.Struct, frozen=True):
    """What one erasure comes to."""

    name: str
    """The person, as they are called now."""
    goes: tuple[str, ...]
    """What will be gone, a sentence for each."""
    stays: tuple[str, ...]
    """What will still be there."""


def extent_of(erasing: Erasing, past: States, exports: Sequence[str] = ()) -> Extent:
    """Count what an erasure comes to.

    Args:
        erasing: the decision.
        past: every state that documents had.
        exports: the exported files in the folder that name the person or quote them.
    """
    counted = _Counted(erasing, past)
    goes = tuple(counted.going(exports))
    return Extent(erasing.person.name, goes, tuple(counted.staying()))


class _Counted:
    """The documents of a record by what becomes of them."""

    def __init__(self, erasing: Erasing, past: States) -> None:
        self._erasing = erasing
        self.gone: Counter[str] = Counter()
        self.undone = 0
        self.emptied = self.reworded = self.named = self.shared = self.sessions = self.cues = 0
        self.secret = self.findings = 0
        for table, key, raw in past.lasts():
            here = (table, key) in past.here
            state = erasing.document(table, raw)
            if state is None:
                self.gone[table] += here
                self.cues += here * len(raw.get("cues", ()))
                self.undone += not here
            elif here and state != raw:
                self._changed(table, raw, state)

    def _changed(self, table: str, raw: Raw, state: Raw) -> None:
        """Count a document that stays in another form."""
        if table == Transcript.TABLE and (cues := len(raw["cues"]) - len(state["cues"])):
            self.cues += cues
            return
        plain = self._erasing.name.taken_out(str(raw.get("text", "")))
        if table == Factor.TABLE and state.get("text") != plain:
            self.emptied += state.get("text") == ERASED
            self.reworded += state.get("text") != ERASED
        elif table == Session.TABLE and state.get("people") != raw.get("people"):
            self.sessions += 1
        elif table == Vote.TABLE and not self._erasing.ids.isdisjoint(raw.get("voters", ())):
            self.secret += 1
        elif table == Entry.TABLE and _speakers(raw) != _speakers(state):
            self.shared += 1
        elif table == Finding.TABLE and not _plainly(self._erasing, raw, state):
            self.findings += 1
        else:
            self.named += 1

    def going(self, exports: Sequence[str]) -> Iterator[str]:
        """What will be gone."""
        yield "the person, with role and department"
        if entries := self.gone[Entry.TABLE]:
            said = plural(entries, "entry", "entries")
            yield f"{said} by this person alone, in every wording"
        for register in REGISTERS.values():
            if rows := self.gone[register.name]:
                yield f"{register.count(rows)} that rested on this person's words alone"
        if self.cues:
            yield f"{plural(self.cues, 'cue')} of transcripts"
        smaller = [
            plural(self.gone[kind.TABLE], word) for kind, word in _SMALLER if self.gone[kind.TABLE]
        ]
        if smaller:
            yield listing(smaller)
        if self.undone:
            yield f"{plural(self.undone, 'document')} of theirs that had been undone"
        if self.emptied:
            yield f"the words of {plural(self.emptied, 'factor')} that nobody else supports"
        if self.named:
            yield f"the name in {plural(self.named, 'other document')}, and in the history"
        if exports:
            files = plural(len(exports), "exported file")
            yield f"{files} with the name or the words: {listing(list(exports))}"
        yield "drafts and set-aside files with the name or the words, and every older backup"

    def staying(self) -> Iterator[str]:
        """What will still be there."""
        yield "everything that others said, with [name] where it named this person"
        if self.shared:
            said = plural(self.shared, "entry", "entries")
            yield f"{said} of several people, without this one and no more openly told"
        if self.sessions:
            yield f"{plural(self.sessions, 'session')}, without this person on the list"
        if self.secret:
            ballots = plural(self.secret, "secret ballot")
            yield f"{ballots}, of which nobody knows whose: without the name among those who voted"
        if self.reworded:
            yield f"{plural(self.reworded, 'factor')}, told in the words of others"
        if self.findings:
            yield f"{plural(self.findings, 'finding')}, without what this person said"
        if self.emptied:
            yield "the numbers of factors, so that none is given twice"
        for name in self._erasing.name.shared:
            yield f"the name {name} in texts: somebody else is called that too"
        for name in self._erasing.name.unseen:
            yield f"“{name}” in texts: such a short name cannot be told from other words"


def _plainly(erasing: Erasing, raw: Raw, state: Raw) -> bool:
    """Whether a finding has lost no more than the name."""
    return state == erasing.scrubbed(raw)


def _speakers(raw: Raw) -> object:
    entry = typed_of(Entry, raw)
    return (entry.people, entry.departments, entry.attribution) if entry else None
