"""Signals and predictions, and what is known of the one in front, as rows of lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from textual.content import Content

from screens.carrying.draw_feedback import Shown
from screens.carrying.draw_keys import with_keys
from screens.carrying.picture import Picture
from screens.widgets.ink import ALERT, GOOD, MUTED, muted
from screens.widgets.letter_signs import letter_sign
from screens.widgets.row_list import Item, Row
from screens.widgets.row_words import head, in_short, note, subject_head
from workshop.analysis.evidence import Hearing
from workshop.carrying.watched import Watched
from workshop.record.documents import Factor
from workshop.registers.kinds.carrying.predictions import HAPPENED
from workshop.registers.kinds.carrying.signals import SIGNALS
from workshop.text import listing, plural
from workshop.times import short_day

_INDENT: Final = 8


def watch_items(picture: Picture) -> Iterator[Item]:
    """The signals, then the predictions, those that are due first."""
    yield _title("Signals", picture.signals, 0)
    if not picture.signals:
        yield from with_keys(picture, "None yet", ("n", "logs one"))
    for each in picture.signals:
        yield _watched_item(picture, each)
    yield _title("Predictions", picture.predictions, 1)
    if not picture.predictions:
        yield from with_keys(picture, "None yet", ("p", "enters one"))
    for each in picture.predictions:
        yield _watched_item(picture, each)


def _title(title: str, found: Sequence[Watched], above: int) -> Item:
    due = sum(each.is_due for each in found)
    right = Content.styled(f"{due} due", ALERT) if due else muted(f"{len(found)}")
    return head(title, right, above)


def _watched_item(picture: Picture, one: Watched) -> Item:
    row = one.row
    if one.is_over:
        sign, ink = "■", MUTED
    elif one.is_due:
        sign, ink = "!", f"bold {ALERT}"
    else:
        sign, ink = "○", MUTED
    return Item(
        Row(
            Content.styled(in_short(row.subject), MUTED if one.is_over else ""),
            lead=Content.assemble((sign, ink), " ", (row.code, "bold")),
            right=_when(picture, one),
            indent=_INDENT,
        ),
        row.id,
        one,
    )


def _when(picture: Picture, one: Watched) -> Content:
    """When something is due, or what became of it."""
    row = one.row
    if one.is_over:
        state = row.cell("state") if row.TABLE == SIGNALS else row.cell("outcome")
        return Content.styled(state, GOOD if state == HAPPENED else MUTED)
    if one.day is None:
        return muted("no day yet")
    if not one.is_due:
        return muted(short_day(one.day))
    late = (picture.today - one.day).days
    return Content.styled(f"due {plural(late, 'day')}" if late else "due today", ALERT)


def of_watched_items(picture: Picture, one: Watched) -> Iterator[Item]:
    """What is known of a signal or a prediction, and the keys that answer it."""
    row = one.row
    yield subject_head(f"{row.code} {row.subject}")
    if row.TABLE == SIGNALS:
        yield from _of_signal(picture, one)
    else:
        yield from _of_prediction(picture, one)


def _line(title: str, words: str) -> Item:
    return Item(Row(Content(words or "–"), lead=muted(title), indent=14))


def _day(day: date | None) -> str:
    return short_day(day) if day else ""


def _of_signal(picture: Picture, one: Watched) -> Iterator[Item]:
    row = one.row
    seen = listing([each for each in (_day(row.cell("seen_on")),
                    picture.people.get(row.cell("seen_by") or "", "")) if each], "by")  # fmt: skip
    yield _line("Source", row.cell("source"))
    yield _line("Watch", row.cell("indicator"))
    yield _line("Seen", seen)
    yield _line("Review", _day(one.day))
    yield _line("State", row.cell("state") or "watched")
    if not one.is_over:
        key = ("l", "looked at again: another day, taken up, or let go")
        yield from with_keys(picture, "", key, above=1)
    effect = row.cell("makes_it")
    yield head(f"Makes {effect}" if effect else "Bears on")
    yield from _bears_on(picture, one)


def _bears_on(picture: Picture, one: Watched) -> Iterator[Item]:
    """The factors and themes that a signal may change, with how many departments say each."""
    targets = one.row.cell("bears_on")
    if not targets:
        key = "k makes a row of it, " if picture.writable else ""
        yield note(f"nothing yet: {key}t opens the table to say which factor")
        return
    hearing = Hearing(picture.record)
    for target in targets:
        factor = picture.record.find(Factor, target.id) if target.table == "factor" else None
        if factor is not None:
            whole = picture.record.whole_of(factor)
            said = hearing.support(picture.record.evidence_of(whole.id)).departments
            yield Item(
                Row(
                    Content(" ".join(whole.text.split())),
                    lead=letter_sign(whole.letter.value) + Content.styled(f" {whole.code}", "bold"),
                    right=muted(f"said by {plural(said, 'department')}"),
                    indent=_INDENT,
                ),
                f"factor-{factor.id}",
                Shown(whole.id),
            )
        elif target.id:
            name = picture.themes.get(target.id, "")
            yield Item(Row(Content(name), indent=2), f"theme-{target.id}", Shown(target.id))
        else:
            yield Item(Row(Content(target.text), indent=2))


def _of_prediction(picture: Picture, one: Watched) -> Iterator[Item]:
    row = one.row
    chance = row.cell("chance")
    yield _line("Chance", "" if chance is None else f"{chance:g} %")
    yield _line("By", picture.people.get(row.cell("who") or "", "the room"))
    yield _line("Known by", _day(one.day))
    yield _line("Outcome", row.cell("outcome") or "not known yet")
    if row.cell("known_on"):
        yield _line("Known on", _day(row.cell("known_on")))
    if not one.is_over:
        keys = (("y", "happened"), ("o", "did not"), ("u", "cannot be told"))
        yield from with_keys(picture, "", *keys, above=1)
