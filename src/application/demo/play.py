"""Some days of one store, played through the bus."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta

from application.commands.envelope import CommandEnvelope, Outcome
from application.demo import day
from application.demo.arrivals import Arrivals
from application.demo.clock import SimulatedClock
from application.demo.dispatching import dispatch_all_day
from application.demo.floor import Floor
from application.demo.parts.counting import count_some
from application.demo.parts.opening import stock_up
from application.demo.parts.refilling import refill
from application.demo.parts.shelves import Shelves
from application.demo.shop import Shop
from application.demo.staff import TECHNICIANS
from application.demo.tally import Tally
from application.event_log.records import EventLog
from domain.rules.rule_set import RuleSet

FIRST_DAY = date(2025, 3, 3)
"""A Monday. Fixed, so that the same seed writes the same log whenever it is played."""
_STOCKING_UP = FIRST_DAY - timedelta(days=2)
_PREFERRED = ("internal rework", "additional work", "comeback", "promise changed")


@dataclass(frozen=True, slots=True)
class Script:
    """What is to be played. ``visits`` a day, not counting cars that come back."""

    days: int = 3
    seed: int = 1
    visits: int = 12


def play(
    give: Callable[[CommandEnvelope], Outcome],
    log: EventLog,
    clock: SimulatedClock,
    rules: RuleSet,
    script: Script,
    *,
    on_day: Callable[[int], None] = lambda _: None,
) -> Tally:
    """Every command goes through ``give``, which writes to ``log``; ``clock`` must be the one that ``give`` looks at.

    Ends when the last day closes, with the cars that are still there. ``on_day`` hears of each day that is over.
    """
    shop, floor = Shop(give, Shelves(log), clock, rules, script.seed), Floor()
    arrivals = Arrivals(shop, floor)
    clock.move_to(shop.at(time(9, 0), _STOCKING_UP))
    stock_up(shop)
    clock.move_to(shop.at(time(7, 50), FIRST_DAY))
    day.plan(shop, FIRST_DAY)
    shop.schedule.at(shop.now, dispatch_all_day(shop, floor))
    for number in range(script.days):
        _day(shop, floor, arrivals, number, script.visits)
        on_day(number + 1)
    day.review(shop, FIRST_DAY)
    return shop.tally


def _day(shop: Shop, floor: Floor, arrivals: Arrivals, number: int, visits: int) -> None:
    today = FIRST_DAY + timedelta(days=number)
    shop.schedule.run_until(shop.at(time(7, 55), today))
    day.plan(shop, today + timedelta(days=1))
    day.begin(shop, floor, absent=TECHNICIANS[-2] if number % 3 == 1 else None)
    arrivals.of_day(visits)
    shop.send_off(shop.at(time(17, 30)), "reception checks", day.check_receptions(shop))
    shop.send_off(shop.at(day.CLEARS_UP), "clearing up", day.forget_the_clock(shop, floor))
    if number % 3 == 0:
        shop.send_off(shop.at(time(15, 0)), "refill", refill(shop))
    if number % 7 == 1:
        shop.send_off(shop.at(time(16, 0)), "stock count", count_some(shop))
    shop.schedule.run_until(day.end_of(shop))
    day.end(shop, floor)


def worth_a_look(tally: Tally) -> str:
    """The order whose replay tells most; ValueError where no order was opened."""
    for wanted in _PREFERRED:
        for order, stories in tally.stories.items():
            if wanted in stories:
                return order
    if not tally.stories:
        raise ValueError("no order was opened")
    return next(iter(tally.stories))
