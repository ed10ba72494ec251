"""The tables of cases; what Django cannot say of them follows in 0002."""

import uuid

import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import zhicheng_web.cases.models.policy


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="FilingWindow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opens_on", models.DateField()),
                ("closes_on", models.DateField()),
            ],
            options={
                "db_table": "filing_window",
            },
        ),
        migrations.CreateModel(
            name="CalendarVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hash", models.CharField(max_length=80)),
                ("imported_at", models.DateTimeField()),
            ],
            options={
                "db_table": "calendar_version",
                "constraints": [models.UniqueConstraint(fields=("hash",), name="calendar_once")],
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="编号")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "草稿"),
                            ("submitted", "待单位审核"),
                            ("returned_to_applicant", "已退回本人"),
                            ("left_employer", "已离开单位"),
                            ("assessed", "待公示"),
                            ("not_recommended", "不予推荐"),
                            ("in_publicity", "公示中"),
                            ("objection_open", "异议核查"),
                            ("publicity_closed", "待上报"),
                            ("filed", "待受理"),
                            ("in_examination", "审查中"),
                            ("returned_to_employer", "退回补正"),
                            ("proposed", "待复核"),
                            ("recognised", "已认定"),
                            ("refused", "不予认定"),
                            ("withdrawn", "已撤回"),
                            ("expired", "逾期未重报"),
                            ("revoked", "已撤销"),
                        ],
                        default="draft",
                        max_length=32,
                        verbose_name="状态",
                    ),
                ),
                ("version", models.IntegerField(default=0)),
                ("since", models.DateTimeField(verbose_name="进入状态时间")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="办理期限")),
                ("series", models.CharField(blank=True, max_length=40, verbose_name="系列")),
                ("specialty", models.CharField(blank=True, max_length=60, verbose_name="专业")),
                ("level", models.CharField(blank=True, max_length=16, verbose_name="层级")),
                ("facts", models.JSONField(default=dict, verbose_name="申报内容")),
                ("content_hash", models.CharField(blank=True, max_length=80)),
                ("advice", models.CharField(blank=True, max_length=16, verbose_name="系统意见")),
                ("filed_at", models.DateTimeField(blank=True, null=True, verbose_name="上报时间")),
                ("filing_seq", models.IntegerField(blank=True, null=True)),
                ("created_at", models.DateTimeField(verbose_name="建立时间")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dispatched_cases",
                        to="people.organisation",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="received_cases",
                        to="people.organisation",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="people.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "申报",
                "db_table": "cases",
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.IntegerField()),
                (
                    "lane",
                    models.CharField(
                        choices=[("employer", "用人单位"), ("agency", "派遣公司")], default="employer", max_length=16
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("recommended", models.BooleanField(verbose_name="推荐")),
                ("lawful", models.BooleanField(default=False, verbose_name="合法性")),
                ("true", models.BooleanField(default=False, verbose_name="真实性")),
                ("complete", models.BooleanField(default=False, verbose_name="完整性")),
                ("valid", models.BooleanField(default=False, verbose_name="有效性")),
                ("character", models.TextField(blank=True, verbose_name="品德")),
                ("ability", models.TextField(blank=True, verbose_name="能力水平")),
                ("achievements", models.TextField(blank=True, verbose_name="工作成绩")),
                ("annual_review", models.CharField(blank=True, max_length=32, verbose_name="年度考核")),
                ("refuses_assignment", models.BooleanField(null=True, verbose_name="不服从安排")),
                ("not_competent", models.BooleanField(null=True, verbose_name="不胜任岗位")),
                ("reason", models.TextField(blank=True, verbose_name="理由")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "考核评议",
                "db_table": "assessment",
            },
        ),
        migrations.CreateModel(
            name="CaseParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("applicant", "申报人"),
                            ("employer", "用人单位"),
                            ("agency", "派遣公司"),
                            ("examiner", "经办"),
                            ("approver", "复核"),
                        ],
                        max_length=16,
                        verbose_name="身份",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="cases.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sides",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "db_table": "case_party",
            },
        ),
        migrations.CreateModel(
            name="Filing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.IntegerField()),
                ("kind", models.CharField(choices=[("window", "窗口内上报"), ("grace", "补正后重报")], max_length=16)),
                ("first_seq", models.IntegerField()),
                ("arrived_at", models.DateTimeField(verbose_name="到达时间")),
                ("filing_on", models.DateField(verbose_name="申报日")),
                ("recalled_at", models.DateTimeField(blank=True, null=True, verbose_name="撤回时间")),
                ("opens_on", models.DateField()),
                ("closes_on", models.DateField()),
                ("policy_hash", models.CharField(max_length=80)),
                ("policy_from", models.DateField()),
                ("policy_until", models.DateField()),
                ("content_hash", models.CharField(max_length=80)),
                ("dispatched", models.BooleanField()),
                ("employer_last_on", models.DateField()),
                ("agency_last_on", models.DateField(null=True)),
                ("returned_on", models.DateField(null=True)),
                ("returned_ordinal", models.IntegerField(null=True)),
                ("arrived_ordinal", models.IntegerField(null=True)),
                ("arrived_working", models.BooleanField(null=True)),
                ("grace_days", models.IntegerField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "calendar",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.calendarversion",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to="cases.case",
                    ),
                ),
                (
                    "window",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to="cases.filingwindow",
                    ),
                ),
            ],
            options={
                "verbose_name": "上报",
                "db_table": "filing",
            },
        ),
        migrations.CreateModel(
            name="Idempotency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_id", models.BigIntegerField()),
                ("key", models.UUIDField()),
                ("step", models.CharField(max_length=40)),
                ("case_id", models.BigIntegerField()),
                ("seq", models.IntegerField()),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "db_table": "idempotency",
                "constraints": [models.UniqueConstraint(fields=("person_id", "key"), name="act_once")],
            },
        ),
        migrations.CreateModel(
            name="NumberCounter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.IntegerField()),
                ("last", models.IntegerField()),
                (
                    "authority",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "db_table": "number_counter",
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("publicity", "公示异议"), ("after_filing", "上报后的异议")],
                        default="publicity",
                        max_length=16,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "核查中"), ("dismissed", "不成立"), ("upheld", "成立")],
                        default="open",
                        max_length=16,
                    ),
                ),
                ("raised_at", models.DateTimeField(verbose_name="提出时间")),
                ("raised_by", models.CharField(blank=True, max_length=60, verbose_name="提出人")),
                ("words", models.TextField(verbose_name="内容")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="结论时间")),
                ("conclusion", models.TextField(blank=True, verbose_name="核查结论")),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="cases.case",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "异议",
                "db_table": "objection",
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.IntegerField()),
                ("key", models.CharField(max_length=40)),
                ("clause", models.CharField(max_length=16)),
                ("advice", models.CharField(max_length=16)),
                ("opinion", models.CharField(max_length=16)),
                ("reason", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "审查意见",
                "db_table": "opinion",
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="编号")),
                ("kind", models.CharField(max_length=40, verbose_name="材料")),
                ("name", models.CharField(max_length=160, verbose_name="文件名")),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.BigIntegerField(verbose_name="大小")),
                ("media_type", models.CharField(max_length=40, verbose_name="类型")),
                ("pages", models.IntegerField(default=1, verbose_name="页数")),
                ("at", models.DateTimeField(verbose_name="上传时间")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="移除时间")),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="cases.case",
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.paper",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "材料",
                "db_table": "paper",
            },
        ),
        migrations.CreateModel(
            name="FilingPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "filing",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="cases.filing",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.paper",
                    ),
                ),
            ],
            options={
                "db_table": "filing_paper",
            },
        ),
        migrations.CreateModel(
            name="PolicyVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("city", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=40)),
                ("hash", models.CharField(max_length=80)),
                ("in_force_from", models.DateField()),
                ("in_force_until", models.DateField()),
                ("publicity_days", models.IntegerField()),
                ("posting_day_counts", models.BooleanField()),
                ("starts_on_working_day", models.BooleanField()),
                ("grace_days", models.IntegerField()),
            ],
            options={
                "db_table": "policy_version",
                "constraints": [
                    models.UniqueConstraint(fields=("id", "hash"), name="policy_version_hash"),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("city", "="),
                            (
                                zhicheng_web.cases.models.policy.Period(
                                    models.F("in_force_from"), models.F("in_force_until"), models.Value("[]")
                                ),
                                "&&",
                            ),
                        ],
                        name="policy_one_in_force",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="filingwindow",
            name="policy",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="windows",
                to="cases.policyversion",
            ),
        ),
        migrations.AddField(
            model_name="filing",
            name="policy",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.policyversion",
            ),
        ),
        migrations.CreateModel(
            name="Publicity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "lane",
                    models.CharField(
                        choices=[("employer", "用人单位"), ("agency", "派遣公司")], default="employer", max_length=16
                    ),
                ),
                ("content_hash", models.CharField(max_length=80)),
                ("required_days", models.IntegerField()),
                ("posting_day_counts", models.BooleanField()),
                ("starts_on_working_day", models.BooleanField()),
                ("start_on", models.DateField(verbose_name="开始")),
                ("start_ordinal", models.IntegerField()),
                ("start_working", models.BooleanField()),
                ("last_on", models.DateField(verbose_name="最后一日")),
                ("last_ordinal", models.IntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("running", "公示中"), ("closed", "已结束"), ("void", "已作废")],
                        default="running",
                        max_length=16,
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="结束登记")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="张贴地点")),
                ("words", models.TextField(blank=True, verbose_name="公示结果")),
                ("at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "calendar",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.calendarversion",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publicities",
                        to="cases.case",
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.policyversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "公示",
                "db_table": "publicity",
            },
        ),
        migrations.AddField(
            model_name="filing",
            name="agency_publicity",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.publicity",
            ),
        ),
        migrations.AddField(
            model_name="filing",
            name="employer_publicity",
            field=models.ForeignKey(
                db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.publicity"
            ),
        ),
        migrations.CreateModel(
            name="Recognition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="编号")),
                ("recognised_at", models.DateTimeField(verbose_name="认定时间")),
                ("number", models.IntegerField(verbose_name="序号")),
                ("title", models.CharField(max_length=60, verbose_name="职称")),
                ("series", models.CharField(max_length=40, verbose_name="系列")),
                ("specialty", models.CharField(max_length=60, verbose_name="专业")),
                ("level", models.CharField(max_length=16, verbose_name="层级")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="撤销时间")),
                ("barred_until", models.DateField(blank=True, null=True, verbose_name="禁止申报至")),
                ("revocation_reason", models.TextField(blank=True, verbose_name="撤销理由")),
                (
                    "authority",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recognitions",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "职称",
                "db_table": "recognition",
            },
        ),
        migrations.CreateModel(
            name="ReturnRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.IntegerField()),
                (
                    "side",
                    models.CharField(choices=[("employer", "用人单位"), ("authority", "认定部门")], max_length=16),
                ),
                ("reasons", models.JSONField(verbose_name="退回原因")),
                ("at", models.DateTimeField(verbose_name="退回时间")),
                ("returned_on", models.DateField()),
                ("returned_ordinal", models.IntegerField(null=True)),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="期限")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="补正时间")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "calendar",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.calendarversion",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="returns",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "退回",
                "db_table": "return_round",
            },
        ),
        migrations.AddField(
            model_name="filing",
            name="returned",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.returnround",
            ),
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("policy_hash", models.CharField(max_length=80)),
                ("calendar_hash", models.CharField(max_length=80)),
                ("engine", models.CharField(max_length=40)),
                ("result", models.CharField(max_length=16)),
                ("facts", models.TextField()),
                ("answer", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verdicts",
                        to="cases.case",
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.policyversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "系统意见",
                "db_table": "verdict",
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.IntegerField()),
                (
                    "outcome",
                    models.CharField(choices=[("recognised", "予以认定"), ("refused", "不予认定")], max_length=16),
                ),
                ("reason", models.TextField(blank=True)),
                ("clause", models.CharField(blank=True, max_length=16, null=True)),
                ("at", models.DateTimeField()),
                ("sent_back_at", models.DateTimeField(blank=True, null=True)),
                ("sent_back_reason", models.TextField(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="cases.case",
                    ),
                ),
                (
                    "examiner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "examiner_membership",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.membership",
                    ),
                ),
                (
                    "advice",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.verdict",
                    ),
                ),
            ],
            options={
                "verbose_name": "经办意见",
                "db_table": "proposal",
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(choices=[("recognised", "予以认定"), ("refused", "不予认定")], max_length=16),
                ),
                ("decided_at", models.DateTimeField(verbose_name="决定时间")),
                ("filing_seq", models.IntegerField()),
                ("policy_hash", models.CharField(max_length=80)),
                ("advised", models.CharField(max_length=16, verbose_name="系统意见")),
                ("reason", models.TextField(blank=True, verbose_name="理由")),
                ("clause", models.CharField(blank=True, max_length=16, null=True, verbose_name="依据")),
                ("remedy", models.TextField(blank=True, verbose_name="救济途径")),
                (
                    "approver",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "approver_membership",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.membership",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="cases.case",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "examiner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "examiner_membership",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.membership",
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.policyversion",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.proposal",
                    ),
                ),
                (
                    "advice",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.verdict",
                    ),
                ),
            ],
            options={
                "verbose_name": "认定决定",
                "db_table": "decision",
            },
        ),
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("working", models.BooleanField()),
                ("ordinal", models.IntegerField()),
                ("first", models.BooleanField(default=False)),
                (
                    "version",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="days",
                        to="cases.calendarversion",
                    ),
                ),
            ],
            options={
                "db_table": "calendar_day",
                "constraints": [
                    models.UniqueConstraint(fields=("version", "day"), name="calendar_day_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("first", True)), fields=("version",), name="calendar_begins_once"
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["employer", "state", "due_on"], name="case_of_employer"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["authority", "state", "due_on"], name="case_of_authority"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["state", "due_on"], name="case_by_state"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(fields=("public_id",), name="case_public_id"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "draft",
                            "submitted",
                            "returned_to_applicant",
                            "left_employer",
                            "assessed",
                            "in_publicity",
                            "objection_open",
                            "publicity_closed",
                            "filed",
                            "in_examination",
                            "returned_to_employer",
                            "proposed",
                        ],
                    )
                ),
                fields=("person",),
                name="one_active_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("filed_at__isnull", True), ("filing_seq__isnull", True)),
                    models.Q(("filed_at__isnull", False), ("filing_seq__isnull", False)),
                    _connector="OR",
                ),
                name="case_filed_has_filing",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(fields=("case", "seq", "lane"), name="assessment_once"),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("recommended", False),
                    models.Q(("complete", True), ("lawful", True), ("true", True), ("valid", True)),
                    _connector="OR",
                ),
                name="assessment_material_checked",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("recommended", False),
                    models.Q(("not_competent__isnull", False), ("refuses_assignment__isnull", False)),
                    _connector="OR",
                ),
                name="assessment_conduct_attested",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("recommended", False),
                    models.Q(
                        models.Q(("character__trim", ""), _negated=True),
                        models.Q(("ability__trim", ""), _negated=True),
                        models.Q(("achievements__trim", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="assessment_complete",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("recommended", True), ("reason__trim__length__gte", 6), _connector="OR"),
                name="assessment_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseparty",
            constraint=models.UniqueConstraint(fields=("case", "person"), name="one_side_per_person"),
        ),
        migrations.AddConstraint(
            model_name="caseparty",
            constraint=models.UniqueConstraint(fields=("case", "person", "side"), name="party_key"),
        ),
        migrations.AddConstraint(
            model_name="caseparty",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["applicant", "employer", "agency", "examiner", "approver"])),
                name="party_side_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="numbercounter",
            constraint=models.UniqueConstraint(fields=("authority", "year"), name="number_counter_once"),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "dismissed", "upheld"])), name="objection_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["publicity", "after_filing"])), name="objection_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(("words__trim", ""), _negated=True), name="objection_has_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_at__isnull", True), ("settled_by__isnull", True), ("state", "open")),
                    models.Q(
                        models.Q(("state", "open"), _negated=True),
                        ("conclusion__trim__length__gte", 6),
                        ("settled_at__isnull", False),
                        ("settled_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="objection_settled_with_conclusion",
            ),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.UniqueConstraint(fields=("case", "seq", "key"), name="opinion_once"),
        ),
        migrations.AddConstraint(
            model_name="opinion",
            constraint=models.CheckConstraint(
                condition=models.Q(("opinion", models.F("advice")), ("reason__trim__length__gte", 6), _connector="OR"),
                name="opinion_deviation_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.UniqueConstraint(fields=("public_id",), name="paper_public_id"),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.UniqueConstraint(fields=("id", "case", "sha256"), name="paper_content"),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.UniqueConstraint(fields=("id", "case"), name="paper_of_case"),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.CheckConstraint(
                condition=models.Q(("pages__gt", 0), ("size__gt", 0)), name="paper_not_empty"
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="paper_hash_shape"
            ),
        ),
        migrations.AddConstraint(
            model_name="filingpaper",
            constraint=models.UniqueConstraint(fields=("filing", "paper"), name="filing_paper_once"),
        ),
        migrations.AddConstraint(
            model_name="filingwindow",
            constraint=models.UniqueConstraint(fields=("policy", "opens_on"), name="window_once"),
        ),
        migrations.AddConstraint(
            model_name="filingwindow",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_on__gte", models.F("opens_on"))), name="window_closes_after_opening"
            ),
        ),
        migrations.AddConstraint(
            model_name="publicity",
            constraint=models.UniqueConstraint(fields=("public_id",), name="publicity_public_id"),
        ),
        migrations.AddConstraint(
            model_name="publicity",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "void"), _negated=True),
                fields=("case", "lane"),
                name="publicity_one_standing",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicity",
            constraint=models.CheckConstraint(
                condition=models.Q(("lane__in", ["employer", "agency"])), name="publicity_lane_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="publicity",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["running", "closed", "void"])), name="publicity_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="publicity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "last_ordinal__gte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("start_ordinal"), "+", models.F("required_days")
                        ),
                    ),
                    models.Q(
                        (
                            "last_ordinal__gte",
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("start_ordinal"), "+", models.F("required_days")
                                ),
                                "-",
                                models.Value(1),
                            ),
                        ),
                        ("posting_day_counts", True),
                        ("start_working", True),
                    ),
                    _connector="OR",
                ),
                name="publicity_long_enough",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicity",
            constraint=models.CheckConstraint(
                condition=models.Q(("starts_on_working_day", False), ("start_working", True), _connector="OR"),
                name="publicity_starts_on_working_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "closed"), _negated=True),
                    models.Q(("closed_on__gt", models.F("last_on")), ("closed_on__isnull", False)),
                    _connector="OR",
                ),
                name="publicity_closed_after_last_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.UniqueConstraint(fields=("public_id",), name="recognition_public_id"),
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.UniqueConstraint(fields=("case",), name="recognition_one_per_case"),
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="number_from_one"),
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("revoked_at__isnull", True),
                    models.Q(("barred_until__isnull", False), ("revocation_reason__trim__length__gte", 6)),
                    _connector="OR",
                ),
                name="revocation_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="returnround",
            constraint=models.UniqueConstraint(fields=("case", "seq"), name="return_once"),
        ),
        migrations.AddConstraint(
            model_name="returnround",
            constraint=models.CheckConstraint(
                condition=models.Q(("reasons", []), _negated=True), name="return_has_reasons"
            ),
        ),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.UniqueConstraint(fields=("case", "seq"), name="filing_once"),
        ),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["window", "grace"])), name="filing_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.CheckConstraint(
                condition=models.Q(("filing_on__gte", models.F("opens_on")), ("filing_on__lte", models.F("closes_on"))),
                name="filing_in_window",
            ),
        ),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("filing_on__gte", models.F("policy_from")), ("filing_on__lte", models.F("policy_until"))
                ),
                name="filing_policy_in_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("first_seq", models.F("seq")), ("kind", "window")),
                    models.Q(
                        ("arrived_ordinal__isnull", False),
                        ("arrived_working__isnull", False),
                        ("calendar__isnull", False),
                        ("first_seq__lt", models.F("seq")),
                        ("grace_days__isnull", False),
                        ("kind", "grace"),
                        ("returned__isnull", False),
                        ("returned_on__isnull", False),
                        ("returned_ordinal__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="filing_grace",
            ),
        ),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "window"),
                    (
                        "arrived_ordinal__lt",
                        django.db.models.expressions.CombinedExpression(
                            models.F("returned_ordinal"), "+", models.F("grace_days")
                        ),
                    ),
                    models.Q(
                        (
                            "arrived_ordinal",
                            django.db.models.expressions.CombinedExpression(
                                models.F("returned_ordinal"), "+", models.F("grace_days")
                            ),
                        ),
                        ("arrived_working", True),
                    ),
                    _connector="OR",
                ),
                name="filing_within_grace",
            ),
        ),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agency_publicity__isnull", True), ("dispatched", False)),
                    models.Q(
                        ("agency_last_on__isnull", False), ("agency_publicity__isnull", False), ("dispatched", True)
                    ),
                    _connector="OR",
                ),
                name="filing_both_lanes",
            ),
        ),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("filing_on__gt", models.F("employer_last_on")),
                    models.Q(
                        ("agency_last_on__isnull", True), ("filing_on__gt", models.F("agency_last_on")), _connector="OR"
                    ),
                ),
                name="filing_after_publicity",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.UniqueConstraint(fields=("id", "case", "policy_hash", "result"), name="verdict_key"),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("result__in", ["eligible", "review", "incomplete", "not_yet", "not_eligible", "out_of_scope"])
                ),
                name="verdict_result_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(fields=("case", "seq"), name="proposal_once"),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("sent_back_at__isnull", True)), fields=("case",), name="proposal_one_standing"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(fields=("case",), name="decision_one_per_case"),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["recognised", "refused"])), name="decision_outcome_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(("examiner", models.F("approver")), _negated=True), name="decision_four_eyes"
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("advised", "eligible"), ("outcome", "recognised")),
                    ("reason__trim__length__gte", 6),
                    _connector="OR",
                ),
                name="decision_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "refused"), _negated=True), ("clause__isnull", False), _connector="OR"
                ),
                name="decision_refusal_clause",
            ),
        ),
    ]
