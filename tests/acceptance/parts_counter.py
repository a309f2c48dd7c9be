"""Steps at the parts counter, and a look at a shelf straight from the log."""

from __future__ import annotations

from typing import cast

from pydantic import JsonValue

from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.parts_stock.events import PartsStockEvent
from domain.aggregates.parts_stock.state import PartsStock
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.state import WorkOrder
from domain.decider import fold
from domain.envelope import Recorded
from domain.parts import part_id, parts_stock_id
from runtime.system import System
from tests.support.scripted_day import STORE
from tests.support.scripted_day.people import PARTS, TECHNICIAN
from tests.support.scripted_day.step import Script

PADS = "PAD-01"


def define(script: Script, part: str = PADS, *, serial_tracked: bool = False) -> None:
    script.on(
        part_id(script.store, part),
        PARTS,
        "define",
        part=part,
        title="前刹车片",
        unit="套",
        serial_tracked=serial_tracked,
        old_part_policy="keep",
    )


def receive(script: Script, quantity: int, part: str = PADS, *, serials: tuple[str, ...] = ()) -> None:
    script.on(
        parts_stock_id(script.store, part),
        PARTS,
        "receive",
        quantity=str(quantity),
        unit_cost={"fen": 12_000},
        bin="A-01",
        source="opening",
        serials=list(serials),
    )


def line(order: str, job: str = "J1", number: str = "L2") -> dict[str, JsonValue]:
    """Of a quote with one operation, the first part stands on the second line."""
    return {"order": order, "job": job, "line": number}


def issue(
    script: Script, order: str, quantity: int = 1, part: str = PADS, *, job: str = "J1", number: str = "L2"
) -> None:
    script.on(
        parts_stock_id(script.store, part),
        PARTS,
        "issue",
        line=line(order, job, number),
        quantity=str(quantity),
        technician=TECHNICIAN.id,
    )


def shelf_of(system: System, part: str = PADS) -> PartsStock:
    history = system.log.read_stream(parts_stock_id(STORE, part))
    return fold(PARTS_STOCK, cast("list[Recorded[PartsStockEvent]]", history))


def order_of(system: System, order: str) -> WorkOrder:
    return fold(WORK_ORDER, cast("list[Recorded[WorkOrderEvent]]", system.log.read_stream(order)))
