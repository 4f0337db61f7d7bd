"""Decoding: marks, declarations and guesses; junk is refused with a reason."""

import codecs
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.errors import Unreadable
from tasks.text.decode import Decoded, decode

POLISH = (
    "Rzecznik gminy powiedział, że woda sięgnęła żółtej kreski i zalała łąki. Mieszkańcy źle śpią, bo się boją. " * 4
)
RUSSIAN = "Министерство сообщило, что урожай пшеницы вырос на пять процентов и достиг рекордного уровня. " * 4


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_utf8_comes_back(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_goes(mark: bytes, encoding: str) -> None:
    assert decode(mark + "żółw £5".encode(encoding)) == decode(mark + "żółw £5".encode(encoding), "latin-1")
    assert decode(mark + "żółw £5".encode(encoding)).text == "żółw £5"


def test_a_declaration_that_fits_is_believed() -> None:
    assert decode(POLISH.encode("iso-8859-2"), "ISO-8859-2").text == POLISH
    assert decode("naïve".encode(), "no-such-encoding").text == "naïve"
    assert decode("naïve".encode(), "ascii").text == "naïve"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("It cost £3.5m, said the club’s “chairman” – no café was spared. " * 5, "cp1252"),
        (RUSSIAN, "cp1251"),
        (POLISH, "cp1250"),
    ],
)
def test_an_undeclared_encoding_is_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


PLAIN = "Reported by our staff in several cities. "
JAPANESE = "農林水産省は小麦の収穫量が五パーセント増加し、過去最高の水準に達したと発表した。農家は喜んでいる。"
CZECH = "Předseda vlády řekl, že škody způsobené povodněmi přesáhly možnosti kraje. Žádný člověk nezemřel. "


@pytest.mark.parametrize("plain", ["", PLAIN, PLAIN * 40])
@pytest.mark.parametrize("times", [1, 9, 2000])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("It cost £3.5m at the café. ", "cp1252"),
        ("A população não quer mais promessas, disse o órgão. ", "latin-1"),
        ("Der Bürgermeister sagt, die Straße müsse „größer“ werden. ", "cp1252"),
        ("Árið þýddi óveður á Íslandi, sögðu þau, og það kom. ", "cp1252"),
        (POLISH, "iso-8859-2"),
        (CZECH, "cp1250"),
        ("Bakanlık, buğday üretiminin arttığını açıkladı. ", "cp1254"),
        (RUSSIAN, "koi8-r"),
        ("Ο υπουργός δήλωσε ότι η παραγωγή σιταριού αυξήθηκε κατά πέντε τοις εκατό. ", "iso-8859-7"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
    ],
)
def test_short_and_long_texts_of_many_pages(text: str, encoding: str, times: int, plain: str) -> None:
    assert decode((plain + text * times).encode(encoding)).text == plain + text * times


def test_latin_1_means_what_browsers_read() -> None:
    """Its upper control codes are the quotes of windows-1252, and would be lost."""
    assert decode("“We won’t” – €5".encode("cp1252"), "ISO-8859-1").text == "“We won’t” – €5"


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1251", "shift_jis", "utf-16", "utf-8"])
def test_what_is_utf_8_is_utf_8_whatever_it_declares(declared: str) -> None:
    assert decode(POLISH.encode(), declared) == Decoded(POLISH, "utf-8")
    assert decode(b"Plain words here", declared).text == "Plain words here"


#: How texts in these languages are encoded without saying so.
SEEN = {
    "mac-roman": ["Il a été très fâché à Besançon, où l’été fut “chaud”. ", "Pääkaupungissa ei ole hätää tänään. "],
    "cp850": ["Die Straße nach Köln ist wegen Überflutung für Wochen gesperrt. ", "È più sicura la città, però. "],
    "cp874": ["กระทรวงระบุเมื่อวันจันทร์ว่าผลผลิตข้าวสาลีเพิ่มขึ้นร้อยละห้า "],
    "iso8859-6": ["أعلنت الوزارة يوم الاثنين أن محصول القمح ارتفع بنسبة خمسة في المئة. "],
    "gb18030": ["农业部周一表示，小麦产量增长了百分之五，达到多年来的最高水平。 "],
    "big5": ["農業部週一表示，小麥產量增長了百分之五，達到多年來的最高水平。 "],
    "cp949": ["농림부는 월요일 밀 수확량이 오 퍼센트 증가했다고 발표했다. "],
    "koi8-u": ["Міністерство повідомило в понеділок, що врожай пшениці зріс; її експорт рекордний. "],
}


@pytest.mark.parametrize(("encoding", "text"), [(name, text) for name, texts in SEEN.items() for text in texts])
@pytest.mark.parametrize("times", [2, 40])
def test_older_and_eastern_encodings(encoding: str, text: str, times: int) -> None:
    assert decode((text * times).encode(encoding)).text == text * times


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (POLISH, "cp1250", "iso-8859-1"),
        (POLISH, "cp1250", "iso-8859-2"),
        (RUSSIAN, "cp1251", "iso-8859-1"),
        (RUSSIAN, "cp1251", "windows-1252"),
        (RUSSIAN, "cp1251", "koi8-r"),
        (RUSSIAN, "koi8-r", "windows-1251"),
        ("Il a été très fâché à Besançon, où l’été fut chaud. ", "cp1252", "windows-1251"),
        (JAPANESE, "shift_jis", "iso-8859-1"),
        (JAPANESE, "shift_jis", "windows-1251"),
    ],
)
def test_a_declaration_that_the_letters_contradict_is_not_believed(text: str, encoding: str, declared: str) -> None:
    assert decode((text * 3).encode(encoding), declared).text == text * 3


