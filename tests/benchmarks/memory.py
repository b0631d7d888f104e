"""Measures the memory of reading three invented national files for one region, beside their size.

    python tests/benchmarks/memory.py [--rows 1200000] [--services 80000]

- an observation file of Melodi, as INSEE publishes it: 1.2 million rows of quoted cells;
- the table of Urssaf: communes × activity codes × two columns a year, 400,000 rows;
- the annuaire de l'administration of the whole country: one JSON list of records, about 270 MB.

Each file is read by the import pipeline's own reader, for the communes of two départements, in a fresh process. Memory
is the peak of that process less what it weighs once everything is imported (Linux); time is that of the processor.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from _bare_memory import forget_peak, megabytes

from clefop_plugin.core.progress import Progress
from clefop_plugin.sources import registry
from clefop_plugin.sources.documents import open_document
from clefop_plugin.sources.formats import Options, report_of

CODES = [f"{dep:02d}{rank:03d}" for dep in range(1, 96) if dep != 20 for rank in range(1, 368)]
OURS = frozenset(code for code in CODES if code[:2] in ("44", "49"))
WEEK = [{"nom_jour_debut": "Lundi", "nom_jour_fin": "Vendredi", "valeur_heure_debut_1": "09:00:00"}]


def write_melodi(path: Path, rows: int) -> None:
    """Population by age and sex of every commune, until there are so many rows."""
    ages = ["_T", *(f"Y{low}T{low + 4}" for low in range(0, 90, 5))]
    written = 0
    with path.open("w", encoding="utf-8") as file:
        file.write('"GEO";"GEO_OBJECT";"RP_MEASURE";"AGE";"SEX";"FREQ";"OBS_STATUS";"TIME_PERIOD";"OBS_VALUE"\n')
        for year in (2021, 2015, 2010):
            for code in CODES:
                for age in ages:
                    for sex in ("_T", "M", "F"):
                        file.write(f'"{code}";"COM";"POP";"{age}";"{sex}";"A";"A";"{year}";{written % 997}.25\n')
                        written += 1
                if written >= rows:
                    return


def write_urssaf(path: Path, rows: int) -> None:
    """Rows of a commune and an activity code."""
    rng = np.random.default_rng(1)
    years = range(2006, 2024)
    names = [f"nombre_d_etablissements_{y};effectifs_salaries_{y}" for y in years]
    with path.open("w", encoding="utf-8") as file:
        file.write(f"code_commune;intitule_commune;grand_secteur_d_activite;ape;{';'.join(names)}\n")
        for rank in range(rows):
            code = CODES[rank * len(CODES) // rows]
            cells = ";".join(map(str, rng.integers(0, 400, 2 * len(years)).tolist()))
            file.write(f"{code};Commune {code};GS{rank % 6 + 1} Secteur;{rank % 700:04d}Z;{cells}\n")


def write_annuaire(path: Path, services: int) -> None:
    """Services of every kind; one in forty is a mission locale."""
    with path.open("w", encoding="utf-8") as file:
        file.write('{"service": [')
        for rank in range(services):
            kind = "mission_locale" if rank % 40 == 0 else "mairie"
            code = CODES[rank % len(CODES)]
            record = {
                "id": f"{rank:036d}",
                "nom": f"Service numéro {rank}",
                "pivot": [{"type_service_local": kind, "code_insee_commune": [code]}],
                "adresse": [{"type_adresse": "Adresse", "numero_voie": f"{rank} rue de l’Église",
                             "code_postal": code, "nom_commune": "Commune", "longitude": "1.5", "latitude": "47.2"}],
                "telephone": [{"valeur": "01 99 00 00 00", "description": ""}],
                "plage_ouverture": WEEK * 2,
                "mission": "Accueil du public, information et orientation. " * 50,
                "code_insee_commune": code,
            }  # fmt: skip
            file.write(("," if rank else "") + json.dumps(record, ensure_ascii=False))
        file.write("]}")


WRITERS: dict[str, tuple[str, Callable[[Path, int], None]]] = {
    "melodi": ("DS_RP_POPULATION_PRINC_2021_data.csv", write_melodi),
    "urssaf": ("etablissements-et-effectifs-salaries.csv", write_urssaf),
    "annuaire": ("2026-11-24.gouv_local.json", write_annuaire),
}


def read(path: Path) -> None:
    """Open, recognise and read a file for our communes; print megabytes, seconds and rows kept."""
    options = Options(communes=OURS, names=dict.fromkeys(OURS, "Commune"))
    forget_peak()
    before, start = megabytes(), time.process_time()
    document = open_document(path)
    chosen = registry.best_of(registry.candidates(document), "", "")
    if chosen is None:
        raise SystemExit("not recognised")
    found = chosen.format.read(document, options, Progress())
    seconds, peak = time.process_time() - start, megabytes("VmHWM") - before
    report = report_of(found)
    print(f"{peak:.0f} MB {seconds:.1f} s {chosen.format.id}: {report.rows_read} rows, {report.rows_kept} kept")


def main() -> None:
    """Write the files, and read each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_200_000)
    parser.add_argument("--services", type=int, default=80_000)
    parser.add_argument("--folder", type=Path, help="where the files are kept between two measures")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.read:
        read(asked.read)
        return
    counts = {"melodi": asked.rows, "urssaf": asked.rows // 3, "annuaire": asked.services}
    with tempfile.TemporaryDirectory() as made:
        for name, (file, write) in WRITERS.items():
            path = (asked.folder or Path(made)) / file
            if not path.exists():
                write(path, counts[name])
            command = [sys.executable, __file__, "--read", str(path)]
            told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
            print(f"{name:9} {path.stat().st_size / 1e6:5.0f} MB  {told}", flush=True)


if __name__ == "__main__":
    main()
