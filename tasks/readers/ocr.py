"""Reading pictures of pages with the program tesseract, where it is installed."""

from __future__ import annotations

import shutil
import subprocess

from tasks.readers.options import Options


def program() -> str | None:
    """Where tesseract is; None when it is not installed."""
    return shutil.which("tesseract")


def read(program: str, picture: bytes, options: Options) -> str | None:
    """The text of a page; None when the program failed or took too long.

    Args:
        program: where tesseract is.
        picture: in any format it knows, such as PGM, at about 300 dots an inch.
        options: which languages, and how long a page may take.
    """
    # One thread: every worker has its own core already.
    command = ["env", "OMP_THREAD_LIMIT=1", program, "-", "-", "-l", options.ocr_languages]
    try:
        done = subprocess.run(command, input=picture, capture_output=True, timeout=options.ocr_seconds, check=False)
    except (subprocess.TimeoutExpired, OSError):
        return None
    return done.stdout.decode("utf-8", "replace").strip("\f \n") if done.returncode == 0 else None
