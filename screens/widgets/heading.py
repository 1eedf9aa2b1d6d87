"""The line at the top of a screen: where one is, and the state that must never be cut."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class Heading(Widget):
    """Title and details at the left, states at the right; details give way first."""

    DEFAULT_CSS = """
    Heading {
        height: 1;
        padding: 0 2;
    }
    """

    title_text: reactive[str] = reactive("")
    """Where one is, in bold."""
    details: reactive[str] = reactive("")
    """What it holds, muted; cut with an ellipsis where there is no room."""
    state: reactive[Content] = reactive(Content(""))
    """What must be seen: the edition, read-only, work under way."""

    def show(self, title: str, details: str = "", state: Content | None = None) -> None:
        """Say all three."""
        self.title_text = title
        self.details = details
        self.state = state if state is not None else Content("")

    def render(self) -> Content:
        """The line."""
        width = self.content_size.width
        room = max(8, width - self.state.cell_length - (2 if self.state else 0))
        title = Content.styled(self.title_text, "bold")
        words = " ".join(self.details.split())
        details = Content.styled(f"  {words}" if words else "", "$ink-muted")
        left = (title + details).truncate(room, ellipsis=True)
        gap = max(0, width - left.cell_length - self.state.cell_length)
        return left + Content(" " * gap) + self.state
