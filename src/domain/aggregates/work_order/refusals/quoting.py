from domain.errors import define

UNKNOWN_OPERATION = define(
    "WO-QUOTE-001",
    zh="维修工时标准中没有作业 {operation}",
    en="The labour standard has no operation {operation}",
)
TECHNICIAN_ONLY = define(
    "WO-QUOTE-002",
    zh="“技师发现”的项目只能由技师提出,技师也只能提出此类项目",
    en="Additional work is proposed by a technician, and a technician proposes nothing else",
)
FINDING_NEEDED = define(
    "WO-QUOTE-003", zh="增项必须附发现说明或照片", en="Additional work needs a finding or a photo"
)
NO_SUCH_SYMPTOM = define(
    "WO-QUOTE-004", zh="工单中没有故障现象 {symptom}", en="There is no symptom {symptom} on this order"
)
NOT_ADDITIONAL = define(
    "WO-QUOTE-005", zh="项目 {job} 不是增项", en="Job {job} was not found by a technician"
)
ALREADY_ACKNOWLEDGED = define(
    "WO-QUOTE-006", zh="前台已确认收到增项 {job}", en="Reception knows of additional work {job} already"
)
NOTHING_TO_QUOTE = define("WO-QUOTE-007", zh="报价至少要有一个收费行", en="A quote needs at least one line")
NOT_DIAGNOSED = define(
    "WO-QUOTE-008",
    zh="尚未记录初步诊断和索赔判断,不能报价",
    en="No price before the first diagnosis and the claim mark are recorded",
)
NOT_ACKNOWLEDGED = define(
    "WO-QUOTE-009",
    zh="增项 {job} 尚未经前台确认",
    en="Reception has not taken note of additional work {job}",
)
CLOCK_OPEN = define(
    "WO-QUOTE-010",
    zh="项目 {job} 仍有技师在计时,请先结束计时再改价",
    en="Somebody is clocked on job {job}: clock off before a new price",
)
OVERRIDE_NOT_ALLOWED = define(
    "WO-QUOTE-011",
    zh="该岗位无权偏离标准工时",
    en="This role may not bill hours other than standard",
)
OVERRIDE_REASON_NEEDED = define(
    "WO-QUOTE-012", zh="偏离标准工时必须说明原因", en="Hours other than standard need a reason"
)
LABOUR_BEYOND_JOB = define(
    "WO-QUOTE-013",
    zh="作业 {operation} 的要求高于项目 {job},请另立项目",
    en="Operation {operation} asks for more than job {job} does: it needs a job of its own",
)
NOT_QUOTED = define("WO-QUOTE-014", zh="项目 {job} 尚未报价", en="Job {job} is not quoted")
QUOTE_EXPIRED = define(
    "WO-QUOTE-015",
    zh="项目 {job} 的报价已过期,请重新报价",
    en="The quote of job {job} has expired: quote it anew",
)
CAP_TOO_LOW = define(
    "WO-QUOTE-016",
    zh="授权金额低于项目 {job} 的报价",
    en="The authorised amount is below the quote of job {job}",
)
NO_SUCH_DELEGATE = define(
    "WO-QUOTE-017", zh="受托人 {delegate} 未登记", en="Delegate {delegate} is not listed on this order"
)
EVIDENCE_NEEDED = define(
    "WO-QUOTE-018", zh="签字授权必须附签字文件", en="An authorisation by signature needs the signed document"
)
FINDER_MAY_NOT_AUTHORISE = define(
    "WO-QUOTE-019",
    zh="提出增项的人不能办理该项的客户确认",
    en="Whoever found additional work may not record its authorisation",
)
WORK_STARTED = define(
    "WO-QUOTE-020",
    zh="项目 {job} 已开工,不能改为不做",
    en="Work on job {job} has begun: it can no longer be turned down",
)
DEFERRAL_NEEDED = define(
    "WO-QUOTE-021", zh="推迟必须给出日期或里程", en="A deferral names a date or an odometer reading"
)
DEFERRAL_NOT_AHEAD = define(
    "WO-QUOTE-022",
    zh="推迟的日期或里程必须在当前之后",
    en="A deferral's date or odometer reading must lie ahead",
)
NOT_THIS_PAYER = define(
    "WO-QUOTE-023",
    zh="项目 {job} 不是由该方付款,无需其批准",
    en="Job {job} is not to be paid by them: no approval is due",
)
