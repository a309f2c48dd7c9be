"""Many threads on one log of one process."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from application.event_log import StoredEventLog
from application.event_log.records import CommandAlreadyDone, Receipt, StorageUnavailable, StreamTaken
from tests.application.event_log.conftest import OpenLog
from tests.application.event_log.samples import batch, note, one

THREADS = 16


def test_one_version_goes_to_one_thread(log: StoredEventLog) -> None:
    barrier = Barrier(THREADS)

    def race(number: int) -> Receipt | None:
        barrier.wait()
        try:
            return log.append(batch(f"command-{number}", ("sample-1", 1, note(str(number)))))
        except StreamTaken:
            return None

    with ThreadPoolExecutor(THREADS) as pool:
        won = [receipt for receipt in pool.map(race, range(THREADS)) if receipt is not None]
    (stored,) = log.read_stream("sample-1")
    assert [receipt.command_id for receipt in won] == [f"command-{stored.event.model_dump()['words']}"]


def test_one_command_is_done_once(log: StoredEventLog) -> None:
    barrier = Barrier(THREADS)

    def race(number: int) -> bool:
        barrier.wait()
        try:
            log.append(batch("command-1", (f"sample-{number}", 1, note())))
        except CommandAlreadyDone:
            return False
        return True

    with ThreadPoolExecutor(THREADS) as pool:
        assert sum(pool.map(race, range(THREADS))) == 1
    assert len(log.read_all(after=0, limit=100)) == 1


def test_reading_while_others_write_sees_whole_batches(log: StoredEventLog) -> None:
    def write(stream: int) -> None:
        for number in range(10):
            events = [(f"sample-{stream}", 3 * number + n, note()) for n in (1, 2, 3)]
            log.append(batch(f"command-{stream}-{number}", *events))

    def read(_: int) -> list[int]:
        return [len(log.read_all(after=0, limit=10_000)) % 3 for _ in range(20)]

    with ThreadPoolExecutor(THREADS) as pool:
        writing = [pool.submit(write, stream) for stream in range(4)]
        for remainders in pool.map(read, range(4)):
            assert set(remainders) <= {0}
        for written in writing:
            written.result()
    assert len(log.read_all(after=0, limit=10_000)) == 120


def test_closing_waits_for_who_is_writing(open_log: OpenLog) -> None:
    log = open_log()

    def write(stream: int) -> int:
        for version in range(1, 10_000):
            try:
                log.append(one(version, f"sample-{stream}"))
            except StorageUnavailable:
                return version - 1
        raise AssertionError("the log was never closed")

    with ThreadPoolExecutor(4) as pool:
        writing = [pool.submit(write, stream) for stream in range(4)]
        assert log.wait_for(0, 30.0)
        log.close()
        acknowledged = [written.result() for written in writing]
    again = open_log()
    assert [len(again.read_stream(f"sample-{stream}")) for stream in range(4)] == acknowledged


def test_many_readers_come_and_go(log: StoredEventLog) -> None:
    log.append(one(1))
    for _ in range(5):
        with ThreadPoolExecutor(THREADS) as pool:
            assert set(pool.map(lambda _: log.head(), range(THREADS))) == {log.head()}
