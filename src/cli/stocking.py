"""``aftersales stock``: what lies where, the card of a part, who waits, and what is to be fetched."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from pydantic_core import to_json
from rich.table import Table

from cli.figuring import WHICH_STORE
from cli.language import Language
from cli.opening import open_existing
from cli.options import Data, Json, Lang, Store
from cli.screen import out
from cli.tables.stock import card_table, pick_table, shortage_table, stock_table
from domain.errors import Invalid, NotFound, define
from domain.identifiers import StoreId
from projections.engine import Projection, Reader
from projections.parts_shelf import PARTS_SHELF
from projections.parts_shelf.queries.lines import pick_list
from projections.parts_shelf.queries.stock import StockFilter, stock, stores_with_stock
from projections.parts_shelf.queries.waiting import shortages
from projections.stock_card import STOCK_CARD
from projections.stock_card.queries import Movement, card
from projections.views import View

NO_CARD = define(
    "CLI-STOCK-001", zh="门店 {store} 没有配件 {part} 的卡片", en="Store {store} has no card of part {part}"
)
_EVERYTHING = 1_000_000
ViewT = TypeVar("ViewT", bound=View)

stock_app = typer.Typer(help="配件库存 / parts on the shelf, cards, shortages, picking", no_args_is_help=True)

_Bin = Annotated[str | None, typer.Option("--bin", help="库位 / one bin", show_default=False)]
_Short = Annotated[bool, typer.Option("--short", help="只看缺货 / only what is short")]
_Quarantined = Annotated[bool, typer.Option("--quarantined", help="只看隔离品 / only what is in quarantine")]
_Part = Annotated[str, typer.Argument(help="件号 / part number", metavar="PART")]
_From = Annotated[
    datetime | None,
    typer.Option("--from", help="起始日 / first day", formats=["%Y-%m-%d"], show_default=False),
]
_To = Annotated[
    datetime | None, typer.Option("--to", help="截止日 / last day", formats=["%Y-%m-%d"], show_default=False)
]


@stock_app.command("list")
def list_stock(
    *,
    bin_: _Bin = None,
    short: _Short = False,
    quarantined: _Quarantined = False,
    store: Store = None,
    as_json: Json = False,
    data: Data = None,
    lang: Lang = Language.ZH,
) -> None:
    """库存 / every part by bin and number."""
    wanted = StockFilter(bin_, short, quarantined)
    _show(
        data,
        store,
        PARTS_SHELF,
        lambda reader, of: stock(reader, of, wanted, limit=_EVERYTHING),
        stock_table,
        as_json=as_json,
    )


@stock_app.command("card")
def show_card(
    part: _Part,
    *,
    first: _From = None,
    last: _To = None,
    store: Store = None,
    as_json: Json = False,
    data: Data = None,
    lang: Lang = Language.ZH,
) -> None:
    """库存卡片 / every movement of a part, in the order in which it was recorded."""
    since = date.min if first is None else first.date()
    until = date.max if last is None else last.date()

    def found(reader: Reader, of: StoreId) -> list[Movement]:
        if not card(reader, of, part, limit=1):
            raise NotFound(NO_CARD, store=of, part=part)
        return card(reader, of, part, first=since, last=until, limit=_EVERYTHING)

    _show(data, store, STOCK_CARD, found, lambda lines: card_table(part, lines), as_json=as_json)


@stock_app.command("shortages")
def list_shortages(
    *, store: Store = None, as_json: Json = False, data: Data = None, lang: Lang = Language.ZH
) -> None:
    """待料 / who waits for what, the nearest promise first."""
    _show(data, store, PARTS_SHELF, shortages, shortage_table, as_json=as_json)


@stock_app.command("pick")
def list_picking(
    *, store: Store = None, as_json: Json = False, data: Data = None, lang: Lang = Language.ZH
) -> None:
    """备料 / what is to be fetched for whom, the nearest promise first."""
    _show(data, store, PARTS_SHELF, pick_list, pick_table, as_json=as_json)


def _show(
    data: Path | None,
    store: str | None,
    projection: Projection,
    find: Callable[[Reader, StoreId], Sequence[ViewT]],
    make_table: Callable[[Sequence[ViewT]], Table],
    *,
    as_json: bool,
) -> None:
    with open_existing(data) as system:
        for name in {projection.name, PARTS_SHELF.name}:
            system.engine.run_until_caught_up(name)
        found = find(system.reader, _store_or_only(system.reader, store))
    if as_json:
        typer.echo(to_json(found, indent=2).decode())
    else:
        out().print(make_table(found))


def _store_or_only(reader: Reader, store: str | None) -> StoreId:
    """Raises Invalid (KPI-STORE-001) where there is not exactly one store and none is named."""
    stores = stores_with_stock(reader)
    if store is None and len(stores) != 1:
        raise Invalid(WHICH_STORE, stores=", ".join(stores) or "-")
    return store or stores[0]
