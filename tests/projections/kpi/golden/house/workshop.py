"""An order in the workshop: dispatched, clocked, paused, finished, inspected."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from domain.aggregates.work_order.events.dispatching import (
    CrewMember,
    DispatchOverridden,
    JobDispatched,
    JobReassigned,
)
from domain.aggregates.work_order.events.inspecting import (
    FinalInspectionFailed,
    FinalInspectionPassed,
    InternalReworkOpened,
    JobAccepted,
    RatedItem,
    SelfCheckRecorded,
    WorkmanshipConfirmed,
)
from domain.aggregates.work_order.events.working import (
    ClockedOff,
    ClockedOn,
    DiagnosisRecorded,
    JobFinished,
    JobPaused,
    JobResumed,
    SubletReceived,
    SubletSent,
)
from domain.aggregates.work_order.words import Cause, ConfirmingSide, Shortfall
from domain.event import Event
from domain.personal import Personal
from domain.reasons import ReasonCode
from tests.projections.kpi.golden.house.diary import Diary, Punch
from tests.projections.kpi.golden.house.people import DISPATCHER, INSPECTOR, WORKSHOP, technician
from tests.projections.log_builder import sealed, yuan

Crew = dict[str, str]
"""Agreed share of the sold hours in per cent, by technician."""


class Workshop:
    """Of one order. A job is ``J1`` where nothing is said."""

    def __init__(self, diary: Diary, order: str, customer: str) -> None:
        self._diary, self._order, self._customer = diary, order, customer
        self._crews: dict[str, Crew] = {}

    def does(self, who: str, start: datetime, end: datetime, job: str = "J1") -> None:
        """Dispatched to one technician, worked on without a break, and finished."""
        self.given(start - timedelta(minutes=2), {who: "100"}, job)
        self.works(who, start, end, job)
        self.finished(end, who, job)

    def given(self, when: datetime, crew: Crew, job: str = "J1", bay: str = "B1") -> None:
        self._crews[job] = crew
        dispatched = JobDispatched(
            job=job,
            crew=_members(crew),
            bay=bay,
            planned_start=when,
            planned_end=when + timedelta(hours=2),
        )
        self._diary.add(self._order, when, dispatched, by=DISPATCHER)

    def given_against_suggestion(self, when: datetime, who: str, suggested: str, reason: ReasonCode) -> None:
        overridden = DispatchOverridden(
            job="J1", shortfalls=(Shortfall.SUGGESTION,), suggested_technician=suggested
        )
        self._diary.add(self._order, when, overridden, by=DISPATCHER, reason=reason)
        self.given(when, {who: "100"})

    def given_to_another(self, when: datetime, who: str, reason: ReasonCode) -> None:
        """To somebody of too low a grade; there was no suggestion."""
        former, crew = self._crews["J1"], {who: "100"}
        overridden = DispatchOverridden(job="J1", shortfalls=(Shortfall.GRADE,))
        reassigned = JobReassigned(
            job="J1",
            previous_crew=_members(former),
            previous_bay="B1",
            crew=_members(crew),
            bay="B1",
            planned_start=when,
            planned_end=when + timedelta(hours=2),
        )
        self._crews["J1"] = crew
        self._diary.add(self._order, when, overridden, reassigned, by=DISPATCHER, reason=reason)

    def works(
        self,
        who: str,
        start: datetime,
        end: datetime | None,
        job: str = "J1",
        *,
        shift: datetime | None = None,
        forgotten: bool = False,
    ) -> None:
        """``end`` None: the clock still runs. ``shift``: a moment of the day on which the shift began, if another."""
        day = (shift or start).date().isoformat()
        punch = Punch(start, end, self._order, job, forgotten=forgotten)
        self._diary.punch(who, day, punch)
        self._diary.add(self._order, start, ClockedOn(job=job, technician=who), by=technician(who))
        if end is not None:
            self._diary.add(self._order, end, ClockedOff(job=job, technician=who), by=technician(who))

    def paused(self, start: datetime, end: datetime | None, reason: ReasonCode, job: str = "J1") -> None:
        """``end`` None: until it is finished, or for good."""
        self._diary.add(self._order, start, JobPaused(job=job), by=WORKSHOP, reason=reason)
        if end is not None:
            self._diary.add(self._order, end, JobResumed(job=job), by=WORKSHOP)

    def diagnosed(self, when: datetime, who: str, *, well_described: bool) -> None:
        diagnosed = DiagnosisRecorded(
            job="J1",
            cause_code="worn",
            findings=self._note("found"),
            symptom_described_accurately=well_described,
        )
        self._diary.add(self._order, when, diagnosed, by=technician(who))

    def sublet(self, sent: datetime, received: datetime, cost: int) -> None:
        self._diary.add(self._order, sent, SubletSent(job="J1", vendor="Turnery"), by=WORKSHOP)
        self._diary.add(self._order, received, SubletReceived(job="J1", cost=yuan(cost)), by=WORKSHOP)

    def finished(self, when: datetime, who: str, job: str = "J1") -> None:
        """With everything up to the supervisor's acceptance."""
        done: tuple[Event, ...] = (
            JobFinished(job=job, work_done=self._note("done"), cause_code="worn"),
            SelfCheckRecorded(job=job, record=self._note("checked")),
            WorkmanshipConfirmed(job=job, side=ConfirmingSide.TECHNICIAN),
        )
        self._diary.add(self._order, when, *done, by=technician(who))
        confirmed = WorkmanshipConfirmed(job=job, side=ConfirmingSide.SUPERVISOR)
        self._diary.add(self._order, when, confirmed, JobAccepted(job=job), by=WORKSHOP)

    def passed(self, when: datetime, *jobs: str) -> None:
        for job in jobs or ("J1",):
            items = (RatedItem(item="work_complete", passed=True),)
            passed = FinalInspectionPassed(job=job, items=items, record=self._note("good"))
            self._diary.add(self._order, when, passed, by=INSPECTOR)

    def failed(self, when: datetime, cause: Cause, responsible: str | None) -> None:
        """The first job goes back to the workshop."""
        failed = FinalInspectionFailed(
            job="J1",
            items=(RatedItem(item="work_complete", passed=False),),
            record=self._note("bad"),
            cause=cause,
            responsible=responsible,
        )
        again = InternalReworkOpened(job="J1", round=1)
        self._diary.add(self._order, when, failed, again, by=INSPECTOR)

    def _note(self, words: str) -> Personal:
        return sealed(self._customer, words)


def _members(crew: Crew) -> tuple[CrewMember, ...]:
    return tuple(CrewMember(technician=who, share=Decimal(share)) for who, share in crew.items())
