"""Whether the process that took a lease still runs on this device.

Numbers of processes are given again, quickly on a busy machine and from the start after a power
cut; so a process is known by its number and by when it was started.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_QUERY_LIMITED_INFORMATION = 0x1000
_STILL_ACTIVE = 259

# Where the start time stands in /proc/<number>/stat, counted after the name in brackets.
# Source: proc(5), field 22.
_START_FIELD = 19
_BOOT = Path("/proc/sys/kernel/random/boot_id")


def process_mark(process: int) -> str | None:
    """Return what tells a running process from a later one with its number; None when none runs.

    The mark is "" where the system does not tell when a process was started.
    """
    if process <= 0:
        return None
    if sys.platform == "win32":
        return _mark_on_windows(process)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return None
    except PermissionError:
        pass
    return _mark_from_proc(process)


def is_same_process(process: int, mark: str) -> bool:
    """Say whether the process that had this mark still runs; when in doubt, yes."""
    now = process_mark(process)
    return now is not None and (now == mark or not now or not mark)


def _mark_from_proc(process: int) -> str | None:
    """Return the start of the system and of the process, as Linux tells them."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(")")[2]
        boot = _BOOT.read_text("utf-8").strip()
    except OSError:
        # No /proc on this system, or it hides the processes of others.
        return ""
    return f"{boot}/{fields.split()[_START_FIELD]}"


def _mark_on_windows(process: int) -> str | None:
    """Ask Windows, where os.kill(process, 0) would send Ctrl+C instead of asking."""
    import ctypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, process)
    if not handle:
        return None
    code = ctypes.c_ulong()
    times = [ctypes.c_uint64() for _ in range(4)]
    try:
        told = kernel.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(code))
        if told and code.value != _STILL_ACTIVE:
            return None
        references = [ctypes.byref(time) for time in times]
        if not kernel.GetProcessTimes(ctypes.c_void_p(handle), *references):
            return ""
        return str(times[0].value)
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
