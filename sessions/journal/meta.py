"""What a record says about itself beside its documents: the keys of its meta, all of them.

They are written into files that last, so each keeps its short name for ever.
"""

from __future__ import annotations

from typing import Final

SENTENCE: Final = "s"
"""What was done, as the sentence that history shows."""

SESSION: Final = "in"
"""The id of the session that the change belongs to."""

LASTING: Final = "keep"
"""Whether the change is of a kind that is not undone."""

UNDOES: Final = "undo"
"""The number of the change that it takes back."""

REDOES: Final = "redo"
"""The number of the change that it does again."""

OF: Final = "of"
"""Beside either of these two, the checksum of that change."""

JOINS: Final = "joins"
"""Number and checksum of the last record of each branch that it joins."""

REPEATS: Final = "woven"
"""Whether it only repeats what records that were written apart lead to together."""

CLASHES: Final = "clashes"
"""Beside what it joins: what was resolved and what clashed, a sentence for each."""

ERASES: Final = "erases"
"""The digests of the ids of the person that was erased."""

RESOLVES: Final = "mends"
"""What damage it deals with: see `sessions.database.resolved_defects`."""
