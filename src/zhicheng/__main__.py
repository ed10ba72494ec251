"""`python -m zhicheng`: the command line, for those who have no `zc`."""

import sys

from zhicheng.cli import main

sys.exit(main())
