"""The tables of people and organisations."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="编号")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("employer", "用人单位"),
                            ("agency", "劳务派遣公司"),
                            ("county", "县（市）区人社局"),
                            ("zone", "开发区"),
                            ("municipal", "市级主管部门"),
                            ("bureau", "市人社局"),
                        ],
                        max_length=16,
                        verbose_name="类别",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
                ("uscc", models.CharField(blank=True, max_length=18, null=True, verbose_name="统一社会信用代码")),
                ("code", models.CharField(blank=True, max_length=16, null=True, verbose_name="认定部门代码")),
                ("employer_kind", models.CharField(blank=True, max_length=32, verbose_name="单位性质")),
                ("affiliation", models.CharField(blank=True, max_length=16, verbose_name="隶属关系")),
                ("registered_in_kunming", models.BooleanField(default=True, verbose_name="在昆明登记")),
                ("management_area", models.CharField(blank=True, max_length=16, verbose_name="管理归属地")),
                ("branch_of", models.JSONField(blank=True, null=True, verbose_name="所属总公司")),
                ("self_recognition", models.BooleanField(default=False, verbose_name="有自主评审权")),
                ("phone", models.CharField(blank=True, max_length=32, verbose_name="电话")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="地址")),
            ],
            options={
                "verbose_name": "单位",
                "db_table": "organisation",
                "constraints": [
                    models.UniqueConstraint(fields=("public_id",), name="organisation_public_id"),
                    models.UniqueConstraint(fields=("uscc",), name="organisation_one_per_uscc"),
                    models.UniqueConstraint(fields=("code",), name="organisation_one_per_code"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="编号")),
                ("name", models.CharField(max_length=60, verbose_name="姓名")),
                (
                    "document",
                    models.CharField(
                        choices=[
                            ("id", "居民身份证"),
                            ("hkmo", "港澳居民来往内地通行证或居住证"),
                            ("tw", "台湾居民来往大陆通行证或居住证"),
                            ("pass", "护照"),
                        ],
                        default="id",
                        max_length=8,
                        verbose_name="证件类型",
                    ),
                ),
                ("id_number_enc", models.BinaryField(null=True, verbose_name="证件号码（加密）")),
                ("id_index", models.BinaryField(null=True, verbose_name="证件号码索引")),
                ("phone", models.CharField(blank=True, max_length=32, verbose_name="手机")),
                ("created_at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="persons",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="帐号",
                    ),
                ),
            ],
            options={
                "verbose_name": "人员",
                "db_table": "person",
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("employee", "职工"),
                            ("employer", "单位人事"),
                            ("examiner", "经办"),
                            ("approver", "复核"),
                            ("bureau", "市局管理"),
                        ],
                        max_length=16,
                        verbose_name="身份",
                    ),
                ),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="有效期")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="people.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "任职",
                "db_table": "membership",
            },
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(fields=("public_id",), name="person_public_id"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(fields=("user",), name="person_one_per_account"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(fields=("id_index",), name="person_one_per_id_number"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("id_index__isnull", True), ("id_number_enc__isnull", True)),
                    models.Q(("id_index__isnull", False), ("id_number_enc__isnull", False)),
                    _connector="OR",
                ),
                name="person_number_with_index",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("person", "="), ("organisation", "="), ("role", "="), ("valid", "&&")],
                name="membership_no_overlap",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid__isempty", False)), name="membership_has_days"
            ),
        ),
    ]
