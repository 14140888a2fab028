"""Time zones by their names."""

from transforms.knowledge.tables import read_rows
from transforms.knowledge.time_zones import TimeZone, look_up_time_zone


def test_zone_has_its_minutes_and_its_part_of_the_world() -> None:
    assert look_up_time_zone("EST") == TimeZone(-300, is_american=True)
    assert look_up_time_zone("CET") == TimeZone(60, is_american=False)
    assert look_up_time_zone("UTC") == TimeZone(0, is_american=None)


def test_name_of_two_times_has_no_minutes_and_name_of_several_zones_is_unknown() -> None:
    assert look_up_time_zone("ET") == TimeZone(None, is_american=True)
    assert look_up_time_zone("IST") is None
    assert look_up_time_zone("") is None


def test_no_zone_is_there_twice_or_more_than_a_day_off() -> None:
    names = [name for name, *_ in read_rows("world/time_zones")]
    zones = [zone for name in names if (zone := look_up_time_zone(name)) is not None]
    assert len(names) == len(set(names)) == len(zones)
    assert all(zone.minutes is None or abs(zone.minutes) < 24 * 60 for zone in zones)
