"""A change to the record: what a command does, told before it is done.

A rule is a function from the record, a command and the moment to a `Change`; it is found by
the command's type. To add a command is to add its type and its rule.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import msgspec

from workshop.commands import Command
from workshop.model import Document, NewId

if TYPE_CHECKING:
    from workshop.record import Record

C = TypeVar("C", bound=Command)


class Moment(NamedTuple):
    """What a rule may know of the world: the time, and ids that nobody else has."""

    now: datetime
    new_id: NewId


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Documents to be put and removed, all or none."""

    sentence: str
    """What it does, as history tells it: `Recorded strength S3 “Month-end close …”`."""
    puts: tuple[Document, ...] = ()
    """Documents as they will be."""
    removes: tuple[Document, ...] = ()
    """Documents that will be no more."""
    session_id: str | None = None
    """The session it belongs to."""
    undoable: bool = True
    """Moving on and pausing are not: undo takes back what was recorded."""


Rule = Callable[["Record", Any, Moment], Change]

RULES: Final[dict[type[Command], Rule]] = {}
"""The rule of every command."""


def rule(command: type[C]) -> Callable[[Callable[[Record, C, Moment], Change]], Rule]:
    """Make a function the rule of a command."""

    def register(function: Callable[[Record, C, Moment], Change]) -> Rule:
        RULES[command] = function
        return function

    return register
