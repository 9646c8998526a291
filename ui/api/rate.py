"""How often one caller may ask."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

_MOST_CALLERS = 10_000


class Rate:
    """So many requests a minute for each caller, as many at once after a minute's quiet.

    `now` gives seconds. The callers longest unseen are forgotten, so that memory has a bound.
    """

    def __init__(self, per_minute: int, now: Callable[[], float] = time.monotonic) -> None:
        self._most, self._per_second, self._now = per_minute, per_minute / 60, now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, caller: str) -> int:
        """0 where a caller may ask now, which is then counted, else the seconds to wait."""
        with self._lock:
            now = self._now()
            left, seen = self._left.pop(caller, (float(self._most), now))
            left = min(self._most, left + (now - seen) * self._per_second)
            granted = left >= 1
            self._left[caller] = (left - granted, now)
            if len(self._left) > _MOST_CALLERS:
                self._left.popitem(last=False)
            return 0 if granted else math.ceil((1 - left) / self._per_second)
