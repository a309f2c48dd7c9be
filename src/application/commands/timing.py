"""When something may have happened, seen from the moment it is recorded."""

from datetime import datetime, timedelta, timezone

from application.commands.refusals import IN_THE_FUTURE, TOO_LATE
from domain.errors import Invalid
from domain.reasons import ReasonCode

CLOCK_TOLERANCE = timedelta(minutes=2)
"""How far a sender's clock may run ahead of ours."""
STORE_ZONE = timezone(timedelta(hours=8))
"""China keeps one time all over the country, without summer time."""


def check_time(
    occurred_at: datetime, now: datetime, *, late_after_hours: int, late_entry: ReasonCode | None
) -> None:
    """Invalid when it lies in the future, or so far back that a reason for the late entry is needed and missing."""
    if occurred_at > now + CLOCK_TOLERANCE:
        raise Invalid(IN_THE_FUTURE, minutes=int(CLOCK_TOLERANCE.total_seconds()) // 60)
    if late_entry is None and occurred_at < now - timedelta(hours=late_after_hours):
        raise Invalid(TOO_LATE, hours=late_after_hours)


def in_store_time(moment: datetime) -> datetime:
    """The same instant as the clock on the store's wall shows it, whatever offset the sender used.

    Business dates (a technician's day, a bay's day, a document's year) follow from it, in this decision and whenever
    the state is folded again from the log. A moment without a zone stays as it is. OverflowError where the calendar
    ends.
    """
    return moment if moment.utcoffset() is None else moment.astimezone(STORE_ZONE)
