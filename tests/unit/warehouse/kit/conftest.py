"""One kit of invented articles, in a folder whose name has all that SQL, YAML and shells make something of."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.report import write_article
from tests.kit.warehouse import sound_rows
from transforms.document import Rows
from warehouse import store
from warehouse.bi.publish import publish
from warehouse.kit import PARTS, write_kit
from warehouse.kit.source import KitSource, open_source

# A name that a spreadsheet takes for a formula, with all that SQL and YAML make something of.
ODD_NAME = "=1+1, 'O\"Hara\\: #b\n- c"


@pytest.fixture(scope="session")
def kit_warehouse(invented_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Invented articles with undated ones, copies, speakers without a name, publishers with quotes, and their kit."""
    data = tmp_path_factory.mktemp("kit") / 'it\'s "a", b: c#'
    shutil.copytree(invented_warehouse, data, symlinks=True)
    for ward, day in ((50, 12), (51, None)):
        store.append(data, _name_entities(sound_rows(ward, day)))
    publish(data)
    write_kit(data, data / "kit", [name for name in PARTS if name != "tableau"])
    return data


def _name_entities(rows: Rows) -> Rows:
    """Let the first quote of a sound article name two entities."""
    text = rows["document_texts"][0]["text"]
    for mention, word in zip(rows["entity_mentions"], ("plan [for", "quay]"), strict=False):
        start = text.index(word)
        words = word.strip("]").split()[0]
        mention |= {"start_char": start, "end_char": start + len(words), "text": words}
    return rows


@pytest.fixture(scope="session")
def kit_source(kit_warehouse: Path) -> Iterator[KitSource]:
    """The same opened, as the parts of a kit are given it."""
    with open_source(kit_warehouse, kit_warehouse / "kit") as source:
        yield source


@pytest.fixture(scope="session")
def odd_source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KitSource]:
    """One article whose speaker has ODD_NAME and is no entity."""
    data = tmp_path_factory.mktemp("odd") / "data"
    text = f'"We will stand", {ODD_NAME} said.'
    write_article(data, text, [("We will stand", "said", ODD_NAME)])
    with open_source(data, data / "kit") as source:
        yield source
