"""The import of whole engagements, as the table of imports asks for it."""

from __future__ import annotations

from pathlib import Path

from sessions.imports.registry import Choices, Made
from sessions.transfer.import_engagement import import_engagement


def make(choices: Choices, home: Path) -> Made:
    """Make an engagement of a zip, a folder or a lone file; the option `as` names its folder.

    Raises:
        UnreadableSource: it cannot be read, or holds no engagement.
        Problems: something in it is wrong; nothing was imported.
        OSError: the disk refused; nothing is left behind.
    """
    name = choices.options.get("as", "")
    done = import_engagement(choices.source, home, name=name, partial=choices.partial)
    return Made(done.folder, done.name, done.holds, done.sentence, done.notes, done.left_out)
