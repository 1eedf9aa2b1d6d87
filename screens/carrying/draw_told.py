"""The changes, and who was told of the one in front, as rows of lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from screens.carrying.draw_keys import with_keys
from screens.carrying.picture import Picture
from screens.widgets.ink import ALERT, GOOD, MUTED, muted
from screens.widgets.row_list import Item, Row
from screens.widgets.row_words import head, in_short, note, subject_head
from workshop.carrying.told_changes import ToldChange
from workshop.record.rows import Row as RegisterRow
from workshop.strategy.awareness import State, Told
from workshop.text import listing, plural
from workshop.times import short_day

_INDENT: Final = 8
_DEPARTMENT: Final = 4
_SIGNS: Final[dict[State, tuple[str, str]]] = {
    "untold": ("!", f"bold {ALERT}"),
    "to tell": ("○", ALERT),
    "told": ("✓", GOOD),
    "acknowledged": ("✓", GOOD),
}
"""The sign of how far a department knows, and its ink."""
_ORDER: Final[tuple[State, ...]] = ("untold", "to tell", "told", "acknowledged")
_TITLES: Final[dict[State, str]] = {
    "untold": "Without a notice",
    "to tell": "To tell",
    "told": "Told",
    "acknowledged": "Acknowledged",
}
_NAMED: Final = 3
"""So many departments are named under a change, at most."""


def change_items(picture: Picture) -> Iterator[Item]:
    """The changes, those of started projects of which somebody was not told first."""
    if not picture.changes:
        yield note("No changes yet: t opens their table.")
        return
    begun = [each for each in picture.changes if each.has_begun]
    later = [each for each in picture.changes if not each.has_begun]
    for title, found, above in (
        ("Started", begun, 0),
        ("Not started yet", later, int(bool(begun))),
    ):
        if found:
            yield head(title, muted(f"{len(found)}"), above)
            for each in found:
                yield _change_item(picture, each)


def _change_item(picture: Picture, told: ToldChange) -> Item:
    row = told.row
    if told.change is None:
        small = Content.styled("has started, and nobody said what it changes", ALERT)
        sign, ink = "!", f"bold {ALERT}"
    elif told.open and not told.has_begun:
        small = muted(f"{plural(len(told.open), 'department')} to tell")
        sign, ink = "○", MUTED
    elif told.open:
        names = [picture.departments.get(each.department_id, "") for each in told.open]
        more = len(names) - _NAMED
        some = [*names[:_NAMED], plural(more, "other")] if more > 0 else names
        small = Content.styled(f"not told: {listing(some)}", ALERT)
        sign, ink = "○", ALERT
    else:
        small = muted("everybody was told" if told.told else "there is no department to tell")
        sign, ink = "✓", GOOD
    by = f"{told.project.code} · " if told.project and told.change else ""
    return Item(
        Row(
            Content.styled(in_short(row.subject), "bold" if told.has_begun else ""),
            lead=Content.assemble((sign, ink), " ", (row.code, "bold")),
            small=Content.assemble((by, MUTED), small),
            indent=_INDENT,
        ),
        row.id,
        told,
    )


def told_items(picture: Picture, told: ToldChange) -> Iterator[Item]:
    """Every department, those that were not told first."""
    change = told.change
    yield subject_head(f"{told.row.code} {told.row.subject}")
    if change is None:
        yield note("It has started: enter what it changes, so that somebody can be told.")
        return
    begins = f"from {short_day(change.cell('begins'))}" if change.cell("begins") else "no day yet"
    of = f"{told.project.code} {told.project.subject} · " if told.project else ""
    yield Item(Row(muted(f"{of}{begins}")))
    if change.cell("will_be"):
        yield Item(Row(Content(" ".join(change.cell("will_be").split()))))
    if missing := len(told.without_notice):
        words = f"{plural(missing, 'department has', 'departments have')} no notice"
        key = ("n", "makes what is missing")
        yield from with_keys(picture, words, key, ink=ALERT, above=1)
    for state in _ORDER:
        found = [each for each in told.told if each.state == state]
        found.sort(key=lambda each: each.department_id not in told.concerned)
        if found:
            yield head(_TITLES[state], muted(f"{len(found)}"))
        for each in found:
            yield _department_item(picture, told, each)
    if not told.told:
        yield note("There is no department to tell.", 1)


def _department_item(picture: Picture, told: ToldChange, one: Told) -> Item:
    sign, ink = _SIGNS[one.state]
    small = "; ".join(" ".join(each.subject.split()) for each in one.notices)
    concerned = one.state == "untold" and one.department_id in told.concerned
    return Item(
        Row(
            Content(picture.departments.get(one.department_id, "")),
            lead=Content.styled(sign, ink),
            right=Content.styled(_standing(picture, one, concerned=concerned), MUTED),
            small=muted(small),
            indent=_DEPARTMENT,
        ),
        one.department_id,
        one,
    )


def _standing(picture: Picture, one: Told, *, concerned: bool) -> str:
    """How far a department knows, in words."""
    codes = listing([each.code for each in one.notices])
    if one.state == "untold":
        return "its needs are met by it" if concerned else ""
    if one.state == "to tell":
        return f"{codes} to be told{_by(picture, one.notices)}"
    on = f" {short_day(one.on)}" if one.on else ""
    if one.state == "told":
        given = tuple(each for each in one.notices if each.cell("told_on"))
        return f"told{on}{_by(picture, given)}"
    days = [each.cell("acknowledged_on") for each in one.notices if each.cell("acknowledged_on")]
    return f"told{on} · acknowledged {short_day(max(days))}"


def _by(picture: Picture, notices: tuple[RegisterRow, ...]) -> str:
    people = dict.fromkeys(each.cell("told_by") for each in notices if each.cell("told_by"))
    names = [picture.people.get(each, "") for each in people]
    return f" by {listing(names)}" if names else ""
