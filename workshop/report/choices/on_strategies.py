"""What rooms voted on the rows of a register, as an edition tells it."""

from __future__ import annotations

from collections.abc import Iterator

from workshop import times
from workshop.language import say
from workshop.report.blocks import AnyBlock, Bullets, Heading, Paragraph, Span, plain
from workshop.report.told_votes import ToldVote, VoteTelling
from workshop.report.view import Gathered


def votes_on(gathered: Gathered, register: str) -> Iterator[AnyBlock]:
    """The closed votes on rows of a register: which session, what it came to, row by row.

    Args:
        gathered: the record as an edition tells it.
        register: the register; nothing where nobody voted on its rows.
    """
    ids = {row.id for row in gathered.record.rows(register)}
    found = []
    for session in gathered.sessions:
        telling = VoteTelling(gathered, session)
        for step, vote, _ in telling.steps:
            if vote and vote.closed and ids.intersection(vote.subjects):
                where = say(
                    "{step}, in {session}, {day}",
                    step=gathered.telling.text(step.title),
                    session=gathered.title(session),
                    day=times.day(session.started),
                )
                found.append((where, telling.told(step, vote)))
    if not found:
        return
    yield Heading(text=say("Votes on them"))
    for where, told in found:
        yield Paragraph(spans=(Span(f"{where}: ", "strong"), Span(told.sentence)))
        if told.why is None:
            yield Bullets(items=tuple(plain(line) for line in _lines(told)))


def _lines(told: ToldVote) -> Iterator[str]:
    """What each thing got, in the order of the result."""
    for one in told.counted.results:
        text = told.options[one.subject_id].text
        votes = f"{round(one.votes, 3):g}"
        yield say("{code} {text}: {votes}", code=one.code, text=text, votes=votes)
