"""The steps of a notes file: what each line under a heading says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Final

import msgspec

from workshop.errors import Problem, Refused
from workshop.guide.shape import AnyStep, Guide
from workshop.guide.step import default_kind
from workshop.notes.about.outcomes import read_outcome
from workshop.notes.check_lines import read_checked, read_sent
from workshop.notes.first_characters import doubts_and_told
from workshop.notes.gathered_lines import RowLines, UnseenLines
from workshop.notes.grammar.fields import BESIDE, PLACE, read_beside, split_fields
from workshop.notes.grammar.lines import DIRECTIVES, Item, cells_of_table, near, quoted, stamped
from workshop.notes.grammar.values import read_time, read_wording
from workshop.notes.model import (
    NotedConsent,
    NotedEntry,
    NotedPresence,
    NotedRow,
    NotedScore,
    NotedSent,
    NotedStep,
    Wording,
)
from workshop.notes.people_lines import read_consent, read_presence
from workshop.notes.row_lines import register_of
from workshop.notes.score_lines import ScoreLines, score_fields, score_step
from workshop.notes.step_forms import belongs_elsewhere, form_of, no_step, read_inside, reason_in
from workshop.notes.talk_lines import OF_TALK, OF_WRITING, TalkLines
from workshop.notes.theme_lines import read_theme
from workshop.notes.votes.vote_lines import OF_VOTES, VoteLines
from workshop.record.documents import EntryKind, Letter, StepState
from workshop.running.capture import Captured, checked, read_line
from workshop.running.pasting.headings import bare_heading, heading_key, steps_by_heading
from workshop.running.pasting.paste import read_bulleted, without_bullet
from workshop.running.room.feedback import feedback_in
from workshop.text import plural

_NAMES: Final = {"not clear": "unclear", "raised by": "raised", "written by": "written"}
"""Directives of names below an entry, with the fields of its line."""
_ABOVE: Final = ("consent", "presence", "sent back", *OF_TALK)
"""Directives that may stand above the first step."""
_ELSEWHERE: Final = ("consent", "score", "scores in", *OF_VOTES)
"""Directives that say what only some kinds of step record."""
_OF_ENTRIES: Final = (
    "tags", "factor", "changed", "not clear", "raised by", "dropped", "outcome", "theme", "checked",
    *OF_WRITING,
)  # fmt: skip
"""Directives that belong to the entry above."""


class Body:
    """What the lines under the headings say, gathered line by line.

    Args:
        guide: whose steps these are; without one, lines are only looked at for what is wrong.
        day: when the session began.
        zone: where times without an offset are meant.
        problems: gets what is wrong.
        bullets: whether the first characters of lines without a time are bullets.
    """

    def __init__(
        self,
        guide: Guide | None,
        day: datetime,
        zone: tzinfo,
        problems: list[Problem],
        *,
        bullets: bool = False,
    ) -> None:
        self._guide = guide
        self._steps = steps_by_heading(guide) if guide else {}
        self._bullets = bullets
        self._level = 2
        self._day = self._now = day
        self._zone = zone
        self._problems = problems
        self._step: AnyStep | None = None
        self._lost = False
        self._places: dict[str, list[int | None]] = {}
        self._last: int | None = None
        self._scores = ScoreLines(self._place, problems)
        self.unseen = UnseenLines(self._place, problems)
        """What had not been shown when it was confirmed."""
        self._rows = RowLines(self._place, problems)
        self.vote_lines = VoteLines(guide, self._place, problems)
        self.talk = TalkLines(guide, self._place, problems)
        """Who writes, the debrief, and which entries stand for which."""
        self.steps: dict[str, NotedStep] = {}
        """Every step with a heading; a state of none was not said."""
        self.unreached: set[str] = set()
        """Steps that were never reached."""
        self.entries: list[NotedEntry] = []
        """Every entry that is right."""
        self.consents: list[NotedConsent] = []
        """Every consent that is right."""
        self.sent: list[NotedSent] = []
        """Who was sent what they said."""
        self.presence: list[NotedPresence] = []
        """Who came and went."""
        self.stamps: list[tuple[datetime, str]] = []
        """The times that stand before entries, with their steps."""
        self.told: list[tuple[int, str]] = []
        """What somebody should know of how lines were read, with their numbers."""

    def take(self, item: Item) -> None:
        """One line, whatever it is."""
        try:
            if heading := item.heading:
                self._begin(item, *heading)
            elif bare := self.step_called(bare_heading(item.text)):
                self._begin(item, 2, bare)
            elif not self._lost and not item.is_rule:
                self._line(item)
        except Refused as refused:
            self._problems.append(Problem(str(refused), line=item.line))

    def step_called(self, words: str) -> str | None:
        """The id of the step that a heading names, by its id or title; none where it names none."""
        return self._steps.get(words) or self._steps.get(heading_key(words))

    def under(self, step_id: str) -> None:
        """Take lines that follow as those of a step without a heading of its own."""
        if self._guide and (step := self._guide.step(step_id)):
            self._step, self._lost, self._last = step, False, None
            self.steps.setdefault(step.id, NotedStep())

    def _begin(self, item: Item, level: int, words: str) -> None:
        """A step begins."""
        self._last = None
        if self._guide is None:
            return
        if (step_id := self.step_called(words)) is None:
            within = self._step if not self._lost and level > self._level else None
            self._step, self._lost = within, within is None
            raise Refused(no_step(self._guide, words, within))
        self._step, self._level, self._lost = self._guide.step(step_id), level, False
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
        if self._guide and not self._step and word not in _ABOVE:
            raise Refused(f"% {word} belongs under a step")
        if self._step and word in _ELSEWHERE and not form_of(self._step).takes(word):
            raise Refused(belongs_elsewhere(self._guide, self._step, word))
        if item.more and word not in ("retracted", "factor", "row", "row of", "checked"):
            raise Refused(f"% {word} has one line only")
        if word not in (*_OF_ENTRIES, *BESIDE):
            self._last = None
        _HANDLERS[word](self, item, "\n".join([value, *item.more]))

    def _entry(self, item: Item, whole: str, *, retracted: bool = False) -> None:
        """An entry; one that cannot be taken keeps its place in the count."""
        step_id = self._step.id if self._step else ""
        places = self._places.setdefault(step_id, [])
        places.append(None)
        self._last = None
        stamp, text = stamped(whole)
        if bulleted := self._bullets and stamp is None:
            stamp, text = stamped(without_bullet(text))
        if stamp is not None:
            self._now = self._time(stamp)
            self.stamps.append((self._now, step_id))
        default = EntryKind(default_kind(self._step)) if self._step else EntryKind.NOTE
        read = read_bulleted if bulleted else read_line
        captured = read(text, default, self._now.date())
        captured = msgspec.structs.replace(captured, **feedback_in(self._step, captured))
        if item.table:
            captured = Captured(text=cells_of_table(item))
            self.told.append((item.line, "a table, kept as one note, a row a line"))
        elif text.startswith("|") and item.text.startswith("|"):
            raise Refused("a line with a bar goes on with the entry above it, and there is none")
        checked(captured)
        doubts, told = doubts_and_told(item.line, text, captured)
        self._problems += doubts
        self.told += told
        places[-1] = self._last = len(self.entries)
        entry = NotedEntry(
            line=item.line, step_id=step_id, captured=captured, at=self._now, retracted=retracted
        )
        self.entries.append(entry)

    def _time(self, stamp: str) -> datetime:
        """A time of the session."""
        return read_time(stamp, self._zone, self._day)

    def _retracted(self, item: Item, value: str) -> None:
        self._entry(item, value, retracted=True)

    def _tags(self, _: Item, value: str) -> None:
        self._amend(tags=tuple(dict.fromkeys(tag for tag in split_fields(value) if tag)))

    def _leads(self, item: Item, value: str) -> None:
        self._amend()
        self.talk.leads(item.line, self._last or 0, (item.directive or ("", ""))[0], value)

    def _of_talk(self, item: Item, value: str) -> None:
        """Who writes, or a remark of those who held the session."""
        word = item.directive[0] if item.directive else ""
        self.talk.take(item.line, word, value, lambda at: self._time(at) if at else self._now)

    def _names(self, item: Item, value: str) -> None:
        field = _NAMES[item.directive[0] if item.directive else ""]
        self._amend_line(**{field: tuple(name for name in split_fields(value) if name)})

    def _beside(self, item: Item, value: str) -> None:
        self._amend_line(**read_beside((item.directive or ("", ""))[0], value))

    def _amend_line(self, **changes: object) -> None:
        """Change the line of the entry above."""
        if self._last is None:
            raise Refused("this belongs right below an entry that can be taken")
        self._amend(captured=msgspec.structs.replace(self.entries[self._last].captured, **changes))

    def _came_or_went(self, item: Item, value: str) -> None:
        """That somebody came late, left or is away."""
        handle, state, stamp = read_presence(value)
        at = self._time(stamp) if stamp else self._now
        self.presence.append(NotedPresence(line=item.line, handle=handle, state=state, at=at))

    def _factor(self, item: Item, value: str) -> None:
        pestle, text = read_wording(value)
        self._amend(wording=Wording(line=item.line, text=text, pestle=pestle))

    def _amend(self, **changes: object) -> None:
        """Change the entry above."""
        if self._last is None:
            raise Refused("this belongs right below an entry that can be taken")
        self.entries[self._last] = msgspec.structs.replace(self.entries[self._last], **changes)

    def _set(self, **changes: object) -> None:
        """Change what is known of the step."""
        if self._step:
            here = self._step.id
            self.steps[here] = msgspec.structs.replace(self.steps[here], **changes)

    def _confirmed(self, _: Item, value: str) -> None:
        self._set(confirmed=self._time(value.strip("[] ")) if value else self._now)

    def _not_shown(self, item: Item, value: str) -> None:
        """Which entries were not shown; looked up when every entry has its place."""
        if self._step:
            self.unseen.take(item.line, self._step.id, value)

    def _inside(self, item: Item, value: str) -> None:
        """What went on inside the step: the time it took, which questions were asked, and so on."""
        word = item.directive[0] if item.directive else ""
        self._set(**read_inside(self._step, word, value, self._time))

    def _dropped(self, _: Item, value: str) -> None:
        self._amend(dropped=reason_in(value, "% dropped: out of scope"))

    def _outcome(self, _: Item, value: str) -> None:
        """What became of an action or a question."""
        told = read_outcome(split_fields(value), self._time, self._now)
        before = self.entries[self._last].outcomes if self._last is not None else ()
        self._amend(outcomes=(*before, told))

    def _changed(self, _: Item, value: str) -> None:
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
        handle, level, stamp, together = read_consent(value)
        at = self._time(stamp) if stamp else self._now
        self.consents.append(
            NotedConsent(line=item.line, handle=handle, level=level, at=at, together=together)
        )

    def _score(self, item: Item, value: str) -> None:
        """Values; looked up at the end, when every entry has its place."""
        fields = score_fields(value)
        if self._step is not None:
            self._scores.take(item.line, score_step(self._step), fields)

    def scores(self) -> tuple[NotedScore, ...]:
        """Every score that is right, once the last line was taken."""
        return self._scores.read(self.entries)

    def letter_of(self, place: int) -> Letter | None:
        """The letter of an entry of the file; none where it is no factor."""
        return self.entries[place].captured.kind.letter

    def _vote(self, item: Item, value: str) -> None:
        """A line of a vote."""
        if self._step is not None:
            word = item.directive[0] if item.directive else ""
            self.vote_lines.take(item.line, self._step, word, value, self._time)

    def _place(self, what: str) -> int:
        """The entry of the file that a place such as `strengths/2` means."""
        if (found := PLACE.fullmatch(what)) is None:
            raise Refused(f"{quoted(what)} names no entry; write strengths/2, the second under it")
        places = self._places.get(found[1], [])
        number = int(found[2])
        if not 1 <= number <= len(places):
            there = plural(len(places), "entry", "entries")
            raise Refused(f"there is no {what}: {found[1]} has {there}")
        if (place := places[number - 1]) is None:
            raise Refused(f"{what} is an entry that could not be taken")
        return place

    def _row(self, item: Item, value: str) -> None:
        """A row; what it rests on and leads to is looked up when every entry has its place."""
        word = item.directive[0] if item.directive else ""
        if self._guide is not None:
            register, text = register_of(self._step, word, value)
            stamp, text = stamped(text)
            if stamp is not None:
                self._now = self._time(stamp)
            step_id = self._step.id if self._step else ""
            self._rows.take(item.line, step_id, register, text, self._now)

    def rows(self) -> tuple[NotedRow, ...]:
        """Every row that is right, once the last line was taken."""
        return self._rows.read()


def _theme(body: Body, item: Item, value: str) -> None:
    """Where the entry above stands in the codebook."""
    last = body.entries[-1] if body.entries else None
    themes = (*(last.themes if last else ()), read_theme(item.line, value))
    body._amend(themes=themes)  # noqa: SLF001 - as the table below


def _checked(body: Body, item: Item, value: str) -> None:
    """What somebody who said it says of the entry above."""
    last = body.entries[-1] if body.entries else None
    noted = read_checked(item.line, value, body._time)  # noqa: SLF001 - as the table below
    body._amend(checks=(*(last.checks if last else ()), noted))  # noqa: SLF001


def _sent(body: Body, item: Item, value: str) -> None:
    """That somebody was sent what they said."""
    body.sent.append(read_sent(item.line, value, body._time))  # noqa: SLF001


_HANDLERS: Final[dict[str, Callable[[Body, Item, str], None]]] = {
    "minutes": Body._inside,  # noqa: SLF001 - this table is a part of the class
    "consent": Body._consent,  # noqa: SLF001
    "retracted": Body._retracted,  # noqa: SLF001
    "scores in": Body._flag,  # noqa: SLF001
    "score": Body._score,  # noqa: SLF001
    "skipped": Body._inside,  # noqa: SLF001
    "confirmed": Body._confirmed,  # noqa: SLF001
    "open": Body._flag,  # noqa: SLF001
    "done": Body._flag,  # noqa: SLF001
    "not reached": Body._flag,  # noqa: SLF001
    "presence": Body._came_or_went,  # noqa: SLF001
    "not shown": Body._not_shown,  # noqa: SLF001
    **dict.fromkeys(_NAMES, Body._names),  # noqa: SLF001
    "changed": Body._changed,  # noqa: SLF001
    "asked": Body._inside,  # noqa: SLF001
    "until": Body._inside,  # noqa: SLF001
    "turn": Body._inside,  # noqa: SLF001
    "groups": Body._inside,  # noqa: SLF001
    "nothing more": Body._inside,  # noqa: SLF001
    "dropped": Body._dropped,  # noqa: SLF001
    "outcome": Body._outcome,  # noqa: SLF001
    **dict.fromkeys(BESIDE, Body._beside),  # noqa: SLF001
    "tags": Body._tags,  # noqa: SLF001
    "factor": Body._factor,  # noqa: SLF001
    "theme": _theme,
    **dict.fromkeys(("same as", "about"), Body._leads),  # noqa: SLF001
    **dict.fromkeys(OF_TALK, Body._of_talk),  # noqa: SLF001
    "checked": _checked,
    "sent back": _sent,
    **dict.fromkeys(OF_VOTES, Body._vote),  # noqa: SLF001
    "row": Body._row,  # noqa: SLF001
    "row of": Body._row,  # noqa: SLF001
}
