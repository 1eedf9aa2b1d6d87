"""The index of the guides that ship, written anew.

Run `python -m sessions.library.index_page > sessions/guides/index.json`.
"""

from __future__ import annotations

import json
import sys

from sessions.library.guides import Library
from sessions.library.shipped_index import Indexed


def index_text() -> str:
    """The whole file: what a list tells of each guide, as the guides themselves say it."""
    library = Library()
    index: dict[str, Indexed] = {}
    for name in sorted(each.name for each in library.listing()):
        guide = library.load(name)
        index[name] = {
            "title": guide.title,
            "setting": guide.setting,
            "audience": guide.audience,
            "minutes": guide.planned,
        }
    return json.dumps(index, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.stdout.write(index_text())
