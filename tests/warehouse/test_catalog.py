"""Views are what the declarations say, described for every SQL tool; the file opens in DuckDB 1.5."""

import datetime as dt
from pathlib import Path

import pytest

from tasks.errors import UsageError
from tests.warehouse.staging import change, document, loaded, run_id, stage
from warehouse import catalog, dictionary
from warehouse.build import begin
from warehouse.load import load
from warehouse.query import query, views
from warehouse.releases import DataFolder, publish
from warehouse.store import first, open_read, writing
from warehouse.tables import BY_NAME, PUBLISHED


@pytest.fixture
def published(folder: DataFolder, candidate: Path, tmp_path: Path) -> DataFolder:
    staged = stage(tmp_path / "s1", [document("1", 1, "Ada ate 5 apples")])
    load(candidate, change(1, [loaded("1")], staged=(staged,)))
    publish(folder, "20240101T000001Z-0000", 7)
    return folder


@pytest.mark.parametrize("table", PUBLISHED, ids=lambda t: t.name)
def test_a_view_is_its_declaration(published: DataFolder, table: object) -> None:
    connection = open_read(published.current / "warehouse.duckdb")
    told = [(row[0], row[1]) for row in connection.execute(f"DESCRIBE {table.name}").fetchall()]
    asked = f"from duckdb_columns() where schema_name = 'main' and table_name = '{table.name}'"
    comments = dict(connection.execute(f"select column_name, comment {asked}").fetchall())
    connection.close()
    assert told == [(column.name, column.type) for column in table.published]
    assert comments == {column.name: column.doc for column in table.published}


def test_private_tables_have_no_view(published: DataFolder) -> None:
    names = [name for name, _ in views(published.root)]
    assert {t.name for t in PUBLISHED} <= set(names)
    assert "entity_names" not in names
    assert all(told for _, told in views(published.root))


def test_macros_read_like_questions(published: DataFolder) -> None:
    assert [row[0] for row in query(published.root, "select sentence from about('ada')").rows] == ["Ada ate 5 apples"]
    assert [row[0] for row in query(published.root, "select surface from figures_about('Apple')").rows] == ["5"]
    assert list(query(published.root, "select * from together('Ada', 'Bo')").rows) == []


def test_two_entities_together(candidate: Path, folder: DataFolder, tmp_path: Path) -> None:
    staged = stage(tmp_path / "s1", [document("1", 1, "Ada saw Bo"), document("2", 1, "Ada saw Ada")])
    load(candidate, change(1, [loaded("1"), loaded("2")], staged=(staged,)))
    publish(folder, "20240101T000001Z-0000", 7)
    for pair in ("'ada', 'Bo'", "'person:bo', 'Ada'"):
        rows = query(folder.root, f"select sentence from together({pair})").rows
        assert [row[0] for row in rows] == ["Ada saw Bo"]
    assert list(query(folder.root, "select * from together('Ada', 'ada')").rows) == [], "one entity is not two"


def test_the_same_quantity_in_several_documents(candidate: Path, folder: DataFolder, tmp_path: Path) -> None:
    texts = {1: "Ada ate 5 apples", 2: "Bo ate 8 apples", 3: "Cy ate 4000 pears", 4: "Di ate 9 apples", 30: "Ed ate 2"}
    staged = stage(tmp_path / "s1", [document(str(day), 1, text) for day, text in texts.items()])
    load(candidate, change(1, [loaded(str(day)) for day in texts], staged=(staged,)))
    with writing(candidate) as connection:
        connection.execute("UPDATE core.figures SET item = 'The Apples' WHERE surface = '5'")
        connection.execute("UPDATE core.figures SET item = 'pears' WHERE surface = '4000'")
        connection.execute("UPDATE core.mentions SET kind = 'PLACE'")
        connection.execute("UPDATE core.entities SET kind = 'PLACE', country = if(name = 'Di', 'FR', 'NG')")
    publish(folder, run_id(1), 7)
    asked = "select item, country, lowest, highest, spread, documents, len(figure_ids), last_on from figures_compared"
    assert list(query(folder.root, asked).rows) == [("apples", "NG", 5, 8, 1.6, 2, 2, dt.date(2024, 1, 2))]


