from domain.errors import define

STEP_UNKNOWN = define(
    "WO-DELIVER-001", zh="交车流程中没有步骤:{step_zh}", en="The delivery process has no step {step}"
)
STEP_ALREADY_DONE = define(
    "WO-DELIVER-002", zh="步骤已完成:{step_zh}", en="Step {step} has been done already"
)
STEP_ALREADY_SKIPPED = define(
    "WO-DELIVER-003", zh="步骤已跳过:{step_zh}", en="Step {step} has been skipped already"
)
STEP_MISSING = define(
    "WO-DELIVER-004",
    zh="步骤既未完成也未说明原因跳过:{step_zh}",
    en="Step {step} is neither done nor skipped with a reason",
)
OLD_PARTS_OPEN = define(
    "WO-DELIVER-005", zh="未记录旧件处理方式", en="It is not recorded what happens to the old parts"
)
NOT_SETTLED = define("WO-DELIVER-006", zh="工单尚未结算", en="The order is not settled")
NOT_PAID = define(
    "WO-DELIVER-007",
    zh="客户尚欠 {due} 元,且未获批准挂账",
    en="{due} yuan are neither paid nor covered by an approved credit",
)
GATE_PASS_ALREADY_ISSUED = define(
    "WO-DELIVER-008", zh="出门证已开具", en="The gate pass has been issued already"
)
GATE_PASS_MISSING = define("WO-DELIVER-009", zh="未开具出门证", en="No gate pass has been issued")
NOT_INSPECTED = define(
    "WO-DELIVER-010",
    zh="项目 {job} 未通过终检,车辆不能出厂",
    en="Job {job} has not passed its final inspection: the car stays",
)
ODOMETER_BACKWARDS = define(
    "WO-DELIVER-011",
    zh="出厂里程 {out_km} 公里小于进厂里程 {in_km} 公里,更换仪表或读数有误请说明原因",
    en="The odometer reads {out_km} km, less than the {in_km} km on arrival",
)
ODOMETER_TOO_FAR = define(
    "WO-DELIVER-012",
    zh="在厂行驶超过 {limit_km} 公里;路试里程请记入终检,读数有误请说明原因",
    en="The car gained more than {limit_km} km in the house: note road tests, or say why the reading is wrong",
)
