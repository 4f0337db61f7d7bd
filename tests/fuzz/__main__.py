"""Feed every reader with changed documents for as long as one likes: `make fuzz`, `python -m tests.fuzz --seconds 60`.

Reading is done in a process of its own, so that a crash or a hang is told with the seed that leads to it:
`python -m tests.fuzz --kind pdf --seed 17`. Where atheris is installed (`pip install --group fuzz`), which looks for
bytes that reach further into the code, it is let loose on the decoders for a tenth of the time.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import secrets
import subprocess
import sys
import tempfile
import time
from random import Random

from tasks.batch.limits import confine
from tasks.errors import WorkerDied
from tasks.process import Process
from tasks.readers import MODULES
from tests.fuzz.mutate import mutated
from tests.fuzz.target import check, try_seeds

#: Seconds that one reader is fed before the next has its turn.
TURN = 2.0
MEMORY = 2 << 30


def main() -> int:
    """Fuzz, and say what was found."""
    top = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    top.add_argument("--seconds", type=float, default=600, help="how long (default: %(default)s)")
    top.add_argument("--kind", action="append", choices=MODULES, help="only this reader; may be repeated")
    top.add_argument("--seed", type=int, help="read the one document of that seed, here")
    given = top.parse_args()
    kinds = given.kind or list(MODULES)
    if given.seed is not None:
        check(*mutated(kinds[0], Random(given.seed)))
        return 0
    found = readers(kinds, given.seconds * (0.9 if importlib.util.find_spec("atheris") else 1))
    return int(found + decoders(given.seconds * 0.1) > 0)


def readers(kinds: list[str], seconds: float) -> int:
    """Feed the readers in turn; how many documents were too much for them."""
    until = time.monotonic() + seconds
    counts, first = dict.fromkeys(kinds, 0), secrets.randbits(40)
    failures: list[tuple[str, int, str]] = []
    seeds = dict.fromkeys(kinds, first)
    process = None
    for kind in itertools.cycle(kinds):
        if time.monotonic() > until:
            break
        if process is None:
            process = Process()
            process(confine, MEMORY)
        try:
            count, failed = process(try_seeds, kind, range(seeds[kind], seeds[kind] + 10**6), TURN)
            failures += [(kind, seed, why) for seed, why in failed]
            seeds[kind] += count
            counts[kind] += count
        except WorkerDied as death:
            at = int(death.at[0]) if death.at else seeds[kind]
            failures.append((kind, at, str(death)))
            seeds[kind], process = at + 1, None
    if process is not None:
        process.end()
    for kind in kinds:
        print(f"{kind:<10}{counts[kind]:>10,} documents  {sum(f[0] == kind for f in failures)} failed")
    for kind, seed, why in {(kind, why): (kind, seed, why) for kind, seed, why in reversed(failures)}.values():
        print(f"\npython -m tests.fuzz --kind {kind} --seed {seed}\n  {why}")
    return len(failures)


def decoders(seconds: float) -> int:
    """Let atheris loose on the decoders; 1 when it has found something."""
    if not importlib.util.find_spec("atheris"):
        print("\natheris is not installed: the decoders were fed with the readers only (pip install --group fuzz)")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.fuzz.decoders", f"-max_total_time={int(seconds)}", "-timeout=60"]
        done = subprocess.run([*command, f"-artifact_prefix={folder}/", "-verbosity=0"], check=False)
    print(f"\ndecoders, by atheris: {'something was found, see above' if done.returncode else 'nothing was found'}")
    return int(done.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
