"""A pasted block before it is taken: where its columns go, and each row as it will be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from screens.grid.cell_text import one_line
from screens.widgets.ink import muted
from screens.widgets.line_list import LineList
from workshop.registers.mapping import (
    CODE,
    Mapped,
    has_headings,
    in_order,
    mapped,
    read_block,
)
from workshop.registers.register import Register
from workshop.running.cells.block import BlockRead
from workshop.running.row_commands import RowText
from workshop.text import plural

Read = Callable[[Sequence[Sequence[str]], Sequence[Mapped]], BlockRead]
"""Says what lines come to whose columns go somewhere."""

_KEY: Final = "bold $footer-key-foreground"
_STATE: Final = 9
"""Cells for the word before a row."""


@dataclass(frozen=True)
class Block:
    """A pasted block with its columns mapped; each key makes another one."""

    register: Register
    cells: tuple[tuple[str, ...], ...]
    """Its rows, a row of headings among them."""
    columns: tuple[Mapped, ...]
    """Where each column goes."""
    headed: bool
    """Whether the first row has the headings."""
    first: str = ""
    """The field that columns without headings begin at."""

    @classmethod
    def pasted(cls, register: Register, text: str, first: str) -> Block:
        """A block as it was pasted, its columns mapped by headings where it has them."""
        cells = read_block(text, register)
        headed = bool(cells) and has_headings(register, cells[0])
        return cls(register, cells, (), headed, first).mapped_anew()

    def mapped_anew(self) -> Block:
        """The same block with its columns mapped as they would be at first."""
        if self.headed and self.cells:
            return replace(self, columns=mapped(self.register, self.cells[0]))
        width = len(self.cells[0]) if self.cells else 0
        return replace(self, columns=in_order(self.register, width, self.first))

    def turned(self, column: int, by: int) -> Block:
        """One column goes to the next field that no other has, or is left out."""
        taken = {each.field for place, each in enumerate(self.columns) if place != column}
        names = ["", *(f.id for f in self.register.fields), CODE]
        free = [name for name in names if not name or name not in taken]
        here = free.index(self.columns[column].field)
        field = free[(here + by) % len(free)]
        columns = list(self.columns)
        columns[column] = columns[column]._replace(field=field, sure=True)
        return replace(self, columns=tuple(columns))

    def with_headings(self, *, headed: bool) -> Block:
        """The first row has the headings, or is a row as the others."""
        return replace(self, headed=headed).mapped_anew()

    @property
    def body(self) -> tuple[tuple[str, ...], ...]:
        """The rows without the headings."""
        return self.cells[int(self.headed) :]

    def title(self, column: int) -> str:
        """Where a column goes, in words."""
        name = self.columns[column].field
        if name == CODE:
            return "Code"
        field = self.register.field(name)
        return field.title if field else "left out"


@dataclass(frozen=True, slots=True)
class _Listed:
    """A line of the preview: a row, or what is wrong with the one above."""

    place: int
    problem: str = ""


class PastePreview(ModalScreen[tuple[RowText, ...] | None]):
    """Shows what a pasted block will be; the answer is its rows.

    Args:
        block: what was pasted.
        read: says what its lines come to.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel"),
        Binding("enter", "take", "Take", show=False),
        Binding("left", "column(-1)", show=False),
        Binding("right", "column(1)", show=False),
        Binding("f", "turn(1)", show=False),
        Binding("F", "turn(-1)", show=False),
        Binding("h", "headings", show=False),
        Binding("x", "leave_out", show=False),
    ]
    DEFAULT_CSS = """
    PastePreview {
        #block {
            width: 100%;
            height: 100%;
            padding: 1 2;
            background: $background;
        }
        #where {
            height: 3;
            margin-top: 1;
        }
        #keys {
            height: 2;
            margin-top: 1;
        }
    }
    """

    def __init__(self, block: Block, read: Read) -> None:
        super().__init__()
        self.block = block
        """The block as it is mapped now."""
        self.column = 0
        """The column that the keys go to."""
        self.left_out: frozenset[int] = frozenset()
        """The places of rows that are not taken."""
        self.read = BlockRead()
        """What the rows come to."""
        self._read = read
        self._refusal = ""

    def compose(self) -> ComposeResult:
        """Counts, columns, rows, keys."""
        with Vertical(id="block"):
            yield Static("", id="counts", markup=False)
            yield Static("", id="where", markup=False)
            yield LineList(self._draw, id="lines")
            yield Static("", id="keys", markup=False)

    def on_mount(self) -> None:
        """Show it."""
        self.query_one(LineList).focus()
        self._change(self.block)

    def on_resize(self) -> None:
        """Use the new width."""
        self._show()

    def _change(self, block: Block) -> None:
        """Map it in another way, and say what it comes to now."""
        self.block = block
        self.left_out = frozenset()
        self._work_out()

    def _work_out(self) -> None:
        self.read = self._read(self.block.body, self.block.columns)
        self._refusal = ""
        listed, headings = list(self._lines()), set[int]()
        for number, each in enumerate(listed):
            if each.problem:
                headings.add(number)
        self.query_one(LineList).show(listed, frozenset(headings))
        self._show()

    def _lines(self) -> Iterator[_Listed]:
        places = sorted({*self.read.rows, *self.read.problems})
        for place in places:
            yield _Listed(place)
            for problem in self.read.problems.get(place, ()):
                field = self.block.register.field(problem.where)
                title = f"{field.title}: " if field else ""
                yield _Listed(place, f"{title}{problem.what}")

    # What is seen

    def _show(self) -> None:
        title = f"{plural(len(self.block.body), 'row')} pasted"
        state = self.read.words
        if self.left_out:
            state += f"; {len(self.left_out):,} left out"
        counts = Content.assemble((title, "bold"), "   ", (state, "bold"))
        self.query_one("#counts", Static).update(counts)
        width = max(20, self.size.width - 8)
        self.query_one("#where", Static).update(self._where(width))
        wrong = self._wrong
        takes = ("⏎", f"takes {plural(len(self._to_take), 'row')}, as one change")
        out = ("x", f"leaves out the {len(wrong) or len(self.left_out)} that cannot be taken")
        if self.left_out:
            out = ("x", "takes them in again")
        keys = [
            *([out] if wrong else [takes]),
            ("← →", "column"),
            ("f F", "goes to another field"),
            ("h", "first row is a row" if self.block.headed else "first row has the headings"),
            *([out] if self.left_out else []),
            ("esc", "takes nothing"),
        ]
        words = [Content.assemble((key, _KEY), " ", muted(does)) for key, does in keys]
        line = Content.assemble((" KEYS ", "reverse bold"), "  ", Content("   ").join(words))
        if self._refusal:
            line = Content.assemble(("▲ ", "bold $error"), (self._refusal, "$error"))
        self.query_one("#keys", Static).update(line)
        self.query_one(LineList).refresh()

    def _widths(self, width: int) -> list[int]:
        """How wide each pasted column is, by what stands in it."""
        room = max(8, width - _STATE - 2)
        count = max(1, len(self.block.columns))
        longest = [
            max(
                cell_len(self.block.title(place)),
                *(cell_len(row[place][:200]) for row in self.block.cells[:50]),
            )
            for place in range(len(self.block.columns))
        ]
        fair = max(4, room // count - 2)
        short = sum(min(each, fair) for each in longest)
        more = (room - short - 2 * count) // max(1, sum(each > fair for each in longest))
        return [min(each, fair if each <= fair else fair + max(0, more)) for each in longest]

    def _where(self, width: int) -> Content:
        """The headings as they were pasted, and below each the field it goes to."""
        above: list[tuple[str, str]] = [(" " * (_STATE + 1), "")]
        below: list[tuple[str, str]] = [(f" {'goes to':<{_STATE}}", "$ink-muted")]
        for place, wide in enumerate(self._widths(width)):
            here = place == self.column
            title, out = self.block.title(place), not self.block.columns[place].field
            left, right = ("[", "]") if here else (" ", " ")
            above += [(f" {_set(self.block.columns[place].heading, wide)} ", "$ink-muted")]
            style = "$ink-muted" if out else "bold" if here else ""
            below += [(left, "bold $accent"), (_set(title, wide), style), (right, "bold $accent")]
        lines = [Content.assemble(*above), Content.assemble(*below)]
        return Content("\n").join([*lines, Content.styled("─" * (width + 4), "$rule")])

    def _draw(self, row: _Listed, width: int) -> Content:
        """A row with what becomes of it; or in red what is wrong with it."""
        if row.problem:
            return Content.styled(one_line(f"{' ' * _STATE} ▲ {row.problem}", width), "$error")
        state, style = self._state(row.place)
        ink = "$ink-muted" if state in ("same", "left out") else ""
        cells = self.block.body[row.place]
        parts: list[tuple[str, str]] = [(f"{state:<{_STATE}}", style)]
        for place, wide in enumerate(self._widths(width - 2)):
            parts.append((f" {_set(cells[place], wide)} ", ink))
        return Content.assemble(*parts)

    def _state(self, place: int) -> tuple[str, str]:
        if place in self.left_out:
            return "left out", "$ink-muted"
        if place in self.read.problems:
            return "✕ wrong", "bold $error"
        if place in self.read.same:
            return "same", "$ink-muted"
        return ("changes", "$warning") if place in self.read.changed else ("new", "$success")

    # Keys

    def action_column(self, by: int) -> None:
        """Choose another column."""
        self.column = min(max(0, self.column + by), len(self.block.columns) - 1)
        self._show()

    def action_turn(self, by: int) -> None:
        """Have the column go to another field."""
        if self.block.columns:
            self._change(self.block.turned(self.column, by))

    def action_headings(self) -> None:
        """Take the first row as headings, or as a row."""
        self._change(self.block.with_headings(headed=not self.block.headed))

    def action_leave_out(self) -> None:
        """Leave out what cannot be taken, or take it in again."""
        self.left_out = frozenset() if self.left_out else frozenset(self.read.problems)
        self._refusal = ""
        self.query_one(LineList).show(*self._listed())
        self._show()

    def _listed(self) -> tuple[list[_Listed], frozenset[int]]:
        lines = [each for each in self._lines() if not each.problem or not self.left_out]
        return lines, frozenset(n for n, each in enumerate(lines) if each.problem)

    @property
    def _wrong(self) -> list[int]:
        """The places of the rows that cannot be taken and were not left out."""
        return [place for place in self.read.problems if place not in self.left_out]

    @property
    def _to_take(self) -> tuple[RowText, ...]:
        """The rows that would be taken."""
        rows = self.read.rows
        return tuple(row for place, row in rows.items() if place not in self.read.same)

    def action_take(self) -> None:
        """Take all rows as one change, or say why none can be."""
        if wrong := self._wrong:
            one = len(wrong) == 1
            self._refusal = (
                f"{plural(len(wrong), 'row')} cannot be taken, so nothing is: x leaves "
                f"{'it' if one else 'them'} out, f sends a column to another field."
            )
        elif not self._to_take:
            self._refusal = "There is nothing to take: every row is as it is, or left out."
        else:
            self.dismiss(self._to_take)
            return
        self._show()


def _set(text: str, width: int) -> str:
    """A text in so many cells."""
    cut = one_line(text, width)
    return cut + " " * max(0, width - cell_len(cut))
