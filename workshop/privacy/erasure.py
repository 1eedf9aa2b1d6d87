"""What of a record goes when a person is erased, decided for every state that it ever had.

    erasing = Erasing(record, person_id, past)
    erasing.document("entries", raw)      # the state without the person; none where it goes

What goes: the person, their consents and ballots, and the entries that are theirs alone
(`workshop.privacy.ownership`). What stays loses the name (`workshop.privacy.name_finder`) and the
wording that came from the person alone (`workshop.privacy.factor_wording`; rows of registers:
`workshop.privacy.row_erasure`). Everything else stays as it is, byte for byte. What history tells
is worked out in `workshop.privacy.history_wording`; the journal is rewritten by `sessions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import msgspec

from workshop.privacy.factor_wording import ERASED, FindingUnwording, ThemeUnwording, Unwording
from workshop.privacy.fixed_fields import is_fixed
from workshop.privacy.name_finder import MARK, ErasedName
from workshop.privacy.name_forms import words_in
from workshop.privacy.ownership import Belonging
from workshop.privacy.row_erasure import RowErasing
from workshop.record.checks import MemberCheck, Verdict
from workshop.record.document_states import Raw, States, typed_of
from workshop.record.documents import (
    ROOM,
    Ballot,
    Consent,
    Department,
    Entry,
    Factor,
    Person,
    Session,
    StoredGuide,
    Withdrawal,
)
from workshop.record.findings.documents import Finding, Headline
from workshop.record.parts import speaker_order
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES
from workshop.record.themes import Placement, Theme
from workshop.record.transcripts import Transcript, turns_of
from workshop.record.votes.documents import Vote
from workshop.running.handles import key_of


class Erasing:
    """One person, taken out of a record and of its past.

    Args:
        record: the documents as they are.
        person_id: who is erased.
        past: every state that documents had.
        called: the name of somebody of whom nothing but the id is left, as after coming back with
            files of another copy.
    """

    def __init__(self, record: Record, person_id: str, past: States, called: str = "") -> None:
        self._record = record
        self._past = past
        known = record.find(Person, person_id) if called else record.get(Person, person_id)
        self.person = known or Person(id=person_id, name=called)
        """Who is erased."""
        people = list(past.all(Person))
        self._names = [one.name for states in people for one in states if one.id == person_id]
        self._names += [called] if called else []
        self._keys = {key_of(name) for name in self._names} - {""}
        self.name = ErasedName(
            self._names, self._others(people), self._common(), self._departments()
        )
        """The name, and how it is found."""
        taken = {key_of(name) for name in self.name.names} - {""}
        twins = (
            states[-1]
            for states in people
            if not past.stands(states[-1]) and key_of(states[-1].name) in taken
        )
        self.ids = frozenset({person_id, *(twin.id for twin in twins)})
        """The ids of the person: entered by mistake and taken back, they may have several."""
        begun = {states[0].id: states[0].people for states in past.all(Session)}
        self._belonging = Belonging(record, self.ids, begun)

    def _others(self, people: Iterable[list[Person]]) -> Iterator[str]:
        """The names of those who stay."""
        for states in people:
            last = states[-1]
            if last.id != self.person.id and self._past.stands(last):
                yield last.name
            if last.id != self.person.id:
                yield from (s.name for s in states if key_of(s.name) not in self._keys)
        leaders = {self._record.engagement.facilitator}
        leaders |= {session.facilitator for session in self._record.all(Session)}
        yield from (name for name in sorted(leaders) if not self._is_in(name))

    def _departments(self) -> Iterator[str]:
        """The names of departments that stay, though a word of the person's may be in them."""
        departments = (one.name for states in self._past.all(Department) for one in states)
        yield from (n for n in departments if key_of(n) in self._keys or not self._is_in(n))

    def _is_in(self, name: str) -> bool:
        """Whether another name is the person's, or has the whole of one of several words in it."""
        other, words = key_of(name), set(words_in(name))
        return other in self._keys or any(
            len(own.split()) > 1 and (key_of(own) in other or words.issuperset(words_in(own)))
            for own in self._names
        )

    def _common(self) -> list[str]:
        """Texts whose words are no names."""
        roles = [person.role for person in self._record.all(Person)]
        return [*roles, self._record.engagement.name]

    # Entries

    @cached_property
    def _entries(self) -> list[list[Entry]]:
        return list(self._past.all(Entry))

    @cached_property
    def _gone(self) -> frozenset[str]:
        lasts = (states[-1] for states in self._entries)
        return frozenset(last.id for last in lasts if self._belonging.theirs(last))

    @cached_property
    def _last_words(self) -> dict[str, str]:
        """The last wording of every entry that stays."""
        lasts = (states[-1] for states in self._entries)
        return {e.id: self.name.taken_out(e.text) for e in lasts if e.id not in self._gone}

    def _wording(self, entry: Entry) -> str | None:
        """The words of a state of an entry; none where they go."""
        if entry.id in self._gone:
            return None
        if self._belonging.theirs(entry):
            return self._last_words.get(entry.id, ERASED)
        return self.name.taken_out(entry.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The texts that were the person's, each as it was said and as factors stated it."""
        entries = (entry for states in self._entries for entry in states)
        said = {e.text for e in entries if self._wording(e) != self.name.taken_out(e.text)}
        said |= self._spoken[0]
        for states in self._past.all(Factor):
            for factor in states:
                worded = [(factor.id, factor.text), *((m.factor_id, m.text) for m in factor.merged)]
                said |= {text for each, text in worded if self._unwording.of(each, text)}
        return frozenset(said) | self._rows.words | self._themes.words | self._findings.words

    @cached_property
    def words_of_others(self) -> tuple[str, ...]:
        """What others said; where it is the same, it stays."""
        entries = (e for states in self._entries for e in states if e.id not in self._gone)
        said = {e.text for e in entries if not self._belonging.theirs(e)}
        called = set(self._departments())  # a row about a department may say no more than its name
        return tuple(said | called | self._rows.words_of_others | self._spoken[1])

    @cached_property
    def _spoken(self) -> tuple[set[str], set[str]]:
        """What transcripts have the person say, and what they have others say."""
        theirs: set[str] = set()
        others: set[str] = set()
        for states in self._past.all(Transcript):
            for state in states:
                for turn in turns_of(state.cues):
                    own = state.speakers.get(turn.speaker) in self.ids
                    (theirs if own else others).add(turn.text)
        return theirs, others

    @cached_property
    def _unwording(self) -> Unwording:
        """What the wordings of factors become."""
        return Unwording(self._past.all(Factor), *self._parted)

    @cached_property
    def _themes(self) -> ThemeUnwording:
        """What the wordings of themes become."""
        return ThemeUnwording(self._past.all(Theme), self._past.all(Placement), *self._parted)

    @cached_property
    def _findings(self) -> FindingUnwording:
        """What findings and headlines become."""
        made = self._past.all(Finding), self._past.all(Headline)
        return FindingUnwording(*made, self._unwording, self._themes, *self._parted)

    @cached_property
    def _rows(self) -> RowErasing:
        """What becomes of rows."""
        stay = frozenset(states[-1].id for states in self._entries) - self._gone
        return RowErasing(
            self._past, self.name, self.ids, self._belonging.theirs, *self._parted, stay
        )

    @cached_property
    def _parted(self) -> tuple[list[Entry], list[Entry]]:
        """The states of entries whose words go; those that stay, the best to tell from first."""
        states = [entry for each in self._entries for entry in each]
        gone = [
            entry for entry in states if self._belonging.theirs(entry) or entry.id in self._gone
        ]
        ids = {entry.id for entry in gone}
        left = [each[-1] for each in self._entries if each[-1].id not in self._gone]
        left += [entry for entry in states if entry.id not in ids]
        kept = [msgspec.structs.replace(e, text=self._wording(e) or ERASED) for e in left]
        kept.sort(key=lambda e: (e.retracted, not self._past.stands(e), e.at))
        return gone, kept

    # Documents

    def document(self, table: str, raw: Raw) -> Raw | None:
        """A state of a document without the person; none where it goes."""
        if table in (Transcript.TABLE, MemberCheck.TABLE):
            return (
                self._transcript(raw)
                if table == Transcript.TABLE
                else _check(self, raw, self._gone)
            )
        if self._is_theirs(table, raw):
            return None
        state = self.scrubbed(raw)
        if table == Entry.TABLE and (entry := typed_of(Entry, raw)):
            state = self._entry(entry, state)
        elif table == Factor.TABLE and (factor := typed_of(Factor, raw)):
            state = self._factor(factor, state)
        elif table in (Theme.TABLE, Finding.TABLE, Headline.TABLE):
            state = self._made(table, raw, state)
        elif table in (Session.TABLE, Vote.TABLE):
            state = _vote(self, raw, state) if table == Vote.TABLE else self._session(raw, state)
        elif table == Person.TABLE:
            state = state | {"name": self._name_of(raw)}
        elif table == StoredGuide.TABLE:
            state = _valid(raw, state)
        elif table in ROW_TYPES:
            return self._rows.state(table, raw, state)
        return state

    def _is_theirs(self, table: str, raw: Mapping[str, Any]) -> bool:
        """Whether a whole document is the person's."""
        if table in (Person.TABLE, Entry.TABLE):
            return raw.get("id") in self.ids or raw.get("id") in self._gone
        if table == Placement.TABLE:
            return raw.get("entry_id") in self._gone
        if table in (Consent.TABLE, Withdrawal.TABLE):
            return raw.get("person_id") in self.ids
        if table == Ballot.TABLE:
            voter = raw.get("voter")
            return voter in self.ids or (voter != ROOM and voter in self.name.names)
        return False

    def _entry(self, entry: Entry, state: Raw) -> Raw:
        """A state of an entry that stays."""
        state["text"] = self._wording(entry)
        level, departments = self._belonging.level(entry), self._belonging.departments(entry)
        if level is not entry.attribution and level is not None:
            state["attribution"] = level.value
        if departments != entry.departments:
            state["departments"] = list(departments)
        if entry.about_id in self._gone:
            state.pop("about_id", None)
        if entry.tags:
            state["tags"] = [tag for tag in entry.tags if not self.name.found(tag)]
        return state

    def _session(self, raw: Raw, state: Raw) -> Raw:
        """A state of a session; the numbers of the other speakers stay theirs."""
        numbered = speaker_order(raw.get("people", ()), raw.get("numbered", ()))
        if self.ids.isdisjoint(numbered):
            return state
        return state | {"numbered": ["" if each in self.ids else each for each in numbered]}

    def _factor(self, factor: Factor, state: Raw) -> Raw:
        """A state of a factor."""
        state["text"] = self._statement(factor.id, factor.text)
        for merge, raw in zip(factor.merged, state.get("merged", ()), strict=True):
            raw["text"] = self._statement(merge.factor_id, merge.text)
        return state

    def _transcript(self, raw: Raw) -> Raw | None:
        """A state of a transcript without what the person says in it; none where that was all.

        A cue without a speaker belongs to whoever spoke before. What the file calls somebody may
        have the person's name in it where it leads to nobody, or to somebody else.
        """
        speakers = raw.get("speakers", {})
        theirs = {name for name, person_id in speakers.items() if person_id in self.ids}
        cues, before = [], ""
        for cue in raw.get("cues", ()):
            before = cue.get("speaker") or before
            if before in theirs or (before not in speakers and self.name.found(before)):
                continue
            cues.append(self.scrubbed(cue))
        if not cues:
            return None
        left = {
            self.name.taken_out(name): person_id
            for name, person_id in speakers.items()
            if name not in theirs
        }
        state = {field: each for field, each in raw.items() if field not in ("cues", "speakers")}
        return self.scrubbed(state) | {"cues": cues} | ({"speakers": left} if left else {})

    def _made(self, table: str, raw: Raw, state: Raw) -> Raw:
        """A state of a theme, a finding or a headline."""
        if table != Theme.TABLE:
            return self._findings.state(raw, state, self._gone)
        theme = typed_of(Theme, raw)
        return self._themes.state(theme, state) if theme else state

    def _statement(self, factor_id: str, wording: str) -> str:
        return self._unwording.of(factor_id, wording) or self.name.taken_out(wording)

    def _name_of(self, raw: Raw) -> str:
        """The name of somebody else; one given by mistake gives way to the right one."""
        name = str(raw.get("name", ""))
        if key_of(name) not in self._keys or name in self.name.shared:
            return name
        other = self._record.find(Person, raw.get("id"))
        return other.name if other else self.name.taken_out(name)

    def scrubbed(self, value: Raw) -> Raw:
        """A mapping without the person's name and ids."""
        return {
            field: self._inside(field, each)
            for field, each in value.items()
            if field not in self.ids and not (isinstance(each, str) and each in self.ids)
        }

    def _inside(self, field: str, value: Any) -> Any:
        """The value of a field without the person's name and ids."""
        if isinstance(value, dict):
            return self.scrubbed(value)
        if isinstance(value, list):
            return [self._inside(field, each) for each in value if not self._is_id(each)]
        if not isinstance(value, str) or is_fixed(field):
            return value
        if field == "voter" and value == ROOM:
            return value
        return self.name.taken_out(value)

    def _is_id(self, value: Any) -> bool:
        return isinstance(value, str) and value in self.ids


def _check(erasing: Erasing, raw: Raw, gone: frozenset[str]) -> Raw | None:
    """A state of a member check without entries that go; of their own, what they left out.

    What several said and the person wants in no document must not come back by an erasure.
    """
    own = raw.get("person_id") in erasing.ids
    answers = {
        key: erasing.scrubbed(answer)
        for key, answer in raw.get("answers", {}).items()
        if key not in gone and (not own or answer.get("verdict") == Verdict.LEAVE_OUT.value)
    }
    if not own:
        state = erasing.scrubbed({key: each for key, each in raw.items() if key != "answers"})
        return state | ({"answers": answers} if answers else {})
    bare = {key: {f: v for f, v in one.items() if f != "was"} for key, one in answers.items()}
    kept = {"id": raw["id"], "session_id": raw["session_id"], "person_id": ""}
    return kept | {"answers": bare} if bare else None


def _vote(erasing: Erasing, raw: Raw, state: Raw) -> Raw:
    """A state of a vote; of a secret one the ballot stays, so that those there add up to it.

    Nobody knows which ballot was the person's. In their place stands nobody.
    """
    if not raw.get("secret"):
        return state
    kept = {
        field: ["" if each in erasing.ids else each for each in raw[field]]
        for field in ("roster", "away", "voters")
        if not erasing.ids.isdisjoint(raw.get(field, ()))
    }
    return state | kept


def _valid(before: Raw, state: Raw) -> Raw:
    """A guide whose name is still one, and no line of which became too long."""
    guide, old = state.get("guide"), before.get("guide")
    if guide == old or not isinstance(guide, dict):
        return state
    plain = re.sub(r"[^a-z0-9]+", "-", str(guide.get("name", "")).lower()).strip("-")
    state["guide"] = _cut(guide) | {"name": plain[:40].strip("-") or MARK.strip("[]")}
    return state


def _cut(value: Any) -> Any:
    """Lines of a guide, none longer than a guide may have them."""
    if isinstance(value, dict):
        return {field: _cut(each) for field, each in value.items()}
    if isinstance(value, list):
        return [_cut(each) for each in value]
    return value[:300] if isinstance(value, str) and MARK in value and len(value) < 320 else value
