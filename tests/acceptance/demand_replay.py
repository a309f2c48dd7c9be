"""Years of demand through the real commands: filled up by the reorder rule, issued to an internal order, or lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

from sqlalchemy import bindparam, select

from application.commands import CommandEnvelope
from domain.actors import Actor
from domain.aggregates.part.commands import DefinePart
from domain.aggregates.parts_stock.commands.models import IssueStock, ReceiveStock, RecordLostSale
from domain.aggregates.parts_stock.words import LostSaleCause, ReceiptSource
from domain.aggregates.work_order.commands.quoting.models import AddJob, AuthoriseJob, MaterialItem, QuoteJob
from domain.aggregates.work_order.supplied import material_lines
from domain.command import Command
from domain.money import Money
from domain.parts import OldPartPolicy, OrderLine, part_id, parts_stock_id
from domain.rules.reordering import There, propose
from domain.trade import Channel, JobSource, Payer
from projections.parts_demand.tables import PART
from runtime.system import System
from tests.acceptance.carparts import Series, cost_fen, day_of
from tests.acceptance.one_order import received
from tests.acceptance.parts_counter import order_of
from tests.faults.worker import StepClock
from tests.support.scripted_day import STORE
from tests.support.scripted_day.on_bus import play
from tests.support.scripted_day.people import ADVISOR, PARTS, TECHNICIAN
from tests.support.scripted_day.step import ZONE, Script

SOLD_ON = 15
"""Day of the month on which everything is sold that the month asked for."""
LINES = 100
"""Of one quote."""
_SHELVES = select(PART).where(PART.c.store == bindparam("store"))


class DemandReplay:
    """``clock`` is the one of the system: it moves from month to month."""

    def __init__(self, system: System, clock: StepClock, series: Series) -> None:
        self._system = system
        self._clock = clock
        self._series = series
        self._rules = system.rules(STORE).parts
        self._given = 0

    @property
    def commands(self) -> int:
        return self._given

    def run(self) -> None:
        self._define()
        for month in range(len(next(iter(self._series.values())))):
            self._fill_up(month)
            self._sell(month)

    def _define(self) -> None:
        self._at(0, 1)
        for part in self._series:
            body = DefinePart(
                part=part,
                title=f"件 {part}",
                unit="件",
                serial_tracked=False,
                old_part_policy=OldPartPolicy.SCRAP,
            )
            self._give(part_id(STORE, part), PARTS, body)

    def _fill_up(self, month: int) -> None:
        self._at(month, 1)
        available = self._available()
        for part, series in self._series.items():
            history = series[max(0, month - self._rules.demand_months) : month]
            demand = [None if cell is None else Decimal(cell) for cell in history]
            proposal = propose(demand, self._rules.reorder, There(available[part]))
            if proposal.quantity:
                body = ReceiveStock(
                    quantity=Decimal(proposal.quantity),
                    unit_cost=Money(fen=cost_fen(part)),
                    bin="A-01",
                    source=ReceiptSource.PURCHASE,
                    supplier="MAKER",
                )
                self._give(parts_stock_id(STORE, part), PARTS, body)

    def _sell(self, month: int) -> None:
        self._at(month, SOLD_ON)
        available = self._available()
        wanted = {part: Decimal(series[month] or 0) for part, series in self._series.items()}
        there = {part: min(quantity, available[part]) for part, quantity in wanted.items()}
        self._issue(month, {part: quantity for part, quantity in there.items() if quantity})
        for part, quantity in wanted.items():
            if quantity > there[part]:
                lost = RecordLostSale(quantity=quantity - there[part], cause=LostSaleCause.NO_STOCK)
                self._give(parts_stock_id(STORE, part), PARTS, lost)

    def _issue(self, month: int, quantities: Mapping[str, Decimal]) -> None:
        """To the jobs of one internal order, a hundred lines each: quoted, agreed to, reserved, handed out."""
        if not quantities:
            return
        order = self._order(month)
        items = [
            MaterialItem(part=part, quantity=quantity, unit_price=Money(fen=cost_fen(part)))
            for part, quantity in quantities.items()
        ]
        for number, first in enumerate(range(0, len(items), LINES), start=1):
            self._agree(order, f"J{number}", tuple(items[first : first + LINES]))
        for job, spec in order_of(self._system, order).jobs.items():
            for line in material_lines(spec):
                where = OrderLine(order=order, job=job, line=line.line)
                issue = IssueStock(line=where, quantity=line.quantity, technician=TECHNICIAN.id)
                self._give(parts_stock_id(STORE, line.part), PARTS, issue)

    def _agree(self, order: str, job: str, items: tuple[MaterialItem, ...]) -> None:
        added = AddJob(operation="BR-PAD", source=JobSource.CUSTOMER, payer=Payer.INTERNAL, symptom="S1")
        cap = sum(item.unit_price.times(item.quantity).fen for item in items)
        self._give(order, ADVISOR, added)
        self._give(order, ADVISOR, QuoteJob(job=job, materials=items))
        self._give(order, ADVISOR, AuthoriseJob(job=job, method=Channel.IN_PERSON, cap=Money(fen=cap)))

    def _order(self, month: int) -> str:
        day = day_of(month, SOLD_ON)
        script = Script(store=STORE, day=day, prefix="carparts", every=timedelta(minutes=1))
        order = received(script, month + 1, order_class="internal").order
        play(self._system.bus, script.steps, STORE, self._set)
        return order

    def _available(self) -> Mapping[str, Decimal]:
        """As the read model of demand tells it."""
        self._system.engine.run_until_caught_up("parts_demand")
        rows = self._system.reader.rows(_SHELVES, store=STORE)
        return {str(row["part"]): Decimal(str(row["good"])) - Decimal(str(row["reserved"])) for row in rows}

    def _give(self, stream: str, by: Actor, body: Command) -> None:
        self._given += 1
        envelope = CommandEnvelope(
            command_id=f"carparts-{self._given}",
            actor=by,
            store=STORE,
            stream=stream,
            body=body,
            occurred_at=self._clock.now.astimezone(ZONE),
        )
        self._system.bus.handle(envelope)

    def _at(self, month: int, day: int) -> None:
        self._set(datetime.combine(day_of(month, day), time(8), ZONE))

    def _set(self, moment: datetime) -> None:
        self._clock.now = moment.astimezone(UTC)
