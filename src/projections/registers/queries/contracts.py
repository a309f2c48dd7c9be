"""The register of repair contracts, and those that still wait for somebody."""

from datetime import date, datetime

from pydantic import Json
from sqlalchemy import and_, bindparam, select

from domain.actors import Role
from domain.aggregates.work_order.contracts import deciding_roles
from domain.identifiers import StaffId, StoreId, StreamId
from domain.rules.rule_set import RuleSet
from domain.trade import Channel, ContractKind
from projections.cells import texts, word
from projections.days import days, of_days
from projections.engine.dbapi import Row
from projections.registers.tables import CONTRACT
from projections.registers.words import ContractStage
from projections.views import Reads, View

_OF_DAYS = of_days(CONTRACT)
_PENDING = (
    select(CONTRACT)
    .where(and_(CONTRACT.c.store == bindparam("store"), CONTRACT.c.pending))
    .order_by(CONTRACT.c.at, CONTRACT.c.order)
)


class Review(View):
    """``deciding`` is False for those who only take part; ``opinion`` refers to the vault."""

    by: StaffId
    role: Role
    at: datetime
    approved: bool
    deciding: bool
    opinion: str | None


class Contract(View):
    """One revision. ``missing``: roles whose approval the rules still ask for; ``change`` refers to the vault."""

    store: StoreId
    order: StreamId
    revision: int
    at: datetime
    by: StaffId
    kinds: Json[tuple[ContractKind, ...]]
    total_fen: int
    change: str | None
    reviews: Json[tuple[Review, ...]]
    missing: tuple[Role, ...]
    stage: ContractStage
    signed_at: datetime | None
    method: Channel | None


def contracts(reads: Reads, store: StoreId, first: date, last: date, rules: RuleSet) -> list[Contract]:
    """Every revision drawn up on these days, in whatever stage it is now."""
    return [_contract(row, rules) for row in reads.rows(_OF_DAYS, **days(store, first, last))]


def awaiting_signature(reads: Reads, store: StoreId, rules: RuleSet) -> list[Contract]:
    """Waiting for the roles in ``missing``, or for the customer where none is missing."""
    return [_contract(row, rules) for row in reads.rows(_PENDING, store=store)]


def final_review(reads: Reads, store: StoreId, rules: RuleSet) -> list[Contract]:
    """Major contracts that somebody who decides on them has not approved yet."""
    deciders = deciding_roles((ContractKind.MAJOR,), rules)
    return [
        contract
        for contract in awaiting_signature(reads, store, rules)
        if ContractKind.MAJOR in contract.kinds and deciders & set(contract.missing)
    ]


def _contract(row: Row, rules: RuleSet) -> Contract:
    needed = deciding_roles((word(ContractKind, kind) for kind in texts(row["kinds"])), rules)
    signed_off = set(texts(row["signed_off"]))
    missing = tuple(role for role in Role if role in needed and role not in signed_off)
    return Contract.model_validate({**row, "missing": missing, "stage": _stage(row, missing)})


def _stage(row: Row, missing: tuple[Role, ...]) -> ContractStage:
    """The first line that fits."""
    ladder = (
        (row["superseded"], ContractStage.SUPERSEDED),
        (row["rejected"], ContractStage.REJECTED),
        (row["signed_at"] is not None, ContractStage.SIGNED),
        (not row["pending"], ContractStage.LAPSED),
        (not missing, ContractStage.AWAITING_SIGNATURE),
        (row["reviews"] != "[]", ContractStage.IN_REVIEW),
    )
    return next((stage for holds, stage in ladder if holds), ContractStage.DRAFTED)
