"""What stands on the wall: the command and its rule."""

from __future__ import annotations

from typing import Annotated

import msgspec

from workshop.errors import Refused
from workshop.record.change import Change, Moment
from workshop.record.documents import Clock, Session
from workshop.record.meanings import AboutId, Called, SessionId
from workshop.record.record import Record
from workshop.record.within import Wall
from workshop.running.base.command import Command
from workshop.running.base.registry import rule
from workshop.running.room.about import told_about

_SAID = {
    Wall.QUESTION: "The wall shows the question",
    Wall.LIST: "The wall shows what was said here",
    Wall.RESULT: "The wall shows what the vote came to",
    Wall.NOTHING: "The wall shows nothing but the name",
}


class ShowOnWall(Command, frozen=True, kw_only=True):
    """Have the room view show something of the step in front, until the room goes on."""

    session_id: SessionId
    wall: Wall
    """What; a break and a vote that is open show themselves."""
    item_id: Annotated[AboutId | None, Called("item")] = None
    """Of the result, one thing alone, before and after it was rated again; left out for all, and
    for whatever is no result."""


@rule(ShowOnWall)
def show_on_wall(record: Record, command: ShowOnWall, _: Moment) -> Change:
    """Put what the wall shows; like the time itself, not undone."""
    session = record.get(Session, command.session_id)
    if session.closed:
        raise Refused(f"{session.title} is closed; reopen it to show something.")
    clock = record.clock_of(session.id)
    item_id = command.item_id
    if item_id is not None and command.wall is not Wall.RESULT:
        raise Refused("One thing alone is shown of a result; show the list without it.")
    if (clock.wall, clock.wall_item_id) == (command.wall, item_id):
        raise Refused("That is what the wall shows already.")
    put: Clock = msgspec.structs.replace(clock, wall=command.wall, wall_item_id=item_id)
    said = _SAID[command.wall]
    if item_id is not None:
        said = f"The wall shows what {told_about(record, session, item_id)} came to"
    return Change(sentence=said, puts=(put,), session_id=session.id, undoable=False)
