"""A pack made at plain prompts, in a session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from screens.plain.base.prompts import Asker
from screens.plain.base.talk import Talk
from sessions.library.given_paths import given_path
from sessions.personal.settings_file import load
from workshop.text import plural

if TYPE_CHECKING:
    from sessions.pack.profiles import Profile


class Place(NamedTuple):
    """Where a pack is made."""

    target: Path
    """The folder that it becomes."""
    replace: bool
    """Whether a pack is there, which it takes the place of."""


def pack(talk: Talk, words: str) -> None:
    """Make a pack for those whom words name, else for those who are chosen.

    Raises:
        NotPacked: the words name nobody who gets one, or it was not made; nothing is left of it.
    """
    from sessions.exports.look import look_of  # noqa: PLC0415 - 60 ms that only /pack needs
    from sessions.pack.making import before_sending, make_pack  # noqa: PLC0415
    from sessions.pack.order import Order  # noqa: PLC0415
    from sessions.pack.place import proposed  # noqa: PLC0415
    from sessions.pack.profiles import profile_named  # noqa: PLC0415
    from sessions.pack.stamp import PAGE  # noqa: PLC0415

    name = words or chosen_profile(talk.ask)
    if name is None:
        return
    profile, store, mine = profile_named(name), talk.store, load()
    formats = chosen_formats(talk.ask, profile)
    place = chosen_place(talk.ask, proposed(store.folder, store.record, profile))
    if place is None:
        return
    order = Order(
        record=store.record,
        folder=store.folder,
        target=place.target,
        profile=profile,
        formats=formats,
        look=look_of(mine.settings, mine.logo, mine.template),
        fewest_voters=mine.settings.documents.fewest_voters,
        replace=place.replace,
    )
    talk.tell("Making the pack …")
    made = make_pack(order)
    for missing in made.pack.without:
        talk.tell(f"Without {missing.title}: {missing.sentence}")
    for sentence in before_sending(order):
        talk.tell(f"Read before sending: {sentence}")
    for sentence in made.remarks:
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
    from sessions.exports.registry import formats_in  # noqa: PLC0415

    usual = ", ".join(profile.formats)
    while True:
        typed = ask.line("In which formats?", usual).strip()
        if typed == usual:
            return ()
        try:
            return formats_in(typed)
        except ExportError as problem:
            ask.tell(str(problem))


def chosen_place(ask: Asker, proposed: Path) -> Place | None:
    """The folder that a pack becomes; none where it is left, or a pack is there and stays."""
    from sessions.pack.place import is_pack  # noqa: PLC0415 - as above

    typed = ask.line("Which folder? A single - leaves it.", str(proposed)).strip()
    if typed == "-":
        return None
    target = given_path(typed).absolute()
    replace = is_pack(target)
    lost = f"{target} is a pack already. Replace it? What is in it now is lost."
    if replace and not ask.confirm(lost, default=False):
        return None
    return Place(target, replace)
