"""A shelf of a running system against the plain one: orders, late facts, counts in between, expiry, and crashes.

A crash strikes at a step of an append: the client has no answer, the system is opened anew, and the client sends the
same command again.
"""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

from hypothesis import event as note_event
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from application.commands import CommandEnvelope, new_stream_id
from application.commands.timing import in_store_time
from application.event_log.storage import STEPS
from domain.actors import Actor, Role
from domain.aggregates.parts_stock.commands.models import (
    ExpireReservation,
    IssueStock,
    ReceiveStock,
    ReleaseReservation,
    ReserveStock,
)
from domain.aggregates.parts_stock.words import ReceiptSource
from domain.aggregates.stock_count.commands import (
    ApproveCount,
    EnterCount,
    FreezeCount,
    PlanCount,
    PostCount,
)
from domain.aggregates.work_order.commands.supplying import ReturnPart
from domain.command import Command
from domain.errors import AfterSalesError
from domain.money import Money
from domain.parts import OrderLine, PartCondition, parts_stock_id
from domain.reasons import ReasonCode
from runtime.settings import Settings
from runtime.system import System, open_system
from tests.acceptance.one_order import received
from tests.acceptance.parts_counter import PADS, define, shelf_of
from tests.domain.parts_stock.plain_shelf import PlainShelf
from tests.domain.parts_stock.shelf import KEPT_DAYS
from tests.support.scenario import because
from tests.support.scripted_day import STORE
from tests.support.scripted_day.on_bus import play
from tests.support.scripted_day.people import ADVISOR, PARTS
from tests.support.scripted_day.step import Script

SHELF = parts_stock_id(STORE, PADS)
SUPERVISOR = Actor(id="P00", role=Role.PARTS_SUPERVISOR)
WHY = because(ReasonCode.MORE_WORK_FOUND)
QUOTED = 4
ORDERS = 3
PROMISED = 19
"""The hour that every order promises."""
orders = st.integers(0, ORDERS - 1)
quantities = st.integers(1, 4)


class Crash(BaseException):
    """Nobody in the program expects it."""


