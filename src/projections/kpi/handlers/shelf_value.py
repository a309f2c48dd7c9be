"""What lies on a shelf and what it is worth, movement by movement in the order of the record."""

from decimal import Decimal
from typing import NamedTuple

from domain.costing import FifoLayers, MovingAverage
from domain.envelope import Recorded
from domain.event import Event
from domain.identifiers import PartNumber
from projections.cells import number
from projections.engine.columns import Json, decimal_text, epoch_ms, json_text
from projections.engine.rows import Rows
from projections.kpi.cells import items
from projections.kpi.parts_tables import MOVEMENT, SHELF, SHELF_MONTH
from projections.kpi.words import MovementKind


class Costs(NamedTuple):
    """In fen, by moving average and first in, first out."""

    average: int
    fifo: int


class Held(NamedTuple):
    average: MovingAverage
    fifo: FifoLayers


def put(
    rows: Rows, recorded: Recorded[Event], part: PartNumber, quantity: Decimal, unit_cost_fen: int
) -> None:
    held = _held(rows, recorded.stream)
    now = Held(held.average.received(quantity, unit_cost_fen), held.fifo.received(quantity, unit_cost_fen))
    _moved(rows, recorded, part, MovementKind.OTHER, (held, now))


def put_back(
    rows: Rows, recorded: Recorded[Event], part: PartNumber, quantity: Decimal, costs: Costs
) -> None:
    """What had been issued comes back at what it was issued for."""
    held = _held(rows, recorded.stream)
    now = Held(held.average.put_back(quantity, costs.average), held.fifo.put_back(quantity, costs.fifo))
    _moved(rows, recorded, part, MovementKind.RETURNED, (held, now))


def take(
    rows: Rows, recorded: Recorded[Event], part: PartNumber, quantity: Decimal, kind: MovementKind
) -> Costs:
    """What was taken has cost this much."""
    held = _held(rows, recorded.stream)
    average, average_cost = held.average.taken(quantity)
    fifo, fifo_cost = held.fifo.taken(quantity)
    _moved(rows, recorded, part, kind, (held, Held(average, fifo)))
    return Costs(average_cost, fifo_cost)


def lose_sale(rows: Rows, recorded: Recorded[Event], part: PartNumber, quantity: Decimal) -> None:
    """Nothing moved, but somebody wanted it to."""
    _note(rows, recorded, part, _Movement(MovementKind.LOST_SALE, thousandths(quantity)))


def thousandths(quantity: Decimal) -> int:
    return int(quantity * 1000)


def _held(rows: Rows, shelf: str) -> Held:
    row = rows.get(SHELF, shelf)
    if row is None:
        return Held(MovingAverage(), FifoLayers())
    layers = tuple(MovingAverage(Decimal(quantity), fen) for quantity, fen in items(row["layers"]))
    return Held(MovingAverage(Decimal(str(row["quantity"])), number(row["average_fen"])), FifoLayers(layers))


def _moved(
    rows: Rows, recorded: Recorded[Event], part: PartNumber, kind: MovementKind, change: tuple[Held, Held]
) -> None:
    before, now = change
    layers: Json = [[decimal_text(layer.quantity), layer.fen] for layer in now.fifo.layers]
    rows.put(
        SHELF,
        {
            "stream": recorded.stream,
            "store": recorded.meta.store,
            "quantity": decimal_text(now.average.quantity),
            "average_fen": now.average.fen,
            "layers": json_text(layers),
        },
    )
    filled = before.average.quantity == 0 and now.average.quantity > 0
    movement = _Movement(
        kind,
        thousandths(now.average.quantity - before.average.quantity),
        Costs(now.average.fen - before.average.fen, now.fifo.fen - before.fifo.fen),
        alive=filled or kind is MovementKind.ISSUED,
    )
    _note(rows, recorded, part, movement)


class _Movement(NamedTuple):
    kind: MovementKind
    quantity: int
    change: Costs = Costs(0, 0)
    alive: bool = False


def _note(rows: Rows, recorded: Recorded[Event], part: PartNumber, movement: _Movement) -> None:
    meta = recorded.meta
    case = {"stream": recorded.stream, "month": f"{meta.occurred_at:%Y-%m}", "store": meta.store}
    rows.put(SHELF_MONTH, {**case, "part": part})
    rows.put(
        MOVEMENT,
        {
            **case,
            "number": recorded.version,
            "kind": movement.kind,
            "at_ms": epoch_ms(meta.occurred_at),
            "quantity": movement.quantity,
            "average_fen": movement.change.average,
            "fifo_fen": movement.change.fifo,
            "alive": movement.alive,
        },
    )
    rows.touch(SHELF_MONTH, case["stream"], case["month"])
