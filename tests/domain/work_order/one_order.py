"""One order, the notebook beside it, and everything that must hold at every event."""

from collections import Counter
from collections.abc import Sequence
from copy import copy, deepcopy
from datetime import timedelta
from typing import Self

from domain.actors import Actor
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.commands import WorkOrderCommand
from domain.aggregates.work_order.commands.dispatching.models import Placing
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.aggregates.work_order.events.delivering import VehicleDelivered
from domain.aggregates.work_order.events.inspecting import FinalInspectionFailed, FinalInspectionPassed
from domain.aggregates.work_order.events.settling import (
    PaymentRefunded,
    SettlementChecked,
    SettlementPrepared,
)
from domain.aggregates.work_order.events.working import ClockedOn
from domain.aggregates.work_order.state import WorkOrder
from domain.decider import Frame
from domain.envelope import Recorded
from domain.errors import AfterSalesError
from domain.identifiers import LocalId
from domain.money import total
from domain.reasons import Reason
from domain.trade import Payer
from tests.domain.work_order.by_the_book import next_step
from tests.domain.work_order.disturbances import DISTURBANCES, Disturbance
from tests.domain.work_order.doors import knocks
from tests.domain.work_order.foretelling import allowed
from tests.domain.work_order.plain_model import Notebook
from tests.domain.work_order.shop import KNOWN, SHIFTS, Facts, Plan, Step
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import STORE, clock, meta_of

STREAM = "work_order-1"
LONGEST_WAY = 300
"""Steps in which the book must bring any order to its end."""


class OneOrder:
    """One order, the notebook beside it, and everything that must hold at every event."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.state: WorkOrder = WORK_ORDER.initial
        self.history: list[Recorded[WorkOrderEvent]] = []
        self.book = Notebook(DEFAULT_RULES.special_process_release)
        self.now = clock(8)
        self.accepted: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()

    def send(self, command: WorkOrderCommand, by: Actor, known: Facts = KNOWN) -> AfterSalesError | None:
        """The refusal, or None; both as the notebook foretold."""
        foretold = allowed(self.book, command, by, DEFAULT_RULES)
        refusal, decided = self._ask(command, by, known)
        if refusal is not None:
            assert foretold is not True, f"{command!r} by {by} should have been accepted: {refusal}"
            self.refused[command.type_name] += 1
            return refusal
        assert foretold is not False, f"{command!r} by {by} should have been refused"
        assert decided, "an accepted command leaves a trace"
        self.accepted[command.type_name] += 1
        for event in decided:
            self._store(event, command, by)
        return None

    def _ask(
        self, command: WorkOrderCommand, by: Actor, known: Facts = KNOWN
    ) -> tuple[AfterSalesError | None, Sequence[WorkOrderEvent]]:
        """Either a typed refusal or events; anything else that is raised is a defect. Changes nothing."""
        if isinstance(command, Placing) and known is KNOWN and command.job in self.state.jobs:
            bay_type = self.state.jobs[command.job].spec.requirement.bay_types[0]
            known = {**KNOWN, "bay_type": bay_type.value}
        frame = Frame(STREAM, self.now, by, STORE, DEFAULT_RULES, SHIFTS, known)
        try:
            return None, WORK_ORDER.decide(self.state, command, frame)
        except AfterSalesError as refusal:
            return refusal, ()

    def _store(self, event: WorkOrderEvent, command: WorkOrderCommand, by: Actor) -> None:
        self._refuse_the_forbidden(event, by)
        version = len(self.history) + 1
        given = getattr(command, "reason", None)
        reason = Reason(code=given.code) if given else None
        recorded = Recorded(
            STREAM, version, version, meta_of(self.now, by, version=version, reason=reason), event
        )
        self.history.append(recorded)
        self.state = WORK_ORDER.evolve(self.state, recorded)
        self.book.listen(event, by)

    def _refuse_the_forbidden(self, event: WorkOrderEvent, by: Actor) -> None:
        match event:
            case ClockedOn():
                job = self.book.jobs[event.job]
                assert job["authorised"], "nobody works before the customer agreed"
                assert event.technician not in job["clocks"], "one open clock"
            case FinalInspectionPassed() | FinalInspectionFailed():
                assert by.id not in self.book.jobs[event.job]["never_inspects"], "the doer is not the checker"
            case SettlementPrepared():
                _sums(event)
                assert not (self.book.comeback_accepted and _billed_for_work(event)), "a comeback is free"
            case SettlementChecked():
                assert by.id != self.book.preparer, "the preparer is not the checker"
            case PaymentRefunded():
                assert by.id not in self.book.preparers, "the preparer is not the refunder"
            case VehicleDelivered():
                assert all(job["passed_by"] for job in self.book.live()), "a car that leaves was inspected"
                assert self.book.received + self.book.credit >= self.book.due, "and paid, or given on credit"
            case _:
                pass

    def step_by_the_book(self) -> Step | None:
        step = next_step(self.state, self.now, self.plan)
        if step is not None:
            refusal = self.send(step.command, step.by)
            assert refusal is None, f"{step.command!r} is the way on, but: {refusal}"
        return step

    def possible(self, job: LocalId) -> dict[Disturbance, Step]:
        """What may come between right now."""
        steps = {disturb: disturb(self.state, job, self.now) for disturb in DISTURBANCES}
        return {disturb: step for disturb, step in steps.items() if self._ask(*step)[0] is None}

    def doors_open_as_foretold(self) -> None:
        """Nothing is stored here: the question alone changes nothing."""
        for command, by in knocks(self.book):
            foretold = allowed(self.book, command, by, DEFAULT_RULES)
            refusal, _ = self._ask(command, by)
            assert foretold is (refusal is None), f"{command!r} by {by}: foretold {foretold}, but {refusal}"

    def fork(self) -> Self:
        """The same order, from here on for itself."""
        twin = copy(self)
        twin.history, twin.book = list(self.history), deepcopy(self.book)
        twin.accepted, twin.refused = Counter(self.accepted), Counter(self.refused)
        return twin

    def walk_to_the_end(self) -> None:
        for _ in range(LONGEST_WAY):
            self.now += timedelta(minutes=1)
            if self.step_by_the_book() is None:
                return
        raise AssertionError("the book does not lead to an end")


def _sums(bill: SettlementPrepared) -> None:
    for line in bill.lines:
        assert total(share.amount for share in line.shares) == line.net == line.gross - line.discount
    assert bill.total == total(line.net for line in bill.lines)
    assert bill.total == total(share.amount for share in bill.payers)
    assert bill.total == bill.labour + bill.material + bill.other


def _billed_for_work(bill: SettlementPrepared) -> bool:
    """The customer pays for a job (an accessory bought on the way is another matter)."""
    return any(share.payer is Payer.CUSTOMER for line in bill.lines if line.job for share in line.shares)
