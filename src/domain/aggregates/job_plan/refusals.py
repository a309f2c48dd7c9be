"""Why a plan is not published."""

from domain.errors import define

WRONG_STREAM = define(
    "PLAN-PUBLISH-001",
    zh="编号与门店、日期不符,应为 {expected}",
    en="The stream must be {expected} for this store and day",
)
ALREADY_PUBLISHED = define(
    "PLAN-PUBLISH-002",
    zh="当日作业计划已发布,请修订",
    en="The plan of this day is already published: revise it",
)
NOT_PUBLISHED = define(
    "PLAN-PUBLISH-003", zh="当日作业计划尚未发布", en="The plan of this day is not published yet"
)
TIMES_REVERSED = define(
    "PLAN-ENTRY-001",
    zh="工单 {order} 的项目 {job}:结束时间必须晚于开始时间",
    en="Job {job} of order {order}: the end must be later than the start",
)
OTHER_DAY = define(
    "PLAN-ENTRY-002",
    zh="工单 {order} 的项目 {job} 不在计划当日开始",
    en="Job {job} of order {order} does not start on the day of the plan",
)
TECHNICIAN_TWICE = define(
    "PLAN-ENTRY-003",
    zh="技师 {technician} 的两个计划项时间重叠",
    en="Technician {technician} is planned twice at the same time",
)
BAY_TWICE = define(
    "PLAN-ENTRY-004",
    zh="工位 {bay} 的两个计划项时间重叠",
    en="Bay {bay} is planned twice at the same time",
)
