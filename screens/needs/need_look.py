"""A need looked at in full: who asked, what was said, solutions, scores, ties, the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from screens.dialogs.dialog import Dialog
from screens.needs.picture import Picture
from screens.needs.words import ANSWER_SIGNS, amount, decided_words, place_words, score_words, tied
from screens.widgets.ink import ALERT, MUTED, muted, sign
from screens.widgets.row_list import Item, Row, RowList
from screens.widgets.row_words import day
from workshop.needs.agreed import LIMITED
from workshop.needs.answers import Answer
from workshop.needs.clear import Clarity, questions_of
from workshop.needs.standing import Need
from workshop.needs.words import unclear_told
from workshop.record.documents import EntryKind
from workshop.text import in_quotes, listing
from workshop.trace.nodes import Node

_INDENT: Final = 15


class NeedLook(ModalScreen[str | None]):
    """Shows a need; the answer is the session of what was said in front, to go to it.

    Args:
        title: its code and words.
        items: everything that is known of it.
    """

    CSS_PATH = Dialog.CSS_PATH
    DEFAULT_CSS = """
    NeedLook {
        align: center middle;
        & > Vertical {
            width: 96%;
            max-width: 104;
            height: 90%;
        }
        & RowList {
            height: 1fr;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close"),
        Binding("enter", "open", "Open"),
    ]

    def __init__(self, title: str, items: Sequence[Item]) -> None:
        super().__init__()
        self._title = title
        self._items = items

    def compose(self) -> ComposeResult:
        """Title, rows, keys."""
        with Vertical(classes="dialog", id="need"):
            yield Static(self._title, classes="dialog-title", markup=False)
            yield RowList(id="need-rows")
            keys = "↑ ↓ further · ⏎ on something said: its session · Esc"
            yield Static(keys, classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Show everything."""
        rows = self.query_one(RowList)
        rows.fill(self._items)
        rows.focus()

    @on(OptionList.OptionSelected)
    def row_clicked(self) -> None:
        """A click does what Enter does."""
        self.action_open()

    def action_open(self) -> None:
        """Go to the session of what was said; elsewhere, close."""
        subject = self.query_one(RowList).subject
        if isinstance(subject, Node) and subject.session:
            self.dismiss(subject.session)
        elif not isinstance(subject, Node):
            self.dismiss(None)
        else:
            self.app.bell()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def need_items(
    picture: Picture,
    need: Need,
    clarity: Clarity,
    said: Iterable[Node],
    answer: Answer | None,
    people: Mapping[str, str],
) -> Iterator[Item]:
    """Everything that is known of a need, a row each.

    Args:
        picture: what the needs come to.
        need: the need.
        clarity: how clear it is how it would be met.
        said: what it rests on.
        answer: what is answered to it; none where that is not known yet.
        people: how everybody is called, by their ids.
    """
    rows = [*_wanted(picture, need), *_judged(picture, need), *_tied(picture, need)]
    rows += [*_solutions(picture, clarity), *_answered(answer, people)]
    for place, (title, words, small) in enumerate(rows):
        lead = Content.styled(f" {title}", f"bold {MUTED}")
        yield Item(Row(words, lead=lead, small=small, indent=_INDENT), f"row-{place}")
    first = True
    for place, node in enumerate(said):
        yield _said(node, place, first=first)
        first = False
    if first:
        yield Item(
            Row(
                muted("nothing that was said: it was entered by hand"),
                lead=Content.styled(" Rests on", f"bold {MUTED}"),
                indent=_INDENT,
            ),
            "nothing",
        )


_Told = tuple[str, Content, Content]
_NOTHING: Final = Content("")


def _wanted(picture: Picture, need: Need) -> Iterator[_Told]:
    """Who asked for what, and the problem behind it."""
    yield ("Wanted", Content.styled(str(need.row.cell("want")), "bold"), _NOTHING)
    names = [picture.name(each) for each in need.asked_by]
    yield ("Asked by", Content(listing(names) or "no department is named"), _NOTHING)
    for row in need.merged:
        by = picture.name(row.cell("department"))
        words = Content(in_quotes(str(row.cell("want"))))
        yield (f"with {row.code}", words, muted(f"asked by {by}, merged into it"))
    for row in need.rows:
        if problem := picture.said(row, "problem"):
            parts = [picture.said(row, field) for field in ("often", "consequence")]
            yield ("Problem", Content(problem), muted(" · ".join(filter(None, parts))))
            break
    serves = [picture.said(need.row, field) for field in ("goal", "objective", "serves_by")]
    if found := list(dict.fromkeys(filter(None, serves))):
        yield ("Serves", Content(" · ".join(found)), muted(picture.said(need.row, "purposes")))


def _judged(picture: Picture, need: Need) -> Iterator[_Told]:
    """Its scores, where they are from, its value and what it takes."""
    place = place_words(picture, need.id)
    shared = ", shared with others" if place.endswith("=") else ""
    yield (
        "Joint place",
        Content.assemble((place.rstrip("="), "bold"), shared),
        _own(picture, need),
    )
    scales = [("priority", need.priority), ("need", need.need), *need.criteria.items()]
    words = " · ".join(f"{name} {score_words(judged)}" for name, judged in scales)
    departments: dict[str, list[str]] = {}
    for _, judged in scales[:2]:
        for each, value in (judged.by_department if judged else {}).items():
            departments.setdefault(each, []).append(f"{value:g}")
    small = " · ".join(f"{picture.name(k)} {' and '.join(v)}" for k, v in departments.items())
    yield ("Scores", Content(words), muted(small))
    worth = "not known yet" if need.value is None else f"{need.value:.4g}"
    by = f"by {picture.needs.valued}" if picture.needs.valued and need.value is not None else ""
    takes = [
        "cost not known yet" if used is None and limit == "cost" else
        "days not known yet" if used is None else amount(limit, used, picture.unit)
        for limit in LIMITED
        for used in (need.uses(limit),)
    ]  # fmt: skip
    yield ("Worth", Content(f"{worth} {by}".strip()), _NOTHING)
    yield ("Takes", Content(" · ".join(takes)), _NOTHING)


def _own(picture: Picture, need: Need) -> Content:
    """Its place in each department's own order."""
    found = [
        f"{picture.name(each)} {own[need.id]}"
        for each, own in picture.own.items()
        if need.id in own
    ]
    return muted(f"own places: {', '.join(found)}" if found else "")


def _tied(picture: Picture, need: Need) -> Iterator[_Told]:
    """The needs that it excludes, competes with or helps."""
    for tie in picture.ties:
        if need.id in (tie.first, tie.second):
            how, other_id = tied(picture, tie, need.id)
            other = picture.by_id[other_id]
            words = f"{how} {other.code} {other.row.cell('want')}"
            yield ("Tied", Content(words), muted(tie.reason))


def _solutions(picture: Picture, clarity: Clarity) -> Iterator[_Told]:
    """The ways to meet it, with what is open in each, and what is not clear."""
    for row in clarity.solutions:
        takes = [
            amount(limit, used, picture.unit)
            for limit in LIMITED
            if (used := row.cell(limit)) is not None
        ]
        parts = [picture.said(row, "state"), *takes]
        small = [" · ".join(filter(None, parts))]
        small += [f"? {each}" for each in questions_of(row)]
        words = Content.assemble((row.code, "bold"), f" {row.cell('solution')}")
        yield ("Solution", words, muted("\n".join(filter(None, small))))
    for sentence in unclear_told(clarity):
        yield ("Not clear", Content.styled(sentence, ALERT), _NOTHING)


def _answered(answer: Answer | None, people: Mapping[str, str]) -> Iterator[_Told]:
    """What is answered, why, when and who decided it."""
    if answer is None:
        return
    mark, ink = ANSWER_SIGNS[answer.answer]
    words = Content.assemble(
        (f"{mark} ", f"bold {ink}"), (answer.answer, "bold"), f": {answer.why}"
    )
    yield ("Answer", words, muted(decided_words(answer, people)))


def _said(node: Node, place: int, *, first: bool) -> Item:
    """Something that was said: who, in which session, when."""
    parts = (node.speaker, node.session_title, day(node.at, clock=True) if node.at else "")
    lead = Content.styled(" Rests on" if first else "", f"bold {MUTED}")
    words = Content.assemble(sign(EntryKind(node.sort)), " ", Content(node.text or "not told"))
    small = muted(" · ".join(part for part in parts if part))
    return Item(Row(words, lead=lead, small=small, indent=_INDENT), f"said-{place}", node)
