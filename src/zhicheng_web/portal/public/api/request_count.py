"""How many requests one address may send a minute. Counted in the memory of this process: nothing of a visitor is stored."""

from collections import Counter
from datetime import datetime

MOST_A_MINUTE = 120
"""Requests of one address in one minute, in one process."""


class RequestCount:
    """The requests of the minute that runs, by address; a new minute begins with none."""

    def __init__(self, most: int = MOST_A_MINUTE) -> None:
        self.most = most
        self.minute: datetime | None = None
        self.counted: Counter[str] = Counter()

    def count_request(self, address: str, moment: datetime) -> int:
        """Count a request. Seconds after which the address may ask again; 0: it may now."""
        minute = moment.replace(second=0, microsecond=0)
        if minute != self.minute:
            self.minute, self.counted = minute, Counter()
        self.counted[address] += 1
        return 60 - moment.second if self.counted[address] > self.most else 0


REQUEST_COUNT = RequestCount()
"""That of this process."""
