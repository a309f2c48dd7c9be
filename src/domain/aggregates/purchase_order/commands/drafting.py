"""Drafting an order, and the persons who must have looked at it before it goes out."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from domain.actors import Role
from domain.aggregates.purchase_order import refusals
from domain.aggregates.purchase_order.commands.checks import (
    LARGEST,
    refuse_amount,
    refuse_unapproved_channel,
    refuse_unless,
    too_large,
    wrong_stage,
)
from domain.aggregates.purchase_order.commands.models import DraftOrder, OrderItem
from domain.aggregates.purchase_order.events import (
    ContractFinallyReviewed,
    OrderDrafted,
    OrderIssued,
    OrderRejected,
    OrderReviewed,
    PurchaseLine,
)
from domain.aggregates.purchase_order.state import NOTHING, PurchaseOrder
from domain.aggregates.purchase_order.words import OrderStage
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import PartNumber
from domain.money import Money, total
from domain.parts import PurchaseKind

_PLANNED = frozenset({PurchaseKind.STOCK, PurchaseKind.BULK})
_MOST = 100_000


def draft(command: DraftOrder, frame: Frame) -> OrderDrafted:
    refuse_unapproved_channel(command.supplier, frame)
    special = all(item.awaited_by is not None for item in command.lines)
    if command.plan is None and command.kind in _PLANNED and not special:
        raise Refused(refusals.PLAN_NEEDED)
    if command.plan is not None and special:
        raise Invalid(refusals.PLAN_IDLE)
    _refuse_repeated(command.lines)
    return OrderDrafted(
        supplier=command.supplier,
        kind=command.kind,
        plan=command.plan,
        lines=tuple(
            PurchaseLine(
                line=f"L{number}",
                part=item.part,
                quantity=item.quantity,
                unit_price=item.unit_price,
                awaited_by=item.awaited_by,
            )
            for number, item in enumerate(command.lines, start=1)
        ),
        total=_total(command.lines),
    )


def review(state: PurchaseOrder, frame: Frame) -> OrderReviewed:
    refuse_unless(state, OrderStage.DRAFTED)
    if frame.actor.id == state.drafter:
        raise Refused(refusals.OWN_ORDER)
    limit = frame.rules.parts.high_value_order_from
    return OrderReviewed(final_review_needed=state.total.fen >= limit.fen)


def finally_review(state: PurchaseOrder, frame: Frame) -> ContractFinallyReviewed:
    refuse_unless(state, OrderStage.REVIEWED)
    if not state.final_review_needed:
        raise Refused(refusals.NO_FINAL_REVIEW)
    if frame.actor.id in {state.drafter, state.reviewer}:
        raise Refused(refusals.NOT_THIRD_PERSON)
    return ContractFinallyReviewed()


def reject(state: PurchaseOrder, frame: Frame) -> OrderRejected:
    """By whoever's review the order waits for, under the same separation of persons."""
    if state.stage is OrderStage.DRAFTED:
        judge, barred, refusal = Role.PARTS_SUPERVISOR, {state.drafter}, refusals.OWN_ORDER
    elif state.stage is OrderStage.REVIEWED and state.final_review_needed:
        judge, barred = Role.STATION_HEAD, {state.drafter, state.reviewer}
        refusal = refusals.NOT_THIRD_PERSON
    else:
        raise wrong_stage(state)
    if frame.actor.role is not judge:
        raise Refused(refusals.NOT_TO_REJECT)
    if frame.actor.id in barred:
        raise Refused(refusal)
    return OrderRejected()


def issue(state: PurchaseOrder, frame: Frame) -> OrderIssued:
    refuse_unless(state, OrderStage.REVIEWED, OrderStage.FINALLY_REVIEWED)
    if state.stage is OrderStage.REVIEWED and state.final_review_needed:
        raise Refused(refusals.FINAL_REVIEW_MISSING)
    refuse_unapproved_channel(state.supplier, frame)
    return OrderIssued()


def _refuse_repeated(items: Iterable[OrderItem]) -> None:
    """A part stands once on its own and once for each line that waits for it."""
    seen = set()
    quantities: dict[PartNumber, Decimal] = defaultdict(lambda: NOTHING)
    for item in items:
        if (item.part, item.awaited_by) in seen:
            raise Invalid(refusals.LINE_TWICE, part=item.part)
        seen.add((item.part, item.awaited_by))
        quantities[item.part] += item.quantity
        if quantities[item.part] > _MOST:
            raise Invalid(refusals.TOO_MANY, part=item.part, limit=_MOST)


def _total(items: Iterable[OrderItem]) -> Money:
    amounts = []
    for item in items:
        refuse_amount(item.unit_price)
        if item.unit_price.fen * item.quantity > LARGEST.fen:
            raise too_large()
        amounts.append(item.unit_price.times(item.quantity))
    whole = sum(amount.fen for amount in amounts)
    if whole > LARGEST.fen:
        raise too_large()
    return total(amounts)
