"""Locks by stream name, few enough to keep: commands on one stream queue up here instead of failing in the database.

Inside a process every command holds the locks of its streams. Between processes most streams never meet, so nothing is
locked for them; where an append has lost against another process the lock is hot for a while, and is also held against
the other processes before anything is read.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, ExitStack
from threading import Lock
from typing import Self
from zlib import crc32

STRIPES = 256
HOT_FOR = 200
"""Times that a lock is held against other processes after it was lost to one."""

Turn = Callable[[Sequence[int]], AbstractContextManager[None]]
"""Holds these locks, in rising order, against every other process."""


class StreamBusy(Exception):
    """Another command holds the stream: let go of everything, then wait for all streams together."""

    def __init__(self, stream: str) -> None:
        self.stream = stream
        super().__init__(stream)


class Held:
    """A context in which some streams are held; more may be taken as long as nobody has to wait for them.

    Waiting happens only on entering and in one order for everybody, so nobody waits in a circle.
    """

    def __init__(self, stripes: "Stripes", names: Iterable[str]) -> None:
        self._stripes = stripes
        self._wanted = sorted({_index(name) for name in names})
        self._taken: set[int] = set()
        self._turns: frozenset[int] = frozenset()
        self._ending = ExitStack()

    def __enter__(self) -> Self:
        try:
            self._ending.callback(self._release)
            for index in self._wanted:
                self._stripes.locks[index].acquire()
                self._taken.add(index)
            hot = [index for index in self._wanted if self._stripes.is_hot(index)]
            if hot:
                self._ending.enter_context(self._stripes.turn(hot))
                self._turns = frozenset(hot)
        except BaseException:
            self._ending.close()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self._stripes.cool(self._turns)
        self._ending.close()

    def take(self, name: str) -> None:
        """Hold one more stream; StreamBusy when somebody else does, or may in another process."""
        index = _index(name)
        if index in self._taken:
            return
        if self._stripes.is_hot(index) or not self._stripes.locks[index].acquire(blocking=False):
            raise StreamBusy(name)
        self._taken.add(index)

    def lost(self) -> None:
        """Another process was faster on one of these streams."""
        self._stripes.heat(self._taken)

    def _release(self) -> None:
        while self._taken:
            self._stripes.locks[self._taken.pop()].release()


class Stripes:
    """The locks of one process. Two names may share one."""

    def __init__(self, turn: Turn) -> None:
        self.turn = turn
        self.locks = tuple(Lock() for _ in range(STRIPES))
        self._heat: dict[int, int] = {}

    def hold(self, names: Iterable[str]) -> Held:
        return Held(self, names)

    def is_hot(self, index: int) -> bool:
        return index in self._heat

    def heat(self, indexes: Iterable[int]) -> None:
        self._heat |= dict.fromkeys(indexes, HOT_FOR)

    def cool(self, indexes: Iterable[int]) -> None:
        """One use less. The caller has held these locks alone, so nobody else counts them down."""
        for index in indexes:
            left = self._heat.get(index, 0) - 1
            if left > 0:
                self._heat[index] = left
            else:
                self._heat.pop(index, None)


def _index(name: str) -> int:
    # the hash of the language differs from process to process, and with it who waits for whom
    return crc32(name.encode()) % STRIPES