#: An English text with names from all over the middle of Europe.
NAMES = "Judge Bożena Wąsik of Łódź heard Dr. Jiří Dvořáček, Łucja Gołąb, Ödön Szőke and Žofia Ľudová of Węglobrzeg. "


@pytest.mark.parametrize("encoding", ["cp1250", "iso-8859-2"])
def test_names_of_many_languages_do_not_contradict(encoding: str) -> None:
    for times in (1, 10):
        assert decode((NAMES * times).encode(encoding), encoding).text == NAMES * times
    east = "It’s the men’s and women’s day, Иван said—he didn’t, they’d, we’ll, I’m "
    assert decode((east * 5).encode("cp1251"), "windows-1251").text == east * 5
    west = "Søren Þórsson, Zoë Núñez, João Brontë, Åsa Müller, Jérôme Šimon œuvre "
    assert decode(west.encode("cp1252"), "iso-8859-1").text == west


@pytest.mark.parametrize("text", [POLISH, RUSSIAN, RUSSIAN.upper(), "naïve café", "Я", "Ą", "ΑΒΓ αβγ " * 9])
@pytest.mark.parametrize("encoding", ["cp1250", "iso-8859-2", "cp1251", "koi8-r", "cp1253", "cp1252", "gb18030"])
def test_one_that_is_right_is_believed(text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        return
    assert decode(data, encoding).text == text


def test_seven_bits_must_be_declared() -> None:
    assert decode(JAPANESE.encode("iso2022_jp"), "iso-2022-jp").text == JAPANESE


@pytest.mark.parametrize(
    "declared", ["rot13", "hex", "base64", "idna", "undefined", "utf-7", "mbcs", "", "x" * 999, "a\0b"]
)
def test_what_names_no_encoding_of_texts_is_not_believed(declared: str) -> None:
    assert decode("a café".encode("cp1252"), declared).text == "a café"
    assert decode(b"a cup", declared).text == "a cup"


@given(st.binary(min_size=1), st.sampled_from([None, "latin-1", "utf-16", "cp1252", "shift_jis", "iso-2022-jp", "gbk"]))
@settings(deadline=None)
def test_any_bytes_are_decoded_or_refused(data: bytes, declared: str | None) -> None:
    try:
        found = decode(data, declared)
    except Unreadable as error:
        assert error.reason in ("empty_file", "binary_content", "undecodable")
    else:
        assert found.text
        assert found.encoding.endswith(" (damaged)") or found.text == data.decode(found.encoding).removeprefix("\ufeff")


def test_a_guess_looks_at_the_part_that_tells() -> None:
    text = "plain words " * 20_000 + RUSSIAN
    assert decode(text.encode("cp1251")).text == text


def test_a_few_damaged_bytes_are_shown_and_named() -> None:
    data = (POLISH * 20).encode()
    broken = data[:100] + b"\xff" + data[100:]
    found = decode(broken)
    assert found.encoding == "utf-8 (damaged)"
    assert found.text.replace("\ufffd", "") == POLISH * 20


def test_a_file_cut_off_within_a_character_is_damaged_not_foreign() -> None:
    assert decode("He said “we won’t".encode()[:-3]).text == "He said “we won\ufffd"


def test_a_replacement_character_of_the_source_is_no_damage() -> None:
    text = "\ufffd" * 50 + "ł"
    assert decode(text.encode() + b"\xff") == Decoded(text + "\ufffd", "utf-8 (damaged)")


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + " ".encode("utf-16-le")])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(Unreadable) as raised:
        decode(data)
    assert raised.value.reason == "empty_file"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(50),
        b"%PDF-1.7 text",
        b"PK\x03\x04",
        b"RIFF\x24\0\0\0WAVE",
        random.Random(1).randbytes(4096),
        random.Random(1).randbytes(64) + bytes(400),
        b"".join(n.to_bytes(2, "little") for n in range(0, 4000, 7)),
        b"\x80\x80" * 200 + bytes(20),
    ],
)
def test_junk_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as raised:
        decode(data)
    assert raised.value.reason == "binary_content"


@pytest.mark.parametrize(
    "text", ["RIFF RAFF returns.", "ID3 tags", "MZ is a name", "PK is another", "GIF8", "Rar! said he"]
)
def test_words_that_begin_like_a_picture_are_words(text: str) -> None:
    assert decode(text.encode()).text == text


def test_a_text_with_a_long_tail_of_junk_is_refused() -> None:
    with pytest.raises(Unreadable) as raised:
        decode(PLAIN.encode() * 3000 + bytes(range(32)) * 9000)
    assert raised.value.reason == "binary_content"
