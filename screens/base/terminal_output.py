"""What commands say: tables drawn by Rich on a terminal, plain lines where the output is piped.

Where plain prompts are wanted, a row of a table is told as a line, each field behind its title, and
no word goes over the end of a line. What people typed is text and never markup.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from screens.base.system.plain_wanted import plain_wanted
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


def wrapped(text: str, width: int) -> str:
    """Text broken between words where a line is wider than `width`, each line at its own indent."""
    from textwrap import wrap  # noqa: PLC0415 - 3 ms, not for piped output

    lines = []
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip())]
        broken = wrap(
            line,
            width,
            subsequent_indent=indent if len(indent) < width // 2 else "",
            replace_whitespace=False,
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines += broken if len(line) > width and broken else [line]
    return "\n".join(lines)


def fitted(text: str) -> str:
    """A text that a terminal shows as it is, no word of it over the end of a line."""
    told = clean(text)
    if not sys.stdout.isatty():
        return told
    from shutil import get_terminal_size  # noqa: PLC0415 - 6 ms, not for piped output

    return wrapped(told, get_terminal_size().columns)


def say(text: str = "") -> None:
    """Write one line or several."""
    told = as_text(text)
    sys.stdout.write((fitted(told) if _read_out() else clean(told)) + "\n")


def _read_out() -> bool:
    """Whether what is written is read out, line after line."""
    return sys.stdout.isatty() and plain_wanted()


def warn(text: str) -> None:
    """Write one line or several on the error stream."""
    sys.stderr.write(clean(as_text(text)) + "\n")


def warn_of(sentences: Iterable[str]) -> None:
    """Write each of some sentences, but for empty ones, on the error stream."""
    for sentence in filter(None, sentences):
        warn(sentence)


def give(content: bytes) -> None:
    """Write the content of a file to the output, byte for byte, whatever the terminal reads."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def give_data(value: object) -> None:
    """Write a value to the output as JSON that people can read too."""
    import msgspec  # noqa: PLC0415 - most commands give none

    give(msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n")


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
    """Draw a table, whatever the output is; told in lines where it is to be read out."""
    if plain_wanted():
        _tell_rows(titles, rows, caption)
        return
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


def _tell_rows(titles: Sequence[str], rows: Iterable[Sequence[str]], caption: str) -> None:
    """Tell a table: a line for each row, the title of each column before what stands there."""
    if caption:
        say(f"{caption}:")
    for row in rows:
        told = (
            f"{title}: {field}" if title else field
            for title, field in zip(titles, map(clean_line, map(as_text, row)), strict=True)
            if field
        )
        say("; ".join(told))
