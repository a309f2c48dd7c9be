"""Who was guided at which job, by whom."""

from collections import defaultdict
from datetime import date, datetime

from domain.aggregates.work_order.words import SupervisionAct
from domain.identifiers import LocalId, StaffId, StoreId, StreamId
from projections.days import days, of_days
from projections.registers.tables import SUPERVISION
from projections.views import Reads, View

_OF_DAYS = of_days(SUPERVISION)


class Supervision(View):
    order: StreamId
    job: LocalId
    senior: StaffId
    act: SupervisionAct
    at: datetime


class SupervisedJobs(View):
    """``jobs`` counts each job once, however often it was supervised."""

    junior: StaffId
    jobs: int
    supervised: tuple[Supervision, ...]


def supervised_jobs(reads: Reads, store: StoreId, first: date, last: date) -> list[SupervisedJobs]:
    """Per junior, of these days."""
    of_junior: dict[str, list[Supervision]] = defaultdict(list)
    for row in reads.rows(_OF_DAYS, **days(store, first, last)):
        of_junior[str(row["junior"])].append(Supervision.model_validate(row))
    return [
        SupervisedJobs(
            junior=junior,
            jobs=len({(each.order, each.job) for each in supervised}),
            supervised=tuple(supervised),
        )
        for junior, supervised in sorted(of_junior.items())
    ]
