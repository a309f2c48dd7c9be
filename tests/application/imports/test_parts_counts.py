"""Counts out of a file: planned, frozen and entered once, whatever breaks; approved by somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from application.commands import CommandEnvelope, Outcome
from application.imports import Result, Verdict
from domain.aggregates.stock_count import STOCK_COUNT
from domain.aggregates.stock_count.commands import ApproveCount, EnterCount, VoidCount
from domain.aggregates.stock_count.events import CountPlanned, StockCountEvent
from domain.aggregates.stock_count.state import StockCount
from domain.aggregates.stock_count.words import CountStage
from domain.command import Command
from domain.decider import fold
from domain.envelope import Recorded
from domain.errors import Refused
from domain.reasons import ReasonCode, ReasonInput
from tests.application.imports.parts_files import CLERK, DELIVERY, NOW, PADS, STORE, Counter, counter
from tests.application.imports.test_parts_masters import problem


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Counter]:
    with counter(tmp_path) as opened:
        opened.parts(*(numbered(number) for number in range(1, 6)))
        opened.receipts(DELIVERY)
        yield opened


def numbered(number: int) -> tuple[str, ...]:
    return (f"PAD-0{number}", *PADS[1:])


def counts(here: Counter) -> dict[str, StockCount]:
    planned = here.system.log.read_all(after=0, limit=100, type_names=frozenset({CountPlanned.type_name}))
    return {each.stream: count_of(here, each.stream) for each in planned}


def count_of(here: Counter, stream: str) -> StockCount:
    return fold(STOCK_COUNT, cast("list[Recorded[StockCountEvent]]", here.system.log.read_stream(stream)))


def give(here: Counter, stream: str, body: Command) -> None:
    envelope = CommandEnvelope(
        command_id="somebody-1", actor=CLERK, store=STORE, stream=stream, body=body, occurred_at=NOW
    )
    here.system.bus.handle(envelope)


def verdicts(results: list[Result]) -> list[Verdict]:
    return [each.verdict for each in results]


def test_rows_are_one_count_that_waits_for_another_persons_approval(here: Counter) -> None:
    rows = (("PAD-01", "9", "10"), ("PAD-02", "0", ""))
    assert verdicts(here.counts(*rows)) == [Verdict.ACCEPTED, Verdict.ACCEPTED]
    ((stream, count),) = counts(here).items()
    assert count.stage is CountStage.ENTERED
    assert count.entries["PAD-01"].difference == -1
    with pytest.raises(Refused, match="CNT-APPROVE"):
        give(here, stream, ApproveCount())


def test_bad_rows_do_not_keep_the_good_ones_from_being_counted(here: Counter) -> None:
    rows = (
        ("PAD-01", "9", ""),
        ("", "1", ""),
        ("PAD-77", "1", ""),
        ("PAD-02", "", ""),
        ("PAD-02", "-1", ""),
        ("PAD-03", "一", ""),
        ("PAD-01", "8", ""),
        ("PAD-01", "9", ""),
        ("PAD-04", "2", "x"),
        ("PAD-05", "3"),
        ("PAD-03", "4", "4"),
    )
    foretold = here.counts(*rows, dry_run=True)
    assert counts(here) == {}
    results = here.counts(*rows)
    assert results == foretold
    assert [each.line for each in results] == list(range(2, 13))
    assert [each.problem.code if each.problem else each.verdict.name for each in results] == [
        "ACCEPTED",
        "IMP-ROW-003",
        "STK-PART-901",
        "IMP-FIELD-001",
        "IMP-FIELD-005",
        "IMP-FIELD-006",
        "IMP-ROW-004",
        "KNOWN",
        "IMP-FIELD-006",
        "IMP-ROW-002",
        "ACCEPTED",
    ]
    (count,) = counts(here).values()
    assert count.parts == ("PAD-01", "PAD-03")


def test_twice_is_once_and_what_was_mended_is_counted_beside_it(here: Counter) -> None:
    here.counts(("PAD-01", "9", ""), ("PAD-06", "2", ""))
    here.parts(numbered(6))
    head = here.system.log.head()
    again = here.counts(("PAD-01", "9", ""), dry_run=True)
    assert verdicts(again) == [Verdict.KNOWN]
    assert here.system.log.head() == head
    mended = here.counts(("PAD-01", "9", ""), ("PAD-06", "2", ""))
    assert verdicts(mended) == [Verdict.KNOWN, Verdict.ACCEPTED]
    assert [count.parts for count in counts(here).values()] == [("PAD-01",), ("PAD-06",)]
    head = here.system.log.head()
    assert verdicts(here.counts(("PAD-01", "9", ""), ("PAD-06", "2", ""))) == [Verdict.KNOWN, Verdict.KNOWN]
    (other,) = here.counts(("PAD-06", "3", ""))
    assert problem(other) == ("件号/part number", "IMP-ROW-004")
    assert here.system.log.head() == head


def test_another_title_is_another_count(here: Counter) -> None:
    here.counts(("PAD-01", "9", ""))
    assert verdicts(here.counts(("PAD-01", "9", ""), title="四月")) == [Verdict.ACCEPTED]
    assert len(counts(here)) == 2


@pytest.mark.parametrize("sent_before", range(5))
def test_a_count_that_was_broken_off_is_finished(
    here: Counter, monkeypatch: pytest.MonkeyPatch, sent_before: int
) -> None:
    rows = (("PAD-01", "9", ""), ("PAD-02", "1", ""), ("PAD-03", "1", ""))
    sent: list[CommandEnvelope] = []

    def falters(envelope: CommandEnvelope) -> Outcome:
        if len(sent) == sent_before:
            raise KeyboardInterrupt
        sent.append(envelope)
        return here.system.bus.handle(envelope)

    with monkeypatch.context() as broken:
        broken.setattr(here.imports, "_give", falters)
        with pytest.raises(KeyboardInterrupt):
            here.counts(*rows)
    entered = sum(isinstance(envelope.body, EnterCount) for envelope in sent)
    known, new = [Verdict.KNOWN] * entered, [Verdict.ACCEPTED] * (3 - entered)
    assert verdicts(here.counts(*rows, dry_run=True)) == known + new
    assert verdicts(here.counts(*rows)) == known + new
    (count,) = counts(here).values()
    assert count.stage is CountStage.ENTERED
    assert set(count.entries) == {"PAD-01", "PAD-02", "PAD-03"}


def test_a_count_that_was_voided_takes_no_entries(here: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    def void_first(envelope: CommandEnvelope) -> Outcome:
        if isinstance(envelope.body, EnterCount):
            give(here, envelope.stream, VoidCount(reason=ReasonInput(code=ReasonCode.ENTRY_MISTAKE)))
        return here.system.bus.handle(envelope)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(here.imports, "_give", void_first)
        (result,) = here.counts(("PAD-01", "9", ""))
    assert problem(result)[1].startswith("CNT-")
