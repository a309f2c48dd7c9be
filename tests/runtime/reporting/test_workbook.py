"""Workbooks read back: real numbers and dates, formulas under what may be summed, text that stays text."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from projections.kpi.periods import Period
from runtime.reporting.documents import report_document
from runtime.reporting.model import Cell, Column, Kind, Mark, Named, Quantity, Report, Row, Sheet, total
from runtime.reporting.reports import daily_report, monthly_report
from runtime.reporting.widths import width_of
from runtime.reporting.workbook import workbook
from tests.runtime.reporting.conftest import Demo
from tests.runtime.reporting.reading import MONTH, SECOND_DAY, exact, plain, sheet_of, written

DAY = date(2026, 3, 2)
DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    '=HYPERLINK("http://a.example","x")',
    "http://a.example",
]


def report_of(columns: list[Column], rows: list[Row]) -> Report:
    return Report(
        key="daily",
        title=Named("日报", "Daily report"),
        store="S01",
        period=Period(DAY, DAY),
        position=7,
        rule_sets=["R1"],
        made_at=datetime(2026, 3, 2, 18, 0, 1),  # noqa: DTZ001  # the store's wall clock
        made_by="R01",
        sheets=[sheet_of(columns, rows)],
    )


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_is_never_a_formula(text: str) -> None:
    report = report_of([Column("词", "Word")], [[text], ["plain"]])
    [page] = written(report).worksheets
    cell = page["A2"]
    # a carriage return is written as Excel writes it
    assert (cell.data_type, cell.value.replace("_x000D_", "\r")) == ("s", text)
    assert cell.hyperlink is None
    with ZipFile(BytesIO(workbook(report))) as parts:
        assert "<f>" not in parts.read("xl/worksheets/sheet1.xml").decode()
    assert cell.quotePrefix is (not text.startswith("http"))
    assert (page["A3"].value, page["A3"].quotePrefix) == ("plain", False)


def test_numbers_and_dates_are_no_text() -> None:
    kinds: list[tuple[Kind, Cell, object, str]] = [
        (Kind.INTEGER, 12, 12, "#,##0"),
        (Kind.NUMBER, Decimal("1.25"), 1.25, "#,##0.00"),
        (Kind.YUAN, Decimal("1234.5"), 1234.5, "#,##0.00"),
        (Kind.PERCENT, Decimal(95), 95, '0.00"%"'),
        (Kind.DATE, DAY, datetime(2026, 3, 2), "yyyy-mm-dd"),  # noqa: DTZ001
        (Kind.DATETIME, datetime(2026, 3, 2, 8, 30), datetime(2026, 3, 2, 8, 30), "yyyy-mm-dd hh:mm:ss"),  # noqa: DTZ001
        (Kind.MINUTES, 90, 90, "#,##0.0"),
        (Kind.HOURS, Decimal("7.5"), 7.5, "#,##0.00"),
        (Kind.TEXT, Quantity(Decimal("-3.5"), Kind.YUAN), -3.5, "#,##0.00"),
        (Kind.NUMBER, Mark.NOT_ENABLED, "未启用", "General"),
        (Kind.NUMBER, None, None, "General"),
    ]
    columns = [Column(f"列{number}", f"C{number}", kind) for number, (kind, *_) in enumerate(kinds)]
    [page] = written(report_of(columns, [[cell for _, cell, _, _ in kinds]])).worksheets
    for cell, (_, _, wanted, code) in zip(page[2], kinds, strict=True):
        assert (cell.value, cell.number_format) == (wanted, code)


def test_a_truth_is_refused() -> None:
    with pytest.raises(TypeError):
        workbook(report_of([Column("是否", "Whether")], [[True]]))


def test_totals_are_formulas_under_the_columns_that_may_be_summed() -> None:
    columns = [
        Column("项", "Item"),
        Column("元", "Yuan", Kind.YUAN, summed=True),
        Column("率", "Rate", Kind.PERCENT),
    ]
    report = report_of(
        columns,
        [["a", Decimal("0.10"), Decimal(50)], ["b", Mark.NOT_ENABLED, None], ["c", Decimal("0.20"), 1]],
    )
    [page], [formulas] = written(report).worksheets, written(report, values=False).worksheets
    assert (formulas["B6"].value, page["B6"].value) == ("=SUM(B2:B4)", 0.3)
    assert (page["A6"].value, page["C6"].value) == ("合计 Total", None)
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", "A1:C4")
    assert page["A1"].value == "项\nItem"


def test_columns_have_room_for_chinese() -> None:
    assert width_of("合计 Total") == 10
    assert width_of(Mark.NOT_ENABLED) == 6
    assert width_of(Mark.NOT_ENABLED, "en") == 11
    wide = "维" * 20
    [page] = written(report_of([Column("甲", "A"), Column("乙", "B")], [[wide, "b" * 500]])).worksheets
    assert page.column_dimensions["A"].width > 40
    assert page.column_dimensions["B"].width < 70


def test_an_empty_sheet_opens() -> None:
    [page] = written(report_of([Column("甲", "A", Kind.YUAN, summed=True)], [])).worksheets
    assert (page.max_row, page["A1"].value) == (1, "甲\nA")


def test_english_alone() -> None:
    book = load_workbook(BytesIO(workbook(report_of([Column("词", "Word")], [[Mark.NOT_ENABLED]]), "en")))
    assert book.sheetnames == ["One"]
    assert [cell.value for cell in next(iter(book["One"].columns))] == ["Word", "Not enabled"]


@pytest.mark.requirement("R-182", "R-187b")
@pytest.mark.parametrize("make", [daily_report(SECOND_DAY), monthly_report(MONTH)], ids=["daily", "monthly"])
def test_a_whole_report_is_the_same_file_every_time_and_has_the_same_numbers(
    demo: Demo, make: object
) -> None:
    report = demo.report(make)  # type: ignore[arg-type]
    assert workbook(report) == workbook(report)
    book = written(report)
    assert book.sheetnames[-1] == "口径说明"
    assert book.properties.created.replace(tzinfo=UTC) == report.made_at.replace(tzinfo=UTC)
    for sheet, page in zip(report.sheets, book.worksheets, strict=True):
        assert page.title == sheet.zh
        for row, cells in zip(sheet.rows, page.iter_rows(min_row=2), strict=False):
            for cell, read in zip(row, cells, strict=True):
                _same(cell, read.value)
        if sheet.totalled:
            for place, column in enumerate(sheet.columns, start=1):
                if column.summed:
                    read = page.cell(len(sheet.rows) + 3, place).value
                    assert exact(read) == total(sheet, place - 1).quantize(Decimal("0.0001"))


def _same(cell: Cell, read: object) -> None:
    number = plain(cell)
    if isinstance(number, (int, Decimal)):
        assert isinstance(read, (int, float))
        assert exact(read) == Decimal(number).quantize(Decimal("0.0001"))
    elif isinstance(cell, datetime):
        assert read == cell
    elif isinstance(cell, date):
        assert read == datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001
    elif cell in (None, ""):
        assert read is None
    else:
        assert read == (cell if type(cell) is str else cell.label())  # type: ignore[union-attr]


def test_the_document_has_the_same_rows(demo: Demo) -> None:
    report = demo.report(daily_report(SECOND_DAY))
    document = report_document(report)
    sheets: list[Sheet] = list(report.sheets)
    told = document["sheets"]
    assert isinstance(told, list)
    assert [each["sheet"] for each in told] == [sheet.key for sheet in sheets]
    assert [len(each["rows"]) for each in told] == [len(sheet.rows) for sheet in sheets]
