"""The languages of documents: what is ours is said in them, what people said stays as it is."""

from __future__ import annotations

import ast
import io
import json
import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import html5lib
import msgspec
import openpyxl
import pptx
import pypdf
import pytest

from sessions.exports.documents import Request, document_in
from sessions.exports.languages.catalogue import language_of
from sessions.exports.look import PLAIN, Look
from sessions.exports.registry import REPORTS, ReportFormat
from tests.builders.documents import built
from tests.builders.zips import parts_of
from tests.features.own_words import (
    PSEUDO,
    SINGULAR,
    People,
    left,
    peoples,
    reports_of_sample,
    texts_of,
    unsaid,
)
from tests.sessions.exports.read_back import missing
from workshop.language import ENGLISH, TAGS, Language, counted, lowered, say, speaking
from workshop.record.record import Record
from workshop.registers.declared_words import declared_words
from workshop.registers.kinds import REGISTERS
from workshop.report.blocks import Report
from workshop.report.build import build
from workshop.report.document_names import DOCUMENTS

ROOT: Final = Path(__file__).parents[2]
CATALOGUES: Final = ROOT / "sessions" / "exports" / "languages"
OTHERS: Final = tuple(tag for tag in TAGS if tag != ENGLISH.tag)

_NOUN_AT: Final = {"plural": 1, "counted": 1, "some_of": 2}
_WITH_NOUNS: Final = ("workshop/report", "sessions/exports")
"""Whose counted nouns stand in documents; elsewhere most are told on screens alone."""
_IN_SOURCE: Final = re.compile(r'say\(\s*"([^"]+)"')
_MARKED: Final = ("say", "marked")


# Catalogues


def _modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the packages that may say something, by its path."""
    for package in ("workshop", "sessions"):
        for path in sorted((ROOT / package).rglob("*.py")):
            text = path.read_text("utf-8")
            if "workshop.language" in text or "plural(" in text or "some_of(" in text:
                yield path.relative_to(ROOT).as_posix(), ast.parse(text)


def _calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """The calls of functions by their bare names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if isinstance(node.func, ast.Name) or name in _NOUN_AT:
                yield name, node


def _literal(call: ast.Call, at: int) -> str | None:
    if len(call.args) > at and isinstance(node := call.args[at], ast.Constant):
        return node.value if isinstance(node.value, str) else None
    return None


def _says(path: str, tree: ast.Module) -> bool:
    """Whether `say` in a module is that of the languages, not a line of the command line."""
    return path == "workshop/language.py" or any(
        isinstance(node, ast.ImportFrom) and node.module == "workshop.language"
        for node in ast.walk(tree)
    )


@cache
def _wanted() -> tuple[dict[str, str], dict[str, str]]:
    """Messages and counted nouns that the packages say, each with where."""
    messages: dict[str, str] = {}
    nouns: dict[str, str] = {}
    for path, tree in _modules():
        for name, call in _calls(tree):
            if name in _MARKED and _says(path, tree) and (text := _literal(call, 0)):
                messages.setdefault(text, path)
            in_documents = name in _NOUN_AT and path.startswith(_WITH_NOUNS)
            if in_documents and (noun := _literal(call, _NOUN_AT[name])):
                nouns.setdefault(noun, path)
    for page in CATALOGUES.parent.rglob("*.jinja"):
        found = _IN_SOURCE.findall(page.read_text("utf-8"))
        messages.update((each, page.name) for each in found)
    for register in REGISTERS.values():
        messages |= dict.fromkeys(declared_words(register), f"register {register.name}")
    return messages, nouns


def _catalogue(tag: str) -> dict[str, Any]:
    return tomllib.loads((CATALOGUES / f"{tag}.toml").read_text("utf-8"))


