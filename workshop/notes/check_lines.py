"""What those who spoke say of their words, in a notes file.

    % sent back: Dana.Ortiz | 2026-10-07 09:00+00:00 | 2026-10-30 | dana.txt | 3f2a…
    % checked: Dana.Ortiz | right | 2026-10-09 08:15+00:00
    % checked: Dana.Ortiz | wrong | 2026-10-09 08:16+00:00 | what was recorded first

The first stands above the steps, for everybody who was sent their words: who, when, by when an
answer is asked for, which file and its fingerprint. The others follow the entry of which they are.
What is to be left out is in no file of notes, and so is no answer that leaves something out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Final

from workshop.errors import Refused
from workshop.notes.grammar.fields import join_fields, split_fields
from workshop.notes.grammar.lines import near, quoted
from workshop.notes.model import NotedCheck, NotedSent
from workshop.record.checks import Answer, MemberCheck, Verdict
from workshop.record.documents import Entry
from workshop.record.read_back import may_answer
from workshop.record.record import Record
from workshop.running.command_kinds.checks import CheckedWords, CheckWords, SendBack

_VERDICTS: Final = [Verdict.RIGHT.value, Verdict.WRONG.value]
_MOST: Final = 5


def read_sent(line: int, value: str, time: Callable[[str], datetime]) -> NotedSent:
    """What stands behind `% sent back:`.

    Raises:
        Refused: it says something else.
    """
    fields = split_fields(value)
    if not 2 <= len(fields) <= _MOST or not fields[0]:
        raise Refused("it is written as `% sent back: Dana.Ortiz | 2026-10-07 09:00 | 2026-10-30`")
    handle, at, until, file, sha256 = (*fields, "", "", "")[:_MOST]
    try:
        day = date.fromisoformat(until) if until else None
    except ValueError:
        raise Refused(f"{quoted(until)} is no day; write 2026-10-30") from None
    return NotedSent(
        line=line, handle=handle.removeprefix("@"), at=time(at), until=day, file=file, sha256=sha256
    )


def read_checked(line: int, value: str, time: Callable[[str], datetime]) -> NotedCheck:
    """What stands behind `% checked:`.

    Raises:
        Refused: it says something else.
    """
    handle, word, at, *rest = (*split_fields(value), "", "")
    if not (handle and word and at):
        raise Refused("it is written as `% checked: Dana.Ortiz | right | 2026-10-09 08:15`")
    if word.casefold() not in _VERDICTS:
        raise Refused(f"{quoted(word)} is no answer of a file; {near(word, _VERDICTS)}")
    return NotedCheck(
        line=line,
        handle=handle.removeprefix("@"),
        verdict=Verdict(word.casefold()),
        at=time(at),
        was=rest[0] if rest else "",
    )


def sent_command(noted: NotedSent, session_id: str, person_id: str) -> SendBack:
    """What records that somebody was sent their words."""
    return SendBack(
        session_id=session_id,
        person_id=person_id,
        until=noted.until,
        file=noted.file,
        sha256=noted.sha256,
    )


def answer_command(noted: NotedCheck, session_id: str, person_id: str, entry_id: str) -> CheckWords:
    """What records what somebody says of an entry."""
    given = CheckedWords(entry_id=entry_id, verdict=noted.verdict, was=noted.was)
    return CheckWords(session_id=session_id, person_id=person_id, answers=(given,))


class CheckWriter:
    """Writes what was sent and answered of one session.

    Args:
        record: all documents.
        session_id: the session.
        handles: how people are named in the file, by their ids.
        stamp: writes a time.
    """

    def __init__(
        self,
        record: Record,
        session_id: str,
        handles: dict[str, str],
        stamp: Callable[[datetime], str],
    ) -> None:
        checks = (c for c in record.all(MemberCheck) if c.session_id == session_id)
        self._checks = [check for check in checks if check.person_id in handles]
        self._handles = handles
        self._stamp = stamp

    def sent(self) -> Iterator[str]:
        """Who was sent their words."""
        for check in self._checks:
            if check.sent:
                until = check.until.isoformat() if check.until else ""
                fields = [self._handles[check.person_id], self._stamp(check.sent), until]
                fields += [check.file, check.sha256]
                while not fields[-1]:
                    fields.pop()
                yield f"% sent back: {join_fields(fields)}"

    def lines(self, entry: Entry) -> Iterator[str]:
        """What was answered of an entry."""
        for check in self._checks:
            answer = check.answers.get(entry.id)
            if answer and may_answer(entry, check.person_id):
                yield from self._answer(check, answer)

    def _answer(self, check: MemberCheck, answer: Answer) -> Iterator[str]:
        fields = [self._handles[check.person_id], answer.verdict.value, self._stamp(answer.at)]
        fields += [answer.was] if answer.was else []
        first, *others = join_fields(fields).split("\n")
        yield f"% checked: {first}"
        yield from (f"| {line}".rstrip() for line in others)
