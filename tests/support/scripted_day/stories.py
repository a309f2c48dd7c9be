"""Three visits: an express service, a repair that grows, and the repaired car coming back."""

from dataclasses import dataclass

from domain.trade import OrderClass
from tests.support.scripted_day.people import (
    ADVISOR,
    EXPERT,
    FRONT_DESK,
    INSPECTOR,
    JUNIOR,
    MANAGER,
    STATION_HEAD,
    SUPERVISOR,
    TECHNICIAN,
)
from tests.support.scripted_day.step import Script
from tests.support.scripted_day.workshop import (
    cite,
    clock_on,
    dispatch,
    finish,
    hand_over,
    inspection_items,
    offer,
    pass_inspection,
    plan,
    settle,
)


@dataclass(frozen=True, slots=True)
class Arrived:
    vehicle: str
    customer: str
    visit: str
    order: str


def express_service(script: Script) -> Arrived:
    """A waiting customer, the express lane, one job of the junior technician, a delivery step skipped."""
    customer = script.start(ADVISOR, "customer.register_customer", name="李梅", phone="13800001111")
    vehicle = script.start(
        ADVISOR,
        "vehicle.register_vehicle",
        vin="LSVAA4182E2123456",
        plate="沪A12345",
        make="VW",
        model="Lavida",
    )
    visit = script.start(
        ADVISOR,
        "visit.record_arrival",
        vehicle=vehicle,
        customer=customer,
        odometer=15_000,
        fuel_percent=40,
        waiting_customer=True,
    )
    script.on(visit, ADVISOR, "start_reception")
    order = _open(script, (vehicle, customer, visit), "maintenance", 15_000)
    script.on(order, ADVISOR, "record_symptom", statement="做一次小保养,顺便看看雨刮")
    script.on(order, ADVISOR, "confirm_symptom", symptom="S1", reproduced=True)
    script.on(
        order, ADVISOR, "record_preliminary_diagnosis", suspected_cause="按里程保养", potential_claim=False
    )
    script.on(order, ADVISOR, "add_job", operation="MT-A", source="customer", payer="customer", symptom="S1")
    script.on(order, ADVISOR, "promise_delivery", promised_at=script.clock(11), estimate={"fen": 50_000})
    script.on(order, ADVISOR, "choose_express_lane")
    offer(
        script, order, "J1", "MT-A", 50_000,
        materials=[{"part": "OIL-5W30", "quantity": "4", "unit_price": {"fen": 6_500}}],
    )  # fmt: skip
    plan(script, order, "J1", 40)
    dispatch(script, order, "J1", to=JUNIOR, bay="B2", hours=(9, 10))
    clock_on(script, order, "J1", JUNIOR)
    cite(script, order, "J1", JUNIOR, "MM 1.1")
    finish(script, order, "J1", JUNIOR, work_done="更换机油机滤", cause="SERVICE")
    pass_inspection(script, order, "J1", OrderClass.MAINTENANCE, 0)
    settle(script, order, 50_000)
    hand_over(script, order, visit, 15_001, skipped="vehicle_washed")
    return Arrived(vehicle, customer, visit, order)


