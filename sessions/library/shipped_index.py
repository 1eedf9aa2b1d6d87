"""What a list tells of the guides that ship, without reading them.

Reading and checking a guide takes some 8 ms, and lists name all of them. So what they tell stands
in one small file beside the guides, which `sessions.library.index_page` writes anew; a test holds
that it says what the guides say.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final, TypedDict

SHIPPED: Final = Path(__file__).parents[1] / "guides"
"""The folder of the guides that ship; `importlib.resources` would cost lists 10 ms to say so."""

INDEX: Final = "index.json"
"""The name of the file, beside the guides."""


class Indexed(TypedDict):
    """What a list tells of a guide."""

    title: str
    setting: str
    audience: str
    minutes: float
    """Planned minutes for the whole session."""


@cache
def shipped_index() -> dict[str, Indexed]:
    """What a list tells of each guide that ships, by its name; nothing where the file is missing.

    What is not told here is read from the guide itself.
    """
    try:
        text = (SHIPPED / INDEX).read_text("utf-8")
        index: dict[str, Indexed] = json.loads(text)
    except (OSError, ValueError):
        return {}
    return index
