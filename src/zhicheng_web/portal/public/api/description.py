"""The description of the addresses for programs (OpenAPI 3.1), from the very fields that the engine reads.

docs/openapi.json is this description of the policy in force; a test compares them, so that no change goes unseen.
"""

from typing import Any, Final

from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.fields import EXPECTED_DAY, EXPECTED_MONTH, EXPECTED_TRUTH, FieldRow
from zhicheng.policy.model import Policy
from zhicheng_web.portal.public.api.problems import PROBLEM_TYPE, TITLES
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy

Json = dict[str, Any]
LISTS: Final = ("educations", "skills", "titles", "licences", "employment", "insurance")
OBJECTS: Final = ("publicity", "applicant", "employer", "dispatch_agency", "target")
RESULT_FORMAT: Final = "见docs/case-format.md的Result一节；与zhicheng check --json的一行逐字节相同。"
DAYS_FORMAT: Final = "结果中与日期有关的几项：verdict、title、earliest、earliest_review、window、plan。"


def describe_addresses() -> Json:
    """The description of every address."""
    policy = find_current_policy()
    case = {"$ref": "#/components/schemas/Case"}
    several = {"type": "array", "items": case, "minItems": 2, "maxItems": 20}
    return {
        "openapi": "3.1.0",
        "info": {"title": f"{policy.name}：判断接口", "version": "1", "description": "不需要账号，不保存任何内容。"},
        "paths": {
            "/api/v1/check": describe_address("判断一个案例", case, RESULT_FORMAT),
            "/api/v1/earliest": describe_address("一个案例从哪天起可以申报", case, DAYS_FORMAT),
            "/api/v1/compare": describe_address(
                "比较几个案例", several, f"results：按原来的顺序，每个案例的{DAYS_FORMAT}"
            ),
        },
        "components": {"schemas": {**describe_case(policy), "Problem": describe_refusal()}},
    }


def describe_address(summary: str, body: Json, answer: str) -> Json:
    """One address: what it takes and what it answers."""
    problem = {"content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    refusals = {str(status.value): {"description": title, **problem} for status, title in TITLES.items()}
    found = {"description": answer, "content": {"application/json": {"schema": {"type": "object"}}}}
    content = {"application/json": {"schema": body}}
    return {
        "post": {
            "summary": summary,
            "requestBody": {"required": True, "content": content},
            "responses": {"200": found, **refusals},
        }
    }


def describe_case(policy: Policy) -> Json:
    """The case and its parts, field by field."""
    fields = codebook(policy).fields
    parts = {name: describe_object(fields[name]) for name in (*OBJECTS, "branch_of", *LISTS)}
    case = describe_object(fields["case"])
    for name in OBJECTS:
        case["properties"][name] = {"anyOf": [refer_to(name), {"type": "null"}]}
    for name in LISTS:
        case["properties"][name] = {"type": ["array", "null"], "items": refer_to(name)}
    parts["employer"]["properties"]["branch_of"] = {"anyOf": [refer_to("branch_of"), {"type": "null"}]}
    return {"Case": case, **parts}


def refer_to(name: str) -> Json:
    """A part of the case, described under its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def describe_object(rows: tuple[FieldRow, ...]) -> Json:
    """An object with its fields; those without which no case can be read are required."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [key for key, _, _, default in rows if default is None],
        "properties": {key: describe_field(expected, default) for key, _, expected, default in rows},
    }


def describe_field(expected: str, default: object) -> Json:
    """One field: its type, and what is expected of it in words."""
    kinds = {EXPECTED_TRUTH: "boolean"}
    formats = {EXPECTED_DAY: {"format": "date"}, EXPECTED_MONTH: {"pattern": "^[0-9]{4}-[0-9]{2}$"}}
    kind = kinds.get(expected, "string")
    return {"type": kind if default is None else [kind, "null"], **formats.get(expected, {}), "description": expected}


def describe_refusal() -> Json:
    """What is wrong with a request (RFC 9457)."""
    text = {"type": "string"}
    place = {"type": "object", "properties": {"path": text, "sentence": text}, "required": ["path", "sentence"]}
    properties = {"type": text, "title": text, "status": {"type": "integer"}, "detail": text}
    return {"type": "object", "properties": {**properties, "problems": {"type": "array", "items": place}}}
