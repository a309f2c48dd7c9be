"""Moments and stretches of time in few characters."""

from datetime import datetime


def moment(when: datetime | None) -> str:
    return "" if when is None else f"{when:%m-%d %H:%M}"


def span(until: datetime | None, now: datetime) -> str:
    """``3h05``, or ``-0h20`` when it has passed."""
    if until is None:
        return ""
    minutes = round((until - now).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else ''}{hours}h{rest:02d}"
