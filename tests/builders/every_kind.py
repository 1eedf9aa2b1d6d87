"""A guide with a step of every kind, as its file has it and as it is read."""

from __future__ import annotations

from typing import Final

from workshop.guide.reader import read_guide
from workshop.guide.shape import STEP_KINDS, Guide

_HEAD: Final = """\
format = 1
name = "every-kind"
title = "Every kind of step"
setting = "workshop"
purpose = "To go through all of them."
audience = "Anybody."
stage = "environmental scanning"
programme_step = "collect information"
"""

_MORE: Final = {
    "ask": 'tags = ["frame"]\nprobes = ["Since when?", "Who says so?"]\n',
    "vote": 'method = "dots"\nof = "options"\noptions = ["Tea | milk", "Coffee"]\n',
    "breakout": 'guides = "every-kind"\n',
    "form": 'register = "objectives"\n',
    "score": """\
voters = "each"

[[steps.scales]]
id = "weight"
title = "Weight"
least = 0
greatest = 100
total = 100
least_means = "none"
greatest_means = "all"

[[steps.scales]]
id = "rating"
title = "Rating"
least = 1
greatest = 4
least_means = "poor"
greatest_means = "superb"
""",
}
"""What a kind cannot do without, or does more with."""


def text() -> str:
    """The file: one step for each kind there is, called as the kind."""
    steps = (
        f'\n[[steps]]\nid = "{kind}"\nkind = "{kind}"\ntitle = "The {kind}"\n'
        f"minutes = {{ least = 2, planned = 5, greatest = 8 }}\n{_MORE.get(kind, '')}"
        for kind in STEP_KINDS
    )
    return _HEAD + "".join(steps)


def every_kind() -> Guide:
    """The guide."""
    return read_guide(text(), "every-kind.toml")
