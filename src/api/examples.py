"""An example body for every command, made from its schema and from what fields of the trade commonly hold."""

from collections.abc import Mapping
from typing import Any

from pydantic import JsonValue

from domain.command import Command

_MORNING, _NOON, _EVENING = (f"2026-03-02T{hour:02}:00:00+08:00" for hour in (9, 12, 17))
_ITEMS: JsonValue = [{"item": "work_complete", "passed": True}, {"item": "no_leaks", "passed": True}]

_BY_NAME: Mapping[str, JsonValue] = {
    "job": "J1", "jobs": ["J1"], "original_jobs": ["J2"], "symptom": "S1", "promise": "P1", "line": "L1",
    "settlement": "B1", "case": "E1", "accident": "Q1", "request": "R1", "punch": "K1", "draft": "R1",
    "version": "V1", "year": 2026,
    "technician": "T01", "advisor": "A01", "junior": "T02", "with_advisor": "A01", "to": "A02", "bay": "B1",
    "operation": "MT-A", "part": "OIL-5W30", "product": "CLEAN-01", "quantity": "4", "share": "100", "minutes": 40,
    "vehicle": "vehicle-1f0c", "customer": "customer-2b7d", "visit": "visit-9a41", "order": "work_order-7c3e",
    "original_order": "work_order-7c3e", "earlier_order": "work_order-7c3e",
    "vin": "LSVAA4182E2123456", "plate": "沪A12345", "phone": "13912345678", "name": "张三",
    "make": "大众", "model": "朗逸 2023", "odometer": 42000, "odometer_out": 42003, "km": 42000, "fuel_percent": 50,
    "fen": 68000, "percent": 60, "statement": "冷车启动时异响", "suspected_cause": "张紧轮磨损",
    "potential_claim": False, "waiting_customer": True, "person": "李四,父亲", "words": "修好后电话通知",
    "content": "客户来电询问进度", "change": "追加更换下摆臂", "title": "更换机油机滤", "reference": "RM-2023-17",
    "process": "焊接", "plan": "拆检后更换张紧轮", "cause_code": "WEAR", "findings": "张紧轮轴承磨损",
    "measure": "与其他门店调剂", "basis": "厂方要求", "document": "配件-2026-03",
    "score": "92.50", "answers": 120, "source": "厂家月度满意度报告",
    "question": "更换后仍有异响,请会诊", "opinion": "建议检查正时链", "conclusion": "正时链拉长",
    "vendor": "外协-03", "work_done": "更换机油机滤,复位保养灯", "record": "检验合格", "items": _ITEMS,
    "finding": "螺栓力矩不足", "analysis": "未按规定力矩复紧", "description": "举升时车门划伤",
    "measures": "修复并培训", "pass_number": "G0312", "tag": "K17", "item": "tyre_tread", "step": "greeting",
    "bin": "A-03-12", "supplier": "SGM", "lot": "L1", "delta": "-1", "transfer": "parts_transfer-3d5a",
    "to_store": "S02", "from_store": "S02", "count": "stock_count-51be", "purchase_order": "purchase_order-88aa",
    "to_part": "OIL-5W30-N", "serial": "SN0001", "purchase_line": "L1",
    "quoted_part": "OIL-5W30", "counted": "11.5", "card": "12",
    "planned_start": _MORNING, "planned_end": _NOON, "starts": _MORNING, "start": _MORNING, "due": _NOON,
}  # fmt: skip
_SHOWN = frozenset({
    "vin", "plate", "phone", "name", "odometer", "fuel_percent", "waiting_customer", "labour", "materials", "card",
})  # fmt: skip
"""Optional fields without which an example would say little."""
_WHOLE: Mapping[str, Mapping[str, JsonValue]] = {
    "work_order.claim_comeback": {
        "original_order": "work_order-7c3e",
        "original_jobs": ["J2"],
        "symptom": "底盘又响了",
    },
    "work_order.sell_accessory": {
        "product": "CLEAN-01",
        "title": "清洗剂",
        "quantity": "1",
        "unit_price": {"fen": 6800},
        "agreed_by": "in_person",
    },
    "purchase_plan.draft": {
        "title": "三月常用件补货",
        "lines": [{"part": "OIL-5W30", "quantity": "40", "suggested": "36"}],
    },
    "purchase_order.draft": {
        "supplier": "MAKER",
        "kind": "stock",
        "plan": "purchase_plan-5e21",
        "lines": [{"part": "OIL-5W30", "quantity": "40", "unit_price": {"fen": 4200}}],
    },
    "purchase_order.confirm": {"promised_on": "2026-03-05"},
    "purchase_order.announce_shipment": {"line": "L1", "quantity": "24", "arrives_on": "2026-03-04"},
    "purchase_order.receive_goods": {
        "line": "L1",
        "delivered": "24",
        "accepted": "23",
        "damaged": "1",
        "invoiced_price": {"fen": 4200},
        "bin": "A-03-12",
        "document": "送货单 260304-17",
    },
    "purchase_order.settle_difference": {"difference": "D1", "outcome": "credited", "credit": {"fen": 4200}},
    "purchase_order.record_freight": {"amount": {"fen": 18000}, "document": "运单 260304-9"},
    "purchase_order.close": {"reason": {"code": "other", "note": "供应商停产"}},
    "stock_count.plan": {"title": "三月常用件盘点", "parts": ["OIL-5W30", "PAD-01"]},
    "rule_set.draft_rules": {
        "title": "返修期延长到 30 天",
        "effective_from": "2026-04-01T00:00:00+08:00",
        "document": {"rework_windows": {"routine": {"days": 30, "km": 2000}}},
    },
    "rule_set.simulate_rules": {
        "draft": "R1",
        "preview": "5" * 64,
        "log_position": 84213,
        "first_day": "2026-01-01",
        "last_day": "2026-03-31",
        "changed_figures": 14,
        "changed_orders": 3,
    },
    "part.define": {
        "part": "OIL-5W30",
        "title": "机油 5W-30",
        "unit": "升",
        "serial_tracked": False,
        "old_part_policy": "scrap",
    },
    "part.change_details": {"unit": "桶"},
    "part.propose_price": {"price": {"fen": 6800}, "valid_from": "2026-04-01", "basis": "厂家指导价"},
    "part.supersede": {"by": "OIL-5W30-2", "both_ways": False},
    "supplier.approve_channel": {"supplier": "MAKER", "title": "厂家配件中心", "scope": "全部原厂件"},
    "work_order.skip_step": {"step": "vehicle_washed", "reason": {"code": "customer_in_hurry"}},
    "work_order.pause_job": {"job": "J1", "reason": {"code": "waiting_parts"}},
    "work_order.complete_step": {"step": "vehicle_washed"},
    "work_order.quote_job": {
        "job": "J1",
        "labour": [{"operation": "MT-A"}],
        "materials": [{"part": "OIL-5W30", "quantity": "4", "unit_price": {"fen": 6500}}],
    },
}
"""Commands in which a name means something else than usual."""


