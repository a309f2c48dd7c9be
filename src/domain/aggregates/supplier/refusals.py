"""Why a purchase channel is not opened or closed."""

from domain.errors import define

WRONG_STREAM = define(
    "SUPPLIER-CHANNEL-001",
    zh="编号与门店、供应商代码不符,应为 {expected}",
    en="The stream must be {expected}, of this store and supplier",
)
NOTHING_CHANGED = define(
    "SUPPLIER-CHANNEL-002",
    zh="该渠道已按此内容批准",
    en="The channel is approved as this already",
)
NOT_APPROVED = define(
    "SUPPLIER-CHANNEL-003", zh="该渠道未获批准,无需停用", en="The channel is not approved: nothing to block"
)
