"""``aftersales projections``: the operator's view of the read models, and of the events they have set aside."""

import json

import typer
from rich.markup import escape

from cli.language import Language, both
from cli.opening import open_existing
from cli.options import Data, Json, Lang, Name
from cli.rebuild_documents import read_models_document
from cli.screen import out, table
from cli.tables.read_models import errors_table, read_models_table

projections_app = typer.Typer(
    help="读模型状态 / read models: position, lag, rows, state", invoke_without_command=True
)


@projections_app.callback()
def show(ctx: typer.Context, *, as_json: Json = False, data: Data = None, lang: Lang = Language.ZH) -> None:
    """读模型状态 / read models: position, lag, rows, state, the copy beside, whether the rules have changed."""
    if ctx.invoked_subcommand is not None:
        return
    with open_existing(data) as system:
        lines, outdated = system.engine.status(), system.engine.outdated()
    if as_json:
        typer.echo(json.dumps(read_models_document(lines, outdated), ensure_ascii=False, indent=2))
        return
    out().print(read_models_table(lines, outdated))
    if (errors := errors_table(lines)) is not None:
        out().print(errors)
    if outdated:
        names = " ".join(outdated)
        out().print(
            both(
                f"规则已变更，尚未按新规则重算：{names}；运行 aftersales rebuild {names} 即可更新。",
                f"(made under rules that have been changed since: aftersales rebuild {names} brings them up)",
            )
        )


@projections_app.command()
def parked(name: Name, data: Data = None, lang: Lang = Language.ZH) -> None:
    """搁置的事件 / events that were set aside, with their errors."""
    grid = table(
        both(f"{name} 搁置的事件", f"Events set aside by {name}"),
        both("位置", "Position"),
        both("流", "Stream"),
        both("版本", "Version"),
        both("类型", "Type"),
        both("错误", "Error"),
    )
    with open_existing(data) as system:
        for event in system.engine.parked(name):
            grid.add_row(
                f"{event.position:,}",
                event.stream,
                str(event.stream_version),
                event.type,
                escape(event.error),
            )
    out().print(grid)


@projections_app.command()
def retry(name: Name, data: Data = None, lang: Lang = Language.ZH) -> None:
    """重试搁置的事件 / try events again that were set aside."""
    with open_existing(data) as system:
        through = system.engine.retry_parked(name)
        left = len(system.engine.parked(name))
    out().print(
        both(f"{name}：成功 {through}，仍搁置 {left}", f"({through} through, {left} still set aside)")
    )
