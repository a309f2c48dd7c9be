"""The workshop report: what each technician worked and finished, day by day."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from domain.identifiers import StaffId, StoreId
from projections.days import days, of_days
from projections.views import Reads, View
from projections.workshop_load.queries.days import load
from projections.workshop_load.tables import FINISHED

_FINISHED = of_days(FINISHED)


class TechnicianReport(View):
    """``finished_hours`` are standard hours, shared as the crew agreed; a job shared by two counts for both."""

    day: date
    technician: StaffId
    worked_minutes: int
    finished_jobs: int
    finished_hours: Decimal


def workshop_report(reads: Reads, store: StoreId, first: date, last: date) -> list[TechnicianReport]:
    """A line for each technician and day with a shift or a finished job; both days included."""
    jobs: defaultdict[tuple[str, str], int] = defaultdict(int)
    hours: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in reads.rows(_FINISHED, **days(store, first, last)):
        key = (str(row["day"]), str(row["technician"]))
        jobs[key] += 1
        hours[key] += Decimal(str(row["hours"]))
    worked = {
        (technician.day.isoformat(), technician.technician): technician.worked_minutes
        for day in load(reads, store, first, last)
        for technician in day.technicians
    }
    return [
        TechnicianReport(
            day=date.fromisoformat(day),
            technician=technician,
            worked_minutes=worked.get((day, technician), 0),
            finished_jobs=jobs[day, technician],
            finished_hours=hours[day, technician],
        )
        for day, technician in sorted(worked.keys() | jobs.keys())
    ]
