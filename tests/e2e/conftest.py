"""Harness of the end-to-end tests: the built zip in a clean profile, run by ``qgis_process`` and by the real desktop.

``run_desktop`` takes a script of ``tests/e2e/desktop``, a module with ``run(iface, folder)`` that returns what JSON can
hold. It runs inside a QGIS started on a screen of its own (Xvfb); everything started is stopped at the end.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import package
import pytest
import qgis_profile

DESKTOP = Path(__file__).resolve().parent / "desktop"
SCREEN = "1440x900x24"


@dataclass(frozen=True)
class DesktopRun:
    """What a script returned, and the folder where it left its screenshots and files."""

    result: Any
    folder: Path
    log: str


@pytest.fixture(scope="session")
def plugin_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, built from the sources; ``make package`` runs the gate on it."""
    return package.build(tmp_path_factory.mktemp("dist"))


@pytest.fixture
def clean_profile(plugin_zip: Path, tmp_path: Path) -> Path:
    """Configuration folder of a QGIS that never ran, in French, with the plugin installed and enabled."""
    folder = tmp_path / "profile"
    qgis_profile.install(plugin_zip, folder)
    return folder


@pytest.fixture
def run_qgis_process(clean_profile: Path) -> Callable[..., dict[str, Any]]:
    """Call ``qgis_process``: ``run_qgis_process(["run", "clefop:loaddemo"], {"WORKSPACE": …})``; returns its JSON."""

    def run(args: list[str], inputs: dict[str, Any] | None = None, timeout: float = 240) -> dict[str, Any]:
        command = ["qgis_process", "--json", *args]
        text = None
        if inputs is not None:
            command.append("-")
            text = json.dumps({"inputs": inputs})
        environment = qgis_profile.environment(clean_profile) | {"QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            command, input=text, env=environment, capture_output=True, text=True, timeout=timeout, check=False
        )
        start = done.stdout.find("{")
        if done.returncode != 0 or start < 0:
            pytest.fail(
                f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}\n{done.stderr}", pytrace=False
            )
        return json.JSONDecoder().raw_decode(done.stdout, start)[0]

    return run


@pytest.fixture
def run_desktop(clean_profile: Path, tmp_path: Path) -> Callable[..., DesktopRun]:
    """Run a script in the QGIS desktop: ``run_desktop("menu.py", timeout=120, parameters={…})``.

    The parameters reach the script as ``helpers.PARAMETERS``. A script that raises fails the test with its traceback; a
    timeout fails it with what QGIS wrote and, when there is one, the last screenshot's path.
    """

    def run(script: str, timeout: float = 180, parameters: dict[str, Any] | None = None) -> DesktopRun:
        folder = tmp_path / Path(script).stem
        folder.mkdir(mode=0o700, exist_ok=True)
        (folder / "parameters.json").write_text(json.dumps(parameters or {}), encoding="utf-8")
        with _screen(folder) as display:
            log = _run_qgis(DESKTOP / script, clean_profile, folder, display, timeout)
        answer = folder / "result.json"
        if not answer.exists():
            message = f"{script} gave no result within {timeout} s (see screen.png); files in {folder}\n{log}"
            pytest.fail(message, pytrace=False)
        content = json.loads(answer.read_text(encoding="utf-8"))
        if "error" in content:
            pytest.fail(f"{script} failed; files in {folder}\n{content['error']}\n{log}", pytrace=False)
        return DesktopRun(content["result"], folder, log)

    return run


@contextmanager
def _screen(folder: Path) -> Iterator[str]:
    """A virtual screen on a free display, chosen by the server itself."""
    reader, writer = os.pipe()
    with (folder / "xvfb.txt").open("w") as log:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", SCREEN, "-nolisten", "tcp"],
            pass_fds=[writer], stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
    os.close(writer)
    try:
        with os.fdopen(reader) as pipe:
            number = pipe.readline().strip()
        if not number:
            pytest.fail(f"Xvfb did not start: {(folder / 'xvfb.txt').read_text()}", pytrace=False)
        yield f":{number}"
    finally:
        _stop(server)


def _run_qgis(script: Path, profile: Path, folder: Path, display: str, timeout: float) -> str:
    """Start QGIS on the script and wait until it ends; return what it wrote."""
    environment = qgis_profile.environment(profile) | {
        "DISPLAY": display,
        "PYQGIS_STARTUP": str(DESKTOP / "startup.py"),
        "CLEFOP_E2E_SCRIPT": str(script),
        "CLEFOP_E2E_FOLDER": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
    }
    command = ["qgis", "--nologo", "--noversioncheck", "--code", str(DESKTOP / "runner.py")]
    log = folder / "qgis.txt"
    with log.open("w") as output:
        process = subprocess.Popen(
            command,
            env=environment,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        process.wait(timeout)
    except subprocess.TimeoutExpired:
        _photograph(display, folder / "screen.png")
    finally:
        _stop(process)
    crash = folder / "crash.txt"
    stacks = crash.read_text(encoding="utf-8", errors="replace") if crash.exists() else ""
    return stacks + log.read_text(encoding="utf-8", errors="replace")[-8000:]


def _photograph(display: str, target: Path) -> None:
    """Save the whole screen: a modal dialog that stops the script shows its text nowhere else."""
    source = (
        "import sys; from qgis.PyQt.QtGui import QGuiApplication; app = QGuiApplication([]); "
        "app.primaryScreen().grabWindow(0).save(sys.argv[1])"
    )
    command = [sys.executable, "-c", source, str(target)]
    subprocess.run(command, env=os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}, timeout=30, check=False)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a process with all it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
