"""What an order shows of its jobs: its status after every event that may change it, the rest once for each batch."""

from datetime import datetime
from functools import lru_cache

from domain.aggregates.work_order.status import (
    JobShown,
    JobStatus,
    OrderFacts,
    OrderStatus,
    derive_job_status,
    most_urgent,
    shown_on_order,
)
from domain.reasons import ReasonCode
from domain.trade import OrderClass
from projections.cells import moment, number, text_list, text_set, texts, word
from projections.engine.columns import epoch_ms, iso
from projections.engine.dbapi import Row, Value
from projections.engine.rows import Rows
from projections.engine.table_sql import Key
from projections.job_facts.columns import FACTS, facts_of
from projections.workshop_board.departments import RESPONSIBLE, Department, waits_for
from projections.workshop_board.tables import JOB, ORDER

_ENDED = (JobStatus.CANCELLED, JobStatus.TURNED_DOWN, JobStatus.PASSED)
_UNDECIDED = (JobStatus.PROPOSED, JobStatus.TO_QUOTE, JobStatus.WAITING_CUSTOMER)
_SHOWN_OF_JOB = ("status", "paused_for", "rework_round")
_STATUS_OF_JOB = (*FACTS, "status")

JobKey = tuple[str, str]
"""Order and job."""


def since(at: datetime) -> Row:
    """The cells that say since when something has its status."""
    return {"status_since": iso(at), "status_ms": epoch_ms(at)}


def add_job(rows: Rows, row: Row, at: datetime) -> None:
    """A new job with its status, which begins ``at`` this moment."""
    began = since(at)
    rows.put(JOB, {**row, "status": derive_job_status(facts_of(row)), **began})
    _follow(rows, str(row["order"]), began)


def known_of(rows: Rows, order: str, job: str) -> Row | None:
    """Of a job that is there, the facts and the status; :func:`change_job` goes on from these."""
    found = rows.cells(JOB, _STATUS_OF_JOB, order, job)
    return None if found is None else dict(zip(_STATUS_OF_JOB, found, strict=True))


def change_job(rows: Rows, key: JobKey, known: Row, changes: Row, at: datetime) -> None:
    """The job with these changes and its status; ``at`` is when a changed status began."""
    former, shown_so_far, began = known["status"], _shown_of(known), since(at)
    known |= changes
    known["status"] = status = derive_job_status(facts_of(known))
    if status != former:
        changes = {**changes, "status": status, **began}
    rows.patch(JOB, key, **changes)
    if _shown_of(known) is shown_so_far:
        rows.touch(ORDER, key[0])
    else:
        _follow(rows, key[0], began)


def change_order(rows: Rows, order: str, **changes: Value) -> None:
    """The order with these changes, of which its status does not depend."""
    rows.change(ORDER, order, **changes)


def move_order(rows: Rows, order: str, at: datetime, **changes: bool) -> None:
    """The order with changes that its status may depend on."""
    if rows.change(ORDER, order, **changes):
        _follow(rows, order, since(at))


def _follow(rows: Rows, order: str, began: Row) -> None:
    """Its status after every event, since the moment at which it began is shown; the rest can wait."""
    found = rows.cells(ORDER, ("cancelled", "delivered", "settled", "status"), order)
    if found is None:
        return
    cancelled, delivered, settled, former = found
    facts = OrderFacts(bool(cancelled), bool(delivered), bool(settled))
    status = most_urgent(facts, {_shown(*job) for job in rows.cells_of(JOB, _SHOWN_OF_JOB, order=order)})
    if status != former:
        rows.patch(ORDER, order, status=status, **began)
    rows.touch(ORDER, order)


def _shown_of(job: Row) -> OrderStatus | None:
    return _shown(job["status"], job["paused_for"], job["rework_round"])


@lru_cache(maxsize=1_024)
def _shown(status: Value, paused_for: Value, rework_round: Value) -> OrderStatus | None:
    """What an order shows of a job with these cells; kept, since few combinations ever occur."""
    reason = None if paused_for is None else word(ReasonCode, paused_for)
    return shown_on_order(JobShown(word(JobStatus, status), reason, number(rework_round)))


def summarise_order(rows: Rows, key: Key) -> None:
    """What an order shows of its jobs beside its status."""
    order = rows.get(ORDER, *key)
    if order is not None:
        gone = bool(order["cancelled"] or order["delivered"])
        rows.patch(
            ORDER, key, **_summary(order, [] if gone else rows.select(JOB, order=key[0])), in_house=not gone
        )


def _summary(order: Row, jobs: list[Row]) -> Row:
    to_do = [job for job in jobs if job["status"] not in _ENDED]
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
    }
