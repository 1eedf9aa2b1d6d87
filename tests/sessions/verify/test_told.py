"""What is told of a comparison, line by line.

Requirement: where the document comes from, what else must be known, and each difference with its
place and both wordings; of what may not be told any more, its place alone.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from sessions.exports.origin import Stamp
from sessions.verify.comparing import Difference
from sessions.verify.told import report, sentence
from sessions.verify.verify import Verified
from workshop.report.build import PROGRAM
from workshop.report.origin import Origin

AT = datetime(2026, 11, 2, 10, 42, tzinfo=UTC)
SAME = Verified(
    name="Acme",
    folder=Path("acme"),
    stamp=Stamp(
        document="swot",
        edition="shareable",
        program=PROGRAM,
        origin=Origin(record="0" * 16, moment=AT),
    ),
)
CHANGED = Difference(
    kind="changed", where="under “A”, paragraph 1", file="thrice here", record="twice here",
    words=(("thrice", "twice"), ("", "here"), ("put", "")),
)  # fmt: skip
MISSING = Difference(kind="missing", where="slide 2", file="", record="Gone", moved="slide 3")
ADDED = Difference(kind="added", where="slide 3", file="x" * 401, record="", moved="slide 2")
WITHHELD = Difference(
    kind="changed", where="in a cell", file="", record="", words=(("secret", "word"),),
    moved="there", withheld=True,
)  # fmt: skip


def told(found: Verified, most: int | None = None) -> list[str]:
    """The lines of a report."""
    return list(report(found, most))


def test_an_unchanged_file_says_where_it_comes_from() -> None:
    """With all that the file says of itself, where it does, and what could not be compared."""
    head = ["Unchanged: the file says what the record says, paragraph by paragraph.", ""]
    assert told(SAME) == [
        *head,
        "Record: Acme (acme)",
        "Document: SWOT summary",
        "Edition: Shareable",
        "Record as of: 2 November 2026, 10:42 UTC",
        f"Made with: {PROGRAM}",
        "The record has not gone on since, as far as this document tells.",
    ]
    origin = msgspec.structs.replace(
        SAME.stamp.origin, shown=AT + timedelta(minutes=1), before=AT - timedelta(days=1)
    )
    stamp = msgspec.structs.replace(SAME.stamp, origin=origin, program="Other 1.0")
    found = msgspec.structs.replace(
        SAME, stamp=stamp, session="Short", later=1, known=False, unseen=True
    )
    assert told(found) == [
        *head,
        "Record: Acme (acme)",
        "Document: SWOT summary: Short",
        "Edition: Shareable",
        "Record as of: 2 November 2026, 10:42 UTC",
        "Asked for as of: 2 November 2026, 10:43 UTC",
        "Tells changes since: 1 November 2026, 10:42 UTC",
        "Made with: Other 1.0",
        "The record has gone on since: 1 change later.",
        (
            "The texts in its pictures could not be compared: another program left them out or "
            "made images of them."
        ),
        (
            "The record holds no change of the moment that the file names: it was taken back or "
            "erased, or the file says what is not so. It was compared with what came nearest."
        ),
    ]


def test_each_difference_has_its_place_and_both_wordings() -> None:
    """What stands elsewhere says where; what is withheld says nothing; so many, and no more."""
    found = msgspec.structs.replace(SAME, differs=(CHANGED, MISSING, ADDED, WITHHELD))
    lines = told(found)
    counted = "3 paragraphs differ from the record; 1 paragraph may no longer be told as it stands."
    assert lines[0] == counted
    every = [
        "",
        "1. Changed. Under “A”, paragraph 1",
        "  file:   thrice here",
        "  record: twice here",
        "  words:  “thrice” where the record has “twice”",
        "  words:  nothing where the record has “here”",
        "  words:  “put” where the record has nothing",
        "",
        "2. Missing. Slide 2",
        "  stands elsewhere in the file: slide 3",
        "  record: Gone",
        "",
        "3. Added. Slide 3",
        "  stands elsewhere in the record: slide 2",
        f"  file:   {'x' * 399}…",
        "",
        "4. Changed. In a cell",
        "  may no longer be told as it stands; its wording is not repeated here",
    ]
    assert lines[8:] == every
    assert told(found, 4)[8:] == every
    assert told(found, 3)[8:] == [
        *every[:15],
        "",
        "And 1 more, which `workshop verify FILE` tells.",
    ]
    other = msgspec.structs.replace(SAME.stamp, program="Other 1.0")
    assert (
        "Another version made it, Other 1.0: where words of the program itself differ, "
        "that may be why."
    ) in told(msgspec.structs.replace(found, stamp=other))


def test_the_sentence_counts_what_differs_and_what_is_withheld() -> None:
    """One and several; since somebody was erased it says that."""
    for differs, erased, said in (
        ((CHANGED,), False, "1 paragraph differs from the record."),
        ((WITHHELD,), False, "1 paragraph may no longer be told as it stands."),
        ((WITHHELD,) * 2, False, "2 paragraphs may no longer be told as they stand."),
        ((WITHHELD,), True, "1 paragraph differs and may name somebody who was erased since."),
        (
            (CHANGED, WITHHELD, WITHHELD), True,
            ("1 paragraph differs from the record; 2 paragraphs differ and may name somebody who "
            "was erased since."),
        ),
    ):  # fmt: skip
        assert sentence(msgspec.structs.replace(SAME, differs=differs, erased=erased)) == said
