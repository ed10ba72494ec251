"""What was once looked at and found right, kept in `golden/NAME.json` and compared as a whole.

Where a change is meant: `ZHICHENG_GOLDEN=write ./zc test FILE`, read the difference in Git line by line, commit it.
"""

import json
import os
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "golden"


def compare(name: str, found: Any) -> None:
    """Assert that nothing differs from the golden file; with ZHICHENG_GOLDEN=write it is written anew."""
    file = FOLDER / f"{name}.json"
    text = json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if os.environ.get("ZHICHENG_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert json.loads(text) == json.loads(file.read_text(encoding="utf-8"))
