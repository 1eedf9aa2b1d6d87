"""Actions as a CSV file that Jira imports as issues.

The title is plain text to Jira. Descriptions are read as its markup, so what people said has a
backslash before every sign that begins any.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sessions.exports.follow_up.issues import LABEL, actions_in, table, title_of
from workshop.analysis.action_facts import AgreedFact
from workshop.privacy.editions import Edition
from workshop.record.record import Record
from workshop.report.actions.kept_days import action_details

COLUMNS: Final = ("Summary", "Description", "Assignee", "Due Date", "Status")
"""The headings before those of the labels, of which there are as many as one issue has."""

LABELS: Final = "Labels"

_STATUS: Final = {"done": "Done", "dropped": "Dropped"}
_OPEN: Final = "To Do"
_MARKUP: Final = re.compile(r"[\\{}\[\]!|*_~^+#?-]")


def render(
    record: Record, edition: Edition, session_id: str | None = None, document: str = "actions"
) -> bytes:
    """The actions of a document, one a line.

    Raises:
        Refused: there is no such session.
    """
    found = actions_in(record, edition, session_id, document)
    labels = [_labels(one) for one in found]
    most = max(map(len, labels), default=1)
    rows = (
        [*_cells(one), *own, *[""] * (most - len(own))]
        for one, own in zip(found, labels, strict=True)
    )
    return table([*COLUMNS, *[LABELS] * most], rows)


def _labels(one: AgreedFact) -> Sequence[str]:
    """Labels have no blanks in them; codes have none."""
    return [LABEL, *one.serves]


def _cells(one: AgreedFact) -> list[str]:
    title, whole = title_of(one.text)
    lines = [*whole.split("\n"), *action_details(one)]
    return [
        title,
        "\n".join(_MARKUP.sub(r"\\\g<0>", line) for line in lines if line),
        one.who,
        one.due.isoformat() if one.due else "",
        _STATUS.get(one.state, _OPEN),
    ]
