"""What those who held a session noted for themselves, in the restricted record alone."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.record.within import Remark, RemarkTopic
from workshop.report.blocks import AnyBlock, Bullets, Heading, Paragraph, plain
from workshop.report.session_view import SessionView


def debrief_section(view: SessionView) -> Iterator[AnyBlock]:
    """The debrief by topic; nothing in an edition for others."""
    if not (view.gathered.telling.open and view.session.debrief):
        return
    yield Heading(text="Debrief of those who held it")
    yield Paragraph(spans=plain("Their own notes; nobody who took part said this."))
    for topic in RemarkTopic:
        said = [remark for remark in view.session.debrief if remark.topic is topic]
        if said:
            yield Heading(text=topic.heading, level=2)
            yield Bullets(items=tuple(plain(_words(view, remark)) for remark in said))


def _words(view: SessionView, remark: Remark) -> str:
    """A remark with the question that it is about."""
    step = view.guide.step(remark.step_id)
    return f"{step.title}: {remark.text}" if step else remark.text
