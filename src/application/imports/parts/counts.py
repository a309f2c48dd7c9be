"""Rows become counts: planned, frozen and entered. Another person looks at the differences and approves them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from pydantic import ValidationError

from application.commands.envelope import CommandEnvelope, Outcome
from application.commands.handlers.part_masters import NOT_DEFINED
from application.imports.importing import Result, Verdict
from application.imports.parts.columns import Column
from application.imports.parts.values import Values
from application.imports.problems import NO_KEY, OTHER_CONTENT, BadRow, problem_of, unacceptable
from application.imports.reading import Row
from application.imports.rehearsal import States
from application.imports.steps import Ids, Log, content_of
from domain.actors import Actor
from domain.aggregates.part import PART
from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.stock_count import STOCK_COUNT
from domain.aggregates.stock_count import refusals as count_refusals
from domain.aggregates.stock_count.commands import EnterCount, FreezeCount, PlanCount
from domain.aggregates.stock_count.deciding import MOST
from domain.command import Command
from domain.errors import AfterSalesError, Refused, Unavailable
from domain.identifiers import PartNumber
from domain.parts import part_id, parts_stock_id

COLUMNS = (
    Column("part", ("件号", "part number", "part", "配件编号", "零件号"), required=True),
    Column("counted", ("实盘数", "counted", "实盘"), required=True),
    Column("card", ("卡片数", "card", "卡片")),
)
_PART = COLUMNS[0].title
_MOST_PARTS = 200
"""Of one count; a longer file becomes several counts of the same title."""


class _Entry(NamedTuple):
    line: int
    content: str
    command_id: str
    body: EnterCount


class CountImport:
    """An entry is known by the count's title and its part, a count by its title and the parts of its rows."""

    def __init__(
        self,
        title: str,
        store: str,
        person: Actor,
        *,
        ids: Ids,
        give: Callable[[CommandEnvelope], Outcome],
        log: Log,
        clock: Callable[[], datetime],
    ) -> None:
        self._title = title
        self._store = store
        self._person = person
        self._ids = ids
        self._give = give
        self._log = log
        self._clock = clock
        self._states = States(log)
        self._foretold: dict[PartNumber, str] = {}

    def results(self, rows: Iterator[Row], *, dry_run: bool = False) -> Iterator[Result]:
        """One result for each row, in the order of the file. Raises Unavailable when storage is gone."""
        while chunk := list(islice(rows, _MOST_PARTS)):
            yield from sorted(self._chunk(chunk, dry_run=dry_run), key=lambda result: result.line)

    def _chunk(self, rows: Sequence[Row], *, dry_run: bool) -> Iterator[Result]:
        entries: dict[PartNumber, _Entry] = {}
        for row in rows:
            if row.problem is not None:
                yield Result(row.line, Verdict.REJECTED, row.problem)
                continue
            try:
                entry = self._entry(row)
                earlier = entries.setdefault(entry.body.part, entry)
                if earlier.content != entry.content:
                    raise BadRow(OTHER_CONTENT, _PART)
            except AfterSalesError as error:
                yield Result(row.line, Verdict.REJECTED, problem_of(error))
            else:
                if earlier is not entry:
                    yield Result(row.line, Verdict.KNOWN)
        if entries:
            yield from self._counted(list(entries.values()), dry_run=dry_run)

    def _entry(self, row: Row) -> _Entry:
        """Raises BadRow."""
        values = Values(COLUMNS, row.cells)
        part = values.code("part")
        if part is None:
            raise BadRow(NO_KEY, _PART)
        values.required("counted")
        try:
            body = EnterCount.model_validate(
                {"part": part, "counted": values.number("counted"), "card": values.number("card")}
            )
        except ValidationError as error:
            raise unacceptable(error, values.column_of) from None
        content = self._ids.content(*(row.cells[column.field] for column in COLUMNS))
        return _Entry(row.line, content, self._ids.command("count_entry", self._title, part), body)

    def _counted(self, entries: Sequence[_Entry], *, dry_run: bool) -> Iterator[Result]:
        key = (self._title, *(entry.body.part for entry in entries))
        count = self._ids.stream("stock_count", *key)
        if self._log.find_receipt(self._ids.command("stock_count", *key)) is None:
            fresh = []
            for entry in entries:
                judged = self._judged(entry)
                if judged is None:
                    fresh.append(entry)
                else:
                    yield judged
        else:
            planned = set(self._states.now(STOCK_COUNT, count).parts)
            fresh = [entry for entry in entries if entry.body.part in planned]
            # what was refused when that count was planned may be acceptable by now
            if rest := [entry for entry in entries if entry.body.part not in planned]:
                yield from self._counted(rest, dry_run=dry_run)
        if fresh:
            yield from self._entered(count, key, fresh, dry_run=dry_run)

    def _judged(self, entry: _Entry) -> Result | None:
        """None where it is to be entered."""
        try:
            if self._is_known(entry):
                return Result(entry.line, Verdict.KNOWN)
            part = entry.body.part
            if not self._states.now(PART, part_id(self._store, part)).defined:
                raise Refused(NOT_DEFINED, part=part)
            on_hand = self._states.now(PARTS_STOCK, parts_stock_id(self._store, part)).on_hand
            if on_hand > MOST:
                raise Refused(count_refusals.TOO_MANY, part=part, on_hand=str(on_hand), most=str(MOST))
        except Unavailable:
            raise
        except AfterSalesError as error:
            return _rejected(entry, error)
        return None

    def _is_known(self, entry: _Entry) -> bool:
        content = self._foretold.get(entry.body.part) or content_of(self._log, entry.command_id)
        if content is not None and content != entry.content:
            raise BadRow(OTHER_CONTENT, _PART)
        return content is not None

    def _entered(
        self, count: str, key: Sequence[str], entries: Sequence[_Entry], *, dry_run: bool
    ) -> Iterator[Result]:
        parts = tuple(entry.body.part for entry in entries)
        try:
            if not dry_run:
                self._once(
                    count, self._ids.command("stock_count", *key), PlanCount(title=self._title, parts=parts)
                )
                self._once(count, self._ids.command("freeze", *key), FreezeCount())
        except Unavailable:
            raise
        except AfterSalesError as error:
            yield from (_rejected(entry, error) for entry in entries)
            return
        for entry in entries:
            yield self._enter(count, entry, dry_run=dry_run)

    def _enter(self, count: str, entry: _Entry, *, dry_run: bool) -> Result:
        try:
            if self._is_known(entry):
                return Result(entry.line, Verdict.KNOWN)
            if dry_run:
                self._foretold[entry.body.part] = entry.content
            else:
                self._once(count, entry.command_id, entry.body, entry.content)
        except Unavailable:
            raise
        except AfterSalesError as error:
            return _rejected(entry, error)
        return Result(entry.line, Verdict.ACCEPTED)

    def _once(self, count: str, command_id: str, body: Command, content: str | None = None) -> None:
        if self._log.find_receipt(command_id) is not None:
            return
        self._give(
            CommandEnvelope(
                command_id=command_id,
                actor=self._person,
                store=self._store,
                stream=count,
                body=body,
                occurred_at=self._clock(),
                causation_id=content,
            )
        )


def _rejected(entry: _Entry, error: AfterSalesError) -> Result:
    return Result(entry.line, Verdict.REJECTED, problem_of(error, _PART))
