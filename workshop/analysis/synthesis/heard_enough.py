"""Whether enough interviews were held: two published methods on the themes that were heard.

G. Guest, E. Namey & M. Chen (2020) look back: do the latest interviews still bring new themes? A.
Chao & L. Jost (2012) look ahead: how much of what will be said was said, and what would one more
bring? Neither means anything before statements are themed, and then neither is told as a verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from workshop.analysis.synthesis.heard_themes import HeardTheme
from workshop.language import grouped, lowered, marked, pointed, say
from workshop.methods.core.checks import Undefined, number_of
from workshop.methods.environment.sample_coverage import (
    SampleCoverage,
    heard_in_of,
    sample_coverage,
)
from workshop.methods.environment.saturation import (
    USUAL_BASE,
    USUAL_RUN,
    USUAL_THRESHOLD,
    new_codes_of,
    saturation,
)
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.text import plural

THEME_FIRST = marked("Theme first")
"""How the sentence begins where most themes were heard once."""


class HeardEnough(msgspec.Struct, frozen=True, kw_only=True):
    """Whether new themes have dried up, over the interviews."""

    n: int
    """Interviews, as `interviews`."""
    interviews: int
    """Interviews in which something was recorded that is told."""
    themes: int
    """Themes heard in them."""
    heard_once: int
    """Themes heard in one of them alone."""
    new: tuple[int, ...]
    """For each interview, in the order held, how many themes no earlier one had."""
    base: int = USUAL_BASE
    """Interviews whose themes later ones are held against."""
    run: int = USUAL_RUN
    """Interviews in a run."""
    threshold: float = USUAL_THRESHOLD
    """The greatest share of new themes in a run that counts as saturated."""
    notation: str | None
    """Interviews and run at which saturation was reached, `4+1`; none where it was not, where it
    cannot be judged, or where theming comes first."""
    coverage: float | None
    """The part of what is being said that was heard, 0 to 1; none where nothing was."""
    unseen_at_least: float | None
    """Themes that nobody named yet: at least so many are to be expected."""
    next_brings: float | None
    """New themes that one more interview is expected to bring."""
    sentence: str
    brief: str
    """The same where there is little room."""
    source: str


def heard_enough(themes: Iterable[HeardTheme], held: Sequence[Session]) -> HeardEnough:
    """Whether enough interviews were held.

    Args:
        themes: what was heard.
        held: the interviews, in the order held.
    """
    by_session: dict[str, list[str]] = {session.id: [] for session in held}
    for theme in themes:
        for session_id in dict.fromkeys(entry.session_id for entry in theme.entries):
            if session_id in by_session:
                by_session[session_id].append(theme.code)
    told = list(by_session.values())
    new = new_codes_of(told)
    looked_back = saturation(new)
    covered = sample_coverage(heard_in_of(told), len(told))
    theme_first = covered.once * 2 > covered.themes
    reached = looked_back.notation
    notation = reached if isinstance(reached, str) and not theme_first else None
    return HeardEnough(
        n=len(told),
        interviews=len(told),
        themes=covered.themes,
        heard_once=covered.once,
        new=new,
        notation=notation,
        coverage=number_of(covered.coverage),
        unseen_at_least=number_of(covered.unseen_at_least),
        next_brings=number_of(covered.next_brings),
        sentence=_sentence(
            covered,
            looked_back.sentence,
            notation,
            theme_first=theme_first,
            judged=not isinstance(reached, Undefined),
            quiet=_nothing_new(new),
        ),
        brief=_brief(covered, notation, theme_first=theme_first),
        source=f"{looked_back.source.partition(';')[0]}; {covered.source}",
    )


def interviews_of(record: Record, told: Iterable[str]) -> list[Session]:
    """The interviews that are among some sessions, in the order held.

    Args:
        record: the documents.
        told: the ids of the sessions of which something is told.
    """
    ids = set(told)
    return [
        session
        for session in record.sessions()
        if session.id in ids and record.guide_of(session).setting == "interview"
    ]


def _sentence(
    covered: SampleCoverage,
    looked_back: str,
    notation: str | None,
    *,
    theme_first: bool,
    judged: bool,
    quiet: str,
) -> str:
    """What the numbers say together."""
    if not covered.themes:
        return say(
            "{interviews} and no theme yet: nothing to judge.",
            interviews=plural(covered.interviews, "interview"),
        )
    if theme_first:
        return _themes_first(covered)
    if not judged:
        return f"{covered.sentence} {looked_back}{quiet}"
    if notation:
        verdict = say(
            "Saturated at {notation}: {found}", notation=notation, found=lowered(covered.sentence)
        )
    else:
        verdict = say("Not saturated: {found}", found=lowered(covered.sentence))
    return f"{verdict} {looked_back}{quiet}"


def _nothing_new(new: Sequence[int]) -> str:
    """How many of the latest interviews brought nothing new, behind a blank; empty where none."""
    many = next((at for at, count in enumerate(reversed(new)) if count), 0)
    if not many:
        return ""
    if many == 1:
        told = say("The latest interview brought no new theme.")
    else:
        told = say("The latest {number} interviews brought no new theme.", number=many)
    return f" {told}"


def _themes_first(covered: SampleCoverage) -> str:
    """That most themes were heard once, so that they are to be looked through first."""
    enough = plural(
        covered.interviews,
        "interview is enough cannot be told yet",
        "interviews are enough cannot be told yet",
    )
    values = {
        "head": say(THEME_FIRST),
        "once": grouped(covered.once),
        "themes": plural(covered.themes, "theme"),
        "enough": enough,
    }
    if covered.once == 1:
        return say(
            "{head}: {once} of {themes} was heard in one interview alone, so whether {enough}.",
            **values,
        )
    return say(
        "{head}: {once} of {themes} were heard in one interview alone, so whether {enough}.",
        **values,
    )


def _brief(covered: SampleCoverage, notation: str | None, *, theme_first: bool) -> str:
    """What the numbers say, where there is little room."""
    if not covered.themes:
        return say("no theme yet")
    if theme_first:
        return say(
            "theme first: {once} of {themes} heard once",
            once=grouped(covered.once),
            themes=plural(covered.themes, "theme"),
        )
    if covered.interviews == 1:
        return say("cannot be told before a second interview")
    words = say(
        "{percent}% covered by {interviews}; the next brings {new} new",
        percent=f"{covered.coverage:.0%}".removesuffix("%"),
        interviews=plural(covered.interviews, "interview"),
        new=pointed(f"{covered.next_brings:.1f}"),
    )
    return (
        say("saturated at {notation}, {rest}", notation=notation, rest=words) if notation else words
    )
