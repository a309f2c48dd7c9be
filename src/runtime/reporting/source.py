"""What the sheets of a report are made from: one state of the read models, and the rules."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import overload
from zoneinfo import ZoneInfo

from domain.identifiers import StoreId
from domain.rules.rule_set import RuleSet
from domain.rules.timetable import RuleTimetable
from projections.kpi.rules import CaseRules
from projections.views import Reads


@dataclass(frozen=True)
class Source:
    """``now`` is when the report is made, ``today`` the store's business day then."""

    reads: Reads
    store: StoreId
    rules: RuleTimetable
    today: date
    now: datetime

    def rules_on(self, day: date) -> RuleSet:
        """Those in force at noon."""
        return self.rules.rules_for(self.store, datetime.combine(day, time(12), self._zone))

    @overload
    def wall_clock(self, instant: datetime) -> datetime: ...

    @overload
    def wall_clock(self, instant: None) -> None: ...

    @overload
    def wall_clock(self, instant: datetime | None) -> datetime | None: ...

    def wall_clock(self, instant: datetime | None) -> datetime | None:
        """The store's local time, to the second and without a zone."""
        if instant is None:
            return None
        return instant.astimezone(self._zone).replace(tzinfo=None, microsecond=0)

    def case_rules(self) -> CaseRules:
        return CaseRules(self.rules, self.store)

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.rules.rules_for(self.store, self.now.astimezone(UTC)).calendar.time_zone)
