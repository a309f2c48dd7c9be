"""Why a visit says no."""

from domain.errors import define

ALREADY_ARRIVED = define("VIS-ARRIVE-001", zh="本次进厂已登记", en="This arrival is already on record")
NOT_ARRIVED = define("VIS-ARRIVE-002", zh="车辆尚未进厂", en="The car has not arrived")
ODOMETER_UNREAD = define(
    "VIS-ARRIVE-003",
    zh="须填写里程;无法读取时说明原因",
    en="Give the odometer, or the reason why it cannot be read",
)
HALF_APPOINTMENT = define(
    "VIS-ARRIVE-004",
    zh="预约编号与预约时间须同时填写",
    en="An appointment and its time belong together",
)
LEFT = define("VIS-LEAVE-001", zh="车辆已离厂", en="The car has left")
ORDER_OPEN = define(
    "VIS-LEAVE-002",
    zh="工单 {order} 尚未交车或取消",
    en="Order {order} is neither delivered nor cancelled",
)
ODOMETER_BACKWARDS = define(
    "VIS-LEAVE-003",
    zh="离厂里程 {km} 公里低于进厂里程 {arrival_km} 公里,更换仪表或读数有误请说明原因",
    en="{km} km on leaving is less than {arrival_km} km on arrival",
)
BEFORE_ARRIVAL = define("VIS-LEAVE-004", zh="时间早于进厂时间", en="The time lies before the arrival")

RECEPTION_STARTED = define("VIS-RECEPTION-001", zh="接待已开始", en="The reception has already started")
RECEPTION_NOT_STARTED = define("VIS-RECEPTION-002", zh="接待尚未开始", en="The reception has not started")
NOTHING_RECORDED = define(
    "VIS-RECEPTION-003",
    zh="环车检查须至少有照片、损伤、物品或问题之一;车况完好请附照片",
    en="A walk-around shows at least a photo, a damage, a valuable or a problem; if all is well, a photo",
)
FINDING_MISSING = define(
    "VIS-RECEPTION-004",
    zh="评为红色或黄色须写明发现的问题",
    en="A red or yellow rating needs words about what was found",
)

ALREADY_OWNER = define(
    "VIS-OWNER-001", zh="对方已是该客户的首问责任人", en="That person already answers for the customer"
)
NOT_OWNER = define(
    "VIS-OWNER-002",
    zh="只有责任人或其上级可以移交",
    en="Only the person who answers for the customer, or a superior, hands the matter over",
)
NOT_OFFERED = define(
    "VIS-OWNER-003", zh="没有移交给您的事项", en="This matter has not been handed over to you"
)

INCOMPLETE_CHECK = define(
    "VIS-CHECK-001",
    zh="检查结果须逐项覆盖接待流程检查表:{items}",
    en="The check must name each item of the reception check list once: {items}",
)
OWN_RECEPTION = define(
    "VIS-CHECK-002",
    zh="不能检查自己的接待流程",
    en="Nobody checks the process of his own reception",
)

NOT_WAITING = define("VIS-WAIT-001", zh="客户没有在店等待", en="The customer is not waiting in the house")
UNKNOWN_REQUEST = define("VIS-WAIT-002", zh="没有需求 {request}", en="There is no request {request}")
REQUEST_CLOSED = define("VIS-WAIT-003", zh="需求 {request} 已关闭", en="Request {request} is already closed")

SERVICE_REFUSED = define("VIS-ORDER-001", zh="本次进厂已拒绝服务", en="Service was refused for this visit")
ALREADY_LINKED = define(
    "VIS-ORDER-002", zh="工单 {order} 已属于本次进厂", en="Order {order} already belongs to this visit"
)
NOT_LINKED = define(
    "VIS-ORDER-003", zh="工单 {order} 不属于本次进厂", en="Order {order} does not belong to this visit"
)
ALREADY_FINISHED = define("VIS-ORDER-004", zh="工单 {order} 已结束", en="Order {order} has already ended")
HAS_ORDERS = define(
    "VIS-ORDER-005",
    zh="已有工单,不能拒绝服务;请取消工单",
    en="There are orders: cancel them instead of refusing service",
)
