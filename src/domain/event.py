"""The base of all events and of the written contract: a type name and an integer version, never a module path."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Event(BaseModel):
    """Something that happened.

    Subclasses give their written name: ``class JobQuoted(Event, name="work_order.job_quoted")``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    type_name: ClassVar[str]
    type_version: ClassVar[int]

    def __init_subclass__(cls, *, name: str = "", version: int = 1) -> None:
        super().__init_subclass__()
        cls.type_name = name
        cls.type_version = version
