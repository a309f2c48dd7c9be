"""What a file's columns mean: a readable TOML file beside the code, or one of the user's own."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from domain.actors import Actor
from domain.errors import Invalid, NotFound, define
from domain.identifiers import OperationCode
from domain.trade import Channel, OrderClass, Payer

NO_MAPPING = define(
    "IMP-MAP-001",
    zh="没有映射 {mapping}；自带的有：{shipped}",
    en="There is no mapping {mapping}; these come along: {shipped}",
)
BAD_MAPPING = define(
    "IMP-MAP-002", zh="映射 {mapping} 不正确：{problem}", en="Mapping {mapping} is not valid: {problem}"
)

FieldName = Literal[
    "vin", "plate", "make", "model", "model_year", "odometer", "failed_on", "statement", "suspected_cause",
    "name", "phone", "address",
]  # fmt: skip


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Part):
    """Where a field's value comes from: exactly one of ``column``, ``template`` (``{COLUMN}``) and ``constant``.

    ``unknown`` are cells that mean no value. ``format`` is a date's, as for strptime. ``cut_to`` is the length of a VIN
    that was cut off.
    """

    column: str | None = None
    template: str | None = None
    constant: str | None = None
    required: bool = False
    unknown: tuple[str, ...] = ()
    unit: Literal["km", "mile"] = "km"
    format: str = "%Y-%m-%d"
    cut_to: Annotated[int, Field(ge=1, le=17)] | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if sum(given is not None for given in (self.column, self.template, self.constant)) != 1:
            raise ValueError("one of column, template and constant is needed")
        return self

    @property
    def columns(self) -> tuple[str, ...]:
        if self.template is not None:
            return tuple(name for _, name, _, _ in Formatter().parse(self.template) if name)
        return () if self.column is None else (self.column,)


class OrderToOpen(_Part):
    """The constants of every order: what is done first, and how the owner agreed to it."""

    order_class: OrderClass
    operation: OperationCode
    payer: Payer
    potential_claim: bool
    authorised_by: Channel
    promise_hours: Annotated[int, Field(ge=1, le=24 * 60)]


class Mapping(_Part):
    """``key`` names the columns that make a row unique, ``same_visit`` those in which the rows of one visit agree.

    ``only`` lists the cells that a row must have in a column to be a car at all. ``encodings`` are tried in order.
    """

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
    encodings: Annotated[tuple[str, ...], Field(min_length=1)] = ("utf-8-sig", "gb18030", "latin-1")
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","
    key: Annotated[tuple[str, ...], Field(min_length=1)]
    same_visit: Annotated[tuple[str, ...], Field(min_length=1)]
    only: dict[str, tuple[str, ...]] = {}
    person: Actor
    fields: dict[FieldName, Source]
    order: OrderToOpen

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the mapping reads, once."""
        return tuple(dict.fromkeys(self._columns()))

    def _columns(self) -> Iterator[str]:
        yield from (*self.key, *self.same_visit, *self.only)
        for source in self.fields.values():
            yield from source.columns

    def column_of(self, field: str) -> str:
        """The column, or columns, that a field of a command comes from; the field itself where there is none."""
        source = next((found for name, found in self.fields.items() if name == field), None)
        return field if source is None or not source.columns else ", ".join(source.columns)


def shipped_mappings() -> list[str]:
    folder = files("application.imports.mappings")
    return sorted(
        entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")
    )


def load_mapping(name_or_path: str) -> Mapping:
    """A mapping that comes along, by name, or a TOML file. Raises NotFound (IMP-MAP-001), Invalid (IMP-MAP-002)."""
    if name_or_path in shipped_mappings():
        text = (files("application.imports.mappings") / f"{name_or_path}.toml").read_text("utf-8")
    elif Path(name_or_path).is_file():
        text = Path(name_or_path).read_text("utf-8", errors="replace")
    else:
        raise NotFound(NO_MAPPING, mapping=name_or_path, shipped=", ".join(shipped_mappings()))
    try:
        return Mapping.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise Invalid(BAD_MAPPING, mapping=name_or_path, problem=str(error)) from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Invalid(BAD_MAPPING, mapping=name_or_path, problem=f"{where}: {first['msg']}") from None
