"""What lies on the shelves, for whoever walks up to them."""

from typing import cast

from application.demo.staff import STORE
from application.event_log.records import EventLog
from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.parts_stock.events import PartsStockEvent
from domain.aggregates.parts_stock.state import PartsStock
from domain.envelope import Recorded
from domain.identifiers import PartNumber
from domain.parts import parts_stock_id


class Shelves:
    """Reads on from where it looked last."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._seen: dict[PartNumber, tuple[PartsStock, int]] = {}

    def look(self, part: PartNumber) -> PartsStock:
        state, version = self._seen.get(part, (PARTS_STOCK.initial, 0))
        for recorded in self._log.read_stream(parts_stock_id(STORE, part), after_version=version):
            state = PARTS_STOCK.evolve(state, cast("Recorded[PartsStockEvent]", recorded))
            version = recorded.version
        self._seen[part] = state, version
        return state
