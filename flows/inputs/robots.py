"""Read a site's robots.txt: which of its URLs may be fetched, and how long to wait between two requests.

Fetches nothing itself: http.py does, within its limits.
"""

from __future__ import annotations

from dataclasses import dataclass

import httpx
from protego import Protego

# What a robots.txt calls the program.
ROBOT_NAME = "wireroom"
# What robots.txt may ask to wait between two requests, in seconds; no run waits for longer.
MOST_CRAWL_DELAY = 30.0


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What one robots.txt asks for."""

    parsed: Protego

    def may_fetch(self, url: str) -> bool:
        """Say whether `url` may be fetched."""
        return bool(self.parsed.can_fetch(url, ROBOT_NAME))

    @property
    def crawl_delay(self) -> float:
        """Give the seconds between two requests, up to MOST_CRAWL_DELAY; 0 where it names none."""
        return min(float(self.parsed.crawl_delay(ROBOT_NAME) or 0.0), MOST_CRAWL_DELAY)


def read_site_rules(text: str) -> SiteRules:
    """Read a robots.txt; what is no rule in it is passed over."""
    return SiteRules(Protego.parse(text))


def make_robots_url(url: httpx.URL) -> httpx.URL:
    """Give the URL of the robots.txt that holds for `url`."""
    return url.copy_with(raw_path=b"/robots.txt", fragment=None)
