"""Training offer of the invented region as a LHÉO 2.3 document (http://lheo.gouv.fr/2.3), valid for its schema."""

from __future__ import annotations

from xml.sax.saxutils import escape

import numpy as np

from demo_region import names
from demo_region.places import address, postcode, slug
from demo_region.zonings import Region

#: title, level (code-niveau-sortie, levels 1-8 are 11-18), FORMACODE, NSF, ROME, certification number ("" none)
OFFERS = (
    ("CAP Cuisine", 13, "42752", "221", "G1602", "91001"),
    ("CAP Maçon", 13, "22334", "232", "F1703", "91002"),
    ("CAP Électricien", 13, "24066", "255", "F1602", "91003"),
    ("CAP Menuisier fabricant", 13, "45066", "234", "H2206", "91004"),
    ("CAP Boulanger", 13, "21538", "221", "D1102", "91005"),
    ("CAP Accompagnant éducatif petite enfance", 13, "44041", "332", "K1303", "91006"),
    ("CAP Équipier polyvalent du commerce", 13, "34502", "312", "D1106", "91007"),
    ("CAP Couvreur", 13, "22411", "232", "F1610", "91008"),
    ("CAP agricole Métiers de l’agriculture", 13, "21046", "210", "A1416", "91009"),
    ("CAP agricole Jardinier paysagiste", 13, "21046", "214", "A1203", "91010"),
    ("CAP Maintenance des véhicules", 13, "23684", "252", "I1604", "91011"),
    ("CAP Conducteur routier de marchandises", 13, "31816", "311", "N4101", "91012"),
    ("Titre professionnel Soudeur assembleur industriel", 13, "23026", "254", "H2913", "91013"),
    ("Titre professionnel Agent de propreté et d’hygiène", 13, "42093", "343", "K2204", "91014"),
    ("Titre professionnel Conducteur du transport routier de marchandises", 13, "31816", "311", "N4101", "91015"),
    ("Titre professionnel Plombier chauffagiste", 13, "22685", "227", "F1603", "91016"),
    ("Titre professionnel Cuisinier", 13, "42752", "221", "G1602", "91017"),
    ("Titre professionnel Assistant de vie aux familles", 13, "44028", "332", "K1302", "91018"),
    ("Diplôme d’État d’aide-soignant", 14, "43436", "331", "J1501", "91019"),
    ("Diplôme d’État d’accompagnant éducatif et social", 13, "44028", "332", "K1301", "91020"),
    ("Bac pro Métiers de l’électricité", 14, "24066", "255", "F1602", "91021"),
    ("Bac pro Maintenance des systèmes de production", 14, "31624", "250", "I1304", "91022"),
    ("Bac pro Métiers du commerce et de la vente", 14, "34502", "312", "D1106", "91023"),
    ("Bac pro Accompagnement, soins et services à la personne", 14, "44028", "330", "J1501", "91024"),
    ("Bac pro Cuisine", 14, "42752", "221", "G1602", "91025"),
    ("Bac pro Gestion-administration, transport et logistique", 14, "31845", "311", "N1303", "91026"),
    ("Bac pro Technicien d’usinage", 14, "23054", "251", "H2903", "91027"),
    ("Bac pro Conduite et gestion de l’entreprise agricole", 14, "21046", "210", "A1416", "91028"),
    ("Bac pro Cultures marines", 14, "21617", "213", "A1404", "91029"),
    ("Bac pro Aménagements paysagers", 14, "21046", "214", "A1203", "91030"),
    ("Bac pro Cybersécurité, informatique et réseaux", 14, "31006", "326", "I1401", "91031"),
    ("Bac pro Artisanat et métiers d’art", 14, "45066", "134", "B1302", "91032"),
    ("Titre professionnel Secrétaire assistant", 14, "35035", "324", "M1607", "91033"),
    ("Titre professionnel Technicien d’assistance en informatique", 14, "31006", "326", "I1401", "91034"),
    ("Titre professionnel Technicien de maintenance industrielle", 14, "31624", "250", "I1304", "91035"),
    ("Brevet professionnel Coiffure", 14, "42050", "336", "D1202", "91036"),
    ("BTS Management commercial opérationnel", 15, "34054", "312", "D1301", "91037"),
    ("BTS Comptabilité et gestion", 15, "32663", "314", "M1203", "91038"),
    ("BTS Support à l’action managériale", 15, "35028", "324", "M1604", "91039"),
    ("BTS Tourisme", 15, "42654", "334", "G1303", "91040"),
    ("BTS Services informatiques aux organisations", 15, "31054", "326", "M1810", "91041"),
    ("BTS Conception de produits industriels", 15, "23054", "251", "H1203", "91042"),
    ("BTS Électrotechnique", 15, "24066", "255", "H1209", "91043"),
    ("BTS Bâtiment", 15, "22254", "230", "F1106", "91044"),
    ("BTS Économie sociale familiale", 15, "44026", "332", "K1201", "91045"),
    ("BTSA Gestion et protection de la nature", 15, "12581", "213", "A1204", "91046"),
    ("BTSA Agronomie et cultures durables", 15, "21046", "211", "A1301", "91047"),
    ("BTS Communication", 15, "46301", "321", "E1103", "91048"),
    ("BTS Fluides, énergies, domotique", 15, "24154", "227", "F1106", "91049"),
    ("Titre professionnel Développeur web et web mobile", 15, "31054", "326", "M1805", "91050"),
    ("BUT Génie industriel et maintenance", 16, "31624", "250", "I1304", "91051"),
    ("BUT Gestion des entreprises et des administrations", 16, "32054", "310", "M1202", "91052"),
    ("BUT Informatique", 16, "31054", "326", "M1805", "91053"),
    ("Licence Droit", 16, "13254", "128", "K1903", "91054"),
    ("Licence Sciences de la vie", 16, "12046", "118", "K2402", "91055"),
    ("Licence Langues étrangères appliquées", 16, "15214", "136", "E1108", "91056"),
    ("Licence professionnelle Métiers de l’énergie", 16, "24154", "227", "F1106", "91057"),
    ("Diplôme d’État d’infirmier", 16, "43448", "331", "J1506", "91058"),
    ("Diplôme d’État d’éducateur spécialisé", 16, "44092", "332", "K1207", "91059"),
    ("Diplôme d’ingénieur en mécanique navale", 17, "23024", "253", "H1206", "91060"),
    ("Master Management et ressources humaines", 17, "33054", "315", "M1503", "91061"),
    ("Master Mathématiques appliquées", 17, "11054", "114", "M1403", "91062"),
    ("Remise à niveau et préparation à la qualification", 11, "15041", "100", "", ""),
    ("Français langue étrangère à visée professionnelle", 11, "15235", "136", "", ""),
    ("Certificat Gestes et postures en entrepôt", 0, "42866", "344", "N1105", ""),
    ("Parcours numérique pour débutants", 11, "31023", "326", "", ""),
)
_KINDS = (("Lycée professionnel", "0"), ("Lycée", "0"), ("CFA", "1"), ("Centre de formation", ""), ("GRETA", ""))


