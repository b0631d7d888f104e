"""Small forms that change a council: its chairs, a member, a meeting, a project group or an action."""
