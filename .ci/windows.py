"""Workshop on Windows, on a machine that has none: a Windows Python under wine, made of packages.

    python3 .ci/windows.py                 the smoke: one program after the other, as a person would
    python3 .ci/windows.py suites          the tests of the record and of plain prompts
    python3 .ci/windows.py suites PATHS... some of them: folders, files, tests
    python3 .ci/windows.py suites rest     what has not passed so far: goes on where it was stopped
    python3 .ci/windows.py run ARGS...     the Windows Python with those arguments

What it is made of: wine and a cross compiler of the system; the interpreter's own library and its
extension modules, which the Windows wheel of panda3d carries as they were released; the standard
library of the Python that runs this; the Windows wheels of what the project asks for; a few lines
of C. All of it is kept in the folder for caches and made anew when what is asked for changes.

Where one of these cannot be had, that is said in a line that nobody overlooks, and the exit status
is 0; with WORKSHOP_WINDOWS=required it is 2. Otherwise: 0 as it should be, 1 something failed.

What wine cannot show: how a real console draws and which keys reach it, closing a window, virus
scanners, folders that Windows redirects. Nothing here waits for ever: each step has its time.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import threading
import time
import tomllib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TextIO

import windows_suites

ROOT: Final = Path(__file__).resolve().parent.parent
PLACE: Final = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "workshop-windows"
VERSION: Final = "{}.{}".format(*sys.version_info)
TAG: Final = VERSION.replace(".", "")
WIN: Final = PLACE / "python"
SITE: Final = WIN / "Lib" / "site-packages"
COMPILER: Final = "x86_64-w64-mingw32-gcc"
SYSTEM_PACKAGES: Final = ("wine", "wine64", "gcc-mingw-w64-x86-64")
WITHOUT: Final = ("scipy", "numpy", "votelib")
"""What wine cannot load, oracles of tests: a function of the C library is missing there."""
LEFT_OUT: Final = (
    "site-packages",
    "test",
    "lib-dynload",
    "config-*",
    "__pycache__",
    "tkinter",
    "idlelib",
)
"""What of the standard library belongs to the other system, or is not needed."""

MAKING_SECONDS: Final = 180
"""For fetching and making what is not there yet; what is made is kept for the next time."""
SMOKE_MINUTES: Final = 5
DOCUMENTS_MINUTES: Final = 4

_START: Final = time.monotonic()

PYTHON_EXE: Final = """
#include <wchar.h>
__declspec(dllimport) int Py_Main(int, wchar_t **);
int wmain(int argc, wchar_t **argv) { return Py_Main(argc, argv); }
"""
RANDOM_DLL: Final = """
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size)
{ return SystemFunction036(data, (ULONG)size); }
"""
"""One function that libraries written in Rust ask for and older wines have not."""


class CannotBeHad(Exception):
    """A part is missing and cannot be fetched here; the text says which."""


def environment() -> dict[str, str]:
    """What wine and the programs in it are told."""
    return {
        **{name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        "WINEPREFIX": str(PLACE / "prefix"),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml=",  # no questions about parts of the web or of .NET
        "TZ": "UTC0",
        "HOME": str(PLACE / "home"),
    }


def left() -> float:
    """The seconds that are left for making what is needed."""
    return MAKING_SECONDS - (time.monotonic() - _START)


def call(words: Sequence[str | Path], *, what: str, seconds: float | None = None) -> None:
    """Run a program of this system that helps to make a part.

    Args:
        words: the program and what is given to it.
        what: what it does, for messages.
        seconds: its time, where that is not what is left for the making.

    Raises:
        CannotBeHad: it failed, or was not done in time.
    """
    seconds = left() if seconds is None else seconds
    if seconds < 1:
        raise CannotBeHad(f"there was no time left for {what}")
    log = PLACE / "making.log"
    with log.open("ab") as file:
        try:
            done = subprocess.run(  # noqa: S603 - words of this file
                words, env=environment(), stdin=subprocess.DEVNULL, stdout=file, stderr=file,
                timeout=seconds, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise CannotBeHad(f"{what} took more than {seconds:.0f} seconds") from None
        except OSError as problem:
            raise CannotBeHad(f"{what}: {problem}") from problem
    if done.returncode:
        raise CannotBeHad(f"{what} failed, see {log}")


def started(words: Sequence[str], told: Mapping[str, str] = {}) -> subprocess.Popen[bytes]:
    """The Windows Python with words; its streams are pipes, for wine cannot give it files."""
    program = subprocess.Popen(  # noqa: S603 - words of this folder
        ["wine", str(WIN / "python.exe"), *words], cwd=ROOT, env={**environment(), **told},  # noqa: S607
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if program.stdin:
        program.stdin.close()
    return program


def in_wine(words: Sequence[str], *, minutes: float, show: bool = True) -> tuple[int, str]:
    """Run the Windows Python: its exit status and what it said.

    Whatever is left running at the end of the time is ended with everything it started.
    """
    program = started(words)
    stopped = threading.Event()

    def stop() -> None:
        stopped.set()
        program.kill()  # first: what ends wine may take its own time in vain
        end_wine()

    watch = threading.Timer(minutes * 60, stop)
    watch.start()
    said = []
    if program.stdout:
        for line in program.stdout:
            said.append(line.decode("utf-8", "replace").replace("\r", ""))
            if show:
                sys.stdout.write(said[-1])
                sys.stdout.flush()
    status = program.wait()
    watch.cancel()
    if stopped.is_set():
        why = "something hangs, or the machine is too slow"
        sys.stdout.write(f"\nstopped after {minutes:g} minutes; {why}\n")
        status = 1
    return status, "".join(said)


def end_wine() -> None:
    """End what still runs in this wine, and in no other."""
    if shutil.which("wineserver"):
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(
                ["wineserver", "-k"], env=environment(), check=False, timeout=30,  # noqa: S607
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip


def find_system_packages() -> None:
    """Wine and the compiler, which are installed where this account may do that.

    Everything is fetched first, with its time, so that no installation is ever cut short.

    Raises:
        CannotBeHad: they are missing, and cannot be installed.
    """
    if shutil.which("wine") and shutil.which(COMPILER):
        return
    missing = " and ".join(name for name in ("wine", COMPILER) if not shutil.which(name))
    if not hasattr(os, "geteuid") or os.geteuid() or not shutil.which("apt-get"):
        raise CannotBeHad(f"{missing} cannot be found, and this account cannot install it")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    call(["apt-get", "update", "-qq"], what="apt-get update")
    call([*install, "--download-only", *SYSTEM_PACKAGES], what="fetching wine")
    call([*install, "--no-download", *SYSTEM_PACKAGES], seconds=300, what="installing wine")


def wanted() -> list[str]:
    """What the project asks for, from its own description, without what wine cannot load."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    listed = [*project["dependencies"], *brought(project, "test"), "colorama", "tzdata"]
    return [one for one in listed if not one.startswith(WITHOUT)]


