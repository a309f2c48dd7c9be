"""One part on one store's shelves: what is there, what is kept for whom, who waits."""

from typing import get_args

from domain.aggregates.parts_stock.commands import PartsStockCommand, decide
from domain.aggregates.parts_stock.events import PartsStockEvent
from domain.aggregates.parts_stock.evolving import evolve
from domain.aggregates.parts_stock.state import EMPTY, PartsStock
from domain.decider import Decider

PARTS_STOCK: Decider[PartsStock, PartsStockCommand, PartsStockEvent] = Decider(
    kind="parts_stock",
    zh="配件库存",
    initial=EMPTY,
    commands=get_args(PartsStockCommand),
    events=get_args(PartsStockEvent),
    decide=decide,
    evolve=evolve,
    subject=lambda _state, stream: stream,
    store_of=lambda state: state.store,
)
