"""上传一份材料、打印一份认定表：在单独的进程里读或排版，用多少时间。

Scans, photographs and documents are made here; each is read as an upload is, by a reader process that is up already. Wall time:
what a person waits for beside sending the file. Then the recognition form is set, by a process that is up already.
"""

import importlib
import sys


def main() -> int:
    """Measure."""
    importlib.import_module("bench.office.uploads").measure_uploads()  # stands on Django
    importlib.import_module("bench.office.printing").measure_printing()
    return 0


if __name__ == "__main__":
    sys.exit(main())
