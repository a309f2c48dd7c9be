"""Which commands the notebook would allow, for the rules that must never break. None: it has no opinion."""

from collections.abc import Sequence

from domain.actors import Actor
from domain.aggregates.work_order.commands.delivering import DeliverVehicle
from domain.aggregates.work_order.commands.inspecting.models import PassFinalInspection
from domain.aggregates.work_order.commands.settling import CheckSettlement, PrepareSettlement, RefundPayment
from domain.aggregates.work_order.commands.working.models import ClockOn
from domain.command import Command
from domain.rules.rule_set import RuleSet
from tests.domain.work_order.plain_model import JobNotes, Notebook

_ALL_CHECKS = {"self", "technician", "supervisor", "accepted"}


def allowed(book: Notebook, command: Command, by: Actor, rules: RuleSet) -> bool | None:
    match command:
        case ClockOn():
            job = _job(book, command.job)
            return job is not None and _may_clock_on(job, command.technician, by)
        case PassFinalInspection():
            job = _job(book, command.job)
            mandatory = rules.final_inspection_items[book.order_class] if job and book.order_class else ()
            return job is not None and _may_pass(job, command, by, mandatory)
        case PrepareSettlement():
            return _may_prepare(book)
        case CheckSettlement():
            in_hand = book.bill == command.settlement and not book.settled and not book.cancelled
            return in_hand and not book.checked and by.id != book.preparer
        case RefundPayment():
            fits = 0 < command.amount.fen <= book.received - book.due
            return book.opened and not book.cancelled and fits and by.id not in book.preparers
        case DeliverVehicle():
            return _may_leave(book, rules) and _odometer_fits(book, command, rules)
        case _:
            return None


def _job(book: Notebook, job_id: str) -> JobNotes | None:
    """A job that is still to be done, on an order that is still open."""
    job = book.jobs.get(job_id)
    return None if job is None or job["dropped"] or book.ended else job


def _may_clock_on(job: JobNotes, technician: str, by: Actor) -> bool:
    own_or_supervised = by.id == technician or by.role in ("dispatcher", "workshop_supervisor")
    approved = job["approved_by_payer"] or job["payer"] not in ("manufacturer", "insurer")
    workable = job["authorised"] and approved and not job["releases_missing"]
    there = not job["at_sublet"] and not job["finished"]
    return own_or_supervised and workable and there and technician in job["crew"] - job["clocks"]


def _may_pass(job: JobNotes, command: PassFinalInspection, by: Actor, mandatory: Sequence[str]) -> bool:
    ready = job["finished"] and job["passed_by"] is None and job["checks"] == _ALL_CHECKS
    rated = [item.item for item in command.items]
    complete = set(mandatory) <= set(rated) and len(rated) == len(set(rated))
    good = complete and all(item.passed for item in command.items)
    papers = command.certificate_number is not None or not job["certificate"]
    return ready and good and papers and by.id not in job["never_inspects"]


def _may_prepare(book: Notebook) -> bool:
    lines = book.lines()
    done = all(job["passed_by"] and job["authorised"] for job in book.live())
    quiet = not any(job["clocks"] for job in book.jobs.values())
    nets = {line: fen - book.discounts.get(line, 0) for line, fen in lines.items()}
    split = all(book.splits.get(line, net) == net for line, net in nets.items())
    decided = book.comeback_decided or book.order_class != "rework_out"
    standing = book.opened and not book.cancelled and book.bill is None
    return standing and done and quiet and split and decided and bool(lines)


def _odometer_fits(book: Notebook, command: DeliverVehicle, rules: RuleSet) -> bool:
    explained = command.reason and command.reason.code in ("instrument_replaced", "reading_mistake")
    if explained or book.odometer is None:
        return True
    return 0 <= command.odometer_out - book.odometer <= rules.odometer_test_drive_limit + book.road_km


def _may_leave(book: Notebook, rules: RuleSet) -> bool:
    inspected = all(job["passed_by"] for job in book.live())
    billed = book.settled or not book.lines()
    paid = book.received + book.credit >= book.due
    handed_over = book.steps >= set(rules.delivery_steps) and book.old_parts and book.gate_pass
    return book.opened and not book.ended and inspected and billed and paid and handed_over
