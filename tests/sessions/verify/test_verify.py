"""Whether a document is still what was said: whole files against the record they were made of.

Requirement: a file that was not touched is unchanged, in every format, for every document; what
somebody wrote into it is named with its place; what may not be told any more is told as that and
not repeated; a file that says what is not so is found out; the record may have gone on since.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sessions.erasure.erase import erase
from sessions.errors import SessionsError
from sessions.exports.documents import Request, report_of
from sessions.exports.look import PLAIN
from sessions.exports.origin import Stamp, read_stamp
from sessions.exports.registry import REPORTS
from sessions.store.since import earlier_of
from sessions.store.store import Store
from sessions.verify.reading.errors import CannotVerify
from sessions.verify.told import plain, report, sentence
from sessions.verify.verify import Verified, verify
from tests.builders.edited import Written, formats_of, in_word, replace_in_zip
from tests.builders.zips import parts_of
from workshop.record.documents import Attribution, EntryKind, WithdrawalLevel
from workshop.running.capture import read_line
from workshop.running.commands import (
    AddDepartment,
    BeginEngagement,
    EditEntry,
    SetConsent,
    Withdraw,
)
from workshop.settings.logo import read_logo

SWOT = Request("swot", "shareable")
OPEN = Request("swot", "restricted")


def checked(written: Written, path: Path) -> Verified:
    """What a comparison comes to."""
    return verify(path, written.home)


@pytest.mark.slow
@pytest.mark.parametrize("form", [one for one in formats_of("swot") if one != "pdf"])
def test_a_file_that_was_not_touched_is_unchanged(written: Written, form: str) -> None:
    """Found among the engagements at hand, with its document, edition and minute."""
    found = checked(written, written.write(SWOT, form))
    assert found.same, list(report(found))
    assert found.name == "Harbour Works"
    assert found.folder == written.rich.folder
    assert (found.stamp.document, found.stamp.edition) == ("swot", "shareable")
    assert found.later == 0
    assert sentence(found).startswith("Unchanged")


@pytest.mark.slow
@pytest.mark.parametrize(
    "document", ["scan", "synthesis", "actions", "needs", "session", "topline"]
)
def test_every_kind_of_document_is_made_again(written: Written, document: str) -> None:
    """In both editions; of one session, of the engagement, and under a firm's name."""
    session = written.rich.room if document in {"session", "topline"} else None
    look = msgspec.structs.replace(PLAIN, firm="Kaya & Partners")
    for edition in ("shareable", "restricted"):
        found = checked(written, written.write(Request(document, edition, session), "html", look))
        assert found.same, list(report(found))


def test_what_one_department_was_told_what_changed_and_what_was(written: Written) -> None:
    """Department, the moment since which changes are told, fewest voters and earlier moments."""
    sheet = Request("told-back", "shareable", department="IT")
    assert checked(written, written.write(sheet, "docx")).same
    letter = Request("reply", "shareable", department="IT")
    assert checked(written, written.write(letter, "docx")).same
    before = earlier_of(written.store, "2026-03-02T10:00:30+00:00")
    assert checked(
        written, written.write(Request("swot", "restricted", before=before), "html")
    ).same
    counted = Request("swot", "shareable", fewest_voters=1)
    assert checked(written, written.write(counted, "html")).same
    written.store.close()
    assert written.rich.store.recorded_at is not None
    earlier = written.rich.store.recorded_at - timedelta(seconds=40)
    found = checked(written, written.write(Request("swot", "shareable", at=earlier), "html"))
    assert found.same, list(report(found))
    assert found.later > 10
    written.rich.reopen()


def test_a_word_that_somebody_changed_is_named_with_its_place(written: Written) -> None:
    """In a cell of a table and in a paragraph; both wordings, and the words that differ."""
    path = written.write(OPEN, "html")
    text = path.read_text("utf-8")
    assert "twice a quarter" in text
    path.write_text(text.replace("twice a quarter", "thrice a quarter"), "utf-8")
    found = checked(written, path)
    assert not found.same
    assert {each.kind for each in found.differs} == {"changed"}
    assert all(each.words == (("thrice", "twice"),) for each in found.differs)
    assert all("thrice a quarter" in each.file for each in found.differs)
    assert all("twice a quarter" in each.record for each in found.differs)
    assert any("under “" in each.where for each in found.differs)
    told = plain(found)
    assert told["n"] == len(told["differs"]) == len(found.differs)
    assert (told["same"], told["document"]) == (False, "swot")
    assert json.dumps(told)


@pytest.mark.slow
def test_paragraphs_left_out_put_in_and_moved_in_word(written: Written) -> None:
    """Each is named as what it is; a paragraph that stands elsewhere is told to stand there."""
    path = written.write(OPEN, "docx")
    in_word(path, lambda document: document.add_paragraph("The board has agreed to all of it."))
    (added,) = checked(written, path).differs
    assert (added.kind, added.file) == ("added", "The board has agreed to all of it.")

    def first_is_last(document: object) -> None:
        body = document.element.body  # type: ignore[attr-defined]
        quotes = [each for each in document.paragraphs if len(each.text) > 30]  # type: ignore[attr-defined]
        body.insert(len(body) - 1, quotes[-2]._p)

    path = written.write(OPEN, "docx")
    in_word(path, first_is_last)
    differs = checked(written, path).differs
    assert sorted(each.kind for each in differs) == ["added", "missing"]
    assert all(each.moved for each in differs)

    path = written.write(OPEN, "docx")
    in_word(path, lambda d: d.paragraphs[-1]._p.getparent().remove(d.paragraphs[-1]._p))
    assert [each.kind for each in checked(written, path).differs] == ["missing"]


