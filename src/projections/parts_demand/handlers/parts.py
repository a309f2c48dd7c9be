"""Master data: names, what takes a part's place, its own days of stock."""

from domain.aggregates.part.events import PartDefined, PartDetailsChanged, PartSuperseded, StockLevelSet
from domain.envelope import Recorded
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.parts_demand.handlers.cells import change_part


def _named(rows: Rows, recorded: Recorded[PartDefined | PartDetailsChanged]) -> None:
    if recorded.event.title is not None:
        change_part(rows, recorded.meta.store, recorded.event.part, title=recorded.event.title)


def _superseded(rows: Rows, recorded: Recorded[PartSuperseded]) -> None:
    event = recorded.event
    change_part(rows, recorded.meta.store, event.part, superseded_by=event.by, both_ways=event.both_ways)


def _level_set(rows: Rows, recorded: Recorded[StockLevelSet]) -> None:
    event = recorded.event
    change_part(
        rows,
        recorded.meta.store,
        event.part,
        safety_days=event.safety_days,
        order_cycle_days=event.order_cycle_days,
        lead_days=event.lead_days,
        days_basis=event.basis,
    )


PART_SUBSCRIPTIONS = (
    on(PartDefined, _named),
    on(PartDetailsChanged, _named),
    on(PartSuperseded, _superseded),
    on(StockLevelSet, _level_set),
)
