"""Master data out of a file: defined, classed, a price proposed; and what is wrong with a row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from application.commands import CommandEnvelope
from application.imports import Result, Verdict
from application.imports.parts import open_parts_file
from domain.aggregates.part import PART
from domain.aggregates.part.commands import DefinePart
from domain.aggregates.part.events import PartEvent
from domain.aggregates.part.state import Part
from domain.aggregates.part.words import PriceStatus
from domain.decider import fold
from domain.envelope import Recorded
from domain.errors import Invalid, NotFound
from domain.parts import OldPartPolicy, UsageClass, part_id
from tests.application.imports.parts_files import CLERK, NOW, PADS, PARTS, STORE, Counter, counter, write


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Counter]:
    with counter(tmp_path) as opened:
        yield opened


def known(here: Counter, part: str = "PAD-01") -> Part:
    history = here.system.log.read_stream(part_id(STORE, part))
    return fold(PART, cast("list[Recorded[PartEvent]]", history))


def problem(result: Result) -> tuple[str, str]:
    assert result.problem is not None
    assert result.verdict is Verdict.REJECTED
    assert result.problem.zh
    assert result.problem.en
    return result.problem.field, result.problem.code


def changed(column: str, value: str, row: tuple[str, ...] = PADS) -> tuple[str, ...]:
    place = PARTS.index(column)
    return (*row[:place], value, *row[place + 1 :])


def test_a_part_is_defined_classed_and_its_price_proposed(here: Counter) -> None:
    assert [each.verdict for each in here.parts(PADS)] == [Verdict.ACCEPTED]
    part = known(here)
    assert part.details is not None
    assert (part.details.title, part.details.old_part_policy) == ("前刹车片", OldPartPolicy.KEEP)
    assert part.classes == {2026: UsageClass.CONSUMABLE}
    (price,) = part.prices.values()
    assert (price.price.fen, price.status) == (12_850, PriceStatus.PROPOSED)


def test_what_may_be_left_out_is(here: Counter) -> None:
    assert here.parts(("oil-5w30", "机油", "桶", "", "scrap"))[0].problem is not None
    bare = ("oil-5w30", "机油", "桶", "", "scrap", "", "", "")
    assert [each.verdict for each in here.parts(bare)] == [Verdict.ACCEPTED]
    part = known(here, "OIL-5W30")
    assert (part.classes, part.prices, part.serial_tracked) == ({}, {}, False)


@pytest.mark.parametrize(
    ("column", "value", "code", "field"),
    [
        ("件号", "", "IMP-ROW-003", "件号/part number"),
        ("件号", "垫片 1", "IMP-FIELD-005", "件号/part number"),
        ("名称", "", "IMP-FIELD-001", "名称/title"),
        ("名称", "x" * 121, "IMP-FIELD-005", "名称/title"),
        ("名称", '=HYPERLINK("x")', "IMP-FIELD-009", "名称/title"),
        ("单位", "", "IMP-FIELD-001", "单位/unit"),
        ("序列号管理", "也许", "IMP-FIELD-008", "序列号管理/serial tracked"),
        ("旧件处理", "", "IMP-FIELD-001", "旧件处理/old part policy"),
        ("旧件处理", "送人", "IMP-FIELD-008", "旧件处理/old part policy"),
        ("分类", "贵重", "IMP-FIELD-008", "分类/usage class"),
        ("分类", "", "IMP-FIELD-001", "分类/usage class"),
        ("年度", "", "IMP-FIELD-001", "年度/year"),
        ("年度", "1999", "IMP-FIELD-005", "年度/year"),
        ("年度", "2026.5", "IMP-FIELD-002", "年度/year"),
        ("售价", "12,8.5", "IMP-FIELD-006", "售价/price"),
        ("售价", "128.505", "IMP-FIELD-007", "售价/price"),
        ("售价", "0", "PART-PRICE-001", "售价/price"),
    ],
)
def test_a_bad_cell_rejects_its_row_alone(
    here: Counter, column: str, value: str, code: str, field: str
) -> None:
    bad, good = here.parts(changed(column, value), ("PAD-02", *PADS[1:]))
    assert (bad.line, problem(bad)) == (2, (field, code))
    assert good.verdict is Verdict.ACCEPTED
    assert not known(here).defined
    assert here.system.log.refusals(limit=10) == []


def test_twice_is_once_and_other_content_is_told(here: Counter) -> None:
    here.parts(PADS)
    head = here.system.log.head()
    assert [each.verdict for each in here.parts(PADS, PADS)] == [Verdict.KNOWN, Verdict.KNOWN]
    (dearer,) = here.parts(changed("售价", "130"))
    assert problem(dearer) == ("件号/part number", "IMP-ROW-004")
    assert here.system.log.head() == head


def test_a_part_that_somebody_defined_by_hand_is_not_overwritten(here: Counter) -> None:
    body = DefinePart(
        part="PAD-01", title="刹车片", unit="套", serial_tracked=False, old_part_policy=OldPartPolicy.SCRAP
    )
    here.system.bus.handle(
        CommandEnvelope(
            command_id="by-hand-1",
            actor=CLERK,
            store=STORE,
            stream=part_id(STORE, "PAD-01"),
            body=body,
            occurred_at=NOW,
        )
    )
    (result,) = here.parts(PADS)
    assert problem(result) == ("件号/part number", "PART-DEFINE-002")
    assert known(here).prices == {}


def test_a_dry_run_foretells_the_run(here: Counter) -> None:
    rows = (PADS, PADS, changed("售价", "1.234"), changed("名称", "别的"))
    foretold = here.parts(*rows, dry_run=True)
    assert here.system.log.head() == 0
    assert here.parts(*rows) == foretold
    assert [each.verdict for each in foretold] == [
        Verdict.ACCEPTED,
        Verdict.KNOWN,
        Verdict.REJECTED,
        Verdict.REJECTED,
    ]


def test_columns_go_by_either_name_in_any_order(here: Counter, tmp_path: Path) -> None:
    header = ("Remarks", "TITLE", "old_part_policy", "Part", "unit", "备注")
    path = write(tmp_path / "english.csv", header, [("x", "Brake pads", "Scrapped", "PAD-09", "set", "=1")])
    (result,) = here.imports.masters(open_parts_file(path))
    assert result.verdict is Verdict.ACCEPTED
    assert known(here, "PAD-09").defined


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_encodings(here: Counter, tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "own.csv", PARTS, [PADS])
    path.write_text(path.read_text("utf-8"), encoding)
    assert [each.verdict for each in here.imports.masters(open_parts_file(path))] == [Verdict.ACCEPTED]


def test_what_is_wrong_with_the_whole_file_is_named(here: Counter, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="IMP-FILE-001"):
        open_parts_file(tmp_path / "nothing.csv")
    with pytest.raises(NotFound, match="IMP-FILE-001"):
        open_parts_file(tmp_path / "nothing.xlsx")
    (tmp_path / "text.xlsx").write_text("件号,名称", "utf-8")
    with pytest.raises(Invalid, match="IMP-FILE-005"):
        open_parts_file(tmp_path / "text.xlsx")
    short = write(tmp_path / "short.csv", ("件号", "单位"), [])
    with pytest.raises(Invalid, match=r"IMP-FILE-003.*名称/title"):
        list(here.imports.masters(open_parts_file(short)))
    double = write(tmp_path / "double.csv", (*PARTS, "part"), [])
    with pytest.raises(Invalid, match="IMP-FILE-006"):
        list(here.imports.masters(open_parts_file(double)))
    empty = write(tmp_path / "empty.xlsx", (), [])
    with pytest.raises(Invalid, match="IMP-FILE-004"):
        list(here.imports.masters(open_parts_file(empty)))
