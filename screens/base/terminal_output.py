"""What commands say: tables drawn by Rich on a terminal, plain lines where the output is piped.

What people typed is text and never markup.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from workshop.text import clean, clean_line

_BYTES: Final = re.compile("[\udc80-\udcff]+")


def interactive() -> bool:
    """Whether a person sits at a terminal that can show screens."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def as_text(word: str) -> str:
    """A word of the command line, or a path, as text.

    Where the locale knows no UTF-8 the bytes beyond ASCII come as surrogates, which no text keeps.
    """
    return _BYTES.sub(lambda found: os.fsencode(found[0]).decode("utf-8", "surrogateescape"), word)


def say(text: str = "") -> None:
    """Write one line or several."""
    sys.stdout.write(clean(as_text(text)) + "\n")


def warn(text: str) -> None:
    """Write one line or several on the error stream."""
    sys.stderr.write(clean(as_text(text)) + "\n")


def give(content: bytes) -> None:
    """Write the content of a file to the output, byte for byte, whatever the terminal reads."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def tell_written(path: Path, more: str = "", *, show: bool = False) -> None:
    """Say where a file was written.

    Args:
        path: the file.
        more: what is said behind it.
        show: whether to show it in its folder too.
    """
    say(f"Written: {path}{more}")
    if show:
        from screens.base.system.show_in_folder import show_in_folder  # noqa: PLC0415 - seldom

        if failed := show_in_folder(path):
            warn(failed)


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "") -> None:
    """Show rows: as a table on a terminal, else with tabs between the fields."""
    if sys.stdout.isatty():
        draw(titles, rows, caption)
        return
    for row in rows:
        sys.stdout.write("\t".join(clean_line(as_text(field)) for field in row) + "\n")


def draw(titles: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "") -> None:
    """Draw a table, whatever the output is."""
    from rich import box  # noqa: PLC0415 - 30 ms, not for piped output
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    drawn = Table(
        title=Text(clean(caption), "bold") if caption else None,
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    for title in titles:
        drawn.add_column(Text(clean(title)), overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(clean(as_text(field))) for field in row))
    Console(markup=False, highlight=False, emoji=False).print(drawn)
