"""The synthesis of all sessions: themes over departments, what they rest on, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from workshop import times
from workshop.analysis.evidence import coverage
from workshop.analysis.synthesis.facts import (
    GoalTold,
    HearNext,
    PriorityRow,
    ThemeFact,
    ToldStatement,
    Wish,
)
from workshop.analysis.synthesis.strength import RULE, VERSION
from workshop.record.documents import Pestle
from workshop.report import chapters
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Notice,
    Paragraph,
    Span,
    Table,
    plain,
)
from workshop.report.build import Content, of_engagement
from workshop.report.facts import Facts
from workshop.report.synthesis import asked_for, open_ends
from workshop.report.synthesis.told_synthesis import ToldSynthesis
from workshop.report.view import Gathered
from workshop.text import listing, plural

SAID: Final = "●"
OPPOSITE: Final = "✕"
SILENT: Final = "·"
NOT_HEARD: Final = "–"

_SIGNS: Final = {
    "said": SAID, "said the opposite": OPPOSITE, "silent": SILENT, "not heard": NOT_HEARD,
}  # fmt: skip

SIGN_WORDS: Final = {
    f"{SAID} {OPPOSITE}": "said so, and the opposite", SAID: "said so",
    OPPOSITE: "said the opposite", SILENT: "nothing of it is told", NOT_HEARD: "not heard",
}  # fmt: skip
"""What a cell of themes over departments says, where it is read out."""

_QUOTED: Final = 8
"""So many statements of a theme are printed; JSON has all."""
_COLUMNS: Final = 6
"""So many departments stand beside the words of a theme in one table."""

ELEMENT_WORDS: Final = {
    "overview": "overview", "budget": "budget", "projects": "projects",
    "resources": "resources and tools", "factors": "factors", "risk_benefit": "risk and benefit",
}  # fmt: skip


def content(gathered: Gathered) -> Content:
    """The synthesis in an edition."""
    told = ToldSynthesis(gathered)
    entries = [e for s in gathered.sessions for e in gathered.record.entries_of(s.id)]
    facts = Facts(
        sessions=tuple(gathered.session_fact(session) for session in gathered.sessions),
        departments=gathered.telling.departments_heard,
        withheld=gathered.telling.left_out(entries).total,
        left_out=told.heard.hidden,
        themes=told.themes,
        matrix=told.matrix,
        saturation=told.saturation,
        coverage=open_ends.covered(told),
        hear_next=open_ends.hear_next(told),
        priorities=asked_for.priorities(told),
        goals=asked_for.goals(told),
    )
    return of_engagement(gathered, "synthesis", _blocks(told, facts), facts)


def _blocks(told: ToldSynthesis, facts: Facts) -> Iterator[AnyBlock]:
    """The document, block after block."""
    gathered, themes = told.gathered, facts.themes or ()
    entries = [e for s in gathered.sessions for e in gathered.record.entries_of(s.id)]
    yield Heading(text="What was said")
    yield Paragraph(spans=plain(_overview(told, themes)))
    yield from chapters.left_out(gathered, gathered.telling.left_out(entries))
    if told.heard.hidden:
        yield Notice(text=f"Left out of this edition: {plural(told.heard.hidden, 'theme')}.")
    yield Heading(text="Heard enough?")
    yield Paragraph(spans=plain(told.saturation.sentence))
    if themes:
        yield from _matrix(told)
        yield from _themes(themes)
    yield from _priorities(facts.priorities or ())
    yield from _goals(facts.goals or ())
    yield from _hear_next(facts.hear_next or ())
    found = coverage(gathered.telling.hearing, [known.factor for known in gathered.factors])
    yield from chapters.who_was_heard(gathered, found)
    yield from chapters.coverage_blocks(gathered, found)
    yield from _covered(facts)
    yield from _method(told)


def _overview(told: ToldSynthesis, themes: Sequence[ThemeFact]) -> str:
    """How much there is, and how far it can be relied on."""
    if not themes:
        return "No theme and no factor is told yet."
    words = Counter(theme.strength.word for theme in themes)
    by_word = [f"{words[word]} {word}" for word in ("high", "moderate", "low", "very low")
               if words[word]]  # fmt: skip
    wide = sum(theme.departments > 1 for theme in themes)
    split = sum(theme.against > 0 for theme in themes)
    heard = len(told.telling.hearing.heard)
    opposed = f" {split} {'has' if split == 1 else 'have'} somebody against." if split else ""
    return (
        f"{plural(len(themes), 'theme')} from {plural(len(told.gathered.sessions), 'session')} and "
        f"{plural(heard, 'department')}; {wide} said by more than one department. "
        f"Strength: {listing(by_word)}.{opposed}"
    )


def code_of(theme_id: str) -> str:
    """The code of a theme; of one that is only a tag, that it is: its name says the rest."""
    return "tag" if theme_id.startswith("#") else theme_id


def _is_wide(theme: ThemeFact) -> bool:
    """Whether more than one statement is under a theme."""
    return theme.n > 1


def _matrix(told: ToldSynthesis) -> Iterator[AnyBlock]:
    """Themes over departments; of many departments several tables, one below the other."""
    yield Heading(text="Themes and departments")
    rows = told.matrix.rows
    strength = {theme.id: theme.strength.word for theme in told.themes}
    yield Paragraph(
        spans=plain(
            f"{SAID} said so, {OPPOSITE} said the opposite, {SILENT} nothing of it is told, "
            f"{NOT_HEARD} not heard. What may not be told as a department's is in no column."
        )
    )
    departments = told.matrix.departments
    for start in range(0, max(1, len(departments)), _COLUMNS):
        part = departments[start : start + _COLUMNS]
        yield Table(
            caption=f"Who says what: {listing(list(part))}" if part else "Who says what",
            columns=(
                Column(title="Theme", weight=2),
                Column(title="In words", weight=5),
                *(Column(title=name, weight=2) for name in part),
                Column(title="Strength", weight=2),
            ),
            rows=tuple(
                (
                    code_of(row.id),
                    row.text,
                    *(
                        _sign(row.cells[at], row.against[at])
                        for at in range(start, start + len(part))
                    ),
                    strength[row.id],
                )
                for row in rows
            ),
        )


def _sign(cell: str, against: int) -> str:
    """The sign of a cell; a department that says both has both."""
    return f"{SAID} {OPPOSITE}" if cell == "said" and against else _SIGNS[cell]


def _themes(themes: Sequence[ThemeFact]) -> Iterator[AnyBlock]:
    """Every theme with what was said, different departments first, the opposite last."""
    yield Heading(text="Theme by theme")
    for theme in themes:
        if not _is_wide(theme):
            continue
        yield Paragraph(
            spans=(
                Span(f"{code_of(theme.id)} ", "strong"),
                Span(theme.text, "strong"),
                Span(f" ({theme.sentence})", "muted"),
            )
        )
        yield Paragraph(spans=(Span("Strength: ", "muted"), Span(theme.strength.sentence)))
        yield Bullets(items=tuple(_said(each, theme.text) for each in shown_of(theme)))
        if theme.n > _QUOTED:
            yield Paragraph(spans=plain(f"{theme.n - _QUOTED} more are not printed here."))
    once = [theme for theme in themes if not _is_wide(theme)]
    if once:
        yield Heading(text="Said once", level=2)
        yield Paragraph(
            spans=plain(
                f"{plural(len(once), 'statement')} of which nobody else said anything alike, or "
                "which nobody has themed yet."
            )
        )
        yield Bullets(items=tuple(_once(theme) for theme in once))


def shown_of(theme: ThemeFact, most: int = _QUOTED) -> list[ToldStatement]:
    """The statements of a theme that are printed: some that say so, and always the opposite."""
    against = [each for each in theme.statements if each.stance == "against"]
    said = [each for each in theme.statements if each.stance == "for"]
    return [*said[: max(1, most - len(against))], *against][: max(most, 1)]


def _said(one: ToldStatement, text: str) -> tuple[Span, ...]:
    """One statement: its words, who said it and where."""
    words = "as stated" if one.text == text else f"“{one.text}”"
    where = f"{one.session_title}, {times.day(one.at)}" if one.at else ""
    source = " · ".join(part for part in (one.who, where) if part)
    spans = [Span(words)]
    if one.stance == "against":
        spans.insert(0, Span("The opposite: ", "strong"))
    return (*spans, Span(f" — {source}", "muted")) if source else tuple(spans)


def _once(theme: ThemeFact) -> tuple[Span, ...]:
    who = theme.statements[0].who if theme.statements else ""
    alike = " · others look alike, not judged" if theme.not_judged else ""
    return (
        Span(f"{code_of(theme.id)} ", "strong"),
        Span(theme.text),
        Span(f" — {who or 'department not recorded'}{alike}", "muted"),
    )


def _priorities(rows: Sequence[PriorityRow]) -> Iterator[AnyBlock]:
    """What each department would put first, let wait, and stop."""
    if not rows:
        return
    yield Heading(text="Priorities side by side")
    yield Table(
        caption="What each would put first, let wait, and stop",
        columns=(
            Column(title="Department", weight=2),
            Column(title="First", weight=4),
            Column(title="May wait", weight=3),
            Column(title="Stop", weight=3),
        ),
        rows=tuple(
            (row.who, _wishes(row.first), _wishes(row.may_wait), _wishes(row.stop)) for row in rows
        ),
    )


def _wishes(wishes: Sequence[Wish]) -> str:
    return "\n".join(wish.text for wish in wishes)


def _goals(goals: Sequence[GoalTold]) -> Iterator[AnyBlock]:
    """The goals as they were told."""
    if not goals:
        return
    yield Heading(text="Goals as told")
    yield Table(
        caption="Each in the words of whoever told it, and in its parts where these were said",
        columns=(
            Column(title="Department", weight=2),
            Column(title="Goal", weight=5),
            Column(title="Measure", weight=3),
            Column(title="Today", weight=2),
            Column(title="Wanted", weight=3),
        ),
        rows=tuple(
            (goal.department, goal.text, goal.measure, goal.today, goal.wanted) for goal in goals
        ),
    )


def _hear_next(rows: Sequence[HearNext]) -> Iterator[AnyBlock]:
    """Who should be heard next, and why."""
    if rows:
        yield Heading(text="Whom to hear next")
        yield Bullets(items=tuple((Span(row.who, "strong"), Span(f": {row.why}")) for row in rows))


def _covered(facts: Facts) -> Iterator[AnyBlock]:
    """Fields of the scan and elements of the strategy document, with how much there is for each."""
    if facts.coverage is None:
        return
    fields = [f"{field.word} {facts.coverage.pestle[field.value]}" for field in Pestle]
    elements = [f"{ELEMENT_WORDS[name]} {count}" for name, count in facts.coverage.elements.items()]
    yield Paragraph(spans=plain(f"External factors by field: {listing(fields)}."))
    yield Paragraph(
        spans=plain(f"Statements for each element of the strategy document: {listing(elements)}.")
    )


def _method(told: ToldSynthesis) -> Iterator[AnyBlock]:
    """How it was made, and what it cannot say."""
    yield Heading(text="Method and limits")
    yield Bullets(
        items=(
            plain(
                "A theme is what people put statements under; a tag that somebody typed is one, "
                "and a factor that no theme holds is one of its own. Statements that are word for "
                "word the same are one theme."
            ),
            plain(
                f"Strength by the rule “{RULE}”, number {VERSION}, after the four questions of "
                "GRADE-CERQual: enough and independent, fitting together, to the point, how it was "
                "gathered. One session is one source, however many voices were in it."
            ),
            plain(f"Whether enough was heard: {told.saturation.source}. Interviews alone count."),
            plain("The people heard were chosen, not sampled: the counts stand for nobody else."),
        )
    )
