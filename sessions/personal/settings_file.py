"""The settings file of the person: where it lies, what it says, and changing one value in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from sessions.disk.disk import Disk, replace_file
from sessions.library.given_paths import at_home
from sessions.library.places import settings_path
from workshop.errors import Problem, Problems, WorkshopError
from workshop.settings.shape import Settings
from workshop.text import clean_line, plural

if TYPE_CHECKING:
    from workshop.guide.part_reader import Check, Finding
    from workshop.settings.logo import Logo
    from workshop.settings.word_template import WordTemplate

T = TypeVar("T")

_USUAL: Final = Settings()
_IMAGE: Final = "a PNG or an SVG file of at most 500 kB that is there"
_WORD: Final = "a Word file (.docx or .dotx) without macros, of at most 10 MB, that is there"


class Loaded(NamedTuple):
    """What was found where the settings file lies."""

    path: Path
    """The file, which need not be there."""
    settings: Settings = _USUAL
    """What holds: what the file says, or what is usual where it is not there or not right."""
    there: bool = False
    """Whether there is a file."""
    problems: tuple[Problem, ...] = ()
    """Everything that is wrong with it; nothing of it is taken then."""
    logo: Logo | None = None
    """The image that it names."""
    template: WordTemplate | None = None
    """The Word file that it names."""

    @property
    def remark(self) -> str:
        """What is to be known of a file that is right; empty for nothing."""
        if self.template is None or not self.template.stencil:
            return ""
        name = clean_line(self.settings.documents.word_template)
        return f"“{name}” is a template file of Word; its styles are taken as from any other."

    @property
    def sentence(self) -> str:
        """What is told once of a file that is not right; empty for one that is."""
        if not self.problems:
            return ""
        first = str(self.problems[0]).rstrip(".")
        count = plural(len(self.problems), "problem")
        return (
            f"The settings in {self.path} have {count} and are not taken; everything is as usual. "
            f"{first[:1].upper()}{first[1:]}. `workshop settings --check` tells all."
        )


def load(
    path: Path | None = None,
    checks: Mapping[str, Check] | None = None,
    disk: Disk | None = None,
) -> Loaded:
    """The settings as they are now. Nothing that is wrong with them is raised.

    Args:
        path: the file; the usual one unless given.
        checks: what only the front end knows of a field, by its dotted name.
        disk: how the file is read.
    """
    path, disk = path or settings_path(), disk or Disk()
    try:
        if not disk.exists(path):
            return Loaded(path)
        text = disk.read(path.resolve()).decode("utf-8")
        return read(path, text, checks, disk)
    except UnicodeDecodeError as error:
        problem = Problem(f"this is not UTF-8, from byte {error.start + 1} on; save it as UTF-8")
    except OSError as error:
        problem = Problem(f"it cannot be read ({error.strerror or error})")
    return Loaded(path, there=True, problems=(problem,))


def read(
    path: Path, text: str, checks: Mapping[str, Check] | None = None, disk: Disk | None = None
) -> Loaded:
    """The settings that a text says if it stands in the file, with the files that it names."""
    from workshop.settings.reader import read_settings  # noqa: PLC0415 - 20 ms, most have no such file

    files = _Files(path, disk or Disk())
    try:
        settings = read_settings(text, path.name, {**files.checks, **(checks or {})})
    except Problems as refusal:
        return Loaded(path, there=True, problems=refusal.problems)
    return Loaded(path, settings, there=True, logo=files.logo, template=files.template)


class _Files:
    """The files that a settings file names, by their paths from there."""

    def __init__(self, settings: Path, disk: Disk) -> None:
        self._beside = settings.parent
        self._disk = disk
        self.logo: Logo | None = None
        """The image, once it was looked at and is right."""
        self.template: WordTemplate | None = None
        """The Word file, likewise."""

    @property
    def checks(self) -> dict[str, Check]:
        """What tells what is wrong with them, by the settings that name them."""
        return {"firm.logo": self._logo, "documents.word_template": self._template}

    def _logo(self, named: str) -> Iterator[Finding]:
        """What is wrong with the image."""
        if not named:
            return
        from workshop.settings.logo import GREATEST_LOGO, read_logo  # noqa: PLC0415 - where there is a logo alone

        self.logo, wrong = self._taken(named, GREATEST_LOGO, read_logo)
        if wrong:
            yield self._finding(named, wrong, _IMAGE)

    def _template(self, named: str) -> Iterator[Finding]:
        """What is wrong with the Word file."""
        if not named:
            return
        from workshop.settings.word_template import (  # noqa: PLC0415 - where there is one alone
            GREATEST_TEMPLATE,
            read_template,
        )

        self.template, wrong = self._taken(named, GREATEST_TEMPLATE, read_template)
        if wrong:
            yield self._finding(named, wrong, _WORD)

    def _taken(self, named: str, most: int, read: Callable[[bytes], T]) -> tuple[T | None, str]:
        """What a file holds, or none and what is wrong with it."""
        path = self._beside / at_home(named)
        try:
            if not path.is_file():
                return None, "which is no file"
            if (size := self._disk.identity(path).size) > most:
                return None, f"a file of {size // 1000:,} kB"
            return read(self._disk.read(path.resolve())), ""
        except WorkshopError as problem:
            return None, str(problem)
        except OSError as problem:
            return None, f"which cannot be read ({problem.strerror or problem})"

    @staticmethod
    def _finding(named: str, wrong: str, allowed: str) -> Finding:
        from workshop.guide.part_reader import Finding  # noqa: PLC0415 - where something is wrong alone

        return Finding(f"“{named}”, {wrong},", allowed)


def write(path: Path, text: str, disk: Disk | None = None) -> None:
    """Put a text in the settings file, whole or not at all.

    Where the file is a link, what it leads to is written: some keep their settings elsewhere.

    Raises:
        OSError: it cannot be written; what stood there still does.
    """
    disk, target = disk or Disk(), path.resolve()
    disk.make_folder(target.parent)
    replace_file(disk, target, text.encode("utf-8"))


def change(
    loaded: Loaded, words: Mapping[str, str], checks: Mapping[str, Check] | None = None
) -> Loaded:
    """Set values in the file, all or none; it is made where there is none, its other lines stay.

    Args:
        loaded: where the file lies.
        words: what to set, by names such as `firm.name` or `keys.session.next`, as it was typed.
        checks: as for `load`.

    Returns:
        What holds then.

    Raises:
        Refused: there is no such setting.
        Problems: the file is not right already, or would not be; nothing was written.
        OSError: it cannot be written; nothing changed.
    """
    from workshop.settings.file_text import with_word  # noqa: PLC0415 - as for `read`

    now = load(loaded.path, checks)
    if now.problems:
        raise Problems(str(loaded.path), now.problems)
    changed = Disk().read(loaded.path.resolve()).decode("utf-8") if now.there else ""
    try:
        for name, word in words.items():
            changed = with_word(changed, name, word)
    except ValueError as problem:
        raise Problems(str(loaded.path), [Problem(f"{problem}: change it in the file")]) from None
    after = read(loaded.path, changed, checks)
    if after.problems:
        raise Problems(str(loaded.path), after.problems)
    write(loaded.path, changed)
    return after
