"""The lines of a quote, priced from the rule set."""

from domain.aggregates.work_order.amounts import priced, refuse_too_large
from domain.aggregates.work_order.commands.quoting.models import LabourItem, QuoteJob
from domain.aggregates.work_order.events.quoting import JobRequirement
from domain.aggregates.work_order.lines import LabourLine, MaterialLine, PriceLine, ServiceLine
from domain.aggregates.work_order.lookups import numbered
from domain.aggregates.work_order.refusals import quoting as refusals
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import LocalId, OperationCode
from domain.money import Money, total
from domain.rules.rule_set import RuleSet, StandardOperation


def standard_of(operation: OperationCode, rules: RuleSet) -> StandardOperation:
    standard = rules.labour_standard.get(operation)
    if standard is None:
        raise Refused(refusals.UNKNOWN_OPERATION, operation=operation)
    return standard


def price_lines(
    command: QuoteJob, requirement: JobRequirement, taken: int, frame: Frame
) -> tuple[PriceLine, ...]:
    """Labour, then material, then services; numbered from ``taken`` on."""
    items = [*command.labour, *command.materials, *command.services]
    if not items:
        raise Invalid(refusals.NOTHING_TO_QUOTE)
    names = iter([numbered("L", taken + index) for index in range(len(items))])
    labour = [_labour(next(names), item, command, requirement, frame) for item in command.labour]
    materials = [
        MaterialLine(
            line=next(names),
            part=item.part,
            quantity=item.quantity,
            unit_price=item.unit_price,
            amount=priced(item.unit_price, item.quantity),
        )
        for item in command.materials
    ]
    services = [
        ServiceLine(line=next(names), cost_class=item.cost_class, title=item.title, amount=item.amount)
        for item in command.services
    ]
    return (*labour, *materials, *services)


def total_of(lines: tuple[PriceLine, ...]) -> Money:
    """The exact sum; Invalid when no job may cost as much."""
    return refuse_too_large(total(line.amount for line in lines))


def _labour(
    line: LocalId, item: LabourItem, command: QuoteJob, requirement: JobRequirement, frame: Frame
) -> LabourLine:
    standard = standard_of(item.operation, frame.rules)
    if _asks_more(standard, requirement):
        raise Refused(refusals.LABOUR_BEYOND_JOB, operation=item.operation, job=command.job)
    billed = standard.standard_hours if item.billed_hours is None else item.billed_hours
    if billed != standard.standard_hours:
        _refuse_override(command, frame)
    rate = frame.rules.labour_rate_per_hour
    return LabourLine(
        line=line,
        operation=item.operation,
        standard_hours=standard.standard_hours,
        billed_hours=billed,
        rate=rate,
        amount=priced(rate, billed),
    )


def _refuse_override(command: QuoteJob, frame: Frame) -> None:
    if frame.actor.role not in frame.rules.labour_override_roles:
        raise Refused(refusals.OVERRIDE_NOT_ALLOWED)
    if command.reason is None:
        raise Invalid(refusals.OVERRIDE_REASON_NEEDED)


def _asks_more(standard: StandardOperation, requirement: JobRequirement) -> bool:
    """Dispatch, contract and certificate look at the job: labour hidden under a lesser job would slip past them."""
    return (
        standard.grade.rank > requirement.grade.rank
        or not set(standard.qualifications) <= set(requirement.qualifications)
        or (standard.overhaul and not requirement.overhaul)
        or (standard.certificate_required and not requirement.certificate_required)
    )
