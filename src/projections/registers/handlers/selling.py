"""Products sold at the desk."""

from domain.aggregates.work_order.events.quoting import AccessorySold
from domain.envelope import Recorded
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.registers.handlers.entries import entry
from projections.registers.tables import SALE


def _sold(rows: Rows, recorded: Recorded[AccessorySold]) -> None:
    event = recorded.event
    rows.put(
        SALE,
        {**entry(recorded), "line": event.line, "product": event.product, "amount_fen": event.amount.fen},
    )


SELLING_SUBSCRIPTIONS = (on(AccessorySold, _sold),)
