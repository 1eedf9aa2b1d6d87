"""Packs.

Requirement: for each kind of reader one folder with every document that concerns them and an index
that says what each is, what is withheld and why, and what is still open; the same record gives the
same bytes; nothing that an edition does not tell reaches any file, name or property of one.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import html5lib
import pytest

from sessions.disk.disk import Disk
from sessions.disk.export_ledger import INDEX, exports_of
from sessions.exports.errors import NoSuchForm
from sessions.exports.look import Look
from sessions.exports.registry import every_format, formats_of
from sessions.library.file_names import every_system_takes
from sessions.pack import NAMES
from sessions.pack.contents import contents_of
from sessions.pack.errors import NotPacked
from sessions.pack.making import before_sending, make_pack
from sessions.pack.pack import Pack, as_data
from sessions.pack.profiles import PROFILES
from sessions.pack.stamp import PAGE, TEXT, stamp_in
from tests.builders.acme import Acme
from tests.builders.packed import Packed
from tests.builders.reports import HOSTILE
from workshop.record.documents import Attribution, EntryKind
from workshop.report.document_names import DOCUMENTS
from workshop.report.pack.still_open import POINTS
from workshop.running.commands import CloseSession, EditEngagement

LONG: Final = [
    pytest.param(name, marks=pytest.mark.slow) if name in ("sponsor", "archive") else name
    for name in PROFILES
]
"""The profiles, those that take over two seconds behind the mark for it."""

OTHERS: Final = ("sponsor", "participants", "public")
"""The profiles whose packs are sent."""


def made(packed: Packed, target: Path, profile: str = "sponsor", **changes: object) -> Pack:
    """A pack of it."""
    return make_pack(packed.order(target, profile, **changes), now=packed.acme.clock).pack


def content(folder: Path) -> dict[str, bytes]:
    """All that is in a pack."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def links(page: str) -> list[str]:
    """Where the links of an index lead."""
    return [unquote(html.unescape(each)) for each in re.findall(r'<a href="([^"#]+)"', page)]


def test_the_table_names_what_there_is() -> None:
    """Documents, points and a format that each has; the command line knows the same names."""
    assert tuple(PROFILES) == NAMES
    known = {row.name for row in every_format()}
    for profile in PROFILES.values():
        assert set(profile.has()) <= set(DOCUMENTS)
        assert set(profile.points) <= set(POINTS)
        assert known & set(profile.formats)
        assert (profile.edition == "restricted") == profile.whole


@pytest.mark.parametrize("profile", LONG)
def test_every_link_of_the_index_leads_to_a_file_and_every_file_has_one(
    tmp_path: Path, profile: str
) -> None:
    """In both forms; the page asks for nothing from outside, and names of files are legal."""
    packed = Packed(tmp_path / "acme")
    name = "Acme #1, 100% (new) & more"
    packed.acme.store.do(EditEngagement(name=name, purpose="", facilitator="Ines Kaya"))
    pack = made(packed, tmp_path / "pack", profile)
    page = (tmp_path / "pack" / PAGE).read_text("utf-8")
    html5lib.HTMLParser(strict=True).parse(page)
    text = (tmp_path / "pack" / TEXT).read_text("utf-8")
    there = {path.name for path in (tmp_path / "pack").iterdir()}
    assert set(links(page)) == there - {PAGE, TEXT}
    assert {unquote(each) for each in re.findall(r"\]\(([^)]*)\)", text)} == there - {PAGE, TEXT}
    assert all(every_system_takes(name) for name in there)
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert len(re.findall("<h1", page)) == 1
    assert {file.file: file.bytes for _, file in pack.files} == {
        name: (tmp_path / "pack" / name).stat().st_size for name in there - {PAGE, TEXT}
    }
    stamp = stamp_in(tmp_path / "pack", Disk())
    assert stamp is not None
    assert set(stamp.files) == there - {PAGE, TEXT}
    for document in pack.documents:
        assert document.about.endswith(".")
        assert document.title in text.replace("\\", "")


@pytest.mark.parametrize("profile", LONG)
def test_what_may_not_be_told_changes_no_byte(tmp_path: Path, profile: str) -> None:
    """Whatever was said privately, off the record, not to be quoted, by who withdrew, or voted.

    For those who ran the sessions that holds of what was said off the record or withdrawn, and of
    a vote that is open, in all documents.
    """
    hidden = ("nimbus", "quorum")
    found = []
    for at, word in enumerate(hidden):
        folder = tmp_path / str(at)
        packed = Packed(folder / "acme", hidden=word, ballot=3 - 2 * at)
        made(packed, folder / "pack", profile)
        found.append(content(folder / "pack"))
    first, second = found
    if profile in OTHERS:
        assert first == second
        for name, each in first.items():
            assert hidden[0] not in name
            assert hidden[0].encode() not in each
    else:
        assert any(hidden[0].encode() in each for each in first.values())  # it is the archive
        assert b"of the till" in first["Acme - SWOT summary.json"]
        assert b"in the cellar" not in first["Acme - SWOT summary.json"]
        assert b"in the books" not in first["Acme - SWOT summary.json"]


