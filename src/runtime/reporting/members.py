"""Names of the members of dimensions."""

from collections.abc import Mapping

from domain.aggregates.work_order.words import Cause
from domain.labels import Word
from domain.reasons import ReasonCode
from domain.trade import OrderClass, Payer
from projections.kpi.words import Dimension, Origin, Trade
from runtime.reporting.model import Mark, Named

_UNNAMED = Named("未归属", "Not assigned")
_WORDS: Mapping[Dimension, type[Word]] = {
    Dimension.ORDER_CLASS: OrderClass,
    Dimension.PAYER: Payer,
    Dimension.TRADE: Trade,
    Dimension.REASON: ReasonCode,
    Dimension.CAUSE: Cause,
    Dimension.ORIGIN: Origin,
    Dimension.PHOTO: Mark,
}


def member_name(dimension: Dimension, member: str) -> str | Word | Named:
    """A word of the trade where it is one; persons, bays and operations as they are."""
    if not member:
        return _UNNAMED
    words: tuple[Word, ...] = tuple(_WORDS.get(dimension, ()))
    return next((word for word in words if word.value == member), member)
