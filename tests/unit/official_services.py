"""The official services as their documentation describes them, played by a local server for an invented Corsica."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

from web_server import Asked, Reply, Server

from clefop_plugin.sources.web.catalogue import Catalogue, FileAddress

REGION = "94"
VINTAGE = 2026
SIDE = 5000.0
NEW = (
    "code_insee",
    "nom_officiel",
    "population",
    "code_insee_du_departement",
    "code_insee_de_la_region",
    "code_insee_de_l_arrondissement",
    "codes_siren_des_epci",
)
OLD = ("insee_com", "nom", "population", "insee_dep", "insee_reg", "insee_arr", "siren_epci")
WFS_LAYERS = {"commune", "epci", "arrondissement"}


class Official:
    """Answers for 2 × 12 square communes; its attributes may be those of 2025 and after, or those of before."""

    def __init__(self, server: Server, new: bool = True) -> None:
        self.server = server
        self.new = new
        self.layers = {f"ADMINEXPRESS-COG-CARTO.{VINTAGE}": "new" if new else "old"}
        self.communes = [
            {
                "code": f"{departement}{rank + 1:03d}",
                "name": f"Commune d’été {departement} {rank + 1}",
                "dep": departement,
                "epci": "" if (departement, rank) == ("2A", 0) else f"20000000{1 + rank // 6 + 2 * side}",
                "arr": str(1 + rank // 6),
                "people": 100 * (rank + 1),
                "x": 1_180_000 + SIDE * (rank % 4),
                "y": 6_100_000 + SIDE * (rank // 4 + 3 * side),
            }
            for side, departement in enumerate(("2A", "2B"))
            for rank in range(12)
        ]
        server.routes |= {
            "/wfs": self.wfs,
            "/geo/communes": self.geo_communes,
            "/geo/epcis": lambda _asked: _json([{"nom": f"EPCI {code}", "code": code} for code in self.epcis()]),
            "/melodi/data/DS_POPULATIONS_REFERENCE": self.melodi,
            f"/insee/table-appartenance-geo-communes-{VINTAGE}.zip": lambda _asked: self.membership(),
            "/annuaire/catalog/datasets/api-lannuaire-administration/exports/json": self.annuaire,
            "/inclusion/api/v1/structures": self.inclusion,
            "/geocoder/search/csv": self.geocode,
            "/insee/flux-2022_csv.zip": lambda _asked: self.flows(),
        }

    def catalogue(self, **values: Any) -> Catalogue:
        """The catalogue whose services are all this server."""
        names = {"dated": "ADMINEXPRESS-COG-CARTO.{vintage}:{layer}", "latest": "ADMINEXPRESS-COG-CARTO.LATEST:{layer}"}
        services = [
            self.server.service("geo_api", path="/geo", **values),
            self.server.service("geoplateforme", path="/wfs", **{"page": 10, "names": names, **values}),
            self.server.service("insee", path="/insee", **values),
            self.server.service("melodi", path="/melodi", **{"page": 7, **values}),
            self.server.service("annuaire", path="/annuaire", **values),
            self.server.service("data_inclusion", path="/inclusion", **{"page": 2, **values}),
            self.server.service("geocoder", path="/geocoder", **{"page": 3, **values}),
        ]
        files = (
            FileAddress(
                "membership", "insee", "/table-appartenance-geo-communes-{vintage}.zip", (VINTAGE,), sheet="COM"
            ),
            FileAddress("commuting", "insee", "/flux-2022_csv.zip", (2022,)),
        )
        return Catalogue({service.id: service for service in services}, files, (VINTAGE, 2025))

    def epcis(self) -> list[str]:
        return sorted({row["epci"] for row in self.communes} - {""})

    # The WFS of the Géoplateforme.

    def wfs(self, asked: Asked) -> Reply:
        names, _, layer = asked.query["TYPENAMES"].partition(":")
        generation = self.layers.get(names)
        if generation is None or layer not in WFS_LAYERS:
            return _exception(f"Feature type {asked.query['TYPENAMES']} unknown")
        rows = self._rows(layer, generation)
        wanted = asked.query.get("CQL_FILTER", "")
        if wanted:
            field, _, value = wanted.partition("=")
            if rows and field not in rows[0]:
                return _exception(f"Illegal property name: {field}")
            rows = [row for row in rows if f"'{row[field]}'" == value]
        if asked.query.get("RESULTTYPE") == "hits":
            body = f'<?xml version="1.0"?><wfs:FeatureCollection numberMatched="{len(rows)}" numberReturned="0"/>'
            return Reply(body.encode(), kind="application/xml")
        order = asked.query["SORTBY"].split(",")
        kept = asked.query.get("PROPERTYNAME", "")
        for name in [*order, *(kept.split(",") if kept else [])]:
            if rows and name not in rows[0]:
                return _exception(f"Illegal property name: {name}")
        start, count = int(asked.query["STARTINDEX"]), min(int(asked.query["COUNT"]), 5000)
        page = sorted(rows, key=lambda row: [str(row[name]) for name in order])[start : start + count]
        features = [_feature(row, kept.split(",") if kept else None) for row in page]
        return _json({"type": "FeatureCollection", "features": features, "numberMatched": len(rows)})

    def _rows(self, layer: str, generation: str) -> list[dict[str, Any]]:
        new = generation == "new"
        if layer == "epci":
            key = "nom_officiel" if new else "nom"
            return [{"code_siren": code, key: f"EPCI {code}", "_geom": None} for code in self.epcis()]
        if layer == "arrondissement":
            pairs = sorted({(row["dep"], row["arr"]) for row in self.communes})
            names = ("code_insee", "nom_officiel", "code_insee_du_departement", "code_insee_de_la_region")
            old = ("insee_arr", "nom", "insee_dep", "insee_reg")
            return [
                dict(zip(names if new else old, (arr, f"Sous-préf. {dep}{arr}", dep, REGION), strict=True))
                | {"_geom": None}
                for dep, arr in pairs
            ]
        return [self._commune(row, new) for row in self.communes]

    def _commune(self, row: dict[str, Any], new: bool) -> dict[str, Any]:
        values = (row["code"], row["name"], row["people"], row["dep"], REGION, row["arr"], row["epci"] or "NR")
        names = NEW if new else OLD
        return dict(zip(names, values, strict=True)) | {"_geom": _square(row["x"], row["y"], SIDE)}

    # geo.api.gouv.fr, in degrees: the tests project with a plain factor.

    def geo_communes(self, asked: Asked) -> Reply:
        found = []
        for row in self.communes:
            if row["dep"] == asked.query["codeDepartement"]:
                record = {
                    "nom": row["name"],
                    "code": row["code"],
                    "population": row["people"],
                    "codeDepartement": row["dep"],
                    "codeRegion": REGION,
                    "contour": _square(row["x"] / 1e6, row["y"] / 1e6, SIDE / 1e6)["coordinates"]
                    and {
                        "type": "Polygon",
                        "coordinates": _square(row["x"] / 1e6, row["y"] / 1e6, SIDE / 1e6)["coordinates"][0],
                    },
                }
                found.append(record | ({"codeEpci": row["epci"]} if row["epci"] else {}))
        return _json(found)

    # Melodi.

    def melodi(self, asked: Asked) -> Reply:
        departement = asked.query["GEO"].removeprefix("DEP-").removesuffix("*COM")
        size, page = int(asked.query["maxResult"]), int(asked.query["page"])
        rows = [row for row in self.communes if row["dep"] == departement]
        found = [
            {
                "dimensions": {
                    "GEO": f"{VINTAGE}-COM-{row['code']}",
                    "FREQ": "A",
                    "TIME_PERIOD": "2023",
                    "POPREF_MEASURE": "PMUN",
                },
                "attributes": {},
                "measures": {"OBS_VALUE_NIVEAU": {"value": float(row["people"] + 7)}},
            }
            for row in rows[size * (page - 1) : size * page]
        ]
        paging: dict[str, Any] = {"first": "…", "count": len(found)}
        if size * page < len(rows):
            paging["next"] = f"https://example.org/data?GEO=DEP-{departement}*COM&maxResult={size}&page={page + 1}"
        return _json({"identifier": "DS_POPULATIONS_REFERENCE", "observations": found, "paging": paging})

    # Files of the INSEE.

    def membership(self) -> Reply:
        import openpyxl

        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "COM"
        for line in range(5):
            sheet.append([f"Insee, ligne {line}"])
        sheet.append(["CODGEO", "LIBGEO", "DEP", "REG", "EPCI", "ARR", "ZE2020", "BV2022"])
        for row in self.communes:
            zones = ["94" + row["arr"].zfill(2), row["dep"] + "0" + row["arr"] + "1"]
            epci = row["epci"] or "ZZZZZZZZZ"
            sheet.append([row["code"], row["name"], row["dep"], REGION, epci, row["dep"] + row["arr"], *zones])
        names = book.create_sheet("Zones_supra_communales")
        for line in range(5):
            names.append([f"Insee, ligne {line}"])
        names.append(["NIVGEO", "CODGEO", "LIBGEO", "NB_COM"])
        for code in self.epcis():
            names.append(["EPCI", code, f"CC officielle {code}", 6])
        for arr in ("1", "2"):
            names.append(["ZE2020", "94" + arr.zfill(2), f"Zone d’emploi {arr}", 12])
        content = io.BytesIO()
        book.save(content)
        return Reply(
            _zip(f"table-appartenance-geo-communes-{VINTAGE}.xlsx", content.getvalue()),
            kind="application/zip",
            ranges=True,
        )

    def flows(self) -> Reply:
        rows = ["CODGEO;LIBGEO;DCLT;L_DCLT;NBFLUX_C22_ACTOCC15P"]
        rows += [f"{row['code']};x;2A004;y;{row['people'] / 3}" for row in self.communes]
        content = "\n".join(rows).encode()
        return Reply(
            _zip("base-flux-mobilite-domicile-lieu-travail-2022.csv", content), kind="application/zip", ranges=True
        )

    # Directories.

    def annuaire(self, asked: Asked) -> Reply:
        kind = asked.query["where"].partition('"')[2].rstrip('"')
        if kind != "mission_locale":
            return _json([])
        served = {
            departement: [r["code"] for r in self.communes if r["dep"] == departement] for departement in ("2A", "2B")
        }
        found = [_service(f"Mission locale {departement}", codes[0], codes) for departement, codes in served.items()]
        return _json([*found, _service("Mission locale de Nantes", "44109", ["44109"])])

    def inclusion(self, asked: Asked) -> Reply:
        if not asked.headers.get("authorization"):
            return Reply(b'{"message": "Not authenticated"}', status=403)
        rows = [row for row in self.communes if row["dep"] == asked.query["code_departement"]][:5]
        size, page = int(asked.query["size"]), int(asked.query["page"])
        items = [
            {
                "source": "test",
                "id": f"test--{row['code']}",
                "nom": f"PLIE {row['code']}",
                "date_maj": "2026-01-01",
                "code_insee": row["code"],
                "reseaux_porteurs": ["plie"],
                "adresse": self.address(row),
                "code_postal": "20000",
                "commune": row["name"],
            }
            for row in rows[size * (page - 1) : size * page]
        ]
        return _json({"items": items, "page": page, "pages": -(-len(rows) // size), "total": len(rows), "size": size})

    def address(self, row: dict[str, Any]) -> str:
        """One structure in five is found badly, two far away; the others in the middle of their commune."""
        rank = int(row["code"][2:])
        if rank == 5:
            return "1 rue score 0.3"
        x, y = (row["x"] + 1000, row["y"] + 1000) if rank in (1, 2) else (0, 0)
        return f"1 rue at {x / 1e6} {y / 1e6}"

    def geocode(self, asked: Asked) -> Reply:
        """Addresses say what the geocoder does with them: “score 0.4”, “in 2A002”, “city”, “at 9.1 42.1”."""
        body = asked.body.decode()
        table = body.split("Content-Type: text/csv\r\n\r\n")[1].rpartition("\r\n--")[0]
        out = io.StringIO(newline="")
        rows = list(csv.DictReader(io.StringIO(table, newline="")))
        came = ["longitude", "latitude", "result_score", "result_type", "result_citycode", "result_oldcitycode"]
        writer = csv.DictWriter(out, [*rows[0], *came, "result_status"])
        writer.writeheader()
        for row in rows:
            words = row["address"].split()
            score = words[words.index("score") + 1] if "score" in words else "0.9"
            code = words[words.index("in") + 1] if "in" in words else row["citycode"]
            old = words[words.index("old") + 1] if "old" in words else ""
            kind = "municipality" if "city" in words else "housenumber"
            lon, lat = words[words.index("at") + 1 :] if "at" in words else ("9.1", "42.1")
            answer = ["", "", "", "", "", ""] if "nowhere" in words else [lon, lat, score, kind, code, old]
            writer.writerow(row | dict(zip(came, answer, strict=True)) | {"result_status": "ok"})
        return Reply(out.getvalue().encode(), kind="text/csv; charset=utf-8")


def _service(name: str, commune: str, served: list[str]) -> dict[str, Any]:
    return {
        "id": f"id-{commune}",
        "nom": name,
        "code_insee_commune": commune,
        "pivot": json.dumps([{"type_service_local": "mission_locale", "code_insee_commune": served}]),
        "adresse": json.dumps(
            [{"numero_voie": "1 rue", "code_postal": "20000", "nom_commune": "A", "longitude": "", "latitude": ""}]
        ),
        "telephone": "[]",
        "adresse_courriel": "",
        "site_internet": "[]",
        "plage_ouverture": "",
    }


def _json(value: Any) -> Reply:
    return Reply(json.dumps(value).encode(), kind="application/json; charset=utf-8")


def _exception(text: str) -> Reply:
    words = f"<ows:ExceptionText>{text}</ows:ExceptionText>"
    body = f"<ows:ExceptionReport><ows:Exception>{words}</ows:Exception></ows:ExceptionReport>"
    return Reply(body.encode(), kind="application/xml", status=400)


def _square(x: float, y: float, side: float) -> dict[str, Any]:
    ring = [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
    return {"type": "MultiPolygon", "coordinates": [[ring]]}


def _feature(row: dict[str, Any], kept: list[str] | None) -> dict[str, Any]:
    properties = {name: value for name, value in row.items() if name != "_geom" and (kept is None or name in kept)}
    return {"type": "Feature", "properties": properties, "geometry": None if kept else row["_geom"]}


def _zip(name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()
