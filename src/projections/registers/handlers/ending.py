"""An order that ends leaves nothing to sign and nothing to diagnose; a cancelled one has sold nothing."""

from domain.aggregates.work_order.events.delivering import VehicleDelivered
from domain.aggregates.work_order.events.opening import WorkOrderCancelled
from domain.envelope import Recorded
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.registers.tables import CONTRACT, FAULT_CASE, SALE


def _ended(rows: Rows, recorded: Recorded[VehicleDelivered | WorkOrderCancelled]) -> None:
    for contract in rows.select(CONTRACT, order=recorded.stream):
        rows.put(CONTRACT, {**contract, "pending": False})
    for case in rows.select(FAULT_CASE, order=recorded.stream):
        rows.put(FAULT_CASE, {**case, "open": False})


def _cancelled(rows: Rows, recorded: Recorded[WorkOrderCancelled]) -> None:
    _ended(rows, recorded)
    for sale in rows.select(SALE, order=recorded.stream):
        rows.delete(SALE, recorded.stream, sale["line"])


ENDING_SUBSCRIPTIONS = (
    on(VehicleDelivered, _ended),
    on(WorkOrderCancelled, _cancelled),
)
