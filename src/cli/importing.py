"""``aftersales import``: files of another system become receptions and open orders."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError

from application.commands.timing import STORE_ZONE
from application.imports import ArrivalImport, Result, Verdict, load_mapping, open_sheet, write_rejections
from application.imports.mapping import Mapping
from cli.language import Language, both, one
from cli.opening import settings_for
from cli.options import Data, Lang
from cli.progress import progress
from cli.screen import err, out, table
from domain.errors import Invalid, define
from domain.identifiers import StoreId
from domain.personal import PersonalKind
from runtime.system import System, open_system

BAD_STORE = define("CLI-IMPORT-001", zh="门店编号不正确", en="The id of the store is not valid")
_STORE: TypeAdapter[str] = TypeAdapter(StoreId)

import_app = typer.Typer(help="导入 / import files", no_args_is_help=True)


@import_app.callback()
def _files() -> None:
    """导入 / import files of other systems."""


_File = Annotated[Path, typer.Argument(help="CSV 文件 / CSV file", metavar="FILE")]
_Mapping = Annotated[
    str, typer.Option("--mapping", help="映射名称或 TOML 文件 / name of a mapping, or a TOML file")
]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="只检查，不写入 / check everything, write nothing")]
_Store = Annotated[str, typer.Option(help="门店编号 / store id")]
_Sheet = Annotated[
    Path | None,
    typer.Option("--result", help="被拒行清单 / sheet of the rejected rows", show_default=False),
]


@import_app.command()
def arrivals(
    file: _File,
    *,
    mapping: _Mapping,
    dry_run: _DryRun = False,
    store: _Store = "S01",
    result: _Sheet = None,
    data: Data = None,
    lang: Lang = Language.ZH,
) -> None:
    """导入到店车辆 / rows become receptions with open orders; running it twice adds nothing."""
    how = load_mapping(mapping)
    try:
        store = _STORE.validate_python(store)
    except ValidationError:
        raise Invalid(BAD_STORE) from None
    settings = settings_for(data)
    with open_system(settings) as system:
        results = _import(system, file, how, store, dry_run=dry_run)
        system.engine.run_until_caught_up()
    rejected = [each for each in results if each.verdict is Verdict.REJECTED]
    where = result
    if where is None and not dry_run:
        where = settings.data_dir / "imports" / f"{file.stem}-{how.name}-rejected.csv"
    if where is not None:
        write_rejections(where, rejected)
    _tell(results, rejected, where, dry_run=dry_run)


def _import(system: System, file: Path, how: Mapping, store: str, *, dry_run: bool) -> list[Result]:
    sheet = open_sheet(file, how)
    if sheet.encoding != how.encodings[0]:
        err().print(both("文件编码", "encoding of the file:") + f" {sheet.encoding}")
    arriving = ArrivalImport(
        how,
        store,
        give=system.bus.handle,
        log=system.log,
        digest=system.vault.fingerprint,
        find_vehicle=lambda vin: system.vault.find_subject(PersonalKind.VIN, vin),
        rules=system.rules(store),
        clock=lambda: _store_time(system.clock()),
    )
    results: list[Result] = []
    with progress() as bars:
        task = bars.add_task(file.name, total=sheet.lines)
        for each in arriving.results(sheet.rows(how), dry_run=dry_run):
            results.append(each)
            bars.update(task, completed=each.line)
        bars.update(task, completed=sheet.lines)
    return results


def _store_time(now: datetime) -> datetime:
    return now.astimezone(STORE_ZONE)


def _tell(results: list[Result], rejected: list[Result], where: Path | None, *, dry_run: bool) -> None:
    counts = Counter(each.verdict for each in results)
    page = out()
    if dry_run:
        page.print(both("试运行：未写入任何数据。", "Dry run: nothing was written."))
    page.print(
        both(
            f"共 {len(results)} 行：接受 {counts[Verdict.ACCEPTED]}，此前已导入 {counts[Verdict.KNOWN]}，"
            f"拒绝 {len(rejected)}。",
            f"({len(results)} rows: {counts[Verdict.ACCEPTED]} accepted, {counts[Verdict.KNOWN]} imported before, "
            f"{len(rejected)} rejected)",
        )
    )
    if rejected:
        page.print(_reasons(rejected))
    if where is not None:
        page.print(both("被拒行清单", "Rejected rows:") + f" {where}", soft_wrap=True)


def _reasons(rejected: list[Result]) -> object:
    grid = table(
        both("拒绝原因", "Why rows were rejected"),
        both("行数", "Rows"),
        both("代码", "Code"),
        both("列", "Column"),
        both("原因", "Reason"),
        both("首行", "First line"),
    )
    problems = [(each.line, each.problem) for each in rejected if each.problem is not None]
    counts = Counter((problem.code, problem.field) for _, problem in problems)
    for (code, field), number in counts.most_common():
        line, problem = next(
            (line, problem) for line, problem in problems if (problem.code, problem.field) == (code, field)
        )
        grid.add_row(str(number), code, field, one(problem.zh, problem.en), str(line))
    return grid
