"""One count of some parts: book, goods and bin card brought to agree."""

from typing import get_args

from domain.aggregates.stock_count.commands import StockCountCommand
from domain.aggregates.stock_count.deciding import decide
from domain.aggregates.stock_count.events import StockCountEvent
from domain.aggregates.stock_count.state import StockCount, evolve
from domain.decider import Decider

STOCK_COUNT: Decider[StockCount, StockCountCommand, StockCountEvent] = Decider(
    kind="stock_count",
    zh="库存盘点",
    initial=StockCount(),
    commands=get_args(StockCountCommand),
    events=get_args(StockCountEvent),
    decide=decide,
    evolve=evolve,
    subject=lambda _state, stream: stream,
    store_of=lambda state: state.store,
)
