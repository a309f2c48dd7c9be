"""Personal words are read through the body of a request, by roles that need them, and stand in no log."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import httpx
import pytest
from pydantic import JsonValue

from domain.actors import Actor, Role
from tests.support.door import Door
from tests.support.scripted_day import DAY, STORE, ScriptedDay
from tests.support.scripted_day.people import ADVISOR, AUDITOR, TECHNICIAN

FOREIGN = ("S02",)
PROMISE = "配件到店后给客户打电话"


Named = tuple[str, str]
"""Subject and commitment of a personal value."""


def _ask(
    door: Door, references: list[Named], by: Actor = ADVISOR, stores: tuple[str, ...] = (STORE,)
) -> httpx.Response:
    wanted: list[JsonValue] = [{"subject": subject, "commitment": mark} for subject, mark in references]
    return door.call("POST", "/v1/personal-values", by=by, stores=stores, json={"references": wanted})


def _name_of(door: Door, customer: str) -> Named:
    (registered, *_) = door.system.log.read_stream(customer)
    sealed = json.loads(registered.event.model_dump_json())["name"]
    return sealed["subject"], sealed["c"]


@pytest.fixture(scope="module")
def note(lived_in: Door) -> Named:
    """What a read model shows of the words of the promise."""
    (promise,) = lived_in.get("/v1/promises?state=kept").json()["items"]
    return promise["customer"], promise["words"]


@pytest.fixture(scope="module")
def name(lived_in: Door, day: ScriptedDay) -> Named:
    return _name_of(lived_in, day.repair.customer)


def test_who_talks_to_customers_reads_the_words(lived_in: Door, note: Named, name: Named) -> None:
    answer = _ask(lived_in, [note, name, note])
    assert answer.status_code == 200
    assert answer.json()["items"] == [
        {"subject": note[0], "commitment": note[1], "state": "known", "words": PROMISE},
        {"subject": name[0], "commitment": name[1], "state": "known", "words": "王强"},
    ]


def test_the_workshop_reads_what_it_works_by(lived_in: Door, note: Named, name: Named) -> None:
    states = [item["state"] for item in _ask(lived_in, [note, name], by=TECHNICIAN).json()["items"]]
    assert states == ["known", "withheld"]


def test_an_auditor_reads_none(lived_in: Door, note: Named) -> None:
    answer = _ask(lived_in, [note], by=AUDITOR)
    assert (answer.status_code, answer.json()["code"]) == (403, "API-AUTH-005")


def test_in_another_store_the_person_is_unknown(lived_in: Door, note: Named, name: Named) -> None:
    for references in ([note], [name]):
        (item,) = _ask(lived_in, references, stores=FOREIGN).json()["items"]
        assert (item["state"], item["words"]) == ("missing", None)


def test_under_another_subject_a_value_is_missing(lived_in: Door, name: Named, day: ScriptedDay) -> None:
    (item,) = _ask(lived_in, [(day.express.customer, name[1])]).json()["items"]
    assert item["state"] == "missing"


def test_an_erased_value_is_told_from_a_missing_one(tmp_path: Path, day: ScriptedDay) -> None:
    with Door(tmp_path) as door:
        door.play(day.steps[:8])
        reference = _name_of(door, day.express.customer)
        door.system.vault.erase(day.express.customer, door.now)
        (item,) = _ask(door, [reference]).json()["items"]
        assert (item["state"], item["words"]) == ("erased", None)


@pytest.mark.parametrize(
    "references", [[], [("", "0" * 64)], [("customer-1", "zz")], [("customer-1", "0" * 64)] * 101]
)
def test_references_have_a_form_and_a_number(lived_in: Door, references: list[Named]) -> None:
    answer = _ask(lived_in, references)
    assert (answer.status_code, answer.json()["code"]) == (422, "API-INPUT-001")


def _look_up(door: Door, what: str, by: Actor = ADVISOR, **body: str) -> httpx.Response:
    return door.call("POST", f"/v1/lookups/{what}", by=by, json={**body})


def test_a_car_by_vin_or_plate_however_typed(lived_in: Door, day: ScriptedDay) -> None:
    for kind, number in (("vin", "lsvaa4182e2123456"), ("plate", "沪A·12345"), ("plate", "沪a 12345")):
        answer = _look_up(lived_in, "vehicle", kind=kind, number=number)
        assert answer.json() == {"stream": day.express.vehicle}
    assert _look_up(lived_in, "vehicle", kind="plate", number="沪A99999").json() == {"stream": None}


def test_a_car_is_at_home_in_every_store_a_customer_only_in_his(lived_in: Door, day: ScriptedDay) -> None:
    def found(what: str, stores: tuple[str, ...], **body: str) -> JsonValue:
        answer = lived_in.call("POST", f"/v1/lookups/{what}", stores=stores, json={**body})
        stream: JsonValue = answer.json()["stream"]
        return stream

    assert found("vehicle", FOREIGN, kind="plate", number="沪A12345") == day.express.vehicle
    assert found("customer", (STORE,), phone="+86 138 0000 1111") == day.express.customer
    assert found("customer", FOREIGN, phone="13800001111") is None


def test_the_workshop_finds_cars_and_calls_nobody(lived_in: Door) -> None:
    assert _look_up(lived_in, "vehicle", by=TECHNICIAN, kind="plate", number="沪A12345").status_code == 200
    refused = _look_up(lived_in, "customer", by=TECHNICIAN, phone="13800001111")
    assert (refused.status_code, refused.json()["code"]) == (403, "API-AUTH-005")


def test_nothing_of_it_is_logged(
    lived_in: Door, note: Named, name: Named, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        _ask(lived_in, [note, name])
        _look_up(lived_in, "customer", phone="13800001111")
        _look_up(lived_in, "vehicle", kind="plate", number="沪A12345")
        _look_up(lived_in, "vehicle", kind="plate 沪A12345", number="沪A12345")
    for secret in (PROMISE, "王强", "13800001111", "沪A12345"):
        assert secret not in caplog.text


def test_no_read_model_repeats_a_word(lived_in: Door, day: ScriptedDay) -> None:
    secrets = [
        str(value)
        for step in day.steps
        for key, value in step.body.items()
        if key
        in {
            "name",
            "phone",
            "plate",
            "vin",
            "statement",
            "words",
            "work_done",
            "record",
            "finding",
            "valuables",
        }
    ]
    assert len(secrets) > 20
    shown = "".join(
        lived_in.get(f"{path}?limit=200&from={DAY}&to={DAY}", by=Actor(id="M01", role=Role.SERVICE_MANAGER)).text
        for path in (
            "/v1/workshop-board", "/v1/dispatch-queue", "/v1/inspections", "/v1/promises", "/v1/receptions",
            f"/v1/work-orders/{day.repair.order}", f"/v1/work-orders/{day.repair.order}/history",
            f"/v1/work-orders/{day.repair.order}/replay", "/v1/waiting-requests",
        )
    )  # fmt: skip
    assert len(shown) > 10_000
    assert [secret for secret in secrets if secret in shown] == []
