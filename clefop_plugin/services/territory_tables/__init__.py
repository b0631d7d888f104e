"""Everything known of the territories of a container as plain tables: what spreadsheets, CSV and GeoPackages hold.

Names of tables and columns are French, as open-data portals publish them; they are the same in every format.

| module | what it makes |
|---|---|
| ``model`` | what a table and a container are |
| ``columns`` | what each column means and how it is shown: the dictionary |
| ``territories`` | territories, indicators, communes and EPCI of each territory |
| ``crossings`` | zones that cross each territory, agreement with the other zonings |
| ``supply`` | trainings, structures, projects |
| ``sources`` | definitions, zonings, files: vintages, producers, licences |
| ``build`` | all of them, or those that are asked for |
"""

from clefop_plugin.services.territory_tables.build import subjects, territory_tables, without_rows
from clefop_plugin.services.territory_tables.model import Container, DataTable, container_of

__all__ = ["Container", "DataTable", "container_of", "subjects", "territory_tables", "without_rows"]
