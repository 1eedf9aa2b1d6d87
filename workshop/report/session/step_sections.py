"""What single kinds of step bring to the summary of a session, beside the entries made in them.

Entries are told by what they are (factors, quotes, decisions, ...), whatever step they were made
in; consent and read-back are told of every session. A kind that brings something else has a section
of its own here, under the word that guides use for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, Final

from workshop.guide.step import kind_of
from workshop.language import say
from workshop.record.documents import EntryKind
from workshop.record.within import Remark, RemarkTopic
from workshop.report.actions.follow_up import open_actions_section
from workshop.report.blocks import AnyBlock, Bullets, Heading, Paragraph, plain
from workshop.report.session.form_section import form_section, rows_elsewhere
from workshop.report.session.score_section import score_section
from workshop.report.session.vote_section import vote_section
from workshop.report.session_view import SessionView
from workshop.report.wording.states import topic_title

Section = Callable[[SessionView, Sequence[Any]], Iterator[AnyBlock]]
"""Tells what was done in a session, in these steps: all that its guide has of one kind."""


def _no_section(_: SessionView, __: Sequence[Any]) -> Iterator[AnyBlock]:
    yield from ()


def _loaded(module: str) -> Section:
    """The section of a room that stands on this one; it is loaded where a guide has such steps."""

    def section(view: SessionView, steps: Sequence[Any]) -> Iterator[AnyBlock]:
        yield from import_module(f"workshop.report.{module}").section(view, steps)

    return section


ENTRIES_ONLY: Final[Section] = _no_section
"""Nothing of its own: what was said in these steps stands with the entries."""

TOLD_ALWAYS: Final[Section] = _no_section
"""Nothing here: the summary tells of it whether or not the guide has such a step."""

SECTIONS: Final[dict[str, Section]] = {
    "brief": ENTRIES_ONLY,
    "consent": TOLD_ALWAYS,
    "ask": ENTRIES_ONLY,
    "capture": ENTRIES_ONLY,
    "score": score_section,
    "vote": vote_section,
    "form": form_section,
    "decide": TOLD_ALWAYS,
    "pair": _loaded("choices.strategies"),
    "gap": _loaded("choices.gaps"),
    "cluster": _loaded("clusters.told_groups"),
    "discuss": _loaded("room.discussing"),
    "open-actions": open_actions_section,
    "feedback": _loaded("room.feedback"),
    "readback": TOLD_ALWAYS,
    "actions": ENTRIES_ONLY,
    "breakout": _loaded("room.groups"),
    "break": ENTRIES_ONLY,
}
"""The section of every kind of step, in the order in which the summary has them."""


def step_sections(view: SessionView) -> Iterator[AnyBlock]:
    """The sections of the kinds of step that the guide has, and rows entered in other steps."""
    for kind, section in SECTIONS.items():
        if steps := [step for step in view.guide.steps if kind_of(step) == kind]:
            yield from without_empty(section(view, steps))
    yield from rows_elsewhere(view)


def without_empty(blocks: Iterator[AnyBlock]) -> Iterator[AnyBlock]:
    """Blocks without the headings under which nothing stands."""
    waiting: list[Heading] = []
    for block in blocks:
        if isinstance(block, Heading):
            waiting = [each for each in waiting if each.level < block.level]
            waiting.append(block)
            continue
        yield from waiting
        waiting = []
        yield block


def decisions_first(view: SessionView, listed: Iterator[AnyBlock]) -> Iterator[AnyBlock]:
    """What was decided in steps for it, then the decisions that were said in any step.

    Args:
        view: the session.
        listed: these, under their heading.
    """
    if not any(kind_of(step) == "decide" for step in view.guide.steps):
        yield from listed
        return
    made = list(import_module("workshop.report.choices.decisions").first(view))
    yield from made
    said = list(listed)
    if not any(isinstance(block, Heading) for block in made):
        yield from said
    elif view.of_kind(EntryKind.DECISION):
        yield from said[1:]


def debrief_section(view: SessionView) -> Iterator[AnyBlock]:
    """The debrief by topic; nothing in an edition for others."""
    if not (view.gathered.telling.open and view.session.debrief):
        return
    yield Heading(text=say("Debrief of those who held it"))
    yield Paragraph(spans=plain(say("Their own notes; nobody who took part said this.")))
    for topic in RemarkTopic:
        said = [remark for remark in view.session.debrief if remark.topic is topic]
        if said:
            yield Heading(text=topic_title(topic), level=2)
            yield Bullets(items=tuple(plain(_remark_words(view, remark)) for remark in said))


def _remark_words(view: SessionView, remark: Remark) -> str:
    """A remark with the question that it is about."""
    step = view.guide.step(remark.step_id)
    return f"{step.title}: {remark.text}" if step else remark.text
