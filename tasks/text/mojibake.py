"""Mend text that was once decoded from the wrong encoding ("cafÃ©"), by ftfy, telling what each character came from.

ftfy tells by its heuristic of unlikely neighbours which lines are bad, and by which steps one comes right (Speer, ftfy,
2019, doi:10.5281/zenodo.2591652). The steps are followed here byte by byte, so that the way back is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from tasks.text.offsets import IDENTITY, Change, OffsetMap, replaced

#: What ftfy can undo: these were read instead of UTF-8.
ENCODINGS: Final = (
    "latin-1", "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso-8859-2", "mac-roman", "cp437",
)  # fmt: skip
#: Characters that UTF-8 begins with in one of these and whose second byte some program has made a space of.
LOST: Final = "ÂÃÅÎÐÙâã"
#: A line end by another name (U+0085) is no damage while nothing else is.
NEXT_LINE: Final = "\x85"
REPLACED: Final = "\ufffd"
CONTROLS: Final = "\x80-\x84\x86-\x9f"
#: Most texts have none of these, and are right.
ODD: Final = re.compile(f"[\x80-\U0010ffff](?:[\x80-\U0010ffff]|(?<=[{LOST}]) |(?<=[{CONTROLS}]))")


def mended(text: str) -> tuple[str, OffsetMap]:
    """`text` with what was decoded wrongly put right, and the map from there; text that is right is not touched.

    What has been through it twice takes two rounds, and so on; each makes the text shorter, or leaves fewer controls.
    """
    offsets = IDENTITY
    while not text.isascii() and ODD.search(text):
        new, step = replaced(text, _changes(text))
        if step == IDENTITY and new == text:
            break
        text, offsets = new, step.then(offsets)
    return text, offsets


@cache
def _suspicious() -> re.Pattern[str]:
    """A character of UTF-8, as another encoding reads its two, three or four bytes; or a control."""
    first = {c for code in ENCODINGS for c in _characters(code, 0xC2, 0xF5)}
    second = {c for code in ENCODINGS for c in _characters(code, 0x80, 0xC0)} | {REPLACED}
    whole = []
    for code in ENCODINGS:
        following = re.escape(_characters(code, 0x80, 0xC0)) + REPLACED
        for low, high, more in ((0xC2, 0xE0, 1), (0xE0, 0xF0, 2), (0xF0, 0xF5, 3)):
            whole.append(f"(?<=[{re.escape(_characters(code, low, high))}])[{following}]{{{more}}}")
    return re.compile(
        rf"[{re.escape(''.join(first))}{CONTROLS}]"
        rf"(?:(?<=[{CONTROLS}])|(?<=[{LOST}]) |(?=[{re.escape(''.join(second))}])(?:{'|'.join(whole)}))"
    )


def _characters(code: str, first: int, end: int) -> str:
    return bytes(range(first, end)).decode(code, "ignore")


def _changes(text: str) -> Iterator[Change]:
    """One step for each line that is bad."""
    done = 0
    for found in _suspicious().finditer(text):
        if found.start() < done:
            continue
        start, end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.start())
        done = end if end >= 0 else len(text)
        for begin, stop, new in _step(text[start:done]):
            yield start + begin, start + stop, new


def _step(line: str) -> list[Change]:
    """What the first of the steps changes that make a line right; nothing where it is right, or would not become so."""
    import ftfy
    from ftfy.badness import badness

    bad = badness(line.replace(NEXT_LINE, "") if line.count(NEXT_LINE) else line)
    if not bad:
        return []
    mended, plan = ftfy.fix_encoding_and_explain(line)
    if not plan or badness(mended) >= bad or mended.count(REPLACED) > line.count(REPLACED):
        return []
    action, what = plan[0]
    if (action, what) == ("apply", "decode_inconsistent_utf8"):
        return [change for found in _in_other_text(line) for change in _shifted(_step(found[0]), found.start())]
    if action == "encode":
        last = next(number for number, (doing, _) in enumerate(plan) if doing == "decode")
        new = ftfy.apply_plan(line, list(plan[: last + 1]))
        if plan[last][1].startswith("utf-8"):
            return _followed(line.encode(what), line, new)
    else:
        new = ftfy.apply_plan(line, list(plan[:1]))
    return [(i, i + 1, after) for i, (before, after) in enumerate(zip(line, new, strict=True)) if before != after]


def _in_other_text(line: str) -> Iterator[re.Match[str]]:
    """Bad pieces of a line that is not bad all over."""
    from ftfy.badness import is_bad
    from ftfy.chardata import UTF8_DETECTOR_RE

    found: re.Match[str]
    for found in UTF8_DETECTOR_RE.finditer(line):
        if len(found[0]) < len(line) and is_bad(found[0]):
            yield found


def _shifted(changes: list[Change], by: int) -> Iterator[Change]:
    return ((begin + by, end + by, new) for begin, end, new in changes)


def _followed(data: bytes, line: str, new: str) -> list[Change]:
    """What `new`, decoded from `data`, has made of each of the characters of `line`, a byte each."""
    changes: list[Change] = []
    at = 0
    for number, character in enumerate(new):
        size = _size(data, at, character, new[number + 1 : number + 2])
        if not size:
            return [(0, len(line), new)]
        if line[at : at + size] != character:
            changes.append((at, at + size, character))
        at += size
    return changes if at == len(line) else [(0, len(line), new)]


def _size(data: bytes, at: int, character: str, following: str) -> int:
    """How many of the bytes from `at` on are `character`; 0 where that cannot be told."""
    spelled = character.encode("utf-8", "surrogatepass")
    held = data[at : at + len(spelled)]
    if held == spelled:
        return len(spelled)
    if spelled == b"\xc3\xa0" and held == b"\xc3 " and following == " " and data[at + 2 : at + 3] != b" ":
        # "Ã la" is "à la": there the space is one of its own.
        return 1
    if held.replace(b" ", b"\xa0") == spelled:
        return len(spelled)
    if character == REPLACED:
        return _lost(data, at)
    # Beyond the basic plane, as Java writes it: the two halves of the pair, three bytes each.
    return 6 if _pair(data[at : at + 6]) == character else 0


def _pair(data: bytes) -> str:
    """The character that two surrogates in UTF-8 stand for; nothing for other bytes."""
    try:
        return data.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        return ""


def _lost(data: bytes, at: int) -> int:
    """How many bytes from `at` on are a character of which some were lost."""
    from ftfy.chardata import LOSSY_UTF8_RE

    found = LOSSY_UTF8_RE.match(data, at)
    return len(found[0]) if found else 0
