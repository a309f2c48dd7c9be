"""Passages that every order of the day goes through, and the start of the day itself."""

from pydantic import JsonValue

from domain.actors import Actor
from domain.trade import OrderClass
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scripted_day.people import (
    ADVISOR,
    CASHIER,
    DISPATCHER,
    FRONT_DESK,
    INSPECTOR,
    JUNIOR,
    SUPERVISOR,
    TECHNICIAN,
)
from tests.support.scripted_day.step import Script


def open_the_house(script: Script) -> None:
    """Two technicians on shift, two bays."""
    for technician, grade in ((TECHNICIAN, "senior"), (JUNIOR, "junior")):
        shift = technician_day(script, technician)
        script.on(
            shift,
            SUPERVISOR,
            "plan_shift",
            technician=technician.id,
            day=script.day.isoformat(),
            starts=script.clock(8),
            ends=script.clock(20),
            grade=grade,
        )
        script.on(shift, technician, "start_shift")
    for bay, bay_type in (("B1", "lift"), ("B2", "express")):
        script.on(
            f"bay_day-{script.store}-{bay}-{script.day}",
            SUPERVISOR,
            "open_bay",
            bay=bay,
            day=script.day.isoformat(),
            bay_type=bay_type,
        )


def technician_day(script: Script, technician: Actor) -> str:
    return f"technician_day-{script.store}-{technician.id}-{script.day}"


def offer(script: Script, order: str, job: str, operation: str, fen: int, **quote: JsonValue) -> None:
    """Quoted, explained, authorised up to ``fen``, released for dispatching."""
    script.on(order, ADVISOR, "quote_job", job=job, labour=[{"operation": operation}], **quote)
    script.on(order, ADVISOR, "explain_items", jobs=[job])
    script.on(order, ADVISOR, "authorise_job", job=job, method="in_person", cap={"fen": fen})
    script.on(order, ADVISOR, "issue_dispatch_order", jobs=[job])


def plan(script: Script, order: str, job: str, minutes: int) -> None:
    steps: JsonValue = [{"sequence": 1, "title": "按手册作业", "minutes": minutes}]
    script.on(order, SUPERVISOR, "plan_operations", job=job, steps=steps, with_advisor=ADVISOR.id)


def dispatch(
    script: Script,
    order: str,
    job: str,
    *,
    to: Actor,
    bay: str,
    hours: tuple[int, int],
    again: str | None = None,
) -> None:
    """``again`` is the reason why a job that was dispatched before is placed once more."""
    reason: dict[str, JsonValue] = {} if again is None else {"reason": {"code": again}}
    script.on(
        order,
        DISPATCHER,
        "dispatch_job" if again is None else "reassign_job",
        job=job,
        crew=[{"technician": to.id, "share": "100"}],
        bay=bay,
        planned_start=script.clock(hours[0]),
        planned_end=script.clock(hours[1]),
        **reason,
    )


def clock_on(script: Script, order: str, job: str, technician: Actor) -> None:
    script.on(order, technician, "clock_on", job=job, technician=technician.id)


def cite(script: Script, order: str, job: str, technician: Actor, reference: str) -> None:
    script.on(order, technician, "cite_work_standard", job=job, manual="repair_manual", reference=reference)


def finish(script: Script, order: str, job: str, technician: Actor, *, work_done: str, cause: str) -> None:
    """Clocked off, finished, checked by the doer, confirmed by both sides, accepted."""
    script.on(order, technician, "clock_off", job=job, technician=technician.id)
    script.on(order, technician, "finish_job", job=job, work_done=work_done, cause_code=cause)
    script.on(order, technician, "record_self_check", job=job, record="已自检,扭矩记录在案")
    script.on(order, technician, "confirm_workmanship", job=job, side="technician")
    script.on(order, SUPERVISOR, "confirm_workmanship", job=job, side="supervisor")
    script.on(order, SUPERVISOR, "accept_job", job=job)


def inspection_items(order_class: OrderClass, failed: str | None = None) -> list[JsonValue]:
    return [
        {"item": item, "passed": item != failed} for item in DEFAULT_RULES.final_inspection_items[order_class]
    ]


def pass_inspection(script: Script, order: str, job: str, order_class: OrderClass, road_km: int) -> None:
    script.on(
        order,
        INSPECTOR,
        "pass_final_inspection",
        job=job,
        items=inspection_items(order_class),
        record="各项均已复查,无异常",
        road_test_km=road_km,
    )


def settle(script: Script, order: str, fen: int) -> None:
    """Prepared by one, checked by another, explained, agreed, settled, paid in full when there is anything to pay."""
    script.on(order, CASHIER, "prepare_settlement")
    script.on(order, FRONT_DESK, "check_settlement", settlement="B1")
    script.on(order, ADVISOR, "explain_charges", settlement="B1")
    script.on(order, ADVISOR, "agree_settlement", settlement="B1", method="in_person")
    script.on(order, CASHIER, "settle_order", settlement="B1")
    if fen:
        script.on(order, CASHIER, "record_payment", method="wechat", amount={"fen": fen})


def hand_over(script: Script, order: str, visit: str, odometer: int, *, skipped: str | None = None) -> None:
    """Every delivery step done or skipped with a reason; the car leaves."""
    for step in DEFAULT_RULES.delivery_steps:
        if step == skipped:
            script.on(order, ADVISOR, "skip_step", step=step.value, reason={"code": "customer_in_hurry"})
        else:
            script.on(order, ADVISOR, "complete_step", step=step.value)
    script.on(order, ADVISOR, "record_old_part_choice", choice="waived")
    script.on(order, CASHIER, "issue_gate_pass", pass_number=f"G{len(script.steps)}")
    script.on(order, ADVISOR, "deliver_vehicle", odometer_out=odometer)
    script.on(visit, ADVISOR, "record_departure", odometer=odometer)
