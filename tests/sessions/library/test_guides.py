"""The guide library: finding, loading and copying guides, and the guides that ship."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest

from sessions.library.guide_files import NotCopied, Origin, UnknownGuide, UnreadableGuide
from sessions.library.guides import Library, Listed
from workshop.errors import Problems
from workshop.guide.part_reader import GREATEST_SIZE
from workshop.guide.reader import read_guide
from workshop.guide.shape import Guide, Score
from workshop.guide.step import default_kind, kind_of

SHIPPED: Final = {
    "stakeholder-interview": (
        "opening brief 3 · consent consent 2 · your-team ask 5 · goals ask 8 · recent-work ask 5 · "
        "what-works ask 6 · what-blocks ask 9 · outside-forces ask 8 · priorities ask 5 · "
        "risks ask 3 · anything-else ask 3 · read-back readback 3"
    ),
    "swot-workshop": (
        "opening brief 5 · consent consent 3 · strengths capture 14 · weaknesses capture 14 · "
        "break break 10 · opportunities capture 12 · threats capture 12 · sort cluster 10 · "
        "score-internal score 11 · score-external score 10 · differ discuss 4 · "
        "actions actions 7 · read-back readback 4 · feedback feedback 2 · close brief 2"
    ),
    "environmental-scan": (
        "opening brief 5 · consent consent 3 · frame ask 7 · silent-capture capture 20 · "
        "sort-by-letter capture 15 · gaps ask 10 · break break 10 · score score 15 · "
        "discuss ask 20 · actions actions 8 · read-back readback 5 · close brief 2"
    ),
}
"""The guides of the first version: the id, kind and planned minutes of their steps."""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder for the facilitator's own guides."""
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def by_name(listing: list[Listed]) -> dict[str, Listed]:
    """The guides that count, by name."""
    return {listed.name: listed for listed in listing if not listed.hidden}


# The guides that ship


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_agenda(name: str) -> None:
    """The first guides keep steps and minutes: sessions of every version are filed by them."""
    steps = Library().load(name).steps
    agenda = [f"{step.id} {kind_of(step)} {step.minutes.planned:g}" for step in steps]
    assert " · ".join(agenda) == SHIPPED[name]


def test_interview_asks_what_must_be_asked() -> None:
    """The interview has seven must-asks, and a line without a sign is nothing but a note."""
    guide = Library().load("stakeholder-interview")
    assert len([step for step in guide.steps if step.must_ask]) == 7
    assert {default_kind(step) for step in guide.steps} == {"note"}


def scales_of(guide: Guide, step_id: str) -> dict[str, tuple[float, float, float | None]]:
    """The scales of a score step: least, greatest and total by id."""
    step = guide.step(step_id)
    assert isinstance(step, Score)
    return {scale.id: (scale.least, scale.greatest, scale.total) for scale in step.scales}


def test_scales() -> None:
    """The scales are those that IFE, EFE and significance are worked out from."""
    swot, scan = Library().load("swot-workshop"), Library().load("environmental-scan")
    inside = {"weight": (0, 100, 100), "rating": (1, 4, None)}
    outside = {"impact": (1, 5, None), "likelihood": (1, 5, None)}
    assert scales_of(swot, "score-internal") == inside
    assert scales_of(swot, "score-external") == inside | outside
    assert scales_of(scan, "score") == outside


# Listing and loading


def test_a_broken_guide_hides_no_other(own: Path) -> None:
    """A guide with problems is listed with their number, beside the others."""
    (own / "broken.toml").write_text("format = 1\nname = 'x'\ntitle = 3", encoding="utf-8")
    (own / "binary.toml").write_bytes(b"\xff\xfe\x00")
    (own / "folder.toml").mkdir()
    (own / "notes.txt").write_text("not a guide", encoding="utf-8")
    Library(own).copy("swot-workshop", own)
    listed = by_name(Library(own).listing())
    assert listed["broken"].problems > 5
    assert listed["binary"].problems == 1
    assert listed["folder"].problems == 1
    assert listed["my-swot-workshop"].minutes == 120
    assert {"swot-workshop", "environmental-scan"} <= listed.keys()
    assert "notes" not in listed


def test_the_nearest_counts(own: Path, tmp_path: Path) -> None:
    """The engagement's guide counts before the own one, and that before the shipped one."""
    engagement = tmp_path / "guides"
    text = Library().text("swot-workshop")
    for folder, title in ((own, "Mine"), (engagement, "Ours")):
        folder.mkdir(exist_ok=True)
        changed = text.replace('title = "SWOT workshop"', f'title = "{title}"')
        (folder / "swot-workshop.toml").write_text(changed, encoding="utf-8")
    assert Library(own).load("swot-workshop").title == "Mine"
    library = Library(own, engagement)
    assert library.load("swot-workshop").title == "Ours"
    same = [each for each in library.listing() if each.name == "swot-workshop"]
    assert [(each.origin, each.hidden) for each in same] == [
        (Origin.ENGAGEMENT, False),
        (Origin.OWN, True),
        (Origin.SHIPPED, True),
    ]


