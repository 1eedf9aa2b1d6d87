"""The steps of a notes file: what each line under a heading says."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Final

import msgspec

from workshop.errors import Problem, Refused
from workshop.guide.shape import AnyStep, Guide, Score, as_kind, default_kind
from workshop.notes.fields import read_minutes, read_stamp, split_fields
from workshop.notes.lines import DIRECTIVES, Item, near, quoted, stamped
from workshop.notes.model import (
    NotedConsent,
    NotedEntry,
    NotedPresence,
    NotedRow,
    NotedScore,
    NotedStep,
    Wording,
)
from workshop.notes.people_lines import read_presence
from workshop.notes.row_lines import PLACE, RowParts, link_parts, read_row, register_of
from workshop.notes.score_lines import ScoreLines
from workshop.notes.theme_lines import read_theme
from workshop.record.documents import Attribution, EntryKind, StepState
from workshop.registers.register import Register
from workshop.running.capture import PESTLE_TAGS, read_line, statement
from workshop.running.entry_rules import checked
from workshop.text import clean_line

_CONSENT: Final = re.compile(r"@?(\S+)\s+(\w+)(?:\s+\[([^\]]*)\])?(\s+together)?")
_LEVELS: Final = [level.value for level in Attribution]


class Body:
    """What the lines under the headings say, gathered line by line.

    Args:
        guide: whose steps these are; without one, lines are only looked at for what is wrong.
        day: when the session began.
        zone: where times without an offset are meant.
        problems: gets what is wrong.
    """

    def __init__(
        self, guide: Guide | None, day: datetime, zone: tzinfo, problems: list[Problem]
    ) -> None:
        self._guide = guide
        self._day = self._now = day
        self._zone = zone
        self._problems = problems
        self._step: AnyStep | None = None
        self._lost = False
        self._places: dict[str, list[int | None]] = {}
        self._last: int | None = None
        self._scores = ScoreLines(self._place, problems)
        self._unseen: list[tuple[Item, str, list[str]]] = []
        self._rows: list[tuple[NotedRow, Register, RowParts]] = []
        self.steps: dict[str, NotedStep] = {}
        """Every step with a heading; a state of none was not said."""
        self.unreached: set[str] = set()
        """Steps that were never reached."""
        self.entries: list[NotedEntry] = []
        """Every entry that is right."""
        self.consents: list[NotedConsent] = []
        """Every consent that is right."""
        self.presence: list[NotedPresence] = []
        """Who came and went."""

    def take(self, item: Item) -> None:
        """One line, whatever it is."""
        try:
            if item.step_id is not None:
                self._begin(item, item.step_id)
            elif not self._lost:
                self._line(item)
        except Refused as refused:
            self._problems.append(Problem(str(refused), line=item.line))

    def _begin(self, item: Item, step_id: str) -> None:
        """A step begins."""
        self._last = None
        if self._guide is None:
            return
        self._step = self._guide.step(step_id)
        self._lost = self._step is None
        if self._lost:
            hint = near(step_id, [step.id for step in self._guide.steps])
            what = f"{self._guide.title} has no step {quoted(step_id)}; {hint}"
            raise Refused(f"{what}. The lines under it were not read")
        self.steps.setdefault(step_id, NotedStep())
        if item.more:
            raise Refused("the heading of a step has one line only")

    def _line(self, item: Item) -> None:
        """A line under a step, or a directive above the first."""
        if item.directive is None:
            self._entry(item, item.whole)
            return
        word, value = item.directive
        if not word:
            raise Refused(f"there is no directive {quoted(value)}; {near(value, list(DIRECTIVES))}")
        if self._guide and not self._step and word not in ("consent", "presence"):
            raise Refused(f"% {word} belongs under a step")
        if item.more and word not in ("retracted", "factor", "row", "row of"):
            raise Refused(f"% {word} has one line only")
        if word not in ("tags", "factor", "changed", "not clear", "raised by", "theme"):
            self._last = None
        _HANDLERS[word](self, item, "\n".join([value, *item.more]))

    def _entry(self, item: Item, whole: str, *, retracted: bool = False) -> None:
        """An entry; one that cannot be taken keeps its place in the count."""
        step_id = self._step.id if self._step else ""
        places = self._places.setdefault(step_id, [])
        places.append(None)
        self._last = None
        stamp, text = stamped(whole)
        if stamp is not None:
            self._now = self._time(stamp)
        default = EntryKind(default_kind(self._step)) if self._step else EntryKind.NOTE
        captured = read_line(text, default)
        checked(captured)
        places[-1] = self._last = len(self.entries)
        entry = NotedEntry(
            line=item.line, step_id=step_id, captured=captured, at=self._now, retracted=retracted
        )
        self.entries.append(entry)

    def _time(self, stamp: str) -> datetime:
        """A time of the session."""
        try:
            at, _ = read_stamp(stamp, self._zone, self._day)
        except ValueError:
            raise Refused(f"{quoted(stamp)} is no time; write 10:06 or 2026-10-06 10:06") from None
        if at < self._day and "-" not in stamp:
            raise Refused(
                f"{quoted(stamp)} is before the session began at {self._day:%H:%M}; "
                "write the date too if it was another day"
            )
        return at

    def _retracted(self, item: Item, value: str) -> None:
        self._entry(item, value, retracted=True)

    def _tags(self, _: Item, value: str) -> None:
        self._amend(tags=tuple(dict.fromkeys(tag for tag in split_fields(value) if tag)))

    def _not_clear(self, _: Item, value: str) -> None:
        """The names in the entry above of which it is not clear whom they mean."""
        self._amend_line(unclear=tuple(name for name in split_fields(value) if name))

    def _raised_by(self, _: Item, value: str) -> None:
        """Who said what was made the action above."""
        self._amend_line(raised=tuple(name for name in split_fields(value) if name))

    def _amend_line(self, **changes: object) -> None:
        """Change the line of the entry above."""
        if self._last is None:
            raise Refused("this belongs right below an entry that can be taken")
        captured = self.entries[self._last].captured
        self._amend(captured=msgspec.structs.replace(captured, **changes))

    def _theme(self, item: Item, value: str) -> None:
        """Where the entry above stands in the codebook."""
        themes = self.entries[self._last].themes if self._last is not None else ()
        self._amend(themes=(*themes, read_theme(item.line, value)))

    def _came_or_went(self, item: Item, value: str) -> None:
        """That somebody came late, left or is away."""
        handle, state, stamp = read_presence(value)
        at = self._time(stamp) if stamp else self._now
        noted = NotedPresence(line=item.line, handle=handle, state=state, at=at)
        self.presence.append(noted)

    def _factor(self, item: Item, value: str) -> None:
        """The factor of the entry above."""
        field, *rest = split_fields(value)
        pestle = PESTLE_TAGS.get(field.casefold())
        if field and pestle is None:
            raise Refused(f"{quoted(field)} is no field of the scan")
        text = statement(" | ".join(rest), EntryKind.NOTE)
        if not text:
            raise Refused("a factor is written as `% factor: legal | Statement`")
        self._amend(wording=Wording(line=item.line, text=text, pestle=pestle))

    def _amend(self, **changes: object) -> None:
        """Change the entry above."""
        if self._last is None:
            raise Refused("this belongs right below an entry that can be taken")
        self.entries[self._last] = msgspec.structs.replace(self.entries[self._last], **changes)

    def _set(self, **changes: object) -> None:
        """Change what is known of the step."""
        if self._step:
            old = self.steps[self._step.id]
            self.steps[self._step.id] = msgspec.structs.replace(old, **changes)

    def _minutes(self, _: Item, value: str) -> None:
        """The time that the step took."""
        try:
            self._set(seconds=read_minutes(value))
        except ValueError:
            raise Refused(f"{quoted(value)} is no number of minutes; write 6.5") from None

    def _skipped(self, _: Item, value: str) -> None:
        """The step was left out."""
        if not (reason := clean_line(value)):
            raise Refused("say why it was left out: `% skipped: no time left`")
        self._set(state=StepState.SKIPPED, reason=reason)

    def _confirmed(self, _: Item, value: str) -> None:
        self._set(confirmed=self._time(value.strip("[] ")) if value else self._now)

    def _not_shown(self, item: Item, value: str) -> None:
        """Which entries were not shown; looked up when every entry has its place."""
        if self._step:
            self._unseen.append((item, self._step.id, [each.strip() for each in value.split(",")]))

    def place_unseen(self) -> None:
        """Look up what was not shown, once the last line was taken."""
        for item, step_id, places in self._unseen:
            try:
                found = tuple(self._place(place) for place in places)
            except Refused as refused:
                self._problems.append(Problem(str(refused), line=item.line))
            else:
                self.steps[step_id] = msgspec.structs.replace(self.steps[step_id], unseen=found)

    def _changed(self, _: Item, value: str) -> None:
        """When the entry above was put otherwise."""
        self._amend(changed=self._time(value.strip("[] ")))

    def _flag(self, item: Item, value: str) -> None:
        """A word that says all by itself."""
        word = item.directive[0] if item.directive else ""
        if value:
            raise Refused(f"nothing follows % {word}, and {quoted(value)} was found")
        if word == "scores in":
            self._set(scores_in=True)
        elif word == "not reached" and self._step:
            self.unreached.add(self._step.id)
        else:
            self._set(state=StepState(word))

    def _consent(self, item: Item, value: str) -> None:
        """How somebody agreed to be quoted."""
        found = _CONSENT.fullmatch(value)
        if found is None:
            raise Refused("a consent is written as `% consent: Dana.Ortiz role`")
        if found[2].casefold() not in _LEVELS:
            raise Refused(f"{quoted(found[2])} is no level of consent; {near(found[2], _LEVELS)}")
        at = self._time(found[3].strip()) if found[3] else self._now
        level = Attribution(found[2].casefold())
        noted = NotedConsent(
            line=item.line, handle=found[1], level=level, at=at, together=bool(found[4])
        )
        self.consents.append(noted)

    def _score(self, item: Item, value: str) -> None:
        """Values; looked up at the end, when every entry has its place."""
        fields = split_fields(value)
        if len(fields) != 3:
            raise Refused("a score is written as `% score: room | strengths/2 | rating=4`")
        if self._step is None:
            return
        if (step := as_kind(self._step, Score)) is None:
            raise Refused(f"{self._step.title} takes no scores")
        self._scores.take(item.line, step, fields)

    def scores(self) -> tuple[NotedScore, ...]:
        """Every score that is right, once the last line was taken."""
        return self._scores.read(self.entries)

    def _place(self, what: str) -> int:
        """The entry of the file that a place such as `strengths/2` means."""
        if (found := PLACE.fullmatch(what)) is None:
            raise Refused(f"{quoted(what)} names no entry; write strengths/2, the second under it")
        places = self._places.get(found[1], [])
        number = int(found[2])
        if not 1 <= number <= len(places):
            raise Refused(f"there is no {what}: {found[1]} has {len(places)} entries")
        if (place := places[number - 1]) is None:
            raise Refused(f"{what} is an entry that could not be taken")
        return place

    def _row(self, item: Item, value: str) -> None:
        """A row; what it rests on and leads to is looked up when every entry has its place."""
        word = item.directive[0] if item.directive else ""
        if self._guide is None:
            return
        register, text = register_of(self._step, word, value)
        stamp, text = stamped(text)
        if stamp is not None:
            self._now = self._time(stamp)
        parts = read_row(register, text)
        self._problems += [Problem(what, line=item.line) for what in parts.problems]
        row = NotedRow(
            line=item.line,
            step_id=self._step.id if self._step else "",
            register=register.name,
            at=self._now,
            code=parts.code,
            cells=parts.cells,
        )
        self._rows.append((row, register, parts))

    def rows(self) -> tuple[NotedRow, ...]:
        """Every row that is right, once the last line was taken."""
        found = []
        for row, register, parts in self._rows:
            try:
                rests_on = tuple(self._place(what) for what in parts.evidence)
            except Refused as refused:
                self._problems.append(Problem(str(refused), line=row.line))
                continue
            named = self._entries_named(register, parts)
            found.append(msgspec.structs.replace(row, evidence=rests_on, places=named))
        return tuple(found)

    def _entries_named(self, register: Register, parts: RowParts) -> dict[str, int]:
        """The entries that the links of a row name by their places; other words stay words."""
        named = {}
        for field in register.links:
            for part in link_parts(field, parts.cells.get(field.id, "")):
                try:
                    named[part] = self._place(part)
                except Refused:
                    continue
        return named


_HANDLERS: Final[dict[str, Callable[[Body, Item, str], None]]] = {
    "minutes": Body._minutes,  # noqa: SLF001 - this table is a part of the class
    "consent": Body._consent,  # noqa: SLF001
    "retracted": Body._retracted,  # noqa: SLF001
    "scores in": Body._flag,  # noqa: SLF001
    "score": Body._score,  # noqa: SLF001
    "skipped": Body._skipped,  # noqa: SLF001
    "confirmed": Body._confirmed,  # noqa: SLF001
    "open": Body._flag,  # noqa: SLF001
    "done": Body._flag,  # noqa: SLF001
    "not reached": Body._flag,  # noqa: SLF001
    "not clear": Body._not_clear,  # noqa: SLF001
    "raised by": Body._raised_by,  # noqa: SLF001
    "presence": Body._came_or_went,  # noqa: SLF001
    "not shown": Body._not_shown,  # noqa: SLF001
    "changed": Body._changed,  # noqa: SLF001
    "tags": Body._tags,  # noqa: SLF001
    "factor": Body._factor,  # noqa: SLF001
    "theme": Body._theme,  # noqa: SLF001
    "row": Body._row,  # noqa: SLF001
    "row of": Body._row,  # noqa: SLF001
}
