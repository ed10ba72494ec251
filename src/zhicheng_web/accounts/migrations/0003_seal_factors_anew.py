"""The secrets of second factors, sealed until now in a way of our own (AES-GCM under the secret of sessions), sealed as
everything else is: by `draft_recovery.encrypt_form_draft`, which opens under former secrets as well. What nobody could
open stays as it is.
"""

import hashlib
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import migrations

from zhicheng_web.portal.shared.steps.draft_recovery import encrypt_form_draft

NONCE = 12
SEALED = ("secret", "seed")


def reseal(apps: Any, schema_editor: Any) -> None:
    """Every secret and every seed of recovery codes."""
    factors = apps.get_model("mfa", "Authenticator").objects.using(schema_editor.connection.alias)
    for factor in factors.all():
        factor.data = factor.data | {name: sealed_anew(value) for name, value in factor.data.items() if name in SEALED}
        if "migrated_codes" in factor.data:
            factor.data["migrated_codes"] = [sealed_anew(code) for code in factor.data["migrated_codes"]]
        factor.save(update_fields=["data"])


def sealed_anew(sealed: str) -> str:
    """The same text under the new seal."""
    key = hashlib.sha256(b"kept" + settings.SECRET_KEY.encode()).digest()
    try:
        raw = bytes.fromhex(sealed)
        return encrypt_form_draft(AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], None).decode())
    except (ValueError, InvalidTag):
        return sealed


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("accounts", "0002_search"), ("mfa", "0003_authenticator_type_uniq")]

    operations = [migrations.RunPython(reseal, elidable=False)]
