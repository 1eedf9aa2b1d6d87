"""How far the documents of an engagement are: a working draft, a draft, or final."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from workshop import times
from workshop.analysis.answer.facts import VersionFact
from workshop.record.record import Record
from workshop.running.findings.standing import findings_of, versions_of


def version_of(record: Record, last_change: datetime) -> VersionFact:
    """How far the documents are.

    Without a finding by people they are a working draft, whatever was handed out before. What was
    handed out and has changed since is no more than a draft, also where it was the final one.

    Args:
        record: the documents.
        last_change: when what they say last changed.
    """
    issued = versions_of(record)
    last = issued[-1] if issued else None
    author = (last.author if last else "") or record.engagement.facilitator
    if last is None:
        found = bool(findings_of(record))
        return VersionFact(
            status="draft" if found else "working draft",
            author=author,
            sentence="Draft, not handed out yet" if found else "Working draft",
        )
    changed = last_change > last.at
    what = f"version {last.number}, final," if last.final else f"draft {last.number}"
    name = f"{what[0].upper()}{what[1:]} of {times.day(last.at)}"
    status: Literal["working draft", "draft", "final"] = "draft"
    if not findings_of(record):
        status, sentence = "working draft", f"Working draft, after {what} of {times.day(last.at)}"
    elif changed:
        sentence = f"{name}, changed since"
    else:
        status, sentence = ("final" if last.final else "draft"), name
    return VersionFact(
        status=status,
        number=last.number,
        at=last.at,
        author=author,
        changed=changed,
        sentence=sentence,
    )


def status_words(version: VersionFact) -> str:
    """The status in a word or two, as it stands on every page: `Draft 2`, `Final`."""
    if version.status != "draft" or version.number is None:
        return version.status.capitalize()
    if "final" in version.sentence:
        return f"Draft after version {version.number}"
    return f"Draft {version.number}{', changed since' if version.changed else ''}"
