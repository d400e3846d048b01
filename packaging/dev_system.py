"""The system libraries that Qt needs on Linux: found with ldd, installed with apt where we may.

Not here: Windows and macOS, where PySide6's wheels bring everything.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from dev_steps import VENV, CommandFailed, SetupFailed, explain, run_quietly, step

# Debian's and Ubuntu's package for each library that Qt 6.11 links to and a bare system may lack;
# found one by one in a minimal Debian 12.
PACKAGE_OF = {
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
MODULES = ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtNetwork", "QtTest")


def platforms_wanted() -> list[str]:
    """Return the Qt platforms this machine is to show windows on; offscreen always."""
    wanted = ["offscreen"]
    if os.environ.get("DISPLAY"):
        wanted.append("xcb")
    if os.environ.get("WAYLAND_DISPLAY"):
        wanted.append("wayland")
    return wanted


def has_screen() -> bool:
    """Return whether a window can be shown; Windows and macOS always have a screen."""
    return sys.platform != "linux" or len(platforms_wanted()) > 1


def ensure_system_libraries() -> None:
    """Make sure that Qt finds its libraries; looks once for each environment and platform."""
    if sys.platform != "linux" or shutil.which("ldd") is None:
        return
    platforms = platforms_wanted()
    stamp = VENV / f"ddworkbook-libraries-{'-'.join(platforms)}"
    if stamp.is_file():
        return
    with step("Looking for Qt's system libraries"):
        missing = missing_libraries(platforms)
    if missing:
        unknown = [name for name in missing if name not in PACKAGE_OF]
        if unknown:
            raise SetupFailed(
                f"Qt needs {', '.join(unknown)}, which this system lacks. Install the packages "
                "that hold them and start again."
            )
        packages = sorted({PACKAGE_OF[name] for name in missing})
        install_packages(packages, f"Qt needs {', '.join(missing)}, which this system lacks")
        still_missing = missing_libraries(platforms)
        if still_missing:
            raise SetupFailed(f"Qt still lacks {', '.join(still_missing)} after installing.")
    stamp.touch()


def missing_libraries(platforms: list[str]) -> list[str]:
    """Return the libraries that Qt's modules and platform plugins link to and cannot find."""
    folders = list((VENV / "lib").glob("python3*/site-packages/PySide6"))
    if not folders:
        return []
    files = [folders[0] / f"{name}.abi3.so" for name in MODULES]
    plugins = folders[0] / "Qt" / "plugins"
    files += [plugins / "platforms" / f"libq{name}.so" for name in platforms]
    if "xcb" in platforms:
        files += sorted((plugins / "xcbglintegrations").glob("*.so"))
    listing = run_quietly(["ldd", *[path for path in files if path.is_file()]])
    return sorted(parse_missing(listing))


def parse_missing(listing: str) -> set[str]:
    """Return the names that ldd could not resolve."""
    return {line.split()[0] for line in listing.splitlines() if line.endswith("=> not found")}


def install_packages(packages: list[str], why: str) -> None:
    """Install Debian packages when we may; else say the exact command and stop."""
    command = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if shutil.which("apt-get") is None:
        raise SetupFailed(
            f"{why}. On Debian and Ubuntu the packages are: {' '.join(packages)}; install those "
            "of your system and start again."
        )
    if not may_install():
        raise SetupFailed(f"{why}. Please run this and start again:\n  sudo {command}")
    with step(f"Installing {len(packages)} system packages with apt"):
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        try:
            run_quietly(command.split(), environment)
        except CommandFailed:
            # A fresh machine or container has no package lists yet, or old ones.
            try:
                run_quietly(["apt-get", "update"], environment)
                run_quietly(command.split(), environment)
            except CommandFailed as failure:
                raise SetupFailed(
                    f"{why}, and apt could not install it. Please run this by hand:\n"
                    f"  {command}\n{explain(failure.output)}"
                ) from failure


def may_install() -> bool:
    """Return whether this process may install system packages without asking anybody."""
    geteuid = getattr(os, "geteuid", None)
    return geteuid is not None and geteuid() == 0 and Path("/etc/debian_version").exists()
