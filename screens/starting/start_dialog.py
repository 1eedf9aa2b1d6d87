"""The dialog that starts a project: all that it waits for, each waived by name or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.dialogs.asked import Refusal, known_id, settled
from screens.dialogs.completing import CompletingInput
from screens.dialogs.dialog import Dialog, Field, Missing, line
from workshop.carrying.gates import Gate, Gates
from workshop.language import raised
from workshop.running.carrying.commands import GateWaiver, StartProject
from workshop.text import listing, shorten

_SHORT: Final = 60


class StartDialog(Dialog[StartProject]):
    """Lists all that a project waits for, and takes a waiver of each: who, and why.

    Args:
        gates: what the start of the project hangs on.
        people: how everybody is called, by their ids.
        refusal: says why a command would be refused.
        session_id: the session in which it is done, where it is in one.
    """

    ACCEPT = "Start it"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012 - Textual's own type
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l,f2", "same", "One reason for all", show=False),
    ]

    def __init__(
        self,
        gates: Gates,
        people: Mapping[str, str],
        refusal: Refusal,
        session_id: str | None = None,
    ) -> None:
        super().__init__()
        self._session_id = session_id
        self._gates = gates
        self._people = people
        self._refusal = refusal

    @property
    def _holding(self) -> Sequence[Gate]:
        return self._gates.holding_up

    def heading(self) -> str:
        """Which project is started, and how much holds it up."""
        project = self._gates.project
        return f"Start {project.code} “{shorten(project.subject, _SHORT)}”"

    def fields(self) -> Iterable[Widget]:
        """What is open, each with who waives it and why."""
        if not self._holding:
            yield Static("Nothing that it waits for is open.", classes="dialog-words", markup=False)
            return
        words = (
            "It waits for what stands below. Record what is there now, or waive it here: by whom, "
            "and why."
        )
        yield Static(words, classes="dialog-words", markup=False)
        known = list(self._people.values())
        waivers: list[Widget] = []
        for place, gate in enumerate(self._holding):
            note = Static(f"{gate.called}: {raised(gate.lacks)}.", classes="gate", markup=False)
            by = CompletingInput(known, "", field=f"by{place}", placeholder="who waives it")
            why = line(f"why{place}", hint="why it starts without it")
            waivers += [note, Field("Waived by", by, why)]
        yield VerticalScroll(*waivers, classes="dialog-scroll", id="waivers", can_focus=False)

    def key_words(self) -> str:
        """The keys; where several are open, also the one that fills in the rest."""
        several = len(self._holding) > 1
        return "^l same for all · ^s start · Esc" if several else super().key_words()

    def on_mount(self) -> None:
        """Go to the first, or to the button where nothing is open."""
        self.query_one("#by0" if self._holding else "#accept").focus()

    def action_same(self) -> None:
        """Take who and why of the field in front, else of the first filled one, for all others."""
        places = range(len(self._holding))
        here = next((each for each in places if self._has_focus(each)), 0)
        who, why = self.text_of(f"by{here}").strip(), self.text_of(f"why{here}").strip()
        if not (who and why):
            self.complain("Say who waives this one and why; Ctrl+L then says so of the others.")
            return
        for each in places:
            for name, words in (("by", who), ("why", why)):
                field = self.query_one(f"#{name}{each}", Input)
                field.value = field.value.strip() or words

    def _has_focus(self, place: int) -> bool:
        return any(self.query_one(f"#{name}{place}").has_focus for name in ("by", "why"))

    def answer(self) -> StartProject:
        """The command, with a waiver of each that has one.

        Raises:
            Missing: something is open and not waived; all of it is listed.
        """
        waived: list[GateWaiver] = []
        left: dict[str, str] = {}
        for place, gate in enumerate(self._holding):
            who, why = self.text_of(f"by{place}").strip(), self.text_of(f"why{place}").strip()
            if not who and not why:
                left[f"by{place}"] = gate.called
                continue
            person = known_id(self._people, who, f"by{place}", "person")
            if person is None:
                raise Missing(f"Say who waives {gate.called}.", f"by{place}")
            if not why:
                raise Missing(f"Say why it starts without {gate.called}.", f"why{place}")
            waived.append(GateWaiver(waives=gate.row.id, waived_by=person, why=why))
        if left:  # what each lacks stands above its fields, so that the codes are enough
            are = "is" if len(left) == 1 else "are"
            raise Missing(
                f"{self._gates.project.code} cannot start yet: {listing([*left.values()])} {are} "
                "open. Waive each by name with a reason, or record first that it is there.",
                next(iter(left)),
            )
        command = StartProject(
            project_id=self._gates.project.id, waived=tuple(waived), session_id=self._session_id
        )
        settled(command, self._refusal, {}, "by0" if self._holding else "")
        return command
