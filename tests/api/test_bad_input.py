"""Whatever is sent, the answer is a problem with a code, nothing is half done, and no word of it is repeated."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from pydantic import JsonValue

from tests.support.door import Door
from tests.support.scripted_day import ScriptedDay
from tests.support.scripted_day.people import ADVISOR, CLERK, DISPATCHER

SECRET = "秘密十三九九九"
CUSTOMERS, VEHICLES = "/v1/customers", "/v1/vehicles"
KEY = {"Idempotency-Key": "bad-input-1"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, day: ScriptedDay) -> Iterator[Door]:
    """The express order is open, nothing further."""
    with Door(tmp_path_factory.mktemp("house")) as door:
        door.play(day.steps[:12])
        door.catch_up()
        yield door


@pytest.fixture(autouse=True)
def _nothing_half_done(house: Door, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Every test of this module: the log's end has not moved, no personal row was left, no log repeats a word."""
    before = house.system.log.head()
    with caplog.at_level(logging.DEBUG):
        yield
    assert house.system.log.head() == before
    assert SECRET not in caplog.text
    assert all(SECRET not in str(record.args) for record in caplog.records)


def _refused(answer: httpx.Response, status: int, code: str) -> dict[str, JsonValue]:
    assert (answer.status_code, answer.json().get("code")) == (status, code), answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem: dict[str, JsonValue] = answer.json()
    assert {"type", "title", "status", "detail", "instance", "code"} <= set(problem)
    assert (problem["type"], problem["status"]) == (f"urn:aftersales:problem:{code}", status)
    assert problem["title"]
    assert SECRET not in answer.text
    assert "Traceback" not in answer.text
    return problem


def _register(house: Door, content: bytes, **headers: str) -> httpx.Response:
    given = {name.replace("_", "-"): headers[name] for name in headers}
    return house.call("POST", CUSTOMERS, content=content, headers=KEY | given)


MALFORMED = {
    "not json": f"{SECRET}".encode(),
    "half": f'{{"name": "{SECRET}'.encode(),
    "a list": f'["{SECRET}"]'.encode(),
    "a text": f'"{SECRET}"'.encode(),
    "null": b"null",
    "unknown field": f'{{"nickname": "{SECRET}"}}'.encode(),
    "field named like a person": f'{{"{SECRET}": 1}}'.encode(),
    "text where a flag belongs": f'{{"consent_callback": "{SECRET}"}}'.encode(),
    "object where text belongs": f'{{"name": {{"first": "{SECRET}"}}}}'.encode(),
    "10,000 deep": b'{"name":' + b"[" * 10_000 + b"]" * 10_000 + b"}",
    "10,000 objects deep": b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    "NUL": f'{{"name": "{SECRET}\\u0000"}}'.encode(),
    "raw NUL": f'{{"name": "{SECRET}\x00"}}'.encode(),
    "lone surrogate": f'{{"name": "{SECRET}\\ud800"}}'.encode(),
    "raw surrogate": f'{{"name": "{SECRET}'.encode() + b'\xed\xa0\x80"}',
    "invalid UTF-8": f'{{"name": "{SECRET}'.encode() + b'\xff\xfe"}',
    "UTF-16": f'{{"name": "{SECRET}"}}'.encode("utf-16"),
    "blank": b'{"name": "   "}',
    "too long": json.dumps({"name": SECRET * 1000}).encode(),
    "not a number": b'{"name": NaN}',
}


@pytest.mark.parametrize("kind", MALFORMED)
def test_malformed_bodies(house: Door, kind: str) -> None:
    problem = _refused(_register(house, MALFORMED[kind]), 422, "API-INPUT-001")
    errors = problem["errors"]
    assert isinstance(errors, list)
    assert errors
    assert all(set(error) == {"pointer", "code", "message"} for error in errors if isinstance(error, dict))


REPEATED = {
    "twice": f'{{"name": "{SECRET}", "name": "{SECRET}"}}'.encode(),
    "hidden": f'{{"name": ["{SECRET}"], "name": "x"}}'.encode(),
    "hidden and deep": b'{"name":' + b"[" * 150 + b"]" * 150 + b',"name":"x"}',
}


