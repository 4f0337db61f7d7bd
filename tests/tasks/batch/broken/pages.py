"""Web pages, XML and JSON that lie, loop, nest or end too early."""

from __future__ import annotations

from typing import Final

from tests.tasks.batch.broken.kinds import LOADED, Broken
from tests.tasks.readers import made

WORDS: Final = made.WORDS * 4
ARTICLE: Final = f"<html><head><title>Rain</title></head><body><article><p>{WORDS}</p></article></body></html>"


def page(before: str = "", after: str = "", head: str = "") -> bytes:
    """A page with an article, and what is put around it."""
    return (
        f"<!doctype html><html><head><title>Rain</title>{head}</head><body>{before}<article><p>{WORDS}</p>"
        f"<p>{WORDS}</p></article>{after}</body></html>"
    ).encode()


def article(body: str, head: str = '<?xml version="1.0"?>', subset: str = "") -> bytes:
    """An XML document, with declarations of its own."""
    return f"{head}<!DOCTYPE article [{subset}]><article><title>Rain</title><body>{body}</body></article>".encode()


def laughs(levels: int = 30, each: int = 10) -> str:
    """Entities of which the last is enormous (the billion laughs)."""
    first = '<!ENTITY l0 "ha ha ha ">'
    more = (f'<!ENTITY l{n} "{f"&l{n - 1};" * each}">' for n in range(1, levels))
    return first + "".join(more)


def secret(folder: str = "..") -> str:
    """Entities that ask for files."""
    return (
        f'<!ENTITY one SYSTEM "{folder}/secret.txt"><!ENTITY two SYSTEM "file:///etc/passwd">'
        '<!ENTITY three SYSTEM "http://127.0.0.1:9/secret.txt"><!ENTITY % four SYSTEM "../secret.dtd"> %four;'
    )


