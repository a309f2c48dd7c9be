"""The parts counters of several stores on one system: give commands, and look at shelves as the log tells them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import cast

import pytest

from application.commands import CommandEnvelope, new_stream_id
from domain.actors import Actor, Role
from domain.aggregates.part.commands import DefinePart
from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.parts_stock.commands.models import ReceiveStock, ScrapStock
from domain.aggregates.parts_stock.events import PartsStockEvent
from domain.aggregates.parts_stock.state import PartsStock
from domain.aggregates.parts_stock.words import ReceiptSource
from domain.command import Command
from domain.decider import fold
from domain.envelope import Recorded
from domain.errors import AfterSalesError
from domain.money import Money
from domain.parts import OldPartPolicy, part_id, parts_stock_id
from domain.reasons import ReasonCode
from runtime.settings import Settings
from runtime.system import System, open_system
from tests.support.scenario import STORE, because, staff

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
CLERK = staff("pc01", Role.PARTS_CLERK)
SUPERVISOR = staff("ps01", Role.PARTS_SUPERVISOR)
PART = "BELT-7"
COST = Money(fen=12_000)
WHY = because(ReasonCode.QUALITY_DEFECT)


class Stores:
    def __init__(self, system: System) -> None:
        self.system = system
        self._numbers = count(1)

    def give(self, body: Command, stream: str | None = None, *, by: Actor = CLERK, store: str = STORE) -> str:
        name = f"stores-{next(self._numbers):06d}"
        kind = body.type_name.partition(".")[0]
        envelope = CommandEnvelope(
            command_id=name,
            actor=by,
            store=store,
            stream=stream or new_stream_id(kind, name),
            body=body,
            occurred_at=NOW,
            correlation_id=name,
        )
        return self.system.bus.handle(envelope).stream

    def attempt(
        self, body: Command, stream: str | None = None, *, by: Actor = CLERK, store: str = STORE
    ) -> str | None:
        """The code of the refusal, or None."""
        try:
            self.give(body, stream, by=by, store=store)
        except AfterSalesError as refused:
            return refused.code
        return None

    def code(self, body: Command, stream: str | None = None, *, by: Actor = CLERK, store: str = STORE) -> str:
        """Of the refusal that the command must meet."""
        with pytest.raises(AfterSalesError) as refused:
            self.give(body, stream, by=by, store=store)
        return refused.value.code

    def define(self, *parts: str, store: str = STORE, serial_tracked: bool = False) -> None:
        for part in parts:
            master = DefinePart(
                part=part,
                title="传动带",
                unit="条",
                serial_tracked=serial_tracked,
                old_part_policy=OldPartPolicy.SCRAP,
            )
            self.give(master, part_id(store, part), store=store)

    def put(
        self, quantity: int, *, part: str = PART, store: str = STORE, serials: tuple[str, ...] = ()
    ) -> None:
        """Onto the shelf."""
        receipt = ReceiveStock(
            quantity=Decimal(quantity),
            unit_cost=COST,
            bin="A-1",
            source=ReceiptSource.OPENING,
            serials=serials,
        )
        self.give(receipt, parts_stock_id(store, part), store=store)

    def take(
        self, quantity: int, *, part: str = PART, store: str = STORE, serials: tuple[str, ...] = ()
    ) -> None:
        """Away from the shelf."""
        scrap = ScrapStock(quantity=Decimal(quantity), from_quarantine=False, reason=WHY, serials=serials)
        self.give(scrap, parts_stock_id(store, part), by=SUPERVISOR, store=store)

    def shelf(self, *, part: str = PART, store: str = STORE) -> PartsStock:
        history = self.system.log.read_stream(parts_stock_id(store, part))
        return fold(PARTS_STOCK, cast("list[Recorded[PartsStockEvent]]", history))

    def on_hand(self, *, part: str = PART, store: str = STORE) -> Decimal:
        return self.shelf(part=part, store=store).on_hand


@contextmanager
def stores(directory: Path) -> Iterator[Stores]:
    with open_system(Settings(data_dir=directory), clock=lambda: NOW) as system:
        yield Stores(system)
