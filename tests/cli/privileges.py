"""Permissions don't bind root: a child that runs without the capabilities that make it so."""

import ctypes
import functools
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

_PR_CAPBSET_DROP = 24
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2


def _drop() -> None:
    """Give up what lets root read and write everything; holds from the next exec on."""
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
        libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


@functools.cache
def _binds(start: Callable[[], None] | None) -> bool:
    """Whether permissions bind a child that is started so."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "closed"
        path.touch(0)
        program = f"open({str(path)!r}).read()"
        ended = subprocess.run(
            [sys.executable, "-c", program], preexec_fn=start, stderr=subprocess.DEVNULL, check=False
        )
        return ended.returncode != 0


def as_anybody() -> Callable[[], None] | None:
    """Return what a child does first to be bound by permissions; skips the test where nothing does it."""
    start = _drop if os.getuid() == 0 else None
    if not _binds(start):
        pytest.skip("permissions don't bind this process, and it can't give that up")
    return start
