"""A rule set: everything the rules of the trade take from configuration. Data only."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field

from domain.actors import Role
from domain.identifiers import OperationCode
from domain.money import Money
from domain.quantities import Hours
from domain.rules.base import Rule, complete
from domain.rules.calendar import StoreCalendar
from domain.rules.deadlines import Deadline, DeadlineKind
from domain.rules.guarantee import RepairCategory, ReworkWindow, WarrantyKind, WarrantyTerm
from domain.rules.kpi import ConditionRows, InclusionMatrix, KpiVariants
from domain.rules.parts import PartsRules
from domain.rules.targets import KpiId, Target
from domain.text import ShortText
from domain.trade import ContractKind, DeliveryStep, OrderClass
from domain.workforce import BayType, Grade, Qualification


class StandardOperation(Rule):
    """One line of the labour standard (维修工时标准): what a repair takes and who may do it."""

    zh: ShortText
    en: ShortText
    standard_hours: Hours
    grade: Grade = Grade.JUNIOR
    qualifications: tuple[Qualification, ...] = ()
    bay_types: tuple[BayType, ...] = (BayType.LIFT, BayType.FLOOR, BayType.EXPRESS)
    express: bool = False
    overhaul: bool = False
    secondary_maintenance: bool = False
    certificate_required: bool = False
    diagnostic: bool = False

    @property
    def repair_category(self) -> RepairCategory:
        if self.overhaul:
            return RepairCategory.OVERHAUL
        return RepairCategory.SECONDARY_MAINTENANCE if self.secondary_maintenance else RepairCategory.ROUTINE


class ContractReview(Rule):
    """Who must sign (one person per role, all of them) and who only takes part."""

    signed_by: tuple[Role, ...]
    with_participation_of: tuple[Role, ...] = ()


class HeadStart(Rule):
    """Minutes by which a job moves ahead of its promised time in the dispatch queue."""

    waiting_customer: int = 60
    rework: int = 120
    appointment: int = 30
    express_lane: int = 45


class RuleDocument(Rule):
    """All sections of a rule set. Each may be replaced without looking at another."""

    late_entry_after_hours: Annotated[int, Field(gt=0)]
    """A fact older than this needs a late-entry reason."""
    labour_rate_per_hour: Money
    labour_standard: Mapping[OperationCode, StandardOperation]
    contract_reviews: Mapping[ContractKind, ContractReview]
    major_contract_from: Money
    """A quoted total from this amount on makes a major repair contract."""
    special_process_release: tuple[Role, ...]
    comeback_disposal: tuple[Role, ...]
    """Roles that must all sign the disposal of a nonconforming external comeback."""
    discount_authority: Mapping[Role, Annotated[Decimal, Field(ge=0, le=1)]]
    """Largest share of a line's amount (0 to 1) that the role may take off."""
    labour_override_roles: tuple[Role, ...]
    delivery_steps: tuple[DeliveryStep, ...]
    reception_checklist: tuple[ShortText, ...]
    final_inspection_items: Annotated[
        Mapping[OrderClass, tuple[ShortText, ...]], AfterValidator(complete(OrderClass))
    ]
    """Items that a final inspection must rate, by order class."""
    express_lane_limit: Hours
    dispatch_head_start: HeadStart
    quote_valid_days: Annotated[int, Field(gt=0)]
    appointment_grace_minutes: Annotated[int, Field(ge=0)]
    odometer_test_drive_limit: Annotated[int, Field(gt=0)]
    """Kilometres a car may gain between arrival and delivery without a road-test note."""
    rework_windows: Annotated[Mapping[RepairCategory, ReworkWindow], AfterValidator(complete(RepairCategory))]
    warranty_terms: Mapping[WarrantyKind, WarrantyTerm]
    deadlines: Annotated[Mapping[DeadlineKind, Deadline], AfterValidator(complete(DeadlineKind))]
    calendar: StoreCalendar
    kpi_inclusion: InclusionMatrix
    kpi_conditions: ConditionRows
    kpi_variants: KpiVariants
    aged_after_days: Annotated[
        Mapping[OrderClass, Annotated[int, Field(gt=0)]], AfterValidator(complete(OrderClass))
    ]
    """A car that stays longer than this is overdue in the workshop."""
    rework_cost_per_hour: Money
    """What an hour spent on rework costs the store."""
    estimate_tolerance: Annotated[Decimal, Field(ge=0, le=1)]
    """By which share of an estimate the bill may differ from it, either way, for the estimate to have been accurate."""
    targets: Mapping[KpiId, Target]
    parts: PartsRules


class RuleSet(RuleDocument):
    """Identified by ``id``, which events carry where a rule decided: ``group/R3+S01/R2``."""

    id: str
