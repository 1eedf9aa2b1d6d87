"""What the theming board tells of one statement, and of one theme as a whole."""

from __future__ import annotations

from screens.theming.state import Card, Member, Whole
from screens.widgets.letter_signs import LETTER_WORDS
from workshop import times
from workshop.analysis.coders import ALONE
from workshop.analysis.theming import Theming, said_beside
from workshop.record.codebook import Codebook
from workshop.record.documents import Factor, Person
from workshop.record.themes import Stance
from workshop.text import listing, plural


def card_of(theming: Theming, factor: Factor, coder: str = "") -> Card:
    """The statement in front."""
    record = theming.record
    entries = record.evidence_of(factor.id)
    first = entries[0]
    people = [
        record.get(Person, each)
        for each in dict.fromkeys(p for e in entries for p in theming.hearing.speakers(e))
    ]
    departments = listing(list(theming.departments_of(entries)))
    who = ", ".join(part for part in (people[0].name, people[0].role) if part) if people else ""
    if len(people) > 1:
        who = f"{plural(len(people), 'person', 'people')} of {departments}"
    field = factor.pestle.word if factor.pestle else ""
    about = [LETTER_WORDS[factor.letter.value], field, who or departments]
    about.append(times.short_moment(first.at))
    brief = [LETTER_WORDS[factor.letter.value], who.split(",")[0], departments]
    themes = theming.codebook.of_factor(factor)
    names = ((theming.codebook.theme(key), stance) for key, stance in themes.items())
    return Card(
        factor=factor,
        about=" · ".join(part for part in about if part),
        brief=" · ".join(part for part in brief if part),
        quote=said_beside(entries, record.entries_of(first.session_id, first.step_id)),
        themes=tuple((theme.name, stance) for theme, stance in names if theme),
        second=_second(theming, factor, coder) if coder else "",
    )


def _second(theming: Theming, factor: Factor, coder: str) -> str:
    """What a second coder says of a statement."""
    said = Codebook(theming.record, coder).of_factor(factor)
    themes = (theming.codebook.theme(key) for key in said)
    names = [theme.name for theme in themes if theme]
    return f"{coder}: {listing(names) or ALONE}"


def whole_of(theming: Theming, theme_id: str) -> Whole | None:
    """A theme as a whole; none where there is no such theme any more."""
    theme = theming.codebook.theme(theme_id)
    if theme is None:
        return None
    held = theming.under(theme.id)
    record = theming.record
    members = tuple(
        Member(one, stance, listing(list(theming.departments_of(record.evidence_of(one.id)))))
        for one, stance in held
    )
    entries = [e for one, _ in held for e in record.evidence_of(one.id)]
    against = sum(stance is Stance.AGAINST for _, stance in held)
    counts = [
        f"{len(held)} said",
        plural(len(theming.departments_of(entries)), "department"),
        *([f"{against} the opposite"] if against else []),
    ]
    return Whole(theme, members, " · ".join(counts))