_MORE = b"<w:p><w:r><w:t>Somebody else's words</w:t></w:r></w:p>"
_CHOICE = (
    b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    b'<mc:Choice Requires="w">%s</mc:Choice></mc:AlternateContent>'
)
_PAGE = (
    b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    b'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Somebody else</w:t></w:r></w:p>'
)


@pytest.mark.parametrize(
    ("before", "put"),
    [
        (b"<w:sectPr", _CHOICE % _MORE),
        (b"<w:sectPr", b"<w:moveTo>%s</w:moveTo>" % _MORE),
        (b"<w:sectPr", b"<w:p>%s</w:p>" % (_CHOICE % _MORE[5:-6])),
        (b"<w:sectPr", _PAGE),
        (b"</w:tbl>", b"<w:customXml><w:tr><w:tc>%s</w:tc></w:tr></w:customXml>" % _MORE),
    ],
)
def test_words_are_found_whatever_stands_around_them(
    written: Written, before: bytes, put: bytes
) -> None:
    """Word shows what other elements stand around, and what a field is said to come to."""
    path = written.write(SWOT, "docx")
    replace_in_zip(path, "word/document.xml", lambda xml: xml.replace(before, put + before, 1))
    assert [each.kind for each in checked(written, path).differs] == ["added"]


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["script", "noscript", "template"])
def test_what_a_page_may_show_by_a_script_is_put_in(written: Written, tag: str) -> None:
    """No page of ours has any."""
    path = written.write(SWOT, "html")
    words = f"</h1><{tag}>document.write('Somebody')</{tag}>"
    path.write_text(path.read_text("utf-8").replace("</h1>", words, 1), "utf-8")
    assert [each.kind for each in checked(written, path).differs] == ["added"]


def test_the_record_goes_on_and_the_document_stays_what_was_said(written: Written) -> None:
    """Also where a wording was corrected later, which leaves no later time in the record."""
    path = written.write(OPEN, "html")
    rich = written.rich
    entry = next(each for each in rich.store.record.entries_of(rich.talk) if "twice" in each.text)
    for said in ("- The ledger export breaks each week", "- The ledger export never breaks"):
        rich.do(EditEntry(entry_id=entry.id, line=read_line(said, EntryKind.NOTE)))
    rich.say(rich.room, "- Ships wait for a berth")
    found = checked(written, path)
    assert found.same, list(report(found))
    assert found.later == 3
    assert "3 changes later" in "\n".join(report(found))


def test_what_may_not_be_told_any_more_is_told_as_that_and_not_repeated(written: Written) -> None:
    """A person who agreed to less since: how many paragraphs, where, and none of their words."""
    rich = written.rich
    path = written.write(SWOT, "html")
    before = path.read_text("utf-8")
    assert "We never see the forecast" in before
    assert checked(written, path).same
    withheld = SetConsent(
        session_id=rich.talk, person_id=rich.dana, attribution=Attribution.WITHHELD
    )
    rich.do(withheld)
    found = checked(written, path)
    assert found.withheld == len(found.differs) > 0
    assert "may no longer be told" in sentence(found)
    told = json.dumps(plain(found), ensure_ascii=False)
    assert "We never see the forecast" not in told
    assert "We never see the forecast" not in "\n".join(report(found))

    path.write_text(before.replace("Harbour Works", "Harbour Yards"), "utf-8")
    both = checked(written, path)
    assert both.withheld == found.withheld
    assert len(both.differs) > both.withheld


@pytest.mark.parametrize("level", [*WithdrawalLevel, None])
def test_neither_withdrawn_nor_erased_words_are_repeated(
    written: Written, level: WithdrawalLevel | None
) -> None:
    """Whoever withdraws, or is erased (none): the file differs, and no word of theirs is told."""
    rich = written.rich
    path = written.write(SWOT, "html")
    said = "We never see the forecast"
    assert said in path.read_text("utf-8")
    if level is None:
        written.store.close()
        erase(rich.folder, rich.dana, now=rich.clock)
    else:
        rich.do(Withdraw(person_id=rich.dana, level=level))
    found = checked(written, path)
    assert not found.same
    assert found.withheld
    assert found.erased == (level is None)
    told = json.dumps(plain(found), ensure_ascii=False) + "\n".join(report(found))
    for secret in (said, "supplier master data", "Dana", "Ortiz"):
        assert secret not in told, told


