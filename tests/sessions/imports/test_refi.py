"""Projects of programs for qualitative analysis become sessions.

Requirement: a project that this program, or another one, wrote is taken in with its selections as
entries, by kind, field and tags; what is wrong is told with its place and nothing is taken; nothing
in a file is trusted.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.clock import IdMaker
from sessions.exports.documents import Request, document_in
from sessions.imports.refi.reader import read_project
from sessions.imports.registry import IMPORTS, Choices, Prepared
from sessions.library.guides import Library
from tests.builders.acme import Acme
from tests.builders.zips import zip_of
from workshop.errors import Problems, Refused
from workshop.record.documents import Person, Pestle, Session

ROW = IMPORTS["qdpx"]

OF_ANOTHER = """<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Hospital study" origin="Another 3.1">
 <CodeBook><Codes>
  <Code guid="A1" name="Trust" isCodable="true">
   <Code guid="A2" name="Trust in IT" isCodable="true"/></Code>
  <Code guid="A3" name="Weaknesses" isCodable="true"/>
  <Code guid="A4" name="legal" isCodable="true"/>
 </Codes></CodeBook>
 <Sources>
  <TextSource guid="B1" name="Nurse, ward 3" plainTextPath="internal://b1.txt">
   <PlainTextSelection guid="C1" startPosition="0" endPosition="12">
    <Coding guid="D1"><CodeRef targetGUID="a2"/></Coding></PlainTextSelection>
   <PlainTextSelection guid="C2" startPosition="13" endPosition="30">
    <Coding guid="D2"><CodeRef targetGUID="A3"/></Coding></PlainTextSelection>
   <PlainTextSelection guid="C3" startPosition="13" endPosition="30">
    <Coding guid="D3"><CodeRef targetGUID="A4"/></Coding></PlainTextSelection>
  </TextSource>
  <PictureSource guid="B2" name="Map"/>
 </Sources>
