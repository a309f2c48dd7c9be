"""The dispatcher's queue, in the order of the rule set."""

from datetime import datetime
from decimal import Decimal

from pydantic import Json
from sqlalchemy import and_, bindparam, select

from domain.identifiers import LocalId, OperationCode, StaffId, StoreId, StreamId
from domain.reasons import ReasonCode
from domain.rules.dispatch_order import ordered
from domain.rules.rule_set import RuleSet
from domain.trade import OrderClass, Payer
from domain.workforce import BayType, Grade, Qualification
from projections.dispatch_queue.blocks import DispatchBlock, blocks_of
from projections.dispatch_queue.tables import JOB, ORDER
from projections.job_facts.shortages import ShortPart
from projections.views import Reads, View

_QUEUE = (
    select(
        *(column for column in JOB.c),
        *(column for column in ORDER.c if column.name not in JOB.c),
    )
    .select_from(JOB.join(ORDER, JOB.c.order == ORDER.c.order))
    .where(and_(JOB.c.store == bindparam("store"), JOB.c.queued))
)


class QueueEntry(View):
    """A job that waits for a technician. ``paused_for`` and ``shortages`` say what it waits for, if it does."""

    store: StoreId
    order: StreamId
    job: LocalId
    visit: StreamId
    vehicle: StreamId
    customer: StreamId
    advisor: StaffId
    order_class: OrderClass
    operation: OperationCode
    payer: Payer
    standard_hours: Decimal
    grade: Grade
    qualifications: Json[tuple[Qualification, ...]]
    bay_types: Json[tuple[BayType, ...]]
    last_crew: Json[tuple[StaffId, ...]]
    issued_at: datetime
    promised_at: datetime | None
    appointment_at: datetime | None
    waiting_customer: bool
    express_lane: bool
    rework_round: int
    paused_for: ReasonCode | None
    shortages: Json[tuple[ShortPart, ...]]
    blocked_by: tuple[DispatchBlock, ...]

    @property
    def rework(self) -> bool:
        """Sent back by the final inspection, or a car that came back."""
        return self.rework_round > 0 or self.order_class is OrderClass.REWORK_OUT

    @property
    def appointment(self) -> bool:
        return self.appointment_at is not None

    @property
    def dispatchable(self) -> bool:
        return not self.blocked_by


def queue(reads: Reads, store: StoreId, rules: RuleSet) -> list[QueueEntry]:
    """Every queued job of the store, the next one first; blocked ones stand where they would without the block."""
    entries = (
        QueueEntry.model_validate({**row, "blocked_by": blocks_of(row, rules)})
        for row in reads.rows(_QUEUE, store=store)
    )
    return ordered(entries, rules.dispatch_head_start)


def express_queue(reads: Reads, store: StoreId, rules: RuleSet) -> list[QueueEntry]:
    """The part of the queue that goes through the express lane."""
    return [entry for entry in queue(reads, store, rules) if entry.express_lane]
