"""A guide looked at before a session begins: what it is for, its steps, the words to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Final

from textual.app import App
from textual.binding import Binding, BindingType
from textual.content import Content

from screens.base.record_screen import RecordScreen
from screens.dialogs.glance import Glance
from screens.dialogs.pick import Pick
from screens.widgets.ink import muted
from screens.widgets.row_list import Item, RowList
from sessions.errors import SessionsError
from sessions.library.guides import Library, Listed
from workshop.errors import WorkshopError
from workshop.guide.shape import Guide
from workshop.guide.step import kind_of
from workshop.guide.told import about_lines, minutes_words, step_lines

_LOOK: Final = "ctrl+l,f7"
"""A key that no laptop keeps for itself goes first; it is the one that is named."""


class PickGuide(Pick):
    """Picks a guide; one that is not known yet can be looked at first.

    Args:
        rows: the guides.
        guides: where they are read from.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding(_LOOK, "look", "Look at it")]

    def __init__(self, rows: Sequence[Item], guides: Library) -> None:
        super().__init__("Which guide?   ^l shows its steps and words", rows, "Take it")
        self._guides = guides

    def action_look(self) -> None:
        """Show the guide under the cursor."""
        if name := self.query_one("#rows", RowList).chosen:
            show_guide(self.app, self._guides, name, self.notify, _LOOK)


def look_at_guide(screen: RecordScreen[Any], guides: Library, chosen: object) -> None:
    """Show the guide that a row stands for; say where the cursor is on none."""
    # A row of the overview names its guide too, and knows nothing of lists.
    name = chosen.name if isinstance(chosen, Listed) else getattr(chosen, "guide", "")
    if name and isinstance(name, str):
        show_guide(screen.app, guides, name, screen.warn, "v")
    else:
        screen.warn("Put the cursor on a guide; they are in the section Guides.")


def show_guide(
    app: App[Any], guides: Library, name: str, warn: Callable[[str], None], key: str
) -> None:
    """Show a guide over the screen until the key is pressed again, or say why it cannot be read."""
    try:
        guide = guides.load(name)
    except (SessionsError, WorkshopError) as problem:
        warn(str(problem))
        return
    app.push_screen(Glance(guide.title, words_of(guide), key))


def words_of(guide: Guide) -> Content:
    """The guide: what it is for, then step after step, the words to say in full ink."""
    lines = [muted(f"{guide.setting}, {minutes_words(guide)}")]
    lines += [Content(line) for line in about_lines(guide)]
    for number, step in enumerate(guide.steps, 1):
        about = f"  {step.minutes.planned:g} min · {kind_of(step)}"
        must = Content.styled(" !", "$warning") if step.must_ask else Content("")
        title = Content.styled(f"\n{number}. {step.title}", "bold $accent")
        lines.append(Content.assemble(title, must, muted(about)))
        lines += [_line(line) for line in step_lines(step)]
    return Content("\n").join(lines)


def _line(line: str) -> Content:
    """A line of a step: what is said in full ink, what may be asked marked as in the session."""
    if line.startswith("Say: "):
        return Content(line.removeprefix("Say: "))
    return muted(f"○ {line.removeprefix('Ask: ')}" if line.startswith("Ask: ") else line)
