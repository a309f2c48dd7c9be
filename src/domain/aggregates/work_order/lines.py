"""Price lines of a quote and of a settlement."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from domain.identifiers import LocalId, OperationCode, PartNumber
from domain.money import Money
from domain.quantities import Hours, Quantity
from domain.text import ShortText
from domain.trade import CostClass, Payer


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    line: LocalId
    amount: Money


class LabourLine(_Line):
    """``amount`` = billed hours x rate; billed differs from standard only by a visible override."""

    cost_class: Literal[CostClass.LABOUR] = CostClass.LABOUR
    operation: OperationCode
    standard_hours: Hours
    billed_hours: Hours
    rate: Money

    @property
    def overridden(self) -> bool:
        return self.billed_hours != self.standard_hours


class MaterialLine(_Line):
    """``amount`` = quantity x unit price."""

    cost_class: Literal[CostClass.MATERIAL] = CostClass.MATERIAL
    part: PartNumber
    quantity: Quantity
    unit_price: Money


class ServiceLine(_Line):
    """A sublet or another charge with a fixed amount."""

    cost_class: Literal[CostClass.SUBLET, CostClass.OTHER]
    title: ShortText


PriceLine = Annotated[LabourLine | MaterialLine | ServiceLine, Field(discriminator="cost_class")]


class PayerShare(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    payer: Payer
    amount: Money


class SettledLine(BaseModel):
    """``net`` = ``gross`` - ``discount`` and the shares sum to ``net``, exactly."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    line: LocalId
    job: LocalId | None
    cost_class: CostClass
    gross: Money
    discount: Money
    net: Money
    shares: Annotated[tuple[PayerShare, ...], Field(min_length=1, max_length=3)]
