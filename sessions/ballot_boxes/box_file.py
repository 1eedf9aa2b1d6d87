"""What stands in the file of a ballot box: what was given, sorted, and who gave something, sorted.

There is no time in it, no order and no id but those of people and of what is voted on, and not even
that of the vote, which names the file. So the same ballots, given in another order, are the same
bytes.
"""

from __future__ import annotations

import zlib
from typing import Final

import msgspec

from workshop.record.votes.box import Box
from workshop.record.votes.documents import SecretBallot

FORMAT: Final = 1
"""The format of the file that this program writes."""

_JSON: Final = msgspec.json.Encoder(order="deterministic")


class _File(msgspec.Struct, frozen=True):
    """The fields of the file, in their order."""

    format: int
    checksum: str
    ballots: tuple[SecretBallot, ...]
    voters: tuple[tuple[str, str], ...]


class _Format(msgspec.Struct, frozen=True):
    """As much of any file of a box as every version can read."""

    format: int


def content_of(box: Box) -> bytes:
    """The bytes of the file of a box."""
    ballots = tuple(sorted(map(_plain, box.ballots), key=_JSON.encode))
    voters = tuple(sorted(box.voters))
    return _JSON.encode(_File(FORMAT, _checksum(ballots, voters), ballots, voters)) + b"\n"


def read_box(content: bytes, vote_id: str) -> tuple[Box | None, str]:
    """A box out of the bytes of its file.

    Args:
        content: the bytes.
        vote_id: the vote that names the file.

    Returns:
        The box, and nothing; or none where it cannot be read, and why, as the end of a sentence.
    """
    try:
        if (number := msgspec.json.decode(content, type=_Format).format) != FORMAT:
            return None, f"a newer version of this program wrote it (format {number})"
        file = msgspec.json.decode(content, type=_File)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None, "it is damaged"
    people = {voter for voter, _ in file.voters}
    if file.checksum != _checksum(file.ballots, file.voters):
        return None, "its checksum does not fit"
    if not len(people) == len(file.voters) == len(file.ballots):
        return None, "there are not as many ballots in it as voters"
    return Box(vote_id=vote_id, ballots=file.ballots, voters=file.voters), ""


def _plain(ballot: SecretBallot) -> SecretBallot:
    """A ballot whose values are written in one way: 3 and 3.0 are the same, 0 and -0 too."""
    rows = {
        subject: {scale: float(value) + 0.0 for scale, value in row.items()}
        for subject, row in ballot.scores.items()
    }
    return SecretBallot(scores=rows)


def _checksum(ballots: tuple[SecretBallot, ...], voters: tuple[tuple[str, str], ...]) -> str:
    """The CRC-32 of what lies in the box."""
    return f"{zlib.crc32(_JSON.encode((ballots, voters))):08x}"
