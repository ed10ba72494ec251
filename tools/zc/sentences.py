"""What zc says when a machine stands in its way: one sentence each, and it says what to do."""

NO_VENV = (
    "{python} 不能建立虚拟环境，也没有可代用的 pip（22.3 或更新）："
    "请先执行 sudo apt install python3-venv（其他系统请安装完整的 Python），再运行一次。"
)
NO_NETWORK = (
    "连不上软件包索引，环境没有建成：请检查网络和代理；单位有内部镜像的，设置环境变量 PIP_INDEX_URL 后再运行一次。"
    "（check、clause、windows、policy 不需要网络，现在就能用。）"
)
WRONG_HASH = (
    "下载到的软件包{package}与锁定的哈希值不符，没有安装：请换一个软件包镜像（环境变量 PIP_INDEX_URL）再运行一次；"
    "仍然不符，请不要使用这个来源，并告知维护者。"
)
NO_WHEEL = (
    "软件包索引里没有适合本机（Python {python}，{machine}）的软件包{package}："
    "请改用 Python 3.11 或 3.13 运行（例如 python3.11 zc test），或换一个同步更及时的镜像（环境变量 PIP_INDEX_URL）。"
)
READ_ONLY = (
    "不能写入 {place}：请把环境变量 ZHICHENG_HOME 设为一个可写的目录再运行，"
    "例如 ZHICHENG_HOME=~/.cache/zhicheng ./zc test。"
)
DISK_FULL = "磁盘已满，没有完成：请为 {place} 腾出至少 1 GB，或把环境变量 ZHICHENG_HOME 设到另一块磁盘，再运行一次。"
IN_THE_WAY = "{place} 应当是目录，却已有一个同名文件：请移走它，或把环境变量 ZHICHENG_HOME 设为别的目录，再运行一次。"
UNREADABLE = "无法读写 {place}（{why}）：请检查这个路径后再运行一次。"
NOT_INSTALLED = "软件包没有装成，环境没有建成：原因见 {log} 的末尾，处理后再运行一次。"
