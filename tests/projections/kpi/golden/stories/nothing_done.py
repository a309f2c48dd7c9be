"""Cars that brought no work, or none that was paid: 03, 04, 19 and 21; and those still here: 31 and 43."""

from __future__ import annotations

from domain.trade import OrderClass
from tests.projections.kpi.golden.house.car import Car
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.moments import april, march
from tests.projections.kpi.golden.house.people import SA1, SA2


def tell(diary: Diary) -> None:
    quote_declined(diary)
    cancelled_after_work(diary)
    refused(diary)
    left_again(diary)
    forgotten_car(diary)
    just_begun(diary)


def quote_declined(diary: Diary) -> None:
    """03: the only quote, 1.0 h 300 + 200, is declined; cancelled before any work."""
    at, car = march(3), Car(diary, "03", SA1)
    car.arrives(at("8:30")).received(at("8:34"))
    order = car.order(at("8:36"), OrderClass.REPAIR, symptoms=1)
    order.asks(at("8:45"), "AC-GAS", parts=200)
    order.promises(at("8:50"), until=at("16:00"), estimate=500)
    order.declined(at("9:00"))
    order.cancelled(at("9:10"), work_started=False)
    car.leaves(at("9:20"))


def cancelled_after_work(diary: Diary) -> None:
    """04: 0.5 h 150 for a diagnosis; the fault was another one, the fee is given back and the order cancelled."""
    at, car = march(3), Car(diary, "04", SA2)
    car.arrives(at("10:00")).received(at("10:06"))
    order = car.order(at("10:08"), OrderClass.REPAIR, symptoms=1)
    order.asks(at("10:10"), "DIAG")
    order.promises(at("10:12"), until=at("12:00"), estimate=150)
    order.agreed(at("10:15"))
    order.issued(at("10:20"))
    order.shop.does("te01", at("10:30"), at("11:30"))
    order.shop.diagnosed(at("11:20"), "te01", well_described=False)
    order.shop.passed(at("11:45"))
    order.bill.settles(at("12:00"))
    at = march(4)
    order.bill.reverses(at("9:00"))
    order.cancelled(at("9:10"), work_started=True)
    car.leaves(at("9:30"))


def refused(diary: Diary) -> None:
    """19: not taken in."""
    at, car = march(13), Car(diary, "19", SA2)
    car.arrives(at("11:00")).received(at("11:02")).refused(at("11:05"))
    car.leaves_without_order(at("11:15"))


def left_again(diary: Diary) -> None:
    """21: nobody came to receive the customer."""
    at, car = march(13), Car(diary, "21", SA1)
    car.arrives(at("14:00"))
    car.leaves_without_order(at("14:30"))


def forgotten_car(diary: Diary) -> None:
    """31: agreed to and issued on the 2nd, and never given to anybody; still in the house in April."""
    at, car = march(2), Car(diary, "31", SA2)
    car.arrives(at("10:00")).received(at("10:30"))
    order = car.order(at("10:32"), OrderClass.REPAIR, symptoms=1)
    order.asks(at("10:35"), "DIAG")
    order.promises(at("10:38"), until=march(3)("12:00"), estimate=150)
    order.agreed(at("10:40"))
    order.issued(at("10:50"))


def just_begun(diary: Diary) -> None:
    """43: te01's clock still runs on it."""
    at, car = april(3), Car(diary, "43", SA1)
    car.arrives(at("9:00")).received(at("9:05"))
    order = car.order(at("9:08"), OrderClass.REPAIR, symptoms=1)
    order.asks(at("9:10"), "BR-PAD", parts=500)
    order.promises(at("9:12"), until=at("17:00"), estimate=860)
    order.agreed(at("9:15"))
    order.issued(at("9:20"))
    order.shop.given(at("9:28"), {"te01": "100"})
    order.shop.works("te01", at("9:30"), None)
