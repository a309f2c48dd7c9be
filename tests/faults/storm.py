"""A storm on a few shelves: many clients in several processes, each doing one thing after another at random."""

from __future__ import annotations

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from threading import Barrier

from application.commands import CommandEnvelope, new_stream_id
from application.event_log.records import Append, Receipt, StreamTaken
from domain.actors import Actor, Role
from domain.aggregates.parts_stock.commands.models import (
    ClearQuarantine,
    IssueStock,
    PickStock,
    ReleaseReservation,
    ReserveStock,
    TransferReservation,
)
from domain.aggregates.parts_transfer.commands import ReceiveSent, RequestTransfer, SendRequested
from domain.aggregates.stock_count.commands import (
    ApproveCount,
    EnterCount,
    FreezeCount,
    PlanCount,
    PostCount,
)
from domain.aggregates.work_order.commands.supplying import ReturnPart
from domain.command import Command
from domain.errors import AfterSalesError, Unavailable
from domain.identifiers import StoreId, StreamId
from domain.parts import OrderLine, PartCondition, parts_stock_id
from domain.reasons import ReasonCode, ReasonInput
from runtime.settings import Settings
from runtime.system import System, open_system

HOME, AWAY = "SH01", "BJ01"
PARTS = ("PAD-01", "PAD-02", "PAD-03", "PAD-04")
PIECES_OF_EACH = 50
NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
CLERK = Actor(id="pc01", role=Role.PARTS_CLERK)
SUPERVISOR = Actor(id="ps01", role=Role.PARTS_SUPERVISOR)
WHY = ReasonInput(code=ReasonCode.WORKSHOP_LOAD)
LONGEST_SECONDS = 300.0

KEY = b"k" * 32

Lines = dict[str, list[tuple[StreamId, str, str]]]
"""By part: order, job and line of agreed jobs that need it."""


@dataclass(frozen=True, slots=True)
class Storm:
    """``lines`` of agreed jobs by part. ``report`` is written when every client has done all its operations."""

    settings: Settings
    number: int
    clients: int
    operations: int
    lines: Lines
    report: Path


@dataclass(slots=True)
class Report:
    """What clients were told: ``accepted`` are command ids and the number of their events. ``lost`` counts appends that
    another process was faster than; they are tried again and nobody is told.
    """

    accepted: list[tuple[str, int]] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    unanswered: Counter[str] = field(default_factory=Counter)
    lost: int = 0

    def add(self, other: Report) -> None:
        self.accepted += other.accepted
        self.refused += other.refused
        self.unanswered += other.unanswered

    def as_data(self) -> dict[str, object]:
        return {
            "accepted": self.accepted,
            "refused": dict(self.refused),
            "unanswered": dict(self.unanswered),
            "lost": self.lost,
        }


def report_in(file: Path) -> Report:
    data = json.loads(file.read_text())
    return Report(
        [(command, events) for command, events in data["accepted"]],
        Counter(data["refused"]),
        Counter(data["unanswered"]),
        data["lost"],
    )


def rage(storm: Storm) -> None:
    report = Report()
    with open_system(storm.settings, clock=lambda: NOW, key=KEY) as system:
        append = system.log.append

        def watched(batch: Append) -> Receipt:
            try:
                return append(batch)
            except StreamTaken:
                report.lost += 1
                raise

        system.log.append = watched  # type: ignore[method-assign]
        clients = [Client(storm, number, system) for number in range(storm.clients)]
        together = Barrier(storm.clients)
        with ThreadPoolExecutor(storm.clients) as pool:
            for done in [pool.submit(client.work, together) for client in clients]:
                done.result(LONGEST_SECONDS)
    for client in clients:
        report.add(client.told)
    storm.report.write_text(json.dumps(report.as_data()))


