"""The workshop's time: free hours, the earliest finish, the day's plan, the report."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import AwareDatetime, BaseModel
from starlette.responses import Response

from api.queries.desk import Desk, Question
from api.queries.keys import local
from api.queries.listings import DaysListing, add_listings, add_route
from api.queries.paging import Page, PageRequest, page_of, page_request
from domain.quantities import Hours
from domain.workforce import Grade, Qualification
from projections.workshop_load import WORKSHOP_LOAD
from projections.workshop_load.queries.days import DayLoad, load
from projections.workshop_load.queries.earliest import Slot, earliest_finish
from projections.workshop_load.queries.plan import PlannedJob, job_plan
from projections.workshop_load.queries.report import TechnicianReport, workshop_report

_LISTINGS = (
    DaysListing(
        "/workshop-load", "车间负荷:可用工时与工位 Free time of technicians and bays",
        WORKSHOP_LOAD, DayLoad, lambda reads, asked, on: load(reads, asked.store, on.first, on.last),
        lambda day: (day.day.isoformat(),),
    ),
    DaysListing(
        "/reports/workshop", "车间日报 What each technician worked and finished",
        WORKSHOP_LOAD, TechnicianReport,
        lambda reads, asked, on: workshop_report(reads, asked.store, on.first, on.last),
        lambda line: (line.day.isoformat(), line.technician),
    ),
)  # fmt: skip


class EarliestFinish(BaseModel):
    """``slot`` is None when no planned shifts suffice."""

    slot: Slot | None


def add_load(router: APIRouter, desk: Desk) -> None:
    add_listings(router, desk, _LISTINGS)

    def earliest(
        hours: Annotated[Hours, Query(description="standard hours of the work")],
        grade: Annotated[Grade, Query(description="least skill grade")] = Grade.JUNIOR,
        qualification: Annotated[tuple[Qualification, ...], Query(max_length=20)] = (),
        not_before: Annotated[AwareDatetime | None, Query(description="now when left out")] = None,
        asked: Question = Depends(desk.question),
    ) -> Response:
        # nobody works in the past
        since = asked.now if not_before is None else max(not_before, asked.now)
        return desk.answer(
            asked,
            WORKSHOP_LOAD,
            lambda reads: earliest_finish(
                reads,
                asked.store,
                hours=hours,
                grade=grade,
                qualifications=frozenset(qualification),
                not_before=since,
            ),
            lambda slot: EarliestFinish(slot=slot),
        )

    def plan(
        day: date, asked: Question = Depends(desk.question), wanted: PageRequest = Depends(page_request)
    ) -> Response:
        return desk.answer(
            asked,
            WORKSHOP_LOAD,
            lambda reads: job_plan(reads, asked.store, day),
            lambda found: page_of(
                found,
                lambda entry: (entry.start.timestamp(), entry.order, *local(entry.job), entry.technician),
                wanted,
                f"job-plan/{day}",
            ),
        )

    add_route(
        router,
        "/workshop-load/earliest-finish",
        "最早完工时间 Who could be through first, and when",
        EarliestFinish,
        earliest,
    )
    add_route(router, "/job-plans/{day}", "当日作业计划 The plan of a day", Page[PlannedJob], plan)
