"""What belongs to a step or a line of who is heard: what is missing one by one, its sessions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from textual.content import Content

from screens.dialogs.pick import Pick
from screens.engagement.overview.picture import Picture, at_hand
from screens.widgets.ink import ALERT, GOOD, muted
from screens.widgets.row_list import Item, Row
from screens.widgets.row_words import day, note
from sessions.library.guides import Listed
from workshop.language import raised
from workshop.programme.overview.belonging import (
    Lack,
    lacks_of_heard,
    lacks_of_step,
    sessions_of_step,
)
from workshop.programme.overview.overview import HeardFact
from workshop.programme.overview.six_steps import StepState
from workshop.record.documents import Session
from workshop.registers.kinds import REGISTERS
from workshop.text import listing

_PLACES: Final[Mapping[str, str]] = {
    "theming": "the board of themes",
    "projects": "what the project waits for",
    "told": "who is told of it",
    "feedback": "the rounds of feedback",
    "watch": "what is watched",
    "strategy": "the strategy",
}
"""What a place is called."""


def belonging_dialog(
    subject: StepState | HeardFact, picture: Picture, guides: Mapping[str, Listed]
) -> tuple[Pick, Mapping[str, object]]:
    """A list of what belongs to a row of the overview, and what its rows stand for, by their ids.

    Args:
        subject: what the row stands for.
        picture: what the overview was worked out of.
        guides: the guides at hand by their names.
    """
    if isinstance(subject, StepState):
        items = [*_of_step(subject, picture, guides)]
        title = f"Step {subject.number}, {subject.name}: {subject.stage}"
    else:
        items = [*_of_heard(subject, picture, guides)]
        title = f"{raised(subject.name)}: {subject.covered} of {subject.of}"
    dialog = Pick(title, items, "Take it")
    return dialog, {item.id: item.subject for item in items if item.id}


def _of_step(step: StepState, picture: Picture, guides: Mapping[str, Listed]) -> Iterator[Item]:
    if step.done:
        yield note(f"There is: {' · '.join(step.done)}")
    lacks = lacks_of_step(picture.known, step.number)
    yield from _lacks(lacks, guides, above=int(bool(step.done)))
    sessions = sessions_of_step(picture.known, step.name)
    if sessions:
        yield note("Its sessions", above=1)
        yield from map(_session, sessions)


def _of_heard(found: HeardFact, picture: Picture, guides: Mapping[str, Listed]) -> Iterator[Item]:
    lacks = lacks_of_heard(picture.known, found.name)
    yield from _lacks(lacks, guides, above=0)
    heard = _heard_by(found.name, picture)
    if heard:
        yield note("Heard", above=1)
        for name, by in heard:
            yield Item(Row(Content(name), Content.styled("✓", GOOD), small=muted(by), indent=3))


def _heard_by(name: str, picture: Picture) -> list[tuple[str, str]]:
    """What was heard of a line, and by what."""
    if name == "departments":
        return [(each.name, "") for each in picture.known.coverage.heard]
    if name == "groups":
        return [
            (each.name, f"by {listing(list(each.by[:4]))}")
            for each in picture.overview.groups
            if each.is_heard
        ]
    return []


def _lacks(lacks: tuple[Lack, ...], guides: Mapping[str, Listed], above: int) -> Iterator[Item]:
    if not lacks:
        yield note("Nothing is missing.", above=above)
        return
    yield note("Missing; Enter begins what would fill it", above=above)
    for place, lack in enumerate(lacks):
        row = Row(
            Content(raised(lack.words)),
            Content.styled("!", ALERT),
            small=muted(_filled_by(lack, guides)),
            indent=3,
        )
        yield Item(row, f"lack-{place}", lack)


def _filled_by(lack: Lack, guides: Mapping[str, Listed]) -> str:
    """What would fill it, in words."""
    if lack.guide:
        if (guide := at_hand(guides, lack.guide)) is None:
            return f"a session by the guide {lack.guide}"
        return f"{guide.title}, {guide.minutes:g} min"
    if lack.place == "register":
        return f"opens the register {REGISTERS[lack.register].title}"
    return f"opens {_PLACES[lack.place]}"


def _session(session: Session) -> Item:
    done = session.closed is not None
    mark = Content.styled("✓", GOOD) if done else Content.styled("▶", "$accent")
    row = Row(Content(session.title), mark, right=muted(day(session.started)), indent=3)
    return Item(row, session.id, session)
