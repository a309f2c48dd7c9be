"""Parts of jobs: the shelf tells what it hands out; the counter takes back."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import NOBODY, PARTS_COUNTER
from domain.actors import Role
from domain.aggregates.work_order.commands.supplying import RecordPartIssued, ReturnPart
from domain.command import Command

TABLE: Mapping[type[Command], frozenset[Role]] = {
    RecordPartIssued: NOBODY,
    ReturnPart: PARTS_COUNTER,
}
