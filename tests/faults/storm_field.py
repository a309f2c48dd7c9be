"""Where the storm rages: two stores, four parts, orders that have agreed to some of each."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from domain.parts import part_id, parts_stock_id
from runtime.settings import Settings
from runtime.system import System, open_system
from tests.acceptance.one_order import received
from tests.faults.lives import LONGEST_SECONDS, fork
from tests.faults.storm import (
    AWAY,
    HOME,
    KEY,
    NOW,
    PARTS,
    PIECES_OF_EACH,
    Lines,
    Report,
    Storm,
    rage,
    report_in,
)
from tests.support.scripted_day.on_bus import play
from tests.support.scripted_day.people import ADVISOR
from tests.support.scripted_day.people import PARTS as CLERK
from tests.support.scripted_day.step import Script

PROCESSES, CLIENTS = 4, 16
ORDERS = 12
QUOTED = 8


def prepare(settings: Settings) -> Lines:
    with open_system(settings, clock=lambda: NOW, key=KEY) as system:
        return _prepared(system)


def let_rage(settings: Settings, lines: Lines, operations: int, directory: Path) -> list[Report]:
    """Every process in turn has its clients' operations done; what each of them was told."""
    each = -(-operations // (PROCESSES * CLIENTS))
    storms = [
        Storm(settings, number, CLIENTS, each, lines, directory / f"{number}.json")
        for number in range(PROCESSES)
    ]
    workers = [fork(rage, storm) for storm in storms]
    for worker in workers:
        worker.join(3 * LONGEST_SECONDS)
        if worker.exitcode != 0:
            raise AssertionError("a process of the storm failed; it says why on the standard error stream")
    return [report_in(storm.report) for storm in storms]


def _prepared(system: System) -> Lines:
    """Both stores know the parts, one has them; every order has agreed to some of each."""
    lines: Lines = {part: [] for part in PARTS}
    for store in (HOME, AWAY):
        script = Script(store=store, day=NOW.date(), prefix="calm", every=timedelta(seconds=1))
        for part in PARTS:
            script.on(
                part_id(store, part), CLERK, "define",
                part=part, title="刹车片", unit="套", serial_tracked=False, old_part_policy="keep",
            )  # fmt: skip
            if store == HOME:
                script.on(
                    parts_stock_id(store, part), CLERK, "receive",
                    quantity=str(PIECES_OF_EACH), unit_cost={"fen": 100}, bin="A-01", source="opening",
                )  # fmt: skip
        for number in range(ORDERS if store == HOME else 0):
            order = received(script, number + 1).order
            script.on(
                order,
                ADVISOR,
                "add_job",
                operation="BR-PAD",
                source="customer",
                payer="customer",
                symptom="S1",
            )
            script.on(
                order, ADVISOR, "quote_job", job="J1",
                materials=[{"part": p, "quantity": str(QUOTED), "unit_price": {"fen": 100}} for p in PARTS],
            )  # fmt: skip
            script.on(order, ADVISOR, "authorise_job", job="J1", method="in_person", cap={"fen": 100_000})
            for place, part in enumerate(PARTS, 1):
                lines[part].append((order, "J1", f"L{place}"))
        play(system.bus, script.steps, store, lambda _moment: None)
    return lines
