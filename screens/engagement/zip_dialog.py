"""The dialog that asks where to write the zip of an engagement."""

from __future__ import annotations

from screens.dialogs.path import PathDialog


class ZipDialog(PathDialog):
    """Asks where to write the zip of an engagement."""

    HEADING = "Export the whole engagement"
    ACCEPT = "Write the zip"
    NOTE = (
        "One zip to keep or to move. It holds names, private notes and everything that was ever "
        "recorded; to share results, export a summary instead."
    )
