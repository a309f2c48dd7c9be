"""What goods cost that lie on a shelf: two ways to read the same receipts and issues.

Values are whole fen, and none is lost or made: what was taken and what is left add up to what was put in.
More than is there cannot be taken; who asks for more gets everything.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

NOTHING = Decimal(0)


def rounded(fen: Decimal) -> int:
    """Half a fen rounds away from zero."""
    return int(fen.quantize(Decimal(1), rounding=ROUND_HALF_UP))


class MovingAverage(NamedTuple):
    """Everything on the shelf is worth the same."""

    quantity: Decimal = NOTHING
    fen: int = 0

    def received(self, quantity: Decimal, unit_cost_fen: int) -> "MovingAverage":
        return self.put_back(quantity, rounded(quantity * unit_cost_fen))

    def put_back(self, quantity: Decimal, cost_fen: int) -> "MovingAverage":
        """What was taken comes back at what it was taken for."""
        return MovingAverage(self.quantity + quantity, self.fen + cost_fen)

    def taken(self, quantity: Decimal) -> tuple["MovingAverage", int]:
        """What is left, and what the taken goods cost."""
        if quantity >= self.quantity:
            return MovingAverage(), self.fen
        cost = rounded(self.fen * quantity / self.quantity)
        return MovingAverage(self.quantity - quantity, self.fen - cost), cost


class FifoLayers(NamedTuple):
    """Every receipt is a layer with its own cost; the oldest goes first."""

    layers: tuple[MovingAverage, ...] = ()

    @property
    def quantity(self) -> Decimal:
        return sum((layer.quantity for layer in self.layers), NOTHING)

    @property
    def fen(self) -> int:
        return sum(layer.fen for layer in self.layers)

    def received(self, quantity: Decimal, unit_cost_fen: int) -> "FifoLayers":
        return FifoLayers((*self.layers, MovingAverage().received(quantity, unit_cost_fen)))

    def put_back(self, quantity: Decimal, cost_fen: int) -> "FifoLayers":
        """What was taken comes back at what it was taken for, and is the next to go."""
        return FifoLayers((MovingAverage(quantity, cost_fen), *self.layers))

    def taken(self, quantity: Decimal) -> tuple["FifoLayers", int]:
        """What is left, and what the taken goods cost."""
        missing, cost, left = quantity, 0, list(self.layers)
        while left and missing > 0:
            oldest = left[0]
            rest, part = oldest.taken(missing)
            missing -= oldest.quantity - rest.quantity
            cost += part
            if rest.quantity:
                left[0] = rest
            else:
                del left[0]
        return FifoLayers(tuple(left)), cost
