"""Parts of the log that share no rows."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32

Takes = Callable[[str], bool]


class ShardBy(StrEnum):
    """What all the events that touch one row have in common.

    Both can be told before an event is decoded, which is what makes a share of the log cheaper than all of it.
    """

    STREAM = "stream"
    STORE = "store"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Shard:
    """One of ``count`` parts, the one with number ``index`` (from 0)."""

    by: ShardBy
    index: int
    count: int

    def takes(self, key: str) -> bool:
        """Whether events of this stream or store are in this part."""
        # the hash of the language differs from process to process
        return crc32(key.encode()) % self.count == self.index

    @property
    def of_stream(self) -> Takes | None:
        """Which streams are taken; None: all of them."""
        return self.takes if self.by is ShardBy.STREAM and self.count > 1 else None

    @property
    def of_store(self) -> Takes | None:
        """Which stores are taken; None: all of them."""
        return self.takes if self.by is ShardBy.STORE and self.count > 1 else None
