from domain.errors import define

NOT_AUTHORISED = define(
    "WO-WORKABLE-001", zh="项目 {job} 未经客户确认,不能作业", en="Job {job} is not authorised by the customer"
)
PAYER_NOT_APPROVED = define(
    "WO-WORKABLE-002",
    zh="项目 {job} 缺少厂家或保险公司的批准号",
    en="Job {job} lacks the approval of the manufacturer or insurer who is to pay",
)
SPECIAL_PROCESS_NOT_RELEASED = define(
    "WO-WORKABLE-003",
    zh="项目 {job} 属特殊过程,尚未全部放行",
    en="Job {job} is a special process that not every role in charge has released",
)
