"""Goods with their worth out of the cells of a row, and into them."""

from decimal import Decimal
from typing import cast

from domain.costing import FifoLayers, MovingAverage
from domain.valuation import Lent, Valued, Worth
from projections.cells import number
from projections.engine.columns import Json, decimal_text, from_json_text, json_text
from projections.engine.dbapi import Row


def valued_of(row: Row | None) -> Valued:
    if row is None:
        return Valued()
    stored = cast("list[tuple[str, int]]", from_json_text(str(row["layers"])))
    return Valued(
        MovingAverage(Decimal(str(row["quantity"])), number(row["average_fen"])),
        FifoLayers(tuple(MovingAverage(Decimal(quantity), fen) for quantity, fen in stored)),
    )


def valued_cells(valued: Valued) -> Row:
    layers: list[Json] = [[decimal_text(layer.quantity), layer.fen] for layer in valued.fifo.layers]
    return {
        "quantity": decimal_text(valued.quantity),
        "average_fen": valued.average.fen,
        "layers": json_text(layers),
    }


def lent_of(row: Row | None) -> Lent:
    if row is None:
        return Lent()
    return Lent(Decimal(str(row["quantity"])), Worth(number(row["average_fen"]), number(row["fifo_fen"])))


def moved_cells(quantity: Decimal, worth: Worth) -> Row:
    """A quantity with its worth both ways."""
    return {
        "quantity": decimal_text(quantity),
        "average_fen": worth.average_fen,
        "fifo_fen": worth.fifo_fen,
    }


def with_more(row: Row | None, quantity: Decimal, worth: Worth) -> Row:
    """The cells of :func:`moved_cells` with this much more in them."""
    return moved_cells(*lent_of(row).more(quantity, worth))
