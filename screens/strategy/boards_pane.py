"""The boards, and beside them the one in front: its figure, what it shows, on what it rests."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from screens.strategy.board_items import behind_items, board_items, board_told, guide_of
from screens.widgets.figures.matrix_figure import MatrixFigure
from screens.widgets.figures.plane_figure import PlaneFigure
from screens.widgets.ink import MUTED, muted
from screens.widgets.row_list import RowList
from workshop.report.blocks import Matrix, Plane
from workshop.report.boards.all_boards import BOARDS
from workshop.report.boards.board import Board, Mark


class Told(Static, can_focus=True):
    """What a board shows in words; it has the keys where there is no figure."""


class BoardsPane(Horizontal):
    """The list of boards at the left, the figure of one at the right."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._boards: Mapping[str, Board] = {}
        self._codes: dict[str, str] = {}
        """By the name of a board, the mark that was in front of it last."""
        self._first_id = ""

    def compose(self) -> ComposeResult:
        """The list, then the question, the figure, and what it shows in words."""
        yield RowList(id="boards")
        with Vertical(id="board"):
            yield Static("", id="question", markup=False)
            yield PlaneFigure(id="board-plane")
            yield MatrixFigure(id="board-matrix")
            yield Told("", id="told", markup=False)
            yield RowList(id="behind")

    @property
    def _list(self) -> RowList:
        return self.query_one("#boards", RowList)

    @property
    def _behind(self) -> RowList:
        return self.query_one("#behind", RowList)

    @property
    def shown_name(self) -> str:
        """The name of the board in front."""
        return self._list.chosen or ""

    def put(self, board: str, mark_id: str) -> None:
        """Put a board in front, and on it a mark by the id of what it stands for."""
        self._list.go_to(board)
        self._first_id = mark_id

    def show(self, boards: Mapping[str, Board]) -> None:
        """Show the boards as far as they are worked out."""
        self._boards = boards
        self._list.fill(list(board_items(boards)))
        self._draw()

    @on(OptionList.OptionHighlighted, "#boards")
    def board_in_front(self) -> None:
        """Another board is in front."""
        self._draw()

    @on(PlaneFigure.Walked)
    @on(MatrixFigure.Walked)
    def keep_mark(self, event: PlaneFigure.Walked | MatrixFigure.Walked) -> None:
        """Keep where one is on this board."""
        self._codes[self.shown_name] = event.code

    @property
    def board(self) -> Board | None:
        """The board in front; none until it is worked out."""
        return self._boards.get(self.shown_name)

    def _draw(self) -> None:
        """Draw the board in front."""
        board, name = self.board, BOARDS.get(self.shown_name)
        plane, matrix = self.query_one(PlaneFigure), self.query_one(MatrixFigure)
        figure = board.figure if board else None
        plane.plane = figure if isinstance(figure, Plane) else None
        matrix.matrix = figure if isinstance(figure, Matrix) else None
        plane.set_class(plane.plane is not None, "-drawn")
        matrix.set_class(matrix.matrix is not None, "-drawn")
        self._behind.fill(behind_items(board) if board else [])
        self.set_class(bool(self._behind.options), "-has-behind")
        self.set_class(figure is None, "-bare")
        question, told = self.query_one("#question", Static), self.query_one(Told)
        if name is not None:
            question.update(Content.assemble((name.title, "bold"), (f"  {name.question}", MUTED)))
        told.update(board_told(board) if board else muted("It is being worked out …"))
        if board is not None and (code := self._code_first(board)):
            plane.show_code(code)
            matrix.show_code(code)
        if self.figure is not None and self.query_one(Told).has_focus:
            self.figure.focus()  # it was gone into before it was made

    def _code_first(self, board: Board) -> str:
        """The code of the mark that comes in front."""
        if self._first_id:
            asked = next((m.code for m in board.marks if self._first_id in (m.id, m.code)), "")
            self._first_id = ""
            return asked
        return self._codes.get(board.name, "")

    @property
    def figure(self) -> PlaneFigure | MatrixFigure | None:
        """The figure in front; none where there is nothing to draw."""
        if self.board is None or self.board.figure is None:
            return None
        if isinstance(self.board.figure, Plane):
            return self.query_one(PlaneFigure)
        return self.query_one(MatrixFigure)

    @property
    def sides(self) -> tuple[Widget, ...]:
        """The parts that take the keys, from the left."""
        behind = (self._behind,) if self._behind.options else ()
        return (self._list, self.figure or self.query_one(Told), *behind)

    def turn_to(self, place: int) -> None:
        """Give the room of a narrow screen to what stands behind a figure, or to the figure."""
        self.set_class(place > 1, "-behind")

    @property
    def mark(self) -> Mark | None:
        """The mark in front, where the cursor is among the marks."""
        if self._behind.has_focus and isinstance(self._behind.subject, Mark):
            return self._behind.subject
        figure = self.figure
        if self.board is None or figure is None or not figure.has_focus:
            return None
        return next((mark for mark in self.board.marks if mark.code == figure.code), None)

    @property
    def guide(self) -> str:
        """The guide whose session would fill what is missing; empty where nothing is."""
        return guide_of(self.board) if self.board else ""

    @property
    def front_id(self) -> str:
        """The id or code of what the mark in front stands for; empty where it is of no record."""
        mark = self.mark
        return (mark.id or mark.code) if mark and mark.kind else ""
