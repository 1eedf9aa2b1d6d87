"""The counts of a session over the screen, where the window has no room beside it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from screens.widgets.so_far import SoFar
from workshop.model import Session
from workshop.record import Record


class SoFarOverlay(ModalScreen[None]):
    """The counts; the key that brought them takes them away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f6,enter,f10", "dismiss", "Close"),
    ]

    def __init__(self, record: Record, session: Session) -> None:
        super().__init__()
        self._record = record
        self._session = session

    def compose(self) -> ComposeResult:
        """Title and counts."""
        with VerticalScroll(classes="dialog", id="so-far-box"):
            yield Static("So far", classes="dialog-title", markup=False)
            yield SoFar(id="so-far-over")

    def on_mount(self) -> None:
        """Count."""
        self.query_one(SoFar).show(self._record, self._session)