def growing_repair(script: Script) -> Arrived:
    """Brakes; the technician finds a worn arm; parts are missing; the final inspection fails and passes on the redo."""
    customer = script.start(ADVISOR, "customer.register_customer", name="王强", phone="13900002222")
    vehicle = script.start(
        ADVISOR,
        "vehicle.register_vehicle",
        vin="LFV3A23C5G3012345",
        plate="苏E67890",
        make="VW",
        model="Magotan",
    )
    visit = script.start(
        ADVISOR, "visit.record_arrival", vehicle=vehicle, customer=customer, odometer=42_000, fuel_percent=50
    )
    script.on(visit, ADVISOR, "start_reception")
    script.on(visit, ADVISOR, "record_walkaround", valuables="后备箱内雨伞一把")
    script.on(visit, ADVISOR, "tag_keys", tag="K17")
    order = _open(script, (vehicle, customer, visit), "repair", 42_000)
    script.on(order, ADVISOR, "record_symptom", statement="刹车时有吱吱声,过坎时底盘咯噔响")
    script.on(order, ADVISOR, "confirm_symptom", symptom="S1", reproduced=True)
    script.on(
        order, ADVISOR, "record_preliminary_diagnosis", suspected_cause="刹车片磨损", potential_claim=False
    )
    script.on(
        order, ADVISOR, "add_job", operation="BR-PAD", source="customer", payer="customer", symptom="S1"
    )
    script.on(order, ADVISOR, "promise_delivery", promised_at=script.clock(12), estimate={"fen": 68_000})
    offer(
        script, order, "J1", "BR-PAD", 68_000,
        materials=[{"part": "PAD-01", "quantity": "1", "unit_price": {"fen": 32_000}}],
    )  # fmt: skip
    plan(script, order, "J1", 60)
    dispatch(script, order, "J1", to=TECHNICIAN, bay="B1", hours=(10, 12))
    clock_on(script, order, "J1", TECHNICIAN)
    cite(script, order, "J1", TECHNICIAN, "RM 4.2")
    script.on(
        order,
        TECHNICIAN,
        "add_job",
        operation="SUS-ARM",
        source="technician",
        payer="customer",
        finding="下摆臂胶套开裂",
    )
    script.on(order, TECHNICIAN, "pause_job", job="J1", reason={"code": "waiting_parts"})
    script.on(order, ADVISOR, "acknowledge_additional_work", job="J2")
    script.on(order, ADVISOR, "make_promise", words="配件到店后给客户打电话", due=script.clock(13))
    offer(
        script, order, "J2", "SUS-ARM", 130_000,
        materials=[{"part": "ARM-02", "quantity": "1", "unit_price": {"fen": 70_000}}],
    )  # fmt: skip
    script.on(
        order, ADVISOR, "change_delivery_promise",
        promised_at=script.clock(17), customer_agreed=True, reason={"code": "more_work_found"},
    )  # fmt: skip
    clock_on(script, order, "J1", TECHNICIAN)
    finish(script, order, "J1", TECHNICIAN, work_done="更换前刹车片", cause="WEAR")
    plan(script, order, "J2", 120)
    dispatch(script, order, "J2", to=TECHNICIAN, bay="B1", hours=(13, 15))
    clock_on(script, order, "J2", TECHNICIAN)
    cite(script, order, "J2", TECHNICIAN, "RM 40.1")
    finish(script, order, "J2", TECHNICIAN, work_done="更换左前下摆臂", cause="WEAR")
    pass_inspection(script, order, "J1", OrderClass.REPAIR, 2)
    script.on(
        order, INSPECTOR, "fail_final_inspection",
        job="J2", items=inspection_items(OrderClass.REPAIR, failed="road_test"), record="路试仍有异响",
        cause="workmanship", responsible=TECHNICIAN.id,
    )  # fmt: skip
    dispatch(script, order, "J2", to=TECHNICIAN, bay="B1", hours=(15, 16), again="quality_defect")
    clock_on(script, order, "J2", TECHNICIAN)
    finish(script, order, "J2", TECHNICIAN, work_done="重新紧固摆臂螺栓", cause="TORQUE")
    pass_inspection(script, order, "J2", OrderClass.REPAIR, 3)
    script.on(order, ADVISOR, "keep_promise", promise="P1")
    settle(script, order, 198_000)
    hand_over(script, order, visit, 42_005)
    return Arrived(vehicle, customer, visit, order)


def comeback(script: Script, earlier: Arrived) -> Arrived:
    """The same noise again: claimed, assessed by somebody else, accepted; the redo stands in the queue at the end."""
    visit = script.start(
        ADVISOR,
        "visit.record_arrival",
        vehicle=earlier.vehicle,
        customer=earlier.customer,
        odometer=42_030,
        fuel_percent=45,
    )
    script.on(visit, ADVISOR, "start_reception")
    order = _open(script, (earlier.vehicle, earlier.customer, visit), "rework_out", 42_030)
    script.on(
        order, ADVISOR, "claim_comeback",
        original_order=earlier.order, original_jobs=["J2"], symptom="底盘又响了,和上午一样",
    )  # fmt: skip
    script.on(order, EXPERT, "assess_comeback", same_fault="yes", cause="workmanship", finding="螺栓力矩不足")
    script.on(order, FRONT_DESK, "accept_comeback")
    script.on(order, EXPERT, "record_root_cause", cause="workmanship", analysis="未按规定力矩复紧")
    script.on(order, MANAGER, "review_nonconformity", proposal="repair_again")
    script.on(order, SUPERVISOR, "review_nonconformity", proposal="repair_again")
    script.on(order, STATION_HEAD, "review_nonconformity", proposal="repair_again")
    script.on(order, STATION_HEAD, "dispose_nonconformity", disposal="repair_again")
    script.on(order, ADVISOR, "record_symptom", statement="底盘咯噔响")
    script.on(order, ADVISOR, "confirm_symptom", symptom="S1", reproduced=True)
    script.on(
        order, ADVISOR, "record_preliminary_diagnosis", suspected_cause="摆臂螺栓松动", potential_claim=False
    )
    script.on(
        order, ADVISOR, "add_job", operation="SUS-ARM", source="customer", payer="internal", symptom="S1"
    )
    script.on(order, ADVISOR, "promise_delivery", promised_at=script.clock(18), estimate={"fen": 0})
    offer(script, order, "J1", "SUS-ARM", 60_000)
    return Arrived(earlier.vehicle, earlier.customer, visit, order)


def _open(script: Script, arrived: tuple[str, str, str], order_class: str, odometer: int) -> str:
    vehicle, customer, visit = arrived
    return script.start(
        ADVISOR,
        "work_order.open_work_order",
        vehicle=vehicle,
        odometer=odometer,
        model="VW",
        customer=customer,
        order_class=order_class,
        visit=visit,
        waiting_customer=order_class == "maintenance",
        formalities=["none_required"],
        advisor=ADVISOR.id,
    )
