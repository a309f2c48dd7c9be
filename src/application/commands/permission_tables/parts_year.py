"""A parts department's year. That the two sides agree with each other is for the aggregate to see."""

from collections.abc import Mapping

from domain.actors import Role
from domain.aggregates.parts_year.commands import AgreeTarget, ProposeTarget, SendMarketInfo
from domain.command import Command

_SIDES = frozenset({Role.PARTS_SUPERVISOR, Role.AFTER_SALES_MANAGER})

TABLE: Mapping[type[Command], frozenset[Role]] = {
    ProposeTarget: _SIDES,
    AgreeTarget: _SIDES,
    SendMarketInfo: frozenset({Role.PARTS_SUPERVISOR}),
}
