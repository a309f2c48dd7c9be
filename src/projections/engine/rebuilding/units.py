"""Work that can be done anywhere: a part of the log, folded into rows."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from domain.rules.timetable import RuleTimetable
from projections.engine.dbapi import Record
from projections.engine.handling import Failure
from projections.engine.projection import Projection
from projections.engine.rebuilding.cut import Share
from projections.engine.source import EventSource


@dataclass(frozen=True)
class Workplace:
    """How a worker comes by the code and the log. To be sent to another process, both are functions of a module
    (or partials, or instances of its classes): SQLAlchemy's tables do not survive being copied."""

    projections: Callable[[], Sequence[Projection]]
    open_source: Callable[[], AbstractContextManager[EventSource]]


@dataclass(frozen=True, slots=True)
class Unit:
    """Fold these projections over one part of the log from its beginning up to ``until``.

    ``share`` says which events are in it; None: all of them. ``page`` is how many events are looked at together: all
    the failures among them are told. ``rules`` are those of the copies, where they depend on any.
    """

    names: tuple[str, ...]
    part: int
    until: int
    page: int
    share: Share | None = None
    rules: RuleTimetable | None = None


@dataclass(frozen=True, slots=True)
class Folded:
    """What became of one projection: rows of each table in order of the declaration and of the keys.

    ``underivable``: the events were taken, but the rows that follow from them were not to be had.
    """

    tables: tuple[list[Record], ...]
    handled: int
    failures: tuple[Failure, ...] = ()
    underivable: bool = False


@dataclass(frozen=True, slots=True)
class UnitResult:
    """``unreadable`` says by projection why the log could not be read; of those there is nothing else."""

    folded: Mapping[str, Folded]
    unreadable: Mapping[str, str] = field(default_factory=dict)
