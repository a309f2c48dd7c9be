"""``aftersales import``: files of another system become receptions and open orders."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError

from application.commands.timing import STORE_ZONE
from application.imports import ArrivalImport, load_mapping, open_sheet
from application.imports.mapping import Mapping
from cli.import_results import Tally, tell
from cli.language import Language, both
from cli.opening import settings_for
from cli.options import Data, Lang
from cli.screen import err
from domain.errors import Invalid, define
from domain.identifiers import StoreId
from domain.personal import PersonalKind
from runtime.settings import Settings
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
DryRun = Annotated[bool, typer.Option("--dry-run", help="只检查，不写入 / check everything, write nothing")]
ImportStore = Annotated[str, typer.Option("--store", help="门店编号 / store id")]
ResultSheet = Annotated[
    Path | None,
    typer.Option("--result", help="被拒行清单 / sheet of the rejected rows", show_default=False),
]


@import_app.command()
def arrivals(
    file: _File,
    *,
    mapping: _Mapping,
    dry_run: DryRun = False,
    store: ImportStore = "S01",
    result: ResultSheet = None,
    data: Data = None,
    lang: Lang = Language.ZH,
) -> None:
    """导入到店车辆 / rows become receptions with open orders; running it twice adds nothing."""
    how = load_mapping(mapping)
    store = checked_store(store)
    settings = settings_for(data)
    tally = Tally()
    with open_system(settings) as system:
        _take(tally, system, file, how, store, dry_run=dry_run)
        system.engine.run_until_caught_up()
    where = sheet_for(file, how.name, settings, result, dry_run=dry_run)
    tell(tally, where, dry_run=dry_run)


def checked_store(store: str) -> str:
    try:
        return _STORE.validate_python(store)
    except ValidationError:
        raise Invalid(BAD_STORE) from None


def sheet_for(
    file: Path, kind: str, settings: Settings, wanted: Path | None, *, dry_run: bool
) -> Path | None:
    """A dry run writes a sheet only where one is asked for."""
    if wanted is not None or dry_run:
        return wanted
    return settings.data_dir / "imports" / f"{file.stem}-{kind}-rejected.csv"


def store_time(now: datetime) -> datetime:
    return now.astimezone(STORE_ZONE)


def _take(tally: Tally, system: System, file: Path, how: Mapping, store: str, *, dry_run: bool) -> None:
    sheet = open_sheet(file, how.encodings)
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
        clock=lambda: store_time(system.clock()),
    )
    tally.take(arriving.results(sheet.rows(how), dry_run=dry_run), file.name, sheet.lines)