</Project>
"""
TEXT = "I trust them\nPaper 👍 twice told"


def packed(project: str = OF_ANOTHER, text: str | None = TEXT) -> bytes:
    """A project as another program packs it: a mark of byte order, a capital folder."""
    sources = {} if text is None else {"Sources/B1.txt": f"\ufeff{text}"}
    return zip_of({"project.qde": f"\ufeff{project}", **sources})


def taken(acme: Acme, content: bytes, *, partial: bool = False) -> Prepared:
    """A project, taken; its change is committed."""
    path = acme.folder.parent / "study.qdpx"
    path.write_bytes(content)
    done = ROW.prepare(acme.store.record, Choices(path, partial), Library(), IdMaker())
    if done.change.puts:
        acme.store.commit(done.change)
    return done


def test_a_project_of_another_program(tmp_path: Path) -> None:
    """Each selection once, with all its codes; a source that is no text is counted."""
    acme = Acme(tmp_path / "acme")
    done = taken(acme, packed())
    session = acme.store.record.get(Session, done.session_id)
    assert (session.title, session.closed is not None) == ("Nurse, ward 3", True)
    trust, paper = acme.store.record.entries_of(session.id)
    assert (trust.text, trust.kind.value, trust.tags) == ("I trust them", "quote", ("trust-in-it",))
    assert (paper.text, paper.kind.value) == ("Paper 👍 twice tol", "weakness")
    assert paper.pestle is Pestle.LEGAL
    assert any("1 source left out" in note for note in done.notes)
    again = taken(acme, packed())
    assert (again.change.puts, dict(again.counts)["same"]) == ((), 2)


def test_what_this_program_wrote_comes_back(tmp_path: Path) -> None:
    """Words, kinds, fields, tags and speakers who are known, out and in."""
    acme = Acme(tmp_path / "acme")
    lines = ("- Slow close @Ana #people #legal", '" I trust it @Dana', "* A grant @Dana #grants")
    for line in lines:
        acme.say(line, step="works")
    wanted = Request("session", "restricted", acme.session_id)
    content = document_in(acme.store.record, wanted, "qdpx")
    other = Acme(tmp_path / "other")
    done = taken(other, content)

    def told(of: Acme, session_id: str) -> list[tuple[object, ...]]:
        record = of.store.record
        return [
            (e.text, e.kind, e.pestle, e.tags, [record.get(Person, one).name for one in e.people])
            for e in record.entries_of(session_id)
        ]

    assert told(other, done.session_id) == told(acme, acme.session_id)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not a zip", "no REFI-QDA project"),
        (packed("<Project><!DOCTYPE x []></Project>"), "definitions of its own"),
        (packed("<Project>"), "cannot be read"),
        (packed("<CodeBook/>"), "code book"),
        (packed(text=None), "its text is not in the project"),
        (packed(text="short"), "is not in the text, which has 5 characters"),
        (packed(OF_ANOTHER.replace('"0"', '"zero"')), "selection 1 is not in the text"),
        (packed(OF_ANOTHER.replace('endPosition="30"', 'endPosition="32"')), "selection 2"),
        (packed(OF_ANOTHER.replace("internal://b1.txt", "../../etc/passwd")), "not in the project"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_taken(tmp_path: Path, content: bytes, said: str) -> None:
    """With its place, all at once; no path of a file is ever followed."""
    acme = Acme(tmp_path / "acme")
    before = len(acme.store.record.sessions())
    with pytest.raises(Problems, match=said):
        taken(acme, content)
    assert len(acme.store.record.sessions()) == before


def _said_to_be_locked(content: bytes) -> bytes:
    """The zip with the mark of a password on every part."""
    changed = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            changed[place + at] |= 1
            place = content.find(mark, place + 1)
    return bytes(changed)


_UNMARKED = '<!DOCTYPE a [<!ENTITY b "c">]><Project name="&b;"/>'.encode("utf-16-le")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (_said_to_be_locked(packed()), "has a password"),
        (zip_of({"project.qde": b"<Project/>"}, zipfile.ZIP_LZMA), "an ordinary zip"),
        (zip_of({"é.qde": b"<a/>"}).replace("é".encode(), b"\xff\xff"), "damaged"),
        (zip_of({"project.qde": _UNMARKED}), "definitions of its own"),
    ],
)
def test_a_zip_that_is_otherwise_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    """A password, another packing, a broken name, and XML that hides what it brings."""
    with pytest.raises(Problems, match=said):
        read_project(content, "x.qdpx")


def test_selections_over_each_other_do_not_fill_the_memory() -> None:
    """A few kilobytes of selections that each hold nearly all of a long text are refused."""
    places = "".join(
        f'<PlainTextSelection startPosition="{at}" endPosition="{1_000_000 - at}"/>'
        for at in range(100)
    )
    project = f'<Project><Sources><TextSource plainTextPath="internal://b1.txt">{places}'
    with pytest.raises(Problems, match="more is selected"):
        read_project(packed(f"{project}</TextSource></Sources></Project>", "x" * 1_000_000), "x")


def test_a_long_line_before_a_selection_is_no_name() -> None:
    """Of what stands before it, only so much is kept as can be a name."""
    place = '<PlainTextSelection startPosition="{}" endPosition="{}"/>'
    project = (
        '<Project><Sources><TextSource plainTextPath="internal://b1.txt">'
        f"{place.format(2, 3)}{place.format(90_000, 90_003)}{place.format(100_005, 100_006)}"
        "</TextSource></Sources></Project>"
    )
    read = read_project(packed(project, f"A:{'x' * 99_998}\nAn: y"), "x")
    assert [part.before for part in read.texts[0].parts] == ["A:", "", "An:"]


def test_nothing_selected_is_said(tmp_path: Path) -> None:
    """A project with texts alone brings nothing."""
    empty = OF_ANOTHER[: OF_ANOTHER.index("<Sources>")] + "</Project>"
    with pytest.raises(Refused, match="no text in which"):
        taken(Acme(tmp_path / "acme"), packed(empty))


def test_a_part_is_taken_where_that_is_wanted(tmp_path: Path) -> None:
    """Right selections, and the others told."""
    wrong = OF_ANOTHER.replace('startPosition="0"', 'startPosition="900"')
    done = taken(Acme(tmp_path / "acme"), packed(wrong), partial=True)
    assert (dict(done.counts)["new"], len(done.left_out)) == (1, 1)


@pytest.mark.parametrize("partial", [False, True])
def test_where_nothing_is_right_it_is_told_what_is_wrong(tmp_path: Path, partial: bool) -> None:
    """Not that nothing is selected: the command asks for a part first, to tell all."""
    wrong = OF_ANOTHER.replace('startPosition="0"', 'startPosition="900"')
    wrong = wrong.replace('startPosition="13"', 'startPosition="-1"')
    with pytest.raises(Problems) as refused:
        taken(Acme(tmp_path / "acme"), packed(wrong), partial=partial)
    assert [problem.where for problem in refused.value.problems] == ["Nurse, ward 3"] * 3


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """No file of any kind is a fault of the program."""
    for whole in (content, packed(content.decode("latin-1")), b"PK\x03\x04" + content):
        try:
            read_project(whole, "x.qdpx")
        except Problems:
            continue
