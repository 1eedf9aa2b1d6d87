"""What all dialogs share: a title, fields, a line that says what is missing, two buttons."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar, Final, TypeVar, final

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Key, Mount
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from screens.dialogs.completing import ListInput
from screens.widgets.choice import Choice
from workshop.text import clean, plural

R = TypeVar("R")
_BETWEEN: Final = " · "
"""What parts the keys that are named beside the buttons."""


class Dialog(ModalScreen[R | None]):
    """A question over the screen; None is the answer of whoever goes away from it."""

    CSS_PATH = str(Path(__file__).with_name("dialog.tcss"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel"),
        Binding("ctrl+s", "accept", "Accept", show=False),
    ]
    HEADING: ClassVar[str] = ""
    """The title, where it is always the same."""
    ACCEPT: ClassVar[str] = "OK"
    """The word on the button that accepts."""

    def heading(self) -> str:
        """The title."""
        return self.HEADING

    def accept_words(self) -> str:
        """The word on the button that accepts."""
        return self.ACCEPT

    def fields(self) -> Iterable[Widget]:
        """What stands between the title and the buttons."""
        return ()

    def answer(self) -> R | None:
        """The answer as the fields have it.

        Raises:
            Missing: something is not as it must be.
        """
        raise NotImplementedError

    @final
    def compose(self) -> ComposeResult:
        """Title, fields, complaint, buttons; all but the fields stay in view."""
        with Vertical(classes="dialog"):
            with Vertical(classes="dialog-head"):
                yield Static(self.heading(), classes="dialog-title", markup=False)
            with Vertical(classes="dialog-body"):
                yield from self.fields()
            with Vertical(classes="dialog-foot"):
                yield Static("", id="complaint", markup=False)
                with Horizontal(classes="dialog-buttons"):
                    yield from self.buttons()

    def buttons(self) -> Iterable[Widget]:
        """The buttons; each does what a key does."""
        yield Button(
            self.accept_words(), action="screen.accept", compact=True, classes="-go", id="accept"
        )
        yield Button("Cancel", action="screen.cancel", compact=True, id="cancel")
        yield DialogKeys(id="keys")

    @on(Mount)
    def say_keys(self) -> None:
        """Name the keys, once the fields are there."""
        for keys in self.query("#keys").results(DialogKeys):
            keys.say(self.key_words())

    def key_words(self) -> str:
        """What the keys do: with several fields Enter goes on, and accepts in the last."""
        several = len(list(self.form())) > 1
        return "⏎ next field · ^s accept · Esc" if several else "⏎ accept · Esc cancel"

    def form(self) -> Iterable[Widget]:
        """The fields that Enter goes through, in order; a list to choose from is none."""
        fields = self.query("Input, Choice").results(Widget)
        return (field for field in fields if field.focusable)

    def go_on_from(self, field: Widget | None) -> None:
        """Go from a field to the next one; from the last one, accept."""
        fields = list(self.form())
        place = fields.index(field) if field in fields else len(fields)
        if place + 1 < len(fields):
            fields[place + 1].focus()
        else:
            self.action_accept()

    def complain(self, sentence: str, field: str = "") -> None:
        """Say what is missing, and go to the field."""
        complaint = self.query_one("#complaint", Static)
        complaint.update(sentence)
        complaint.set_class(bool(sentence), "-said")
        if field:
            self.query_one(f"#{field}").focus()
        self.call_after_refresh(self._show_field)  # the complaint leaves less room for fields

    def _show_field(self) -> None:
        """Bring the field that has the keys into view."""
        if self.focused is not None:
            self.focused.scroll_visible(animate=False)

    def action_accept(self) -> None:
        """Give the answer, unless something is missing."""
        try:
            answer = self.answer()
        except Missing as missing:
            self.complain(str(missing), missing.field)
            return
        self.dismiss(answer)

    def action_cancel(self) -> None:
        """Go away without an answer."""
        self.dismiss(None)

    def take_list(self, text: str, field: str) -> None:
        """Take several lines that were pasted into a field of one; nothing of them is dropped."""
        lines = sum(bool(each.strip()) for each in clean(text).split("\n"))
        what = plural(lines, "line") if lines > 1 else "Several cells"
        self.complain(f"{what} pasted, and this field takes one: paste just that one.", field)

    @on(ListInput.PastedList)
    def list_pasted(self, event: ListInput.PastedList) -> None:
        """Several lines came at once."""
        event.stop()
        self.take_list(event.text, event.field)

    @on(Input.Submitted)
    def go_on_by_enter(self, event: Input.Submitted) -> None:
        """Enter in a field goes on to the next; in the last one it accepts."""
        event.stop()
        self.go_on_from(event.input)

    @on(Choice.Submitted)
    def go_on_from_choice(self, event: Choice.Submitted) -> None:
        """Enter on a choice does the same."""
        self.go_on_from(event.choice)

    def on_key(self, event: Key) -> None:
        """A letter that is neither typed nor a key here is refused aloud."""
        # The handler of a subclass came first, and may have taken it.
        taken = event._stop_propagation  # noqa: SLF001 - Textual has no public name for it
        if event.is_printable and not taken and event.key not in self.active_bindings:
            event.stop()
            self.app.bell()

    def text_of(self, field: str) -> str:
        """What stands in a field, as typed."""
        return self.query_one(f"#{field}", Input).value


class Missing(Exception):
    """A field is not as it must be; the message says how."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field
        """The id of the field, where there is one."""


class DialogKeys(Static):
    """What keys do, in parts; what finds no room is left out whole, from the end.

    The first part says what Enter does, and the buttons beside it say the rest in words.
    """

    def __init__(self, words: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__("", id=id, classes="dialog-keys", markup=False)
        self._words = words

    def say(self, words: str) -> None:
        """Say other words."""
        self._words = words
        self._fit()

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self._fit()

    def _fit(self) -> None:
        parts, room = self._words.split(_BETWEEN), self.size.width
        while len(parts) > 1 and cell_len(_BETWEEN.join(parts)) > room:
            parts.pop()
        self.update(_BETWEEN.join(parts))


class Field(Horizontal):
    """A field with its name before it."""

    def __init__(self, label: str, *widgets: Widget) -> None:
        super().__init__(Static(label, classes="field-label", markup=False), *widgets)
        self.add_class("field")


def line(field: str, value: str = "", hint: str = "") -> Input:
    """A field of one line."""
    return ListInput(value, id=field, compact=True, placeholder=hint, select_on_focus=False)
