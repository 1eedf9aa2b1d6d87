"""The making of packs.

Requirement: a pack is there whole or not at all, whatever stops it and wherever; a document that
cannot be made is named with its format; nothing but a pack of ours is ever replaced.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

from sessions.disk.disk import Disk
from sessions.exports import json_file, markdown
from sessions.exports.documents import Request, document_in
from sessions.exports.errors import ExtraMissing
from sessions.exports.remarks import remark
from sessions.library.file_names import every_system_takes
from sessions.pack.errors import NotPacked, PackStopped
from sessions.pack.making import make_pack
from sessions.pack.order import Made, Order, Progress
from sessions.pack.place import base_name, is_pack, proposed
from sessions.pack.profiles import PROFILES
from sessions.pack.stamp import PAGE, TEXT
from tests.builders.packed import Packed
from tests.sessions.disk.failing_disks import WatchedDisk

T = TypeVar("T")

FORMATS = ("md", "json")


class Failing(WatchedDisk):
    """A disk that refuses one of its calls in a pack, of the kinds that make something."""

    def __init__(self, at: int, number: int = errno.ENOSPC) -> None:
        self.made = 0
        self._at = at
        self._number = number

    def call(self, name: str, perform: Callable[..., T], *given: Any) -> T:
        """Carry out a call, or refuse it."""
        if name in ("create", "write", "sync", "replace"):
            self.made += 1
            if self.made == self._at:
                raise OSError(self._number, os.strerror(self._number))
        return perform(*given)


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    """An engagement to make packs of."""
    return Packed(tmp_path_factory.mktemp("kept") / "acme")


def order(packed: Packed, target: Path, **changes: object) -> Order:
    """A small pack."""
    return packed.order(target, "public", **({"formats": FORMATS} | changes))


def made(packed: Packed, target: Path, disk: Disk | None = None, **changes: object) -> Made:
    """It, made."""
    return make_pack(order(packed, target, **changes), disk=disk, now=packed.acme.clock)


def test_it_tells_how_far_it_is(packed: Packed, tmp_path: Path) -> None:
    """Each document and each file of it, by name."""
    told: list[Progress] = []
    make_pack(order(packed, tmp_path / "pack"), told.append)
    assert [(one.n, one.of, one.words) for one in told] == [
        (1, 2, "SWOT summary"),
        (1, 2, "SWOT summary as Markdown"),
        (1, 2, "SWOT summary as JSON data"),
        (2, 2, "Environmental scan"),
        (2, 2, "Environmental scan as Markdown"),
        (2, 2, "Environmental scan as JSON data"),
    ]


@pytest.mark.parametrize("stopped_by", [PackStopped, KeyboardInterrupt])
def test_stopped_anywhere_it_leaves_nothing(
    packed: Packed, tmp_path: Path, stopped_by: type[BaseException]
) -> None:
    """Neither the folder, nor those above it that were not there, nor anything hidden."""
    for point in range(1, 7):
        told: list[Progress] = []

        def stop(progress: Progress, point: int = point, told: list[Progress] = told) -> None:
            told.append(progress)
            if len(told) == point:
                raise stopped_by

        with pytest.raises(stopped_by):
            make_pack(order(packed, tmp_path / "a" / "b" / "pack"), stop)
        assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing_and_the_file_is_named(packed: Packed, tmp_path: Path) -> None:
    """Whichever call is refused: of a file, or of the step that puts the pack in its place."""
    whole = Failing(0)
    made(packed, tmp_path / "whole", whole)
    calls = whole.made - 4  # those of the list of exports, which comes last
    named = 0
    for at in range(1, calls + 1):
        with pytest.raises(NotPacked) as refused:
            made(packed, tmp_path / "pack", Failing(at))
        assert "disk is full" in str(refused.value) or "No space" in str(refused.value)
        named += any(word in str(refused.value) for word in (".md", ".json", ".html"))
        assert [path.name for path in tmp_path.iterdir()] == ["whole"]
    assert named >= calls - 1


def test_where_the_list_of_exports_cannot_be_written_the_pack_is_there(
    packed: Packed, tmp_path: Path
) -> None:
    """That is said, for it will be missing when somebody withdraws."""
    whole = Failing(0)
    made(packed, tmp_path / "whole", whole)
    found = made(packed, tmp_path / "pack", Failing(whole.made))
    assert "not in the list of exports" in found.not_noted
    assert (tmp_path / "pack" / PAGE).exists()


@pytest.mark.parametrize(
    ("problem", "words"),
    [(ValueError("a wrong number"), "a wrong number."), (KeyError(), "KeyError.")],
)
def test_a_document_that_cannot_be_made_is_named_with_its_format(
    packed: Packed,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    problem: Exception,
    words: str,
) -> None:
    """A fault of a writer stops the pack, and says what it was about."""
    whole = json_file.render

    def fails(report: Any, look: Any) -> bytes:
        if report.document == "scan":
            raise problem
        return whole(report, look)

    monkeypatch.setattr(json_file, "render", fails)
    with pytest.raises(NotPacked) as refused:
        made(packed, tmp_path / "pack")
    said = str(refused.value)
    assert (
        said == f"The Environmental scan could not be made as JSON data: {words} No pack was made."
    )
    assert list(tmp_path.iterdir()) == []


def test_without_an_extra_it_goes_without_the_format_and_says_so(
    packed: Packed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the answer, with how to get it; in the index, without."""

    def fails(report: Any, look: Any) -> bytes:
        raise ExtraMissing('This needs the extra “pdf”: `pip install "x[pdf]"`.')

    monkeypatch.setattr(markdown, "render", fails)
    pack = made(packed, tmp_path / "pack").pack
    assert [(one.format, "pip install" in one.sentence) for one in pack.without] == [("md", True)]
    assert {file.format for _, file in pack.files} == {"json"}
    for name in (PAGE, TEXT):
        index = (tmp_path / "pack" / name).read_text("utf-8")
        assert "could not be written where this pack was made" in index
        assert "pip" not in index
    with pytest.raises(NotPacked, match=r"nothing to put.*extra “pdf”"):
        made(packed, tmp_path / "other", formats=("md",))


