"""Documents read out or written to files, what comes in from files, and the whole as one zip."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, cast

from screens.plain.base.prompts import Asker
from screens.plain.menus.menu import Choice, Doors, Engaged, offer, one_of
from screens.plain.packs import chosen_formats, chosen_place, chosen_profile
from screens.plain.who import dated_session
from sessions.exports.own_copy import own_formats
from sessions.exports.read_out import lines_of
from sessions.exports.registry import format_named, formats_of
from sessions.imports.registry import IMPORTS, Import, Target, recognised
from sessions.library import places
from sessions.library.given_paths import given_path, in_folder
from workshop.privacy.editions import Edition
from workshop.record.documents import Session
from workshop.registers.kinds import REGISTERS
from workshop.report.build import OF_PERSON, build, name_of_file, people_with_sheets
from workshop.report.document_names import DOCUMENTS, EDITIONS

_AS_COMMAND: Final = "the command line takes more: `workshop import {} --help` tells it"


def documents_menu(engaged: Engaged) -> None:
    """Offer a pack, then every document, to be read out or to be written."""

    def choices() -> Iterator[Choice]:
        yield Choice("A pack: all for one kind of reader", lambda: write_pack(engaged))
        for name, known in DOCUMENTS.items():
            words = known.title

            def act(name: str = name) -> None:
                _document_menu(engaged, name)

            yield Choice(words, act)

    offer(engaged.ask, lambda: "Which document?", choices)


def _document_menu(engaged: Engaged, document: str) -> None:
    session_id = ""
    if DOCUMENTS[document].of_session:
        chosen = chosen_session(engaged)
        if chosen is None:
            return
        session_id = chosen

    person = _chosen_person(engaged, document)

    def choices() -> Iterator[Choice]:
        yield Choice("Read it out", lambda: read_document(engaged, document, session_id, person))
        yield Choice("Write it to a file", lambda: _write(engaged, document, session_id, person))

    offer(engaged.ask, lambda: f"{DOCUMENTS[document].title}. What?", choices)


def _chosen_person(engaged: Engaged, document: str) -> str:
    """The id of the person whose sheet is meant; empty for all, and of other documents."""
    if document not in OF_PERSON:
        return ""
    with engaged.reading() as store:
        people = people_with_sheets(store.record, document)
    if not people:
        return ""
    rows = [(each.name, each.id) for each in people]
    return one_of(engaged.ask, "Whose sheet?", rows, "all of them") or ""


def chosen_session(engaged: Engaged) -> str | None:
    """The id of a session that is chosen, the latest first; none where none is."""
    with engaged.reading() as store:
        record = store.record
        sessions = [(dated_session(record, each), each.id) for each in reversed(record.sessions())]
    return one_of(engaged.ask, "Which session?", sessions)


def chosen_edition(ask: Asker) -> Edition | None:
    """An edition, each with whom it is for; none where none is chosen."""
    editions = [(f"{each.word}: {each.means}", name) for name, each in EDITIONS.items()]
    return cast("Edition | None", one_of(ask, "Which edition?", editions))


def read_document(
    engaged: Engaged,
    document: str,
    session_id: str = "",
    person: str = "",
    department: str = "",
) -> None:
    """Read a document out, in an edition that is chosen.

    Raises:
        Refused: there is nothing to tell.
    """
    edition = chosen_edition(engaged.ask)
    if edition is None:
        return
    with engaged.reading() as store:
        report = build(
            store.record,
            document,
            edition,
            session_id=session_id or None,
            person=person,
            department=department,
        )
    for line in lines_of(report):
        engaged.ask.tell(line)


def _write(engaged: Engaged, document: str, session_id: str, person: str) -> None:
    """Write a document to a file that is not there yet, unless it may be replaced."""
    edition = chosen_edition(engaged.ask)
    if edition is None:
        return
    formats = [(each.title, each.name) for each in formats_of(document, edition)]
    form = one_of(engaged.ask, "As what?", formats)
    if form is None:
        return
    with engaged.reading() as store:
        session = store.record.find(Session, session_id)
        name = name_of_file(store.record, document, edition, session, person=person)
    path = written_to(engaged.ask, f"{name}{format_named(form).suffix}", engaged.folder / "exports")
    if path:
        words = ["--document", document, "--edition", edition, "--format", form, "-o", path]
        words += ["--session", session_id] if session_id else []
        engaged.do("summary", rest=[*words, *(["--person", person] if person else [])])


def written_to(ask: Asker, name: str, folder: Path | None = None) -> str:
    """The path of a file that is to be written; empty where none is.

    Args:
        ask: asks.
        name: what it is called unless something else is typed.
        folder: where it lies then; where the program was started, if not said.
    """
    proposed = str((folder or Path.cwd()) / name)
    typed = ask.line("Which file? A single - leaves it.", proposed).strip()
    if typed == "-":
        return ""
    path = in_folder(given_path(typed), typed, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    return str(path)


def own_copy(engaged: Engaged, session_id: str) -> None:
    """Write all that one person said in a session to a file for them; it can be noted as sent."""
    ask = engaged.ask
    with engaged.reading() as store:
        record = store.record
        people = record.people_of(record.get(Session, session_id))
    person = one_of(ask, "For whom?", [(each.name, each) for each in people])
    if person is None:
        return
    form = one_of(ask, "As what?", [(each, each) for each in own_formats()])
    if form is None:
        return
    suffix = ".txt" if form == "form" else format_named(form).suffix
    path = written_to(ask, f"{person.name} own words{suffix}", engaged.folder / "exports")
    if not path:
        return
    words = ["--document", "session", "--edition", "own", "--person", person.id]
    words += ["--session", session_id, "--format", form, "-o", path]
    if ask.confirm("Is it sent to them now, so that this is to be recorded?", default=False):
        until = ask.line("By when is an answer asked for? (may be empty)").strip()
        words += ["--sent", *(["--until", until] if until else [])]
    engaged.do("summary", rest=words)


def write_pack(engaged: Engaged) -> None:
    """Write all documents for one kind of reader to a folder; one of ours there may be replaced."""
    from sessions.pack.place import proposed  # noqa: PLC0415 - 60 ms, with the reports
    from sessions.pack.profiles import PROFILES  # noqa: PLC0415

    name = chosen_profile(engaged.ask)
    if name is None:
        return
    with engaged.reading() as store:
        folder = proposed(store.folder, store.record, PROFILES[name])
    formats = chosen_formats(engaged.ask, PROFILES[name])
    place = chosen_place(engaged.ask, folder)
    if place is None:
        return
    words = [str(place.target), "--profile", name]
    words += ["--formats", ",".join(formats)] if formats else []
    engaged.do("pack", rest=[*words, *(["--force"] if place.replace else [])])


def verify_one(doors: Doors) -> None:
    """Compare a document that was written with its record."""
    typed = doors.ask.line("Which file? (empty: back)").strip()
    if typed:
        doors.do("verify", str(given_path(typed)))


def write_whole(engaged: Engaged) -> None:
    """Write everything to one zip with checksums."""
    if path := written_to(engaged.ask, f"{engaged.folder.name}.zip"):
        engaged.doors.do("export", "engagement", str(engaged.folder), "-o", path)


def take_in(engaged: Engaged) -> None:
    """Bring a file into the engagement, after a look at what it comes to where there is one."""
    _import(engaged.doors, [r for r in IMPORTS.values() if not _new(r)], engaged.folder)


def import_one(doors: Doors) -> None:
    """Bring in a file from the menu of all engagements: it becomes one, or goes into one."""
    _import(doors, list(IMPORTS.values()), None)


def _new(row: Import) -> bool:
    return row.target is Target.NEW_ENGAGEMENT


def _import(doors: Doors, rows: list[Import], folder: Path | None) -> None:
    typed = doors.ask.line("Which file or folder? (empty: back)").strip()
    if not typed:
        return
    path = given_path(typed)
    likely = [row for row in recognised(path) if row in rows]
    kinds = [(f"{row.title}: {row.reads}", row) for row in (likely or rows)]
    row = kinds[0][1] if len(kinds) == 1 else one_of(doors.ask, "What is it?", kinds)
    if row is None:
        return
    doors.ask.tell(f"{row.title}: {_AS_COMMAND.format(row.name)}.")
    words = _first_words(doors, row)
    if words is None:
        return
    words.append(str(path))
    if not _new(row):
        where = _where(doors, folder)
        if where is None:
            return
        words += where
        if row.target is Target.SESSION:
            words += _session_or_guide(doors, where)
    _taken(doors, row.name, words, look=row.counted)


def _taken(doors: Doors, name: str, words: list[str], *, look: bool) -> None:
    """Take a file in, after a look where it has one; what is right of it, where not all is."""
    if look and doors.do("import", name, *words, "--dry-run"):
        if doors.ask.confirm("Take it in?"):
            doors.do("import", name, *words)
        return
    if not look and doors.do("import", name, *words):
        return
    if doors.ask.confirm("Take what is right of it, and leave out the rest?", default=False):
        doors.do("import", name, *words, "--partial")


def _first_words(doors: Doors, row: Import) -> list[str] | None:
    """What stands before the file: the register that a table goes into."""
    if not any(option.first for option in row.options):
        return []
    registers = [(each.title, name) for name, each in REGISTERS.items()]
    name = one_of(doors.ask, "Into which register?", registers)
    return None if name is None else [name]


def _where(doors: Doors, folder: Path | None) -> list[str] | None:
    """Which engagement it goes into."""
    if folder is not None:
        return ["--engagement", str(folder)]
    known = [(each.name, each.folder) for each in places.recent(doors.home)]
    into = one_of(doors.ask, "Into which engagement?", known, "a new one")
    if into is not None:
        return ["--engagement", str(into)]
    name = doors.ask.line("What shall the new engagement be called? (empty: back)").strip()
    return ["--into", name] if name else None


def _session_or_guide(doors: Doors, where: list[str]) -> list[str]:
    """The session it goes into, or the guide of the one that is made."""
    if where[0] == "--engagement":
        engaged = Engaged(doors, Path(where[1]))
        with engaged.reading() as store:
            record = store.record
            sessions = [
                (dated_session(record, each), each.id) for each in reversed(record.sessions())
            ]
        if sessions:
            chosen = one_of(doors.ask, "Into which session?", sessions, "a new one")
            if chosen is not None:
                return ["--session", chosen]
    guide = doors.ask.line("By which guide is the session that is made? (may be empty)").strip()
    return ["--guide", guide] if guide else []
