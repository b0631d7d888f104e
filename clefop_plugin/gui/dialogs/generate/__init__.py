"""The dialog “Generate territories”: the questions, the search as it goes, the result and why."""
