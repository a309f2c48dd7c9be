"""What came back: 20 (of 02), 22 (of 05), 23 (of 07), 24 (of 11), and 34 with its comeback 41 in April."""

from __future__ import annotations

from domain.aggregates.work_order.words import Cause, SameFault
from domain.trade import OrderClass, Payer
from tests.projections.kpi.golden.house.car import Car
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.moments import april, march
from tests.projections.kpi.golden.house.people import SA1, SA2


def tell(diary: Diary) -> None:
    within_the_window(diary)
    after_the_window(diary)
    declined(diary)
    unclear(diary)
    at_the_turn_of_the_month(diary)


def within_the_window(diary: Diary) -> None:
    """20: eight days after 02, accepted, the house pays 0.5 h 150; closed at 250.01, half workmanship, half part."""
    at, car = march(10), Car(diary, "20", SA2, vehicle="02")
    car.arrives(at("8:00")).received(at("8:02"))
    order = car.order(at("8:05"), OrderClass.REWORK_OUT, symptoms=1)
    order.comeback.claimed(at("8:10"), original="02", by_technician="te01")
    order.comeback.assessed(at("8:20"), SameFault.YES, Cause.WORKMANSHIP)
    order.comeback.accepted(at("8:25"))
    order.asks(at("8:27"), "BR-PAD", payer=Payer.INTERNAL, hours="0.5")
    order.promises(at("8:28"), until=at("12:00"), estimate=0)
    order.agreed(at("8:30"))
    order.issued(at("8:32"))
    order.shop.does("te02", at("8:40"), at("9:40"))
    order.shop.passed(at("9:50"))
    order.comeback.root_cause(at("9:51"), Cause.WORKMANSHIP)
    order.bill.settles(at("10:00"))
    order.delivered(at("10:10"))
    car.leaves(at("10:15"))
    closed = march(12)("16:00")
    order.comeback.closed(closed, 250_01, ((Cause.WORKMANSHIP, 50), (Cause.PART, 50)))


def after_the_window(diary: Diary) -> None:
    """22: fourteen days after 05, accepted all the same; 1.2 h 360, an outside shop for 80; it was the part."""
    at, car = march(18), Car(diary, "22", SA1, vehicle="05")
    car.arrives(at("8:00")).received(at("8:07"))
    order = car.order(at("8:10"), OrderClass.REWORK_OUT, symptoms=1)
    order.comeback.claimed(at("8:15"), original="05", by_technician="te02")
    order.comeback.assessed(at("8:20"), SameFault.YES, Cause.WORKMANSHIP)
    order.comeback.accepted(at("8:30"))
    order.asks(at("8:32"), "BR-PAD", payer=Payer.INTERNAL)
    order.promises(at("8:33"), until=at("12:00"), estimate=360)
    order.agreed(at("8:35"))
    order.issued(at("8:40"))
    order.shop.does("te01", at("9:00"), at("10:30"))
    order.shop.sublet(at("9:10"), at("10:00"), 80)
    order.shop.passed(at("10:45"))
    order.comeback.root_cause(at("11:00"), Cause.PART)
    order.bill.settles(at("11:10"))
    order.delivered(at("11:20"))
    car.leaves(at("11:30"))


def declined(diary: Diary) -> None:
    """23: another fault than that of 07; the customer pays 0.4 h 120 + 600."""
    at, car = march(11), Car(diary, "23", SA1, vehicle="07")
    car.arrives(at("9:00")).received(at("9:05"))
    order = car.order(at("9:08"), OrderClass.REWORK_OUT, symptoms=1)
    order.comeback.claimed(at("9:10"), original="07", by_technician="te01")
    order.comeback.assessed(at("9:30"), SameFault.NO, Cause.UNRELATED)
    order.comeback.declined(at("9:40"))
    order.asks(at("9:42"), "EL-BAT", parts=600)
    order.promises(at("9:45"), until=at("12:00"), estimate=720)
    order.agreed(at("9:50"))
    order.issued(at("9:52"))
    order.shop.does("te01", at("10:00"), at("10:30"))
    order.shop.passed(at("10:40"))
    order.bill.settles(at("10:50"))
    order.delivered(at("11:00"))
    car.leaves(at("11:05"))


def unclear(diary: Diary) -> None:
    """24: seven days after 11; whether it is the same fault stays open, accepted, 0.5 h 150. Ten minutes late."""
    at, car = march(16), Car(diary, "24", SA1, vehicle="11")
    car.arrives(at("9:00")).received(at("9:03"))
    order = car.order(at("9:05"), OrderClass.REWORK_OUT, symptoms=1)
    order.comeback.claimed(at("9:10"), original="11", by_technician="te02")
    order.comeback.assessed(at("9:20"), SameFault.UNCLEAR, Cause.DIAGNOSIS)
    order.comeback.accepted(at("9:30"))
    order.asks(at("9:32"), "DIAG", payer=Payer.INTERNAL)
    order.promises(at("9:33"), until=at("11:00"), estimate=150)
    order.agreed(at("9:35"))
    order.issued(at("9:40"))
    order.shop.does("te02", at("9:45"), at("10:45"))
    order.shop.passed(at("10:50"))
    order.bill.settles(at("11:10"))
    order.delivered(at("11:15"))
    car.leaves(at("11:20"))


def at_the_turn_of_the_month(diary: Diary) -> None:
    """34: 1.0 h 300 + 200 on 27 March. 41: back seven days later, accepted, nothing done yet."""
    at, car = march(27), Car(diary, "34", SA2)
    car.arrives(at("9:00")).received(at("9:01"))
    order = car.order(at("9:03"), OrderClass.REPAIR, symptoms=1)
    order.asks(at("9:05"), "AC-GAS", parts=200)
    order.promises(at("9:08"), until=at("12:00"), estimate=500)
    order.agreed(at("9:10"))
    order.issued(at("9:15"))
    order.shop.does("te02", at("9:20"), at("10:20"))
    order.shop.passed(at("10:30"))
    order.bill.settles(at("10:50"))
    order.delivered(at("11:00"))
    car.leaves(at("11:10"))
    at, car = april(3), Car(diary, "41", SA2, vehicle="34")
    car.arrives(at("8:30")).received(at("8:33"))
    order = car.order(at("8:35"), OrderClass.REWORK_OUT, symptoms=1)
    order.comeback.claimed(at("8:40"), original="34", by_technician="te02")
    order.comeback.assessed(at("8:45"), SameFault.YES, Cause.DIAGNOSIS)
    order.comeback.accepted(at("8:50"))
