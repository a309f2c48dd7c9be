"""Many at once: every accepted command has exactly one effect, and nobody is told about a conflict he need not know."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from application.commands import Outcome
from application.event_log.records import OutcomeUnknown, StorageFull, StorageUnavailable, StreamTaken
from domain.errors import AfterSalesError, Refused, Unavailable, VersionConflict
from tests.application.commands.house import House, at_once, once
from tests.application.commands.tally import Check, Follow, Move, Raise


def fail(error: Exception) -> Callable[[], None]:
    def run() -> None:
        raise error

    return run


def test_64_threads_on_one_stream(house: House) -> None:
    stream = house.open(limit=48)
    results = at_once([partial(house.send, Raise(), stream)] * 64)
    accepted = [result for result in results if isinstance(result, Outcome)]
    refused = [result for result in results if isinstance(result, Refused)]
    assert (len(accepted), len(refused)) == (48, 16), results
    assert sorted(outcome.version for outcome in accepted) == list(range(2, 50))
    assert house.tally(stream).count == 48


def test_32_orders_and_one_neighbour(house: House) -> None:
    neighbour = house.open()
    streams = [house.open() for _ in range(32)]
    for stream in streams:
        house.send(Raise(), stream)
    results = at_once([partial(house.send, Move(to=neighbour), stream) for stream in streams])
    assert [result for result in results if not isinstance(result, Outcome)] == []
    assert house.tally(neighbour).count == 32


def test_two_processes_take_turns_on_one_stream(another_house: Callable[[], House]) -> None:
    first, second = another_house(), another_house()
    stream = first.open()
    for _ in range(10):
        first.send(Raise(), stream)
        second.send(Raise(), stream)
    assert first.send(Raise(), stream).version == 22
    assert first.tally(stream).count == 21


def test_a_refusal_is_not_decided_on_an_old_state(another_house: Callable[[], House]) -> None:
    first, second = another_house(), another_house()
    stream = first.open(limit=1)
    first.send(Raise(), stream)
    second.send(Raise(by=-1), stream)
    assert first.send(Raise(), stream).version == 4
    assert first.codes_refused() == []


def test_an_expected_version_is_not_compared_with_an_old_state(another_house: Callable[[], House]) -> None:
    first, second = another_house(), another_house()
    stream = first.open()
    second.send(Raise(), stream)
    assert first.send(Raise(), stream, expected_version=2).version == 3


def test_an_old_state_does_not_hide_that_somebody_was_faster(another_house: Callable[[], House]) -> None:
    first, second = another_house(), another_house()
    stream = first.open()
    second.send(Raise(), stream)
    with pytest.raises(VersionConflict, match="CMD-VERSION-001"):
        first.send(Raise(), stream, expected_version=1)
    assert first.tally(stream).count == 1


def test_nothing_to_do_is_not_decided_on_an_old_state(another_house: Callable[[], House]) -> None:
    first, second = another_house(), another_house()
    stream = first.open()
    first.send(Raise(), stream)
    second.send(Raise(by=-1), stream)
    with pytest.raises(Refused, match="TALLY-SPENT-001"):
        first.send(Check(), stream)


def test_a_neighbour_is_not_looked_at_in_an_old_state(another_house: Callable[[], House]) -> None:
    first, second = another_house(), another_house()
    stream, neighbour = first.open(), first.open(limit=1)
    second.send(Raise(), neighbour)
    with pytest.raises(Refused, match="TALLY-FULL-001"):
        first.send(Follow(other=neighbour), stream)
    assert first.tally(stream).count == 0


def test_somebody_faster_is_met_again_and_again(another_house: Callable[[], House]) -> None:
    house, rival = another_house(), another_house()
    stream = house.open()
    house.intercepted.before_append = lambda: rival.send(Raise(), stream)
    with pytest.raises(Unavailable, match="CMD-BUSY-001"):
        house.send(Raise(), stream)
    assert house.tally(stream).count == 10
    assert house.codes_refused() == []


def test_a_conflict_on_a_neighbour_is_no_conflict_on_what_the_user_saw(
    another_house: Callable[[], House],
) -> None:
    house, rival = another_house(), another_house()
    stream, neighbour = house.open(), house.open()
    house.send(Raise(by=2), stream)
    house.intercepted.before_append = once(lambda: rival.send(Raise(), neighbour))
    assert house.send(Move(to=neighbour), stream, expected_version=2).version == 3
    house.intercepted.before_append = once(lambda: rival.send(Raise(), stream))
    with pytest.raises(VersionConflict, match="CMD-VERSION-001"):
        house.send(Move(to=neighbour), stream, expected_version=3)


def test_a_commit_whose_acknowledgement_was_lost_is_found_again(house: House) -> None:
    stream = house.open()
    house.intercepted.after_append = once(fail(OutcomeUnknown("connection lost")))
    outcome = house.send(Raise(), stream)
    assert (outcome.version, outcome.replayed) == (2, True)
    assert house.tally(stream).count == 1
    assert house.send(Raise(), stream).version == 3


def test_an_append_that_never_arrived_is_sent_again_once(house: House) -> None:
    stream = house.open()
    house.intercepted.before_append = once(fail(OutcomeUnknown("connection lost")))
    assert not house.send(Raise(), stream).replayed
    assert house.tally(stream).count == 1


def test_a_lost_connection_is_told_and_the_command_may_come_again(house: House) -> None:
    stream = house.open()
    house.intercepted.before_append = fail(OutcomeUnknown("connection lost"))
    sent = house.envelope(Raise(), stream)
    with pytest.raises(Unavailable, match="CMD-OUTCOME-001"):
        house.bus.handle(sent)
    house.intercepted.before_append = once(lambda: None)
    assert house.bus.handle(sent).version == 2
    assert house.tally(stream).count == 1


@pytest.mark.parametrize(
    ("failure", "code", "status"),
    [(StorageFull("full"), "CMD-STORAGE-002", 507), (StorageUnavailable("locked"), "CMD-STORAGE-001", 503)],
)
def test_trouble_with_the_storage_is_told(house: House, failure: Exception, code: str, status: int) -> None:
    stream = house.open()
    house.intercepted.before_append = once(fail(failure))
    with pytest.raises(AfterSalesError) as told:
        house.send(Raise(), stream)
    assert (told.value.code, told.value.http_status) == (code, status)
    assert house.send(Raise(), stream).version == 2


def test_a_conflict_without_a_winner_does_not_last(house: House) -> None:
    stream = house.open()
    house.intercepted.before_append = once(fail(StreamTaken("a vault key")))
    assert house.send(Raise(), stream).version == 2
