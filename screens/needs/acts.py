"""What keys on the screen of needs ask and have recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Protocol

from textual.content import Content

from screens.base.navigation import Open, OpenSession
from screens.dialogs.acting import ActedOn, perform_and_tell, refusal_of
from screens.dialogs.answers import Answer as Key
from screens.dialogs.answers import Answers
from screens.dialogs.asked import people_in
from screens.dialogs.glance import Glance
from screens.dialogs.pick import Pick
from screens.needs.dialogs.answer_dialog import AnswerDialog
from screens.needs.dialogs.framework_dialog import FrameworkDialog
from screens.needs.dialogs.limits_dialog import LimitsDialog
from screens.needs.dialogs.select_dialog import SelectDialog
from screens.needs.dialogs.sign_dialog import SignDialog
from screens.needs.draw_board import hangs_shown, turn_words, turns_nothing
from screens.needs.need_look import NeedLook, need_items
from screens.needs.picture import WAYS, Picture, picture_of
from screens.needs.state import REPLIES, Shown
from screens.needs.terms import signed_lines, term_lines
from screens.needs.words import WAY_NAMES, amount, tied
from screens.widgets.ink import ALERT, muted
from screens.widgets.row_list import Item, Row
from workshop.needs.agreed import framework_of
from workshop.needs.clear import clarity_of
from workshop.needs.selecting import Selections, Way
from workshop.needs.words import unclear_told
from workshop.record.documents import Department
from workshop.running.base.command import Command
from workshop.running.needs.select_rules import unclear_of
from workshop.text import as_sorted, listing, plural
from workshop.trace.tracing import Tracing

_SET, _SIGN, _DISSENT = "set", "sign", "dissent"

NOBODY_ASKED: Final = "No department asked for anything yet: 2 opens the table."
"""Said where something of a department is wanted and none asked."""


class Stage(ActedOn, Protocol):
    """The screen, as far as acts know it."""

    shown: Shown | None
    """What is shown."""

    def open(self, where: Open) -> None:
        """Have the application put a screen in front."""

    def show(self, shown: Shown) -> None:
        """Show something else."""


class Acts:
    """Everything that keys ask and have recorded.

    Args:
        stage: the screen that is acted on.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def give(self, name: str) -> None:
        """Do what a command asks for, by its name."""
        await getattr(self, name)()

    @property
    def _shown(self) -> Shown:
        assert self._stage.shown is not None  # noqa: S101 - asked for where something is shown
        return self._stage.shown

    @property
    def _people(self) -> dict[str, str]:
        """How everybody is called, by their ids, in the order of names."""
        return people_in(self._stage.store.record)

    def refusal(self, command: Command) -> str:
        """Why a command would be refused; nothing where it would not."""
        return refusal_of(self._stage.store, command)

    # Looking

    async def open(self) -> None:
        """Show everything that is known of the need in front."""
        shown, record = self._shown, self._stage.store.record
        answer = shown.answer if shown.view == REPLIES else None
        need = shown.picture.by_id.get(answer.stands_in.id) if answer else shown.need
        if need is None:
            self._stage.warn("No need is in front: 2 opens the table, to type or paste them.")
            return
        tracing = Tracing(record, "restricted")
        said = [
            node for row in need.rows for node in tracing.of(row).rests_on if node.kind == "entry"
        ]
        if answer is None and shown.results is not None:
            found = (a for each in shown.results.answers.values() for a in each)
            answer = next((a for a in found if a.row.id == need.id), None)
        clarity = clarity_of(record, need)
        items = need_items(shown.picture, need, clarity, said, answer, self._people)
        title = f"Need {need.code}"
        session = await self._stage.app.push_screen_wait(NeedLook(title, list(items)))
        if session:
            self._stage.open(OpenSession(session))

    async def conflicts(self) -> None:
        """List how needs are tied; the one that is picked comes in front."""
        picture = self._shown.picture
        if not picture.ties:
            self._stage.warn(
                "No need excludes, competes with or helps another one yet: the columns Excludes, "
                "Competes with and Helps of the table (2) say so."
            )
            return
        rows = []
        for place, tie in enumerate(picture.ties):
            says = picture.needs.whole_of(tie.said_by)
            one = picture.by_id[says.id if says else tie.first]
            how, other_id = tied(picture, tie, one.id)
            other = picture.by_id[other_id]
            ink = f"bold {ALERT}" if tie.kind == "excludes" else "bold"
            words = Content.assemble((how, ink), f" {other.code} {other.row.cell('want')}")
            lead = Content.styled(one.code, "bold")
            small = muted(tie.reason or "no reason is given")
            rows.append(Item(Row(words, lead=lead, small=small, indent=7), str(place), tie))
        asked = Pick("Which needs are tied?", rows, "Show it")
        if (chosen := await self._stage.app.push_screen_wait(asked)) is not None:
            self._to(picture.ties[int(chosen)].first)

    def _to(self, need_id: str) -> None:
        """Put a need in front."""
        self._stage.show(replace(self._shown, here=need_id))

    async def hangs(self) -> None:
        """List all on which the selection that is shown hangs."""
        shown = self._shown
        hangs = hangs_shown(shown)
        if hangs is None:
            limits = shown.picture.framework.limits
            self._stage.warn("It is being worked out." if limits else _NO_LIMITS)
            return
        lines = [turn_words(shown, turn) for turn in hangs.turns]
        if lines and hangs.not_looked_at:
            names = [shown.picture.name(each) for each in hangs.not_looked_at]
            lines.append(muted(f"Not looked at, for there are too many: {listing(names)}."))
        words = Content("\n").join(lines or [Content(turns_nothing(hangs))])
        await self._stage.app.push_screen_wait(Glance("On what it hangs", words, "o"))

    async def department(self) -> None:
        """Pick the department whose order is shown."""
        shown = self._shown
        known = shown.picture.departments
        if not known:
            self._stage.warn(NOBODY_ASKED)
            return
        rows = [Item(Row(Content("all of them: the joint order")), "all")]
        rows += [Item(Row(Content(shown.picture.name(each))), each) for each in known]
        asked = Pick("Whose own order?", rows, "Show it", shown.department or known[0])
        if (chosen := await self._stage.app.push_screen_wait(asked)) is not None:
            self._stage.show(self._shown.looking_at("" if chosen == "all" else chosen))

    # What is agreed

    async def limits(self) -> None:
        """Ask for the limits."""
        record = self._stage.store.record
        dialog = LimitsDialog(record, framework_of(record), self._people, self.refusal)
        wanted = await self._stage.app.push_screen_wait(dialog)
        perform_and_tell(self._stage, wanted)

    async def framework(self) -> None:
        """Show what is agreed and who signed it, and ask what is to be done with it.

        It is asked again after each answer, so that a whole table of heads signs one by one.
        """
        while True:
            picture = picture_of(self._stage.store.record)
            lines = [*term_lines(picture), "", *signed_lines(picture, self._people)]
            if not self._stage.store.writable:
                words = Content("\n".join(lines))
                await self._stage.app.push_screen_wait(Glance("The framework", words, "w"))
                return
            asked = Answers("The framework", lines, _framework_keys(picture), "goes back")
            what = await self._stage.app.push_screen_wait(asked)
            if what is None:
                return
            if what == _SET:
                dialog = FrameworkDialog(picture.framework, self.refusal)
                terms = await self._stage.app.push_screen_wait(dialog)
                perform_and_tell(self._stage, terms)
            else:
                await self._sign(picture, dissents=what == _DISSENT)

    async def _sign(self, picture: Picture, *, dissents: bool) -> None:
        record = self._stage.store.record
        departments = sorted(record.all(Department), key=lambda each: as_sorted(each.name))
        dialog = SignDialog(
            dissents=dissents,
            terms=term_lines(picture),
            people=self._people,
            departments={each.id: each.name for each in departments},
            refusal=self.refusal,
        )
        wanted = await self._stage.app.push_screen_wait(dialog)
        perform_and_tell(self._stage, wanted)

    # Choosing and answering

    async def select(self) -> None:
        """Ask for waivers and who decides, and have needs chosen."""
        shown, record = self._shown, self._stage.store.record
        selections = shown.results.selections if shown.results else None
        if shown.working or selections is None:
            self._stage.warn(
                _NO_LIMITS if shown.results and not shown.working else "It is being worked out."
            )
            return
        unclear = {
            way: [
                (each, shown.picture.code(each), " ".join(unclear_told(clarity)).rstrip("."))
                for each, clarity in found.items()
            ]
            for way in WAYS
            for found in (unclear_of(record, shown.picture.needs, selections.of(way)),)
        }
        dialog = SelectDialog(
            way=shown.way,
            titles=WAY_NAMES,
            told={way: self._told(selections, way) for way in WAYS},
            unclear=unclear,
            people=self._people,
            today=self._stage.store.moment().today,
            refusal=self.refusal,
        )
        wanted = await self._stage.app.push_screen_wait(dialog)
        perform_and_tell(self._stage, wanted)

    def _told(self, selections: Selections, way: Way) -> str:
        """What a way chooses, in a sentence."""
        found = selections.of(way)
        unit = self._shown.picture.unit
        used = listing([amount(each, number, unit) for each, number in found.used.items()])
        needs = plural(len(found.chosen), "need")
        return f"{needs} of {len(found.chosen) + len(found.not_done)} for {used or 'nothing'}."

    async def answer(self) -> None:
        """Ask what a department is answered to the request in front."""
        shown = self._shown
        if (answer := shown.answer) is None:
            self._stage.warn("No request is in front.")
            return
        name = shown.picture.name(answer.row.cell("department"))
        dialog = AnswerDialog(answer, name, self._people, self.refusal)
        wanted = await self._stage.app.push_screen_wait(dialog)
        perform_and_tell(self._stage, wanted)


_NO_LIMITS: Final = "No limits are set, so nothing is chosen: l sets money and days of staff."


def _framework_keys(picture: Picture) -> list[Key]:
    """What can be done with the framework; first it is set, then signed."""
    keys = [
        Key("s", _SIGN, "Sign"),
        Key("d", _DISSENT, "Dissent"),
        Key("c", _SET, "Set criteria and rule"),
    ]
    return keys if picture.framework.criteria else [*keys[2:], *keys[:2]]
