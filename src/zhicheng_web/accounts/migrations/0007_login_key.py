"""The normal form of a name to sign in, which two accounts cannot share.

Earlier accounts could differ in capitals or width alone. Of such the first gets the normal form; the others keep their name, and
sign in by typing it as it stands.
"""

from collections.abc import Iterator

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from zhicheng.numbers.login import normalise_login


def list_first_of_each_name(logins: Iterator[tuple[int, str]]) -> dict[str, int]:
    """By normal form: the account that has it."""
    found: dict[str, int] = {}
    for pk, login in logins:
        found.setdefault(normalise_login(login), pk)
    return found


def fill_login_keys(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Write the normal form beside each name that is the first of its form."""
    accounts = apps.get_model("accounts", "Account").objects.using(editor.connection.alias)
    for key, pk in list_first_of_each_name(accounts.order_by("pk").values_list("pk", "login").iterator()).items():
        accounts.filter(pk=pk).update(login_key=key)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_known_people")]
    operations = [
        migrations.AddField(
            "account",
            "login_key",
            models.CharField("登录名（比较用）", max_length=64, null=True, editable=False),
        ),
        migrations.RunPython(fill_login_keys, migrations.RunPython.noop),
        migrations.AddConstraint(
            "account", models.UniqueConstraint(fields=["login_key"], name="account_one_per_login")
        ),
    ]
