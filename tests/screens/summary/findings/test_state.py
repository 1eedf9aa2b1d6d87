"""What the findings screen shows, without a screen: where one is, and what is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs
from rich.cells import cell_len

from screens.summary.findings import draw
from screens.summary.findings.half_typed import HalfTyped
from screens.summary.findings.hint import hint_of
from screens.summary.findings.panes import headline_lines
from screens.summary.findings.state import Shown, Side, picture_of, shareable_words
from screens.summary.findings.writing import headline
from tests.builders.record import START, Building, interview
from tests.screens.stage import HOSTILE
from workshop.record.documents import Attribution
from workshop.record.findings.documents import Headline
from workshop.record.themes import Stance
from workshop.report.findings.material import material_of
from workshop.report.ordering import order_of
from workshop.report.view import Gathered
from workshop.running.findings.commands import MakeFinding
from workshop.running.theming import PutUnderTheme


def room() -> Building:
    """Three departments that speak of signing in, one of them against."""
    building = Building()
    for name in ("Finance", "Sales", "Care"):
        talk = building.start(
            interview(), building.person(f"{name} Ada", "", building.department(name))
        )
        said = (
            "+ Sign-in is fine"
            if name == "Care"
            else f"- Sign-in is slow {HOSTILE[0]} at {name} #sign"
        )
        entry = building.say(talk, "talk", said)
        if name == "Care":
            building.do(PutUnderTheme(statements=(entry.id,), theme="sign", stance=Stance.AGAINST))
    return building


def shown(building: Building, edition: str = "restricted") -> Shown:
    return Shown(picture_of(building.record, edition))


def finding(building: Building, text: str = "It costs minutes") -> None:
    """A finding that rests on the theme."""
    (theme,) = (each for each in shown(building).picture.material if each.is_theme)
    building.do(MakeFinding(text=text, cites=(theme.key,)))


def test_material_is_what_findings_may_rest_on() -> None:
    """Factors and themes in the one order, with departments, strength and where they are used."""
    building = room()
    finding(building)
    found = shown(building).picture.material
    by_id = {each.id: each for each in found}
    theme = next(each for each in found if each.is_theme)
    assert (theme.text, theme.departments, theme.used, theme.contested) == ("sign", 2, (1,), True)
    assert {each.id for each in found if not each.is_theme} == {"W1", "W2", "S1"}
    assert by_id["W1"].used == ()
    assert shown(building).keys_of(["W1", "none"]) == (by_id["W1"].key,)


def test_factors_stand_in_the_one_order() -> None:
    """Among the material, factors stand as every document has them."""
    gathered = Gathered(room().record, "restricted")
    factors = [each.id for each in material_of(gathered) if not each.is_theme]
    assert factors == [known.code for known in order_of(gathered).sorted(gathered.factors)]


def test_one_stays_where_one_was() -> None:
    """What is in front stays in front when the record changes; marks of what is gone go."""
    building = room()
    finding(building)
    finding(building, "Another")
    view = replace(shown(building), at=1, row=2, side=Side.MATERIAL).with_mark()
    key = view.marked[0]
    finding(building, "A third")
    later = view.refreshed(picture_of(building.record, "restricted"))
    assert later.finding is not None
    assert later.finding.text == "Another"
    assert later.in_front is not None
    assert later.in_front.key == key == later.marked[0]
    assert later.with_mark().marked == ()
    assert later.moved(-99).row == 0
    assert later.moved(99).row == len(later.picture.material) - 1


@pytest.mark.parametrize("width", [76, 58, 34])
def test_every_line_fits(width: int) -> None:
    """No line is longer than its pane, whatever was typed; dissent is never out of sight."""
    building = room()
    finding(building, f"Sign-in {HOSTILE[1]} " + "costs " * 30)
    view = shown(building)
    for side in Side:
        at = replace(view, side=side)
        lines = [
            *draw.finding_lines(at, 0, width, wide=width > 50),
            *draw.empty_place(at, width),
            *draw.rests_lines(at, width, 9),
            *headline_lines(at, width),
            draw.material_in_short(at, width),
            draw.rests_in_short(at, width),
            *(draw.material_row(row, width, marked=True) for row in at.picture.material),
        ]
        assert all(cell_len(line.plain) <= width for line in lines), side
    text = "\n".join(line.plain for line in draw.rests_lines(view, 76, 9))
    assert "says the opposite" in text
    assert "✕ 1 disagrees" in "".join(
        line.plain for line in draw.below_lines(view.findings[0], 76, wide=True)
    )


def test_what_may_be_shared_is_said() -> None:
    """What the shareable edition leaves out of the finding in front stands below its quotes."""
    building = room()
    finding(building)
    assert "shareable edition tells all" in shareable_words(shown(building))
    for session in building.record.sessions():
        for person in building.record.people_of(session):
            building.consent(session.id, person.id, Attribution.WITHHELD)
    assert "does not tell this finding" in shareable_words(shown(building))
    assert shown(building, "shareable").findings == ()


def test_the_finding_in_front_is_told_whole() -> None:
    """Of the one in front no word is left out; of others the last line tells that more follows."""
    building = room()
    finding(building)
    view = shown(building)
    told = structs.replace(
        view.findings[0], recommendation="one two three four five " * 12 + "last"
    )
    whole = draw.below_lines(told, 60, wide=False, whole=True)
    assert whole[-1].plain.endswith("last")
    for wide in (False, True):
        assert draw.below_lines(told, 60, wide=wide)[-1].plain.endswith("…")


@pytest.mark.parametrize("width", [78, 118])
def test_a_hint_names_no_key_without_its_words(width: int) -> None:
    """What has no room in the hint is left out as a whole."""
    building = room()
    finding(building)
    view = shown(building)
    for side in Side:
        line = hint_of(replace(view, side=side).with_mark(), width).plain
        assert len(line) <= width


class NothingTyped(HalfTyped):
    """Nothing is half typed."""

    def __init__(self) -> None:
        """Without drafts."""

    def text(self, key: str, name: str) -> str:
        """Nothing, whatever field it is."""
        del key, name
        return ""


def test_the_headline_is_changed_as_it_was_written() -> None:
    """Not as an edition tells it: a name that is left out there stays in the record."""
    written = Headline(id="e", text="Ask Dana Ortiz", lines=("Now",), at=START)
    before = headline(written, NothingTyped()).before
    assert list(before.values()) == ["Ask Dana Ortiz", "Now", "", ""]
    assert set(headline(None, NothingTyped()).before.values()) == {""}
