"""The bill: prepared, checked by somebody else, explained, agreed, settled, paid."""

from application.demo.case import Case
from application.demo.schedule import Steps
from application.demo.staff import CASHIER, DESK_SUPERVISOR, SERVICE_MANAGER
from domain.aggregates.work_order.commands.settling import (
    AgreeSettlement,
    ApplyDiscount,
    ApproveCredit,
    CheckSettlement,
    ExplainCharges,
    PrepareSettlement,
    RecordPayment,
    ReverseSettlement,
    SettleOrder,
)
from domain.aggregates.work_order.words import PaymentMethod
from domain.money import Money
from domain.reasons import ReasonCode, ReasonInput
from domain.trade import Channel, Payer

_METHODS = (PaymentMethod.WECHAT, PaymentMethod.WECHAT, PaymentMethod.ALIPAY, PaymentMethod.CARD)


def settle(case: Case) -> Steps[None]:
    shop = case.shop
    yield from shop.in_hours()
    yield shop.some(3, 15)
    if shop.chance(0.25):
        discount(case)
    yield from _bill(case)
    if shop.chance(0.06):
        number = f"B{case.settlements}"
        entry = ReasonInput(code=ReasonCode.ENTRY_MISTAKE)
        case.on_order(DESK_SUPERVISOR, ReverseSettlement(settlement=number, reason=entry))
        case.tell("settlement reversed")
        yield shop.some(3, 10)
        yield from _bill(case)
    _pay(case)


def discount(case: Case) -> None:
    """A little off the first line that the customer pays; more than the advisor may give is refused first."""
    for card in case.active_jobs:
        if card.payer is Payer.CUSTOMER and card.lines and not card.splits:
            line, (amount, _) = next(iter(card.lines.items()))
            offer = ReasonInput(code=ReasonCode.CAMPAIGN_OFFER)
            too_much = ApplyDiscount(line=line, amount=Money(fen=amount.fen // 4), reason=offer)
            case.refused_on_order(case.advisor, too_much)
            given = Money(fen=amount.fen * 5 // 100)
            case.on_order(case.advisor, ApplyDiscount(line=line, amount=given, reason=offer))
            card.lines[line] = (amount, given)
            case.tell("discount")
            return


def _bill(case: Case) -> Steps[None]:
    shop = case.shop
    case.on_order(CASHIER, PrepareSettlement())
    case.settlements += 1
    number = f"B{case.settlements}"
    yield shop.some(2, 8)
    if shop.chance(0.1):
        case.refused_on_order(CASHIER, CheckSettlement(settlement=number))
    case.on_order(DESK_SUPERVISOR, CheckSettlement(settlement=number))
    case.on_order(case.advisor, ExplainCharges(settlement=number))
    yield shop.some(2, 8)
    case.on_order(case.advisor, AgreeSettlement(settlement=number, method=Channel.IN_PERSON))
    case.on_order(CASHIER, SettleOrder(settlement=number))


def _pay(case: Case) -> None:
    due = case.due
    if due.fen == 0:
        return
    if due.fen > 1_000_000 and case.shop.chance(0.5):
        case.on_order(SERVICE_MANAGER, ApproveCredit(amount=due))
        case.tell("credit")
        return
    method = case.shop.random.choice(_METHODS)
    case.on_order(CASHIER, RecordPayment(method=method, amount=due))
