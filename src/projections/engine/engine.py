"""Keeps the read models in step with the log."""

import threading
from collections.abc import Callable, Collection, Mapping, Sequence

from domain.errors import AfterSalesError
from domain.rules.timetable import RuleTimetable
from projections.engine import lifecycle, loop
from projections.engine.batch import OnStep, Outcome, read_batch, store_batch
from projections.engine.bound import Bound, Bounds
from projections.engine.copy_rules import RulesNow, digest_of, no_rules, rules_at
from projections.engine.database import ReadDatabase
from projections.engine.digest import digest
from projections.engine.handling import HandlingFailed
from projections.engine.parking import ParkedEvent, list_parked, retry_parked
from projections.engine.projection import Projection
from projections.engine.reader import Reader
from projections.engine.rebuilding.copies import drop
from projections.engine.rebuilding.crew import Crew, alone
from projections.engine.rebuilding.outdated import copies_to_build, outdated
from projections.engine.rebuilding.rebuild import Accept, Orders, other_copy, rebuild, roll_back
from projections.engine.rebuilding.reports import RebuildReport, VerifyReport
from projections.engine.rebuilding.site import Site
from projections.engine.rebuilding.verify import verify
from projections.engine.report import status_line
from projections.engine.setup import prepare
from projections.engine.sizes import Sizes
from projections.engine.source import EventSource
from projections.engine.status import Committed, Progress, ProjectionStatus, Standing, Status
from projections.engine.together import Together
from projections.engine.waiting import Board

_USUAL_SIZES = Sizes()


