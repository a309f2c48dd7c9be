"""The ``aftersales`` command: every door but HTTP."""

from collections.abc import Sequence

import typer

from cli.demonstrating import demo
from cli.doors import guarded
from cli.figuring import explain_command, figures_command
from cli.importing import import_app
from cli.importing_parts import counts, parts, receipts
from cli.projecting import projections_app
from cli.rebuilding import rebuild
from cli.reordering import reorder
from cli.replaying import replay_command
from cli.reporting import report_app
from cli.serve import serve
from cli.steering import drop_old, pause, resume, roll_back
from cli.stocking import stock_app
from cli.token import token
from cli.verifying import verify

app = typer.Typer(
    help="4S 店售后管理 / after-sales management of car dealerships",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command()(serve)
app.command()(token)
app.command()(demo)
app.command("replay")(replay_command)
app.command("figures")(figures_command)
app.command("explain")(explain_command)
app.command()(reorder)
app.command()(rebuild)
projections_app.command()(verify)
projections_app.command()(roll_back)
projections_app.command()(drop_old)
projections_app.command()(pause)
projections_app.command()(resume)
for files in (parts, receipts, counts):
    import_app.command()(files)
app.add_typer(import_app, name="import")
app.add_typer(report_app, name="report")
app.add_typer(stock_app, name="stock")
app.add_typer(projections_app, name="projections")


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code; SystemExit where usage was wrong or help was asked for."""
    return guarded(lambda: app(args=arguments, prog_name="aftersales", standalone_mode=True))
