"""One module a table: a declaration and nothing else. TABLES has them all, each after the tables it refers to."""

from graphlib import TopologicalSorter
from importlib import import_module
from pkgutil import iter_modules

from warehouse.fields import Table


def _find_tables() -> dict[str, Table]:
    tables: list[Table] = [import_module(f"{__name__}.{module.name}").TABLE for module in iter_modules(__path__)]
    by_name = {table.name: table for table in tables}
    needs = {table.name: _refers_to(table) for table in tables}
    return {name: by_name[name] for name in TopologicalSorter(needs).static_order()}


def _refers_to(table: Table) -> list[str]:
    return sorted({column.refers_to for column in table.columns if column.refers_to} - {table.name})


TABLES = _find_tables()
