"""Why a part's master data or price is not changed."""

from domain.errors import define

WRONG_STREAM = define(
    "PART-DEFINE-001",
    zh="编号与门店、件号不符,应为 {expected}",
    en="The stream must be {expected}, of this store and part",
)
ALREADY_DEFINED = define("PART-DEFINE-002", zh="配件 {part} 已建档", en="Part {part} is defined already")
NOT_DEFINED = define("PART-DEFINE-003", zh="配件尚未建档", en="The part is not defined")
NOTHING_CHANGED = define("PART-CHANGE-001", zh="内容与现有档案相同", en="This is what is on record already")
NO_STOCK = define(
    "PART-OVERSTOCK-001",
    zh="该件没有库存,不存在积压",
    en="Nothing of this part is in stock: there is not too much of it",
)
NO_PRICE = define("PART-PRICE-001", zh="销售价格必须大于零", en="A sales price is above zero")
BACKDATED = define(
    "PART-PRICE-002",
    zh="价格不能早于今天({today})生效",
    en="A price cannot hold from a day before today, {today}",
)
NO_SUCH_VERSION = define(
    "PART-PRICE-003", zh="没有价格版本 {version}", en="There is no price version {version}"
)
DECIDED_ALREADY = define(
    "PART-PRICE-004",
    zh="价格版本 {version} 已审批,不能再次审批",
    en="Price version {version} has been decided on already",
)
OWN_PROPOSAL = define(
    "PART-PRICE-005",
    zh="审批人不能是拟定人",
    en="Whoever proposed a price does not decide on it",
)
BY_ITSELF = define("PART-SUPERSEDE-001", zh="配件不能替代自身", en="A part does not take its own place")
SUPERSEDED_ALREADY = define(
    "PART-SUPERSEDE-002",
    zh="该件已由 {by} 替代,请替代 {by}",
    en="{by} has taken this part's place: supersede {by}",
)
SUCCESSOR_NOT_DEFINED = define("PART-SUPERSEDE-003", zh="替代件 {by} 尚未建档", en="Part {by} is not defined")
LEADS_BACK = define(
    "PART-SUPERSEDE-004",
    zh="{by} 本身已由该件替代,形成循环",
    en="This part takes the place of {by}: the chain would lead back",
)
