"""Lines that are recorded one after the other at plain prompts, until an empty one comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from screens.plain.base.talk import Talk
from workshop.errors import Refused
from workshop.record.change import Change
from workshop.running.commands import Command
from workshop.running.words.slash import as_text


def line_by_line(
    talk: Talk, question: str, command_of: Callable[[str], Command]
) -> Iterator[Change]:
    """Ask, record and tell; each change, before the next line is asked for.

    Args:
        talk: the session.
        question: what is asked each time.
        command_of: what a line means. It may refuse, which is told, and the line asked for anew.

    Raises:
        Instead: a command came; what was recorded stays.
    """
    while line := as_text(talk.line(question)):
        try:
            change = talk.send(command_of(line))
        except Refused as why:
            talk.tell(str(why))
            continue
        talk.tell(f"{change.sentence}.")
        yield change
