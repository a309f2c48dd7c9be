"""One visit as the people of the store see it: what they remember between two commands."""

from dataclasses import dataclass, field
from datetime import datetime

from application.demo.people import Guest
from application.demo.shop import Shop
from application.demo.staff import STORE
from domain.actors import Actor
from domain.aggregates.work_order.commands.quoting.models import MaterialItem
from domain.aggregates.work_order.lines import PayerShare
from domain.command import Command
from domain.identifiers import PartNumber
from domain.money import ZERO, Money, total
from domain.parts import parts_stock_id
from domain.trade import OrderClass, Payer


@dataclass(slots=True)
class JobCard:
    """A job with the lines of its last quote: line -> (amount, discount)."""

    id: str
    operation: str
    payer: Payer
    lines: dict[str, tuple[Money, Money]] = field(default_factory=dict)
    active: bool = True
    splits: dict[str, tuple[PayerShare, ...]] = field(default_factory=dict)
    parts: tuple[MaterialItem, ...] = ()
    """What it is quoted with."""
    materials: dict[str, MaterialItem] = field(default_factory=dict)
    """Line of the last quote -> its part."""
    awaited: list[str] = field(default_factory=list)
    """Lines whose parts were not there when the customer had agreed."""

    @property
    def total(self) -> Money:
        return total(amount for amount, _ in self.lines.values())

    @property
    def due(self) -> Money:
        """What of it the customer pays."""
        if self.payer is not Payer.CUSTOMER and not self.splits:
            return ZERO
        return total(self._part(line) for line in self.lines)

    def _part(self, line: str) -> Money:
        if line in self.splits:
            return total(share.amount for share in self.splits[line] if share.payer is Payer.CUSTOMER)
        amount, discount = self.lines[line]
        return amount - discount if self.payer is Payer.CUSTOMER else ZERO


@dataclass(slots=True)
class Case:
    shop: Shop
    guest: Guest
    matter: str
    advisor: Actor
    waiting: bool
    appointed_at: datetime | None
    km: int
    order_class: OrderClass = OrderClass.REPAIR
    customer: str = ""
    vehicle: str = ""
    visit: str = ""
    order: str = ""
    promised_at: datetime | None = None
    express: bool = False
    accessories: Money = ZERO
    jobs: dict[str, JobCard] = field(default_factory=dict)
    led: dict[str, str] = field(default_factory=dict)
    """Job -> the technician who led it last."""
    lines: int = 0
    settlements: int = 0
    tested_km: int = 0

    def on_order(self, who: Actor, body: Command) -> None:
        self.shop.do(who, self.order, body, matter=self.matter)

    def on_visit(self, who: Actor, body: Command) -> None:
        self.shop.do(who, self.visit, body, matter=self.matter)

    def on_shelf(self, who: Actor, part: PartNumber, body: Command) -> None:
        self.shop.do(who, parts_stock_id(STORE, part), body, matter=self.matter)

    def refused_on_order(self, who: Actor, body: Command) -> None:
        self.shop.try_in_vain(who, self.order, body, matter=self.matter)

    def tell(self, story: str) -> None:
        self.shop.tally.tell(self.order, story)

    @property
    def active_jobs(self) -> list[JobCard]:
        return [job for job in self.jobs.values() if job.active]

    @property
    def due(self) -> Money:
        return total(job.due for job in self.active_jobs) + self.accessories
