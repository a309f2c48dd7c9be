"""The first fourteen commands of a repair order's life, from the open order to the technician at work."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from time import monotonic
from zoneinfo import ZoneInfo

from pydantic import JsonValue

from application.commands import CommandEnvelope, new_stream_id
from domain.actors import Actor, Role
from domain.catalogue import DECIDERS

STORE = "S01"
MORNING = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
"""When everything happens, whatever the hour of the measurement: a shift must be on."""

COMMANDS = {command.type_name: command for decider in DECIDERS for command in decider.commands}

ADVISOR = Actor(id="A01", role=Role.SERVICE_ADVISOR)
_SUPERVISOR = Actor(id="W01", role=Role.WORKSHOP_SUPERVISOR)
_DISPATCHER = Actor(id="D01", role=Role.DISPATCHER)


@dataclass(frozen=True, slots=True)
class Step:
    command: str
    stream: str
    by: Actor
    body: dict[str, JsonValue]
    command_id: str


@dataclass(frozen=True, slots=True)
class Life:
    """``before`` brings car, customer, technician and bay into being; ``commands`` is what is measured."""

    order: str
    before: tuple[Step, ...]
    commands: tuple[Step, ...]


def shop_clock() -> datetime:
    """A clock that runs, but on the day of the lives."""
    return _OPENED + timedelta(seconds=monotonic() - _STARTED)


_OPENED = MORNING.astimezone(UTC)
_STARTED = monotonic()


def lives() -> Iterator[Life]:
    """Any number of different orders, each with its own car, technician and bay."""
    return map(_life, count(1))


def envelope_of(step: Step) -> CommandEnvelope:
    return CommandEnvelope(
        command_id=step.command_id,
        actor=step.by,
        store=STORE,
        stream=step.stream,
        body=COMMANDS[step.command].model_validate(step.body),
        occurred_at=MORNING,
    )


class Script:
    def __init__(self, number: int) -> None:
        self.number = number
        self.steps: list[Step] = []

    def start(self, by: Actor, command: str, **body: JsonValue) -> str:
        stream = new_stream_id(command.partition(".")[0], self._next_id())
        self.on(stream, by, command, **body)
        return stream

    def on(self, stream: str, by: Actor, command: str, **body: JsonValue) -> None:
        self.steps.append(Step(command, stream, by, body, self._next_id()))

    def taken(self) -> tuple[Step, ...]:
        taken, self.steps = tuple(self.steps), []
        self.number += 500_000_000
        return taken

    def _next_id(self) -> str:
        return f"bench-{self.number:010d}-{len(self.steps):04d}"


def _life(number: int) -> Life:
    script = Script(number)
    technician = Actor(id=f"T{number:06d}", role=Role.TECHNICIAN)
    bay = f"B{number:06d}"
    customer, vehicle, visit = arrival(script, number)
    _shift_and_bay(script, technician, bay)
    before = script.taken()
    order = _desk(script, customer, vehicle, visit)
    _workshop(script, order, technician, bay)
    return Life(order, before, script.taken())


def arrival(script: Script, number: int) -> tuple[str, str, str]:
    customer = script.start(ADVISOR, "customer.register_customer", name="王强", phone=f"139{number:08d}")
    vehicle = script.start(
        ADVISOR, "vehicle.register_vehicle", plate=f"沪A{number % 100_000:05d}", make="VW", model="Magotan"
    )
    visit = script.start(
        ADVISOR,
        "visit.record_arrival",
        vehicle=vehicle,
        customer=customer,
        odometer=42_000,
        fuel_percent=50,
    )
    script.on(visit, ADVISOR, "visit.start_reception")
    return customer, vehicle, visit


def _shift_and_bay(script: Script, technician: Actor, bay: str) -> None:
    today = MORNING.date().isoformat()
    shift = f"technician_day-{STORE}-{technician.id}-{today}"
    script.on(
        shift, _SUPERVISOR, "technician_day.plan_shift",
        technician=technician.id, day=today, starts=_hour(8), ends=_hour(20), grade="senior",
    )  # fmt: skip
    script.on(shift, technician, "technician_day.start_shift")
    script.on(
        f"bay_day-{STORE}-{bay}-{today}", _SUPERVISOR, "bay_day.open_bay", bay=bay, day=today, bay_type="lift"
    )


def _desk(script: Script, customer: str, vehicle: str, visit: str) -> str:
    order = script.start(
        ADVISOR, "work_order.open_work_order",
        vehicle=vehicle, odometer=42_000, model="Magotan", customer=customer, order_class="repair", visit=visit,
        formalities=["none_required"], advisor=ADVISOR.id,
    )  # fmt: skip
    say = partial(script.on, order, ADVISOR)
    say("work_order.record_symptom", statement="刹车时有吱吱声,过坎时底盘咯噔响")
    say("work_order.confirm_symptom", symptom="S1", reproduced=True)
    say("work_order.record_preliminary_diagnosis", suspected_cause="刹车片磨损", potential_claim=False)
    say("work_order.add_job", operation="BR-PAD", source="customer", payer="customer", symptom="S1")
    say("work_order.promise_delivery", promised_at=_hour(17), estimate={"fen": 68_000})
    say(
        "work_order.quote_job", job="J1", labour=[{"operation": "BR-PAD"}],
        materials=[{"part": "PAD-01", "quantity": "1", "unit_price": {"fen": 32_000}}],
    )  # fmt: skip
    say("work_order.explain_items", jobs=["J1"])
    say("work_order.authorise_job", job="J1", method="in_person", cap={"fen": 68_000})
    say("work_order.issue_dispatch_order", jobs=["J1"])
    return order


def _workshop(script: Script, order: str, technician: Actor, bay: str) -> None:
    script.on(
        order, _SUPERVISOR, "work_order.plan_operations",
        job="J1", steps=[{"sequence": 1, "title": "按手册作业", "minutes": 60}], with_advisor=ADVISOR.id,
    )  # fmt: skip
    script.on(
        order, _DISPATCHER, "work_order.dispatch_job",
        job="J1", crew=[{"technician": technician.id, "share": "100"}], bay=bay,
        planned_start=_hour(9), planned_end=_hour(11),
    )  # fmt: skip
    script.on(order, technician, "work_order.clock_on", job="J1", technician=technician.id)
    script.on(
        order,
        technician,
        "work_order.cite_work_standard",
        job="J1",
        manual="repair_manual",
        reference="RM 4.2",
    )


def _hour(hour: int) -> str:
    return MORNING.replace(hour=hour).isoformat()
