"""Whom a department asks about a letter that it gets."""

from __future__ import annotations

from workshop.language import say
from workshop.report.needs.told_needs import ToldNeeds


def whom_to_ask(told: ToldNeeds, department_id: str) -> str:
    """In a sentence: its liaison with IT, else whoever leads the work."""
    if who := told.liaison(department_id):
        return say("Whom to ask: {who}, who stands between you and IT.", who=who)
    facilitator = told.record.engagement.facilitator
    if facilitator:
        return say(
            "Whom to ask: {who}. Nobody is named yet who stands between you and IT.",
            who=told.telling.text(facilitator),
        )
    return say("Nobody is named yet who stands between you and IT.")
