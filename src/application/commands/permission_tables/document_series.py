"""Document numbers are taken by settlements, never by a person."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import NOBODY
from domain.actors import Role
from domain.aggregates.document_series.commands import TakeNumber
from domain.command import Command

TABLE: Mapping[type[Command], frozenset[Role]] = {TakeNumber: NOBODY}
