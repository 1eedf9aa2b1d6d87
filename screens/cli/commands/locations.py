"""Where engagements and guides are, without loading what opens one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sessions.library import places

if TYPE_CHECKING:
    from argparse import Namespace

    from sessions.library.guides import Library


def home_of(arguments: Namespace) -> Path:
    """The folder that engagements are kept in."""
    return places.home_folder(getattr(arguments, "folder", None))


def library_of(arguments: Namespace, folder: Path | None = None) -> Library:
    """The guides at hand, those of an engagement first."""
    from sessions.library.guides import Library  # noqa: PLC0415 - 8 ms, not for engagements

    return Library.at(home_of(arguments), folder)


def guide_named(arguments: Namespace, name: str) -> str | Path:
    """The guide that is meant: a file given without its folder may be one's own."""
    from sessions.library.guide_files import SUFFIX  # noqa: PLC0415 - 6 ms, likewise

    own = places.own_guides(home_of(arguments)) / name
    if name.endswith(SUFFIX) and not Path(name).exists() and own.is_file():
        return own
    return name
