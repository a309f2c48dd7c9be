"""From the desk to the workshop: items explained, the dispatch order, the express lane."""

from domain.aggregates.work_order.commands.opening.models import ExplainItems, IssueDispatchOrder
from domain.aggregates.work_order.contracts import contract_missing
from domain.aggregates.work_order.events.opening import (
    DispatchOrderIssued,
    ExpressLaneChosen,
    ItemsExplained,
)
from domain.aggregates.work_order.express_lane import hours_of
from domain.aggregates.work_order.lookups import active_job, open_order, refuse_while_settling
from domain.aggregates.work_order.refusals import opening as refusals
from domain.aggregates.work_order.state import Opening, WorkOrder
from domain.decider import Frame
from domain.errors import Refused
from domain.identifiers import LocalId
from domain.labels import labels


def explain_items(state: WorkOrder, command: ExplainItems) -> ItemsExplained:
    open_order(state)
    jobs = tuple(dict.fromkeys(command.jobs))
    for job_id in jobs:
        _quoted(state, job_id)
    return ItemsExplained(jobs=jobs)


def issue_dispatch_order(state: WorkOrder, command: IssueDispatchOrder, frame: Frame) -> DispatchOrderIssued:
    opening = open_order(state)
    refuse_while_settling(state)
    if opening.promised_at is None:
        raise Refused(refusals.NOT_PROMISED)
    jobs = tuple(dict.fromkeys(command.jobs))
    for job_id in jobs:
        _refuse_unfit(state, opening, job_id)
    if frame.known.get("customer_file_complete") is not True:
        raise Refused(refusals.CUSTOMER_FILE_INCOMPLETE)
    if missing := contract_missing(state, frame.rules):
        raise Refused(refusals.CONTRACT_MISSING, kinds=labels(missing, "en"), kinds_zh=labels(missing))
    return DispatchOrderIssued(jobs=jobs)


def choose_express_lane(state: WorkOrder, frame: Frame) -> ExpressLaneChosen:
    if open_order(state).express_lane:
        raise Refused(refusals.EXPRESS_LANE_CHOSEN)
    jobs = {job_id: job for job_id, job in state.jobs.items() if job.active}
    if not jobs:
        raise Refused(refusals.NO_JOBS)
    for job_id, job in jobs.items():
        if not job.spec.requirement.express:
            raise Refused(refusals.NOT_EXPRESS_CAPABLE, job=job_id)
    hours = hours_of(job.spec.requirement for job in jobs.values())
    if hours > frame.rules.express_lane_limit:
        raise Refused(
            refusals.TOO_LONG_FOR_EXPRESS, hours=str(hours), limit=str(frame.rules.express_lane_limit)
        )
    return ExpressLaneChosen()


def _quoted(state: WorkOrder, job_id: LocalId) -> None:
    if not active_job(state, job_id).offer.revision:
        raise Refused(refusals.NOT_QUOTED, job=job_id)


def _refuse_unfit(state: WorkOrder, opening: Opening, job_id: LocalId) -> None:
    _quoted(state, job_id)
    job = state.jobs[job_id]
    if not job.offer.authorised:
        raise Refused(refusals.NOT_AUTHORISED, job=job_id)
    if job_id not in opening.explained:
        raise Refused(refusals.NOT_EXPLAINED, job=job_id)
    if job.placement.issued:
        raise Refused(refusals.ALREADY_ISSUED, job=job_id)
