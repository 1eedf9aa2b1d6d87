"""The words of a step as pages: no sentence is cut, and every follow-up question is reached."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Size

from screens.session.panes.spoken import Spoken
from screens.session.panes.step_heading import room_for
from sessions.library.guides import Library
from workshop.guide.parts import Timing
from workshop.guide.shape import Ask
from workshop.guide.step import Step

MINUTES = Timing(least=1.0, planned=2.0, greatest=3.0)


def shipped() -> Iterator[Step]:
    """Every step of the guides that ship."""
    library = Library()
    for listed in library.listing():
        yield from library.load(listed.name).steps


def words_of(text: str) -> list[str]:
    """The words without the marks before a question."""
    return [word for word in text.split() if word not in ("○", "✓") and not word.isdigit()]


@pytest.mark.slow
@pytest.mark.parametrize("size", [Size(120, 36), Size(100, 30), Size(80, 24)])
@pytest.mark.parametrize("gives_way", [False, True])
def test_every_word_of_the_shipped_guides_is_on_a_page(size: Size, gives_way: bool) -> None:
    """At the sizes people have: whole, in order, and no page higher than its room."""
    width, rows = room_for(size, gives_way=gives_way)
    for step in shipped():
        pages = Spoken(step).pages(width, rows - 1, airy=size.height >= 30)
        assert all(len(page) <= max(1, rows - 1) for page in pages)
        head = [line.plain for line in pages[0]]
        told: list[str] = []
        for number, page in enumerate(pages):
            lines = [line.plain for line in page]
            # Short words to say are repeated above each page of questions.
            while number and lines and lines[0] in head and not lines[0].lstrip()[:1].isdigit():
                lines.pop(0)
            told += lines
        manner = [step.manner] if step.manner else []
        assert words_of(" ".join(told)) == words_of(" ".join([step.say, *manner, *step.probes]))


SENTENCES = st.lists(
    st.text("abcdefgh ", min_size=1, max_size=60).map(lambda one: f"A{one.strip()}."), max_size=6
)


@given(
    say=SENTENCES.map(" ".join),
    probes=st.lists(st.text("abc xyz", min_size=1, max_size=90).filter(str.strip), max_size=9),
    width=st.integers(30, 90),
    rows=st.integers(3, 20),
)
def test_pages_keep_to_their_room_and_lose_nothing(
    say: str, probes: list[str], width: int, rows: int
) -> None:
    """Whatever the guide, every question begins on some page, and none is longer than its room."""
    step = Ask(id="a", title="A", minutes=MINUTES, say=say, probes=tuple(probes))
    pages = Spoken(step).pages(width, rows, airy=True)
    assert pages
    assert all(len(page) <= rows for page in pages)
    begun = {line.plain.split(" ", 1)[0] for page in pages for line in page if "○" in line.plain}
    assert begun == {str(place) for place in range(1, len(probes) + 1)}


def test_the_next_question_is_the_first_that_was_not_asked() -> None:
    """It has the mark, and its page comes first."""
    step = Ask(id="a", title="A", minutes=MINUTES, say="Why?", probes=("One", "Two", "Three"))
    spoken = Spoken(step, (1, 2))
    assert spoken.next_probe == 3
    pages = spoken.pages(40, 2, airy=False)
    assert len(pages) == 3
    assert spoken.first_page(pages) == 2
    assert Spoken(step, (1, 2, 3)).next_probe is None
