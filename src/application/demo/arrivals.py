"""Who comes when, and with what."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta

from application.demo import journeys
from application.demo.case import Case
from application.demo.floor import Floor
from application.demo.people import invent
from application.demo.schedule import Journey
from application.demo.shop import Shop
from application.demo.staff import ADVISORS

Kind = Callable[[Case, Floor], Journey]

_FIRST, _AFTER_WORK, _LAST = time(8, 15), time(16, 30), time(17, 25)
_WAITS = {journeys.express_service, journeys.just_asking}
_ELECTRIC = {journeys.traction_battery}
_COMBUSTION = {journeys.express_service, journeys.full_service, journeys.overhaul, journeys.diagnosis}
_DECK: tuple[Kind, ...] = (
    journeys.brakes,
    journeys.express_service,
    journeys.full_service,
    journeys.parts_missing,
    journeys.accident,
    journeys.express_service,
    journeys.warranty,
    journeys.thinks_again,
    journeys.diagnosis,
    journeys.brakes,
    journeys.traction_battery,
    journeys.express_service,
    journeys.overhaul,
    journeys.first_service,
    journeys.brakes,
    journeys.accessory,
    journeys.just_asking,
)


class Arrivals:
    """Draws visits from a deck, so that every kind comes in turn; the deck is shuffled anew when it is through."""

    def __init__(self, shop: Shop, floor: Floor) -> None:
        self._shop = shop
        self._floor = floor
        self._cards = self._deal()
        self._count = 0

    def of_day(self, number: int) -> None:
        """Put ``number`` visits over today's opening hours: most in the morning, a quarter after work."""
        shop = self._shop
        opening, late = shop.at(_LAST) - shop.at(_FIRST), shop.at(_LAST) - shop.at(_AFTER_WORK)
        for place in range(number):
            if place % 4 == 3:
                when = shop.at(_AFTER_WORK) + late * shop.random.random()
            else:
                when = shop.at(_FIRST) + opening * shop.random.betavariate(1.2, 1.8)
            self._visit(when.replace(second=0, microsecond=0))
        if self._floor.finished:
            self._comeback(self._floor.finished.pop(0))

    def _visit(self, when: datetime) -> None:
        kind = next(self._cards)
        electric = True if kind in _ELECTRIC else False if kind in _COMBUSTION else None
        shop = self._shop
        guest = invent(shop.random, electric=electric)
        case = Case(
            shop=shop,
            guest=guest,
            matter=self._matter(),
            advisor=shop.random.choice(ADVISORS),
            waiting=kind in _WAITS or shop.chance(0.15),
            appointed_at=self._appointment(when) if shop.chance(0.35) else None,
            km=guest.km,
        )
        shop.send_off(when, f"{case.matter} {kind.__name__}", kind(case, self._floor))

    def _comeback(self, earlier: Case) -> None:
        shop = self._shop
        when = shop.at(_FIRST) + shop.some(20, 200)
        case = Case(
            shop=shop,
            guest=earlier.guest,
            matter=self._matter(),
            advisor=earlier.advisor,
            waiting=False,
            appointed_at=None,
            km=earlier.km + shop.random.randint(30, 120),
            customer=earlier.customer,
            vehicle=earlier.vehicle,
        )
        shop.send_off(when, f"{case.matter} comeback", journeys.comeback(case, self._floor, earlier.order))

    def _appointment(self, when: datetime) -> datetime:
        """People come a little early or late."""
        return when.replace(minute=0) + timedelta(minutes=self._shop.random.choice((0, 30)))

    def _matter(self) -> str:
        self._count += 1
        return f"demo-{self._shop.seed}-visit-{self._count:04d}"

    def _deal(self) -> Iterator[Kind]:
        """As written the first time, so that even a short day shows the most."""
        deck = list(_DECK)
        while True:
            yield from deck
            self._shop.random.shuffle(deck)
