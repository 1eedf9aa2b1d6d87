"""Asking at plain prompts: with questionary on a terminal, line by line anywhere else.

Both ask the same questions. Where there is no terminal, one that understands nothing but text, or a
person who wants it so (`ACCESSIBLE=1`), choices are numbered and answers are lines, so that screen
readers and scripts can give them: nothing that was written is written over.

::

    Answered             what was typed is no answer to the question
    ├── Leaving          nothing more comes: the person leaves
    └── Instead          a line that means something else: a command, or something said
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from screens.base.stop_signals import Stops
from screens.base.system.plain_wanted import plain_wanted
from screens.base.terminal_output import fitted, interactive
from workshop.running.words.slash import behind_slash

if TYPE_CHECKING:
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.completion import CompleteEvent, Completer
    from prompt_toolkit.document import Document
    from questionary import Question

    from workshop.running.typed.expander import Expander

Names = Callable[[str], Iterable[str]]
"""Gives the names that begin with what was typed behind `@`."""

Typed = Callable[[str], None]
"""Is told what stands in the line after each key."""

Choices = Sequence[tuple[str, str]]
"""What is shown and the value it stands for, for each choice."""


_CLEAR = "\x1b[H\x1b[2J\x1b[3J"
"""Home, clear the screen, clear what scrolled off it; a terminal that knows none shows nothing."""


class Answered(Exception):
    """What was typed is no answer to the question that was asked."""


class Leaving(Answered):
    """Nothing more comes: the input ended, or the person pressed Ctrl+C or Ctrl+D."""


class Instead(Answered):
    """A line came that is no answer."""

    def __init__(self, line: str) -> None:
        self.line = line
        """What was typed."""
        super().__init__(line)


def is_command(answer: str) -> bool:
    """Whether a line is a command: a word behind a slash, or behind a colon, as it always was."""
    return answer.startswith(":") or behind_slash(answer) is not None


class Asker(Protocol):
    """Somebody who asks and tells."""

    stops: Stops
    expander: Expander | None
    expands: bool

    def tell(self, text: str = "") -> None:
        """Say something."""

    def line(
        self,
        prompt: str,
        default: str = "",
        names: Names | None = None,
        typed: Typed | None = None,
    ) -> str:
        """A line of text, from `default` where there is one; `typed` is told it as it grows."""

    def choose(self, prompt: str, choices: Choices, otherwise: str) -> str | None:
        """One of the values, or none; `otherwise` says what none means."""

    def confirm(self, prompt: str, *, default: bool = True) -> bool:
        """Yes or no."""

    def clear(self) -> None:
        """Take everything from the screen that was told and typed."""


class LineAsker:
    """Asks with lines of text: piped input, dumb terminals."""

    expands: bool = False
    """Whether words become what they stand for while a line is typed."""

    def __init__(self) -> None:
        self.stops = Stops()
        """What is done when the program is told to stop meanwhile."""
        self.expander: Expander | None = None
        """Follows what is typed into a line of which each key is told."""
        self._listed: set[tuple[str, ...]] = set()
        if hasattr(sys.stdin, "reconfigure") and sys.stdin.errors != "replace":
            # What is no UTF-8 is seen as such in the record; the rest of the line is kept. Once a
            # line was read, as where a menu begins a session, nothing can be changed any more.
            sys.stdin.reconfigure(errors="replace")

    def tell(self, text: str = "") -> None:
        """Say something, at once; on a terminal no word goes over the end of a line."""
        sys.stdout.write(fitted(text) + "\n")
        sys.stdout.flush()

    def line(
        self,
        prompt: str,
        default: str = "",
        names: Names | None = None,
        typed: Typed | None = None,
    ) -> str:
        """The next line; an empty one is the default.

        Raises:
            Leaving: the input ended.
        """
        del names, typed  # a line comes whole; there is nothing to complete or to see grow
        if default:
            self.tell(f"As it is: {default}")
        sys.stdout.write(fitted(prompt) + " ")
        sys.stdout.flush()
        try:
            with self.stops.waiting():
                answer = sys.stdin.readline()
        except KeyboardInterrupt:
            raise Leaving from None
        if not answer:
            raise Leaving
        return answer.rstrip("\r\n") or default

    def choose(self, prompt: str, choices: Choices, otherwise: str) -> str | None:
        """A number, the beginning of a choice, or an empty line for none; `?` tells them again.

        Raises:
            Instead: a command came.
        """
        listed = [f"  {number} {words}" for number, (words, _) in enumerate(choices, 1)]
        listed.append(f"  (empty: {otherwise})")
        again = len(choices) > _FEW and tuple(listed) in self._listed
        # Whoever has them read out need not sit through them a second time.
        short = [f"{prompt} 1 to {len(choices)} as before; a question mark tells them."]
        self.tell("\n".join(short if again else [prompt, *listed]))
        self._listed.add(tuple(listed))
        while answer := self.line("?").strip():
            if answer == "?":
                self.tell("\n".join(listed))
                continue
            if is_command(answer):
                raise Instead(answer)
            if (found := _chosen(answer, choices)) is not None:
                return found
            self.tell("That is none of the choices; type its number.")
        return None

    def confirm(self, prompt: str, *, default: bool = True) -> bool:
        """Yes, no, or an empty line for the default.

        Raises:
            Instead: something else came, which may be worth recording.
        """
        answer = self.line(f"{prompt} (yes or no, empty: {'yes' if default else 'no'})").strip()
        if not answer:
            return default
        if answer.casefold() in ("y", "yes", "n", "no"):
            return answer.casefold().startswith("y")
        raise Instead(answer)

    def clear(self) -> None:
        """Take everything off the terminal, what went out of sight too; a pipe keeps nothing."""
        if sys.stdout.isatty():
            sys.stdout.write(_CLEAR)
            sys.stdout.flush()


def _chosen(answer: str, choices: Choices) -> str | None:
    """The value that an answer means; none where it is unclear."""
    if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(choices):
        return choices[int(answer) - 1][1]
    key = answer.casefold()
    exact = [value for words, value in choices if key in (words.casefold(), value.casefold())]
    begun = exact or [
        value
        for words, value in choices
        if words.casefold().startswith(key) or value.casefold().startswith(key)
    ]
    return begun[0] if len(set(begun)) == 1 else None


class PromptAsker(LineAsker):
    """Asks with questionary on a terminal."""

    expands = True

    def line(
        self,
        prompt: str,
        default: str = "",
        names: Names | None = None,
        typed: Typed | None = None,
    ) -> str:
        """A line to edit; names complete behind `@`."""
        import questionary  # noqa: PLC0415 - 100 ms, only where there is a terminal

        completer = _completer(names) if names else None
        question = questionary.text(prompt, default, qmark="", completer=completer)
        if typed is not None and (buffer := question.application.layout.current_buffer):
            buffer.on_text_changed.add_handler(lambda changed: typed(changed.text))
            if self.expander is not None:
                _follow(buffer, self.expander)
        return str(self._asked(question))

    def choose(self, prompt: str, choices: Choices, otherwise: str) -> str | None:
        """A list to choose from with the arrow keys."""
        import questionary  # noqa: PLC0415

        offered = [questionary.Choice(words, value) for words, value in choices]
        offered.append(questionary.Choice(f"({otherwise})", _NONE))
        question = questionary.select(prompt, offered, qmark="")
        answer = str(self._asked(question))
        return None if answer == _NONE else answer

    def confirm(self, prompt: str, *, default: bool = True) -> bool:
        """One key."""
        import questionary  # noqa: PLC0415

        return bool(self._asked(questionary.confirm(prompt, default, qmark="")))

    def _asked(self, question: Question) -> object:
        """The answer.

        Raises:
            Leaving: Ctrl+C or Ctrl+D came instead.
        """
        application = question.application

        def leave() -> None:
            ending = self.stops.ending
            if ending is not None and application.future and not application.future.done():
                application.exit(exception=ending)

        def leave_soon() -> None:
            # Without a loop the prompt has not begun, and looks before it does; or it is over.
            if application.loop is not None:
                application.loop.call_soon_threadsafe(leave)

        application.pre_run_callables.append(leave)
        try:
            with self.stops.waiting(leave_soon):
                return question.unsafe_ask()
        except (KeyboardInterrupt, EOFError):
            raise Leaving from None


def _follow(buffer: Buffer, expander: Expander) -> None:
    """Have words become what they stand for while they are typed."""
    from prompt_toolkit.document import Document  # noqa: PLC0415 - with questionary

    before = buffer.text

    def moved(_: Buffer) -> None:
        # The cursor moves with each key that changes the text, and after it.
        nonlocal before
        was, before = before, buffer.text
        if was == before:  # the cursor alone was moved, or the line was changed here
            return
        if found := expander.follow(was, buffer.text, buffer.cursor_position):
            before = found.line
            buffer.document = Document(found.line, found.cursor)

    buffer.on_cursor_position_changed.add_handler(moved)


_NONE = "\0none"
_FEW = 3
"""So many choices are told whenever they are asked for."""


def _completer(names: Names) -> Completer:
    """Completes the word behind `@` that is being typed."""
    from prompt_toolkit.completion import Completer, Completion  # noqa: PLC0415 - with questionary

    class NameCompleter(Completer):
        """The names of the session."""

        def get_completions(
            self, document: Document, complete_event: CompleteEvent
        ) -> Iterator[Completion]:
            """Names and titles that begin like what stands at the cursor."""
            del complete_event
            before, mark, title = document.text_before_cursor.rpartition("doc:[")
            if mark and "]" not in title and not before.strip()[-1:].isalnum():
                for name in names(f"{mark}{title}"):
                    yield Completion(name, start_position=-len(title))
                return
            word = document.text_before_cursor.rpartition(" ")[2]
            if word.startswith("@"):
                for name in names(word[1:]):
                    yield Completion(f"@{name}", start_position=-len(word))

    return NameCompleter()


def asker() -> Asker:
    """Whoever can ask here, as the person wants to be asked."""
    return PromptAsker() if interactive() and not plain_wanted() else LineAsker()
