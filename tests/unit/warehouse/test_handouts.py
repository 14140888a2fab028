"""What commands write beside bi/ is known, and goes where articles go; what people add to it stays."""

from pathlib import Path

from warehouse.handouts import drop_handouts, list_handouts


def test_what_holds_words_is_dropped_and_the_rest_stays(tmp_path: Path) -> None:
    assert list(list_handouts(tmp_path)) == []
    for name in (
        "report.html",
        "browse/0a/words.sqlite",
        "kit/star/documents.parquet",
        "kit/wireroom.hyper",
        ".kit.0a/star/x",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    kept = [tmp_path / "kit" / "dbt" / "own.sql", tmp_path / "mine.html"]
    for path in kept:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert [path.relative_to(tmp_path).as_posix() for path in list_handouts(tmp_path)] == [
        "report.html",
        "browse",
        "kit/star",
        "kit/wireroom.hyper",
        ".kit.0a",
    ]
    drop_handouts(tmp_path)
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == set(kept)
