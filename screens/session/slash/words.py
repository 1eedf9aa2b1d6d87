"""What can be done here by a word behind a slash, and doing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from textual.content import Content

from screens.base.commands import APP_COMMANDS, UserCommand
from screens.session.panes.hint import slash_key
from screens.session.panes.recorder import Recorder
from screens.session.slash.menu import Choice
from screens.session.state.shown_session import ShownSession
from screens.widgets.ink import ALERT, muted
from workshop import times
from workshop.errors import Refused
from workshop.guide.step import kind_of
from workshop.record.documents import Entry
from workshop.record.within import SessionState
from workshop.running.commands import Command
from workshop.running.voting.stand import stand_of
from workshop.running.words.choices import candidates
from workshop.running.words.slash import (
    SLASH,
    Here,
    On,
    Said,
    SlashWord,
    Takes,
    fitting,
    given,
    without_rest,
    word_and_rest,
)
from workshop.running.words.slash_table import WORDS
from workshop.text import shorten

_MOST: Final = 60
"""So many things that were found are listed, at most."""


class Doors(NamedTuple):
    """What the screen does for words."""

    possible: Callable[[UserCommand], bool]
    """Whether a command can be given now."""
    give: Callable[[UserCommand, str], None]
    """Carries out a command, with what stood behind its word."""
    reveal: Callable[[str], None]
    """Shows the entry of an id, wherever it was recorded, and chooses it."""
    perform: Callable[[Command], None]
    """Has a command recorded, once what it would leave behind was asked about."""
    record_typed: Callable[[], bool]
    """Records what was typed into the step; false where that was refused."""
    meant: Callable[[], Entry | None]
    """The entry that words act on: the chosen one, or the last."""
    chosen: Callable[[], bool]
    """Whether it was chosen."""


class SlashWords:
    """Knows which words can be given here, tells what they do, and carries them out.

    Args:
        shown: the session.
        recorder: carries out what is asked for.
        commands: what the screen can do.
        doors: what it does for words.
    """

    def __init__(
        self,
        shown: ShownSession,
        recorder: Recorder,
        commands: Iterable[UserCommand],
        doors: Doors,
    ) -> None:
        self._shown = shown
        self._recorder = recorder
        every = (*commands, *APP_COMMANDS)
        self._commands = {command.slash: command for command in every if command.slash}
        self._doors = doors

    @property
    def here(self) -> Here:
        """What decides which words can be given now."""
        shown, entry = self._shown, self._doors.meant()
        return Here(
            writable=shown.writable,
            closed=shown.session.closed is not None,
            running=shown.state is SessionState.RUNNING,
            kind=kind_of(shown.step),
            entries=entry is not None,
            entry=entry,
            vote=stand_of(shown.record, shown.session, shown.step, live=shown.live),
        )

    def _words(self, here: Here) -> list[SlashWord]:
        """The words of this door: those that make a command, or for which the screen has one.

        What cannot be done now for a reason that can be said is among them, to be refused with it.
        """
        return [
            word
            for word in WORDS
            if (
                (command := self._commands.get(word.word)) is None
                and (word.makes or word.takes is Takes.WORDS)
            )
            or (command is not None and (self._doors.possible(command) or here.why_not(word)))
        ]

    def _meant(self, name: str) -> SlashWord:
        """The word that is meant.

        Raises:
            Refused: there is none, it may be several, or it cannot be given now.
        """
        here = self.here
        return given(name, self._words(here), here)

    # What is shown

    def choices(self, typed: str) -> list[Choice]:
        """What may be meant by what was typed behind the slash so far."""
        name, rest = word_and_rest(typed)
        here = self.here
        words = [word for word in self._words(here) if here.offers(word)]
        if not name or (not rest and not typed[-1].isspace()):
            return self._listed(fitting(name, words) if name else words)
        try:
            word = given(name, words, here)
        except Refused:
            return []
        if word.takes is Takes.WORDS:
            return self._found(rest)
        begin = f"{SLASH}{word.word} "
        found = candidates(word.takes, self._said(word, rest))
        listed = [Choice(begin + value, "", value, about) for value, about in found]
        return listed or [Choice(begin + rest, "", word.told, word.about)]

    def told(self, typed: str) -> Content:
        """What Enter does with what was typed so far, or why it does nothing."""
        name, rest = word_and_rest(typed)
        if not name:
            return Content.assemble(
                slash_key("a letter or word"), muted("and "), slash_key("⏎"), muted("acts   "),
                slash_key("↓"), muted("chooses   "), slash_key("//"), muted("types a slash"),
            )  # fmt: skip
        try:
            word = self._meant(name)
            without_rest(word, rest)
        except Refused as refusal:
            return Content.styled(str(refusal), ALERT)
        takes = muted(f" {word.told.partition(' ')[2]}") if not rest else Content("")
        return Content.assemble(
            slash_key("⏎"), (f"{SLASH}{word.word}", "bold"), takes, f"  {word.about}"
        )

    def _listed(self, words: list[SlashWord]) -> list[Choice]:
        """Words with what they do, those of the entry under its own head."""
        on_entry = list(self._grouped(word for word in words if word.on is On.ENTRY))
        others = list(self._grouped(word for word in words if word.on is not On.ENTRY))
        if not (on_entry and (entry := self._doors.meant())):
            return others
        chosen = self._doors.chosen()
        which = "chosen" if chosen else "last"
        about = f"The {which} entry, {times.time(entry.at)}"
        first = [Choice("", name=about), *on_entry]
        then = [Choice("", name="The session"), *others] if others else []
        return first + then if chosen else then + first

    def _grouped(self, words: Iterable[SlashWord]) -> Iterator[Choice]:
        """Words, those that belong together in one row while several are there."""
        every, told = list(words), set[str]()
        for word in every:
            same = [each for each in every if word.group and each.group == word.group]
            if len(same) < 3:
                yield self._choice(word)
            elif word.group not in told:
                told.add(word.group)
                letters = "".join(each.letter for each in same)
                names = f"{SLASH}{letters}" if letters else f"{SLASH}{same[0].word} …"
                yield Choice(SLASH, "", names, word.group, whole=False)

    def _choice(self, word: SlashWord) -> Choice:
        key = f"{SLASH}{word.letter}" if word.letter else ""
        whole = word.takes is Takes.NOTHING or word.optional or word.word in self._commands
        line = f"{SLASH}{word.word}"
        return Choice(line, key, line, word.about, whole=whole)

    def _found(self, words: str) -> list[Choice]:
        """Entries of the session that hold words, the latest first."""
        if not words:
            return [Choice(f"{SLASH}find ", "", "WORDS", "words, tags or names to look for")]
        found = self._shown.store.find_entries(words, self._shown.session_id)[-_MOST:]
        return [
            Choice(f"{SLASH}find {words}", times.time(entry.at), "", shorten(entry.text, 90))
            for entry in reversed(found)
        ]

    # Doing it

    def give(self, typed: str, place: int | None = None) -> None:
        """Carry out a word.

        Args:
            typed: what stands behind the slash.
            place: the one in hand among what was found; the first for none.

        Raises:
            Refused: it is no word, may be several, or cannot be given so.
        """
        name, rest = word_and_rest(typed)
        word = self._meant(name)
        without_rest(word, rest)
        command = self._commands.get(word.word)
        if word.takes is Takes.WORDS:
            self._find(word, rest, place or 0)
        elif command and not (rest and word.makes):
            if rest and not command.takes_words:
                raise Refused(f"{SLASH}{word.word} takes nothing behind it here.")
            self._doors.give(command, rest)
        elif word.makes and (rest or word.takes is Takes.NOTHING or word.optional):
            self._send(word, rest)
        else:
            raise Refused(f"Say more: {word.told}.")

    def _find(self, word: SlashWord, rest: str, place: int) -> None:
        """Show an entry that was found."""
        if not rest:
            raise Refused(f"Say what to find: {word.told}.")
        found = self._shown.store.find_entries(rest, self._shown.session_id)
        if not found:
            raise Refused(f"Nothing that was said here holds “{rest}”.")
        self._doors.reveal(list(reversed(found))[min(place, len(found) - 1)].id)

    def _said(self, word: SlashWord, rest: str) -> Said:
        entry = self._doors.meant() if word.on is On.ENTRY else None
        shown = self._shown
        now = shown.store.moment().now
        return Said(shown.record, shown.session, shown.clock, entry, rest, now, shown.thing)

    def _send(self, word: SlashWord, rest: str) -> None:
        """Have the command of a word recorded, once what was typed into the body is."""
        if word.makes and self._doors.record_typed():
            self._recorder.keep_words()
            self._doors.perform(word.makes(self._said(word, rest)))
