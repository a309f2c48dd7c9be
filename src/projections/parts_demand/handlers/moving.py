"""Goods come and go. Only good pieces are there to be had; quarantined ones are not."""

from decimal import Decimal

from domain.aggregates.parts_stock.events import (
    QuarantineCleared,
    StockAdjusted,
    StockIssued,
    StockReceived,
    StockReturned,
    StockReturnedToSupplier,
    StockScrapped,
    StockTransferredIn,
    StockTransferredOut,
)
from domain.envelope import Recorded
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.parts_demand.handlers.cells import (
    add_to_month,
    add_to_part,
    asked_line,
    change_part,
    day_of,
    known_since,
    line_row,
    part_row,
)
from projections.parts_demand.handlers.requests import handed_out
from projections.parts_demand.tables import LINE


def _came(rows: Rows, recorded: Recorded[StockReceived | StockTransferredIn]) -> None:
    event, meta = recorded.event, recorded.meta
    known_since(rows, meta.store, event.part, day_of(meta.occurred_at))
    change_part(rows, meta.store, event.part, stocked=True, last_cost_fen=event.unit_cost.fen)
    add_to_part(rows, meta.store, event.part, good=event.quantity)


def _issued(rows: Rows, recorded: Recorded[StockIssued]) -> None:
    event, meta = recorded.event, recorded.meta
    day, store = day_of(meta.occurred_at), meta.store
    known_since(rows, store, event.part, day)
    handed_out(rows, recorded)
    before = part_row(rows, store, event.part)
    change_part(rows, store, event.part, last_issue_day=max(day, str(before.get("last_issue_day") or "")))
    add_to_part(rows, store, event.part, good=-event.quantity, reserved=-event.reserved)
    add_to_month(rows, store, event.part, day[:7], issued=event.quantity)
    rows.put(LINE, {**asked_line(rows, store, event.part, event.line), "issued_month": day[:7]})


def _returned(rows: Rows, recorded: Recorded[StockReturned]) -> None:
    """There was no demand for what comes back, neither then nor now."""
    event, meta = recorded.event, recorded.meta
    line = line_row(rows, meta.store, event.part, event.line)
    month = None if line is None else line["issued_month"]
    own = day_of(meta.occurred_at)[:7]
    add_to_month(rows, meta.store, event.part, str(month or own), issued=-event.quantity)
    if not event.quarantined:
        add_to_part(rows, meta.store, event.part, good=event.quantity)


def _cleared(rows: Rows, recorded: Recorded[QuarantineCleared]) -> None:
    add_to_part(rows, recorded.meta.store, recorded.event.part, good=recorded.event.quantity)


def _gone(rows: Rows, recorded: Recorded[StockScrapped | StockReturnedToSupplier]) -> None:
    if not recorded.event.from_quarantine:
        add_to_part(rows, recorded.meta.store, recorded.event.part, good=-recorded.event.quantity)


def _sent(rows: Rows, recorded: Recorded[StockTransferredOut]) -> None:
    add_to_part(rows, recorded.meta.store, recorded.event.part, good=-recorded.event.quantity)


def _adjusted(rows: Rows, recorded: Recorded[StockAdjusted]) -> None:
    """What a count does not find is missing among the good ones first."""
    event, store = recorded.event, recorded.meta.store
    known_since(rows, store, event.part, day_of(recorded.meta.occurred_at))
    if event.delta > 0:
        change_part(rows, store, event.part, stocked=True)
    good = Decimal(str(part_row(rows, store, event.part)["good"]))
    add_to_part(rows, store, event.part, good=max(event.delta, -good))


MOVING_SUBSCRIPTIONS = (
    on(StockReceived, _came),
    on(StockTransferredIn, _came),
    on(StockIssued, _issued),
    on(StockReturned, _returned),
    on(QuarantineCleared, _cleared),
    on(StockScrapped, _gone),
    on(StockReturnedToSupplier, _gone),
    on(StockTransferredOut, _sent),
    on(StockAdjusted, _adjusted),
)
