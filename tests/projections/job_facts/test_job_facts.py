"""The facts kept in columns are those the aggregate remembers, whatever happens to a job."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from domain.aggregates.work_order.events.dispatching import CrewMember, JobDispatched
from domain.aggregates.work_order.events.inspecting import (
    FinalInspectionFailed,
    FinalInspectionPassed,
    InternalReworkOpened,
    JobRejected,
    RatedItem,
)
from domain.aggregates.work_order.events.quoting import (
    AdditionalWorkAcknowledged,
    AuthorisationReset,
    JobAdded,
    JobAuthorised,
    JobDeclined,
    JobDeferred,
    JobQuoted,
)
from domain.aggregates.work_order.events.working import (
    ClockedOff,
    ClockedOn,
    JobCancelled,
    JobFinished,
    JobPaused,
    JobResumed,
    SubletReceived,
    SubletSent,
)
from domain.aggregates.work_order.evolving import evolve
from domain.aggregates.work_order.state import EMPTY
from domain.aggregates.work_order.status import facts_of_job
from domain.aggregates.work_order.words import Cause
from domain.envelope import Recorded
from domain.reasons import Reason, ReasonCode
from domain.trade import Channel, JobSource, Payer
from projections.job_facts.columns import facts_of, first_facts
from projections.job_facts.handlers import FACT_EVENTS, FactEvent, fact_changes
from tests.projections.log_builder import labour, requirement, sealed, yuan
from tests.support.scenario import clock, meta_of

NOTE = sealed("customer-1", "words")
ITEMS = (RatedItem(item="brakes", passed=False),)
REASONS = st.sampled_from([None, ReasonCode.WAITING_PARTS, ReasonCode.BREAK])
EVENTS: tuple[FactEvent, ...] = (
    AdditionalWorkAcknowledged(job="J1"),
    JobQuoted(
        job="J1",
        revision=1,
        lines=(labour("L1", "BR-PAD"),),
        total=yuan(360),
        price_list="default-1",
        valid_until=clock(8, days=7),
    ),
    JobAuthorised(job="J1", method=Channel.PHONE, cap=yuan(360)),
    AuthorisationReset(job="J1", quoted=yuan(400), cap=yuan(360)),
    JobDeclined(job="J1"),
    JobDeferred(job="J1", until_odometer=50_000),
    JobDispatched(
        job="J1",
        crew=(CrewMember(technician="te01", share=Decimal(100)),),
        bay="B1",
        planned_start=clock(9),
        planned_end=clock(10),
    ),
    ClockedOn(job="J1", technician="te01"),
    ClockedOn(job="J1", technician="te02"),
    ClockedOff(job="J1", technician="te01"),
    ClockedOff(job="J1", technician="te02"),
    JobPaused(job="J1"),
    JobResumed(job="J1"),
    SubletSent(job="J1", vendor="Paint shop"),
    SubletReceived(job="J1", cost=yuan(100)),
    JobFinished(job="J1", work_done=NOTE, cause_code="worn"),
    JobCancelled(job="J1", work_started=True),
    JobRejected(job="J1"),
    InternalReworkOpened(job="J1", round=2),
    FinalInspectionPassed(job="J1", items=ITEMS, record=NOTE),
    FinalInspectionFailed(job="J1", items=ITEMS, record=NOTE, cause=Cause.PART),
)


def test_every_fact_event_is_tried() -> None:
    untried = set(FACT_EVENTS) - {type(event) for event in EVENTS}
    assert {each.__name__ for each in untried} == {"JobReassigned"}


@given(st.lists(st.tuples(st.sampled_from(EVENTS), REASONS), max_size=25), st.sampled_from(JobSource))
def test_columns_and_aggregate_agree_after_every_event(
    happened: list[tuple[FactEvent, ReasonCode | None]], source: JobSource
) -> None:
    added = JobAdded(
        job="J1",
        operation="BR-PAD",
        source=source,
        payer=Payer.CUSTOMER,
        requirement=requirement("BR-PAD"),
        diagnostic=False,
    )
    state = evolve(EMPTY, Recorded("order-1", 1, 1, meta_of(clock(8)), added))
    row = first_facts(found_by_technician=source is JobSource.TECHNICIAN)
    for version, (event, code) in enumerate(happened, start=2):
        meta = meta_of(clock(9), version=version, reason=Reason(code=code) if code else None)
        recorded = Recorded("order-1", version, version, meta, event)
        state = evolve(state, recorded)
        row |= fact_changes(row, recorded)
        assert facts_of(row) == facts_of_job(state.jobs["J1"])
