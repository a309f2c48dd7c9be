"""Words about people stay in the vault: not in events, receipts, refusals, errors or files; and they can be erased."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from pydantic import SecretStr

from application.vault import Gone
from domain.errors import AfterSalesError, Refused
from domain.personal import Personal, PersonalKind
from domain.reasons import ReasonCode
from tests.application.commands.house import House, again, once
from tests.application.commands.tally import Leak, Note, Open, Opened, Raise
from tests.support.backends import BackendUrl
from tests.support.scenario import TECHNICIAN, because

CANARY = "13800138000-CANARY-张三丰"


def everything_stored(backend: BackendUrl) -> bytes:
    """All bytes that the storage engine keeps of the log, as far as it shows them."""
    if backend.kind == "sqlite":
        directory = Path(backend.log_url.removeprefix("sqlite:///")).parent
        return b"".join(path.read_bytes() for path in sorted(directory.rglob("*")) if path.is_file())
    with psycopg.connect(backend.log_url) as connection:
        tables = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'event_log'"
        ).fetchall()
        rows = [
            row[0].encode()
            for (table,) in tables
            for row in connection.execute(f"SELECT t::text FROM event_log.{table} t")
        ]
        states = [row[0] for row in connection.execute("SELECT state FROM event_log.stored_events")]
    return b"".join([*rows, *states])


def traces(content: bytes) -> list[str]:
    spellings = [CANARY, CANARY[:11], "CANARY", "张三丰", CANARY.encode("unicode_escape").decode()]
    return [spelling for spelling in spellings if spelling.encode() in content]


def test_words_are_in_nothing_that_is_stored_or_said(
    house: House, backend: BackendUrl, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(0)
    words = SecretStr(CANARY)
    opened = house.envelope(Open(phone=words))
    stream = house.bus.handle(opened).stream
    house.send(Note(words=words), stream)
    house.send(Raise(reason=because(ReasonCode.OTHER, CANARY)), stream)
    errors: list[AfterSalesError] = []
    for envelope in (
        house.envelope(Note(words=words), "tally-none"),
        house.envelope(Note(words=words), stream, by=TECHNICIAN),
        house.envelope(Raise(by=-9, reason=because(ReasonCode.OTHER, CANARY)), stream),
        again(opened, body=Note(words=words)),
    ):
        with pytest.raises(AfterSalesError) as refused:
            house.bus.handle(envelope)
        errors.append(refused.value)
    said = [f"{error} {error!r} {error.params} {error.text('zh')}" for error in errors]
    said += [repr(opened), str(opened), repr(house.log.read_stream(stream)), caplog.text, *capfd.readouterr()]
    said += [repr(house.log.refusals(limit=10)), repr(house.log.find_receipt(opened.command_id))]
    assert len(house.log.refusals(limit=10)) == 4
    assert traces("\n".join(said).encode()) == []
    assert traces(everything_stored(backend)) == []


def test_a_careless_refusal_does_not_bring_words_into_the_log_of_refusals(
    house: House, backend: BackendUrl
) -> None:
    with pytest.raises(Refused):
        house.send(Leak(words=SecretStr(CANARY)), house.open())
    (remembered,) = house.log.refusals(limit=10)
    assert remembered.params == {"words": "***"}
    assert traces(everything_stored(backend)) == []


def test_the_search_for_words_looks_at_what_is_stored(house: House, backend: BackendUrl) -> None:
    with pytest.raises(Refused):
        house.send(Raise(), house.open(limit=0))
    stored = everything_stored(backend)
    assert b"TALLY-FULL-001" in stored
    assert b'"limit":0' in stored


def phone_of(house: House, stream: str) -> Personal:
    opened = house.log.read_stream(stream)[0].event
    assert isinstance(opened, Opened)
    assert opened.phone is not None
    return opened.phone


def test_words_can_be_resolved_and_the_subject_found_again(house: House) -> None:
    stream = house.bus.handle(house.envelope(Open(phone=SecretStr("138 0013-8000")))).stream
    assert house.vault.resolve(phone_of(house, stream)) == "138 0013-8000"
    assert house.vault.find_subject(PersonalKind.PHONE, "+86 13800138000") == stream
    assert house.vault.find_subject(PersonalKind.PHONE, "13900139000") is None


def test_after_erasure_the_log_replays_and_the_words_are_gone(house: House) -> None:
    stream = house.bus.handle(house.envelope(Open(phone=SecretStr(CANARY)))).stream
    house.send(Note(words=SecretStr(CANARY)), stream)
    before, state = house.log.read_stream(stream), house.tally(stream)
    house.vault.erase(stream, house.time.now)
    assert house.log.read_stream(stream) == before
    assert house.tally(stream) == state
    assert house.vault.resolve_many([phone_of(house, stream), *state.notes]) == {
        phone_of(house, stream).commitment: Gone.ERASED,
        state.notes[0].commitment: Gone.ERASED,
    }
    assert house.vault.find_subject(PersonalKind.PHONE, CANARY) is None
    assert house.send(Raise(), stream).version == 3
    with pytest.raises(Refused, match="VAULT-ERASED-001"):
        house.send(Note(words=SecretStr("again")), stream)
    assert house.tally(stream).count == 1


def test_a_process_that_still_holds_the_key_cannot_seal_for_an_erased_subject(
    another_house: Callable[[], House],
) -> None:
    first, second = another_house(), another_house()
    stream = first.open()
    first.send(Note(words=SecretStr("说了什么")), stream)
    second.vault.erase(stream, second.time.now)
    with pytest.raises(Refused, match="VAULT-ERASED-001"):
        first.send(Note(words=SecretStr("again")), stream)
    assert first.codes_refused() == ["VAULT-ERASED-001"]
    assert first.log.read_stream(stream, after_version=2) == []


def test_two_processes_that_make_the_same_key_agree_on_one(another_house: Callable[[], House]) -> None:
    first, second = another_house(), another_house()
    stream = first.open()
    first.intercepted.before_append = once(lambda: second.send(Note(words=SecretStr("二")), stream))
    first.send(Note(words=SecretStr("一")), stream)
    notes = first.tally(stream).notes
    assert list(first.vault.resolve_many(notes).values()) == ["二", "一"]
    assert list(second.vault.resolve_many(notes).values()) == ["二", "一"]


def test_two_processes_that_index_the_same_number_agree_on_the_first(
    another_house: Callable[[], House],
) -> None:
    first, second = another_house(), another_house()
    phone = Open(phone=SecretStr("13800138000"))
    winner = second.envelope(phone)
    first.intercepted.before_append = once(lambda: second.bus.handle(winner))
    loser = first.bus.handle(first.envelope(phone)).stream
    assert first.vault.find_subject(PersonalKind.PHONE, "13800138000") == winner.stream != loser
    assert first.vault.resolve(phone_of(first, loser)) == "13800138000"
