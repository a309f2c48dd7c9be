"""The registers of the store."""

from fastapi import APIRouter

from api.queries.desk import Desk
from api.queries.keys import local
from api.queries.listings import DaysListing, Listing, add_listings
from api.queries.paging import Key
from projections.engine.columns import epoch_ms
from projections.registers import REGISTERS
from projections.registers.queries.accidents import Accident, accidents
from projections.registers.queries.contracts import Contract, awaiting_signature, contracts, final_review
from projections.registers.queries.faults import FaultCase, fault_cases
from projections.registers.queries.plans import OperationPlan, operation_plans
from projections.registers.queries.processes import SpecialProcess, special_processes
from projections.registers.queries.reworks import CauseCount, ReworkCount, rework_causes, rework_counts
from projections.registers.queries.sales import ProductSales, product_sales
from projections.registers.queries.supervision import SupervisedJobs, supervised_jobs


def _by_draft(contract: Contract) -> Key:
    return epoch_ms(contract.at), contract.order, contract.revision


_STANDING = (
    Listing(
        "/registers/contracts/awaiting-signature", "待评审、待签字的维修合同 Contracts that wait for a signature",
        REGISTERS, Contract, lambda reads, asked: awaiting_signature(reads, asked.store, asked.rules), _by_draft,
    ),
    Listing(
        "/registers/contracts/final-review", "待最终评审的重大维修合同 Major contracts to be finally reviewed",
        REGISTERS, Contract, lambda reads, asked: final_review(reads, asked.store, asked.rules), _by_draft,
    ),
    Listing(
        "/registers/fault-cases", "重大、疑难故障 Difficult faults not yet solved",
        REGISTERS, FaultCase, lambda reads, asked: fault_cases(reads, asked.store, asked.now),
        lambda case: (epoch_ms(case.at), case.order, *local(case.case)),
    ),
)  # fmt: skip
_OF_DAYS = (
    DaysListing(
        "/registers/contracts", "维修合同台账 Repair contracts with their revisions",
        REGISTERS, Contract,
        lambda reads, asked, on: contracts(reads, asked.store, on.first, on.last, asked.rules), _by_draft,
    ),
    DaysListing(
        "/registers/special-processes", "特殊过程台账 Special processes and their releases",
        REGISTERS, SpecialProcess,
        lambda reads, asked, on: special_processes(reads, asked.store, on.first, on.last, asked.rules),
        lambda process: (epoch_ms(process.at), process.order, *local(process.job)),
    ),
    DaysListing(
        "/registers/accidents", "质量事故、机损事故台账 Accidents of both kinds",
        REGISTERS, Accident, lambda reads, asked, on: accidents(reads, asked.store, on.first, on.last),
        lambda accident: (epoch_ms(accident.at), accident.order, *local(accident.accident)),
    ),
    DaysListing(
        "/registers/rework-causes", "返修根本原因排列 Root causes of reworks, the most frequent first",
        REGISTERS, CauseCount, lambda reads, asked, on: rework_causes(reads, asked.store, on.first, on.last),
        lambda line: (-line.count, line.cause.value),
    ),
    DaysListing(
        "/registers/repeat-visits", "返修与重复进厂次数 Reworks and repeat visits with their reasons",
        REGISTERS, ReworkCount, lambda reads, asked, on: rework_counts(reads, asked.store, on.first, on.last),
        lambda line: (line.kind.value, line.cause or "", line.reason or ""),
    ),
    DaysListing(
        "/registers/product-sales", "养护用品销售 Products sold, by advisor",
        REGISTERS, ProductSales, lambda reads, asked, on: product_sales(reads, asked.store, on.first, on.last),
        lambda line: (line.advisor,),
    ),
    DaysListing(
        "/registers/supervised-jobs", "带教作业 Supervised jobs, by junior",
        REGISTERS, SupervisedJobs,
        lambda reads, asked, on: supervised_jobs(reads, asked.store, on.first, on.last),
        lambda line: (line.junior,),
    ),
    DaysListing(
        "/registers/operation-plans", "工序计划与实际工时 Planned operations beside the time clocked",
        REGISTERS, OperationPlan,
        lambda reads, asked, on: operation_plans(reads, asked.store, on.first, on.last),
        lambda plan: (epoch_ms(plan.at), plan.order, *local(plan.job)),
    ),
)  # fmt: skip


def add_registers(router: APIRouter, desk: Desk) -> None:
    add_listings(router, desk, (*_STANDING, *_OF_DAYS))
