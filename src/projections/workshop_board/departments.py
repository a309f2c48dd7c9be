"""Who can put an end to a wait."""

from collections.abc import Mapping

from domain.aggregates.work_order.status import WAITING_REASONS, JobStatus
from domain.labels import Word
from domain.reasons import ReasonCode
from projections.engine.dbapi import Row
from projections.job_facts.shortages import NONE_SHORT


class Department(Word):
    FRONT_DESK = "front_desk", "前台", "Front desk"
    PARTS = "parts", "配件", "Parts"
    WORKSHOP = "workshop", "车间", "Workshop"
    OUTSIDE = "outside", "外协", "Outside shop"


RESPONSIBLE: Mapping[ReasonCode, Department] = {
    ReasonCode.WAITING_CUSTOMER: Department.FRONT_DESK,
    ReasonCode.WAITING_INSURER: Department.FRONT_DESK,
    ReasonCode.WAITING_PARTS: Department.PARTS,
    ReasonCode.WAITING_BAY: Department.WORKSHOP,
    ReasonCode.WAITING_EQUIPMENT: Department.WORKSHOP,
    ReasonCode.WAITING_ESCALATION: Department.WORKSHOP,
    ReasonCode.WAITING_SUBLET: Department.OUTSIDE,
}
_BY_STATUS = {
    JobStatus.AT_SUBLET.value: ReasonCode.WAITING_SUBLET,
    JobStatus.WAITING_CUSTOMER.value: ReasonCode.WAITING_CUSTOMER,
}
_BY_PAUSE = {reason.value: reason for reason in WAITING_REASONS}


def waits_for(job: Row) -> tuple[ReasonCode, ...]:
    """Of a row of the board. A job that is worked at may wait for a part all the same."""
    status = str(job["status"])
    reason = _BY_PAUSE.get(str(job["paused_for"])) if status == JobStatus.PAUSED else _BY_STATUS.get(status)
    waits = () if reason is None else (reason,)
    wanted = job["authorised"] and not job["finished"] and not job["cancelled"]
    short = wanted and job["shortages"] != NONE_SHORT and reason is not ReasonCode.WAITING_PARTS
    return (*waits, ReasonCode.WAITING_PARTS) if short else waits