def test_the_timeline_of_an_entity(candidate: Path, folder: DataFolder, tmp_path: Path) -> None:
    texts = ("Ada left in 2016", "In 1998 Ada came", "Bo came in 1997")
    staged = stage(tmp_path / "s1", [document(str(i), 1, text) for i, text in enumerate(texts, 1)])
    load(candidate, change(1, [loaded("1"), loaded("2"), loaded("3")], staged=(staged,)))
    publish(folder, "20240101T000001Z-0000", 7)
    rows = query(folder.root, "select year(date_from), sentence from timeline('ada')").rows
    assert list(rows) == [(1998, "In 1998 Ada came"), (2016, "Ada left in 2016")]


def test_documents_as_a_run_left_them(candidate: Path, folder: DataFolder, tmp_path: Path) -> None:
    first, second = document("1", 1, "Ada ate 5 apples"), document("2", 1, "Bo ate 6 apples")
    load(candidate, change(1, [loaded("1")], staged=(stage(tmp_path / "s1", [first]),)))
    edited = document("1", 2, "Ada ate 7 apples")
    load(candidate, change(2, [loaded("1"), loaded("2")], staged=(stage(tmp_path / "s2", [edited, second]),)))
    load(candidate, change(3, [{"uri": "file:///docs/1.txt", "state": "removed"}], withdrawn=(first["doc_id"],)))
    publish(folder, run_id(1), 7)
    texts = {
        run: [row[0] for row in query(folder.root, f"select text from as_of('{run_id(run)}')").rows] for run in range(4)
    }
    assert texts == {
        0: [],
        1: ["Ada ate 5 apples"],
        2: ["Ada ate 7 apples", "Bo ate 6 apples"],
        3: ["Bo ate 6 apples"],
    }


def test_search_ranks_what_holds_the_words(candidate: Path, folder: DataFolder, tmp_path: Path) -> None:
    texts = (
        "Strikers in the port, the port of Beira", "A port wine for the old sailors there", "Ports and strikes",
        "Nothing", "PORT strike, 100%.*", "Überall Öl", "ऐसा है",
    )  # fmt: skip
    staged = stage(tmp_path / "s1", [document(str(i), 1, text) for i, text in enumerate(texts, 1)])
    load(candidate, change(1, [loaded(str(i)) for i in range(1, 8)], staged=(staged,)))
    publish(folder, "20240101T000001Z-0000", 7)

    def found(words: str) -> list[str]:
        return [row[0] for row in query(folder.root, f"select sentence from search('{words}')").rows]

    assert found("port strike") == [texts[4], texts[0], texts[1]], "both words, then twice the one, then once"
    assert found("Port, port; PORT") == found("port")
    assert found("öl") == [texts[5]] and found("ऐसा") == [texts[6]]
    assert found(".* %") == found("") == found("nobody") == []


def test_an_earlier_release_answers_too(published: DataFolder, tmp_path: Path) -> None:
    candidate = begin(published, run_id(2))
    staged = stage(tmp_path / "s2", [document("2", 1, "Bo ate 6 apples")])
    load(candidate, change(2, [loaded("2")], staged=(staged,)))
    publish(published, run_id(2), 7)
    counts = [list(query(published.root, "select count(*) from documents", run).rows) for run in (run_id(1), None)]
    assert counts == [[(1,)], [(2,)]]
    with pytest.raises(UsageError, match=run_id(1)):
        query(published.root, "select 1", "20230101T000000Z-0000")


def test_the_file_is_written_for_duckdb_1_5(published: DataFolder) -> None:
    """Storage version 67 is that of 1.5; 2.0 writes 69 unless told otherwise."""
    head = (published.current / "warehouse.duckdb").read_bytes()[:64]
    assert head[8:12] == b"DUCK"
    assert int.from_bytes(head[12:20], "little") <= 68


def test_the_dictionary_names_every_published_column() -> None:
    text = dictionary.markdown()
    for table in PUBLISHED:
        assert f"### {table.name}\n" in text
        assert all(f"| `{column.name}` |" in text for column in table.published)


def test_the_readme_holds_the_dictionary() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert dictionary.rewrite(readme) == readme, "run `make docs`"


def test_what_is_made_already_is_not_made_again(candidate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with writing(candidate) as connection:
        catalog.apply(connection)
        connection.execute("COMMENT ON VIEW figures IS 'mine'")
        catalog.apply(connection)
        assert first(connection, COMMENT) == ("mine",)
        monkeypatch.setattr(catalog, "SCHEMA_VERSION", 999)
        catalog.apply(connection)
        assert first(connection, COMMENT) == (f"One row is {BY_NAME['figures'].row}.",)


COMMENT = "SELECT comment FROM duckdb_views() WHERE view_name = 'figures' AND schema_name = 'main'"
