"""The rules as a definition sees them: those of the store at the moment that an item is attributed to."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from domain.identifiers import StoreId
from domain.rules.rule_set import RuleSet
from domain.rules.timetable import RuleTimetable
from projections.engine.columns import epoch_ms

_NOON = time(12)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def instant(ms: int) -> datetime:
    """Of milliseconds since 1970, in UTC."""
    return _EPOCH + timedelta(milliseconds=ms)


class CaseRules:
    """Of a store: the timetable remembers what any of its cases asked."""

    def __init__(self, timetable: RuleTimetable, store: StoreId) -> None:
        hours = timetable.hours_of(store)
        self.at: Callable[[int], RuleSet] = hours.rules
        """The rules in force at a moment."""
        self.date: Callable[[int], date] = hours.day
        """The store's business day."""
        self.day: Callable[[int], str] = hours.day_text
        """The same as ISO text."""

    def on(self, day: date) -> RuleSet:
        """Those in force at the store's noon of a day."""
        zone = ZoneInfo(self.at(_noon(day, UTC)).calendar.time_zone)
        return self.at(_noon(day, zone))

    def local(self, ms: int) -> datetime:
        """On the store's wall clock."""
        return instant(ms).astimezone(ZoneInfo(self.at(ms).calendar.time_zone))


def _noon(day: date, zone: tzinfo) -> int:
    return epoch_ms(datetime.combine(day, _NOON, zone))
