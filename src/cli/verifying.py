"""``aftersales projections verify``: is what is read what the log says?"""

import json
from typing import Annotated

import typer

from cli.doors import complain
from cli.language import Language, both
from cli.opening import open_existing
from cli.options import Dask, Data, Lang, Workers
from cli.pacing import pacing
from cli.rebuild_documents import verified_document
from cli.rebuilding import known
from cli.screen import out
from cli.tables.differences import differences_table, in_short, rows_table
from domain.errors import AfterSalesError, define
from projections.engine import VerifyReport
from runtime.rebuilding import crew_of

DAMAGED = define(
    "CLI-VERIFY-001",
    zh="读模型 {name} 与日志不符；运行 aftersales rebuild {name} 即可修复",
    en="Read model {name} is not what the log says; aftersales rebuild {name} repairs it",
)

_Names = Annotated[list[str], typer.Argument(help="读模型 / read models", metavar="NAME...")]
_Json = Annotated[
    bool,
    typer.Option("--json", help="每次进展一行 JSON / one line of JSON for each progress and each read model"),
]


def verify(
    names: _Names,
    *,
    workers: Workers = 1,
    dask: Dask = None,
    as_json: _Json = False,
    data: Data = None,
    lang: Lang = Language.ZH,
) -> None:
    """核对读模型 / compare read models with what the log makes; changes nothing."""
    failed = False
    with open_existing(data) as system:
        chosen = known(system, names)
        with crew_of(system.settings, workers=workers, dask=dask) as crew:
            for name in chosen:
                try:
                    with pacing(as_json=as_json) as on_progress:
                        report = system.engine.verify(name, on_progress, crew=crew)
                except AfterSalesError as error:
                    # one that cannot be verified says nothing about the others
                    complain(error)
                    failed = True
                else:
                    _tell(report, as_json=as_json)
                    failed = failed or not report.sound
    if failed:
        raise typer.Exit(1)


def _tell(report: VerifyReport, *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(verified_document(report), ensure_ascii=False))
    else:
        _show(report)
    if not report.sound:
        complain(AfterSalesError(DAMAGED, name=report.name))


def _show(report: VerifyReport) -> None:
    page, name, position, difference = out(), report.name, report.position, report.difference
    if report.sound:
        page.print(
            both(
                f"✓ {name} 完好：位置 {position:,}，与日志一致。",
                f"({name} is sound: at position {position:,} it is what the log says)",
            )
        )
        page.print(f"  {both('摘要', 'Digest')} {difference.read_digest}")
        return
    page.print(
        both(f"✗ {name} 已损坏，位置 {position:,}。", f"({name} is damaged, at position {position:,})")
    )
    page.print(f"  {in_short(difference, both)}")
    page.print(f"  {both('所读的摘要', 'Digest as read')} {difference.read_digest or '-'}")
    page.print(f"  {both('按日志应有', 'Digest by the log')} {difference.fresh_digest}")
    if difference.tables:
        page.print(
            differences_table(both(f"{name} 的表", f"Tables of {name}"), difference, keys=0),
            rows_table(both(f"{name} 的行", f"Rows of {name}"), difference),
        )
