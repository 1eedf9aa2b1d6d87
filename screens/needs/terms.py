"""What is agreed before needs are ranked, and who signed it, as lines of words."""

from __future__ import annotations

from collections.abc import Mapping

from screens.needs.picture import Picture
from screens.needs.words import amount
from workshop.needs.words import unsigned_told
from workshop.text import in_quotes, listing
from workshop.times import short_day


def term_lines(picture: Picture) -> list[str]:
    """What is agreed: limits, criteria with their weights, rule, calendar."""
    framework = picture.framework
    limits = [amount(each, number, picture.unit) for each, number in framework.limits.items()]
    criteria = [f"{each.name} {each.weight:.0%}" for each in framework.criteria]
    rule = "agreed" if framework.rule_agreed else "nobody agreed on another one"
    lines = [
        f"Limits: {listing(limits) or 'none yet: l on the board sets them'}.",
        f"Criteria: {listing(criteria) or 'none yet'}.",
        f"Joint order: {framework.rule} ({rule}).",
    ]
    for row in framework.dates[:4]:
        day = row.cell("day")
        lines.append(f"{short_day(day) if day else 'No day'}: {row.cell('term')}.")
    return lines


def signed_lines(picture: Picture, people: Mapping[str, str]) -> list[str]:
    """Who signed what stands now, who dissents, and who is missing."""
    lines = []
    for each in picture.framework.signed:
        who = people.get(each.person_id, "somebody")
        name = picture.name(each.department_id)
        words = str(each.row.cell("words"))
        said = "agrees" if each.agrees else "dissents"
        quoted = f": {in_quotes(words)}" if words else ""
        holds = "" if each.holds else " (to what stood before: asked anew)"
        lines.append(f"{'✓' if each.agrees else '✕'} {name}, {who}, {said}{quoted}{holds}")
    told = unsigned_told(picture.framework, picture.name)
    return [*lines, told] if told else [*lines, "Every department has said yes or no to it."]
