"""The package describes the files that lie beside it."""

import json
from pathlib import Path

import pyarrow.parquet as pq

from warehouse.kit.frictionless import describe_package
from warehouse.kit.star import RELATIONSHIPS, STAR


def test_files_have_the_fields_and_keys_that_are_described(kit_warehouse: Path) -> None:
    kit = kit_warehouse / "kit"
    package = json.loads((kit / "datapackage.json").read_text(encoding="utf-8"))
    assert package == describe_package()
    assert [resource["name"] for resource in package["resources"]] == list(STAR)
    for resource in package["resources"]:
        names = pq.read_schema(kit / resource["path"]).names
        assert [field["name"] for field in resource["schema"]["fields"]] == names
        assert resource["schema"]["primaryKey"] == list(STAR[resource["name"]].declared.key)


def test_every_relationship_is_a_foreign_key() -> None:
    found = [
        (resource["name"], key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0])
        for resource in describe_package()["resources"]
        for key in resource["schema"].get("foreignKeys", [])
    ]
    assert found == [(joined.table, joined.column, joined.to_table, joined.to_column) for joined in RELATIONSHIPS]


def test_what_is_never_null_is_required() -> None:
    for resource in describe_package()["resources"]:
        for field, column in zip(resource["schema"]["fields"], STAR[resource["name"]].declared.columns, strict=True):
            assert field.get("constraints", {}).get("required", False) == (column.null_means is None)
