"""The report as slides: title, answer, findings, pictures, what is asked, and the register."""

from __future__ import annotations

from sessions.exports.clean_text import cleaned
from sessions.exports.look import PLAIN, Look
from sessions.exports.slides.deck import Deck
from sessions.exports.slides.drawing import draw
from sessions.exports.slides.evidence import Behind
from sessions.exports.slides.strategy_topics import strategy_topics
from sessions.exports.slides.topics import topics
from workshop.report.blocks import Report


def render(report: Report, look: Look = PLAIN) -> bytes:
    """The report as a PowerPoint file of 16:9; the same report and look give the same bytes."""
    report = cleaned(report)
    deck = Deck(report, look)
    deck.cover()
    behind = Behind(report)
    of_strategy = report.facts.elements is not None
    for topic in strategy_topics(report) if of_strategy else topics(report):
        draw(deck, topic, behind)
    return deck.packed()
