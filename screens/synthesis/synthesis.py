"""The synthesis screen: what all sessions say together, theme by theme, by keys alone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from screens.base.commands import bindings
from screens.base.navigation import OpenHistory, OpenSession, OpenSynthesis, OpenTheming
from screens.base.record_screen import RecordScreen, Traced
from screens.export.export import build_report, export
from screens.synthesis.commands import SYNTHESIS_COMMANDS, VIEWS
from screens.synthesis.draw_lists import list_lines, totals
from screens.synthesis.draw_themes import themes_view
from screens.synthesis.state import THEMES, Shown
from screens.widgets.heading import Heading
from screens.widgets.ink import EDITION_COLOURS, KEY, muted
from screens.widgets.key_line import KeyLine
from screens.widgets.screen_kind import ScreenKind, with_room
from screens.widgets.sections import Sections
from workshop.record.documents import Entry
from workshop.report.document_names import EDITIONS
from workshop.report.facts import Facts

if TYPE_CHECKING:
    from workshop.privacy.editions import Edition

_AT_ONCE: Final = 1_000
"""Up to so many entries are joined between two key presses; more in a thread."""


class SynthesisScreen(RecordScreen[None]):
    """What all sessions say together."""

    TITLE_WORDS = "Synthesis"
    ABOUT = (
        "What all sessions say together: the themes over the departments (● said, ✕ said the "
        "opposite, · silent, ░ not heard), how far each can be relied on and why, what is new, "
        "priorities side by side, goals as they were told, what was not heard, and whom to hear "
        "next."
    )
    HINT_SAYS_KIND = True
    COMMANDS_HERE = SYNTHESIS_COMMANDS
    BINDINGS: ClassVar = bindings(COMMANDS_HERE)
    CSS_PATH = "synthesis.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.shown: Shown | None = None
        """What is shown; none until the sessions were joined for the first time."""
        self._edition: Edition = "restricted"

    def compose(self) -> ComposeResult:
        """Heading, views, what is shown, the hint, the keys."""
        yield Heading()
        yield Sections([(title, "") for title, _ in VIEWS], id="views")
        yield Static("", id="synthesis", markup=False)
        yield Static("", id="hint", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Join the sessions."""
        self.show_record()

    def on_resize(self) -> None:
        """Draw anew at another size."""
        self.call_after_refresh(self._draw)

    # What is shown

    def show_record(self) -> None:
        """Join the sessions as they are now; many entries in a thread, with a word meanwhile."""
        record = self.store.record
        if sum(1 for _ in record.all(Entry)) <= _AT_ONCE:
            self._take(build_report(record, "synthesis", self._edition).facts)
        else:
            self._join()

    @work(exclusive=True, group="joining")
    async def _join(self) -> None:
        """Join a copy of the record in a thread."""
        self.query_one(Heading).show("Synthesis", "", muted("joining …"))
        record, edition = self.store.record.copy(), self._edition
        report = await asyncio.to_thread(build_report, record, "synthesis", edition)
        if self.stands:
            self._take(report.facts)

    def _take(self, facts: Facts) -> None:
        """Show findings; one stays where one was."""
        self.shown = Shown(facts) if self.shown is None else self.shown.refreshed(facts)
        self._draw()

    def _draw(self) -> None:
        body = self.query_one("#synthesis", Static)
        size = body.content_size
        if self.shown is None or not size.width:
            return
        if self.shown.view == THEMES:
            body.update(themes_view(self.shown, size.width, size.height))
        else:
            lines = list_lines(self.shown, size.width)
            first = min(self.shown.at, max(0, len(lines) - size.height))
            part = lines[first : first + size.height]
            if first + size.height < len(lines):
                part = [*part[:-1], muted(f"  ▼ {len(lines) - first - size.height + 1} more lines")]
            body.update(Content("\n").join(part))
        self._say_where()
        hint = self.query_one("#hint", Static)
        hint.update(self._hint(hint.content_size.width or size.width))

    def _say_where(self) -> None:
        """Where one is, how much there is, and in which edition."""
        assert self.shown is not None  # noqa: S101 - drawn where something is shown
        narrow = self.has_class("-narrow")
        edition = Content.styled(self._edition, f"bold {EDITION_COLOURS[self._edition]}")
        state = [totals(self.shown, narrow=narrow), edition, self.state_words()]
        words = "" if narrow else self.store.record.engagement.name
        self.query_one(Heading).show("Synthesis", words, Content("   ").join(state))
        sections = self.query_one(Sections)
        sections.here = self.shown.view
        sections.titles = tuple(
            (title, str(count or ""))
            for (title, _), count in zip(
                VIEWS,
                (
                    len(self.shown.themes),
                    len(self.shown.priorities),
                    len(self.shown.goals),
                    len(self.shown.hear_next),
                ),
                strict=True,
            )
        )

    def _hint(self, width: int) -> Content:
        """What the next key does, the first thing first; as much of it as has room."""
        assert self.shown is not None  # noqa: S101 - drawn where something is shown
        shown = self.shown
        if shown.opened >= 0:
            parts = [("⏎", "goes to its session"), ("← →", shown.department or "all departments")]
            parts.append(("Esc", "to the themes"))
        elif shown.view == THEMES:
            parts = [("⏎", "all that was said"), ("← →", shown.department or "one department")]
            parts.append(("o", f"by {shown.order}"))
            parts += [("n", f"new {shown.since_words}")] if shown.since else []
        else:
            parts = [("↑ ↓", "further"), ("1", "the themes")]
        if self.has_class("-narrow"):
            parts = parts[:3]
        words = [Content.assemble((key, KEY), f" {what}") for key, what in parts]
        return with_room(ScreenKind.KEYS.badge, words, width)

    # Keys

    def _show(self, shown: Shown | None) -> None:
        if shown is not None:
            self.shown = shown
            self._draw()

    @on(Sections.Chosen)
    def view_clicked(self, event: Sections.Chosen) -> None:
        """Show the view that was clicked on."""
        self.action_view(event.place)

    def action_view(self, view: int) -> None:
        """Show one of the views."""
        if self.shown is not None:
            self._show(replace(self.shown, view=view, at=0, opened=-1))

    def action_move(self, by: int) -> None:
        """Put another row in front."""
        if self.shown is None:
            return
        size = self.query_one("#synthesis", Static).content_size
        last = 0
        if self.shown.view != THEMES:
            last = max(0, len(list_lines(self.shown, size.width)) - size.height)
        self._show(self.shown.moved(by, last))

    def action_column(self, by: int) -> None:
        """Look at another department."""
        if self.shown is not None and self.shown.view == THEMES:
            self._show(self.shown.turned(by))

    def action_order(self) -> None:
        """Put the themes in another order."""
        if self.shown is not None and self.shown.opened < 0:
            self._show(self.shown.reordered())

    def action_since(self) -> None:
        """Count what is new since the session before."""
        if self.shown is not None:
            self._show(self.shown.looked_back())

    def action_open(self) -> None:
        """From a theme to all that was said, from a statement to its session."""
        shown = self.shown
        if shown is None or shown.view != THEMES or shown.theme is None:
            return
        if shown.opened < 0:
            self._show(replace(shown, opened=0))
        elif shown.opened < len(shown.statements):
            said = shown.statements[shown.opened]
            if said.session:
                self.open(OpenSession(said.session))
            else:
                self.warn(
                    "In this edition it is not tied to a session; t shows the restricted one."
                )

    def traced(self) -> Traced | None:
        """The theme, or the statement in front; none in the other views."""
        shown = self.shown
        if shown is None or shown.view != THEMES or shown.theme is None:
            return None
        said = shown.statements[shown.opened] if 0 <= shown.opened < len(shown.statements) else None
        return Traced(said.entry if said else shown.theme.id, self._edition)

    def action_theming(self) -> None:
        """Go to the theming board."""
        self.open(OpenTheming())

    def action_edition(self) -> None:
        """Change the edition."""
        other = "shareable" if self._edition == "restricted" else "restricted"
        self._edition = cast("Edition", other)
        self.tell(f"{EDITIONS[other].title}.")
        self.show_record()

    def action_history(self) -> None:
        """Show what was done."""
        self.open(OpenHistory(OpenSynthesis()))

    @work(exclusive=True)
    async def action_export(self) -> None:
        """Write the synthesis to a file."""
        await export(self, edition=self._edition, document="synthesis")

    @work(exclusive=True)
    async def action_told_back(self) -> None:
        """Write the sheet of the department that is looked at, or those of all."""
        department = self.shown.department if self.shown else ""
        await export(self, edition="shareable", document="told-back", department=department)

    def action_back(self) -> None:
        """From all that was said to the themes, from the themes to the engagement."""
        if self.shown is not None and self.shown.opened >= 0:
            self._show(replace(self.shown, opened=-1))
        else:
            self.dismiss(None)
