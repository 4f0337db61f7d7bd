"""Latin code pages are told by their letters; what is in another script has none."""

import pytest

from tasks.text.alphabets import ALPHABETS, latin_page


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("£", "cp1252"),
        ("“No,” he said.", "cp1252"),
        ("From Malmö to São Tomé for £5 – or €4 – per café", "cp1252"),
        ("Lech Wałęsa", "cp1250"),
        ("Mr Erdoğan", "cp1254"),
        ("Þórður fór", "cp1252"),
        ("wyższą łąkę ścięto", "iso8859-2"),
        ("Ķekavas ļaudis mācās ģeogrāfiju", "cp1257"),
    ],
)
def test_pages(text: str, page: str) -> None:
    assert latin_page(text.encode(page)) == page


@pytest.mark.parametrize(
    ("text", "page"),
    [("урожай пшеницы вырос", "cp1251"), ("урожай пшеницы вырос", "koi8-r"), ("η παραγωγή αυξήθηκε", "cp1253")],
)
def test_another_script_has_no_latin_page(text: str, page: str) -> None:
    assert latin_page(text.encode(page)) is None


@pytest.mark.parametrize("page", sorted({page for page, _ in ALPHABETS}))
def test_every_alphabet_can_be_written_in_its_page(page: str) -> None:
    for at, alphabets in ALPHABETS:
        if at == page:
            for alphabet in alphabets:
                alphabet.replace("\u0307", "").encode(page)
