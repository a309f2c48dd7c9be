"""What is written: compact JSON that any reader can take apart; what would not be readable is not written."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from pydantic import SecretStr
from pydantic_core import PydanticSerializationError

from application.event_log.codec import Codec
from domain.contract import EventRegistry
from domain.envelope import Meta
from domain.event import Event
from domain.money import Money
from domain.personal import Personal, PersonalKind
from domain.reasons import Reason, ReasonCode
from tests.application.event_log.samples import PRICE, REGISTRY, NoteAdded, PriceSet, note
from tests.support.scenario import clock, meta_of

CODEC = Codec(REGISTRY)
META = meta_of(clock(9))


def encoded(event: Event, meta: Meta = META) -> bytes:
    return CODEC.encode(CODEC.encode_meta(meta), event)


def test_the_written_form() -> None:
    assert CODEC.topic(PRICE) == "sample.price_set@3"
    assert json.loads(encoded(PRICE)) == {
        "m": {
            "occurred_at": "2026-03-02T09:00:00+08:00",
            "recorded_at": "2026-03-02T01:00:00Z",
            "actor": {"id": "sa01", "role": "service_advisor"},
            "store": "SH01",
            "command_id": "scenario-000001",
            "correlation_id": "scenario-000001",
            "rule_set": META.rule_set,
        },
        "d": {"amount": {"fen": 36000, "currency": "CNY"}, "hours": "1.25", "reason": None},
    }


def test_it_is_compact_and_speaks_chinese_plainly() -> None:
    state = encoded(note("刹车异响"))
    assert b": " not in state
    assert "刹车异响".encode() in state


@pytest.mark.parametrize("event", [note(), note("\t'\"\\<>"), PRICE])
def test_there_and_back(event: Event) -> None:
    meta = META.model_copy(update={"reason": Reason(code=ReasonCode.SAFETY), "causation_id": "event-1"})
    recorded = CODEC.decode("sample-1", 4, 7, CODEC.topic(event), encoded(event, meta))
    assert (recorded.stream, recorded.version, recorded.position) == ("sample-1", 4, 7)
    assert (recorded.meta, recorded.event) == (meta, event)
    assert type(recorded.event) is type(event)


def test_an_open_personal_value_is_never_written() -> None:
    class NameTaken(Event, name="sample.name_taken"):
        customer: Personal

    codec = Codec(EventRegistry([NameTaken]))
    opened = NameTaken(customer=Personal.of(PersonalKind.NAME, "customer-1", SecretStr("张三丰")))
    with pytest.raises(PydanticSerializationError) as refused:
        codec.encode(b"{}", opened)
    assert "张三丰" not in str(refused.value)


def test_a_value_of_the_wrong_type_is_not_written() -> None:
    wrong = PRICE.model_copy(update={"hours": "half an hour"})
    with pytest.raises(PydanticSerializationError):
        encoded(wrong)


def test_a_decimal_stays_exact() -> None:
    event = PriceSet(amount=Money(fen=1), hours=Decimal("0.10"), reason=None)
    decoded = CODEC.decode("sample-1", 1, 1, CODEC.topic(event), encoded(event)).event
    assert isinstance(decoded, PriceSet)
    assert str(decoded.hours) == "0.10"


def test_a_type_outside_the_contract_is_not_written() -> None:
    class NoteAddedToo(NoteAdded, name="sample.note_added"):
        pass

    with pytest.raises(KeyError):
        CODEC.topic(NoteAddedToo(words="x"))
