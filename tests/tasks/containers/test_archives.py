"""What one packs comes out, from archives of every sort, whole, broken and hostile."""

from __future__ import annotations

import gzip
import io
import random
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.batch.limits import Limits
from tasks.containers.walk import Opened, may_hold
from tests.tasks.containers import packed
from tests.tasks.containers.packed import found, opened, refused, tarred, walked, zipped

SMALL = Limits(max_bytes=1 << 16, archive_bytes=1 << 20, archive_members=50, archive_depth=3)

words = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="/\\"), min_size=1, max_size=8)
names = words.filter(lambda word: not word.startswith(".") and word != "__MACOSX")
contents = st.text(max_size=60).map(lambda text: f"Rain: {text}".encode())
trees = st.dictionaries(st.lists(names, min_size=1, max_size=3).map("/".join), contents, min_size=1, max_size=6)


def plain(tree: Mapping[str, bytes]) -> dict[str, bytes]:
    """A tree without what is a file and a folder at once."""
    return {name: data for name, data in tree.items() if not any(other.startswith(name + "/") for other in tree)}


@given(trees.map(plain), st.sampled_from(sorted(packed.KINDS)))
@settings(deadline=None)
def test_what_one_packs_comes_out(tree: dict[str, bytes], ending: str) -> None:
    entries = walked(packed.KINDS[ending](tree), f"a.{ending}")
    assert {unquote(uri): data for uri, data in found(entries).items()} == tree
    assert opened(entries) == {"": len(tree)}
    assert not refused(entries)


@given(trees.map(plain), st.lists(st.sampled_from(sorted(packed.KINDS)), min_size=1, max_size=3))
@settings(deadline=None)
def test_archives_within_archives(tree: dict[str, bytes], endings: list[str]) -> None:
    name, data, way = "", b"", ""
    for number, ending in enumerate(endings):
        data = packed.KINDS[ending]({name: data} if name else tree)
        way, name = (f"{name}!/{way}" if name else ""), f"a{number}.{ending}"
    entries = walked(data, name)
    assert {unquote(uri): data for uri, data in found(entries).items()} == {way + path: tree[path] for path in tree}
    assert len(opened(entries)) == len(endings)


@given(st.sampled_from(sorted(packed.KINDS)), st.data())
@settings(deadline=None, max_examples=60)
def test_of_one_cut_short_what_can_be_read_is_read(ending: str, data: st.DataObject) -> None:
    noise = random.Random(1)
    tree = {f"{number}.txt": noise.randbytes(3000) for number in range(8)}
    whole = packed.KINDS[ending](tree)
    entries = walked(whole[: data.draw(st.integers(5000, len(whole) - 11_000))], f"a.{ending}")
    there = found(entries)
    assert there.items() <= tree.items()
    assert refused(entries)[""] == "broken_file"
    assert not opened(entries)
    # Those in one block of bzip2 and what an LZMA stream keeps back are lost with it.
    if ending in ("zip", "stored.zip", "streamed.zip", "tar", "gnu.tar", "tar.gz", "tgz"):
        assert there


@given(st.sampled_from(sorted(packed.KINDS)), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=200)
def test_any_damage_is_told_or_harmless(ending: str, noise: random.Random) -> None:
    data = bytearray(packed.KINDS[ending]({f"{number}.txt": b"Rain %d" % number * 50 for number in range(4)}))
    for _ in range(noise.randint(1, 8)):
        data[noise.randrange(len(data))] = noise.randrange(256)
    entries = walked(bytes(data), f"a.{ending}", SMALL)
    assert sum(isinstance(entry, Opened) for entry in entries) + len(refused(entries)) or not entries


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_that_lead_elsewhere_are_names(pack: object) -> None:
    odd = [
        "../../etc/passwd",
        "/etc/passwd",
        "a/../../b.txt",
        "C:\\boot.ini",
        "./c.txt",
        "d//e.txt",
        "a!/b.txt",
        "q?x#y",
    ]
    entries = walked(pack([(name, b"Rain") for name in odd]), "a.zip")  # type: ignore[operator]
    assert list(found(entries)) == [
        "..%2F..%2Fetc/passwd", "%2Fetc/passwd", "a/..%2F..%2Fb.txt", "C%3A%5Cboot.ini", "c.txt", "d/e.txt",
        "a%21/b.txt", "q%3Fx%23y",
    ]  # fmt: skip


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_that_come_twice_are_numbered(pack: object) -> None:
    entries = walked(pack([("a.txt", b"1"), ("a.txt", b"2"), ("./a.txt", b"3")]), "a.zip")  # type: ignore[operator]
    assert found(entries) == {"a.txt": b"1", "a.txt#2": b"2", "a.txt#3": b"3"}


