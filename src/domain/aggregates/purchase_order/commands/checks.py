"""Refusals that several decisions share."""

from datetime import date

from domain.aggregates.purchase_order import refusals
from domain.aggregates.purchase_order.state import Line, PurchaseOrder
from domain.aggregates.purchase_order.words import OrderStage
from domain.decider import Frame
from domain.errors import Invalid, NotFound, Refused
from domain.identifiers import LocalId
from domain.money import Money
from domain.rules.calendar import business_date

LARGEST = Money(fen=10**11)
"""No single amount of an order is above this; far below what an amount can hold, so that sums are safe."""


def refuse_unless(state: PurchaseOrder, *stages: OrderStage) -> None:
    if state.stage not in stages:
        raise wrong_stage(state)


def wrong_stage(state: PurchaseOrder) -> Refused:
    stage = state.stage or OrderStage.DRAFTED
    return Refused(refusals.WRONG_STAGE, stage=stage.en, stage_zh=stage.zh)


def refuse_unapproved_channel(supplier: str, frame: Frame) -> None:
    """The handler knows whether the store buys there."""
    if not frame.known.get("channel_approved", False):
        raise Refused(refusals.CHANNEL_NOT_APPROVED, supplier=supplier)


def line_of(state: PurchaseOrder, line_id: LocalId) -> Line:
    line = state.lines.get(line_id)
    if line is None:
        raise NotFound(refusals.NO_SUCH_LINE, line=line_id)
    return line


def refuse_past(day: date, frame: Frame) -> None:
    if day < business_date(frame.rules.calendar, frame.at):
        raise Invalid(refusals.DATE_PAST)


def refuse_amount(amount: Money) -> None:
    if amount.fen < 0:
        raise Invalid(refusals.PRICE_BELOW_ZERO)
    if amount.fen > LARGEST.fen:
        raise too_large()


def too_large() -> Invalid:
    return Invalid(refusals.TOTAL_TOO_LARGE, limit=LARGEST.fen // 100)
