"""Calendars and mails: stable, right in time, without made-up addresses; and one's own texts."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from sessions.errors import SessionsError
from sessions.programme.calendar import calendar
from sessions.programme.mail import mail
from sessions.programme.own_texts import make_own, text_of
from sessions.programme.row_changes import last_changes
from tests.builders.acme import Acme
from workshop.errors import Problems, Refused
from workshop.programme.appointments import appointments
from workshop.programme.letter_texts import INVITATION
from workshop.programme.letters import Letter
from workshop.programme.stages import Programme
from workshop.running.row_commands import PutRows, RowText


def put(acme: Acme, row_id: str | None = None, **cells: str) -> str:
    """Put a row of the programme, a second later; its id."""
    acme.clock.forward(seconds=1)
    row = RowText(values=dict(cells), row_id=row_id)
    return acme.store.do(PutRows(register="interviews", rows=(row,))).puts[-1].id


def written(acme: Acme, zone: str = "Europe/Vienna") -> bytes:
    """The calendar of everything that is planned."""
    record = acme.store.record
    found = appointments(record, Programme(record), lambda _: None)
    return calendar(found, last_changes(acme.store.lines), ZoneInfo(zone))


def events(content: bytes) -> list[dict[str, str]]:
    """The events of a calendar, as another program reads them."""
    return [
        {name: part.to_ical().decode() for name, part in event.items()}
        for event in Calendar.from_ical(content).walk("VEVENT")
    ]


def test_a_calendar_is_the_same_until_something_changes(tmp_path: Path) -> None:
    """Same bytes twice; a change keeps the UID and raises SEQUENCE and DTSTAMP."""
    acme = Acme(tmp_path / "Acme")
    row = put(acme, person="Dana Ortiz", day="2026-12-12", time="14:30", place="Room 4")
    first = written(acme)
    acme.say("+ Something else is recorded meanwhile")
    assert written(acme) == first
    put(acme, row, day="2027-06-14")
    before, after = events(first)[0], events(written(acme))[0]
    assert before["UID"] == after["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert (before["DTSTAMP"], after["DTSTAMP"]) == ("20261102T100001Z", "20261102T100003Z")


def test_times_are_moments_in_winter_and_in_summer(tmp_path: Path) -> None:
    """14:30 in Vienna is 13:30 UTC in December and 12:30 in June; a day alone has no zone."""
    acme = Acme(tmp_path / "Acme")
    put(acme, person="Dana Ortiz", day="2026-12-12", time="14:30", minutes="45")
    put(acme, person="Ana López", day="2027-06-14", time="14:30")
    put(acme, person="Bo Łoś", day="2027-06-15", answer="declined")
    content = written(acme)
    assert b"DTSTART:20261212T133000Z" in content
    assert b"DTEND:20261212T141500Z" in content
    assert b"DTSTART:20270614T123000Z" in content
    assert b"DTSTART;VALUE=DATE:20270615" in content
    assert [each["STATUS"] for each in events(content)] == ["TENTATIVE", "TENTATIVE", "CANCELLED"]


def test_whoever_leaves_a_sitting_changes_it(tmp_path: Path) -> None:
    """The event of those who stay is a later one than before."""
    acme = Acme(tmp_path / "Acme")
    put(acme, person="Dana Ortiz", day="2026-12-12", sitting="Board")
    row = put(acme, person="Ana López", sitting="Board")
    before = events(written(acme))[0]
    assert before["SUMMARY"] == "Interview: Dana Ortiz and Ana López"
    put(acme, row, sitting="")
    after = events(written(acme))[0]
    assert after["SUMMARY"] == "Interview: Dana Ortiz"
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])


def test_a_mail_is_a_draft_that_names_nobody_who_was_not_named() -> None:
    """Any script in subject and text, no sender, a recipient only where one is given."""
    letter = Letter("Łódź: 会議 – may I?", "Dear Zoë 😀,\n\nzażółć\n")
    content = mail(letter)
    read = message_from_bytes(content, policy=default)
    assert read["X-Unsent"] == "1"
    assert read["Subject"] == letter.subject
    assert {name.lower() for name in read} & {"from", "sender", "to", "date", "message-id"} == set()
    body = read.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == letter.text
    assert mail(letter) == content
    assert message_from_bytes(mail(letter, "zoe@example.org"), policy=default)["To"] == (
        "zoe@example.org"
    )


@pytest.mark.parametrize(
    "to", ["x", "a@b\nBcc: c@d.org", "a@b.org, c@d.org", "<a@b.org>", "a @b.org"]
)
def test_no_header_comes_in_by_an_address(to: str) -> None:
    """What is no single address is refused."""
    with pytest.raises(Refused, match="no mail address"):
        mail(Letter("s", "t\n"), to)


@pytest.mark.parametrize("hello", ["Hello", "Łódź"])
def test_no_header_comes_in_by_a_subject(hello: str) -> None:
    """A letter whose subject has a line end in spite of everything is not written."""
    with pytest.raises(ValueError, match="may not contain"):
        mail(Letter(f"{hello}\r\nBcc: all@example.org", "t\n"))


@pytest.mark.parametrize(
    "subject",
    [
        "Разговор о стратегии нашей больницы на следующие пять лет: найдёте ли вы час времени",
        "Entretien avec Renée Dupré Hélène Bézier Éloïse Çelik Zoë Øster Ådne Łęcki Żaneta Ünal",
        "Talk with 𝕋𝕙𝕖 𝕢𝕦𝕚𝕔𝕜 𝕓𝕣𝕠𝕨𝕟 𝕗𝕠𝕩 𝕛𝕦𝕞𝕡𝕤 𝕠𝕧𝕖𝕣",
    ],
)
def test_a_long_subject_keeps_the_blanks_between_its_words(subject: str) -> None:
    """In any script, on lines that every mail program takes."""
    content = mail(Letter(subject, "t\n"))
    assert message_from_bytes(content, policy=default)["Subject"] == subject
    assert max(map(len, content.splitlines())) <= 76


def test_a_calendar_is_attached_and_the_bytes_stay(tmp_path: Path) -> None:
    """As a part of its own, the same bytes twice; long lines do not break the mail."""
    acme = Acme(tmp_path / "Acme")
    put(acme, person="Ana López", day="2026-12-12", time="9:00")
    letter = Letter("s", f"{'long ' * 400}\n")
    content = mail(letter, "", written(acme))
    assert mail(letter, "", written(acme)) == content
    read = message_from_bytes(content, policy=default)
    (part,) = read.iter_attachments()
    assert part.get_content_type() == "text/calendar"
    assert "Ana López" in part.get_payload(decode=True).decode()  # type: ignore[union-attr]
    assert max(len(line) for line in content.split(b"\r\n")) <= 998


def test_ones_own_text_is_taken_and_what_is_wrong_with_it_told(tmp_path: Path) -> None:
    """Beside the settings; made once and never over what is there; refused whole where wrong."""
    settings = tmp_path / "settings.toml"
    assert text_of("invitation", settings).text == INVITATION
    path = make_own("invitation", settings)
    assert path.read_text("utf-8") == INVITATION
    with pytest.raises(SessionsError, match="there already"):
        make_own("invitation", settings)
    path.write_bytes("\ufeffSubject: Grüezi {name}\r\n\r\nSali {name}\r\n".encode())
    assert text_of("invitation", settings).text.startswith("Subject: Grüezi")
    path.write_text("Subject: x\n\n{nam}\n", "utf-8")
    with pytest.raises(Problems, match="did you mean"):
        text_of("invitation", settings)
    path.write_bytes(b"Subject: \xff\n")
    with pytest.raises(Problems, match="not UTF-8"):
        text_of("invitation", settings)
