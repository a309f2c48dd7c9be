"""Amounts that people type in: never negative, and small enough that no sum on an order can overflow."""

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator

from domain.aggregates.work_order.refusals.common import AMOUNT_TOO_LARGE
from domain.errors import Invalid
from domain.money import Money

LARGEST = Money(fen=1_000_000_000)
"""Ten million yuan: the most that a line or a job may cost."""


def _is_price(value: Money) -> Money:
    if not 0 <= value.fen <= LARGEST.fen:
        raise ValueError(f"an amount between 0 and {LARGEST.fen} fen is needed")
    return value


Price = Annotated[Money, AfterValidator(_is_price)]
"""An amount from a command."""


def priced(unit: Money, quantity: Decimal) -> Money:
    """``unit`` times ``quantity`` to the fen; Invalid above :data:`LARGEST`."""
    if unit.fen * quantity > LARGEST.fen:
        raise Invalid(AMOUNT_TOO_LARGE, limit=LARGEST.fen // 100)
    return unit.times(quantity)


def refuse_too_large(amount: Money) -> Money:
    """The amount itself; Invalid above :data:`LARGEST`."""
    if amount.fen > LARGEST.fen:
        raise Invalid(AMOUNT_TOO_LARGE, limit=LARGEST.fen // 100)
    return amount


def yuan_text(amount: Money) -> str:
    """As people write it: ``1234.50``."""
    sign = "-" if amount.fen < 0 else ""
    yuan, fen = divmod(abs(amount.fen), 100)
    return f"{sign}{yuan}.{fen:02}"
