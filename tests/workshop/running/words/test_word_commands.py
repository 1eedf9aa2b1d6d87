"""What each word behind a slash has done, and what it refuses, without any door.

Requirement: a word means one command, of what is chosen and of the step in front; what it cannot
mean is refused with what to type instead.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

import msgspec
import pytest

from tests.builders.record import START, TEN, Building, interview
from workshop.errors import Refused
from workshop.guide.shape import Capture
from workshop.record.documents import Entry, EntryKind, Pestle, Session
from workshop.record.parts import Part, PresenceState
from workshop.record.themes import Rest, Stance, Theme
from workshop.record.within import Mark, OutcomeState
from workshop.running import commands as c
from workshop.running.capture import read_line
from workshop.running.command_kinds.entries import DropParked, MarkEntry, SetOutcome
from workshop.running.command_kinds.people import MarkPresent, ResolveName, SetPart
from workshop.running.command_kinds.sessions import EditSession
from workshop.running.command_kinds.steps import GiveTurn, SayDry, SetTimer, TickProbe
from workshop.running.command_kinds.transcripts import MapSpeaker, TakePassage
from workshop.running.needs.commands import MakeRows
from workshop.running.room.about import SetAbout
from workshop.running.same_person import person_of
from workshop.running.talk_rules import SetWriter, TakeAsOne
from workshop.running.theming import LeaveStatements, MakeTheme, PutUnderTheme, TakeOutOfTheme
from workshop.running.voting.commands import CloseVote, OpenVote, VoidBallots
from workshop.running.words.slash import Said
from workshop.running.words.slash_table import WORDS


class Talk(NamedTuple):
    """An interview with Dana and Ana; Kim is known, Zoe may be two; one entry is off the record."""

    made: Building
    session: str
    dana: str
    kim: str
    theme: str
    said: dict[str, str]
    """The ids of entries, by their first words."""

    def meant(self, typed: str, chosen: str = "Slow", step: str = "talk") -> c.Command:
        """The command that words make, with an entry chosen or none, in front of a step."""
        name, _, words = typed.partition(" ")
        word = next(each for each in WORDS if each.makes and name in each.names)
        assert word.makes is not None
        record = self.made.record
        session, clock = record.get(Session, self.session), record.clock_of(self.session)
        clock = msgspec.structs.replace(clock, step_id=step)
        entry = record.get(Entry, self.said[chosen]) if chosen else None
        return word.makes(Said(record, session, clock, entry, words, START))

    @property
    def slow(self) -> str:
        """The id of the entry that is chosen."""
        return self.said["Slow"]

    def presence(self, state: PresenceState) -> MarkPresent:
        """Whether Dana is there."""
        return MarkPresent(session_id=self.session, person_id=self.dana, state=state)

    def becomes(
        self, state: OutcomeState, *, note: str = "", due: date | None = None
    ) -> SetOutcome:
        """What becomes of the entry that is chosen."""
        return SetOutcome(entry_id=self.slow, state=state, note=note, due=due)

    def is_zoe(self, person: str) -> ResolveName:
        """Whom the open name means."""
        return ResolveName(entry_id=self.said["Fast"], name="Zoe", person_id=person)

    def part(self, person: str, part: Part) -> SetPart:
        """What somebody is in the interview."""
        return SetPart(session_id=self.session, person_id=person, part=part)

    def under(self, theme: str, stance: Stance) -> PutUnderTheme:
        """The entry that is chosen, under a theme."""
        return PutUnderTheme(statements=(self.slow,), theme=theme, stance=stance)

    def speaks(self, name: str, person: str | c.NewPerson) -> MapSpeaker:
        """Who speaks in a recording."""
        return MapSpeaker(session_id=self.session, speaker=name, person=person)

    def factor(self, entry: str) -> str | None:
        """The id of the factor that an entry supports."""
        return self.made.record.get(Entry, self.said[entry]).factor_id

    def rows(self, register: str, *entries: str) -> MakeRows:
        """Rows of a register made of entries."""
        ids = tuple(self.said[each] for each in entries)
        return MakeRows(register=register, entry_ids=ids, session_id=self.session, step_id="talk")

    def take(
        self, first: int, *, last: int | None = None, kind: EntryKind = EntryKind.QUOTE
    ) -> TakePassage:
        """Cues of a recording as an entry of the step."""
        return TakePassage(
            session_id=self.session, step_id="talk", first=first, last=last, kind=kind
        )


@pytest.fixture(scope="module")
def talk() -> Talk:
    """The interview, which no test changes."""
    made = Building()
    dana, kim, ana = (made.person(name) for name in ("Dana Ortiz", "Kim Park", "Ana Ek"))
    made.person("Zoe Adams")
    made.person("Zoe Berg")
    whole = interview()
    silent = Capture(id="silent", title="In silence", minutes=TEN, mode="silent", silent_minutes=4)
    session = made.start(msgspec.structs.replace(whole, steps=(*whole.steps, silent)), dana, ana)
    said = {}
    for line in ("- Slow close @Dana", "+ Fast desk @Zoe", "> Call Sue", "~ Lease", "- Hushed"):
        entry = made.say(session, "talk", line)
        said[entry.text.split()[0]] = entry.id
    for word in ("Slow", "Fast", "Hushed"):
        made.do(MarkEntry(entry_id=said[word], mark=Mark.KEY))
    made.do(c.KeepPrivate(entry_id=said["Hushed"], private=True))
    made.do(c.KeepOffRecord(entry_id=said["Hushed"], off_record=True))
    made.do(TickProbe(session_id=session, step_id="talk", probe=1))
    made.do(MakeTheme(name="Pace", statements=(said["Slow"],)))
    (theme,) = made.record.all(Theme)
    return Talk(made, session, dana, kim, theme.id, said)


MEANT: Final[dict[str, Callable[[Talk], c.Command]]] = {
    "skip no time": lambda t: c.SkipStep(session_id=t.session, step_id="talk", reason="no time"),
    "confirm": lambda t: c.ConfirmStep(session_id=t.session, step_id="talk"),
    "pause": lambda t: c.PauseSession(session_id=t.session),
    "resume": lambda t: c.ResumeSession(session_id=t.session),
    "reopen": lambda t: c.ReopenSession(session_id=t.session),
    "reopen 3": lambda t: c.ReopenSession(session_id=t.session, step_id="more"),
    "edit - Slower": lambda t: c.EditEntry(entry_id=t.slow, line=read_line("- Slower")),
    "kind threat": lambda t: c.RetagEntry(entry_id=t.slow, kind=EntryKind.THREAT),
    "as +": lambda t: c.RetagEntry(entry_id=t.slow, kind=EntryKind.STRENGTH),
    "kind .": lambda t: c.RetagEntry(entry_id=t.slow, kind=EntryKind.NOTE),
    "opportunity": lambda t: c.RetagEntry(entry_id=t.slow, kind=EntryKind.OPPORTUNITY),
    "move what e": lambda t: c.MoveEntry(entry_id=t.slow, step_id="more"),
    "move 4": lambda t: c.MoveEntry(entry_id=t.slow, step_id="actions"),
    "private": lambda t: c.KeepPrivate(entry_id=t.slow, private=True),
    "private <Hushed": lambda t: c.KeepPrivate(entry_id=t.said["Hushed"], private=False),
    "omit": lambda t: c.KeepOffRecord(entry_id=t.slow, off_record=True),
    "omit <Hushed": lambda t: c.KeepOffRecord(entry_id=t.said["Hushed"], off_record=False),
    "retract": lambda t: c.RetractEntry(entry_id=t.slow),
    "restore": lambda t: c.RestoreEntry(entry_id=t.slow),
    "field en": lambda t: c.FileEntry(entry_id=t.slow, pestle=Pestle.ENVIRONMENTAL),
    "file": lambda t: c.FileEntry(entry_id=t.slow, pestle=None),
    "legal": lambda t: c.FileEntry(entry_id=t.slow, pestle=Pestle.LEGAL),
    "unfile": lambda t: c.FileEntry(entry_id=t.slow, pestle=None),
    "who Kim Park <Fast": lambda t: t.is_zoe(t.kim),
    "part Kim Park observer": lambda t: t.part(t.kim, Part.OBSERVER),
    "late @Dana": lambda t: t.presence(PresenceState.LATE),
    "left Dana": lambda t: t.presence(PresenceState.LEFT),
    "away Dana": lambda t: t.presence(PresenceState.AWAY),
    "there Dana": lambda t: t.presence(PresenceState.PRESENT),
    "unlist Dana": lambda t: c.LeaveSession(session_id=t.session, person_id=t.dana),
    "title The CFO": lambda t: EditSession(session_id=t.session, title="The CFO"),
    "asked": lambda t: TickProbe(session_id=t.session, step_id="talk", probe=2, asked=True),
    "asked 1": lambda t: TickProbe(session_id=t.session, step_id="talk", probe=1, asked=False),
    "asked 2": lambda t: TickProbe(session_id=t.session, step_id="talk", probe=2, asked=True),
    "dry": lambda t: SayDry(session_id=t.session, step_id="talk", dry=True),
    "timer 10:40": lambda t: SetTimer(session_id=t.session, step_id="talk", until="10:40"),
    "timer >silent": lambda t: SetTimer(session_id=t.session, step_id="silent", minutes=4),
    "turn Kim": lambda t: GiveTurn(session_id=t.session, step_id="talk", person_id=t.kim),
    "turn >silent": lambda t: GiveTurn(session_id=t.session, step_id="silent", person_id=t.dana),
    "key": lambda t: MarkEntry(entry_id=t.slow, mark=Mark.KEY, on=False),
    "surprise": lambda t: MarkEntry(entry_id=t.slow, mark=Mark.SURPRISE, on=True),
    "revisit": lambda t: MarkEntry(entry_id=t.slow, mark=Mark.REVISIT, on=True),
    "theme Pace": lambda t: t.under("Pace", Stance.FOR),
    "against Pace": lambda t: t.under("Pace", Stance.AGAINST),
    "untheme pace": lambda t: TakeOutOfTheme(statements=(t.slow,), theme_id=t.theme),
    "alone": lambda t: LeaveStatements(statements=(t.slow,), rest=Rest.ALONE),
    "need": lambda t: t.rows("needs", "Slow"),
    "need KEY": lambda t: t.rows("needs", "Slow", "Fast"),
    "become goal": lambda t: t.rows("goals", "Slow"),
    "become project key": lambda t: t.rows("projects", "Slow", "Fast"),
    "become stakeh": lambda t: t.rows("stakeholders", "Slow"),
    "done It is": lambda t: t.becomes(OutcomeState.DONE, note="It is"),
    "todo": lambda t: t.becomes(OutcomeState.OPEN),
    "postpone 2026-12-12 budget": lambda t: t.becomes(
        OutcomeState.MOVED, note="budget", due=date(2026, 12, 12)
    ),
    "drop late <Lease": lambda t: DropParked(entry_id=t.said["Lease"], reason="late"),
    "drop late": lambda t: t.becomes(OutcomeState.DROPPED, note="late"),
    "serves": lambda t: SetAbout(entry_id=t.said["Call"]),
    "serves S1": lambda t: SetAbout(entry_id=t.said["Call"], about_id=t.factor("Fast")),
    "serves 1 <Call": lambda t: SetAbout(entry_id=t.said["Call"], about_id=t.slow),
    "writer Kim": lambda t: SetWriter(session_id=t.session, person_id=t.kim),
    "writer Nobody": lambda t: SetWriter(session_id=t.session),
    "as-one 2": lambda t: TakeAsOne(entry_id=t.said["Fast"], second=t.slow),
    "take 12": lambda t: t.take(12),
    "take 12-14": lambda t: t.take(12, last=14),
    "take 12-14  -": lambda t: t.take(12, last=14, kind=EntryKind.WEAKNESS),
    "speaker S 1 = @Dana": lambda t: t.speaks("S 1", t.dana),
    "speaker A=B = Bo Vik, CIO": lambda t: t.speaks("A=B", person_of("Bo Vik, CIO")),
    "open-vote": lambda t: OpenVote(session_id=t.session, step_id="talk"),
    "close-vote": lambda t: CloseVote(session_id=t.session, step_id="talk"),
    "void again": lambda t: VoidBallots(session_id=t.session, step_id="talk", reason="again"),
}
"""What words mean; the entry that is chosen behind `<`, the step in front behind `>`."""


@pytest.mark.parametrize("typed", MEANT)
def test_a_word_means_one_command(talk: Talk, typed: str) -> None:
    """Of the chosen entry, in the step in front, with what stands behind the word."""
    words, _, step = typed.partition(" >")
    words, _, chosen = words.partition(" <")
    assert talk.meant(words, chosen or "Slow", step or "talk") == MEANT[typed](talk)


REFUSED: Final = {
    "move zzz": "Say which step: 1 Consent, 2 What works, 3 What else, 4 Actions, 5 Read-back",
    "move what": "Say which step: 1 Consent",
    "move 0": "Say which step: 1 Consent",
    "move 7": "Say which step: 1 Consent",
    "move": "Say which step: 1 Consent",
    "field x": "“x” is no field of the scan: p, e, s, t, l or en, or nothing",
    "kind": r"Say what it is: . note, \+ strength, - weakness",
    "kind o": r"Say what it is: . note, \+ strength, - weakness",
    "who Kim": "No name is open there",
    "part Kim Park": "Say who, then what they are: .*observer",
    "part observer": "Say who: a name, or @handle",
    "late": "Say who: a name, or @handle",
    "unlist": "Say who: a name, or @handle",
    "asked two": "“two” is no number of a follow-up question",
    "asked >actions": "There is no follow-up question left to tick",
    "timer": "Say until when: an hour such as 10:40, or minutes from now; 0 ends it",
    "turn": "Nobody takes turns in What works: say whose turn it is",
    "wall paper": "The wall can show: .*list",
    "untheme Speed": "There is no theme “Speed”",
    "become": "Say of which register, as /become goals or /become projects",
    "become zebras": "zebras",
    "need surprise": "Nothing is marked so: /surprise marks the chosen entry",
    "need revisit": "Say which by their mark: /need key or /need surprise; alone it means",
    "become goals all": "Say which by their mark: /become goals key or /become goals surprise;",
    "postpone budget": "Say to which day first, as in `/postpone 12 Dec waits for the budget`",
    "as-one 5": "There is no entry “5”: .* has 4",
    "as-one 0": "There is no entry “0”: .* has 4",
    "as-one first": "There is no entry “first”. Give its number in the session",
    "serves ZZ9": "There is no factor “ZZ9”",
    "take": "Say which cues: /take 12, or /take 12-14 and a sign. /transcript has them",
    "take 12-": "Say which cues",
    "take -14": "Say which cues",
    "take 123456789": "Say which cues",
    "speaker Dana": "Write it as /speaker NAME IN THE FILE = @Dana",
    "speaker S1 =": "Write it as /speaker NAME IN THE FILE = @Dana",
    "speaker = @Dana": "Write it as /speaker NAME IN THE FILE = @Dana",
    "writer Xaver": "Nobody is called “Xaver”",
}


@pytest.mark.parametrize("typed", REFUSED)
def test_what_a_word_cannot_mean_is_refused_with_what_to_type(talk: Talk, typed: str) -> None:
    """Nothing is made of it, and it is said how it is written."""
    words, _, step = typed.partition(" >")
    with pytest.raises(Refused, match=REFUSED[typed]):
        talk.meant(words, step=step or "talk")


@pytest.mark.parametrize(
    "typed",
    [
        "edit x", "kind -", "move 3", "private", "omit", "retract", "restore", "field p", "who Kim",
        "key", "theme Pace", "against Pace", "untheme Pace", "alone", "need", "become goals",
        "done", "todo", "postpone 2026-12-12", "drop late", "as-one 1", "threat", "social",
        "unfile",
    ],
)  # fmt: skip
def test_a_word_for_an_entry_is_refused_where_there_is_none(talk: Talk, typed: str) -> None:
    """It says that there is none yet, and takes no other one."""
    with pytest.raises(Refused, match="There is no entry here yet"):
        talk.meant(typed, "")