def test_names_in_no_known_encoding() -> None:
    data = zipped([("xxx.txt", b"Rain")]).replace(b"xxx", b"\xf3\xb3\x82")
    assert list(found(walked(data, "a.zip"))) == ["%E2%89%A4%E2%94%82%C3%A9.txt"]
    data = zipped([("xx.txt", b"Rain")]).replace(b"xx", "é".encode())
    assert list(found(walked(data, "a.zip"))) == ["%C3%A9.txt"]
    data = tarred([("\udcff\udcfe.txt", b"Rain")], tarfile.GNU_FORMAT)
    assert list(found(walked(data, "a.tar"))) == ["%FF%FE.txt"]
    data = zipped([("a\0b.txt", b"Rain"), ("x", b"Sun")])
    assert list(found(walked(data, "a.zip"))) == ["a", "x"]
    data = tarred([("", b"Rain")])
    assert list(found(walked(data, "a.tar"))) == ["unnamed"]


def test_hidden_files_are_no_documents() -> None:
    files = [(".x", b"1"), (".git/config", b"2"), ("__MACOSX/._a.txt", b"3"), ("a.txt", b"4"), ("./b.txt", b"5")]
    for data in (zipped(files), tarred(files)):
        assert found(walked(data, "a")) == {"a.txt": b"4", "b.txt": b"5"}


def test_links_devices_and_pipes_are_not_followed() -> None:
    kinds = {
        "l": tarfile.SYMTYPE,
        "h": tarfile.LNKTYPE,
        "c": tarfile.CHRTYPE,
        "b": tarfile.BLKTYPE,
        "f": tarfile.FIFOTYPE,
    }
    infos = [tarfile.TarInfo(name) for name in kinds]
    for info in infos:
        info.type, info.linkname = kinds[info.name], "/etc/passwd"
    entries = walked(tarred([("a.txt", b"Rain"), *((info, b"") for info in infos)]), "a.tar")
    assert found(entries) == {"a.txt": b"Rain"}
    assert refused(entries) == dict.fromkeys(kinds, "not_a_file")
    link = zipfile.ZipInfo("l")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    entries = walked(zipped([("a.txt", b"Rain"), (link, b"/etc/passwd")]), "a.zip")
    assert (found(entries), refused(entries)) == ({"a.txt": b"Rain"}, {"l": "not_a_file"})


def test_members_that_need_a_password() -> None:
    data = bytearray(zipped([("a.txt", b"Rain"), ("b.txt", b"Sun")]))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    entries = walked(bytes(data), "a.zip")
    assert (found(entries), refused(entries)) == ({"b.txt": b"Sun"}, {"a.txt": "encrypted"})
    assert opened(entries) == {"": 2}


def test_members_packed_in_ways_nobody_knows() -> None:
    data = bytearray(zipped([("a.txt", b"Rain"), ("b.txt", b"Sun")]))
    for mark, method in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(mark) + method] = 9
    assert refused(walked(bytes(data), "a.zip")) == {"a.txt": "unknown_compression"}


def test_a_damaged_member_is_lost_alone() -> None:
    data = bytearray(zipped([("a.txt", b"Rain"), ("b.txt", b"Sun")], zipfile.ZIP_STORED))
    data[data.index(b"Rain")] ^= 1
    entries = walked(bytes(data), "a.zip")
    assert (found(entries), refused(entries)) == ({"b.txt": b"Sun"}, {"a.txt": "broken_file"})


def test_a_bomb() -> None:
    bomb = zipped([("a.txt", b"Rain"), *((f"{number}.txt", bytes(60_000)) for number in range(40))])
    entries = walked(bomb, "a.zip", replace(SMALL, archive_ratio=50))
    assert refused(entries) == {"": "bomb"}
    assert found(entries)["a.txt"] == b"Rain"
    assert len(found(entries)) < 40


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zipped([("a.txt", data)])])
def test_a_bomb_of_one_file(pack: object) -> None:
    entries = walked(pack(bytes(1 << 20)), "a", SMALL)  # type: ignore[operator]
    assert set(refused(entries).values()) == {"bomb"} or set(refused(entries).values()) == {"too_large"}
    assert not found(entries)


