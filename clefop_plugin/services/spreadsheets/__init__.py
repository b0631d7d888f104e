"""Spreadsheets written with the standard library alone, so that they can be made wherever QGIS runs.

``model`` says what a book holds, ``ods`` and ``xlsx`` write its bytes, ``save`` the file.
"""
