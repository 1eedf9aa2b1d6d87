"""The screen of needs: looked at, agreed on, chosen, merged and answered by keys alone.

Requirement: the board with the plane and the ranks, the table, the matrix and the replies; the same
need in front in all of them; limits, framework, signatures, dissent, the choice with waivers,
merging and letters by keys; errors at their field; undo; a past moment is only looked at.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from screens.base.navigation import OpenNeeds
from screens.dialogs.answers import Answers
from screens.engagement.engagement import EngagementScreen
from screens.export.letters import paths_of
from screens.needs.commands import NEEDS_COMMANDS
from screens.needs.dialogs.answer_dialog import AnswerDialog
from screens.needs.dialogs.framework_dialog import FrameworkDialog
from screens.needs.dialogs.limits_dialog import LimitsDialog
from screens.needs.dialogs.select_dialog import SelectDialog
from screens.needs.dialogs.sign_dialog import SignDialog
from screens.needs.need_look import NeedLook
from screens.needs.needs import NeedsScreen
from screens.needs.state import BOARD, MATRIX, REGISTER, REPLIES, Shown
from screens.session.session import SessionScreen
from tests.builders.needs_board import NEEDS, NeedsBoard, needs_board
from tests.builders.wanting import Wanting
from tests.screens.stage import HOSTILE, NARROW, WIDE, current, fill, press, running, seen, settle
from tests.screens.stage import told as notices
from tests.screens.stage import workshop as app_of
from workshop.needs.agreed import framework_of
from workshop.needs.standing import needs_of
from workshop.record.record import Record
from workshop.running.row_commands import PutRows, RowText


@asynccontextmanager
async def board(
    folder: Path, size: tuple[int, int] = WIDE, where: OpenNeeds | None = None
) -> AsyncIterator[Pilot[None]]:
    """The screen over the engagement of a folder, once all is worked out."""
    async with running(folder.parent, folder, size) as pilot:
        pilot.app.screen.post_message(where or OpenNeeds())
        await settle(pilot)
        current(pilot, NeedsScreen)
        yield pilot


def shown(pilot: Pilot[None]) -> Shown:
    """What the screen shows."""
    screen = next(each for each in pilot.app.screen_stack if isinstance(each, NeedsScreen))
    assert screen.shown is not None
    return screen.shown


def front(pilot: Pilot[None]) -> str:
    """The code of the need in front."""
    need = shown(pilot).need
    return need.code if need else ""


def record(pilot: Pilot[None]) -> Record:
    """The record as it is now."""
    return app_of(pilot).store.record


def complaint(pilot: Pilot[None]) -> str:
    """What the dialog in front says is wrong."""
    return str(pilot.app.screen.query_one("#complaint", Static).content)


def answers(pilot: Pilot[None]) -> dict[str, str]:
    """What was answered, by the codes of the rows."""
    return {row.code: row.cell("answer") for row in record(pilot).rows("needs")}


# Looking


async def test_the_board_is_reached_by_a_key_and_left_step_by_step(tmp_path: Path) -> None:
    """From the engagement by `b`; Escape goes back a step at a time, and never two."""
    folder = needs_board(tmp_path / "Merrowdale")
    async with running(tmp_path, folder) as pilot:
        await press(pilot, "b")
        current(pilot, NeedsScreen)
        await press(pilot, "3", "right")
        assert (shown(pilot).view, shown(pilot).department != "") == (MATRIX, True)
        await press(pilot, "escape")
        assert (shown(pilot).view, shown(pilot).department) == (MATRIX, "")
        await press(pilot, "escape", "p")
        assert (shown(pilot).view, shown(pilot).plane) == (BOARD, True)
        await press(pilot, "escape")
        assert not shown(pilot).plane
        await press(pilot, "escape")
        current(pilot, EngagementScreen)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_board_tells_what_is_in_and_what_is_not(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """What is chosen stands above the line in capitals, the rest below it in small letters."""
    async with board(needs_board(tmp_path / "M"), size) as pilot:
        lines = seen(pilot).splitlines()
        line = next(at for at, each in enumerate(lines) if "end here" in each)
        state = shown(pilot)
        assert state.selection is not None
        for need in state.picture.needs.standing:
            chosen = need.id in state.selection.chosen
            word = need.code if chosen else need.code.lower()
            want = str(need.row.cell("want"))[:16]
            at = next(at for at, each in enumerate(lines) if want in each and word in each)
            assert (at < line) == chosen, need.code
        assert f"of {700}k" in seen(pilot)


async def test_the_same_need_stays_in_front_in_every_view(tmp_path: Path) -> None:
    """It is marked in the plane and in the ranks; ways and views leave it where it is."""
    async with board(needs_board(tmp_path / "M")) as pilot:
        await press(pilot, "down", "down")
        code = front(pilot)
        assert f"◆{code}]" in seen(pilot)
        for key in ("e", "3", "1", "p", "p"):
            await press(pilot, key)
            assert front(pilot) == code
        await press(pilot, "e")
        assert shown(pilot).way == "value"


async def test_a_department_sees_its_own_order_beside_the_joint_one(tmp_path: Path) -> None:
    """By arrows or picked by its name; the rows are its own, in its own order."""
    async with board(needs_board(tmp_path / "M")) as pilot:
        await press(pilot, "d", "down", "down", "down", "enter")
        state = shown(pilot)
        own = state.picture.own[state.department]
        assert state.picture.name(state.department) == "HR"
        assert [own[each] for each in state.order] == sorted(own.values())
        assert state.picture.code(state.order[0]) == "N1"
        await press(pilot, "left")
        assert shown(pilot).department not in ("", state.department)


async def test_enter_opens_the_need_and_leads_to_where_it_was_said(tmp_path: Path) -> None:
    """Who asked, the problem, what is not clear, ties, what was said; on that its session."""
    where = OpenNeeds(need_id="")
    async with board(needs_board(tmp_path / "M"), where=where) as pilot:
        while front(pilot) != "N1":
            await press(pilot, "down")
        await press(pilot, "enter")
        current(pilot, NeedLook)
        text = seen(pilot)
        for words in ("Eleven passwords a shift", "HR", "helps N4", "One account opens"):
            assert words in text
        assert "There is no solution yet" in text
        await press(pilot, "end", "enter")
        current(pilot, SessionScreen)


async def test_what_a_solution_takes_is_told_with_its_units(tmp_path: Path) -> None:
    """As the need itself is: `85k · 60 days`, never two bare numbers."""
    made = NeedsBoard(tmp_path / "M", rows=1)
    made.put(
        "solutions",
        {"solution": "A second server", "for_needs": "N1", "cost": "85000", "staff_days": "60"},
    )
    async with board(made.closed()) as pilot:
        await press(pilot, "enter")
        current(pilot, NeedLook)
        assert "85k · 60 days" in seen(pilot)


async def test_conflicts_are_listed_with_their_reasons(tmp_path: Path) -> None:
    async with board(needs_board(tmp_path / "M")) as pilot:
        await press(pilot, "c")
        text = seen(pilot)
        for words in ("excludes", "competes with", "Two lists of requests", "helps"):
            assert words in text
        await press(pilot, "down", "enter")
        assert front(pilot) == shown(pilot).picture.code(shown(pilot).picture.ties[1].first)


async def test_words_of_people_are_never_markup(tmp_path: Path) -> None:
    """Requests, problems and names stand as they were typed, in every view."""
    made = NeedsBoard(tmp_path / "M", rows=0)
    for text in HOSTILE:
        cells = {"want": text, "department": f"D {text}", "problem": text, "priority": "3"}
        made.put("needs", {**cells, "need": "3", "cost": "1"})
    made.limit(cost=2)
    async with board(made.closed()) as pilot:
        for key in ("1", "3", "4", "1"):
            await press(pilot, key)
            assert any(text in seen(pilot) for text in HOSTILE)
        await press(pilot, "enter")
        assert any(text in seen(pilot) for text in HOSTILE)


@pytest.mark.slow
async def test_the_screen_follows_what_others_write(tmp_path: Path) -> None:
    """A need that is entered elsewhere appears, and the one in front stays there."""
    async with board(needs_board(tmp_path / "M")) as pilot:
        await press(pilot, "down")
        code = front(pilot)
        row = RowText(values={"want": "A thirteenth", "department": "Legal", "priority": "5"})
        app_of(pilot).store.do(PutRows(register="needs", rows=(row,)))
        await settle(pilot)
        assert len(shown(pilot).picture.by_id) == len(NEEDS) + 1
        assert front(pilot) == code
        assert "13 needs of 7" in seen(pilot)


# The table


async def test_the_table_is_typed_in_and_letters_are_no_commands(tmp_path: Path) -> None:
    """In the cells `s`, `l` and digits are text; behind Escape digits lead on."""
    async with board(needs_board(tmp_path / "M")) as pilot:
        await press(pilot, "2")
        assert shown(pilot).view == REGISTER
        await press(pilot, *"s1 l3", "enter", "escape")
        assert record(pilot).rows("needs")[-1].cell("want") == "s1 l3"
        await press(pilot, "1")
        assert shown(pilot).view == BOARD
        assert "s1 l3" in seen(pilot)


# What is agreed


async def test_limits_are_set_by_keys_and_undone(tmp_path: Path) -> None:
    """A wrong amount is told at its field; the right one draws the line, undo takes it away."""
    folder = NeedsBoard(tmp_path / "M").closed()
    async with board(folder) as pilot:
        assert "No limits are set" in seen(pilot)
        await press(pilot, "l")
        current(pilot, LimitsDialog)
        fill(pilot, cost="much", staff_days="400")
        await press(pilot, "ctrl+s")
        assert "Cost" in complaint(pilot)
        assert pilot.app.screen.focused is pilot.app.screen.query_one("#cost")
        fill(pilot, cost="700,000")
        await press(pilot, "ctrl+s")
        assert framework_of(record(pilot)).limits == {"cost": 70_000_000, "staff_days": 400}
        assert "end here" in seen(pilot)
        await press(pilot, "ctrl+z")
        assert not framework_of(record(pilot)).limits
        assert "No limits are set" in seen(pilot)


@pytest.mark.slow
async def test_the_framework_is_set_signed_and_dissented_from(tmp_path: Path) -> None:
    """Criteria with weights, a yes and a no in words; a change afterwards asks for a reason.

    What is agreed stands there again after each, so that all heads sign one after the other; the
    beginning of a name is enough where one alone begins so.
    """
    async with board(needs_board(tmp_path / "M")) as pilot:
        await press(pilot, "w")
        current(pilot, Answers)
        await press(pilot, "c")
        current(pilot, FrameworkDialog)
        fill(pilot, weight1="heavy")
        await press(pilot, "ctrl+s")
        assert "budget" in complaint(pilot)
        fill(pilot, weight1="1,000 %", name5="")  # a thousand, as at every other door
        await press(pilot, "ctrl+s")
        framework = framework_of(record(pilot))
        assert [round(each.weight, 2) for each in framework.criteria] == [0.94, 0.02, 0.02, 0.02]
        await press(pilot, "s")
        current(pilot, SignDialog)
        fill(pilot, person="Nobody Known")
        await press(pilot, "ctrl+s")
        assert "no person" in complaint(pilot)
        fill(pilot, person="Ada")
        await press(pilot, "ctrl+s")
        assert "may be Ada" in complaint(pilot)
        fill(pilot, person="ada h")
        await press(pilot, "ctrl+s", "d")
        fill(pilot, person="Ada Legal", dissent="")
        await press(pilot, "ctrl+s")
        assert "own words" in complaint(pilot)
        fill(pilot, dissent="Budget weighs too much")
        await press(pilot, "ctrl+s")
        signed = framework_of(record(pilot)).signed
        assert [(each.agrees, each.holds) for each in signed] == [(True, True), (False, True)]
        current(pilot, Answers)
        await press(pilot, "escape")
        current(pilot, NeedsScreen)
        await press(pilot, "l")
        fill(pilot, cost="600000")
        await press(pilot, "ctrl+s")
        assert complaint(pilot)
        fill(pilot, reason="The board cut it")
        await press(pilot, "ctrl+s")
        assert not any(each.holds for each in framework_of(record(pilot)).signed)


# Choosing, answering, letters


async def test_needs_are_selected_with_a_waiver_for_each_unclear_one(tmp_path: Path) -> None:
    """All that lack a waiver are listed at once; then each need has its answer, and undo works."""
    made = NeedsBoard(tmp_path / "M", rows=3)
    made.edit("N1", one_way="The supplier is given")
    made.limit()
    async with board(made.closed()) as pilot:
        await press(pilot, "s")
        current(pilot, SelectDialog)
        await press(pilot, *"Ada")
        assert pilot.app.screen.query_one("#decided_by", Input).value == "Ada"
        fill(pilot, decided_by="Ada Executive", day="31 Dec 2027")
        await press(pilot, "ctrl+s")
        assert "N2, N3 are not clear" in complaint(pilot)
        fill(pilot, waiver0="The law asks for it", rest="It is small")
        await press(pilot, "ctrl+s")
        assert answers(pilot) == dict.fromkeys(("N1", "N2", "N3"), "planned")
        await press(pilot, "4")
        assert "decided by Ada Executive" in seen(pilot)
        await press(pilot, "ctrl+z")
        assert set(answers(pilot).values()) == {""}


async def test_every_key_of_an_empty_board_answers(tmp_path: Path) -> None:
    """A newcomer is told what to do first, by whatever key is pressed, and no letter is offered."""
    folder = tmp_path / "M"
    made = NeedsBoard(folder, rows=0)
    async with board(made.closed()) as pilot:
        assert "/need" in seen(pilot)
        for key in ("enter", "m", "d"):
            await press(pilot, key)
            current(pilot, NeedsScreen)
        told = notices(pilot)
        assert all(each in told for each in ("in front", "to merge", "asked for anything"))
        await press(pilot, "4")
        assert "letter" not in str(pilot.app.screen.query_one("#hint", Static).content)
        await press(pilot, "r", "L")
        assert notices(pilot).count("asked for anything") == told.count("asked for anything") + 2


async def test_all_who_signed_are_reached_by_keys_in_24_lines(tmp_path: Path) -> None:
    """Twelve heads say yes or no: the last one is a few keys away, and it is said by which."""
    made = NeedsBoard(tmp_path / "M")
    made.limit()
    rows = [
        {"person": f"Head {n}", "department": f"Department {n}", "stance": "agrees"}
        for n in range(1, 13)
    ]
    made.put("signatures", *rows)
    async with board(made.closed(), NARROW) as pilot:
        await press(pilot, "w")
        current(pilot, Answers)
        assert "↑ ↓ more" in seen(pilot)
        assert "Head 12," not in seen(pilot)
        await press(pilot, "pagedown", "pagedown", *["down"] * 4)
        assert "Head 12," in seen(pilot)
        await press(pilot, *["up"] * 20)
        assert "Limits:" in seen(pilot)


async def test_what_is_wrong_and_the_buttons_are_in_sight_in_24_lines(tmp_path: Path) -> None:
    """However many needs are not clear, and with all criteria: what is refused can be read."""
    made = NeedsBoard(tmp_path / "M", rows=8)
    made.limit()
    async with board(made.closed(), NARROW) as pilot:
        for keys, dialog, empty in (
            (("s",), SelectDialog, {}),
            (("escape", "w", "c"), FrameworkDialog, {"weight5": "much"}),
        ):
            await press(pilot, *keys)
            current(pilot, dialog)
            fill(pilot, **empty)
            await press(pilot, "ctrl+s")
            assert complaint(pilot)
            for each in ("#complaint", "#accept", "#keys"):
                region = pilot.app.screen.query_one(each).region
                assert region.height, each
                assert region.bottom < pilot.app.size.height - 1, each


async def test_what_somebody_answered_needs_no_waiver(tmp_path: Path) -> None:
    """A selection does not plan it: nothing is asked, and its answer stays."""
    made = NeedsBoard(tmp_path / "M", rows=2)
    made.edit("N1", one_way="The supplier is given")
    made.edit("N2", answer="done")
    made.limit()
    async with board(made.closed()) as pilot:
        await press(pilot, "s", "ctrl+s")
        current(pilot, NeedsScreen)
        assert answers(pilot) == {"N1": "planned", "N2": "done"}


async def test_selecting_without_limits_is_refused_with_what_to_do(tmp_path: Path) -> None:
    async with board(NeedsBoard(tmp_path / "M").closed()) as pilot:
        await press(pilot, "s")
        current(pilot, NeedsScreen)
        assert "No limits are set" in notices(pilot)


async def test_a_request_is_answered_by_keys(tmp_path: Path) -> None:
    """Less than what was asked needs its reason; the reply tells who decided."""
    async with board(needs_board(tmp_path / "M"), where=OpenNeeds(REPLIES)) as pilot:
        while shown(pilot).picture.name(shown(pilot).asked) != "HR":
            await press(pilot, "right")
        assert len(shown(pilot).answers) == 3
        assert "draft" in seen(pilot)
        await press(pilot, "a")
        current(pilot, AnswerDialog)
        pilot.app.screen.query_one("#answer").choose("later")  # type: ignore[attr-defined]
        fill(pilot, why="")
        await press(pilot, "ctrl+s")
        assert "reason" in complaint(pilot)
        fill(pilot, why="After the new network", day="2028-01-31", who="Ada Executive")
        await press(pilot, "ctrl+s")
        assert answers(pilot)["N1"] == "later"
        assert "After the new network" in seen(pilot)
        assert "decided by Ada Executive" in seen(pilot)


def test_letters_to_departments_of_near_names_are_files_of_their_own(tmp_path: Path) -> None:
    """Also where a disk knows no case, and where a name has signs that no file has."""
    made = Wanting(tmp_path / "Acme")
    names = ["Sales/North", "sales:north", "Sales-North", "SALES NORTH"]
    paths = paths_of(made.store, made.store.record, "reply", names)
    made.store.close()
    assert list(paths) == names
    assert len({path.name.casefold() for path in paths.values()}) == len(names)


@pytest.mark.slow
async def test_letters_are_written_by_one_key(tmp_path: Path) -> None:
    """`r` to the department in front, `L` to all; over one of before only once confirmed."""
    folder = needs_board(tmp_path / "M")
    async with board(folder, where=OpenNeeds(REPLIES)) as pilot:
        await press(pilot, "r")
        written = list((folder / "exports").glob("*.docx"))
        assert [path.name.count("Clinical") for path in written] == [1]
        await press(pilot, "L")
        assert "Replace" in seen(pilot)
        await press(pilot, "escape")
        assert list((folder / "exports").glob("*.docx")) == written
        written[0].unlink()
        await press(pilot, "L")
        assert len(list((folder / "exports").glob("*.docx"))) == 7


# Merging


async def test_marked_needs_are_merged_and_every_department_keeps_its_request(
    tmp_path: Path,
) -> None:
    async with board(needs_board(tmp_path / "M"), where=OpenNeeds(MATRIX)) as pilot:
        while front(pilot) != "N8":
            await press(pilot, "down")
        await press(pilot, "space")
        while front(pilot) != "N12":
            await press(pilot, "down")
        await press(pilot, "m", "enter")
        (whole,) = (each for each in needs_of(record(pilot)).standing if each.merged)
        assert (whole.code, [row.code for row in whole.merged]) == ("N12", ["N8"])
        assert len(whole.asked_by) == 2
        assert front(pilot) == "N12"
        await press(pilot, "escape", "escape")
        current(pilot, EngagementScreen)
        await press(pilot, "2")
        assert f"{len(NEEDS) - 1} needs of" in seen(pilot)
        await press(pilot, "b", "ctrl+z")
        assert len(needs_of(record(pilot)).standing) == len(NEEDS)


async def test_alike_needs_are_proposed(tmp_path: Path) -> None:
    """With none marked; what is said to be different is not asked again, Escape stops."""
    made = NeedsBoard(tmp_path / "M", rows=4)
    made.put("needs", {"want": "Single sign-on for all the staff", "department": "Legal"})
    async with board(made.closed()) as pilot:
        await press(pilot, "m")
        text = seen(pilot)
        assert "N1" in text
        assert "N5" in text
        await press(pilot, "enter")
        standing = needs_of(record(pilot)).standing
        assert [row.code for each in standing for row in each.merged] == ["N5"]
        assert "last one" in notices(pilot)


# A past moment


async def test_a_past_moment_is_only_looked_at(tmp_path: Path) -> None:
    """Keys that would record say why they do not; the framework can be read."""
    folder = needs_board(tmp_path / "M")
    async with board(folder) as pilot:
        await press(pilot, "h", "down", "a")
        screen = current(pilot, NeedsScreen)
        assert not screen.store.writable
        before = len(app_of(pilot).store.history.changes)
        await press(pilot, "l", "s", "space", "m")
        current(pilot, NeedsScreen)
        assert "cannot be changed" in notices(pilot)
        assert len(app_of(pilot).store.history.changes) == before
        await press(pilot, "w")
        assert "Joint order" in seen(pilot)


@pytest.mark.slow
@pytest.mark.parametrize("rows", [0, 3])
async def test_every_key_can_be_pressed_on_every_view(tmp_path: Path, rows: int) -> None:
    """With needs and without any, with limits and without: a sentence at most, never a fault."""
    made = NeedsBoard(tmp_path / "M", rows=rows)
    if rows:
        made.limit()
    async with board(made.closed()) as pilot:
        for view in ("1", "3", "4"):
            for command in NEEDS_COMMANDS:
                if command.state != "views" or command.key in ("escape", "h,ctrl+r", "P", "L"):
                    continue
                await press(pilot, view, command.key)
                while pilot.app.screen.is_modal:
                    await press(pilot, "escape")
                current(pilot, NeedsScreen)
