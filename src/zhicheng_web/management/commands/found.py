"""found: the authorities of the policy and the first person of the bureau, who sets a password by a link."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from zhicheng.numbers.login import describe_login_problem, normalise_login
from zhicheng.numbers.person_name import describe_name_problem, normalise_name
from zhicheng_web import clock, home_stamp
from zhicheng_web.accounts.founding import found_office
from zhicheng_web.accounts.links import prove_link

ACCOUNT_OPENED = (
    "已为{name}开通市局管理账号，登录名{login}。"
    "请在办理系统的网址后面加上这一段打开，设置密码（24小时内有效，只能用一次）："
)


class Command(BaseCommand):
    """Once at installation; later with another login for another person, or again for a new link."""

    help = "建立认定部门和市局的第一个账号，给出设置密码的链接"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="姓名")
        parser.add_argument("login", help="登录名")

    def handle(self, *args: Any, **options: Any) -> None:
        name, login = normalise_name(options["name"]), normalise_login(options["login"])
        problem = describe_name_problem(name) or describe_login_problem(login)
        if problem:
            raise CommandError(problem)
        home_stamp.settle_stamp(settings.HOME, settings.DEMO)
        account = found_office(name, login, clock.today(), clock.now())
        self.stdout.write(ACCOUNT_OPENED.format(name=name, login=account.login))
        self.stdout.write(reverse("password-reset", args=prove_link(account)))
