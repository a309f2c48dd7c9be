"""Moments on the store's wall clock, as ``march(2)("8:05")``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tests.support.scenario import SHANGHAI

Clock = Callable[[str], datetime]


def _day(month: int, day: int, year: int = 2026) -> Clock:
    def at(moment: str) -> datetime:
        hour, minute = moment.split(":")
        return datetime(year, month, day, int(hour), int(minute), tzinfo=SHANGHAI)

    return at


def february(day: int) -> Clock:
    return _day(2, day)


def march(day: int) -> Clock:
    """The 2nd is a Monday."""
    return _day(3, day)


def march_before(day: int) -> Clock:
    """Of the year before."""
    return _day(3, day, 2025)


def april(day: int) -> Clock:
    """The 1st is a Wednesday."""
    return _day(4, day)
