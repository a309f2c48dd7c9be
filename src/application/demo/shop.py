"""The simulated store: its people give commands to the bus, and the rules answer."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from random import Random

from application.commands.envelope import CommandEnvelope, Outcome
from application.commands.identity import new_stream_id
from application.commands.timing import STORE_ZONE
from application.demo.chance import seeded
from application.demo.clock import SimulatedClock
from application.demo.parts.shelves import Shelves
from application.demo.schedule import Journey, Schedule, Steps
from application.demo.staff import STORE
from application.demo.tally import Tally
from domain.actors import Actor
from domain.aggregates.parts_stock.events import BackorderCreated
from domain.command import Command
from domain.errors import AfterSalesError
from domain.identifiers import PartNumber
from domain.parts import parts_stock_id
from domain.rules.rule_set import RuleSet

OPENS, CLOSES = time(8, 0), time(18, 0)
LUNCH, LUNCH_ENDS = time(12, 0), time(12, 45)
LAST_ORDERS = time(17, 40)
"""From here on nothing new is begun before the next morning."""


class Shop:
    """``give`` carries a command out: the very bus that serves the other doors."""

    def __init__(
        self,
        give: Callable[[CommandEnvelope], Outcome],
        shelves: Shelves,
        clock: SimulatedClock,
        rules: RuleSet,
        seed: int,
    ) -> None:
        self.shelves = shelves
        self.clock = clock
        self.rules = rules
        self.seed = seed
        self.random: Random = seeded(seed, "store")
        self.parts_random: Random = seeded(seed, "parts")
        self.schedule = Schedule(clock)
        self.tally = Tally()
        self.received: list[str] = []
        """Visits with an order, in the order of their receptions."""
        self.forgotten: set[str] = set()
        """Technicians who went home without stopping their clock."""
        self.short: set[tuple[str, PartNumber]] = set()
        """Orders with the parts that they wait for."""
        self.notes = 0
        """Delivery notes of suppliers so far."""
        self._give = give
        self._sent = 0

    @property
    def now(self) -> datetime:
        return self.clock.now

    @property
    def today(self) -> date:
        return self.now.date()

    def at(self, when: time, day: date | None = None) -> datetime:
        return datetime.combine(day or self.today, when, STORE_ZONE)

    def do(self, who: Actor, stream: str | None, body: Command, *, matter: str | None = None) -> str:
        """Give a command that is expected to be accepted; the stream it addressed. ``stream`` None starts a new one."""
        self._sent += 1
        command_id = f"demo-{self.seed}-{self._sent:06d}"
        kind = body.type_name.partition(".")[0]
        outcome = self._give(
            CommandEnvelope(
                command_id=command_id,
                actor=who,
                store=STORE,
                stream=stream or new_stream_id(kind, command_id),
                body=body,
                occurred_at=self.now,
                correlation_id=matter,
            )
        )
        self.tally.commands += 1
        self.tally.events += len(outcome.events)
        self.short |= {
            (outcome.stream, shelf.removeprefix(parts_stock_id(STORE, "")))
            for shelf, _, name in outcome.events
            if name == BackorderCreated.type_name
        }
        return outcome.stream

    def try_in_vain(self, who: Actor, stream: str, body: Command, *, matter: str | None = None) -> None:
        """People attempt what they may not do; the attempt is on record."""
        try:
            self.do(who, stream, body, matter=matter)
        except AfterSalesError as refusal:
            self.tally.refusals[refusal.code] += 1

    def send_off(self, when: datetime, name: str, journey: Journey) -> None:
        self.schedule.at(when, self._guarded(name, journey))

    def _guarded(self, name: str, journey: Journey) -> Journey:
        try:
            yield from journey
        except AfterSalesError as refusal:
            self.tally.refusals[refusal.code] += 1
            self.tally.broken_off.append(f"{name}: {refusal}")

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def parts_chance(self, probability: float) -> bool:
        """Drawn apart, so that the counter shifts nothing in the workshop."""
        return self.parts_random.random() < probability

    def some(self, least: int, most: int) -> timedelta:
        """Some minutes."""
        return timedelta(minutes=self.random.randint(least, most))

    def some_for_parts(self, least: int, most: int) -> timedelta:
        return timedelta(minutes=self.parts_random.randint(least, most))

    def in_hours(self) -> Steps[None]:
        """Wait for the morning when the day is over."""
        if self.now.time() >= LAST_ORDERS or self.now.time() < OPENS:
            yield self.next_morning() + self.some(5, 45) - self.now

    def next_morning(self) -> datetime:
        """When the store opens next."""
        morning = self.at(OPENS)
        return morning if morning > self.now else morning + timedelta(days=1)
