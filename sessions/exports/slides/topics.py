"""What a deck speaks of, one topic after the other, before anything is drawn.

A report is made for reading: it goes from the answer into the appendices, and much of it stands
in running text. A deck has its pictures, tables and asks; the rest is in the notes, or left to
the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import msgspec

from workshop.analysis.answer.facts import AskFact, DisagreementFact, FindingFact
from workshop.language import say
from workshop.report.appendices.alike import same_wordings
from workshop.report.appendices.said import said_once
from workshop.report.blocks import (
    AnyBlock,
    Block,
    Bullets,
    DateLine,
    FindingBlock,
    Gauge,
    Heading,
    Headline,
    Matrix,
    Notice,
    Paragraph,
    Plane,
    Quadrant,
    Report,
    Table,
    text_of,
)
from workshop.report.first_page.findings import sides
from workshop.report.needs.at_the_table import sessions_of_departments
from workshop.report.needs.chapters.department_pages import own_place
from workshop.report.needs.chapters.open_points import ways_to_meet
from workshop.times import day


class Findings(Block, frozen=True, kw_only=True):
    """All findings of a report."""

    items: tuple[FindingBlock, ...]


class Sides(Block, frozen=True, kw_only=True):
    """Where people differ."""

    items: tuple[DisagreementFact, ...]


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked, in the words in which it is shown."""

    text: str
    who: str = ""
    by: str = ""
    finding: str = ""


class Asked(Block, frozen=True, kw_only=True):
    """All that is asked of those who decide."""

    items: tuple[Ask, ...]


class Scores(Block, frozen=True, kw_only=True):
    """A number on its scale, and the rows that it was worked out of."""

    gauge: Gauge
    table: Table | None = None


class Remarks(Block, frozen=True, kw_only=True):
    """Sentences that the reader must know: limits, what was left out."""

    items: tuple[str, ...]
    names: frozenset[str] = frozenset()
    """Those that name what stands below them."""


Shown = (
    Headline
    | Findings
    | Quadrant
    | Plane
    | Table
    | DateLine
    | Sides
    | Asked
    | Scores
    | Matrix
    | Remarks
)


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that is shown, on a slide or on several."""

    title: str
    shown: Shown
    told: tuple[str, ...] = ()
    """Running text that stands beside it in the document."""
    below: str = ""
    """What stands below it on the slide."""
    alone: bool = False
    """Has a slide of its own however short it is: what a board is asked is looked at by itself."""


Pictured = TypeVar("Pictured", bound=Plane | Matrix | Table)

_PICTURES, _SIDES, _DATES, _ASKED, _CHARTS, _TABLES, _REMARKS = range(7)


@dataclass(slots=True)
class Section:
    """What stands under one heading."""

    title: str
    blocks: list[AnyBlock]

    @property
    def of_text(self) -> bool:
        """Whether there is nothing in it but text."""
        return all(isinstance(one, Bullets | Paragraph | Notice) for one in self.blocks)

    @property
    def told(self) -> tuple[str, ...]:
        """Its running text, and the items of a list beside something that is shown."""
        found = [text_of(one.spans) for one in self.blocks if isinstance(one, Paragraph)]
        if not self.of_text:
            found += _plain_items(self.blocks)
        return tuple(text for text in found if text)


def _plain_items(blocks: list[AnyBlock]) -> list[str]:
    """The items of lists that are sentences of the document, and nobody's words."""
    items = [item for one in blocks if isinstance(one, Bullets) for item in one.items]
    if any(len(item) != 1 or item[0].style != "plain" for item in items):
        return []
    return [text for item in items if (text := text_of(item))]


def topics(report: Report) -> list[Topic]:
    """What a deck of the report speaks of, in order: the answer, its reasons, the appendix."""
    sections = list(sections_of(report.blocks))
    in_order: dict[int, list[Topic]] = {place: [] for place in range(7)}
    register = False
    for section in sections:
        for place, topic in _of_section(section, front=not register):
            in_order[place].append(topic)
        register = register or any(
            isinstance(one, Matrix) and one.pattern == "signs" for one in section.blocks
        )
    in_order[_SIDES] += _sides(report)
    in_order[_ASKED] += _asked(report, sections)
    rest = [topic for place in sorted(in_order) for topic in in_order[place]]
    return _told_apart([*_answer(report, sections), *_findings(report, sections), *rest])


def _told_apart(found: list[Topic]) -> list[Topic]:
    """The same topics; of several with one title the later ones say what they show."""
    seen: set[str] = set()
    apart = []
    for topic in found:
        caption = getattr(topic.shown, "caption", "")
        again = topic.title in seen and caption
        apart.append(replace(topic, title=_both(topic.title, caption)) if again else topic)
        seen.add(topic.title)
    return apart


def sections_of(blocks: tuple[AnyBlock, ...]) -> Iterator[Section]:
    """The blocks under their headings; what stands before the first one has no title."""
    section = Section("", [])
    for block in blocks:
        if isinstance(block, Heading):
            yield section
            section = Section(block.text, [])
        else:
            section.blocks.append(block)
    yield section


def first_rows(block: Pictured, most: int) -> tuple[Pictured, str]:
    """The first rows, and what says below them how many more the document has; a plane whole."""
    if isinstance(block, Plane) or (rest := len(block.rows) - most) <= 0:
        return block, ""
    below = say("{n} more in the document.", n=rest)
    return msgspec.structs.replace(block, rows=block.rows[:most]), below


