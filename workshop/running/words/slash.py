"""Words behind a slash: `/next`, `/go 4`, `/skip no time left`, `/x`.

One mechanism for every door at which a session is run: a word of the table
(`workshop.running.words.slash_table`) is typed at the start of an empty line and acts when Enter is
pressed. Two slashes type one. A word may be given by its letter, in full, or by a beginning that is
clear; what is not known, or may be several, is refused with what may have been meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from enum import Enum
from typing import Final, NamedTuple

from workshop.errors import Refused
from workshop.record.documents import Clock, Entry, Session
from workshop.record.record import Record
from workshop.running.commands import Command
from workshop.running.voting.stand import Stand
from workshop.text import listing, nearest

SLASH: Final = "/"
"""What a word begins with."""
_MINUTES_ALONE: Final = re.compile(r"[-+−–]\d", re.ASCII)
"""How minutes begin that are said without a word before them: the rest is planned anew by them."""
_LIKE: Final = 0.6
"""How alike a word must be to one of the table to be offered for it: below, it is a guess."""


class On(Enum):
    """What a word acts on."""

    SESSION = "session"
    """The session, or the step in front of the room."""
    ENTRY = "entry"
    """The chosen entry, or the last one where none is chosen."""


class When(Enum):
    """When a word is offered."""

    ALWAYS = "always"
    """Also in a window that only reads."""
    WRITABLE = "writable"
    """This window records."""
    LIVE = "live"
    """This window records, and the session is not closed."""
    RUNNING = "running"
    """The same, and the time runs."""
    PAUSED = "paused"
    """The same, and the time stands."""
    CLOSED = "closed"
    """This window records, and the session is closed."""


class Takes(Enum):
    """What may stand behind a word; its value is how that is told."""

    NOTHING = ""
    WORDS = "WORDS"
    STEP = "STEP"
    ENTRY = "N"
    REASON = "REASON"
    KIND = "KIND"
    FIELD = "FIELD"
    NAME = "NAME"
    PART = "NAME PART"
    TEXT = "TEXT"
    OTHER = "…"
    """What only the door that takes it can tell: see `SlashWord.argument`."""


class Said(NamedTuple):
    """A word as it was given, with all that is needed to make a command of it."""

    record: Record
    session: Session
    clock: Clock
    entry: Entry | None
    """The chosen entry, or the last one; none where there is none."""
    words: str
    """What stood behind the word."""
    now: datetime
    """When it was said."""
    thing: str | None = None
    """The id of what stands in front in a discussion; none in any other step."""


Makes = Callable[[Said], Command]
"""Makes the command that a word asks for; raises `Refused` where that is not clear."""


class SlashWord(NamedTuple):
    """A word of the table."""

    word: str
    """The whole word."""
    about: str
    """What it does, in a few words that begin small."""
    letter: str = ""
    """One character that is enough; empty where the word has none. Its case counts."""
    takes: Takes = Takes.NOTHING
    argument: str = ""
    """How what it takes is told, where that is more than the name of it."""
    on: On = On.SESSION
    when: When = When.LIVE
    kind: str = ""
    """The kind of step that alone has it; empty for every kind."""
    vote: tuple[Stand, ...] = ()
    """How far the vote in front must be; empty for a word that has nothing to do with it."""
    also: tuple[str, ...] = ()
    """Other words for the same."""
    group: str = ""
    """What it does together with others like it, which a list tells as one."""
    makes: Makes | None = None
    """Makes its command; none where the door has to do more than send one."""
    unfit: Callable[[Entry], str] | None = None
    """Why it can do nothing to an entry, empty where it can; none where it can always."""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it goes by but its letter."""
        return (self.word, *self.also)

    @property
    def optional(self) -> bool:
        """Whether what it takes may be left out."""
        return self.argument.startswith("[")

    @property
    def told(self) -> str:
        """The word with what stands behind it: `/go STEP`."""
        return f"{SLASH}{self.word} {self.argument or self.takes.value}".rstrip()


