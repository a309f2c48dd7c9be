"""What is left when goods have come: differences, freight, and the end of the order."""

from domain.aggregates.purchase_order import refusals
from domain.aggregates.purchase_order.commands.checks import refuse_amount, refuse_unless
from domain.aggregates.purchase_order.commands.models import CloseOrder, RecordFreight, SettleDifference
from domain.aggregates.purchase_order.events import (
    DifferenceSettled,
    FreightRecorded,
    OrderCancelled,
    OrderClosed,
)
from domain.aggregates.purchase_order.state import PurchaseOrder
from domain.aggregates.purchase_order.words import POSSIBLE_OUTCOMES, DifferenceOutcome, OrderStage
from domain.errors import Invalid, NotFound, Refused

_WITH_CREDIT = frozenset({DifferenceOutcome.CREDITED, DifferenceOutcome.RETURNED})


def settle(state: PurchaseOrder, command: SettleDifference) -> DifferenceSettled:
    refuse_unless(state, OrderStage.ISSUED)
    found, outcome = state.open_differences.get(command.difference), command.outcome
    if found is None:
        raise NotFound(refusals.NO_SUCH_DIFFERENCE, difference=command.difference)
    if outcome not in POSSIBLE_OUTCOMES[found.kind]:
        raise Refused(
            refusals.OUTCOME_IMPOSSIBLE,
            kind=found.kind.en,
            kind_zh=found.kind.zh,
            outcome=outcome.en,
            outcome_zh=outcome.zh,
        )
    _refuse_credit(command)
    return DifferenceSettled(
        difference=command.difference, line=found.line, outcome=outcome, credit=command.credit
    )


def record_freight(state: PurchaseOrder, command: RecordFreight) -> FreightRecorded:
    """The carrier's invoice often comes when the order is closed already."""
    refuse_unless(state, OrderStage.ISSUED, OrderStage.CLOSED)
    refuse_amount(command.amount)
    if command.amount.fen == 0:
        raise Invalid(refusals.NO_FREIGHT)
    if command.document in state.freight_documents:
        raise Refused(refusals.SAME_DOCUMENT, document=command.document)
    return FreightRecorded(amount=command.amount, document=command.document)


def close(state: PurchaseOrder, command: CloseOrder) -> OrderClosed:
    refuse_unless(state, OrderStage.ISSUED)
    if state.open_differences:
        raise Refused(refusals.DIFFERENCES_OPEN, count=len(state.open_differences))
    if state.outstanding and command.reason is None:
        raise Refused(refusals.REASON_NEEDED, lines=", ".join(state.outstanding))
    return OrderClosed(outstanding=state.outstanding)


def cancel(state: PurchaseOrder) -> OrderCancelled:
    refuse_unless(
        state, OrderStage.DRAFTED, OrderStage.REVIEWED, OrderStage.FINALLY_REVIEWED, OrderStage.ISSUED
    )
    if state.has_come:
        raise Refused(refusals.GOODS_CAME)
    return OrderCancelled()


def _refuse_credit(command: SettleDifference) -> None:
    credit, outcome = command.credit, command.outcome
    if credit is None:
        if outcome is DifferenceOutcome.CREDITED:
            raise Invalid(refusals.CREDIT_MISSING)
        return
    if outcome not in _WITH_CREDIT:
        raise Invalid(refusals.CREDIT_IDLE, outcome=outcome.en, outcome_zh=outcome.zh)
    refuse_amount(credit)
