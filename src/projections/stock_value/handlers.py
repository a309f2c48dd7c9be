"""Every movement in the month to which it belongs, at what it is worth by the order of the log."""

from domain.aggregates.part.events import OverstockFlagged, PartClassified, PartDefined, PartDetailsChanged
from domain.envelope import Meta, Recorded
from projections.engine.columns import iso
from projections.engine.dbapi import Value
from projections.engine.projection import on, subscriptions
from projections.engine.rows import Rows
from projections.stock_value.tables import BOOKS, FLOW, LATE, PART, USAGE
from projections.valued_stock.cells import moved_cells, with_more
from projections.valued_stock.handlers import MOVING, Movement, Moving, moved
from projections.valued_stock.words import MovementKind


def _moved(rows: Rows, recorded: Recorded[Moving]) -> None:
    movement, meta, part = moved(rows, BOOKS, recorded), recorded.meta, recorded.event.part
    day = meta.occurred_at.date().isoformat()
    key = {"store": meta.store, "month": day[:7], "part": part, "kind": movement.kind}
    so_far = rows.get(FLOW, *key.values())
    rows.put(FLOW, {**key, **with_more(so_far, movement.quantity, movement.worth)})
    if _entered(meta)[:7] > day[:7]:
        _late(rows, recorded, movement)
    changes: dict[str, Value] = {}
    if movement.kind is MovementKind.ISSUED:
        changes["last_issue_day"] = max(day, _known(rows, meta.store, part, "last_issue_day"))
    if not movement.after:
        # what was to be done about too many of them is done
        changes |= dict.fromkeys(("lying_since", "measure", "flagged_on", "flagged_by"))
    elif not movement.before:
        changes["lying_since"] = day
    _change(rows, meta.store, part, **changes)


def _entered(meta: Meta) -> str:
    """The day on which it was recorded, by the clock of the store."""
    return meta.recorded_at.astimezone(meta.occurred_at.tzinfo).date().isoformat()


def _late(rows: Rows, recorded: Recorded[Moving], movement: Movement) -> None:
    meta = recorded.meta
    day = meta.occurred_at.date().isoformat()
    rows.put(
        LATE,
        {
            "store": meta.store,
            "month": day[:7],
            "position": recorded.position,
            "part": recorded.event.part,
            "kind": movement.kind,
            "day": day,
            "recorded_at": iso(meta.recorded_at),
            "recorded_on": _entered(meta),
            "by": meta.actor.id,
            **moved_cells(movement.quantity, movement.worth),
        },
    )


def _defined(rows: Rows, recorded: Recorded[PartDefined | PartDetailsChanged]) -> None:
    if recorded.event.title is not None:
        _change(rows, recorded.meta.store, recorded.event.part, title=recorded.event.title)


def _flagged(rows: Rows, recorded: Recorded[OverstockFlagged]) -> None:
    event, meta = recorded.event, recorded.meta
    day = meta.occurred_at.date().isoformat()
    _change(rows, meta.store, event.part, measure=event.measure, flagged_on=day, flagged_by=meta.actor.id)


def _classified(rows: Rows, recorded: Recorded[PartClassified]) -> None:
    event = recorded.event
    rows.put(
        USAGE,
        {
            "store": recorded.meta.store,
            "part": event.part,
            "year": event.year,
            "usage_class": event.usage_class,
        },
    )


def _known(rows: Rows, store: str, part: str, column: str) -> str:
    row = rows.get(PART, store, part)
    return "" if row is None else str(row[column] or "")


def _change(rows: Rows, store: str, part: str, **changes: Value) -> None:
    rows.put(PART, {**(rows.get(PART, store, part) or {"store": store, "part": part}), **changes})


HANDLERS = subscriptions(
    *(on(event, _moved) for event in MOVING),
    on(PartDefined, _defined),
    on(PartDetailsChanged, _defined),
    on(OverstockFlagged, _flagged),
    on(PartClassified, _classified),
)