def _names(message: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


@pytest.mark.parametrize(  # all have the same entries, says the test below
    "tag", [OTHERS[0], *(pytest.param(tag, marks=pytest.mark.slow) for tag in OTHERS[1:])]
)
def test_every_message_is_in_every_catalogue(tag: str) -> None:
    """Whatever documents say of their own has an entry, with the same names in braces."""
    messages, nouns = _wanted()
    found = _catalogue(tag)
    assert not {key: at for key, at in messages.items() if key not in found["messages"]}
    assert not {key: at for key, at in nouns.items() if key not in found["counts"]}
    for english, told in found["messages"].items():
        assert _names(english) == _names(told), english
    for noun, forms in found["counts"].items():
        assert len(forms) in (2, 3), noun
        assert all(_names(form) == {"n"} for form in forms), noun


@pytest.mark.slow
def test_no_entry_of_a_catalogue_is_left_over() -> None:
    """An entry whose English stands nowhere in the packages is of no use."""
    literals = {register.many for register in REGISTERS.values()}
    for path in (*(ROOT / "workshop").rglob("*.py"), *(ROOT / "sessions").rglob("*.py")):
        literals.update(
            node.value
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
    for path in CATALOGUES.parent.rglob("*.jinja"):
        literals.update(_IN_SOURCE.findall(path.read_text("utf-8")))
    for tag in OTHERS:
        found = _catalogue(tag)
        assert not [
            key for part in ("messages", "counts") for key in found[part] if key not in literals
        ]


@pytest.mark.parametrize("tag", OTHERS)
def test_catalogues_are_sorted_and_have_the_same_entries(tag: str) -> None:
    """So that two people add entries without meeting, and no language has less than another."""
    found, other = _catalogue(tag), _catalogue(OTHERS[0])
    for part in ("messages", "counts"):
        keys = list(found[part])
        assert keys == sorted(keys)
        assert keys == sorted(other[part])
    if tag == "fr":  # a colon at the beginning of a line is a fault that every reader sees
        plain = [t for t in found["messages"].values() if re.search(r" [:;?!»]|« ", t)]
        assert not plain


# What documents say


@pytest.fixture(scope="module")
def people(record: Record) -> People:
    """What people of the sample wrote."""
    return People(peoples(record))


@pytest.fixture(scope="module")
def marked(record: Record) -> list[tuple[str, Report]]:
    """Every document of the sample in a language that marks what it says, by name."""
    return list(reports_of_sample(record))


@pytest.fixture(scope="module")
def english(record: Record) -> Mapping[str, Any]:
    """Every document of the sample as data in English, without its words, by name."""
    return {name: _shape(data) for name, data in _data(record, PLAIN).items()}


at_once = pytest.mark.xdist_group("documents in languages")
"""What is made for one test of these is there for the others, where one worker has them all."""

_OF_METHODS: Final = re.compile(
    r"\b(19|20)\d\d\b|edition|University|Wiley|Pearson|UNEP|activity PR|Eco-innovation|Fred R"
    "|David$|Guest$|coverage$|themes not heard$|Strategic Management|Concepts and Cases|Workshop"
    "|Martilla|Journal of Marketing|weighted sum model|Weihrich"
    "|The TOWS matrix|Long Range Planning|COBIT|branch and bound|Gap = target|type 7"
)
"""Titles of books and papers that methods come from, and the name of the program."""
GUIDES: Final = frozenset(path.stem for path in (ROOT / "sessions" / "guides").glob("*.toml"))
"""The names of guides that ship, by which a session is begun in every language."""
_PARTS_OF_GOALS: Final = frozenset(
    {
        "Answer", "Missed appointments", "Record requests answered", "Sickness", "Vacancies",
        "first appointment", "in ten days", "portal users", "referral answered",
    }
)  # fmt: skip
"""What is taken out of goals as people told them: what they measure."""

_BEFORE_A_NAME: Final = frozenset({"Invite"})
"""What is left of a line before a name that an edition takes out."""


def _is_known(piece: str) -> bool:
    known = piece in _PARTS_OF_GOALS or piece in GUIDES or piece in _BEFORE_A_NAME
    return known or bool(_OF_METHODS.search(piece))


@at_once
@pytest.mark.slow
def test_no_own_word_of_a_document_is_left_in_english(
    marked: list[tuple[str, Report]], people: People
) -> None:
    """In a language that marks what it says, everything unmarked is what people wrote."""
    found = {
        (at, piece): name
        for name, report in marked
        for at, piece in left(report, people)
        if not _is_known(piece)
    }
    assert not found


@at_once
@pytest.mark.slow
def test_what_people_said_is_said_in_no_language(
    record: Record, marked: list[tuple[str, Report]]
) -> None:
    """With the marks taken off, a document is the English one: nothing else was touched."""
    english = dict(reports_of_sample(record, SINGULAR))
    assert len(marked) == len(english)
    for name, report in marked:
        plain = english[name]
        assert _bare(report.blocks) == _bare(plain.blocks), name
        assert _bare(report.meta) == _bare(plain.meta), name


def _bare(value: object) -> list[str]:
    """Texts without marks, case, and the signs by which numbers differ.

    Behind a mark a full stop is set that stands before it already, and what is sorted by our words
    (“a participant” among names) has another place: so they are sorted.
    """
    drop = str.maketrans({"⟦": "", "⟧": "", "‚": ".", "’": ","})
    texts = (text for _, text in texts_of(msgspec.to_builtins(value)))
    return sorted(text.translate(drop).casefold().replace("..", ".") for text in texts)


def _written(record: Record, row: ReportFormat) -> bytes:
    document = row.documents[0] if row.documents else "swot"
    session = record.sessions()[-1].id if DOCUMENTS[document].of_session else None
    with speaking(PSEUDO):
        report = build(record, document, "restricted", session_id=session)
        return row.render(report, Look(language="de"))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["md", "html", "docx", "xlsx", "pptx"])
def test_no_word_of_a_writer_is_left_in_english(record: Record, people: People, name: str) -> None:
    """What a writer adds is said in the language as well: labels, contents, edges of pages."""
    texts = _TEXTS[name](_written(record, REPORTS[name]))
    found = {piece for text in texts for piece in unsaid(text, people) if not _is_known(piece)}
    assert not found


def _of_markdown(content: bytes) -> Iterator[str]:
    plain = re.sub(r'<a id="[^"]*"></a>|\]\(#[^)]*\)', "", content.decode())
    for line in plain.replace("\\", "").replace("**", "").split("\n"):
        yield from re.sub(r"^[-#>| \d.]+|\[", "", line).removesuffix(" |").split(" | ")


def _of_html(content: bytes) -> Iterator[str]:
    tree = html5lib.parse(content, treebuilder="etree", namespaceHTMLElements=False)
    parts = (
        "p",
        "li",
        "td",
        "th",
        "caption",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "dt",
        "dd",
        "title",
        "desc",
    )
    for node in tree.iter():
        if node.tag in parts and not any(
            child.tag in parts for child in node.iter() if child is not node
        ):
            yield _inside(node)
        yield from (
            node.attrib[key] for key in ("title", "aria-label", "alt") if key in node.attrib
        )


def _inside(node: Any) -> str:
    """The text of an element, each element in it a line of its own."""
    parts = [node.text or ""]
    for child in node:
        parts.append("" if child.tag == "wbr" else "\n")
        parts.append(_inside(child))
        parts.append(("" if child.tag == "wbr" else "\n") + (child.tail or ""))
    return "".join(parts)


def _of_docx(content: bytes) -> Iterator[str]:
    for name, part in parts_of(content).items():
        if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
            xml = part.decode()
            for paragraph in re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL):
                if "<wpg:" not in paragraph:  # a drawing wraps words; a list follows it
                    yield _unescaped("\n".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)<", paragraph)))
            yield from map(_unescaped, re.findall(r'<wp:docPr[^>]* descr="([^"]*)"', xml))


