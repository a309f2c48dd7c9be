"""What an order shows of its jobs: its status after every event that may change it, the rest once for each batch."""

from datetime import datetime

from domain.aggregates.work_order.status import (
    JobShown,
    JobStatus,
    OrderFacts,
    derive_job_status,
    order_status,
)
from domain.reasons import ReasonCode
from domain.trade import OrderClass
from projections.cells import moment, number, text_list, text_set, texts
from projections.engine.columns import epoch_ms, iso
from projections.engine.dbapi import Row, Value
from projections.engine.rows import Rows
from projections.engine.table_sql import Key
from projections.job_facts.columns import facts_of
from projections.workshop_board.departments import RESPONSIBLE, Department, waits_for
from projections.workshop_board.tables import JOB, ORDER

_ENDED = (JobStatus.CANCELLED, JobStatus.TURNED_DOWN, JobStatus.PASSED)
_SHOWN_OF_JOB = ("status", "paused_for", "rework_round")
_UNDECIDED = (JobStatus.PROPOSED, JobStatus.TO_QUOTE, JobStatus.WAITING_CUSTOMER)


_JOB_STATUSES = {each.value: each for each in JobStatus}
_REASONS = {each.value: each for each in ReasonCode}


def add_job(rows: Rows, row: Row, at: datetime) -> None:
    """A new job with its status, which begins ``at`` this moment."""
    row |= _begun(derive_job_status(facts_of(row)), at)
    rows.put(JOB, row)
    _follow(rows, str(row["order"]), at)


def change_job(rows: Rows, row: Row, changes: Row, at: datetime) -> None:
    """The job with these changes and its status; ``at`` is when a changed status began."""
    order, before = str(row["order"]), [row[name] for name in _SHOWN_OF_JOB]
    row |= changes
    status = derive_job_status(facts_of(row))
    if status != row["status"]:
        changes = changes | _begun(status, at)
        row |= changes
    rows.patch(JOB, (order, row["job"]), **changes)
    if before == [row[name] for name in _SHOWN_OF_JOB]:
        rows.touch(ORDER, order)
    else:
        _follow(rows, order, at)


def change_order(rows: Rows, order: str, **changes: Value) -> None:
    """The order with these changes, of which its status does not depend."""
    rows.change(ORDER, order, **changes)


def move_order(rows: Rows, order: str, at: datetime, **changes: Value) -> None:
    """The order with changes that its status may depend on."""
    if rows.change(ORDER, order, **changes):
        _follow(rows, order, at)


def _follow(rows: Rows, order: str, at: datetime) -> None:
    """Its status after every event, since the moment at which it began is shown; the rest can wait."""
    found = rows.cells(ORDER, ("cancelled", "delivered", "settled", "status"), order)
    if found is None:
        return
    cancelled, delivered, settled, former = found
    jobs = [
        JobShown(
            _JOB_STATUSES[str(status)],
            None if paused_for is None else _REASONS[str(paused_for)],
            number(rework_round),
        )
        for status, paused_for, rework_round in rows.cells_of(JOB, _SHOWN_OF_JOB, order=order)
    ]
    status = order_status(OrderFacts(bool(cancelled), bool(delivered), bool(settled)), jobs)
    if status != former:
        rows.patch(ORDER, order, **_begun(status, at))
    rows.touch(ORDER, order)


def _begun(status: str, at: datetime) -> Row:
    return {"status": status, "status_since": iso(at), "status_ms": epoch_ms(at)}


def summarise_order(rows: Rows, key: Key) -> None:
    """What an order shows of its jobs beside its status."""
    order = rows.get(ORDER, *key)
    if order is not None:
        rows.patch(ORDER, key, **_summary(order, rows.select(JOB, order=key[0])))


def _summary(order: Row, jobs: list[Row]) -> Row:
    gone = bool(order["cancelled"] or order["delivered"])
    to_do = [] if gone else [job for job in jobs if job["status"] not in _ENDED]
    waiting = {reason for job in to_do for reason in waits_for(job)}
    expected = [moment(job["expected_at"]) for job in to_do if job["expected_at"] is not None]
    return {
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