@pytest.mark.parametrize("changed", ["language", "moment", "before", "firm", "program", "voters"])
def test_whatever_a_file_says_of_itself_is_data(written: Written, changed: str) -> None:
    """No value ends in anything but an answer or a sentence."""
    path = written.write(OPEN, "docx")
    stamp = read_stamp(_custom(path))
    assert stamp is not None
    origin = stamp.origin
    hostile = '"/><x> {0} [red] \x1b[31m ' + "w" * 300
    every: dict[str, list[dict[str, Any]]] = {
        "language": [{"origin": msgspec.structs.replace(origin, language=hostile)}],
        "moment": [
            {"origin": msgspec.structs.replace(origin, moment=each)}
            for each in (
                datetime(1, 1, 1, tzinfo=UTC),
                datetime(9999, 12, 31, tzinfo=UTC),
                datetime(2026, 3, 2, 10),  # noqa: DTZ001 - a file may say anything
            )
        ],
        "before": [{"origin": msgspec.structs.replace(origin, before=origin.moment)}],
        "firm": [{"firm": hostile}],
        "program": [{"program": hostile}],
        "voters": [
            {"origin": msgspec.structs.replace(origin, fewest_voters=each)} for each in (-1, 10**9)
        ],
    }
    for values in every[changed]:
        made = msgspec.structs.replace(stamp, **values)
        old, new = _line(stamp).encode(), _line(made).encode()
        replace_in_zip(path, "docProps/custom.xml", lambda data: data.replace(old, new))  # noqa: B023
        try:
            told = "\n".join(report(checked(written, path)))
        except SessionsError as refused:
            told = str(refused)
        assert told.strip()
        replace_in_zip(path, "docProps/custom.xml", lambda data: data.replace(new, old))  # noqa: B023


def _custom(path: Path) -> str:
    """The line in the properties of a Word file."""
    text = parts_of(path.read_bytes())["docProps/custom.xml"].decode()
    return next(each for each in re.split("[<>]", text) if read_stamp(each))


def test_a_file_that_says_what_is_not_so_is_found_out(written: Written) -> None:
    """Another edition, moment, session or record than it was made of."""
    path = written.write(OPEN, "html")
    text = path.read_text("utf-8")
    (line,) = [each for each in text.split('"') if read_stamp(each)]
    stamp = read_stamp(line)
    assert stamp is not None

    def told(**changes: object) -> Path:
        other = msgspec.structs.replace(stamp, **changes)
        path.write_text(text.replace(line, _line(other)), "utf-8")
        return path

    found = checked(written, told(edition="shareable"))
    assert len(found.differs) > 3
    origin = stamp.origin
    later = msgspec.structs.replace(origin, moment=origin.moment + timedelta(minutes=5))
    found = checked(written, told(origin=later))
    assert not found.known
    assert "no change of the moment" in "\n".join(report(found))
    for wrong in (
        {"edition": "ballot"},
        {"document": "../../etc/passwd"},
        {"origin": msgspec.structs.replace(origin, session="0" * 16)},
        {"origin": msgspec.structs.replace(origin, record="0" * 16)},
    ):
        with pytest.raises(CannotVerify):
            checked(written, told(**wrong))


def test_the_record_that_is_named_or_one_of_its_copies(written: Written, tmp_path: Path) -> None:
    """Another engagement is refused; of two copies the one that says the same is taken."""
    path = written.write(OPEN, "html")
    copy = written.home / "a copy"
    shutil.copytree(written.rich.folder, copy)
    written.rich.do(AddDepartment(name="Sales"))
    assert checked(written, path).same
    assert verify(path, tmp_path / "nowhere", copy).folder == copy
    with pytest.raises(CannotVerify, match="not among the engagements"):
        verify(path, tmp_path / "nowhere")
    other = BeginEngagement(name="Other", purpose="", facilitator="")
    Store.begin(tmp_path / "other", other).close()
    with pytest.raises(CannotVerify, match="another record"):
        verify(path, written.home, tmp_path / "other")


@pytest.mark.slow
def test_a_pdf_of_a_changed_record_is_named_where_it_differs(written: Written) -> None:
    """Unchanged as it was written, with a logo too; with a word changed, that paragraph alone."""
    pytest.importorskip("typst")
    path = written.write(OPEN, "pdf")
    assert checked(written, path).same
    logo = read_logo(b'<svg xmlns="http://www.w3.org/2000/svg"><text>K</text></svg>')
    look = msgspec.structs.replace(PLAIN, firm="Kaya & Partners", logo=logo, paper="letter")
    found = checked(written, written.write(OPEN, "pdf", look))
    assert found.same, list(report(found))
    stamp = _pdf_of(written, "twice a quarter", "thrice a quarter")
    found = checked(written, stamp)
    assert found.differs
    assert all(each.kind == "changed" for each in found.differs)
    assert all("thrice" in each.file and "twice" in each.record for each in found.differs)


def _pdf_of(written: Written, old: str, new: str) -> Path:
    """A PDF in which a word is another one than in the record."""
    made = report_of(written.store.record, OPEN)
    text = msgspec.json.encode(made).decode().replace(old, new)
    path = written.files / "changed.pdf"
    path.write_bytes(REPORTS["pdf"].render(msgspec.json.decode(text, type=type(made))))
    return path


def _line(stamp: Stamp) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(stamp)).decode().rstrip("=")
