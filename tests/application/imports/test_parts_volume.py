"""Ten thousand receipts, five hundred of them bad in ten ways: the others come in once, the bad ones are explained."""

from __future__ import annotations

import csv
import io
from collections import Counter as Tally
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest

from application.imports import Result, Verdict, write_rejections
from application.imports.parts import open_parts_file
from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.parts_stock.events import PartsStockEvent
from domain.decider import fold
from domain.envelope import Recorded
from domain.parts import parts_stock_id
from tests.application.imports.parts_files import PADS, RECEIPTS, STORE, Counter, counter
from tests.support.backends import BackendUrl, sqlite_backend

PARTS = 100
EVERY = 20
"""One row of so many is bad."""
BAD = [
    ("IMP-ROW-001", "", "{part},5,64.25,A-01,\"{lot},,,2026-02-16"),
    ("IMP-ROW-002", "", "{part},5,64.25,A-01,{lot},,,2026-02-16,more"),
    ("IMP-ROW-003", "件号/part number", ",5,64.25,A-01,{lot},,,2026-02-16"),
    ("IMP-ROW-004", "件号/part number, 批次/lot, 单据/document", "{part},6,64.25,A-01,{earlier},,,2026-02-16"),
    ("IMP-FIELD-001", "库位/bin", "{part},5,64.25,,{lot},,,2026-02-16"),
    ("IMP-FIELD-003", "日期/date", "{part},5,64.25,A-01,{lot},,,16.2.26"),
    ("IMP-FIELD-004", "日期/date", "{part},5,64.25,A-01,{lot},,,2027-02-16"),
    ("IMP-FIELD-005", "数量/quantity", "{part},0,64.25,A-01,{lot},,,2026-02-16"),
    ("IMP-FIELD-007", "成本单价/unit cost", "{part},5,64.255,A-01,{lot},,,2026-02-16"),
    ("STK-PART-901", "件号/part number", "X{part},5,64.25,A-01,{lot},,,2026-02-16"),
]  # fmt: skip
GOOD = "{part},5,64.25,A-01,{lot},,,2026-02-16"


def lines(rows: int) -> Iterator[str]:
    yield ",".join(RECEIPTS)
    for number in range(rows):
        turn, place = divmod(number, EVERY)
        form = BAD[turn % len(BAD)][2] if place == EVERY - 1 else GOOD
        part = number // 2 % PARTS
        yield form.format(part=f"P-{part:03}", lot=f"B{number}", earlier=f"B{number - 1}")


def expected(rows: int) -> dict[int, tuple[str, str]]:
    """Code and column by line."""
    return {EVERY * (turn + 1) + 1: BAD[turn % len(BAD)][:2] for turn in range(rows // EVERY)}


def twice(here: Counter, rows: int) -> list[Result]:
    """The results of the first time; the second time adds nothing."""
    here.parts(*((f"P-{number:03}", *PADS[1:]) for number in range(PARTS)))
    path = here.directory / "receipts.csv"
    path.write_text("\n".join(lines(rows)), "utf-8")
    first = list(here.imports.receipts(open_parts_file(path)))
    head = here.system.log.head()
    second = list(here.imports.receipts(open_parts_file(path)))
    assert here.system.log.head() == head
    assert here.system.log.refusals(limit=1) == []
    assert [each.problem for each in second] == [each.problem for each in first]
    assert {each.verdict for each in second} == {Verdict.KNOWN, Verdict.REJECTED}
    return first


def check(here: Counter, rows: int) -> None:
    results = twice(here, rows)
    bad = rows // EVERY
    assert Tally(each.verdict for each in results) == {Verdict.ACCEPTED: rows - bad, Verdict.REJECTED: bad}
    explained = {
        each.line: (each.problem.code, each.problem.field) for each in results if each.problem is not None
    }
    assert explained == expected(rows)
    assert on_hand(here) == (rows - bad) * 5
    check_sheet(here.directory / "rejected.csv", results, bad)


def on_hand(here: Counter) -> Decimal:
    streams = (parts_stock_id(STORE, f"P-{number:03}") for number in range(PARTS))
    shelves = (
        fold(PARTS_STOCK, cast("list[Recorded[PartsStockEvent]]", here.system.log.read_stream(stream)))
        for stream in streams
    )
    return sum((shelf.on_hand for shelf in shelves), Decimal(0))


def check_sheet(path: Path, results: list[Result], bad: int) -> None:
    """Line, column, code and both texts, for every rejected row."""
    write_rejections(path, (each for each in results if each.problem is not None))
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert len(rows) == bad
    assert {row["code"]: row["field"] for row in rows} == {code: field for code, field, _ in BAD}
    assert all(row["line"] and row["text_zh"] and row["text_en"] for row in rows)


@pytest.mark.slow
def test_ten_thousand_rows(tmp_path: Path) -> None:
    with counter(tmp_path, sqlite_backend(tmp_path)) as here:
        check(here, 10_000)


def test_the_same_on_both_backends(backend: BackendUrl, tmp_path: Path) -> None:
    with counter(tmp_path, backend) as here:
        check(here, 400)
