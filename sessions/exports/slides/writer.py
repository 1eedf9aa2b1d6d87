"""The report as slides: title, answer, findings, pictures, what is asked, and the register."""

from __future__ import annotations

from sessions.exports.clean_text import cleaned
from sessions.exports.look import PLAIN, Look
from sessions.exports.slides.carrying_topics import IN_ORDER, carrying_topics
from sessions.exports.slides.deck import Deck
from sessions.exports.slides.evidence import Behind
from sessions.exports.slides.joining import draw_all
from sessions.exports.slides.strategy_topics import strategy_topics
from sessions.exports.slides.topics import Topic, topics
from workshop.report.blocks import Report


def render(report: Report, look: Look = PLAIN) -> bytes:
    """The report as a PowerPoint file of 16:9; the same report and look give the same bytes."""
    report = cleaned(report)
    deck = Deck(report, look)
    deck.cover()
    draw_all(deck, _topics(report), Behind(report))
    return deck.packed()


def _topics(report: Report) -> list[Topic]:
    """What the deck of a document speaks of."""
    if report.facts.elements is not None:
        return strategy_topics(report)
    return carrying_topics(report) if report.document in IN_ORDER else topics(report)
