"""A step that asks more of rows that an earlier step of its guide entered: which ones come next.

In "How attractive" the strategies stand there already; what is asked is a score for each. So such a
step begins with the first row that has none, not with a row to be entered.
"""

from __future__ import annotations

from collections.abc import Sequence

from workshop.guide.row_steps import RowStep
from workshop.guide.shape import Guide, as_kind
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.fields import AnyField

_MOST_AGAIN = 1
"""So many fields may be asked again beside the name; with more, rows of its own are entered."""


def asked_besides(guide: Guide, step: RowStep) -> tuple[AnyField, ...]:
    """The fields that a step asks of rows that an earlier step entered, in its order.

    Args:
        guide: the guide.
        step: a step of it.

    Returns:
        Nothing where the step enters rows of its own.
    """
    earlier: set[str] = set()
    for each in guide.steps:
        if each.id == step.id:
            break
        before = as_kind(each, RowStep)
        if before is not None and before.table_name == step.table_name:
            earlier.update(field.id for field in before.columns)
    name, *rest = step.columns or (None,)
    if name is None or name.id not in earlier:
        return ()
    again = [field for field in rest if field.id in earlier]
    return () if len(again) > _MOST_AGAIN else tuple(f for f in rest if f.id not in earlier)


def without(
    record: Record, register: str, fields: Sequence[AnyField], session_id: str
) -> list[Row]:
    """The rows that have no cell in the first of some fields, in the order of entry.

    Those of the session in front where it entered any; else all, such as strategies of a meeting
    before.

    Args:
        record: the record.
        register: the name of the register.
        fields: what a step asks besides; of nothing there are no rows.
        session_id: the session in front.
    """
    if not fields:
        return []
    rows = record.rows(register)
    own = [row for row in rows if row.session_id == session_id]
    return [row for row in own or rows if row.cell(fields[0].id) == fields[0].empty]
