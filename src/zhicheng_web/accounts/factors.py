"""The second factor: its words, and its secrets encrypted where they lie in the database."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator

from zhicheng_web.accounts.sign_in import proofs
from zhicheng_web.portal.shared.steps import draft_recovery
from zhicheng_web.portal.shared.words.city_words import restate_here

WRONG = "验证码不对，请看手机上现在显示的6位数字；过了30秒会换一个。"


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """allauth's adapter of second factors: our words, and secrets encrypted where they lie."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG,
        "cannot_delete_authenticator": "认定部门和市局的人员不能自己停用两步验证。换了手机、手机丢了的，请市人社局办理取消。",
        "cannot_generate_recovery_codes": "还没有启用两步验证，不需要备用码。",
    }

    def get_totp_issuer(self) -> str:
        """Under what name an application lists the account: this city's."""
        return restate_here(super().get_totp_issuer())

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether its owner may do without it: who decides on titles, or on who may, cannot."""
        return not proofs.must_use_factor(authenticator.user_id)

    def encrypt(self, text: str) -> str:
        """The text encrypted under the office's secret, so that a copy of the database is no second factor of anybody."""
        return draft_recovery.encrypt_form_draft(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret that `encrypt` has made unreadable. InvalidTag: it was made under another key."""
        return draft_recovery.decrypt_form_draft(encrypted_text)
