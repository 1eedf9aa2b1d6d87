"""Where a single bit was flipped, told by the CRC-32 alone.

A CRC is linear: what one flipped bit changes in it depends on how far the bit is from the end and
on nothing else, and no two places in a line of any likely length change it alike. So the
difference between the checksum that is stated and the one that is found is run backwards, byte by
byte, until it is that of one bit.
"""

from __future__ import annotations

import zlib

_STEP = tuple(zlib.crc32(bytes((byte,)), 0xFFFFFFFF) ^ 0xFFFFFFFF for byte in range(256))
"""What each byte does to an empty CRC."""

_BYTE_OF = {step >> 24: byte for byte, step in enumerate(_STEP)}
_BIT_OF = {_STEP[1 << bit]: bit for bit in range(8)}


def flipped_bit(difference: int, size: int) -> tuple[int, int] | None:
    """Find the bit whose flipping makes a difference between two CRCs.

    Args:
        difference: The exclusive or of both CRCs.
        size: How many bytes they were taken over.

    Returns:
        The place of its byte and the number of the bit in it; nothing where no single bit does it.
    """
    for place in range(size - 1, -1, -1):
        if difference in _BIT_OF:
            return place, _BIT_OF[difference]
        byte = _BYTE_OF[difference >> 24]
        difference = (difference ^ _STEP[byte]) << 8 | byte
    return None
