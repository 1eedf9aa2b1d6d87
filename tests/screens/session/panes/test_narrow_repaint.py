"""What is painted when a key is typed.

Requirement: only what changed is laid out and drawn anew, and that is drawn as the whole would be.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from screens.widgets.narrow_repaint import NarrowCompositor, fits_textual
from tests.builders.acme import Acme
from tests.screens.session.session_app import SIZE, session

Chops = Sequence[Mapping[int, Strip | None]]


def inside(crop: Region, chops: Chops, cuts: Sequence[Sequence[int]]) -> list[list[object]]:
    """What is drawn in a region: the pieces of each of its lines."""
    return [
        [
            (start, strip and list(strip))
            for (start, strip), end in zip(chops[y].items(), cuts[y][1:], strict=True)
            if start < crop.right and end > crop.x
        ]
        for y in crop.line_range
    ]


def test_another_textual_paints_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the method that is put in the place of Textual's has gone or takes something else."""
    assert fits_textual()
    with monkeypatch.context() as patched:
        patched.setattr(Compositor, "_get_renders", lambda _self, _crop, _layer: None)
        assert not fits_textual()
    monkeypatch.delattr(Compositor, "_get_renders")
    assert not fits_textual()


async def test_only_what_changed_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key in a session asks for a few lines; any region is drawn as Textual would draw it."""
    acme = Acme(tmp_path / "acme")
    for number in range(30):
        acme.say(f"+ What was said as number {number}")
    async with session(acme) as desk:
        asked: list[int] = []
        render = Widget.render_lines

        def counted(widget: Widget, crop: Region) -> list[Strip]:
            asked.append(crop.height)
            return render(widget, crop)

        with monkeypatch.context() as patched:
            patched.setattr(Widget, "render_lines", counted)
            await desk.press("x")
            asked.clear()
            await desk.press("y", "z")
        assert 0 < sum(asked) < 2 * 25
        screen = desk.screen
        compositor = screen._compositor
        assert isinstance(compositor, NarrowCompositor)
        chance = random.Random(7)  # noqa: S311 - places on a screen
        for _ in range(40):
            x, y = chance.randrange(SIZE[0]), chance.randrange(SIZE[1])
            crop = Region(
                x, y, chance.randint(1, SIZE[0] - x), chance.randint(1, min(9, SIZE[1] - y))
            )
            rows = crop.line_range.__contains__
            narrow = compositor._render_chops(crop, rows)
            with monkeypatch.context() as patched:
                patched.setattr(NarrowCompositor, "_get_renders", Compositor._get_renders)
                stock = compositor._render_chops(crop, rows)
            cuts = compositor.cuts
            assert inside(crop, narrow, cuts) == inside(crop, stock, cuts)
