"""The command that looks for damage: what is fine, what was found, is it safe, what to do."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from screens.base.terminal_output import as_text, say, warn
from screens.cli.commands.lookup import folder_of
from sessions.care.doctor import Examination, examine
from sessions.care.salvage_all import export_all
from sessions.clock import in_local_zone
from sessions.journal.defects import Defect
from sessions.library.given_paths import given_path
from workshop.text import listing, plural

_MOST = 8


def doctor(arguments: Namespace) -> int:
    """Look at a place; the status is 1 where something recorded may be affected."""
    path = _place(arguments)
    examined = examine(path)
    if arguments.json:
        say(json.dumps(_plain(examined), ensure_ascii=False, indent=1))
    else:
        say("\n".join(_report_lines(examined)))
    if arguments.export_all:
        _export(examined, given_path(arguments.export_all))
    return int(bool(examined.harmful))


def _place(arguments: Namespace) -> Path:
    """The folder or file that is meant, or the engagement of that name.

    Raises:
        NotDone: there is none.
    """
    path = given_path(arguments.place)
    try:
        there = path.exists()
    except (OSError, ValueError):
        there = True  # one may not look; the doctor says so
    if there and arguments.place.strip():
        return path.absolute()
    return folder_of(Namespace(engagement=arguments.place, folder=_home(arguments)))


def _home(arguments: Namespace) -> Path | None:
    """Where engagements are kept, if it was said."""
    home: Path | None = getattr(arguments, "folder", None)
    return home


def _export(examined: Examination, target: Path) -> None:
    """Write every document, and say how many nothing confirms."""
    count, doubtful = export_all(examined, target)
    documents = plural(count, "document")
    doubt = f", {doubtful:,} of them not confirmed by a checksum" if doubtful else ""
    warn(f"Written: {target} ({documents}{doubt}). It holds everything, private notes too.")


def _report_lines(examined: Examination) -> Iterator[str]:
    """What was seen, as a person reads it."""
    yield as_text(f"{examined.path} ({examined.what})")
    yield ""
    yield "What is fine"
    yield from (f"  {line}" for line in _fine(examined))
    yield ""
    if not examined.defects:
        yield "Nothing was found that is not as it was written."
        return
    harmful = examined.harmful
    harmless = [defect for defect in examined.defects if defect.harmless]
    if harmful:
        yield f"What was found: {plural(len(harmful), 'thing')} that may concern what was recorded"
        yield from _listed(harmful)
    if harmless:
        yield f"What was found: {plural(len(harmless), 'thing')} that did no harm"
        yield from _listed(harmless)
    yield "Nothing was changed by looking."


def _fine(examined: Examination) -> Iterator[str]:
    """What can be read."""
    if examined.files:
        files = plural(examined.files, "journal file")
        yield f"{files} with {plural(len(examined.lines), 'record')}{_period(examined)}"
    counts = examined.counts
    if counts:
        by_table = listing([f"{count:,} {name}" for name, count in sorted(counts.items())])
        yield f"{plural(sum(counts.values()), 'document')} ({as_text(by_table)})"
    yield from (as_text(box.sentence) for box in examined.boxes)
    if not examined.files and not counts:
        yield "Nothing that could be read."


def _period(examined: Examination) -> str:
    """From when to when it was recorded."""
    if examined.period is None:
        return ""
    first, last = map(_moment, examined.period)
    return f", from {first} to {last}"


def _moment(moment: datetime) -> str:
    local = in_local_zone(moment)
    return f"{local.day} {local:%b %Y %H:%M}"


def _listed(defects: tuple[Defect, ...] | list[Defect]) -> Iterator[str]:
    """Defects, each with what it means and what to do."""
    for number, defect in enumerate(defects, 1):
        yield f"  {number}. {defect.KIND}: {as_text(defect.sentence)}"
        yield from (f"     | {as_text(detail)}" for detail in defect.details[:_MOST])
        if (more := len(defect.details) - _MOST) > 0:
            yield f"     | {more:,} more; `--json` lists them all"
        yield f"     Is it safe? {defect.effect}"
        yield f"     What to do: {defect.advice}"
        yield ""


def _plain(examined: Examination) -> dict[str, Any]:
    """The same for programs."""
    period = [moment.isoformat() for moment in examined.period] if examined.period else None
    return {
        "path": as_text(str(examined.path)),
        "what": examined.what,
        "harm": bool(examined.harmful),
        "files": examined.files,
        "records": len(examined.lines),
        "documents": examined.counts,
        "period": period,
        "findings": [_plain_defect(defect) for defect in examined.defects],
        "ballot_boxes": [
            {"file": as_text(str(box.path)), "ballots": box.ballots} for box in examined.boxes
        ],
    }


def _plain_defect(defect: Defect) -> dict[str, Any]:
    """One defect for programs."""
    return {
        "kind": defect.KIND,
        "file": as_text(defect.file),
        "line": defect.line,
        "harmless": defect.harmless,
        "found": as_text(defect.sentence),
        "details": [as_text(detail) for detail in defect.details],
        "effect": defect.effect,
        "advice": defect.advice,
    }
