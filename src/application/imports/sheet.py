"""The result sheet: every rejected row with its line, the column, a code and the reason in two languages."""

import csv
from collections.abc import Iterable
from pathlib import Path

from application.imports.importing import Result

HEADER = ("line", "field", "code", "text_zh", "text_en")


def write_rejections(path: Path, rejected: Iterable[Result]) -> None:
    """With a byte-order mark, so that spreadsheets read the Chinese. No cell of the imported file is repeated."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(HEADER)
        for result in rejected:
            if result.problem is not None:
                problem = result.problem
                sheet.writerow((result.line, problem.field, problem.code, problem.zh, problem.en))
