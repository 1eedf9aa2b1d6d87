"""The read-back on the laptop that is turned to those who spoke: paper, and nothing else on it."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from screens.base.colours import LIGHT
from screens.session.panes.recorder import Recorder
from screens.session.read_back.items import read_back_for
from screens.session.read_back.pages import (
    GOLD,
    INK,
    MUTED_INK,
    RULE_INK,
    Page,
    Said,
    pages_of,
    spans,
)
from screens.session.state.shown_session import ShownSession
from workshop import times
from workshop.errors import Refused
from workshop.guide.shape import Readback
from workshop.guide.step import Step
from workshop.record.read_back import confirmed_of
from workshop.running.commands import ConfirmStep
from workshop.running.same_person import told_apart
from workshop.text import listing

_WIDEST = 96
_AIRY_FROM = 30
_MOST_DIGITS = 4


class ReadBackView(ModalScreen[None]):
    """Pages of what was said; only what was on one of them can be confirmed.

    Args:
        shown: the session.
        recorder: carries out corrections and the confirmation.
    """

    CSS_PATH = "view.tcss"
    AUTO_FOCUS = ""

    def __init__(self, shown: ShownSession, recorder: Recorder) -> None:
        super().__init__()
        self._shown = shown
        self._recorder = recorder
        self._paper = read_back_for(shown.record, shown.session)
        self._ids = self._paper.keys
        confirmed = confirmed_of(shown.record, shown.session)
        self._seen = {
            each
            for each in self._ids
            if confirmed and confirmed.open.isdisjoint(self._paper.covers(each))
        }
        self._before: dict[str, str] = {}
        self._corrected: set[str] = set()
        self._pages: list[Page] = []
        self._place = 0
        self._typed = ""
        self._correcting: Said | None = None
        self._note = ""

    def compose(self) -> ComposeResult:
        """The page, the line for a correction, the foot."""
        with Vertical(id="paper"):
            yield Static(id="page", markup=False)
            yield Input(id="correction", compact=True, select_on_focus=False)
            yield Static(id="foot", markup=False)

    def on_mount(self) -> None:
        """Begin with the first page that has something not seen yet."""
        self.styles.background = LIGHT.background
        self.query_one("#paper").styles.color = INK
        self.query_one("#correction").display = False
        self.set_focus(None)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._lay_out()
        unseen = {n for n, each in enumerate(self._ids, 1) if each not in self._seen}
        places = (p for p, page in enumerate(self._pages) if unseen.intersection(page.numbers))
        self._place = next(places, 0) if self._seen else 0
        self._show()

    def on_resize(self) -> None:
        """Fit the pages to the window; what was seen stays seen."""
        if self._pages:
            self._lay_out()
            self._show()

    # Pages

    @property
    def _room(self) -> tuple[int, int]:
        """Cells in a line, and lines on a page."""
        width = min(_WIDEST, max(20, self.size.width - 8))
        return width, max(3, self.size.height - (11 if self._airy else 7))

    @property
    def _airy(self) -> bool:
        return self.size.height >= _AIRY_FROM

    def _said(self) -> list[Said]:
        return self._paper.said(self._before)

    def _lay_out(self) -> None:
        """Make the pages of what stands now, and stay near where one was."""
        width, height = self._room
        self._pages = pages_of(self._said(), width, height, airy=self._airy)
        self._place = min(self._place, len(self._pages) - 1)

    def _show(self) -> None:
        """Draw the page that is in front; what stands on it counts as seen."""
        page = self._pages[self._place]
        self._seen |= {self._ids[number - 1] for number in page.numbers}
        width, height = self._room
        head = list(self._head(width))
        lines = page.lines or (Content.styled("Nothing is written down yet.", INK),)
        blank = [Content("")] * (height - len(lines))
        self.query_one("#paper").styles.width = width
        text = Content("\n").join([*head, *lines, *blank])
        self.query_one("#page", Static).update(text)
        self._show_foot()

    def _head(self, width: int) -> list[Content]:
        """What it is, whose, and what to say."""
        session = self._shown.session
        record = self._shown.record
        people = [told_apart(record, person) for person in record.people_of(session)]
        whose = listing(people) if len(people) < 4 else f"{len(people)} people"
        right = f"{whose} · {times.day(session.started)}" if whose else times.day(session.started)
        title = self._paper.title
        gap = max(2, width - len(title) - Content(right).cell_length)
        lines = [
            Content.assemble((title, f"bold {INK}"), " " * gap, (right, MUTED_INK)).truncate(width),
            Content.styled(self._paper.prompt, f"bold {INK}").truncate(width, ellipsis=True),
        ]
        return [*([Content("")] if self._airy else []), *lines, Content("")]

    def _show_foot(self) -> None:
        """Where one is, what was seen, how it will be quoted; the keys, for whoever turned it."""
        width, _ = self._room
        seen = [n for n, each in enumerate(self._ids, 1) if each in self._seen]
        left = Content.assemble(
            (f"page {self._place + 1} of {len(self._pages)}", f"bold {INK}"),
            *(
                (
                    ("   you have seen ", MUTED_INK),
                    (spans(seen) or "nothing", INK),
                    (f" of {len(self._ids)}", MUTED_INK),
                )
                if self._ids
                else ()
            ),
            (f"   {len(self._corrected)} corrected" if self._corrected else "", MUTED_INK),
        )
        right = Content.assemble(("quoted ", MUTED_INK), (self._quoted(width), f"bold {INK}"))
        gap = width - left.cell_length - right.cell_length
        second = (
            [Content.assemble(left, " " * gap, right)]
            if gap >= 2
            else [left, right.truncate(width, ellipsis=True)]
        )
        lines = [Content.styled("─" * width, RULE_INK), *second]
        if self._airy:
            lines.append(Content(""))
        lines.append(self._keys().truncate(width, ellipsis=True))
        self.query_one("#foot", Static).update(Content("\n").join(lines))

    def _quoted(self, width: int) -> str:
        """How those who spoke will be quoted; how many are, where their names find no room."""
        record, session = self._shown.record, self._shown.session
        levels: dict[str, list[str]] = {}
        for person in record.people_of(session):
            consent = record.consent_of(session.id, person.id)
            words = consent.attribution.sentence if consent else "not asked yet"
            levels.setdefault(words, []).append(told_apart(record, person))
        if len(levels) < 2:
            return next(iter(levels), "not asked yet")
        named = "; ".join(f"{listing(names)}: {words}" for words, names in levels.items())
        if Content(f"quoted {named}").cell_length <= width:
            return named
        return ", ".join(f"{len(names)} {words}" for words, names in levels.items())

    def _keys(self) -> Content:
        """What the keys do, in one muted line."""
        if self._note:
            return Content.styled(self._note, f"bold {GOLD}")
        if self._correcting:
            number = self._correcting.number
            words = f"{number}: as it should be, then ⏎ · emptied, it is left out · Esc as it was"
            return Content.styled(words, MUTED_INK)
        keys = [("space", "next"), ("number ⏎", "correct, leave out")]
        if self._typed:
            keys = [(f"{self._typed} ⏎", "correct or leave out"), ("Esc", "no number")]
        else:
            keys += [("⏎", "right so far")] if self._step else []
            keys += [("Esc", "back")]
        return Content("   ").join(
            Content.assemble((key, f"bold {GOLD}"), (f" {words}", MUTED_INK)) for key, words in keys
        )

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Turn pages, take a number, confirm; a digit does nothing until Enter."""
        if self._correcting:
            if event.key == "escape":
                event.stop()
                self._end_correction()
            return
        event.stop()
        self._note = ""
        if event.key in ("space", "pagedown", "right", "down"):
            self._turn(1)
        elif event.key in ("pageup", "left", "up"):
            self._turn(-1)
        elif event.character and event.character.isascii() and event.character.isdigit():
            self._typed = (self._typed + event.character)[:_MOST_DIGITS]
        elif event.key == "backspace":
            self._typed = self._typed[:-1]
        elif event.key == "escape":
            if not self._typed:
                self.dismiss(None)
                return
            self._typed = ""
        elif event.key == "enter":
            self._entered()
            return
        self._show_foot()

    def _turn(self, by: int) -> None:
        self._typed = ""
        self._place = min(max(0, self._place + by), len(self._pages) - 1)
        self._show()

    def _entered(self) -> None:
        """A number was given, or what was seen is right."""
        typed, self._typed = self._typed, ""
        if not typed:
            self._confirm()
            return
        found = next((one for one in self._said() if one.number == int(typed)), None)
        if found is None:
            self._note = f"There is no {int(typed)}; the last one is {len(self._ids)}."
        elif not self._shown.live:
            self._note = "The session is closed: reopen it to correct something."
        else:
            self._correct(found)
        self._show_foot()

    # Corrections

    def _correct(self, one: Said) -> None:
        """Take the words of an entry to be put right."""
        place = next(p for p, page in enumerate(self._pages) if one.number in page.numbers)
        if place != self._place:
            self._place = place
            self._show()
        self._correcting = one
        line = self.query_one("#correction", Input)
        line.value = self._paper.text(one.entry_id)
        line.cursor_position = len(line.value)
        line.display = True
        line.focus()

    @on(Input.Submitted, "#correction")
    def take_correction(self, event: Input.Submitted) -> None:
        """Record the words as they should be; without any, the entry is left out."""
        event.stop()
        one = self._correcting
        if one is None:
            return
        key, text = one.entry_id, event.value.strip()
        if text != self._paper.text(key):
            self._put_right(one, text)
        self._end_correction()

    def _put_right(self, one: Said, text: str) -> None:
        """Record the words as they should be, or say why that cannot be."""
        try:
            command = self._paper.correction(one.entry_id, text)
        except Refused as refusal:
            self._note = str(refusal)
            return
        if self._recorder.perform(command):
            self._before.setdefault(one.entry_id, one.words)
            self._corrected.add(one.entry_id)

    def _end_correction(self) -> None:
        """Back to the page, as it stands now."""
        self._correcting = None
        line = self.query_one("#correction", Input)
        line.value = ""
        line.display = False
        self.set_focus(None)
        self._lay_out()
        self._show()

    # The confirmation

    @property
    def _step(self) -> Step | None:
        """The step that is confirmed: the one in front if it is a read-back, else the first."""
        steps = self._shown.guide.steps_of(Readback) if self._shown.live else []
        here = self._shown.step.id
        return next((step for step in steps if step.id == here), next(iter(steps), None))

    def _confirm(self) -> None:
        """What was seen is right as it stands."""
        step = self._step
        if step is None:
            self._note = "Nothing is confirmed here: the guide has no read-back, or it is over."
            self._show_foot()
            return
        seen = tuple(entry for key in self._seen for entry in self._paper.covers(key))
        command = ConfirmStep(session_id=self._shown.session_id, step_id=step.id, seen=seen)
        self._recorder.keep_words()
        if self._recorder.perform(command):
            self.dismiss(None)
        else:
            self._note = "It could not be recorded; Esc goes back to see why."
            self._show_foot()
