"""The clock of this machine."""

import time
from datetime import datetime, timedelta

import pytest

from sessions.clock import local_time

_WINTER, _SUMMER = 1_769_774_400.1239, 1_785_412_800.9999
"""Noon in UTC of 30 January and of 30 July 2026, and parts of a second."""


def test_the_time_is_that_of_this_machine_in_its_zone() -> None:
    """What every other clock here tells, no later, and with the same distance to UTC."""
    before = datetime.now().astimezone()
    told = local_time()
    assert told.utcoffset() == before.utcoffset()
    assert timedelta(milliseconds=-1) < told - before < timedelta(seconds=5)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be chosen here")
@pytest.mark.parametrize(
    ("zone", "now", "told"),
    [
        ("Europe/Zurich", _WINTER, "2026-01-30T13:00:00.123000+01:00"),
        ("Europe/Zurich", _SUMMER, "2026-07-30T14:00:00.999000+02:00"),
        ("Asia/Kathmandu", _SUMMER, "2026-07-30T17:45:00.999000+05:45"),
        ("America/St_Johns", _WINTER, "2026-01-30T08:30:00.123000-03:30"),
    ],
)
def test_the_zone_is_that_of_the_day(
    zone: str, now: float, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Summer and winter have each their own; of a second the thousandths count, cut off."""
    monkeypatch.setattr(time, "time_ns", lambda: int(now * 1_000_000_000))
    try:
        with monkeypatch.context() as patch:
            patch.setenv("TZ", zone)
            time.tzset()
            assert local_time().isoformat() == told
    finally:
        time.tzset()
