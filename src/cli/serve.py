"""``aftersales serve``: the HTTP door, with the read models kept in step."""

from typing import Annotated

import typer
import uvicorn

from cli.language import Language, both
from cli.opening import settings_for
from cli.options import Data, Lang
from cli.screen import err
from runtime.projector import Projector
from runtime.system import open_system

_Host = Annotated[str | None, typer.Option(help="监听地址 / address (AFTERSALES_HOST)", show_default=False)]
_Port = Annotated[
    int | None, typer.Option(min=1, max=65535, help="端口 / port (AFTERSALES_PORT)", show_default=False)
]


def serve(data: Data = None, host: _Host = None, port: _Port = None, lang: Lang = Language.ZH) -> None:
    """启动服务 / serve the API until interrupted."""
    # the web framework is loaded only where it is used: other commands start faster
    from api.app import create_app  # noqa: PLC0415

    settings = settings_for(data)
    host, port = host or settings.host, port or settings.port
    with open_system(settings) as system, Projector(settings, system) as projector:
        err().print(
            both(f"服务地址 http://{host}:{port}", f"(OpenAPI at /openapi.json, data in {settings.data_dir})")
        )
        uvicorn.run(create_app(system, projector), host=host, port=port, server_header=False)
