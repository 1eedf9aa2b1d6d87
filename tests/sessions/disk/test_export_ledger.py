"""The list of exports: joined, told without a name, and as a zip takes it along."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sessions.disk.export_ledger import (
    EVERYTHING,
    LEDGER,
    Written,
    exports_of,
    joined,
    last_export,
    note_export,
    rewritten,
    without_zips,
)

SWOT = Written(document="swot", edition="shareable", format="md")


AT = datetime(2026, 11, 2, 10, tzinfo=UTC)


def noted(folder: Path, name: str, what: Written = SWOT, at: datetime = AT) -> bytes:
    """The list with one more file in it."""
    folder.mkdir(exist_ok=True)
    assert note_export(folder, b"content", folder / name, what, now=lambda: at) == ""
    return (folder / LEDGER).read_bytes()


def test_two_copies_have_each_line_once(tmp_path: Path) -> None:
    """What both have once, then what either has alone; the zips of one are not another's."""
    one = noted(tmp_path / "one", "a.md")
    both = noted(tmp_path / "one", "b.md")
    whole = Written(document=EVERYTHING, edition="restricted", format="zip")
    zipped = noted(tmp_path / "one", "c.zip", whole)
    assert joined(one, both) == both
    assert joined(both, one) == both
    assert without_zips(zipped) == both


def test_a_name_goes_and_a_damaged_line_is_left_aside(tmp_path: Path) -> None:
    """The files stay listed by all else that is known of them."""
    content = noted(tmp_path / "one", "of Dana.md")
    (tmp_path / "one" / LEDGER).write_bytes(b"{not json\n" + content)
    (row,) = exports_of(tmp_path / "one")
    assert row.path.endswith("of Dana.md")
    told = rewritten(b"{not json\n" + content, lambda text: text.replace("Dana", "[name]"))
    assert b"Dana" not in told
    assert row.sha256.encode() in told
    assert not row.still_there


def test_the_last_export_is_the_latest_of_both_copies(tmp_path: Path) -> None:
    """A factor keeps its number when a document has told it, whichever laptop wrote that."""
    one, other = tmp_path / "one", tmp_path / "other"
    assert last_export(one) is None
    early = noted(one, "a.md", at=AT)
    assert last_export(one) == AT
    noted(other, "b.md", at=AT + timedelta(days=1))
    late = noted(other, "c.md", at=AT + timedelta(days=2))
    for first, then in ((early, late), (late, early)):
        (one / LEDGER).write_bytes(joined(first, then))
        assert last_export(one) == AT + timedelta(days=2)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """The document is written all the same."""
    said = note_export(tmp_path / "none", b"content", tmp_path / "a.md", SWOT)
    assert "is not in the list of exports" in said


def test_a_file_is_noted_where_it_was_written(tmp_path: Path) -> None:
    """Also below a folder whose name begins as somebody's home does."""
    folder = tmp_path / "Acme"
    folder.mkdir()
    file = Path("~nobody-of-that-name") / "swot.md"
    assert note_export(folder, b"content", file, SWOT, now=lambda: AT) == ""
    assert [one.path for one in exports_of(folder)] == [str(Path.cwd() / file)]
