"""Days and moments in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from workshop import times

ZONE = timezone(timedelta(hours=2), "CEST")


@pytest.mark.parametrize("month", range(1, 13))
def test_months_are_told_as_in_english(month: int) -> None:
    """In full in documents, by three letters in lists, whatever the locale."""
    when = date(2026, month, 8)
    assert times.day(when) == f"8 {when:%B} 2026"
    assert times.short_day(when) == f"8 {when:%b} 2026"


def test_moments_are_told_in_their_own_zone() -> None:
    """With seconds where they matter; what ends with a minute is told by the minute."""
    when = datetime(2026, 10, 8, 9, 5, 7, tzinfo=ZONE)
    assert times.moment(when) == "8 October 2026, 09:05:07 UTC+02:00"
    assert times.moment(when, seconds=False) == "8 October 2026, 09:05 UTC+02:00"
    assert times.moment(when.replace(second=59, microsecond=999_999)) == (
        "8 October 2026, 09:05 UTC+02:00"
    )
    assert times.short_moment(when) == "8 Oct 2026, 09:05"
    assert times.short_moment(when, seconds=True) == "8 Oct 2026, 09:05:07"
    assert times.time(when, seconds=True) == "09:05:07"


def test_a_moment_in_utc_is_the_same_moment() -> None:
    """To the second; the zone of this machine has no part in it."""
    when = datetime(2026, 10, 8, 9, 5, 7, 999_999, tzinfo=ZONE)
    assert times.in_utc(when).isoformat() == "2026-10-08T07:05:07+00:00"
    assert times.in_utc(when.replace(tzinfo=None)).isoformat() == "2026-10-08T09:05:07+00:00"


def test_stamps_sort_as_they_read() -> None:
    """Also in a year of fewer digits."""
    early, late = datetime(999, 12, 1, 9, 5, tzinfo=UTC), datetime(2026, 1, 2, 23, 0, tzinfo=UTC)
    assert times.stamp(early) < times.stamp(late) == "2026-01-02 23:00"
    assert times.stamp(late, seconds=True) == "2026-01-02 23:00:00"
