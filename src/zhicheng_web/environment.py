"""What the office reads from outside: environment variables, each read here and nowhere else."""

import os
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).resolve().parents[2]
LOCAL_HOSTS = "localhost,127.0.0.1,[::1]"


class MailServer(NamedTuple):
    """Who takes letters. An empty `host`: nobody."""

    host: str
    port: int
    user: str
    password: str
    sender: str
    security: str


class TextGateway(NamedTuple):
    """Who takes text messages. An empty `url`: nobody."""

    url: str
    token: str


class WeComApplication(NamedTuple):
    """The office's application of 企业微信. An empty `organisation`: there is none."""

    url: str
    organisation: str
    secret: str
    agent: str


class Environment(NamedTuple):
    """The variables as values. Empty text means: not given.

    `city`: whose policies hold in this office, such as hangzhou; not given: those of the only city that is no sample.
    """

    home: Path
    database_url: str
    owner_url: str
    owner_pipe: str
    socket: str
    demo: bool
    today: str
    since: str
    hosts: tuple[str, ...]
    https: bool
    proxy: str
    arrival_header: str
    log: str
    phone: str
    city: str
    mail: MailServer
    text_gateway: TextGateway
    wecom: WeComApplication


def read_environment() -> Environment:
    """Read the environment. ZHICHENG_HOME holds the database, the keys and the papers of this office."""
    get_variable = os.environ.get
    return Environment(
        home=Path(get_variable("ZHICHENG_HOME") or CHECKOUT / ".zhicheng").expanduser().resolve(),
        database_url=get_variable("DATABASE_URL", ""),
        owner_url=get_variable("DATABASE_OWNER_URL", ""),
        owner_pipe=get_variable("ZHICHENG_OWNER_PIPE", ""),
        socket=get_variable("ZHICHENG_SOCKET", ""),
        demo=get_variable("ZHICHENG_DEMO", "") == "1",
        today=get_variable("ZHICHENG_TODAY", ""),
        since=get_variable("ZHICHENG_TODAY_SINCE", ""),
        hosts=tuple(filter(None, get_variable("ZHICHENG_HOSTS", LOCAL_HOSTS).split(","))),
        https=get_variable("ZHICHENG_HTTPS", "") == "1",
        proxy=get_variable("ZHICHENG_PROXY", "127.0.0.1" if get_variable("ZHICHENG_HTTPS") == "1" else ""),
        arrival_header=get_variable("ZHICHENG_ARRIVAL_HEADER", ""),
        log=get_variable("ZHICHENG_LOG", ""),
        phone=get_variable("ZHICHENG_PHONE", ""),
        city=get_variable("ZHICHENG_POLICY", "").split("/")[0],
        mail=read_mail_server(),
        text_gateway=TextGateway(get_variable("ZHICHENG_SMS_URL", ""), get_variable("ZHICHENG_SMS_TOKEN", "")),
        wecom=read_wecom_application(),
    )


def read_wecom_application() -> WeComApplication:
    """The application of 企业微信, by WECOM_CORPID, WECOM_SECRET, WECOM_AGENTID; by WECOM_URL where a proxy stands before its
    vendor.
    """
    get_variable = os.environ.get
    return WeComApplication(
        url=get_variable("WECOM_URL") or "https://qyapi.weixin.qq.com",
        organisation=get_variable("WECOM_CORPID", ""),
        secret=get_variable("WECOM_SECRET", ""),
        agent=get_variable("WECOM_AGENTID", ""),
    )


def read_mail_server() -> MailServer:
    """The server that takes letters, by EMAIL_HOST, EMAIL_PORT, EMAIL_USER, EMAIL_PASSWORD, EMAIL_FROM; EMAIL_SECURITY is
    starttls, tls (from the first byte), or none where the server stands on this machine.
    """
    get_variable = os.environ.get
    return MailServer(
        host=get_variable("EMAIL_HOST", ""),
        port=int(get_variable("EMAIL_PORT") or "587"),
        user=get_variable("EMAIL_USER", ""),
        password=get_variable("EMAIL_PASSWORD", ""),
        sender=get_variable("EMAIL_FROM", "zhicheng@localhost"),
        security=get_variable("EMAIL_SECURITY", "starttls"),
    )
