"""A pasted text at plain prompts: what each line is read as, to be changed first."""

from __future__ import annotations

from typing import Final

from screens.plain.base.prompts import Asker, Instead, is_command
from workshop.record.documents import EntryKind
from workshop.running.capture import SIGN_OF, SIGNS, read_line
from workshop.running.pasting.paste import Pasted, PastedLine, Reading
from workshop.text import clean_line, plural, shorten

_HELP: Final = (
    "Empty records them; `no` records nothing; `signs`, `bullets` or `cells` says how the text is "
    "read; `2 -` makes line 2 a weakness (any sign, `.` for a note), `2 drop` leaves it out or "
    "takes it in, `2 other words` changes it."
)


def look_at(ask: Asker, pasted: Pasted) -> Pasted | None:
    """Show a pasted text until it is right; none where nothing is to be recorded.

    Raises:
        Leaving: the input ended.
        Instead: a command came; nothing of the text is recorded.
    """
    if pasted.reading is Reading.PEOPLE:
        pasted = pasted.taken_for(
            Reading.CELLS if Reading.CELLS in pasted.readings else Reading.SIGNS
        )
        ask.tell(
            "This looks like a list of people: `/join` takes one at a time, and the engagement"
        )
        ask.tell("screen or `workshop import people` takes the whole list.")
    _tell(ask, pasted)
    while answer := clean_line(ask.line("Record?")):
        if is_command(answer):
            ask.tell("Nothing of the pasted text was recorded.")
            raise Instead(answer)
        if answer.casefold() in ("no", "n", "drop"):
            ask.tell("Nothing was recorded.")
            return None
        if answer.casefold() in ("yes", "y"):
            break
        changed = _changed(pasted, answer)
        if changed is None:
            ask.tell(_HELP)
            continue
        pasted = changed
        _tell(ask, pasted)
    if not pasted.entries:
        ask.tell("Every line was left out; nothing was recorded.")
    return pasted


def _tell(ask: Asker, pasted: Pasted) -> None:
    """Tell every line with its number, and what can be said."""
    lines = pasted.lines
    ask.tell(f"{plural(len(lines), 'line')} pasted, read as {pasted.reading.words}:")
    for number, line in enumerate(lines, 1):
        ask.tell(f"  {number}. {_words(line)}")
        for doubt in line.captured.doubts:
            ask.tell(f"     Note: {doubt}")
    ask.tell(_HELP)


def _words(line: PastedLine) -> str:
    """A line in words."""
    if line.out:
        return f"left out ({line.why or 'as said'}): {shorten(line.typed, 100)}"
    return f"{line.captured.kind.word}: {shorten(line.captured.text, 100)}"


def _changed(pasted: Pasted, answer: str) -> Pasted | None:
    """The text as an answer has it; none where the answer says nothing."""
    for reading in pasted.readings:
        if reading is not Reading.PEOPLE and answer.casefold() == reading.value:
            return pasted.taken_for(reading)
    number, _, words = answer.partition(" ")
    place = int(number) - 1 if number.isascii() and number.isdigit() else -1
    if not 0 <= place < len(pasted.lines) or not words:
        return None
    if words.casefold() in ("drop", "out"):
        return pasted.turned(place)
    kind = SIGNS.get(words) or (EntryKind.NOTE if words == "." else None)
    if kind is not None:
        return pasted.as_kind(place, kind)
    if words[:1] in SIGN_OF.values() or read_line(words).kind is not EntryKind.NOTE:
        return pasted.put(place, words)
    sign = SIGN_OF.get(pasted.lines[place].captured.kind, ".")
    return pasted.put(place, f"{sign} {words}")