@pytest.mark.parametrize("kind", REPEATED)
def test_a_name_that_occurs_twice(house: Door, kind: str) -> None:
    _refused(_register(house, REPEATED[kind]), 422, "API-INPUT-003")


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", ""],
)
def test_other_content(house: Door, content_type: str) -> None:
    answer = _register(house, f'{{"name": "{SECRET}"}}'.encode(), Content_Type=content_type)
    _refused(answer, 415, "API-INPUT-004")


def test_a_large_body_is_refused_unread(house: Door) -> None:
    """Announced, or found out at the limit: what lies behind is not asked for."""
    chunk = b"x" * 65_536
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(800):
            sent += len(chunk)
            yield chunk

    _refused(_register(house, b"x" * 2_000_000), 413, "API-INPUT-002")
    headers = KEY | {"Authorization": f"Bearer {house.token(ADVISOR)}", "Content-Type": "application/json"}
    answer = house.stream("POST", CUSTOMERS, endless(), headers)
    _refused(answer, 413, "API-INPUT-002")
    assert sent <= house.system.settings.max_body_bytes + 2 * len(chunk)


HEADERS = {
    "no key": ({}, "API-KEY-001"),
    "empty key": ({"Idempotency-Key": ""}, "API-KEY-001"),
    "short key": ({"Idempotency-Key": "1234567"}, "API-KEY-001"),
    "long key": ({"Idempotency-Key": "1" * 81}, "API-KEY-001"),
    "odd key": ({"Idempotency-Key": "a b c d e f"}, "API-KEY-001"),
    "version": (KEY | {"If-Match": "latest"}, "API-MATCH-001"),
    "huge version": (KEY | {"If-Match": f'"v{"9" * 40}"'}, "API-MATCH-001"),
    "time": (KEY | {"Occurred-At": "yesterday"}, "API-TIME-001"),
    "time without zone": (KEY | {"Occurred-At": "2026-03-02T08:00:00"}, "API-TIME-001"),
    "late entry": (KEY | {"Late-Entry": "because"}, "API-TIME-002"),
    "far future": (KEY | {"Occurred-At": "9999-12-31T23:59:59-23:59"}, "CMD-FORM-001"),
    "far past": (KEY | {"Occurred-At": "0001-01-01T00:00:00+23:59"}, "CMD-FORM-001"),
    "tomorrow": (KEY | {"Occurred-At": "2026-03-03T08:00:00+08:00"}, "CMD-TIME-001"),
    "long ago": (KEY | {"Occurred-At": "2026-02-02T08:00:00+08:00"}, "CMD-TIME-002"),
    "correlation": (KEY | {"Correlation-Id": "x"}, "API-KEY-001"),
}


@pytest.mark.parametrize("kind", HEADERS)
def test_headers(house: Door, kind: str) -> None:
    headers, code = HEADERS[kind]
    _refused(house.call("POST", CUSTOMERS, json={"name": SECRET}, headers=headers), 422, code)


def _vehicle(house: Door, **body: JsonValue) -> httpx.Response:
    return house.call("POST", VEHICLES, json={"make": "VW", "model": "Golf", **body}, headers=KEY)


@pytest.mark.requirement("R-011")
@pytest.mark.parametrize("vin", ["1", "LSVAA4182E212345", "LSVAA4182E21234567", "LSVAA4182E212345O", "大众"])
def test_a_vin_of_unknown_shape(house: Door, vin: str) -> None:
    answer = _vehicle(house, vin=vin)
    assert answer.status_code in {409, 422}
    _refused(answer, answer.status_code, "VEH-VIN-001")
    assert vin not in answer.text or len(vin) == 1


HUGE = {
    "more digits than any number has": f'{{"make": "VW", "model": "Golf", "model_year": {"9" * 5000}}}',
    "exponent": '{"make": "VW", "model": "Golf", "model_year": 1e400}',
    "64 bit": f'{{"make": "VW", "model": "Golf", "model_year": {2**64}}}',
    "minus": '{"make": "VW", "model": "Golf", "model_year": -2023}',
    "fraction": '{"make": "VW", "model": "Golf", "model_year": 2023.5}',
}


