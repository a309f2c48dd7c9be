"""Master data of parts."""

from domain.aggregates.part.events import (
    OverstockFlagged,
    PartClassified,
    PartDefined,
    PartDetailsChanged,
    PartSuperseded,
    StockLevelSet,
)
from domain.envelope import Recorded
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.parts_register.handlers.entries import entered
from projections.parts_register.tables import CLASS, OVERSTOCK, PART


def searched(part: str, title: str) -> str:
    return f"{part} {title}".lower()


def _defined(rows: Rows, recorded: Recorded[PartDefined]) -> None:
    event = recorded.event
    rows.put(
        PART,
        {
            "store": recorded.meta.store,
            "part": event.part,
            "title": event.title,
            "unit": event.unit,
            "serial_tracked": event.serial_tracked,
            "old_part_policy": event.old_part_policy,
            "hazardous": event.hazardous,
            "searched": searched(event.part, event.title),
            "both_ways": False,
        },
    )


def _details_changed(rows: Rows, recorded: Recorded[PartDetailsChanged]) -> None:
    event = recorded.event
    part = rows.get(PART, recorded.meta.store, event.part)
    if part is None:
        return
    changed = event.model_dump(exclude={"part"}, exclude_none=True)
    title = str(changed.get("title", part["title"]))
    rows.put(PART, {**part, **changed, "searched": searched(event.part, title)})


def _classified(rows: Rows, recorded: Recorded[PartClassified]) -> None:
    event = recorded.event
    rows.put(
        CLASS,
        {
            **entered(recorded),
            "store": recorded.meta.store,
            "part": event.part,
            "year": event.year,
            "usage_class": event.usage_class,
        },
    )


def _level_set(rows: Rows, recorded: Recorded[StockLevelSet]) -> None:
    event, key = recorded.event, (recorded.meta.store, recorded.event.part)
    rows.change(
        PART,
        key,
        safety_days=event.safety_days,
        order_cycle_days=event.order_cycle_days,
        lead_days=event.lead_days,
        level_basis=event.basis,
    )


def _flagged(rows: Rows, recorded: Recorded[OverstockFlagged]) -> None:
    event = recorded.event
    rows.put(
        OVERSTOCK,
        {
            **entered(recorded),
            "stream": recorded.stream,
            "version": recorded.version,
            "store": recorded.meta.store,
            "part": event.part,
            "measure": event.measure,
        },
    )


def _superseded(rows: Rows, recorded: Recorded[PartSuperseded]) -> None:
    event, key = recorded.event, (recorded.meta.store, recorded.event.part)
    rows.change(PART, key, successor=event.by, both_ways=event.both_ways)


PART_SUBSCRIPTIONS = (
    on(PartDefined, _defined),
    on(PartDetailsChanged, _details_changed),
    on(PartClassified, _classified),
    on(StockLevelSet, _level_set),
    on(OverstockFlagged, _flagged),
    on(PartSuperseded, _superseded),
)
