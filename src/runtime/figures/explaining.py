"""A figure explains itself: formula, rules, every entry with its events, and the same number once more from the log."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from application.event_log import StoredEventLog
from domain.identifiers import StoreId
from domain.rules.kpi import Inclusion
from domain.rules.timetable import RuleTimetable
from projections.engine import Reader
from projections.kpi import KPI
from projections.kpi.definition import Kpi
from projections.kpi.periods import Period
from projections.kpi.queries.entries import Placed
from projections.kpi.queries.figures import members
from projections.kpi.queries.values import FigureValue, value_of
from projections.kpi.rules import CaseRules
from runtime.figures.causes import Cause
from runtime.figures.evidence import Evidence
from runtime.figures.shadow import OnProgress, shadow


@dataclass(frozen=True, slots=True)
class Member:
    """An entry of the figure, with the events behind it."""

    placed: Placed
    events: Sequence[Cause]


@dataclass(frozen=True)
class Explanation:
    """``recomputed`` comes from the log alone, under the same rules; it ``agrees`` when every entry is the same."""

    kpi: Kpi
    store: StoreId
    period: Period
    position: int
    rule_sets: Sequence[str]
    value: FigureValue
    members: Sequence[Member]
    recomputed: FigureValue
    agrees: bool

    def of(self, standing: Inclusion) -> Iterator[Member]:
        return (member for member in self.members if member.placed.entry.standing is standing)


def explain(
    reader: Reader,
    log: StoredEventLog,
    kpi: Kpi,
    store: StoreId,
    period: Period,
    *,
    rules: RuleTimetable,
    today: date,
    on_progress: OnProgress = lambda _: None,
) -> Explanation:
    """``rules`` are those of the copy that is read."""
    with reader.snapshot() as read:
        position = read.position(KPI.name)
        placed = members(read, store, period.first, period.last, [kpi]).get(kpi.id, [])
    with shadow(log, position, rules, store=store, on_progress=on_progress) as fresh:
        again = members(fresh.reader, store, period.first, period.last, [kpi]).get(kpi.id, [])
    evidence = Evidence(log, reader, CaseRules(rules, store), position)
    last, now = period.last.isoformat(), today.isoformat()
    return Explanation(
        kpi=kpi,
        store=store,
        period=period,
        position=position,
        rule_sets=rule_sets_in_force(rules, store, period),
        value=value_of(kpi, placed, last, now),
        members=[Member(each, evidence.of(each)) for each in placed],
        recomputed=value_of(kpi, again, last, now),
        agrees=placed == again,
    )


def rule_sets_in_force(rules: RuleTimetable, store: StoreId, period: Period) -> list[str]:
    """Ids of the rule sets that held on a day of the period, the first one first."""
    begin = datetime.combine(period.first, time(), UTC) - timedelta(days=1)
    end = datetime.combine(period.last, time(), UTC) + timedelta(days=2)
    moments = [begin, *(at for at in rules.changes(store) if begin < at < end)]
    return list(dict.fromkeys(rules.rules_for(store, at).id for at in moments))
