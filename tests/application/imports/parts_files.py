"""Files of the parts department, and a house to import them into."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook

from application.commands.timing import STORE_ZONE
from application.imports import Result
from application.imports.parts import PartsImports, open_parts_file
from domain.actors import Actor, Role
from runtime.settings import Settings
from runtime.system import System, open_system
from tests.support.backends import BackendUrl

STORE = "S01"
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
CLERK = Actor(id="P09", role=Role.PARTS_SUPERVISOR)

PARTS = ("件号", "名称", "单位", "序列号管理", "旧件处理", "分类", "年度", "售价")
RECEIPTS = ("件号", "数量", "成本单价", "库位", "批次", "供应商", "单据", "日期")
COUNTS = ("件号", "实盘数", "卡片数")
PADS = ("PAD-01", "前刹车片", "套", "否", "留存备查", "易耗件", "2026", "128.50")
DELIVERY = ("PAD-01", "10", "64.25", "A-01", "B7", "MAKER", "DN-1", "2026-02-16")

Cell = str | int | float | datetime | None


@dataclass(frozen=True)
class Counter:
    """``parts``, ``receipts`` and ``counts`` import a file and give the result of each row."""

    system: System
    imports: PartsImports
    directory: Path

    def parts(self, *rows: Sequence[Cell], dry_run: bool = False) -> list[Result]:
        file = open_parts_file(write(self.directory / "parts.csv", PARTS, rows))
        return list(self.imports.masters(file, dry_run=dry_run))

    def receipts(self, *rows: Sequence[Cell], dry_run: bool = False) -> list[Result]:
        file = open_parts_file(write(self.directory / "receipts.csv", RECEIPTS, rows))
        return list(self.imports.receipts(file, dry_run=dry_run))

    def counts(self, *rows: Sequence[Cell], title: str = "三月", dry_run: bool = False) -> list[Result]:
        file = open_parts_file(write(self.directory / "counts.csv", COUNTS, rows))
        return list(self.imports.counts(file, title, dry_run=dry_run))


@contextmanager
def counter(directory: Path, urls: BackendUrl | None = None) -> Iterator[Counter]:
    settings = Settings(data_dir=directory)
    if urls is not None and urls.kind == "postgres":
        settings = Settings(data_dir=directory, database_url=urls.log_url)
    with open_system(settings, clock=lambda: NOW) as system:
        imports = PartsImports(
            STORE,
            CLERK,
            give=system.bus.handle,
            log=system.log,
            digest=system.vault.fingerprint,
            rules=system.rules(STORE),
            clock=lambda: system.clock().astimezone(STORE_ZONE),
        )
        yield Counter(system, imports, directory)


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Path:
    if path.suffix == ".xlsx":
        return _write_workbook(path, header, rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(header)
        sheet.writerows(rows)
    return path


def _write_workbook(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (header, *rows):
        sheet.append(list(row))
    book.save(path)
    return path
