"""What a worker does: read its part of the log once, fold every projection over it, touch no database."""

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice

from domain.envelope import Recorded
from domain.errors import AfterSalesError
from domain.event import Event
from projections.engine.handling import describe
from projections.engine.projection import Projection
from projections.engine.rebuilding.folds import CarefulFold, Fold
from projections.engine.rebuilding.units import Folded, Unit, UnitResult, Workplace
from projections.engine.source import EventSource


def fold_unit(workplace: Workplace, unit: Unit) -> UnitResult:
    """Never raises for what an event or the log is to blame for."""
    chosen = [each for each in workplace.projections() if each.name in unit.names]
    try:
        with workplace.open_source() as source, no_collection():
            if (head := source.head()) < unit.until:
                # another machine may see another file, and an empty one is made where there is none
                short = f"the worker's log ends at {head}, before {unit.until}"
                return UnitResult({}, dict.fromkeys(unit.names, short))
            return UnitResult(fold(chosen, source, unit))
    except AfterSalesError as error:
        if len(unit.names) == 1:
            return UnitResult({}, {unit.names[0]: describe(error)})
        return _each_alone(workplace, unit)


def _each_alone(workplace: Workplace, unit: Unit) -> UnitResult:
    """An event that cannot be read concerns those that take its type, and no others."""
    results = [fold_unit(workplace, replace(unit, names=(name,))) for name in unit.names]
    return UnitResult(
        {name: folded for result in results for name, folded in result.folded.items()},
        {name: why for result in results for name, why in result.unreadable.items()},
    )


def fold(projections: Iterable[Projection], source: EventSource, unit: Unit) -> Mapping[str, Folded]:
    """Each projection stops at its own first page with failures; the others go on."""
    folds = [Fold(projection) for projection in projections]
    type_names = frozenset().union(*(each.projection.type_names for each in folds))
    _read(source, unit, type_names, folds)
    # the same pages again: which failures are told depends on them
    again = {each.projection.name: CarefulFold(each.projection) for each in folds if each.failed}
    if again:
        _read(source, unit, type_names, again.values())
    chosen = [again.get(each.projection.name, each) for each in folds]
    return {each.projection.name: each.result(unit.rules) for each in chosen}


def _read(
    source: EventSource, unit: Unit, type_names: frozenset[str], folds: Collection[Fold | CarefulFold]
) -> None:
    foreign = {kind: frozenset(some) for kind, some in unit.share.foreign.items()} if unit.share else {}
    for page in _pages(_each_once(_events(source, unit, type_names)), unit.page):
        own = {kind: [each for each in page if each.position not in some] for kind, some in foreign.items()}
        for each in folds:
            each.take(own.get(each.projection.shard_by, page))


def _events(source: EventSource, unit: Unit, type_names: frozenset[str]) -> Iterator[Recorded[Event]]:
    if unit.share is None:
        return source.scan(after=0, to_position=unit.until, type_names=type_names)
    return source.pick(unit.share.positions, type_names=type_names)


@contextmanager
def no_collection() -> Iterator[None]:
    """The rows of a fold stay until its end and are no garbage: going through all of them again and again, in search of
    cycles, takes more than a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _each_once(events: Iterable[Recorded[Event]]) -> Iterator[Recorded[Event]]:
    """Whatever the source repeats is taken once."""
    after = 0
    for recorded in events:
        if recorded.position > after:
            after = recorded.position
            yield recorded


def _pages(events: Iterator[Recorded[Event]], size: int) -> Iterator[list[Recorded[Event]]]:
    while page := list(islice(events, size)):
        yield page
