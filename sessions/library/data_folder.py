"""Where this system has programs keep their data."""

from __future__ import annotations

from pathlib import Path


def data_folder() -> Path:
    """The folder for what the program keeps on this machine; it need not be there yet."""
    from platformdirs import user_data_path  # noqa: PLC0415 - 8 ms, and seldom asked for

    return user_data_path("workshop", appauthor=False)
