"""Make the invented region shipped with the plugin, in resources/demo: python tools/make_demo_region.py [FOLDER].

The seed is fixed, so the files are the same bytes each time; their list and meaning are in resources/demo/LISEZMOI.md.
The parts are in the package demo_region beside this file:

- ``geometry`` communes as an exact planar partition with a coast and islands;
- ``graph`` growth of connected zones, used by every zoning;
- ``zonings`` towns, residents, codes, EPCI, arrondissements, zones d'emploi, bassins, missions locales, contracts;
- ``figures`` commuting flows (doubly constrained gravity model) and the indicators that agree with them;
- ``places``, ``trainings``, ``needs`` structures, LHÉO offers, recruitment needs and councils;
- ``names`` invented names; ``files`` the official shapes they are written in.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from demo_region.files import write

if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "resources" / "demo"
    sizes = write(target)
    for file, size in sizes.items():
        print(f"{size:>9,} {target / file}")
    print(f"{sum(sizes.values()):>9,} in all")