def brought(project: dict[str, Any], extra: str) -> Iterator[str]:
    """What an extra of the project brings, with that of the extras of its own that it names."""
    for one in project["optional-dependencies"][extra]:
        name, _, others = one.rstrip("]").partition("[")
        if name == project["name"]:
            for other in others.split(","):
                yield from brought(project, other.strip())
        else:
            yield one


def fetch_wheels(folder: Path) -> None:
    """The Windows wheels of everything, with pip's own settings."""
    pip: list[str | Path] = [
        sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check",
        "--only-binary=:all:", "--platform", "win_amd64", "--python-version", VERSION,
        "--implementation", "cp", "--abi", f"cp{TAG}", "--abi", "abi3", "--abi", "none",
    ]  # fmt: skip
    interpreter: list[str | Path] = [*pip, "--no-deps", "-d", folder / "interpreter", "panda3d"]
    call(interpreter, what="fetching the interpreter")
    call([*pip, "-d", folder, *wanted()], what="fetching the Windows wheels")


def unpack(folder: Path) -> None:
    """Put the interpreter, its library and the wheels in their places."""
    (WIN / "DLLs").mkdir(parents=True)
    (interpreter,) = (folder / "interpreter").glob("panda3d*.whl")
    with zipfile.ZipFile(interpreter) as wheel:
        for name in wheel.namelist():
            within, _, base = name.rpartition("/")
            low = base.lower()
            if within != "deploy_libs" or not base:
                continue
            if low.startswith(("python3", "vcruntime")):
                (WIN / low).write_bytes(wheel.read(name))
            elif low.endswith(".pyd") or low.startswith(("lib", "sqlite3")):
                (WIN / "DLLs" / base).write_bytes(wheel.read(name))
    drop = shutil.ignore_patterns(*LEFT_OUT)
    shutil.copytree(sysconfig.get_paths()["stdlib"], WIN / "Lib", ignore=drop, dirs_exist_ok=True)
    SITE.mkdir(exist_ok=True)
    for path in folder.glob("*.whl"):
        with zipfile.ZipFile(path) as wheel:
            wheel.extractall(SITE, [name for name in wheel.namelist() if ".data/" not in name])


def compile_programs() -> None:
    """The program that starts the interpreter, and the function that wine lacks."""
    library = WIN / f"python{TAG}.dll"
    made = {"python.c": PYTHON_EXE, "random.c": RANDOM_DLL, "python3.def": handed_on(library)}
    for name, source in made.items():
        (PLACE / name).write_text(source, "utf-8")
    call([COMPILER, "-municode", "-O1", "-o", WIN / "python.exe", PLACE / "python.c", library],
         seconds=60, what="compiling python.exe")  # fmt: skip
    call([COMPILER, "-shared", "-O1", "-o", WIN / "bcryptprimitives.dll", PLACE / "random.c",
          "-ladvapi32"], seconds=60, what="compiling bcryptprimitives.dll")  # fmt: skip
    call([COMPILER, "-shared", "-nostartfiles", "-Wl,--entry=0", "-o", WIN / "python3.dll",
          PLACE / "python3.def"], seconds=60, what="making python3.dll")  # fmt: skip


