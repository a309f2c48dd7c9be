"""The facts about a visit, or a reported month, out of the rows: what a definition gets to see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from domain.aggregates.month_results.words import ReportedItem
from domain.rules.kpi import KpiFamily
from domain.rules.rule_set import RuleSet
from domain.trade import OrderClass
from projections.kpi.cells import items, mapping
from projections.kpi.entry import Part, Verdict
from projections.kpi.facts import Facts
from projections.kpi.parts_cases import ShelfLine
from projections.kpi.rules import CaseRules
from projections.kpi.words import Dimension

MICROSECONDS = 1000
"""In a millisecond."""
HUNDREDTH_OF_AN_HOUR = 36_000_000
"""Microseconds."""

Place = Mapping[Dimension, str]


@dataclass(frozen=True)
class Job(Facts):
    """Hours are hundredths; see ``tables.JOB``."""

    order: str
    job: str

    @property
    def subject(self) -> str:
        return f"{self.order}/{self.job}"

    @property
    def live(self) -> bool:
        """Neither cancelled nor turned down."""
        return self.row["cancelled_ms"] is None and self.row["decision"] not in ("declined", "deferred")

    @cached_property
    def crew(self) -> dict[str, int]:
        """Agreed shares of the sold hours by technician, in hundredths of a percent; they sum to 10,000."""
        return {technician: int(Decimal(share) * 100) for technician, share in items(self.row["crew"])}

    @cached_property
    def line_hours(self) -> dict[str, int]:
        """Billed hours by quoted labour line, in hundredths."""
        return mapping(self.row["labour_hours"])

    @cached_property
    def sold_hours(self) -> int:
        """Hundredths: as billed, or the labour standard's where nothing was quoted."""
        return (
            sum(self.line_hours.values())
            if self.row["quoted_fen"] is not None
            else self.number("standard_hours")
        )


class Line(NamedTuple):
    """A line of a bill; amounts in fen, ``shares`` by payer."""

    line: str
    job: str | None
    cost_class: str
    gross: int
    discount: int
    net: int
    shares: Sequence[tuple[str, int]]


class Bill(NamedTuple):
    """``settled_ms`` None: prepared only; ``reversed_ms``: taken back by a document of that day."""

    settlement: str
    settled_ms: int | None
    reversed_ms: int | None
    lines: tuple[Line, ...]

    @property
    def stands(self) -> bool:
        return self.settled_ms is not None and self.reversed_ms is None


