"""A letter as a draft that mail programs open (.eml, RFC 5322).

Nobody's address is made up: without one the draft has no recipient, and never a sender. The mark
`X-Unsent` has mail programs open it to be sent.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

from workshop.errors import Refused
from workshop.programme.letters import Letter
from workshop.text import clean_line

_LONGEST_LINE: Final = 998
"""The most bytes of a line in a mail (RFC 5322, 2.1.1)."""

_ADDRESS: Final = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def mail(letter: Letter, to: str = "", calendar: bytes | None = None) -> bytes:
    """A letter as the content of a draft; the same letter gives the same bytes.

    Args:
        letter: what is written.
        to: the address of the person; empty to leave that to the mail program.
        calendar: a calendar to be attached.

    Raises:
        Refused: that is no address.
    """
    from email.header import Header  # noqa: PLC0415 - 40 ms with those below, for drafts alone
    from email.message import EmailMessage  # noqa: PLC0415 - as above
    from email.policy import SMTP  # noqa: PLC0415 - as above

    if to and not _ADDRESS.fullmatch(to):
        raise Refused(f"“{clean_line(to)[:60]}” is no mail address such as name@example.org.")
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject  # which takes no line end
    if not letter.subject.isascii():
        # Encoded as one: where it is folded, the policy loses the blank between two encoded words.
        encoded = Header(letter.subject, "utf-8", 75, "Subject").encode()
        del message["Subject"]
        message.set_raw("Subject", encoded)
    if to:
        message["To"] = to
    message["X-Unsent"] = "1"
    message.set_content(letter.text, cte=_encoding(letter.text))
    if calendar is not None:
        message.add_attachment(
            calendar,
            maintype="text",
            subtype="calendar",
            cte="8bit",
            filename="interview.ics",
            params={"charset": "utf-8", "method": "PUBLISH"},
        )
        # What is left to chance else: the same letter would give other bytes each time.
        known = hashlib.sha256(letter.whole.encode() + calendar).hexdigest()
        message.set_boundary(f"part-{known[:40]}")
    return message.as_bytes()


def _encoding(text: str) -> str:
    """How a text is written: as it is, so that it can be searched, if its lines may be so long."""
    longest = max(len(line.encode()) for line in text.split("\n"))
    return "8bit" if longest <= _LONGEST_LINE else "quoted-printable"
