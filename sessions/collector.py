"""What the collector of garbage leaves alone, and when: nothing else in the program changes it.

It looks through everything that was made lately again and again. While 100,000 entries are read
that is for nothing, two fifths of the time that it takes; while the program begins it is a tenth of
the time to the first paint (`nothing_collected`). And it looks through everything there is now and
then, which somebody who types would feel (`set_aside`).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from gc import get_freeze_count
from threading import Lock
from typing import Final

_COUNTING: Final = Lock()
_waits: int = 0
_was_on: bool = False


@contextmanager
def nothing_collected(*, stays: bool = True) -> Iterator[None]:
    """Have no garbage looked for meanwhile, nor soon afterwards among what was made.

    Several may be so at once, in any threads, and the last one that ends has it looked for again;
    where it was not before, it is not afterwards either.

    Args:
        stays: whether what is made is kept. What is not, such as the cells of a workbook that
            point at each other, is then found soon afterwards, in one go.
    """
    _begin()
    try:
        yield
    finally:
        _end(stays=stays)


def _begin() -> None:
    global _waits, _was_on  # noqa: PLW0603 - a process has one collector
    with _COUNTING:
        if not _waits:
            _was_on = gc.isenabled()
            gc.disable()
        _waits += 1


def _end(*, stays: bool) -> None:
    global _waits  # noqa: PLW0603 - as above
    with _COUNTING:
        _waits -= 1
        if _waits or not _was_on:
            return
        # Together these two put what there is among the old, as if it had been looked through;
        # where somebody froze objects for good, the second would set them free.
        if stays and not get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.enable()


def set_aside() -> bool:
    """Have all that is there looked through no more, as long as somebody types into a session.

    Else the collector goes through the whole record and all widgets in the middle of a line now
    and then: some 80 ms for a thousand entries.

    Returns:
        Whether it is to be taken back; not where somebody set objects aside before.
    """
    if get_freeze_count():
        return False
    gc.freeze()
    return True


def take_back() -> None:
    """Have what was set aside looked through again, so that what nobody needs any more goes."""
    gc.unfreeze()