class CrashingShelf(RuleBasedStateMachine):
    """``goods`` is what really lies on the shelf, good or bad; the book hears of losses only by counting."""

    def __init__(self) -> None:
        super().__init__()
        self._files = tempfile.TemporaryDirectory()
        self._crash_at: str | None = None
        self._patch = patch("runtime.system.watcher", lambda _fault: self._reach)
        self._patch.start()
        self.now = datetime(2026, 3, 2, 8, tzinfo=UTC)
        self.system = self._open()
        self.plain = PlainShelf()
        self.lines = self._agreed()
        self.issued: list[tuple[int, int]] = []
        self.missing = 0
        self.count: tuple[str, int] | None = None
        self.sent = 0

    def teardown(self) -> None:
        self.system.close()
        self._patch.stop()
        self._files.cleanup()

    def _open(self) -> System:
        return open_system(Settings(data_dir=Path(self._files.name)), clock=lambda: self.now, key=b"k" * 32)

    def _reach(self, step: str) -> None:
        if step == self._crash_at:
            self._crash_at = None
            note_event(f"crash at {step}")
            raise Crash

    def _agreed(self) -> list[OrderLine]:
        script = Script(store=STORE, day=self.now.date(), every=timedelta(seconds=1))
        define(script)
        lines = []
        for number in range(ORDERS):
            order = received(script, number + 1).order
            script.on(order, ADVISOR, "add_job", operation="BR-PAD", source="customer", payer="customer")
            script.on(
                order,
                ADVISOR,
                "quote_job",
                job="J1",
                materials=[{"part": PADS, "quantity": str(QUOTED), "unit_price": {"fen": 100}}],
            )
            script.on(order, ADVISOR, "authorise_job", job="J1", method="in_person", cap={"fen": 400})
            lines.append(OrderLine(order=order, job="J1", line="L1"))
        play(self.system.bus, script.steps, STORE, lambda _moment: None)
        for number in range(ORDERS):
            self.plain.reserve(number, QUOTED, PROMISED, self.now)
        return lines

    def does(self, body: Command, stream: str, *, by: Actor = PARTS, late: bool = False) -> bool:
        self.sent += 1
        envelope = CommandEnvelope(
            command_id=f"crashing-{self.sent:05d}",
            actor=by,
            store=STORE,
            stream=stream,
            body=body,
            occurred_at=in_store_time(self.now - timedelta(days=3) if late else self.now),
            late_entry=ReasonCode.LATE_ENTRY if late else None,
        )
        try:
            self.system.bus.handle(envelope)
        except Crash:
            self.system.close()
            self.system = self._open()
            return self._again(envelope)
        except AfterSalesError:
            return False
        return True

    def _again(self, envelope: CommandEnvelope) -> bool:
        """The same command once more; what had been committed is answered from memory."""
        head = self.system.log.head()
        stored = self.system.log.find_receipt(envelope.command_id) is not None
        outcome = self.system.bus.handle(envelope)
        assert outcome.replayed == stored
        assert (self.system.log.head() == head) == stored
        return True

    @rule(step=st.sampled_from(STEPS))
    def crash_with_the_next_command(self, step: str) -> None:
        self._crash_at = step

    @rule(quantity=quantities, late=st.booleans())
    def receive(self, quantity: int, late: bool) -> None:
        command = ReceiveStock(
            quantity=Decimal(quantity), unit_cost=Money(fen=100), bin="A-01", source=ReceiptSource.OPENING
        )
        assert self.does(command, SHELF, late=late)
        at = self.now - timedelta(days=3) if late else self.now
        self.plain.receive(quantity, in_store_time(at))

    @rule(number=orders, quantity=quantities)
    def issue(self, number: int, quantity: int) -> None:
        command = IssueStock(
            line=self.lines[number], quantity=Decimal(quantity), technician="T01", reason=WHY
        )
        held = sum(each for line, each in self.issued if line == number)
        possible = held + quantity <= QUOTED
        done = self.does(command, SHELF)
        if possible:
            possible = self.plain.issue(number, quantity, explained=True)
        assert done == possible
        if done:
            self.issued.append((number, quantity))

    @rule(which=st.integers(0, 30), condition=st.sampled_from(PartCondition))
    def bring_back(self, which: int, condition: PartCondition) -> None:
        """What is still quoted is needed again."""
        if not self.issued:
            return
        number, quantity = self.issued.pop(which % len(self.issued))
        line = self.lines[number]
        command = ReturnPart(job=line.job, line=line.line, quantity=Decimal(quantity), condition=condition)
        assert self.does(command, line.order)
        now = in_store_time(self.now)
        self.plain.take_back(quantity, now, unopened=condition is PartCondition.UNOPENED)
        self.plain.keep_more(number, quantity, PROMISED, now)

    @rule(number=orders)
    def release_and_reserve_again(self, number: int) -> None:
        held = sum(each for line, each in self.issued if line == number)
        known = number in self.plain.kept or number in self.plain.waiting
        command = ReleaseReservation(line=self.lines[number], reason=WHY)
        assert self.does(command, SHELF) == known
        if known:
            self.plain.drop(number, in_store_time(self.now))
        if held < QUOTED:
            wish = ReserveStock(line=self.lines[number], quantity=Decimal(QUOTED - held))
            assert self.does(wish, SHELF)
            self.plain.reserve(number, QUOTED - held, PROMISED, in_store_time(self.now))

    @rule(number=orders, later=st.sampled_from([timedelta(hours=1), KEPT_DAYS]))
    def expire(self, number: int, later: timedelta) -> None:
        self.now += later
        done = self.does(ExpireReservation(line=self.lines[number]), SHELF)
        assert done == self.plain.expire(number, in_store_time(self.now))

    @rule()
    def a_piece_is_mislaid(self) -> None:
        if self.plain.good + self.plain.bad > self.missing:
            self.missing += 1

    @rule()
    def begin_a_count(self) -> None:
        """What is there is counted; the book moves on until the count is posted."""
        if self.count is not None:
            return
        stream = new_stream_id("stock_count", f"crashing-{self.sent + 1:05d}")
        if self.does(PlanCount(title="抽盘", parts=(PADS,)), stream, by=SUPERVISOR):
            assert self.does(FreezeCount(), stream, by=SUPERVISOR)
            there = self.plain.good + self.plain.bad - self.missing
            assert self.does(EnterCount(part=PADS, counted=Decimal(there)), stream)
            assert self.does(ApproveCount(), stream, by=SUPERVISOR)
            self.count = (stream, self.missing)

    @rule()
    def post_the_count(self) -> None:
        if self.count is None:
            return
        (stream, missing), self.count = self.count, None
        possible = missing <= self.plain.good + self.plain.bad
        done = self.does(PostCount(), stream, by=SUPERVISOR)
        assert done == possible
        if done:
            self.missing -= missing
            self.plain.adjust(-missing, in_store_time(self.now))

    @invariant()
    def the_shelf_is_as_the_plain_one(self) -> None:
        state = shelf_of(self.system)
        assert (int(state.good), int(state.quarantined)) == (self.plain.good, self.plain.bad)
        kept = {key.order: int(kept.quantity) for key, kept in state.kept.items()}
        assert kept == {self.lines[number].order: right.quantity for number, right in self.plain.kept.items()}
        awaited = {key.order: int(wish.quantity) for key, wish in state.awaited.items()}
        assert awaited == {
            self.lines[number].order: wish.quantity for number, wish in self.plain.waiting.items()
        }
        assert min(self.plain.good, self.plain.bad, self.plain.free) >= 0
        assert self.plain.nothing_is_lost


CrashingShelf.TestCase.settings = settings(max_examples=15, stateful_step_count=40)
TestCrashingShelf = CrashingShelf.TestCase
