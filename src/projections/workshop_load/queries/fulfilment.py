"""The published plans of some days beside what was done on them."""

from collections import Counter, defaultdict
from datetime import date, datetime

from domain.identifiers import BayId, LocalId, StaffId, StoreId, StreamId
from projections.cells import moment, number
from projections.days import days, of_days
from projections.engine.dbapi import Row
from projections.views import Reads, View
from projections.workshop_load.spans import MINUTE
from projections.workshop_load.tables import FINISHED, PLAN_ENTRY, PUNCH

_PLANS, _PUNCHES, _FINISHED = of_days(PLAN_ENTRY), of_days(PUNCH), of_days(FINISHED)
_Work = tuple[str, str, str, str]
"""Day, order, job and technician."""


class PlanFulfilment(View):
    """A technician's work on a job and day: planned, done, or both. Unplanned work has neither ``start`` nor ``bay``.

    ``clocked_minutes``: whole minutes of his closed clocks; ``finished``: the job was finished that day.
    """

    day: date
    order: StreamId
    job: LocalId
    technician: StaffId
    bay: BayId | None
    start: datetime | None
    end: datetime | None
    planned_minutes: int
    clocked_minutes: int
    finished: bool


def plan_fulfilment(reads: Reads, store: StoreId, first: date, last: date) -> list[PlanFulfilment]:
    """Both days included; each day's plan in the order of its starts, then what was not planned."""
    window = days(store, first, last)
    planned: defaultdict[_Work, list[Row]] = defaultdict(list)
    for row in reads.rows(_PLANS, **window):
        planned[_work(row)].append(row)
    clocked: Counter[_Work] = Counter()
    for row in reads.rows(_PUNCHES, **window):
        if row["job"] is not None and row["end_ms"] is not None:
            clocked[_work(row)] += number(row["end_ms"]) - number(row["start_ms"])
    finished = {_work(row)[:3] for row in reads.rows(_FINISHED, **window)}
    lines = [
        _line(work, planned.get(work, []), clocked[work], finished)
        for work in planned.keys() | clocked.keys()
    ]
    return sorted(lines, key=_place)


def _work(row: Row) -> _Work:
    return str(row["day"]), str(row["order"]), str(row["job"]), str(row["technician"])


def _line(
    work: _Work, entries: list[Row], clocked_ms: int, finished: set[tuple[str, str, str]]
) -> PlanFulfilment:
    spans = [(moment(entry["start"]), moment(entry["end"])) for entry in entries]
    day, order, job, technician = work
    return PlanFulfilment(
        day=date.fromisoformat(day),
        order=order,
        job=job,
        technician=technician,
        bay=str(entries[0]["bay"]) if entries else None,
        start=min((start for start, _ in spans), default=None),
        end=max((end for _, end in spans), default=None),
        planned_minutes=sum(int((end - start).total_seconds()) for start, end in spans) // 60,
        clocked_minutes=clocked_ms // MINUTE,
        finished=work[:3] in finished,
    )


def _place(line: PlanFulfilment) -> tuple[date, bool, float, str, int, str, str]:
    begins = line.start.timestamp() if line.start else 0.0
    return line.day, line.start is None, begins, line.order, len(line.job), line.job, line.technician