class Engine:
    """Any number of engines, in threads or processes, may work on one database: every event takes effect once.

    Creating one brings the database to what the projections declare. ``on_step`` is called at the steps of each batch,
    ``rules`` says by which rules a new copy is to be made.
    """

    def __init__(
        self,
        projections: Sequence[Projection],
        source: EventSource,
        database: ReadDatabase,
        *,
        on_step: OnStep = lambda _: None,
        sizes: Sizes = _USUAL_SIZES,
        rules: RulesNow = no_rules,
    ) -> None:
        self._bounds = Bounds(projections, database.writer.dialect)
        self._source = source
        self._database = database
        self._on_step = on_step
        prepare(database, self._bounds, rules)
        self.reader = Reader(database, self._bounds)
        self._site = Site(self._bounds, source, database, self.reader, on_step, sizes, rules)
        self._together = Together(self._site)
        self._board = Board(self.reader)

    @property
    def names(self) -> tuple[str, ...]:
        return self._bounds.names

    def step(self, name: str | None = None, limit: int | None = None) -> int:
        """One batch of this projection (None: of each); how many events were handled or parked.

        Raises :class:`BuildFailed` where a model that is being built meets an event it cannot take.
        """
        return sum(self.advance(each, limit).handled for each in self._chosen(name))

    def run_until_caught_up(self, name: str | None = None) -> int:
        """Step until the log's end is in; how many events were handled.

        Raises :class:`BuildFailed`, for an earlier failure too: nobody shall take a broken model for an empty one.
        """
        handled = 0
        for each in self._chosen(name):
            complete = False
            while not complete:
                outcome = self.advance(each)
                handled += outcome.handled
                complete = outcome.complete
            self._raise_failure(each)
        return handled

    def run(self, stop: threading.Event) -> None:
        """The background loop, until ``stop`` is set; errors are logged and tried again after a pause."""
        loop.run(self.names, self.advance_together, self.advance, self._source, stop)

    def advance_together(self, names: Collection[str], limit: int | None = None) -> Mapping[str, Outcome]:
        """One batch for those of these that are live at one position, with one commit; what came of it, by name.

        Whoever is not named in the answer is as before, and is to be stepped alone: see :meth:`advance`.
        """
        outcomes = self._together.advance(names, limit)
        for name, outcome in outcomes.items():
            if outcome.stored:
                self._board.post(Committed(name, outcome.position, outcome.handled))
        return outcomes

    def advance(self, name: str, limit: int | None = None) -> Outcome:
        """One batch, with what came of it; a projection that does not run has nothing to do."""
        seen = self.reader.standing(name)
        bound = self._bounds.at(name, seen.slot)
        try:
            size = limit or self._site.sizes.batch(seen.status)
            batch = read_batch(self._source, bound, seen, size) if seen.status.runs else None
        except AfterSalesError as error:
            lifecycle.unreadable(self._database, seen, error)
            raise
        if batch is None:
            return Outcome(stored=False, handled=0, position=seen.position, complete=True)
        self._on_step("project.1-read")
        try:
            outcome = store_batch(self._database, bound, batch, self._on_step)
        except HandlingFailed as failure:
            raise lifecycle.failed(self._database, seen, failure) from failure
        if outcome.stored:
            self._board.post(Committed(name, outcome.position, outcome.handled))
        return outcome

    def rebuild(
        self,
        name: str,
        on_progress: Callable[[Progress], None] = lambda _: None,
        *,
        crew: Crew | None = None,
        stop: threading.Event | None = None,
        accept: Accept = lambda _name, _difference: True,
    ) -> RebuildReport:
        """Build a second copy from the log, compare it with the one that is read, and let queries read it instead.

        Nothing waits meanwhile: the read copy goes on, and is kept afterwards until :meth:`drop_old` or the next
        rebuild. A build that was stopped or killed goes on where it was. Building is strict: raises
        :class:`BuildFailed` with every failing event of the first batch that has any, and what is read stays.
        """
        (report,) = self.rebuild_all([name], on_progress, crew=crew, stop=stop, accept=accept)
        if report.failed is not None:
            raise report.failed
        return report

    def rebuild_all(
        self,
        names: Sequence[str],
        on_progress: Callable[[Progress], None] = lambda _: None,
        *,
        crew: Crew | None = None,
        stop: threading.Event | None = None,
        accept: Accept = lambda _name, _difference: True,
    ) -> list[RebuildReport]:
        """Like :meth:`rebuild`, reading the log once for all of them; failures are in the reports."""
        orders = Orders(crew or alone(self._site), on_progress, stop or threading.Event(), accept)
        return self._rebuild({name: other_copy(self._site, name) for name in names}, orders)

    def rebuild_outdated(self, *, stop: threading.Event | None = None) -> list[RebuildReport]:
        """Like :meth:`rebuild_all` for what changed rules ask for; nothing that another process has just brought up.

        Left alone are a paused model and one that was rolled back: its other copy is made under the rules as decided,
        and somebody did not want it. Raises :class:`BuildReplaced` where another process was faster.
        """
        orders = Orders(
            alone(self._site), lambda _: None, stop or threading.Event(), lambda _name, _difference: True
        )
        return self._rebuild(copies_to_build(self._site), orders)

    def verify(
        self,
        name: str,
        on_progress: Callable[[Progress], None] = lambda _: None,
        *,
        crew: Crew | None = None,
    ) -> VerifyReport:
        """Compare what is read with a fresh build at the same position, which is dropped again; a rebuild repairs.

        Raises :class:`BuildFailed` where the log cannot be projected, :class:`WrongStatus` before a model was live.
        """
        return verify(self._site, name, crew or alone(self._site), on_progress)

    def roll_back(self, name: str) -> None:
        """Let queries read the kept copy again, caught up; the other one is kept. Raises :class:`NotKept`."""
        roll_back(self._site, name)
        self._board.post(Committed(name, self.reader.position(name), 0))

    def drop_old(self, name: str) -> bool:
        """Drop the copy that is not read, kept or half built; False when there is none. Raises StillRead."""
        return drop(self._site, other_copy(self._site, name))

    def status(self, *, count_rows: bool = True) -> list[ProjectionStatus]:
        """A line for each projection, in the order they were given. Counting rows takes as long as there are rows."""
        head = self._source.head()
        return [
            status_line(self.reader, self._bounds, name, head, count_rows=count_rows) for name in self.names
        ]

    def state(self, name: str) -> Standing:
        """Position, status, parked events and error of one projection."""
        return self.reader.standing(name)

    def outdated(self) -> list[str]:
        """Projections whose read copy was made under other rules than those now decided: a rebuild brings it up."""
        return [copy.projection.name for copy in outdated(self._site)]

    def rules_of(self, name: str) -> RuleTimetable:
        """Those under which the copy that is read is made. Raises :class:`UnknownProjection`."""
        rules = rules_at(self.reader, self._bound(name))
        return self._site.rules_now() if rules is None else rules

    def rules_digest(self) -> str | None:
        """Of the rules now decided; None where no projection depends on any."""
        depends = any(each.depends_on_rules for each in self._bounds.projections)
        return digest_of(self._site.rules_now()) if depends else None

    def pause(self, name: str) -> None:
        """Take no more events until :meth:`resume`. Raises :class:`WrongStatus`."""
        lifecycle.change(self._database, self.reader, name, lifecycle.paused)

    def resume(self, name: str) -> None:
        """Go on after a pause, or try again after a failure. Raises :class:`WrongStatus`."""
        lifecycle.change(self._database, self.reader, name, lifecycle.resumed)

    def parked(self, name: str) -> list[ParkedEvent]:
        """Events that were set aside, in order of their positions."""
        return list_parked(self.reader, self._bound(name))

    def retry_parked(self, name: str) -> int:
        """Try the parked events again; how many are through."""
        through = retry_parked(self._database, self._source, self.reader, self._bound(name))
        if through:
            self._board.post(Committed(name, self.reader.position(name), through))
        return through

    def wait_for(self, position: int, timeout: float, name: str | None = None) -> bool:
        """Wait at most ``timeout`` seconds until the read model (None: each) shows the log up to ``position``.

        False when it does not by then, and at once when one is paused or failed and so cannot.
        """
        return self._board.wait_for(name, position, timeout)

    def on_commit(self, listener: Callable[[Committed], None]) -> None:
        """Call this after every commit of this process, outside the transaction; what it raises is logged."""
        self._board.listen(listener)

    def poke(self) -> None:
        """Another process says that it has committed: whoever waits for a position looks at once."""
        self._board.poke()

    def digest(self, name: str) -> str:
        """A fingerprint of all rows, equal on every database and however they came about."""
        return digest(self.reader, self._bounds, name)

    def _rebuild(self, fresh: Mapping[str, Bound], orders: Orders) -> list[RebuildReport]:
        reports = rebuild(self._site, fresh, orders)
        for report in reports:
            if report.switched:
                self._board.post(Committed(report.name, report.position, 0))
        return reports

    def _chosen(self, name: str | None) -> tuple[str, ...]:
        return self.names if name is None else (name,)

    def _bound(self, name: str) -> Bound:
        return self._bounds.at(name, self.reader.standing(name).slot)

    def _raise_failure(self, name: str) -> None:
        standing = self.reader.standing(name)
        if standing.status is Status.FAILED:
            raise lifecycle.build_failed(name, standing.position, standing.error or "")
