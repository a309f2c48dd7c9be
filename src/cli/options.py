"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from cli.language import Language, choose

Data = Annotated[
    Path | None,
    typer.Option("--data", help="数据目录 / data directory (AFTERSALES_DATA_DIR)", show_default=False),
]
Lang = Annotated[
    Language,
    typer.Option(
        "--lang",
        help="显示语言 / language of what is shown",
        envvar="AFTERSALES_LANG",
        callback=choose,
        is_eager=True,
    ),
]
Store = Annotated[
    str | None, typer.Option("--store", help="门店；只有一家时可省略 / store", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON / JSON, with everything")]
Name = Annotated[str, typer.Argument(help="读模型 / read model", metavar="NAME")]
Workers = Annotated[
    int,
    typer.Option("--workers", help="本机工作进程数；1 为不另开进程 / processes of this machine", metavar="N"),
]
Dask = Annotated[
    str | None,
    typer.Option(
        "--dask",
        help="Dask 调度器地址，代替 --workers / a Dask scheduler, instead of --workers",
        metavar="ADDRESS",
        show_default=False,
    ),
]