def test_a_bomb_whose_members_lie_over_one_another() -> None:
    inner = zlib.compressobj(9, zlib.DEFLATED, -15)
    kernel = inner.compress(bytes(60_000)) + inner.flush()
    heads, directory = b"", b""
    count = 40
    for number in range(count):
        fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, zlib.crc32(bytes(60_000)), len(kernel), 60_000, 1, 0)
        name = bytes([65 + number])
        if not number:
            heads = b"PK\x03\x04" + fields + b"A" + kernel
        directory += b"PK\x01\x02\x14\x00" + fields + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(heads), 0)
    entries = walked(heads + directory + end, "a.zip", SMALL)
    assert len(found(entries)) * 60_000 < SMALL.archive_bytes
    assert refused(entries)


def test_more_than_an_archive_may_unpack_to() -> None:
    noise = random.Random(1)
    entries = walked(zipped([(f"{n}.txt", noise.randbytes(60_000)) for n in range(20)]), "a.zip", SMALL)
    assert refused(entries) == {"": "too_large"}
    assert len(found(entries)) == (1 << 20) // 60_000


def test_more_members_than_an_archive_may_hold() -> None:
    for data in (
        zipped([(f"{n}.txt", b"Rain") for n in range(60)]),
        tarred([(f"{n}.txt", b"Rain") for n in range(60)]),
    ):
        entries = walked(data, "a", SMALL)
        assert refused(entries) == {"": "too_many_members"}
        assert len(found(entries)) == 50


def test_members_count_at_any_depth() -> None:
    inner = zipped([(f"{n}.txt", b"Rain") for n in range(20)])
    entries = walked(zipped([(f"{n}.zip", inner) for n in range(5)]), "a.zip", SMALL)
    assert refused(entries) == {"": "too_many_members"}
    assert len(found(entries)) == 50 - 3


def test_a_member_that_is_too_large_is_lost_alone() -> None:
    noise = random.Random(1).randbytes(100_000)
    for pack in (zipped, tarred):
        entries = walked(pack([("a.txt", noise), ("b.txt", b"Sun")]), "a", SMALL)
        assert (found(entries), refused(entries)) == ({"b.txt": b"Sun"}, {"a.txt": "too_large"})


def test_archives_too_deep_in_one_another() -> None:
    data = b"Rain"
    name = "a.txt"
    for number in range(5):
        data, name = zipped([(name, data), (f"{number}.txt", b"Sun")]), f"{number}.zip"
    entries = walked(data, "a.zip", SMALL)
    assert list(refused(entries).values()) == ["nested_too_deep"]
    assert [uri.rpartition("/")[2] for uri in found(entries)] == ["2.txt", "3.txt", "4.txt"]


def test_one_that_holds_itself() -> None:
    """Nothing but the depth ends it: each archive holds the one before, over and over."""
    data = b""
    for _ in range(12):
        data = gzip.compress(data, mtime=0)
    assert list(refused(walked(data, "a.gz", SMALL)).values()) == ["nested_too_deep"]


def test_a_single_compressed_file() -> None:
    assert found(walked(gzip.compress(b"Rain"), "a.txt.gz")) == {"a.txt": b"Rain"}
    assert found(walked(gzip.compress(b"Rain") + gzip.compress(b" fell"), "a.gz")) == {"a": b"Rain fell"}
    assert refused(walked(gzip.compress(b"Rain" * 100)[:-12], "a.txt.gz")) == {"a.txt": "broken_file"}


def test_what_is_no_archive_is_not_opened() -> None:
    for name in ("a.zip", "a.tar", "a.txt"):
        assert walked(b"Rain fell.", name) == []
    assert walked(b"", "a.zip") == []


def test_an_empty_archive_is_one() -> None:
    assert opened(walked(zipped([]), "a.zip")) == {"": 0}
    assert opened(walked(tarred([("d", b"")]), "a.tar")) == {"": 1}


@pytest.mark.parametrize("ending", packed.KINDS)
def test_a_glance_tells_what_may_be_one(ending: str) -> None:
    data = packed.KINDS[ending]({"a.txt": b"Rain"})
    assert may_hold(data[:4096], "a")
    assert not may_hold(b"Rain fell in Kampala.", "a.txt")


def test_an_office_document_is_no_archive() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    assert walked(made.getvalue(), "a.zip") == []
    assert found(walked(zipped([("a.docx", made.getvalue())]), "a.zip")) == {"a.docx": made.getvalue()}
