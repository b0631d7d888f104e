"""Fixtures every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A machine that does something else makes an example slow: it is the whole test that has a time limit.
settings.register_profile("clefop", deadline=None)
settings.load_profile("clefop")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Folder of the real Pays de la Loire files, given by CLEFOP_DATA or found beside the checkout."""
    folder = Path(os.environ.get("CLEFOP_DATA", ROOT.parent / "shared" / "data"))
    if not (folder / "communes_pdl_2018.geojson").exists():
        pytest.skip(f"the real data files are not in {folder}")
    return folder
