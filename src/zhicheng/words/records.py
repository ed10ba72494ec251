"""二（四）: the records of service that a policy takes, by name, and where they are to be had."""

from collections.abc import Sequence
from typing import Any, Final

from zhicheng import codes
from zhicheng.policy.model import Policy
from zhicheng.words import labels

REGISTER_PLACE: Final = "登记表在本人人事档案里，档案由单位或人才服务机构保管，可以向保管档案的机构查阅、复印。"
"""Where 《云南省招工录用登记表》 lies, and how one comes to a copy."""
REGISTER: Final = "recruitment_register"
NOT_STATED: Final = "入职依据不清楚"


def name_records(policy: Policy, names: Sequence[str]) -> list[str]:
    """The records of service that the policy takes. `names`: RECORD_LABELS or SHORT_RECORD_LABELS."""
    return [names[codes.RECORDS.index(word)] for word in policy.words("service.records")]


def describe_record(record: Any, policy: Policy) -> str:
    """On what the beginning of a spell of work rests, as case files have it (`employment[].record`)."""
    if record == "none":
        return f"没有{'或'.join(name_records(policy, labels.SHORT_RECORD_LABELS))}"
    return f"依据{labels.RECORD_LABELS[codes.RECORDS.index(record)]}" if record in codes.RECORDS[1:] else NOT_STATED
