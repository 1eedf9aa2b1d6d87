"""What is left when the application meets a fault of its own: a report, and one sentence."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from screens.faults import report_of


def keep_report(home: Path, error: BaseException, now: datetime) -> Path | None:
    """Write down where a fault happened, without a word that anybody typed.

    Args:
        home: the folder of the engagements; the report goes into a folder of it.
        error: what was raised.
        now: when.

    Returns:
        The report; none where the disk does not take it.
    """
    file = home / "reports" / f"fault-{now:%Y-%m-%d-%H%M%S}.txt"
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.write_text(report_of(error), encoding="utf-8")
    except OSError:
        return None
    return file


def sentence(report: Path | None) -> str:
    """What a person is told."""
    start = "Workshop met a fault of its own and stopped. What was recorded is safe."
    if report is None:
        return f"{start} A report could not be written."
    return f"{start} A report without any of your answers is in {report}"
