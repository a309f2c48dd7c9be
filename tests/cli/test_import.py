"""``aftersales import arrivals``."""

from __future__ import annotations

from pathlib import Path

from tests.application.imports.files import GOOD, write
from tests.cli.running import Command, Ran

_WORDS = GOOD["CDESCR"]


def _import(aftersales: Command, path: Path, *more: str) -> Ran:
    return aftersales(
        "import", "arrivals", str(path), "--mapping", "nhtsa-complaints", "--data", "shop", *more
    )


def test_rows_are_counted_and_rejections_explained(aftersales: Command, tmp_path: Path) -> None:
    path = write(tmp_path / "rows.csv", [GOOD, {**GOOD, "CMPLID": "2", "VIN": ""}])
    ran = _import(aftersales, path)
    assert ran.code == 0
    assert "2 rows: 1 accepted, 0 imported before, 1 rejected" in ran.out
    assert "VEH-REGISTER-003" in ran.out
    sheet = tmp_path / "shop" / "imports" / "rows-nhtsa-complaints-rejected.csv"
    assert "3,VIN,VEH-REGISTER-003" in sheet.read_text("utf-8-sig")
    again = _import(aftersales, path, "--lang", "en")
    assert "2 rows: 0 accepted, 1 imported before, 1 rejected" in again.out


def test_a_dry_run_writes_nothing(aftersales: Command, tmp_path: Path) -> None:
    path = write(tmp_path / "rows.csv", [GOOD, {**GOOD, "CMPLID": "2", "VIN": ""}])
    ran = _import(aftersales, path, "--dry-run")
    assert ran.code == 0
    assert "Dry run" in ran.out
    assert "1 accepted" in ran.out
    assert not (tmp_path / "shop" / "imports").exists()
    assert "1 accepted" in _import(aftersales, path).out


def test_the_sheet_goes_where_it_is_wanted(aftersales: Command, tmp_path: Path) -> None:
    path = write(tmp_path / "rows.csv", [{**GOOD, "MILES": "x"}])
    _import(aftersales, path, "--dry-run", "--result", "sheets/bad.csv")
    assert "2,MILES,IMP-FIELD-002" in (tmp_path / "sheets" / "bad.csv").read_text("utf-8-sig")


def test_nobodys_words_are_on_the_screen_or_in_a_file(aftersales: Command, tmp_path: Path) -> None:
    path = write(tmp_path / "rows.csv", [GOOD, {**GOOD, "CMPLID": "2", "VIN": _WORDS}])
    ran = _import(aftersales, path)
    assert _WORDS not in ran.out + ran.err
    kept = b"".join(file.read_bytes() for file in (tmp_path / "shop").rglob("*") if file.is_file())
    assert _WORDS.encode() not in kept


def test_what_is_wrong_with_the_whole_file_is_one_line(aftersales: Command, tmp_path: Path) -> None:
    missing = _import(aftersales, tmp_path / "nothing.csv")
    assert (missing.code, missing.err[:12], missing.err.count("\n")) == (1, "IMP-FILE-001", 1)
    unknown = aftersales("import", "arrivals", "x.csv", "--mapping", "nonsense")
    assert (unknown.code, unknown.err[:11]) == (1, "IMP-MAP-001")
    store = _import(aftersales, tmp_path / "x.csv", "--store", "S/1")
    assert (store.code, store.err[:14]) == (1, "CLI-IMPORT-001")
