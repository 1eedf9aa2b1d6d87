"""The synthesis of all sessions: themes over departments, what they rest on, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from workshop import times
from workshop.analysis.evidence import coverage
from workshop.analysis.synthesis.facts import (
    HearNext,
    ThemeFact,
    ToldStatement,
)
from workshop.analysis.synthesis.strength import RULE, VERSION, Word
from workshop.language import counted, lowered, marked, say
from workshop.record.documents import EntryKind, Pestle
from workshop.report import chapters
from workshop.report.answer import answer_of
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Heading,
    Notice,
    Paragraph,
    Quote,
    Span,
    aside,
    plain,
)
from workshop.report.build import Content, of_engagement
from workshop.report.facts import Facts
from workshop.report.first_page.findings import finding_block
from workshop.report.synthesis import asked_for, open_ends
from workshop.report.synthesis.matrix_block import matrix
from workshop.report.synthesis.told_synthesis import ToldSynthesis
from workshop.report.synthesis.wanted_tables import goals_table, priorities_table
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.report.wording.letters import field_word, strength_word
from workshop.text import in_quotes, listing, plural

_MAIN: Final = 10
"""So many themes have a part of their own; the others stand below each other in the appendix."""
_QUOTED: Final = 3
"""So many statements of a theme are printed; JSON has all."""
_AGAINST: Final = 2
"""So many that say the opposite."""
_FIGURES: Final = 2
"""So many figures that were named."""
_FINDINGS: Final = 5

ELEMENT_WORDS: Final = {
    "overview": marked("overview"), "budget": marked("budget"), "projects": marked("projects"),
    "resources": marked("resources and tools"), "factors": marked("factors"),
    "risk_benefit": marked("risk and benefit"),
}  # fmt: skip

_BY_STRENGTH: Final[dict[Word, str]] = {
    "high": marked("{n} high"),
    "moderate": marked("{n} moderate"),
    "low": marked("{n} low"),
    "very low": marked("{n} very low"),
}


def content(gathered: Gathered) -> Content:
    """The synthesis in an edition."""
    told = ToldSynthesis(gathered)
    facts = Facts(
        sessions=tuple(gathered.session_fact(session) for session in gathered.sessions),
        departments=gathered.telling.departments_heard,
        withheld=chapters.all_left_out(gathered).total,
        left_out=told.heard.hidden,
        themes=told.themes,
        matrix=told.matrix,
        saturation=told.saturation,
        coding=told.coding,
        coverage=open_ends.covered(told),
        hear_next=open_ends.hear_next(told),
        priorities=asked_for.priorities(told),
        goals=asked_for.goals(told),
    )
    return of_engagement(gathered, "synthesis", _blocks(told, facts), facts)


def _blocks(told: ToldSynthesis, facts: Facts) -> Iterator[AnyBlock]:
    """The document, block after block: what follows first, then what it rests on."""
    gathered, themes = told.gathered, facts.themes or ()
    main = main_of(themes)
    yield from _together(told, themes)
    yield from priorities_table(facts.priorities or ())
    yield Heading(text=say("Heard enough?"))
    yield Paragraph(spans=plain(told.saturation.sentence))
    if told.coding is not None:
        yield Heading(text=say("Themed alike?"))
        yield Paragraph(spans=plain(told.coding.sentence))
    if shared := {theme.id for theme in themes if _is_shared(theme)}:
        yield Heading(text=say("Themes and departments"), page=True)
        caption = say(
            "Who says what: themes of more than one department, and those with an opposite"
        )
        yield from matrix(told.matrix, themes, caption, shared)
    if main:
        yield Heading(text=say("Theme by theme"))
    for theme in main:
        yield from theme_part(theme)
    yield from goals_table(facts.goals or ())
    yield from _hear_next(facts.hear_next or ())
    yield from _appendix(told, facts, [theme for theme in themes if theme not in main])
    yield from _method(told, gathered)


def _appendix(told: ToldSynthesis, facts: Facts, others: Sequence[ThemeFact]) -> Iterator[AnyBlock]:
    """The other themes, who was heard, what was covered and what is left out."""
    gathered = told.gathered
    alone = {theme.id for theme in others if _is_wide(theme) and not _is_shared(theme)}
    if others:
        yield Heading(text=say("Further themes"), page=True)
    yield from matrix(told.matrix, facts.themes or (), say("Themes of one department"), alone)
    yield from _others(others)
    found = coverage(gathered.telling.hearing, [known.factor for known in gathered.factors])
    yield from chapters.who_was_heard(gathered, found)
    yield from chapters.coverage_blocks(gathered, found)
    yield from _covered(facts)


def _together(told: ToldSynthesis, themes: Sequence[ThemeFact]) -> Iterator[AnyBlock]:
    """What the sessions say together, in a few sentences, each with what it rests on."""
    yield Heading(text=say("What the interviews say together"))
    yield Paragraph(spans=plain(_overview(told, themes)))
    departments = tuple(map(told.telling.called, told.heard_departments))
    found = answer_of(told.gathered).findings[:_FINDINGS]
    if any(each.by_rule for each in found):
        words = say("Nobody has written findings yet: these are the themes that reach furthest.")
        yield Paragraph(spans=(Span(words, "muted"),))
    yield from (finding_block(each, departments) for each in found)


def _overview(told: ToldSynthesis, themes: Sequence[ThemeFact]) -> str:
    """How much there is, and how far it can be relied on."""
    if not themes:
        return say("No theme and no factor is told yet.")
    words = Counter(theme.strength.word for theme in themes)
    by_word = [say(_BY_STRENGTH[word], n=words[word]) for word in _BY_STRENGTH if words[word]]
    wide = sum(theme.departments > 1 for theme in themes)
    split = sum(theme.against > 0 for theme in themes)
    heard = len(told.telling.hearing.heard)
    parts = [
        say(
            "{themes} from {sessions} and {departments}; {n} said by more than one department.",
            themes=plural(len(themes), "theme"),
            sessions=counted(len(told.gathered.sessions), "session", of=True),
            departments=counted(heard, "department", of=True),
            n=wide,
        ),
        say("Strength: {counts}.", counts=listing(by_word)),
    ]
    if split == 1:
        parts.append(say("1 has somebody against."))
    elif split:
        parts.append(say("{n} have somebody against.", n=split))
    return " ".join(parts)


def code_of(theme_id: str) -> str:
    """The code of a theme; of one that is only a tag, that it is: its name says the rest."""
    return say("tag") if theme_id.startswith("#") else theme_id


def main_of(themes: Sequence[ThemeFact]) -> list[ThemeFact]:
    """The themes with a part of their own: said in more than one department, or opposed."""
    return [theme for theme in themes if _is_shared(theme)][:_MAIN]


def _is_shared(theme: ThemeFact) -> bool:
    """Whether more than one department speaks of it, or somebody says the opposite."""
    return theme.departments > 1 or theme.against > 0


def _is_wide(theme: ThemeFact) -> bool:
    """Whether more than one statement is under a theme."""
    return theme.n > 1


def theme_part(theme: ThemeFact) -> Iterator[AnyBlock]:
    """One theme: who says so, some of their words, the figures named, and who says the opposite."""
    yield Heading(text=theme.text, level=2)
    code = (Span(f"{theme.id} ", "strong"),) if not theme.id.startswith("#") else ()
    words = say(
        "{support}; strength {strength}",
        support=theme.sentence.partition(" · ")[0],
        strength=lowered(theme.strength.sentence),
    )
    yield Paragraph(spans=(*code, Span(words, "muted")))
    said = [each for each in theme.statements if each.stance == "for"]
    against = [each for each in theme.statements if each.stance == "against"]
    shown, opposed = said[:_QUOTED], against[:_AGAINST]
    figures = [e for e in said[_QUOTED:] if any(c.isdigit() for c in e.text)][:_FIGURES]
    for each in shown:
        if each.kind == EntryKind.QUOTE.value:
            where = f"{each.session_title}, {times.day(each.at)}" if each.at else ""
            yield Quote(text=each.text, who=each.who, where=where)
    noted = [each for each in shown if each.kind != EntryKind.QUOTE.value]
    lines = [_said(each, theme.text) for each in noted]
    lines += [
        (Span(f"{say('Figure named:')} ", "strong"), *_said(each, theme.text)) for each in figures
    ]
    lines += [_said(each, theme.text) for each in opposed]
    if lines:
        yield Bullets(items=tuple(lines))
    rest = theme.n - len(shown) - len(figures) - len(opposed)
    codes = say("Factors: {codes}.", codes=phrases.codes(theme.factors)) if theme.factors else ""
    more = f"{plural(rest, 'more statement')}." if rest else ""
    if line := " ".join(part for part in (more, codes) if part):
        yield Paragraph(spans=(Span(line, "muted"),))


def _others(themes: Sequence[ThemeFact]) -> Iterator[AnyBlock]:
    """The other themes, each with some of what was said."""
    several = [theme for theme in themes if _is_wide(theme)]
    for theme in several:
        yield Paragraph(
            spans=(
                Span(f"{code_of(theme.id)} ", "strong"),
                Span(theme.text, "strong"),
                Span(f" ({_reach(theme)})", "muted"),
            )
        )
        yield Bullets(items=tuple(_said(each, theme.text) for each in shown_of(theme)))
        if (rest := theme.n - len(shown_of(theme))) > 0:
            yield Paragraph(spans=(Span(f"{plural(rest, 'more statement')}.", "muted"),))
    once = [theme for theme in themes if not _is_wide(theme)]
    if once:
        yield Heading(text=say("Said once"), level=2)
        yield Paragraph(
            spans=plain(
                say(
                    "{statements} of which nobody else said anything alike, or which nobody has "
                    "themed yet.",
                    statements=plural(len(once), "statement"),
                )
            )
        )
        yield Bullets(items=tuple(_once(theme) for theme in once))


def _reach(theme: ThemeFact) -> str:
    """How far a theme reaches, and how far it can be relied on."""
    word = strength_word(theme.strength.word)
    return say("{reach}; strength {word}", reach=_breadth(theme), word=word)


def _breadth(theme: ThemeFact) -> str:
    """How far a theme reaches, in short."""
    return f"{theme.sentence.partition(' · ')[0]}; {plural(theme.n, 'statement')}"


def shown_of(theme: ThemeFact) -> list[ToldStatement]:
    """The statements of a theme that are printed: some that say so, and always the opposite."""
    against = [each for each in theme.statements if each.stance == "against"]
    said = [each for each in theme.statements if each.stance == "for"]
    return [*said[: max(1, _QUOTED - len(against))], *against][:_QUOTED]


def _said(one: ToldStatement, text: str) -> tuple[Span, ...]:
    """One statement: its words, who said it and where."""
    quoted = one.kind == EntryKind.QUOTE.value
    words = in_quotes(one.text) if quoted else one.text
    if one.text == text:
        words = say("In these words")
    where = f"{one.session_title}, {times.day(one.at)}" if one.at else ""
    source = " · ".join(part for part in (one.who, where) if part)
    spans = [Span(words)]
    if one.stance == "against":
        spans.insert(0, Span(f"{say('The opposite:')} ", "strong"))
    return (*spans, *aside(source))


def _once(theme: ThemeFact) -> tuple[Span, ...]:
    who = theme.statements[0].who if theme.statements else ""
    source = who or say("department not recorded")
    if theme.not_judged:
        source = f"{source} · {say('others look alike, not judged')}"
    return (
        Span(f"{code_of(theme.id)} ", "strong"),
        Span(theme.text),
        Span(f" — {source}", "muted"),
    )


def _hear_next(rows: Sequence[HearNext]) -> Iterator[AnyBlock]:
    """Who should be heard next, and why."""
    if rows:
        yield Heading(text=say("Whom to hear next"))
        yield Bullets(
            items=tuple(
                (Span(row.who, "strong"), Span(say(": {text}", text=row.why))) for row in rows
            )
        )


def _covered(facts: Facts) -> Iterator[AnyBlock]:
    """Fields of the scan and elements of the strategy document, with how much there is for each."""
    if facts.coverage is None:
        return
    fields = [f"{field_word(field)} {facts.coverage.pestle[field.value]}" for field in Pestle]
    elements = [
        f"{say(ELEMENT_WORDS[name])} {count}" for name, count in facts.coverage.elements.items()
    ]
    yield Paragraph(
        spans=plain(say("External factors by field: {counts}.", counts=listing(fields)))
    )
    yield Paragraph(
        spans=plain(
            say(
                "Statements for each element of the strategy document: {counts}.",
                counts=listing(elements),
            )
        )
    )


def _method(told: ToldSynthesis, gathered: Gathered) -> Iterator[AnyBlock]:
    """How it was made, and what it cannot say."""
    yield Heading(text=say("Method and limits"))
    yield from chapters.left_out(gathered, chapters.all_left_out(gathered))
    if told.heard.hidden:
        themes = plural(told.heard.hidden, "theme")
        yield Notice(text=say("Left out of this edition: {what}.", what=themes))
    yield Bullets(
        items=(
            plain(
                say(
                    "A theme is what people put statements under; a tag that somebody typed is "
                    "one, and a factor that no theme holds is one of its own. Statements that are "
                    "word for word the same are one theme."
                )
            ),
            plain(
                say(
                    "Strength by the rule “{rule}”, number {number}, after the four questions of "
                    "GRADE-CERQual: enough and independent, fitting together, to the point, how it "
                    "was gathered. One session is one source, however many voices were in it.",
                    rule=say(RULE),
                    number=VERSION,
                )
            ),
            plain(
                say(
                    "Whether enough was heard: {source}. Interviews alone count.",
                    source=told.saturation.source,
                )
            ),
            plain(
                say("The people heard were chosen, not sampled: the counts stand for nobody else.")
            ),
        )
    )
