"""A discussion at plain prompts: where the room is apart, why, hands counted again."""

from __future__ import annotations

from typing import Final

from screens.plain.base.talk import Act, Talk
from screens.plain.voting.vote import at_hand
from workshop import times
from workshop.analysis.discussing.discussion import Discussed, Discussion, discussion_of
from workshop.analysis.discussing.words import (
    before_after,
    beginning,
    ends_of,
    half_words,
    left_out_words,
    movement_words,
    values_of,
)
from workshop.errors import Refused
from workshop.guide.step import Step
from workshop.running.base.voters import short_names
from workshop.running.room.about import said_about
from workshop.running.voting.again import hands_again
from workshop.running.voting.commands import OpenVote
from workshop.running.words.as_said import Around, about_named
from workshop.text import listing, plural

_MOST: Final = 8
"""So many are listed at once; the others are not far apart."""


def discuss(talk: Talk, step: Step) -> None:
    """Tell where the room is apart, and the widest, as the room comes to it."""
    found = discussion_of(talk.record, talk.session, step)
    talk.tell(beginning(found))
    if left := left_out_words(found):
        talk.tell(left)
    for row in found.rows[:_MOST]:
        talk.tell(f"  {_line(row)}")
    if len(found.rows) > _MOST:
        talk.tell(f"  and {len(found.rows) - _MOST} more, less apart")
    now = at_hand(talk, step)
    if now.is_open and now.progress:
        talk.tell(f"It is rated again: {now.progress.words}; /close tells what it came to.")
    if found.rows:
        _tell_front(talk, found, _place(talk, found))


def _line(row: Discussed) -> str:
    """A thing on one scale: where the middle half lies, and whether that is far apart."""
    again = "rated again" if row.again else ""
    more = ", ".join(filter(None, (row.now.flag, again)))
    half = f"{row.scale.title.lower()}, half in {half_words(row.now)}"
    return f"{row.item.code} {row.item.text}: {half}{f', {more}' if more else ''}"


def _place(talk: Talk, found: Discussion) -> int:
    """The place of what is in front."""
    places = [(row.item.id, row.scale.id) for row in found.rows]
    return places.index(talk.thing) if talk.thing in places else 0


def _tell_front(talk: Talk, found: Discussion, at: int) -> None:
    """Put something in front, and tell all that is known of it."""
    row = found.rows[at]
    talk.thing = (row.item.id, row.scale.id)
    talk.tell(f"In front: {row.item.code} {row.item.text}.")
    for value, means, counts in values_of(row):
        told = f"{counts[-2]} before, {counts[-1]} now" if row.again else f"{counts[-1]}"
        if any(counts[-2:]):
            talk.tell(f"  {value}{f' {means}' if means else ''}: {told}")
    for words in filter(None, (before_after(row), movement_words(row))):
        talk.tell(f"{words[0].upper()}{words[1:]}.")
    for end, people, count in ends_of(row):
        names = listing(list(short_names(talk.record, people).values()))
        more = count - len(people)
        who = f"{names} and {more} more" if names and more else names or f"{plural(count, 'voter')}"
        talk.tell(f"At {end:g}: {who}.")
    for entry in said_about(talk.record, talk.session_id, row.item.id):
        names = listing(list(short_names(talk.record, entry.people).values()))
        talk.tell(f"  {times.time(entry.at)} {entry.text}{f' ({names})' if names else ''}")
    talk.tell(
        f"A line is a reason for {row.item.code}; /widest tells the next, /rate 5:7 4:3 counts "
        "hands again."
    )


def _widest(talk: Talk, _: str) -> None:
    found = discussion_of(talk.record, talk.session, talk.step)
    if not found.rows:
        raise Refused(beginning(found))
    _tell_front(talk, found, (_place(talk, found) + 1) % len(found.rows))


def _rate(talk: Talk, words: str) -> None:
    """Hands counted again, for what is in front or for what is named; the first opens the vote."""
    found = discussion_of(talk.record, talk.session, talk.step)
    if not found.rows:
        raise Refused(beginning(found))
    first, _, rest = words.partition(" ")
    if rest and ":" not in first and not first[:1].isdigit():
        about = about_named(Around(talk.record, talk.session), first)
        scales = [row.scale.id for row in found.rows if row.item.id == about]
        if scales:
            words, talk.thing = rest, (about, scales[0])
    row = found.rows[_place(talk, found)]
    if not words:
        raise Refused(f"Say how many hands: /rate {row.scale.greatest:g}:7 {row.scale.least:g}:1.")
    now = at_hand(talk)
    command, check = hands_again(now, words, row.item.id, row.scale.id)
    here = {"session_id": talk.session_id, "step_id": talk.step.id}
    if now.vote is None:
        talk.tell(f"{talk.send(OpenVote(**here)).sentence}.")
    talk.tell(f"{check}. {talk.send(command(**here)).sentence}. /close tells what it came to.")


DISCUSS_ACTS: Final[dict[str, Act]] = {"widest": _widest, "rate": _rate}
"""What is done in a discussion, by its word."""
