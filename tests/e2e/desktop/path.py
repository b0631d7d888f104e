"""The whole path in the real desktop: wizard, generation, click on the map, three panels, layers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import qgis.utils
from helpers import PARAMETERS, pause, screenshot, wait_for_map, wait_until
from qgis.core import QgsApplication, QgsCoordinateTransform, QgsPointXY, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog

PLUGIN = "clefop_plugin"


def dialog(name: str) -> Any:
    """The open dialog of a class, by name."""
    found = [w for w in QApplication.topLevelWidgets() if type(w).__name__ == name and w.isVisible()]
    return found[0] if found else None


def wizard(window: Any, files: Path, target: Path) -> list[str]:
    """Go through the five steps as a person does, giving the files one by one; returns the screenshots."""
    window.actions["workspace_new"].trigger()
    wait_until(lambda: dialog("WorkspaceWizard") is not None, what="the wizard")
    box = dialog("WorkspaceWizard")
    pictures = [screenshot(box, "wizard-0")]
    box.pages[0].take(str(files / "communes.geojson"))
    gifts = [
        lambda: box.pages[1].take(files / "population.csv"),
        lambda: box.pages[2].take(files / "appartenance_communes.csv", files / "libelles_zonages.csv"),
        lambda: box.pages[3].take([]),
    ]
    for step, give in enumerate([None, *gifts]):
        if give is not None and step < 3:
            give()
        wait_until(box.forward.isEnabled, what=f"step {step} of the wizard")
        pause(300)
        wait_until(box.forward.isEnabled, what=f"step {step} of the wizard")
        pictures.append(screenshot(box, f"wizard-{step + 1}"))
        QTest.mouseClick(box.forward, Qt.MouseButton.LeftButton)
    box.draft.path = target
    box.pages[4].enter()
    box.pages[4].generate.setChecked(True)
    pause(200)
    pictures.append(screenshot(box, "wizard-5"))
    QTest.mouseClick(box.forward, Qt.MouseButton.LeftButton)
    wait_until(lambda: window.session.workspace is not None, 120, "the new workspace")
    return pictures


def generate(window: Any, k: int) -> dict[str, Any]:
    """Generate in the dialog the wizard opened, keep the scenario; returns what the dialog says."""
    wait_until(lambda: dialog("GenerateDialog") is not None, what="the generation dialog")
    box = dialog("GenerateDialog")
    wait_until(lambda: box.main.isEnabled(), 60, "the zonings in the dialog")
    box.form.territories.k.setValue(k)
    pause(200)
    picture = screenshot(box, "generate-0")
    box.generate()
    wait_until(lambda: box._task is None, 180, "the scenario")
    pause(300)
    answer = {"pictures": [picture, screenshot(box, "generate-1")], "found": box._result is not None}
    if answer["found"]:
        answer["scenario"] = box._result.scenario_id
    box._act()
    pause(500)
    return answer


def click(iface: Any, window: Any) -> dict[str, Any]:
    """Click a territory with the map tool; returns what is selected and what the panels say."""
    from clefop_plugin.services.profile_types import TerritoryRef
    from clefop_plugin.services.profiles import Profiles

    profiles = Profiles(window.session.workspace)
    scenario = str(profiles.region.scenarios["id"].iloc[-1])
    inside = profiles.geometry(TerritoryRef("territory", scenario, "02")).representative_point()
    canvas = iface.mapCanvas()
    window.actions["pick"].setChecked(False)
    window.actions["pick"].trigger()
    window.selection.select(None)
    window.selection.choose_container("territory", scenario)
    pause(500)
    canvas.zoomToFullExtent()
    wait_for_map(iface)
    transform = QgsCoordinateTransform(
        window.session.crs(), canvas.mapSettings().destinationCrs(), QgsProject.instance()
    )
    spot = canvas.getCoordinateTransform().transform(transform.transform(QgsPointXY(inside.x, inside.y)))
    position = canvas.viewport().rect().topLeft()
    position.setX(round(spot.x()))
    position.setY(round(spot.y()))
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, position)
    wait_until(lambda: window.selection.ref == TerritoryRef("territory", scenario, "02"), what="the clicked territory")
    pictures = []
    for name in ("indicators", "training", "structures"):
        window.show_dock(name, True)
        window.docks[name].raise_()
        pause(1500)
        wait_for_map(iface)
        pictures.append(screenshot(iface.mainWindow(), f"click-{name}"))
    return {"pictures": pictures, "code": window.selection.ref.code}


def print_atlas(window: Any, target: Path) -> dict[str, Any]:
    """Look at two pages in the dialog of the atlas, then print it there; returns what the dialog says."""
    window.actions["atlas"].trigger()
    wait_until(lambda: dialog("AtlasDialog") is not None, what="the atlas dialog")
    box = dialog("AtlasDialog")
    wait_until(lambda: box.desk.complete and box.desk.image(0) is not None, 120, "the first page of the preview")
    pause(300)
    pictures = [screenshot(box, "atlas-0")]
    territory = next(position for position, job in enumerate(box.desk.jobs) if job.code)
    box.page.go_to(territory)
    wait_until(lambda: box.desk.image(territory) is not None, 60, "a territory in the preview")
    pause(300)
    pictures.append(screenshot(box, "atlas-1"))
    box.export(target)
    wait_until(lambda: not box.printing.busy, 300, "the printed atlas")
    pause(300)
    pictures.append(screenshot(box, "atlas-2"))
    found = box.result_of_export
    answer = {"pictures": pictures, "pages": found.pages, "failures": [failure.page for failure in found.failures]}
    box.reject()
    return answer


def add_facts(window: Any, files: Path) -> None:
    """Import indicators, trainings and structures through Processing, as the menu of a panel does."""
    import processing

    workspace = str(window.session.path)
    catalogue = str(files / "indicateurs_catalogue.csv")
    for name in ("indicateurs_2015.csv", "indicateurs_2021.csv"):
        processing.run(
            "clefop:importindicators",
            {"WORKSPACE": workspace, "INPUT": str(files / name), "CATALOGUE": catalogue, "PERIOD": name[12:16]},
        )
    processing.run("clefop:importtrainings", {"WORKSPACE": workspace, "INPUT": str(files / "formations.xml")})
    processing.run("clefop:importstructures", {"WORKSPACE": workspace, "INPUT": str(files / "structures.csv")})
    processing.run(
        "clefop:importstructures", {"WORKSPACE": workspace, "INPUT": str(files / "missions_locales_communes.csv")}
    )


def layers() -> list[str]:
    """Names of the groups and layers of the project, in the order of the layer tree."""
    root = QgsProject.instance().layerTreeRoot()
    return [node.name() for node in root.findGroups(True)] + [node.name() for node in root.findLayers()]


def run(iface: Any, folder: Path) -> dict[str, Any]:
    """Wizard, facts, generation, click, atlas."""
    iface.mainWindow().resize(1440, 900)
    wait_until(lambda: PLUGIN in qgis.utils.active_plugins, what="the loaded plugin")
    window = qgis.utils.plugins[PLUGIN].window
    files = Path(PARAMETERS["files"])
    target = folder / "essai.gpkg"
    answer: dict[str, Any] = {"workspace": str(target), "wizard": wizard(window, files, target)}
    add_facts(window, files)
    window.session.refresh()
    answer["generate"] = generate(window, 15)
    answer["layers"] = layers()
    answer["click"] = click(iface, window)
    pdf = folder / "atlas.pdf"
    answer["print"] = print_atlas(window, pdf)
    answer["atlas"] = str(pdf)
    answer["dialogs"] = [
        type(w).__name__ for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()
    ]
    answer["messages"] = [item.text() for item in iface.messageBar().items()]
    answer["threads"] = QgsApplication.taskManager().countActiveTasks()
    return answer
