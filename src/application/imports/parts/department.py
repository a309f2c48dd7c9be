"""The ways in of one store's parts department."""

from collections.abc import Callable, Iterator
from datetime import datetime

from application.commands.envelope import CommandEnvelope, Outcome
from application.imports.importing import Result, RowImport
from application.imports.parts import counts as counting
from application.imports.parts.columns import PartsFile, rows_of
from application.imports.parts.masters import PartReading
from application.imports.parts.receipts import ReceiptReading
from application.imports.steps import Digest, Ids, Log
from domain.actors import Actor
from domain.rules.rule_set import RuleSet


class PartsImports:
    """``person`` gives the commands, and so cannot approve the prices and counts that come of them."""

    def __init__(
        self,
        store: str,
        person: Actor,
        *,
        give: Callable[[CommandEnvelope], Outcome],
        log: Log,
        digest: Digest,
        rules: RuleSet,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._person = person
        self._give = give
        self._log = log
        self._ids = Ids(digest, "parts", store)
        self._rules = rules
        self._clock = clock

    def masters(self, file: PartsFile, *, dry_run: bool = False) -> Iterator[Result]:
        return self._rows(PartReading(self._ids, self._store, self._rules), file, dry_run=dry_run)

    def receipts(self, file: PartsFile, *, dry_run: bool = False) -> Iterator[Result]:
        return self._rows(ReceiptReading(self._ids, self._store, self._rules), file, dry_run=dry_run)

    def counts(self, file: PartsFile, title: str, *, dry_run: bool = False) -> Iterator[Result]:
        entering = counting.CountImport(
            title,
            self._store,
            self._person,
            ids=self._ids,
            give=self._give,
            log=self._log,
            clock=self._clock,
        )
        return entering.results(rows_of(file, counting.COLUMNS), dry_run=dry_run)

    def _rows(
        self, reading: PartReading | ReceiptReading, file: PartsFile, *, dry_run: bool
    ) -> Iterator[Result]:
        importing = RowImport(
            reading,
            self._store,
            self._person,
            give=self._give,
            log=self._log,
            rules=self._rules,
            clock=self._clock,
        )
        return importing.results(rows_of(file, reading.columns), dry_run=dry_run)
