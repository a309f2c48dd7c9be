"""A period's figures as known on a day of the past, as known now, and what happened in between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from application.event_log import StoredEventLog
from domain.identifiers import StoreId
from domain.rules.timetable import RuleTimetable
from projections.engine import Reader
from projections.kpi import KPI
from projections.kpi.catalogue import KPIS
from projections.kpi.definition import Kpi
from projections.kpi.periods import Period
from projections.kpi.queries.differences import FigureChange, figure_changes
from projections.kpi.queries.figures import figures
from projections.kpi.queries.values import FigureValue
from runtime.figures.causes import Cause, events_of, rule_changes
from runtime.figures.shadow import OnProgress, shadow


@dataclass(frozen=True)
class Restated:
    """``then`` and ``now`` in order of the figures; ``causes`` by case; ``rules`` are activations in between."""

    store: StoreId
    period: Period
    then_position: int
    now_position: int
    then: Sequence[FigureValue]
    now: Sequence[FigureValue]
    changes: Sequence[FigureChange]
    causes: Mapping[str, Sequence[Cause]]
    rules: Sequence[Cause]


def restate(
    reader: Reader,
    log: StoredEventLog,
    store: StoreId,
    period: Period,
    *,
    then: int,
    rules_then: RuleTimetable,
    today: date,
    kpis: Sequence[Kpi] = KPIS,
    on_progress: OnProgress = lambda _: None,
) -> Restated:
    """``then`` is a position, ``rules_then`` what had been decided by it."""
    wanted = {kpi.id for kpi in kpis}
    then = min(then, reader.position(KPI.name))
    with (
        shadow(log, then, rules_then, store=store, on_progress=on_progress) as past,
        reader.snapshot() as read,
    ):
        position = read.position(KPI.name)
        values = [
            figures(reads, store, period.first, period.last, today=today, kpis=kpis)
            for reads in (past.reader, read)
        ]
        changes = [
            change
            for change in figure_changes(past.reader, read, store, period, today)
            if change.kpi in wanted
        ]
        cases = sorted({entry.case for change in changes for entry in change.changes})
        causes = {case: events_of(log, read, case, after=then, until=position) for case in cases}
    activated = rule_changes(log, store, after=then, until=position)
    return Restated(store, period, then, position, values[0], values[1], changes, causes, activated)
