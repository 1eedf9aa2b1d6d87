"""What is asked of an action or a question that is followed up, by every door to it.

Requirement: the heading says what became of it and what it is about, on one line; a question is
answered and an action done; a reason is asked for where documents tell it.
"""

from __future__ import annotations

from datetime import date

import pytest

from screens.dialogs.outcome import OutcomeDialog
from workshop.record.within import OutcomeState


@pytest.mark.parametrize(
    ("state", "question", "head"),
    [
        (OutcomeState.DONE, False, "Done"),
        (OutcomeState.DONE, True, "Answered"),
        (OutcomeState.DROPPED, False, "Drop"),
        (OutcomeState.DROPPED, True, "Drop"),
        (OutcomeState.MOVED, False, "Move"),
        (OutcomeState.MOVED, True, "Move"),
    ],
)
def test_the_heading_says_what_it_is_about(state: OutcomeState, question: bool, head: str) -> None:
    """Whole up to sixty characters, and cut to so many beyond; what people said is no markup."""
    for words, shown in (
        ("Count the [red]stores", "Count the [red]stores"),
        ("w" * 60, "w" * 60),
        ("w" * 61, "w" * 59 + "…"),
    ):
        dialog = OutcomeDialog("x" * 20, words, state, date(2027, 2, 1), question=question)
        assert dialog.heading() == f"{head}: “{shown}”"