class Client:
    def __init__(self, storm: Storm, number: int, system: System) -> None:
        self.told = Report()
        self._storm = storm
        self._name = f"storm{storm.number}-{number:02d}"
        self._chance = Random(storm.number * 1_000 + number)
        self._handle = system.bus.handle
        self._sent = 0

    def work(self, together: Barrier) -> None:
        together.wait(LONGEST_SECONDS)
        while self._sent < self._storm.operations:
            kind = self._chance.choices(_KINDS, _WEIGHTS)[0]
            kind(self)

    def give(
        self, body: Command, stream: StreamId | None, by: Actor, store: StoreId = HOME
    ) -> StreamId | None:
        """The stream where the command was accepted."""
        self._sent += 1
        command_id = f"{self._name}-{self._sent:05d}"
        kind = body.type_name.partition(".")[0]
        envelope = CommandEnvelope(
            command_id=command_id,
            actor=by,
            store=store,
            stream=stream or new_stream_id(kind, command_id),
            body=body,
            occurred_at=NOW,
        )
        try:
            outcome = self._handle(envelope)
        except Unavailable as busy:
            self.told.unanswered[busy.code] += 1
        except AfterSalesError as refused:
            self.told.refused[refused.code] += 1
        else:
            self.told.accepted.append((command_id, len(outcome.events)))
            return outcome.stream
        return None

    def reserve(self) -> None:
        part, line = self._line()
        self.give(ReserveStock(line=line, quantity=self._few()), self._shelf(part), CLERK)

    def release(self) -> None:
        part, line = self._line()
        self.give(ReleaseReservation(line=line, reason=WHY), self._shelf(part), CLERK)

    def hand_over(self) -> None:
        part, line = self._line()
        taker = self._chance.choice(self._storm.lines[part])
        to = OrderLine(order=taker[0], job=taker[1], line=taker[2])
        command = TransferReservation(line=line, to=to, quantity=Decimal(1), reason=WHY)
        self.give(command, self._shelf(part), CLERK)

    def pick(self) -> None:
        part, line = self._line()
        self.give(PickStock(line=line, quantity=Decimal(1)), self._shelf(part), CLERK)

    def issue(self) -> None:
        part, line = self._line()
        command = IssueStock(line=line, quantity=self._few(), technician="te01", reason=WHY)
        self.give(command, self._shelf(part), CLERK)

    def bring_back(self) -> None:
        _, line = self._line()
        condition = self._chance.choice(list(PartCondition))
        command = ReturnPart(job=line.job, line=line.line, quantity=Decimal(1), condition=condition)
        self.give(command, line.order, CLERK)

    def clear(self) -> None:
        part = self._chance.choice(PARTS)
        lot = f"L{self._chance.randint(1, 3)}"
        self.give(ClearQuarantine(lot=lot, quantity=Decimal(1)), self._shelf(part), SUPERVISOR)

    def lend(self) -> None:
        """Back and forth between the two stores; what is lost on the way is known to be."""
        lender, borrower = self._chance.sample([HOME, AWAY], 2)
        ask = RequestTransfer(part=self._chance.choice(PARTS), quantity=Decimal(2), from_store=lender)
        transfer = self.give(ask, None, SUPERVISOR, borrower)
        if transfer and self.give(SendRequested(quantity=self._few()), transfer, CLERK, lender):
            for quantity in (2, 1):
                received = ReceiveSent(quantity=Decimal(quantity), bin="A-01")
                if self.give(received, transfer, CLERK, borrower):
                    break

    def count(self) -> None:
        """Counted right, one too many or one too few; three people, one after the other."""
        part = self._chance.choice(PARTS)
        count = self.give(PlanCount(title="抽盘", parts=(part,)), None, SUPERVISOR)
        if count is None or not self.give(FreezeCount(), count, SUPERVISOR):
            return
        counted = Decimal(self._chance.randint(0, PIECES_OF_EACH))
        self.give(EnterCount(part=part, counted=counted), count, CLERK)
        self.give(ApproveCount(), count, SUPERVISOR)
        self.give(ApproveCount(), count, Actor(id="sh01", role=Role.STATION_HEAD))
        self.give(PostCount(), count, SUPERVISOR)

    def _line(self) -> tuple[str, OrderLine]:
        part = self._chance.choice(PARTS)
        order, job, line = self._chance.choice(self._storm.lines[part])
        return part, OrderLine(order=order, job=job, line=line)

    def _few(self) -> Decimal:
        return Decimal(self._chance.randint(1, 3))

    def _shelf(self, part: str) -> StreamId:
        return parts_stock_id(HOME, part)


_KINDS = (
    Client.reserve,
    Client.release,
    Client.hand_over,
    Client.pick,
    Client.issue,
    Client.bring_back,
    Client.clear,
    Client.lend,
    Client.count,
)
_WEIGHTS = (20, 8, 5, 4, 25, 25, 5, 4, 1)
