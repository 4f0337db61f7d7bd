"""Ctrl-C ends a run that waits for something that never comes, and its children with it."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]

CODE = """
import subprocess, sys, time
from flows.interrupt import interruptible
child = subprocess.Popen(["sleep", "300"])
try:
    with interruptible():
        print(child.pid, flush=True)
        time.sleep(300)
except KeyboardInterrupt:
    print("told", flush=True)
    time.sleep(300)
"""


def test_ctrl_c_leaves_nothing_running() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", CODE], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert process.stdout is not None
    child = int(process.stdout.readline())
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == "told\n"
    assert "What is published is untouched" in err
    until = time.monotonic() + 10
    while psutil.pid_exists(child) and psutil.Process(child).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < until
        time.sleep(0.1)
