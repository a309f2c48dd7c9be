"""Money: integer fen with a currency. No float ever touches an amount."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Fen = Annotated[int, Field(ge=-(10**13), le=10**13)]


class Money(BaseModel):
    """An amount in fen (1/100 yuan)."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    fen: Fen
    currency: Literal["CNY"] = "CNY"

    def __add__(self, other: "Money") -> "Money":
        return Money(fen=self.fen + other.fen)

    def __sub__(self, other: "Money") -> "Money":
        return Money(fen=self.fen - other.fen)

    def __neg__(self) -> "Money":
        return Money(fen=-self.fen)

    def times(self, factor: Decimal) -> "Money":
        """Multiply by a quantity or by hours; half a fen rounds away from zero."""
        fen = (Decimal(self.fen) * factor).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return Money(fen=int(fen))


ZERO = Money(fen=0)


def total(amounts: Iterable[Money]) -> Money:
    """The exact sum; nothing summed is zero."""
    return Money(fen=sum(amount.fen for amount in amounts))
