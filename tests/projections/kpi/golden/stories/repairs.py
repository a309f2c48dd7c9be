"""Repairs with something special about work or bill: 02, 05, 06, 07, 15, 16, 18 and 25."""

from __future__ import annotations

from domain.aggregates.work_order.words import Cause
from domain.reasons import ReasonCode
from domain.trade import OrderClass, Payer
from tests.projections.kpi.golden.house.car import Car
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.moments import march
from tests.projections.kpi.golden.house.people import SA1, SA2, SERVICE_MANAGER


def tell(diary: Diary) -> None:
    found_on_the_way(diary)
    failed_inspection(diary)
    many_payers(diary)
    discounts(diary)
    night(diary)
    shared(diary)
    waiting(diary)
    again_the_same_day(diary)


def found_on_the_way(diary: Diary) -> None:
    """02: J1 1.2 h 360 + 500. Found by te01: J2 2.0 h 600 + 900 with a photo, agreed; J3 500 without, declined."""
    at, car = march(2), Car(diary, "02", SA2)
    car.arrives(at("9:00")).received(at("9:10"))
    order = car.order(at("9:12"), OrderClass.REPAIR, symptoms=1)
    order.asks(at("9:15"), "BR-PAD", parts=500)
    order.promises(at("9:20"), until=at("17:00"), estimate=860)
    order.agreed(at("9:25"))
    order.issued(at("9:30"))
    order.shop.does("te01", at("10:00"), at("12:00"))
    order.shop.diagnosed(at("10:10"), "te01", well_described=True)
    order.finds(at("10:20"), "te01", "SUS-ARM", parts=900, job="J2", photo=True, quoted=at("10:30"))
    order.finds(at("10:25"), "te01", "AC-GAS", parts=200, job="J3", photo=False, quoted=at("10:35"))
    order.agreed(at("11:00"), "J2")
    order.declined(at("11:00"), "J3")
    order.issued(at("11:02"), "J2")
    order.shop.passed(at("12:30"))
    order.shop.does("te01", at("13:00"), at("15:00"), "J2")
    order.shop.passed(at("15:30"), "J2")
    order.bill.settles(at("16:00"))
    order.delivered(at("16:20"))
    car.leaves(at("16:30"))


def failed_inspection(diary: Diary) -> None:
    """05: 1.2 h 360 + 500; two hours of work, failed for bad workmanship, half an hour of rework, passed."""
    at, car = march(4), Car(diary, "05", SA1)
    car.arrives(at("8:00")).received(at("8:03"))
    order = car.order(at("8:04"), OrderClass.REPAIR, symptoms=1)
    order.asks(at("8:06"), "BR-PAD", parts=500)
    order.promises(at("8:08"), until=at("12:00"), estimate=860)
    order.agreed(at("8:10"))
    order.issued(at("8:13"))
    order.shop.does("te02", at("8:20"), at("10:20"))
    order.shop.failed(at("10:40"), Cause.WORKMANSHIP, None)
    order.shop.works("te02", at("10:50"), at("11:20"))
    order.shop.finished(at("11:20"), "te02")
    order.shop.passed(at("11:40"))
    order.bill.settles(at("11:50"))
    order.delivered(at("11:55"))
    car.leaves(at("12:00"))


