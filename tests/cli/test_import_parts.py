"""``aftersales import parts|receipts|counts``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.application.imports.parts_files import COUNTS, DELIVERY, PADS, PARTS, RECEIPTS, write
from tests.cli.running import Command


def test_parts_receipts_and_counts_come_in_once(aftersales: Command, tmp_path: Path) -> None:
    files = {
        "parts": write(tmp_path / "parts.xlsx", PARTS, [PADS, ("PAD-02", *PADS[1:-1], "1.234")]),
        "receipts": write(tmp_path / "stock.csv", RECEIPTS, [DELIVERY, ("PAD-77", *DELIVERY[1:])]),
        "counts": write(tmp_path / "counted.xlsx", COUNTS, [("PAD-01", 9, 10), ("PAD-01", 8)]),
    }
    reasons = {"parts": "IMP-FIELD-007", "receipts": "STK-PART-901", "counts": "IMP-ROW-004"}
    for accepted, known in ((1, 0), (0, 1)):
        for kind, path in files.items():
            title = ("--title", "三月") if kind == "counts" else ()
            ran = aftersales("import", kind, str(path), "--data", "shop", *title)
            assert ran.code == 0, ran.err
            assert f"2 rows: {accepted} accepted, {known} imported before, 1 rejected" in ran.out
            assert reasons[kind] in ran.out
            sheet = tmp_path / "shop" / "imports" / f"{path.stem}-{kind}-rejected.csv"
            assert reasons[kind] in sheet.read_text("utf-8-sig")


def test_a_dry_run_writes_nothing_but_the_sheet_that_is_asked_for(
    aftersales: Command, tmp_path: Path
) -> None:
    path = write(tmp_path / "parts.csv", PARTS, [PADS, ("", *PADS[1:])])
    ran = aftersales("import", "parts", str(path), "--data", "shop", "--dry-run", "--result", "bad.csv")
    assert "Dry run" in ran.out
    assert "3,件号/part number,IMP-ROW-003" in (tmp_path / "bad.csv").read_text("utf-8-sig")
    assert not (tmp_path / "shop" / "imports").exists()
    assert "1 accepted" in aftersales("import", "parts", str(path), "--data", "shop").out


@pytest.mark.parametrize(
    ("code", "kind", "more"),
    [
        ("IMP-FILE-001", "parts", ()),
        ("CLI-IMPORT-001", "receipts", ("--store", "S/1")),
        ("CLI-IMPORT-002", "parts", ("--person", "谁")),
        ("CLI-IMPORT-003", "counts", ("--title", " ")),
    ],
)
def test_what_is_wrong_with_the_whole_is_one_line(
    aftersales: Command, code: str, kind: str, more: tuple[str, ...]
) -> None:
    ran = aftersales("import", kind, "nothing.csv", "--data", "shop", *more)
    assert (ran.code, ran.err[: len(code)], ran.err.count("\n")) == (1, code, 1)