def handed_on(library: Path) -> str:
    """What `python3.dll`, which libraries for any version ask, is linked from: it hands all on."""
    told = [COMPILER.replace("gcc", "objdump"), "-p", str(library)]
    said = subprocess.run(told, capture_output=True, text=True, check=True, timeout=60).stdout  # noqa: S603
    listed = said.partition("[Ordinal/Name Pointer] Table")[2]
    names = re.findall(r"^\s*\[.*[\] ](_?Py\w+)$", listed, re.MULTILINE)
    return "EXPORTS\n" + "".join(f"  {name} = {library.stem}.{name}\n" for name in names)


def make() -> None:
    """Make what is not made yet.

    Raises:
        CannotBeHad: a part cannot be fetched or made here.
    """
    (PLACE / "home").mkdir(parents=True, exist_ok=True)
    find_system_packages()
    asked = hashlib.sha256("\n".join([sys.version, "python3.dll", *wanted()]).encode()).hexdigest()
    stamp = PLACE / "made"
    if not stamp.exists() or stamp.read_text("utf-8") != asked:
        stamp.unlink(missing_ok=True)
        wheels = PLACE / "wheels"
        for old in (WIN, wheels):
            shutil.rmtree(old, ignore_errors=True)
        wheels.mkdir()
        fetch_wheels(wheels)
        unpack(wheels)
        compile_programs()
        shutil.rmtree(wheels)
        call(["wineboot", "-u"], what="preparing wine")
        loads = "import sys, ctypes, ssl, asyncio; print(sys.platform)"
        status, said = in_wine(["-c", loads], minutes=1, show=False)
        if status or said.strip() != "win32":
            raise CannotBeHad(f"the Windows Python does not start: {said[-300:]}")
        stamp.write_text(asked, "utf-8")
    # Which checkout the programs come from, each time.
    (SITE / "workshop-checkout.pth").write_text(in_windows(ROOT) + "\n", "utf-8")


def in_windows(path: Path) -> str:
    """A path of this system as wine has it."""
    return "Z:" + str(path).replace("/", "\\")


def same_documents() -> int:
    """Whether the documents of the sample are the same bytes on both systems; ids in data aside."""
    here, there = PLACE / "documents-here", PLACE / "documents-there"
    for folder in (here, there):
        shutil.rmtree(folder, ignore_errors=True)
    python = ROOT / ".venv" / "bin" / "python"
    own = [python if python.exists() else sys.executable, "-m", "screens", "demo", "--export", here]
    subprocess.run(  # noqa: S603
        own, cwd=ROOT, check=True, timeout=120, stdout=subprocess.DEVNULL,
        env={**os.environ, "TZ": "UTC0"},
    )  # fmt: skip
    told = ["-m", "screens", "demo", "--export", in_windows(there)]
    status, said = in_wine(told, minutes=DOCUMENTS_MINUTES, show=False)
    if status:
        sys.stdout.write(
            f"the documents of the sample were not written on Windows: {said[-300:]}\n"
        )
        return 1
    # JSON and workbooks have the ids of what was said, which the sample gets anew each time.
    of_ids = {"", ".json", ".xlsx"}
    names = {path.relative_to(here) for path in here.rglob("*") if path.suffix not in of_ids}
    other = [
        str(name) for name in sorted(names)
        if not (there / name).exists() or (there / name).read_bytes() != (here / name).read_bytes()
    ]  # fmt: skip
    if other or not names:
        sys.stdout.write(f"documents that are others on Windows: {', '.join(other) or 'all'}\n")
        return 1
    sys.stdout.write(f"{len(names)} documents of the sample are the same bytes on Windows\n")
    return 0


def smoke(_: list[str]) -> int:
    """Whole programs, then the documents of the sample."""
    told = [*windows_suites.PLAIN_PYTEST, "-rfE", "tests/windows"]
    return in_wine(told, minutes=SMOKE_MINUTES)[0] or same_documents()


def suites(given: list[str]) -> int:
    """The tests that need no full screen, or those that are named."""
    place = PLACE / "suites"
    return windows_suites.run_suites(place, given, started, end_wine, in_windows)


def run(given: list[str]) -> int:
    """The Windows Python itself."""
    return in_wine(given, minutes=60)[0]


ACTS: Final = {"smoke": smoke, "suites": suites, "run": run}


def only_run(lock: TextIO) -> None:
    """Wait until no other run uses what is made; each ends the wine that it used.

    Raises:
        CannotBeHad: another one does, for longer than there is time.
    """
    while left() > 1:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(1)
        else:
            return
    raise CannotBeHad("another run uses it")


def main(words: list[str]) -> int:
    """Do what the words say."""
    act = ACTS.get(words[0] if words else "smoke")
    if act is None:
        sys.stderr.write(__doc__ or "")
        return 2
    PLACE.mkdir(parents=True, exist_ok=True)
    with (PLACE / "lock").open("w") as lock:
        try:
            only_run(lock)
            make()
        except CannotBeHad as problem:
            required = os.environ.get("WORKSHOP_WINDOWS") == "required"
            sys.stdout.write(f"!! WINDOWS WAS NOT TRIED: {problem}\n")
            return 2 if required else 0
        try:
            return act(words[1:])
        finally:
            end_wine()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
