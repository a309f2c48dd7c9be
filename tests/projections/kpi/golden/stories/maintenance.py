"""Maintenance: 01, 08 with 80, 09, 17, 29, 33 and 42."""

from __future__ import annotations

from domain.reasons import ReasonCode
from domain.trade import OrderClass, Payer
from tests.projections.kpi.golden.house.car import Car
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.moments import april, march
from tests.projections.kpi.golden.house.people import SA1, SA2


def tell(diary: Diary) -> None:
    oil_service(diary)
    full_service_and_film(diary)
    service_and_wipers(diary)
    dispatched_twice(diary)
    free_service(diary)
    until_tomorrow(diary)
    next_month(diary)


def oil_service(diary: Diary) -> None:
    """01: 0.8 h 240 + 160, as promised and as estimated."""
    at, car = march(2), Car(diary, "01", SA1)
    car.arrives(at("8:00")).received(at("8:05"))
    order = car.order(at("8:06"), OrderClass.MAINTENANCE, symptoms=0)
    order.asks(at("8:10"), "MT-A", parts=160)
    order.promises(at("8:12"), until=at("12:00"), estimate=400)
    order.agreed(at("8:15"))
    order.issued(at("8:20"))
    order.shop.does("te01", at("8:30"), at("9:15"))
    order.shop.passed(at("9:30"))
    order.bill.settles(at("9:50"))
    order.delivered(at("10:00"))
    car.leaves(at("10:10"))


def full_service_and_film(diary: Diary) -> None:
    """One visit, two orders. 08: 1.8 h 540 + 260. 80: 2.0 h 600 + 1400, and 200 over the counter: 10 % dearer."""
    at, car = march(5), Car(diary, "08", SA2)
    car.arrives(at("8:30")).received(at("8:45"))
    service = car.order(at("8:46"), OrderClass.MAINTENANCE, symptoms=0)
    film = car.order(at("8:48"), OrderClass.ADDON, symptoms=0, number="80")
    service.asks(at("8:50"), "MT-B", parts=260)
    service.promises(at("8:55"), until=at("12:00"), estimate=800)
    film.asks(at("8:56"), "AD-FILM", parts=1400)
    film.promises(at("8:57"), until=at("16:00"), estimate=2000)
    for order in (service, film):
        order.agreed(at("9:00"))
    service.issued(at("9:05"))
    film.issued(at("9:06"))
    service.shop.does("te02", at("9:10"), at("11:10"))
    service.shop.passed(at("11:20"))
    film.shop.given(at("11:15"), {"te02": "100"})
    film.shop.works("te02", at("11:20"), at("12:00"))
    service.bill.settles(at("11:40"))
    film.shop.works("te02", at("13:00"), at("14:50"))
    film.bill.sells(at("14:00"), 200)
    film.shop.finished(at("14:50"), "te02")
    film.shop.passed(at("15:00"))
    film.bill.settles(at("15:30"))
    service.delivered(at("15:40"))
    film.delivered(at("15:40"))
    car.leaves(at("15:50"))


def service_and_wipers(diary: Diary) -> None:
    """09: 0.8 h 240 + 160 as estimated, and wipers for 88 that were not. The car is back at two: see 25."""
    at, car = march(6), Car(diary, "09", SA1)
    car.arrives(at("9:30")).received(at("9:33"))
    order = car.order(at("9:34"), OrderClass.MAINTENANCE, symptoms=0)
    order.asks(at("9:36"), "MT-A", parts=160)
    order.promises(at("9:38"), until=at("11:30"), estimate=400)
    order.agreed(at("9:40"))
    order.issued(at("9:45"))
    order.shop.does("te01", at("9:50"), at("10:30"))
    order.shop.passed(at("10:40"))
    order.bill.sells(at("10:45"), 88)
    order.bill.settles(at("11:00"))
    order.delivered(at("11:05"))
    car.leaves(at("11:10"))


def dispatched_twice(diary: Diary) -> None:
    """17: given to te03 although te01 was suggested; te03 did not come: to te01, against a rule but no suggestion."""
    at, car = march(12), Car(diary, "17", SA2)
    car.arrives(at("8:30")).received(at("8:36"))
    order = car.order(at("8:38"), OrderClass.MAINTENANCE, symptoms=0)
    order.asks(at("8:40"), "MT-A", parts=160)
    order.promises(at("8:42"), until=at("10:30"), estimate=400)
    order.agreed(at("8:45"))
    order.issued(at("8:50"))
    order.shop.given_against_suggestion(at("8:55"), "te03", suggested="te01", reason=ReasonCode.SPECIAL_SKILL)
    order.shop.given_to_another(at("9:00"), "te01", ReasonCode.WORKSHOP_LOAD)
    order.shop.works("te01", at("9:10"), at("10:00"))
    order.shop.finished(at("10:00"), "te01")
    order.shop.passed(at("10:05"))
    order.bill.settles(at("10:20"))
    order.delivered(at("10:30"))
    car.leaves(at("10:40"))


def free_service(diary: Diary) -> None:
    """29: 0.8 h 240 + 160, paid by the manufacturer."""
    at, car = march(18), Car(diary, "29", SA2)
    car.arrives(at("13:00")).received(at("13:06"))
    order = car.order(at("13:08"), OrderClass.FREE, symptoms=0)
    order.asks(at("13:10"), "MT-A", parts=160, payer=Payer.MANUFACTURER)
    order.promises(at("13:12"), until=at("16:00"), estimate=400)
    order.agreed(at("13:15"))
    order.issued(at("13:20"))
    order.shop.does("te02", at("13:30"), at("14:15"))
    order.shop.passed(at("14:30"))
    order.bill.settles(at("14:50"))
    order.delivered(at("15:00"))
    car.leaves(at("15:10"))


def until_tomorrow(diary: Diary) -> None:
    """33: arrives in March right at the cut-off of three o'clock, is finished that evening, and leaves in April."""
    at, next_day, car = march(31), april(1), Car(diary, "33", SA1)
    car.arrives(at("15:00")).received(at("15:05"))
    order = car.order(at("15:08"), OrderClass.MAINTENANCE, symptoms=1)
    order.asks(at("15:12"), "MT-B", parts=260)
    order.promises(at("15:15"), until=next_day("11:00"), estimate=800)
    order.agreed(at("15:20"))
    order.issued(at("15:25"))
    order.shop.does("te01", at("15:30"), at("17:00"))
    order.shop.passed(next_day("8:30"))
    order.bill.settles(next_day("9:00"))
    order.delivered(next_day("9:20"))
    car.leaves(next_day("9:30"))


def next_month(diary: Diary) -> None:
    """42: 0.8 h 240 + 160."""
    at, car = april(1), Car(diary, "42", SA2)
    car.arrives(at("8:00")).received(at("8:04"))
    order = car.order(at("8:05"), OrderClass.MAINTENANCE, symptoms=0)
    order.asks(at("8:06"), "MT-A", parts=160)
    order.promises(at("8:08"), until=at("10:00"), estimate=400)
    order.agreed(at("8:10"))
    order.issued(at("8:15"))
    order.shop.does("te01", at("8:20"), at("9:00"))
    order.shop.passed(at("9:10"))
    order.bill.settles(at("9:20"))
    order.delivered(at("9:25"))
    car.leaves(at("9:30"))
