"""Two laptops theme apart: one codebook comes of it, and each statement stands in it once."""

from __future__ import annotations

import shutil
from pathlib import Path

from sessions.store.store import Store
from sessions.transfer.merge_folders import compare, merge_into
from tests.builders.acme import Acme
from workshop.record.codebook import Codebook
from workshop.record.documents import Entry
from workshop.record.themes import Placement, Stance, Theme
from workshop.running.senders import Sender
from workshop.running.theming import PutUnderTheme


def put(folder: Path, *said: tuple[int, str, Stance]) -> None:
    """Put statements under themes in a folder."""
    with Store.open(folder) as store:
        ids = sorted(entry.id for entry in store.record.all(Entry))
        for place, theme, stance in said:
            command = PutUnderTheme(statements=(ids[place],), theme=theme, stance=stance)
            store.do(command, Sender.APPLICATION)


def test_themes_of_one_name_are_one_and_codes_name_one(tmp_path: Path) -> None:
    """What was put later holds; themes of other names keep their statements and get other codes."""
    made = Acme(tmp_path / "one")
    for line in ("- Eleven passwords", "- Slow forms", "+ Fast close"):
        made.say(line)
    made.store.close()
    other = tmp_path / "two"
    shutil.copytree(made.folder, other)
    put(made.folder, (0, "Passwords", Stance.FOR), (1, "Paper", Stance.FOR))
    put(other, (0, "passwords", Stance.AGAINST), (2, "Close", Stance.FOR))
    merged = merge_into(compare(made.folder, other))
    with Store.open(merged, read_only=True) as store:
        themes = list(store.record.all(Theme))
        assert sorted(theme.name.casefold() for theme in themes) == ["close", "paper", "passwords"]
        assert len({theme.number for theme in themes}) == 3
        placed = [placement.entry_id for placement in store.record.all(Placement)]
        assert len(placed) == len(set(placed)) == 3
        book = Codebook(store.record)
        (passwords,) = [theme for theme in book.themes if theme.name.casefold() == "passwords"]
        assert [stance for _, stance in book.under(passwords.id)] == [Stance.AGAINST]
