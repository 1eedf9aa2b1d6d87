"""What a writer has to say beside the file reaches whoever listens."""

from __future__ import annotations

import asyncio

from sessions.exports.remarks import remark, remarks


def test_the_nearest_listener_hears_each_sentence_once() -> None:
    """Sentences come in their order; where nobody listens they are lost."""
    remark("lost")
    with remarks() as outer:
        remark("one")
        with remarks() as inner:
            remark("two")
            remark("two")
        remark("three")
    remark("lost too")
    assert (outer, inner) == (["one", "three"], ["two"])


async def test_a_thread_is_heard_as_well() -> None:
    """A writer runs in a thread while the screen listens."""
    with remarks() as heard:
        await asyncio.to_thread(remark, "from a thread")
    assert heard == ["from a thread"]
