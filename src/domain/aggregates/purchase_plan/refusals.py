"""Why a purchase plan says no."""

from domain.errors import define

PART_TWICE = define(
    "PPL-DRAFT-001", zh="配件 {part} 在计划中出现两次", en="Part {part} stands in the plan twice"
)
NOT_DRAFTED = define(
    "PPL-APPROVE-001", zh="计划已审定或已退回", en="The plan has been approved or rejected already"
)
OWN_PLAN = define(
    "PPL-APPROVE-002",
    zh="计划须由拟定人以外的备件主管审定",
    en="A plan is approved by another parts supervisor than the one who drafted it",
)
NOT_APPROVED = define(
    "PPL-DRAW-001", zh="采购计划尚未审定,不能据此订货", en="The purchase plan is not approved"
)
NOT_COVERED = define(
    "PPL-DRAW-002",
    zh="采购计划中配件 {part} 可订 {left},不足 {wanted}",
    en="The plan leaves {left} of part {part} to be ordered, not {wanted}",
)
NOT_TAKEN = define(
    "PPL-RETURN-001",
    zh="订单从计划中只订了配件 {part} {taken},不能退回 {wanted}",
    en="The order has taken {taken} of part {part} from the plan: {wanted} cannot be given back",
)