KINDS: Final = (
    Broken("empty.html", lambda: b"", "empty_file", "nothing in the file"),
    Broken("blank.html", lambda: b"\n \n", "empty_file", "nothing in the file"),
    Broken("no-words.html", lambda: b"<!doctype html><html><body><div></div></body></html>", "no_text", "No article"),
    Broken("only-a-script.html", lambda: b"<html><script>var x = 'rain'</script></html>", "no_text", "No article"),
    Broken("cut-in-a-tag.html", lambda: page()[:-40] + b"<p class='", LOADED, "4,000"),
    Broken("cut-in-a-comment.html", lambda: page(after="<!-- "), LOADED, "4,000"),
    Broken("deep.html", lambda: page(after="<div>" * 200_000), LOADED, "4,000"),
    Broken("deep-inline.html", lambda: page(after="<b>" * 100_000), LOADED, "4,000"),
    Broken("deep-tables.html", lambda: page(after="<table><tr><td>" * 3_000), LOADED, "4,000"),
    Broken("deep-lists.html", lambda: page(after="<ul><li>" * 20_000), LOADED, "4,000"),
    Broken("buried.html", lambda: page(before="<div>" * 5_000, after="</div>" * 5_000), "no_text", "No article"),
    Broken("many-tags.html", lambda: page(after="<br>" * 5_000), LOADED, "4,000"),
    Broken(
        "many-attributes.html",
        lambda: page(after=f"<p {' '.join(f'a{n}=1' for n in range(2_000))}>x</p>"),
        LOADED,
        "4,000",
    ),
    Broken("long-attribute.html", lambda: page(after=f'<img src="data:{"A" * 1_000_000}">'), LOADED, "4,000"),
    Broken("comments.html", lambda: b"<!---->" * 2_000 + page(), LOADED, "4,000"),
    Broken("comments.xml", lambda: b"<!---->" * 2_000 + b"<!", "broken_file", "well-formed"),
    Broken(
        "instructions.xml", lambda: b"<?xml version='1.0'?>" + b"<?x?>" * 2_000 + b"<", "broken_file", "well-formed"
    ),
    Broken("zeros.html", lambda: page().replace(b"Jinja", b"Jin\0ja"), LOADED, "4,000"),
    Broken("wrong-charset.html", lambda: page(head='<meta charset="utf-16">'), LOADED, "4,000"),
    Broken("no-such-charset.html", lambda: page(head='<meta charset="x-klingon">'), LOADED, "4,000"),
    Broken("seven-bits.html", lambda: page(head='<meta charset="utf-7">', after="+ADw-script+AD4-"), LOADED, "4,000"),
    Broken(
        "references.html", lambda: page(after="&#xD800;&#0;&#x110000;&#99999999999;&nosuch;" * 500), LOADED, "4,000"
    ),
    Broken(
        "no-such-day.html",
        lambda: page(head='<meta property="article:published_time" content="2024-13-45T99">'),
        LOADED,
        "4,000",
    ),
    Broken("year-zero.html", lambda: page(head='<meta name="date" content="0000-00-00">'), LOADED, "4,000"),
    Broken(
        "linked-data.html",
        lambda: page(head='<script type="application/ld+json">{"a":' + "[" * 50_000 + "</script>"),
        LOADED,
        "4,000",
    ),
    Broken("page.pdf", lambda: page(), LOADED, "4,000"),
    Broken("empty.xml", lambda: b"", "empty_file", "nothing in the file"),
    Broken("cut.xml", lambda: article(WORDS)[:-12], "broken_file", "get the file again"),
    Broken("laughs.xml", lambda: article("Rain. &l29;", subset=laughs()), "bomb", "throw it away"),
    Broken(
        "quadratic.xml",
        lambda: article("Rain. " + "&big;" * 50_000, subset=f'<!ENTITY big "{"ha " * 30_000}">'),
        "bomb",
        "throw it away",
    ),
    Broken(
        "loop.xml", lambda: article("Rain. &a;", subset='<!ENTITY a "&b;"><!ENTITY b "&a;">'), "bomb", "throw it away"
    ),
    Broken("attribute-laughs.xml", lambda: article('<p x="&l29;">Rain.</p>', subset=laughs()), "bomb", "throw it away"),
    Broken("secret.xml", lambda: article("Rain. &one;&two;&three;", subset=secret()), LOADED, "Rain."),
    Broken(
        "included.xml",
        lambda: article(
            'Rain. <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="../secret.txt" parse="text"/>'
        ),
        LOADED,
        "Rain.",
    ),
    Broken(
        "foreign-dtd.xml",
        lambda: b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "../secret.dtd"><a>Rain fell.</a>',
        LOADED,
        "Rain fell.",
    ),
    Broken("deep.xml", lambda: article("<p>" * 5_000 + "Rain" + "</p>" * 5_000), "broken_file", "depth"),
    Broken("two-roots.xml", lambda: b"<?xml version='1.0'?><a>Rain.</a><b>Sun.</b>", "broken_file", "well-formed"),
    Broken("no-words.xml", lambda: b"<?xml version='1.0'?><a><b/></a>", "no_text", "No element holds words"),
    Broken(
        "wrong-encoding.xml", lambda: b"<?xml version='1.0' encoding='utf-16'?><a>Rain fell.</a>", LOADED, "Rain fell."
    ),
    Broken(
        "no-such-encoding.xml",
        lambda: b"<?xml version='1.0' encoding='x-klingon'?><a>Rain fell.</a>",
        LOADED,
        "Rain fell.",
    ),
    Broken(
        "attributes.xml",
        lambda: b"<?xml version='1.0'?><a %s>Rain fell.</a>" % b" ".join(b"b%d='x'" % n for n in range(2_000)),
        LOADED,
        "Rain fell.",
    ),
    Broken(
        "spaces.xml",
        lambda: (
            b"<?xml version='1.0'?><a>%sRain fell.</a>" % b"".join(b"<b xmlns:n%d='u%d'>" % (n, n) for n in range(200))
            + b""
        ),
        "broken_file",
        "well-formed",
    ),
    Broken("empty.json", lambda: b"", "empty_file", "nothing in the file"),
    Broken("cut.json", lambda: b'{"title": "Rain", "text": "It fe', "broken_file", "get the file again"),
    Broken("deep.json", lambda: b'{"text":' * 100_000 + b"1" + b"}" * 100_000, "broken_file", "deep"),
    Broken(
        "deep-list.json",
        lambda: b'{"text": ' + b"[" * 900 + b'"Rain fell."' + b"]" * 900 + b"}",
        "no_text",
        "name the one that does",
    ),
    Broken(
        "deep-title.json",
        lambda: b'{"text": "Rain fell.", "title": ' + b"[" * 900 + b"]" * 900 + b"}",
        LOADED,
        "Rain fell.",
    ),
    Broken(
        "half-characters.json",
        lambda: (
            b'{"text": "Rain \\ud800 fell \\udfff.", "title": "\\udc00 Rain", "author": "\\ud800", "site": "\\ud83d"}'
        ),
        LOADED,
        "Rain",
    ),
    Broken("long-number.json", lambda: b'{"text": "Rain fell.", "n": ' + b"9" * 10_000 + b"}", LOADED, "Rain fell."),
    Broken(
        "no-number.json",
        lambda: b'{"text": "Rain fell.", "n": [NaN, Infinity, 1e999], "date": 1e400}',
        LOADED,
        "Rain fell.",
    ),
    Broken(
        "no-such-day.json",
        lambda: b'{"text": "Rain fell.", "date": "2024-02-31", "published": 9999999999999}',
        LOADED,
        "Rain fell.",
    ),
    Broken(
        "other-types.json",
        lambda: b'{"text": {"a": 1}, "body": 7, "content": null, "title": [[]], "date": {}}',
        "no_text",
        "name the one that does",
    ),
    Broken("scalar.json", lambda: b"42", LOADED, "42"),
    Broken("zeros.json", lambda: b'{"text": "Rain \\u0000 fell.", "title": "\\u0000"}', LOADED, "fell."),
    Broken("empty-lists.json", lambda: b'{"text": [' * 45 + b"]}" * 45, "no_text", "name the one that does"),
    Broken(
        "many-keys.json",
        lambda: b'{"text": "Rain fell."' + b"".join(b', "k%d": {}' % n for n in range(5_000)) + b"}",
        LOADED,
        "Rain fell.",
    ),
)
