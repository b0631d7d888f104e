<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
  <context>
    <name>clefop</name>
    <message>
      <source>Agreement with the references (weighted Rand index)</source>
      <translation>Accord avec les références (indice de Rand pondéré)</translation>
    </message>
    <message>
      <source>Armerie (fictional region)</source>
      <translation>Armerie (région fictive)</translation>
    </message>
    <message>
      <source>Best scenario found by the search. No bound is computed: a better one may exist, and the report cannot say how far this one is from the optimum.</source>
      <translation>Meilleur scénario trouvé par la recherche. Aucune borne n’est calculée : un meilleur peut exister, et le rapport ne peut pas dire à quelle distance de l’optimum se trouve celui-ci.</translation>
    </message>
    <message>
      <source>Blocks</source>
      <translation>Blocs</translation>
    </message>
    <message>
      <source>Bounds asked</source>
      <translation>Limites demandées</translation>
    </message>
    <message>
      <source>Cap emploi</source>
      <translation>Cap emploi</translation>
    </message>
    <message>
      <source>Checking the commune codes</source>
      <translation>Vérification des codes des communes</translation>
    </message>
    <message>
      <source>Choose at least two different zonings to overlay.</source>
      <translation>Choisissez au moins deux zonages différents à superposer.</translation>
    </message>
    <message>
      <source>Commune polygons</source>
      <translation>Polygones de communes</translation>
    </message>
    <message>
      <source>Communes</source>
      <translation>Communes</translation>
    </message>
    <message>
      <source>Demonstration scenario</source>
      <translation>Scénario de démonstration</translation>
    </message>
    <message>
      <source>Drawing the territories</source>
      <translation>Tracé des territoires</translation>
    </message>
    <message>
      <source>Drawing the zoning {zoning}</source>
      <translation>Tracé du zonage {zoning}</translation>
    </message>
    <message>
      <source>Drawing {count} combinations</source>
      <translation>Tracé de {count} combinaisons</translation>
    </message>
    <message>
      <source>Employment centres</source>
      <translation>Maisons de l’emploi</translation>
    </message>
    <message>
      <source>Fictional region of Armerie</source>
      <translation>Région fictive de l’Armerie</translation>
    </message>
    <message>
      <source>Finding the places</source>
      <translation>Recherche des lieux</translation>
    </message>
    <message>
      <source>Fingerprint of the inputs</source>
      <translation>Empreinte des données</translation>
    </message>
    <message>
      <source>France Travail agencies</source>
      <translation>Agences France Travail</translation>
    </message>
    <message>
      <source>France services</source>
      <translation>France services</translation>
    </message>
    <message>
      <source>Give at least one reference zoning, for example ze2020=2;bv2022=1.</source>
      <translation>Donnez au moins un zonage de référence, par exemple ze2020=2;bv2022=1.</translation>
    </message>
    <message>
      <source>Good to know</source>
      <translation>À savoir</translation>
    </message>
    <message>
      <source>Joining the zones</source>
      <translation>Croisement des zones</translation>
    </message>
    <message>
      <source>Local integration plans (PLIE)</source>
      <translation>Plans locaux pour l’insertion et l’emploi (PLIE)</translation>
    </message>
    <message>
      <source>Looking for common borders</source>
      <translation>Recherche des limites communes</translation>
    </message>
    <message>
      <source>Made of</source>
      <translation>Composition</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>Mesure</translation>
    </message>
    <message>
      <source>Missions locales</source>
      <translation>Missions locales</translation>
    </message>
    <message>
      <source>No commune of this layer is in the region {region}. Check the region code.</source>
      <translation>Aucune commune de cette couche n’est dans la région {region}. Vérifiez le code de la région.</translation>
    </message>
    <message>
      <source>No population: territories cannot be generated until a population table is given.</source>
      <translation>Aucune population : sans table de population, les territoires ne peuvent pas être générés.</translation>
    </message>
    <message>
      <source>Objective (billions of pairs of residents)</source>
      <translation>Objectif (milliards de paires d’habitants)</translation>
    </message>
    <message>
      <source>Other structures</source>
      <translation>Autres structures</translation>
    </message>
    <message>
      <source>Population of the territories</source>
      <translation>Population des territoires</translation>
    </message>
    <message>
      <source>Proven optimum: no other partition meets the references better within these limits.</source>
      <translation>Optimum prouvé : aucun autre découpage ne respecte mieux les références, dans ces limites.</translation>
    </message>
    <message>
      <source>Reading the blocks</source>
      <translation>Lecture des blocs</translation>
    </message>
    <message>
      <source>Reading the fictional region</source>
      <translation>Lecture de la région fictive</translation>
    </message>
    <message>
      <source>Reading the population</source>
      <translation>Lecture de la population</translation>
    </message>
    <message>
      <source>Reading the zoning {zoning}</source>
      <translation>Lecture du zonage {zoning}</translation>
    </message>
    <message>
      <source>Reading the zonings</source>
      <translation>Lecture des zonages</translation>
    </message>
    <message>
      <source>Reading {file}</source>
      <translation>Lecture de {file}</translation>
    </message>
    <message>
      <source>Reference zonings</source>
      <translation>Zonages de référence</translation>
    </message>
    <message>
      <source>Residents</source>
      <translation>Habitants</translation>
    </message>
    <message>
      <source>Residents in the main territory of their zone</source>
      <translation>Habitants dans le principal territoire de leur zone</translation>
    </message>
    <message>
      <source>Residents in the main zone of their territory</source>
      <translation>Habitants dans la principale zone de leur territoire</translation>
    </message>
    <message>
      <source>Second-chance schools (E2C)</source>
      <translation>Écoles de la deuxième chance (E2C)</translation>
    </message>
    <message>
      <source>Seed and duration</source>
      <translation>Graine et durée</translation>
    </message>
    <message>
      <source>Territories</source>
      <translation>Territoires</translation>
    </message>
    <message>
      <source>Territory</source>
      <translation>Territoire</translation>
    </message>
    <message>
      <source>The communes have no population: give a population table when creating the workspace.</source>
      <translation>Les communes n’ont pas de population : donnez une table de population à la création de l’espace de travail.</translation>
    </message>
    <message>
      <source>The file {file} is being written by another QGIS. Nothing was changed; try again in a moment.</source>
      <translation>Le fichier {file} est ouvert en écriture par un autre QGIS. Rien n’a été modifié ; réessayez dans un instant.</translation>
    </message>
    <message>
      <source>The file {file} is read-only. Nothing was changed.</source>
      <translation>Le fichier {file} est en lecture seule. Rien n’a été modifié.</translation>
    </message>
    <message>
      <source>The reference « {part} » cannot be read. Write for example ze2020=2;bv2022=1.</source>
      <translation>La référence « {part} » ne peut pas être lue. Écrivez par exemple ze2020=2;bv2022=1.</translation>
    </message>
    <message>
      <source>The scenario {scenario} is not in this workspace.</source>
      <translation>Le scénario {scenario} n’est pas dans cet espace de travail.</translation>
    </message>
    <message>
      <source>The territory {code} is no longer in the workspace. Choose another one.</source>
      <translation>Le territoire {code} n’est plus dans l’espace de travail. Choisissez-en un autre.</translation>
    </message>
    <message>
      <source>The time limit ended the search: another run may give a slightly different scenario.</source>
      <translation>La durée maximale a mis fin à la recherche : un autre calcul peut donner un scénario un peu différent.</translation>
    </message>
    <message>
      <source>The workspace {file} cannot be created: {reason}. Choose another folder.</source>
      <translation>L’espace de travail {file} ne peut pas être créé : {reason}. Choisissez un autre dossier.</translation>
    </message>
    <message>
      <source>The workspace {file} cannot be read: {reason}.</source>
      <translation>L’espace de travail {file} ne peut pas être lu : {reason}.</translation>
    </message>
    <message>
      <source>The workspace {file} does not exist.</source>
      <translation>L’espace de travail {file} n’existe pas.</translation>
    </message>
    <message>
      <source>The zoning {zoning} is not in the workspace. Import the table that holds it (for example the membership table of the communes).</source>
      <translation>Le zonage {zoning} n’est pas dans l’espace de travail. Importez la table qui le contient (par exemple la table d’appartenance des communes).</translation>
    </message>
    <message>
      <source>The zoning {zoning} is not in the workspace. Those it has are: {known}.</source>
      <translation>Le zonage {zoning} n’est pas dans l’espace de travail. Ceux qui y sont : {known}.</translation>
    </message>
    <message>
      <source>This field holds no commune codes: its first values are {sample}. A code has five characters, for example 44109 or 2A004. Choose another field.</source>
      <translation>Ce champ ne contient pas de codes de communes : ses premières valeurs sont {sample}. Un code compte cinq caractères, par exemple 44109 ou 2A004. Choisissez un autre champ.</translation>
    </message>
    <message>
      <source>This file does not hold the parameters of a generation.</source>
      <translation>Ce fichier ne contient pas les paramètres d’une génération.</translation>
    </message>
    <message>
      <source>This parameter file has an unknown entry: {name}. It was not made by this version.</source>
      <translation>Ce fichier de paramètres a une entrée inconnue : {name}. Il n’a pas été fait par cette version.</translation>
    </message>
    <message>
      <source>Two rows have the same key in the table {table}: {reason}. Nothing was written.</source>
      <translation>Deux lignes ont la même clé dans la table {table} : {reason}. Rien n’a été écrit.</translation>
    </message>
    <message>
      <source>Uniting the polygons</source>
      <translation>Réunion des polygones</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Valeur</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>Poids</translation>
    </message>
    <message>
      <source>Within {gap} of the optimum.</source>
      <translation>À moins de {gap} de l’optimum.</translation>
    </message>
    <message>
      <source>Writing the workspace</source>
      <translation>Écriture de l’espace de travail</translation>
    </message>
    <message>
      <source>Zoning</source>
      <translation>Zonage</translation>
    </message>
    <message>
      <source>commune code repaired</source>
      <translation>code de commune réparé</translation>
    </message>
    <message>
      <source>commune outside the region {region}</source>
      <translation>commune hors de la région {region}</translation>
    </message>
    <message>
      <source>layer of communes</source>
      <translation>couche de communes</translation>
    </message>
    <message>
      <source>no geometry</source>
      <translation>sans géométrie</translation>
    </message>
    <message>
      <source>no zone</source>
      <translation>sans zone</translation>
    </message>
    <message>
      <source>not a commune code</source>
      <translation>n’est pas un code de commune</translation>
    </message>
    <message>
      <source>several polygons with the same code, united</source>
      <translation>plusieurs polygones de même code, réunis</translation>
    </message>
    <message>
      <source>zone outside the communes of the workspace</source>
      <translation>zone hors des communes de l’espace de travail</translation>
    </message>
    <message>
      <source>{count} communes are cut by this zoning; their residents are split by area.</source>
      <translation>{count} communes sont coupées par ce zonage ; leurs habitants sont répartis selon la surface.</translation>
    </message>
    <message>
      <source>{count} communes have no population: {names}.</source>
      <translation>{count} communes sont sans population : {names}.</translation>
    </message>
    <message>
      <source>{count} structures were already known from another file.</source>
      <translation>{count} structures étaient déjà connues par un autre fichier.</translation>
    </message>
    <message>
      <source>{file} could not be migrated ({reason}). It is unchanged, and a copy is in {backup}.</source>
      <translation>{file} n’a pas pu être mis à niveau ({reason}). Il est inchangé, et une copie est dans {backup}.</translation>
    </message>
    <message>
      <source>{file} has an unknown schema ({version}) and cannot be migrated.</source>
      <translation>{file} a un schéma inconnu ({version}) et ne peut pas être mis à niveau.</translation>
    </message>
    <message>
      <source>{file} is not a CLEFOP workspace. Choose a file made by this plugin.</source>
      <translation>{file} n’est pas un espace de travail CLEFOP. Choisissez un fichier fait par cette extension.</translation>
    </message>
    <message>
      <source>{file} was made by a newer version of the plugin (schema {version}). Update the plugin to open it; nothing was changed.</source>
      <translation>{file} a été fait par une version plus récente de l’extension (schéma {version}). Mettez l’extension à jour pour l’ouvrir ; rien n’a été modifié.</translation>
    </message>
    <message>
      <source>{k} solution territories</source>
      <translation>{k} territoires de solutions</translation>
    </message>
    <message>
      <source>{k} territories of {minimum} to {maximum} residents</source>
      <translation>{k} territoires de {minimum} à {maximum} habitants</translation>
    </message>
    <message>
      <source>{left} touches no neighbour by land: it is linked to {right} ({distance} km between centres).</source>
      <translation>{left} ne touche aucun voisin : un lien est ajouté vers {right} ({distance} km entre les centres).</translation>
    </message>
    <message>
      <source>{names} and {count} more</source>
      <translation>{names} et {count} autres</translation>
    </message>
    <message>
      <source>{name} belongs to no intercommunality: it is a block of its own.</source>
      <translation>{name} n’appartient à aucune intercommunalité : c’est un bloc à part entière.</translation>
    </message>
    <message>
      <source>{name} crosses the border of the region: only its {inside} communes inside are taken, {outside} are outside.</source>
      <translation>{name} dépasse la limite de la région : seules ses {inside} communes de la région sont prises, {outside} sont au-dehors.</translation>
    </message>
    <message>
      <source>{seed}, {seconds} s</source>
      <translation>{seed}, {seconds} s</translation>
    </message>
  </context>
</TS>
