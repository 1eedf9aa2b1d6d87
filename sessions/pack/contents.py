"""Which documents a pack has, in which formats, and which do not apply and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from sessions.exports.errors import NoSuchForm
from sessions.exports.registry import Format, every_format, format_named, formats_of
from sessions.pack.profiles import Profile
from workshop.language import marked, say
from workshop.record.record import Record
from workshop.registers.kinds import REGISTERS
from workshop.report.blocks import Report
from workshop.report.document_names import DOCUMENTS
from workshop.report.facts import Facts
from workshop.text import listing


class Wanted(NamedTuple):
    """A document that a pack is to have."""

    document: str
    """A key of `DOCUMENTS`."""
    session_id: str | None
    formats: tuple[Format, ...]


class LeftOut(NamedTuple):
    """A document that a pack does not have."""

    document: str
    """A key of `DOCUMENTS`."""
    reason: str
    """Why, as a sentence."""


class Contents(NamedTuple):
    """What a pack is to have."""

    wanted: tuple[Wanted, ...]
    left_out: tuple[LeftOut, ...]


def contents_of(record: Record, profile: Profile, formats: Sequence[str] = ()) -> Contents:
    """What a pack is to have, before it is known what each document says.

    Args:
        record: the engagement.
        profile: for whom.
        formats: the formats that are asked for; those of the profile where none are.

    Raises:
        NoSuchForm: there is no such format, or none of its documents goes in any of them.
    """
    chosen = [format_named(name).name for name in formats] or list(profile.formats)
    wanted, left_out = list[Wanted](), list[LeftOut]()
    for document in profile.has():
        forms = tuple(row for row in formats_of(document, profile.edition) if row.name in chosen)
        sessions: list[str | None] = [None]
        if DOCUMENTS[document].of_session:
            sessions = [session.id for session in record.sessions()]
        if not forms:
            left_out.append(LeftOut(document, _no_format(chosen)))
        elif not sessions:
            left_out.append(LeftOut(document, say("No session was held yet.")))
        wanted += [Wanted(document, each, forms) for each in sessions if forms]
    if not wanted and all(one.reason == _no_format(chosen) for one in left_out):
        raise NoSuchForm(
            f"None of the documents of this pack goes as {_titles(chosen)}. Ask for other formats."
        )
    return Contents(tuple(wanted), tuple(left_out))


def _no_format(chosen: Sequence[str]) -> str:
    return say("It does not go as {formats}.", formats=_titles(chosen))


def _titles(names: Sequence[str]) -> str:
    return listing([row.title for row in every_format() if row.name in names], "or")


def why_empty(report: Report) -> str:
    """Why there is no point in a document, as a sentence; empty where there is one.

    It is told of the edition alone: nothing is said of what was recorded and may not be told.
    """
    document, facts = report.document, report.facts
    if document in REGISTERS and document not in _EMPTY:
        rows = facts.registers[document].rows
        return "" if rows else say("No row of it is told in this edition.")
    nothing = _EMPTY.get(document)
    return say(_SENTENCES[document]) if nothing and nothing(facts) else ""


def _no_factors(facts: Facts) -> bool:
    return facts.swot is None or not any(_factors(facts))


def _factors(facts: Facts) -> Iterator[object]:
    if swot := facts.swot:
        yield from swot.factors


def _no_external(facts: Facts) -> bool:
    return not facts.pestle or not any(facts.pestle.values())


def _no_actions(facts: Facts) -> bool:
    fact = facts.actions
    return fact is None or not (fact.n or fact.decisions or fact.questions or fact.no_action)


def _no_strategy(facts: Facts) -> bool:
    return not facts.it_goals and not facts.projects


def _not_begun(facts: Facts) -> bool:
    fact = facts.programme
    return fact is None or all(step.mark == "open" for step in fact.steps)


def _no_feedback(facts: Facts) -> bool:
    rounds, predictions = facts.rounds, facts.predictions
    return not (rounds and rounds.held) and not (predictions and predictions.items)


_EMPTY: Final[Mapping[str, Callable[[Facts], bool]]] = MappingProxyType(
    {
        "swot": _no_factors,
        "scan": _no_external,
        "synthesis": lambda facts: not facts.themes,
        "told-back": lambda facts: not facts.sheets,
        "actions": _no_actions,
        "needs": lambda facts: not facts.needs,
        "reply": lambda facts: not facts.answers,
        "liaison": lambda facts: not facts.liaisons,
        "strategy": _no_strategy,
        "decisions": lambda facts: not facts.decided,
        "notices": lambda facts: not facts.letters,
        "boards": lambda facts: not any(one.marks or one.n for one in facts.boards or ()),
        "programme": _not_begun,
        "feedback": _no_feedback,
    }
)
"""Whether a document with a builder of its own has nothing that it is for."""

_SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "swot": marked("No strength, weakness, opportunity or threat is told in this edition."),
        "scan": marked("No opportunity or threat is told in this edition."),
        "synthesis": marked("No theme is told in this edition."),
        "told-back": marked("No department's sheet is told in this edition."),
        "actions": marked("No action, decision or open question is told in this edition."),
        "needs": marked("No department's request is told in this edition."),
        "reply": marked("No department's request is told in this edition."),
        "liaison": marked("No liaison is told in this edition."),
        "strategy": marked("No goal and no project is told in this edition."),
        "decisions": marked("No decision is told in this edition."),
        "notices": marked("No notice of a change is told in this edition."),
        "boards": marked("No board has anything to show in this edition."),
        "programme": marked("No step of the programme has begun."),
        "feedback": marked("No round of feedback and no prediction is told in this edition."),
    }
)

_ABOUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "swot": marked(
            "What it comes to: the findings, and the strengths, weaknesses, opportunities and "
            "threats they rest on."
        ),
        "scan": marked("What comes from outside, by the fields of PESTLE, and what it may do."),
        "synthesis": marked(
            "What all sessions say together: themes over departments, how far each can be relied "
            "on, and whom to hear next."
        ),
        "told-back": marked(
            "For each department what it told, what others say of the same, and what follows."
        ),
        "actions": marked("Who does what by when, what was decided, and what nobody does yet."),
        "needs": marked(
            "What all departments want from IT in one order: what fits, what does not and why, and "
            "how that was agreed."
        ),
        "reply": marked("For each department a letter: everything it asked for, answered once."),
        "liaison": marked(
            "For each liaison a brief before the next session of their department and a digest of "
            "its last, and where IT sat."
        ),
        "strategy": marked(
            "The strategy on one page, its six elements with what is missing in each, and what "
            "they rest on."
        ),
        "tows": marked(
            "Strategies of pairs of factors: what each cites, how attractive it is, and which "
            "factors none uses."
        ),
        "gaps": marked("What is and what is wanted, what matters most, and what closes each gap."),
        "decisions": marked(
            "Each decision on a page: on what it rests, what it costs, who signs off, who dissents."
        ),
        "notices": marked(
            "For each department a letter on what changes for it, and what it gains and carries."
        ),
        "boards": marked("One question about the strategy on each page, answered by a method."),
        "programme": marked(
            "Where the programme stands: the next session and why, the six steps, who is heard, "
            "and what each project waits for."
        ),
        "feedback": marked(
            "What each round of feedback found against the one before, and how good predictions "
            "were."
        ),
        "session": marked("What was said in one session, and who was there."),
        "topline": marked("The first impression of one session, on a page."),
    }
)


def about(document: str) -> str:
    """What a document is, in a sentence."""
    if document in _ABOUT:
        return say(_ABOUT[document])
    return REGISTERS[document].means if document in REGISTERS else DOCUMENTS[document].title
