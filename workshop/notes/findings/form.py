"""How findings stand in a text: words, signs and their order, for the writer and the reader.

    headline: One sign-on for everybody first, then the new ledger
    - Nurses gain half an hour a shift
    - Two clinics may begin in March

    F1. Nobody has the time to sign on five times a shift [W4, T12, TH2]
      recommendation: Give everybody one sign-on
      ask: Decide on one sign-on
      of: Board
      by: 2026-12-15
      quote: I sign on thirty times a day
      made in: 9

The order of the findings is that of the text. A finding goes by its code; one without a code that
stands yet (`1.` or `-` will do) is new. What it rests on stands in brackets behind the sentence.
"""

from __future__ import annotations

from typing import Final

HEADLINE: Final = "headline"
RECOMMENDATION: Final = "recommendation"
ASK: Final = "ask"
OF: Final = "of"
BY: Final = "by"
QUOTE: Final = "quote"
MADE_IN: Final = "made in"

OF_FINDING: Final = (RECOMMENDATION, ASK, OF, BY, QUOTE, MADE_IN)
"""What may stand below a finding."""
LINE: Final = "- "
"""Begins a line below the headline."""