def many_payers(diary: Diary) -> None:
    """06, warranty: J1 2.0 h 600 + 900, J2 1.0 h 300 + 200, divided among manufacturer, customer and goodwill."""
    at, car = march(4), Car(diary, "06", SA2)
    car.arrives(at("13:00")).received(at("13:08"))
    order = car.order(at("13:10"), OrderClass.WARRANTY, symptoms=1)
    order.asks(at("13:12"), "SUS-ARM", parts=900, payer=Payer.MANUFACTURER)
    order.asks(at("13:14"), "AC-GAS", parts=200, job="J2", payer=Payer.MANUFACTURER)
    order.promises(at("13:18"), until=at("18:00"), estimate=2000)
    order.agreed(at("13:20"))
    order.issued(at("13:25"))
    order.shop.does("te02", at("13:30"), at("15:30"))
    order.shop.does("te02", at("15:30"), at("16:30"), "J2")
    order.shop.passed(at("16:45"), "J1", "J2")
    order.bill.split(at("16:47"), "L1", (Payer.CUSTOMER, 100), (Payer.MANUFACTURER, 500))
    order.bill.split(at("16:48"), "L2", (Payer.MANUFACTURER, 600), (Payer.CUSTOMER, 300))
    order.bill.split(at("16:49"), "L3", (Payer.CUSTOMER, 150), (Payer.MANUFACTURER, 150))
    order.bill.split(at("16:50"), "L4", (Payer.CUSTOMER, 100), (Payer.GOODWILL, 100))
    order.bill.settles(at("17:00"))
    order.delivered(at("17:10"))
    car.leaves(at("17:20"))


def discounts(diary: Diary) -> None:
    """07: J1 1.2 h 360 + 500, J2 2.0 h 600 + 900. The advisor lets off 18 on L1, the manager 60 on L3 and 90 on L4."""
    at, car = march(5), Car(diary, "07", SA1)
    car.arrives(at("9:00")).received(at("9:02"))
    order = car.order(at("9:04"), OrderClass.REPAIR, symptoms=1)
    order.asks(at("9:06"), "BR-PAD", parts=500)
    order.asks(at("9:08"), "SUS-ARM", parts=900, job="J2")
    order.promises(at("9:12"), until=at("17:00"), estimate=2360)
    order.agreed(at("9:15"))
    order.issued(at("9:22"))
    order.shop.does("te01", at("9:30"), at("10:45"))
    # it had been over at half past ten
    diary.correct("te01", at("9:30"), until=at("10:30"), when=at("16:00"))
    order.shop.passed(at("11:00"))
    order.shop.given(at("10:55"), {"te01": "100"}, "J2")
    order.shop.works("te01", at("11:00"), at("12:00"), "J2")
    order.shop.works("te01", at("13:00"), at("14:30"), "J2")
    order.shop.finished(at("14:30"), "te01", "J2")
    order.shop.passed(at("14:45"), "J2")
    order.bill.discounts(at("14:48"), "L1", 18, SA1)
    order.bill.discounts(at("14:50"), "L3", 60, SERVICE_MANAGER)
    order.bill.discounts(at("14:50"), "L4", 90, SERVICE_MANAGER)
    order.bill.settles(at("15:05"))
    order.delivered(at("15:20"))
    car.leaves(at("15:30"))


def night(diary: Diary) -> None:
    """15: fetched in the evening of the 11th, worked on across midnight, gone at ten past one on the 12th."""
    at, after, car = march(11), march(12), Car(diary, "15", SA2)
    car.arrives(at("21:00")).received(at("21:01"))
    order = car.order(at("21:03"), OrderClass.RESCUE, symptoms=1)
    order.asks(at("21:05"), "EL-BAT", parts=600)
    order.promises(at("21:08"), until=after("2:00"), estimate=720)
    order.agreed(at("21:10"))
    order.issued(at("21:12"))
    order.shop.given(at("22:50"), {"te02": "100"})
    order.shop.works("te02", at("23:00"), after("0:30"))
    order.shop.finished(after("0:30"), "te02")
    order.shop.passed(after("0:40"))
    order.bill.settles(after("0:50"))
    order.delivered(after("1:00"))
    car.leaves(after("1:10"))


