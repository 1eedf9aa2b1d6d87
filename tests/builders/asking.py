"""An interview that asks for goals and priorities too, as the guides that ship do: by step."""

from __future__ import annotations

import msgspec

from tests.builders.record import TEN, interview
from workshop.guide.shape import Ask, Guide


def asking() -> Guide:
    """An interview with a step for goals and one for priorities, which have their tags."""
    base = interview("asking")
    asked = (
        Ask(id=name, title=name.capitalize(), minutes=TEN, tags=(tag,))
        for name, tag in (("goals", "goal"), ("priorities", "priority"))
    )
    return msgspec.structs.replace(base, steps=(*base.steps, *asked))