def test_folders_need_not_exist(tmp_path: Path) -> None:
    """Without a folder of own guides there are the shipped ones."""
    assert Library(tmp_path / "none", tmp_path / "nowhere").listing() == Library().listing()


@pytest.mark.parametrize(
    ("name", "offer"),
    [
        ("swot-workshp", "swot-workshop"),
        ("SWOT Workshop", "swot-workshop"),
        ("scan", "pestle-scan"),
    ],
)
def test_near_names_are_offered(name: str, offer: str) -> None:
    """A name that is nearly right is answered with the names that were meant."""
    with pytest.raises(UnknownGuide, match=f"Did you mean .*{offer}"):
        Library().load(name)


def test_far_names_get_the_list() -> None:
    """A name that is like no other is answered with all there are."""
    with pytest.raises(UnknownGuide, match=r"There are .*board-interview, budget-round"):
        Library().load("zzz")


def test_load_by_path(own: Path) -> None:
    """A path is taken as a path, whether as text or not; problems name the file."""
    file = own / "mine.toml"
    file.write_text(Library().text("swot-workshop"), encoding="utf-8")
    assert Library().load(file) == Library().load(str(file)) == Library().load("swot-workshop")
    file.write_text("format = 1\n" * 2, encoding="utf-8")
    with pytest.raises(Problems, match=r"mine\.toml: line 2") as caught:
        Library().load(file)
    assert caught.value.source == str(file)


@pytest.mark.parametrize("path", ["nowhere.toml", "a/b", "nul\0.toml", "x" * 5000 + ".toml", ""])
def test_no_such_file(path: str) -> None:
    """A file or name that is not there is told, whatever was typed."""
    with pytest.raises(UnknownGuide):
        Library().load(path)


def test_a_folder_is_no_guide(own: Path) -> None:
    """Giving a folder says that a file is wanted."""
    with pytest.raises(UnknownGuide, match="is a folder"):
        Library().load(own)


def test_not_utf_8(own: Path) -> None:
    """A file in another encoding is refused with the line and what to do."""
    file = own / "latin.toml"
    file.write_bytes(b"format = 1\ntitle = 'caf\xe9'")
    with pytest.raises(Problems, match=r"line 2: .*Save it as UTF-8"):
        Library().load(file)


def test_too_large(own: Path) -> None:
    """A huge file is refused after its first megabyte."""
    file = own / "huge.toml"
    file.write_bytes(b"#" * (GREATEST_SIZE + 10))
    with pytest.raises(Problems, match="larger"):
        Library().load(file)


