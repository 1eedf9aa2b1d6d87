"""The dialog that starts a session from a guide: its title, who takes part, where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from screens.dialogs.completing import ListInput
from screens.dialogs.dialog import Dialog, DialogKeys, Field, Missing, line
from screens.dialogs.namesake import ask_who
from screens.dialogs.people_list import PeopleListDialog
from screens.dialogs.person import department_field, department_note
from screens.widgets.row_list import Item, Row, RowList
from workshop.record.documents import Person
from workshop.record.record import Record
from workshop.running.commands import NewPerson
from workshop.running.handles import key_of
from workshop.running.same_person import beside_new, is_same_name, person_of, same_person


class Known(NamedTuple):
    """Somebody who can be asked to take part."""

    id: str
    name: str
    about: str
    """Role and department."""
    department: str
    """The name of the department; empty for none."""


class SessionWords(NamedTuple):
    """What is said about a session before it starts."""

    title: str
    people: tuple[str | NewPerson, ...]
    """The ids of those known, then those who are new."""
    department: str
    place: str


class StartSession(Dialog[SessionWords]):
    """Asks for what a session needs before its first step.

    Args:
        guide: the title of the guide.
        minutes: how long it is planned to take.
        record: the engagement, which is asked who is meant by a name.
        known: everybody in the engagement.
        departments: the names of the departments.
        place: where sessions usually are.
        department: the name of the department whose session it is; empty where that is not known.
    """

    ACCEPT = "Start"
    CSS = """
    StartSession #people { max-height: 30vh; margin-bottom: 0; }
    StartSession #people-keys { margin: 0 0 1 4; }
    """

    def __init__(
        self,
        guide: str,
        minutes: float,
        record: Record,
        known: Sequence[Known],
        departments: Sequence[str],
        *,
        place: str = "",
        department: str = "",
    ) -> None:
        super().__init__()
        self._guide = guide
        self._minutes = minutes
        self._record = record
        self._known = known
        self._departments = departments
        self._place = place
        self._chosen: dict[str, None] = {}
        self._new: list[NewPerson] = []
        self._filled = ""
        self._department = department

    def heading(self) -> str:
        """The guide and its time."""
        return f"Start: {self._guide}, {self._minutes:g} minutes"

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the empty field of a name, for which ctrl+a is the start of its line.
        Binding("ctrl+a", "everybody", "All", show=False, priority=True),
        Binding("ctrl+l", "last_time", "Last time's people", show=False),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key acts here: while text is edited, ctrl+a goes to its start."""
        if action == "everybody":
            return not (isinstance(self.focused, Input) and self.focused.value)
        return super().check_action(action, parameters)

    def fields(self) -> Iterable[Widget]:
        """People first, for they are what differs from session to session."""
        hint = "name, role, department; ⏎ adds; or paste a list"
        yield Field("Who", ListInput(id="who", compact=True, placeholder=hint))
        yield RowList(id="people", classes="dialog-list")
        words = "Space ticks · ^a everybody · ^l last time's people"
        yield Static(words, id="people-keys", classes="field-note", markup=False)
        yield Field("Department", department_field(self._departments, self._department))
        yield Static("", id="department-note", classes="field-note", markup=False)
        yield Field("Title", line("title", self._guide))
        yield Field("Place", line("place", self._place, hint="room, town, call"))

    def buttons(self) -> Iterable[Widget]:
        """The two of every dialog, and how people are taken in."""
        *buttons, _ = super().buttons()
        yield from buttons
        words = "⏎ adds · ⏎⏎ or ^s starts · Esc"
        yield DialogKeys(words)

    def on_mount(self) -> None:
        """Show who is known."""
        self._show_people()
        self._say_department()

    @on(Input.Changed, "#department")
    def _say_department(self) -> None:
        """Say where a department would be new."""
        typed = self.text_of("department")
        note = self.query_one("#department-note", Static)
        note.update(department_note(typed, self._departments))
        known = {name.casefold() for name in self._departments}
        note.display = bool(typed.strip()) and " ".join(typed.split()).casefold() not in known

    @on(Input.Changed, "#who")
    def _show_people(self) -> None:
        """Show everybody in one order, ticked or not; while a name is typed, those who fit it."""
        words = self.text_of("who").split(",")[0].split()
        fitting = _fitting(self._known, words)
        rows = self.query_one("#people", RowList)
        rows.fill(
            [
                *(
                    _row(new.name, f"{new.role or 'new'}", f"new-{place}", taken=True)
                    for place, new in enumerate(self._new)
                ),
                *(_row(k.name, k.about, k.id, taken=k.id in self._chosen) for k in fitting),
            ]
        )
        rows.display = bool(rows.option_count)
        self.query_one("#people-keys").display = bool(self._known)
        if words and fitting:
            rows.go_to(fitting[0].id)

    def action_everybody(self) -> None:
        """Take in everybody who is known, or let all out again."""
        everybody = {known.id for known in self._known}
        self._take_all(() if everybody <= set(self._chosen) else everybody)

    def action_last_time(self) -> None:
        """Take in those who took part in the session before."""
        sessions = self._record.sessions()
        if not sessions:
            self.complain("There was no session yet.")
            return
        self._take_all(sessions[-1].people)

    def _take_all(self, ids: Iterable[str]) -> None:
        """Have these take part of those who are known, in the order of the list."""
        wanted = set(ids)
        self._chosen = {known.id: None for known in self._known if known.id in wanted}
        self._fill_department()
        self._show_people()

    def take_list(self, text: str, field: str) -> None:
        """A list that is pasted where people are named is one of people."""
        if field == "who":
            self._take_people(text)
        else:
            super().take_list(text, field)

    @work
    async def _take_people(self, text: str) -> None:
        """Show a pasted list, and take in everybody of it."""
        dialog = PeopleListDialog(self._record, text)
        if (read := await self.app.push_screen_wait(dialog)) is None:
            return
        for each in read.lines:
            if not each.name or each.state == "problem":
                continue
            named = NewPerson(name=each.name, role=each.role, department=each.department)
            if known := same_person(self._record, named).person:
                self._chosen[known.id] = None
            elif new := beside_new(named, self._new):
                self._new.append(new)
        self._fill_department()
        self._show_people()

    @on(Input.Submitted, "#who")
    def take_in(self, event: Input.Submitted) -> None:
        """Enter takes somebody in: the one under the cursor, or somebody new.

        On the empty field it starts once somebody was taken in; else it goes on to the next field.
        """
        event.stop()
        event.prevent_default()  # in this field Enter does not accept
        typed = " ".join(event.value.split())
        if not typed and (self._chosen or self._new):
            self.action_accept()
            return
        if not typed:
            self.go_on_from(event.input)
            return
        event.input.value = ""
        named = person_of(typed)
        chosen = self.query_one("#people", RowList).chosen
        fitting = next((k for k in self._known if k.id == chosen), None)
        named = named if named.name else NewPerson(name=typed)
        whole = any(is_same_name(known.name, named.name) for known in self._known)
        out = fitting is not None and fitting.id not in self._chosen and not whole
        if fitting and out and _holds(fitting.name, named.name):
            self._toggle(fitting.id)
        else:
            self._take_in(named)

    @work
    async def _take_in(self, named: NewPerson) -> None:
        """Take in somebody whose whole name was typed; it may be asked who that is."""
        if (new := beside_new(named, self._new)) is None:
            self.complain(f"{named.name} is in the list already.", "who")
            return
        one = await ask_who(self.app, self._record, new, here=self._chosen)
        if isinstance(one, Person):
            if one.id not in self._chosen:
                self._toggle(one.id)
        elif one:
            self._new.append(one)
            self._fill_department()
            self._show_people()

    def _toggle(self, row: str) -> None:
        """Take somebody in, or let them out again."""
        if row.startswith("new-"):
            del self._new[int(row.removeprefix("new-"))]
        elif row in self._chosen:
            del self._chosen[row]
        else:
            self._chosen[row] = None
            self._fill_department()
        self._show_people()

    def _fill_department(self) -> None:
        """The session is the department's whose people are in it; a mixed room has none.

        What somebody typed there themselves stays.
        """
        field = self.query_one("#department", Input)
        departments = {k.department for k in self._known if k.id in self._chosen}
        departments |= {new.department for new in self._new if new.department}
        if field.value not in ("", self._filled):
            return
        self._filled = departments.pop() if len(departments) == 1 else ""
        field.value = self._filled

    @on(OptionList.OptionSelected, "#people")
    def toggle(self, event: OptionList.OptionSelected) -> None:
        """A click on a row takes somebody in or out."""
        self._toggle(event.option_id or "")

    def on_key(self, event: Key) -> None:
        """Up and down move among the people; Space or Enter there takes in or out."""
        rows = self.query_one("#people", RowList)
        who = self.query_one("#who", Input)
        if event.key in ("up", "down") and who.has_focus:
            move = rows.action_cursor_up if event.key == "up" else rows.action_cursor_down
            move()
        elif event.key in ("space", "enter") and rows.has_focus and rows.chosen:
            self._toggle(rows.chosen)
        else:
            return
        event.stop()
        event.prevent_default()

    def answer(self) -> SessionWords:
        """What was said."""
        if self.text_of("who").strip():
            raise Missing("Press Enter behind the name to take the person in, or clear it.", "who")
        return SessionWords(
            title=self.text_of("title"),
            people=(*self._chosen, *self._new),
            department=self.text_of("department").strip(),
            place=self.text_of("place"),
        )


