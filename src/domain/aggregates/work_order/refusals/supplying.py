"""Why no part goes to a job, or none comes back."""

from domain.errors import define

NOT_AUTHORISED = define(
    "WO-PART-001",
    zh="项目 {job} 未经客户授权,不能领料",
    en="Job {job} is not agreed to: no part may be issued to it",
)
NO_SUCH_LINE = define(
    "WO-PART-002",
    zh="项目 {job} 的报价没有配件行 {line}",
    en="The quote of job {job} has no part on line {line}",
)
OTHER_PART = define(
    "WO-PART-003",
    zh="报价的配件是 {quoted},{part} 不是它的替代件",
    en="{quoted} was quoted, and {part} does not take its place",
)
MORE_THAN_QUOTED = define(
    "WO-PART-004",
    zh="报价 {quoted},已领 {issued},再领 {wanted} 超出报价,请先报价",
    en="{quoted} were quoted and {issued} are issued: {wanted} more must be quoted first",
)
NOT_ISSUED = define(
    "WO-PART-005",
    zh="该行在领 {issued},不能退 {wanted}",
    en="The job holds {issued} of the line: {wanted} cannot come back",
)
SERIALS_NEEDED = define(
    "WO-PART-006",
    zh="该配件按序列号管理,须填 {expected} 个序列号",
    en="Every piece of this part has a number: {expected} of them are needed",
)
SERIAL_NOT_ISSUED = define(
    "WO-PART-007",
    zh="序列号 {serial} 未领到该项目",
    en="The piece with serial number {serial} was not issued to this line",
)
