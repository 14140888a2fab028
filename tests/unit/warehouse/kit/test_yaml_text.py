"""What is written is what a YAML library reads."""

import pytest
import yaml

from warehouse.kit.yaml_text import write_yaml

VALUES = {
    "empty": {"list": [], "map": {}, "none": None, "is_so": True},
    "texts": ["no", "- a: b #c", 'a "quote"', "a\nnew line", "=1+1", "é", "", "\\", "{{ jinja }}", "12", "'"],
    "nested": [{"a": [{"b": [1, 2.5]}], "c": {"d": "e"}}, [["x"], "y"]],
}


def test_a_library_reads_the_same() -> None:
    assert yaml.safe_load(write_yaml(VALUES)) == VALUES


@pytest.mark.parametrize("name", VALUES)
def test_each_value_by_itself(name: str) -> None:
    assert yaml.safe_load(write_yaml({name: VALUES[name]})) == {name: VALUES[name]}
