"""Templates and the layout item of the installed plugin in the layout designer."""

from __future__ import annotations


def test_the_item_lives_in_the_designer(run_desktop):
    answer = run_desktop("layouts.py", timeout=240).result
    assert set(answer["items"]) >= {"chiffres", "noms", "legende", "cote", "localisation", "identite"}
    assert answer["buttons"]
    assert answer["kind"] == "ClefopItem"
    assert (answer["chosen"], answer["undone"], answer["redone"]) == ("blocs", "chiffres", "blocs")
    assert answer["pasted"] == ["blocs"]
    assert answer["deleted"] == 1
    assert answer["back"]
    assert answer["read"]
    assert answer["title"].startswith("<span")
    assert "clefop" not in answer["title"]
    assert answer["functions_left"] == []
    assert answer["functions_back"]
    assert answer["made_after_reload"] == "chiffres"
