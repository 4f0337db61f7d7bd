"""Stage 1: what is new, changed, copied, moved or gone, in files and in what they hold, and the batches to read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.batch import archives
from tasks.batch.batches import Batch, batches
from tasks.batch.extract import versions
from tasks.batch.limits import Limits
from tasks.batch.members import Places
from tasks.batch.outcomes import Outcome
from tasks.containers.names import outermost
from tasks.containers.walk import GLANCE, STREAMS, may_hold
from tasks.errors import Unreadable
from tasks.readers.detect import ENDINGS, ending_of
from tasks.readers.rules import Rules
from tasks.run import Run, say
from tasks.source.aside import Aside
from tasks.source.content import content, sha256
from tasks.source.decisions import Plan, Reading
from tasks.source.listing import Listing, check, listing
from tasks.source.lost import concerned, look, narrowed, resting
from tasks.source.manifests import Manifests, manifests
from tasks.source.outdated import meant, outdated, tried_again
from tasks.source.plan import plan
from tasks.source.same import goes_on, same
from tasks.source.scan import Input, Problem
from tasks.source.spool import Spool
from tasks.source.told import not_read, told, told_otherwise
from tasks.source.unfold import Look, unfold
from tasks.workers import Workers
from warehouse.build import yesterday
from warehouse.known import Known, KnownHeld, KnownInput

#: Reading is mostly waiting for the disk; hashing lets go of the interpreter lock.
READERS = 4


class Found:
    """The plan of a night and its batches. No dataclass, so that Prefect does not walk through its rows."""

    def __init__(self, plan: Plan, batches: list[Batch], put_off: Sequence[Outcome] = ()) -> None:
        self.plan = plan
        self.batches = batches
        self.put_off = put_off


@task(cache_policy=NO_CACHE)
def discover(run: Run, workers: Workers) -> Found:
    """List the source, open what holds others, compare it with the ledger, lay the batches."""
    live = yesterday(run.data, run.run_id)
    with run.stage("discover"), Known(live) as published:
        today = versions(run.recogniser)
        new_readers = _new_readers(run.previous_versions, today)
        late = {found.document.doc_id: found.redo for found in outdated(published, today, run.backfill)}
        guides = manifests(check(run.sources), run.manifest, run.limits.max_bytes)
        held = _held(run, published)
        again = late | {each.document.doc_id: tried_again(each, today) for each in held}
        aside = Aside(published, again, new_readers, _otherwise(run, guides))
        wanted: set[str] | None = None
        if run.retry is None:
            listed = listing(run.sources, live is None, lambda inputs: aside(guides.documents(inputs)))
            listed = replace(listed, problems=(*listed.problems, *guides.problems()))
            inputs, gone = aside.at_hand(listed)
            inputs = resting(inputs, run.run_id, run.tried, run.limits, new_readers, run.renewed)
        else:
            inputs, gone = published.rest(())
            wanted = {uri for uri, before in inputs.items() if run.retry.wants(before)}
            wanted |= {each.document.uri for each in held}
            listed = _look(run, set(map(outermost, wanted)))
        say("discover", f"{listed.count:,} files listed")
        anew = new_readers or wanted is not None
        spool = Spool(run.data.spool, run.spool_bytes, partial(_largest, limits=run.limits))
        listed = arrived(listed, spool, lambda found: not same(found, inputs.get(found.uri), anew))
        # An archive may be larger than a document.
        archived = digests(replace(run.limits, max_bytes=run.limits.archive_bytes))
        unfolded = unfold(listed, inputs, archived, partial(_looks, run=run, workers=workers), anew)
        if len(unfolded.inputs) > len(listed.inputs):
            say("discover", f"{len(unfolded.inputs) - len(listed.inputs):,} more in archives and the like")
        others = aside.counts
        if wanted is not None:
            unfolded = narrowed(unfolded, {uri for uri in wanted if outermost(uri) in listed.roots})
            ours = concerned(unfolded.roots)
            others = Counter(goes_on(before) for uri, before in inputs.items() if not ours(uri))
            inputs = {uri: before for uri, before in inputs.items() if ours(uri)}
        places = {*inputs, *(found.uri for found in unfolded.inputs)}
        documents = published.documents(sorted(places)) + gone
        planned = plan(
            unfolded, inputs, documents, published, digests(run.limits), _exists, again, anew, _tell(run, guides)
        )
        planned.continuing = dict(others + Counter(planned.continuing))
        planned.readings = [replace(one, about=guides.about(one.input.uri)) for one in planned.readings]
        tonight, put_off = archives.at_once(planned.readings, run.spool_bytes)
        readings = _unpacked(tonight, run, workers)
        spool.keep({reading.input.path for reading in readings})
        staged_by = today | {"options": run.rules.version}
        laid = batches(readings, run.data.staging, staged_by, workers.jobs)
        found = Found(planned, laid, [_put_off(reading, run) for reading in put_off])
        say(
            "discover",
            f"{len(readings):,} to read in {len(laid)} batches, "
            f"{planned.continuing.get('unchanged', 0):,} unchanged, {len(planned.withdrawn):,} gone",
        )
        later = published.count_otherwise(meant(today, run.backfill)) - len(late)
        if later > 0:
            say("discover", f"{later:,} documents were read by earlier versions: nightmill backfill")
        return found


def _held(run: Run, published: Known) -> list[KnownHeld]:
    """The documents whose rows in quarantine this run sends through the gate again."""
    if run.retry is not None:
        return [each for each in published.held() if run.retry.wants_rows(each)]
    return published.held() if run.renewed else []


def _otherwise(run: Run, guides: Manifests) -> Callable[[KnownInput], bool]:
    return lambda was: told_otherwise(
        was, run.rules.options_of(was.uri), guides.about(was.uri), run.rules.exclude_of(was.uri)
    )


def _tell(run: Run, guides: Manifests) -> Callable[[str, str], str]:
    return lambda reader, uri: told(reader, run.rules.options_of(uri), guides.about(uri))


def _look(run: Run, uris: Collection[str]) -> Listing:
    """These inputs as they are now, without the rest of their source, but where only that can tell."""
    if all(urlsplit(uri).scheme == "file" for uri in uris):
        return look(uris)
    return narrowed(listing(run.sources), uris)


def _new_readers(before: Mapping[str, str], today: Mapping[str, str]) -> bool:
    """Whether the readers, or the libraries some of them need, are others than in the last published run."""

    def readers(versions: Mapping[str, str]) -> dict[str, str]:
        return {name: version for name, version in versions.items() if name.startswith("reader ")}

    return readers(before) != readers(today)


def digests(limits: Limits) -> Callable[[Sequence[Input]], Iterator[str | Unreadable]]:
    """A function that tells SHA-256 of each input, or why there is none. What is too large to be read is not opened."""

    def digest(found: Input) -> str | Unreadable:
        try:
            if found.sha256 is None and found.size > limits.max_bytes:
                return limits.too_large(found.size, "bytes")
            return found.sha256 or sha256(found)
        except Unreadable as error:
            return error

    def all_digests(inputs: Sequence[Input]) -> Iterator[str | Unreadable]:
        with ThreadPoolExecutor(READERS) as pool:
            yield from pool.map(digest, inputs)

    return all_digests


def arrived(listed: Listing, spool: Spool, news: Callable[[Input], bool]) -> Listing:
    """The listing after what is news elsewhere has been fetched; what could not be is a problem of it."""
    wanted = [found for found in listed.inputs if found.remote and news(found)]
    if not wanted:
        return listed
    say("discover", f"{len(wanted):,} to fetch")
    answers = list(spool.fetched(wanted))
    come = {found.uri: found for found in answers if isinstance(found, Input)}
    failed = {problem.uri: problem for problem in answers if isinstance(problem, Problem)}
    inputs = tuple(come.get(found.uri, found) for found in listed.inputs if found.uri not in failed)
    return replace(listed, inputs=inputs, problems=(*listed.problems, *failed.values()))


def _largest(found: Input, limits: Limits) -> int:
    """Bytes beyond which a file is not fetched: an archive may be larger than a document."""
    streamed = ENDINGS.get(ending_of(found.name)) in STREAMS
    return max(limits.max_bytes, limits.archive_bytes) if streamed else limits.max_bytes


def _looks(inputs: Sequence[Input], run: Run, workers: Workers) -> Iterator[Look]:
    """What each file holds; workers look into those that may hold something by a glance at their beginning."""
    with ThreadPoolExecutor(READERS) as pool:
        glances = pool.map(partial(_glance, rules=run.rules), inputs)
        likely = [found for found, may in zip(inputs, glances, strict=True) if may]
    with ThreadPoolExecutor(workers.jobs) as pool:
        parts = pool.map(lambda part: workers(archives.look, part, run.limits, run.rules), archives.parts(likely))
        looks = dict(zip((found.uri for found in likely), (look for part in parts for look in part), strict=True))
    yield from (looks.get(found.uri, Look()) for found in inputs)


def _glance(found: Input, rules: Rules) -> bool:
    if found.remote and not found.path and found.sha256 is None:
        # Too large to be fetched: the plan says so.
        return False
    try:
        return may_hold(content(found, GLANCE).data, found.name, rules.options_of(found.uri))
    except Unreadable:
        # The plan says so.
        return False


def _unpacked(readings: Sequence[Reading], run: Run, workers: Workers) -> list[Reading]:
    """The readings, the bytes of those that lie in others laid where a reader finds them."""
    read = [reading for reading in readings if not reading.redo]
    packs = archives.packs(read, run.data.unpacked)

    def unpack(folder: Path) -> Places:
        group = packs[folder]
        wanted = {reading.input.uri for reading in group}
        return workers(archives.unpack, archives.archive(group[0]), wanted, run.limits, run.rules, folder)

    with ThreadPoolExecutor(workers.jobs) as pool:
        places = dict(zip(packs, pool.map(unpack, packs), strict=True))
    return archives.laid(read, places) + [reading for reading in readings if reading.redo]


def _put_off(reading: Reading, run: Run) -> Outcome:
    """What the ledger says of a member that is not unpacked tonight. Without a size it never comes to rest."""
    limit = f"Archives hold more than the {run.spool_bytes:,} bytes that are unpacked in one night"
    detail = f"{limit}: it is read in the next one, or raise NIGHTMILL_SPOOL_BYTES."
    by = told(not_read("no_room"), run.rules.options_of(reading.input.uri), reading.about)
    outcome = Outcome.of_reading(reading, "discover", "no_room", detail, by)
    return replace(outcome, size=None, modified_ns=None, seen_ns=None)


def _exists(uri: str) -> bool:
    """Whether the file of a document is there; of one elsewhere that no source of this run holds, nobody knows."""
    if not uri.startswith("file://"):
        return True
    return Path(os.fsdecode(unquote_to_bytes(urlsplit(outermost(uri)).path))).exists()
