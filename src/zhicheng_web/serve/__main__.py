"""python -m zhicheng_web.serve, which is what ./zc serve becomes: reads the words of the command line, and greets."""

import sys
import time

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from zhicheng_web import clock, environment
from zhicheng_web.demonstration import list_personas
from zhicheng_web.serve import obstacles, supervisor
from zhicheng_web.serve.arguments import parser
from zhicheng_web.serve.obstacles import Trouble
from zhicheng_web.serve.supervisor import Wish

BEGUN = time.perf_counter()


def main() -> int:
    """Serve; 2 where something must be put right first, told in one sentence."""
    wish = words()
    try:
        supervisor.run(wish, say, greet)
    except (Trouble, ImproperlyConfigured, OSError, DatabaseError) as error:
        say(obstacles.told(error, environment.read().home))
        return 2
    except (KeyboardInterrupt, SystemExit):
        pass
    say("已停止。数据都在，下次运行接着用。")
    return 0


def words() -> Wish:
    """The command line. A demonstration, unless a database of one's own is named."""
    said = parser().parse_args()
    around = environment.read()
    demo = not said.no_demo and (around.demo or not around.database_url)
    return Wish(said.host, said.port, demo)


def greet(wish: Wish) -> None:
    """The address, the day, and who to be."""
    address = f"http://{'localhost' if wish.host == '127.0.0.1' else wish.host}:{wish.port}/"
    say(f"职称办理系统已启动，用时 {time.perf_counter() - BEGUN:.1f} 秒：{address}")
    if wish.demo:
        day = clock.today()
        say(f"演示的日子是 {day.year}年{day.month}月{day.day}日。不用密码，选一个人登录：{address}accounts/personas/")
        for persona in list_personas():
            say(f"  {persona.name}（{persona.place}）：{persona.shows}")
    say("按 Ctrl-C 停止。")


def say(words: str) -> None:
    """Tell the person at the terminal."""
    print(f"zc：{words}" if not words.startswith("  ") else words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
