"""Commands of the session screen on their way to the part that carries them out."""

from __future__ import annotations

from collections.abc import Callable

from textual.actions import parse

from screens.base.commands import UserCommand
from screens.base.screen import WorkshopScreen
from screens.session.panes.recorder import Recorder
from screens.session.score_questions import ScoreQuestions
from screens.session.slash.words import Doors
from screens.session.stage import Stage
from screens.session.state.shown_session import ShownSession


class Giving:
    """Has commands carried out, given by a key, by their name or by their word.

    Args:
        screen: carries out what no part of it does.
        shown: the session.
        stage: the middle of the screen; its body carries out what the step has of its own.
        recorder: has commands recorded.
        follow: shows everything anew.
    """

    def __init__(
        self,
        screen: WorkshopScreen[None],
        shown: ShownSession,
        stage: Stage,
        recorder: Recorder,
        follow: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._shown = shown
        self._stage = stage
        self._recorder = recorder
        self._follow = follow
        self._questions = ScoreQuestions(screen, shown, recorder)
        self.parts: dict[str, object] = {}
        """What carries out the commands, by the name that these give it; and the step's body."""

    @property
    def doors(self) -> Doors:
        """What is done for words behind a slash."""
        return Doors(
            possible=self._screen.is_possible,
            give=self.give,
            reveal=self.reveal,
            perform=self._questions.perform,
            record_typed=self._record_typed,
            meant=lambda: self._stage.chosen_entry,
            chosen=lambda: bool(self._stage.body.log_view.selected),
        )

    def _record_typed(self) -> bool:
        return self._stage.body.record_typed()

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be done now; none where it is of no command of the session."""
        name, part = action, ""
        if action == "in_part":
            part, name = str(parameters[0]), parse(str(parameters[1]))[1]
        commands = self._stage.kind.COMMANDS if part == "step" else self._screen.COMMANDS_HERE
        found = (each.needs for each in commands if (each.part, each.name) == (part, name))
        if (needs := next(found, None)) is not None:
            return self._shown.allows(needs)
        return False if part else None

    def give(self, command: UserCommand, words: str) -> None:
        """Carry out a command that was given by its word."""
        if command.part:
            self.give_part(command.part, command.action, words)
        else:
            self._screen.act(command.action)

    def give_part(self, part: str, action: str, words: str = "") -> None:
        """Have a part of the screen do what a command asks for.

        Args:
            part: the name of the part.
            action: what it is to do.
            words: what stood behind the word that the command was given by.
        """
        if not self._recorder.finish() and not self._goes_off_record(part, action):
            return
        _, name, parameters = parse(action)
        body = self._stage.body
        if part != "step" or any(each.name == name for each in body.COMMANDS):
            doer = body if part == "step" else self.parts[part]
            getattr(doer, f"action_{name}")(*parameters, *([words] if words else []))
        elif self._shown.whole:
            # The step that the command belongs to comes back first.
            self._shown.whole = False
            self._follow()
            self._screen.call_next(self.give_part, part, action, words)

    def _goes_off_record(self, part: str, action: str) -> bool:
        """Whether a command goes off the record, which nothing that was refused holds up.

        Whoever gave it talks on, and what is typed next would be on the record.
        """
        begins = self._shown.session.off_record is None
        return begins and (part, action) == ("people", "off_record")

    def reveal(self, entry_id: str) -> None:
        """Show an entry where it stands, in the step or among everything, and choose it."""
        if self._stage.body.log_view.select(entry_id) or self._shown.whole:
            return
        self._shown.whole = True
        self._follow()
        # Behind the drawing of what was asked for just now.
        self._screen.call_next(lambda: self._stage.body.log_view.select(entry_id))
