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
