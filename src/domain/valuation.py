"""Goods with what they are worth both ways at once, so that the costing can be chosen afterwards."""

from decimal import Decimal
from typing import NamedTuple

from domain.costing import NOTHING, FifoLayers, MovingAverage
from domain.money import Money
from domain.parts import Costing


class Worth(NamedTuple):
    """The same goods by moving average, and first in, first out."""

    average_fen: int = 0
    fifo_fen: int = 0

    def by(self, costing: Costing) -> int:
        return self.fifo_fen if costing is Costing.FIFO else self.average_fen

    def plus(self, other: "Worth") -> "Worth":
        return Worth(self.average_fen + other.average_fen, self.fifo_fen + other.fifo_fen)

    def negative(self) -> "Worth":
        return Worth(-self.average_fen, -self.fifo_fen)


class Valued(NamedTuple):
    """What lies on a shelf."""

    average: MovingAverage = MovingAverage()
    fifo: FifoLayers = FifoLayers()

    @property
    def quantity(self) -> Decimal:
        return self.average.quantity

    @property
    def worth(self) -> Worth:
        return Worth(self.average.fen, self.fifo.fen)

    def received(self, quantity: Decimal, unit_cost: Money) -> "Valued":
        return Valued(
            self.average.received(quantity, unit_cost.fen), self.fifo.received(quantity, unit_cost.fen)
        )

    def put_back(self, quantity: Decimal, worth: Worth) -> "Valued":
        return Valued(
            self.average.put_back(quantity, worth.average_fen), self.fifo.put_back(quantity, worth.fifo_fen)
        )

    def taken(self, quantity: Decimal) -> tuple["Valued", Worth]:
        """What is left, and what the taken goods are worth. ValueError for more than is there."""
        if quantity > self.quantity:
            raise ValueError(f"{quantity} leave and {self.quantity} are there")
        average, average_fen = self.average.taken(quantity)
        fifo, fifo_fen = self.fifo.taken(quantity)
        return Valued(average, fifo), Worth(average_fen, fifo_fen)


class Lent(NamedTuple):
    """What is out with a job, at what it left with."""

    quantity: Decimal = NOTHING
    worth: Worth = Worth()

    def more(self, quantity: Decimal, worth: Worth) -> "Lent":
        return Lent(self.quantity + quantity, self.worth.plus(worth))

    def less(self, quantity: Decimal) -> tuple["Lent", Worth]:
        """What is still out, and what those that come back are worth. ValueError for more than is out."""
        if quantity > self.quantity:
            raise ValueError(f"{quantity} come back and {self.quantity} are out")
        back = Worth(*(MovingAverage(self.quantity, fen).taken(quantity)[1] for fen in self.worth))
        return Lent(self.quantity - quantity, self.worth.plus(back.negative())), back
