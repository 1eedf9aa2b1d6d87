"""The text of a transcript as a list of lines: a cursor on cues, a passage, what was found."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.geometry import Region

from screens.transcript.rows import Line, Lines, Shown, draw, lead_width, lines_of
from screens.widgets.line_list import LineList
from workshop.analysis.spoken import cues_with
from workshop.record.documents import EntryKind
from workshop.record.transcripts import Transcript

_NOTHING = Shown({}, range(0), frozenset(), 0)


class TranscriptText(LineList):
    """What is said, to be moved in and taken from."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(self._draw_line, id=id)
        self._transcript: Transcript | None = None
        self._names: Mapping[str, str] = {}
        self._width = 0
        self._lines = Lines([], frozenset(), [])
        self._shown = _NOTHING
        self._begun: int | None = None
        self._hits: tuple[int, ...] = ()

    def put(self, transcript: Transcript, names: Mapping[str, str]) -> None:
        """Show a transcript; it is wrapped anew only where it or the width became another.

        Args:
            transcript: what is said.
            names: what speakers are called, by what the file calls them.
        """
        width = max(20, self.size.width - 3)
        before = self._transcript
        if (before, self._names, self._width) == (transcript, names, width):
            return
        here = self.cue if before and before.id == transcript.id else 0
        if before and before.id != transcript.id:
            self._begun, self._hits = None, ()
        self._transcript, self._names, self._width = transcript, names, width
        self._lines = lines_of(transcript, names, width)
        self._shown = self._shown._replace(lead=lead_width(transcript, names))
        self.cursor = 0
        self.go_to(here)

    def on_resize(self) -> None:
        """Wrap the text for another width."""
        if self._transcript:
            self.put(self._transcript, self._names)

    def bring_into_view(self) -> None:
        """Scroll so far that all of the cue under the cursor is seen, as far as there is room."""
        end = self.cursor + 1
        while end in self._lines.headings:
            end += 1
        room = max(1, self.size.height)
        rows = min(end - self.cursor, room)
        self.scroll_to_region(Region(0, self.cursor, 1, rows), animate=False, immediate=True)

    def put_taken(self, taken: Mapping[int, EntryKind]) -> None:
        """Show what was made of which cues, by their places."""
        self._shown = self._shown._replace(taken=taken)
        self.go_to(self.cue)

    @property
    def cue(self) -> int:
        """The place of the cue under the cursor."""
        line = self.chosen
        return line.cue if isinstance(line, Line) else 0

    def go_to(self, cue: int) -> None:
        """Put the cursor on a cue, and show what is in hand."""
        hits, passage = frozenset(self._hits), self._passage_to(cue)
        self._shown = self._shown._replace(passage=passage, hits=hits)
        places = self._lines.places
        place = places[min(max(cue, 0), len(places) - 1)] if places else 0
        self.show(self._lines.lines, self._lines.headings, place)

    def _draw_line(self, line: Line, width: int) -> Content:
        return draw(line, width, self._shown)

    # A passage

    @property
    def passage(self) -> range:
        """The cues in hand."""
        return self._passage_to(self.cue)

    def _passage_to(self, cue: int) -> range:
        if self._begun is None:
            return range(cue, cue + 1)
        return range(min(self._begun, cue), max(self._begun, cue) + 1)

    @property
    def marks(self) -> bool:
        """Whether a passage is begun."""
        return self._begun is not None

    def mark(self) -> None:
        """Begin a passage here, or end it."""
        self._begun = None if self._begun is not None else self.cue
        self.go_to(self.cue)

    def grow(self) -> None:
        """Let a passage that is begun reach to the cursor."""
        if self._begun is not None:
            self.go_to(self.cue)

    def end_passage(self) -> None:
        """Have one cue in hand again."""
        self._begun = None
        self.go_to(self.cue)

    # Finding

    def find(self, words: str) -> int:
        """Go to the first place with some words from here on; how many there are."""
        self._hits = cues_with(self._transcript, words) if self._transcript else ()
        here = self.cue
        after = next((cue for cue in self._hits if cue >= here), None)
        self.go_to(after if after is not None else next(iter(self._hits), here))
        return len(self._hits)

    def next_hit(self, by: int) -> bool:
        """Go to the next place found, or the one before, round and round."""
        here = self.cue
        way = self._hits if by > 0 else self._hits[::-1]
        beyond = (cue for cue in way if (cue > here if by > 0 else cue < here))
        if way:
            self.go_to(next(beyond, way[0]))
        return bool(way)