class Here(NamedTuple):
    """What decides which words can be given now."""

    writable: bool
    """Whether this window records."""
    closed: bool
    """Whether the session is closed."""
    running: bool
    """Whether its time runs."""
    kind: str | None = None
    """The kind of the step in front; none where words of every kind are taken."""
    entries: bool = True
    """Whether there is any entry to act on."""
    entry: Entry | None = None
    """The entry that is acted on, where that is known before."""
    vote: Stand = Stand.NONE
    """How far the vote of the step in front is."""

    def why_not(self, word: SlashWord) -> str:
        """Why a word cannot be given now; empty where it can."""
        if word.vote and self.vote not in word.vote:
            why = self.vote.value
        elif word.when is When.ALWAYS:
            why = ""
        elif not self.writable:
            why = "this window only reads"
        elif word.when is When.CLOSED:
            why = "" if self.closed else "the session goes on already"
        elif self.closed and word.when is not When.WRITABLE:
            why = "the session is closed, /reopen goes on with it"
        elif word.when is When.RUNNING and not self.running:
            why = "the time stands already"
        elif word.when is When.PAUSED and self.running:
            why = "the time runs already"
        elif word.on is On.ENTRY and not self.entries:
            why = "there is no entry here yet"
        elif self.entry and word.unfit and word.unfit(self.entry):
            why = word.unfit(self.entry)
        else:
            other = word.kind and self.kind not in (None, word.kind)
            why = f"this step is no {word.kind} step" if other else ""
        return why

    def offers(self, word: SlashWord) -> bool:
        """Whether a word can be given now."""
        return not self.why_not(word)


def behind_slash(line: str) -> str | None:
    """What stands behind the slash of a line that is a word; none where the line is text."""
    return line[1:] if line[:1] == SLASH and line[1:2] != SLASH else None


def as_text(line: str) -> str:
    """A line that is text, as it was meant: two slashes at its start are one."""
    return line[1:] if line[:2] == SLASH * 2 else line


def as_typed(text: str) -> str:
    """The line that is the text: what begins with a slash gets another before it."""
    return f"{SLASH}{text}" if text[:1] == SLASH else text


def word_and_rest(typed: str) -> tuple[str, str]:
    """The word, and what stands behind it.

    Args:
        typed: what stands behind the slash.
    """
    if _MINUTES_ALONE.match(typed):
        return "plan", typed.strip()
    name, *rest = typed.split(None, 1) or [""]
    return name, rest[0].strip() if rest else ""


def fitting(name: str, words: Iterable[SlashWord]) -> list[SlashWord]:
    """The words that may be meant by what was typed so far, the one of that letter first."""
    key = name.casefold()
    by_letter = [word for word in words if name and word.letter == name]
    by_name = [w for w in words if any(each.startswith(key) for each in w.names)]
    return [*by_letter, *(word for word in by_name if word not in by_letter)]


def word_meant(name: str, words: Sequence[SlashWord]) -> SlashWord:
    """The word that is meant: by its letter, in full, or by a beginning of it alone.

    Raises:
        Refused: there is none, or it may be several; the nearest or all of them are named.
    """
    key = name.casefold()
    exact = [word for word in words if name and word.letter == name]
    exact = exact or [word for word in words if key in word.names]
    if exact:
        return exact[0]
    begun = fitting(name, words) if name else []
    if len(begun) == 1:
        return begun[0]
    if begun:
        may = listing([f"{SLASH}{word.word}" for word in begun], "or")
        raise Refused(f"{SLASH}{name} is short for several: {may}?")
    if not name:
        raise Refused(f"Type a word behind {SLASH}, or {SLASH}{SLASH} for a slash.")
    known = [each for word in words for each in word.names]
    near = nearest(key, known, least=_LIKE)
    hint = f" Did you mean {SLASH}{near[0]}?" if near else ""
    raise Refused(
        f"There is no word {SLASH}{name} here.{hint} "
        f"{SLASH}{SLASH} at the start of a line types a slash."
    )


def given(name: str, words: Sequence[SlashWord], here: Here) -> SlashWord:
    """The word that is meant among those that can be given now.

    Args:
        name: what was typed.
        words: all that this door has.
        here: where it was typed; a word that cannot be given there is refused with the reason.

    Raises:
        Refused: there is none, it may be several, or it cannot be given now.
    """
    try:
        return word_meant(name, [word for word in words if here.offers(word)])
    except Refused as refusal:
        key = name.casefold()
        known = (word for word in words if key in word.names or (name and name == word.letter))
        if found := next(known, None):
            raise Refused(f"{SLASH}{found.word}: {here.why_not(found)}.") from None
        raise refusal from None


def without_rest(word: SlashWord, rest: str) -> None:
    """See that nothing stands behind a word that takes nothing: it may have been a sentence.

    Raises:
        Refused: something does.
    """
    if rest and word.takes is Takes.NOTHING:
        raise Refused(
            f"{SLASH}{word.word} takes nothing behind it; {SLASH}{SLASH} begins a line of text."
        )
