"""The folder of a pack: whether it may be written there, and put there whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sessions.disk.disk import Disk, stands
from sessions.disk.staging import Workplace, workplace
from sessions.errors import cause_of
from sessions.library.file_names import folder_name, new_folder
from sessions.pack.errors import NotPacked
from sessions.pack.profiles import Profile
from sessions.pack.stamp import foreign, stamp_in
from workshop.privacy.editions import Telling
from workshop.privacy.told_record import told_record
from workshop.record.record import Record

_LONG = 76
"""So many characters of a name stay whole: what keeps names of files cuts longer ones."""
_END = 24
"""So many of a longer one are looked at for its last words."""
_MOST_BYTES = 180
"""So many bytes of a name stay."""


def proposed(folder: Path, record: Record, profile: Profile) -> Path:
    """The folder that is proposed for a pack: a new one, among the exports of the engagement.

    Args:
        folder: where the engagement is kept.
        record: the engagement, which is called as the readers of the pack may be told.
        profile: for whom it is.
    """
    shown = told_record(profile.shown(record))
    name = Telling(shown, profile.edition).text(record.engagement.name)
    return new_folder(folder / "exports", folder_name(f"{folder_name(name)[:60]} {profile.name}"))


def base_name(wanted: str) -> str:
    """A name for files, without an ending; of a long one the end stays too, where its day stands.

    Args:
        wanted: what the document is called.
    """
    if len(wanted) <= _LONG:
        return folder_name(wanted)
    _, _, end = wanted[-_END:].partition(" ")
    cut = wanted[: _LONG - _END]
    head = cut.rpartition(" ")[0] or cut
    while len(f"{head} - {end}".encode()) > _MOST_BYTES:
        head = head[:-1]
    return folder_name(f"{head} - {end}")


def is_pack(target: Path, disk: Disk | None = None) -> bool:
    """Whether a folder is a pack of ours."""
    return stamp_in(target, disk or Disk()) is not None


def require_free(target: Path, *, replace: bool, disk: Disk) -> None:
    """Make sure that a pack may be put at a place.

    Args:
        target: the folder.
        replace: whether a pack of ours may be replaced.
        disk: the seam through which it is looked at.

    Raises:
        NotPacked: something else is there, or a pack that was not said to be replaced.
    """
    if stands(target) or target.is_symlink():
        raise NotPacked(f"{target} is no folder. Give the name of a new folder.")
    try:
        names = disk.names(target)
    except OSError as problem:
        raise NotPacked(f"Cannot look into {target}: {cause_of(problem)}") from problem
    if not names:
        return
    stamp = stamp_in(target, disk)
    if stamp is None:
        raise NotPacked(
            f"{target} is there already, and is no pack. It is left alone: give the name of a new "
            "folder."
        )
    if others := foreign(names, stamp):
        raise NotPacked(
            f"{target} has something in it that is not of the pack: {others[0]}. Take it out, or "
            "give the name of a new folder."
        )
    if not replace:
        raise NotPacked(f"{target} is a pack already. Say --force to replace it, or another name.")


@contextmanager
def half_made(target: Path, *, replace: bool, disk: Disk) -> Iterator[Workplace]:
    """Have a place beside a folder to make a pack in; nothing is left of it, whatever happens.

    Raises:
        NotPacked: it cannot be put there, or the disk refused.
    """
    require_free(target, replace=replace, disk=disk)
    above = [each for each in (target.parent, *target.parent.parents) if not each.exists()]
    try:
        with workplace(target.parent, disk) as place:
            yield place
    except OSError as problem:
        raise NotPacked(f"Cannot make the pack in {target}: {cause_of(problem)}") from problem
    finally:
        disk.remove_empty(above)


def put(place: Workplace, target: Path) -> None:
    """Put what was made in its place, in one step or two.

    Raises:
        OSError: the disk refused; what was there still is.
    """
    if target.exists():
        place.finish_over(target)
    else:
        place.finish(target)
