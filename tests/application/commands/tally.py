"""A small aggregate for the tests of the command side: a count with a limit, and words about people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from application.commands import Handler, Work
from domain.actors import Role
from domain.command import Command
from domain.contract import EventRegistry
from domain.decider import Decider, Frame
from domain.envelope import Recorded
from domain.errors import ErrorCode, Refused
from domain.event import Event
from domain.identifiers import StreamId
from domain.personal import Personal, PersonalInput, PersonalKind
from domain.reasons import ReasonInput

FULL = ErrorCode("TALLY-FULL-001", zh="已满 {limit}", en="Full at {limit}")
SPENT = ErrorCode("TALLY-SPENT-001", zh="不足", en="Not enough")
CARELESS = ErrorCode("TALLY-CARELESS-001", zh="泄露 {words}", en="Leaks {words}")


class Opened(Event, name="tally.opened"):
    limit: int
    phone: Personal | None


class Raised(Event, name="tally.raised"):
    by: int


class Noted(Event, name="tally.noted"):
    words: tuple[Personal, ...]


class Open(Command, name="tally.open", creates=True):
    limit: int = 1000
    phone: PersonalInput | None = None


class Raise(Command, name="tally.raise"):
    by: int = 1
    reason: ReasonInput | None = None


class Note(Command, name="tally.note"):
    words: PersonalInput


class Check(Command, name="tally.check"):
    """Accepted without an event when the count is positive."""


class Leak(Command, name="tally.leak"):
    """Refused with its words in the refusal's parameters, as a careless aggregate would."""

    words: PersonalInput


class Move(Command, name="tally.move"):
    """Takes from the addressed tally and gives to another one."""

    to: StreamId
    by: int = 1


class Follow(Command, name="tally.follow"):
    """Raises the addressed tally only while the other one, which is only looked at, is below its limit."""

    other: StreamId


TallyEvent = Opened | Raised | Noted
TallyCommand = Open | Raise | Note | Check | Leak | Move | Follow


@dataclass(frozen=True, slots=True)
class Tally:
    store: str | None = None
    limit: int = 0
    count: int = 0
    notes: tuple[Personal, ...] = ()


def evolve(state: Tally, recorded: Recorded[TallyEvent]) -> Tally:
    match recorded.event:
        case Opened(limit=limit):
            return Tally(store=recorded.meta.store, limit=limit)
        case Raised(by=by):
            return replace(state, count=state.count + by)
        case Noted(words=words):
            return replace(state, notes=(*state.notes, *words))
        case _ as never:
            assert_never(never)


def decide(state: Tally, command: TallyCommand, frame: Frame) -> Sequence[TallyEvent]:
    match command:
        case Open(limit=limit, phone=phone):
            kept = None if phone is None else Personal.of(PersonalKind.PHONE, frame.stream, phone)
            return [Opened(limit=limit, phone=kept)]
        case Raise(by=by):
            return [raised(state, by)]
        case Note(words=words):
            return [Noted(words=(Personal.of(PersonalKind.STATEMENT, frame.stream, words),))]
        case Check():
            if state.count <= 0:
                raise Refused(SPENT)
            return []
        case Leak(words=words):
            raise Refused(CARELESS, words=words.get_secret_value())
        case Move(by=by):
            return [raised(state, -by)]
        case Follow():
            if not frame.known["open"]:
                raise Refused(FULL, limit=0)
            return [raised(state, 1)]
        case _ as never:
            assert_never(never)


def raised(state: Tally, by: int) -> Raised:
    if state.count + by > state.limit:
        raise Refused(FULL, limit=state.limit)
    if state.count + by < 0:
        raise Refused(SPENT)
    return Raised(by=by)


TALLY: Decider[Tally, TallyCommand, TallyEvent] = Decider(
    kind="tally",
    zh="计数",
    initial=Tally(),
    commands=(Open, Raise, Note, Check, Leak, Move, Follow),
    events=(Opened, Raised, Noted),
    decide=decide,
    evolve=evolve,
    subject=lambda _state, stream: stream,
    store_of=lambda state: state.store,
)


def move(work: Work, command: Move, frame: Frame) -> None:
    own = work.load(TALLY, frame.stream)
    work.record(TALLY, frame.stream, decide(own, command, frame))
    other = work.require(TALLY, command.to)
    work.record(TALLY, command.to, [raised(other, command.by)])


def follow(work: Work, command: Follow, frame: Frame) -> None:
    other = work.require(TALLY, command.other)
    own = work.load(TALLY, frame.stream)
    work.record(TALLY, frame.stream, decide(own, command, work.frame(open=other.count < other.limit)))


HANDLERS: Mapping[type[Command], Handler] = {Move: move, Follow: follow}
EVENTS = EventRegistry([Opened, Raised, Noted])
PERMISSIONS: Mapping[type[Command], frozenset[Role]] = {
    command: frozenset({Role.SERVICE_ADVISOR}) for command in TALLY.commands
}
