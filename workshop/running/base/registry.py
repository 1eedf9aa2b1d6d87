"""The rules: a function for each command, found by the command's type.

A rule takes the record, the command and the moment, and gives a `Change` or refuses. To add a
command is to add its type and its rule.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import msgspec

from workshop.record.change import Change, Moment
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.running.base.command import Command

C = TypeVar("C", bound=Command)

Rule = Callable[[Record, Any, Moment], Change]

RULES: Final[dict[type[Command], Rule]] = {}
"""The rule of every command."""


def rule(command: type[C]) -> Callable[[Callable[[Record, C, Moment], Change]], Rule]:
    """Make a function the rule of a command."""

    def register(function: Callable[[Record, C, Moment], Change]) -> Rule:
        RULES[command] = function
        return function

    return register


def rule_in_session(command: type[C]) -> Callable[[Callable[[Record, C, Moment], Change]], Rule]:
    """The same for a command that may be given in a step of a session, and says so in `session_id`.

    Its change is one of that session then, so that the undo of the session takes it back.
    """

    def register(function: Callable[[Record, C, Moment], Change]) -> Rule:
        def in_session(record: Record, given: Any, moment: Moment) -> Change:
            change = function(record, given, moment)
            if given.session_id is None:
                return change
            session = record.get(Session, given.session_id)
            return msgspec.structs.replace(change, session_id=session.id)

        RULES[command] = in_session
        return function

    return register
