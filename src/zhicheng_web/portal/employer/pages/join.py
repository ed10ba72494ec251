"""Accepting an invitation: an account of one's own, or the one that is signed in, becomes an employee or HR of the unit."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model, login, password_validation
from django.core.validators import RegexValidator
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import lazy

from zhicheng.procedure.move import StepRefused
from zhicheng_web import clock
from zhicheng_web.access import ANYBODY, entry
from zhicheng_web.people import queries
from zhicheng_web.portal.employer import invitations
from zhicheng_web.portal.employer.invitations import InvitationOffer
from zhicheng_web.portal.shared.caching import LINK
from zhicheng_web.portal.shared.forms.base import Form

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
GONE_STATUS = 410
LOGIN_TAKEN = "这个登录名已经有人用了，请换一个，例如加上单位简称。"


class NameTaken(Exception):
    """The name of an account that somebody wants is another's."""


def describe_password_rules() -> str:
    """What a password must be."""
    return "".join(password_validation.password_validators_help_texts())


class JoinForm(Form):
    """The account of somebody who was invited: their name, the name to sign in, the password."""

    name = forms.CharField(
        label="姓名",
        max_length=60,
        error_messages={"required": "请填写姓名，和身份证上的一致。", "max_length": "姓名最多60个字。"},
        validators=[RegexValidator(r"^[^\W\d_][^\d<>@/]*$", "姓名里有不该有的字符，请按身份证上的填写。")],
    )
    login = forms.CharField(
        label="登录名",
        max_length=64,
        help_text="以后用它登录。用字母、数字、汉字，中间不空格。",
        error_messages={"required": "请设置登录名。", "max_length": "登录名最多64个字。"},
        validators=[RegexValidator(r"^[\w.@+-]+$", "登录名只能用字母、数字、汉字和 . @ + - _，中间不能有空格。")],
    )
    password = forms.CharField(
        label="密码",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=lazy(describe_password_rules, str)(),
        error_messages={"required": "请设置密码。"},
    )

    def clean_login(self) -> str:
        """A name to sign in that nobody has yet. Raises ValidationError."""
        wanted: str = self.cleaned_data["login"].strip()
        if get_user_model().objects.filter(login=wanted).exists():
            raise forms.ValidationError(LOGIN_TAKEN)
        return wanted

    def clean_password(self) -> str:
        """A password that settings.AUTH_PASSWORD_VALIDATORS accept. Raises ValidationError."""
        password: str = self.cleaned_data["password"]
        account = get_user_model()(login=self.cleaned_data.get("login", ""))
        account.own_words = [self.cleaned_data.get("name", "")]
        password_validation.validate_password(password, account)
        return password


@entry(ANYBODY, of=LINK)
def join_unit(request: HttpRequest, token: str) -> HttpResponse:
    """Make the account and the membership, sign in, go to work."""
    try:
        if request.user.is_authenticated:
            return join_with_account(request, token)
        offered = invitations.read_invitation_offer(token, clock.now(), clock.today())
    except StepRefused as refused:
        return render_invalid_link(request, refused)
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return open_account(request, form, offered)
        except NameTaken:
            form.add_error("login", LOGIN_TAKEN)
        except StepRefused as refused:
            return render_invalid_link(request, refused)
    return render(request, "employer/join.html", {"offer": offered, "form": form}, status=422 if form.is_bound else 200)


def join_with_account(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody who has an account already only says yes."""
    person = queries.find_person_of_account(request.user.pk or 0)
    if request.method == "POST" and person:
        invitations.accept_invitation_link(token, person, clock.now(), clock.today())
        return HttpResponseRedirect(reverse("desk"))
    offered = invitations.read_invitation_offer(token, clock.now(), clock.today())
    memberships = (
        queries.list_memberships_on(person.pk, clock.today()).filter(organisation=offered.unit) if person else ()
    )
    there = any(one.role == offered.role for one in memberships)
    return render(request, "employer/join.html", {"offer": offered, "person": person, "there": there})


def open_account(request: HttpRequest, form: JoinForm, offered: InvitationOffer) -> HttpResponse:
    """Account, person and membership, all or none. Raises NameTaken, StepRefused."""
    cleaned = form.cleaned_data
    with transaction.atomic():
        account = create_account(cleaned["login"], cleaned["password"])
        person = queries.create_person(cleaned["name"].strip(), at=clock.now())
        queries.bind_person_to_account(person, account.pk)
        offered.accept(person)
    login(request, account, backend=BACKEND)
    return HttpResponseRedirect(reverse("desk"))


def create_account(name: str, password: str) -> Any:
    """An account. NameTaken where somebody took its name meanwhile: the one key that an account has."""
    try:
        return get_user_model().objects.create_user(name, password)
    except IntegrityError as error:
        raise NameTaken from error


def render_invalid_link(request: HttpRequest, refused: StepRefused) -> HttpResponse:
    """A link that holds no more: why, and what to do."""
    why, remedy = invitations.describe_invalid_link(refused)
    return render(request, "employer/join_over.html", {"why": why, "remedy": remedy}, status=GONE_STATUS)
