"""The replies: what each department is answered, everything it asked for once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from textual.content import Content

from screens.needs.lines import beside, window
from screens.needs.state import Shown
from screens.needs.words import ANSWER_SIGNS, decided_words
from screens.widgets.figures.matrix_drawing import WIDE, barred, cut, padded
from screens.widgets.ink import ALERT, MUTED, muted
from workshop.needs.answers import Answer
from workshop.text import plural
from workshop.times import short_day

_LIST: Final = 34
"""The cells of the departments beside the answers."""
_WORD: Final = 11
_WHEN: Final = 14


def replies_view(shown: Shown, people: Mapping[str, str], width: int, height: int) -> Content:
    """The replies in so many cells and lines.

    Args:
        shown: what is shown.
        people: how everybody is called, by their ids.
        width: the cells in a line.
        height: the lines there are.
    """
    if not shown.picture.departments:
        return muted("\n  No department asked for anything yet: 2 opens the table.")
    if shown.results is None:
        return muted("\n  Working out what fits within the limits …")
    if width >= WIDE:
        left = _departments(shown, _LIST, height)
        right = _answers(shown, people, width - _LIST - 3, height)
        return Content("\n").join(beside(left, right, _LIST, 3)[:height])
    return Content("\n").join(_answers(shown, people, width, height)[:height])


def count_words(answers: tuple[Answer, ...]) -> str:
    """How many answers there are of each word: `2 planned · 3 later`."""
    counts = Counter(each.answer for each in answers)
    return " · ".join(f"{counts[word]} {word}" for word in ANSWER_SIGNS if counts[word])


def _departments(shown: Shown, width: int, height: int) -> list[Content]:
    """Every department with how many requests it made, and how many of them are yet to decide."""
    assert shown.results is not None  # noqa: S101 - drawn where it is known
    known = shown.picture.departments
    at = known.index(shown.asked) if shown.asked in known else 0
    lines = [Content.styled("  department      asked  decided", f"bold {MUTED}")]
    first = window(len(known), at, height - 1)
    for place, each in enumerate(known[first : first + height - 1], first):
        answers = shown.results.answers.get(each, ())
        decided = sum(answer.is_decided for answer in answers)
        name = cut(Content.styled(shown.picture.name(each), "bold" if place == at else ""), 15)
        count = Content.styled(f"{decided:>9}", "" if decided == len(answers) else f"bold {ALERT}")
        line = Content.assemble("  ", padded(name, 16), f"{len(answers):>5}", count)
        lines.append(barred(line, width) if place == at else line)
    return lines


def _answers(shown: Shown, people: Mapping[str, str], width: int, height: int) -> list[Content]:
    """The answers to one department, the one in front with its reason."""
    answers, at = shown.answers, shown.answer_at
    name = shown.picture.name(shown.asked)
    drafts = sum(not each.is_decided for each in answers)
    told = f" · {plural(drafts, 'draft')}: nobody decided yet" if drafts else ""
    head = Content.assemble(
        "  ", (name, "bold"), ("  " + count_words(answers), ""), (told, ALERT if drafts else MUTED)
    )
    lines = [cut(head, width), Content("")]
    if not answers:
        return [*lines, muted("  It asked for nothing; it scored what others asked for.")]
    below = _reason(answers[at], people, width)
    room = max(1, height - len(lines) - len(below) - 1)
    first = window(len(answers), at, room)
    for place, each in enumerate(answers[first : first + room], first):
        line = _line(each, width, here=place == at)
        lines.append(barred(line, width) if place == at else line)
    hidden = len(answers) - min(len(answers), room)
    lines.append(muted(f"  ▼ {hidden} more" if hidden else ""))
    return [*lines, *below]


def _line(each: Answer, width: int, *, here: bool) -> Content:
    """One request with its answer."""
    sign, ink = ANSWER_SIGNS[each.answer]
    code = cut(Content.styled(each.row.code, "bold"), 8)
    when = short_day(each.day) if each.day else "·" if each.is_decided else "draft"
    room = max(12, width - 2 - 9 - _WORD - 2 - _WHEN)
    want = str(each.row.cell("want")).replace("\n", " ")
    words = Content.styled(want, "bold" if here else "").truncate(room - 1, ellipsis=True)
    return Content.assemble(
        "  ",
        padded(code, 9),
        padded(words, room),
        (f"{sign} ", f"bold {ink}"),
        (f"{each.answer:<{_WORD}}", "bold" if each.is_decided else MUTED),
        (f"{when:>{_WHEN}}", MUTED),
    )


def _reason(each: Answer, people: Mapping[str, str], width: int) -> list[Content]:
    """Why it is answered so, and who decided it."""
    stands = "" if each.stands_in.id == each.row.id else f"merged into {each.stands_in.code} · "
    why = Content.assemble(("Why  ", f"bold {MUTED}"), each.why or "no reason is given")
    lines = [Content("  ") + line for line in why.wrap(width - 4)[:3]]
    ink = MUTED if each.is_decided else ALERT
    return [*lines, Content.assemble("  ", (f"{stands}{decided_words(each, people)}", ink))]
