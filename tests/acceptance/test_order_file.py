"""What the file of an order shows to whoever opens it: played through the bus, read from the order's history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from pydantic import JsonValue

from domain.trade import OrderClass
from projections.order_history.queries import HistoryEntry, history
from runtime.system import System
from tests.acceptance.one_order import offered, received
from tests.acceptance.one_store import one_store
from tests.support.scripted_day import STORE
from tests.support.scripted_day.people import (
    ADVISOR,
    CASHIER,
    EXPERT,
    INSPECTOR,
    JUNIOR,
    SUPERVISOR,
    TECHNICIAN,
)
from tests.support.scripted_day.step import Script
from tests.support.scripted_day.stories import Arrived
from tests.support.scripted_day.workshop import (
    cite,
    clock_on,
    dispatch,
    finish,
    hand_over,
    open_the_house,
    pass_inspection,
    plan,
    settle,
)

Payload = dict[str, JsonValue]


@dataclass(frozen=True)
class File:
    """The history of one order and its visit, words resolved on demand."""

    system: System
    entries: list[HistoryEntry]

    def all(self, name: str) -> list[HistoryEntry]:
        return [entry for entry in self.entries if entry.type == name]

    def one(self, name: str) -> Payload:
        [entry] = self.all(name)
        return entry.payload

    def words(self, personal: JsonValue) -> object:
        assert isinstance(personal, dict)
        return self.system.vault.resolve(str(personal["c"]))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[File]:
    with one_store(tmp_path_factory.mktemp("order-file")) as store:
        arrived = _a_repair(store.script)
        store.play()
        entries = history(store.system.reader, STORE, arrived.order)
        assert entries is not None
        yield File(store.system, entries)


def _a_repair(script: Script) -> Arrived:
    open_the_house(script)
    arrived = received(script)
    order, visit = arrived.order, arrived.visit
    scratch: JsonValue = {"place": "front_bumper", "kind": "scratch", "severity": "light"}
    script.on(visit, ADVISOR, "record_walkaround", damages=[scratch], problems=["左前轮胎压低"])
    script.on(visit, ADVISOR, "rate_inspection_item", item="wipers", rating="yellow", note="雨刮老化")
    offered(script, order)
    script.on(
        order, ADVISOR, "sell_accessory",
        product="OIL-ADD-1", title="燃油添加剂", quantity="1", unit_price={"fen": 5_900}, agreed_by="in_person",
    )  # fmt: skip
    plan(script, order, "J1", 60)
    dispatch(script, order, "J1", to=JUNIOR, bay="B1", hours=(9, 11))
    script.on(order, TECHNICIAN, "supervise_job", job="J1", junior=JUNIOR.id, act="guidance")
    _work(script, order)
    script.on(order, ADVISOR, "record_contact", channel="phone", by_customer=False, content="告知下午可取车")
    pass_inspection(script, order, "J1", OrderClass.REPAIR, 3)
    settle(script, order, 36_000 + 32_000 + 5_900)
    hand_over(script, order, visit, 42_004)
    return arrived


def _work(script: Script, order: str) -> None:
    clock_on(script, order, "J1", JUNIOR)
    script.on(order, JUNIOR, "propose_repair_plan", job="J1", plan="更换前刹车片并打磨刹车盘")
    script.on(order, JUNIOR, "explain_repair_plan", job="J1")
    script.on(
        order, JUNIOR, "record_diagnosis",
        job="J1", cause_code="WEAR", findings="刹车片剩 2 毫米", symptom_described_accurately=True,
    )  # fmt: skip
    script.on(order, JUNIOR, "escalate_diagnosis", job="J1", level="major", question="刹车盘是否也要更换")
    script.on(order, INSPECTOR, "add_analysis_opinion", case="C1", opinion="盘厚在允许范围内")
    script.on(order, SUPERVISOR, "close_diagnosis", case="C1", conclusion="只换刹车片")
    cite(script, order, "J1", JUNIOR, "RM 4.2")
    accident = {"kind": "machine_damage", "description": "举升机托盘刮伤门槛", "job": "J1"}
    script.on(order, SUPERVISOR, "report_quality_accident", **accident)
    script.on(
        order, EXPERT, "analyse_quality_accident", accident="A1", cause="workmanship", analysis="托盘未垫胶垫"
    )
    script.on(order, EXPERT, "close_quality_accident", accident="A1", measures="补漆并配发胶垫")
    finish(script, order, "J1", JUNIOR, work_done="更换前刹车片", cause="WEAR")


@pytest.mark.requirement("R-008")
def test_the_reception_sheet_shows_the_cars_condition_and_its_problems(file: File) -> None:
    assert file.one("visit.vehicle_arrived")["odometer"] == 42_000
    walkaround = file.one("visit.walkaround_recorded")
    assert walkaround["damages"] == [{"place": "front_bumper", "kind": "scratch", "severity": "light"}]
    assert isinstance(walkaround["problems"], list)
    assert [file.words(problem) for problem in walkaround["problems"]] == ["左前轮胎压低"]
    rated = file.one("visit.inspection_item_rated")
    assert (rated["item"], rated["rating"], file.words(rated["note"])) == ("wipers", "yellow", "雨刮老化")


@pytest.mark.requirement("R-009")
def test_the_intake_record_shows_its_four_sections(file: File) -> None:
    intake = file.one("work_order.opened")
    assert {"vehicle", "owner", "repair", "formalities"} <= intake.keys()
    assert intake["formalities"] == ["registration"]


@pytest.mark.requirement("R-010a")
def test_the_customers_own_words_stand_on_the_order(file: File) -> None:
    symptom = file.one("work_order.symptom_recorded")
    assert file.words(symptom["statement"]) == "刹车时有吱吱声"
    assert file.one("work_order.symptom_confirmed") == {"symptom": symptom["symptom"], "reproduced": True}


@pytest.mark.requirement("R-010b")
def test_the_items_that_were_explained_are_marked(file: File) -> None:
    assert file.one("work_order.items_explained")["jobs"] == ["J1"]


@pytest.mark.requirement("R-020b")
def test_contacts_with_the_customer_are_on_the_order(file: File) -> None:
    contact = file.one("work_order.customer_contacted")
    assert (contact["channel"], contact["by_customer"]) == ("phone", False)
    assert file.words(contact["content"]) == "告知下午可取车"


@pytest.mark.requirement("R-025b")
def test_the_operation_plan_shows_sequence_and_time_beside_the_clock(file: File) -> None:
    planned = file.one("work_order.operations_planned")
    assert planned["steps"] == [{"sequence": 1, "title": "按手册作业", "minutes": 60}]
    assert planned["with_advisor"] == ADVISOR.id
    [on], [off] = file.all("work_order.clocked_on"), file.all("work_order.clocked_off")
    assert on.at < off.at


@pytest.mark.requirement("R-026b")
def test_supervision_names_senior_junior_and_act(file: File) -> None:
    supervised = {"job": "J1", "senior": TECHNICIAN.id, "junior": JUNIOR.id, "act": "guidance"}
    assert file.one("work_order.job_supervised") == supervised


@pytest.mark.requirement("R-031a")
def test_the_repair_plan_and_that_it_was_explained(file: File) -> None:
    assert file.words(file.one("work_order.repair_plan_proposed")["plan"]) == "更换前刹车片并打磨刹车盘"
    assert file.one("work_order.repair_plan_explained") == {"job": "J1"}


@pytest.mark.requirement("R-031b")
def test_diagnosis_and_work_done(file: File) -> None:
    assert file.words(file.one("work_order.diagnosis_recorded")["findings"]) == "刹车片剩 2 毫米"
    assert file.words(file.one("work_order.job_finished")["work_done"]) == "更换前刹车片"


@pytest.mark.requirement("R-031c")
def test_the_manual_that_was_followed(file: File) -> None:
    cited = {"job": "J1", "manual": "repair_manual", "reference": "RM 4.2"}
    assert file.one("work_order.work_standard_cited") == cited


@pytest.mark.requirement("R-032b")
def test_who_took_part_in_a_fault_case_and_with_what_opinion(file: File) -> None:
    [opinion] = file.all("work_order.analysis_opinion_added")
    assert (opinion.actor, opinion.role) == (INSPECTOR.id, INSPECTOR.role)
    assert file.words(opinion.payload["opinion"]) == "盘厚在允许范围内"
    assert file.words(file.one("work_order.diagnosis_closed")["conclusion"]) == "只换刹车片"


@pytest.mark.requirement("R-049")
def test_the_settlement_sheet_splits_labour_and_material(file: File) -> None:
    bill = file.one("work_order.settlement_prepared")
    amounts = {name: bill[name] for name in ("labour", "material", "other", "total")}
    fen = {"labour": 36_000, "material": 32_000 + 5_900, "other": 0, "total": 73_900}
    assert amounts == {name: {"fen": amount, "currency": "CNY"} for name, amount in fen.items()}
    [explained], [payment] = file.all("work_order.charges_explained"), file.all("work_order.payment_received")
    assert (explained.actor, payment.actor) == (ADVISOR.id, CASHIER.id)


@pytest.mark.requirement("R-052a")
def test_the_delivery_record(file: File) -> None:
    [delivered] = file.all("work_order.vehicle_delivered")
    assert (delivered.actor, delivered.payload["odometer_out"]) == (ADVISOR.id, 42_004)
    assert file.one("work_order.old_part_choice_recorded") == {"choice": "waived"}


def test_every_line_of_the_file_can_be_read_by_people(file: File) -> None:
    assert all(entry.label("zh") and entry.label("en") for entry in file.entries)
