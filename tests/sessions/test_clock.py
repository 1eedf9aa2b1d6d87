"""The clock of this machine."""

import ast
import time
from datetime import datetime, timedelta, timezone, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.clock import in_local_zone, local_time
from tests import ROOT

_WINTER, _SUMMER = 1_769_774_400.1239, 1_785_412_800.9999
"""Noon in UTC of 30 January and of 30 July 2026, and parts of a second."""


def test_the_time_is_that_of_this_machine_in_its_zone() -> None:
    """What every other clock here tells, no later, and with the same distance to UTC."""
    before = datetime.now().astimezone()
    told = local_time()
    assert told.utcoffset() == before.utcoffset()
    assert timedelta(milliseconds=-1) < told - before < timedelta(seconds=5)


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


ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=st.none() | ZONES))
def test_every_moment_of_the_calendar_is_told(moment: datetime) -> None:
    """Also those that this system cannot tell in its zone, at both ends of the calendar."""
    told = in_local_zone(moment)
    assert told.tzinfo is not None
    assert moment.tzinfo is None or told == moment


class OfWindows(datetime):
    """A moment on a system that knows the zone of the years from 1970 alone."""

    def astimezone(self, tz: tzinfo | None = None) -> "OfWindows":
        """As it is there."""
        if self.year < 1970:
            raise OSError(22, "Invalid argument")
        return super().astimezone(tz)


def test_a_moment_that_windows_cannot_tell_stays_as_it_is() -> None:
    """In its own zone, or in UTC where it has none; others are told in that of the machine."""
    there = timezone(timedelta(hours=2))
    landing = OfWindows(1969, 7, 20, 22, 17, tzinfo=there)
    assert in_local_zone(landing).isoformat() == "1969-07-20T22:17:00+02:00"
    assert in_local_zone(landing.replace(tzinfo=None)).isoformat() == "1969-07-20T22:17:00+00:00"
    summer = OfWindows(2026, 7, 20, 22, 17, tzinfo=there)
    assert in_local_zone(summer).utcoffset() == summer.astimezone().utcoffset()
    last = datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-14)))
    assert in_local_zone(last) is last


def asked_of_the_system(text: str) -> list[str]:
    """The calls in a module that ask for the zone of here, of a time that may be any."""
    return [
        ast.unparse(call)
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "astimezone"
        and not (call.args or call.keywords)
        and not ast.unparse(call.func.value).startswith(
            ("datetime.now(", "datetime.fromtimestamp(")
        )
    ]


def test_the_zone_of_here_is_asked_for_in_one_place() -> None:
    """Of a time that files or people give; what the clock and the journal give is never strange."""
    assert asked_of_the_system("x = session.started.astimezone()") == [
        "session.started.astimezone()"
    ]
    assert asked_of_the_system("x = datetime.now().astimezone(); at.astimezone(UTC)") == []
    found = {
        path.relative_to(ROOT).as_posix(): calls
        for package in ("workshop", "sessions", "screens")
        for path in sorted((ROOT / package).rglob("*.py"))
        if "astimezone()" in (text := path.read_text("utf-8"))
        if (calls := asked_of_the_system(text))
    }
    assert found == {"sessions/clock.py": ["moment.astimezone()"]}
