"""What a store is told about a month from outside."""

from domain.labels import Word


class ReportedItem(Word):
    CSI_SCORE = "csi_score", "满意度得分", "Satisfaction score"
    AFTER_SALES_GROSS_PROFIT = "after_sales_gross_profit", "售后毛利", "After-sales gross profit"
    OPERATING_COST = "operating_cost", "固定与变动运营成本", "Fixed and variable operating cost"
    DIRECT_PROFIT = "direct_profit", "售后直接利润", "After-sales direct profit"
    DIRECT_AND_INDIRECT_COST = (
        "direct_and_indirect_cost",
        "直接固定与间接成本",
        "Direct fixed and indirect cost",
    )
    FIXED_OPERATIONS_GROSS = (
        "fixed_operations_gross", "零配件服务钣喷毛利", "Gross profit of parts, service and body shop",
    )  # fmt: skip
    DEALERSHIP_EXPENSES = "dealership_expenses", "全店费用", "Expenses of the whole dealership"


COSTS = frozenset(
    {
        ReportedItem.OPERATING_COST,
        ReportedItem.DIRECT_AND_INDIRECT_COST,
        ReportedItem.DEALERSHIP_EXPENSES,
    }
)
"""Never below zero; a profit may be a loss."""
