"""Take the pictures of the report that the docs show: `python -m benchmarks.docs.pictures --data DATA`.

DATA is a warehouse of `seeds/`, as `make run` makes it.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import ROOT
from benchmarks.docs.browser import Browser, BrowserError, open_browser
from warehouse.report import Selection, write_report

FOLDER = ROOT / "docs"
_DESK = (1280, 840)  # CSS pixels
_PHONE = (390, 844)


def main(argv: list[str] | None = None) -> int:
    """Write the pictures into docs/."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder of the warehouse")
    data = parser.parse_args(argv).data
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.html"
        write_report(data, report, Selection())
        try:
            with open_browser(Path(folder) / "profile") as browser:
                browser.open(report)
                take_pictures(browser, FOLDER)
        except BrowserError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


def take_pictures(browser: Browser, folder: Path) -> None:
    """Photograph the overview, a quote in its article and the same on a phone, in the dark."""
    browser.resize(*_DESK)
    browser.photograph(folder / "report-overview.png")
    browser.go("#/quotes")
    browser.act("document.querySelectorAll('.to-quote')[2].click()")
    browser.photograph(folder / "report-article.png")
    browser.resize(*_PHONE, "dark")
    browser.evaluate("document.querySelector('.chosen').scrollIntoView({ block: 'center' })")
    browser.photograph(folder / "report-phone.png")


if __name__ == "__main__":
    sys.exit(main())
