"""An answer to an employee's request says yes or no: neither passed, as a check holds that comes to nothing. No data change."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """The check, put anew."""

    dependencies: ClassVar = [
        ("people", "0007_employee_requests"),
    ]

    operations: ClassVar = [
        migrations.RemoveConstraint(model_name="employeerequest", name="employee_request_answered_whole"),
        migrations.AddConstraint(
            model_name="employeerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at", None), ("answered_by", None), ("granted", None)),
                    models.Q(
                        ("answered_at__isnull", False),
                        ("answered_by__isnull", False),
                        ("granted__isnull", False),
                        ("withdrawn_at", None),
                        models.Q(
                            ("granted", True),
                            models.Q(("answer__trim__length__gte", 6), ("granted", False)),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="employee_request_answered_whole",
            ),
        ),
    ]