def test_unreadable(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the disk does not give is told with the reason."""
    file = own / "closed.toml"
    file.write_text("", encoding="utf-8")
    monkeypatch.setattr(Path, "open", _refuse(13, "Permission denied"))
    with pytest.raises(UnreadableGuide, match=r"closed\.toml cannot be read: "):
        Library().load(file)


def _refuse(number: int, reason: str) -> Callable[..., None]:
    """An `open` that the disk refuses."""

    def refuse(*_args: object, **_options: object) -> None:
        raise OSError(number, reason)

    return refuse


# Copying


def test_copy_keeps_all_but_the_name(own: Path) -> None:
    """A copy is the file with its comments and a name of its own, and can be run at once."""
    library = Library(own)
    file = library.copy("swot-workshop", own)
    assert file == own / "my-swot-workshop.toml"
    old, new = library.text("swot-workshop"), file.read_text("utf-8")
    changed = set(old.splitlines()) ^ set(new.splitlines())
    assert changed == {'name = "swot-workshop"', 'name = "my-swot-workshop"'}
    assert library.load("my-swot-workshop").name == "my-swot-workshop"


def test_copies_never_overwrite(own: Path) -> None:
    """Each further copy gets the next free name; a file that is there is left alone."""
    library = Library(own)
    names = [library.copy("swot-workshop", own).name for _ in range(3)]
    assert names == [f"my-swot-workshop{tail}.toml" for tail in ("", "-2", "-3")]
    assert library.copy("my-swot-workshop", own / "new").name == "my-swot-workshop-4.toml"
    before = (own / names[0]).read_bytes()
    with pytest.raises(NotCopied, match="is there already"):
        library.copy("environmental-scan", own / names[0])
    assert (own / names[0]).read_bytes() == before


def test_copy_to_a_file(own: Path) -> None:
    """A copy can be given its file name, in a folder that is made where needed."""
    file = Library().copy("stakeholder-interview", own / "deep" / "board-interview.toml")
    assert read_guide(file.read_text("utf-8"), "a").name == "board-interview"


def test_copy_wants_a_proper_name(own: Path) -> None:
    """A file name that no guide can have is refused with one that it can have."""
    with pytest.raises(NotCopied, match=r"Try board-interview\.toml"):
        Library().copy("stakeholder-interview", own / "Board Interview.toml")
    assert not list(own.iterdir())


def test_long_names_stay_names(own: Path) -> None:
    """Names of copies keep to the length that a name may have."""
    library = Library(own)
    first = library.copy("swot-workshop", own / f"{'long-' * 7}name.toml")
    for _ in range(3):
        copied = library.copy(first, own)
        assert library.load(copied.stem).name == copied.stem


@pytest.mark.parametrize(
    "line",
    ["name = 'swot-workshop'", '"name"="swot-workshop" # mine', 'name = """swot-workshop"""'],
)
def test_copy_of_any_way_to_write_the_name(own: Path, line: str) -> None:
    """The name is changed however it is written, or the copy is refused with what to do."""
    file = own / "source.toml"
    text = Library().text("swot-workshop").replace('name = "swot-workshop"', line)
    file.write_text(text, encoding="utf-8-sig", newline="\r\n")
    if '"""' in line:
        with pytest.raises(NotCopied, match="on one line"):
            Library().copy(file, own / "new.toml")
        assert not (own / "new.toml").exists()
    else:
        copied = Library().copy(file, own / "new.toml")
        assert Library().load(copied).name == "new"


def test_a_broken_guide_is_not_copied(own: Path) -> None:
    """Problems are mended before a guide is copied."""
    file = own / "broken.toml"
    file.write_text("format = 1", encoding="utf-8")
    with pytest.raises(Problems):
        Library().copy(file, own / "copy.toml")


def test_copy_where_no_folder_can_be(own: Path) -> None:
    """A file in the way of a folder is told."""
    (own / "file").write_text("", encoding="utf-8")
    with pytest.raises(NotCopied, match="Not copied"):
        Library().copy("swot-workshop", own / "file" / "new.toml")
    with pytest.raises(NotCopied, match="Not copied"):
        Library().copy("swot-workshop", own / "file")


def test_guides_ship_inside_the_package() -> None:
    """The guides are read from the package, wherever it is installed."""
    names = {file.name for file in (files("sessions") / "guides").iterdir()}
    assert {f"{name}.toml" for name in SHIPPED} <= names


# What guides share

COMMON = """\
format = 1
name = "frame"
purpose = "Shared."

[[steps]]
id = "opening"
kind = "brief"
title = "{0}"
minutes = {{ least = 1, planned = 2, greatest = 4 }}
"""


def test_common_steps_are_found_nearest_first(own: Path, tmp_path: Path) -> None:
    """Beside the file, in the engagement, among one's own; they are no guides and can be copied."""
    guide = Library().text("swot-workshop").replace("[[steps]]", "[[steps]]\ninclude = 'frame'\n\n"
                                                    "[[steps]]", 1)  # fmt: skip
    guide = guide.replace('id = "opening"', 'id = "welcome"')
    engagement, elsewhere = tmp_path / "guides", tmp_path / "elsewhere"
    for folder in (engagement, elsewhere):
        folder.mkdir()
    (own / "taking.toml").write_text(guide, encoding="utf-8")
    library = Library(own, engagement)
    assert by_name(library.listing())["taking"].problems == 1

    def title(name: str | Path = "taking") -> str:
        return Library(own, engagement).load(name).steps[0].title

    (own / "frame.steps.toml").write_text(COMMON.format("Own"), encoding="utf-8")
    assert title() == "Own"
    (engagement / "frame.steps.toml").write_text(COMMON.format("Engagement"), encoding="utf-8")
    (elsewhere / "frame.steps.toml").write_text(COMMON.format("Beside"), encoding="utf-8")
    (elsewhere / "taking.toml").write_text(guide, encoding="utf-8")
    assert title(elsewhere / "taking.toml") == "Beside"
    assert library.check(elsewhere / "frame.steps.toml") == ["opening"]
    copy = library.copy("frame", own)
    assert copy.name == "my-frame.steps.toml"
    assert library.common_steps() == ["frame", "interview-core", "my-frame"]
    assert not {"frame", "my-frame", "frame.steps"} & by_name(library.listing()).keys()
    with pytest.raises(NotCopied, match=r"ends in \.steps\.toml"):
        library.copy("frame", own / "other.toml")
    with pytest.raises(UnknownGuide):
        library.load("frame")
    assert library.copy("taking", own / "mine.toml").is_file()
    assert Library(own).load("mine").steps[0].title == "Own"


def test_a_guide_as_data_is_as_its_file_has_it() -> None:
    """Every field of the file, and none that it leaves out."""
    raw = tomllib.loads(Library().text("swot-workshop"))
    assert Library().table("swot-workshop") == raw
