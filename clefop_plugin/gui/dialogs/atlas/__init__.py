"""The dialog that prints the atlas: what to print and how, the pages as they will be, the export."""
