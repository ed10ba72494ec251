"""`python -m zhicheng`."""

import sys

from zhicheng.cli import main

sys.exit(main())