def test_what_files_lack_that_are_made_all_the_same_is_told_once(
    packed: Packed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the first document of it and how many more."""
    whole = json_file.render

    def lacks(report: Any, look: Any) -> bytes:
        remark("No font here has ☃.")
        return whole(report, look)

    monkeypatch.setattr(json_file, "render", lacks)
    assert made(packed, tmp_path / "pack").lacking == (
        "SWOT summary as JSON data and 1 more file: No font here has ☃.",
    )


def test_a_folder_that_is_no_pack_is_never_touched(packed: Packed, tmp_path: Path) -> None:
    """With or without being told to replace: a folder of somebody's, a file, a link."""
    target = tmp_path / "pack"
    target.mkdir()
    (target / "index.html").write_text("<title>Mine</title>")
    for replace in (False, True):
        with pytest.raises(NotPacked, match="is no pack"):
            made(packed, target, replace=replace)
    assert [path.name for path in target.iterdir()] == ["index.html"]
    file = tmp_path / "file"
    file.write_text("mine")
    with pytest.raises(NotPacked, match="is no folder"):
        made(packed, file, replace=True)
    assert file.read_text() == "mine"


def test_a_pack_is_not_put_where_a_link_leads(packed: Packed, tmp_path: Path) -> None:
    """Not even over a folder that is a pack: what is replaced is what was named."""
    made(packed, tmp_path / "pack")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "pack", target_is_directory=True)
    with pytest.raises(NotPacked, match="is no folder"):
        made(packed, link, replace=True)
    assert link.is_symlink()


def test_an_empty_folder_becomes_the_pack(packed: Packed, tmp_path: Path) -> None:
    """Nobody has anything in it."""
    (tmp_path / "pack").mkdir()
    made(packed, tmp_path / "pack")
    assert is_pack(tmp_path / "pack")
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


def test_a_pack_is_replaced_where_that_is_said_and_nothing_else_is_in_it(
    packed: Packed, tmp_path: Path
) -> None:
    """Whole; one that cannot be made leaves the pack before it as it was."""
    target = tmp_path / "pack"
    made(packed, target, formats=("md",))
    with pytest.raises(NotPacked, match="is a pack already"):
        made(packed, target)
    before = {path.name: path.read_bytes() for path in target.iterdir()}
    whole = Failing(0)
    made(packed, tmp_path / "other", whole)
    renames = whole.made - 4
    for at in (
        1,
        2,
        9,
        *range(renames - 4, renames + 2),
    ):  # one more, for the old one moves aside first
        with pytest.raises(NotPacked):
            made(packed, target, Failing(at), replace=True)
        assert {path.name: path.read_bytes() for path in target.iterdir()} == before
    made(packed, target, replace=True)
    assert {path.suffix for path in target.iterdir()} == {".md", ".json", ".html"}
    (target / "my notes.txt").write_text("mine")
    with pytest.raises(NotPacked, match=r"my notes\.txt"):
        made(packed, target, replace=True)
    assert (target / "my notes.txt").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "pack"]


def test_a_new_folder_is_proposed(packed: Packed) -> None:
    """Among the exports, by a name of its own each time."""
    acme = packed.acme
    first = proposed(acme.folder, acme.store.record, PROFILES["public"])
    assert first == acme.folder / "exports" / "Acme public"
    made(packed, first)
    second = proposed(acme.folder, acme.store.record, PROFILES["public"])
    assert second.name == "Acme public 2"


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Interview - Finance 2026-10-08", "Interview - Finance 2026-10-08"),
        (f"Workshop - {'Where we stand ' * 6}2026-11-05", "we stand 2026-11-05"),
        (f"{'w' * 100} 2026-11-05", "ww - 2026-11-05"),
        (f"{'👩' * 100} 2026-11-05", "👩 - 2026-11-05"),
        ("CON", "_CON"),
    ],
    ids=["short", "long", "one word", "signs", "of Windows"],
)
def test_a_name_of_files_keeps_its_day(wanted: str, name: str) -> None:
    """However long the title is; and every system takes it."""
    found = base_name(wanted)
    assert found.endswith(name)
    assert len(found) <= 80
    assert every_system_takes(found)


@pytest.mark.parametrize("profile", ["sponsor", "public"])
def test_documents_made_together_are_those_made_alone(
    packed: Packed, tmp_path: Path, profile: str
) -> None:
    """Each as if it were the only one, for somebody too who may see nobody told openly."""
    wanted = packed.order(tmp_path / profile, profile, formats=("md",))
    found = make_pack(wanted, now=packed.acme.clock)
    most = wanted.profile.most.value if wanted.profile.most else ""
    assert len(found.pack.documents) > 1
    for each in found.pack.documents:
        request = Request(
            each.document,
            wanted.profile.edition,
            each.session,
            fewest_voters=wanted.fewest_voters,
            most=most,
        )
        for file in each.files:
            alone = document_in(wanted.record, request, file.format, wanted.look)
            assert (tmp_path / profile / file.file).read_bytes() == alone, file.file
