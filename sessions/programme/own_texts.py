"""The texts of letters as whoever sends them has changed them, beside the settings file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sessions.disk.disk import Disk, replace_file, stands
from sessions.errors import SessionsError
from sessions.library.places import settings_path
from workshop.errors import Problem, Problems
from workshop.programme.letter_texts import TEXTS
from workshop.programme.letters import check
from workshop.text import clean

GREATEST = 100_000
"""So many bytes a text has at most."""


class Text(NamedTuple):
    """The text of a letter."""

    text: str
    source: str
    """What its file is called in a message; empty for the one that ships."""


def path_of(kind: str, settings: Path | None = None) -> Path:
    """Where the own text of a letter lies, whether it is there or not."""
    return (settings or settings_path()).parent / "letters" / f"{kind}.txt"


def text_of(kind: str, settings: Path | None = None, disk: Disk | None = None) -> Text:
    """The text of a letter: one's own where there is one, else the one that ships.

    Raises:
        Problems: it is no text, or cannot be filled in; all problems are told.
    """
    path, disk = path_of(kind, settings), disk or Disk()
    try:
        if not disk.exists(path):
            return Text(TEXTS[kind], "")
        content = disk.read(path.resolve())
        if len(content) > GREATEST:
            what = f"it has {len(content):,} bytes, and a letter has at most {GREATEST:,}"
            raise Problems(str(path), [Problem(what)])
        text = clean(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        what = f"this is not UTF-8, from byte {error.start + 1} on; save it as UTF-8"
        raise Problems(str(path), [Problem(what)]) from error
    except OSError as error:
        raise Problems(str(path), [Problem(f"it cannot be read ({error.strerror})")]) from error
    check(text, str(path))
    return Text(text, str(path))


def make_own(kind: str, settings: Path | None = None, disk: Disk | None = None) -> Path:
    """Put the text that ships where one's own lies, to be changed there; its path.

    Raises:
        SessionsError: there is one already, or it cannot be written.
    """
    path, disk = path_of(kind, settings), disk or Disk()
    if stands(path):
        raise SessionsError(f"{path} is there already and is left alone.")
    try:
        disk.make_folder(path.parent)
        replace_file(disk, path, TEXTS[kind].encode("utf-8"))
    except OSError as error:
        raise SessionsError(f"Cannot write {path}: {error.strerror or error}.") from error
    return path
