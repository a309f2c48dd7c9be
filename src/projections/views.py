"""The base of what queries answer with: a row whose cells are values of the trade again."""

from typing import Protocol

from pydantic import BaseModel, ConfigDict
from sqlalchemy import SelectBase

from projections.engine.dbapi import Param, Row


class View(BaseModel):
    """Made from a row by ``model_validate``; columns that a view does not name are left out."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Reads(Protocol):
    """A reader, or one snapshot of it."""

    def rows(self, statement: SelectBase, **params: Param) -> list[Row]: ...

    def row(self, statement: SelectBase, **params: Param) -> Row | None: ...
