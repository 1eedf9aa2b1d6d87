"""What a department says of something, as a cell of a table."""

from __future__ import annotations

from typing import Final

from workshop.language import marked, say
from workshop.report.blocks import MatrixCell, Sign

_WORDS: Final[dict[Sign, str]] = {
    "said": marked("says so"),
    "against": marked("says the opposite"),
    "both": marked("says both"),
    "silent": marked("nothing of it is told"),
}


def heard_cell(*, said: bool, against: bool) -> MatrixCell:
    """Whether it is told to say so, to say the opposite, or both."""
    sign: Sign = "both" if said and against else "said" if said else "silent"
    if against and not said:
        sign = "against"
    return MatrixCell(sign=sign, words=say(_WORDS[sign]))
