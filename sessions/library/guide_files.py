"""A file that should hold a guide, or steps that guides include: its name, its content.

::

    GuideError           the root of what goes wrong with the files themselves
    ├── UnknownGuide     no guide goes by that name; near names are offered
    ├── UnreadableGuide  the file cannot be read
    └── NotCopied        no copy was made; nothing was overwritten

What is wrong inside a guide is `workshop.errors.Problems`, all of it at once.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from sessions.errors import SessionsError, cause_of
from workshop.errors import Problem, Problems
from workshop.text import clean_line, plural

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from workshop.guide.includes import CommonSteps
    from workshop.guide.shape import Guide

SUFFIX: Final = ".toml"
"""How the file of a guide ends."""

COMMON_SUFFIX: Final = ".steps.toml"
"""How a file of common steps ends, which guides include."""


class GuideError(SessionsError):
    """The root of what goes wrong with the files of guides."""


class UnknownGuide(GuideError):
    """No guide goes by that name, or there is no such file."""


class UnreadableGuide(GuideError):
    """The file is there but cannot be read."""


class NotCopied(GuideError):
    """No copy was made; what was there before is as it was."""


class Origin(Enum):
    """Where a guide comes from, in the words of the list."""

    ENGAGEMENT = "this engagement"
    OWN = "your own"
    SHIPPED = "shipped"


class GuideFile(NamedTuple):
    """A file that should hold a guide, or common steps."""

    name: str
    """What it goes by."""
    origin: Origin
    """Where it comes from."""
    file: Traversable
    """The file itself."""

    @classmethod
    def of(cls, file: Traversable, origin: Origin) -> Self:
        """The file under the name that it gives what it holds."""
        return cls(clean_line(file.name.removesuffix(_ending(file.name))), origin, file)

    @property
    def ending(self) -> str:
        """How its name ends."""
        return _ending(self.file.name)

    @property
    def shape(self) -> type[Guide | CommonSteps]:
        """What it should hold."""
        from workshop.guide.includes import CommonSteps  # noqa: PLC0415 - 60 ms, not for lists
        from workshop.guide.shape import Guide  # noqa: PLC0415

        return CommonSteps if self.ending == COMMON_SUFFIX else Guide

    @property
    def label(self) -> str:
        """The file's name for messages; of a shipped guide, where it is installed says nothing."""
        whole = self.origin is not Origin.SHIPPED
        return clean_line(str(self.file)) if whole else f"{self.name}{self.ending}"

    def text(self) -> str:
        """The content of the file.

        Raises:
            UnreadableGuide: the disk refused.
            Problems: it is not a text in UTF-8.
        """
        from workshop.guide.part_reader import GREATEST_SIZE  # noqa: PLC0415 - 60 ms, not for lists

        return _decoded(self._content(GREATEST_SIZE + 1), self.label, GREATEST_SIZE)

    def _content(self, greatest: int) -> bytes:
        """The first bytes of the file, at most so many."""
        if isinstance(self.file, Path):
            if self.origin is Origin.ENGAGEMENT and _is_linked(self.file):
                raise UnreadableGuide(
                    f"{self.label} is a link to another place, and links in the folder of an "
                    "engagement are not followed. Put the guide itself there."
                )
            if self.file.exists() and not self.file.is_file():
                raise UnreadableGuide(f"{self.label} is no file.")
        try:
            with self.file.open("rb") as stream:
                return bytes(stream.read(greatest))
        except OSError as error:
            raise UnreadableGuide(f"{self.label} cannot be read: {_refusal(error)}") from error


def _is_linked(file: Path) -> bool:
    """Whether a file, or the folder it is in, only leads to another place."""
    return file.is_symlink() or file.parent.is_symlink()


def _ending(file_name: str) -> str:
    return COMMON_SUFFIX if file_name.endswith(COMMON_SUFFIX) else SUFFIX


def _decoded(content: bytes, label: str, greatest: int) -> str:
    """The content as text, of at most so many bytes.

    Raises:
        Problems: it is too large or not in UTF-8.
    """
    if len(content) > greatest:
        what = f"the file is larger than {plural(greatest, 'byte')}; a guide is far smaller"
        raise Problems(label, [Problem(what)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = "the text is not in UTF-8. Save it as UTF-8 in the editor, then try again"
        line = content.count(b"\n", 0, error.start) + 1
        raise Problems(label, [Problem(what, line=line)]) from error


def _refusal(error: OSError) -> str:
    """Why the disk refused, as the end of a sentence."""
    return cause_of(error) if error.strerror else "the disk refused."
