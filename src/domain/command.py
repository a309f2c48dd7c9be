"""The base of all commands: what can be asked, in the imperative."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Command(BaseModel):
    """A wish addressed to one stream. The written name is ``<aggregate>.<verb>``: ``work_order.authorise_job``.

    ``creates`` marks a command that starts its stream, ``may_start`` one that starts it where there is none yet. A
    command that needs a reason has a field ``reason``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    type_name: ClassVar[str]
    creates: ClassVar[bool]
    may_start: ClassVar[bool]

    def __init_subclass__(cls, *, name: str = "", creates: bool = False, may_start: bool = False) -> None:
        super().__init_subclass__()
        cls.type_name = name
        cls.creates = creates
        cls.may_start = creates or may_start
