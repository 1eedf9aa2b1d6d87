"""What the files for programs that track issues have in common."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from sessions.exports.remarks import remark
from workshop.analysis.action_facts import AgreedFact
from workshop.privacy.editions import Edition
from workshop.privacy.told_record import told_record
from workshop.record.record import Record
from workshop.registers.guarded import guarded
from workshop.report.actions.told_actions import agreed_of
from workshop.report.view import Gathered
from workshop.text import clean_block, clean_line

LABEL: Final = "workshop"
"""What every issue is labelled with, so that those of one file are found together."""

LONGEST_TITLE: Final = 255
"""So long a title can be, in Jira and in GitLab."""


def actions_in(
    record: Record, edition: Edition, session_id: str | None, document: str
) -> list[AgreedFact]:
    """The actions of a document, what is overdue first."""
    gathered = Gathered(told_record(record), edition)
    session = None if document == "actions" else session_id
    return [fact for _, fact in agreed_of(gathered, session)]


def title_of(text: str) -> tuple[str, str]:
    """What stands as the title, and all of the text where the title is not all of it."""
    line, whole = clean_line(text), clean_block(text)
    if len(line) <= LONGEST_TITLE:
        return line, "" if line == whole else whole
    return line[: LONGEST_TITLE - 1].rstrip() + "…", whole


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A file of cells in quotation marks, in UTF-8 without a mark before it, lines by CR and LF.

    The programs take such a mark for a part of the first heading. What a spreadsheet would carry
    out has an apostrophe before it.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(headings)
    cells = [[guarded(cell) for cell in row] for row in rows]
    writer.writerows(cells)
    if not cells:
        remark("There is no action to hand on: the file has nothing below its headings.")
    return text.getvalue().encode()
