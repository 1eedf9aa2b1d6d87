"""A letter as a draft that mail programs open (.eml, RFC 5322).

Nobody's address is made up: without one the draft has no recipient, and never a sender. The mark
`X-Unsent` has mail programs open it to be sent.
"""

from __future__ import annotations

import hashlib
import re
from email.message import EmailMessage
from email.policy import SMTP
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
    if to and not _ADDRESS.fullmatch(to):
        raise Refused(f"“{clean_line(to)[:60]}” is no mail address such as name@example.org.")
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
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
