"""A pack made at plain prompts, in a session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from screens.plain.base.prompts import Asker
from screens.plain.base.talk import Talk
from sessions.library.given_paths import given_path
from sessions.personal.settings_file import load
from workshop.errors import Refused
from workshop.text import listing, plural

if TYPE_CHECKING:
    from sessions.pack.profiles import Profile


def pack(talk: Talk, words: str) -> None:
    """Make a pack for those whom words name, else for those who are chosen.

    Raises:
        Refused: the words name nobody who gets one.
        NotPacked: it was not made; nothing is left of it.
    """
    from sessions.exports.look import look_of  # noqa: PLC0415 - 60 ms that only /pack needs
    from sessions.pack.making import before_sending, make_pack  # noqa: PLC0415
    from sessions.pack.order import Order  # noqa: PLC0415
    from sessions.pack.place import proposed  # noqa: PLC0415
    from sessions.pack.profiles import PROFILES  # noqa: PLC0415
    from sessions.pack.stamp import PAGE  # noqa: PLC0415

    name = words.strip().casefold() or chosen_profile(talk.ask)
    if name is None:
        return
    if name not in PROFILES:
        raise Refused(f"“{words}” gets no pack: {listing(list(PROFILES), 'or')}.")
    profile, store, mine = PROFILES[name], talk.store, load()
    formats = chosen_formats(talk.ask, profile)
    folder = proposed(store.folder, store.record, profile)
    typed = talk.ask.line("Which folder? A single - leaves it.", str(folder)).strip()
    if typed == "-":
        return
    target = given_path(typed).absolute()
    if (replace := may_replace(talk.ask, target)) is None:
        return
    order = Order(
        record=store.record,
        folder=store.folder,
        target=target,
        profile=profile,
        formats=formats,
        look=look_of(mine.settings, mine.logo),
        fewest_voters=mine.settings.documents.fewest_voters,
        replace=replace,
    )
    talk.tell("Making the pack …")
    made = make_pack(order)
    for missing in made.pack.without:
        talk.tell(f"Without {missing.title}: {missing.sentence}")
    for sentence in before_sending(order):
        talk.tell(f"Read before sending: {sentence}")
    for sentence in (*made.lacking, *([made.not_noted] if made.not_noted else [])):
        talk.tell(sentence)
    files = plural(len(made.pack.files), "file")
    talk.tell(f"Written: {made.pack.folder / PAGE} and {files} beside it")


def chosen_profile(ask: Asker) -> str | None:
    """For whom a pack is, each with what they get; none where nobody is chosen."""
    from sessions.pack.profiles import PROFILES  # noqa: PLC0415 - as above

    choices = [(f"{row.title}: {row.means}", name) for name, row in PROFILES.items()]
    return ask.choose("For whom is the pack?", choices, "none")


def chosen_formats(ask: Asker, profile: Profile) -> tuple[str, ...]:
    """In which formats a pack is, asked until there are such; empty for those of the profile."""
    from sessions.exports.errors import ExportError  # noqa: PLC0415 - as above
    from sessions.exports.registry import format_named  # noqa: PLC0415

    usual = ", ".join(profile.formats)
    while True:
        typed = ask.line("In which formats?", usual).strip()
        if typed == usual:
            return ()
        try:
            return tuple(format_named(w.lower()).name for w in typed.replace(",", " ").split())
        except ExportError as problem:
            ask.tell(str(problem))


def may_replace(ask: Asker, target: Path) -> bool | None:
    """Whether a pack is replaced; none where one is there and stays."""
    from sessions.pack.place import is_pack  # noqa: PLC0415 - as above

    if not is_pack(target):
        return False
    lost = f"{target} is a pack already. Replace it? What is in it now is lost."
    return True if ask.confirm(lost, default=False) else None
