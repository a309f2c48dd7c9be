"""May a job be worked on? Asked before dispatch and before every clock-on."""

from domain.aggregates.work_order.refusals.workable import (
    NOT_AUTHORISED,
    PAYER_NOT_APPROVED,
    SPECIAL_PROCESS_NOT_RELEASED,
)
from domain.aggregates.work_order.state import Job
from domain.errors import ErrorCode, Refused
from domain.identifiers import LocalId
from domain.rules.rule_set import RuleSet
from domain.trade import Payer

PAYERS_TO_APPROVE = frozenset({Payer.MANUFACTURER, Payer.INSURER})
"""Payers outside the house, who give an approval number before they pay."""


def why_not_workable(job: Job, rules: RuleSet) -> ErrorCode | None:
    """What still stands in the way; None when nothing does. Internal and diagnostic jobs are authorised, too."""
    if not job.offer.authorised:
        return NOT_AUTHORISED
    if job.spec.payer in PAYERS_TO_APPROVE and not job.offer.payer_approval:
        return PAYER_NOT_APPROVED
    placement = job.placement
    if placement.special_process and not placement.released_by.issuperset(rules.special_process_release):
        return SPECIAL_PROCESS_NOT_RELEASED
    return None


def refuse_unworkable(job_id: LocalId, job: Job, rules: RuleSet) -> None:
    """Refused with the code of :func:`why_not_workable`."""
    code = why_not_workable(job, rules)
    if code is not None:
        raise Refused(code, job=job_id)
