"""Bays' days."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import NOBODY, PLANNERS
from domain.actors import Role
from domain.aggregates.bay_day.commands import BookBay, CloseBay, OpenBay, ReleaseBay, ReopenBay
from domain.command import Command

TABLE: Mapping[type[Command], frozenset[Role]] = {
    OpenBay: PLANNERS,
    BookBay: NOBODY,
    ReleaseBay: NOBODY,
    CloseBay: PLANNERS,
    ReopenBay: PLANNERS,
}
