"""How numbers, reasons and ties of needs are said on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from screens.needs.picture import Picture
from workshop.needs.answers import Answer, AnswerWord
from workshop.needs.judged import Judged
from workshop.needs.selecting import NotDone, Selection, Way
from workshop.needs.ties import Kind, Tie
from workshop.needs.words import why_not_done
from workshop.text import listing, plural

WAY_NAMES: Final[Mapping[Way, str]] = {"value": "most value", "equal_shares": "equal shares"}
"""What the ways to choose are called."""

ANSWER_SIGNS: Final[Mapping[AnswerWord, tuple[str, str]]] = {
    "done": ("✓", "$success"),
    "planned": ("●", "$accent"),
    "partly": ("◐", "$accent"),
    "later": ("○", "$foreground"),
    "not": ("✕", "$warning"),
}
"""The sign of each answer, and its ink; the word always stands beside it."""

_TIE_WORDS: Final[Mapping[Kind, tuple[str, str]]] = {
    "excludes": ("excludes", "excludes"),
    "competes": ("competes with", "competes with"),
    "helps": ("helps", "is helped by"),
}
"""How the need that says so is tied to the other one, and the other one to it."""

_THOUSAND: Final = 100_000
"""In hundredths."""


def money(cents: float | None, unit: str = "", *, short: bool = True) -> str:
    """An amount as it is read at a glance: `£695k`, `£1.25M`; in full where it is not short.

    Args:
        cents: the amount in hundredths; none gives a dot.
        unit: the sign or name of the money.
        short: whether thousands are told as `k`.
    """
    if cents is None:
        return "·"
    sign = unit if len(unit) <= 1 else ""
    tail = f" {unit}" if len(unit) > 1 else ""
    if short and abs(cents) >= 1000 * _THOUSAND:
        return f"{sign}{_trimmed(cents / (1000 * _THOUSAND), 2)}M{tail}"
    if short and abs(cents) >= 10 * _THOUSAND:
        return f"{sign}{_trimmed(cents / _THOUSAND, 1 if cents % _THOUSAND else 0)}k{tail}"
    return f"{sign}{_trimmed(cents / 100, 2)}{tail}"


def _trimmed(number: float, places: int) -> str:
    words = f"{number:,.{places}f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def thousands(cents: float | None) -> str:
    """An amount in a column that is headed by `k`: `310`, `8.5`; `·` for none."""
    return "·" if cents is None else _trimmed(cents / _THOUSAND, 1)


def amount(limit: str, number: float, unit: str = "") -> str:
    """What there is of a limit, or what is used of it: `£700k`, `400 days`."""
    if limit == "cost":
        return money(number, unit)
    words = _trimmed(number, 1)
    return f"{words} {'day' if words == '1' else 'days'}"


def score(judged: Judged | None) -> str:
    """What a need came to on a scale: `4.5`; `·` where nobody scored it."""
    return "·" if judged is None else f"{judged.value:g}"


def score_words(judged: Judged | None) -> str:
    """The same with where it is from: `4.5 by the room (12)`, `4 by hand`."""
    if judged is None:
        return "not scored"
    by = f"by the room ({judged.n})" if judged.by == "room" else "by hand"
    return f"{judged.value:g} {by}"


def codes(picture: Picture, ids: Iterable[str], most: int = 0) -> str:
    """The codes of some needs, as a list; with how many more there are beyond so many."""
    found = [code for each in ids if (code := picture.code(each))]
    if most and len(found) > most:
        return f"{', '.join(found[:most])} and {len(found) - most} more"
    return listing(found)


def place_words(picture: Picture, need_id: str) -> str:
    """The joint place of a need: `3`, and `3=` where it is shared."""
    place = picture.places.get(need_id)
    return "" if place is None else f"{place}{'=' if place in picture.shared else ''}"


def tied(picture: Picture, tie: Tie, need_id: str) -> tuple[str, str]:
    """How a need is tied: the words, as `is helped by`, and the id of the other one."""
    other = tie.second if need_id == tie.first else tie.first
    says = picture.needs.whole_of(tie.said_by)
    one, back = _TIE_WORDS[tie.kind]
    return (one if says is None or says.id == need_id else back), other


def decided_words(answer: Answer, people: Mapping[str, str]) -> str:
    """Who decided an answer; that nobody did, of one that follows from the selection.

    Args:
        answer: what a request is answered.
        people: how everybody is called, by their ids.
    """
    if not answer.is_decided:
        return "nobody decided it yet"
    who = people.get(answer.decided_by or "", "")
    return f"decided by {who}" if who else "decided"


def why_not(picture: Picture, told: NotDone, selection: Selection) -> str:
    """Why a need is not done, as a sentence."""
    need = picture.by_id[told.need_id]
    return why_not_done(need, told, selection.used, picture.code, picture.unit)


def least_share(selection: Selection) -> tuple[str, float] | None:
    """The department that gets the least of what it asked for, and how much: its id, 0 to 1."""
    found = sorted(selection.share.items(), key=lambda each: (each[1], each[0]))
    return found[0] if found else None


def percent(part: float, whole: float) -> str:
    """A part of a whole in per cent: `96%`."""
    return f"{100 * part / whole:.0f}%" if whole else "·"


def asked_words(picture: Picture, departments: Iterable[str]) -> str:
    """Who asked for a need: `all seven departments`, `HR and Finance`."""
    names = [picture.name(each) for each in departments]
    if not names:
        return "no department"
    if len(names) > 2 and len(names) == len(picture.departments):
        return f"all {plural(len(names), 'department')}"
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} more"
    return listing(names)