def _row(name: str, about: str, row_id: str, *, taken: bool) -> Item:
    """A person in the list, with a tick for those who take part."""
    row = Row(
        Content.assemble((name, "bold" if taken else ""), (f"  {about}", "$ink-muted")),
        lead=Content.styled("✓", "$success") if taken else Content.styled("○", "$ink-muted"),
        indent=3,
    )
    return Item(row, row_id)


def _fitting(known: Sequence[Known], words: Sequence[str]) -> list[Known]:
    """Those whom typed words fit, in their order; with words, the best fit first.

    A word of the name that begins so comes before one that holds it, and a name before a role.
    """
    if not words:
        return list(known)
    ranked = []
    for one in known:
        ranks = [_rank(one, word) for word in words]
        if all(rank is not None for rank in ranks):
            ranked.append((max(rank for rank in ranks if rank is not None), one))
    return [one for _, one in sorted(ranked, key=lambda pair: pair[0])]


def _rank(known: Known, typed: str) -> int | None:
    """How well a word fits somebody, 0 best; none where it does not."""
    key = key_of(typed)
    for place, text in enumerate((known.name, known.about)):
        if any(key and key_of(word).startswith(key) for word in text.split()):
            return place * 2
        if _holds(text, typed):
            return place * 2 + 1
    return None


def _holds(text: str, typed: str) -> bool:
    """Whether what was typed is a part of a text, whatever its case and accents."""
    return typed.casefold() in text.casefold() or (key_of(typed) or " ") in key_of(text)
