"""The programme of interviews: who is to be heard, letters, mail drafts and the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from screens.plain.menus.documents import written_to
from screens.plain.menus.menu import Choice, Engaged, offer, one_of
from workshop.privacy.told_record import told_record
from workshop.programme.stages import Interview, Programme


def programme_menu(engaged: Engaged) -> None:
    """Offer what can be done with the programme as a whole."""

    def mail() -> None:
        if (one := _chosen(engaged, "To whom?")) is None:
            return
        if path := written_to(engaged.ask, f"{one.row.code}.eml", engaged.folder / "exports"):
            reminder = engaged.ask.confirm("Is it a reminder?", default=False)
            words = (one.row.code, "--eml", path, *(["--reminder"] if reminder else []))
            engaged.do("invite", rest=words)

    def calendar() -> None:
        if path := written_to(engaged.ask, "interviews.ics", engaged.folder / "exports"):
            engaged.do("programme", rest=("--ics", path))

    def begin() -> None:
        if (one := _chosen(engaged, "Which one begins?")) is not None:
            begin_planned(engaged, one)

    def choices() -> Iterator[Choice]:
        yield Choice("Tell how far each is", lambda: engaged.do("programme"))
        yield Choice(
            "Go through it: letters, agreed, declined, new",
            lambda: engaged.do("programme", rest=["--plain"]),
        )
        yield Choice("Begin one that is planned", begin)
        yield Choice("Write a letter as a mail draft", mail)
        yield Choice("Write everything planned as a calendar", calendar)

    offer(engaged.ask, lambda: "Programme of interviews. What?", choices)


def begin_planned(engaged: Engaged, interview: Interview) -> None:
    """Begin an interview of the programme; where it is planned for another day, that is asked."""
    with engaged.reading() as store:
        words = interview.another_day(store.moment().today)
    if not words or engaged.ask.confirm(f"{words} Begin it now?", default=False):
        engaged.do("run", rest=("--plain", "--planned", interview.row.code, "--now"))


def _chosen(engaged: Engaged, question: str) -> Interview | None:
    """The interview that is chosen; none where none is."""
    with engaged.reading() as store:
        programme = Programme(told_record(store.record))
    listed = [
        (f"{each.row.code} {each.person.name}, {each.stage.value}", each)
        for each in programme.interviews
    ]
    return one_of(engaged.ask, question, listed)
