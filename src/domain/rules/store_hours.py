"""Rules and business day of a store by the moment: figures ask for each one of every order, and few hours differ."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from domain.rules.calendar import business_date
from domain.rules.rule_set import RuleSet

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_HOUR_MS = 3_600_000
_MOST_HOURS = 10_000


class _Standing(NamedTuple):
    """What holds at a moment."""

    rules: RuleSet
    day: date
    day_text: str


class StoreHours:
    """Moments are milliseconds since 1970. ``rules_at`` answers alike between two of its ``changes``."""

    def __init__(self, rules_at: Callable[[datetime], RuleSet], changes: Sequence[datetime]) -> None:
        self._rules_at = rules_at
        self._changes = changes
        self._known: dict[int, _Standing] = {}

    def rules(self, ms: int) -> RuleSet:
        """Those in force then."""
        return (self._known.get(ms // _HOUR_MS) or self._find(ms)).rules

    def day(self, ms: int) -> date:
        """The business day."""
        return (self._known.get(ms // _HOUR_MS) or self._find(ms)).day

    def day_text(self, ms: int) -> str:
        """The same as ISO text."""
        return (self._known.get(ms // _HOUR_MS) or self._find(ms)).day_text

    def _find(self, ms: int) -> _Standing:
        standing = self._standing(_instant(ms))
        hour = ms // _HOUR_MS
        if self._same_throughout(hour, standing):
            if len(self._known) >= _MOST_HOURS:
                self._known.clear()
            self._known[hour] = standing
        return standing

    def _standing(self, moment: datetime) -> _Standing:
        rules = self._rules_at(moment)
        day = business_date(rules.calendar, moment)
        return _Standing(rules, day, day.isoformat())

    def _same_throughout(self, hour: int, standing: _Standing) -> bool:
        """No other rules, no other offset from UTC and no other day begin within the hour."""
        first, last = _instant(hour * _HOUR_MS), _instant((hour + 1) * _HOUR_MS - 1)
        if any(first < change <= last for change in self._changes):
            return False
        zone = ZoneInfo(standing.rules.calendar.time_zone)
        if first.astimezone(zone).utcoffset() != last.astimezone(zone).utcoffset():
            return False
        days = {business_date(standing.rules.calendar, each) for each in (first, last)}
        return days == {standing.day}


def _instant(ms: int) -> datetime:
    return _EPOCH + timedelta(milliseconds=ms)
