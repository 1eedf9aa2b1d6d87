"""The projects, and what the one in front waits for, as rows of lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from screens.carrying.draw_keys import with_keys
from screens.carrying.picture import Picture
from screens.widgets.ink import ALERT, GOOD, MUTED, muted
from screens.widgets.row_list import Item, Row
from screens.widgets.row_words import head, in_short, note, subject_head
from workshop.carrying.gates import Gate, GateKind, Gates
from workshop.language import raised
from workshop.registers.kinds.decisions import DECISIONS
from workshop.registers.kinds.strategy.projects import OVER, STARTED
from workshop.registers.numbers import show_cents
from workshop.text import plural
from workshop.times import short_day

_INDENT: Final = 8
_SECTIONS: Final[tuple[tuple[str, tuple[GateKind, ...]], ...]] = (
    ("Approvals", ("ladder", "approval")),
    ("Conditions", ("condition",)),
    ("Standards", ("rule",)),
    ("Projects before it", ("project",)),
)
"""Under which headings gates of which kinds stand."""


def project_items(picture: Picture) -> Iterator[Item]:
    """Every project, with how much it waits for."""
    if not picture.projects:
        yield note("No projects yet: t opens their table.")
        return
    for found in picture.projects:
        project = found.project
        sign, ink, words = _standing(found)
        cost = f" · {show_cents(found.cost)}" if found.cost is not None else ""
        state = project.cell("state") or "no state yet"
        yield Item(
            Row(
                Content.styled(in_short(project.subject), "bold"),
                lead=Content.assemble((sign, ink), " ", (project.code, "bold")),
                small=Content.assemble((f"{state}{cost} · ", MUTED), (words, ink)),
                indent=_INDENT,
            ),
            project.id,
            found,
        )


def _standing(found: Gates) -> tuple[str, str, str]:
    """The sign of a project, its ink, and how it stands."""
    state, holding = found.project.cell("state"), len(found.holding_up)
    if state == STARTED:
        waived = f", {len(found.waived)} waived" if found.waived else ""
        return "▶", "$accent", f"under way{waived}"
    if state in OVER:
        return "■", MUTED, "over"
    if holding:
        return "○", ALERT, f"waits for {holding}"
    return "✓", GOOD, "can start"


def gate_items(picture: Picture, found: Gates) -> Iterator[Item]:
    """What a project waits for, one row a gate."""
    project = found.project
    yield subject_head(f"{project.code} {project.subject}")
    cost = "not known" if found.cost is None else show_cents(found.cost)
    yield Item(Row(muted(f"{project.cell('state') or 'no state yet'} · likely cost {cost}")))
    if found.is_to_start:
        yield from _what_next(picture, found)
    for title, kinds in _SECTIONS:
        gates = [each for each in found.gates if each.kind in kinds]
        if not gates:
            continue
        open_ = sum(each.holds_up for each in gates)
        right = muted("all there")
        if open_:
            right = Content.styled(f"{open_} open", ALERT if found.is_to_start else MUTED)
        yield head(title, right)
        for gate in gates:
            yield _gate_item(picture, gate, ALERT if found.is_to_start else MUTED)
    if not found.gates:
        yield note("It waits for nothing.", 1)


def _what_next(picture: Picture, found: Gates) -> Iterator[Item]:
    if found.holding_up:
        words = f"{plural(len(found.holding_up), 'thing')} open"
        keys = (("m", "it is there"), ("w", "waive"), ("s", "start, and waive the rest"))
        yield from with_keys(picture, words, *keys, ink=ALERT)
    else:
        yield from with_keys(picture, "Nothing is open", ("s", "starts it"), ink=GOOD)


def _gate_item(picture: Picture, gate: Gate, open_ink: str) -> Item:
    """A gate; what is open of a project that runs already holds nothing up."""
    code = "–" if gate.kind == "ladder" else gate.row.code
    if gate.waived is not None:
        sign, ink = "◇", "$accent"
        small = Content.styled(_waived(picture, gate), ink)
    elif gate.is_open:
        sign, ink = "○", open_ink
        small = muted(_lacking(picture, gate))
    else:
        sign, ink = "✓", GOOD
        small = muted(_since(gate))
    return Item(
        Row(
            Content(_words(picture, gate)),
            lead=Content.assemble((sign, ink), " ", (code, "bold")),
            small=small,
            indent=_INDENT,
        ),
        f"{gate.kind}-{gate.row.id}",
        gate,
    )


def _words(picture: Picture, gate: Gate) -> str:
    """What a gate asks for, in words."""
    row = gate.row
    if gate.kind == "ladder":
        return "Who approves it"
    if gate.kind == "approval":
        who = picture.people.get(row.cell("approver") or "", "somebody")
        above = row.cell("above")
        return f"{who} approves it" + (f", above {show_cents(above)}" if above is not None else "")
    if gate.kind == "condition" and row.TABLE == DECISIONS:
        return " ".join(row.cell("conditions").split())
    return " ".join(row.subject.split())


def _lacking(picture: Picture, gate: Gate) -> str:
    """Why something is open: who has not approved it, else who sees to it, and by when."""
    row = gate.row
    if gate.kind in ("ladder", "approval"):
        return raised(gate.lacks)
    if gate.kind == "project":
        return f"not done yet: {row.cell('state') or 'no state yet'}"
    who = picture.people.get(row.cell("owner") or "", "")
    due = None if row.TABLE == DECISIONS else row.cell("due")
    by = f"by {short_day(due)}" if due else ""
    return ", ".join(filter(None, (f"{who} sees to it" if who else "nobody sees to it yet", by)))


def _waived(picture: Picture, gate: Gate) -> str:
    waiver = gate.waived
    assert waiver is not None  # noqa: S101 - asked for where it is waived
    who = picture.people.get(waiver.cell("waived_by") or "", "somebody")
    on = f" on {short_day(waiver.cell('on'))}" if waiver.cell("on") else ""
    return f"Waived by {who}{on}: {' '.join(waiver.subject.split())}"


def _since(gate: Gate) -> str:
    """Since when something is there, where that is known."""
    row = gate.row
    if gate.kind == "rule" and row.cell("state") == "waived":
        return "waived in its own row"
    field = {"approval": "answered_on", "condition": "met_on"}.get(gate.kind, "")
    day = row.cell(field) if field and row.TABLE != DECISIONS else None
    words = {"approval": "approved", "project": "done"}.get(gate.kind, "met")
    return f"{words} {short_day(day)}" if day else words
