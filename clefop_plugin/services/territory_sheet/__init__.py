"""The sheet of a territory and that of two territories compared: one content, one writer a format.

``model`` says what a sheet holds; ``known`` reads it, one module a section writes it, ``content`` and ``compared`` put
sections in order. ``html`` and ``odt`` write files; the PDF is drawn by the cartography, and so are all pictures.
"""
