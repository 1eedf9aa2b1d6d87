"""What commands say: tables drawn by Rich on a terminal, plain lines where the output is piped.

What people typed is text and never markup.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from workshop.text import clean, clean_line


def interactive() -> bool:
    """Whether a person sits at a terminal that can show screens."""
    import os  # noqa: PLC0415 - kept together with its only use

    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def say(text: str = "") -> None:
    """Write one line or several."""
    sys.stdout.write(clean(text) + "\n")


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "") -> None:
    """Show rows: as a table on a terminal, else with tabs between the fields."""
    if sys.stdout.isatty():
        draw(titles, rows, caption)
        return
    for row in rows:
        sys.stdout.write("\t".join(clean_line(field) for field in row) + "\n")


def draw(titles: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "") -> None:
    """Draw a table, whatever the output is."""
    from rich import box  # noqa: PLC0415 - 30 ms, not for piped output
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    drawn = Table(
        title=Text(caption, "bold") if caption else None,
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    for title in titles:
        drawn.add_column(title, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(clean(field)) for field in row))
    Console(markup=False, highlight=False, emoji=False).print(drawn)
