"""A line that says what is so, and which keys do something about it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from screens.carrying.picture import Picture
from screens.widgets.ink import KEY, MUTED
from screens.widgets.row_list import Item, Row


def with_keys(
    picture: Picture, words: str, *keys: tuple[str, str], ink: str = MUTED, above: int = 0
) -> Iterator[Item]:
    """One row: the words, then each key with what it does.

    Where nothing can be recorded, in a past moment or beside another window, no key is named: none
    would do it.

    Args:
        picture: what is shown.
        words: what is so; empty where the keys say enough.
        keys: each key, and what it does.
        ink: the ink of the words.
        above: how many lines are free above it.
    """
    if not picture.writable:
        if words:
            yield Item(Row(Content.styled(words, ink), above=above))
        return
    told = [Content.assemble((key, KEY), (f" {does}", MUTED)) for key, does in keys]
    line = Content.styled(" · ", MUTED).join(told)
    if words:
        line = Content.assemble((f"{words}: ", ink), line)
    yield Item(Row(line, above=above))
