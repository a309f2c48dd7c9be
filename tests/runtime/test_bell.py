"""A bell between two processes: never waits, never raises, and tells when the other end is gone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pipe
from threading import Event

from runtime.bell import Bell, hear

LONG = 60.0


def test_a_ring_is_heard_and_the_end_too() -> None:
    line, ours = Pipe(duplex=False)
    bell, rung = Bell(ours), Event()
    with ThreadPoolExecutor(1) as pool:
        hearing = pool.submit(hear, line, rung.set)
        bell.ring()
        assert rung.wait(LONG)
        assert not hearing.done()
        bell.close()
        hearing.result(LONG)


def test_nobody_waits_for_whoever_does_not_listen() -> None:
    line, ours = Pipe(duplex=False)
    bell, heard = Bell(ours), []
    for _ in range(200_000):  # more than any pipe holds
        bell.ring()
    bell.close()
    hear(line, lambda: heard.append(1))
    assert 0 < len(heard) < 200_000


def test_a_bell_without_an_ear_or_after_its_end_rings_for_nobody() -> None:
    line, ours = Pipe(duplex=False)
    bell = Bell(ours)
    line.close()
    bell.ring()
    bell.close()
    bell.ring()
    bell.close()
