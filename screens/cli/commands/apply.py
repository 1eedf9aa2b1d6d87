"""The command that carries out what another program sends: one line in, one line out."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, give, warn
from screens.cli.commands.locations import library_of
from screens.cli.commands.lookup import folder_of, opened_at, remember
from sessions.apply.lines import Answer, answers
from sessions.errors import cause_of
from sessions.library.given_paths import given_path
from workshop.text import clean_line

REFUSED = 1
"""The exit status where a line was refused."""

WRONG_CALL = 2
"""The exit status where no line was read: no such engagement, no such file."""


def apply(arguments: Namespace) -> int:
    """Carry out the commands of a file or of what comes in, and answer each."""
    try:
        folder = folder_of(arguments)
        with _stream(arguments.file) as stream:
            return _apply(arguments, folder, stream)
    except NotDone as problem:
        if problem.__cause__ is not None:  # the folder is there and cannot be opened for writing
            raise
        warn(str(problem))
        return WRONG_CALL


def _apply(arguments: Namespace, folder: Path, stream: BinaryIO) -> int:
    """Carry out line after line until one is refused, or to the end where that was asked for."""
    refused = False
    with opened_at(folder, anyway=arguments.anyway) as store:
        for answer in answers(store, stream, library_of(arguments, folder)):
            _tell(answer)
            refused = refused or answer.refused
            if answer.refused and not arguments.keep_going:
                break
        remember(arguments, store)
    return REFUSED if refused else 0


def _tell(answer: Answer) -> None:
    """Give an answer at once: whoever sent the line may wait for it."""
    give(f"{json.dumps(answer.fields, ensure_ascii=False)}\n".encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


@contextmanager
def _stream(file: str) -> Iterator[BinaryIO]:
    """The bytes of a file, or what comes in.

    Raises:
        NotDone: it cannot be read.
    """
    if file == "-":
        yield sys.stdin.buffer
        return
    name = clean_line(as_text(file))
    try:
        stream = given_path(file).open("rb")
    except (OSError, ValueError) as problem:
        cause = cause_of(problem) if isinstance(problem, OSError) else "no file is called that."
        raise NotDone(f"{name} cannot be read: {cause}") from None
    with stream:
        yield stream