class _Writer:
    """Builds the document as a list of lines, escaping text."""

    def __init__(self, rng: np.random.Generator, region: Region) -> None:
        self.rng, self.region = rng, region
        self.parts: list[str] = []
        weights = region.population.astype(float) ** 0.9
        weights[region.population < 2200] = 0
        self.places = np.arange(len(weights))
        self.weights = weights / weights.sum()
        self.session_number = 0

    def place(self, near: int | None = None) -> int:
        """A commune drawn by size; near another one when asked."""
        weights = self.weights
        if near is not None:
            gaps = np.hypot(*(self.region.shapes.centres - self.region.shapes.centres[near]).T)
            weights = weights * (gaps < 70_000) * (gaps > 0)
            weights = weights / weights.sum()
        return int(self.rng.choice(self.places, p=weights))

    def address(self, commune: int, with_code: bool = True, far: bool = False) -> str:
        """An adresse element; ``far`` is a place outside the region."""
        if far:
            code, zip_code, city = "99990", "99990", "Ailleurs-sur-Mer (fictif)"
        else:
            code, zip_code, city = (
                self.region.codes[commune],
                postcode(self.region, commune),
                self.region.names[commune],
            )
        insee = f"<code-INSEE-commune>{code}</code-INSEE-commune>" if with_code else ""
        return (
            f"<adresse><ligne>{escape(address(self.rng))}</ligne><codepostal>{zip_code}</codepostal>"
            f"<ville>{escape(city)}</ville>{insee}</adresse>"
        )

    def brief(self, commune: int) -> str:
        """The least an adresse may hold: where to enrol tells nothing more than the place."""
        city = escape(self.region.names[commune])
        zip_code = postcode(self.region, commune)
        return f"<adresse><ligne>-</ligne><codepostal>{zip_code}</codepostal><ville>{city}</ville></adresse>"

    def session(self, commune: int, stream: str) -> str:
        """A session with a whole, partial or unknown period, a state, and places for most."""
        rng = self.rng
        self.session_number += 1
        year, month = int(rng.choice((2024, 2025))), int(rng.choice((9, 9, 9, 10, 1, 3)))
        draw = rng.random()
        start, end = f"{year}{month:02d}{int(rng.integers(1, 29)):02d}", f"{year + 1}06{int(rng.integers(10, 29))}"
        if draw < 0.12:
            start, end = f"{year}{month:02d}00", f"{year + 1}0600"
        elif draw < 0.18:
            start, end = f"{year}0000", "00000000"
        elif draw < 0.21:
            start, end = "00000000", "00000000"
        state = str(rng.choice(("1", "1", "1", "2", "3", "")))
        seats = int(rng.choice((8, 10, 12, 12, 15, 16, 18, 24, 30))) if rng.random() < 0.8 else 0
        status = f"<etat-recrutement>{state}</etat-recrutement>" if state else ""
        hiring = (
            f"<recrutement><modalite-recrutement>1</modalite-recrutement><nb-places>{seats}</nb-places></recrutement>"
            if seats and not stream
            else ""
        )
        size = f"<capacite-simultanee>{seats}</capacite-simultanee>" if seats else ""
        cycle = f"<cycle><type-cycle>{stream}</type-cycle>{size}</cycle>" if stream else ""
        return (
            f'<session numero="SE{self.session_number:05d}"><periode><debut>{start}</debut><fin>{end}</fin></periode>'
            f"<adresse-inscription>{self.brief(commune)}</adresse-inscription>{status}{hiring}{cycle}</session>\n"
        )

    def action(self, number: str, commune: int, stream: str, name: str) -> str:
        """An action with its place and one or two sessions."""
        rng = self.rng
        modality = int(rng.choice(3, p=(0.86, 0.09, 0.05)))
        draw = rng.random()
        where = self.address(commune, with_code=draw >= 0.1, far=draw > 0.99)
        place = f"<lieu-de-formation><coordonnees><nom>{escape(name)}</nom>{where}</coordonnees></lieu-de-formation>"
        if draw < 0.025 or modality == 2:
            place = ""
        sessions = "".join(self.session(commune, stream) for _ in range(1 + int(rng.random() < 0.3)))
        rhythm = "Alternance" if stream == "1" else "Temps plein"
        return (
            f'<action numero="{number}"><rythme-formation>{rhythm}</rythme-formation>'
            "<code-public-vise>80056</code-public-vise><niveau-entree-obligatoire>0</niveau-entree-obligatoire>"
            f"<modalites-alternance>{'Contrat d’apprentissage' if stream == '1' else '-'}</modalites-alternance>"
            f"<modalites-enseignement>{modality}</modalites-enseignement><conditions-specifiques>-</conditions-specifiques>"
            "<prise-en-charge-frais-possible>1</prise-en-charge-frais-possible>"
            f"{place}<modalites-entrees-sorties>0</modalites-entrees-sorties>\n{sessions}</action>\n"
        )

    def formation(self, rank: int, offer: tuple[str, int, str, str, str, str]) -> int:
        """A formation, its actions and its organisation; returns the number of actions."""
        rng = self.rng
        title, level, formacode, nsf, rome, certificate = offer
        kind, stream = self.kind(title, level)
        seat = self.place()
        name = f"{kind} {names.of(self.region.names[seat])} (fictif)"
        communes = [seat, *[self.place(seat) for _ in range(int(rng.choice(5, p=(0.3, 0.25, 0.2, 0.15, 0.1))))]]
        job = f"<code-ROME>{rome}</code-ROME>" if rome else ""
        proof = f"<certification><code-RNCP>{certificate}</code-RNCP></certification>" if certificate else ""
        contact = f"<coordonnees><courriel>{slug(kind)[:5]}{rank}@example.org</courriel></coordonnees>"
        page = f"<url-formation><urlweb>https://example.org/f/{rank}</urlweb></url-formation>" if rank % 4 else ""
        actions = "".join(
            self.action(f"AC{rank:04d}-{n}", commune, stream, f"{kind} (fictif)")
            for n, commune in enumerate(communes, 1)
        )
        self.parts.append(
            f'<formation numero="FO{rank:04d}"><domaine-formation><code-FORMACODE ref="V14" tag="principal">{formacode}'
            f"</code-FORMACODE><code-NSF>{nsf}</code-NSF>{job}</domaine-formation>"
            f"<intitule-formation>{escape(title)}</intitule-formation><objectif-formation>-</objectif-formation>"
            "<resultats-attendus>-</resultats-attendus><contenu-formation>-</contenu-formation>"
            f"<certifiante>{int(bool(certificate))}</certifiante><contact-formation>{contact}</contact-formation>"
            f"<parcours-de-formation>1</parcours-de-formation><code-niveau-entree>0</code-niveau-entree>{proof}"
            + (f"<code-niveau-sortie>{level}</code-niveau-sortie>" if level else "")
            + f"{page}\n{actions}"
            "<organisme-formation-responsable><numero-activite>98000000000</numero-activite><SIRET-organisme-formation>"
            f"<SIRET>299{rank:06d}00019</SIRET></SIRET-organisme-formation><nom-organisme>{escape(name)}</nom-organisme>"
            f"<raison-sociale>{escape(kind)}</raison-sociale><coordonnees-organisme><coordonnees>{self.address(seat)}"
            f"</coordonnees></coordonnees-organisme><contact-organisme><coordonnees/></contact-organisme>"
            "</organisme-formation-responsable></formation>\n"
        )
        return len(communes)

    def kind(self, title: str, level: int) -> tuple[str, str]:
        """Sort of organisation and stream (0 school, 1 apprenticeship, "" adult) for a title."""
        if title.startswith(("Titre", "Remise", "Français", "Certificat", "Parcours")):
            return _KINDS[3 + int(self.rng.random() < 0.3)]
        if level >= 16:
            return "Institut d’études supérieures", "0"
        return _KINDS[int(self.rng.choice(3, p=(0.4, 0.22, 0.38)))]


def trainings_xml(rng: np.random.Generator, region: Region, actions: int = 600) -> str:
    """The LHÉO document with at least ``actions`` actions, one offer for each action and place."""
    writer = _Writer(rng, region)
    made = rank = 0
    while made < actions:
        offer = OFFERS[rank % len(OFFERS)] if rank < len(OFFERS) else OFFERS[int(rng.integers(len(OFFERS)))]
        rank += 1
        made += writer.formation(rank, offer)
    body = "".join(writer.parts)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- Offre de formation fictive de l’Armerie (démonstration) -->\n'
        f'<lheo xmlns="http://lheo.gouv.fr/2.3"><offres>\n{body}</offres></lheo>\n'
    )
