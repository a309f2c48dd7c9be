"""Goods out of a file: exact amounts, the day that a row names, serial numbers, text and workbooks alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import cast
from zipfile import ZipFile

import pytest

from application.commands import CommandEnvelope, Outcome
from application.imports import Verdict
from application.imports.parts import PartsFile, open_parts_file
from domain.aggregates.parts_stock.events import StockReceived
from domain.aggregates.parts_stock.words import ReceiptSource
from domain.envelope import Recorded
from domain.errors import Invalid
from domain.parts import parts_stock_id
from domain.reasons import ReasonCode
from tests.application.imports.parts_files import (
    DELIVERY,
    NOW,
    PADS,
    RECEIPTS,
    STORE,
    Cell,
    Counter,
    counter,
    write,
)
from tests.application.imports.test_parts_masters import problem

SHELF = parts_stock_id(STORE, "PAD-01")


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Counter]:
    with counter(tmp_path) as opened:
        opened.parts(PADS)
        yield opened


def received(here: Counter, part: str = "PAD-01") -> list[Recorded[StockReceived]]:
    return cast("list[Recorded[StockReceived]]", here.system.log.read_stream(parts_stock_id(STORE, part)))


def changed(column: str, value: str) -> tuple[str, ...]:
    place = RECEIPTS.index(column)
    return (*DELIVERY[:place], value, *DELIVERY[place + 1 :])


def test_a_receipt_of_the_past_is_a_late_entry_at_its_exact_cost(here: Counter) -> None:
    assert [each.verdict for each in here.receipts(DELIVERY)] == [Verdict.ACCEPTED]
    (came,) = received(here)
    assert came.event.unit_cost.fen == 6_425
    assert (came.event.lot, came.event.bin, came.event.supplier) == ("B7", "A-01", "MAKER")
    assert came.event.source is ReceiptSource.PURCHASE
    assert came.meta.occurred_at.date() == date(2026, 2, 16)
    assert came.meta.recorded_at == NOW
    assert came.meta.late_entry is ReasonCode.IMPORTED


def test_opening_stock_of_today_is_not_late(here: Counter) -> None:
    here.receipts(("pad-01", "1,000.5", "0.01", "a-01", "", "", "", ""))
    (came,) = received(here)
    assert (str(came.event.quantity), came.event.unit_cost.fen) == ("1000.5", 1)
    assert (came.meta.occurred_at, came.meta.late_entry) == (NOW, None)
    assert came.event.source is ReceiptSource.OPENING


@pytest.mark.parametrize(
    ("column", "value", "code", "field"),
    [
        ("件号", "", "IMP-ROW-003", "件号/part number"),
        ("件号", "PAD-77", "STK-PART-901", "件号/part number"),
        ("数量", "", "IMP-FIELD-001", "数量/quantity"),
        ("数量", "十", "IMP-FIELD-006", "数量/quantity"),
        ("数量", "0", "IMP-FIELD-005", "数量/quantity"),
        ("数量", "1.0001", "IMP-FIELD-005", "数量/quantity"),
        ("数量", "1e3", "IMP-FIELD-006", "数量/quantity"),
        ("数量", "NaN", "IMP-FIELD-006", "数量/quantity"),
        ("成本单价", "64.255", "IMP-FIELD-007", "成本单价/unit cost"),
        ("成本单价", "-1", "STK-COST-001", "成本单价/unit cost"),
        ("成本单价", "=A1*2", "IMP-FIELD-009", "成本单价/unit cost"),
        ("库位", "", "IMP-FIELD-001", "库位/bin"),
        ("库位", "左 边", "IMP-FIELD-005", "库位/bin"),
        ("日期", "2026-13-01", "IMP-FIELD-003", "日期/date"),
        ("日期", "2026-03-03", "IMP-FIELD-004", "日期/date"),
    ],
)
def test_a_bad_cell_rejects_its_row_alone(
    here: Counter, column: str, value: str, code: str, field: str
) -> None:
    bad, good = here.receipts(changed(column, value), changed("批次", "B8"))
    assert (bad.line, problem(bad)) == (2, (field, code))
    assert good.verdict is Verdict.ACCEPTED
    assert len(received(here)) == 1
    assert here.system.log.refusals(limit=10) == []


def test_part_batch_and_document_make_a_receipt(here: Counter) -> None:
    rows = (DELIVERY, DELIVERY, changed("数量", "11"), changed("批次", "B8"), changed("单据", "DN-2"))
    foretold = here.receipts(*rows, dry_run=True)
    assert received(here) == []
    results = here.receipts(*rows)
    assert results == foretold
    assert [each.verdict for each in results] == [
        Verdict.ACCEPTED,
        Verdict.KNOWN,
        Verdict.REJECTED,
        Verdict.ACCEPTED,
        Verdict.ACCEPTED,
    ]
    assert problem(results[2]) == ("件号/part number, 批次/lot, 单据/document", "IMP-ROW-004")
    head = here.system.log.head()
    assert Verdict.ACCEPTED not in {each.verdict for each in here.receipts(*reversed(rows))}
    assert here.system.log.head() == head


def test_every_piece_of_a_serial_tracked_part_is_new_to_the_shelf(here: Counter) -> None:
    here.parts(("ECU-1", "控制单元", "只", "是", "返厂", "", "", ""))
    header = ("part", "quantity", "unit_cost", "bin", "lot", "序列号")
    rows = [
        ("ECU-1", "2", "900", "E-01", "A", "S1 S2"),
        ("ECU-1", "2", "900", "E-01", "B", "S3"),
        ("ECU-1", "1", "900", "E-01", "C", "S2"),
    ]
    path = write(here.directory / "serials.csv", header, rows)
    foretold = list(here.imports.receipts(open_parts_file(path), dry_run=True))
    results = list(here.imports.receipts(open_parts_file(path)))
    assert results == foretold
    assert results[0].verdict is Verdict.ACCEPTED
    assert [problem(each) for each in results[1:]] == [
        ("序列号/serials", "STK-SERIAL-001"),
        ("序列号/serials", "STK-SERIAL-002"),
    ]


def test_numbers_and_dates_of_a_workbook_are_what_they_look_like(here: Counter) -> None:
    rows: list[tuple[Cell, ...]] = [
        ("PAD-01", 10, 0.1 + 0.2, "A-01", "B1", None, None, datetime(2026, 2, 16)),  # noqa: DTZ001
        (None, None, None),
        ("PAD-01", 2.5, 1234.56, "A-01", 7),
        ("PAD-01", 1, "=6*7", "A-01", "B3"),
        ("PAD-01", 1, 6.005, "A-01", "B4"),
        ("PAD-01", True, 1, "A-01", "B5"),
        ("PAD-01", 1, 1, "A-01", "B6", None, None, None, "more"),
    ]
    path = write(here.directory / "receipts.xlsx", RECEIPTS, rows)
    results = list(here.imports.receipts(open_parts_file(path)))
    assert [each.line for each in results] == [2, 4, 5, 6, 7, 8]
    assert [each.verdict for each in results[:2]] == [Verdict.ACCEPTED, Verdict.ACCEPTED]
    assert [problem(each)[1] for each in results[2:]] == [
        "IMP-FIELD-009",
        "IMP-FIELD-007",
        "IMP-FIELD-006",
        "IMP-ROW-002",
    ]
    first, second = received(here)
    assert (first.event.unit_cost.fen, first.meta.occurred_at.date()) == (30, date(2026, 2, 16))
    assert (str(second.event.quantity), second.event.unit_cost.fen, second.event.lot) == ("2.5", 123_456, "7")


def test_rows_before_the_damage_of_a_workbook_come_in(here: Counter) -> None:
    rows = [changed("批次", f"B{number}") for number in range(400)]
    whole = write(here.directory / "whole.xlsx", RECEIPTS, rows)
    torn = here.directory / "torn.xlsx"
    with ZipFile(whole) as old, ZipFile(torn, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[: len(content) // 2] if "sheet1.xml" in name else content)
    results = here.imports.receipts(open_parts_file(torn))
    assert next(results).verdict is Verdict.ACCEPTED
    with pytest.raises(Invalid, match="IMP-FILE-005"):
        list(results)
    assert 150 < len(received(here)) < 250


def test_a_workbook_and_a_text_file_of_the_same_rows_are_the_same_rows(here: Counter) -> None:
    here.receipts(DELIVERY)
    path = write(here.directory / "same.xlsx", RECEIPTS, [DELIVERY])
    assert [each.verdict for each in here.imports.receipts(open_parts_file(path))] == [Verdict.KNOWN]


def test_rows_are_read_one_by_one(here: Counter) -> None:
    taken = []

    def records() -> Iterator[tuple[int, list[str] | None]]:
        for number, row in enumerate((RECEIPTS, DELIVERY, changed("批次", "B8")), start=1):
            taken.append(number)
            yield number, list(row)

    results = here.imports.receipts(PartsFile(3, records()))
    assert next(results).verdict is Verdict.ACCEPTED
    assert taken == [1, 2]
    assert len(received(here)) == 1


def test_an_import_that_was_broken_off_goes_on_where_it_stopped(
    here: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = (DELIVERY, changed("批次", "B8"))
    sent: list[CommandEnvelope] = []

    def falters(envelope: CommandEnvelope) -> Outcome:
        if sent:
            raise KeyboardInterrupt
        sent.append(envelope)
        return here.system.bus.handle(envelope)

    with monkeypatch.context() as broken:
        broken.setattr(here.imports, "_give", falters)
        with pytest.raises(KeyboardInterrupt):
            here.receipts(*rows)
    assert [each.verdict for each in here.receipts(*rows)] == [Verdict.KNOWN, Verdict.ACCEPTED]
    assert len(received(here)) == 2