@dataclass(frozen=True)
class Order(Facts):
    """With its jobs, its bills in order of their numbers, the orders by which its work came back, and what it wanted of
    which shelf.
    """

    order: str
    order_class: OrderClass
    advisor: str
    jobs: tuple[Job, ...]
    bills: tuple[Bill, ...]
    comebacks: tuple["Order", ...]
    wanted: tuple[ShelfLine, ...]
    verdicts: dict[KpiFamily, tuple[RuleSet, Verdict]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What was found already, and by which rules: a dozen figures ask alike."""

    @cached_property
    def place(self) -> Place:
        return {Dimension.ADVISOR: self.advisor, Dimension.ORDER_CLASS: self.order_class.value}

    @property
    def cancelled(self) -> bool:
        return self.row["cancelled_ms"] is not None

    @property
    def work_started(self) -> bool:
        return bool(self.row["work_started"])

    @cached_property
    def live_jobs(self) -> tuple[Job, ...]:
        return tuple(job for job in self.jobs if job.live)

    @cached_property
    def settled_ms(self) -> int | None:
        """When the bill that stands was settled; None where none stands."""
        standing = [bill.settled_ms for bill in self.bills if bill.stands and bill.settled_ms is not None]
        return max(standing, default=None)

    @cached_property
    def passed_ms(self) -> int | None:
        """When the last job passed the final inspection; None while one has not, or where there is no job."""
        passed = [job.at("passed_ms") for job in self.live_jobs]
        found = [at for at in passed if at is not None]
        return max(found) if found and len(found) == len(passed) else None

    @cached_property
    def billed_ms(self) -> int | None:
        """When a bill was settled first, where one stands: the one that took its place later made nobody wait."""
        if self.settled_ms is None:
            return None
        return min(bill.settled_ms for bill in self.bills if bill.settled_ms is not None)

    @cached_property
    def ready_ms(self) -> int | None:
        """When the car could be handed over: every job passed, and a bill settled."""
        if self.passed_ms is None or self.billed_ms is None:
            return None
        return max(self.passed_ms, self.billed_ms)

    @cached_property
    def original_jobs(self) -> tuple[str, ...]:
        """Of the order whose work came back with this one, as they were named."""
        return tuple(items(self.row["original_jobs"]))

    @cached_property
    def discounted_by(self) -> dict[str, str]:
        """Who allowed the discount, by line."""
        return mapping(self.row["discounts"])

    def job(self, job: str) -> Job | None:
        return next((each for each in self.jobs if each.job == job), None)


@dataclass(frozen=True, slots=True)
class Posting:
    """A bill on the day it was settled (``sign`` 1), or on the day it was reversed (-1)."""

    order: Order
    bill: Bill
    at_ms: int
    sign: int


@dataclass(frozen=True)
class VisitCase:
    """One presence of a car, with its orders. ``earlier_ms``: when the same car had come to this store before."""

    visit: str
    store: str
    vehicle: str
    arrived_ms: int
    appointment: str | None
    received_ms: int | None
    received_by: str | None
    left_ms: int | None
    turned_away: str | None
    earlier_ms: tuple[int, ...]
    orders: tuple[Order, ...]
    verdicts: dict[KpiFamily, tuple[CaseRules, Verdict]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """As those of an order."""
    shared: dict[object, tuple[Part, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What several figures bring alike."""

    @property
    def advisor(self) -> str | None:
        """Who received the customer, or else who opened the first order."""
        return self.received_by or (self.orders[0].advisor if self.orders else None)

    @cached_property
    def place(self) -> Place:
        """Its advisor, and the class of its first order."""
        place = {Dimension.ADVISOR: self.advisor} if self.advisor else {}
        return place | ({Dimension.ORDER_CLASS: self.orders[0].order_class.value} if self.orders else {})

    @cached_property
    def jobs(self) -> tuple[tuple[Order, Job], ...]:
        """Every job of the visit's orders, live or not."""
        return tuple((order, job) for order in self.orders for job in order.jobs)

    @cached_property
    def deliveries(self) -> tuple[tuple[Order, int], ...]:
        """The orders whose car was handed over, with the moment."""
        moments = ((order, order.at("delivered_ms")) for order in self.orders)
        return tuple((order, at) for order, at in moments if at is not None)

    @cached_property
    def postings(self) -> tuple[Posting, ...]:
        """A reversal counts in the period in which it happens; what was settled stays where it was."""
        return tuple(
            Posting(order, bill, at, sign)
            for order in self.orders
            for bill in order.bills
            if bill.settled_ms is not None
            for at, sign in ((bill.settled_ms, 1), (bill.reversed_ms, -1))
            if at is not None
        )

    @cached_property
    def settled(self) -> bool:
        """Something was settled, and nothing that was not cancelled is still to be settled."""
        open_orders = [order for order in self.orders if not order.cancelled]
        return bool(open_orders) and all(order.settled_ms is not None for order in open_orders)


REPORTED_ITEMS = {each.value: each for each in ReportedItem}
"""By what stands in a row."""


class Satisfaction(NamedTuple):
    """``score`` in hundredths, as an average over the valid ``answers``."""

    score: int
    answers: int


@dataclass(frozen=True)
class ReportedMonth:
    """What was told about a month from outside, as it stands; ``amounts`` in fen."""

    stream: str
    store: str
    last_day: date
    amounts: Mapping[ReportedItem, int]
    satisfaction: Satisfaction | None

    @property
    def day(self) -> str:
        """The day that the month's figures belong to."""
        return self.last_day.isoformat()
