"""Who is in which group, before a room splits up: dealt anew by one key, moved by two."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from screens.session.dialogs.key_dialog import KeyDialog
from screens.widgets.ink import HERE, KEY, muted
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.running.same_person import department_name, told_apart
from workshop.running.splitting.draft import Draft
from workshop.text import plural


class SplitDialog(KeyDialog[Draft]):
    """Asks who is in which group; none where the room stays together.

    Args:
        record: the record.
        session: the session that splits up.
        draft: the groups that are suggested.
    """

    CSS_PATH = str(Path(__file__).with_name("dialog.tcss"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stay", "Stay together"),
        Binding("enter", "split", "Split up"),
        Binding("s", "deal", "Deal anew"),
        Binding("up", "choose(-1)", show=False),
        Binding("down", "choose(1)", show=False),
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
    ]

    chosen: var[str] = var("")
    """The id of the person in hand."""

    def __init__(self, record: Record, session: Session, draft: Draft) -> None:
        super().__init__()
        self._record = record
        self._session = session
        self._draft = draft
        first = next((person.id for person, _ in draft.people), "")
        self.set_reactive(SplitDialog.chosen, first)

    def compose(self) -> ComposeResult:
        """What is asked, the groups, the keys."""
        with Vertical(classes="dialog", id="split"):
            title = f"{self._draft.step.title}: who is in which group?"
            yield Static(title, id="split-title", markup=False)
            with VerticalScroll(id="split-list", can_focus=False):
                yield Static(id="split-groups", markup=False)
            yield Static(id="split-keys", markup=False)

    def on_mount(self) -> None:
        """Show them."""
        self._show()

    def watch_chosen(self) -> None:
        """Show who is in hand."""
        if self.is_mounted:
            self._show()

    def _show(self) -> None:
        lines = self._lines()
        self.query_one("#split-groups", Static).update(Content("\n").join(lines))
        at = next((n for n, line in enumerate(lines) if line.plain.startswith(HERE)), 0)
        scroll = self.query_one("#split-list", VerticalScroll)
        self.call_after_refresh(lambda: self._in_sight(scroll, at))
        keys = Content.assemble(
            ("⏎", KEY), " split up    ", ("←→", KEY), " move    ", ("↑↓", KEY),
            " another    ", ("s", KEY), " deal anew    ", ("Esc", KEY), " stay together",
        )  # fmt: skip
        self.query_one("#split-keys", Static).update(keys)

    def _in_sight(self, scroll: VerticalScroll, line: int) -> None:
        """Scroll so far that a line is seen."""
        top, height = scroll.scroll_offset.y, scroll.size.height
        if not top <= line < top + height:
            scroll.scroll_to(y=max(0, line - height // 2), animate=False)

    def _lines(self) -> list[Content]:
        """Each group over its people."""
        lines: list[Content] = []
        for at, group in enumerate(self._draft.groups):
            head = f"Group {at + 1}"
            told = f"  {plural(len(group), 'person', 'people')} · {self._draft.step.guide_for(at)}"
            lines += [*([Content("")] if at else []), Content.assemble((head, "bold"), muted(told))]
            for person in group:
                here = person.id == self.chosen
                mark = (f"{HERE} ", "bold $accent") if here else ("  ", "")
                name = (told_apart(self._record, person), "bold" if here else "")
                department = department_name(self._record, person)
                lines.append(Content.assemble(mark, name, muted(f"  {department}")))
        return lines

    def action_choose(self, by: int) -> None:
        """Take somebody else in hand."""
        ids = [person.id for person, _ in self._draft.people]
        if ids:
            self.chosen = ids[max(0, min(ids.index(self.chosen) + by, len(ids) - 1))]

    def action_move(self, by: int) -> None:
        """Put who is in hand in the group before or after."""
        person = next((p for p, _ in self._draft.people if p.id == self.chosen), None)
        if person is None or (moved := self._draft.moved(person, by)) is self._draft:
            self.app.bell()
        else:
            self._draft = moved
            self._show()

    def action_deal(self) -> None:
        """Other groups, as even and as mixed."""
        self._draft = self._draft.dealt(self._record, self._session)
        self._show()

    def action_split(self) -> None:
        """Take the groups as they are."""
        self.dismiss(self._draft)

    def action_stay(self) -> None:
        """Stay together."""
        self.dismiss(None)
