"""The surroundings of every test: its own home, its own data folder, no screen.

A test must neither see what the developer's own machine holds (settings, fonts
in the home folder, a learner's real records) nor leave anything there.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before Qt is loaded. The lane that tests under a real X server sets "xcb" itself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Hypothesis takes its built-in "ci" profile wherever CI is set, and that one tries the same
# examples each time. Ours looks for new ones and, since machines differ, has no deadline.
settings.register_profile("ci", deadline=None, derandomize=False, print_blob=True)
settings.load_profile("ci")

_XDG_FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")


@pytest.fixture(scope="session", autouse=True)
def _a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """For the whole run, because Qt looks at these only once."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for name in _XDG_FOLDERS:
            folder = home / name.lower()
            folder.mkdir(mode=0o700)  # Qt warns about a runtime folder that others can read
            patch.setenv(name, str(folder))
        yield


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's records go: new for each test, not yet made."""
    folder = tmp_path / "kiosk-data"
    monkeypatch.setenv("KIOSK_DATA", str(folder))
    return folder