@pytest.mark.parametrize("kind", HUGE)
def test_numbers_out_of_range(house: Door, kind: str) -> None:
    answer = house.call("POST", VEHICLES, content=HUGE[kind].encode(), headers=KEY)
    _refused(answer, 422, "API-INPUT-001")


def _on_order(house: Door, day: ScriptedDay, verb: str, body: JsonValue, **headers: str) -> httpx.Response:
    given = {name.replace("_", "-"): headers[name] for name in headers}
    return house.call("POST", f"/v1/work-orders/{day.express.order}/{verb}", json=body, headers=KEY | given)


@pytest.mark.parametrize("hours", ["-1", "-0.1", "NaN", "Infinity", "1e9", "one"])
def test_hours_that_are_none(house: Door, day: ScriptedDay, hours: str) -> None:
    labour: JsonValue = [{"operation": "MT-A", "billed_hours": hours}]
    _refused(_on_order(house, day, "quote-job", {"job": "J1", "labour": labour}), 422, "API-INPUT-001")


@pytest.mark.parametrize("fen", [2**63, 10**30, 1.5, "12"])
def test_money_that_is_none(house: Door, day: ScriptedDay, fen: JsonValue) -> None:
    body: JsonValue = {"promised_at": "2026-03-02T17:00:00+08:00", "estimate": {"fen": fen}}
    _refused(_on_order(house, day, "promise-delivery", body), 422, "API-INPUT-001")


def test_an_odometer_that_runs_backwards(house: Door, day: ScriptedDay) -> None:
    answer = house.call(
        "POST",
        f"/v1/vehicles/{day.express.vehicle}/record-odometer",
        json={"km": 14_000, "source": "reception"},
        headers=KEY,
    )
    _refused(answer, 409, "VEH-ODO-001")


def test_a_clerk_who_dispatches(house: Door, day: ScriptedDay) -> None:
    body: JsonValue = {
        "job": "J1", "crew": [{"technician": "T01", "share": "100"}], "bay": "B1",
        "planned_start": "2026-03-02T09:00:00+08:00", "planned_end": "2026-03-02T10:00:00+08:00",
    }  # fmt: skip
    answer = house.call(
        "POST", f"/v1/work-orders/{day.express.order}/dispatch-job", by=CLERK, json=body, headers=KEY
    )
    problem = _refused(answer, 403, "CMD-ROLE-001")
    assert "信息员" in str(problem["detail"])


def test_another_store(house: Door, day: ScriptedDay) -> None:
    path = f"/v1/work-orders/{day.express.order}/choose-express-lane"
    _refused(house.call("POST", path, stores=("S02",), json={}, headers=KEY), 404, "CMD-FOUND-001")
    _refused(house.call("POST", f"{path}?store=S02", json={}, headers=KEY), 404, "API-AUTH-004")


def test_a_stale_version(house: Door, day: ScriptedDay) -> None:
    read = house.get(f"/v1/work-orders/{day.express.order}")
    version = int(read.headers["ETag"].strip('"v').partition(".")[0])
    answer = _on_order(house, day, "choose-express-lane", {}, If_Match=f'"v{version - 1}.7"')
    problem = _refused(answer, 412, "CMD-VERSION-001")
    assert f"第 {version} 版" in str(problem["detail"])


def test_another_body_under_a_used_key(house: Door, day: ScriptedDay) -> None:
    used = {"Idempotency-Key": day.steps[6].command_id}
    assert day.steps[6].command == "customer.register_customer"
    answer = house.call("POST", CUSTOMERS, json={"name": SECRET}, headers=used)
    _refused(answer, 422, "CMD-KEY-001")


