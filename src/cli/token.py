"""``aftersales token``: a bearer token for development and demonstration."""

from datetime import timedelta
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError

from cli.language import Language
from cli.opening import settings_for
from cli.options import Data, Lang
from domain.actors import Actor, Role
from domain.errors import Invalid, define
from domain.identifiers import StoreId
from runtime.keys import signing_key
from runtime.system import utc_now
from runtime.tokens import issue

BAD_NAME = define(
    "CLI-TOKEN-001",
    zh="人员或门店编号不正确(字母、数字和下划线)",
    en="The id of the person or the store is not valid (letters, digits, underscores)",
)
_STORES: TypeAdapter[list[str]] = TypeAdapter(list[StoreId])

_Person = Annotated[str, typer.Option(help="人员编号 / staff id")]
_Role = Annotated[Role, typer.Option(help="角色 / role", metavar="ROLE")]
_Stores = Annotated[list[str], typer.Option("--store", help="门店编号，可重复 / store id, may be repeated")]
_Hours = Annotated[int, typer.Option(min=1, max=720, help="有效小时数 / hours it is valid")]


def token(
    *,
    person: _Person,
    role: _Role,
    store: _Stores,
    hours: _Hours = 12,
    data: Data = None,
    lang: Lang = Language.ZH,
) -> None:
    """签发开发用令牌 / issue a token of the local key."""
    settings = settings_for(data)
    try:
        actor, stores = Actor(id=person, role=role), _STORES.validate_python(store)
    except ValidationError:
        raise Invalid(BAD_NAME) from None
    key = signing_key(settings.data_dir)
    typer.echo(
        issue(
            key,
            actor,
            stores,
            issuer=settings.token_issuer,
            now=utc_now(),
            valid_for=timedelta(hours=hours),
        )
    )
