"""Lines of commands are carried out one by one, and each is answered once it is on the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO, Final, NamedTuple

from sessions.errors import SessionsError
from sessions.imports.notes import guide_finder
from sessions.library.guides import Library
from sessions.store.store import Store
from workshop.errors import Refused
from workshop.running.senders import HistoryCommand, Sender, Undo
from workshop.text import clean_line
from workshop.wire.reader import read_sent

LONGEST: Final = 4_000_000
"""The most bytes of a line; what a whole session says fits."""

_BALLOT: Final = b'"CastBallot"'
"""What a line that gives a ballot has in it."""

_MARK: Final = b"\xef\xbb\xbf"
"""The mark that some editors put in front of UTF-8."""


class Answer(NamedTuple):
    """What became of one line."""

    line: int
    """Its number, counted from 1; empty lines count and are not answered."""
    sentence: str
    """What was done, or why it was refused."""
    refused: bool = False

    @property
    def fields(self) -> dict[str, object]:
        """The answer as other programs get it."""
        return {"line": self.line, "refused" if self.refused else "said": self.sentence}


def answers(
    store: Store, stream: BinaryIO, library: Library, sender: Sender = Sender.APPLY
) -> Iterator[Answer]:
    """Carry out the commands of a stream; each is durable when its answer is given.

    The next line is read when the next answer is asked for, and not before: whoever writes the
    lines can wait for each answer. Of a file, for which nobody waits, ballots that follow each
    other are taken together: the box of a secret vote is written once for all of them.

    Args:
        store: the engagement, open for writing.
        stream: lines of JSON in UTF-8, ended by LF or CRLF.
        library: where guides are looked for; those that sessions ran are found too.
        sender: who sends them.
    """
    carry_out = partial(_answer, store, library=library, sender=sender)
    together: list[tuple[int, bytes]] = []
    in_file = stream.seekable()
    for number, raw in _lines(stream):
        if in_file and _BALLOT in raw and len(raw) <= LONGEST:
            together.append((number, raw))
            continue
        yield from _ballots(store, together, carry_out)
        together.clear()
        if len(raw) > LONGEST:
            yield Answer(
                number, f"The line is longer than {LONGEST:,} bytes; split it.", refused=True
            )
        elif raw.strip():
            yield carry_out(number, raw)
    yield from _ballots(store, together, carry_out)


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Each line with its number; of one that is too long its beginning."""
    number = 0
    while raw := stream.readline(LONGEST + 1):
        number += 1
        if number == 1:
            raw = raw.removeprefix(_MARK)
        if len(raw) > LONGEST and raw.endswith(b"\n"):
            raw = raw[:-1]
        elif len(raw) > LONGEST:
            _pass_over(stream)
        yield number, raw


def _ballots(
    store: Store, lines: list[tuple[int, bytes]], carry_out: Callable[[int, bytes], Answer]
) -> list[Answer]:
    """Carry out lines with ballots; of a secret vote they are durable together, at the end."""
    done: list[Answer] = []
    boxed: set[int] = set()
    try:
        with store.ballot_boxes.together():
            for number, raw in lines:
                recorded = len(store.lines)
                done.append(carry_out(number, raw))
                if len(store.lines) == recorded and not done[-1].refused:
                    boxed.add(number)
    except SessionsError as refusal:
        sentence = clean_line(str(refusal))
        return [
            Answer(one.line, sentence, refused=True) if one.line in boxed else one for one in done
        ]
    return done


def _pass_over(stream: BinaryIO) -> None:
    """Read on to the end of a line that is too long."""
    while (more := stream.readline(LONGEST)) and not more.endswith(b"\n"):
        pass


def _answer(store: Store, number: int, raw: bytes, *, library: Library, sender: Sender) -> Answer:
    """Carry out one line."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        where = f"byte {error.start + 1} of the line"
        return Answer(number, f"The line is not in UTF-8, as {where} shows.", refused=True)
    try:
        sentence = _done(store, text.rstrip("\r\n"), library, sender)
    except (Refused, SessionsError) as refusal:
        return Answer(number, clean_line(str(refusal)), refused=True)
    return Answer(number, clean_line(sentence))


def _done(store: Store, text: str, library: Library, sender: Sender) -> str:
    """Do what a line asks for; what was done, as history tells it."""
    sent = read_sent(text, store.record, guide_finder(library, store.record), sender)
    if isinstance(sent, HistoryCommand):
        undo_or_redo = store.undo if isinstance(sent, Undo) else store.redo
        return undo_or_redo(sent.session_id)
    return store.do(sent, sender).sentence
