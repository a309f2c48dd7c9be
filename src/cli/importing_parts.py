"""``aftersales import parts|receipts|counts``: files of the parts department."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError

from application.imports import Result
from application.imports.parts import PartsFile, PartsImports, open_parts_file
from cli.import_results import Tally, tell
from cli.importing import (
    DryRun,
    ImportStore,
    ResultSheet,
    checked_store,
    sheet_for,
    store_time,
)
from cli.language import Language
from cli.opening import settings_for
from cli.options import Data, Lang
from domain.actors import Actor, Role
from domain.errors import Invalid, define
from domain.identifiers import StaffId
from domain.text import ShortText
from runtime.system import System, open_system

BAD_PERSON = define("CLI-IMPORT-002", zh="员工编号不正确", en="The id of the person is not valid")
BAD_TITLE = define("CLI-IMPORT-003", zh="盘点名称不正确", en="The title of the count is not valid")
_PERSON: TypeAdapter[str] = TypeAdapter(StaffId)
_TITLE: TypeAdapter[str] = TypeAdapter(ShortText)

Take = Callable[[PartsImports, PartsFile], Iterator[Result]]

_File = Annotated[Path, typer.Argument(help="CSV 或 xlsx 文件 / CSV or xlsx file", metavar="FILE")]
_Person = Annotated[
    str,
    typer.Option("--person", help="谁导入；不能审批自己的价格和盘点 / who imports, and approves none of it"),
]
_Title = Annotated[str, typer.Option("--title", help="盘点名称 / title of the count")]


def parts(
    file: _File,
    *,
    dry_run: DryRun = False,
    store: ImportStore = "S01",
    person: _Person = "IMPORT",
    result: ResultSheet = None,
    data: Data = None,
    lang: Lang = Language.ZH,
) -> None:
    """导入配件档案 / parts are defined, classed and a price proposed; running it twice adds nothing."""

    def take(imports: PartsImports, opened: PartsFile) -> Iterator[Result]:
        return imports.masters(opened, dry_run=dry_run)

    _import("parts", file, take, store, person, result=result, data=data, dry_run=dry_run)


def receipts(
    file: _File,
    *,
    dry_run: DryRun = False,
    store: ImportStore = "S01",
    person: _Person = "IMPORT",
    result: ResultSheet = None,
    data: Data = None,
    lang: Lang = Language.ZH,
) -> None:
    """导入入库 / goods come onto the shelf, on the day that the row names; running it twice adds nothing."""

    def take(imports: PartsImports, opened: PartsFile) -> Iterator[Result]:
        return imports.receipts(opened, dry_run=dry_run)

    _import("receipts", file, take, store, person, result=result, data=data, dry_run=dry_run)


def counts(
    file: _File,
    *,
    title: _Title,
    dry_run: DryRun = False,
    store: ImportStore = "S01",
    person: _Person = "IMPORT",
    result: ResultSheet = None,
    data: Data = None,
    lang: Lang = Language.ZH,
) -> None:
    """导入盘点 / counts are planned, frozen and entered; another person approves them."""
    title = _checked(_TITLE, title, Invalid(BAD_TITLE))

    def take(imports: PartsImports, opened: PartsFile) -> Iterator[Result]:
        return imports.counts(opened, title, dry_run=dry_run)

    _import("counts", file, take, store, person, result=result, data=data, dry_run=dry_run)


def _import(
    kind: str,
    file: Path,
    take: Take,
    store: str,
    person: str,
    *,
    result: Path | None,
    data: Path | None,
    dry_run: bool,
) -> None:
    store = checked_store(store)
    who = Actor(id=_checked(_PERSON, person, Invalid(BAD_PERSON)), role=Role.PARTS_SUPERVISOR)
    settings = settings_for(data)
    opened = open_parts_file(file)
    tally = Tally()
    with open_system(settings) as system:
        tally.take(take(_imports(system, store, who), opened), file.name, opened.lines)
        system.engine.run_until_caught_up()
    tell(tally, sheet_for(file, kind, settings, result, dry_run=dry_run), dry_run=dry_run)


def _imports(system: System, store: str, who: Actor) -> PartsImports:
    return PartsImports(
        store,
        who,
        give=system.bus.handle,
        log=system.log,
        digest=system.vault.fingerprint,
        rules=system.rules(store),
        clock=lambda: store_time(system.clock()),
    )


def _checked(shape: TypeAdapter[str], value: str, error: Invalid) -> str:
    try:
        return shape.validate_python(value)
    except ValidationError:
        raise error from None
