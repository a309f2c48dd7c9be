"""Live read models at one place of the log step together: one reading of the log, one transaction, one commit.

Only what is usual is done here. Where anything else comes up (rows that the database refuses, a checkpoint that
somebody else has moved, a log that cannot be read), nothing is stored and each model is left to be stepped alone.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from sqlalchemy import Connection

from domain.errors import AfterSalesError
from projections.engine.batch import Batch, OnStep, Outcome, handle_batch, read_page
from projections.engine.bound import Bound, raw_cursor
from projections.engine.checkpoint import ClaimTogether, Identity
from projections.engine.handling import REFUSALS
from projections.engine.rebuilding.site import Site
from projections.engine.status import Standing, Status

_COMPANY = 2


@dataclass(frozen=True)
class Copies:
    """The members of a group, and what is worked out once for them."""

    bounds: tuple[Bound, ...]
    identities: tuple[Identity, ...]

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(bound.projection.name for bound in self.bounds)

    @cached_property
    def type_names(self) -> frozenset[str]:
        return frozenset().union(*(bound.projection.type_names for bound in self.bounds))

    @cached_property
    def claim(self) -> ClaimTogether:
        return ClaimTogether(self.identities, self.bounds[0].dialect)


@dataclass(frozen=True, slots=True)
class Group:
    """Live copies at one position; where another live one is ahead of them, they go to where it stands: ``up_to``."""

    copies: Copies
    seen: tuple[Standing, ...]
    up_to: int | None = None


class Together:
    """Steps of several models at once. What was stored last is remembered, so that nothing has to be asked in between.

    That is sound because a claim says what it takes for granted, live copies at their position: whoever switches,
    pauses, drops or moves one of them makes it fail.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: Group | None = None
        self._copies: Copies | None = None

    def advance(self, names: Collection[str], limit: int | None = None) -> Mapping[str, Outcome]:
        """One batch for those of ``names`` that are live where most of them are; what came of it, by name.

        Whoever is not named in the answer is as before, and is to be stepped alone. Raises what the databases raise.
        """
        group, self._known = self._known, None
        outcomes = None
        try:
            if group is not None and group.copies.names == set(names):
                outcomes = self._step(group, limit, remembered=True)
            if outcomes is None and (group := self._look(names)) is not None:
                outcomes = self._step(group, limit)
        except (AfterSalesError, *REFUSALS):
            return {}
        return outcomes or {}

    def _look(self, names: Collection[str]) -> Group | None:
        """Who may step together by what the database says now; None where nobody has company."""
        live = [
            each
            for each in self._site.reader.standings()
            if each.status is Status.LIVE and each.name in names
        ]
        where = Counter(each.position for each in live)
        position, company = max(where.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        if company < _COMPANY:
            return None
        seen = tuple(sorted((each for each in live if each.position == position), key=attrgetter("name")))
        ahead = [each.position for each in live if each.position > position]
        return Group(self._copies_of(seen), seen, min(ahead, default=None))

    def _copies_of(self, seen: Sequence[Standing]) -> Copies:
        identities = tuple((each.name, each.version, each.slot) for each in seen)
        if self._copies is None or self._copies.identities != identities:
            bounds = tuple(self._site.bounds.at(each.name, each.slot) for each in seen)
            self._copies = Copies(bounds, identities)
        return self._copies

    def _step(
        self, group: Group, limit: int | None, *, remembered: bool = False
    ) -> dict[str, Outcome] | None:
        """None where the copies are not what they were taken for, or may not be."""
        copies, on_step = group.copies, self._site.on_step
        page = read_page(
            self._site.source,
            copies.type_names,
            group.seen[0],
            limit or self._site.sizes.live,
            up_to=group.up_to,
        )
        if page is None:
            if remembered:
                # no claim will tell: a server that crashed may have taken back what was stored last
                return None
            self._known = group
            return {each.name: Outcome(False, 0, each.position, complete=True) for each in group.seen}
        on_step("project.1-read")
        batches = [_share(page, bound, seen) for bound, seen in zip(copies.bounds, group.seen, strict=True)]
        with self._site.database.follower.begin() as connection:
            taken = [len(batch.events) for batch in batches]
            if not copies.claim.move(
                raw_cursor(connection), start=page.seen.position, to=page.to, taken=taken
            ):
                connection.rollback()
                return None
            parked = _store(connection, copies.bounds, batches, on_step)
            on_step("project.4-before-commit")
        on_step("project.5-after-commit")
        seen = tuple(
            replace(each, position=page.to, parked=each.parked + more, error=None)
            for each, more in zip(group.seen, parked, strict=True)
        )
        self._known = Group(copies, seen)
        complete = page.complete and group.up_to is None
        return {
            batch.seen.name: Outcome(True, len(batch.events), page.to, complete=complete) for batch in batches
        }


def _store(
    connection: Connection, bounds: Sequence[Bound], batches: Sequence[Batch], on_step: OnStep
) -> list[int]:
    """How many events each model has parked."""
    parked = []
    changed = []
    for bound, batch in zip(bounds, batches, strict=True):
        count = 0
        if batch.events:
            rows, count = handle_batch(connection, bound, batch)
            changed.append(rows)
        parked.append(count)
    on_step("project.2-handled")
    for rows in changed:
        rows.flush()
    on_step("project.3-rows-written")
    return parked


def _share(page: Batch, bound: Bound, seen: Standing) -> Batch:
    """Those of the events that this model takes."""
    handlers = bound.projection.handlers
    events = [each for each in page.events if type(each.event) in handlers]
    return Batch(seen, events, page.to, page.complete)
