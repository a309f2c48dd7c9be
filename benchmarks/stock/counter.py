"""A parts counter with orders that wait for their parts to be handed out."""

from collections.abc import Iterator, Sequence
from itertools import count, cycle, islice

from pydantic import JsonValue

from benchmarks.life import ADVISOR, MORNING, STORE, Script, Step, arrival, envelope_of
from benchmarks.rounds import Timed
from domain.actors import Actor, Role
from domain.parts import part_id, parts_stock_id
from runtime.system import System

CLERK = Actor(id="P01", role=Role.PARTS_CLERK)
LINES_PER_ORDER = 10
PLENTY = "100000"


def define(system: System, parts: Sequence[str]) -> None:
    """Every part known, priced by nobody, plenty of it on the shelf."""
    script = Script(0)
    for part in parts:
        script.on(
            part_id(STORE, part), CLERK, "part.define",
            part=part, title="刹车片", unit="套", serial_tracked=False, old_part_policy="keep",
        )  # fmt: skip
        script.on(
            parts_stock_id(STORE, part), CLERK, "parts_stock.receive",
            quantity=PLENTY, unit_cost={"fen": 12_000}, bin="A-01", source="opening",
        )  # fmt: skip
    _give(system, script.taken())


class Issues:
    """Hands one piece of a part to each line of orders that were agreed to before the clock is started."""

    def __init__(self, system: System, parts: Sequence[str], first: int, batch: int) -> None:
        self._system = system
        self._batch = batch
        self._parts = cycle(parts)
        self._numbers = count(first)

    def prepare(self) -> Timed:
        envelopes = [envelope_of(step) for step in self._ready()]
        handle = self._system.bus.handle

        def run() -> int:
            for envelope in envelopes:
                handle(envelope)
            return len(envelopes)

        return run

    def _ready(self) -> Iterator[Step]:
        for _ in range(self._batch // LINES_PER_ORDER):
            script = Script(next(self._numbers))
            parts = list(islice(self._parts, LINES_PER_ORDER))
            order = _agreed(script, parts)
            _give(self._system, script.taken())
            for number, part in enumerate(parts, 1):
                line: JsonValue = {"order": order, "job": "J1", "line": f"L{number}"}
                script.on(
                    parts_stock_id(STORE, part), CLERK, "parts_stock.issue",
                    line=line, quantity="1", technician="T01",
                )  # fmt: skip
            yield from script.taken()


def _agreed(script: Script, parts: Sequence[str]) -> str:
    customer, vehicle, visit = arrival(script, script.number)
    order = script.start(
        ADVISOR, "work_order.open_work_order",
        vehicle=vehicle, odometer=42_000, model="Magotan", customer=customer, order_class="repair", visit=visit,
        formalities=["none_required"], advisor=ADVISOR.id,
    )  # fmt: skip
    script.on(order, ADVISOR, "work_order.record_symptom", statement="刹车时有吱吱声")
    script.on(order, ADVISOR, "work_order.confirm_symptom", symptom="S1", reproduced=True)
    script.on(
        order,
        ADVISOR,
        "work_order.record_preliminary_diagnosis",
        suspected_cause="刹车片磨损",
        potential_claim=False,
    )
    script.on(order, ADVISOR, "work_order.add_job", operation="BR-PAD", source="customer", payer="customer")
    script.on(
        order, ADVISOR, "work_order.promise_delivery",
        promised_at=MORNING.replace(hour=17).isoformat(), estimate={"fen": 68_000},
    )  # fmt: skip
    script.on(
        order, ADVISOR, "work_order.quote_job", job="J1",
        materials=[{"part": part, "quantity": "1", "unit_price": {"fen": 100}} for part in parts],
    )  # fmt: skip
    script.on(order, ADVISOR, "work_order.explain_items", jobs=["J1"])
    script.on(
        order,
        ADVISOR,
        "work_order.authorise_job",
        job="J1",
        method="in_person",
        cap={"fen": 100 * len(parts)},
    )
    return order


def _give(system: System, steps: Sequence[Step]) -> None:
    for step in steps:
        system.bus.handle(envelope_of(step))