def shared(diary: Diary) -> None:
    """16: 1.11 h 333 + 900, by three technicians in thirds; te03 has the hundredth that is over."""
    at, car = march(13), Car(diary, "16", SA1)
    car.arrives(at("8:00")).received(at("8:06"))
    order = car.order(at("8:08"), OrderClass.REPAIR, symptoms=1)
    order.asks(at("8:10"), "SUS-ARM", parts=900, hours="1.11")
    order.promises(at("8:15"), until=at("13:00"), estimate=1233)
    order.agreed(at("8:20"))
    order.issued(at("8:26"))
    order.shop.given(at("8:28"), {"te01": "33.33", "te02": "33.33", "te03": "33.34"})
    order.shop.works("te01", at("8:30"), at("9:30"))
    order.shop.works("te02", at("8:30"), at("9:30"))
    order.shop.works("te03", at("9:00"), at("9:40"))
    order.shop.finished(at("9:40"), "te01")
    order.shop.passed(at("9:55"))
    order.bill.settles(at("10:15"))
    order.delivered(at("10:20"))
    car.leaves(at("10:30"))


def waiting(diary: Diary) -> None:
    """18: J1 1.2 h 360 + 500, stopped for parts and for the customer.

    Found by te02: J2 1.0 h 300 + 200 without a photo, agreed; J3 0.4 h 120 + 600 with one, deferred.
    """
    at, car = march(17), Car(diary, "18", SA1)
    car.arrives(at("9:00")).received(at("9:10"))
    order = car.order(at("9:12"), OrderClass.REPAIR, symptoms=1)
    order.asks(at("9:15"), "BR-PAD", parts=500)
    order.promises(at("9:18"), until=at("17:00"), estimate=860)
    order.agreed(at("9:20"))
    order.issued(at("9:30"))
    order.shop.given(at("9:35"), {"te02": "100"})
    order.shop.works("te02", at("9:40"), at("10:10"))
    order.shop.paused(at("10:10"), at("11:40"), ReasonCode.WAITING_PARTS)
    order.shop.works("te02", at("11:40"), at("12:10"))
    order.finds(at("12:00"), "te02", "AC-GAS", parts=200, job="J2", photo=False, quoted=at("12:20"))
    order.finds(at("12:05"), "te02", "EL-BAT", parts=600, job="J3", photo=True, quoted=at("12:25"))
    order.shop.paused(at("12:10"), at("13:30"), ReasonCode.WAITING_CUSTOMER)
    order.agreed(at("13:30"), "J2")
    order.deferred(at("13:30"), "J3")
    order.issued(at("13:32"), "J2")
    order.shop.works("te02", at("13:30"), at("14:00"))
    order.shop.finished(at("14:00"), "te02")
    order.shop.given(at("13:55"), {"te02": "100"}, "J2")
    order.shop.works("te02", at("14:00"), at("14:30"), "J2")
    order.shop.passed(at("14:10"))
    order.shop.paused(at("14:30"), at("14:40"), ReasonCode.BREAK, "J2")
    order.shop.works("te02", at("14:40"), at("15:10"), "J2")
    order.shop.finished(at("15:10"), "te02", "J2")
    order.shop.passed(at("15:20"), "J2")
    order.bill.settles(at("15:40"))
    order.delivered(at("15:50"))
    car.leaves(at("16:00"))


def again_the_same_day(diary: Diary) -> None:
    """25: the car of 09, back after lunch; 0.5 h 150."""
    at, car = march(6), Car(diary, "25", SA1, vehicle="09")
    car.arrives(at("14:00")).received(at("14:04"))
    order = car.order(at("14:05"), OrderClass.REPAIR, symptoms=1)
    order.comeback.repeats(at("14:06"), earlier="09")
    order.asks(at("14:07"), "DIAG")
    order.promises(at("14:08"), until=at("16:00"), estimate=150)
    order.agreed(at("14:10"))
    order.issued(at("14:12"))
    order.shop.does("te01", at("14:20"), at("14:50"))
    order.shop.diagnosed(at("14:40"), "te01", well_described=True)
    order.shop.passed(at("15:00"))
    order.bill.settles(at("15:10"))
    order.delivered(at("15:15"))
    car.leaves(at("15:20"))