@pytest.mark.slow
@pytest.mark.parametrize("profile", LONG)
def test_the_same_record_gives_the_same_bytes(tmp_path: Path, profile: str) -> None:
    """Also once the first pack was noted in the list of exports, and at another time."""
    packed = Packed(tmp_path / "acme")
    made(packed, tmp_path / "one", profile)
    packed.acme.clock.forward(minutes=90)
    made(packed, tmp_path / "two", profile)
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_nobody_is_named_to_the_public(tmp_path: Path) -> None:
    """Neither by name nor by role, whatever they agreed to; their department is, and who signs."""
    packed = Packed(tmp_path / "acme")
    sponsor = made(packed, tmp_path / "sponsor", formats=("json",))
    public = made(packed, tmp_path / "public", "public", formats=("json",))
    shared, told = (
        b"".join((tmp_path / name / "Acme - SWOT summary.json").read_bytes().splitlines()).decode()
        for name in ("sponsor", "public")
    )
    assert "Dana Ortiz" in shared
    assert "Head of Sales" in shared
    for word in ("Dana", "Ortiz", "Ana", "López", "CFO", "Head of Sales"):
        assert not re.search(rf"\b{word}\b", told), word
    assert "Finance" in told
    assert "Ines Kaya" in told
    less = [one for one in public.general if one.n == 2]
    assert [one.sentence for one in less] == [
        "Told less openly here than they agreed to: 2 people."
    ]
    assert not any("less openly" in one.sentence for one in sponsor.general)
    assert before_sending(packed.order(tmp_path / "x", "public"))
    kept = packed.acme.store.record.consent_of(packed.acme.session_id, packed.acme.dana.id)
    assert kept is not None
    assert kept.attribution is Attribution.NAME


def test_what_is_withheld_is_counted_with_its_reason(tmp_path: Path) -> None:
    """Document by document, in the data and in the index; of rows left out nothing is said."""
    packed = Packed(tmp_path / "acme")
    pack = made(packed, tmp_path / "pack", formats=("md",))
    of_swot = next(one for one in pack.documents if one.document == "swot").withheld
    assert [(one.n, one.sentence) for one in of_swot] == [
        (2, "Left out because whoever said it wishes so: 2 statements."),
        (1, "Private: 1 statement."),
        (1, "Not to be quoted outside the record: 1 statement."),
        (2, "Left out because nothing of what supports it may be told: 2 factors."),
    ]
    index = (tmp_path / "pack" / TEXT).read_text("utf-8")
    for one in of_swot:
        assert one.sentence in index
    data = as_data(pack)
    assert {
        "document": "swot",
        "title": "SWOT summary",
        "n": 1,
        "sentence": "Private: 1 statement.",
    } in data["withheld"]  # type: ignore[operator]
    assert (data["profile"], data["edition"]) == ("sponsor", "shareable")


def test_a_number_of_several_documents_is_said_to_be_of_each(tmp_path: Path) -> None:
    """What two documents leave out alike is told once; titles that have commas are kept apart."""
    made(Packed(tmp_path / "acme"), tmp_path / "pack", formats=("md",))
    index = (tmp_path / "pack" / TEXT).read_text("utf-8")
    assert "In each: SWOT summary; Environmental scan; Short session, 2 November 2026:" in index
    assert "\n\nSynthesis:\n" in index


def test_what_is_still_open_is_told(tmp_path: Path) -> None:
    """Of the work as a whole, in numbers; the public is told no more than what concerns it."""
    packed = Packed(tmp_path / "acme")
    found = {one.kind for one in made(packed, tmp_path / "s", formats=("md",)).open}
    assert found == {"version", "read-back", "votes", "must-ask", "actions"} - {"must-ask"}
    public = made(packed, tmp_path / "p", "public", formats=("md",))
    assert {one.kind for one in public.open} == {"version"}
    assert "is told: 1 vote." in (tmp_path / "s" / TEXT).read_text("utf-8")


