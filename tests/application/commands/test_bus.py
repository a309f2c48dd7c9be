"""One command: one transaction, one answer."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from pydantic import SecretStr

from application.commands import Outcome
from application.event_log.records import Refusal
from domain.errors import AfterSalesError, Forbidden, Invalid, NotFound, Refused, VersionConflict
from domain.reasons import ReasonCode
from tests.application.commands.house import House, again
from tests.application.commands.tally import Check, Move, Note, Open, Raise
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import SHANGHAI, TECHNICIAN, because


def refusal_of(house: House, *arguments: object, **named: object) -> AfterSalesError:
    with pytest.raises(AfterSalesError) as refused:
        house.bus.handle(house.envelope(*arguments, **named))  # type: ignore[arg-type]
    return refused.value


def test_a_command_is_stored_and_answered_with_its_place(house: House) -> None:
    stream = house.open()
    outcome = house.send(Raise(by=3), stream)
    assert outcome == Outcome(stream, 2, 2, ((stream, 2, "tally.raised"),), replayed=False)
    assert house.tally(stream).count == 3


def test_the_envelope_is_written_beside_each_event(house: House) -> None:
    stream = house.open()
    house.time.now += timedelta(minutes=5)
    body = Raise(reason=because(ReasonCode.OTHER, "说明"))
    sent = house.envelope(body, stream, at=house.time.now.astimezone(SHANGHAI) - timedelta(minutes=1))
    house.bus.handle(again(sent, correlation_id="visit-0001", causation_id="event-7"))
    meta = house.log.read_stream(stream)[-1].meta
    assert meta.occurred_at.isoformat() == "2026-03-02T08:04:00+08:00"
    assert meta.recorded_at == house.time.now
    assert (meta.actor, meta.store) == (sent.actor, sent.store)
    assert (meta.command_id, meta.correlation_id) == (sent.command_id, "visit-0001")
    assert (meta.causation_id, meta.rule_set) == ("event-7", DEFAULT_RULES.id)
    assert meta.reason is not None
    assert meta.reason.code is ReasonCode.OTHER
    assert meta.reason.note is not None
    assert meta.reason.note.subject == stream
    assert house.vault.resolve(meta.reason.note) == "说明"


def test_a_command_without_effect_leaves_a_receipt_and_no_event(house: House) -> None:
    stream = house.open()
    house.send(Raise(), stream)
    sent = house.envelope(Check(), stream)
    assert house.bus.handle(sent) == Outcome(stream, 2, 0, (), replayed=False)
    assert house.bus.handle(sent) == Outcome(stream, 2, 0, (), replayed=True)


def test_two_streams_change_together_or_not_at_all(house: House) -> None:
    one, other = house.open(), house.open(limit=2)
    house.send(Raise(by=5), one)
    outcome = house.send(Move(to=other, by=2), one)
    assert outcome.events == ((one, 3, "tally.raised"), (other, 2, "tally.raised"))
    assert refusal_of(house, Move(to=other, by=1), one).code == "TALLY-FULL-001"
    assert (house.tally(one).count, house.tally(other).count) == (3, 2)


def test_moving_to_itself_sees_what_was_just_recorded(house: House) -> None:
    stream = house.open(limit=5)
    house.send(Raise(by=5), stream)
    outcome = house.send(Move(to=stream, by=5), stream)
    assert [version for _, version, _ in outcome.events] == [3, 4]
    assert house.tally(stream).count == 5


def test_recording_time_never_runs_backwards_in_a_stream(house: House) -> None:
    one, other = house.open(), house.open()
    house.send(Raise(by=2), one)
    late = house.time.now
    house.time.now -= timedelta(seconds=90)
    house.send(Move(to=other), one)
    for stream in (one, other):
        recorded = [event.meta.recorded_at for event in house.log.read_stream(stream)]
        assert recorded == sorted(recorded)
    assert house.log.read_stream(one)[-1].meta.recorded_at == late


def test_a_state_kept_in_memory_is_the_state_that_the_log_tells(house: House) -> None:
    stream = house.open()
    house.bus.handle(
        house.envelope(Note(words=SecretStr("说了什么")), stream, at=house.time.now.astimezone(SHANGHAI))
    )
    folded = house.bus._cache.get(stream)
    assert folded is not None
    assert folded.state == house.tally(stream)


def test_an_unknown_stream_and_a_foreign_stores_stream_look_alike(house: House) -> None:
    foreign = house.open(store="BJ01")
    for stream in (foreign, "tally-nothing", "other-1"):
        refusal = refusal_of(house, Raise(), stream)
        assert isinstance(refusal, NotFound)
        assert (refusal.code, refusal.params) == ("CMD-FOUND-001", {"stream": stream})
    own = house.open()
    house.send(Raise(), own)
    assert refusal_of(house, Move(to=foreign), own).code == "CMD-FOUND-001"


def test_creating_twice_is_refused(house: House) -> None:
    stream = house.open()
    refusal = refusal_of(house, Open(), stream)
    assert isinstance(refusal, Refused)
    assert refusal.code == "CMD-EXISTS-001"


def test_the_version_that_the_user_saw_must_still_hold(house: House) -> None:
    stream = house.open()
    house.send(Raise(), stream, expected_version=1)
    refusal = refusal_of(house, Raise(), stream, expected_version=1)
    assert isinstance(refusal, VersionConflict)
    assert (refusal.code, refusal.params) == ("CMD-VERSION-001", {"expected": 1, "actual": 2})
    assert house.tally(stream).count == 1


def test_a_role_that_is_not_listed_is_forbidden(house: House) -> None:
    stream = house.open()
    refusal = refusal_of(house, Raise(), stream, by=TECHNICIAN)
    assert isinstance(refusal, Forbidden)
    assert refusal.code == "CMD-ROLE-001"
    assert "维修技师" in refusal.text("zh")


@pytest.mark.parametrize(("minutes", "code"), [(2, None), (3, "CMD-TIME-001"), (-24 * 60, None)])
def test_what_happened_must_have_happened_by_now(house: House, minutes: int, code: str | None) -> None:
    stream = house.open()
    sent = house.envelope(Raise(), stream, at=house.time.now + timedelta(minutes=minutes))
    if code is None:
        assert house.bus.handle(sent).version == 2
    else:
        with pytest.raises(Invalid, match=code):
            house.bus.handle(sent)


def test_an_old_fact_needs_a_reason_for_its_late_entry(house: House) -> None:
    stream = house.open()
    old = house.time.now - timedelta(hours=24, seconds=1)
    assert refusal_of(house, Raise(), stream, at=old).code == "CMD-TIME-002"
    house.bus.handle(house.envelope(Raise(), stream, at=old, late_entry=ReasonCode.LATE_ENTRY))
    last = house.log.read_stream(stream)[-1].meta
    assert (last.late_entry, last.occurred_at) == (ReasonCode.LATE_ENTRY, old)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"command_id": "short"}, "command_id"),
        ({"command_id": "a b c d e f"}, "command_id"),
        ({"store": "../etc"}, "store"),
        ({"stream": "tally-\x00"}, "stream"),
        ({"correlation_id": "x"}, "correlation_id"),
        ({"causation_id": "x" * 121}, "causation_id"),
    ],
)
def test_an_envelope_that_is_not_well_formed_is_invalid(
    house: House, changed: dict[str, object], field: str
) -> None:
    sent = again(house.envelope(Raise(), house.open()), **changed)
    with pytest.raises(Invalid) as refused:
        house.bus.handle(sent)
    assert (refused.value.code, refused.value.params) == ("CMD-FORM-001", {"fields": field})


def test_an_instant_without_a_zone_is_invalid(house: House) -> None:
    sent = house.envelope(Raise(), house.open(), at=house.time.now.replace(tzinfo=None))
    with pytest.raises(Invalid, match="occurred_at"):
        house.bus.handle(sent)


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("2026-03-01T23:30:00+00:00", "2026-03-02T07:30:00+08:00"),
        ("2026-03-01T15:30:00-08:00", "2026-03-02T07:30:00+08:00"),
        ("2026-03-02T07:30:00+08:00", "2026-03-02T07:30:00+08:00"),
    ],
)
def test_whatever_offset_was_sent_the_day_is_the_stores(house: House, sent: str, stored: str) -> None:
    stream = house.open()
    house.bus.handle(house.envelope(Raise(), stream, at=datetime.fromisoformat(sent)))
    assert house.log.read_stream(stream)[-1].meta.occurred_at.isoformat() == stored


@pytest.mark.parametrize("at", ["9999-12-31T23:59:00+00:00", "0001-01-01T00:00:00+14:00"])
def test_an_instant_beyond_the_stores_calendar_is_invalid(house: House, at: str) -> None:
    sent = house.envelope(Raise(), house.open(), at=datetime.fromisoformat(at))
    with pytest.raises(Invalid, match="CMD-FORM-001"):
        house.bus.handle(sent)


def test_another_reason_than_those_listed_says_what_it_is(house: House) -> None:
    stream = house.open()
    refusal = refusal_of(house, Raise(reason=because(ReasonCode.OTHER)), stream)
    assert isinstance(refusal, Invalid)
    assert refusal.code == "CMD-REASON-001"
    house.send(Raise(reason=because(ReasonCode.CUSTOMER_WISH)), stream)


def test_every_refusal_is_remembered(house: House) -> None:
    stream = house.open(limit=0)
    attempts = [
        refusal_of(house, Raise(), stream, by=TECHNICIAN),
        refusal_of(house, Raise(), stream),
        refusal_of(house, Raise(), "tally-nothing"),
        refusal_of(house, Raise(), stream, expected_version=7),
        refusal_of(house, Raise(), stream, at=house.time.now + timedelta(hours=1)),
    ]
    remembered = house.log.refusals(limit=10)
    assert [refusal.code for refusal in remembered] == [attempt.code for attempt in attempts]
    first, second = remembered[:2]
    assert (first.actor_id, first.role, first.store) == ("te01", "technician", "SH01")
    assert (second.command_type, second.stream) == ("tally.raise", stream)
    assert (second.at, second.params) == (house.time.now.isoformat(), {"limit": 0})


def test_a_refusal_that_cannot_be_written_is_still_the_answer(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    stream = house.open(limit=0)

    def broken(refusal: Refusal) -> None:
        raise OSError(f"no room for {refusal.code}")

    house.intercepted.remember_refusal = broken
    assert refusal_of(house, Raise(), stream).code == "TALLY-FULL-001"
    assert "TALLY-FULL-001 could not be written: OSError" in caplog.text
