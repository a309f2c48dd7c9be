"""The rules as a definition sees them: those of the store at the moment that an item is attributed to."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from domain.identifiers import StoreId
from domain.rules.calendar import business_date
from domain.rules.rule_set import RuleSet
from domain.rules.timetable import RuleTimetable
from projections.engine.columns import epoch_ms

_NOON = time(12)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def instant(ms: int) -> datetime:
    """Of milliseconds since 1970, in UTC."""
    return _EPOCH + timedelta(milliseconds=ms)


class CaseRules:
    """For one case: it remembers what it was asked."""

    def __init__(self, timetable: RuleTimetable, store: StoreId) -> None:
        self._timetable = timetable
        self._store = store
        self._at: dict[int, RuleSet] = {}
        self._date: dict[int, date] = {}
        self._day: dict[int, str] = {}

    def at(self, ms: int) -> RuleSet:
        """The rules in force then."""
        known = self._at.get(ms)
        if known is None:
            known = self._at[ms] = self._timetable.rules_for(self._store, instant(ms))
        return known

    def on(self, day: date) -> RuleSet:
        """Those in force at the store's noon of a day."""
        zone = ZoneInfo(self.at(_noon(day, UTC)).calendar.time_zone)
        return self.at(_noon(day, zone))

    def local(self, ms: int) -> datetime:
        """On the store's wall clock."""
        return instant(ms).astimezone(ZoneInfo(self.at(ms).calendar.time_zone))

    def date(self, ms: int) -> date:
        """The store's business day."""
        known = self._date.get(ms)
        if known is None:
            known = self._date[ms] = business_date(self.at(ms).calendar, instant(ms))
        return known

    def day(self, ms: int) -> str:
        """The same as ISO text."""
        known = self._day.get(ms)
        if known is None:
            known = self._day[ms] = self.date(ms).isoformat()
        return known


def _noon(day: date, zone: tzinfo) -> int:
    return epoch_ms(datetime.combine(day, _NOON, zone))