def test_documents_that_say_nothing_are_left_out_with_the_reason(tmp_path: Path) -> None:
    """Nothing is said of what was recorded: whether there is nothing, or nothing may be told."""
    acme = Acme(tmp_path / "acme")
    packed = object.__new__(Packed)
    packed.acme = acme
    acme.say("A note about the till", kind=EntryKind.NOTE)
    pack = made(packed, tmp_path / "pack", formats=("md",))
    assert [document.document for document in pack.documents] == ["session"]
    assert {one.document: one.reason for one in pack.left_out} == {
        "swot": "No strength, weakness, opportunity or threat is told in this edition.",
        "scan": "No opportunity or threat is told in this edition.",
        "synthesis": "No theme is told in this edition.",
        "strategy": "No goal and no project is told in this edition.",
        "actions": "No action, decision or open question is told in this edition.",
        "needs": "No department's request is told in this edition.",
        "reply": "No department's request is told in this edition.",
        "liaison": "No liaison is told in this edition.",
        "programme": "No step of the programme has begun.",
        "feedback": "No round of feedback and no prediction is told in this edition.",
    }
    assert pack.documents[0].status == "Not closed yet"
    acme.store.do(CloseSession(session_id=acme.session_id))
    closed = made(packed, tmp_path / "closed", formats=("md",))
    assert [each.status for each in closed.documents if each.document == "session"] == [""]


def test_a_pack_without_any_document_is_none(tmp_path: Path) -> None:
    """What has nothing to say, or goes in none of the formats, is told, and nothing is left."""
    acme = Acme(tmp_path / "acme")
    packed = object.__new__(Packed)
    packed.acme = acme
    with pytest.raises(NotPacked, match="nothing to put into this pack"):
        made(packed, tmp_path / "pack", "public", formats=("md",))
    with pytest.raises(NoSuchForm, match="goes as Notes"):
        contents_of(acme.store.record, PROFILES["public"], ("notes",))
    assert not (tmp_path / "pack").exists()


@pytest.mark.slow
def test_every_document_of_the_archive_goes_in_each_of_its_formats(tmp_path: Path) -> None:
    """All that there are, and the engagement itself without the list of exports, which grows."""
    packed = Packed(tmp_path / "acme")
    pack = made(packed, tmp_path / "pack", "archive")
    wanted = set(PROFILES["archive"].formats)
    for document in pack.documents[:-1]:
        rows = formats_of(document.document, "restricted")
        assert {f.format for f in document.files} == wanted & {row.name for row in rows}
    told = {one.document for one in pack.documents[:-1]}
    assert told | {one.document for one in pack.left_out} == set(DOCUMENTS)
    assert [file.format for file in pack.documents[-1].files] == ["zip"]


def test_every_file_is_noted(tmp_path: Path) -> None:
    """In the list of exports, the index too: whoever withdraws learns which have their words."""
    packed = Packed(tmp_path / "acme")
    pack = made(packed, tmp_path / "pack", formats=("md", "html"))
    noted = exports_of(packed.acme.folder)
    assert {Path(one.path).name for one in noted} == {path.name for path in pack.folder.iterdir()}
    assert all(one.still_there and not one.changed for one in noted)
    assert {one.edition for one in noted} == {"shareable"}
    assert sum(one.document == INDEX for one in noted) == 2
    assert {one.session for one in noted if one.document == "session"} == {packed.acme.session_id}


@pytest.mark.slow
def test_hostile_names_reach_no_markup_and_no_path(tmp_path: Path) -> None:
    """What an engagement is called is text in the index, and a legal name in the folder."""
    packed = Packed(tmp_path / "acme")
    for at, text in enumerate(text for text in HOSTILE if text.strip()):
        packed.acme.store.do(EditEngagement(name=text, purpose=text, facilitator=text))
        target = tmp_path / f"pack {at}"
        made(packed, target, "public", formats=("md",))
        there = {path.name for path in target.iterdir()}
        joined = [name.replace("\u200d", "") for name in there]  # which joins the parts of signs
        assert all(every_system_takes(name) and len(name.encode()) < 255 for name in joined)
        page = (target / PAGE).read_text("utf-8")
        assert set(links(page)) == there - {PAGE, TEXT}
        assert not re.search(r"<(script|img|iframe|svg|a href=\"javascript)", page)
        assert page.count('<meta name="workshop-pack"') == 1


def test_it_speaks_the_language_of_documents(tmp_path: Path) -> None:
    """The page says which, and the months are those of the language."""
    packed = Packed(tmp_path / "acme")
    made(packed, tmp_path / "pack", formats=("md",), look=Look(language="de", firm="Kaya"))
    page = (tmp_path / "pack" / PAGE).read_text("utf-8")
    assert '<html lang="de"' in page
    assert "Kaya" in page
