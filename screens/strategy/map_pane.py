"""The strategy map: bands to be walked by arrows, and what is in front in words below."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.strategy.draw_map import bands_of, map_lines, moved, node_told
from screens.strategy.picture import Picture
from screens.widgets.figures.matrix_drawing import cut
from screens.widgets.figures.walking import WAYS
from screens.widgets.ink import ALERT, muted
from workshop.strategy.map import Node, StrategyMap
from workshop.text import listing, plural

_TOLD: Final = 5
"""So many lines tell what is in front, an empty one among them."""


class MapPane(Widget, can_focus=True):
    """Objectives and goals in four perspectives."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"go({way.across}, {way.down})", show=False) for key, way in WAYS.items()
    ]

    picture: reactive[Picture | None] = reactive[Picture | None](None)
    """What is shown."""
    department: reactive[str] = reactive("")
    """The id of the department whose part is shown; empty for all."""
    here: reactive[str] = reactive("")
    """The id of what is in front; the first one where it is not there."""

    def show(self, picture: Picture) -> None:
        """Show the map as it is now."""
        self.picture = picture

    @property
    def sides(self) -> tuple[Widget, ...]:
        """The part that takes the keys."""
        return (self,)

    @property
    def part(self) -> StrategyMap | None:
        """The map, or the part of it that is shown."""
        if self.picture is None:
            return None
        whole = self.picture.map
        return whole.part_of(self.department) if self.department else whole

    @property
    def node(self) -> Node | None:
        """What is in front."""
        part = self.part
        if part is None:
            return None
        width = self.content_size.width
        first = moved(bands_of(part, width), self.here, 0, 0)
        return next((node for node in part.nodes if node.id == first), None)

    @property
    def guide(self) -> str:
        """The guide whose session asks for goals, while the whole map has none."""
        return "" if self.picture is None or self.picture.map.nodes else _GUIDE

    @property
    def front_id(self) -> str:
        """The id of what is in front; empty where nothing is."""
        return self.node.id if self.node else ""

    def action_go(self, across: int, down: int) -> None:
        """Go to the box beside, above or below."""
        if self.part is not None:
            bands = bands_of(self.part, self.content_size.width)
            here = self.node
            self.here = moved(bands, here.id if here else "", across, down)

    def render(self) -> Content:
        """As much of the map as finds room, what is in front in the middle."""
        width, height = self.content_size
        part = self.part
        if part is None or self.picture is None or width < 1:
            return Content("")
        if not part.nodes:
            return muted(_EMPTY)
        node = self.node
        room = max(3, height - _TOLD)
        here = node.id if node else ""
        fits = sum(band.height(2) for band in bands_of(part, width)) <= room
        lines, at = map_lines(part, width, here, 2 if fits else 1)
        top = max(0, min(at - room // 2, len(lines) - room))
        shown = [*lines[top : top + room], *[Content("")] * (room - len(lines))]
        names = dict(self.picture.departments)
        told = [*(node_told(part, node, names) if node else ()), *_unlinked(part)]
        below = [cut(line, width) for line in told][: _TOLD - 1]
        rest = len(lines) - top - room
        whose = names.get(self.department, "")
        says = [f"the part of {whose} · esc shows all"] if whose else []
        says += [f"{plural(rest, 'line')} more"] if rest > 0 else []
        rule = cut(Content(f"─── {' · '.join(says)} "), width).plain if says else ""
        ruled = Content.styled(f"{rule}{'─' * (width - len(rule))}", "$rule")
        return Content("\n").join([*shown, ruled, *below])


_GUIDE: Final = "direction-and-goals"
"""The guide that the board of the map names too."""
_EMPTY: Final = (
    "No goal and no objective is there yet: t opens their table; a session by the guide "
    f"“{_GUIDE}” asks for them (g starts it)."
)


def _unlinked(part: StrategyMap) -> list[Content]:
    """What hangs together with nothing."""
    codes = [node.row.code for node in part.unlinked]
    if not codes:
        return []
    more = f" and {len(codes) - 8} more" if len(codes) > 8 else ""
    words = f"{listing(codes[:8]) if not more else ', '.join(codes[:8])}{more}"
    return [Content.assemble(("Unlinked  ", ALERT), words)]