def example_of(command: type[Command]) -> dict[str, JsonValue]:
    """A body that the command's model accepts."""
    if command.type_name in _WHOLE:
        return dict(_WHOLE[command.type_name])
    schema = command.model_json_schema()
    return _object(schema, schema.get("$defs", {}))


def _object(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> dict[str, JsonValue]:
    wanted = {*schema.get("required", ()), *_SHOWN}
    return {
        name: _value(name, field, defs)
        for name, field in schema.get("properties", {}).items()
        if name in wanted
    }


def _value(name: str, field: Mapping[str, Any], defs: Mapping[str, Any]) -> JsonValue:
    if "$ref" in field:
        return _value(name, defs[field["$ref"].rpartition("/")[2]], defs)
    if "properties" in field:
        return _object(field, defs)
    if "enum" in field:
        first: JsonValue = field["enum"][0]
        return first
    if name in _BY_NAME:
        return _BY_NAME[name]
    if "anyOf" in field:
        return _value(name, _preferred(field["anyOf"]), defs)
    return _plain(name, field, defs)


def _preferred(choices: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Decimals are written as text, so that no reader makes a float of them."""
    texts = [choice for choice in choices if choice.get("type") == "string"]
    return texts[0] if texts else choices[0]


def _plain(name: str, field: Mapping[str, Any], defs: Mapping[str, Any]) -> JsonValue:
    match field.get("type"):
        case "array":
            return [_value(name.removesuffix("s"), field["items"], defs)]
        case "integer":
            return max(int(field.get("minimum", 0)), 1)
        case "boolean":
            return True
        case _:
            return _text(field)


def _text(field: Mapping[str, Any]) -> str:
    match field.get("format"):
        case "date-time":
            return _EVENING
        case "date":
            return _EVENING[:10]
        case _:
            return "0" * 64 if "0-9a-f" in str(field.get("pattern")) else "示例"
