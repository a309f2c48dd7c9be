"""The event log: events in and out of a storage engine by way of the codec."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache

from application.event_log.codec import Codec
from application.event_log.records import Append, Receipt, Refusal
from application.event_log.storage import EventRow, Storage
from domain.contract import EventRegistry
from domain.envelope import Meta, Recorded
from domain.event import Event

_NO_END = 2**63 - 1
_SCAN_PAGE = 10_000


class StoredEventLog:
    """Implements ``records.EventLog`` over one storage engine. Safe to use from many threads."""

    def __init__(self, storage: Storage, registry: EventRegistry) -> None:
        self.storage = storage
        self.registry = registry
        self._codec = Codec(registry)
        self._decode = self._codec.decode
        self._topics_for = cache(registry.topics_for)

    def append(self, batch: Append) -> Receipt:
        """Store all of the batch in one transaction, durably, or nothing.

        Raises StreamTaken, CommandAlreadyDone, SubjectErased, StorageFull, StorageUnavailable or OutcomeUnknown.
        """
        first, last = self.storage.insert(self._encode(batch), batch)
        draft = batch.receipt
        return Receipt(
            command_id=draft.command_id,
            fingerprint=draft.fingerprint,
            stream=draft.stream,
            version=draft.version,
            recorded_at=draft.recorded_at,
            events=tuple((new.stream, new.version, new.event.type_name) for new in batch.events),
            first_position=first,
            last_position=last,
        )

    def read_stream(
        self, stream: str, *, after_version: int = 0, to_version: int | None = None
    ) -> list[Recorded[Event]]:
        """A stream's events in order of version; empty when there is no such stream."""
        end = _NO_END if to_version is None else to_version
        return self._decoded(self.storage.stream_rows(stream, after_version, end))

    def read_all(
        self,
        *,
        after: int,
        limit: int,
        type_names: frozenset[str] | None = None,
        to_position: int | None = None,
    ) -> list[Recorded[Event]]:
        """At most ``limit`` events above position ``after``, in order; of the named types, in all versions."""
        topics = None if type_names is None else self._topics_for(type_names)
        end = _NO_END if to_position is None else to_position
        return self._decoded(self.storage.all_rows(after, end, limit, topics))

    def scan(self, *, after: int, to_position: int, type_names: frozenset[str]) -> Iterator[Recorded[Event]]:
        """Events of these types with ``after`` < position <= ``to_position``, in order, read page by page."""
        topics, decode = self._topics_for(type_names), self._decode
        while after < to_position:
            rows = self.storage.all_rows(after, to_position, _SCAN_PAGE, topics)
            for position, stream, version, topic, state in rows:
                yield decode(stream, version, position, topic, state)
            if len(rows) < _SCAN_PAGE:
                return
            after = rows[-1][0]

    def outline(self, *, to_position: int) -> Iterator[tuple[int, str, str]]:
        """Position, stream and store of every event up to there, in order, read page by page, undecoded."""
        after, store = 0, self._codec.store
        while after < to_position:
            rows = self.storage.outline_rows(after, to_position, _SCAN_PAGE)
            for position, stream, state in rows:
                yield position, stream, store(state)
            if len(rows) < _SCAN_PAGE:
                return
            after = rows[-1][0]

    def pick(self, positions: Sequence[int], *, type_names: frozenset[str]) -> Iterator[Recorded[Event]]:
        """Events of these types at these positions, which rise, in order, read page by page."""
        topics, decode = self._topics_for(type_names), self._decode
        for start in range(0, len(positions), _SCAN_PAGE):
            rows = self.storage.rows_at(positions[start : start + _SCAN_PAGE], topics)
            for position, stream, version, topic, state in rows:
                yield decode(stream, version, position, topic, state)

    def head(self) -> int:
        """The last position; 0 when the log is empty."""
        return self.storage.head()

    def find_receipt(self, command_id: str) -> Receipt | None:
        return self.storage.receipt(command_id)

    def turn(self, numbers: Sequence[int]) -> AbstractContextManager[None]:
        """Not held against other threads of this process: they have locks of their own."""
        return self.storage.turn(numbers)

    def on_append(self, listener: Callable[[], None]) -> None:
        """Call this after every append of this process, in the thread that made it; it must not raise."""
        self.storage.wakeup.listen(listener)

    def poke(self) -> None:
        """Another process says that it has appended: whoever waits looks at once."""
        self.storage.wakeup.poke()

    def wait_for(self, position: int, timeout: float) -> bool:
        return self.storage.wait_for(position, timeout)

    def remember_refusal(self, refusal: Refusal) -> None:
        self.storage.insert_refusal(refusal)

    def refusals(self, *, limit: int, after: int = 0) -> list[Refusal]:
        return self.storage.refusals(after, limit)

    def check_durability(self, *, allow_unsafe: bool = False) -> None:
        """Raises UnsafeStorage; ``allow_unsafe`` forgives settings, never a missing trigger."""
        self.storage.check_durability(allow_unsafe=allow_unsafe)

    def close(self) -> None:
        self.storage.close()

    def _encode(self, batch: Append) -> list[EventRow]:
        codec = self._codec
        meta: Meta | None = None
        envelope = b""
        rows: list[EventRow] = []
        for new in batch.events:
            if new.meta is not meta:
                meta = new.meta
                envelope = codec.encode_meta(meta)
            rows.append((new.stream, new.version, codec.topic(new.event), codec.encode(envelope, new.event)))
        return rows

    def _decoded(self, rows: list[tuple[int, str, int, str, bytes]]) -> list[Recorded[Event]]:
        decode = self._decode
        return [
            decode(stream, version, position, topic, state)
            for position, stream, version, topic, state in rows
        ]
