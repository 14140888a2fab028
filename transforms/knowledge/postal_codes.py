"""Look up states and provinces by their postal codes: `TX` Texas.

A code is a word of its own in many texts ("OR", "IN"), so what stands before it decides: `name_types/place_spans.py`.
"""

from functools import cache
from typing import NamedTuple

from transforms.knowledge.tables import read_padded_rows


class Region(NamedTuple):
    """A state or province: its canonical name and the code of its country."""

    name: str
    country_code: str


def look_up_region(code: str) -> Region | None:
    """Look up a state or province by its postal code, in capitals; None where no region has it."""
    return _read_regions().get(code)


def find_country_of_region(name: str) -> str | None:
    """Find the country of a state or province by its canonical name; None of any other name."""
    return _read_countries_by_region().get(name)


@cache
def _read_regions() -> dict[str, Region]:
    return {code: Region(name, country) for code, name, country, *_ in read_padded_rows("world/postal_codes")}


@cache
def _read_countries_by_region() -> dict[str, str]:
    return {region.name: region.country_code for region in _read_regions().values()}
