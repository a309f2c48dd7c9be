"""An accident (26), the store's own cars (27, 28), and a bill taken back in the next month (10)."""

from __future__ import annotations

from domain.aggregates.work_order.words import Cause
from domain.reasons import ReasonCode
from domain.trade import OrderClass, Payer
from tests.projections.kpi.golden.house.car import Car
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.moments import april, march
from tests.projections.kpi.golden.house.people import SA1, SA2, SERVICE_MANAGER


def tell(diary: Diary) -> None:
    accident(diary)
    new_car(diary)
    own_car(diary)
    reversed_in_april(diary)


def accident(diary: Diary) -> None:
    """26: J1 body 3.0 h 900 + 1500, J2 paint 2.5 h 750 + 350; of the last the customer pays 150, the insurer the rest.

    J1 waits two days for the insurer, fails its inspection for a part that the parts clerk pc01 mixed up, and is done
    again for half an hour.
    """
    at, car = march(16), Car(diary, "26", SA2)
    car.arrives(at("10:00")).received(at("10:20"))
    order = car.order(at("10:25"), OrderClass.ACCIDENT, symptoms=0)
    order.asks(at("10:40"), "BD-DOOR", parts=1500, payer=Payer.INSURER)
    order.asks(at("10:45"), "PT-PANEL", parts=350, job="J2", payer=Payer.INSURER)
    order.promises(at("10:50"), until=march(20)("17:00"), estimate=3500)
    order.agreed(at("11:00"))
    order.issued(at("11:10"))
    order.shop.given(at("12:50"), {"te03": "100"})
    order.shop.works("te03", at("13:00"), at("15:00"))
    order.shop.paused(at("15:00"), march(18)("9:00"), ReasonCode.WAITING_INSURER)
    at = march(18)
    order.shop.works("te03", at("9:00"), at("11:00"))
    order.shop.finished(at("11:00"), "te03")
    order.shop.failed(at("11:20"), Cause.PART, "pc01")
    order.shop.works("te03", at("13:00"), at("13:30"))
    order.shop.finished(at("13:30"), "te03")
    order.shop.passed(at("13:45"))
    at = march(19)
    order.shop.does("te04", at("8:30"), at("11:30"), "J2")
    order.shop.passed(at("13:30"), "J2")
    order.bill.split(at("15:30"), "L4", (Payer.INSURER, 200), (Payer.CUSTOMER, 150))
    order.bill.settles(at("16:00"))
    at = march(20)
    order.delivered(at("10:00"))
    car.leaves(at("10:10"))


def new_car(diary: Diary) -> None:
    """27: before the sale, 0.8 h 240 internal."""
    at, car = march(17), Car(diary, "27", SA1)
    car.arrives(at("8:00")).received(at("8:01"))
    order = car.order(at("8:02"), OrderClass.PDI, symptoms=0)
    order.asks(at("8:03"), "MT-A", payer=Payer.INTERNAL)
    order.promises(at("8:04"), until=at("12:00"), estimate=240)
    order.agreed(at("8:05"))
    order.issued(at("8:06"))
    order.shop.does("te01", at("8:10"), at("8:50"))
    order.shop.passed(at("9:00"))
    order.bill.settles(at("9:10"))
    order.delivered(at("9:15"))
    car.leaves(at("9:20"))


def own_car(diary: Diary) -> None:
    """28: the house's own, 1.2 h 360 + 500 internal."""
    at, car = march(17), Car(diary, "28", SA2)
    car.arrives(at("10:00")).received(at("10:02"))
    order = car.order(at("10:03"), OrderClass.INTERNAL, symptoms=0)
    order.asks(at("10:03"), "BR-PAD", parts=500, payer=Payer.INTERNAL)
    order.promises(at("10:04"), until=at("16:00"), estimate=860)
    order.agreed(at("10:05"))
    order.issued(at("10:06"))
    order.shop.does("te01", at("10:15"), at("11:45"))
    order.shop.passed(at("12:00"))
    order.bill.settles(at("13:00"))
    order.delivered(at("13:05"))
    car.leaves(at("13:10"))


def reversed_in_april(diary: Diary) -> None:
    """10: 2.0 h 600 + 900 settled on 26 March; reversed on 2 April, and settled anew with 300 off the part."""
    at, car = march(26), Car(diary, "10", SA2)
    car.arrives(at("9:00")).received(at("9:05"))
    order = car.order(at("9:08"), OrderClass.REPAIR, symptoms=1)
    order.asks(at("9:10"), "SUS-ARM", parts=900)
    order.promises(at("9:12"), until=at("15:00"), estimate=1500)
    order.agreed(at("9:15"))
    order.issued(at("9:20"))
    order.shop.does("te01", at("9:30"), at("11:30"))
    order.shop.passed(at("11:45"))
    order.bill.settles(at("12:00"))
    order.delivered(at("12:10"))
    car.leaves(at("12:20"))
    at = april(2)
    order.bill.reverses(at("10:00"))
    order.bill.discounts(at("10:10"), "L2", 300, SERVICE_MANAGER)
    order.bill.settles(at("10:30"))
