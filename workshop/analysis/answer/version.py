"""How far the documents of an engagement are: a working draft, a draft, or final."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

from workshop import times
from workshop.analysis.answer.facts import VersionFact
from workshop.language import marked, say
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
            sentence=say("Draft, not handed out yet") if found else say("Working draft"),
        )
    changed = last_change > last.at
    name = _name(last.number, last.at, final=last.final)
    status: Literal["working draft", "draft", "final"] = "draft"
    if not findings_of(record):
        status, sentence = "working draft", _after(last.number, last.at, final=last.final)
    elif changed:
        sentence = say("{version}, changed since", version=name)
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


def _name(number: int, at: datetime, *, final: bool) -> str:
    """What was handed out, with its day."""
    if final:
        return say("Version {number}, final, of {day}", number=number, day=times.day(at))
    return say("Draft {number} of {day}", number=number, day=times.day(at))


def _after(number: int, at: datetime, *, final: bool) -> str:
    """That there is a working draft only, though something was handed out before."""
    day = times.day(at)
    if final:
        return say("Working draft, after version {number}, final, of {day}", number=number, day=day)
    return say("Working draft, after draft {number} of {day}", number=number, day=day)


_STATUSES: Final = {
    "working draft": marked("Working draft"),
    "draft": marked("Draft"),
    "final": marked("Final"),
}


def status_words(version: VersionFact) -> str:
    """The status in a word or two, as it stands on every page: `Draft 2`, `Final`."""
    if version.status != "draft" or version.number is None:
        return say(_STATUSES[version.status])
    if version.at and version.sentence.startswith(_name(version.number, version.at, final=True)):
        return say("Draft after version {number}", number=version.number)
    draft = say("Draft {number}", number=version.number)
    return say("{version}, changed since", version=draft) if version.changed else draft
