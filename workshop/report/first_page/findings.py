"""The answer as blocks: headline, findings, where people differ, what is asked, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workshop import times
from workshop.analysis.answer.facts import (
    AnswerFact,
    AskFact,
    ChangesFact,
    DisagreementFact,
    FindingFact,
    SideFact,
)
from workshop.language import say
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    FindingBlock,
    Heading,
    Headline,
    Paragraph,
    Span,
    Table,
    plain,
)
from workshop.report.factor_lists.heard_cells import heard_cell
from workshop.report.wording import format as phrases
from workshop.report.wording.letters import strength_word
from workshop.text import in_quotes, listing, plural

MOST_FINDINGS: Final = 5
"""So many stand on the first page."""
MOST_DISAGREEMENTS: Final = 4
MOST_LISTED: Final = 40
"""So many disagreements are listed behind it; who reads more asks the data."""
MOST_ASKED: Final = 3
_LINES: Final = 22
"""So many lines of a page are there for findings, what is asked and where people disagree."""
_LINES_OF_ONE: Final = 4
"""A disagreement takes so many, both sides beside each other."""
MOST_DECIDED: Final = 1
MOST_CHANGES: Final = 2
"""So many decisions and changes are told there by their words."""


def headline(answer: AnswerFact, *, has_findings: bool = True) -> Iterator[AnyBlock]:
    """The answer in a sentence, or that it is not written yet.

    Args:
        answer: the answer as data.
        has_findings: whether findings follow, of which it is told that a rule drew them.
    """
    if answer.headline:
        yield Headline(text=answer.headline, lines=answer.lines)
        return
    if answer.headline_left_out:
        # It was written, so it is not asked for; what it means is told where that may be.
        yield Paragraph(spans=plain(say("The answer in one sentence is left out of this edition.")))
        if answer.lines:
            yield Bullets(items=tuple(map(plain, answer.lines)))
        return
    words = say("The answer in one sentence is not written yet.")
    if has_findings and any(each.by_rule for each in answer.findings):
        words = say(
            "The answer in one sentence is not written yet, and findings are drawn by rule."
        )
    yield Paragraph(spans=(Span(f"{say('Working draft.')} ", "strong"), Span(words)))


def findings(
    answer: AnswerFact, departments: Sequence[str], elsewhere: str = ""
) -> Iterator[AnyBlock]:
    """What was found: the first ones, each with what it rests on.

    Args:
        answer: the answer as data.
        departments: the departments heard, as far as they may be named.
        elsewhere: where those stand that have no room here: `appendix F`.
    """
    yield Heading(text=say("What we found"))
    shown = answer.findings[:MOST_FINDINGS]
    if not shown:
        yield Paragraph(spans=plain(say("Nothing that several departments say is told yet.")))
    yield from (finding_block(each, departments) for each in shown)
    more = len(answer.findings) - len(shown)
    notes = []
    if more and elsewhere:
        others = plural(more, "more finding")
        notes.append(say("{findings} in {place}.", findings=others, place=elsewhere))
    if answer.findings_left_out:
        notes.append(
            plural(
                answer.findings_left_out,
                "finding left out of this edition, as nothing they rest on may be told.",
                "findings left out of this edition, as nothing they rest on may be told.",
            )
        )
    if notes:
        yield Paragraph(spans=plain(" ".join(notes)))


def more_findings(answer: AnswerFact, departments: Sequence[str]) -> Iterator[AnyBlock]:
    """The findings that have no room on the first page."""
    for each in answer.findings[MOST_FINDINGS:]:
        yield finding_block(each, departments)


def finding_block(found: FindingFact, departments: Sequence[str]) -> FindingBlock:
    """A finding in short: its words, who says so, how far it can be relied on, what follows."""
    return FindingBlock(
        place=found.place,
        code="" if found.by_rule else found.id,
        text=found.text,
        support=_support(found),
        cites=tuple(cite.id for cite in found.cites),
        heard=tuple(
            heard_cell(said=name in found.said_by, against=name in found.against_by)
            for name in departments
        ),
        departments=tuple(departments),
        against=_against(found),
        recommendation=found.recommendation,
        ask=asked_words(found.ask) if found.ask else "",
    )


def _support(found: FindingFact) -> str:
    """How far it can be relied on: `5 of 8 departments · moderate`."""
    departments = say("department not recorded")
    if found.departments:
        departments = phrases.some_of(found.departments, found.departments_heard, "department")
    if found.by_rule:  # its words begin with how many say so
        departments = ""
    word = ""
    if found.strength:
        word = say("{word} strength", word=strength_word(found.strength.word))
    return " · ".join(part for part in (departments, word) if part)


def _against(found: FindingFact) -> str:
    """Who says the opposite; nothing where nobody does."""
    if found.against_by:
        names = listing(list(found.against_by))
        if len(found.against_by) == 1:
            return say("{department} says the opposite", department=names)
        return say("{departments} say the opposite", departments=names)
    if found.against:
        return plural(found.against, "statement says the opposite", "statements say the opposite")
    return ""


def asked_words(ask: AskFact) -> str:
    """What is asked, of whom and until when, in a line."""
    by = say("by {day}", day=times.day(ask.by)) if ask.by else ""
    beside = ", ".join(part for part in (ask.who, by) if part)
    return f"{ask.text} — {beside}" if beside else ask.text


# Where people differ


def disagreements(answer: AnswerFact, elsewhere: str = "") -> Iterator[AnyBlock]:
    """Where people differ, the widest first: both wordings side by side."""
    shown = answer.disagreements[: have_room(answer)]
    if not shown:
        return
    yield Heading(text=say("Where people disagree"))
    more = len(answer.disagreements) - len(shown)
    told = say("{n} more in {place}", n=more, place=elsewhere) if more and elsewhere else ""
    yield disagreement_table(shown, told)


def have_room(answer: AnswerFact) -> int:
    """How many disagreements have room on the first page, at most four.

    Where findings fill it, they go on to the next one, and that has room for all four.
    """
    taken = sum(
        2 + bool(each.against) + bool(each.recommendation) + bool(each.ask)
        for each in answer.findings[:MOST_FINDINGS]
    )
    taken += min(len(answer.asked), MOST_ASKED)
    left = (_LINES - taken) // _LINES_OF_ONE
    return min(MOST_DISAGREEMENTS, left) if left > 0 else MOST_DISAGREEMENTS


def more_disagreements(answer: AnswerFact) -> Iterator[AnyBlock]:
    """Those that have no room on the first page."""
    if rest := answer.disagreements[have_room(answer) :]:
        more = len(rest) - MOST_LISTED
        told = say("{n} narrower ones are not listed", n=more) if more > 0 else ""
        yield disagreement_table(rest[:MOST_LISTED], told)


def sides() -> tuple[str, str]:
    """What the two sides of what people differ on are called, over their columns."""
    return say("Some say"), say("Others say")


def disagreement_table(found: Sequence[DisagreementFact], more: str = "") -> Table:
    """Both sides of each, with whose they are.

    Args:
        found: where people differ.
        more: how many others stand where.
    """
    words = say("Both sides, the widest difference first")
    return Table(
        caption=f"{words}; {more}" if more else words,
        columns=tuple(Column(title=title) for title in sides()),
        rows=tuple((_first_side(each), _side(each.second)) for each in found),
    )


def _first_side(found: DisagreementFact) -> str:
    """One side with what it is about, and the reason where the room gave one."""
    side, about = _side(found.first), found.about.strip()
    words = side
    if not found.first.text.casefold().startswith(about.casefold()):
        words = say("{label}: {text}", label=about, text=side)
    if not found.reason:
        return words
    who = f" — {found.reason_who}" if found.reason_who else ""
    return f"{words}\n{in_quotes(found.reason)}{who}"


def _side(side: SideFact) -> str:
    """What one side says, and whose it is."""
    words = f"{side.id} {side.text}".strip()
    return f"{words} — {side.who}" if side.who else words


# What is asked, what was decided, what changed


def asked(answer: AnswerFact) -> Iterator[AnyBlock]:
    """What those who decide are asked for; `AnswerFact` has what is due next first."""
    found = answer.asked
    if not found:
        return
    yield Heading(text=say("What is asked"))
    yield Bullets(
        items=tuple(
            (
                Span(asked_words(ask)),
                Span(f" ({ask.finding})", "muted") if ask.finding else Span(""),
            )
            for ask in found[:MOST_ASKED]
        )
    )
    if (more := len(found) - MOST_ASKED) > 0:
        yield Paragraph(spans=plain(say("{n} more, each with the finding that asks it.", n=more)))


def decided(answer: AnswerFact, elsewhere: str) -> tuple[Span, ...]:
    """What was decided already; nothing where nothing was."""
    if not answer.decided:
        return ()
    shown = list(answer.decided[:MOST_DECIDED])
    more = len(answer.decided) - len(shown)
    words = "; ".join(each.rstrip(".") for each in shown)
    rest = f"; {say('{n} more in {place}', n=more, place=elsewhere)}" if more else ""
    return (Span(f"{say('Decided already:')} ", "strong"), Span(f"{words}{rest}. "))


def changed(changes: ChangesFact | None, elsewhere: str) -> tuple[Span, ...]:
    """What changed since an earlier moment, in short; nothing where none was asked for."""
    if changes is None:
        return ()
    where = f" {say('All in {place}.', place=elsewhere)}" if changes.n > MOST_CHANGES else ""
    told = " ".join(each.sentence for each in changes.changes[:MOST_CHANGES])
    words = f"{changes.sentence} {told}{where}".strip()
    label = say("Changed since {moment}:", moment=changes.what)
    return (Span(f"{label} ", "strong"), Span(words))


def in_one(*parts: tuple[Span, ...]) -> Iterator[AnyBlock]:
    """Short notes in one paragraph; nothing where there are none."""
    if spans := tuple(span for part in parts for span in part):
        yield Paragraph(spans=spans)


def all_changes(changes: ChangesFact) -> Bullets:
    """Everything that changed."""
    return Bullets(items=tuple(plain(each.sentence) for each in changes.changes))
