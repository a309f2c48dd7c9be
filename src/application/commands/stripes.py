"""Locks by stream name, few enough to keep: commands on one stream queue up here instead of failing in the database."""

from collections.abc import Iterable
from threading import Lock
from typing import Self
from zlib import crc32

_STRIPES = 256


class StreamBusy(Exception):
    """Another command holds the stream: let go of everything, then wait for all streams together."""

    def __init__(self, stream: str) -> None:
        self.stream = stream
        super().__init__(stream)


class Held:
    """A context in which some streams are held; more may be taken as long as nobody has to wait for them.

    Waiting happens only on entering and in one order for everybody, so nobody waits in a circle.
    """

    def __init__(self, locks: tuple[Lock, ...], names: Iterable[str]) -> None:
        self._locks = locks
        self._wanted = sorted({_index(name) for name in names})
        self._taken: set[int] = set()

    def __enter__(self) -> Self:
        try:
            for index in self._wanted:
                self._locks[index].acquire()
                self._taken.add(index)
        except BaseException:
            self._release()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self._release()

    def take(self, name: str) -> None:
        """Hold one more stream; StreamBusy when somebody else does."""
        index = _index(name)
        if index not in self._taken:
            if not self._locks[index].acquire(blocking=False):
                raise StreamBusy(name)
            self._taken.add(index)

    def _release(self) -> None:
        while self._taken:
            self._locks[self._taken.pop()].release()


class Stripes:
    """The locks of one process. Two names may share one."""

    def __init__(self) -> None:
        self._locks = tuple(Lock() for _ in range(_STRIPES))

    def hold(self, names: Iterable[str]) -> Held:
        return Held(self._locks, names)


def _index(name: str) -> int:
    # the hash of the language differs from process to process, and with it who waits for whom
    return crc32(name.encode()) % _STRIPES
