"""`python -m zhicheng`: the command line, for whoever has no `zc`."""

import sys

from zhicheng.cli import main

sys.exit(main())