def _answer(report: Report, sections: list[Section]) -> Iterator[Topic]:
    """The headline, with the text below it up to the first heading."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Headline):
                yield Topic(say("The answer"), block, section.told)
                return
    answer = report.facts.answer
    if answer and answer.headline:
        yield Topic(say("The answer"), Headline(text=answer.headline, lines=answer.lines))


def _findings(report: Report, sections: list[Section]) -> Iterator[Topic]:
    """All findings together; of a document that leaves them to others, as the facts have them."""
    found = [
        (section, block)
        for section in sections
        for block in section.blocks
        if isinstance(block, FindingBlock)
    ]
    if found:
        title = found[0][0].title or say("What we found")
        yield Topic(title, Findings(items=tuple(block for _, block in found)), found[0][0].told)
    elif report.facts.answer and report.facts.answer.findings:
        items = tuple(_as_block(one) for one in report.facts.answer.findings)
        yield Topic(say("What we found"), Findings(items=items))


def _as_block(one: FindingFact) -> FindingBlock:
    """A finding as a document has it that shows it."""
    return FindingBlock(
        place=one.place,
        code="" if one.by_rule else one.id,
        text=one.text,
        support=one.sentence,
        cites=tuple(cite.id for cite in one.cites),
        recommendation=one.recommendation,
        ask=_in_a_line(asked_in_words(one.ask)) if one.ask else "",
    )


def asked_in_words(one: AskFact) -> Ask:
    """What is asked, in the words in which it is shown."""
    return Ask(text=one.text, who=one.who, by=day(one.by) if one.by else "", finding=one.finding)


def _in_a_line(one: Ask) -> str:
    return " · ".join(part for part in (one.text, one.who, one.by) if part)


def _sides(report: Report) -> Iterator[Topic]:
    """All places where people differ, which documents share out over two."""
    answer = report.facts.answer
    if answer and answer.disagreements:
        yield Topic(say("Where people disagree"), Sides(items=answer.disagreements))


def _asked(report: Report, sections: list[Section]) -> Iterator[Topic]:
    """All that is asked, which documents show in part."""
    answer = report.facts.answer
    items: tuple[Ask, ...]
    if answer:
        items, decided = tuple(asked_in_words(one) for one in answer.asked), answer.decided
    else:
        blocks = [block for section in sections for block in section.blocks]
        found = (one for one in blocks if isinstance(one, FindingBlock) and one.ask)
        items, decided = tuple(Ask(text=one.ask, finding=one.code) for one in found), ()
    if items:
        yield asked_topic(say("What is asked"), items, decided)


def asked_topic(title: str, items: tuple[Ask, ...], decided: tuple[str, ...]) -> Topic:
    """What is asked of those who decide; what they decided already is told beside it."""
    label = say("Decided already")
    told = tuple(say("{label}: {text}", label=label, text=one) for one in decided)
    return Topic(title, Asked(items=items), told, alone=True)


def _of_section(section: Section, *, front: bool) -> Iterator[tuple[int, Topic]]:
    """What is shown of a section, each with its place in the deck.

    Args:
        section: what stands under a heading.
        front: whether it comes before the register, so that its tables are no appendix.
    """
    blocks, told = section.blocks, section.told
    notices = [one.text for one in blocks if isinstance(one, Notice)]
    bases = _bases(blocks)
    for block in blocks:
        title = _title(section, block)
        if isinstance(block, Gauge):
            yield _CHARTS, Topic(title, Scores(gauge=block, table=bases.get(id(block))), told)
        elif isinstance(block, Quadrant):
            yield _PICTURES, Topic(title, block, told)
        elif isinstance(block, Plane):
            yield (_PICTURES if front else _CHARTS), Topic(title, block, told)
        elif isinstance(block, DateLine):
            yield _DATES, Topic(title, block, told)
        elif isinstance(block, Matrix):
            place = _CHARTS if block.pattern == "bars" else _TABLES
            yield place, Topic(title, block, told)
        elif isinstance(block, Table) and not _left_to_the_document(block):
            below, notices = " ".join(notices), []
            yield (_PICTURES if front else _TABLES), Topic(title, block, told, below)
    if any(isinstance(one, Notice) for one in blocks) and not notices:
        return
    if items := tuple(_remarks(section)):
        yield _REMARKS, Topic(section.title or say("To be known"), Remarks(items=items), told)


def _title(section: Section, block: Block) -> str:
    """What a slide is called: as its heading, with the caption where several stand there."""
    caption = getattr(block, "caption", "")
    if not section.title:
        return _both("", caption)
    # A section of a thousand blocks is looked through for those that have a caption, not for each.
    if caption and sum(type(one) is type(block) for one in section.blocks) > 1:
        return _both(section.title, caption)
    return section.title


def _both(title: str, caption: str) -> str:
    """Both, but for what one of them says already."""
    if not caption or not title or caption.startswith(title):
        return caption or title
    return f"{title}: {caption}"


def _bases(blocks: list[AnyBlock]) -> Mapping[int, Table]:
    """The first table behind each number, whose rows it was worked out of."""
    found: dict[int, Table] = {}
    last: Gauge | None = None
    for block in blocks:
        if isinstance(block, Gauge):
            last = block
        elif isinstance(block, Table) and last is not None:
            found[id(last)], last = block, None
    return found


def _left_to_the_document(table: Table) -> bool:
    """Whether a table is for reading alone, or told on slides of its own."""
    titles = {column.title for column in table.columns}
    captions = {said_once(), same_wordings(), sessions_of_departments(), ways_to_meet()}
    return table.caption in captions or titles == set(sides()) or own_place() in titles


def _remarks(section: Section) -> Iterator[str]:
    """Notices; where there is nothing else to show, the plain items of a list too."""
    yield from (one.text for one in section.blocks if isinstance(one, Notice) and one.text)
    if section.of_text:
        yield from _plain_items(section.blocks)
