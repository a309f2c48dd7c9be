"""``aftersales reorder``: what to order, and why."""

import json
from typing import Annotated

import typer

from cli.figuring import one_of
from cli.language import Language, both
from cli.opening import open_existing
from cli.options import Data, Json, Lang, Store
from cli.reporting import Day, one_day
from cli.screen import out
from cli.tables.reordering import reorder_table
from projections.parts_demand import PARTS_DEMAND
from projections.parts_demand.queries.reordering import (
    reorder_proposals,
    stock_positions,
    stores_with_parts,
)
from runtime.figures.today import business_today

_All = Annotated[
    bool, typer.Option("--all", help="也列出不需补货的配件 / also parts of which there is enough")
]


def reorder(
    *,
    store: Store = None,
    day: Day = None,
    everything: _All = False,
    as_json: Json = False,
    data: Data = None,
    lang: Lang = Language.ZH,
) -> None:
    """补货建议及依据 / what to order: demand, minimum, maximum, what is there and on its way."""
    wanted = None if day is None else one_day(day)
    find = stock_positions if everything else reorder_proposals
    with open_existing(data) as system:
        system.engine.run_until_caught_up(PARTS_DEMAND.name)
        of = one_of(stores_with_parts(system.reader), store)
        today, rules = wanted or business_today(system, of), system.rules(of).parts
        with system.reader.snapshot() as reading:
            position = reading.position(PARTS_DEMAND.name)
            found = find(reading, of, today, rules)
    if as_json:
        document = {
            "store": of,
            "day": today.isoformat(),
            "position": position,
            "proposals": [each.model_dump(mode="json") for each in found],
        }
        typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    title = both(f"{of} {today} 补货建议", f"What to order for {of}, {today}")
    out().print(reorder_table(title, found))
    out().print(f"{both('日志位置', 'Log position')}: {position:,}", markup=False)
