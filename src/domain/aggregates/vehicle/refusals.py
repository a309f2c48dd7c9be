"""Why a vehicle says no. No text repeats a VIN or a plate."""

from domain.errors import define

ALREADY_REGISTERED = define("VEH-REGISTER-001", zh="该车辆已登记", en="This vehicle is already registered")
NOT_REGISTERED = define("VEH-REGISTER-002", zh="该车辆尚未登记", en="This vehicle is not registered yet")
UNIDENTIFIED = define(
    "VEH-REGISTER-003", zh="车架号和车牌至少填写一项", en="Give the VIN or the plate, or both"
)
BAD_VIN = define(
    "VEH-VIN-001",
    zh="车架号应为 17 位,不含 I、O、Q",
    en="A VIN has 17 letters and digits without I, O and Q",
)
BAD_CUT_VIN = define(
    "VEH-VIN-002",
    zh="不完整的车架号应为前 11 位,不含 I、O、Q",
    en="An incomplete VIN has its first 11 letters and digits without I, O and Q",
)
BAD_PLATE = define(
    "VEH-PLATE-001",
    zh="不是有效的中国大陆车牌;境外车牌请选择其他地区",
    en="Not a mainland plate; for a plate from elsewhere choose the other region",
)
BAD_OTHER_PLATE = define("VEH-PLATE-002", zh="车牌应为 1 至 15 个字符", en="A plate has 1 to 15 characters")
BACKWARDS = define(
    "VEH-ODO-001",
    zh="里程 {km} 公里低于已有读数 {known_km} 公里,须说明原因",
    en="{km} km is less than the {known_km} km on record: give the reason",
)
BAD_ROLLBACK_REASON = define(
    "VEH-ODO-002",
    zh="里程回退的原因只能是更换仪表或先前读数有误",
    en="Only a replaced instrument or a wrong earlier reading explains a lower odometer",
)
ABOVE_LATER_READING = define(
    "VEH-ODO-003",
    zh="补录的里程 {km} 公里高于之后的读数 {known_km} 公里",
    en="{km} km, entered late, is more than the later reading of {known_km} km",
)
ALREADY_HERE = define(
    "VEH-VISIT-001",
    zh="该车在本店已有未结束的进厂 {visit}",
    en="The vehicle already has the open visit {visit} in this store",
)
NOT_HERE = define(
    "VEH-VISIT-002",
    zh="该车在本店没有这次未结束的进厂",
    en="The vehicle has no such open visit in this store",
)
