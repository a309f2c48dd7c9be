"""What an order shows of its jobs, derived anew after every event that may change it."""

from datetime import datetime

from domain.aggregates.work_order.status import (
    WAITING_REASONS,
    JobStatus,
    OrderFacts,
    derive_job_status,
    derive_order_status,
)
from domain.reasons import ReasonCode
from domain.trade import OrderClass
from projections.cells import moment, text_list, text_set, texts, word
from projections.engine.columns import epoch_ms, iso
from projections.engine.dbapi import Row, Value
from projections.engine.rows import Rows
from projections.job_facts.columns import facts_of
from projections.workshop_board.departments import RESPONSIBLE, Department
from projections.workshop_board.tables import JOB, ORDER

_ENDED = (JobStatus.CANCELLED, JobStatus.TURNED_DOWN, JobStatus.PASSED)
_UNDECIDED = (JobStatus.PROPOSED, JobStatus.TO_QUOTE, JobStatus.WAITING_CUSTOMER)


def store_job(rows: Rows, row: Row, at: datetime) -> None:
    """The job with its status; ``at`` is when a changed status began."""
    status = derive_job_status(facts_of(row))
    rows.put(JOB, {**row, "status": status, **_since(row, status, at)})


def change_order(rows: Rows, order: str, at: datetime, **changes: Value) -> None:
    """The order with these changes and everything that follows from them and from its jobs."""
    row = rows.get(ORDER, order)
    if row is not None:
        row |= changes
        rows.put(ORDER, row | _derived(row, rows.select(JOB, order=order), at))


def _derived(order: Row, jobs: list[Row], at: datetime) -> Row:
    facts = OrderFacts(
        cancelled=bool(order["cancelled"]),
        delivered=bool(order["delivered"]),
        settled=bool(order["settled"]),
    )
    status = derive_order_status(facts, [facts_of(job) for job in jobs])
    gone = facts.cancelled or facts.delivered
    to_do = [] if gone else [job for job in jobs if job["status"] not in _ENDED]
    waiting = {reason for job in to_do if (reason := _waits_for(job)) is not None}
    expected = [moment(job["expected_at"]) for job in to_do if job["expected_at"] is not None]
    return {
        "status": status,
        **_since(order, status, at),
        "waiting_for": text_set(set(waiting)),
        "departments": text_list([each for each in Department if each in {RESPONSIBLE[r] for r in waiting}]),
        "blocked": bool(waiting),
        "technicians": text_set({who for job in to_do for who in texts(job["crew"])}),
        "bays": text_set({str(job["bay"]) for job in to_do if job["bay"] is not None}),
        "rework": order["order_class"] == OrderClass.REWORK_OUT or any(job["rework_round"] for job in to_do),
        "additional_work": sum(
            bool(job["found_by_technician"]) and job["status"] in _UNDECIDED for job in to_do
        ),
        "expected_at": iso(max(expected)) if expected else None,
        "in_house": not gone,
    }


def _waits_for(job: Row) -> ReasonCode | None:
    if job["status"] == JobStatus.AT_SUBLET:
        return ReasonCode.WAITING_SUBLET
    if job["status"] == JobStatus.WAITING_CUSTOMER:
        return ReasonCode.WAITING_CUSTOMER
    if job["status"] == JobStatus.PAUSED and job["paused_for"] in WAITING_REASONS:
        return word(ReasonCode, job["paused_for"])
    return None


def _since(row: Row, status: str, at: datetime) -> Row:
    if row.get("status") == status:
        return {}
    return {"status_since": iso(at), "status_ms": epoch_ms(at)}
