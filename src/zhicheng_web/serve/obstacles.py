"""What can stand in the way of serving, each as one sentence that says what to do."""

import errno
from pathlib import Path

import psycopg
from django.db import DatabaseError


class Obstacle(Exception):
    """Something a person must put right first; its text is one Chinese sentence that says what to do."""


class ReportedElsewhere(Exception):
    """An obstacle of which another process has told already."""


NO_BINARIES = (
    "没有找到内嵌的 PostgreSQL：请运行 ./zc env web 重新准备环境；本机系统没有对应安装包的（如 Alpine），"
    "请安装 PostgreSQL 15 或更新版本，并设置环境变量 DATABASE_URL。"
)
NO_POSTGRES_USER = (
    "PostgreSQL 不能由 root 运行，而这里既不能换成普通账号，也不能建立用户命名空间："
    "请用普通账号运行 ./zc serve，或设置环境变量 DATABASE_URL 使用已有的 PostgreSQL。"
)
NO_ACCOUNT_ENTRY = (
    "当前用户（uid {uid}）在系统里没有账号记录，PostgreSQL 不能初始化："
    "请在 /etc/passwd 里加上这个账号，或设置环境变量 DATABASE_URL。"
)
OTHER_OWNER = (
    "数据目录 {place} 是由另一个用户（uid {uid}）建立的，当前用户（uid {mine}）不能使用："
    "请用原来的用户运行，或把环境变量 ZHICHENG_HOME 设为另一个目录。"
)
ALREADY_SERVED = "这个数据目录已有一个 ./zc serve 在运行（{place}）：请先在那个窗口按 Ctrl-C，再运行一次。"
STILL_RUNNING = "上一次的数据库（进程 {pid}）还没有退出：请等几秒再运行；仍然如此，请执行 kill -INT {pid}。"
OTHER_VERSION = (
    "数据目录 {place} 属于 PostgreSQL {found}，而现在的程序是 PostgreSQL {wanted}："
    "请先用原来的版本导出（pg_dump），再用新版本导入；只是演示的，删除 {place} 后重新运行即可。"
)
UNKNOWN_FILES = "数据目录 {place} 里有不认识的文件，不敢使用：请移走它，或把环境变量 ZHICHENG_HOME 设为另一个目录。"
NOT_WRITABLE = "不能写入 {place}：请检查目录权限，或把环境变量 ZHICHENG_HOME 设为一个可写的目录再运行。"
DISK_FULL = (
    "磁盘只剩 {free} MB，不够运行（至少 {needed} MB）：请为 {place} 腾出空间，或把 ZHICHENG_HOME 设到另一块磁盘。"
)
SOCKET_FOLDER = "临时目录 {place} 不属于当前用户或权限不对：请删除它，或把环境变量 TMPDIR 设为另一个目录后再运行。"
DATABASE_NOT_STARTED = "数据库没有启动：原因见 {log} 的末尾，处理后再运行一次。"
DATABASE_NOT_MADE = "数据库没有建成：{output}"
PORT_RESERVED = "端口 {port} 只有系统管理员能用：请换一个 1024 以上的端口，例如 ./zc serve --port 8000。"
NO_SUCH_HOST = "本机没有 {host} 这个地址，不能在上面监听：请去掉 --host，或改用本机的一个地址。"
PORT_TAKEN = "端口 {port} 已被别的程序占用：请换一个端口，例如 ./zc serve --port {other}。"
UNSAFE_OFFICE = "还不能作为正式系统启动（只想看演示的，去掉 --no-demo 和 DATABASE_URL）。先处理下面各项："
OTHER_KEYS = (
    "数据库里的证件号码是用另一套密钥封存的，{place} 里的密钥打不开："
    "请把原来的 keys 目录拷到这里，和数据库一起使用；只是演示的，删除 {home} 里的 database、keys 和 city 后重新运行即可。"
)
DAY_ALREADY_PAST = (
    "演示城市已经走到 {day}，不能回到 {requested}：请去掉 ZHICHENG_TODAY 或改为不早于 {day} 的日期；"
    "想从 {requested} 开始的，把环境变量 ZHICHENG_HOME 设为另一个目录再运行。"
)
NO_SUCH_CITY = "环境变量 ZHICHENG_POLICY 写的是“{city}”，没有这个城市的政策；现有的是：{cities}。"
MANY_CITIES = (
    "装有几个城市的政策（{cities}）：请用环境变量 ZHICHENG_POLICY 写明用哪一个，例如 ZHICHENG_POLICY=kunming。"
)
BUILT_FOR_ANOTHER_CITY = (
    "这里的演示城市是按另一个城市的政策建的："
    "请把环境变量 ZHICHENG_HOME 设为另一个目录再运行，或者改回原来的 ZHICHENG_POLICY。"
)
DISK_FULL_SQLSTATE = "53100"
"""What PostgreSQL calls a full disk."""
DISK_ERROR = "读写 {place} 时出错（{why}）：请检查磁盘和目录后再运行一次，已经办好的都在。"
DISK_BECAME_FULL = "磁盘已满：请为 {place} 腾出空间后再运行一次，已经办好的都在。"
CITY_FAILED = "演示城市没有建成，原因见上面：请再运行一次，会从头重新建立。"
DATABASE_FAILED = "数据库出错，没有启动成功（{output}）：请处理后再运行一次，已经办好的都在。"
NOT_PREPARED = "数据库没有准备好，原因见上面：请再运行一次；已经办好的都在。"
OWNER_STAYS = "数据库没有按 {place} 关闭建表账号，不能开始办理：请看 database/log 的末尾，处理后再运行一次。"
NO_SERVER = "连不上 DATABASE_URL 所指的数据库：请检查地址、账号和网络（{output}）。"
SERVER_TOO_OLD = (
    "数据库是 PostgreSQL {found}，而办理系统需要 15 或更新版本：请升级数据库，或去掉 DATABASE_URL 使用内嵌的。"
)
NOT_THE_OWNER = (
    "数据库账号 {role} 不能建表：请把数据库所有者的账号写进环境变量 DATABASE_OWNER_URL，步骤见 docs/deploy.md。"
)
NO_CHINESE_SEARCH = (
    "这个数据库的字符分类不认识汉字（LC_CTYPE 为 {ctype}），按姓名模糊查找会失效："
    "请以 C.UTF-8 或 zh_CN.UTF-8 重建数据库，例如 createdb --lc-ctype=C.UTF-8 --template=template0 zhicheng。"
)
MISSING_EXTENSION = "数据库缺少扩展 {name}：请安装 postgresql-contrib，并由管理员执行 CREATE EXTENSION {name}。"


def describe_failure(error: Exception, home: Path) -> str:
    """What to say of an error that ends the office: of an Obstacle its own sentence, of others what can be done."""
    cause = error.__cause__
    if getattr(cause, "sqlstate", None) == DISK_FULL_SQLSTATE or getattr(error, "errno", None) == errno.ENOSPC:
        return DISK_BECAME_FULL.format(place=home)
    if isinstance(error, PermissionError):
        return NOT_WRITABLE.format(place=error.filename or home)
    if isinstance(error, OSError):
        return DISK_ERROR.format(place=error.filename or home, why=error.strerror or error)
    if isinstance(error, DatabaseError | psycopg.Error):
        return DATABASE_FAILED.format(output=str(error).strip().splitlines()[0])
    return str(error)
