"""The copy for one person as a text file that they fill in, and what such a file says.

::

    own words: Interview with Finance
    session: 2a7k...
    person: 9f3c...

    [ ] all of it is right

    ## 1
    entry: 4d0p...
    | Month-end close is down to four days
    [ ] right   [ ] wrong   [ ] leave out
    correction:

A box is ticked by anything between its brackets. What stands behind `correction:`, in as many lines
as it takes, is what it should say; with it nothing needs to be ticked. Lines that begin with `#`
and a blank are words for the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from workshop.errors import Problem
from workshop.record.checks import Verdict
from workshop.report.checking.own_copy import OwnCopy, worded
from workshop.running.command_kinds.checks import CheckedWords
from workshop.text import clean_block, clean_line, plural, shorten

FIRST: Final = "own words:"
"""What such a file begins with."""

_ALL: Final = "all of it is right"
_ANY_BOX: Final = re.compile(r"\[([^\[\]]*)\]\s*(right|wrong|leave out)\b", re.IGNORECASE)
_ALL_BOX: Final = re.compile(rf"\s*\[([^\[\]]*)\]\s*{_ALL}", re.IGNORECASE)
_ITEM: Final = re.compile(r"##\s*(\d{1,9})\b")
_BOXES: Final = "   ".join(f"[ ] {verdict.value}" for verdict in Verdict)


def write_form(copy: OwnCopy) -> str:
    """The file, to be filled in."""
    return "\n".join(_lines(copy)) + "\n"


def _lines(copy: OwnCopy) -> Iterator[str]:
    """The head, the words for the reader, then item by item."""
    yield f"{FIRST} {clean_line(copy.session.title)}"
    yield f"session: {copy.session.id}"
    yield f"person: {copy.person.id}"
    yield ""
    for paragraph in copy.introduction():
        yield f"# {paragraph}"
    yield "# Put an x between the brackets of what holds; write behind “correction:” what it should"
    yield "# say. Please leave the other lines as they are."
    yield ""
    yield f"[ ] {_ALL}"
    title = ""
    for number, entry in enumerate(copy.entries, 1):
        if (now := copy.step_title(entry.step_id)) != title:
            title = now
            yield from ("", f"# {title}")
        yield ""
        yield f"## {number}"
        yield f"entry: {entry.id}"
        yield from (f"| {line}".rstrip() for line in worded(entry, entry.text).split("\n"))
        yield _BOXES
        yield "correction:"


class Filled(NamedTuple):
    """What a file says that was filled in."""

    session: str
    """The id of the session."""
    person: str
    """The id of the person."""
    answers: tuple[CheckedWords, ...]
    words: Mapping[str, str]
    """What the file has each thing say, by the id of the entry; empty where it does not tell."""
    all_right: bool
    """Whether everything that nothing else is said of is right."""
    problems: tuple[Problem, ...]


class _Item:
    """One thing of the file, line by line."""

    def __init__(self, number: int, line: int) -> None:
        self.number, self.line = number, line
        self.entry = ""
        self.words: list[str] = []
        self.ticked: list[Verdict] = []
        self.correction: list[str] | None = None

    def take(self, line: str) -> bool:
        """One line more; false where it is none of this form."""
        if self.correction is not None:
            self.correction.append(line)
        elif line.startswith("|"):
            self.words.append(line[1:].removeprefix(" "))
        elif line.casefold().startswith("entry:"):
            self.entry = clean_line(line[6:])
        elif line.casefold().startswith("correction:"):
            self.correction = [line[11:].strip()]
        elif boxes := list(_ANY_BOX.finditer(line)):
            self.ticked += [Verdict(box[2].casefold()) for box in boxes if box[1].strip()]
        else:
            return not line.strip()
        return True

    def answer(self) -> CheckedWords | str | None:
        """The answer; why there is none that holds, or none where nothing was said."""
        correction = clean_block("\n".join(self.correction or []))
        if len(self.ticked) > 1:
            count = plural(len(self.ticked), "box", "boxes")
            return f"{count} of item {self.number} are ticked; tick one"
        verdict = self.ticked[0] if self.ticked else Verdict.WRONG if correction else None
        if verdict is None:
            return None
        if correction and verdict is not Verdict.WRONG:
            return (
                f"item {self.number} is ticked as {verdict.value} and has a correction; "
                "tick wrong, or take the correction out"
            )
        if not self.entry:
            return f"the line “entry:” of item {self.number} is missing"
        return CheckedWords(entry_id=self.entry, verdict=verdict, correction=correction)


def read_form(text: str) -> Filled:
    """What a file says, with everything that is wrong with it."""
    head: dict[str, str] = {}
    items: list[_Item] = []
    problems: list[Problem] = []
    all_right = False
    for number, line in enumerate(map(str.rstrip, text.split("\n")), 1):
        if found := _ITEM.match(line):
            items.append(_Item(int(found[1]), number))
        elif line.startswith("# ") or line == "#":
            continue
        elif box := _ALL_BOX.match(line):
            all_right = all_right or bool(box[1].strip())
        elif items:
            if not items[-1].take(line):
                found_here = f"“{shorten(clean_line(line), 60)}” is no line of this form"
                what = f"{found_here}; write it behind “correction:”"
                problems.append(Problem(what, line=number))
        elif line.strip():
            word, mark, value = line.partition(":")
            head[clean_line(word).casefold() if mark else ""] = clean_line(value)
    problems += _of_head(head)
    answers = list(_answers(items, problems))
    return Filled(
        head.get("session", ""),
        head.get("person", ""),
        tuple(answers),
        {item.entry: "\n".join(item.words) for item in items if item.entry},
        all_right,
        tuple(problems),
    )


def _of_head(head: Mapping[str, str]) -> Iterator[Problem]:
    """What the head of the file does not say."""
    for word in ("session", "person"):
        if not head.get(word):
            yield Problem(f"the line “{word}:” is missing; use the file as it was sent", word, 1)


def _answers(items: Iterable[_Item], problems: list[Problem]) -> Iterator[CheckedWords]:
    """What is said of each thing; what cannot be taken is told with its line."""
    for item in items:
        answer = item.answer()
        if isinstance(answer, str):
            problems.append(Problem(answer, line=item.line))
        elif answer is not None:
            yield answer


def read_data(data: Any) -> Filled:
    """What the JSON of the copy says once it is filled in: `verdict` and `correction` of items."""
    own = data.get("own", data) if isinstance(data, dict) else None
    if not isinstance(own, dict) or not isinstance(own.get("items"), list):
        what = "there is no “own” with “items”; use the JSON of the copy for the person"
        return Filled("", "", (), {}, all_right=False, problems=(Problem(what, "own"),))
    problems: list[Problem] = []
    answers: list[CheckedWords] = []
    words: dict[str, str] = {}
    known = {verdict.value: verdict for verdict in Verdict}
    for place, item in enumerate(own["items"], 1):
        if not isinstance(item, dict) or not isinstance(item.get("entry"), str):
            problems.append(Problem("it names no entry", f"items[{place}]"))
            continue
        words[item["entry"]] = ""
        verdict = clean_line(str(item.get("verdict") or "")).casefold().replace("_", " ")
        correction = clean_block(str(item.get("correction") or ""))
        verdict = verdict or (Verdict.WRONG.value if correction else "")
        if verdict and verdict not in known:
            what = f"“{shorten(verdict, 40)}” is no answer; write {', '.join(known)}"
            problems.append(Problem(what, f"items[{place}].verdict"))
        elif verdict and correction and known[verdict] is not Verdict.WRONG:
            what = f"it is {verdict} and has a correction; say wrong, or take that out"
            problems.append(Problem(what, f"items[{place}]"))
        elif verdict:
            given = CheckedWords(
                entry_id=item["entry"], verdict=known[verdict], correction=correction
            )
            answers.append(given)
    session, person = str(own.get("session", "")), str(own.get("person", ""))
    problems += _of_head({"session": session, "person": person})
    right = own.get("all_right") is True
    return Filled(session, person, tuple(answers), words, right, tuple(problems))
