"""Examples of themes and of duties: saturation, agreement of coders, and RACI."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from tests.builders.boards import put_rows
from tests.builders.example import Example, Inputs, StoredBuilding
from tests.builders.record import interview
from workshop.report.blocks import Bullets, Report
from workshop.report.build import build
from workshop.report.view import Gathered
from workshop.running.theming import PutUnderTheme


def synthesis_of(gathered: Gathered) -> Report:
    """The synthesis as the restricted edition has it."""
    return build(gathered.record, "synthesis", "restricted")


def _printed(report: Report) -> str:
    """Everything that stands in its paragraphs."""
    return " ".join(span.text for block in report.blocks for span in getattr(block, "spans", ()))


def record_saturation(room: StoredBuilding, inputs: Inputs) -> None:
    """As many interviews, each with so many new themes; the last one comes back to all."""
    known: list[str] = []
    for place, new in enumerate(inputs["new_codes"], 1):
        session = room.start(interview(), room.person(f"Person {place}"))
        fresh = [f"theme-{place}-{at}" for at in range(new)]
        known += fresh
        back = place == len(inputs["new_codes"])
        for tag in known if back else fresh or known[:1]:
            room.say(session, "talk", f"- Of {tag} in interview {place} #{tag}")
        room.close(session)


def saturation_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """What the synthesis tells, as data and on paper."""
    report = synthesis_of(gathered)
    told = report.facts.saturation
    assert told is not None
    assert told.new == tuple(inputs["new_codes"])
    assert (told.base, told.run, told.threshold) == (
        inputs["base"], inputs["run"], inputs["threshold"],
    )  # fmt: skip
    assert told.sentence in _printed(report)
    assert f"Saturated at {told.notation}" in told.sentence
    assert "The latest 3 interviews brought no new theme." in told.sentence
    return {"notation": told.notation, "base_codes": sum(told.new[: told.base])}


def record_coding(room: StoredBuilding, inputs: Inputs) -> None:
    """The first coder themes what was said; the others do so again, each for themselves."""
    first, *others = inputs["coders_by_units"]
    session = room.start(interview(), room.person("Dana Ortiz"))
    ids = [
        room.say(session, "talk", f"- Published statement {number}").id
        for number in range(1, len(first) + 1)
    ]
    room.close(session)
    _theme(room, ids, first, "")
    for number, row in enumerate(others, 2):
        _theme(room, ids, row, f"Coder {number}")


def _theme(
    room: StoredBuilding, ids: Sequence[str], heads: Sequence[int | None], coder: str
) -> None:
    for entry, head in zip(ids, heads, strict=True):
        if head is not None:
            theme = f"Theme number {head}"
            room.do(PutUnderTheme(statements=(entry,), theme=theme, coder=coder))


def coding_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """What the synthesis tells of all who themed, as data and on paper."""
    report = synthesis_of(gathered)
    told = report.facts.coding
    assert told is not None
    assert told.alpha is not None
    assert told.coders == len(inputs["coders_by_units"])
    assert f"alpha {told.alpha:.2f}" in told.sentence
    assert told.sentence in _printed(report)
    return {"alpha": told.alpha}


_PARTS: Final = {"R": "responsible", "A": "accountable", "C": "consulted", "I": "informed"}
_ERRORS: Final = {
    "nobody is accountable": "no accountable",
    "2 people are accountable, not one": "more than one accountable",
    "nobody is responsible": "no responsible",
}
"""What the table says, and how the example calls it."""


def record_raci(room: StoredBuilding, inputs: Inputs) -> None:
    """A row for each part of somebody in a task.

    A task in which nobody has a part is in no table, so somebody is informed of it.
    """
    for number in range(1, len(inputs["rows"][0]) + 1):
        room.person(f"Person {number}")
    for number, cells in enumerate(inputs["rows"], 1):
        given = cells if any(cells) else ["I", *cells[1:]]
        for person, cell in enumerate(given, 1):
            for letter in filter(None, cell.split("/")):
                values = {"task": f"Task {number}", "person": f"Person {person}"}
                put_rows(room, "duties", values | {"part": _PARTS[letter]})


def raci_figures(gathered: Gathered, inputs: Inputs) -> Mapping[str, Any]:
    """By task what the document of the table says is not right yet."""
    report = build(gathered.record, "duties", "restricted")
    (listed,) = (block for block in report.blocks if isinstance(block, Bullets))
    found: list[list[str]] = [[] for _ in inputs["rows"]]
    for item in listed.items:
        said = re.fullmatch(r"Task (\d) \(.+\): (.+)", "".join(span.text for span in item))
        assert said is not None
        found[int(said[1]) - 1].append(_ERRORS[said[2]])
    return {"errors": found}


EXAMPLES: Final = (
    Example("saturation_guest_method", record_saturation, saturation_figures),
    Example("krippendorff_2011_nominal", record_coding, coding_figures),
    Example("raci_validity", record_raci, raci_figures),
)
