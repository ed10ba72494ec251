"""An organisation that has left the register takes nobody on: its roles and invitations end with it (register_unit.py)."""

from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.people.models import Organisation


def require_active_unit(organisation_id: int) -> None:
    """Raises StepRefused for an organisation that was ended."""
    active = Organisation.objects.filter(pk=organisation_id, ended_on=None).exists()
    require_that(active, "unit_ended", "", "这个单位已经停用，不能登记任职，也不能邀请人员", "请先在单位页面恢复使用。")
