"""Why a transfer says no."""

from domain.errors import define

TO_ITSELF = define("XFER-REQUEST-001", zh="不能向本店借调", en="A store cannot borrow from itself")
NOT_OURS = define(
    "XFER-STORE-001",
    zh="本店与调拨 {stream} 无关",
    en="Transfer {stream} is between other stores",
)
NOT_LENDER = define(
    "XFER-STORE-002", zh="只有借出门店 {store} 可以发货", en="Only store {store}, which lends, can send"
)
NOT_BORROWER = define(
    "XFER-STORE-003", zh="只有借入门店 {store} 可以收货", en="Only store {store}, which borrows, can receive"
)
NOT_REQUESTED = define(
    "XFER-SEND-001", zh="调拨已发货或已取消", en="The transfer has been sent or cancelled already"
)
MORE_THAN_REQUESTED = define(
    "XFER-SEND-002",
    zh="申请 {requested},不能发 {quantity}",
    en="{requested} were requested: {quantity} cannot be sent",
)
NOT_SENT = define("XFER-RECEIVE-001", zh="没有在途的配件可收", en="Nothing is on its way")
MORE_THAN_SENT = define(
    "XFER-RECEIVE-002",
    zh="发出 {sent},不能收 {quantity}",
    en="{sent} were sent: {quantity} cannot be received",
)
SERIAL_NOT_SENT = define(
    "XFER-RECEIVE-003", zh="序列号 {serial} 没有发出", en="No piece with serial number {serial} was sent"
)
NOT_RECEIVED = define(
    "XFER-SETTLE-001", zh="尚未收货或已结算", en="The transfer is not received yet, or settled already"
)
NEGATIVE_AMOUNT = define("XFER-SETTLE-002", zh="结算金额不能为负", en="An amount cannot be below zero")
