"""A field for a path, completed as one types, and the dialog that asks for one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual import on
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.dialogs.completing import ListInput
from screens.dialogs.dialog import Dialog, Field, Missing
from sessions.library.given_paths import completed, given_path, in_folder


class PathSuggester(Suggester):
    """Completes the path of a folder, or of a file too.

    Args:
        files: whether files are meant as well.
    """

    def __init__(self, *, files: bool = False) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._files = files

    async def get_suggestion(self, value: str) -> str | None:
        """The first path that begins as typed."""
        return completed(value, files=self._files)


def path_field(value: str) -> Input:
    """A field for a path, completed by the right arrow."""
    return ListInput(
        value, id="path", compact=True, suggester=PathSuggester(files=True), select_on_focus=False
    )


def within(folder: Path) -> str:
    """A folder as it stands in the field of a path, so that the name of a file goes on behind."""
    return str(folder / "_")[:-1]


def path_of(typed: str, start: str = "") -> Path:
    """What was typed, as a whole path.

    Args:
        typed: what stands in the field.
        start: what stood in it before: a whole path may be pasted or dropped behind it.

    Raises:
        Missing: nothing was, or no path can be called that.
    """
    if not typed.strip():
        raise Missing("Give the path of a file or folder.", "path")
    try:
        if start and typed != start and typed.startswith(start):
            behind = given_path(typed.removeprefix(start).strip())
            if behind.is_absolute() and behind.exists():
                return behind
        return given_path(typed).absolute()
    except (OSError, ValueError, RuntimeError):
        raise Missing("No path can be called that.", "path") from None


def there(path: Path) -> Path:
    """The path, which must be there.

    Raises:
        Missing: it is not.
    """
    try:
        found = path.exists()
    except (OSError, ValueError):
        found = False
    if not found:
        raise Missing(f"{path} is not there.", "path")
    return path


def put(field: Input, words: str) -> None:
    """Propose words, with the cursor behind them: where it stood before is amid them."""
    field.value = words
    field.cursor_position = len(words)


def in_one_line(folder: Path, longest: int) -> str:
    """A folder, by its last two names where the whole of it has more characters than fit."""
    whole = str(folder)
    return whole if len(whole) <= longest else str(Path("…", *folder.parts[-2:]))


class PathDialog(Dialog[Path]):
    """Asks for a path.

    Args:
        start: what stands in the field.
    """

    NOTE = ""
    """What is said under the field."""

    def __init__(self, start: Path | str) -> None:
        super().__init__()
        self._start = str(start)

    def fields(self) -> Iterable[Widget]:
        """The path, with completion."""
        yield Field("File", path_field(self._start))
        yield Static(self.NOTE, classes="field-note", markup=False)

    @on(Input.Changed)
    def forget_complaint(self) -> None:
        """A complaint is about what was typed before."""
        self.complain("")

    def path(self) -> Path:
        """What was typed, as a whole path.

        Raises:
            Missing: nothing was.
        """
        return path_of(self.text_of("path"), self._start)

    def there(self) -> Path:
        """What was typed, which must be there.

        Raises:
            Missing: it is not.
        """
        return there(self.path())

    def answer(self) -> Path:
        """The path; a folder stands for the proposed file in it."""
        return in_folder(self.path(), self.text_of("path"), Path(self._start).name)
