"""A shelf without lots: a heap of goods, a heap of bad ones, and a list of rights and wishes in order."""

from datetime import datetime
from typing import NamedTuple

from tests.domain.parts_stock.shelf import KEPT_DAYS

NEVER = float("inf")


class Right(NamedTuple):
    quantity: int
    until: datetime
    place: int


class Wish(NamedTuple):
    quantity: int
    promise: float
    place: int


class PlainShelf:
    """Lines are numbers, promises hours. Places are given out one by one to whoever is kept or waits anew.

    What changes something says whether it was possible; what was not has changed nothing.
    """

    def __init__(self) -> None:
        self.good = self.bad = self.out = self.gone = self.come = 0
        self.kept: dict[int, Right] = {}
        self.waiting: dict[int, Wish] = {}
        self._promised: dict[int, float] = {}
        self._places = 0

    @property
    def free(self) -> int:
        return self.good - sum(right.quantity for right in self.kept.values())

    @property
    def nothing_is_lost(self) -> bool:
        return self.come == self.good + self.bad + self.out + self.gone

    def promise_of(self, line: int) -> float:
        """The one that it asked with last; none where it holds nothing and waits for nothing."""
        return self._promised[line] if line in self.kept or line in self.waiting else NEVER

    def receive(self, quantity: int, now: datetime) -> None:
        self.good += quantity
        self.come += quantity
        self._serve(now)

    def reserve(self, line: int, quantity: int, promise: float, now: datetime) -> bool:
        if line in self.kept or line in self.waiting:
            return False
        self.keep_more(line, quantity, promise, now)
        return True

    def keep_more(self, line: int, quantity: int, promise: float, now: datetime) -> None:
        self._promised[line] = promise
        at_once = min(self.free, quantity)
        if at_once:
            self._keep(line, at_once, now)
        if quantity > at_once:
            self._wait(line, quantity - at_once)

    def drop(self, line: int, now: datetime) -> None:
        self.kept.pop(line, None)
        self.waiting.pop(line, None)
        self._serve(now)

    def expire(self, line: int, now: datetime) -> bool:
        right = self.kept.get(line)
        if right is None or right.until > now:
            return False
        del self.kept[line]
        self._serve(now)
        return True

    def issue(self, line: int, quantity: int, *, explained: bool) -> bool:
        own = min(self.kept[line].quantity if line in self.kept else 0, quantity)
        beyond = quantity - own
        if beyond > self.free or (beyond and not explained):
            return False
        if own:
            self._less_kept(line, own)
        self.good -= quantity
        self.out += quantity
        return True

    def take_back(self, quantity: int, now: datetime, *, unopened: bool) -> None:
        self.out -= quantity
        if unopened:
            self.good += quantity
            self._serve(now)
        else:
            self.bad += quantity

    def clear(self, quantity: int, now: datetime) -> None:
        self.bad -= quantity
        self.good += quantity
        self._serve(now)

    def scrap(self, quantity: int, *, from_quarantine: bool) -> bool:
        if quantity > (self.bad if from_quarantine else self.free):
            return False
        self.gone += quantity
        self.bad -= quantity if from_quarantine else 0
        self.good -= 0 if from_quarantine else quantity
        return True

    def adjust(self, delta: int, now: datetime) -> bool:
        """Good pieces go first; where less is there than is kept, whoever was promised last waits again."""
        if not delta or self.good + self.bad + delta < 0:
            return False
        self.come += delta
        from_good = min(self.good, -delta) if delta < 0 else -delta
        self.good -= from_good
        self.bad -= -delta - from_good
        while self.free < 0:
            last = max(self.kept, key=lambda line: (self._promised[line], self.kept[line].place))
            over = min(-self.free, self.kept[last].quantity)
            self._less_kept(last, over)
            self._wait(last, over)
        self._serve(now)
        return True

    def _serve(self, now: datetime) -> None:
        for line, wish in sorted(self.waiting.items(), key=lambda entry: entry[1][1:]):
            given = min(self.free, wish.quantity)
            if given:
                self._keep(line, given, now)
                del self.waiting[line]
                if wish.quantity > given:
                    self.waiting[line] = wish._replace(quantity=wish.quantity - given)

    def _keep(self, line: int, quantity: int, now: datetime) -> None:
        before = self.kept.get(line, Right(0, now, self._places))
        self._places += 1
        self.kept[line] = Right(before.quantity + quantity, now + KEPT_DAYS, before.place)

    def _wait(self, line: int, quantity: int) -> None:
        before = self.waiting.get(line, Wish(0, self._promised[line], self._places))
        self._places += 1
        self.waiting[line] = Wish(before.quantity + quantity, self._promised[line], before.place)

    def _less_kept(self, line: int, quantity: int) -> None:
        right = self.kept.pop(line)
        if right.quantity > quantity:
            self.kept[line] = right._replace(quantity=right.quantity - quantity)
