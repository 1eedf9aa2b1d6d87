"""The dialogs for moving house: what to import, where to write a zip, what to merge with."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.dialogs.dialog import Dialog, Field, Missing
from screens.home.open_folder_dialog import PathSuggester


def path_field(value: str) -> Input:
    """A field for a path, completed by the right arrow."""
    return Input(
        value, id="path", compact=True, suggester=PathSuggester(files=True), select_on_focus=False
    )


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
        if not (typed := self.text_of("path").strip()):
            raise Missing("Give the path of a file or folder.", "path")
        try:
            return Path(typed).expanduser().absolute()
        except (OSError, ValueError, RuntimeError):
            raise Missing("No path can be called that.", "path") from None

    def there(self) -> Path:
        """What was typed, which must be there.

        Raises:
            Missing: it is not.
        """
        path = self.path()
        try:
            found = path.exists()
        except (OSError, ValueError):
            found = False
        if not found:
            raise Missing(f"{path} is not there.", "path")
        return path

    def answer(self) -> Path:
        """The path."""
        return self.path()


class ImportDialog(PathDialog):
    """Asks what to import."""

    HEADING = "Import an engagement"
    ACCEPT = "Import"
    NOTE = (
        "A zip, the folder of an engagement, a workshop.json or its backup, or a journal. "
        "It is not changed. The right arrow completes."
    )

    def answer(self) -> Path:
        """What to import."""
        return self.there()


class MergeDialog(PathDialog):
    """Asks what an engagement shall be merged with.

    Args:
        name: what the engagement is called.
        start: what stands in the field.
    """

    ACCEPT = "Look at both"
    NOTE = (
        "The folder from another laptop, or its zip. Both stay as they are; you see what becomes "
        "of them before anything is made."
    )

    def __init__(self, name: str, start: Path | str) -> None:
        super().__init__(start)
        self._name = name

    def heading(self) -> str:
        """The title."""
        return f"Merge {self._name} with"

    def answer(self) -> Path:
        """The other one."""
        return self.there()


class ZipDialog(PathDialog):
    """Asks where to write the zip of an engagement."""

    HEADING = "Export the whole engagement"
    ACCEPT = "Write the zip"
    NOTE = (
        "One zip to keep or to move. It holds names, private notes and everything that was ever "
        "recorded; to share results, export a summary instead."
    )
