"""The register: every factor that is told in one line, with who says so and how far it goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workshop.language import marked, say
from workshop.record.documents import Session
from workshop.report.blocks import CONTESTED, Column, Matrix, MatrixLine
from workshop.report.contested import contests_of
from workshop.report.factor_lists.columns import DepartmentColumns
from workshop.report.known import Known
from workshop.report.ordering import matrices_of, order_of
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.report.wording.letters import strength_word
from workshop.text import listing

_KINDS: Final = {"interview": "I", "workshop": "W", "document": "D"}
_KIND_WORDS: Final = {
    "I": marked("I interviews"),
    "W": marked("W workshops"),
    "D": marked("D documents"),
}


def register(gathered: Gathered, caption: str, factors: Sequence[Known]) -> Matrix:
    """Factors in the one order, one a line, with departments as columns.

    Columns behind the departments that would say the same in every line are left out.

    Args:
        gathered: the record as an edition tells it.
        caption: what they are.
        factors: at least one factor.
    """
    columns = gathered.once(DepartmentColumns)
    own = order_of(gathered).sorted(factors)
    ends = _ends(gathered, own)
    contests = contests_of(gathered)
    return Matrix(
        caption=caption,
        head=say("Factor"),
        columns=columns.titles,
        rows=tuple(
            MatrixLine(
                code=known.code,
                text=known.text,
                cells=columns.cells(known),
                ends=tuple(values[at] for _, values in ends),
                contested=known.factor.id in contests,
            )
            for at, known in enumerate(own)
        ),
        ends=tuple(column for column, _ in ends),
    )


def legend(gathered: Gathered, factors: Sequence[Known]) -> str:
    """What the signs of the registers mean, in a sentence or two."""
    contested = any(known.factor.id in contests_of(gathered) for known in factors)
    kinds = sorted({kind for known in factors for kind in kinds_of(gathered, known)})
    words = [say("● said so, ✕ said the opposite, ◐ both, · nothing of it is told.")]
    if len(kinds) > 1:
        words.append(say("Heard in: {kinds}.", kinds=listing([say(_KIND_WORDS[k]) for k in kinds])))
    if contested:
        words.append(say("{mark} contested: people differ on it.", mark=CONTESTED))
    return " ".join(words)


def _ends(gathered: Gathered, own: Sequence[Known]) -> list[tuple[Column, list[str]]]:
    """The columns behind the departments, each with its values, as far as they tell lines apart."""
    found = [
        (Column(title=say("Heard in")), ["+".join(kinds_of(gathered, known)) for known in own]),
        (Column(title=say("Weight"), numeric=True), [weight_words(gathered, k) for k in own]),
        (
            Column(title=say("Significance"), numeric=True),
            [significance_words(gathered, k) for k in own],
        ),
        (
            Column(title=say("Strength‖of evidence")),
            [strength_words(gathered, known) for known in own],
        ),
    ]
    return [
        (column, [value or "–" for value in values])
        for column, values in found
        if len(set(values)) > 1 or (len(values) == 1 and values[0])
    ]


def kinds_of(gathered: Gathered, known: Known) -> list[str]:
    """In what a factor was heard, as far as that is told: `I`, `W`, `D`."""
    record = gathered.record
    found = {
        "document"
        if entry.cited
        else record.guide_of(record.get(Session, entry.session_id)).setting
        for entry in known.entries
        if gathered.telling.tied(entry)
    }
    return [sign for kind, sign in _KINDS.items() if kind in found]


def weight_words(gathered: Gathered, known: Known) -> str:
    """The weight that the room gave a factor; empty where it gave none."""
    ife, efe = matrices_of(gathered)
    matrix = ife if known.factor.letter.internal else efe
    share = matrix.shares.get(known.factor.id)
    return "" if share is None else matrix.weight_words(share)


def significance_words(gathered: Gathered, known: Known) -> str:
    """Impact × likelihood of a factor outside; empty where it was not scored."""
    if known.factor.letter.internal:
        return ""
    found = gathered.scores.significance(known.factor.id).value
    return "" if found is None else phrases.number(found)


def strength_words(gathered: Gathered, known: Known) -> str:
    """How far a factor can be relied on, in a word or two."""
    found = order_of(gathered).strength(known.factor.id)
    return strength_word(found.word) if found else ""


def marked_code(gathered: Gathered, known: Known) -> str:
    """The code of a factor, with the mark where people differ on it."""
    return f"{known.code} {CONTESTED}" if known.factor.id in contests_of(gathered) else known.code
