"""Who the speakers of a file are: as somebody says, as known already, or as the file has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from workshop.errors import Problem, Problems, Refused
from workshop.privacy.name_finder import MARK, ErasedName
from workshop.record.documents import Person
from workshop.record.record import Record
from workshop.record.transcripts import Cue
from workshop.running.command_kinds.transcripts import SpeakerIs
from workshop.running.commands import NewPerson
from workshop.running.handles import meant_by
from workshop.running.same_person import in_full, is_same_name, same_person
from workshop.running.sources import name_in
from workshop.text import clean_line, listing
from workshop.wire.participants import participant

_BEHIND: Final = re.compile(
    r"^(?P<name>[^()|]+?)\s*(?:\((?P<about>[^()]*)\)|\|\s*(?P<firm>.*))\s*$"
)
_NO_DEPARTMENT: Final = frozenset(
    {"guest", "host", "external", "unverified", "gast", "extern", "you", "me", "organizer"}
)
_CODE: Final = re.compile(
    r"(?:speaker|sprecher|participant|person|unknown(?: speaker)?|spk|p|s|k|t|r|i)?"
    r"[ _-]?\d{0,3}[a-z]?",
    re.IGNORECASE,
)


class Speaker(NamedTuple):
    """A speaker of a file, and who that is."""

    name: str
    """What the file calls them."""
    cues: int
    """How many cues they speak."""
    person: str | NewPerson
    """The id of whoever is known, else the one who is new."""
    said: bool = False
    """Whether somebody said so, and the file or the record did not."""


def counted(cues: Iterable[Cue]) -> dict[str, int]:
    """How many cues each speaker has, in the order in which they speak first."""
    counts: dict[str, int] = {}
    for cue in cues:
        if cue.speaker:
            counts[cue.speaker] = counts.get(cue.speaker, 0) + 1
    return counts


def read_as_person(label: str) -> NewPerson:
    """Whom a file means: `Ortiz, Dana (Finance)` is Dana Ortiz of Finance."""
    found = _BEHIND.match(label)
    name = found["name"] if found else label
    about = (found["about"] or "") if found else ""
    last, comma, first = name.partition(",")
    if comma and first.strip() and "," not in first:
        name = f"{first.strip()} {last.strip()}"
    department = about if about and about.casefold() not in _NO_DEPARTMENT else ""
    department = "" if "/" in department else department  # as in (she/her)
    return NewPerson(name=clean_line(name), department=clean_line(department))


def known_as(record: Record, label: str) -> Person | None:
    """Who is known by the name that a file has, also with the last name first; nobody if unsure."""
    for named in (NewPerson(name=label), NewPerson(name=read_as_person(label).name)):
        if named.name and (person := same_person(record, named).person):
            return person
    return None


def matched(record: Record, counts: Mapping[str, int], wanted: Mapping[str, str]) -> list[Speaker]:
    """Who the speakers of a file are.

    Args:
        record: the engagement.
        counts: the speakers with their cues.
        wanted: what somebody said of them, by their names in the file: `@Dana`, or a person as
            `Name, Role, Department`.

    Raises:
        Problems: a speaker is not in the file, or it is not clear who is meant.
    """
    said: dict[str, str] = {}
    problems: list[Problem] = []
    for name, whom in wanted.items():
        here = name if name in counts else next((n for n in counts if is_same_name(n, name)), "")
        if not here:
            known = listing(list(counts)[:8]) or "nobody by name"
            what = f"nobody called “{name}” speaks in the file; there is {known}"
            problems.append(Problem(what, "--speaker", found=name, allowed=known))
        said[here] = whom
    found = []
    for name, count in counts.items():
        try:
            found.append(_speaker(record, name, count, said.get(name, "")))
        except Refused as refused:
            problems.append(Problem(str(refused), "--speaker", found=said.get(name, name)))
    if problems:
        raise Problems("--speaker", problems)
    return found


def _speaker(record: Record, name: str, count: int, whom: str) -> Speaker:
    """One speaker with whom that is."""
    if whom:
        return Speaker(name, count, _meant(record, whom), said=True)
    known = known_as(record, name)
    return Speaker(name, count, known.id if known else NewPerson(name=name))


def _meant(record: Record, whom: str) -> str | NewPerson:
    """Whoever somebody says that a speaker is; a handle that nobody has names somebody new."""
    if not whom.startswith("@"):
        return participant(record, whom)
    handle = whom[1:]
    one = meant_by(handle, record, None)
    if one is None:
        return NewPerson(name=name_in(handle))
    if not isinstance(one, Person):
        raise Refused(f"{whom} is a department; only a person speaks.")
    return one.id


def as_commands(speakers: Iterable[Speaker]) -> tuple[SpeakerIs, ...]:
    """The speakers as the record is told of them."""
    return tuple(SpeakerIs(name=each.name, person=each.person) for each in speakers)


def told(record: Record, speaker: Speaker) -> str:
    """Who a speaker is, in words: `Dana Ortiz (CFO, Finance), known`."""
    if isinstance(speaker.person, str):
        return f"{in_full(record, record.get(Person, speaker.person))}, known already"
    return f"{speaker.person.name}, new"


def called(record: Record, speaker: Speaker) -> str:
    """The name under which a speaker is told: their own where somebody said it."""
    if not speaker.said:
        return speaker.name
    if isinstance(speaker.person, str):
        return record.get(Person, speaker.person).name
    return speaker.person.name


# Without names


def without_names(
    cues: Sequence[Cue], wanted: Mapping[str, str], record: Record
) -> tuple[Cue, ...]:
    """Cues in which no speaker is named.

    Args:
        cues: what was said.
        wanted: what somebody said that speakers are to be called, by their names in the file.
        record: the engagement, whose people are no codes.

    Raises:
        Problems: a speaker is to be called as somebody is.
    """
    codes = _codes(counted(cues), wanted, record)
    names = {label: _name_of(label, codes) for label, code in codes.items() if label != code}
    hidden = []
    for cue in cues:
        text = cue.text
        for label, name in names.items():
            if (left := name.taken_out(text)) != text:
                text = left.replace(MARK, codes[label])
        speaker = codes.get(cue.speaker, "")
        hidden.append(msgspec.structs.replace(cue, text=text, speaker=speaker))
    return tuple(hidden)


def _codes(counts: Mapping[str, int], wanted: Mapping[str, str], record: Record) -> dict[str, str]:
    """What each speaker is called; a code that the file has already stays."""
    problems = []
    codes: dict[str, str] = {}
    taken = {*wanted.values(), *(n for n in counts if _CODE.fullmatch(n))}
    number = 0
    for label in counts:
        said = next((w for n, w in wanted.items() if is_same_name(n, label)), "")
        if said and (said.startswith("@") or known_as(record, said)):
            what = (
                "whoever is to have no name is called by a code; leave --anonymise out, or give one"
            )
            problems.append(Problem(what, "--speaker", found=said, allowed="Speaker 1"))
        if said or _CODE.fullmatch(label):
            codes[label] = said or label
            continue
        number += 1
        while f"Speaker {number}" in taken:
            number += 1
        codes[label] = f"Speaker {number}"
    if problems:
        raise Problems("--speaker", problems)
    return codes


def _name_of(label: str, labels: Iterable[str]) -> ErasedName:
    """The name in what a file calls somebody, and how it is found in texts."""
    name = read_as_person(label).name
    others = [read_as_person(each).name for each in labels if each != label]
    return ErasedName([name], [each for each in others if not is_same_name(each, name)], [])
