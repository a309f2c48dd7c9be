"""A copy on its way, and what is to be folded for it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from domain.rules.timetable import RuleTimetable
from projections.engine.bound import Bound
from projections.engine.errors import BuildFailed
from projections.engine.rebuilding.cut import Cut, cut
from projections.engine.rebuilding.plans import Plan
from projections.engine.rebuilding.units import Unit
from projections.engine.sharding import ShardBy
from projections.engine.source import EventSource


@dataclass
class Filling:
    """A copy on its way; ``left`` are its parts that are not complete, ``handled`` is of the others.

    ``digest`` is of its ``rules``, where it depends on any.
    """

    bound: Bound
    plan: Plan
    left: set[int]
    handled: int
    rules: RuleTimetable | None = None
    digest: str | None = None
    failed: BuildFailed | None = None
    refused: bool = False
    """The database did not take the rows in bulk, or what follows from them could not be derived."""

    @property
    def goes_on(self) -> bool:
        return self.failed is None and not self.refused

    @property
    def position(self) -> int:
        """How much of the log is in."""
        return self.plan.reached(self.plan.parts - len(self.left))


def units(fillings: Iterable[Filling], source: EventSource, page: int) -> Iterator[Unit]:
    """Made as they are asked for. Where the log is in more parts than one, it is looked at once before the first.

    Copies that have the same part are folded together: an event is then decoded once for all.
    """
    for (until, parts), copies in _by_plan(fillings).items():
        whole = cut(source.outline(to_position=until), parts) if parts > 1 else None
        for part in range(parts):
            left = [each for each in copies if part in each.left]
            for group in _cut_alike(left, whole):
                for rules, alike in _by_rules(group):
                    still = [each.bound.projection for each in alike if each.goes_on]
                    if still:
                        kinds = frozenset(each.shard_by for each in still)
                        share = None if whole is None else whole.share(part, kinds)
                        yield Unit(tuple(each.name for each in still), part, until, page, share, rules)


def _by_plan(fillings: Iterable[Filling]) -> dict[tuple[int, int], list[Filling]]:
    """Where there is a single part, it is all of the log, however more would be cut."""
    found: dict[tuple[int, int], list[Filling]] = defaultdict(list)
    for each in fillings:
        if each.left:
            found[each.plan.until, each.plan.parts].append(each)
    return found


def _cut_alike(copies: Sequence[Filling], whole: Cut | None) -> list[list[Filling]]:
    if whole is None or whole.together:
        return [list(copies)]
    kinds: dict[ShardBy, list[Filling]] = defaultdict(list)
    for each in copies:
        kinds[each.bound.projection.shard_by].append(each)
    return list(kinds.values())


def _by_rules(copies: Sequence[Filling]) -> list[tuple[RuleTimetable | None, list[Filling]]]:
    """Those that depend on no rules go with any others."""
    groups: list[tuple[RuleTimetable | None, list[Filling]]] = []
    for each in sorted(copies, key=lambda one: one.rules is None):
        for rules, alike in groups:
            if each.rules is None or each.rules is rules:
                alike.append(each)
                break
        else:
            groups.append((each.rules, [each]))
    return groups
