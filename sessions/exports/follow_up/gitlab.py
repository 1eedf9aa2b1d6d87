"""Open actions as a CSV file that GitLab imports as issues.

A line of a description that begins with a stroke is an order to GitLab: those of ours label the
issue. What people said is escaped as Markdown, names and numbers of issues in it call nobody, and
no line of it begins with a stroke. What is done or dropped is left out: an issue cannot be closed
by the file that makes it.
"""

from __future__ import annotations

from typing import Final

from sessions.exports.follow_up.issues import LABEL, actions_in, table, title_of
from sessions.exports.markdown import calling_nobody, escaped
from sessions.exports.places import is_code
from workshop.analysis.action_facts import AgreedFact
from workshop.privacy.editions import Edition
from workshop.record.record import Record
from workshop.report.actions.kept_days import action_details

COLUMNS: Final = ("title", "description", "due_date")
"""The headings that GitLab asks for."""


def render(
    record: Record, edition: Edition, session_id: str | None = None, document: str = "actions"
) -> bytes:
    """The open actions of a document, one a line.

    Raises:
        Refused: there is no such session.
    """
    found = actions_in(record, edition, session_id, document)
    return table(COLUMNS, (_cells(one) for one in found if one.state not in ("done", "dropped")))


def _cells(one: AgreedFact) -> list[str]:
    title, whole = title_of(one.text)
    said = [line for text in (whole, *action_details(one)) for line in _lines(text)]
    labels = " ".join(f"~{label}" for label in (LABEL, *filter(is_code, one.serves)))
    # A blank line parts what people said from the order, so that no list or quote takes it in.
    description = "\n".join([*said, "", f"/label {labels}"])
    return [calling_nobody(title), description, one.due.isoformat() if one.due else ""]


def _lines(text: str) -> list[str]:
    """What somebody said, line by line, as Markdown that orders nothing."""
    lines = (line for line in escaped(text).split("\n") if line)
    return [f"\\{line}" if line.startswith("/") else line for line in lines]
