"""A line's first request for a part, and whether the shelf could serve all of it."""

from domain.aggregates.parts_stock.events import BackorderCreated, StockIssued, StockReserved
from domain.envelope import Recorded
from projections.engine.rows import Rows
from projections.parts_demand.handlers.cells import (
    asked_line,
    count_in_month,
    day_of,
    known_since,
    line_row,
    part_row,
)
from projections.parts_demand.tables import LINE


def served(rows: Rows, recorded: Recorded[StockReserved]) -> None:
    """Unless the same request waits for a part of it, which is told next."""
    if line_row(rows, recorded.meta.store, recorded.event.part, recorded.event.line) is None:
        _first(rows, recorded, from_shelf=True)


def fell_short(rows: Rows, recorded: Recorded[BackorderCreated]) -> None:
    event, meta = recorded.event, recorded.meta
    line = line_row(rows, meta.store, event.part, event.line)
    if line is None:
        _first(rows, recorded, from_shelf=False)
    elif line["served"] and line["command"] == meta.command_id:
        rows.put(LINE, {**line, "served": False})
        stocked = int(bool(line["stocked"]))
        count_in_month(rows, meta.store, event.part, str(line["month"]), served=-1, stocked_served=-stocked)


def handed_out(rows: Rows, recorded: Recorded[StockIssued]) -> None:
    """Without having been kept first, and not in another part's place: asked for and given at once."""
    line = recorded.event.line
    if not rows.select(LINE, store=recorded.meta.store, order=line.order, job=line.job, line=line.line):
        _first(rows, recorded, from_shelf=True)


def _first(
    rows: Rows, recorded: Recorded[StockReserved | BackorderCreated | StockIssued], *, from_shelf: bool
) -> None:
    event, meta = recorded.event, recorded.meta
    day = day_of(meta.occurred_at)
    known_since(rows, meta.store, event.part, day)
    if _asked_before(rows, recorded):
        rows.put(LINE, asked_line(rows, meta.store, event.part, event.line))
        return
    stocked = bool(part_row(rows, meta.store, event.part)["stocked"])
    rows.put(
        LINE,
        {
            **asked_line(rows, meta.store, event.part, event.line),
            "month": day[:7],
            "command": meta.command_id,
            "served": from_shelf,
            "stocked": stocked,
        },
    )
    count_in_month(
        rows,
        meta.store,
        event.part,
        day[:7],
        asked=1,
        served=int(from_shelf),
        stocked_asked=int(stocked),
        stocked_served=int(stocked and from_shelf),
    )


def _asked_before(rows: Rows, recorded: Recorded[StockReserved | BackorderCreated | StockIssued]) -> bool:
    """By another line of the job, in an earlier request: a job that is quoted anew gets new lines."""
    event, line = recorded.event, recorded.event.line
    return any(
        other["part"] == event.part and other["command"] != recorded.meta.command_id
        for other in rows.select(LINE, store=recorded.meta.store, order=line.order, job=line.job)
    )
