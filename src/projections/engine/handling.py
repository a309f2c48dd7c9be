"""Events into rows: strictly while a model is built, with parking while it is live."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Table

from domain.envelope import Recorded
from domain.event import Event
from domain.rules.timetable import RuleTimetable
from projections.engine.dbapi import DATABASE_ERRORS, REJECTIONS
from projections.engine.projection import Derivation, Projection, Summary
from projections.engine.rows import Rows
from projections.engine.table_sql import Key

RETRIES = 3
_LONGEST_ERROR = 500


@dataclass(frozen=True, slots=True)
class Parked:
    """An event that is set aside, with why."""

    recorded: Recorded[Event]
    error: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An event that could not be projected, in plain values: it travels between processes."""

    position: int
    stream: str
    stream_version: int
    type: str
    error: str

    def __str__(self) -> str:
        return f"{self.type}, {self.stream} v{self.stream_version}: {self.error}"


def failure_of(recorded: Recorded[Event], error: str) -> Failure:
    return Failure(recorded.position, recorded.stream, recorded.version, recorded.event.type_name, error)


class HandlingFailed(Exception):
    """Events could not be projected and may not be set aside: one or more, in order of their positions."""

    def __init__(self, failures: Sequence[Failure]) -> None:
        super().__init__(str(failures[0]))
        self.failures = tuple(failures)


class DerivationFailed(Exception):
    """Rows could not be derived from what the events of a batch have made. Of which event that came, nobody knows."""


REFUSALS = (*REJECTIONS, DerivationFailed)
"""The rows of a batch are not to be had: some event of it is at fault, and is found by halving the batch."""


def describe(error: BaseException) -> str:
    """One line for the operator."""
    return f"{type(error).__name__}: {error}"[:_LONGEST_ERROR]


def handle(projection: Projection, rows: Rows, recorded: Recorded[Event], *, retries: int = 0) -> str | None:
    """Let the handler change the rows; on its failure they are as before, and the error is the answer.

    A fault of the database (as against a refusal of rows) is no fault of the event and is raised.
    """
    handler = projection.handlers[type(recorded.event)]
    error = ""
    for _ in range(1 + retries):
        rows.begin_event()
        try:
            handler(rows, recorded)
        except DATABASE_ERRORS:
            raise
        except Exception as failure:  # noqa: BLE001  # whatever a handler raises concerns its event alone
            rows.undo_event()
            error = describe(failure)
        else:
            return None
    return error


def derive(projection: Projection, rows: Rows, rules: RuleTimetable | None) -> None:
    """What follows from the rows touched so far. Raises :class:`DerivationFailed`, and what a database fault raises.

    Several derivations may have the same subjects, and one may touch the subjects of a later one.
    """
    touched: dict[Table, set[Key]] = defaultdict(set)
    for derivation in projection.derivations:
        derive_one = _without_event(projection, derivation, rules)
        keys = touched[derivation.subjects]
        keys.update(rows.take_touched(derivation.subjects))
        for key in sorted(keys):
            rows.begin_event()
            try:
                derive_one(rows, key)
            except DATABASE_ERRORS:
                raise
            except Exception as failure:
                raise DerivationFailed(f"{derivation.subjects.name} {key}: {describe(failure)}") from failure
    # what may be taken back refers to the rows themselves: left there, it would keep a whole fold in memory
    rows.begin_event()


def _without_event(
    projection: Projection, derivation: Derivation | Summary, rules: RuleTimetable | None
) -> Callable[[Rows, Key], None]:
    if isinstance(derivation, Summary):
        return derivation.summarise
    if rules is None:
        raise ValueError(f"{projection.name} depends on rules, and there are none")
    known, derive_by = rules, derivation.derive
    return lambda rows, key: derive_by(rows, key, known)


def handle_strictly(projection: Projection, rows: Rows, events: Iterable[Recorded[Event]]) -> None:
    """All of them or :class:`HandlingFailed`, which names every failing event.

    Of a stream only the first one is named: whether the later ones would fail without it, nobody knows.
    """
    failures: dict[str, Failure] = {}
    handlers, begin_event = projection.handlers, rows.begin_event
    for recorded in events:
        if failures and recorded.stream in failures:
            continue
        begin_event()
        # not by way of `handle`: in a rebuild the calls alone take longer than some handlers
        try:
            handlers[type(recorded.event)](rows, recorded)
        except DATABASE_ERRORS:
            raise
        except Exception as failure:  # noqa: BLE001  # whatever a handler raises concerns its event alone
            rows.undo_event()
            failures[recorded.stream] = failure_of(recorded, describe(failure))
    if failures:
        raise HandlingFailed(tuple(failures.values()))


def handle_or_park(
    projection: Projection,
    rows: Rows,
    events: Iterable[Recorded[Event]],
    waiting_streams: set[str],
    rejected: Mapping[int, str],
) -> list[Parked]:
    """Events to set aside: failing ones, and later ones of the same stream, since order within a stream is kept.

    ``rejected`` are errors by position that are known already. ``waiting_streams`` grows with what is set aside.
    """
    parked = []
    for recorded in events:
        if recorded.stream in waiting_streams:
            error: str | None = "waits for an earlier event of its stream"
        else:
            error = rejected.get(recorded.position) or handle(projection, rows, recorded, retries=RETRIES)
        if error is not None:
            waiting_streams.add(recorded.stream)
            parked.append(Parked(recorded, error))
    return parked
