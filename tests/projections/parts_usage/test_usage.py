"""领料分析: which parts went into which cars and which jobs."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from domain.aggregates.vehicle.events import VehicleRegistered
from domain.aggregates.vehicle.words import PlateRegion
from domain.parts import Costing
from domain.trade import OrderClass
from projections.parts_usage import PARTS_USAGE
from projections.parts_usage.queries import PartUse, parts_usage
from projections.parts_usage.words import UsedBy
from tests.projections.log_builder import Log
from tests.projections.reading import read_model
from tests.projections.stories.plain_order import added_job, opened_order
from tests.projections.stories.shelf import Shelf, line
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import SHANGHAI, STORE

YEAR = ("2026-01", "2026-12")


def on(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 10, tzinfo=SHANGHAI)


def workshop() -> Log:
    """A service, a repair and an order whose car nobody registered, all with a job BR-PAD; oil for the service too."""
    log = Log()
    for order, order_class in (
        ("service", OrderClass.MAINTENANCE),
        ("repair", OrderClass.REPAIR),
        ("unknown", OrderClass.REPAIR),
    ):
        opened_order(log, order, on(3, 1), order_class)
        added_job(log, order, on(3, 1))
    for order, model in (("service", "Regal 2023"), ("repair", "Envision")):
        registered = VehicleRegistered(
            vin=None,
            vin_complete=False,
            vin_check_digit_ok=None,
            plate=None,
            plate_region=PlateRegion.MAINLAND,
            make="Buick",
            model=model,
            model_year=None,
        )
        log.add(f"vehicle-{order}", on(1, 1), registered)
    pad = Shelf(log).received(on(3, 1), "2", 1_000).received(on(3, 1), "4", 1_600)
    pad.issued(on(3, 2), line("service"), "1").issued(on(3, 3), line("repair"), "2")
    pad.issued(on(3, 4), line("unknown"), "1").returned(on(3, 5), line("repair"), "1")
    pad.issued(on(4, 1), line("repair", number="L2"), "1")
    Shelf(log, "OIL").received(on(3, 1), "10", 500).issued(on(3, 2), line("service", number="L2"), "4.5")
    return log


def used(log: Log, backend: BackendUrl, by: UsedBy, costing: Costing = Costing.FIFO) -> list[PartUse]:
    with read_model(PARTS_USAGE, log.events, backend) as reader:
        assert parts_usage(reader, "BJ01", by, YEAR, costing) == []
        return parts_usage(reader, STORE, by, YEAR, costing)


def told(found: list[PartUse]) -> list[tuple[str, str, str, Decimal, int, int]]:
    return [(each.month, each.item, each.part, each.quantity, each.cost_fen, each.lines) for each in found]


@pytest.mark.requirement("R-109")
def test_parts_by_vehicle_model(backend: BackendUrl) -> None:
    log = workshop()
    check_projection(PARTS_USAGE, log.events, backend.read_url)
    assert told(used(log, backend, UsedBy.MODEL)) == [
        ("2026-03", "Buick Envision", "PAD-1", Decimal(1), 1_300, 1),
        ("2026-03", "Buick Regal 2023", "OIL", Decimal("4.5"), 2_250, 1),
        ("2026-03", "Buick Regal 2023", "PAD-1", Decimal(1), 1_000, 1),
        ("2026-03", "Regal", "PAD-1", Decimal(1), 1_600, 1),
        ("2026-04", "Buick Envision", "PAD-1", Decimal(1), 1_300, 1),
    ]


@pytest.mark.requirement("R-109")
def test_parts_by_repair_item_and_by_maintenance_item(sqlite: BackendUrl) -> None:
    log = workshop()
    assert told(used(log, sqlite, UsedBy.REPAIR_ITEM)) == [
        ("2026-03", "BR-PAD", "PAD-1", Decimal(2), 2_900, 2),
        ("2026-04", "BR-PAD", "PAD-1", Decimal(1), 1_300, 1),
    ]
    assert told(used(log, sqlite, UsedBy.MAINTENANCE_ITEM)) == [
        ("2026-03", "BR-PAD", "OIL", Decimal("4.5"), 2_250, 1),
        ("2026-03", "BR-PAD", "PAD-1", Decimal(1), 1_000, 1),
    ]


def test_costs_follow_the_costing(sqlite: BackendUrl) -> None:
    found = used(workshop(), sqlite, UsedBy.REPAIR_ITEM, Costing.MOVING_AVERAGE)
    assert [each.cost_fen for each in found] == [2_800, 1_400]


def test_what_all_came_back_was_used_by_no_line(sqlite: BackendUrl) -> None:
    log = workshop()
    Shelf(log).returned(on(4, 2), line("repair", number="L2"), "1")
    assert told(used(log, sqlite, UsedBy.REPAIR_ITEM))[-1] == ("2026-04", "BR-PAD", "PAD-1", Decimal(0), 0, 0)
