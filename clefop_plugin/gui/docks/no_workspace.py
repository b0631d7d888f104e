"""What every panel says while no workspace is open: what one is, or the package without which none can be read."""

from __future__ import annotations

from clefop_plugin import environment
from clefop_plugin.core.text import tr
from clefop_plugin.gui import messages
from clefop_plugin.gui.context import Context
from clefop_plugin.gui.widgets.states import StateView


def say_no_workspace(state: StateView, context: Context) -> None:
    """Invite to make or to open a workspace; a missing package comes first, since nothing would open."""
    obstacle = environment.obstacle(environment.WORKSPACE)
    if obstacle:
        title = tr("A Python package is missing")
        state.say(
            "warning",
            title,
            obstacle,
            (tr("How to install it"), lambda: messages.show_details(title, environment.how_to_install())),
            alert=True,
        )
        return
    state.say(
        "workspace_open",
        tr("No workspace is open"),
        tr("A workspace is one file that holds the study: communes, zonings, indicators, territories."),
        (tr("New workspace…"), context.new_workspace),
        (tr("Load the fictional region"), context.load_demo),
    )
