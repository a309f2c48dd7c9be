"""Values of a period, of days and months in it, and broken down by a dimension."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from domain.identifiers import StoreId
from projections.kpi.catalogue import KPIS
from projections.kpi.definition import Kpi
from projections.kpi.queries.entries import Placed, entries, entries_until
from projections.kpi.queries.values import FigureValue, value_of
from projections.kpi.words import Dimension
from projections.views import Reads


def figures(
    reads: Reads, store: StoreId, first: date, last: date, *, today: date, kpis: Sequence[Kpi] = KPIS
) -> list[FigureValue]:
    """One value of each figure for these business days, both included, in order of ``kpis``."""
    found = members(reads, store, first, last, kpis)
    return [value_of(kpi, found.get(kpi.id, []), last.isoformat(), today.isoformat()) for kpi in kpis]


def members(
    reads: Reads, store: StoreId, first: date, last: date, kpis: Sequence[Kpi]
) -> Mapping[str, list[Placed]]:
    """What each of the figures is made of: counted, separate and excluded entries, in order of days and cases."""
    wanted = {kpi.id for kpi in kpis if kpi.enabled}
    reaching_back = {kpi.id for kpi in kpis if kpi.enabled and kpi.combining.reaches_back}
    found = _by_kpi(entries(reads, store, first, last), wanted - reaching_back)
    if reaching_back:
        found |= _by_kpi(entries_until(reads, store, last, sorted(reaching_back)), reaching_back)
    return found


def by_day(
    reads: Reads, store: StoreId, first: date, last: date, *, today: date, kpis: Sequence[Kpi] = KPIS
) -> Iterator[tuple[date, list[FigureValue]]]:
    """The values of each single business day."""
    for day in _days(first, last):
        yield day, figures(reads, store, day, day, today=today, kpis=kpis)


def broken_down(
    kpi: Kpi, placed: Iterable[Placed], dimension: Dimension, last: date, today: date
) -> Mapping[str, FigureValue]:
    """The value of each member of a dimension, by name; entries that have no place in it are under ``""``."""
    groups = _grouped(placed, lambda each: each.entry.by.get(dimension.value, ""))
    return {
        name: value_of(kpi, group, last.isoformat(), today.isoformat())
        for name, group in sorted(groups.items())
    }


def _by_kpi(placed: Iterable[Placed], wanted: set[str]) -> dict[str, list[Placed]]:
    return _grouped((each for each in placed if each.entry.kpi in wanted), lambda each: each.entry.kpi)


def _grouped(placed: Iterable[Placed], key: Callable[[Placed], str]) -> dict[str, list[Placed]]:
    groups: dict[str, list[Placed]] = defaultdict(list)
    for each in placed:
        groups[key(each)].append(each)
    return dict(groups)


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)
