"""python -m zhicheng_web.serve, which is what ./zc serve becomes: reads the words of the command line, and greets."""

import sys
import time

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from zhicheng_web import clock, environment
from zhicheng_web.demonstration import list_personas
from zhicheng_web.serve import obstacles, owner_url, supervisor
from zhicheng_web.serve.arguments import build_serve_parser
from zhicheng_web.serve.obstacles import Obstacle, ReportedElsewhere
from zhicheng_web.serve.supervisor import ServeOptions
from zhicheng_web.serve.terminal import print_line

STARTED_AT = time.perf_counter()


def main() -> int:
    """Serve; status 2, with one sentence, where something must be put right first."""
    owner_url.put_owner_url_aside()
    options = read_serve_options()
    try:
        supervisor.run_office(options, print_line, print_greeting)
    except (Obstacle, ImproperlyConfigured, OSError, DatabaseError) as error:
        print_line(obstacles.describe_failure(error, environment.read_environment().home))
        return 2
    except ReportedElsewhere:
        return 2
    except (KeyboardInterrupt, SystemExit):
        pass
    print_line("已停止。数据都在，下次运行接着用。")
    return 0


def read_serve_options() -> ServeOptions:
    """The command line. A demonstration, unless a database of one's own is named."""
    arguments = build_serve_parser().parse_args()
    variables = environment.read_environment()
    demo = not arguments.no_demo and (variables.demo or not variables.database_url)
    return ServeOptions(arguments.host, arguments.port, demo)


def print_greeting(options: ServeOptions) -> None:
    """The address, the day, and who to be."""
    address = f"http://{'localhost' if options.host == '127.0.0.1' else options.host}:{options.port}/"
    print_line(f"职称办理系统已启动，用时 {time.perf_counter() - STARTED_AT:.1f} 秒：{address}")
    if options.demo:
        day = clock.today()
        print_line(
            f"演示的日子是 {day.year}年{day.month}月{day.day}日。不用密码，选一个人登录：{address}accounts/personas/"
        )
        for persona in list_personas():
            print_line(f"  {persona.name}（{persona.place}）：{persona.shows}")
    print_line("按 Ctrl-C 停止。")


if __name__ == "__main__":
    sys.exit(main())