def test_the_same_again_is_answered_again(house: Door, day: ScriptedDay) -> None:
    step = day.steps[6]
    body: JsonValue = dict(step.body)
    headers = {"Idempotency-Key": step.command_id}
    first = house.call("POST", CUSTOMERS, json=body, headers=headers)
    again = house.call("POST", CUSTOMERS, json=body, headers=headers)
    assert first.status_code == again.status_code == 201
    assert first.content == again.content
    assert again.headers["Idempotency-Replayed"] == "true"
    assert again.headers["Location"] == f"/v1/customers/{step.stream}"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/v1",
        "/v1/",
        "/v2/customers",
        "/v1/customers/",
        "/docs",
        "/redoc",
        f"/{SECRET}",
        "/v1/%00",
        "/%ff",
    ],
)
def test_nothing_at_this_address(house: Door, path: str) -> None:
    assert house.get(path).json()["code"] == "API-HTTP-404"
    assert house.get(path).headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", CUSTOMERS),
        ("PUT", CUSTOMERS),
        ("DELETE", "/v1/workshop-board"),
        ("POST", "/livez"),
        ("TRACE", "/livez"),
    ],
)
def test_not_with_this_method(house: Door, method: str, path: str) -> None:
    answer = house.call(method, path)
    _refused(answer, 405, "API-HTTP-405")
    assert answer.headers["Allow"]


STREAMS = [
    "x",
    "customer-1",
    "work_order-",
    "work_order-%00",
    "work_order-%F0%9F%9A%97",
    "work_order-" + "1" * 200,
    "%2e%2e",
]


@pytest.mark.parametrize("stream", STREAMS)
def test_streams_that_are_none(house: Door, stream: str) -> None:
    command = house.call("POST", f"/v1/work-orders/{stream}/choose-express-lane", json={}, headers=KEY)
    assert command.status_code in {404, 422}
    for path in ("", "/history", "/replay", "/comebacks"):
        read = house.call("GET", f"/v1/work-orders/{stream}{path}", by=ADVISOR)
        assert read.status_code in {200, 403, 404, 422}, path
    assert "code" in command.json()


def test_the_wrong_person_for_the_day(house: Door) -> None:
    """A natural key says whose day it is; a body that says otherwise is refused."""
    body: JsonValue = {
        "technician": "T09", "day": "2026-03-02", "grade": "senior",
        "starts": "2026-03-02T08:00:00+08:00", "ends": "2026-03-02T17:00:00+08:00",
    }  # fmt: skip
    path = "/v1/technician-days/technician_day-S01-T08-2026-03-02/plan-shift"
    answer = house.call("POST", path, by=DISPATCHER, json=body, headers=KEY)
    assert answer.status_code in {409, 422}


@pytest.mark.parametrize(
    ("accepted", "language", "text"),
    [
        ("", "zh-CN", "没有这个地址"),
        ("en", "en", "There is nothing at this address"),
        ("en-GB,en;q=0.9,zh;q=0.8", "en", "There is nothing at this address"),
        ("zh-TW,en;q=0.5", "zh-CN", "没有这个地址"),
        ("fr", "zh-CN", "没有这个地址"),
        ("\t;;q=,,", "zh-CN", "没有这个地址"),
    ],
)
def test_problems_speak_the_readers_language(house: Door, accepted: str, language: str, text: str) -> None:
    answer = house.get("/v1/nowhere", Accept_Language=accepted)
    assert answer.headers["Content-Language"] == language
    assert answer.json()["detail"] == text


def test_complaints_too(house: Door) -> None:
    def message(language: str) -> str:
        answer = _register(house, b'{"consent_callback": 7}', Accept_Language=language)
        found: str = answer.json()["errors"][0]["message"]
        return found

    assert message("zh") == "须为 true 或 false"
    assert message("en").startswith("Input should be a valid boolean")


def test_a_bug_shows_no_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError(f"while looking at {SECRET}")

    with Door(tmp_path) as door:
        monkeypatch.setattr(door.system.bus, "handle", broken)
        problem = _refused(
            door.call("POST", CUSTOMERS, json={"name": SECRET}, headers=KEY), 500, "API-INTERNAL-001"
        )
        assert "RuntimeError" not in str(problem)
    assert "RuntimeError" in caplog.text
    assert "test_bad_input.py" in caplog.text
