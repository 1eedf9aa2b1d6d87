"""Sample coverage: how much of what there is to hear was heard, and what the next one will bring.

Source: A. Chao & L. Jost, Coverage-based rarefaction and extrapolation, Ecology 93 (2012)
2533-2547, in the form for incidence: Q1 and Q2 are the themes heard in exactly one and in exactly
two of n interviews, U is the number of all hearings. Coverage is the part of all hearings, in
interviews still to come, that would be of themes heard already. What the next interview is expected
to bring follows from it: (1 - coverage) x U / n new themes. How many themes were not heard at all
is at least what A. Chao (Biometrics 43 (1987) 783-791) estimates from Q1 and Q2, known as Chao2.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.language import pointed, say
from workshop.methods.core.checks import Check, Undefined
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.sheets import columns
from workshop.text import plural

SOURCE: Final = "Chao & Jost 2012 (coverage); Chao 1987 (themes not heard)"

_NOTHING: Final = Undefined("nothing was heard")
_SHOWN: Final = 0.05
"""From here on one decimal tells that it is more than nothing."""


class SampleCoverage(msgspec.Struct, frozen=True):
    """How complete a set of interviews is."""

    interviews: int
    themes: int
    """Themes that were heard."""
    hearings: int
    """U: for each theme the interviews in which it was heard, added up."""
    once: int
    """Q1: themes heard in exactly one interview."""
    twice: int
    """Q2: themes heard in exactly two."""
    coverage: float | Undefined
    """0 to 1."""
    unseen_at_least: float | Undefined
    """Themes that nobody has named yet: at least so many are to be expected."""
    next_brings: float | Undefined
    """New themes that one more interview is expected to bring."""
    sentence: str
    source: str = SOURCE


def sample_coverage(heard_in: Sequence[float], interviews: int) -> SampleCoverage:
    """How much of what there is to hear was heard.

    Args:
        heard_in: for each theme, in how many of the interviews it was heard; whole numbers from 1.
        interviews: how many interviews there were, those without any theme too.

    Raises:
        BadInput: a theme heard in no interview, or in more than there were.
    """
    check = Check("sample-coverage")
    check.number("interviews", interviews, 0, whole=True)
    check.numbers("heard_in", heard_in, 1, max(1, interviews), whole=True)
    check.done()
    times = Counter(int(each) for each in heard_in)
    once, twice, hearings = times[1], times[2], sum(int(each) for each in heard_in)
    if not hearings:
        words = say(
            "{interviews} and no theme: there is nothing to judge.",
            interviews=plural(interviews, "interview"),
        )
        return SampleCoverage(interviews, 0, 0, 0, 0, _NOTHING, _NOTHING, _NOTHING, words)
    coverage = 1 - once / hearings * _share(once, twice, interviews)
    unseen = (interviews - 1) / interviews * _pairs(once, twice)
    brings = (1 - coverage) * hearings / interviews
    sentence = _sentence(len(heard_in), interviews, coverage, unseen, brings)
    return SampleCoverage(
        interviews, len(heard_in), hearings, once, twice, coverage, unseen, brings, sentence
    )


def heard_in_of(interviews: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """For each theme, in the order first met, in how many interviews it was heard."""
    found = Counter(theme for themes in interviews for theme in dict.fromkeys(themes))
    return tuple(found.values())


def _share(once: int, twice: int, interviews: int) -> float:
    """What the part of hearings that are single is multiplied by, 0 to 1."""
    if not once:
        return 0.0  # the form without themes heard twice has no value here, and is not needed
    if twice:
        return (interviews - 1) * once / ((interviews - 1) * once + 2 * twice)
    return (interviews - 1) * (once - 1) / ((interviews - 1) * (once - 1) + 2)


def _pairs(once: int, twice: int) -> float:
    """Themes not heard, for ever so many interviews."""
    return once * once / (2 * twice) if twice else once * (once - 1) / 2


def _sentence(themes: int, interviews: int, coverage: float, unseen: float, brings: float) -> str:
    """What the numbers say."""
    if interviews == 1:
        return say(
            "One interview brought {themes}; how complete that is cannot be told before a second "
            "one.",
            themes=plural(themes, "theme"),
        )
    counts = {
        "interviews": plural(interviews, "interview"),
        "themes": plural(themes, "theme"),
    }
    if not brings:
        return say(
            "{interviews} brought {themes}; by this estimate nothing is missing, and the next one "
            "brings nothing new.",
            **counts,
        )
    return say(
        "{interviews} brought {themes} and cover {percent}% of what is being said; {unseen}, and "
        "the next interview is expected to bring {new}.",
        **counts,
        percent=f"{coverage:.0%}".removesuffix("%"),
        unseen=_in_words(unseen),
        new=_expected(brings),
    )


def _expected(brings: float) -> str:
    """How many themes the next interview brings: `0.4 new ones`; what is more than 0 is not 0.0."""
    return (
        say("{number} new ones", number=pointed(f"{brings:.1f}"))
        if brings >= _SHOWN
        else say("fewer than 0.1 new ones")
    )


def _in_words(unseen: float) -> str:
    """How many themes nobody named yet, in whole ones: `at least 2 themes are not heard yet`."""
    whole = round(unseen)
    if not whole:
        return say("by this estimate not one whole theme is missing")
    return say(
        "at least {themes}",
        themes=plural(whole, "theme is not heard yet", "themes are not heard yet"),
    )


def _compute(inputs: Inputs) -> SampleCoverage:
    """From plain data: the themes of each interview, or in how many each theme was heard."""
    if inputs.has("codes_by_interview") and not inputs.has("heard_in"):
        told = inputs.lists_of_words("codes_by_interview")
        return sample_coverage(heard_in_of(told), len(told))
    heard_in = inputs.numbers("heard_in")
    most = max((each for each in heard_in if math.isfinite(each)), default=0)
    return sample_coverage(heard_in, inputs.whole("interviews", int(most)))


def _tables(found: SampleCoverage) -> tuple[Table, ...]:
    """The figures."""
    rows = (
        ("interviews", str(found.interviews)),
        ("themes heard", str(found.themes)),
        ("heard in one interview (Q1)", str(found.once)),
        ("heard in two (Q2)", str(found.twice)),
        ("all hearings (U)", str(found.hearings)),
        ("coverage", shown(found.coverage, 3)),
        ("not heard, at least", shown(found.unseen_at_least)),
        ("new themes of the next interview", shown(found.next_brings)),
    )
    return (Table(("figure", "value"), rows),)


METHODS: Final = (
    Method(
        About(
            name="sample-coverage",
            title="Sample coverage",
            question="How much of what there is to hear was heard, and what would one more bring?",
            computed=(
                "With Q1 and Q2 the themes heard in exactly one and two of n interviews and U all "
                "hearings: coverage = 1 - (Q1/U) (n-1)Q1 / ((n-1)Q1 + 2 Q2), or, with no theme "
                "heard twice, 1 - (Q1/U) (n-1)(Q1-1) / ((n-1)(Q1-1) + 2). The next interview is "
                "expected to bring (1 - coverage) U/n new themes. Not heard yet are at least "
                "(n-1)/n Q1^2 / (2 Q2), or (n-1)/n Q1 (Q1-1) / 2."
            ),
            inputs=(
                Input("codes_by_interview", "by interview, the names of its themes",
                      optional=True),
                Input("heard_in", "instead: by theme, in how many interviews it was heard",
                      optional=True),
                Input("interviews", "with heard_in: how many there were; else the largest of them",
                      optional=True),
            ),
            readings=(
                Reading("near 1", "what people say from now on was mostly heard already"),
                Reading("below 0.5", "more than half of what will be said is still new"),
            ),
            limits=(
                "People of a kind that was never asked may say what no formula can see.",
                "What counts as one theme decides: statements that were not themed are heard once.",
                "The number not heard is a lower bound, not an estimate of all.",
            ),
            source=SOURCE,
            example={"heard_in": [1, 1, 1, 1, 2, 2, 5, 7], "interviews": 10},
        ),
        _compute,
        _tables,
        columns("A column with the title `heard_in`, a line a theme.", needs=("heard_in",)),
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""
