"""``aftersales projections`` and ``aftersales rebuild``: the operator's view of the read models."""

from typing import Annotated

import typer
from rich.progress import Progress as Bars

from cli.language import Language, both
from cli.opening import open_existing
from cli.options import Data, Lang
from cli.progress import progress
from cli.screen import out, table
from projections.engine import Progress
from runtime.system import System

projections_app = typer.Typer(
    help="读模型状态 / read models: position, lag, rows, state", invoke_without_command=True
)
_Name = Annotated[str, typer.Argument(help="读模型 / read model", metavar="NAME")]
_Names = Annotated[list[str], typer.Argument(help="读模型 / read models", metavar="NAME...")]


@projections_app.callback()
def show(ctx: typer.Context, data: Data = None, lang: Lang = Language.ZH) -> None:
    """读模型状态 / read models: position, lag, rows, state."""
    if ctx.invoked_subcommand is not None:
        return
    grid = table(
        both("读模型", "Read models"),
        both("名称", "Name"),
        both("版本", "Version"),
        both("状态", "State"),
        both("位置", "Position"),
        both("落后", "Lag"),
        both("行数", "Rows"),
        both("搁置", "Parked"),
        both("错误", "Error"),
    )
    with open_existing(data) as system:
        for line in system.engine.status():
            counts = (line.position, line.lag, line.rows, line.parked)
            grid.add_row(
                line.name,
                str(line.version),
                line.status.value,
                *(f"{count:,}" for count in counts),
                line.error or "",
            )
    out().print(grid)


@projections_app.command()
def parked(name: _Name, data: Data = None, lang: Lang = Language.ZH) -> None:
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
                f"{event.position:,}", event.stream, str(event.stream_version), event.type, event.error
            )
    out().print(grid)


@projections_app.command()
def retry(name: _Name, data: Data = None, lang: Lang = Language.ZH) -> None:
    """重试搁置的事件 / try events again that were set aside."""
    with open_existing(data) as system:
        through = system.engine.retry_parked(name)
        left = len(system.engine.parked(name))
    out().print(
        both(f"{name}：成功 {through}，仍搁置 {left}", f"({through} through, {left} still set aside)")
    )


def rebuild(names: _Names, data: Data = None, lang: Lang = Language.ZH) -> None:
    """重建读模型 / build read models anew beside those that are read, then switch."""
    with open_existing(data) as system:
        for name in names:
            system.engine.state(name)
        with progress() as bars:
            for name in names:
                _rebuild(system, name, bars)


def _rebuild(system: System, name: str, bars: Bars) -> None:
    task = bars.add_task(name, total=system.log.head())

    def advance(at: Progress) -> None:
        bars.update(task, total=at.head, completed=at.position)

    system.engine.rebuild(name, advance)
    # events behind the last one that the model takes are not looked at one by one
    bars.update(task, completed=system.log.head())
