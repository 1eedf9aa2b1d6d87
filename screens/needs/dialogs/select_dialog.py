"""The dialog that has needs chosen in one of the two ways, with a waiver of each unclear one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from textual import on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.asked import Refusal, known_id, settled
from screens.dialogs.completing import CompletingInput
from screens.dialogs.dialog import Dialog, Field, Missing, line
from screens.widgets.choice import Choice
from workshop.dates import read_day
from workshop.errors import Refused
from workshop.needs.selecting import Way
from workshop.running.needs.commands import SelectNeeds, Waiver

_LONGEST: Final = 60
"""So many characters of what is no day are told again."""


class SelectDialog(Dialog[SelectNeeds]):
    """Asks how needs are chosen, who decides, and why what is not clear is chosen all the same.

    Args:
        way: the way that is proposed.
        titles: what each way is called.
        told: by the way, what it chooses, in a sentence.
        unclear: by the way, the ids of what it chooses and is not clear, each with its code and
            what is missing.
        people: how everybody is called, by their ids.
        today: the day that a day as it is typed is reckoned from.
        refusal: says why a command would be refused.
    """

    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012 - Textual's own type
    HEADING = "Select needs within the limits"
    ACCEPT = "Select"

    def __init__(
        self,
        *,
        way: Way,
        titles: Mapping[Way, str],
        told: Mapping[Way, str],
        unclear: Mapping[Way, Sequence[tuple[str, str, str]]],
        people: Mapping[str, str],
        today: date,
        refusal: Refusal,
    ) -> None:
        super().__init__()
        self._way = way
        self._titles = titles
        self._told = told
        self._unclear = unclear
        self._people = people
        self._today = today
        self._refusal = refusal
        self._all = list({one[0]: one for found in unclear.values() for one in found}.values())

    def fields(self) -> Iterable[Widget]:
        """The way, who decides, when it is there, and a waiver for each that is not clear."""
        yield Field("By", Choice([*self._titles.items()], self._way, id="way"))
        yield Static("", id="told", classes="field-note", markup=False)
        people = list(self._people.values())
        yield Field(
            "Decided by", CompletingInput(people, "", field="decided_by", placeholder="who")
        )
        yield Field("There by", line("day", hint="31 Dec 2027; empty where it is not known"))
        if self._all:
            waivers: list[Widget] = []
            for place, (_, code, why) in enumerate(self._all):
                note = Static(f"{code} is not clear: {why}.", classes="field-note", markup=False)
                hint = "why it is chosen all the same"
                waivers += [note, Field(f"Waive {code}", line(f"waiver{place}", hint=hint))]
            if len(self._all) > 1:
                hint = "why all those without a reason of their own are chosen"
                yield Field("Waive the rest", line("rest", hint=hint))
            yield VerticalScroll(*waivers, classes="dialog-scroll", id="waivers", can_focus=False)

    def on_mount(self) -> None:
        """Say what the way that is proposed chooses, and go to who decides it."""
        self.say_way()
        self.query_one("#decided_by").focus()

    @property
    def _chosen_way(self) -> Way:
        return "value" if self.query_one("#way", Choice).value == "value" else "equal_shares"

    @on(Choice.Changed)
    def say_way(self) -> None:
        """Say what the way chooses; a waiver of what it does not choose is not asked for."""
        way = self._chosen_way
        self.query_one("#told", Static).update(self._told[way])
        ids = {each[0] for each in self._unclear[way]}
        for place, (need_id, *_) in enumerate(self._all):
            field = self.query_one(f"#waiver{place}")
            field.disabled = need_id not in ids

    def answer(self) -> SelectNeeds:
        """What is chosen, by whom, with all waivers."""
        way = self._chosen_way
        ids = {each[0] for each in self._unclear[way]}
        rest = self.text_of("rest").strip() if self.query("#rest") else ""
        waived, lacking = [], []
        for place, (need_id, code, _) in enumerate(self._all):
            reason = self.text_of(f"waiver{place}").strip() or rest
            if need_id in ids and reason:
                waived.append(Waiver(need_id=need_id, reason=reason))
            elif need_id in ids:
                lacking.append((f"waiver{place}", code))
        if lacking:
            several = ", ".join(code for _, code in lacking)
            what = (
                "is not clear: say why it is"
                if len(lacking) == 1
                else "are not clear: say why each is"
            )
            raise Missing(f"{several} {what} chosen all the same.", lacking[0][0])
        day = self._day()
        decided_by = known_id(self._people, self.text_of("decided_by"), "decided_by", "person")
        wanted = SelectNeeds(way=way, decided_by=decided_by, day=day, waived=tuple(waived))
        settled(wanted, self._refusal, {"day": "day", "decid": "decided_by"}, "way")
        return wanted

    def _day(self) -> date | None:
        """The day that was typed; none where nothing was."""
        if not (typed := self.text_of("day").strip()):
            return None
        try:
            day = read_day(typed, self._today)
        except Refused as refused:
            raise Missing(str(refused), "day") from refused
        if day is None:
            short = typed[:_LONGEST]
            raise Missing(f"“{short}” is no day: 31 Dec 2027, or 2027-12-31.", "day")
        return day
