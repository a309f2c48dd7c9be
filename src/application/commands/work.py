"""The unit of work of one command: the streams it looks at and what it records, to be stored all at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar, cast

from application.commands.refusals import NOT_FOUND
from application.commands.state_cache import Folded, StateCache
from application.event_log.records import Append, EventLog, NewEvent, ReceiptDraft
from application.vault import Sealing
from domain.command import Command
from domain.decider import Decider, Frame
from domain.envelope import Meta, Recorded
from domain.errors import NotFound
from domain.event import Event
from domain.identifiers import StaffId
from domain.reasons import Reason
from domain.workforce import Shift

StateT = TypeVar("StateT")
CommandT = TypeVar("CommandT", bound=Command)
EventT = TypeVar("EventT", bound=Event)


class Work:
    """Made by the bus for one attempt at one command.

    ``load`` and ``record`` may be used on any number of streams. What was recorded is seen by a later ``load``. A
    stream that was only loaded is looked at once more before storing, but another command may still change it at the
    same moment: a rule that must hold against that records an event in that stream too.
    """

    def __init__(
        self,
        *,
        take: Callable[[str], None],
        log: EventLog,
        cache: StateCache,
        sealing: Sealing,
        meta: Meta,
        frame: Frame,
        fresh: bool,
    ) -> None:
        self.sealing = sealing
        self.used_cache = False
        self._take = take
        self._log = log
        self._cache = cache
        self._meta = meta
        self._frame = frame
        self._fresh = fresh
        self._reason: Reason | None = None
        self._found: dict[str, Folded] = {}
        self._now: dict[str, Folded] = {}
        self._events: list[NewEvent] = []

    def load(self, decider: Decider[StateT, CommandT, EventT], stream: str) -> StateT:
        """The stream's state, the initial one when it has no events. NotFound when it belongs to another store."""
        return cast("StateT", self._folded(decider, stream).state)

    def require(self, decider: Decider[StateT, CommandT, EventT], stream: str) -> StateT:
        """Like ``load``, but NotFound also when the stream has no events."""
        folded = self._folded(decider, stream)
        if folded.version == 0:
            raise NotFound(NOT_FOUND, stream=stream)
        return cast("StateT", folded.state)

    def version(self, decider: Decider[StateT, CommandT, EventT], stream: str) -> int:
        return self._folded(decider, stream).version

    def record(
        self, decider: Decider[StateT, CommandT, EventT], stream: str, events: Iterable[EventT]
    ) -> None:
        """Seal the events, put them into their envelope and fold them into the stream's state."""
        folded = self._folded(decider, stream)
        state, version = cast("StateT", folded.state), folded.version
        meta: Meta | None = None
        for event in events:
            meta = meta or self._meta_after(folded.recorded_at)
            version += 1
            sealed = self.sealing.seal(event)
            self._events.append(NewEvent(stream, version, meta, sealed))
            state = decider.evolve(state, Recorded(stream, version, 0, meta, sealed))
        if meta is not None:
            self._now[stream] = Folded(state, version, meta.recorded_at)

    def frame(
        self,
        stream: str | None = None,
        *,
        shifts: Mapping[StaffId, Shift] | None = None,
        **known: str | int | bool,
    ) -> Frame:
        """The command's frame with facts of neighbours; ``stream`` when another stream than the addressed decides."""
        return replace(self._frame, stream=stream or self._frame.stream, shifts=shifts or {}, known=known)

    def because(self, reason: Reason | None) -> None:
        """The reason that goes into the envelope of every event recorded from now on."""
        self._reason = reason

    @property
    def touched(self) -> frozenset[str]:
        return frozenset(self._found)

    def outdated(self) -> bool:
        """Whether a stream that was only looked at, in a kept state, has moved on meanwhile."""
        return self.used_cache and any(
            self._log.read_stream(stream, after_version=folded.version, to_version=folded.version + 1)
            for stream, folded in self._found.items()
            if stream not in self._now
        )

    def batch(self, receipt: ReceiptDraft) -> Append:
        return Append(
            events=tuple(self._events),
            receipt=receipt,
            vault_rows=tuple(self.sealing.rows),
            vault_keys=tuple(self.sealing.keys),
            index_entries=tuple(self.sealing.index_entries),
        )

    def recorded_at(self, stream: str) -> datetime:
        """When the command's events in a stream were recorded; the present moment when there are none."""
        folded = self._now.get(stream)
        return self._meta.recorded_at if folded is None or folded.recorded_at is None else folded.recorded_at

    def stored(self) -> None:
        """After the commit: what was folded here is what the log holds."""
        self.sealing.stored()
        for stream, folded in {**self._found, **self._now}.items():
            if folded.version:
                self._cache.put(stream, folded)

    def _folded(self, decider: Decider[StateT, CommandT, EventT], stream: str) -> Folded:
        folded = self._now.get(stream) or self._found.get(stream)
        if folded is None:
            folded = self._read(decider, stream)
            owner = decider.store_of(cast("StateT", folded.state))
            if owner is not None and owner != self._frame.store:
                raise NotFound(NOT_FOUND, stream=stream)
            self._found[stream] = folded
        return folded

    def _read(self, decider: Decider[StateT, CommandT, EventT], stream: str) -> Folded:
        if not stream.startswith(f"{decider.kind}-"):
            raise NotFound(NOT_FOUND, stream=stream)
        self._take(stream)
        kept = self._cache.get(stream)
        if kept is not None and not self._fresh:
            self.used_cache = True
            return kept
        kept = kept or Folded(decider.initial)
        state, version, recorded_at = cast("StateT", kept.state), kept.version, kept.recorded_at
        for recorded in self._log.read_stream(stream, after_version=version):
            state = decider.evolve(state, cast("Recorded[EventT]", recorded))
            version, recorded_at = recorded.version, recorded.meta.recorded_at
        return Folded(state, version, recorded_at)

    def _meta_after(self, last_recorded_at: datetime | None) -> Meta:
        """The envelope of a stream's new events: recording time never runs backwards inside a stream."""
        now = self._meta.recorded_at
        recorded_at = now if last_recorded_at is None else max(now, last_recorded_at)
        if self._reason is None and recorded_at == now:
            return self._meta
        reason = None if self._reason is None else self.sealing.seal(self._reason)
        return self._meta.model_copy(update={"recorded_at": recorded_at, "reason": reason})
