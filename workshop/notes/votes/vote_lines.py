"""The lines of votes are read here; what they name is looked up when every entry has its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Final

import msgspec

from workshop.ballots.rounds import as_voted
from workshop.ballots.votes.items import MEETING
from workshop.ballots.votes.rules import SCORE, scales_of
from workshop.errors import Problem, Refused
from workshop.guide.shape import Guide
from workshop.guide.step import Step, kind_of
from workshop.guide.vote import METHODS
from workshop.notes.grammar.fields import PLACE, STATED, split_fields
from workshop.notes.grammar.lines import near, quoted, stamped
from workshop.notes.votes.noted_votes import (
    NotedAired,
    NotedBallot,
    NotedHands,
    NotedItem,
    NotedVote,
    Values,
)
from workshop.record.documents import ROOM, Letter
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import VOTES
from workshop.registers.kinds import REGISTERS
from workshop.text import listing, plural

IN_ANY_VOTE: Final = ("vote", "on", "voters", "ballot", "hands")
"""Directives of a vote that was not secret, with hands and ballots."""

OF_READING: Final = ("read out", "waived", "not read out")
"""Directives of what was read out before a vote; the first two stand without one as well."""

OF_VOTES: Final = (*IN_ANY_VOTE, "voters away", "secret ballot", "voted", "came by", *OF_READING)
"""All directives of votes."""

_SEAT: Final = re.compile(r'"(.+)"|((?:Seat|Hand|Paper|Passed|Called|Phone) \d+)')
_NUMBERS: Final = ("budget", "most_on_one", "support", "vetoes", "thrown_away")
_TIMES: Final = ("closed", "voided")
_FLAGS: Final = ("suggested", "secret")
_CHANNELS: Final = {channel.value: channel for channel in Channel}
_PEOPLE: Final = {"voters": "voters", "voters away": "away", "voted": "voted"}
"""Directives of people, with their fields."""
_GONE: Final = "gone"

EntryLetter = Callable[[int], Letter | None]
"""Gives the letter of an entry of the file, by its place; none where it is no factor."""


class VoteLines:
    """Gathers the lines of votes, and reads their lists once the last line was taken.

    Args:
        guide: whose steps these are; none where lines are only looked at for what is wrong.
        place: gives the place of an entry that a word such as `strengths/2` means.
        problems: gets what is wrong.
    """

    def __init__(
        self, guide: Guide | None, place: Callable[[str], int], problems: list[Problem]
    ) -> None:
        self._guide = guide
        self._place = place
        self._problems = problems
        self._votes: list[NotedVote] = []
        self._lists: dict[int, tuple[int, list[str]]] = {}
        self._aired: list[tuple[NotedAired, list[str]]] = []

    def take(
        self, line: int, step: Step, word: str, value: str, time: Callable[[str], datetime]
    ) -> None:
        """One more line.

        Args:
            line: its number.
            step: the step under which it stands.
            word: the directive.
            value: what stands behind it.
            time: gives the moment of a time as written.

        Raises:
            Refused: it is not as it must be.
        """
        if word == "vote":
            voted = as_voted(self._guide, step) if self._guide else step
            self._votes.append(_vote(line, voted, value, time))
            return
        if word in ("read out", "waived"):
            self._aired.append(_aired(line, step, word, value))
            return
        if not self._votes or self._votes[-1].step_id != step.id:
            raise Refused(f"% {word} belongs below `% vote:` of the same step")
        vote = self._votes[-1]
        if word == "on":
            self._lists[len(self._votes) - 1] = (line, split_fields(value))
            return
        changes: dict[str, Any] = {}
        match word:
            case "voters" | "voters away" | "voted":
                changes[_PEOPLE[word]] = _handles(value)
            case "came by":
                changes["channels"] = {_channel(k).value: n for k, n in _counts(value).items()}
            case "not read out":
                changes["not_aired"] = tuple(map(_on_list, value.split(",")))
            case "hands":
                changes["hands"] = (*vote.hands, _hands(line, value))
            case "ballot":
                changes["ballots"] = (*vote.ballots, _ballot(line, value))
            case _:
                secret = NotedBallot(line=line, values=_values(value))
                changes["ballots"] = (*vote.ballots, secret)
        self._votes[-1] = msgspec.structs.replace(vote, **changes)

    def read(self, letter_of: EntryLetter) -> tuple[NotedVote, ...]:
        """Every vote that is right, once the last line was taken."""
        found = []
        for at, vote in enumerate(self._votes):
            line, words = self._lists.get(at, (vote.line, []))
            try:
                items = tuple(read_item(word, self._place, letter_of) for word in words if word)
                _require_listed(vote, len(items))
            except Refused as refused:
                self._problems.append(Problem(str(refused), line=line))
                continue
            found.append(msgspec.structs.replace(vote, items=items))
        return tuple(found)

    def read_out(self, letter_of: EntryLetter) -> tuple[NotedAired, ...]:
        """What was read out before votes, or waived, once the last line was taken."""
        found = []
        for noted, words in self._aired:
            try:
                items = tuple(read_item(word, self._place, letter_of) for word in words if word)
            except Refused as refused:
                self._problems.append(Problem(str(refused), line=noted.line))
                continue
            found.append(msgspec.structs.replace(noted, items=items))
        return tuple(found)


def read_item(what: str, place: Callable[[str], int], letter_of: EntryLetter) -> NotedItem:
    """One thing on a list, or that something is said about.

    Args:
        what: how it is written.
        place: gives the place of an entry that a word such as `strengths/2` means.
        letter_of: gives the letter of an entry of the file.

    Raises:
        Refused: it is nothing of the kind.
    """
    if PLACE.fullmatch(what):
        at = place(what)
        factor = letter_of(at) is not None and not what.startswith("entry ")
        return NotedItem(entry=at, is_factor=factor)
    if found := STATED.fullmatch(what):
        return NotedItem(factor=(Letter(found[1]), found[2]))
    word, colon, name = (part.strip() for part in what.partition(":"))
    if colon and word == "theme":
        return NotedItem(theme=name)
    if colon and word in REGISTERS:
        return NotedItem(row=(word, name))
    if what == MEETING.casefold():
        return NotedItem(meeting=True)
    if what == _GONE:
        return NotedItem()
    raise Refused(
        f"{quoted(what)} is nothing to vote on; write strengths/2, `W: its statement`, "
        "`theme: its name` or `objectives: B2`"
    )


def _require_listed(vote: NotedVote, items: int) -> None:
    """Make sure that whatever was given is on the list.

    Raises:
        Refused: there is no list, or a number is not on it.
    """
    if not items:
        raise Refused("a vote has a list: `% on: strengths/1 | strengths/2`")
    numbers = {item for ballot in vote.ballots for item in ballot.values}
    numbers |= {hands.item for hands in vote.hands} | set(vote.not_aired)
    if beyond := sorted(number + 1 for number in numbers if not 0 <= number < items):
        numbers_ = listing([str(number) for number in beyond])
        raise Refused(f"{plural(items, 'item')} on the list, and {numbers_} was found in it")


def _aired(line: int, step: Step, word: str, value: str) -> tuple[NotedAired, list[str]]:
    """What was read out, or was waived by whoever stands last, and the words for it."""
    fields = split_fields(value)
    waived = word == "waived"
    what, by = (fields[:-1], fields[-1]) if waived else (fields, "")
    if not any(what):
        raise Refused(
            "what need not be read out is written as `% waived: strengths/2 | @Dana.Ortiz`"
            if waived
            else "what was read out is written as `% read out: strengths/1 | strengths/3`"
        )
    noted = NotedAired(line=line, step_id=step.id, waived=waived, by=by.removeprefix("@"))
    return noted, what


def _vote(line: int, step: Step, value: str, time: Callable[[str], datetime]) -> NotedVote:
    """How a vote was held."""
    stamp, rest = stamped(value)
    method, *fields = split_fields(rest)
    own = SCORE if scales_of(step) else getattr(step, "method", kind_of(step))
    if stamp is None:
        raise Refused("a vote is written as `% vote: [10:20] dots | budget=5 | closed=10:31`")
    if method != own:
        known = near(method, [*METHODS, "score"]) if method not in METHODS else f"its rule is {own}"
        raise Refused(f"{step.title} does not vote by {quoted(method)}; {known}")
    said: dict[str, Any] = {}
    for field in fields:
        name, _, given = (part.strip() for part in field.partition("="))
        if name in _FLAGS and not given:
            said[name] = True
        elif name == "reason" and given:
            said[name] = given
        elif name in _TIMES and given:
            said[name] = time(given)
        elif name in _NUMBERS:
            said[name] = _number(name, given)
        else:
            known = near(name, [*_NUMBERS, *_TIMES, *_FLAGS, "reason"])
            raise Refused(f"{quoted(field)} is nothing that is said of a vote; {known}")
    if ("closed" in said) == ("voided" in said):
        raise Refused("a vote in a file is closed or voided; say `closed=10:31` or `voided=10:31`")
    if "voided" in said and "reason" not in said:
        raise Refused("say why it was voided: `reason=an option was missing`")
    return NotedVote(line=line, step_id=step.id, method=method, opened=time(stamp), **said)


def _number(name: str, given: str) -> float | int:
    """A number of the rule."""
    try:
        number = float(given)
    except ValueError:
        number = -1.0
    whole = name in ("vetoes", "thrown_away")
    if not 0 <= number <= 10**6 or (whole and number != int(number)):
        raise Refused(f"{quoted(given)} is not right for {name}; write {name}=5")
    return int(number) if whole else number


def _handles(value: str) -> tuple[str, ...]:
    return tuple(each.removeprefix("@") for each in split_fields(value) if each)


def _channel(word: str) -> Channel:
    """How a ballot was cast."""
    if word not in _CHANNELS:
        raise Refused(f"{quoted(word)} is no channel; {near(word, [*_CHANNELS])}")
    return _CHANNELS[word]


def _ballot(line: int, value: str) -> NotedBallot:
    """A ballot of a vote that is not secret."""
    fields = split_fields(value)
    if len(fields) != 3:
        raise Refused("a ballot is written as `% ballot: Dana.Ortiz | called | 1=3, 2=2`")
    who, channel, given = fields
    seat = _SEAT.fullmatch(who)
    is_room = who.casefold() == ROOM
    return NotedBallot(
        line=line,
        voter=(seat[1] or seat[2]) if seat else ROOM if is_room else who.removeprefix("@"),
        is_handle=not (seat or is_room),
        channel=_channel(channel),
        values=_values(given),
    )


def _hands(line: int, value: str) -> NotedHands:
    """Hands that went up for one thing."""
    fields = split_fields(value)
    if len(fields) != 2:
        raise Refused("hands are written as `% hands: 1 | 5=4, 3=2`")
    number, _, scale = fields[0].partition(" ")
    return NotedHands(
        line=line, item=_on_list(number), scale=scale.strip() or VOTES, counts=_counts(fields[1])
    )


def _counts(value: str) -> dict[str, int]:
    """How many of each: `5=4, 3=2`."""
    counts = {}
    for part in filter(str.strip, value.split(",")):
        name, _, count = (each.strip() for each in part.partition("="))
        if not name or not (count.isascii() and count.isdigit() and len(count) < 7):
            raise Refused(f"{quoted(part)} is no count; write 5=4, which says: four of 5")
        counts[name] = int(count)
    return counts


def _values(given: str) -> Values:
    """What was given: `1=3, 2=2`, or `1 impact=5 likelihood=4`; nothing for an empty ballot."""
    values: Values = {}
    for part in filter(None, (each.strip() for each in given.split(","))):
        number, _, row = part.partition(" ")
        if "=" in number:
            number, _, only = part.partition("=")
            row = f"{VOTES}={only}"
        values[_on_list(number)] = dict(_pairs(row.split(), part))
    return values


def _pairs(pairs: Iterable[str], part: str) -> Sequence[tuple[str, float]]:
    """Values by scale."""
    found = []
    for pair in pairs:
        name, _, number = pair.partition("=")
        try:
            found.append((name, float(number)))
        except ValueError:
            raise Refused(f"{quoted(part)} is no value; write 1=3 or 1 impact=3") from None
    return found


def _on_list(number: str) -> int:
    """A number of the list, counted from 0."""
    number = number.strip()
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:5]) <= 9999):
        raise Refused(f"{quoted(number)} is no number of the list; write 1=3")
    return int(number[:5]) - 1
