"""What is compressed is unpacked within bounds, whoever packed it."""

import gzip
import zlib

import pytest

from sessions.disk.unpacking import unpacked


@pytest.mark.parametrize("parts", [[b""], [b"a line\n"], [b"one\n", b"two\n"]])
def test_what_was_packed_comes_out(parts: list[bytes]) -> None:
    """Up to the very byte that may; also where files were put together."""
    packed, whole = b"".join(map(gzip.compress, parts)), b"".join(parts)
    assert unpacked(packed, len(whole)) == whole


@pytest.mark.parametrize(
    "packed",
    [
        pytest.param(gzip.compress(bytes(100_001)), id="one byte more"),
        pytest.param(gzip.compress(bytes(10**8)), id="a thousand times more"),
        pytest.param(gzip.compress(b"cut off in the middle")[:-9], id="cut"),
        pytest.param(gzip.compress(b"changed")[:-6] + b"??????", id="changed"),
        pytest.param(gzip.compress(b"x")[:10] + zlib.compress(b"y"), id="another kind"),
        pytest.param(b"no gzip at all", id="none"),
    ],
)
def test_more_than_that_and_damage_are_refused(packed: bytes) -> None:
    """As the disk refuses what it cannot read."""
    with pytest.raises(OSError):  # noqa: PT011 - of whatever kind
        unpacked(packed, 100_000)