def _unescaped(text: str) -> str:
    for sign, plain in (
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", '"'),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ):
        text = text.replace(sign, plain)
    return text


def _of_xlsx(content: bytes) -> Iterator[str]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        found = (str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
        # The names of sheets, which a list has, are cut after 31 letters.
        yield from (text for text in found if text.count("⟦") == text.count("⟧"))


def _of_pptx(content: bytes) -> Iterator[str]:
    for slide in pptx.Presentation(io.BytesIO(content)).slides:
        frames = [each.text_frame for each in slide.shapes if each.has_text_frame]
        tables = [each.table for each in slide.shapes if each.has_table]
        # Heads of narrow columns are broken into words, so the rows below them are looked at.
        rows = [row for table in tables for row in list(table.rows)[1:]]
        frames += [cell.text_frame for row in rows for cell in row.cells]
        if slide.has_notes_slide:
            frames.append(slide.notes_slide.notes_text_frame)
        for frame in frames:
            for paragraph in frame.paragraphs:
                yield paragraph.text.replace("\v", " ")


_TEXTS: Final = {
    "md": _of_markdown,
    "html": _of_html,
    "docx": _of_docx,
    "xlsx": _of_xlsx,
    "pptx": _of_pptx,
}


class _Asked(dict[str, Any]):
    """A catalogue that knows what was asked of it in vain."""

    def __init__(self, entries: Mapping[str, Any]) -> None:
        super().__init__(entries)
        self.missing: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        """The entry; where there is none, that is noted."""
        if key not in self:
            self.missing.add(key)
        return super().get(key, default)


@pytest.mark.slow
def test_everything_that_is_said_is_in_the_catalogue(record: Record, people: People) -> None:
    """Also what tables of words and declarations say, which no reader of the code finds."""
    german = language_of("de")
    messages, counts = _Asked(german.messages), _Asked(german.counts)
    asked = german._replace(messages=messages, counts=counts)
    with speaking(asked):
        assert len(list(built(record, "restricted"))) > len(DOCUMENTS)
    assert not {text for text in messages.missing if not people.wrote(text)}
    assert not counts.missing


# Documents in languages


@at_once
@pytest.mark.slow
@pytest.mark.parametrize("tag", OTHERS)
def test_documents_in_a_language_have_the_same_data(
    record: Record, english: Mapping[str, Any], tag: str
) -> None:
    """As many blocks, the same fields, numbers, days and ids; only sentences differ."""
    for name, own in _data(record, Look(language=tag)).items():
        assert own["origin"].pop("language") == tag
        assert "language" not in english[name]["origin"]
        assert _shape(own) == english[name], name


def _data(record: Record, look: Look) -> dict[str, Any]:
    """Every document as data, of the last session where it is of one, by name."""
    last = record.sessions()[-1].id
    with speaking(language_of(look.language)):
        found = {
            each.name: json.loads(REPORTS["json"].render(each.report, look))
            for each in built(record, "shareable")
            if each.session_id in (None, last)
        }
    assert set(found) == set(DOCUMENTS)
    return found


def _shape(value: Any) -> Any:
    """Data without its words: of a text, whether there is one."""
    if isinstance(value, dict):
        return {key: _shape(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_shape(part) for part in value]
    return bool(value) if isinstance(value, str) else value


@pytest.mark.slow
@pytest.mark.parametrize("tag", OTHERS)
@pytest.mark.parametrize("form", sorted(REPORTS))
def test_a_document_is_written_in_a_language_in_every_format(
    record: Record, tag: str, form: str
) -> None:
    """The file tells its language to those who read it aloud."""
    row = REPORTS[form]
    document = row.documents[0] if row.documents else "swot"
    if row.extra and not all(map(find_spec, _MODULES.get(row.extra, ()))):
        pytest.skip(f"without the extra {row.extra}")
    session = record.sessions()[-1].id if DOCUMENTS[document].of_session else None
    request = Request(document, "shareable", session)
    content = document_in(record, request, form, Look(language=tag))
    if form == "md":
        assert language_of(tag).messages["What we found"].encode() in content
    if form == "html":
        assert f'<html lang="{tag}"'.encode() in content
    if form == "docx":
        parts = parts_of(content)
        assert f'w:val="{tag}"'.encode() in parts["word/styles.xml"]
        assert f"<dc:language>{tag}</dc:language>".encode() in parts["docProps/core.xml"]
    if form == "pdf":
        catalogue = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]
        assert str(catalogue["/Lang"]).partition("-")[0] == tag  # type: ignore[index]


@pytest.mark.slow
@pytest.mark.parametrize("tag", OTHERS)
def test_a_workbook_shows_days_and_numbers_as_its_document_says_them(
    record: Record, tag: str
) -> None:
    """What every other format prints is what the cells show, though they hold days and numbers."""
    # Tables of the strategy that a register holds whole stand on the sheet of that register.
    for name in set(REPORTS["xlsx"].documents) - {"strategy"}:
        session = record.sessions()[-1].id if DOCUMENTS[name].of_session else None
        with speaking(language_of(tag)):
            report = build(record, name, "restricted", session_id=session)
            assert missing(report, "xlsx") == [], name


_MODULES: Final = {"pdf": ("typst",), "xlsx": ("xlsxwriter",), "pptx": ("pptx",)}


def test_what_is_set_for_one_document_holds_for_no_other(tmp_path: Path) -> None:
    """The language ends with the document: a screen, and the next document, are English."""
    with speaking(language_of("de")):
        assert say("Contents") == "Inhalt"
        with speaking(language_of("fr")):
            assert counted(0, "action") == "0 action"
        assert counted(0, "action") == "0 Maßnahmen"
        assert lowered("Aussage") == "Aussage"
    assert say("Contents") == "Contents"
    assert lowered("Statement") == "statement"
    assert language_of("en-GB") is ENGLISH


def test_what_is_put_into_a_sentence_is_taken_as_it_is() -> None:
    """Braces in people's words are no names, and what a message means is not shown."""
    odd = Language(messages={"{label}: {text}": "{text} ({label})"})
    with speaking(odd):
        assert say("{label}: {text}", label="{text}", text="{0}") == "{0} ({text})"
    assert say("Strength‖of evidence") == "Strength"
