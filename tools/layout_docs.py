"""Write ``docs/mises-en-page.md`` from the code: expression functions, contents of the layout item, ids of the items.

QT_QPA_PLATFORM=offscreen python tools/layout_docs.py [OUTPUT]
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "mises-en-page.md"
HEADER = """# Mises en page : référence

Écrit par `make docs` depuis le code ; ne pas modifier à la main. La façon de s’en servir est dans le
[guide](guide.md#vos-propres-mises-en-page).
"""


def reference() -> str:
    """The whole document."""
    parts = [HEADER, *_templates(), *_variables(), *_functions(), *_contents(), *_fields()]
    return "\n".join(parts).rstrip() + "\n"


def _templates() -> Iterator[str]:
    from clefop_plugin.cartography.template_items import ITEMS, TEMPLATES

    yield "## Modèles\n"
    yield "| nom (paramètre `TEMPLATE`) | page |\n|---|---|"
    yield from (f"| `{name}` | {label()} |" for name, label in TEMPLATES.items())
    yield "\n## Identifiants des éléments\n"
    yield 'Les mêmes dans tous les modèles ; un script peut s’y fier (`layout.itemById("titre")`).\n'
    yield "| identifiant | élément |\n|---|---|"
    yield from (f"| `{name}` | {label()} |" for name, label in ITEMS.items())
    yield ""


def _variables() -> Iterator[str]:
    from clefop_plugin.cartography.asked import CONTAINER_VARIABLE, TERRITORY_VARIABLE, WORKSPACE_VARIABLE
    from clefop_plugin.cartography.print_layers import REGION_THEME, TERRITORY_THEME

    yield "## Variables et thèmes\n"
    yield "| variable | sens | qui la donne |\n|---|---|---|"
    yield f"| `@{WORKSPACE_VARIABLE}` | fichier de l’espace de travail | le projet, quand il y en a un d’ouvert |"
    yield (
        f"| `@{CONTAINER_VARIABLE}` | scénario (`scenario:s1`) ou zonage (`epci`) ; vide, le dernier scénario "
        "| la mise en page |"
    )
    yield (
        f"| `@{TERRITORY_VARIABLE}` | code du territoire, quand il n’y a pas d’atlas | vous, dans les variables de la "
        "mise en page |"
    )
    yield (
        f"\nLes cartes suivent un thème : `{TERRITORY_THEME}` (le territoire de la page et ses voisins) ou "
        f"`{REGION_THEME}` (tous les territoires). À l’export, une carte qui n’en suit aucun reçoit le premier.\n"
    )


def _functions() -> Iterator[str]:
    from clefop_plugin.cartography.expression_functions import argument_texts, functions

    texts = argument_texts()
    yield "## Fonctions d’expression\n"
    yield (
        "Groupe *CLEFOP* du constructeur d’expressions. Un argument entre crochets peut être omis ; il se donne aussi "
        "par son nom : `clefop_trainings(domain:='sante')`. Ce qui est inconnu donne NULL et une erreur d’évaluation "
        "qui dit quoi faire.\n"
    )
    yield "| fonction | ce qu’elle donne | exemple |\n|---|---|---|"
    for function in functions():
        names = ", ".join(f"[{name[:-1]}]" if name.endswith("?") else name for name in function.arguments)
        yield f"| `{function.name}({names})` | {_cell(function.about())} | `{_cell(function.example)}` |"
    yield "\n| argument | sens |\n|---|---|"
    yield from (f"| `{name}` | {_cell(text)} |" for name, text in texts.items())
    yield ""


def _contents() -> Iterator[str]:
    from clefop_plugin.cartography.elements import elements

    yield "## Contenus de l’« Élément CLEFOP »\n"
    yield "| contenu | ce qu’il montre | taille usuelle (mm) |\n|---|---|---|"
    for element in elements():
        width, height = element.size
        yield f"| `{element.id}` | {_cell(element.label)} | {width:g} × {height:g} |".replace(".", ",")
    yield ""


def _fields() -> Iterator[str]:
    yield "## Champs de la couche de couverture\n"
    yield "`code`, `name` (nom), `label` (scénario ou zonage), `population`, `communes`, `area_km2`, `density`."


def _cell(text: str) -> str:
    return " ".join(text.split(" ")).replace("|", "\\|")


def main(arguments: list[str]) -> int:
    """Start QGIS without a screen and write the file in French."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path[:0] = [str(ROOT), str(ROOT / "tools")]
    import translations
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    from clefop_plugin.core import text

    french = translations.read()
    text.install_language("fr", lambda sentence: french.get(sentence) or sentence)
    target = Path(arguments[0]) if arguments else TARGET
    target.write_text(reference(), encoding="utf-8")
    print(f"{os.path.relpath(target)} written.", flush=True)
    os._exit(0)  # leaving QGIS in order can crash in the teardown of its providers


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
