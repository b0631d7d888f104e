<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
  <context>
    <name>clefop</name>
    <message>
      <source> %</source>
      <translation> %</translation>
    </message>
    <message>
      <source> km</source>
      <translation> km</translation>
    </message>
    <message>
      <source> s</source>
      <translation> s</translation>
    </message>
    <message>
      <source>({examples})</source>
      <translation>({examples})</translation>
    </message>
    <message>
      <source>({parts} pieces, which its blocks or islands explain)</source>
      <translation>({parts} morceaux, que ses blocs ou ses îles expliquent)</translation>
    </message>
    <message>
      <source>({parts} pieces, {expected} expected)</source>
      <translation>({parts} morceaux, {expected} attendus)</translation>
    </message>
    <message>
      <source>, communes of {year}.</source>
      <translation>, communes de {year}.</translation>
    </message>
    <message>
      <source>, {share} expected to be difficult (region: {region})</source>
      <translation>, {share} jugés difficiles (région : {region})</translation>
    </message>
    <message>
      <source>, {share} seasonal</source>
      <translation>, {share} saisonniers</translation>
    </message>
    <message>
      <source>0 when it lies in one zone, 1 when it is as mixed as the region</source>
      <translation>0 si elle est dans une seule zone, 1 si elle est aussi mêlée que la région</translation>
    </message>
    <message>
      <source>0: knowing one tells nothing of the other</source>
      <translation>0 : savoir l’un n’apprend rien sur l’autre</translation>
    </message>
    <message>
      <source>1 action of {count} is overdue</source>
      <translation>1 action sur {count} est en retard</translation>
    </message>
    <message>
      <source>1 already there</source>
      <translation>1 déjà là</translation>
    </message>
    <message>
      <source>1 column</source>
      <translation>1 colonne</translation>
    </message>
    <message>
      <source>1 commune</source>
      <translation>1 commune</translation>
    </message>
    <message>
      <source>1 commune of {of} without any within {distance}</source>
      <translation>1 commune sur {of} n’en a aucune à moins de {distance}</translation>
    </message>
    <message>
      <source>1 commune without mission locale</source>
      <translation>1 commune sans mission locale</translation>
    </message>
    <message>
      <source>1 commune without zone</source>
      <translation>1 commune sans zone</translation>
    </message>
    <message>
      <source>1 family with needs and no training within {distance}</source>
      <translation>1 famille recrute sans formation à moins de {distance}</translation>
    </message>
    <message>
      <source>1 file</source>
      <translation>1 fichier</translation>
    </message>
    <message>
      <source>1 imported</source>
      <translation>1 importé</translation>
    </message>
    <message>
      <source>1 indicator</source>
      <translation>1 indicateur</translation>
    </message>
    <message>
      <source>1 is the highest value, which is not always the best: think of unemployment.</source>
      <translation>1 est la valeur la plus haute, qui n’est pas toujours la meilleure : ainsi du chômage.</translation>
    </message>
    <message>
      <source>1 is worth as much as all references together; 0 does not count.</source>
      <translation>1 pèse autant que toutes les références ensemble ; 0 ne compte pas.</translation>
    </message>
    <message>
      <source>1 kept</source>
      <translation>1 gardée</translation>
    </message>
    <message>
      <source>1 member</source>
      <translation>1 membre</translation>
    </message>
    <message>
      <source>1 of the {total} {zones} lies over several {others}; {people} residents live there.</source>
      <translation>1 des {total} {zones} est à cheval sur plusieurs {others} ; {people} habitants y vivent.</translation>
    </message>
    <message>
      <source>1 offer</source>
      <translation>1 form.</translation>
    </message>
    <message>
      <source>1 other scenario</source>
      <translation>1 autre scénario</translation>
    </message>
    <message>
      <source>1 overdue</source>
      <translation>1 en retard</translation>
    </message>
    <message>
      <source>1 page</source>
      <translation>1 page</translation>
    </message>
    <message>
      <source>1 place</source>
      <translation>1 place</translation>
    </message>
    <message>
      <source>1 project or action</source>
      <translation>1 projet ou action</translation>
    </message>
    <message>
      <source>1 ready</source>
      <translation>1 prêt</translation>
    </message>
    <message>
      <source>1 set</source>
      <translation>1 posée</translation>
    </message>
    <message>
      <source>1 sheet</source>
      <translation>1 fiche</translation>
    </message>
    <message>
      <source>1 support structure in the territory</source>
      <translation>1 structure d’accompagnement dans le territoire</translation>
    </message>
    <message>
      <source>1 support structure outside the territory serves it</source>
      <translation>1 structure d’accompagnement le dessert, hors du territoire</translation>
    </message>
    <message>
      <source>1 territory</source>
      <translation>1 territoire</translation>
    </message>
    <message>
      <source>1 territory of {total} has some</source>
      <translation>1 territoire sur {total} en a</translation>
    </message>
    <message>
      <source>1 territory, {people} inhabitants</source>
      <translation>1 territoire, {people} habitants</translation>
    </message>
    <message>
      <source>1 to look at</source>
      <translation>1 à examiner</translation>
    </message>
    <message>
      <source>1 training known by its département only, not counted</source>
      <translation>1 formation connue au département seulement, non comptée</translation>
    </message>
    <message>
      <source>1 training offer</source>
      <translation>1 formation</translation>
    </message>
    <message>
      <source>1 training offer without a known place</source>
      <translation>1 formation sans lieu connu</translation>
    </message>
    <message>
      <source>1 zone</source>
      <translation>1 zone</translation>
    </message>
    <message>
      <source>1 zone goes beyond the region</source>
      <translation>1 zone dépasse la région</translation>
    </message>
    <message>
      <source>1 zoning compared</source>
      <translation>1 zonage comparé</translation>
    </message>
    <message>
      <source>1 zoning: soft line</source>
      <translation>1 zonage : ligne souple</translation>
    </message>
    <message>
      <source>1. Workspace</source>
      <translation>1. Espace de travail</translation>
    </message>
    <message>
      <source>150 dots per inch</source>
      <translation>150 points par pouce</translation>
    </message>
    <message>
      <source>1: the two zonings are the same</source>
      <translation>1 : les deux zonages se confondent</translation>
    </message>
    <message>
      <source>1: the two zonings are the same. 0: knowing one tells nothing of the other.</source>
      <translation>1 : les deux zonages se confondent. 0 : savoir l’un n’apprend rien sur l’autre.</translation>
    </message>
    <message>
      <source>1: two zonings are the same. 0: one tells nothing of the other. The darker, the nearer.</source>
      <translation>1 : deux zonages se confondent. 0 : l’un n’apprend rien sur l’autre. Plus c’est foncé, plus ils sont proches.</translation>
    </message>
    <message>
      <source>2. Import data</source>
      <translation>2. Importer les données</translation>
    </message>
    <message>
      <source>25 to 50% of the weight</source>
      <translation>25 à 50 % du poids</translation>
    </message>
    <message>
      <source>3. Zonings and territories</source>
      <translation>3. Zonages et territoires</translation>
    </message>
    <message>
      <source>300 dots per inch</source>
      <translation>300 points par pouce</translation>
    </message>
    <message>
      <source>4. Print and share</source>
      <translation>4. Imprimer et partager</translation>
    </message>
    <message>
      <source>50 to 75% of the weight</source>
      <translation>50 à 75 % du poids</translation>
    </message>
    <message>
      <source>; </source>
      <translation> ; </translation>
    </message>
    <message>
      <source>A Python package is missing</source>
      <translation>Un paquet Python manque</translation>
    </message>
    <message>
      <source>A block is on the wrong side of a reference when its residents mostly live in a zone most of whose residents are in another territory. Where a zone is larger than a territory can be, this cannot be avoided.</source>
      <translation>Un bloc est du mauvais côté d’une référence quand ses habitants vivent surtout dans une zone dont le territoire principal (celui qui réunit le plus de ses habitants) est un autre. Quand une zone est plus grande que ne peut l’être un territoire, c’est inévitable.</translation>
    </message>
    <message>
      <source>A bridge or a ferry: two blocks that share no border count as neighbours (km in a straight line between centres).</source>
      <translation>Un pont ou un bac : deux blocs sans limite commune comptent comme voisins (km à vol d’oiseau entre les centres).</translation>
    </message>
    <message>
      <source>A circle is a place: the more training places, the larger. Its sectors are the domains, in these colours:</source>
      <translation>Un cercle est un lieu : plus il offre de places, plus il est grand. Ses secteurs sont les domaines, dans ces couleurs :</translation>
    </message>
    <message>
      <source>A commune that belongs to no zone of a reference counts there as a zone of its own.</source>
      <translation>Une commune qui n’appartient à aucune zone d’une référence y compte comme une zone à elle seule.</translation>
    </message>
    <message>
      <source>A count</source>
      <translation>Un effectif</translation>
    </message>
    <message>
      <source>A count is the sum of the communes. A rate is the sum of its numerators over the sum of its denominators, never a mean of rates. A value published as such by commune (a median income) cannot be added: it is estimated by a mean weighted by the residents concerned, and said to be estimated.</source>
      <translation>Un effectif est la somme des communes. Un taux est la somme de ses numérateurs rapportée à celle de ses dénominateurs, jamais une moyenne de taux. Une valeur publiée telle quelle par commune (un revenu médian) ne s’additionne pas : elle est estimée par une moyenne pondérée par les habitants concernés, et signalée comme estimée.</translation>
    </message>
    <message>
      <source>A first scenario is there</source>
      <translation>Un premier scénario est trouvé</translation>
    </message>
    <message>
      <source>A hard line is a limit for {half} zonings or more: whoever crosses it meets several organisations.</source>
      <translation>Une ligne dure est la limite d’au moins {half} zonages : qui la franchit change plusieurs fois d’organisation.</translation>
    </message>
    <message>
      <source>A layout template is printed as PDF only. Choose the format PDF, or no template.</source>
      <translation>Un modèle de mise en page s’imprime seulement en PDF. Choisissez le format PDF, ou aucun modèle.</translation>
    </message>
    <message>
      <source>A minimum</source>
      <translation>Un minimum</translation>
    </message>
    <message>
      <source>A notched cell compares less than 90% of the residents.</source>
      <translation>Une case au coin coupé compare moins de 90 % des habitants.</translation>
    </message>
    <message>
      <source>A number as it is printed: spaces between thousands, decimal comma in French, a dash for NULL.</source>
      <translation>Un nombre tel qu’il s’imprime : espaces entre les milliers, virgule décimale en français, tiret pour NULL.</translation>
    </message>
    <message>
      <source>A perimeter has at least three corners. Click them on the map.</source>
      <translation>Un périmètre a au moins trois sommets. Cliquez-les sur la carte.</translation>
    </message>
    <message>
      <source>A piece with less than {share} of the residents of a zone is not counted as a cut.</source>
      <translation>Un morceau qui réunit moins de {share} des habitants d’une zone n’est pas compté comme une coupe.</translation>
    </message>
    <message>
      <source>A rate is shown in colours: the darker, the higher. Each box is a class and counts its territories.</source>
      <translation>Un taux se lit en couleurs : plus c’est foncé, plus il est élevé. Chaque case est une classe et dit combien de territoires elle réunit.</translation>
    </message>
    <message>
      <source>A recipe is found again by the names of its columns, for the file of next year.</source>
      <translation>Une recette est retrouvée par les noms de ses colonnes, pour le fichier de l’an prochain.</translation>
    </message>
    <message>
      <source>A row cannot be kept in the table {table}: {reason}. Nothing was written.</source>
      <translation>Une ligne ne peut pas être gardée dans la table {table} : {reason}. Rien n’a été écrit.</translation>
    </message>
    <message>
      <source>A set has this name: saving replaces it.</source>
      <translation>Un jeu porte ce nom : l’enregistrer le remplace.</translation>
    </message>
    <message>
      <source>A share is between 0 and 1, shown as a percentage. Codes are text. An empty cell is not a zero.</source>
      <translation>Une part est comprise entre 0 et 1 et affichée en pourcentage. Les codes sont du texte. Une cellule vide n’est pas un zéro.</translation>
    </message>
    <message>
      <source>A territory counts in the département of most of its residents.</source>
      <translation>Un territoire compte dans le département de la plupart de ses habitants.</translation>
    </message>
    <message>
      <source>A territory gathers whole {blocks}: none of them is cut. Its colour only tells it from its neighbours.</source>
      <translation>Un territoire réunit des {blocks} entiers : aucun n’est coupé. Sa couleur ne sert qu’à le distinguer de ses voisins.</translation>
    </message>
    <message>
      <source>A text for a label that allows HTML: the signs &lt;, &gt; and &amp; of a name are shown as they are.</source>
      <translation>Texte pour une étiquette qui accepte le HTML : les signes &lt;, &gt; et &amp; d’un nom sont montrés tels quels.</translation>
    </message>
    <message>
      <source>A training that leads to several families counts in each: they do not add up.</source>
      <translation>Une formation qui mène à plusieurs familles compte dans chacune : elles ne s’additionnent pas.</translation>
    </message>
    <message>
      <source>A value never stands alone. The strip shows where the territory stands: each tick is a territory.</source>
      <translation>Une valeur n’est jamais seule. La réglette montre où se situe le territoire : chaque trait fin est un territoire.</translation>
    </message>
    <message>
      <source>A value under statistical secrecy is never guessed. When it is missing from some communes of a territory, the sum of the others is a minimum, written with the sign ≥; a rate is computed on the communes published and said to be estimated, with the share of residents they cover. A dash means that nothing is published. Zero is a value.</source>
      <translation>Une valeur sous secret statistique n’est jamais devinée. Quand elle manque pour des communes d’un territoire, la somme des autres est un minimum, écrit avec le signe ≥ ; un taux est calculé sur les communes publiées et signalé comme estimé, avec la part des habitants couverts. Un tiret dit que rien n’est publié. Zéro est une valeur.</translation>
    </message>
    <message>
      <source>A wide, dark line separates nearly all the zonings at once: a territory across it meets them all.</source>
      <translation>Une ligne épaisse et sombre sépare presque tous les zonages à la fois : un territoire qui la franchit se heurte à tous.</translation>
    </message>
    <message>
      <source>A workspace from the official services</source>
      <translation>Un espace de travail depuis les services officiels</translation>
    </message>
    <message>
      <source>A workspace is one file that holds the study: communes, zonings, indicators, territories.</source>
      <translation>Un espace de travail est un fichier qui contient toute l’étude : communes, zonages, indicateurs, territoires.</translation>
    </message>
    <message>
      <source>A zone of “{zoning}”. Its colour only tells it from its neighbours.</source>
      <translation>Une zone de « {zoning} ». Sa couleur ne sert qu’à la distinguer de ses voisines.</translation>
    </message>
    <message>
      <source>A zone that may not be crossed has {amount} {unit}, which no number of territories within the bounds can share.</source>
      <translation>Une zone à ne pas franchir compte {amount} {unit}, qu’aucun nombre de territoires dans les limites ne peut se partager.</translation>
    </message>
    <message>
      <source>A3 (A4 enlarged)</source>
      <translation>A3 (A4 agrandi)</translation>
    </message>
    <message>
      <source>About the study: name, title (of the atlas), region, vintage, word (Clefop, CLPE…), container (its label), territories (their number), population, finding (the title of the overview), fictional.</source>
      <translation>À propos de l’étude : name (nom), title (titre de l’atlas), region (région), vintage (millésime), word (mot du territoire : Clefop, CLPE…), container (libellé du scénario ou du zonage), territories (nombre de territoires), population, finding (titre de la vue d’ensemble), fictional (région fictive).</translation>
    </message>
    <message>
      <source>Action</source>
      <translation>Action</translation>
    </message>
    <message>
      <source>Action of the project group</source>
      <translation>Action du groupe projet</translation>
    </message>
    <message>
      <source>Action plan by axis</source>
      <translation>Plan d’action par axe</translation>
    </message>
    <message>
      <source>Actions held at several places, whose places are counted at each: {count}.</source>
      <translation>Actions tenues en plusieurs lieux, dont les places sont comptées en chacun : {count}.</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Ajouter</translation>
    </message>
    <message>
      <source>Add a layer of this indicator to the project, for all territories of the same kind</source>
      <translation>Ajouter au projet une couche de cet indicateur, pour tous les territoires du même découpage</translation>
    </message>
    <message>
      <source>Add a member…</source>
      <translation>Ajouter un membre…</translation>
    </message>
    <message>
      <source>Add a project…</source>
      <translation>Ajouter un projet…</translation>
    </message>
    <message>
      <source>Add an action to this group…</source>
      <translation>Ajouter une action à ce groupe…</translation>
    </message>
    <message>
      <source>Add its chairs, its members and its meetings, or bring its spreadsheet back.</source>
      <translation>Ajoutez ses coprésidents, ses membres et ses réunions, ou relisez son classeur.</translation>
    </message>
    <message>
      <source>Add the borders that the ticked zonings share</source>
      <translation>Ajouter à la carte les frontières que les zonages cochés partagent</translation>
    </message>
    <message>
      <source>Add the link</source>
      <translation>Ajouter le lien</translation>
    </message>
    <message>
      <source>Add the pieces that the ticked zonings make together</source>
      <translation>Ajouter à la carte les morceaux que les zonages cochés forment ensemble</translation>
    </message>
    <message>
      <source>Add the project groups and the actions of the council, or bring its spreadsheet back.</source>
      <translation>Ajoutez les groupes projets et les actions du conseil, ou relisez son classeur.</translation>
    </message>
    <message>
      <source>Add to the map</source>
      <translation>Ajouter à la carte</translation>
    </message>
    <message>
      <source>Add to the map as a layer</source>
      <translation>Ajouter à la carte comme couche</translation>
    </message>
    <message>
      <source>Adding {block} would bring {gain}, but {why}.</source>
      <translation>Ajouter {block} rapporterait {gain}, mais {why}.</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>Adresse</translation>
    </message>
    <message>
      <source>Addresses: {count}</source>
      <translation>Adresses : {count}</translation>
    </message>
    <message>
      <source>Adds, or takes away</source>
      <translation>Ajoute ou retire</translation>
    </message>
    <message>
      <source>Adds: {what}.</source>
      <translation>Ajoute : {what}.</translation>
    </message>
    <message>
      <source>Adjusted Rand</source>
      <translation>Rand ajusté</translation>
    </message>
    <message>
      <source>Adjusted Rand index: 1 when they are the same, 0 as by chance</source>
      <translation>Indice de Rand ajusté : 1 si les deux sont les mêmes, 0 comme au hasard</translation>
    </message>
    <message>
      <source>Administrative</source>
      <translation>Administratif</translation>
    </message>
    <message>
      <source>Agreement</source>
      <translation>Accord</translation>
    </message>
    <message>
      <source>Agreement (V-measure), weight: {weight}</source>
      <translation>Accord (V-mesure), poids : {weight}</translation>
    </message>
    <message>
      <source>Agreement by reference</source>
      <translation>Accord avec chaque référence</translation>
    </message>
    <message>
      <source>Agreement by reference, in pairs of residents</source>
      <translation>Accord avec chaque référence, en paires d’habitants</translation>
    </message>
    <message>
      <source>Agreement of each pair</source>
      <translation>Accord de chaque paire</translation>
    </message>
    <message>
      <source>Agreement of the best scenario and bound: {text}</source>
      <translation>Accord du meilleur scénario et borne : {text}</translation>
    </message>
    <message>
      <source>Agreement of the best scenario, and bound</source>
      <translation>Accord du meilleur scénario, et borne</translation>
    </message>
    <message>
      <source>Agreement of zonings</source>
      <translation>Accord entre zonages</translation>
    </message>
    <message>
      <source>Agreement of {count} zonings, {measure}</source>
      <translation>Accord de {count} zonages, {measure}</translation>
    </message>
    <message>
      <source>Agreement report</source>
      <translation>Rapport d’accord</translation>
    </message>
    <message>
      <source>Agreement with other zonings</source>
      <translation>Accord avec les autres zonages</translation>
    </message>
    <message>
      <source>Agreement with the other zonings</source>
      <translation>Accord avec les autres zonages</translation>
    </message>
    <message>
      <source>Agreement with the references</source>
      <translation>L’accord avec les zonages de référence</translation>
    </message>
    <message>
      <source>Agreement with your references, in billions of pairs of residents: what is made largest. No scenario within these limits can exceed the bound.</source>
      <translation>Accord avec vos références, en milliards de paires d’habitants : c’est ce qui est rendu le plus grand possible. Aucun scénario dans ces limites ne peut dépasser la borne.</translation>
    </message>
    <message>
      <source>Agreement, zone by zone</source>
      <translation>Accord, zone par zone</translation>
    </message>
    <message>
      <source>Agreement…</source>
      <translation>Accord…</translation>
    </message>
    <message>
      <source>Agriculture, environment</source>
      <translation>Agriculture, environnement</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Tous</translation>
    </message>
    <message>
      <source>All figures</source>
      <translation>Tous les chiffres</translation>
    </message>
    <message>
      <source>All figures (continued)</source>
      <translation>Tous les chiffres (suite)</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>Tous les fichiers</translation>
    </message>
    <message>
      <source>All references</source>
      <translation>Toutes les références</translation>
    </message>
    <message>
      <source>All territories, from the lowest to the highest</source>
      <translation>Tous les territoires, du plus bas au plus élevé</translation>
    </message>
    <message>
      <source>All the communes of the layer</source>
      <translation>Toutes les communes de la couche</translation>
    </message>
    <message>
      <source>All the figures, by theme</source>
      <translation>Tous les chiffres, par thème</translation>
    </message>
    <message>
      <source>All the territories</source>
      <translation>Tous les territoires</translation>
    </message>
    <message>
      <source>All the zonings ({count})</source>
      <translation>Tous les zonages ({count})</translation>
    </message>
    <message>
      <source>All those known here</source>
      <translation>Toutes celles connues ici</translation>
    </message>
    <message>
      <source>All {count} zonings share {km} km of border.</source>
      <translation>Les {count} zonages ont tous une limite commune sur {km} km.</translation>
    </message>
    <message>
      <source>Allow the limits to be crossed</source>
      <translation>Permettre de franchir les limites</translation>
    </message>
    <message>
      <source>Already imported</source>
      <translation>Déjà importé</translation>
    </message>
    <message>
      <source>An estimate</source>
      <translation>Une estimation</translation>
    </message>
    <message>
      <source>An “API header” configuration; its key is kept by QGIS, never in a project.</source>
      <translation>Une configuration « En-tête d’API » ; sa clé est gardée par QGIS, jamais dans un projet.</translation>
    </message>
    <message>
      <source>And around, within</source>
      <translation>Et autour, à</translation>
    </message>
    <message>
      <source>And {count} more.</source>
      <translation>Et {count} de plus.</translation>
    </message>
    <message>
      <source>And {count} other organisations.</source>
      <translation>Et {count} autres organismes.</translation>
    </message>
    <message>
      <source>And {count} other pages.</source>
      <translation>Et {count} autres pages.</translation>
    </message>
    <message>
      <source>And {count} others, in the table of zones.</source>
      <translation>Et {count} autres, dans la table des zones.</translation>
    </message>
    <message>
      <source>And {count} others.</source>
      <translation>Et {count} autres.</translation>
    </message>
    <message>
      <source>And {count} workers elsewhere.</source>
      <translation>Et {count} travailleurs ailleurs.</translation>
    </message>
    <message>
      <source>Annex · Report of a generation of territories</source>
      <translation>Annexe · Rapport de génération des territoires</translation>
    </message>
    <message>
      <source>Annexes</source>
      <translation>Annexes</translation>
    </message>
    <message>
      <source>Annuaire de l’administration</source>
      <translation>Annuaire de l’administration</translation>
    </message>
    <message>
      <source>Any training</source>
      <translation>toute formation</translation>
    </message>
    <message>
      <source>Apprenticeship</source>
      <translation>Apprentissage</translation>
    </message>
    <message>
      <source>Apprenticeship API</source>
      <translation>API Apprentissage</translation>
    </message>
    <message>
      <source>Apprenticeship catalogue</source>
      <translation>Catalogue de l’apprentissage</translation>
    </message>
    <message>
      <source>Area</source>
      <translation>Superficie</translation>
    </message>
    <message>
      <source>Area (km²)</source>
      <translation>Superficie (km²)</translation>
    </message>
    <message>
      <source>Area of the overview</source>
      <translation>Périmètre de la vue d’ensemble</translation>
    </message>
    <message>
      <source>Area of the territory in km².</source>
      <translation>Surface du territoire en km².</translation>
    </message>
    <message>
      <source>Area under which a combination is a sliver (km²)</source>
      <translation>Surface sous laquelle une combinaison est un éclat (km²)</translation>
    </message>
    <message>
      <source>Area, km²</source>
      <translation>Surface, km²</translation>
    </message>
    <message>
      <source>Arguments</source>
      <translation>Arguments</translation>
    </message>
    <message>
      <source>Armerie (fictional region)</source>
      <translation>Armerie (région fictive)</translation>
    </message>
    <message>
      <source>Arrondissements</source>
      <translation>Arrondissements</translation>
    </message>
    <message>
      <source>Arrows on the map</source>
      <translation>Flèches sur la carte</translation>
    </message>
    <message>
      <source>As designed</source>
      <translation>Celle de chaque page</translation>
    </message>
    <message>
      <source>As found</source>
      <translation>Comme trouvé</translation>
    </message>
    <message>
      <source>As the crow flies.</source>
      <translation>À vol d’oiseau.</translation>
    </message>
    <message>
      <source>Ask for {count} territories</source>
      <translation>Demander {count} territoires</translation>
    </message>
    <message>
      <source>Atlas (PDF)</source>
      <translation>Atlas (PDF)</translation>
    </message>
    <message>
      <source>Atlas of the territories</source>
      <translation>Atlas des territoires</translation>
    </message>
    <message>
      <source>Attributes of communes (Admin Express, geo.api.gouv.fr)</source>
      <translation>Attributs de communes (Admin Express, geo.api.gouv.fr)</translation>
    </message>
    <message>
      <source>Axis</source>
      <translation>Axe</translation>
    </message>
    <message>
      <source>Back to the proposed answers</source>
      <translation>Revenir aux réponses proposées</translation>
    </message>
    <message>
      <source>Back to the proposed links</source>
      <translation>Revenir aux liens proposés</translation>
    </message>
    <message>
      <source>Balance</source>
      <translation>Équilibre</translation>
    </message>
    <message>
      <source>Banner of a fictional region</source>
      <translation>Bandeau d’une région fictive</translation>
    </message>
    <message>
      <source>Bar chart. {title}: {shares}.</source>
      <translation>Graphique en barres. {title} : {shares}.</translation>
    </message>
    <message>
      <source>Bar: after; black mark: before</source>
      <translation>Barre : après ; trait noir : avant</translation>
    </message>
    <message>
      <source>Base map</source>
      <translation>Fond de carte</translation>
    </message>
    <message>
      <source>Base map (empty: none; ign; a theme)</source>
      <translation>Fond de carte (vide : aucun ; ign ; un thème)</translation>
    </message>
    <message>
      <source>Basins absent from the zoning of the workspace: {count} ({names}).</source>
      <translation>Bassins absents du zonage de l’espace de travail : {count} ({names}).</translation>
    </message>
    <message>
      <source>Basins that the territory cuts are shared out by residents.</source>
      <translation>Les bassins que le territoire coupe sont répartis selon les habitants.</translation>
    </message>
    <message>
      <source>Beside the départements and the region</source>
      <translation>À côté des départements et de la région</translation>
    </message>
    <message>
      <source>Best scenario</source>
      <translation>Meilleur scénario</translation>
    </message>
    <message>
      <source>Best scenario found</source>
      <translation>Meilleur scénario trouvé</translation>
    </message>
    <message>
      <source>Best scenario found by the search. No bound was computed: a better one may exist, and the report cannot say how far this one is from the optimum.</source>
      <translation>Meilleur scénario trouvé par la recherche. Aucune borne n’a été calculée : un meilleur peut exister, et le rapport ne peut pas dire à quelle distance de l’optimum se trouve celui-ci.</translation>
    </message>
    <message>
      <source>Better placed elsewhere, with nothing to forbid it: {count}.</source>
      <translation>Mieux placés ailleurs, sans que rien ne l’interdise : {count}.</translation>
    </message>
    <message>
      <source>Black mark: region. A training counts in each family that it leads to.</source>
      <translation>Trait noir : région. Une formation compte dans chaque famille à laquelle elle mène.</translation>
    </message>
    <message>
      <source>Block</source>
      <translation>Bloc</translation>
    </message>
    <message>
      <source>Blocks</source>
      <translation>Blocs</translation>
    </message>
    <message>
      <source>Blocks (EPCI) of the territory: table</source>
      <translation>Blocs (EPCI) du territoire : tableau</translation>
    </message>
    <message>
      <source>Blocks and search</source>
      <translation>Blocs et calcul</translation>
    </message>
    <message>
      <source>Blocks and their territory</source>
      <translation>Blocs et leur territoire</translation>
    </message>
    <message>
      <source>Blocks kept apart</source>
      <translation>Blocs à séparer</translation>
    </message>
    <message>
      <source>Blocks kept apart (code+code;code+code)</source>
      <translation>Blocs tenus séparés (code+code;code+code)</translation>
    </message>
    <message>
      <source>Blocks kept together</source>
      <translation>Blocs à garder ensemble</translation>
    </message>
    <message>
      <source>Blocks kept together (code+code;code+code)</source>
      <translation>Blocs tenus ensemble (code+code;code+code)</translation>
    </message>
    <message>
      <source>Blocks of one seed form one territory with others; two seeds never share one.</source>
      <translation>Les blocs d’un même germe vont dans un même territoire ; deux germes n’en partagent jamais un.</translation>
    </message>
    <message>
      <source>Blocks of the zone in another territory</source>
      <translation>Blocs de la zone placés dans un autre territoire</translation>
    </message>
    <message>
      <source>Blocks on a border</source>
      <translation>Blocs de limite</translation>
    </message>
    <message>
      <source>Blocks on the wrong side of</source>
      <translation>Blocs du mauvais côté de</translation>
    </message>
    <message>
      <source>Blocks on the wrong side of a reference</source>
      <translation>Blocs du mauvais côté d’une référence</translation>
    </message>
    <message>
      <source>Blocks pinned to a seed</source>
      <translation>Blocs rattachés à un germe</translation>
    </message>
    <message>
      <source>Blocks pinned to a seed (code=seed;code=seed)</source>
      <translation>Blocs rattachés à un noyau (code=noyau;code=noyau)</translation>
    </message>
    <message>
      <source>Blocks that a constraint keeps where they are</source>
      <translation>Blocs qu’une contrainte retient où ils sont</translation>
    </message>
    <message>
      <source>Blocks that change territory</source>
      <translation>Blocs qui changent de territoire</translation>
    </message>
    <message>
      <source>Blocks that move</source>
      <translation>Blocs qui changent de territoire</translation>
    </message>
    <message>
      <source>Blocks that move ({count})</source>
      <translation>Blocs qui bougent ({count})</translation>
    </message>
    <message>
      <source>Blocks that move under some weights, the least stable first</source>
      <translation>Blocs qui changent de territoire sous certains poids, les moins stables d’abord</translation>
    </message>
    <message>
      <source>Blocks that never move ({count})</source>
      <translation>Blocs qui ne bougent jamais ({count})</translation>
    </message>
    <message>
      <source>Blocks that touch another territory: {border} of {count}.</source>
      <translation>Blocs qui touchent un autre territoire : {border} sur {count}.</translation>
    </message>
    <message>
      <source>Blocks that would do better elsewhere, with nothing to forbid it</source>
      <translation>Blocs qui seraient mieux ailleurs, sans que rien ne l’interdise</translation>
    </message>
    <message>
      <source>Blocks tied to a seed territory</source>
      <translation>Blocs attachés à un territoire de départ</translation>
    </message>
    <message>
      <source>Blocks whose move would cost least</source>
      <translation>Les blocs dont le déplacement coûterait le moins</translation>
    </message>
    <message>
      <source>Blocks, then the zonings that cut the territory</source>
      <translation>Blocs, puis zonages qui recoupent le territoire</translation>
    </message>
    <message>
      <source>Body</source>
      <translation>Instance</translation>
    </message>
    <message>
      <source>Borders</source>
      <translation>Frontières</translation>
    </message>
    <message>
      <source>Borders and the zonings that share them</source>
      <translation>Limites et zonages qui les partagent</translation>
    </message>
    <message>
      <source>Borders shared by {count} zonings</source>
      <translation>Limites partagées par {count} zonages</translation>
    </message>
    <message>
      <source>Bounds count</source>
      <translation>Limites comptées en</translation>
    </message>
    <message>
      <source>Branch of {name}</source>
      <translation>Antenne de {name}</translation>
    </message>
    <message>
      <source>Bring the populations of the territories closer together.</source>
      <translation>Rapprocher les populations des territoires.</translation>
    </message>
    <message>
      <source>Browse…</source>
      <translation>Parcourir…</translation>
    </message>
    <message>
      <source>By domain</source>
      <translation>Par domaine</translation>
    </message>
    <message>
      <source>By level</source>
      <translation>Par niveau</translation>
    </message>
    <message>
      <source>By occupation family: a training that leads to several counts in each.</source>
      <translation>Par famille de métiers : une formation qui mène à plusieurs compte dans chacune.</translation>
    </message>
    <message>
      <source>By state</source>
      <translation>Par avancement</translation>
    </message>
    <message>
      <source>By theme</source>
      <translation>Par thème</translation>
    </message>
    <message>
      <source>By theme (overdue in brackets)</source>
      <translation>Par thème (en retard entre parenthèses)</translation>
    </message>
    <message>
      <source>CLEFOP element</source>
      <translation>Élément CLEFOP</translation>
    </message>
    <message>
      <source>CLEFOP layouts</source>
      <translation>Mises en page CLEFOP</translation>
    </message>
    <message>
      <source>CLEFOP workspace (*.gpkg)</source>
      <translation>Espace de travail CLEFOP (*.gpkg)</translation>
    </message>
    <message>
      <source>CLEFOP · layout ({container})</source>
      <translation>CLEFOP · mise en page ({container})</translation>
    </message>
    <message>
      <source>CLEFOP · {name}</source>
      <translation>CLEFOP · {name}</translation>
    </message>
    <message>
      <source>CLEFOP: fictional region</source>
      <translation>CLEFOP : région fictive</translation>
    </message>
    <message>
      <source>CLEFOP: generating territories</source>
      <translation>CLEFOP : génération des territoires</translation>
    </message>
    <message>
      <source>CLEFOP: new workspace</source>
      <translation>CLEFOP : nouvel espace de travail</translation>
    </message>
    <message>
      <source>CLEFOP: solution territories for employment and training</source>
      <translation>CLEFOP : territoires de solutions pour l’emploi et la formation</translation>
    </message>
    <message>
      <source>CLEFOP: tables</source>
      <translation>CLEFOP : tableaux</translation>
    </message>
    <message>
      <source>CLEFOP: {content}</source>
      <translation>CLEFOP : {content}</translation>
    </message>
    <message>
      <source>CSV file: a row is an origin, a destination (codes of communes or blocks) and a value, in the unit of your choice.</source>
      <translation>Fichier CSV : une ligne est une origine, une destination (codes de communes ou de blocs) et une valeur, dans l’unité de votre choix.</translation>
    </message>
    <message>
      <source>CSV files in a folder, for an open-data portal</source>
      <translation>Fichiers CSV dans un dossier, pour un portail de données ouvertes</translation>
    </message>
    <message>
      <source>CSV, XLSX, ODS, ZIP, XML, GeoPackage, Shapefile, GeoJSON, KML or Parquet, without opening them first: the format, the encoding and the columns are recognised, and nothing is written before you say so.</source>
      <translation>CSV, XLSX, ODS, ZIP, XML, GeoPackage, Shapefile, GeoJSON, KML ou Parquet, sans les ouvrir avant : le format, l’encodage et les colonnes sont reconnus, et rien n’est écrit avant que vous le demandiez.</translation>
    </message>
    <message>
      <source>Calculated on</source>
      <translation>Date du calcul</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Annuler</translation>
    </message>
    <message>
      <source>Cancelled: nothing was written.</source>
      <translation>Annulé : rien n’a été écrit.</translation>
    </message>
    <message>
      <source>Cannot be imported</source>
      <translation>Import impossible</translation>
    </message>
    <message>
      <source>Catalogue of columns</source>
      <translation>Catalogue des colonnes</translation>
    </message>
    <message>
      <source>Catalogue of services</source>
      <translation>Catalogue des services</translation>
    </message>
    <message>
      <source>Catalogue of the columns (labels, units, formulas)</source>
      <translation>Catalogue des colonnes (libellés, unités, formules)</translation>
    </message>
    <message>
      <source>Catalogues (*.toml *.csv *.txt *.xlsx *.ods);;All files (*)</source>
      <translation>Catalogues (*.toml *.csv *.txt *.xlsx *.ods);;Tous les fichiers (*)</translation>
    </message>
    <message>
      <source>Catalogues (*.toml *.csv);;All files (*)</source>
      <translation>Catalogues (*.toml *.csv);;Tous les fichiers (*)</translation>
    </message>
    <message>
      <source>Certificate of the calculation</source>
      <translation>Certificat du calcul</translation>
    </message>
    <message>
      <source>Certification (RNCP)</source>
      <translation>Certification (RNCP)</translation>
    </message>
    <message>
      <source>Chair for the Region</source>
      <translation>Coprésidence pour la Région</translation>
    </message>
    <message>
      <source>Chair for the State</source>
      <translation>Coprésidence pour l’État</translation>
    </message>
    <message>
      <source>Change</source>
      <translation>Changement</translation>
    </message>
    <message>
      <source>Change the CLEFOP element</source>
      <translation>Changer l’élément CLEFOP</translation>
    </message>
    <message>
      <source>Change the chosen row</source>
      <translation>Modifier la ligne choisie</translation>
    </message>
    <message>
      <source>Change ticks and weights</source>
      <translation>Changer les zonages et les poids</translation>
    </message>
    <message>
      <source>Change “{name}”…</source>
      <translation>Modifier « {name} »…</translation>
    </message>
    <message>
      <source>Changed: {change}. You can generate again.</source>
      <translation>Changé : {change}. Vous pouvez relancer.</translation>
    </message>
    <message>
      <source>Changes nothing in the workspace.</source>
      <translation>Ne change rien dans l’espace de travail.</translation>
    </message>
    <message>
      <source>Changes under which it stays</source>
      <translation>Part des changements où il reste</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>Changer…</translation>
    </message>
    <message>
      <source>Chart. {label}. Territory: {values}.</source>
      <translation>Graphique. {label}. Territoire : {values}.</translation>
    </message>
    <message>
      <source>Charter of maps and printed pages</source>
      <translation>Charte des cartes et des pages imprimées</translation>
    </message>
    <message>
      <source>Charts of the indicator</source>
      <translation>Graphiques de l’indicateur</translation>
    </message>
    <message>
      <source>Checking the commune codes</source>
      <translation>Vérification des codes des communes</translation>
    </message>
    <message>
      <source>Choose a file</source>
      <translation>Choisir un fichier</translation>
    </message>
    <message>
      <source>Choose a file to import.</source>
      <translation>Choisissez un fichier à importer.</translation>
    </message>
    <message>
      <source>Choose a format…</source>
      <translation>Choisir un format…</translation>
    </message>
    <message>
      <source>Choose a region.</source>
      <translation>Choisissez une région.</translation>
    </message>
    <message>
      <source>Choose a region…</source>
      <translation>Choisissez une région…</translation>
    </message>
    <message>
      <source>Choose a territory</source>
      <translation>Choisir un territoire</translation>
    </message>
    <message>
      <source>Choose a territory and click the pin above its panel; two or three can be compared.</source>
      <translation>Choisissez un territoire et cliquez l’épingle en haut de son panneau ; deux ou trois se comparent.</translation>
    </message>
    <message>
      <source>Choose a workspace: the GeoPackage made by “Create a workspace”.</source>
      <translation>Choisissez un espace de travail : le GeoPackage créé par « Créer un espace de travail ».</translation>
    </message>
    <message>
      <source>Choose at least one zoning, each of them once.</source>
      <translation>Choisissez au moins un zonage, chacun une seule fois.</translation>
    </message>
    <message>
      <source>Choose at least two different zonings to overlay.</source>
      <translation>Choisissez au moins deux zonages différents à superposer.</translation>
    </message>
    <message>
      <source>Choose either a scenario or a zoning to print.</source>
      <translation>Choisissez un scénario ou un zonage à imprimer, pas les deux.</translation>
    </message>
    <message>
      <source>Choose its format below, or say what its columns are: {fields}.</source>
      <translation>Choisissez son format ci-dessous, ou dites ce que sont ses colonnes : {fields}.</translation>
    </message>
    <message>
      <source>Choose on the map</source>
      <translation>Choisir sur la carte</translation>
    </message>
    <message>
      <source>Choose the college of the member.</source>
      <translation>Choisissez le collège du membre.</translation>
    </message>
    <message>
      <source>Choose the file of the workspace to create.</source>
      <translation>Choisissez le fichier de l’espace de travail à créer.</translation>
    </message>
    <message>
      <source>Choose the folder of the sheets.</source>
      <translation>Choisissez le dossier des fiches.</translation>
    </message>
    <message>
      <source>Choose the spreadsheet to write.</source>
      <translation>Choisissez le classeur à écrire.</translation>
    </message>
    <message>
      <source>Choose the theme: the overview counts by theme.</source>
      <translation>Choisissez le thème : la vue d’ensemble compte par thème.</translation>
    </message>
    <message>
      <source>Choosing among the territories listed: {state}</source>
      <translation>Choix parmi les territoires énumérés : {state}</translation>
    </message>
    <message>
      <source>Circles: an area twice as large stands for twice as many. The legend gives round numbers.</source>
      <translation>Des cercles : une surface deux fois plus grande vaut deux fois plus. La légende donne des nombres ronds.</translation>
    </message>
    <message>
      <source>Classes around the value of the region</source>
      <translation>Classes autour de la valeur de la région</translation>
    </message>
    <message>
      <source>Classes of equal number (quantiles)</source>
      <translation>Classes d’effectif égal (quantiles)</translation>
    </message>
    <message>
      <source>Clear the search</source>
      <translation>Effacer la recherche</translation>
    </message>
    <message>
      <source>Clefop, CLPE, territory…</source>
      <translation>Clefop, CLPE, territoire…</translation>
    </message>
    <message>
      <source>Click a commune, an EPCI or a territory on the map, or type its name.</source>
      <translation>Cliquez une commune, un EPCI ou un territoire sur la carte, ou tapez son nom.</translation>
    </message>
    <message>
      <source>Click the corners of the perimeter; right click ends, Escape gives up.</source>
      <translation>Cliquez les sommets du périmètre ; le clic droit termine, Échap abandonne.</translation>
    </message>
    <message>
      <source>Click the map to see the trainings of a territory, their places and their dates.</source>
      <translation>Cliquez la carte pour voir les formations d’un territoire, leurs lieux et leurs dates.</translation>
    </message>
    <message>
      <source>Click the map to see where residents go to work.</source>
      <translation>Cliquez sur la carte pour voir où vont travailler les habitants.</translation>
    </message>
    <message>
      <source>Click the map to see which occupations recruit, and whether they are taught in reach.</source>
      <translation>Cliquez la carte pour voir quels métiers recrutent, et si une formation à portée y prépare.</translation>
    </message>
    <message>
      <source>Click the map to see who sits in the council and what it does.</source>
      <translation>Cliquez la carte pour voir qui siège au conseil et ce qu’il fait.</translation>
    </message>
    <message>
      <source>Click the map to see who supports the residents.</source>
      <translation>Cliquez la carte pour voir qui accompagne les habitants.</translation>
    </message>
    <message>
      <source>Click to sort by name</source>
      <translation>Cliquer pour trier par nom</translation>
    </message>
    <message>
      <source>Click to sort by the gap to the region, in share of the regional value</source>
      <translation>Cliquer pour trier par écart à la région, en part de la valeur régionale</translation>
    </message>
    <message>
      <source>Click to sort by theme</source>
      <translation>Cliquer pour trier par thème</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Fermer</translation>
    </message>
    <message>
      <source>Close the workspace</source>
      <translation>Fermer l’espace de travail</translation>
    </message>
    <message>
      <source>Co-chair for the Region</source>
      <translation>Coprésidence Région</translation>
    </message>
    <message>
      <source>Co-chair for the State</source>
      <translation>Coprésidence État</translation>
    </message>
    <message>
      <source>Co-chairs</source>
      <translation>Coprésidence</translation>
    </message>
    <message>
      <source>Code</source>
      <translation>Code</translation>
    </message>
    <message>
      <source>Code of a territory, when the item always shows the same one.</source>
      <translation>Code d’un territoire, si l’élément montre toujours le même.</translation>
    </message>
    <message>
      <source>Code of the territory</source>
      <translation>Code du territoire</translation>
    </message>
    <message>
      <source>Code of the territory.</source>
      <translation>Code du territoire.</translation>
    </message>
    <message>
      <source>Code of the zone that holds most of it</source>
      <translation>Code de la zone qui en contient le plus</translation>
    </message>
    <message>
      <source>Code of the zone; empty outside any zone</source>
      <translation>Code de la zone ; vide hors de toute zone</translation>
    </message>
    <message>
      <source>Codes</source>
      <translation>Codes</translation>
    </message>
    <message>
      <source>Codes of the territories, separated by ; (empty: all)</source>
      <translation>Codes des territoires, séparés par ; (vide : tous)</translation>
    </message>
    <message>
      <source>Codes of two territories to compare, separated by ;</source>
      <translation>Codes de deux territoires à comparer, séparés par ;</translation>
    </message>
    <message>
      <source>College</source>
      <translation>Collège</translation>
    </message>
    <message>
      <source>Colour of a block on the map of a territory: neighbours differ.</source>
      <translation>Couleur d’un bloc sur la carte d’un territoire : deux voisins n’ont pas la même.</translation>
    </message>
    <message>
      <source>Colour of a territory on the map of the region: neighbours differ.</source>
      <translation>Couleur d’un territoire sur la carte de la région : deux voisins n’ont pas la même.</translation>
    </message>
    <message>
      <source>Colour the zones on the map</source>
      <translation>Colorer sur la carte</translation>
    </message>
    <message>
      <source>Colouring the zones</source>
      <translation>Coloriage des zones</translation>
    </message>
    <message>
      <source>Colours only tell neighbours apart. The number refers to the table.</source>
      <translation>Les couleurs séparent les voisins, elles n’ont pas d’autre sens. Le numéro renvoie au tableau.</translation>
    </message>
    <message>
      <source>Column</source>
      <translation>Colonne</translation>
    </message>
    <message>
      <source>Column names</source>
      <translation>Noms de colonnes</translation>
    </message>
    <message>
      <source>Column of commune codes</source>
      <translation>Colonne des codes de commune</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Colonnes</translation>
    </message>
    <message>
      <source>Columns not read: {fields}.</source>
      <translation>Colonnes non lues : {fields}.</translation>
    </message>
    <message>
      <source>Columns of the file and what they are</source>
      <translation>Colonnes du fichier et ce qu’elles sont</translation>
    </message>
    <message>
      <source>Columns to import</source>
      <translation>Colonnes à importer</translation>
    </message>
    <message>
      <source>Come to work</source>
      <translation>Viennent travailler</translation>
    </message>
    <message>
      <source>Comments</source>
      <translation>Commentaires</translation>
    </message>
    <message>
      <source>Common borders not cut</source>
      <translation>Limites communes non coupées</translation>
    </message>
    <message>
      <source>Commune</source>
      <translation>Commune</translation>
    </message>
    <message>
      <source>Commune code</source>
      <translation>Code de la commune</translation>
    </message>
    <message>
      <source>Commune in no service area</source>
      <translation>Commune sans zone de desserte</translation>
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
      <source>Communes (Admin Express, geo.api.gouv.fr)</source>
      <translation>Communes (Admin Express, geo.api.gouv.fr)</translation>
    </message>
    <message>
      <source>Communes and territories</source>
      <translation>Communes et territoires</translation>
    </message>
    <message>
      <source>Communes and their territory</source>
      <translation>Communes et leur territoire</translation>
    </message>
    <message>
      <source>Communes by EPCI</source>
      <translation>Les communes, par EPCI</translation>
    </message>
    <message>
      <source>Communes by block: list</source>
      <translation>Communes par bloc : liste</translation>
    </message>
    <message>
      <source>Communes by zone</source>
      <translation>Les communes, par zone</translation>
    </message>
    <message>
      <source>Communes far from</source>
      <translation>Communes loin de</translation>
    </message>
    <message>
      <source>Communes in the area of no mission locale: {count} ({names}).</source>
      <translation>Communes qui ne relèvent d’aucune mission locale : {count} ({names}).</translation>
    </message>
    <message>
      <source>Communes of the COG (INSEE)</source>
      <translation>Communes du COG (Insee)</translation>
    </message>
    <message>
      <source>Communes of the EPCI that are outside the study</source>
      <translation>Communes de l’EPCI hors de l’étude</translation>
    </message>
    <message>
      <source>Communes of the territory in its service area</source>
      <translation>Communes du territoire qu’elle dessert</translation>
    </message>
    <message>
      <source>Communes of the workspace absent from this file: {count} ({names}).</source>
      <translation>Communes de l’espace de travail absentes de ce fichier : {count} ({names}).</translation>
    </message>
    <message>
      <source>Communes of {departement}</source>
      <translation>Communes : {departement}</translation>
    </message>
    <message>
      <source>Communes served by several missions locales: {count} ({names}).</source>
      <translation>Communes couvertes par plusieurs missions locales : {count} ({names}).</translation>
    </message>
    <message>
      <source>Communes that the workspace does not have, in its départements: {count} ({names}). Another vintage?</source>
      <translation>Communes que l’espace de travail n’a pas, dans ses départements : {count} ({names}). Un autre millésime ?</translation>
    </message>
    <message>
      <source>Communes whose name in the workspace is not the one of this file: {count} ({names}).</source>
      <translation>Communes dont le nom dans l’espace de travail n’est pas celui de ce fichier : {count} ({names}).</translation>
    </message>
    <message>
      <source>Communes whose value is masked or not known</source>
      <translation>Communes dont la valeur est masquée ou inconnue</translation>
    </message>
    <message>
      <source>Communes with an offer</source>
      <translation>Communes avec une offre</translation>
    </message>
    <message>
      <source>Communes without a block</source>
      <translation>Communes sans bloc</translation>
    </message>
    <message>
      <source>Communes without a zone in {zoning}: {count}.</source>
      <translation>{zoning}, communes sans zone : {count}.</translation>
    </message>
    <message>
      <source>Communes without any training at less than {km} km, in a straight line: {count} of {total}, {share} of inhabitants ({names}).</source>
      <translation>Communes sans aucune formation à moins de {km} km à vol d’oiseau : {count} sur {total}, {share} des habitants ({names}).</translation>
    </message>
    <message>
      <source>Commuters kept inside</source>
      <translation>Navetteurs gardés à l’intérieur</translation>
    </message>
    <message>
      <source>Commuting</source>
      <translation>Navettes domicile-travail</translation>
    </message>
    <message>
      <source>Commuting between communes</source>
      <translation>Déplacements domicile-travail entre communes</translation>
    </message>
    <message>
      <source>Commuting flows</source>
      <translation>Flux domicile-travail</translation>
    </message>
    <message>
      <source>Commuting flows are not part of the objective.</source>
      <translation>Les navettes domicile-travail n’entrent pas dans l’objectif.</translation>
    </message>
    <message>
      <source>Commuting links and brakes</source>
      <translation>Liens domicile-travail et freins</translation>
    </message>
    <message>
      <source>Commuting: bars of the main links</source>
      <translation>Navettes domicile-travail : barres des principaux liens</translation>
    </message>
    <message>
      <source>Compactness</source>
      <translation>Compacité</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Comparer</translation>
    </message>
    <message>
      <source>Compare the pinned territories</source>
      <translation>Comparer les territoires épinglés</translation>
    </message>
    <message>
      <source>Compare the pinned territories ({count})</source>
      <translation>Comparer les territoires épinglés ({count})</translation>
    </message>
    <message>
      <source>Compare the zonings two by two</source>
      <translation>Comparer les zonages deux à deux</translation>
    </message>
    <message>
      <source>Compare them all</source>
      <translation>Les comparer tous</translation>
    </message>
    <message>
      <source>Comparing {count} pairs of zonings</source>
      <translation>Comparaison de {count} paires de zonages</translation>
    </message>
    <message>
      <source>Comparison</source>
      <translation>Comparaison</translation>
    </message>
    <message>
      <source>Comparison sheet of two pinned territories…</source>
      <translation>Fiche de comparaison de deux territoires épinglés…</translation>
    </message>
    <message>
      <source>Comparison: {names} ({format})</source>
      <translation>Comparaison : {names} ({format})</translation>
    </message>
    <message>
      <source>Completeness</source>
      <translation>Complétude</translation>
    </message>
    <message>
      <source>Completeness: 1 when each zone of the first lies in one zone of the second</source>
      <translation>Complétude : 1 si chaque zone du premier est dans une seule zone du second</translation>
    </message>
    <message>
      <source>Composition of the EPCI (DGCL)</source>
      <translation>Composition des EPCI (DGCL)</translation>
    </message>
    <message>
      <source>Computation</source>
      <translation>Calcul</translation>
    </message>
    <message>
      <source>Computation stopped</source>
      <translation>Calcul arrêté</translation>
    </message>
    <message>
      <source>Compute again</source>
      <translation>Recalculer</translation>
    </message>
    <message>
      <source>Computed on the communes that are published; the share of the residents they cover stands beside it.</source>
      <translation>Calculée sur les communes publiées ; la part des habitants qu’elles couvrent figure à côté.</translation>
    </message>
    <message>
      <source>Computing… The map remains usable.</source>
      <translation>Calcul en cours… La carte reste utilisable.</translation>
    </message>
    <message>
      <source>Constraints</source>
      <translation>Contraintes</translation>
    </message>
    <message>
      <source>Contact</source>
      <translation>Contact</translation>
    </message>
    <message>
      <source>Container</source>
      <translation>Découpage</translation>
    </message>
    <message>
      <source>Container: {label}</source>
      <translation>Maille : {label}</translation>
    </message>
    <message>
      <source>Content</source>
      <translation>Contenu</translation>
    </message>
    <message>
      <source>Contents</source>
      <translation>Sommaire</translation>
    </message>
    <message>
      <source>Contingency table</source>
      <translation>Tableau de contingence</translation>
    </message>
    <message>
      <source>Continuing training</source>
      <translation>Formation continue</translation>
    </message>
    <message>
      <source>Conversion report</source>
      <translation>Rapport de conversion</translation>
    </message>
    <message>
      <source>Convert a table to another vintage…</source>
      <translation>Convertir une table vers un autre millésime…</translation>
    </message>
    <message>
      <source>Convert the vintage of a table</source>
      <translation>Convertir le millésime d’une table</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Copier</translation>
    </message>
    <message>
      <source>Copy the chart</source>
      <translation>Copier le graphique</translation>
    </message>
    <message>
      <source>Copy the table</source>
      <translation>Copier le tableau</translation>
    </message>
    <message>
      <source>Copying the chart</source>
      <translation>Copie du graphique</translation>
    </message>
    <message>
      <source>Corrected</source>
      <translation>Corrigées</translation>
    </message>
    <message>
      <source>Corrected:</source>
      <translation>Corrigé :</translation>
    </message>
    <message>
      <source>Correspondence of communes and EPCI with the territories</source>
      <translation>Correspondance des communes et des EPCI avec les territoires</translation>
    </message>
    <message>
      <source>Cost of every pair kept together</source>
      <translation>Coût constant de chaque paire réunie</translation>
    </message>
    <message>
      <source>Could join</source>
      <translation>Pourrait rejoindre</translation>
    </message>
    <message>
      <source>Council</source>
      <translation>Conseil</translation>
    </message>
    <message>
      <source>Council and action plan</source>
      <translation>Conseil et plan d’action</translation>
    </message>
    <message>
      <source>Council and projects</source>
      <translation>Conseil et projets</translation>
    </message>
    <message>
      <source>Council and projects (continued)</source>
      <translation>Conseil et projets (suite)</translation>
    </message>
    <message>
      <source>Council and projects: what the council has recorded</source>
      <translation>Conseil et projets : ce que le conseil a saisi</translation>
    </message>
    <message>
      <source>Council of the territory, as a map: label, state_chair, region_chair, members, meetings, projects (the last three are counted).</source>
      <translation>Conseil du territoire, sous forme de dictionnaire : label (nom), state_chair et region_chair (présidences), members, meetings, projects (nombres de membres, de réunions et de projets).</translation>
    </message>
    <message>
      <source>Council of {name}</source>
      <translation>Conseil : {name}</translation>
    </message>
    <message>
      <source>Council: chairs, meetings, progress</source>
      <translation>Conseil : présidence, réunions, avancement</translation>
    </message>
    <message>
      <source>Councils belong to the territories of a scenario</source>
      <translation>Les conseils sont ceux des territoires d’un scénario</translation>
    </message>
    <message>
      <source>Councils belong to the territories of a scenario. Generate one, or import one.</source>
      <translation>Les conseils sont ceux des territoires d’un scénario. Générez-en un, ou importez-en un.</translation>
    </message>
    <message>
      <source>Councils recorded: {count}.</source>
      <translation>Conseils renseignés : {count}.</translation>
    </message>
    <message>
      <source>Counts and rates</source>
      <translation>Effectifs et taux</translation>
    </message>
    <message>
      <source>Cover</source>
      <translation>Couverture</translation>
    </message>
    <message>
      <source>Coverage</source>
      <translation>Couverture</translation>
    </message>
    <message>
      <source>Coverage of the missions locales by commune</source>
      <translation>Couverture des missions locales par commune</translation>
    </message>
    <message>
      <source>Covers</source>
      <translation>Couvre</translation>
    </message>
    <message>
      <source>Covers {communes} communes, {share} of residents</source>
      <translation>Couvre {communes} communes, {share} des habitants</translation>
    </message>
    <message>
      <source>Create a workspace</source>
      <translation>Créer un espace de travail</translation>
    </message>
    <message>
      <source>Create the workspace</source>
      <translation>Créer l’espace de travail</translation>
    </message>
    <message>
      <source>Cut by</source>
      <translation>Coupée par</translation>
    </message>
    <message>
      <source>Cut few common borders: territories without arms.</source>
      <translation>Couper peu de limites communes : des territoires ramassés.</translation>
    </message>
    <message>
      <source>Dashed, the region.</source>
      <translation>En tirets, la région.</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>Données</translation>
    </message>
    <message>
      <source>Data (*.csv *.txt *.tsv *.xlsx *.ods *.zip *.xml *.json *.gpkg *.shp *.geojson *.kml *.parquet);;All files (*)</source>
      <translation>Données (*.csv *.txt *.tsv *.xlsx *.ods *.zip *.xml *.json *.gpkg *.shp *.geojson *.kml *.parquet);;Tous les fichiers (*)</translation>
    </message>
    <message>
      <source>Data files</source>
      <translation>Fichiers de données</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Date</translation>
    </message>
    <message>
      <source>Date of the calculation</source>
      <translation>Date du calcul</translation>
    </message>
    <message>
      <source>Dates</source>
      <translation>Dates</translation>
    </message>
    <message>
      <source>Day of the import</source>
      <translation>Jour de l’import</translation>
    </message>
    <message>
      <source>Decimal mark</source>
      <translation>Marque décimale</translation>
    </message>
    <message>
      <source>Decimals shown</source>
      <translation>Décimales affichées</translation>
    </message>
    <message>
      <source>Declared links</source>
      <translation>Liens déclarés</translation>
    </message>
    <message>
      <source>Declared links instead of those proposed for islands (code-code; none: no link)</source>
      <translation>Liaisons déclarées, au lieu de celles proposées pour les îles (code-code ; aucune : pas de liaison)</translation>
    </message>
    <message>
      <source>Definition</source>
      <translation>Définition</translation>
    </message>
    <message>
      <source>Definition and source</source>
      <translation>Définition et source</translation>
    </message>
    <message>
      <source>Definition and what to know of it</source>
      <translation>Définition et précautions</translation>
    </message>
    <message>
      <source>Definitions of the indicators</source>
      <translation>Définitions des indicateurs</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Supprimer</translation>
    </message>
    <message>
      <source>Delete the chosen row</source>
      <translation>Supprimer la ligne choisie</translation>
    </message>
    <message>
      <source>Delete these files</source>
      <translation>Supprimer ces fichiers</translation>
    </message>
    <message>
      <source>Delete this set</source>
      <translation>Supprimer ce jeu</translation>
    </message>
    <message>
      <source>Demonstration scenario</source>
      <translation>Scénario de démonstration</translation>
    </message>
    <message>
      <source>Denominator</source>
      <translation>Dénominateur</translation>
    </message>
    <message>
      <source>Denominator of the ratio</source>
      <translation>Dénominateur du ratio</translation>
    </message>
    <message>
      <source>Density</source>
      <translation>Densité</translation>
    </message>
    <message>
      <source>Details…</source>
      <translation>Détails…</translation>
    </message>
    <message>
      <source>Diameter of {value}</source>
      <translation>Diamètre de {value}</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>Écart</translation>
    </message>
    <message>
      <source>Difference with the region, in the unit beside it; empty for a count</source>
      <translation>Écart à la région, dans l’unité indiquée à côté ; vide pour un effectif</translation>
    </message>
    <message>
      <source>Difficult</source>
      <translation>Difficile</translation>
    </message>
    <message>
      <source>Difficult, region</source>
      <translation>Difficiles, région</translation>
    </message>
    <message>
      <source>Difficulty: {word}. {text}</source>
      <translation>Difficulté : {word}. {text}</translation>
    </message>
    <message>
      <source>Directory of structures</source>
      <translation>Annuaire de structures</translation>
    </message>
    <message>
      <source>Directory, by a mapping</source>
      <translation>Annuaire, par une correspondance de colonnes</translation>
    </message>
    <message>
      <source>Disc: the chosen territory. Diamond: its département. Black bar: the region.</source>
      <translation>Disque : le territoire choisi. Losange : son département. Barre noire : la région.</translation>
    </message>
    <message>
      <source>Distance (km)</source>
      <translation>Distance (km)</translation>
    </message>
    <message>
      <source>Distance from the outline of the territory</source>
      <translation>Distance au contour du territoire</translation>
    </message>
    <message>
      <source>Distance of “within x km”</source>
      <translation>Distance de « à moins de x km »</translation>
    </message>
    <message>
      <source>Distance to the nearest</source>
      <translation>Distance au plus proche</translation>
    </message>
    <message>
      <source>Distance to the nearest structure</source>
      <translation>Distance à la structure la plus proche</translation>
    </message>
    <message>
      <source>Distance to the seat</source>
      <translation>Distance au siège</translation>
    </message>
    <message>
      <source>Distance to the seat of {value}</source>
      <translation>Distance au siège de {value}</translation>
    </message>
    <message>
      <source>Distance within which a training is in reach</source>
      <translation>Distance à laquelle une formation est à portée</translation>
    </message>
    <message>
      <source>Distinct plans that respect the same limits and agree almost as well with the references.</source>
      <translation>D’autres découpages, qui respectent les mêmes limites et s’accordent presque aussi bien avec les références.</translation>
    </message>
    <message>
      <source>Distinct scenarios nearly as good, so that a meeting has a choice.</source>
      <translation>Des scénarios différents, presque aussi bons, pour qu’une réunion ait le choix.</translation>
    </message>
    <message>
      <source>Distribution</source>
      <translation>Répartition</translation>
    </message>
    <message>
      <source>Divided in proportion to the residents of each part, so estimated: {codes}.</source>
      <translation>Divisées selon les habitants de chaque partie, donc estimées : {codes}.</translation>
    </message>
    <message>
      <source>Does it cover this region and these communes? The reasons are in the preview.</source>
      <translation>Couvre-t-il cette région et ces communes ? Les raisons sont dans l’aperçu.</translation>
    </message>
    <message>
      <source>Domain</source>
      <translation>Domaine</translation>
    </message>
    <message>
      <source>Domain not stated</source>
      <translation>Domaine non précisé</translation>
    </message>
    <message>
      <source>Domain of training</source>
      <translation>Domaine de formation</translation>
    </message>
    <message>
      <source>Doubtful values on the maps of the region</source>
      <translation>Valeurs incertaines des cartes de la région</translation>
    </message>
    <message>
      <source>Download a workspace from the official services</source>
      <translation>Télécharger un espace de travail depuis les services officiels</translation>
    </message>
    <message>
      <source>Download and create</source>
      <translation>Télécharger et créer</translation>
    </message>
    <message>
      <source>Downloaded from {url} on {date}.</source>
      <translation>Téléchargé de {url} le {date}.</translation>
    </message>
    <message>
      <source>Downloads cannot be kept in {folder}: {error}. Free some space, or choose another folder.</source>
      <translation>Les téléchargements ne peuvent pas être gardés dans {folder} : {error}. Libérez de la place, ou choisissez un autre dossier.</translation>
    </message>
    <message>
      <source>Draw a perimeter</source>
      <translation>Dessiner un périmètre</translation>
    </message>
    <message>
      <source>Draw a perimeter…</source>
      <translation>Dessiner un périmètre…</translation>
    </message>
    <message>
      <source>Draw all {count} zones</source>
      <translation>Dessiner les {count} zones</translation>
    </message>
    <message>
      <source>Draw only the cut zones</source>
      <translation>Ne dessiner que les zones coupées</translation>
    </message>
    <message>
      <source>Draw the outlines of the zonings too</source>
      <translation>Dessiner aussi le contour des zonages</translation>
    </message>
    <message>
      <source>Drawing the borders</source>
      <translation>Tracé des limites</translation>
    </message>
    <message>
      <source>Drawing the chart</source>
      <translation>Dessin du graphique</translation>
    </message>
    <message>
      <source>Drawing the pages…</source>
      <translation>Dessin des pages…</translation>
    </message>
    <message>
      <source>Drawing the page…</source>
      <translation>Dessin de la page…</translation>
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
      <source>Drawn perimeter</source>
      <translation>Périmètre dessiné</translation>
    </message>
    <message>
      <source>Drawn perimeter: the communes whose centre is inside.</source>
      <translation>Périmètre dessiné : les communes dont le centre est à l’intérieur.</translation>
    </message>
    <message>
      <source>Drawn perimeter: the communes whose centre is inside; the drawing cuts {count} communes.</source>
      <translation>Périmètre dessiné : les communes dont le centre est à l’intérieur ; communes coupées par le tracé : {count}.</translation>
    </message>
    <message>
      <source>Drop a file as you downloaded it, or take a layer of the project.</source>
      <translation>Déposez un fichier tel que vous l’avez téléchargé, ou prenez une couche du projet.</translation>
    </message>
    <message>
      <source>Drop a membership table (commune → zone). Each recognised column becomes a zoning; untick the others.</source>
      <translation>Déposez une table d’appartenance (commune → zone). Chaque colonne reconnue devient un zonage ; décochez ce qui ne sert pas.</translation>
    </message>
    <message>
      <source>Drop a membership table or a layer of polygons here: its vintage is recognised from its codes.</source>
      <translation>Déposez ici une table d’appartenance ou une couche de polygones : le millésime est reconnu d’après les codes.</translation>
    </message>
    <message>
      <source>Drop a table of communes with their population. The rows of your vintage are found by their codes.</source>
      <translation>Déposez une table des communes avec leur population. Les lignes de votre millésime sont trouvées d’après les codes.</translation>
    </message>
    <message>
      <source>Drop files here, as they were downloaded</source>
      <translation>Déposez ici des fichiers, tels que téléchargés</translation>
    </message>
    <message>
      <source>Drop files here, as they were downloaded: each import leaves its report in this journal.</source>
      <translation>Déposez ici des fichiers, tels que téléchargés : chaque import laisse son rapport dans ce journal.</translation>
    </message>
    <message>
      <source>Drop others to add them.</source>
      <translation>Déposez-en d’autres pour les ajouter.</translation>
    </message>
    <message>
      <source>Drop tables of communes, such as files of Insee. You can also import them later.</source>
      <translation>Déposez des tables de communes, par exemple des fichiers de l’Insee. Vous pourrez aussi les importer plus tard.</translation>
    </message>
    <message>
      <source>Drop tables of indicators here</source>
      <translation>Déposez ici des tables d’indicateurs</translation>
    </message>
    <message>
      <source>Drop the membership table and its labels here</source>
      <translation>Déposez ici la table d’appartenance et ses libellés</translation>
    </message>
    <message>
      <source>Drop the polygons of the communes here</source>
      <translation>Déposez ici les contours des communes</translation>
    </message>
    <message>
      <source>Drop the table of population here</source>
      <translation>Déposez ici la table de population</translation>
    </message>
    <message>
      <source>Département</source>
      <translation>Département</translation>
    </message>
    <message>
      <source>Département {code}</source>
      <translation>Département {code}</translation>
    </message>
    <message>
      <source>Départements</source>
      <translation>Départements</translation>
    </message>
    <message>
      <source>Départements, the one with most residents first</source>
      <translation>Départements, le plus peuplé dans le territoire en premier</translation>
    </message>
    <message>
      <source>E-mail</source>
      <translation>Courriel</translation>
    </message>
    <message>
      <source>EPCI</source>
      <translation>EPCI</translation>
    </message>
    <message>
      <source>EPCI and their territory</source>
      <translation>EPCI et leur territoire</translation>
    </message>
    <message>
      <source>EPCI codes repaired</source>
      <translation>codes d’EPCI réparés</translation>
    </message>
    <message>
      <source>Each bar is a zone, each ribbon what two zones share ({weight}). Pale: the main partner of the zone on the left. In colour: what is cut off from it.</source>
      <translation>Chaque barre est une zone, chaque ruban ce que deux zones partagent ({weight}). Pâle : la zone dominante de celle de gauche. En couleur : ce qui en est séparé.</translation>
    </message>
    <message>
      <source>Each block belongs to one territory, and to one only; no block is cut.</source>
      <translation>Chaque bloc appartient à un territoire et à un seul ; aucun bloc n’est coupé.</translation>
    </message>
    <message>
      <source>Each line between two neighbouring communes is read once, and the zonings that have a limit there are counted, each for one. The outer limit of the region and the coast stand apart.</source>
      <translation>Chaque ligne entre deux communes voisines est lue une fois ; on compte les zonages qui y ont une limite, chacun pour un. La limite extérieure de la région et la côte sont mises à part.</translation>
    </message>
    <message>
      <source>Each lycée is one training; the courses it teaches are in its title.</source>
      <translation>Chaque lycée est une formation ; les enseignements qu’il propose figurent dans son intitulé.</translation>
    </message>
    <message>
      <source>Each of these changes is enough, and was checked:</source>
      <translation>Chacun de ces changements suffit, et a été vérifié :</translation>
    </message>
    <message>
      <source>Each pair</source>
      <translation>Chaque paire</translation>
    </message>
    <message>
      <source>Each pair of residents brought together adds the weights of the references where they share a zone, minus one half: it is worth bringing two residents together when they share more than half of the references, by weight. The sum over all pairs is the objective, in thousand millions of pairs. Without other wishes it grows and falls exactly as the weighted Rand index, the share of the pairs that the territories and the references treat alike.</source>
      <translation>Chaque paire d’habitants réunie apporte la somme des poids des références où ils partagent une zone, moins un demi : réunir deux habitants est utile dès qu’ils partagent plus de la moitié des références, comptées par leur poids. La somme sur toutes les paires est l’objectif, en milliards de paires. Sans autre souhait, il monte et descend exactement comme l’indice de Rand pondéré, qui est la part des paires que les territoires et les références traitent de la même façon.</translation>
    </message>
    <message>
      <source>Each territory has from {minimum} to {maximum}.</source>
      <translation>Chaque territoire compte de {minimum} à {maximum}.</translation>
    </message>
    <message>
      <source>Each territory is in one piece: its blocks touch each other, by a common border or a declared link.</source>
      <translation>Chaque territoire est d’un seul tenant : ses blocs se touchent, par une limite commune ou par une liaison déclarée.</translation>
    </message>
    <message>
      <source>Each territory is made of whole blocks. The calculation looks, among all possible plans, for the one that agrees best with the reference zonings chosen by the study.</source>
      <translation>Chaque territoire est fait de blocs entiers. Parmi tous les découpages possibles, le calcul cherche celui qui s’accorde le mieux avec les zonages de référence choisis pour l’étude.</translation>
    </message>
    <message>
      <source>Easy</source>
      <translation>Facile</translation>
    </message>
    <message>
      <source>Edit the links</source>
      <translation>Modifier les liens</translation>
    </message>
    <message>
      <source>Effect</source>
      <translation>Effet</translation>
    </message>
    <message>
      <source>Elsewhere</source>
      <translation>Ailleurs</translation>
    </message>
    <message>
      <source>Employment zones, arrondissements, living areas…: administrations and statisticians divide the region in other ways. Two pages tell how the territories fit in.</source>
      <translation>Zones d’emploi, arrondissements, bassins de vie… : administrations et statisticiens découpent la région autrement. Deux pages disent comment les territoires s’y accordent.</translation>
    </message>
    <message>
      <source>Empty</source>
      <translation>Vider</translation>
    </message>
    <message>
      <source>Empty the folder of the downloads</source>
      <translation>Vider le dossier des téléchargements</translation>
    </message>
    <message>
      <source>Emptying the downloads</source>
      <translation>Vidage des téléchargements</translation>
    </message>
    <message>
      <source>Encoding</source>
      <translation>Encodage</translation>
    </message>
    <message>
      <source>End</source>
      <translation>Fin</translation>
    </message>
    <message>
      <source>End of the search</source>
      <translation>Fin de la recherche</translation>
    </message>
    <message>
      <source>End, as precisely as it is known</source>
      <translation>Fin, aussi précise qu’elle est connue</translation>
    </message>
    <message>
      <source>Engine</source>
      <translation>Moteur de calcul</translation>
    </message>
    <message>
      <source>Estimated from areas, as if the inhabitants of a commune were spread evenly over it.</source>
      <translation>Estimé d’après les surfaces, comme si les habitants d’une commune y étaient répartis également.</translation>
    </message>
    <message>
      <source>Estimated rows</source>
      <translation>Lignes estimées</translation>
    </message>
    <message>
      <source>Estimated: computed on the communes where a value is published; the share of inhabitants covered is given.</source>
      <translation>Estimé : calculé sur les communes où une valeur est publiée ; la part des habitants couverts est indiquée.</translation>
    </message>
    <message>
      <source>Every block is in the main territory of its zones.</source>
      <translation>Chaque bloc est dans le territoire principal de ses zones.</translation>
    </message>
    <message>
      <source>Every change tried</source>
      <translation>Tous les changements essayés</translation>
    </message>
    <message>
      <source>Every commune has a training at less than {km} km, in a straight line.</source>
      <translation>Chaque commune a une formation à moins de {km} km à vol d’oiseau.</translation>
    </message>
    <message>
      <source>Every commune has a zone.</source>
      <translation>Chaque commune a une zone.</translation>
    </message>
    <message>
      <source>Every commune has one within {distance}.</source>
      <translation>Chaque commune en a une à moins de {distance}.</translation>
    </message>
    <message>
      <source>Every commune is in the area of a mission locale.</source>
      <translation>Toutes les communes relèvent d’une mission locale.</translation>
    </message>
    <message>
      <source>Every family with needs has a training within {distance}.</source>
      <translation>Chaque famille qui recrute a une formation à moins de {distance}.</translation>
    </message>
    <message>
      <source>Every row was recognised.</source>
      <translation>Toutes les lignes ont été reconnues.</translation>
    </message>
    <message>
      <source>Every territory respects these limits:</source>
      <translation>Chaque territoire respecte ces limites :</translation>
    </message>
    <message>
      <source>Everything is ready</source>
      <translation>Tout est prêt</translation>
    </message>
    <message>
      <source>Evolution of figures: charts</source>
      <translation>Évolution des chiffres : courbes</translation>
    </message>
    <message>
      <source>Evolution of the territory and of the region</source>
      <translation>Évolution du territoire et de la région</translation>
    </message>
    <message>
      <source>Example</source>
      <translation>Exemple</translation>
    </message>
    <message>
      <source>Excel spreadsheet (XLSX)</source>
      <translation>Classeur Excel (XLSX)</translation>
    </message>
    <message>
      <source>Exchange the two zonings</source>
      <translation>Échanger les deux zonages</translation>
    </message>
    <message>
      <source>Expected to be difficult</source>
      <translation>Jugés difficiles</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exporter</translation>
    </message>
    <message>
      <source>Export the atlas</source>
      <translation>Exporter l’atlas</translation>
    </message>
    <message>
      <source>Export the atlas…</source>
      <translation>Exporter l’atlas…</translation>
    </message>
    <message>
      <source>Export the chart</source>
      <translation>Exporter le graphique</translation>
    </message>
    <message>
      <source>Export the chart as SVG or PNG…</source>
      <translation>Exporter le graphique en SVG ou PNG…</translation>
    </message>
    <message>
      <source>Export the set of indicators</source>
      <translation>Exporter le jeu d’indicateurs</translation>
    </message>
    <message>
      <source>Export the spreadsheet of councils</source>
      <translation>Exporter le classeur des conseils</translation>
    </message>
    <message>
      <source>Export the spreadsheet of the councils, fill it in, then bring it back: this page will show it.</source>
      <translation>Exportez le tableur des conseils, remplissez-le, puis relisez-le : cette page le montrera.</translation>
    </message>
    <message>
      <source>Export the spreadsheet…</source>
      <translation>Exporter le classeur…</translation>
    </message>
    <message>
      <source>Export the tables</source>
      <translation>Exporter les tableaux</translation>
    </message>
    <message>
      <source>Export the tables of territories</source>
      <translation>Exporter les tableaux des territoires</translation>
    </message>
    <message>
      <source>Export the tables…</source>
      <translation>Exporter les tableaux…</translation>
    </message>
    <message>
      <source>Exported.</source>
      <translation>Export terminé.</translation>
    </message>
    <message>
      <source>Exporting the chart</source>
      <translation>Export du graphique</translation>
    </message>
    <message>
      <source>Exports</source>
      <translation>Exports</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Exporter…</translation>
    </message>
    <message>
      <source>Extent (km)</source>
      <translation>Étendue (km)</translation>
    </message>
    <message>
      <source>FICTIONAL REGION</source>
      <translation>RÉGION FICTIVE</translation>
    </message>
    <message>
      <source>FORMACODE codes</source>
      <translation>Codes FORMACODE</translation>
    </message>
    <message>
      <source>Families, {order}</source>
      <translation>Familles, {order}</translation>
    </message>
    <message>
      <source>Family of zonings: administratif, étude or action</source>
      <translation>Famille de zonages : administratif, étude ou action</translation>
    </message>
    <message>
      <source>Fewer than two territories have a value: there is no distribution.</source>
      <translation>Moins de deux territoires ont une valeur : il n’y a pas de répartition.</translation>
    </message>
    <message>
      <source>Fewest residents of a territory</source>
      <translation>Population minimale d’un territoire</translation>
    </message>
    <message>
      <source>Fictional region of Armerie</source>
      <translation>Région fictive de l’Armerie</translation>
    </message>
    <message>
      <source>Fictional region: everything here is invented.</source>
      <translation>Région fictive : tout y est inventé.</translation>
    </message>
    <message>
      <source>Fictional region: everything in it is invented. Quote none of these figures.</source>
      <translation>Région fictive : tout y est inventé. Ne citez aucun de ces chiffres.</translation>
    </message>
    <message>
      <source>Fictional region: {communes} communes, {zonings} zonings, {trainings} training offers. None of it exists: never quote its figures.</source>
      <translation>Région fictive : {communes} communes, {zonings} zonages, {trainings} formations. Rien n’y existe : ne citez jamais ses chiffres.</translation>
    </message>
    <message>
      <source>Field of the commune code</source>
      <translation>Champ du code de la commune</translation>
    </message>
    <message>
      <source>Field of the commune code (empty: recognised)</source>
      <translation>Champ du code de commune (vide : reconnu)</translation>
    </message>
    <message>
      <source>Field of the commune name</source>
      <translation>Champ du nom de la commune</translation>
    </message>
    <message>
      <source>Field of the population</source>
      <translation>Champ de la population</translation>
    </message>
    <message>
      <source>Field of the residents</source>
      <translation>Champ des habitants</translation>
    </message>
    <message>
      <source>Fields to add up, separated by ; (empty: recognised)</source>
      <translation>Champs à additionner, séparés par ; (vide : reconnus)</translation>
    </message>
    <message>
      <source>Fields to import, separated by ; (empty: those that are recognised)</source>
      <translation>Champs à importer, séparés par ; (vide : ceux qui sont reconnus)</translation>
    </message>
    <message>
      <source>Figures: {theme}</source>
      <translation>Chiffres : {theme}</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Fichier</translation>
    </message>
    <message>
      <source>File format</source>
      <translation>Format de fichier</translation>
    </message>
    <message>
      <source>File of the archive</source>
      <translation>Fichier de l’archive</translation>
    </message>
    <message>
      <source>File of the archive, or layer</source>
      <translation>Fichier de l’archive, ou couche</translation>
    </message>
    <message>
      <source>File of zone names</source>
      <translation>Fichier des noms de zones</translation>
    </message>
    <message>
      <source>File or folder</source>
      <translation>Fichier ou dossier</translation>
    </message>
    <message>
      <source>File to import</source>
      <translation>Fichier à importer</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Fichiers</translation>
    </message>
    <message>
      <source>Files imported</source>
      <translation>Fichiers importés</translation>
    </message>
    <message>
      <source>Files that can be imported</source>
      <translation>Fichiers importables</translation>
    </message>
    <message>
      <source>Files that go with it</source>
      <translation>Fichiers qui l’accompagnent</translation>
    </message>
    <message>
      <source>Files to import</source>
      <translation>Fichiers à importer</translation>
    </message>
    <message>
      <source>Finding the places</source>
      <translation>Recherche des lieux</translation>
    </message>
    <message>
      <source>Finer population layer (points or polygons)</source>
      <translation>Couche de population plus fine (points ou polygones)</translation>
    </message>
    <message>
      <source>Fingerprint of the file (SHA-256)</source>
      <translation>Empreinte du fichier (SHA-256)</translation>
    </message>
    <message>
      <source>Fingerprint of the inputs</source>
      <translation>Empreinte des données</translation>
    </message>
    <message>
      <source>First cells</source>
      <translation>Premières cellules</translation>
    </message>
    <message>
      <source>First domain: {domain}, {share} (region: {region}).</source>
      <translation>Premier domaine : {domain}, {share} (région : {region}).</translation>
    </message>
    <message>
      <source>First rows of the file</source>
      <translation>Premières lignes du fichier</translation>
    </message>
    <message>
      <source>First steps with CLEFOP</source>
      <translation>Premiers pas avec CLEFOP</translation>
    </message>
    <message>
      <source>Flows marked ~, under 200 workers, are orders of magnitude.</source>
      <translation>Les flux marqués ~, de moins de 200 personnes, sont des ordres de grandeur.</translation>
    </message>
    <message>
      <source>Folder of CSV files</source>
      <translation>Dossier de fichiers CSV</translation>
    </message>
    <message>
      <source>Folder of sheets (one file per territory)</source>
      <translation>Dossier des fiches (un fichier par territoire)</translation>
    </message>
    <message>
      <source>Folder of the downloads</source>
      <translation>Dossier des téléchargements</translation>
    </message>
    <message>
      <source>Folder of the files</source>
      <translation>Dossier des fichiers</translation>
    </message>
    <message>
      <source>Folder of the sheets</source>
      <translation>Dossier des fiches</translation>
    </message>
    <message>
      <source>Follow-up proposed to the council</source>
      <translation>Suites proposées au conseil</translation>
    </message>
    <message>
      <source>Font</source>
      <translation>Police</translation>
    </message>
    <message>
      <source>For the Region</source>
      <translation>Pour la Région</translation>
    </message>
    <message>
      <source>For the State</source>
      <translation>Pour l’État</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <source>Format (its id; empty: recognised)</source>
      <translation>Format (son identifiant ; vide : reconnu)</translation>
    </message>
    <message>
      <source>Format that was recognised</source>
      <translation>Format reconnu</translation>
    </message>
    <message>
      <source>Format unknown so far</source>
      <translation>Format pas encore connu</translation>
    </message>
    <message>
      <source>Formats</source>
      <translation>Formats</translation>
    </message>
    <message>
      <source>France Travail</source>
      <translation>France Travail</translation>
    </message>
    <message>
      <source>Fri</source>
      <translation>ven.</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Depuis</translation>
    </message>
    <message>
      <source>From a file…</source>
      <translation>Depuis un fichier…</translation>
    </message>
    <message>
      <source>From a scenario</source>
      <translation>D’un scénario</translation>
    </message>
    <message>
      <source>From files</source>
      <translation>Depuis des fichiers</translation>
    </message>
    <message>
      <source>From the block</source>
      <translation>Du bloc</translation>
    </message>
    <message>
      <source>From the files to the atlas</source>
      <translation>Des fichiers à l’atlas</translation>
    </message>
    <message>
      <source>From the most populated commune of each EPCI.</source>
      <translation>Depuis la commune la plus peuplée de chaque EPCI.</translation>
    </message>
    <message>
      <source>From the most populated commune of each EPCI; the {count} farthest.</source>
      <translation>Depuis la commune la plus peuplée de chaque EPCI ; les {count} plus éloignées.</translation>
    </message>
    <message>
      <source>From the most populated commune of each block.</source>
      <translation>Depuis la commune la plus peuplée de chaque bloc.</translation>
    </message>
    <message>
      <source>From the most populated commune of each block; the {count} farthest.</source>
      <translation>Depuis la commune la plus peuplée de chaque bloc ; les {count} plus éloignées.</translation>
    </message>
    <message>
      <source>From the official services</source>
      <translation>Depuis les services officiels</translation>
    </message>
    <message>
      <source>From {before} to {after} communes: {moved} joined or followed others, {merged} made of several, {split} divided.</source>
      <translation>De {before} à {after} communes : {moved} ont rejoint ou suivi d’autres, {merged} sont faites de plusieurs, {split} ont été divisées.</translation>
    </message>
    <message>
      <source>From “{a}” to “{b}”</source>
      <translation>De « {a} » à « {b} »</translation>
    </message>
    <message>
      <source>Funders of the actions: {funders}.</source>
      <translation>Financeurs des actions : {funders}.</translation>
    </message>
    <message>
      <source>Gap and rank</source>
      <translation>Écart et rang</translation>
    </message>
    <message>
      <source>Gap of a territory to the region as it is printed, with its sign and unit.</source>
      <translation>Écart d’un territoire à la région tel qu’il s’imprime, avec son signe et son unité.</translation>
    </message>
    <message>
      <source>Gap of a territory to the region: in points for a percentage, in percent otherwise. NULL for a count.</source>
      <translation>Écart d’un territoire à la région : en points pour un pourcentage, sinon en pour cent. NULL pour un effectif.</translation>
    </message>
    <message>
      <source>Gap to region</source>
      <translation>Écart à la région</translation>
    </message>
    <message>
      <source>Gap to the bound</source>
      <translation>Écart à la borne</translation>
    </message>
    <message>
      <source>Gap to the bound (share)</source>
      <translation>Écart à la borne (part)</translation>
    </message>
    <message>
      <source>Gap to the region</source>
      <translation>Écart à la région</translation>
    </message>
    <message>
      <source>Gaps to the region of the indicators of the theme</source>
      <translation>Écarts à la région des indicateurs du thème</translation>
    </message>
    <message>
      <source>Gathers {list}.</source>
      <translation>Réunit {list}.</translation>
    </message>
    <message>
      <source>General and technological {year}: {courses}</source>
      <translation>{year} générale et technologique : {courses}</translation>
    </message>
    <message>
      <source>Generate</source>
      <translation>Générer</translation>
    </message>
    <message>
      <source>Generate again</source>
      <translation>Générer de nouveau</translation>
    </message>
    <message>
      <source>Generate solution territories</source>
      <translation>Générer des territoires de solutions</translation>
    </message>
    <message>
      <source>Generate territories</source>
      <translation>Générer des territoires</translation>
    </message>
    <message>
      <source>Generate territories next</source>
      <translation>Générer des territoires ensuite</translation>
    </message>
    <message>
      <source>Generate territories…</source>
      <translation>Générer des territoires…</translation>
    </message>
    <message>
      <source>Generating needs the population and the EPCI.</source>
      <translation>La génération demande la population et les EPCI.</translation>
    </message>
    <message>
      <source>Generation report</source>
      <translation>Rapport de génération</translation>
    </message>
    <message>
      <source>GeoPackage, with the outlines of the territories</source>
      <translation>GeoPackage, avec le contour des territoires</translation>
    </message>
    <message>
      <source>Geocoding of addresses</source>
      <translation>Géocodage d’adresses</translation>
    </message>
    <message>
      <source>Give a PDF file for the atlas, a folder for the sheets, or both.</source>
      <translation>Donnez un fichier PDF pour l’atlas, un dossier pour les fiches, ou les deux.</translation>
    </message>
    <message>
      <source>Give a scenario or a zoning, not both.</source>
      <translation>Donnez un scénario ou un zonage, pas les deux.</translation>
    </message>
    <message>
      <source>Give a spreadsheet, a folder for CSV files, or both.</source>
      <translation>Donnez un classeur, un dossier pour des fichiers CSV, ou les deux.</translation>
    </message>
    <message>
      <source>Give all the same weight</source>
      <translation>Donner à tous le même poids</translation>
    </message>
    <message>
      <source>Give at least one reference zoning a weight above zero.</source>
      <translation>Donnez à au moins un zonage de référence un poids supérieur à zéro.</translation>
    </message>
    <message>
      <source>Give at least one reference zoning, for example ze2020=2;bv2022=1.</source>
      <translation>Donnez au moins un zonage de référence, par exemple ze2020=2;bv2022=1.</translation>
    </message>
    <message>
      <source>Give both the finer population layer and its field of residents, or neither.</source>
      <translation>Donnez la couche de population plus fine et son champ des habitants, ou aucun des deux.</translation>
    </message>
    <message>
      <source>Give one or several files</source>
      <translation>Donnez un ou plusieurs fichiers</translation>
    </message>
    <message>
      <source>Give the codes of two different territories to compare, separated by ;</source>
      <translation>Donnez les codes de deux territoires différents à comparer, séparés par ;</translation>
    </message>
    <message>
      <source>Give the date of the meeting, or at least its month or year.</source>
      <translation>Donnez la date de la réunion, ou au moins son mois ou son année.</translation>
    </message>
    <message>
      <source>Give the id of an indicator.</source>
      <translation>Donnez l’identifiant d’un indicateur.</translation>
    </message>
    <message>
      <source>Give the movements of communes and the vintage wanted.</source>
      <translation>Donnez les mouvements de communes et le millésime voulu.</translation>
    </message>
    <message>
      <source>Give the name of the member, or the organisation.</source>
      <translation>Donnez le nom du membre, ou l’organisme.</translation>
    </message>
    <message>
      <source>Give the title of the project or of the action.</source>
      <translation>Donnez l’intitulé du projet ou de l’action.</translation>
    </message>
    <message>
      <source>Giving {block} to {other} would bring {gain}, and nothing forbids it.</source>
      <translation>Céder {block} à {other} rapporterait {gain}, et rien ne l’interdit.</translation>
    </message>
    <message>
      <source>Giving {block} to {other} would bring {gain}, but {why}.</source>
      <translation>Céder {block} à {other} rapporterait {gain}, mais {why}.</translation>
    </message>
    <message>
      <source>Go to work in the other territory</source>
      <translation>Vont travailler dans l’autre territoire</translation>
    </message>
    <message>
      <source>Good to know</source>
      <translation>À savoir</translation>
    </message>
    <message>
      <source>Good to know:</source>
      <translation>À savoir :</translation>
    </message>
    <message>
      <source>Grey bar: the range of the territories; each tick is one of them.</source>
      <translation>Barre grise : l’étendue des territoires ; chaque trait est l’un d’eux.</translation>
    </message>
    <message>
      <source>HTML files (*.html)</source>
      <translation>Fichiers HTML (*.html)</translation>
    </message>
    <message>
      <source>Hatched downwards.</source>
      <translation>Hachures descendantes.</translation>
    </message>
    <message>
      <source>Hatched upwards.</source>
      <translation>Hachures montantes.</translation>
    </message>
    <message>
      <source>Hatching: the value is secret or missing. It is never zero.</source>
      <translation>Hachures : la valeur est secrète ou absente. Elle n’est jamais nulle.</translation>
    </message>
    <message>
      <source>Health, social work</source>
      <translation>Santé, social</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Aide</translation>
    </message>
    <message>
      <source>Hollow: branch</source>
      <translation>En creux : antenne</translation>
    </message>
    <message>
      <source>Homogeneity</source>
      <translation>Homogénéité</translation>
    </message>
    <message>
      <source>Homogeneity: 1 when each zone of the second lies in one zone of the first</source>
      <translation>Homogénéité : 1 si chaque zone du second est dans une seule zone du premier</translation>
    </message>
    <message>
      <source>Housing, mobility, income</source>
      <translation>Logement, mobilité, revenus</translation>
    </message>
    <message>
      <source>How it is printed</source>
      <translation>Présentation</translation>
    </message>
    <message>
      <source>How it was read</source>
      <translation>Comment il a été lu</translation>
    </message>
    <message>
      <source>How many zones matter among those that share it (2 to the power of the entropy)</source>
      <translation>Nombre de zones qui comptent parmi celles qui se la partagent (2 puissance l’entropie)</translation>
    </message>
    <message>
      <source>How many zonings have a limit here</source>
      <translation>Combien de zonages ont ici une limite</translation>
    </message>
    <message>
      <source>How strictly</source>
      <translation>Franchissement</translation>
    </message>
    <message>
      <source>How sure a figure is</source>
      <translation>Ce que vaut un chiffre</translation>
    </message>
    <message>
      <source>How the figures are computed</source>
      <translation>Comment les chiffres sont calculés</translation>
    </message>
    <message>
      <source>How the file was read, what was left out and corrected</source>
      <translation>Comment le fichier a été lu, ce qui a été laissé de côté et corrigé</translation>
    </message>
    <message>
      <source>How the maps are made</source>
      <translation>Comment les cartes sont faites</translation>
    </message>
    <message>
      <source>How the place is known: coordinates, address, commune, postcode, organisation, none</source>
      <translation>Comment le lieu est connu : coordinates (coordonnées), address (adresse), commune, postcode (code postal), organisation (organisme), none (inconnu)</translation>
    </message>
    <message>
      <source>How the territories and the other zonings agree</source>
      <translation>Comment les territoires et les autres zonages s’accordent</translation>
    </message>
    <message>
      <source>How the territories were made</source>
      <translation>Comment les territoires ont été faits</translation>
    </message>
    <message>
      <source>How to install it</source>
      <translation>Comment l’installer</translation>
    </message>
    <message>
      <source>How to read</source>
      <translation>Comment lire</translation>
    </message>
    <message>
      <source>How to read: {territory} comes first with {value}, against {region} in the region.</source>
      <translation>Lecture : {territory} vient en tête avec {value}, contre {region} dans la région.</translation>
    </message>
    <message>
      <source>How to read: {territory} comes first with {value}.</source>
      <translation>Lecture : {territory} vient en tête avec {value}.</translation>
    </message>
    <message>
      <source>How well the zones of one fit into those of the other. 1: they fit wholly.</source>
      <translation>À quel point les zones de l’un tiennent dans celles de l’autre. 1 : elles y tiennent entièrement.</translation>
    </message>
    <message>
      <source>How {count} zonings agree</source>
      <translation>Comment {count} zonages s’accordent</translation>
    </message>
    <message>
      <source>IGN, Insee, public directories</source>
      <translation>IGN, Insee, annuaires publics</translation>
    </message>
    <message>
      <source>INSEE Melodi</source>
      <translation>Insee Melodi</translation>
    </message>
    <message>
      <source>INSEE code of the commune</source>
      <translation>Code Insee de la commune</translation>
    </message>
    <message>
      <source>INSEE code of the département</source>
      <translation>Code Insee du département</translation>
    </message>
    <message>
      <source>INSEE code of the region</source>
      <translation>Code Insee de la région</translation>
    </message>
    <message>
      <source>Id of the first zoning</source>
      <translation>Identifiant du premier zonage</translation>
    </message>
    <message>
      <source>Id of the indicator</source>
      <translation>Identifiant de l’indicateur</translation>
    </message>
    <message>
      <source>Id of the scenario</source>
      <translation>Identifiant du scénario</translation>
    </message>
    <message>
      <source>Id of the second zoning</source>
      <translation>Identifiant du second zonage</translation>
    </message>
    <message>
      <source>Id of the zoning</source>
      <translation>Identifiant du zonage</translation>
    </message>
    <message>
      <source>Id of the zoning it is compared with</source>
      <translation>Identifiant du zonage auquel il est comparé</translation>
    </message>
    <message>
      <source>Identifier in its source</source>
      <translation>Identifiant dans sa source</translation>
    </message>
    <message>
      <source>Identifier of the project group of an action</source>
      <translation>Identifiant du groupe projet dont dépend une action</translation>
    </message>
    <message>
      <source>Identity</source>
      <translation>Identité</translation>
    </message>
    <message>
      <source>Identity strip: inhabitants, communes, area…</source>
      <translation>Bandeau d’identité : habitants, communes, surface…</translation>
    </message>
    <message>
      <source>Ids of the imported indicators</source>
      <translation>Identifiants des indicateurs importés</translation>
    </message>
    <message>
      <source>Ids of the indicators of the workspace, as an array.</source>
      <translation>Identifiants des indicateurs de l’espace de travail, sous forme de tableau.</translation>
    </message>
    <message>
      <source>Ids of the zonings</source>
      <translation>Identifiants des zonages</translation>
    </message>
    <message>
      <source>Ids of the zonings, separated by ;</source>
      <translation>Identifiants des zonages, séparés par ;</translation>
    </message>
    <message>
      <source>Ids of the zonings, separated by ; (scenario: and its name for a scenario)</source>
      <translation>Identifiants des zonages, séparés par ; (scenario: et son nom pour un scénario)</translation>
    </message>
    <message>
      <source>Ids of what was imported</source>
      <translation>Identifiants de ce qui a été importé</translation>
    </message>
    <message>
      <source>Ids or themes of indicators, separated by ; in the order they are shown.</source>
      <translation>Identifiants ou thèmes d’indicateurs, séparés par ; dans l’ordre où ils sont montrés.</translation>
    </message>
    <message>
      <source>If the weights were different</source>
      <translation>Et si les poids étaient différents ?</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Importer</translation>
    </message>
    <message>
      <source>Import a LHÉO, Onisep or Parcoursup file, as you downloaded it.</source>
      <translation>Importez un fichier LHÉO, Onisep ou Parcoursup, tel que vous l’avez téléchargé.</translation>
    </message>
    <message>
      <source>Import a file</source>
      <translation>Importer un fichier</translation>
    </message>
    <message>
      <source>Import a membership table or a layer of polygons</source>
      <translation>Importer une table d’appartenance ou une couche de polygones</translation>
    </message>
    <message>
      <source>Import a set of indicators</source>
      <translation>Importer un jeu d’indicateurs</translation>
    </message>
    <message>
      <source>Import a table of communes, such as a file of Insee, as you downloaded it.</source>
      <translation>Importez une table de communes, par exemple un fichier de l’Insee, telle que vous l’avez téléchargée.</translation>
    </message>
    <message>
      <source>Import a training offer</source>
      <translation>Importer une offre de formation</translation>
    </message>
    <message>
      <source>Import again a file that is already there</source>
      <translation>Importer de nouveau un fichier déjà présent</translation>
    </message>
    <message>
      <source>Import commuting flows</source>
      <translation>Importer les navettes domicile-travail</translation>
    </message>
    <message>
      <source>Import data</source>
      <translation>Importer des données</translation>
    </message>
    <message>
      <source>Import data…</source>
      <translation>Importer des données…</translation>
    </message>
    <message>
      <source>Import indicators</source>
      <translation>Importer des indicateurs</translation>
    </message>
    <message>
      <source>Import it again</source>
      <translation>L’importer à nouveau</translation>
    </message>
    <message>
      <source>Import it all the same</source>
      <translation>Importer quand même</translation>
    </message>
    <message>
      <source>Import recruitment needs</source>
      <translation>Importer les besoins de recrutement</translation>
    </message>
    <message>
      <source>Import report</source>
      <translation>Rapport d’import</translation>
    </message>
    <message>
      <source>Import report: {file}</source>
      <translation>Rapport d’import : {file}</translation>
    </message>
    <message>
      <source>Import support structures</source>
      <translation>Importer des structures d’accompagnement</translation>
    </message>
    <message>
      <source>Import the councils</source>
      <translation>Importer les conseils</translation>
    </message>
    <message>
      <source>Import the directory of missions locales, or a CSV list with addresses.</source>
      <translation>Importez l’annuaire des missions locales ou une liste CSV avec adresses.</translation>
    </message>
    <message>
      <source>Import the directory of missions locales, or a CSV list with addresses: this page will show them.</source>
      <translation>Importez l’annuaire des missions locales, ou une liste CSV avec des adresses : cette page les montrera.</translation>
    </message>
    <message>
      <source>Import the file of INSEE that gives, for each commune, where its residents work.</source>
      <translation>Importez le fichier de l’Insee qui donne, pour chaque commune, où travaillent ses habitants.</translation>
    </message>
    <message>
      <source>Import the survey of needs (BMO) of France Travail, and a training offer (LHÉO, Onisep, Parcoursup).</source>
      <translation>Importez l’enquête Besoins en main-d’œuvre (BMO) de France Travail et une offre de formation (LHÉO, Onisep, Parcoursup).</translation>
    </message>
    <message>
      <source>Import the survey of needs (BMO) to compare them with trainings.</source>
      <translation>Importez l’enquête Besoins en main-d’œuvre (BMO) pour comparer les besoins aux formations.</translation>
    </message>
    <message>
      <source>Import zonings</source>
      <translation>Importer des zonages</translation>
    </message>
    <message>
      <source>Import {count} files</source>
      <translation>Importer {count} fichiers</translation>
    </message>
    <message>
      <source>Imported on</source>
      <translation>Importé le</translation>
    </message>
    <message>
      <source>Imported.</source>
      <translation>Importé.</translation>
    </message>
    <message>
      <source>Imported: 1 row</source>
      <translation>Importé : 1 ligne</translation>
    </message>
    <message>
      <source>Imported: {count} rows</source>
      <translation>Importé : {count} lignes</translation>
    </message>
    <message>
      <source>Importing {name}</source>
      <translation>Import de {name}</translation>
    </message>
    <message>
      <source>Importing…</source>
      <translation>Import en cours…</translation>
    </message>
    <message>
      <source>Imports</source>
      <translation>Imports</translation>
    </message>
    <message>
      <source>Imports, the latest first</source>
      <translation>Imports, le plus récent d’abord</translation>
    </message>
    <message>
      <source>Import…</source>
      <translation>Importer…</translation>
    </message>
    <message>
      <source>Impossible</source>
      <translation>Impossible</translation>
    </message>
    <message>
      <source>In a straight line, from the most populated commune of each part.</source>
      <translation>À vol d’oiseau, depuis la commune la plus peuplée de chaque partie.</translation>
    </message>
    <message>
      <source>In apprenticeship</source>
      <translation>En apprentissage</translation>
    </message>
    <message>
      <source>In colour, the territory.</source>
      <translation>En couleur, le territoire.</translation>
    </message>
    <message>
      <source>In no service area: {names}.</source>
      <translation>Dans aucune zone de desserte : {names}.</translation>
    </message>
    <message>
      <source>In one piece</source>
      <translation>D’un seul tenant</translation>
    </message>
    <message>
      <source>In points for a rate, in percent for an amount.</source>
      <translation>En points pour un taux, en pourcentage pour un montant.</translation>
    </message>
    <message>
      <source>In the main partner</source>
      <translation>Dans la zone dominante</translation>
    </message>
    <message>
      <source>In the region, {share} of the residents in work stay.</source>
      <translation>En région, {share} des actifs occupés restent.</translation>
    </message>
    <message>
      <source>In the set: {count}</source>
      <translation>Dans le jeu : {count}</translation>
    </message>
    <message>
      <source>In the territory</source>
      <translation>Dans le territoire</translation>
    </message>
    <message>
      <source>In the workspace</source>
      <translation>Dans l’espace de travail</translation>
    </message>
    <message>
      <source>In this atlas</source>
      <translation>Dans cet atlas</translation>
    </message>
    <message>
      <source>In {count} communes a zone stops just short of the limit: the strip left, under 2 % of the commune, was joined to the piece beside it.</source>
      <translation>Dans {count} communes, une zone s’arrête juste avant la limite : la bande qui reste, moins de 2 % de la commune, a été jointe au morceau voisin.</translation>
    </message>
    <message>
      <source>In “{scenario}” it lies in several territories: {names}.</source>
      <translation>Dans « {scenario} », il se partage entre plusieurs territoires : {names}.</translation>
    </message>
    <message>
      <source>In “{scenario}” it lies in {name}.</source>
      <translation>Dans « {scenario} », il est dans {name}.</translation>
    </message>
    <message>
      <source>Index 100: the sector has the same share of private employment as in the region.</source>
      <translation>Indice 100 : le secteur a la même part de l’emploi privé que dans la région.</translation>
    </message>
    <message>
      <source>Indicator</source>
      <translation>Indicateur</translation>
    </message>
    <message>
      <source>Indicator that counts the jobs (emplt)</source>
      <translation>Indicateur qui compte les emplois (emplt)</translation>
    </message>
    <message>
      <source>Indicators</source>
      <translation>Indicateurs</translation>
    </message>
    <message>
      <source>Indicators by area</source>
      <translation>Indicateurs par zone</translation>
    </message>
    <message>
      <source>Indicators by commune</source>
      <translation>Indicateurs par commune</translation>
    </message>
    <message>
      <source>Indicators by commune or zone</source>
      <translation>Indicateurs par commune ou par zone</translation>
    </message>
    <message>
      <source>Indicators of the map pages</source>
      <translation>Indicateurs des pages de cartes</translation>
    </message>
    <message>
      <source>Indicators of the map pages, separated by ; (empty: those the pages choose)</source>
      <translation>Indicateurs des pages de cartes, séparés par ; (vide : ceux que les pages choisissent)</translation>
    </message>
    <message>
      <source>Indicators of the set, in order</source>
      <translation>Indicateurs du jeu, dans l’ordre</translation>
    </message>
    <message>
      <source>Indicators of the territory</source>
      <translation>Indicateurs du territoire</translation>
    </message>
    <message>
      <source>Indicators of the workspace</source>
      <translation>Indicateurs de l’espace de travail</translation>
    </message>
    <message>
      <source>Indicators read: {count} ({names}).</source>
      <translation>Indicateurs lus : {count} ({names}).</translation>
    </message>
    <message>
      <source>Indicators to follow</source>
      <translation>Indicateurs à suivre</translation>
    </message>
    <message>
      <source>Indicators, one column per indicator</source>
      <translation>Indicateurs, une colonne par indicateur</translation>
    </message>
    <message>
      <source>Indicators, one row per value</source>
      <translation>Indicateurs, une ligne par valeur</translation>
    </message>
    <message>
      <source>Indicators, with their units, periods and statuses</source>
      <translation>Indicateurs, avec unités, périodes et statuts</translation>
    </message>
    <message>
      <source>Indicators: {themes}</source>
      <translation>Indicateurs : {themes}</translation>
    </message>
    <message>
      <source>Indivisible blocks</source>
      <translation>Blocs indivisibles</translation>
    </message>
    <message>
      <source>Industry, building, energy</source>
      <translation>Industrie, bâtiment, énergie</translation>
    </message>
    <message>
      <source>Inhabitants</source>
      <translation>Habitants</translation>
    </message>
    <message>
      <source>Inhabitants of the territory.</source>
      <translation>Habitants du territoire.</translation>
    </message>
    <message>
      <source>Inhabitants per km²</source>
      <translation>Habitants par km²</translation>
    </message>
    <message>
      <source>Inhabitants per km².</source>
      <translation>Habitants par km².</translation>
    </message>
    <message>
      <source>Inhomogeneity</source>
      <translation>Inhomogénéité</translation>
    </message>
    <message>
      <source>Inside the territory</source>
      <translation>Dans le territoire</translation>
    </message>
    <message>
      <source>Islands count as pieces that are expected.</source>
      <translation>Les îles comptent comme des morceaux attendus.</translation>
    </message>
    <message>
      <source>It covers {share} of the inhabitants.</source>
      <translation>Elle couvre {share} des habitants.</translation>
    </message>
    <message>
      <source>It is drawn as an index beside the region, 100 at the first date.</source>
      <translation>Le tracé est un indice, 100 à la première date, à côté de la région.</translation>
    </message>
    <message>
      <source>It is proven that no other scenario is better than these.</source>
      <translation>Il est prouvé qu’aucun autre scénario ne fait mieux que ceux-ci.</translation>
    </message>
    <message>
      <source>It is proven that no other scenario is within {share} of this one: {count} were found, of {asked} asked.</source>
      <translation>Il est prouvé qu’aucun autre scénario n’est à moins de {share} de celui-ci : {count} trouvés, {asked} demandés.</translation>
    </message>
    <message>
      <source>It is proven that no plan of {k} territories of {minimum} to {maximum} exists: the borders between blocks, the groups, the distances and the locked territories leave none.</source>
      <translation>Il est prouvé qu’aucun découpage en {k} territoires de {minimum} à {maximum} n’existe : les limites entre blocs, les groupes, les distances et les territoires verrouillés n’en laissent aucun.</translation>
    </message>
    <message>
      <source>It lies in no territory of “{scenario}”.</source>
      <translation>Il n’est dans aucun territoire de « {scenario} ».</translation>
    </message>
    <message>
      <source>It reasons on pairs of residents. Two residents who live in the same zone of a reference (the same employment zone, for example) should, as far as possible, live in the same territory; two residents who share no zone should rather be separated. Every pair counts, and each reference counts by its weight.</source>
      <translation>Il raisonne sur des paires d’habitants. Deux habitants d’une même zone de référence (une même zone d’emploi, par exemple) doivent, autant que possible, se trouver dans le même territoire ; deux habitants qui ne partagent aucune zone doivent plutôt être séparés. Toutes les paires comptent, et chaque référence compte selon son poids.</translation>
    </message>
    <message>
      <source>It says: “{detail}”.</source>
      <translation>Il dit : « {detail} ».</translation>
    </message>
    <message>
      <source>Its blocks share no zone of the references.</source>
      <translation>Ses blocs ne partagent aucune zone des références.</translation>
    </message>
    <message>
      <source>Its codes are of several vintages: {count} do not exist in {year}, the closest ({codes}).</source>
      <translation>Ses codes sont de plusieurs millésimes : {count} n’existent pas en {year}, le plus proche ({codes}).</translation>
    </message>
    <message>
      <source>Its inhabitants depend on the councils of: {territories}.</source>
      <translation>Ses habitants dépendent des conseils de : {territories}.</translation>
    </message>
    <message>
      <source>Its parts: {parts}.</source>
      <translation>Ses parties : {parts}.</translation>
    </message>
    <message>
      <source>Its territory</source>
      <translation>Son territoire</translation>
    </message>
    <message>
      <source>Jobs</source>
      <translation>Emplois</translation>
    </message>
    <message>
      <source>Jobs held by residents</source>
      <translation>Emplois occupés par des habitants</translation>
    </message>
    <message>
      <source>Jobs held here</source>
      <translation>Emplois sur place</translation>
    </message>
    <message>
      <source>Jobs of the {count} blocks</source>
      <translation>Emplois des {count} blocs</translation>
    </message>
    <message>
      <source>Joining the zones</source>
      <translation>Croisement des zones</translation>
    </message>
    <message>
      <source>Journal of the imports</source>
      <translation>Journal des imports</translation>
    </message>
    <message>
      <source>Keep apart</source>
      <translation>Séparer</translation>
    </message>
    <message>
      <source>Keep commuters inside their territory.</source>
      <translation>Garder les actifs à l’intérieur de leur territoire.</translation>
    </message>
    <message>
      <source>Keep structures that are all outside the region</source>
      <translation>Garder des structures toutes hors de la région</translation>
    </message>
    <message>
      <source>Keep the locks of</source>
      <translation>Garder les verrous de</translation>
    </message>
    <message>
      <source>Keep these territories under a name…</source>
      <translation>Garder ces territoires sous un nom…</translation>
    </message>
    <message>
      <source>Keep together</source>
      <translation>Réunir</translation>
    </message>
    <message>
      <source>Keeps inside {share} of the commuters who go from one of its blocks to another block, or come from one.</source>
      <translation>Garde à l’intérieur {share} des navetteurs qui vont d’un de ses blocs à un autre bloc, ou qui en viennent.</translation>
    </message>
    <message>
      <source>Kept there</source>
      <translation>Occupation</translation>
    </message>
    <message>
      <source>Key column</source>
      <translation>Colonne clé</translation>
    </message>
    <message>
      <source>Key figures</source>
      <translation>Chiffres clés</translation>
    </message>
    <message>
      <source>Key figures: table with positions, gaps and ranks</source>
      <translation>Chiffres clés : tableau avec positions, écarts et rangs</translation>
    </message>
    <message>
      <source>Kinds of pages, separated by ; (empty: all)</source>
      <translation>Types de pages, séparés par ; (vide : tous)</translation>
    </message>
    <message>
      <source>Known by département only, and not counted here: {departements}</source>
      <translation>Connues au département seulement, et non comptées ici : {departements}</translation>
    </message>
    <message>
      <source>Known by their département only, and not counted: {count}.</source>
      <translation>Connues au département seulement, et non comptées : {count}.</translation>
    </message>
    <message>
      <source>Label</source>
      <translation>Libellé</translation>
    </message>
    <message>
      <source>Land of the territory</source>
      <translation>Fond du territoire</translation>
    </message>
    <message>
      <source>Landscape</source>
      <translation>Paysage</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Langue</translation>
    </message>
    <message>
      <source>Language of the atlas (empty: that of QGIS)</source>
      <translation>Langue de l’atlas (vide : celle de QGIS)</translation>
    </message>
    <message>
      <source>Language of the sheets (empty: that of QGIS)</source>
      <translation>Langue des fiches (vide : celle de QGIS)</translation>
    </message>
    <message>
      <source>Largest distance between two blocks</source>
      <translation>Plus grande distance entre deux blocs</translation>
    </message>
    <message>
      <source>Largest distance between two blocks of a territory (km)</source>
      <translation>Distance maximale entre deux blocs d’un territoire (km)</translation>
    </message>
    <message>
      <source>Largest distance of the other scenarios to the best (0.02 for 2 %)</source>
      <translation>Écart maximal des autres scénarios au meilleur (0,02 pour 2 %)</translation>
    </message>
    <message>
      <source>Largest distance to the seat</source>
      <translation>Plus grande distance au siège</translation>
    </message>
    <message>
      <source>Largest distance to the seat of the territory (km)</source>
      <translation>Distance maximale au siège du territoire (km)</translation>
    </message>
    <message>
      <source>Largest number of territories</source>
      <translation>Plus grand nombre de territoires</translation>
    </message>
    <message>
      <source>Last</source>
      <translation>Dernière</translation>
    </message>
    <message>
      <source>Last meeting</source>
      <translation>Dernière réunion</translation>
    </message>
    <message>
      <source>Latest period of an indicator, as it is printed.</source>
      <translation>Dernière période d’un indicateur, telle qu’elle s’imprime.</translation>
    </message>
    <message>
      <source>Law, literature, languages, arts</source>
      <translation>Droit, lettres, langues, arts</translation>
    </message>
    <message>
      <source>Layer of the project</source>
      <translation>Couche du projet</translation>
    </message>
    <message>
      <source>Layer…</source>
      <translation>Couche…</translation>
    </message>
    <message>
      <source>Layout template (file, or name of one of the plugin)</source>
      <translation>Modèle de mise en page (fichier, ou nom d’un modèle de l’extension)</translation>
    </message>
    <message>
      <source>Layout templates (*.qpt);;All files (*)</source>
      <translation>Modèles de mise en page (*.qpt);;Tous les fichiers (*)</translation>
    </message>
    <message>
      <source>Lead</source>
      <translation>Pilote</translation>
    </message>
    <message>
      <source>Least share of a zone that counts as a piece</source>
      <translation>Plus petite part d’une zone qui compte comme un morceau</translation>
    </message>
    <message>
      <source>Leave to work</source>
      <translation>Partent travailler</translation>
    </message>
    <message>
      <source>Left out</source>
      <translation>Laissées de côté</translation>
    </message>
    <message>
      <source>Left out:</source>
      <translation>Écarté :</translation>
    </message>
    <message>
      <source>Legal populations</source>
      <translation>Populations légales</translation>
    </message>
    <message>
      <source>Legend of the borders: {rows}</source>
      <translation>Légende des frontières : {rows}</translation>
    </message>
    <message>
      <source>Legend of the map of a territory</source>
      <translation>Légende de la carte d’un territoire</translation>
    </message>
    <message>
      <source>Legend of the map of the region</source>
      <translation>Légende de la carte de la région</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>Niveau</translation>
    </message>
    <message>
      <source>Level 3 (CAP)</source>
      <translation>Niveau 3 (CAP)</translation>
    </message>
    <message>
      <source>Level 4 (bac)</source>
      <translation>Niveau 4 (bac)</translation>
    </message>
    <message>
      <source>Level 5 (bac + 2)</source>
      <translation>Niveau 5 (bac + 2)</translation>
    </message>
    <message>
      <source>Level 6 (bac + 3 or 4)</source>
      <translation>Niveau 6 (bac + 3 ou 4)</translation>
    </message>
    <message>
      <source>Level 7 (bac + 5)</source>
      <translation>Niveau 7 (bac + 5)</translation>
    </message>
    <message>
      <source>Level 8 (doctorate)</source>
      <translation>Niveau 8 (doctorat)</translation>
    </message>
    <message>
      <source>Level not stated</source>
      <translation>Niveau non précisé</translation>
    </message>
    <message>
      <source>Level of the diploma</source>
      <translation>Niveau du diplôme</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Licence</translation>
    </message>
    <message>
      <source>Licence: {licence}.</source>
      <translation>Licence : {licence}.</translation>
    </message>
    <message>
      <source>Limit of a département</source>
      <translation>Limite de département</translation>
    </message>
    <message>
      <source>Limit of a service area</source>
      <translation>Limite de zone de desserte</translation>
    </message>
    <message>
      <source>Limit of a territory</source>
      <translation>Limite de territoire</translation>
    </message>
    <message>
      <source>Limit of an EPCI</source>
      <translation>Limite d’EPCI</translation>
    </message>
    <message>
      <source>Limit of the territory</source>
      <translation>Limite du territoire</translation>
    </message>
    <message>
      <source>Limits and remarks</source>
      <translation>Limites et remarques</translation>
    </message>
    <message>
      <source>Limits of the blocks</source>
      <translation>Limites des blocs</translation>
    </message>
    <message>
      <source>Limits of the blocks ({zoning})</source>
      <translation>Limites des blocs ({zoning})</translation>
    </message>
    <message>
      <source>Limits of the colours: {values}</source>
      <translation>Limites des couleurs : {values}</translation>
    </message>
    <message>
      <source>Limits of the communes</source>
      <translation>Limites des communes</translation>
    </message>
    <message>
      <source>Limits of the départements</source>
      <translation>Limites des départements</translation>
    </message>
    <message>
      <source>Limits of the neighbours</source>
      <translation>Limites des voisins</translation>
    </message>
    <message>
      <source>Limits of the territories</source>
      <translation>Limites des territoires</translation>
    </message>
    <message>
      <source>Limits that every territory respects</source>
      <translation>Limites que chaque territoire respecte</translation>
    </message>
    <message>
      <source>Limits: {zoning}</source>
      <translation>Limites : {zoning}</translation>
    </message>
    <message>
      <source>Line above the title of a page: the word for the territory, its number, its départements.</source>
      <translation>Ligne au-dessus du titre d’une page : le mot du territoire, son numéro, ses départements.</translation>
    </message>
    <message>
      <source>Line of the column names (0: found)</source>
      <translation>Ligne des noms de colonnes (0 : trouvée)</translation>
    </message>
    <message>
      <source>Linked to</source>
      <translation>Relié à</translation>
    </message>
    <message>
      <source>Links</source>
      <translation>Liens</translation>
    </message>
    <message>
      <source>Links declared by the user</source>
      <translation>Liaisons déclarées par l’utilisateur</translation>
    </message>
    <message>
      <source>Links proposed for islands</source>
      <translation>Liaisons proposées pour les îles</translation>
    </message>
    <message>
      <source>List</source>
      <translation>Liste</translation>
    </message>
    <message>
      <source>Listing every territory that could improve: {state}</source>
      <translation>Énumération des territoires qui pourraient améliorer le découpage : {state}</translation>
    </message>
    <message>
      <source>Live and work here</source>
      <translation>Vivent et travaillent ici</translation>
    </message>
    <message>
      <source>Load parameters</source>
      <translation>Charger des paramètres</translation>
    </message>
    <message>
      <source>Load the fictional region</source>
      <translation>Charger la région fictive</translation>
    </message>
    <message>
      <source>Loaded. This workspace does not have {names}: they are left out.</source>
      <translation>Chargés. Cet espace de travail n’a pas {names} : ces réponses sont laissées de côté.</translation>
    </message>
    <message>
      <source>Loading Python packages</source>
      <translation>Chargement des paquets Python</translation>
    </message>
    <message>
      <source>Localised unemployment, by quarter</source>
      <translation>Chômage localisé, par trimestre</translation>
    </message>
    <message>
      <source>Locate structures by their address</source>
      <translation>Situer les structures par leur adresse</translation>
    </message>
    <message>
      <source>Locked territories</source>
      <translation>Territoires verrouillés</translation>
    </message>
    <message>
      <source>Locked: {count}.</source>
      <translation>Verrouillées : {count}.</translation>
    </message>
    <message>
      <source>Login for data·inclusion</source>
      <translation>Identifiants pour data·inclusion</translation>
    </message>
    <message>
      <source>Logo</source>
      <translation>Logo</translation>
    </message>
    <message>
      <source>Longest diameter</source>
      <translation>Plus grand diamètre</translation>
    </message>
    <message>
      <source>Longest distance to the seat</source>
      <translation>Plus grande distance au siège</translation>
    </message>
    <message>
      <source>Longest journey to the seat</source>
      <translation>Plus long trajet jusqu’au siège</translation>
    </message>
    <message>
      <source>Longest time</source>
      <translation>Durée maximale</translation>
    </message>
    <message>
      <source>Longest travel to the seat, in the unit of the table</source>
      <translation>Trajet maximal jusqu’au siège, dans l’unité de la table</translation>
    </message>
    <message>
      <source>Look around</source>
      <translation>Chercher autour</translation>
    </message>
    <message>
      <source>Looking for common borders</source>
      <translation>Recherche des limites communes</translation>
    </message>
    <message>
      <source>Looking for the smallest change that works</source>
      <translation>Recherche du plus petit changement qui suffit</translation>
    </message>
    <message>
      <source>Lower the minimum to {value}</source>
      <translation>Abaisser le minimum à {value}</translation>
    </message>
    <message>
      <source>Lowering the upper bound: {state}</source>
      <translation>Abaissement de la borne supérieure : {state}</translation>
    </message>
    <message>
      <source>Made of</source>
      <translation>Composition</translation>
    </message>
    <message>
      <source>Made of a single block, {name}.</source>
      <translation>Formé d’un seul bloc, {name}.</translation>
    </message>
    <message>
      <source>Made with CLEFOP on {date}.</source>
      <translation>Produit avec CLEFOP le {date}.</translation>
    </message>
    <message>
      <source>Made with CLEFOP, a free plugin of QGIS {version}. Printed on {date}.</source>
      <translation>Réalisé avec CLEFOP, extension libre de QGIS {version}. Édité le {date}.</translation>
    </message>
    <message>
      <source>Made: {sheets}, {files}.</source>
      <translation>Fait : {sheets}, {files}.</translation>
    </message>
    <message>
      <source>Main colour</source>
      <translation>Couleur principale</translation>
    </message>
    <message>
      <source>Main domain</source>
      <translation>Domaine principal</translation>
    </message>
    <message>
      <source>Main partner</source>
      <translation>Zone dominante</translation>
    </message>
    <message>
      <source>Main territory</source>
      <translation>Territoire principal</translation>
    </message>
    <message>
      <source>Main training organisations</source>
      <translation>Principaux organismes de formation</translation>
    </message>
    <message>
      <source>Make territory sheets</source>
      <translation>Produire les fiches des territoires</translation>
    </message>
    <message>
      <source>Map it</source>
      <translation>Cartographier</translation>
    </message>
    <message>
      <source>Map of commuting. Going to: {going}. Coming from: {coming}.</source>
      <translation>Carte des navettes. Vont vers : {going}. Viennent de : {coming}.</translation>
    </message>
    <message>
      <source>Map of the support structures and of their areas. By network: {networks}.</source>
      <translation>Carte des structures d’accompagnement et de leurs périmètres. Par réseau : {networks}.</translation>
    </message>
    <message>
      <source>Map of the training offer by commune. Training offers: {communes}.</source>
      <translation>Carte de l’offre de formation par commune. Formations : {communes}.</translation>
    </message>
    <message>
      <source>Map of the zones that fit badly</source>
      <translation>Carte des zones en désaccord</translation>
    </message>
    <message>
      <source>Map of the {count} territories, numbered as in the table.</source>
      <translation>Carte des {count} territoires, numérotés comme dans le tableau.</translation>
    </message>
    <message>
      <source>Map of {count} blocks, {below} below the minimum, {above} above the maximum, {links} links</source>
      <translation>Carte de {count} blocs, {below} sous le minimum, {above} au-dessus du maximum, {links} liens</translation>
    </message>
    <message>
      <source>Map of {count} territories</source>
      <translation>Carte de {count} territoires</translation>
    </message>
    <message>
      <source>Map of {name}</source>
      <translation>Carte : {name}</translation>
    </message>
    <message>
      <source>Map of {name} among the neighbouring territories: {communes} communes, {place}.</source>
      <translation>Carte : {name} parmi les territoires voisins ; {communes} communes, {place}.</translation>
    </message>
    <message>
      <source>MapCurves</source>
      <translation>MapCurves</translation>
    </message>
    <message>
      <source>MapCurves index, between 0 and 1</source>
      <translation>Indice MapCurves, entre 0 et 1</translation>
    </message>
    <message>
      <source>Maps of indicators</source>
      <translation>Cartes d’indicateurs</translation>
    </message>
    <message>
      <source>Mark: in the scenario {scenario}.</source>
      <translation>Repère : dans le scénario {scenario}.</translation>
    </message>
    <message>
      <source>Mark: with each block alone.</source>
      <translation>Repère : avec chaque bloc seul.</translation>
    </message>
    <message>
      <source>Marks: see the list</source>
      <translation>Autres signes : voir la liste</translation>
    </message>
    <message>
      <source>Maximum of a territory</source>
      <translation>Maximum d’un territoire</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>Mesure</translation>
    </message>
    <message>
      <source>Measure of agreement</source>
      <translation>Mesure de l’accord</translation>
    </message>
    <message>
      <source>Measures of each pair, closest first</source>
      <translation>Mesures de chaque paire, les plus proches d’abord</translation>
    </message>
    <message>
      <source>Measures of each zone</source>
      <translation>Mesures de chaque zone</translation>
    </message>
    <message>
      <source>Measuring the downloads</source>
      <translation>Mesure des téléchargements</translation>
    </message>
    <message>
      <source>Meeting</source>
      <translation>Réunion</translation>
    </message>
    <message>
      <source>Meetings</source>
      <translation>Réunions</translation>
    </message>
    <message>
      <source>Meeting…</source>
      <translation>Réunion…</translation>
    </message>
    <message>
      <source>Member of the council</source>
      <translation>Membre du conseil</translation>
    </message>
    <message>
      <source>Members</source>
      <translation>Membres</translation>
    </message>
    <message>
      <source>Members and meetings of the council</source>
      <translation>Membres et réunions du conseil</translation>
    </message>
    <message>
      <source>Members by college</source>
      <translation>Membres par collège</translation>
    </message>
    <message>
      <source>Members of councils and contacts of projects. Leave it off for a public document.</source>
      <translation>Membres des conseils et contacts des projets. À laisser décoché pour un document public.</translation>
    </message>
    <message>
      <source>Members, and projects by axis</source>
      <translation>Membres, et projets par axe</translation>
    </message>
    <message>
      <source>Membership table</source>
      <translation>Table d’appartenance</translation>
    </message>
    <message>
      <source>Membership table or polygon file</source>
      <translation>Table d’appartenance ou fichier de polygones</translation>
    </message>
    <message>
      <source>Member…</source>
      <translation>Membre…</translation>
    </message>
    <message>
      <source>Method and sources</source>
      <translation>Méthode et sources</translation>
    </message>
    <message>
      <source>Method and sources (continued)</source>
      <translation>Méthode et sources (suite)</translation>
    </message>
    <message>
      <source>Method: {method}.</source>
      <translation>Méthode : {method}.</translation>
    </message>
    <message>
      <source>Minimum of a territory</source>
      <translation>Minimum d’un territoire</translation>
    </message>
    <message>
      <source>Minutes are estimated: straight line × {detour}, at {speed} km/h. Import a table of travel times to have real ones.</source>
      <translation>Minutes estimées : ligne droite × {detour}, à {speed} km/h. Importez une table de temps de trajet pour avoir les vraies.</translation>
    </message>
    <message>
      <source>Minutes of the imported travel times ({source}); what they do not hold is out of reach.</source>
      <translation>Minutes de la table de temps de trajet importée ({source}) ; ce qu’elle ne contient pas est hors de portée.</translation>
    </message>
    <message>
      <source>Missing packages</source>
      <translation>Paquets manquants</translation>
    </message>
    <message>
      <source>Missing values: {count}.</source>
      <translation>Valeurs manquantes : {count}.</translation>
    </message>
    <message>
      <source>Mission locale</source>
      <translation>Mission locale</translation>
    </message>
    <message>
      <source>Missions locales</source>
      <translation>Missions locales</translation>
    </message>
    <message>
      <source>Missions locales (UNML service)</source>
      <translation>Missions locales (service de l’UNML)</translation>
    </message>
    <message>
      <source>Missions locales and other support structures</source>
      <translation>Missions locales et autres structures d’accompagnement</translation>
    </message>
    <message>
      <source>Missions locales and support</source>
      <translation>Missions locales et accompagnement</translation>
    </message>
    <message>
      <source>Missions locales that serve these communes: {count}.</source>
      <translation>Missions locales qui desservent ces communes : {count}.</translation>
    </message>
    <message>
      <source>Modality of the training</source>
      <translation>Modalité de la formation</translation>
    </message>
    <message>
      <source>Moderate</source>
      <translation>Moyen</translation>
    </message>
    <message>
      <source>Mon</source>
      <translation>lun.</translation>
    </message>
    <message>
      <source>Mon Compte Formation gives the département only: its trainings have no point and no commune.</source>
      <translation>Mon Compte Formation ne donne que le département : ses formations n’ont ni point ni commune.</translation>
    </message>
    <message>
      <source>More actions</source>
      <translation>Autres actions</translation>
    </message>
    <message>
      <source>More filters</source>
      <translation>Autres filtres</translation>
    </message>
    <message>
      <source>More than {count} features: the panels do not follow them.</source>
      <translation>Plus de {count} entités : les panneaux ne les suivent pas.</translation>
    </message>
    <message>
      <source>Most populated commune</source>
      <translation>Commune la plus peuplée</translation>
    </message>
    <message>
      <source>Most populated commune of the EPCI</source>
      <translation>Commune la plus peuplée de l’EPCI</translation>
    </message>
    <message>
      <source>Most populated commune of the zone</source>
      <translation>Commune la plus peuplée de la zone</translation>
    </message>
    <message>
      <source>Most residents of a territory</source>
      <translation>Population maximale d’un territoire</translation>
    </message>
    <message>
      <source>Most rounds</source>
      <translation>Nombre maximal de tours</translation>
    </message>
    <message>
      <source>Most territories, when their number is a range from K</source>
      <translation>Nombre maximal de territoires, quand K est un minimum</translation>
    </message>
    <message>
      <source>Move down</source>
      <translation>Descendre</translation>
    </message>
    <message>
      <source>Move up</source>
      <translation>Monter</translation>
    </message>
    <message>
      <source>Movements known from {first} to {last}: {count}.</source>
      <translation>Mouvements connus de {first} à {last} : {count}.</translation>
    </message>
    <message>
      <source>Movements of communes</source>
      <translation>Mouvements de communes</translation>
    </message>
    <message>
      <source>Movements of communes (INSEE)</source>
      <translation>Mouvements de communes (Insee)</translation>
    </message>
    <message>
      <source>Movements of communes or passage table</source>
      <translation>Mouvements de communes ou table de passage</translation>
    </message>
    <message>
      <source>Municipal population</source>
      <translation>Population municipale</translation>
    </message>
    <message>
      <source>Municipal populations of {year}.</source>
      <translation>Populations municipales de {year}.</translation>
    </message>
    <message>
      <source>NSF codes of the speciality</source>
      <translation>Codes NSF de la spécialité</translation>
    </message>
    <message>
      <source>NSF or FORMACODE</source>
      <translation>NSF ou FORMACODE</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nom</translation>
    </message>
    <message>
      <source>Name and chairs of the council…</source>
      <translation>Nom et coprésidence du conseil…</translation>
    </message>
    <message>
      <source>Name at least one zoning, for example epci;ze2020;arr.</source>
      <translation>Nommez au moins un zonage, par exemple epci;ze2020;arr.</translation>
    </message>
    <message>
      <source>Name at least two different zonings, for example epci;ze2020.</source>
      <translation>Nommez au moins deux zonages différents, par exemple epci;ze2020.</translation>
    </message>
    <message>
      <source>Name in words</source>
      <translation>Nom en clair</translation>
    </message>
    <message>
      <source>Name of an indicator.</source>
      <translation>Nom d’un indicateur.</translation>
    </message>
    <message>
      <source>Name of the EPCI</source>
      <translation>Nom de l’EPCI</translation>
    </message>
    <message>
      <source>Name of the commune</source>
      <translation>Nom de la commune</translation>
    </message>
    <message>
      <source>Name of the council</source>
      <translation>Nom du conseil</translation>
    </message>
    <message>
      <source>Name of the département</source>
      <translation>Nom du département</translation>
    </message>
    <message>
      <source>Name of the first zoning</source>
      <translation>Nom du premier zonage</translation>
    </message>
    <message>
      <source>Name of the recipe</source>
      <translation>Nom de la recette</translation>
    </message>
    <message>
      <source>Name of the scenario</source>
      <translation>Nom du scénario</translation>
    </message>
    <message>
      <source>Name of the second zoning</source>
      <translation>Nom du second zonage</translation>
    </message>
    <message>
      <source>Name of the set</source>
      <translation>Nom du jeu</translation>
    </message>
    <message>
      <source>Name of the study</source>
      <translation>Nom de l’étude</translation>
    </message>
    <message>
      <source>Name of the territory</source>
      <translation>Nom du territoire</translation>
    </message>
    <message>
      <source>Name of the territory.</source>
      <translation>Nom du territoire.</translation>
    </message>
    <message>
      <source>Name of the zone</source>
      <translation>Nom de la zone</translation>
    </message>
    <message>
      <source>Name of the zone that holds most of it</source>
      <translation>Nom de la zone qui en contient le plus</translation>
    </message>
    <message>
      <source>Name of the zoning</source>
      <translation>Nom du zonage</translation>
    </message>
    <message>
      <source>Name of the zoning it is compared with</source>
      <translation>Nom du zonage auquel il est comparé</translation>
    </message>
    <message>
      <source>Name two different zonings to look at closely, for example epci;ze2020.</source>
      <translation>Nommez deux zonages différents à regarder de près, par exemple epci;ze2020.</translation>
    </message>
    <message>
      <source>Names</source>
      <translation>Noms</translation>
    </message>
    <message>
      <source>Names and e-mail addresses are personal data: they are not printed.</source>
      <translation>Noms et courriels sont des données personnelles : ils ne sont pas imprimés.</translation>
    </message>
    <message>
      <source>Names and e-mail addresses are personal data: they stay in this workspace.</source>
      <translation>Les noms et les courriels sont des données personnelles : ils restent dans cet espace de travail.</translation>
    </message>
    <message>
      <source>Names and e-mail addresses of members in exports</source>
      <translation>Noms et courriels des membres dans les exports</translation>
    </message>
    <message>
      <source>Names and scale bar over the map of a territory</source>
      <translation>Noms et échelle sur la carte d’un territoire</translation>
    </message>
    <message>
      <source>Names and scale bar over the map of the region</source>
      <translation>Noms et échelle sur la carte de la région</translation>
    </message>
    <message>
      <source>Names of the EPCI</source>
      <translation>Noms des EPCI</translation>
    </message>
    <message>
      <source>Names of the blocks (EPCI) of the territory, the most populated first, as an array.</source>
      <translation>Noms des blocs (EPCI) du territoire, du plus peuplé au moins peuplé, sous forme de tableau.</translation>
    </message>
    <message>
      <source>Names of the communes of the territory in alphabetical order, as an array.</source>
      <translation>Noms des communes du territoire par ordre alphabétique, sous forme de tableau.</translation>
    </message>
    <message>
      <source>Names of the zones</source>
      <translation>Noms des zones</translation>
    </message>
    <message>
      <source>Names of zones</source>
      <translation>Noms de zones</translation>
    </message>
    <message>
      <source>Natural classes (Jenks)</source>
      <translation>Seuils naturels (Jenks)</translation>
    </message>
    <message>
      <source>Nature</source>
      <translation>Nature</translation>
    </message>
    <message>
      <source>Nature from the name; inhabitants and communes inside the territory.</source>
      <translation>Nature d’après le nom ; habitants et communes dans le territoire.</translation>
    </message>
    <message>
      <source>Nearest structure</source>
      <translation>Structure la plus proche</translation>
    </message>
    <message>
      <source>Needs</source>
      <translation>Besoins</translation>
    </message>
    <message>
      <source>Needs beside trainings, by occupation family</source>
      <translation>Besoins et formations, par famille de métiers</translation>
    </message>
    <message>
      <source>Needs in {year}</source>
      <translation>Besoins en {year}</translation>
    </message>
    <message>
      <source>Needs without any training in the territory or at less than {km} km: {families}.</source>
      <translation>Besoins sans aucune formation dans le territoire ni à moins de {km} km : {families}.</translation>
    </message>
    <message>
      <source>Neighbours</source>
      <translation>Voisins</translation>
    </message>
    <message>
      <source>Neither its members nor its projects are recorded. Fill in the spreadsheet of the councils, then bring it back: this page will show them. The coloured territories have theirs.</source>
      <translation>Ni ses membres ni ses projets ne sont saisis. Remplissez le tableur des conseils, puis relisez-le : cette page les montrera. Les territoires en couleur ont le leur.</translation>
    </message>
    <message>
      <source>Neither needs nor trainings in this workspace</source>
      <translation>Ni besoins ni formations dans cet espace de travail</translation>
    </message>
    <message>
      <source>Nesting</source>
      <translation>Emboîtement</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>Réseau</translation>
    </message>
    <message>
      <source>New action</source>
      <translation>Nouvelle action</translation>
    </message>
    <message>
      <source>New meeting</source>
      <translation>Nouvelle réunion</translation>
    </message>
    <message>
      <source>New member of the council</source>
      <translation>Nouveau membre du conseil</translation>
    </message>
    <message>
      <source>New project or action</source>
      <translation>Nouveau projet ou nouvelle action</translation>
    </message>
    <message>
      <source>New set…</source>
      <translation>Nouveau jeu…</translation>
    </message>
    <message>
      <source>New study</source>
      <translation>Nouvelle étude</translation>
    </message>
    <message>
      <source>New workspace</source>
      <translation>Nouvel espace de travail</translation>
    </message>
    <message>
      <source>New workspace…</source>
      <translation>Nouvel espace de travail…</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Prochaine</translation>
    </message>
    <message>
      <source>Next meeting</source>
      <translation>Prochaine réunion</translation>
    </message>
    <message>
      <source>Next page</source>
      <translation>Page suivante</translation>
    </message>
    <message>
      <source>Next territory</source>
      <translation>Territoire suivant</translation>
    </message>
    <message>
      <source>No address is known for “{file}” of {vintage}; known vintages: {years}. Ask your administrator to complete the catalogue of services, or import the file.</source>
      <translation>Aucune adresse connue pour « {file} » de {vintage} ; millésimes connus : {years}. Demandez à votre administrateur de compléter le catalogue des services, ou importez le fichier.</translation>
    </message>
    <message>
      <source>No axis</source>
      <translation>Sans axe</translation>
    </message>
    <message>
      <source>No block of it may leave without breaking a constraint, and none would do better elsewhere.</source>
      <translation>Aucun de ses blocs ne peut partir sans enfreindre une contrainte, et aucun ne serait mieux ailleurs.</translation>
    </message>
    <message>
      <source>No block would do better elsewhere; the most disputed is {block}, whose move to {other} would cost {gain}.</source>
      <translation>Aucun bloc ne serait mieux ailleurs ; le plus disputé est {block} : rejoindre {other} coûterait {gain}.</translation>
    </message>
    <message>
      <source>No bound was computed: a better scenario may exist, and nothing says how far it is.</source>
      <translation>Aucune borne n’a été calculée : un meilleur scénario existe peut-être, et rien ne dit à quelle distance.</translation>
    </message>
    <message>
      <source>No commune belongs to a block: choose another zoning for the blocks.</source>
      <translation>Aucune commune n’appartient à un bloc : choisissez un autre zonage pour les blocs.</translation>
    </message>
    <message>
      <source>No commune code in this file. The fields read are {fields}. A code has five characters, for example 44109 or 2A004. Export the layer with this field, or choose another file.</source>
      <translation>Aucun code de commune dans ce fichier. Les champs lus sont {fields}. Un code compte cinq caractères, par exemple 44109 ou 2A004. Exportez la couche avec ce champ, ou choisissez un autre fichier.</translation>
    </message>
    <message>
      <source>No commune code in {name}. The fields read are {fields}.</source>
      <translation>Aucun code de commune dans {name}. Les champs lus sont {fields}.</translation>
    </message>
    <message>
      <source>No commune has its centre in this drawing. Draw a larger perimeter.</source>
      <translation>Aucune commune n’a son centre dans ce tracé. Dessinez un périmètre plus grand.</translation>
    </message>
    <message>
      <source>No commune of the workspace here. Click inside the region.</source>
      <translation>Aucune commune de l’espace de travail ici. Cliquez dans la région.</translation>
    </message>
    <message>
      <source>No commune of this layer is in the region {region}. Check the region code.</source>
      <translation>Aucune commune de cette couche n’est dans la région {region}. Vérifiez le code de la région.</translation>
    </message>
    <message>
      <source>No commuting flow in this workspace: import some first.</source>
      <translation>Pas de flux domicile-travail dans cet espace de travail : importez-en d’abord.</translation>
    </message>
    <message>
      <source>No commuting flow is known in this territory</source>
      <translation>Aucun déplacement domicile-travail connu dans ce territoire</translation>
    </message>
    <message>
      <source>No commuting flow is known in this territory.</source>
      <translation>Aucune navette domicile-travail n’est connue dans ce territoire.</translation>
    </message>
    <message>
      <source>No commuting flows are known.</source>
      <translation>Aucune navette n’est connue.</translation>
    </message>
    <message>
      <source>No commuting flows in this workspace</source>
      <translation>Aucun flux domicile-travail dans cet espace de travail</translation>
    </message>
    <message>
      <source>No council for {name}</source>
      <translation>Pas de conseil pour {name}</translation>
    </message>
    <message>
      <source>No council is recorded for this territory</source>
      <translation>Aucun conseil n’est saisi pour ce territoire</translation>
    </message>
    <message>
      <source>No council is recorded for this territory.</source>
      <translation>Aucun conseil n’est enregistré pour ce territoire.</translation>
    </message>
    <message>
      <source>No council recorded</source>
      <translation>Aucun conseil renseigné</translation>
    </message>
    <message>
      <source>No file at hand? “Load the fictional region” makes an invented one.</source>
      <translation>Pas de fichier sous la main ? « Charger la région fictive » en crée une, entièrement inventée.</translation>
    </message>
    <message>
      <source>No hard line runs inside a territory.</source>
      <translation>Aucune ligne dure ne traverse un territoire.</translation>
    </message>
    <message>
      <source>No indicator in this workspace</source>
      <translation>Aucun indicateur dans cet espace de travail</translation>
    </message>
    <message>
      <source>No indicator of the catalogue is in {name} for this study (cube {cube}, dimensions {fields}). Check the region and the level, or give a catalogue whose entries have “melodi”.</source>
      <translation>{name} ne contient aucun indicateur du catalogue pour cette étude (cube {cube}, dimensions {fields}). Vérifiez la région et le niveau, ou donnez un catalogue dont les entrées ont « melodi ».</translation>
    </message>
    <message>
      <source>No known format</source>
      <translation>Aucun format connu</translation>
    </message>
    <message>
      <source>No known format has these columns.</source>
      <translation>Aucun format connu n’a ces colonnes.</translation>
    </message>
    <message>
      <source>No known indicator in {name}. Give a catalogue of its columns. The fields read are {fields}.</source>
      <translation>Aucun indicateur connu dans {name}. Donnez un catalogue de ses colonnes. Les champs lus sont {fields}.</translation>
    </message>
    <message>
      <source>No known zoning in {name}. Choose the fields to import among {fields}.</source>
      <translation>Aucun zonage connu dans {name}. Choisissez les champs à importer parmi {fields}.</translation>
    </message>
    <message>
      <source>No level</source>
      <translation>Sans niveau</translation>
    </message>
    <message>
      <source>No link between blocks that do not touch: you have removed them all.</source>
      <translation>Aucun lien entre les blocs qui ne se touchent pas : vous les avez tous retirés.</translation>
    </message>
    <message>
      <source>No link: blocks are joined by their common borders only.</source>
      <translation>Aucun lien : seules les limites communes relient les blocs.</translation>
    </message>
    <message>
      <source>No main town is more than {distance} from a France Travail agency</source>
      <translation>Aucune ville principale n’est à plus de {distance} d’une agence France Travail</translation>
    </message>
    <message>
      <source>No main town is more than {distance} from a mission locale</source>
      <translation>Aucune ville principale n’est à plus de {distance} d’une mission locale</translation>
    </message>
    <message>
      <source>No needs imported: only trainings are shown.</source>
      <translation>Aucun besoin importé : seules les formations sont affichées.</translation>
    </message>
    <message>
      <source>No number of territories fits between the minimum and the maximum.</source>
      <translation>Aucun nombre de territoires ne convient entre le minimum et le maximum.</translation>
    </message>
    <message>
      <source>No other partition into {count} territories follows your references better, within these limits.</source>
      <translation>Aucun autre découpage en {count} territoires ne respecte mieux vos références, dans ces limites.</translation>
    </message>
    <message>
      <source>No other zoning is known: import membership tables to see which zones cut it.</source>
      <translation>Aucun autre zonage n’est connu : importez des tables d’appartenance pour voir quelles zones le recoupent.</translation>
    </message>
    <message>
      <source>No page could be printed. The log gives the reason for each.</source>
      <translation>Aucune page n’a pu être imprimée. Le journal donne le motif de chacune.</translation>
    </message>
    <message>
      <source>No partition exceeds the agreement of this one by more than {gap}.</source>
      <translation>Aucun découpage ne dépasse l’accord de celui-ci de plus de {gap}.</translation>
    </message>
    <message>
      <source>No plan of {k} territories within {minimum} and {maximum} was found. The nearest has {count} territories of {smallest} to {largest}: {low} under the minimum, {high} over the maximum, {breaches} other limits broken.</source>
      <translation>Aucun découpage en {k} territoires de {minimum} à {maximum} n’a été trouvé. Le plus proche a {count} territoires de {smallest} à {largest} : {low} sous le minimum, {high} au-dessus du maximum, {breaches} autres limites dépassées.</translation>
    </message>
    <message>
      <source>No polygon layer in this project</source>
      <translation>Aucune couche de polygones dans ce projet</translation>
    </message>
    <message>
      <source>No population in {name}. The fields read are {fields}.</source>
      <translation>Aucune population dans {name}. Les champs lus sont {fields}.</translation>
    </message>
    <message>
      <source>No population: territories cannot be generated until a population table is given.</source>
      <translation>Aucune population : sans table de population, les territoires ne peuvent pas être générés.</translation>
    </message>
    <message>
      <source>No project is recorded for this territory.</source>
      <translation>Aucun projet n’est enregistré pour ce territoire.</translation>
    </message>
    <message>
      <source>No project is recorded.</source>
      <translation>Aucun projet n’est noté.</translation>
    </message>
    <message>
      <source>No project recorded</source>
      <translation>Aucun projet saisi</translation>
    </message>
    <message>
      <source>No project with these filters</source>
      <translation>Aucun projet avec ces filtres</translation>
    </message>
    <message>
      <source>No project yet</source>
      <translation>Aucun projet pour l’instant</translation>
    </message>
    <message>
      <source>No recruitment need is known in this territory.</source>
      <translation>Aucun besoin de recrutement n’est connu dans ce territoire.</translation>
    </message>
    <message>
      <source>No recruitment needs are known in these territories.</source>
      <translation>Aucun besoin de recrutement n’est connu dans ces territoires.</translation>
    </message>
    <message>
      <source>No row is left out, no value is corrected.</source>
      <translation>Aucune ligne n’est laissée de côté, aucune valeur n’est corrigée.</translation>
    </message>
    <message>
      <source>No row of this file is kept.</source>
      <translation>Aucune ligne de ce fichier n’est gardée.</translation>
    </message>
    <message>
      <source>No scenario respects every limit yet</source>
      <translation>Aucun scénario ne respecte encore toutes les limites</translation>
    </message>
    <message>
      <source>No scenario yet</source>
      <translation>Pas encore de scénario</translation>
    </message>
    <message>
      <source>No scenario, no council</source>
      <translation>Pas de scénario, pas de conseil</translation>
    </message>
    <message>
      <source>No service area was imported: which commune is covered by which structure is not known.</source>
      <translation>Aucune zone de desserte importée : la couverture par commune n’est pas calculée.</translation>
    </message>
    <message>
      <source>No sheet could be made. The log gives the reason for each.</source>
      <translation>Aucune fiche n’a pu être faite. Le journal donne la raison de chacune.</translation>
    </message>
    <message>
      <source>No single change that gives a plan was found: loosen several limits together.</source>
      <translation>Aucun changement isolé ne suffit, à ce que la recherche a trouvé : assouplissez plusieurs limites à la fois.</translation>
    </message>
    <message>
      <source>No structure in this workspace</source>
      <translation>Aucune structure dans cet espace de travail</translation>
    </message>
    <message>
      <source>No structure of the workspace stands in this territory, and no service area reaches it. The coloured territories have some.</source>
      <translation>Aucune structure de l’espace de travail ne se trouve dans ce territoire, et aucune zone de desserte ne l’atteint. Les territoires en couleur en ont.</translation>
    </message>
    <message>
      <source>No support structure in this workspace</source>
      <translation>Aucune structure d’accompagnement dans cet espace de travail</translation>
    </message>
    <message>
      <source>No support structure is known in these territories.</source>
      <translation>Aucune structure d’accompagnement n’est connue dans ces territoires.</translation>
    </message>
    <message>
      <source>No support structure is known in this territory</source>
      <translation>Aucune structure d’accompagnement connue dans ce territoire</translation>
    </message>
    <message>
      <source>No support structure is known in this territory.</source>
      <translation>Aucune structure d’accompagnement n’est connue dans ce territoire.</translation>
    </message>
    <message>
      <source>No territory chosen</source>
      <translation>Aucun territoire choisi</translation>
    </message>
    <message>
      <source>No territory crosses the zoning set as a limit: a block counts where most residents live.</source>
      <translation>Aucun territoire ne franchit le zonage fixé comme limite ; un bloc y compte là où vivent le plus de ses habitants.</translation>
    </message>
    <message>
      <source>No territory is meant: preview the atlas, or give a code.</source>
      <translation>Aucun territoire n’est désigné : affichez l’aperçu de l’atlas, ou donnez un code.</translation>
    </message>
    <message>
      <source>No territory is pinned</source>
      <translation>Aucun territoire épinglé</translation>
    </message>
    <message>
      <source>No territory of the scenario to keep is locked: all were free to change.</source>
      <translation>Aucun territoire du scénario à conserver n’est verrouillé : tous pouvaient changer.</translation>
    </message>
    <message>
      <source>No training here nor within {distance}</source>
      <translation>Aucune formation ici ni à moins de {distance}</translation>
    </message>
    <message>
      <source>No training in this territory</source>
      <translation>Aucune formation dans ce territoire</translation>
    </message>
    <message>
      <source>No training in {name}: it is not a LHÉO file, or an empty one.</source>
      <translation>Aucune formation dans {name} : ce n’est pas un fichier LHÉO, ou il est vide.</translation>
    </message>
    <message>
      <source>No training offer in this workspace</source>
      <translation>Pas d’offre de formation dans cet espace de travail</translation>
    </message>
    <message>
      <source>No training offer in this workspace: import one to know which needs have trainings in reach.</source>
      <translation>Pas d’offre de formation dans cet espace de travail : importez-en une pour savoir quels besoins ont une formation à portée.</translation>
    </message>
    <message>
      <source>No training offer is known in these territories.</source>
      <translation>Aucune formation n’est connue dans ces territoires.</translation>
    </message>
    <message>
      <source>No training offer is known in this territory</source>
      <translation>Aucune formation n’est connue dans ce territoire</translation>
    </message>
    <message>
      <source>No training offer is known in this territory.</source>
      <translation>Aucune formation n’est connue dans ce territoire.</translation>
    </message>
    <message>
      <source>No training with these filters</source>
      <translation>Aucune formation avec ces filtres</translation>
    </message>
    <message>
      <source>No two blocks of a group share a territory.</source>
      <translation>Deux blocs d’un même groupe ne sont jamais dans le même territoire.</translation>
    </message>
    <message>
      <source>No two of {names} may share a territory: they need {count} territories, and {k} are asked. Ask for {count}, or let some of them be together.</source>
      <translation>Deux à deux, {names} ne peuvent pas partager un territoire : il leur en faut {count}, et vous en demandez {k}. Demandez-en {count}, ou laissez-en quelques-uns ensemble.</translation>
    </message>
    <message>
      <source>No value</source>
      <translation>Sans valeur</translation>
    </message>
    <message>
      <source>No value for this territory.</source>
      <translation>Aucune valeur pour ce territoire.</translation>
    </message>
    <message>
      <source>No worker is known to live in this territory.</source>
      <translation>Aucun actif occupé connu n’habite ce territoire.</translation>
    </message>
    <message>
      <source>No workspace is open</source>
      <translation>Aucun espace de travail ouvert</translation>
    </message>
    <message>
      <source>No workspace is open. Open one, or give its file in the variable @clefop_workspace.</source>
      <translation>Aucun espace de travail n’est ouvert. Ouvrez-en un, ou donnez son fichier dans la variable @clefop_workspace.</translation>
    </message>
    <message>
      <source>No zone is cut.</source>
      <translation>Aucune zone n’est coupée.</translation>
    </message>
    <message>
      <source>No zone of {name} covers a commune of the workspace. Check the region and the coordinate system.</source>
      <translation>Aucune zone de {name} ne couvre une commune de l’espace de travail. Vérifiez la région et le système de coordonnées.</translation>
    </message>
    <message>
      <source>No zone of “{a}” is cut by “{b}”</source>
      <translation>Aucune zone de « {a} » n’est coupée par « {b} »</translation>
    </message>
    <message>
      <source>No zoning</source>
      <translation>Aucun zonage</translation>
    </message>
    <message>
      <source>No zoning is ticked</source>
      <translation>Aucun zonage n’est coché</translation>
    </message>
    <message>
      <source>Nobody.</source>
      <translation>Personne.</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Aucun</translation>
    </message>
    <message>
      <source>None here: {networks}</source>
      <translation>Aucune ici : {networks}</translation>
    </message>
    <message>
      <source>None of the {count} indicators of this set has these words.</source>
      <translation>Aucun des {count} indicateurs de ce jeu ne contient ces mots.</translation>
    </message>
    <message>
      <source>None of the {count} rows of {name} is a commune of the workspace. Check the region and the vintage.</source>
      <translation>Aucune des {count} lignes de {name} n’est une commune de l’espace de travail. Vérifiez la région et le millésime.</translation>
    </message>
    <message>
      <source>None of the {count} rows of {name} is an area of the workspace (level “{level}”).</source>
      <translation>Aucune des {count} lignes de {name} n’est une zone de l’espace de travail (niveau « {level} »).</translation>
    </message>
    <message>
      <source>None of them would agree better with the references elsewhere.</source>
      <translation>Aucun d’eux ne s’accorderait mieux avec les références dans un autre territoire.</translation>
    </message>
    <message>
      <source>None was needed.</source>
      <translation>Rien n’était nécessaire.</translation>
    </message>
    <message>
      <source>None.</source>
      <translation>Aucun.</translation>
    </message>
    <message>
      <source>None: each block is with most of its zone.</source>
      <translation>Aucun : chaque bloc est avec l’essentiel de sa zone.</translation>
    </message>
    <message>
      <source>None: the scenario is the same under every weighting tried.</source>
      <translation>Aucun : le scénario est le même sous tous les poids essayés.</translation>
    </message>
    <message>
      <source>Not asked</source>
      <translation>Non demandé</translation>
    </message>
    <message>
      <source>Not published</source>
      <translation>Non publié</translation>
    </message>
    <message>
      <source>Not recognised</source>
      <translation>Non reconnu</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>Note</translation>
    </message>
    <message>
      <source>Nothing is recorded of these councils.</source>
      <translation>Rien n’est noté sur ces conseils.</translation>
    </message>
    <message>
      <source>Nothing is recorded of this council. Fill in the spreadsheet of councils, or the panel.</source>
      <translation>Rien n’est noté sur ce conseil. Remplissez le classeur des conseils, ou le panneau.</translation>
    </message>
    <message>
      <source>Nothing is written yet. One file will hold the whole study.</source>
      <translation>Rien n’est encore écrit. Un seul fichier contiendra l’étude.</translation>
    </message>
    <message>
      <source>Nothing matches “{text}”</source>
      <translation>Rien ne correspond à « {text} »</translation>
    </message>
    <message>
      <source>Nothing of this region in it</source>
      <translation>Rien de cette région</translation>
    </message>
    <message>
      <source>Nothing of {file} can be kept: does it cover this region and these communes? Rows left out: {count} ({reason}).</source>
      <translation>Rien de {file} ne peut être gardé : couvre-t-il cette région et ces communes ? Lignes écartées : {count} ({reason}).</translation>
    </message>
    <message>
      <source>Nothing was changed.</source>
      <translation>Rien n’a été modifié.</translation>
    </message>
    <message>
      <source>Nothing was imported yet</source>
      <translation>Rien n’a encore été importé</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Numéro</translation>
    </message>
    <message>
      <source>Number of combinations</source>
      <translation>Nombre de combinaisons</translation>
    </message>
    <message>
      <source>Number of communes</source>
      <translation>Nombre de communes</translation>
    </message>
    <message>
      <source>Number of communes of the territory.</source>
      <translation>Nombre de communes du territoire.</translation>
    </message>
    <message>
      <source>Number of files</source>
      <translation>Nombre de fichiers</translation>
    </message>
    <message>
      <source>Number of lines</source>
      <translation>Nombre de lignes</translation>
    </message>
    <message>
      <source>Number of other scenarios to look for</source>
      <translation>Nombre d’autres scénarios à chercher</translation>
    </message>
    <message>
      <source>Number of pages of the atlas</source>
      <translation>Nombre de pages de l’atlas</translation>
    </message>
    <message>
      <source>Number of pairs</source>
      <translation>Nombre de paires</translation>
    </message>
    <message>
      <source>Number of rows</source>
      <translation>Nombre de lignes</translation>
    </message>
    <message>
      <source>Number of sessions</source>
      <translation>Nombre de sessions</translation>
    </message>
    <message>
      <source>Number of sheets</source>
      <translation>Nombre de fiches</translation>
    </message>
    <message>
      <source>Number of support structures that stand in the territory.</source>
      <translation>Nombre de structures d’accompagnement situées dans le territoire.</translation>
    </message>
    <message>
      <source>Number of tables</source>
      <translation>Nombre de tables</translation>
    </message>
    <message>
      <source>Number of territories</source>
      <translation>Nombre de territoires</translation>
    </message>
    <message>
      <source>Number of territories (0: chosen by the search)</source>
      <translation>Nombre de territoires (0 : choisi par la recherche)</translation>
    </message>
    <message>
      <source>Number of territories in each class</source>
      <translation>Nombre de territoires de chaque classe</translation>
    </message>
    <message>
      <source>Number of training offers in the territory.</source>
      <translation>Nombre de formations dans le territoire.</translation>
    </message>
    <message>
      <source>Number of training places in the territory; NULL when no offer states its places.</source>
      <translation>Nombre de places de formation dans le territoire ; NULL si aucune formation ne dit ses places.</translation>
    </message>
    <message>
      <source>Number of zones of the other zoning that share it</source>
      <translation>Nombre de zones de l’autre zonage qui se la partagent</translation>
    </message>
    <message>
      <source>Numbers</source>
      <translation>Nombres</translation>
    </message>
    <message>
      <source>Numbers are written</source>
      <translation>Les nombres s’écrivent</translation>
    </message>
    <message>
      <source>Numbers of territories, out of {count}.</source>
      <translation>En nombre de territoires, sur {count}.</translation>
    </message>
    <message>
      <source>Numerator</source>
      <translation>Numérateur</translation>
    </message>
    <message>
      <source>Numerator of the ratio</source>
      <translation>Numérateur du ratio</translation>
    </message>
    <message>
      <source>Objective</source>
      <translation>Objectif</translation>
    </message>
    <message>
      <source>Objective and bound</source>
      <translation>Objectif et borne</translation>
    </message>
    <message>
      <source>Objective of the plan</source>
      <translation>Objectif atteint</translation>
    </message>
    <message>
      <source>Obstacle</source>
      <translation>Obstacle</translation>
    </message>
    <message>
      <source>Occupation</source>
      <translation>Métier</translation>
    </message>
    <message>
      <source>Occupation (ROME)</source>
      <translation>Métier (ROME)</translation>
    </message>
    <message>
      <source>Occupation families of the territory</source>
      <translation>Familles de métiers du territoire</translation>
    </message>
    <message>
      <source>Occupation family</source>
      <translation>Famille de métiers</translation>
    </message>
    <message>
      <source>Occupations with most projects</source>
      <translation>Métiers les plus recherchés</translation>
    </message>
    <message>
      <source>Of 100 pairs of residents who live in the same zone, how many live in the same territory? The first figures answer this, before ({before}) and after ({after}). The next ones answer the converse: of 100 pairs of residents of one territory, how many share a zone? Bringing blocks together raises the first and lowers the second; a zone larger than the limits allow cannot be kept whole.</source>
      <translation>Sur 100 paires d’habitants d’une même zone, combien sont dans un même territoire ? Les premiers chiffres y répondent, avant ({before}) et après ({after}). Les suivants répondent à la question inverse : sur 100 paires d’habitants d’un même territoire, combien partagent une zone ? Réunir des blocs relève les premiers et abaisse les seconds ; une zone plus grande que ne le permettent les limites ne peut pas rester entière.</translation>
    </message>
    <message>
      <source>Offers</source>
      <translation>Formations</translation>
    </message>
    <message>
      <source>Offers for 100 projects</source>
      <translation>Formations pour 100 projets</translation>
    </message>
    <message>
      <source>Office</source>
      <translation>Fonction</translation>
    </message>
    <message>
      <source>Official services</source>
      <translation>Services officiels</translation>
    </message>
    <message>
      <source>On Windows, use the full installer of QGIS (MSI), or add the package python3-{packages} in OSGeo4W. On Debian and Ubuntu, install python3-{packages} with the system's package manager. Do not use pip inside QGIS: it may replace the packages QGIS itself was built with.</source>
      <translation>Sous Windows, prenez l’installateur complet de QGIS (MSI), ou ajoutez le paquet python3-{packages} dans OSGeo4W. Sous Debian et Ubuntu, installez python3-{packages} avec le gestionnaire de paquets du système. N’utilisez pas pip dans QGIS : il peut remplacer les paquets dont QGIS dépend.</translation>
    </message>
    <message>
      <source>On maps of the region, a thick line.</source>
      <translation>Sur les cartes de la région, un trait épais.</translation>
    </message>
    <message>
      <source>On site</source>
      <translation>En présence</translation>
    </message>
    <message>
      <source>On the diagonal, the number of zones</source>
      <translation>Sur la diagonale, le nombre de zones</translation>
    </message>
    <message>
      <source>On the diagonal, the number of zones.</source>
      <translation>Sur la diagonale, le nombre de zones.</translation>
    </message>
    <message>
      <source>One PDF</source>
      <translation>Un seul PDF</translation>
    </message>
    <message>
      <source>One PDF per territory</source>
      <translation>Un PDF par territoire</translation>
    </message>
    <message>
      <source>One block moves: {name}</source>
      <translation>Un bloc bouge : {name}</translation>
    </message>
    <message>
      <source>One idea a page, then what shows it</source>
      <translation>Une idée par page, puis ce qui la montre</translation>
    </message>
    <message>
      <source>One indicator of the set is not in this workspace.</source>
      <translation>Un indicateur du jeu est absent de cet espace de travail.</translation>
    </message>
    <message>
      <source>One mission locale serves the whole territory: {name}</source>
      <translation>Une seule mission locale dessert le territoire : {name}</translation>
    </message>
    <message>
      <source>One of these changes is enough, each checked by a plan: {changes}.</source>
      <translation>Un seul de ces changements suffit, chacun vérifié par un découpage : {changes}.</translation>
    </message>
    <message>
      <source>Onisep, initial training</source>
      <translation>Onisep, formation initiale</translation>
    </message>
    <message>
      <source>Onisep, lycée courses</source>
      <translation>Onisep, enseignements de lycée</translation>
    </message>
    <message>
      <source>Only one commune has training offers: {commune}</source>
      <translation>Une seule commune accueille des formations : {commune}</translation>
    </message>
    <message>
      <source>Only one period is known: there is no evolution to draw.</source>
      <translation>Une seule période est connue : il n’y a pas d’évolution à tracer.</translation>
    </message>
    <message>
      <source>Only the residents of the communes of the study are counted: of a zone that continues in a neighbouring region, only the part inside.</source>
      <translation>Seuls les habitants des communes de l’étude sont comptés : d’une zone qui se prolonge dans une région voisine, seule la partie intérieure compte.</translation>
    </message>
    <message>
      <source>Only the territories of a scenario have a council.</source>
      <translation>Seuls les territoires d’un scénario ont un conseil.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Ouvrir</translation>
    </message>
    <message>
      <source>Open a recipe</source>
      <translation>Ouvrir une recette</translation>
    </message>
    <message>
      <source>Open a workspace</source>
      <translation>Ouvrir un espace de travail</translation>
    </message>
    <message>
      <source>Open a workspace…</source>
      <translation>Ouvrir un espace de travail…</translation>
    </message>
    <message>
      <source>Open in the browser</source>
      <translation>Ouvrir dans le navigateur</translation>
    </message>
    <message>
      <source>Open on the map</source>
      <translation>Ouvrir dans la carte</translation>
    </message>
    <message>
      <source>Open or create a workspace first: CLEFOP menu.</source>
      <translation>Ouvrez ou créez d’abord un espace de travail : menu CLEFOP.</translation>
    </message>
    <message>
      <source>Open or save the report of the chosen import</source>
      <translation>Ouvrir ou enregistrer le rapport de l’import choisi</translation>
    </message>
    <message>
      <source>Open sessions</source>
      <translation>Sessions ouvertes</translation>
    </message>
    <message>
      <source>Open the folder</source>
      <translation>Ouvrir le dossier</translation>
    </message>
    <message>
      <source>Open the page</source>
      <translation>Ouvrir la page</translation>
    </message>
    <message>
      <source>Open the report</source>
      <translation>Ouvrir le rapport</translation>
    </message>
    <message>
      <source>Open the workspace</source>
      <translation>Ouvrir l’espace de travail</translation>
    </message>
    <message>
      <source>OpenDocument spreadsheet (ODS)</source>
      <translation>Classeur OpenDocument (ODS)</translation>
    </message>
    <message>
      <source>Opening hours</source>
      <translation>Horaires</translation>
    </message>
    <message>
      <source>Opening {name}</source>
      <translation>Ouverture de {name}</translation>
    </message>
    <message>
      <source>Opening…</source>
      <translation>Ouverture…</translation>
    </message>
    <message>
      <source>Options…</source>
      <translation>Options…</translation>
    </message>
    <message>
      <source>Organisation</source>
      <translation>Organisme</translation>
    </message>
    <message>
      <source>Organisation not stated</source>
      <translation>Organisme non précisé</translation>
    </message>
    <message>
      <source>Organisations</source>
      <translation>Organismes</translation>
    </message>
    <message>
      <source>Orientation</source>
      <translation>Orientation</translation>
    </message>
    <message>
      <source>Orientation (empty: as designed)</source>
      <translation>Orientation (vide : celle de chaque page)</translation>
    </message>
    <message>
      <source>Other</source>
      <translation>Autre</translation>
    </message>
    <message>
      <source>Other figures</source>
      <translation>Autres chiffres</translation>
    </message>
    <message>
      <source>Other formats</source>
      <translation>Autres formats</translation>
    </message>
    <message>
      <source>Other indicators</source>
      <translation>Autres indicateurs</translation>
    </message>
    <message>
      <source>Other scenarios</source>
      <translation>Autres scénarios</translation>
    </message>
    <message>
      <source>Other scenarios, compared with this one</source>
      <translation>Autres scénarios, comparés à celui-ci</translation>
    </message>
    <message>
      <source>Other weights: {step} of {count}</source>
      <translation>Autres poids : {step} sur {count}</translation>
    </message>
    <message>
      <source>Other zonings</source>
      <translation>Les autres zonages</translation>
    </message>
    <message>
      <source>Outline of the territory</source>
      <translation>Contour du territoire</translation>
    </message>
    <message>
      <source>Outlines of the communes</source>
      <translation>Contours des communes</translation>
    </message>
    <message>
      <source>Outside the territory</source>
      <translation>Hors du territoire</translation>
    </message>
    <message>
      <source>Outside the territory, {distance} away</source>
      <translation>Hors du territoire, à {distance}</translation>
    </message>
    <message>
      <source>Outside, serving it</source>
      <translation>Hors du territoire</translation>
    </message>
    <message>
      <source>Over time</source>
      <translation>Dans le temps</translation>
    </message>
    <message>
      <source>Overdue</source>
      <translation>En retard</translation>
    </message>
    <message>
      <source>Overdue actions</source>
      <translation>Actions en retard</translation>
    </message>
    <message>
      <source>Overdue since {date}</source>
      <translation>En retard depuis {date}</translation>
    </message>
    <message>
      <source>Overlaid zonings</source>
      <translation>Zonages superposés</translation>
    </message>
    <message>
      <source>Overlay ({count})</source>
      <translation>Superposer ({count})</translation>
    </message>
    <message>
      <source>Overlay zonings</source>
      <translation>Superposer des zonages</translation>
    </message>
    <message>
      <source>Overlay zonings…</source>
      <translation>Superposer des zonages…</translation>
    </message>
    <message>
      <source>Overlay: {zonings}</source>
      <translation>Superposition : {zonings}</translation>
    </message>
    <message>
      <source>Overlaying the zonings</source>
      <translation>Superposition des zonages</translation>
    </message>
    <message>
      <source>Overlaying {count} zonings</source>
      <translation>Superposition de {count} zonages</translation>
    </message>
    <message>
      <source>Overstated: basins go on outside the region, all their projects are counted.</source>
      <translation>Surestimé : des bassins débordent de la région, tous leurs projets sont comptés.</translation>
    </message>
    <message>
      <source>Overview</source>
      <translation>Ensemble</translation>
    </message>
    <message>
      <source>PDF files (*.pdf)</source>
      <translation>Fichiers PDF (*.pdf)</translation>
    </message>
    <message>
      <source>PNG pictures, one per page</source>
      <translation>Images PNG, une par page</translation>
    </message>
    <message>
      <source>Page</source>
      <translation>Page</translation>
    </message>
    <message>
      <source>Page before</source>
      <translation>Page précédente</translation>
    </message>
    <message>
      <source>Page shown</source>
      <translation>Page affichée</translation>
    </message>
    <message>
      <source>Page that lists the sheets</source>
      <translation>Page qui liste les fiches</translation>
    </message>
    <message>
      <source>Page {page} of {total}</source>
      <translation>Page {page} sur {total}</translation>
    </message>
    <message>
      <source>Page {page} of {total}: {name}</source>
      <translation>Page {page} sur {total} : {name}</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Pages</translation>
    </message>
    <message>
      <source>Pages already printed are kept when you stop.</source>
      <translation>Les pages déjà imprimées sont gardées si vous arrêtez.</translation>
    </message>
    <message>
      <source>Pages of the panel</source>
      <translation>Pages du panneau</translation>
    </message>
    <message>
      <source>Pairs of one territory that share a zone: before</source>
      <translation>Paires d’un territoire qui partagent une zone : avant</translation>
    </message>
    <message>
      <source>Pairs of one zone kept together: before</source>
      <translation>Paires d’une zone gardées ensemble : avant</translation>
    </message>
    <message>
      <source>Pairs of residents kept together or apart alike, beyond chance. 1: the same. 0: no more than chance.</source>
      <translation>Paires d’habitants réunies ou séparées de la même façon, au-delà du hasard. 1 : identiques. 0 : pas mieux que le hasard.</translation>
    </message>
    <message>
      <source>Pairs of zonings</source>
      <translation>Paires de zonages</translation>
    </message>
    <message>
      <source>Pale: the main zone. In colour: what is cut off from it ({weight}).</source>
      <translation>En pâle : la zone principale. En couleur : ce qui en est coupé ({weight}).</translation>
    </message>
    <message>
      <source>Paper</source>
      <translation>Papier</translation>
    </message>
    <message>
      <source>Parameter files (*.json)</source>
      <translation>Fichiers de paramètres (*.json)</translation>
    </message>
    <message>
      <source>Parameters of this run</source>
      <translation>Paramètres de ce calcul</translation>
    </message>
    <message>
      <source>Parameters saved by an earlier run</source>
      <translation>Paramètres enregistrés par un calcul précédent</translation>
    </message>
    <message>
      <source>Parameters to run again</source>
      <translation>Paramètres pour refaire le calcul</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>Part</translation>
    </message>
    <message>
      <source>Part of: {title}</source>
      <translation>Rattachée à : {title}</translation>
    </message>
    <message>
      <source>Partly remote</source>
      <translation>Mixte</translation>
    </message>
    <message>
      <source>Parts</source>
      <translation>Parties</translation>
    </message>
    <message>
      <source>Parts of the panel</source>
      <translation>Parties du panneau</translation>
    </message>
    <message>
      <source>Passage table to the vintage {year}</source>
      <translation>Table de passage vers le millésime {year}</translation>
    </message>
    <message>
      <source>Passage table, one column a vintage</source>
      <translation>Table de passage, une colonne par millésime</translation>
    </message>
    <message>
      <source>Passage table, year by year</source>
      <translation>Table de passage, année par année</translation>
    </message>
    <message>
      <source>Perimeter</source>
      <translation>Périmètre</translation>
    </message>
    <message>
      <source>Perimeter {rank}</source>
      <translation>Périmètre {rank}</translation>
    </message>
    <message>
      <source>Perimeter: {label}</source>
      <translation>Périmètre : {label}</translation>
    </message>
    <message>
      <source>Perimeters</source>
      <translation>Périmètres</translation>
    </message>
    <message>
      <source>Perimeters, layer, comparison</source>
      <translation>Périmètres, couche, comparaison</translation>
    </message>
    <message>
      <source>Period</source>
      <translation>Période</translation>
    </message>
    <message>
      <source>Period of a value and how sure it is: estimated, a minimum, secret.</source>
      <translation>Période d’une valeur et degré de certitude : estimée, minimum, secrète.</translation>
    </message>
    <message>
      <source>Period of the values (2021, 2024-T1…)</source>
      <translation>Période des valeurs (2021, 2024-T1…)</translation>
    </message>
    <message>
      <source>Periods known, the oldest first</source>
      <translation>Périodes connues, de la plus ancienne à la plus récente</translation>
    </message>
    <message>
      <source>Pictures (*.svg *.png *.jpg *.jpeg)</source>
      <translation>Images (*.svg *.png *.jpg *.jpeg)</translation>
    </message>
    <message>
      <source>Pieces</source>
      <translation>Morceaux</translation>
    </message>
    <message>
      <source>Pilot</source>
      <translation>Pilote</translation>
    </message>
    <message>
      <source>Pin</source>
      <translation>Rattacher</translation>
    </message>
    <message>
      <source>Pin to compare</source>
      <translation>Épingler pour comparer</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Lieu</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Places</translation>
    </message>
    <message>
      <source>Places by domain</source>
      <translation>Places par domaine</translation>
    </message>
    <message>
      <source>Places by level</source>
      <translation>Places par niveau</translation>
    </message>
    <message>
      <source>Places for 1,000 inhabitants</source>
      <translation>Places pour 1 000 habitants</translation>
    </message>
    <message>
      <source>Places for 100 projects</source>
      <translation>Places pour 100 projets</translation>
    </message>
    <message>
      <source>Places known by their département only, never put on a point nor counted in a territory: {count}.</source>
      <translation>Lieux connus par leur seul département, jamais placés sur un point ni comptés dans un territoire : {count}.</translation>
    </message>
    <message>
      <source>Places of the structures that only have an address</source>
      <translation>Emplacement des structures dont on n’a que l’adresse</translation>
    </message>
    <message>
      <source>Places outside the region, kept and flagged: {count}.</source>
      <translation>Lieux hors de la région, gardés et signalés : {count}.</translation>
    </message>
    <message>
      <source>Places that could not be located: {count} ({names}).</source>
      <translation>Lieux qui n’ont pas pu être situés : {count} ({names}).</translation>
    </message>
    <message>
      <source>Places, when they are given</source>
      <translation>Places, quand elles sont indiquées</translation>
    </message>
    <message>
      <source>Plan IGN (online)</source>
      <translation>Plan IGN (en ligne)</translation>
    </message>
    <message>
      <source>Plan found</source>
      <translation>Découpage trouvé</translation>
    </message>
    <message>
      <source>Point at a zone to read what it shares.</source>
      <translation>Pointez une zone pour lire ce qu’elle partage.</translation>
    </message>
    <message>
      <source>Points to watch, and what the figures do not say</source>
      <translation>Points de vigilance, et ce que les chiffres ne disent pas</translation>
    </message>
    <message>
      <source>Polygon file</source>
      <translation>Fichier de polygones</translation>
    </message>
    <message>
      <source>Polygon layers (*.geojson *.json *.gpkg *.shp *.fgb *.gml);;All files (*)</source>
      <translation>Couches de polygones (*.geojson *.json *.gpkg *.shp *.fgb *.gml);;Tous les fichiers (*)</translation>
    </message>
    <message>
      <source>Polygons of zones</source>
      <translation>Polygones de zones</translation>
    </message>
    <message>
      <source>Population</source>
      <translation>Population</translation>
    </message>
    <message>
      <source>Population of the {count} blocks</source>
      <translation>Population des {count} blocs</translation>
    </message>
    <message>
      <source>Population of {year} read in the column {field}.</source>
      <translation>Population de {year} lue dans la colonne {field}.</translation>
    </message>
    <message>
      <source>Population table</source>
      <translation>Table de population</translation>
    </message>
    <message>
      <source>Population table (to share what is divided)</source>
      <translation>Table de population (pour répartir ce qui est divisé)</translation>
    </message>
    <message>
      <source>Populations</source>
      <translation>Populations</translation>
    </message>
    <message>
      <source>Populations of several vintages</source>
      <translation>Populations de plusieurs millésimes</translation>
    </message>
    <message>
      <source>Portrait</source>
      <translation>Portrait</translation>
    </message>
    <message>
      <source>Position</source>
      <translation>Position</translation>
    </message>
    <message>
      <source>Position: disc, the territory; diamond, the département; black bar, the region; grey bar, the range of the territories. The other columns say the same in numbers.</source>
      <translation>Position : disque, le territoire ; losange, le département ; trait noir, la région ; bande grise, l’étendue des territoires. Les autres colonnes disent la même chose en chiffres.</translation>
    </message>
    <message>
      <source>Postcode</source>
      <translation>Code postal</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>Aperçu</translation>
    </message>
    <message>
      <source>Preview: {page}</source>
      <translation>Aperçu : {page}</translation>
    </message>
    <message>
      <source>Previous</source>
      <translation>Précédent</translation>
    </message>
    <message>
      <source>Previous territory</source>
      <translation>Territoire précédent</translation>
    </message>
    <message>
      <source>Print names and contacts of persons</source>
      <translation>Imprimer les noms et contacts de personnes</translation>
    </message>
    <message>
      <source>Print the atlas of a scenario to see the councils of its territories.</source>
      <translation>Imprimez l’atlas d’un scénario pour voir les conseils de ses territoires.</translation>
    </message>
    <message>
      <source>Printed on {date}.</source>
      <translation>Édité le {date}.</translation>
    </message>
    <message>
      <source>Printed: {pages}, {files}.</source>
      <translation>Imprimé : {pages}, {files}.</translation>
    </message>
    <message>
      <source>Printing the atlas</source>
      <translation>Impression de l’atlas</translation>
    </message>
    <message>
      <source>Private employment by commune and activity (Urssaf)</source>
      <translation>Emploi privé par commune et activité (Urssaf)</translation>
    </message>
    <message>
      <source>Producer</source>
      <translation>Producteur</translation>
    </message>
    <message>
      <source>Profile</source>
      <translation>Profil</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Avancement</translation>
    </message>
    <message>
      <source>Progress of the export</source>
      <translation>Avancement de l’export</translation>
    </message>
    <message>
      <source>Progress of the search</source>
      <translation>Avancement du calcul</translation>
    </message>
    <message>
      <source>Project group or action</source>
      <translation>Groupe projet ou action</translation>
    </message>
    <message>
      <source>Project group or action…</source>
      <translation>Groupe projet ou action…</translation>
    </message>
    <message>
      <source>Project or action</source>
      <translation>Projet ou action</translation>
    </message>
    <message>
      <source>Projected reference system</source>
      <translation>Système de référence projeté</translation>
    </message>
    <message>
      <source>Projects</source>
      <translation>Projets</translation>
    </message>
    <message>
      <source>Projects and actions</source>
      <translation>Projets et actions</translation>
    </message>
    <message>
      <source>Projects and actions of the council</source>
      <translation>Projets et actions du conseil</translation>
    </message>
    <message>
      <source>Projects and actions of the council: table</source>
      <translation>Projets et actions du conseil : tableau</translation>
    </message>
    <message>
      <source>Projects and actions of the councils</source>
      <translation>Projets et actions des conseils</translation>
    </message>
    <message>
      <source>Proven optimal (1 yes, 0 no)</source>
      <translation>Optimum prouvé (1 oui, 0 non)</translation>
    </message>
    <message>
      <source>Proven optimum</source>
      <translation>Optimum prouvé</translation>
    </message>
    <message>
      <source>Proven optimum: no other partition meets the references better within these limits.</source>
      <translation>Optimum prouvé : aucun autre découpage ne respecte mieux les références, dans ces limites.</translation>
    </message>
    <message>
      <source>Putting the file in place</source>
      <translation>Mise en place du fichier</translation>
    </message>
    <message>
      <source>QGIS cannot make a layer of {name}.</source>
      <translation>QGIS ne peut pas faire une couche de {name}.</translation>
    </message>
    <message>
      <source>QGIS cannot read the table {table} of {file}.</source>
      <translation>QGIS ne peut pas lire la table {table} du fichier {file}.</translation>
    </message>
    <message>
      <source>QGIS cannot read the tiles of {service}.</source>
      <translation>QGIS ne peut pas lire les tuiles de {service}.</translation>
    </message>
    <message>
      <source>QGIS cannot read {file}. Choose a GeoPackage, GeoJSON or Shapefile.</source>
      <translation>QGIS ne peut pas lire {file}. Choisissez un fichier GeoPackage, GeoJSON ou Shapefile.</translation>
    </message>
    <message>
      <source>QGIS cannot read {file}: it is damaged, locked by another program, or not a layer. Close the program that uses it, or choose a GeoPackage, Shapefile, GeoJSON or KML.</source>
      <translation>QGIS ne peut pas lire {file} : le fichier est abîmé, verrouillé par un autre programme, ou n’est pas une couche. Fermez le programme qui l’utilise, ou choisissez un GeoPackage, un Shapefile, un GeoJSON ou un KML.</translation>
    </message>
    <message>
      <source>Quote the producer and the period that stand at the foot of each page. Data under an open licence may be used again by anybody, on this condition; those of training and support structures remain subject to the terms of whoever gave them.</source>
      <translation>Citez le producteur et la période, au pied de chaque page. Les données sous licence ouverte peuvent être réutilisées par tous à cette condition ; celles des formations et des structures d’accompagnement restent soumises aux conditions de qui les a fournies.</translation>
    </message>
    <message>
      <source>RNCP codes of the certification</source>
      <translation>Codes RNCP de la certification</translation>
    </message>
    <message>
      <source>ROME codes of the occupations</source>
      <translation>Codes ROME des métiers</translation>
    </message>
    <message>
      <source>RSA by commune (CNAF)</source>
      <translation>RSA par commune (Cnaf)</translation>
    </message>
    <message>
      <source>Raise the maximum to {value}</source>
      <translation>Relever le maximum à {value}</translation>
    </message>
    <message>
      <source>Rand index</source>
      <translation>Indice de Rand</translation>
    </message>
    <message>
      <source>Rank</source>
      <translation>Rang</translation>
    </message>
    <message>
      <source>Rank (1: highest)</source>
      <translation>Rang (1 : le plus élevé)</translation>
    </message>
    <message>
      <source>Rank 1 is the highest of the {count} territories.</source>
      <translation>Le rang 1 est le plus élevé des {count} territoires.</translation>
    </message>
    <message>
      <source>Rank among the territories, 1 the highest value</source>
      <translation>Rang parmi les territoires, 1 pour la valeur la plus élevée</translation>
    </message>
    <message>
      <source>Rank of a territory among those that have a value; 1 is the highest.</source>
      <translation>Rang d’un territoire parmi ceux qui ont une valeur ; 1 est le plus élevé.</translation>
    </message>
    <message>
      <source>Rank of a territory as it is printed, with the number of those that have a value.</source>
      <translation>Rang d’un territoire tel qu’il s’imprime, avec le nombre de ceux qui ont une valeur.</translation>
    </message>
    <message>
      <source>Rank of {count}</source>
      <translation>Rang sur {count}</translation>
    </message>
    <message>
      <source>Rank: {rank} of {count}</source>
      <translation>Rang : {rank} sur {count}</translation>
    </message>
    <message>
      <source>Rates are coloured in five classes at most, whose limits group the values that are alike (natural breaks, Jenks). Counts are circles whose area is proportional to the value: coloured areas would show the extent of a territory rather than what it counts.</source>
      <translation>Les taux sont colorés en cinq classes au plus, dont les limites réunissent les valeurs qui se ressemblent (seuils naturels, Jenks). Les effectifs sont des cercles de surface proportionnelle à la valeur : colorer les territoires montrerait leur étendue plutôt que ce qu’ils comptent.</translation>
    </message>
    <message>
      <source>Rates in classes, counts in circles</source>
      <translation>Taux en classes, effectifs en cercles</translation>
    </message>
    <message>
      <source>Rates to recompute (rate=numerator/denominator;…)</source>
      <translation>Taux à recalculer (taux=numérateur/dénominateur;…)</translation>
    </message>
    <message>
      <source>Read again</source>
      <translation>Relire</translation>
    </message>
    <message>
      <source>Read all {count} sentences…</source>
      <translation>Lire les {count} phrases…</translation>
    </message>
    <message>
      <source>Read it this way</source>
      <translation>Le lire ainsi</translation>
    </message>
    <message>
      <source>Read the spreadsheet…</source>
      <translation>Relire le classeur…</translation>
    </message>
    <message>
      <source>Reading</source>
      <translation>Lecture</translation>
    </message>
    <message>
      <source>Reading and checking…</source>
      <translation>Lecture et contrôle…</translation>
    </message>
    <message>
      <source>Reading needs and trainings… The map remains usable.</source>
      <translation>Lecture des besoins et des formations… La carte reste utilisable.</translation>
    </message>
    <message>
      <source>Reading stopped</source>
      <translation>Lecture arrêtée</translation>
    </message>
    <message>
      <source>Reading the blocks</source>
      <translation>Lecture des blocs</translation>
    </message>
    <message>
      <source>Reading the communes</source>
      <translation>Lecture des communes</translation>
    </message>
    <message>
      <source>Reading the councils</source>
      <translation>Lecture des conseils</translation>
    </message>
    <message>
      <source>Reading the council… The map remains usable.</source>
      <translation>Lecture du conseil… La carte reste utilisable.</translation>
    </message>
    <message>
      <source>Reading the fictional region</source>
      <translation>Lecture de la région fictive</translation>
    </message>
    <message>
      <source>Reading the file</source>
      <translation>Lecture du fichier</translation>
    </message>
    <message>
      <source>Reading the flows… The map remains usable.</source>
      <translation>Lecture des flux… La carte reste utilisable.</translation>
    </message>
    <message>
      <source>Reading the indicators</source>
      <translation>Lecture des indicateurs</translation>
    </message>
    <message>
      <source>Reading the indicators… The map remains usable.</source>
      <translation>Lecture des indicateurs… La carte reste utilisable.</translation>
    </message>
    <message>
      <source>Reading the journal… The map remains usable.</source>
      <translation>Lecture du journal… La carte reste utilisable.</translation>
    </message>
    <message>
      <source>Reading the panels</source>
      <translation>Lire les panneaux</translation>
    </message>
    <message>
      <source>Reading the population</source>
      <translation>Lecture de la population</translation>
    </message>
    <message>
      <source>Reading the sources</source>
      <translation>Lecture des sources</translation>
    </message>
    <message>
      <source>Reading the structures</source>
      <translation>Lecture des structures</translation>
    </message>
    <message>
      <source>Reading the structures… The map remains usable.</source>
      <translation>Lecture des structures… La carte reste utilisable.</translation>
    </message>
    <message>
      <source>Reading the territories</source>
      <translation>Lecture des territoires</translation>
    </message>
    <message>
      <source>Reading the training offer</source>
      <translation>Lecture de l’offre de formation</translation>
    </message>
    <message>
      <source>Reading the training offer… The map remains usable.</source>
      <translation>Lecture de l’offre de formation… La carte reste utilisable.</translation>
    </message>
    <message>
      <source>Reading the workspace</source>
      <translation>Lecture de l’espace de travail</translation>
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
      <source>Reading the zonings… The map remains usable.</source>
      <translation>Lecture des zonages… La carte reste utilisable.</translation>
    </message>
    <message>
      <source>Reading {file}</source>
      <translation>Lecture de {file}</translation>
    </message>
    <message>
      <source>Reading {name}</source>
      <translation>Lecture de {name}</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>Lecture…</translation>
    </message>
    <message>
      <source>Ready: 1 row kept</source>
      <translation>Prêt : 1 ligne gardée</translation>
    </message>
    <message>
      <source>Ready: {count} rows kept</source>
      <translation>Prêt : {count} lignes gardées</translation>
    </message>
    <message>
      <source>Recipe</source>
      <translation>Recette</translation>
    </message>
    <message>
      <source>Recipe (mapping of columns)</source>
      <translation>Recette (correspondance des colonnes)</translation>
    </message>
    <message>
      <source>Recipes (*.json)</source>
      <translation>Recettes (*.json)</translation>
    </message>
    <message>
      <source>Recognised zonings</source>
      <translation>Zonages reconnus</translation>
    </message>
    <message>
      <source>Recruitment needs</source>
      <translation>Besoins de recrutement</translation>
    </message>
    <message>
      <source>Recruitment needs (BMO)</source>
      <translation>Besoins en main-d’œuvre (BMO)</translation>
    </message>
    <message>
      <source>Recruitment needs and trainings</source>
      <translation>Besoins de recrutement et formations</translation>
    </message>
    <message>
      <source>Recruitment needs and trainings: table</source>
      <translation>Besoins de recrutement et formations : tableau</translation>
    </message>
    <message>
      <source>Recruitment projects</source>
      <translation>Projets de recrutement</translation>
    </message>
    <message>
      <source>Recruitment projects in {year}: {projects}.</source>
      <translation>Projets de recrutement en {year} : {projects}.</translation>
    </message>
    <message>
      <source>Reference</source>
      <translation>Référence</translation>
    </message>
    <message>
      <source>Reference system</source>
      <translation>Projection</translation>
    </message>
    <message>
      <source>Reference zonings</source>
      <translation>Zonages de référence</translation>
    </message>
    <message>
      <source>Reference zonings and their weights</source>
      <translation>Zonages de référence et leurs poids</translation>
    </message>
    <message>
      <source>Reference zonings and weights (ze2020=2;bv2022=1)</source>
      <translation>Zonages de référence et leurs poids (ze2020=2;bv2022=1)</translation>
    </message>
    <message>
      <source>References</source>
      <translation>Références</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Région</translation>
    </message>
    <message>
      <source>Region (code or name)</source>
      <translation>Région (code ou nom)</translation>
    </message>
    <message>
      <source>Region to keep (code or name)</source>
      <translation>Région à garder (code ou nom)</translation>
    </message>
    <message>
      <source>Region, A4 landscape</source>
      <translation>Région, A4 paysage</translation>
    </message>
    <message>
      <source>Region: {values}.</source>
      <translation>Région : {values}.</translation>
    </message>
    <message>
      <source>Remarks</source>
      <translation>Remarques</translation>
    </message>
    <message>
      <source>Remote</source>
      <translation>À distance</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Retirer</translation>
    </message>
    <message>
      <source>Remove from the list</source>
      <translation>Retirer de la liste</translation>
    </message>
    <message>
      <source>Remove the filters</source>
      <translation>Retirer les filtres</translation>
    </message>
    <message>
      <source>Remove the perimeter</source>
      <translation>Supprimer le périmètre</translation>
    </message>
    <message>
      <source>Remove: {text}</source>
      <translation>Retirer : {text}</translation>
    </message>
    <message>
      <source>Rename the perimeter…</source>
      <translation>Renommer le périmètre…</translation>
    </message>
    <message>
      <source>Replaces: {what}.</source>
      <translation>Remplace : {what}.</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Rapport</translation>
    </message>
    <message>
      <source>Report (HTML)</source>
      <translation>Rapport (HTML)</translation>
    </message>
    <message>
      <source>Report made by {software}. Fingerprint of the inputs {fingerprint}, seed {seed}.</source>
      <translation>Rapport établi par {software}. Empreinte des données {fingerprint}, graine {seed}.</translation>
    </message>
    <message>
      <source>Report of the scenario</source>
      <translation>Rapport du scénario</translation>
    </message>
    <message>
      <source>Report…</source>
      <translation>Rapport…</translation>
    </message>
    <message>
      <source>Reserve</source>
      <translation>Réserve</translation>
    </message>
    <message>
      <source>Residents</source>
      <translation>Habitants</translation>
    </message>
    <message>
      <source>Residents concerned</source>
      <translation>Habitants concernés</translation>
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
      <source>Residents in work</source>
      <translation>Actifs occupés qui y vivent</translation>
    </message>
    <message>
      <source>Residents of one territory who share a zone</source>
      <translation>Habitants d’un même territoire qui partagent une zone</translation>
    </message>
    <message>
      <source>Residents of one zone who share a territory</source>
      <translation>Habitants d’une même zone qui partagent un territoire</translation>
    </message>
    <message>
      <source>Residents outside it</source>
      <translation>Habitants au dehors</translation>
    </message>
    <message>
      <source>Residents outside the main zone</source>
      <translation>Habitants hors de la zone principale</translation>
    </message>
    <message>
      <source>Residents per km²</source>
      <translation>Habitants par km²</translation>
    </message>
    <message>
      <source>Residents treated alike (Rand index)</source>
      <translation>Habitants traités de même (indice de Rand)</translation>
    </message>
    <message>
      <source>Residents who work here</source>
      <translation>Actifs qui travaillent sur place</translation>
    </message>
    <message>
      <source>Resolution</source>
      <translation>Résolution</translation>
    </message>
    <message>
      <source>Resolution of PNG pictures (dots per inch)</source>
      <translation>Résolution des images PNG (points par pouce)</translation>
    </message>
    <message>
      <source>Restore the defaults</source>
      <translation>Rétablir les valeurs par défaut</translation>
    </message>
    <message>
      <source>Result</source>
      <translation>Résultat</translation>
    </message>
    <message>
      <source>Role</source>
      <translation>Fonction</translation>
    </message>
    <message>
      <source>Round {turn}: best agreement {objective}</source>
      <translation>Tour {turn} : meilleur accord {objective}</translation>
    </message>
    <message>
      <source>Round {turn}: no plan within the bounds yet</source>
      <translation>Tour {turn} : pas encore de découpage dans les bornes</translation>
    </message>
    <message>
      <source>Rounds at most</source>
      <translation>Tours au plus</translation>
    </message>
    <message>
      <source>Rows kept</source>
      <translation>Lignes gardées</translation>
    </message>
    <message>
      <source>Rows left out</source>
      <translation>Lignes écartées</translation>
    </message>
    <message>
      <source>Rows of basins over two départements, added: {count}.</source>
      <translation>Lignes de bassins à cheval sur deux départements, additionnées : {count}.</translation>
    </message>
    <message>
      <source>Rows read</source>
      <translation>Lignes lues</translation>
    </message>
    <message>
      <source>SHA-256 (start)</source>
      <translation>SHA-256 (début)</translation>
    </message>
    <message>
      <source>SIREN</source>
      <translation>Siren</translation>
    </message>
    <message>
      <source>SIREN of the EPCI; empty for a commune without EPCI</source>
      <translation>SIREN de l’EPCI ; vide pour une commune sans EPCI</translation>
    </message>
    <message>
      <source>SVG pictures, one per page</source>
      <translation>Images SVG, une par page</translation>
    </message>
    <message>
      <source>Sat</source>
      <translation>sam.</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Enregistrer</translation>
    </message>
    <message>
      <source>Save as CSV…</source>
      <translation>Enregistrer en CSV…</translation>
    </message>
    <message>
      <source>Save as a page (HTML)…</source>
      <translation>Enregistrer en page (HTML)…</translation>
    </message>
    <message>
      <source>Save as a recipe</source>
      <translation>Enregistrer comme recette</translation>
    </message>
    <message>
      <source>Save as a recipe…</source>
      <translation>Enregistrer comme recette…</translation>
    </message>
    <message>
      <source>Save as a table (CSV)…</source>
      <translation>Enregistrer en tableau (CSV)…</translation>
    </message>
    <message>
      <source>Save the parameters</source>
      <translation>Enregistrer les paramètres</translation>
    </message>
    <message>
      <source>Save the parameters…</source>
      <translation>Enregistrer les paramètres…</translation>
    </message>
    <message>
      <source>Save the report</source>
      <translation>Enregistrer le rapport</translation>
    </message>
    <message>
      <source>Save this text as a .json file and give it as “Parameters saved by an earlier run”.</source>
      <translation>Enregistrez ce texte dans un fichier .json et donnez-le comme « Paramètres enregistrés par un calcul précédent ».</translation>
    </message>
    <message>
      <source>Saving the council</source>
      <translation>Enregistrement du conseil</translation>
    </message>
    <message>
      <source>Say what at least one column brings, beside the codes of communes.</source>
      <translation>Dites ce qu’apporte au moins une colonne, outre les codes des communes.</translation>
    </message>
    <message>
      <source>Say what its columns are…</source>
      <translation>Dire ce que sont ses colonnes…</translation>
    </message>
    <message>
      <source>Say which column holds the codes of communes: one column, and only one.</source>
      <translation>Dites quelle colonne contient les codes des communes : une colonne, et une seule.</translation>
    </message>
    <message>
      <source>Say which column of {name} holds the titles of the trainings.</source>
      <translation>Indiquez quelle colonne de {name} contient les intitulés des formations.</translation>
    </message>
    <message>
      <source>Scenario</source>
      <translation>Scénario</translation>
    </message>
    <message>
      <source>Scenario (id or name; empty: the latest)</source>
      <translation>Scénario (identifiant ou nom ; vide : le dernier)</translation>
    </message>
    <message>
      <source>Scenario (id or name; empty: the one of the file)</source>
      <translation>Scénario (identifiant ou nom ; vide : celui du fichier)</translation>
    </message>
    <message>
      <source>Scenario to open first</source>
      <translation>Scénario ouvert en premier</translation>
    </message>
    <message>
      <source>Scenario whose locked territories stay as they are</source>
      <translation>Scénario dont les territoires verrouillés restent en l’état</translation>
    </message>
    <message>
      <source>Scenario {number}</source>
      <translation>Scénario {number}</translation>
    </message>
    <message>
      <source>Scenario {scenario}: objective {objective}.</source>
      <translation>Scénario {scenario} : objectif {objective}.</translation>
    </message>
    <message>
      <source>Scenario · {label}</source>
      <translation>Scénario · {label}</translation>
    </message>
    <message>
      <source>Scenario: {scenario}.</source>
      <translation>Scénario : {scenario}.</translation>
    </message>
    <message>
      <source>Scenarios</source>
      <translation>Scénarios</translation>
    </message>
    <message>
      <source>School</source>
      <translation>Statut scolaire</translation>
    </message>
    <message>
      <source>Sciences, digital</source>
      <translation>Sciences, numérique</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Recherche</translation>
    </message>
    <message>
      <source>Search for a block</source>
      <translation>Chercher un bloc</translation>
    </message>
    <message>
      <source>Search for a territory</source>
      <translation>Chercher un territoire</translation>
    </message>
    <message>
      <source>Search for a zoning</source>
      <translation>Rechercher un zonage</translation>
    </message>
    <message>
      <source>Search for an indicator</source>
      <translation>Rechercher un indicateur</translation>
    </message>
    <message>
      <source>Search the trainings</source>
      <translation>Rechercher une formation</translation>
    </message>
    <message>
      <source>Searching a territory</source>
      <translation>Recherche d’un territoire</translation>
    </message>
    <message>
      <source>Seasonal</source>
      <translation>Saisonniers</translation>
    </message>
    <message>
      <source>Second colour</source>
      <translation>Couleur secondaire</translation>
    </message>
    <message>
      <source>Secret figures are not counted: the sum is a minimum.</source>
      <translation>Les chiffres secrets ne sont pas comptés : la somme est un minimum.</translation>
    </message>
    <message>
      <source>Secret figures: {projects} of projects, {difficult} of difficult ones, {seasonal} of seasonal ones, of {count} each. They are not zero, and sums are minimums.</source>
      <translation>Chiffres secrets : {projects} de projets, {difficult} de projets difficiles, {seasonal} de projets saisonniers, sur {count} à chaque fois. Ce ne sont pas des zéros, et les sommes sont des minimums.</translation>
    </message>
    <message>
      <source>Secret values stay secret: they are never read as zero.</source>
      <translation>Les valeurs secrètes restent secrètes : elles ne sont jamais lues comme des zéros.</translation>
    </message>
    <message>
      <source>Secret values: {count}.</source>
      <translation>Valeurs secrètes : {count}.</translation>
    </message>
    <message>
      <source>Secret, minimum, estimated, not published</source>
      <translation>Secret, minimum, estimé, non publié</translation>
    </message>
    <message>
      <source>Sector</source>
      <translation>Secteur</translation>
    </message>
    <message>
      <source>Sectors of activity, largest first</source>
      <translation>Secteurs d’activité, du plus grand au plus petit</translation>
    </message>
    <message>
      <source>See the list</source>
      <translation>Voir la liste</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Graine</translation>
    </message>
    <message>
      <source>Seed of the search</source>
      <translation>Graine de la recherche</translation>
    </message>
    <message>
      <source>Seed territory</source>
      <translation>Germe</translation>
    </message>
    <message>
      <source>Self-containment: rank {rank} of {count}.</source>
      <translation>Autonomie : rang {rank} sur {count}.</translation>
    </message>
    <message>
      <source>Sensitivity</source>
      <translation>Sensibilité</translation>
    </message>
    <message>
      <source>Sensitivity to the weights</source>
      <translation>Sensibilité aux poids</translation>
    </message>
    <message>
      <source>Sensitivity: solve again under other weights</source>
      <translation>Sensibilité : recalculer sous d’autres poids</translation>
    </message>
    <message>
      <source>Sentence of the sources of a page: figures of the territory, zonings, outlines, perimeter, date. Without a territory, those of the region.</source>
      <translation>Phrase des sources d’une page : chiffres du territoire, zonages, contours, périmètre, date. Sans territoire, celles de la région.</translation>
    </message>
    <message>
      <source>Separator</source>
      <translation>Séparateur</translation>
    </message>
    <message>
      <source>Serves the whole territory</source>
      <translation>Dessert tout le territoire</translation>
    </message>
    <message>
      <source>Serves {communes}, {share} of the residents</source>
      <translation>Dessert {communes}, {share} des habitants</translation>
    </message>
    <message>
      <source>Services of data·inclusion</source>
      <translation>Services de data·inclusion</translation>
    </message>
    <message>
      <source>Session from</source>
      <translation>Session dès</translation>
    </message>
    <message>
      <source>Session until</source>
      <translation>Session jusqu’à</translation>
    </message>
    <message>
      <source>Sessions</source>
      <translation>Sessions</translation>
    </message>
    <message>
      <source>Sessions that take applications</source>
      <translation>Sessions ouvertes aux candidatures</translation>
    </message>
    <message>
      <source>Set by your administrator.</source>
      <translation>Fixé par votre administrateur.</translation>
    </message>
    <message>
      <source>Set of indicators</source>
      <translation>Jeu d’indicateurs</translation>
    </message>
    <message>
      <source>Set of indicators that is shown</source>
      <translation>Jeu d’indicateurs affiché</translation>
    </message>
    <message>
      <source>Set of indicators: {name}</source>
      <translation>Jeu d’indicateurs : {name}</translation>
    </message>
    <message>
      <source>Sets of indicators (*.json)</source>
      <translation>Jeux d’indicateurs (*.json)</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>Part</translation>
    </message>
    <message>
      <source>Share in the main zone</source>
      <translation>Part dans la zone principale</translation>
    </message>
    <message>
      <source>Share of inhabitants</source>
      <translation>Part des habitants</translation>
    </message>
    <message>
      <source>Share of its residents there</source>
      <translation>Part de ses habitants</translation>
    </message>
    <message>
      <source>Share of offers</source>
      <translation>Part des formations</translation>
    </message>
    <message>
      <source>Share of places</source>
      <translation>Part des places</translation>
    </message>
    <message>
      <source>Share of places by domain; mark: region</source>
      <translation>Part des places par domaine ; repère : région</translation>
    </message>
    <message>
      <source>Share of places by level; mark: region</source>
      <translation>Part des places par niveau ; repère : région</translation>
    </message>
    <message>
      <source>Share of the best under which they are looked for</source>
      <translation>Écart au meilleur scénario en deçà duquel on les cherche</translation>
    </message>
    <message>
      <source>Share of the inhabitants of the region, between 0 and 1.</source>
      <translation>Part des habitants de la région, entre 0 et 1.</translation>
    </message>
    <message>
      <source>Share of the pairs of residents that these territories and your reference zonings treat alike: together in both, or apart in both.</source>
      <translation>Part des paires d’habitants que ces territoires et vos zonages de référence traitent de même : ensemble dans les deux, ou séparés dans les deux.</translation>
    </message>
    <message>
      <source>Share of the region</source>
      <translation>Part de la région</translation>
    </message>
    <message>
      <source>Share of the residents in communes with a published value (0 to 1)</source>
      <translation>Part des habitants dans les communes dont la valeur est publiée (0 à 1)</translation>
    </message>
    <message>
      <source>Share of the residents of the EPCI, in the study, that live in the territory (0 to 1)</source>
      <translation>Part des habitants de l’EPCI, dans l’étude, qui vivent dans le territoire (0 à 1)</translation>
    </message>
    <message>
      <source>Share of the residents of the region (0 to 1)</source>
      <translation>Part des habitants de la région (0 à 1)</translation>
    </message>
    <message>
      <source>Share of the residents of the territory in its service area (0 to 1)</source>
      <translation>Part des habitants du territoire qu’elle dessert (0 à 1)</translation>
    </message>
    <message>
      <source>Share of the residents of the territory that live in the zone (0 to 1)</source>
      <translation>Part des habitants du territoire qui vivent dans la zone (0 à 1)</translation>
    </message>
    <message>
      <source>Share of the residents of the zone, in the study, that live in the territory (0 to 1)</source>
      <translation>Part des habitants de la zone, dans l’étude, qui vivent dans le territoire (0 à 1)</translation>
    </message>
    <message>
      <source>Share of the residents who have a zone</source>
      <translation>Part des habitants qui ont une zone</translation>
    </message>
    <message>
      <source>Share of the weight in the zone that holds most of it (0 to 1)</source>
      <translation>Part du poids dans la zone qui en contient le plus (0 à 1)</translation>
    </message>
    <message>
      <source>Share of the weight of the zones in row that lies in their main zone of the column.</source>
      <translation>Part du poids des zones de la ligne qui se trouve dans leur zone principale de la colonne.</translation>
    </message>
    <message>
      <source>Share of the weights</source>
      <translation>Part des poids</translation>
    </message>
    <message>
      <source>Share of trainings by domain; mark: region</source>
      <translation>Part des formations par domaine ; repère : région</translation>
    </message>
    <message>
      <source>Share of trainings by level; mark: region</source>
      <translation>Part des formations par niveau ; repère : région</translation>
    </message>
    <message>
      <source>Share there</source>
      <translation>Part dans celle-ci</translation>
    </message>
    <message>
      <source>Shared borders</source>
      <translation>Frontières partagées</translation>
    </message>
    <message>
      <source>Shared borders (out of date)</source>
      <translation>Limites partagées (périmé)</translation>
    </message>
    <message>
      <source>Shares of pairs of residents.</source>
      <translation>Parts des paires d’habitants.</translation>
    </message>
    <message>
      <source>Sheet</source>
      <translation>Feuille</translation>
    </message>
    <message>
      <source>Sheet made on {date} with {software}.</source>
      <translation>Fiche faite le {date} avec {software}.</translation>
    </message>
    <message>
      <source>Sheet of the territory…</source>
      <translation>Fiche du territoire…</translation>
    </message>
    <message>
      <source>Sheet read: {sheet}.</source>
      <translation>Feuille lue : {sheet}.</translation>
    </message>
    <message>
      <source>Sheet {number} of {total}: {name}</source>
      <translation>Fiche {number} sur {total} : {name}</translation>
    </message>
    <message>
      <source>Sheets absent or without a row: {names}. What is known of their subject is kept.</source>
      <translation>Feuilles absentes ou sans ligne : {names}. Ce qui est connu de leur sujet est gardé.</translation>
    </message>
    <message>
      <source>Show on the map</source>
      <translation>Voir sur la carte</translation>
    </message>
    <message>
      <source>Sign ≥: communes are masked, the sum is a minimum.</source>
      <translation>Signe ≥ : des communes sont masquées, la somme est un minimum.</translation>
    </message>
    <message>
      <source>Similar populations</source>
      <translation>Populations voisines</translation>
    </message>
    <message>
      <source>Since {period}</source>
      <translation>Depuis {period}</translation>
    </message>
    <message>
      <source>Size in points at which a text fits on one line of the font of the charter.</source>
      <translation>Taille en points à laquelle un texte tient sur une ligne, dans la police de la charte.</translation>
    </message>
    <message>
      <source>Size of a territory</source>
      <translation>Taille d’un territoire</translation>
    </message>
    <message>
      <source>Skip to the content</source>
      <translation>Aller au contenu</translation>
    </message>
    <message>
      <source>Smallest and largest territory.</source>
      <translation>Plus petit et plus grand territoire.</translation>
    </message>
    <message>
      <source>Software</source>
      <translation>Logiciel</translation>
    </message>
    <message>
      <source>Solution territories</source>
      <translation>Territoires de solutions</translation>
    </message>
    <message>
      <source>Solve again under other weights</source>
      <translation>Recalculer sous d’autres poids</translation>
    </message>
    <message>
      <source>Solve again under other weights: which blocks never move</source>
      <translation>Recalculer avec d’autres poids : quels blocs ne bougent jamais</translation>
    </message>
    <message>
      <source>Some blocks are cut off from the others; links are added: {links}.</source>
      <translation>Des blocs sont coupés des autres ; des liens sont ajoutés : {links}.</translation>
    </message>
    <message>
      <source>Some communes are under statistical secrecy: the sum of the others is printed, the true one is higher.</source>
      <translation>Des communes sont sous secret statistique : la somme des autres est écrite, la vraie valeur est supérieure.</translation>
    </message>
    <message>
      <source>Someone else has changed this council since it was read. Nothing was written: look at it again, then make your change.</source>
      <translation>Quelqu’un d’autre a modifié ce conseil depuis sa lecture. Rien n’a été écrit : regardez-le de nouveau, puis refaites votre modification.</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Source</translation>
    </message>
    <message>
      <source>Source of an indicator, with its licence.</source>
      <translation>Source d’un indicateur, avec sa licence.</translation>
    </message>
    <message>
      <source>Source: {source}.</source>
      <translation>Source : {source}.</translation>
    </message>
    <message>
      <source>Sources and definitions</source>
      <translation>Sources et définitions</translation>
    </message>
    <message>
      <source>Sources, dates and licences</source>
      <translation>Sources, dates et licences</translation>
    </message>
    <message>
      <source>Sources, definitions and a dictionary of the columns are always added. No person is named.</source>
      <translation>Les sources, les définitions et un dictionnaire des colonnes sont toujours ajoutés. Aucune personne n’est nommée.</translation>
    </message>
    <message>
      <source>Sources: {names}.</source>
      <translation>Sources : {names}.</translation>
    </message>
    <message>
      <source>Specificity index</source>
      <translation>Indice de spécificité</translation>
    </message>
    <message>
      <source>Spreadsheet</source>
      <translation>Classeur</translation>
    </message>
    <message>
      <source>Spreadsheet (ODS or XLSX)</source>
      <translation>Classeur (ODS ou XLSX)</translation>
    </message>
    <message>
      <source>Spreadsheet of councils</source>
      <translation>Classeur des conseils</translation>
    </message>
    <message>
      <source>Spreadsheet or GeoPackage</source>
      <translation>Classeur ou GeoPackage</translation>
    </message>
    <message>
      <source>Spreadsheets (*.ods *.xlsx)</source>
      <translation>Classeurs (*.ods *.xlsx)</translation>
    </message>
    <message>
      <source>Spreadsheets and GeoPackages (*.xlsx *.ods *.gpkg)</source>
      <translation>Classeurs et GeoPackages (*.xlsx *.ods *.gpkg)</translation>
    </message>
    <message>
      <source>Stability</source>
      <translation>Stabilité</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>Début</translation>
    </message>
    <message>
      <source>Start of the next session, as precisely as it is known</source>
      <translation>Début de la prochaine session, aussi précis qu’il est connu</translation>
    </message>
    <message>
      <source>Start, as precisely as it is known</source>
      <translation>Début, aussi précis qu’il est connu</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Avancement</translation>
    </message>
    <message>
      <source>State of progress</source>
      <translation>Avancement</translation>
    </message>
    <message>
      <source>Statistical secrecy</source>
      <translation>Secret statistique</translation>
    </message>
    <message>
      <source>Statistical secrecy in {masked} communes out of {communes}: no value is published.</source>
      <translation>Secret statistique dans {masked} communes sur {communes} : aucune valeur n’est publiée.</translation>
    </message>
    <message>
      <source>Statistical secrecy: a value marked “secret” is published for no commune; a sum marked “≥” leaves out masked communes and is a minimum. No masked value is given, nor can one be found by difference.</source>
      <translation>Secret statistique : une valeur marquée « secret » n’est publiée pour aucune commune ; une somme marquée « ≥ » laisse de côté les communes masquées, c’est un minimum. Aucune valeur masquée n’est donnée, ni ne peut être retrouvée par différence.</translation>
    </message>
    <message>
      <source>Statistical secrecy: no value is published.</source>
      <translation>Secret statistique : aucune valeur n’est publiée.</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Conclusion</translation>
    </message>
    <message>
      <source>Status of a value: ok, estimated, secret or missing.</source>
      <translation>Statut d’une valeur : ok, estimated (estimée), secret (secrète) ou missing (absente).</translation>
    </message>
    <message>
      <source>Status of {indicator}: publié, minimum, estimé, secret or absent</source>
      <translation>Statut de {indicator} : publié, minimum, estimé, secret ou absent</translation>
    </message>
    <message>
      <source>Statuses: publié, as published, or summed from what is published; estimé, part of the data is published;</source>
      <translation>Statuts : publié, tel que publié, ou somme de valeurs publiées ; estimé, une partie des données est publiée ;</translation>
    </message>
    <message>
      <source>Step {step} of {count}: {name}</source>
      <translation>Étape {step} sur {count} : {name}</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Arrêter</translation>
    </message>
    <message>
      <source>Stop and keep this scenario</source>
      <translation>Arrêter et garder ce scénario</translation>
    </message>
    <message>
      <source>Stopped early: {done} changes of {asked} were tried.</source>
      <translation>Arrêt avant la fin : {done} changements sur {asked} ont été essayés.</translation>
    </message>
    <message>
      <source>Stopped. No scenario was stored.</source>
      <translation>Arrêté. Aucun scénario n’a été enregistré.</translation>
    </message>
    <message>
      <source>Stopped. Nothing was written.</source>
      <translation>Arrêté. Rien n’a été écrit.</translation>
    </message>
    <message>
      <source>Stopped. The CSV files that were complete stay in the folder.</source>
      <translation>Arrêté. Les fichiers CSV déjà complets restent dans le dossier.</translation>
    </message>
    <message>
      <source>Stopped. The finished pages are in {file}.</source>
      <translation>Arrêté. Les pages terminées sont dans {file}.</translation>
    </message>
    <message>
      <source>Stopped. The sheets already made are kept.</source>
      <translation>Arrêté. Les fiches déjà faites sont gardées.</translation>
    </message>
    <message>
      <source>Stopped. The workspace is as it was.</source>
      <translation>Arrêté. L’espace de travail est comme avant.</translation>
    </message>
    <message>
      <source>Stopped: nothing was written</source>
      <translation>Arrêté : rien n’a été écrit</translation>
    </message>
    <message>
      <source>Stopped: {pages} are kept in {place}</source>
      <translation>Arrêté : {pages} conservées dans {place}</translation>
    </message>
    <message>
      <source>Stopping, keeping this scenario…</source>
      <translation>Arrêt en cours, ce scénario est gardé…</translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>Arrêt en cours…</translation>
    </message>
    <message>
      <source>Straight distance to the territory, km; 0 inside</source>
      <translation>Distance à vol d’oiseau au territoire, km ; 0 à l’intérieur</translation>
    </message>
    <message>
      <source>Straight line from the outline of the territory.</source>
      <translation>À vol d’oiseau, depuis le contour du territoire.</translation>
    </message>
    <message>
      <source>Straight lines, from the outline of the territory or from the centre of the commune.</source>
      <translation>Distances à vol d’oiseau, depuis le contour du territoire ou le centre de la commune.</translation>
    </message>
    <message>
      <source>Stream</source>
      <translation>Voie</translation>
    </message>
    <message>
      <source>Structure</source>
      <translation>Structure</translation>
    </message>
    <message>
      <source>Structure it is a branch of</source>
      <translation>Structure dont elle est une antenne</translation>
    </message>
    <message>
      <source>Structures by network</source>
      <translation>Structures par réseau</translation>
    </message>
    <message>
      <source>Structures located</source>
      <translation>Structures situées</translation>
    </message>
    <message>
      <source>Structures of data·inclusion</source>
      <translation>Structures de data·inclusion</translation>
    </message>
    <message>
      <source>Structures of data·inclusion (with a key)</source>
      <translation>Structures de data·inclusion (avec une clé)</translation>
    </message>
    <message>
      <source>Structures of no known network, kept among the others: {count}.</source>
      <translation>Structures d’aucun réseau connu, gardées parmi les autres : {count}.</translation>
    </message>
    <message>
      <source>Structures that stand in the territory, by network</source>
      <translation>Structures implantées dans le territoire, par réseau</translation>
    </message>
    <message>
      <source>Study</source>
      <translation>Étude</translation>
    </message>
    <message>
      <source>Subject</source>
      <translation>Objet</translation>
    </message>
    <message>
      <source>Summary</source>
      <translation>Résumé</translation>
    </message>
    <message>
      <source>Sun</source>
      <translation>dim.</translation>
    </message>
    <message>
      <source>Support</source>
      <translation>Accompagnement</translation>
    </message>
    <message>
      <source>Support structures</source>
      <translation>Structures d’accompagnement</translation>
    </message>
    <message>
      <source>Support structures (continued)</source>
      <translation>Accompagnement (suite)</translation>
    </message>
    <message>
      <source>Support structures of the territory</source>
      <translation>Structures d’accompagnement du territoire</translation>
    </message>
    <message>
      <source>Support structures: addresses by network</source>
      <translation>Structures d’accompagnement : adresses par réseau</translation>
    </message>
    <message>
      <source>Support structures: {count}</source>
      <translation>Structures d’accompagnement : {count}</translation>
    </message>
    <message>
      <source>Survey of needs {year}, {zoning}</source>
      <translation>Enquête BMO {year}, {zoning}</translation>
    </message>
    <message>
      <source>Survey of recruitment needs (BMO), France Travail</source>
      <translation>Enquête Besoins en main-d’œuvre (BMO), France Travail</translation>
    </message>
    <message>
      <source>Survey of the basins ({zoning}), shared out by inhabitants: {basins}.</source>
      <translation>Enquête par bassin ({zoning}), répartie selon les habitants : {basins}.</translation>
    </message>
    <message>
      <source>Syntax</source>
      <translation>Syntaxe</translation>
    </message>
    <message>
      <source>TOML files (*.toml)</source>
      <translation>Fichiers TOML (*.toml)</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>Table</translation>
    </message>
    <message>
      <source>Table of communes</source>
      <translation>Table de communes</translation>
    </message>
    <message>
      <source>Table of communes, {start} to {end}</source>
      <translation>Table de communes, de {start} à {end}</translation>
    </message>
    <message>
      <source>Table of journeys</source>
      <translation>Table de trajets</translation>
    </message>
    <message>
      <source>Table of journeys: origin, destination, value</source>
      <translation>Table de trajets : origine, destination, valeur</translation>
    </message>
    <message>
      <source>Table of travel (origin, destination, value)</source>
      <translation>Table des trajets (origine, destination, valeur)</translation>
    </message>
    <message>
      <source>Table on the communes of the wanted vintage</source>
      <translation>Table sur les communes du millésime voulu</translation>
    </message>
    <message>
      <source>Table: {caption}</source>
      <translation>Tableau : {caption}</translation>
    </message>
    <message>
      <source>Tables</source>
      <translation>Tables</translation>
    </message>
    <message>
      <source>Tables (*.csv *.txt *.xlsx *.ods);;All files (*)</source>
      <translation>Tables (*.csv *.txt *.xlsx *.ods);;Tous les fichiers (*)</translation>
    </message>
    <message>
      <source>Tables (*.csv)</source>
      <translation>Tables (*.csv)</translation>
    </message>
    <message>
      <source>Tables and polygons (*.csv *.txt *.xlsx *.ods *.geojson *.json *.gpkg *.shp *.kml);;All files (*)</source>
      <translation>Tables et polygones (*.csv *.txt *.xlsx *.ods *.geojson *.json *.gpkg *.shp *.kml);;Tous les fichiers (*)</translation>
    </message>
    <message>
      <source>Tables of journeys (*.csv)</source>
      <translation>Tables de trajets (*.csv)</translation>
    </message>
    <message>
      <source>Take all the pins off</source>
      <translation>Retirer toutes les épingles</translation>
    </message>
    <message>
      <source>Take from</source>
      <translation>Reprendre</translation>
    </message>
    <message>
      <source>Take the parameters of a file or of a scenario</source>
      <translation>Reprendre les paramètres d’un fichier ou d’un scénario</translation>
    </message>
    <message>
      <source>Take the pin off</source>
      <translation>Retirer l’épingle</translation>
    </message>
    <message>
      <source>Teaching</source>
      <translation>Enseignement</translation>
    </message>
    <message>
      <source>Telephone</source>
      <translation>Téléphone</translation>
    </message>
    <message>
      <source>Telephone, mail</source>
      <translation>Téléphone, courriel</translation>
    </message>
    <message>
      <source>Tells which blocks never move. It takes longer.</source>
      <translation>Dit quels blocs ne bougent jamais. Le calcul est plus long.</translation>
    </message>
    <message>
      <source>Territorial councils</source>
      <translation>Conseils de territoire</translation>
    </message>
    <message>
      <source>Territories</source>
      <translation>Territoires</translation>
    </message>
    <message>
      <source>Territories (continued)</source>
      <translation>Les territoires (suite)</translation>
    </message>
    <message>
      <source>Territories ({word})</source>
      <translation>Territoires ({word})</translation>
    </message>
    <message>
      <source>Territories and the blocks they are made of (extent: largest distance between the centres of two blocks)</source>
      <translation>Les territoires et les blocs qui les composent (étendue : plus grande distance entre les centres de deux blocs)</translation>
    </message>
    <message>
      <source>Territories are called</source>
      <translation>Nom des territoires</translation>
    </message>
    <message>
      <source>Territories at this point</source>
      <translation>Territoires à cet endroit</translation>
    </message>
    <message>
      <source>Territories drawn or corrected by hand</source>
      <translation>Des territoires tracés ou corrigés à la main</translation>
    </message>
    <message>
      <source>Territories of</source>
      <translation>Territoires de</translation>
    </message>
    <message>
      <source>Territories of the region: table</source>
      <translation>Territoires de la région : tableau</translation>
    </message>
    <message>
      <source>Territories of the scenario</source>
      <translation>Territoires du scénario</translation>
    </message>
    <message>
      <source>Territories of the scenario.</source>
      <translation>Territoires du scénario.</translation>
    </message>
    <message>
      <source>Territories of the scenario; white lines: limits of the blocks.</source>
      <translation>Territoires du scénario ; traits blancs : limites des blocs.</translation>
    </message>
    <message>
      <source>Territories side by side</source>
      <translation>Territoires côte à côte</translation>
    </message>
    <message>
      <source>Territories taken from a zoning as it is</source>
      <translation>Des territoires repris d’un zonage existant</translation>
    </message>
    <message>
      <source>Territories that are ranked</source>
      <translation>Territoires classés</translation>
    </message>
    <message>
      <source>Territories to print</source>
      <translation>Territoires à imprimer</translation>
    </message>
    <message>
      <source>Territories, structures and trainings (CLEFOP)</source>
      <translation>Territoires, structures et formations (CLEFOP)</translation>
    </message>
    <message>
      <source>Territories: size, density, share of the region</source>
      <translation>Territoires : taille, densité, part de la région</translation>
    </message>
    <message>
      <source>Territory</source>
      <translation>Territoire</translation>
    </message>
    <message>
      <source>Territory in the region: small map</source>
      <translation>Territoire dans la région : petite carte</translation>
    </message>
    <message>
      <source>Territory sheet</source>
      <translation>Fiche territoire</translation>
    </message>
    <message>
      <source>Territory sheets</source>
      <translation>Fiches des territoires</translation>
    </message>
    <message>
      <source>Territory sheets…</source>
      <translation>Fiches des territoires…</translation>
    </message>
    <message>
      <source>Territory, A3 landscape</source>
      <translation>Territoire, A3 paysage</translation>
    </message>
    <message>
      <source>Territory, A4 landscape</source>
      <translation>Territoire, A4 paysage</translation>
    </message>
    <message>
      <source>Territory, A4 portrait</source>
      <translation>Territoire, A4 portrait</translation>
    </message>
    <message>
      <source>Text at the foot of pages</source>
      <translation>Texte au pied des pages</translation>
    </message>
    <message>
      <source>That of QGIS</source>
      <translation>Celle de QGIS</translation>
    </message>
    <message>
      <source>That serve the territory</source>
      <translation>Qui desservent le territoire</translation>
    </message>
    <message>
      <source>The Python package “openpyxl” is missing: XLSX files cannot be read. Save {name} as CSV or ODS, or install the package.</source>
      <translation>Le paquet Python « openpyxl » manque : les fichiers XLSX ne peuvent pas être lus. Enregistrez {name} en CSV ou en ODS, ou installez le paquet.</translation>
    </message>
    <message>
      <source>The Python package “pyarrow” is missing: Parquet files cannot be read. Ask for {name} as CSV, or install the package.</source>
      <translation>Le paquet Python « pyarrow » manque : les fichiers Parquet ne peuvent pas être lus. Demandez {name} en CSV, ou installez le paquet.</translation>
    </message>
    <message>
      <source>The Python package “{package}” is missing: {consequence}</source>
      <translation>Le paquet Python « {package} » manque : {consequence}</translation>
    </message>
    <message>
      <source>The Python package “{package}” {version} is too old, {minimum} or newer is needed: {consequence}</source>
      <translation>Le paquet Python « {package} » {version} est trop ancien, il faut la version {minimum} ou une plus récente : {consequence}</translation>
    </message>
    <message>
      <source>The V-measure says how far knowing the zone of a resident in one zoning tells their zone in the other, both ways: 1 when the two zonings are the same, 0 when one tells nothing of the other (Rosenberg and Hirschberg, 2007).</source>
      <translation>La V-mesure dit à quel point connaître la zone d’un habitant dans un zonage renseigne sur sa zone dans l’autre, dans les deux sens : 1 quand les deux zonages se confondent, 0 quand l’un n’apprend rien sur l’autre (Rosenberg et Hirschberg, 2007).</translation>
    </message>
    <message>
      <source>The algorithm {name} is not available. Activate the Processing plugin.</source>
      <translation>L’algorithme {name} n’est pas disponible. Activez l’extension Traitement (Processing).</translation>
    </message>
    <message>
      <source>The answer of {service} is not what is documented ({what}).</source>
      <translation>La réponse de {service} n’est pas celle de sa documentation ({what}).</translation>
    </message>
    <message>
      <source>The answers have changed since this result: generate again to follow them.</source>
      <translation>Les réponses ont changé depuis ce résultat : relancez le calcul pour les suivre.</translation>
    </message>
    <message>
      <source>The area of a sliver cannot be negative.</source>
      <translation>La surface d’un éclat ne peut pas être négative.</translation>
    </message>
    <message>
      <source>The atlas was not printed</source>
      <translation>L’atlas n’a pas été imprimé</translation>
    </message>
    <message>
      <source>The basin {basin} goes on outside the region: all its projects are counted here, which overstates them.</source>
      <translation>Le bassin {basin} déborde de la région : tous ses projets sont comptés ici, ce qui les surestime.</translation>
    </message>
    <message>
      <source>The blocks of a group share one territory, whichever it is.</source>
      <translation>Les blocs d’un groupe sont dans un même territoire, quel qu’il soit.</translation>
    </message>
    <message>
      <source>The blocks to keep together or apart, and the locked territories, are respected.</source>
      <translation>Les blocs à garder ensemble ou à séparer et les territoires verrouillés sont respectés.</translation>
    </message>
    <message>
      <source>The bounds are tight: the proof usually takes less than a minute.</source>
      <translation>Les limites sont serrées : la preuve prend d’ordinaire moins d’une minute.</translation>
    </message>
    <message>
      <source>The bounds count jobs, but the workspace has no count indicator {indicator}: import the employment base of INSEE (base-cc-emploi-pop-active), or let the bounds count residents.</source>
      <translation>Les bornes comptent des emplois, mais l’espace de travail n’a pas d’indicateur d’effectifs {indicator} : importez la base emploi de l’Insee (base-cc-emploi-pop-active), ou comptez des habitants.</translation>
    </message>
    <message>
      <source>The bounds leave few possible scenarios: finding one, and proving it, may take long.</source>
      <translation>Les limites laissent peu de découpages possibles : en trouver un, et le prouver, peut être long.</translation>
    </message>
    <message>
      <source>The calculation was made again with other weights: each reference halved, doubled, then removed, and all equal. Blocks that never leave their territory: {stable} of {blocks}, with {share} of the residents.</source>
      <translation>Le calcul a été refait avec d’autres poids : chaque référence divisée par deux, doublée, puis retirée, et toutes à égalité. Blocs qui ne quittent jamais leur territoire : {stable} sur {blocks}, soit {share} des habitants.</translation>
    </message>
    <message>
      <source>The catalogue of services has no “{service}”. Ask your administrator to complete the file, or import files instead.</source>
      <translation>Le catalogue de services n’a pas « {service} ». Demandez à votre administrateur de compléter le fichier, ou importez des fichiers.</translation>
    </message>
    <message>
      <source>The catalogue of services names no vintage: give one.</source>
      <translation>Le catalogue de services ne nomme aucun millésime : donnez-en un.</translation>
    </message>
    <message>
      <source>The catalogue of services {file} cannot be read: {error}</source>
      <translation>Le catalogue de services {file} ne peut pas être lu : {error}</translation>
    </message>
    <message>
      <source>The catalogue of services {file} gives {service} the address {url}. Only addresses in https are accepted.</source>
      <translation>Le catalogue de services {file} donne à {service} l’adresse {url}. Seules les adresses en https sont acceptées.</translation>
    </message>
    <message>
      <source>The catalogue of services {file} is not usable: check “{where}”. Take the one of the plugin as a model.</source>
      <translation>Le catalogue de services {file} n’est pas utilisable : vérifiez « {where} ». Prenez pour modèle celui de l’extension.</translation>
    </message>
    <message>
      <source>The catalogue {name} cannot be read: {error}</source>
      <translation>Le catalogue {name} ne peut pas être lu : {error}</translation>
    </message>
    <message>
      <source>The catalogue {name} gives “{value}” as “{field}” of the indicator “{id}”. Write one of: {expected}.</source>
      <translation>Le catalogue {name} donne « {value} » pour « {field} » de l’indicateur « {id} ». Valeur attendue : {expected}.</translation>
    </message>
    <message>
      <source>The catalogue {name} needs a column “id”.</source>
      <translation>Le catalogue {name} doit avoir une colonne « id ».</translation>
    </message>
    <message>
      <source>The certificate</source>
      <translation>Le certificat</translation>
    </message>
    <message>
      <source>The certificate concerns this choice of references, weights and limits. It does not say that the choice itself is the right one: that remains a decision of the study.</source>
      <translation>Le certificat porte sur ce choix de références, de poids et de limites. Il ne dit pas que ce choix est le bon : c’est une décision qui appartient à l’étude.</translation>
    </message>
    <message>
      <source>The certificate of the calculation</source>
      <translation>Le certificat du calcul</translation>
    </message>
    <message>
      <source>The certificate of {service} is not trusted on this computer. Ask your administrator to add the one of your network in the options of QGIS, under Authentication.</source>
      <translation>Cet ordinateur ne fait pas confiance au certificat de {service}. Demandez à votre administrateur d’ajouter celui de votre réseau dans les options de QGIS, sous Authentification.</translation>
    </message>
    <message>
      <source>The chart cannot be written to {name}: {error}</source>
      <translation>Le graphique ne peut pas être écrit dans {name} : {error}</translation>
    </message>
    <message>
      <source>The chart is copied.</source>
      <translation>Le graphique est copié.</translation>
    </message>
    <message>
      <source>The chart is in {name}.</source>
      <translation>Le graphique est dans {name}.</translation>
    </message>
    <message>
      <source>The charter of the options: primary, secondary, font, logo, footer; and the colours of the pages: ink, text, muted, rule, hairline, land, outside, alert, ground (of an alert).</source>
      <translation>La charte des options : primary et secondary (couleurs), font (police), logo, footer (pied de page) ; et les couleurs des pages : ink (encre), text, muted, rule (filets), hairline, land, outside, alert, ground (fond d’une alerte).</translation>
    </message>
    <message>
      <source>The column names are on line {line}.</source>
      <translation>Les noms de colonnes sont à la ligne {line}.</translation>
    </message>
    <message>
      <source>The column {field} holds no zone for these communes: left out.</source>
      <translation>La colonne {field} ne donne aucune zone à ces communes : elle est écartée.</translation>
    </message>
    <message>
      <source>The columns “{first}” and “{second}” are given the same part: choose one of them.</source>
      <translation>Les colonnes « {first} » et « {second} » reçoivent le même rôle : choisissez l’une d’elles.</translation>
    </message>
    <message>
      <source>The communes have no population: choose the weight “communes” or “area”, or give a population table.</source>
      <translation>Les communes n’ont pas de population : choisissez le poids « communes » ou « area » (surface), ou donnez une table de population.</translation>
    </message>
    <message>
      <source>The communes have no population: give a population table when creating the workspace.</source>
      <translation>Les communes n’ont pas de population : donnez une table de population à la création de l’espace de travail.</translation>
    </message>
    <message>
      <source>The communes of your region</source>
      <translation>Les communes de votre région</translation>
    </message>
    <message>
      <source>The communes, their zonings and populations come from IGN, Insee and the public directories.</source>
      <translation>Les communes, leurs zonages et leurs populations viennent de l’IGN, de l’Insee et des annuaires publics.</translation>
    </message>
    <message>
      <source>The coordinates of this layer are degrees. Choose a system in metres, for example EPSG:2154.</source>
      <translation>Les coordonnées de cette couche sont en degrés. Choisissez un système en mètres, par exemple EPSG:2154.</translation>
    </message>
    <message>
      <source>The council</source>
      <translation>Le conseil</translation>
    </message>
    <message>
      <source>The council has {count} projects and actions.</source>
      <translation>Le conseil compte {count} projets et actions.</translation>
    </message>
    <message>
      <source>The council meets on {date}</source>
      <translation>Le conseil se réunit le {date}</translation>
    </message>
    <message>
      <source>The difference is the first territory minus the second: in points for a percentage, in % for the others.</source>
      <translation>L’écart est celui du premier territoire au second : en points pour un pourcentage, en % pour les autres.</translation>
    </message>
    <message>
      <source>The disk that holds {file} is full. Nothing was changed: make room.</source>
      <translation>Le disque où se trouve {file} est plein. Rien n’a été modifié : libérez de la place.</translation>
    </message>
    <message>
      <source>The distances set as limits are respected.</source>
      <translation>Les distances fixées comme limites sont respectées.</translation>
    </message>
    <message>
      <source>The download cannot be written in {folder}: {error}. Free some space and try again.</source>
      <translation>Le téléchargement ne peut pas être écrit dans {folder} : {error}. Libérez de la place et réessayez.</translation>
    </message>
    <message>
      <source>The encoding “{encoding}” is not known. Choose one of: {known}.</source>
      <translation>L’encodage « {encoding} » n’est pas connu. Choisissez parmi : {known}.</translation>
    </message>
    <message>
      <source>The end comes before the start.</source>
      <translation>La fin précède le début.</translation>
    </message>
    <message>
      <source>The feature {feature} of {name} has coordinates outside the area of its coordinate system. Check the coordinate system of the layer.</source>
      <translation>L’entité {feature} de {name} a des coordonnées hors du domaine de son système de coordonnées. Vérifiez le système de coordonnées de la couche.</translation>
    </message>
    <message>
      <source>The fewest residents ({least}) exceed the most ({most}). Exchange the two bounds.</source>
      <translation>La population minimale ({least}) dépasse la maximale ({most}). Échangez les deux limites.</translation>
    </message>
    <message>
      <source>The fictional region is being made in {file}; QGIS remains usable.</source>
      <translation>La région fictive se prépare dans {file} ; QGIS reste utilisable.</translation>
    </message>
    <message>
      <source>The fictional region is in {file}. Everything in it is invented. Click a territory on the map.</source>
      <translation>La région fictive est dans {file}. Tout y est inventé. Cliquez un territoire sur la carte.</translation>
    </message>
    <message>
      <source>The fictional region was already in {file}. Everything in it is invented.</source>
      <translation>La région fictive était déjà dans {file}. Tout y est inventé.</translation>
    </message>
    <message>
      <source>The field “{field}” of {name} is empty: choose another field.</source>
      <translation>Le champ « {field} » de {name} est vide : choisissez-en un autre.</translation>
    </message>
    <message>
      <source>The fields “{first}” and “{second}” of {name} are the same zoning ({zoning}). Choose one of them.</source>
      <translation>Les champs « {first} » et « {second} » de {name} donnent le même zonage ({zoning}). Choisissez l’un des deux.</translation>
    </message>
    <message>
      <source>The figures of a territory</source>
      <translation>Les chiffres d’un territoire</translation>
    </message>
    <message>
      <source>The file cannot be deleted: {reason}</source>
      <translation>Le fichier ne peut pas être supprimé : {reason}</translation>
    </message>
    <message>
      <source>The file cannot be read: {reason}.</source>
      <translation>Le fichier ne peut pas être lu : {reason}.</translation>
    </message>
    <message>
      <source>The file cannot be written: {reason}.</source>
      <translation>Le fichier ne peut pas être écrit : {reason}.</translation>
    </message>
    <message>
      <source>The file could not be opened: there is nothing to say of its columns.</source>
      <translation>Le fichier n’a pas pu être ouvert : il n’y a rien à dire de ses colonnes.</translation>
    </message>
    <message>
      <source>The file does not say the period of its figures: give it.</source>
      <translation>Le fichier ne dit pas la période de ses chiffres : indiquez-la.</translation>
    </message>
    <message>
      <source>The file does not say the sector of its rows: only totals were read.</source>
      <translation>Le fichier ne dit pas le secteur de ses lignes : seuls les totaux ont été lus.</translation>
    </message>
    <message>
      <source>The file of flows holds nobody who lives or works in this territory.</source>
      <translation>Le fichier des flux ne compte personne qui vive ou travaille dans ce territoire.</translation>
    </message>
    <message>
      <source>The file was made from a scenario that this workspace does not have ({scenario}): its rows go to the latest one, by the codes of the territories.</source>
      <translation>Le fichier vient d’un scénario que cet espace de travail n’a pas ({scenario}) : ses lignes vont au dernier scénario, d’après les codes des territoires.</translation>
    </message>
    <message>
      <source>The file {file} cannot be written. Close it if it is open, or choose another.</source>
      <translation>Le fichier {file} ne peut pas être écrit. Fermez-le s’il est ouvert, ou choisissez-en un autre.</translation>
    </message>
    <message>
      <source>The file {file} does not exist.</source>
      <translation>Le fichier {file} n’existe pas.</translation>
    </message>
    <message>
      <source>The file {file} exists already: it will be replaced.</source>
      <translation>Le fichier {file} existe déjà : il sera remplacé.</translation>
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
      <source>The file {name} cannot be read: {error}</source>
      <translation>Le fichier {name} ne peut pas être lu : {error}</translation>
    </message>
    <message>
      <source>The file {name} cannot be written: {error}</source>
      <translation>Le fichier {name} ne peut pas être écrit : {error}</translation>
    </message>
    <message>
      <source>The file {name} is empty.</source>
      <translation>Le fichier {name} est vide.</translation>
    </message>
    <message>
      <source>The file {path} was not found. Check its name and its folder.</source>
      <translation>Le fichier {path} est introuvable. Vérifiez son nom et son dossier.</translation>
    </message>
    <message>
      <source>The files were deleted.</source>
      <translation>Les fichiers sont supprimés.</translation>
    </message>
    <message>
      <source>The finer population layer cannot be read. Choose another one.</source>
      <translation>La couche de population plus fine ne peut pas être lue. Choisissez-en une autre.</translation>
    </message>
    <message>
      <source>The first {count} of {rows} rows, {columns} columns</source>
      <translation>Les {count} premières lignes sur {rows}, {columns} colonnes</translation>
    </message>
    <message>
      <source>The folder {folder} cannot be created. Choose another place.</source>
      <translation>Le dossier {folder} ne peut pas être créé. Choisissez un autre emplacement.</translation>
    </message>
    <message>
      <source>The folder {folder} does not exist. Create it or choose another one.</source>
      <translation>Le dossier {folder} n’existe pas. Créez-le ou choisissez-en un autre.</translation>
    </message>
    <message>
      <source>The format {format} does not exist. Choose among {formats}.</source>
      <translation>Le format {format} n’existe pas. Choisissez parmi {formats}.</translation>
    </message>
    <message>
      <source>The gap is that to the region: in points for a percentage, in % of the regional value for the others.</source>
      <translation>L’écart est celui à la région : en points pour un pourcentage, en % de la valeur régionale pour les autres.</translation>
    </message>
    <message>
      <source>The gap is the difference to the region: in points for a rate, in percent otherwise. Rank 1 is the highest value, which is not always the best; territories without a value have no rank.</source>
      <translation>L’écart est la différence avec la région : en points pour un taux, en pourcentage sinon. Le rang 1 est la valeur la plus haute, qui n’est pas toujours la meilleure ; un territoire sans valeur n’a pas de rang.</translation>
    </message>
    <message>
      <source>The group « {part} » needs two blocks or more. Write for example 244400404+244400503.</source>
      <translation>Le groupe « {part} » doit avoir au moins deux blocs. Écrivez par exemple 244400404+244400503.</translation>
    </message>
    <message>
      <source>The hard and the soft lines of the region</source>
      <translation>Les lignes dures et les lignes souples de la région</translation>
    </message>
    <message>
      <source>The hardest lines between territories</source>
      <translation>Les lignes les plus dures entre territoires</translation>
    </message>
    <message>
      <source>The indicator {indicator} does not exist. Those of this workspace are: {known}.</source>
      <translation>L’indicateur {indicator} n’existe pas. Ceux de cet espace de travail sont : {known}.</translation>
    </message>
    <message>
      <source>The indicator {indicator} has no value in {period}.</source>
      <translation>L’indicateur {indicator} n’a pas de valeur en {period}.</translation>
    </message>
    <message>
      <source>The indicator {indicator} is not in this workspace.</source>
      <translation>L’indicateur {indicator} n’est pas dans cet espace de travail.</translation>
    </message>
    <message>
      <source>The indicator {name} is no longer in this workspace.</source>
      <translation>L’indicateur {name} n’est plus dans cet espace de travail.</translation>
    </message>
    <message>
      <source>The indicator {name} is not in this workspace. Those it has are: {known}.</source>
      <translation>L’indicateur {name} n’est pas dans cet espace de travail. Ceux qu’il contient sont : {known}.</translation>
    </message>
    <message>
      <source>The indicators</source>
      <translation>Les indicateurs</translation>
    </message>
    <message>
      <source>The largest block</source>
      <translation>Le plus grand bloc</translation>
    </message>
    <message>
      <source>The last change was undone.</source>
      <translation>La dernière modification est annulée.</translation>
    </message>
    <message>
      <source>The layer of communes cannot be read. Choose another one.</source>
      <translation>La couche des communes ne peut pas être lue. Choisissez-en une autre.</translation>
    </message>
    <message>
      <source>The layer {name} can no longer be read: repair its source, then try again.</source>
      <translation>La couche {name} n’est plus lisible : réparez sa source, puis recommencez.</translation>
    </message>
    <message>
      <source>The layer {name} is empty.</source>
      <translation>La couche {name} est vide.</translation>
    </message>
    <message>
      <source>The layout template decides it alone, what was asked is not used: {given}.</source>
      <translation>Le modèle de mise en page en décide seul, ce qui est demandé n’est pas utilisé : {given}.</translation>
    </message>
    <message>
      <source>The least share of a piece must lie between 0 and 1, for example 0.01.</source>
      <translation>La plus petite part d’un morceau doit être entre 0 et 1, par exemple 0,01.</translation>
    </message>
    <message>
      <source>The link {one}-{two} names {code}, which is not a block.</source>
      <translation>La liaison {one}-{two} nomme {code}, qui n’est pas un bloc.</translation>
    </message>
    <message>
      <source>The locked block {code} is not one of the blocks: lock territories made of these.</source>
      <translation>Le bloc verrouillé {code} ne fait pas partie des blocs : verrouillez des territoires faits de ceux-ci.</translation>
    </message>
    <message>
      <source>The locked territory of {name} has {amount}, outside {minimum} to {maximum}: unlock it or change the bounds.</source>
      <translation>Le territoire verrouillé de {name} compte {amount}, hors de l’intervalle de {minimum} à {maximum} : déverrouillez-le ou changez les bornes.</translation>
    </message>
    <message>
      <source>The locked territory of {name} holds blocks that are too far from each other or that must be apart: unlock it, or change these limits.</source>
      <translation>Le territoire verrouillé de {name} réunit des blocs trop éloignés, ou qui doivent être séparés : déverrouillez-le ou changez ces limites.</translation>
    </message>
    <message>
      <source>The locked territory of {name} is in several pieces or crosses two groups: unlock it, or declare a link between its blocks.</source>
      <translation>Le territoire verrouillé de {name} est en plusieurs morceaux ou à cheval sur deux groupes : déverrouillez-le ou déclarez une liaison entre ses blocs.</translation>
    </message>
    <message>
      <source>The logo {file} is not a picture (SVG, PNG or JPEG).</source>
      <translation>Le logo {file} n’est pas une image (SVG, PNG ou JPEG).</translation>
    </message>
    <message>
      <source>The main colour {colour} is too light to be read on white paper. Choose a darker one.</source>
      <translation>La couleur principale {colour} est trop claire pour être lue sur du papier blanc. Choisissez-en une plus foncée.</translation>
    </message>
    <message>
      <source>The map remains usable.</source>
      <translation>La carte reste utilisable.</translation>
    </message>
    <message>
      <source>The mapping gives “{field}” to “{target}”, which {name} cannot follow. The fields read are {fields}.</source>
      <translation>La correspondance donne « {field} » à « {target} », ce que {name} ne permet pas. Les champs lus sont {fields}.</translation>
    </message>
    <message>
      <source>The maps</source>
      <translation>Les cartes</translation>
    </message>
    <message>
      <source>The meeting was removed.</source>
      <translation>La réunion est supprimée.</translation>
    </message>
    <message>
      <source>The method in a few words</source>
      <translation>La méthode en quelques mots</translation>
    </message>
    <message>
      <source>The minimum is above the maximum.</source>
      <translation>Le minimum dépasse le maximum.</translation>
    </message>
    <message>
      <source>The name of the file says {year}.</source>
      <translation>Le nom du fichier dit {year}.</translation>
    </message>
    <message>
      <source>The names of persons are left out of this sheet.</source>
      <translation>Les noms de personnes ne figurent pas dans cette fiche.</translation>
    </message>
    <message>
      <source>The objective also rewards: {wishes}.</source>
      <translation>L’objectif récompense aussi : {wishes}.</translation>
    </message>
    <message>
      <source>The objective only knows the zonings, the residents and the wishes listed above. It knows nothing of existing cooperation, of transport or of political will.</source>
      <translation>L’objectif ne connaît que les zonages, les habitants et les souhaits indiqués plus haut. Il ne sait rien des coopérations existantes, des transports ni de la volonté politique.</translation>
    </message>
    <message>
      <source>The offer in figures</source>
      <translation>L’offre en chiffres</translation>
    </message>
    <message>
      <source>The official services cannot be reached. What was downloaded before can serve again.</source>
      <translation>Les services officiels sont hors d’atteinte. Ce qui a déjà été téléchargé peut resservir.</translation>
    </message>
    <message>
      <source>The optimum is usually proven within a few seconds.</source>
      <translation>L’optimum est d’ordinaire prouvé en quelques secondes.</translation>
    </message>
    <message>
      <source>The other scenarios were not looked for: the Python package scipy is missing.</source>
      <translation>Les autres scénarios n’ont pas été cherchés : le module Python scipy manque.</translation>
    </message>
    <message>
      <source>The page {page} does not exist. Choose among {pages}.</source>
      <translation>La page {page} n’existe pas. Choisissez parmi {pages}.</translation>
    </message>
    <message>
      <source>The parameters are in {file}.</source>
      <translation>Les paramètres sont dans {file}.</translation>
    </message>
    <message>
      <source>The parameters are loaded.</source>
      <translation>Les paramètres sont chargés.</translation>
    </message>
    <message>
      <source>The parts of the territory are not known: import the EPCI.</source>
      <translation>Les parties du territoire ne sont pas connues : importez les EPCI.</translation>
    </message>
    <message>
      <source>The perimeter {name} has no commune of this workspace.</source>
      <translation>Le périmètre {name} n’a aucune commune de cet espace de travail.</translation>
    </message>
    <message>
      <source>The plugin has no texts in the language “{language}”.</source>
      <translation>L’extension n’a pas de textes dans la langue « {language} ».</translation>
    </message>
    <message>
      <source>The population</source>
      <translation>La population</translation>
    </message>
    <message>
      <source>The population table gives the very same number to every part of {codes}: it was made by equal parts, not by a census. Give a better one.</source>
      <translation>La table de population donne exactement le même nombre à chaque partie de {codes} : elle a été faite en parts égales, pas par un recensement. Donnez-en une meilleure.</translation>
    </message>
    <message>
      <source>The preset settings {path} cannot be read: {error}</source>
      <translation>Les réglages préparés {path} sont illisibles : {error}</translation>
    </message>
    <message>
      <source>The preset settings {path} were not found.</source>
      <translation>Les réglages préparés {path} sont introuvables.</translation>
    </message>
    <message>
      <source>The producer gives no value here.</source>
      <translation>Le producteur ne donne pas de valeur ici.</translation>
    </message>
    <message>
      <source>The project has no map theme “{theme}”. Make it in the layer panel, or choose another.</source>
      <translation>Le projet n’a pas de thème de carte « {theme} ». Créez-le dans le panneau des couches, ou choisissez-en un autre.</translation>
    </message>
    <message>
      <source>The proxy of your network does not let QGIS reach {service}. Check it in the options of QGIS, under Network.</source>
      <translation>Le proxy de votre réseau ne laisse pas QGIS joindre {service}. Vérifiez-le dans les options de QGIS, sous Réseau.</translation>
    </message>
    <message>
      <source>The ramps of maps and the hues of territories do not change: they are readable without colour.</source>
      <translation>Les dégradés des cartes et les teintes des territoires ne changent pas : ils restent lisibles sans la couleur.</translation>
    </message>
    <message>
      <source>The rate “{part}” cannot be read. Write for example unemployment=unemployed/active.</source>
      <translation>Le taux « {part} » ne peut pas être lu. Écrivez par exemple tx_chomage=chomeurs/actifs.</translation>
    </message>
    <message>
      <source>The reading was stopped.</source>
      <translation>La lecture a été arrêtée.</translation>
    </message>
    <message>
      <source>The recipe is kept in {file}.</source>
      <translation>La recette est conservée dans {file}.</translation>
    </message>
    <message>
      <source>The recipe {name} cannot be saved: {error}</source>
      <translation>La recette {name} ne peut pas être enregistrée : {error}</translation>
    </message>
    <message>
      <source>The recipe {name} needs a reader that this version does not have.</source>
      <translation>La recette {name} demande un lecteur que cette version n’a pas.</translation>
    </message>
    <message>
      <source>The reference system must be projected, in metres, with an EPSG code: EPSG:2154 for mainland France. “{crs}” is not.</source>
      <translation>Le système de référence doit être projeté, en mètres, avec un code EPSG : EPSG:2154 en métropole. « {crs} » ne l’est pas.</translation>
    </message>
    <message>
      <source>The reference « {part} » cannot be read. Write for example ze2020=2;bv2022=1.</source>
      <translation>La référence « {part} » ne peut pas être lue. Écrivez par exemple ze2020=2;bv2022=1.</translation>
    </message>
    <message>
      <source>The region has {count} in this workspace.</source>
      <translation>La région en compte {count} dans cet espace de travail.</translation>
    </message>
    <message>
      <source>The region {region} is unknown. Give its code or name, for example 52 or Pays de la Loire.</source>
      <translation>La région {region} est inconnue. Donnez son code ou son nom, par exemple 52 ou Pays de la Loire.</translation>
    </message>
    <message>
      <source>The report is in {file}.</source>
      <translation>Le rapport est dans {file}.</translation>
    </message>
    <message>
      <source>The report is open in your browser. It is in {file}.</source>
      <translation>Le rapport est ouvert dans votre navigateur. Il se trouve dans {file}.</translation>
    </message>
    <message>
      <source>The result cannot be written: {reason}. Choose another file.</source>
      <translation>Le résultat ne peut pas être écrit : {reason}. Choisissez un autre fichier.</translation>
    </message>
    <message>
      <source>The results cannot be written there. Choose another file.</source>
      <translation>Les résultats ne peuvent pas être écrits à cet endroit. Choisissez un autre fichier.</translation>
    </message>
    <message>
      <source>The rows of {year} were taken: they match these communes best.</source>
      <translation>Les lignes de {year} ont été retenues : elles correspondent le mieux à ces communes.</translation>
    </message>
    <message>
      <source>The same goes for {codes}.</source>
      <translation>De même pour {codes}.</translation>
    </message>
    <message>
      <source>The same parameters and seed give the same scenario again.</source>
      <translation>Les mêmes paramètres et la même graine redonnent le même scénario.</translation>
    </message>
    <message>
      <source>The scenario can already be used. The proof goes on: choosing among the territories that remain.</source>
      <translation>Le scénario est déjà utilisable. La preuve continue : choix parmi les territoires qui restent.</translation>
    </message>
    <message>
      <source>The scenario can already be used. The proof goes on: territories remain to be ruled out.</source>
      <translation>Le scénario est déjà utilisable. La preuve continue : il reste des territoires à écarter.</translation>
    </message>
    <message>
      <source>The scenario can already be used. The proof goes on: the bound is being lowered.</source>
      <translation>Le scénario est déjà utilisable. La preuve continue : la borne descend.</translation>
    </message>
    <message>
      <source>The scenario can already be used. The search goes on: a better one may exist.</source>
      <translation>Le scénario est déjà utilisable. La recherche continue : il en existe peut-être un meilleur.</translation>
    </message>
    <message>
      <source>The scenario is there. It is being solved again under other weights.</source>
      <translation>Le scénario est trouvé. Le calcul est refait sous d’autres poids.</translation>
    </message>
    <message>
      <source>The scenario is there. Other scenarios nearly as good are being looked for.</source>
      <translation>Le scénario est trouvé. D’autres, presque aussi bons, sont cherchés.</translation>
    </message>
    <message>
      <source>The scenario {scenario} is made of other blocks ({its}) than the ones asked ({asked}): lock a scenario made of the same ones.</source>
      <translation>Le scénario {scenario} est fait d’autres blocs ({its}) que ceux demandés ({asked}) : verrouillez un scénario fait des mêmes blocs.</translation>
    </message>
    <message>
      <source>The scenario {scenario} is not in the workspace. Those it has are: {known}.</source>
      <translation>Le scénario {scenario} n’est pas dans l’espace de travail. Ceux qui y sont : {known}.</translation>
    </message>
    <message>
      <source>The scenario {scenario} is not in this workspace.</source>
      <translation>Le scénario {scenario} n’est pas dans cet espace de travail.</translation>
    </message>
    <message>
      <source>The scenario {scenario} was not generated: it has no report to print.</source>
      <translation>Le scénario {scenario} n’a pas été généré : il n’a pas de rapport à imprimer.</translation>
    </message>
    <message>
      <source>The scenario “{scenario}” is made of the zones of {zoning}, which this file would change for {count} communes: it is imported beside it, as {name}, and the scenario stays as it is.</source>
      <translation>Le scénario « {scenario} » est fait des zones de {zoning}, que ce fichier changerait pour {count} communes : il est importé à côté, sous le nom {name}, et le scénario reste tel qu’il est.</translation>
    </message>
    <message>
      <source>The search begins…</source>
      <translation>Le calcul commence…</translation>
    </message>
    <message>
      <source>The search goes on until the time is over; you may also loosen the limits and start again.</source>
      <translation>Le calcul continue jusqu’au bout du temps ; vous pouvez aussi desserrer les limites et recommencer.</translation>
    </message>
    <message>
      <source>The search was stopped by hand after {rounds} rounds.</source>
      <translation>La recherche a été arrêtée à la main après {rounds} tours.</translation>
    </message>
    <message>
      <source>The seat is the main commune of the block with most residents of each territory.</source>
      <translation>Le siège est la commune principale du bloc le plus peuplé de chaque territoire.</translation>
    </message>
    <message>
      <source>The separator is one character, such as ; or , or a tab.</source>
      <translation>Le séparateur est un seul caractère, comme ; ou , ou une tabulation.</translation>
    </message>
    <message>
      <source>The set is in {name}.</source>
      <translation>Le jeu est dans {name}.</translation>
    </message>
    <message>
      <source>The table cannot be read. Choose a file or a layer.</source>
      <translation>La table ne peut pas être lue. Choisissez un fichier ou une couche.</translation>
    </message>
    <message>
      <source>The table goes by EPCI: each row was given to the communes of its EPCI.</source>
      <translation>La table est par EPCI : chaque ligne a été attribuée aux communes de son EPCI.</translation>
    </message>
    <message>
      <source>The template {file} cannot be read. Save it again from the layout window of QGIS.</source>
      <translation>Le modèle {file} ne peut pas être lu. Enregistrez-le de nouveau depuis la fenêtre de mise en page de QGIS.</translation>
    </message>
    <message>
      <source>The template {file} has no map. Add one in QGIS.</source>
      <translation>Le modèle {file} n’a pas de carte. Ajoutez-en une dans QGIS.</translation>
    </message>
    <message>
      <source>The territories</source>
      <translation>Les territoires</translation>
    </message>
    <message>
      <source>The territories are the zones of “{zoning}”, a zoning that exists: nothing was calculated, and there is no certificate to give. Where a zone goes beyond the region, only the part inside is counted.</source>
      <translation>Les territoires sont les zones de « {zoning} », un zonage existant : rien n’a été calculé, il n’y a pas de certificat à donner. Quand une zone dépasse la région, seule la partie intérieure est comptée.</translation>
    </message>
    <message>
      <source>The territories follow first the {first}, then the {second}</source>
      <translation>Les territoires suivent d’abord les {first}, puis les {second}</translation>
    </message>
    <message>
      <source>The territories of this scenario were not calculated as they stand: they were given, or corrected by hand after a calculation. There is no certificate to give.</source>
      <translation>Les territoires de ce scénario n’ont pas été calculés tels quels : ils ont été donnés, ou corrigés à la main après un calcul. Il n’y a pas de certificat à donner.</translation>
    </message>
    <message>
      <source>The territory</source>
      <translation>Le territoire</translation>
    </message>
    <message>
      <source>The territory has {count}.</source>
      <translation>Le territoire en compte {count}.</translation>
    </message>
    <message>
      <source>The territory {code} is no longer in the workspace. Choose another one.</source>
      <translation>Le territoire {code} n’est plus dans l’espace de travail. Choisissez-en un autre.</translation>
    </message>
    <message>
      <source>The thicker and darker the line, the more zonings have a limit there: a hard line.</source>
      <translation>Plus la ligne est épaisse et foncée, plus de zonages y ont une limite : c’est une ligne dure.</translation>
    </message>
    <message>
      <source>The time limit ended the search: another run may give a slightly different scenario.</source>
      <translation>La durée maximale a mis fin à la recherche : un autre calcul peut donner un scénario un peu différent.</translation>
    </message>
    <message>
      <source>The time was over: another run may give a slightly different scenario.</source>
      <translation>Le temps était écoulé : un autre calcul peut donner un scénario un peu différent.</translation>
    </message>
    <message>
      <source>The trainings</source>
      <translation>Les formations</translation>
    </message>
    <message>
      <source>The two territories</source>
      <translation>Les deux territoires</translation>
    </message>
    <message>
      <source>The vintage is a year, for example 2024; “{vintage}” is not.</source>
      <translation>Le millésime est une année, par exemple 2024 ; « {vintage} » n’en est pas une.</translation>
    </message>
    <message>
      <source>The vintage of this table is not known, the workspace is of {workspace}: {matching} communes match, {missing} communes have no row, {unknown} rows have no commune.</source>
      <translation>Le millésime de cette table n’est pas connu, l’espace de travail est de {workspace} : {matching} communes se correspondent, {missing} communes restent sans ligne, {unknown} lignes sans commune.</translation>
    </message>
    <message>
      <source>The vintage of {name} cannot be found in its codes: none of them ever changed. Give it.</source>
      <translation>Le millésime de {name} ne peut pas être trouvé dans ses codes : aucun n’a jamais changé. Donnez-le.</translation>
    </message>
    <message>
      <source>The weight “{part}” cannot be read. Write for example epci=2;ze2020=1.</source>
      <translation>Le poids « {part} » ne peut pas être lu. Écrivez par exemple epci=2;ze2020=1.</translation>
    </message>
    <message>
      <source>The weight “{weight}” is unknown. Choose one of: {known}.</source>
      <translation>Le poids « {weight} » est inconnu. Choisissez parmi : {known}.</translation>
    </message>
    <message>
      <source>The workspace already has the zoning {id} from another file: this one is named {name}.</source>
      <translation>L’espace de travail a déjà le zonage {id}, venu d’un autre fichier : celui-ci s’appelle {name}.</translation>
    </message>
    <message>
      <source>The workspace does not answer</source>
      <translation>L’espace de travail ne répond pas</translation>
    </message>
    <message>
      <source>The workspace does not say of which vintage its communes are: its codes do not tell it.</source>
      <translation>L’espace de travail ne dit pas de quel millésime sont ses communes, et leurs codes ne le disent pas.</translation>
    </message>
    <message>
      <source>The workspace has no zoning with the codes of these basins: import the table of the France Travail basins, so that needs can be shared out to territories.</source>
      <translation>L’espace de travail n’a pas de zonage qui porte les codes de ces bassins : importez la table des bassins France Travail, pour que les besoins se répartissent entre les territoires.</translation>
    </message>
    <message>
      <source>The workspace has no zoning “{level}”: import it, and these values will be shown.</source>
      <translation>L’espace de travail n’a pas de zonage « {level} » : importez-le, et ces valeurs seront affichées.</translation>
    </message>
    <message>
      <source>The workspace is ready, but not everything came</source>
      <translation>L’espace de travail est prêt, mais tout n’est pas venu</translation>
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
      <source>The workspace {file} needs a coordinate system with a code, such as EPSG:2154. The one given is “{crs}”.</source>
      <translation>L’espace de travail {file} demande un système de coordonnées qui a un code, par exemple EPSG:2154. Celui donné est « {crs} ».</translation>
    </message>
    <message>
      <source>The zones of “{a}” are coloured by how they are spread over “{b}”.</source>
      <translation>Les zones de « {a} » sont colorées selon leur dispersion dans « {b} ».</translation>
    </message>
    <message>
      <source>The zoning {zoning} has no zone in this workspace. Import it again or leave it out.</source>
      <translation>Le zonage {zoning} n’a aucune zone dans cet espace de travail. Importez-le de nouveau ou retirez-le.</translation>
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
      <source>The zoning {zoning} is not in this workspace.</source>
      <translation>Le zonage {zoning} n’est pas dans cet espace de travail.</translation>
    </message>
    <message>
      <source>The zonings</source>
      <translation>Les zonages</translation>
    </message>
    <message>
      <source>The {count} closest.</source>
      <translation>Les {count} plus proches.</translation>
    </message>
    <message>
      <source>The {count} cut zones. {note}</source>
      <translation>Les {count} zones coupées. {note}</translation>
    </message>
    <message>
      <source>The {count} families with most needs of {total}.</source>
      <translation>Les {count} familles qui recrutent le plus, sur {total}.</translation>
    </message>
    <message>
      <source>The {count} farthest.</source>
      <translation>Les {count} plus éloignées.</translation>
    </message>
    <message>
      <source>The {count} zones most cut. {note}</source>
      <translation>Les {count} zones les plus coupées. {note}</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Thème</translation>
    </message>
    <message>
      <source>Theme “{theme}” of the project</source>
      <translation>Thème « {theme} » du projet</translation>
    </message>
    <message>
      <source>There are {count} here and around.</source>
      <translation>Il y en a {count} ici et autour.</translation>
    </message>
    <message>
      <source>There are {count} territories, a number chosen by the calculation.</source>
      <translation>Les territoires sont au nombre de {count}, un nombre choisi par le calcul.</translation>
    </message>
    <message>
      <source>There are {count} territories, as asked.</source>
      <translation>Les territoires sont au nombre de {count}, comme demandé.</translation>
    </message>
    <message>
      <source>There is no block.</source>
      <translation>Il n’y a aucun bloc.</translation>
    </message>
    <message>
      <source>There is no format “{format}”. Choose one of: {ids}.</source>
      <translation>Il n’y a pas de format « {format} ». Choisissez parmi : {ids}.</translation>
    </message>
    <message>
      <source>There is no template {file}. Give a file, or one of {names}.</source>
      <translation>Le modèle {file} n’existe pas. Donnez un fichier, ou l’un de {names}.</translation>
    </message>
    <message>
      <source>There is no territory to print. Generate a scenario or choose another zoning.</source>
      <translation>Aucun territoire à imprimer. Générez un scénario ou choisissez un autre zonage.</translation>
    </message>
    <message>
      <source>There is no territory {code} in “{label}” ({known}…).</source>
      <translation>Il n’y a pas de territoire {code} dans « {label} » ({known}…).</translation>
    </message>
    <message>
      <source>There is no territory {code} to print.</source>
      <translation>Aucun territoire {code} à imprimer.</translation>
    </message>
    <message>
      <source>These figures are older than the workspace</source>
      <translation>Ces chiffres sont plus anciens que l’espace de travail</translation>
    </message>
    <message>
      <source>These files may hold the names and e-mail addresses of members: personal data, not to be spread.</source>
      <translation>Ces fichiers peuvent contenir les noms et courriels des membres : des données personnelles, à ne pas diffuser.</translation>
    </message>
    <message>
      <source>These movements are known from {first} to {last}: they do not lead from {start} to {end}. Give another file.</source>
      <translation>Ces mouvements sont connus de {first} à {last} : ils ne mènent pas de {start} à {end}. Donnez un autre fichier.</translation>
    </message>
    <message>
      <source>These moves respect every limit. Each is counted alone: two moves made together may cost more or less than their sum.</source>
      <translation>Ces déplacements respectent toutes les limites. Chacun est compté seul : deux déplacements faits ensemble peuvent coûter plus ou moins que leur somme.</translation>
    </message>
    <message>
      <source>These scenarios are good ones; the search could not list every one within {share} of this one, and some may be missing.</source>
      <translation>Ces scénarios sont bons, mais la recherche n’a pas pu dresser la liste de tous ceux qui sont à moins de {share} de celui-ci : il peut en manquer.</translation>
    </message>
    <message>
      <source>They are being read again. The map remains usable.</source>
      <translation>Ils sont relus en ce moment. La carte reste utilisable.</translation>
    </message>
    <message>
      <source>Thin, its département.</source>
      <translation>En trait fin, son département.</translation>
    </message>
    <message>
      <source>This QGIS reads the shapes of {file} without its fields: its GDAL has no LIBKML driver. Save the file as GeoPackage or GeoJSON with another QGIS, and import that.</source>
      <translation>Ce QGIS lit les contours de {file} sans leurs champs : sa bibliothèque GDAL n’a pas le pilote LIBKML. Enregistrez le fichier en GeoPackage ou en GeoJSON avec un autre QGIS, puis importez-le.</translation>
    </message>
    <message>
      <source>This action stopped because of a defect of the plugin ({kind}). Nothing was written; the details are in the log messages, under CLEFOP.</source>
      <translation>Cette action s’est arrêtée à cause d’un défaut de l’extension ({kind}). Rien n’a été écrit ; les détails sont dans le journal des messages, onglet CLEFOP.</translation>
    </message>
    <message>
      <source>This change is enough, and was checked:</source>
      <translation>Ce changement suffit, et a été vérifié :</translation>
    </message>
    <message>
      <source>This commune has no zone in “{container}”.</source>
      <translation>Cette commune n’a pas de zone dans « {container} ».</translation>
    </message>
    <message>
      <source>This computer is offline</source>
      <translation>Cet ordinateur est hors ligne</translation>
    </message>
    <message>
      <source>This computer is offline: {service} cannot be reached.</source>
      <translation>Cet ordinateur est hors ligne : {service} est hors d’atteinte.</translation>
    </message>
    <message>
      <source>This coordinate system is unknown. Choose a projected one, for example EPSG:2154.</source>
      <translation>Ce système de coordonnées est inconnu. Choisissez un système projeté, par exemple EPSG:2154.</translation>
    </message>
    <message>
      <source>This could not be computed</source>
      <translation>Ce calcul n’a pas abouti</translation>
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
      <source>This file holds the names or e-mail addresses of {count} persons. These are personal data: keep them no longer than needed, and show them only to those who need them.</source>
      <translation>Ce fichier contient les noms ou les courriels de {count} personnes. Ce sont des données personnelles : ne les gardez pas plus longtemps que nécessaire et ne les montrez qu’à ceux qui en ont besoin.</translation>
    </message>
    <message>
      <source>This file is not a set of indicators saved by CLEFOP.</source>
      <translation>Ce fichier n’est pas un jeu d’indicateurs enregistré par CLEFOP.</translation>
    </message>
    <message>
      <source>This file may hold the names and e-mail addresses of members: personal data, not to be spread.</source>
      <translation>Ce fichier peut contenir les noms et les courriels des membres : des données personnelles, à ne pas diffuser.</translation>
    </message>
    <message>
      <source>This folder does not exist. Choose another one.</source>
      <translation>Ce dossier n’existe pas. Choisissez-en un autre.</translation>
    </message>
    <message>
      <source>This is a defect of the plugin; report it with these words: {error}</source>
      <translation>C’est un défaut de l’extension ; signalez-le avec ces mots : {error}</translation>
    </message>
    <message>
      <source>This parameter file has an unknown entry: {name}. It was not made by this version.</source>
      <translation>Ce fichier de paramètres a une entrée inconnue : {name}. Il n’a pas été fait par cette version.</translation>
    </message>
    <message>
      <source>This perimeter cannot be read. Draw it again.</source>
      <translation>Ce périmètre ne peut pas être lu. Dessinez-le de nouveau.</translation>
    </message>
    <message>
      <source>This region does not exist: its communes, figures and names were invented to try the plugin.</source>
      <translation>Cette région n’existe pas : ses communes, ses chiffres et ses noms sont inventés pour essayer l’extension.</translation>
    </message>
    <message>
      <source>This row was changed or removed meanwhile. Close the form and look at the council again.</source>
      <translation>Cette ligne a été modifiée ou supprimée entre-temps. Fermez le formulaire et regardez de nouveau le conseil.</translation>
    </message>
    <message>
      <source>This set of indicators is damaged: it has no name, or no list of indicators.</source>
      <translation>Ce jeu d’indicateurs est abîmé : il n’a pas de nom, ou pas de liste d’indicateurs.</translation>
    </message>
    <message>
      <source>This set of indicators was saved by a newer version of CLEFOP: update the plugin.</source>
      <translation>Ce jeu d’indicateurs vient d’une version plus récente de CLEFOP : mettez l’extension à jour.</translation>
    </message>
    <message>
      <source>This table is of {table}, the workspace of {workspace}: {matching} communes match, {missing} communes have no row, {unknown} rows have no commune.</source>
      <translation>Cette table date de {table}, l’espace de travail de {workspace} : {matching} communes se correspondent, {missing} communes restent sans ligne, {unknown} lignes sans commune.</translation>
    </message>
    <message>
      <source>This theme has fewer than two indicators that compare with the region.</source>
      <translation>Ce thème a moins de deux indicateurs qui se comparent à la région.</translation>
    </message>
    <message>
      <source>This version of Qt writes PDF files in another way: bookmarks and links are missing.</source>
      <translation>Cette version de Qt écrit les PDF autrement : les signets et les liens manquent.</translation>
    </message>
    <message>
      <source>This workspace does not hold the number of people aged 15 to 29, nor of those neither in school nor in work. Import the census tables of INSEE: they will stand here.</source>
      <translation>Cet espace de travail n’a ni le nombre des 15-29 ans, ni celui des jeunes ni scolarisés ni en emploi. Importez les tables du recensement de l’Insee : ils apparaîtront ici.</translation>
    </message>
    <message>
      <source>This workspace has no indicator that counts jobs. Import one (in the census files, the column P21_EMPLT: jobs at the place of work), or choose another weight.</source>
      <translation>Cet espace de travail n’a pas d’indicateur qui compte les emplois. Importez-en un (dans les fichiers du recensement, la colonne P21_EMPLT : emplois au lieu de travail), ou choisissez un autre poids.</translation>
    </message>
    <message>
      <source>This workspace has no scenario yet. Run “Generate solution territories” first.</source>
      <translation>Cet espace de travail n’a pas encore de scénario. Lancez d’abord « Générer des territoires de solutions ».</translation>
    </message>
    <message>
      <source>This workspace holds no commuting flows. Import those of the census.</source>
      <translation>Pas de navettes domicile-travail dans cet espace de travail. Importez celles du recensement.</translation>
    </message>
    <message>
      <source>This workspace holds no indicator of housing, mobility or income. Import the census tables of INSEE: they will stand here.</source>
      <translation>Cet espace de travail n’a pas d’indicateur de logement, de mobilité ou de revenu. Importez les tables du recensement de l’Insee : ils apparaîtront ici.</translation>
    </message>
    <message>
      <source>This workspace holds no indicator. Import a table of figures by commune: it will be summed here.</source>
      <translation>Cet espace de travail ne contient aucun indicateur. Importez une table de chiffres par commune : elle sera agrégée ici.</translation>
    </message>
    <message>
      <source>This workspace holds no recruitment needs. Import the survey of needs (BMO).</source>
      <translation>Pas de besoins de recrutement dans cet espace de travail. Importez l’enquête BMO.</translation>
    </message>
    <message>
      <source>This workspace holds no support structure. Import a directory of missions locales or agencies.</source>
      <translation>Pas de structure d’accompagnement dans cet espace de travail. Importez un annuaire de missions locales ou d’agences.</translation>
    </message>
    <message>
      <source>This workspace holds no training offer. Import a LHÉO, Onisep or Parcoursup file.</source>
      <translation>Pas d’offre de formation dans cet espace de travail. Importez un fichier LHÉO, Onisep ou Parcoursup.</translation>
    </message>
    <message>
      <source>This workspace holds none of these indicators.</source>
      <translation>Cet espace de travail ne contient aucun de ces indicateurs.</translation>
    </message>
    <message>
      <source>Those of the catalogue</source>
      <translation>Celles du catalogue</translation>
    </message>
    <message>
      <source>Those that the pages choose</source>
      <translation>Ceux que les pages choisissent</translation>
    </message>
    <message>
      <source>Thousand millions of pairs</source>
      <translation>Milliards de paires</translation>
    </message>
    <message>
      <source>Thu</source>
      <translation>jeu.</translation>
    </message>
    <message>
      <source>Tick all</source>
      <translation>Tout cocher</translation>
    </message>
    <message>
      <source>Tick at least one kind of page.</source>
      <translation>Cochez au moins un type de page.</translation>
    </message>
    <message>
      <source>Tick at least one territory.</source>
      <translation>Cochez au moins un territoire.</translation>
    </message>
    <message>
      <source>Tick the zonings whose borders you want to compare: the lines they share appear on the map.</source>
      <translation>Cochez les zonages dont vous voulez comparer les limites : les lignes qu’ils partagent apparaissent sur la carte.</translation>
    </message>
    <message>
      <source>Tick two zonings or more in the list, or compare them all.</source>
      <translation>Cochez au moins deux zonages dans la liste, ou comparez-les tous.</translation>
    </message>
    <message>
      <source>Tick two zonings or more.</source>
      <translation>Cochez au moins deux zonages.</translation>
    </message>
    <message>
      <source>Ticked ({count})</source>
      <translation>Zonages cochés ({count})</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Durée</translation>
    </message>
    <message>
      <source>Time limit</source>
      <translation>Durée maximale</translation>
    </message>
    <message>
      <source>Time limit (seconds)</source>
      <translation>Limite de temps (secondes)</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Intitulé</translation>
    </message>
    <message>
      <source>Title, organisation, commune</source>
      <translation>Intitulé, organisme, commune</translation>
    </message>
    <message>
      <source>To bring besides the communes</source>
      <translation>À apporter en plus des communes</translation>
    </message>
    <message>
      <source>To find this plan again: with the same data, run “Generate solution territories” with the parameters given at the end of this document. The same seed gives the same plan, unless the time limit ended the search. The fingerprint sums up the communes, their residents and their blocks: another fingerprint means other data.</source>
      <translation>Pour retrouver ce découpage : avec les mêmes données, lancez « Générer des territoires de solutions » avec les paramètres donnés à la fin de ce document. La même graine redonne le même découpage, sauf si la durée maximale a mis fin à la recherche. L’empreinte résume les communes, leurs habitants et leurs blocs : une autre empreinte signale d’autres données.</translation>
    </message>
    <message>
      <source>To follow: {indicators}</source>
      <translation>À suivre : {indicators}</translation>
    </message>
    <message>
      <source>To reuse this atlas</source>
      <translation>Pour réutiliser cet atlas</translation>
    </message>
    <message>
      <source>To the nearest: {network}</source>
      <translation>Jusqu’à la plus proche : {network}</translation>
    </message>
    <message>
      <source>Told by the column</source>
      <translation>Expliqué par la colonne</translation>
    </message>
    <message>
      <source>Too few households or firms to be published. It is neither zero nor small.</source>
      <translation>Trop peu de ménages ou d’entreprises pour être publié. Ce n’est pas zéro.</translation>
    </message>
    <message>
      <source>Total of “{field}”: {before} before, {after} after.</source>
      <translation>Total de « {field} » : {before} avant, {after} après.</translation>
    </message>
    <message>
      <source>Town of the address</source>
      <translation>Ville de l’adresse</translation>
    </message>
    <message>
      <source>Trade, management, tourism</source>
      <translation>Commerce, gestion, tourisme</translation>
    </message>
    <message>
      <source>Training and recruitment</source>
      <translation>Formation et recrutement</translation>
    </message>
    <message>
      <source>Training offer</source>
      <translation>Offre de formation</translation>
    </message>
    <message>
      <source>Training offer (places)</source>
      <translation>Offre de formation (places)</translation>
    </message>
    <message>
      <source>Training offer by domain: bars</source>
      <translation>Formations par domaine : barres</translation>
    </message>
    <message>
      <source>Training offer by level: bars</source>
      <translation>Formations par niveau : barres</translation>
    </message>
    <message>
      <source>Training offer of {name}, by commune and domain</source>
      <translation>{name} : offre de formation par commune et domaine</translation>
    </message>
    <message>
      <source>Training offers</source>
      <translation>Offres de formation</translation>
    </message>
    <message>
      <source>Training offers by domain</source>
      <translation>Formations par domaine</translation>
    </message>
    <message>
      <source>Training offers by level</source>
      <translation>Formations par niveau</translation>
    </message>
    <message>
      <source>Training offers without a known place on the map: {count}.</source>
      <translation>Formations sans lieu connu sur la carte : {count}.</translation>
    </message>
    <message>
      <source>Training offers: {count}.</source>
      <translation>Formations : {count}.</translation>
    </message>
    <message>
      <source>Training organisations: table</source>
      <translation>Organismes de formation : tableau</translation>
    </message>
    <message>
      <source>Training places</source>
      <translation>Places de formation</translation>
    </message>
    <message>
      <source>Training, needs, structures, council</source>
      <translation>Formation, besoins, structures, conseil</translation>
    </message>
    <message>
      <source>Training, recruitment, support</source>
      <translation>Formation, recrutement, accompagnement</translation>
    </message>
    <message>
      <source>Trainings</source>
      <translation>Formations</translation>
    </message>
    <message>
      <source>Trainings in reach: within</source>
      <translation>À portée :</translation>
    </message>
    <message>
      <source>Trainings of the territory</source>
      <translation>Formations du territoire</translation>
    </message>
    <message>
      <source>Trainings whose title tells no domain: {count}.</source>
      <translation>Formations dont l’intitulé ne dit pas le domaine : {count}.</translation>
    </message>
    <message>
      <source>Trainings {order}</source>
      <translation>Formations {order}</translation>
    </message>
    <message>
      <source>Trainings, by columns</source>
      <translation>Formations, par colonnes</translation>
    </message>
    <message>
      <source>Travel times</source>
      <translation>Temps de trajet</translation>
    </message>
    <message>
      <source>Trend</source>
      <translation>Évolution</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Réessayer</translation>
    </message>
    <message>
      <source>Tue</source>
      <translation>mar.</translation>
    </message>
    <message>
      <source>Two rows have the same key in the table {table}: {reason}. Nothing was written.</source>
      <translation>Deux lignes ont la même clé dans la table {table} : {reason}. Rien n’a été écrit.</translation>
    </message>
    <message>
      <source>Two territories compared</source>
      <translation>Deux territoires comparés</translation>
    </message>
    <message>
      <source>Two zonings are needed</source>
      <translation>Il faut deux zonages</translation>
    </message>
    <message>
      <source>Two zonings to look at closely (flow chart and map; empty: the first two)</source>
      <translation>Deux zonages à regarder de près (flux et carte ; vide : les deux premiers)</translation>
    </message>
    <message>
      <source>Type a name, or click the map</source>
      <translation>Tapez un nom ou cliquez la carte</translation>
    </message>
    <message>
      <source>Under each value: its gap to the region. The one that is the farthest from it is marked in each row.</source>
      <translation>Sous chaque valeur, son écart à la région. Sur chaque ligne, la plus éloignée de la région est marquée.</translation>
    </message>
    <message>
      <source>Under the best by</source>
      <translation>Sous le meilleur de</translation>
    </message>
    <message>
      <source>Under the maps of a territory. The plan of the IGN is not in the preview, which does not wait for it.</source>
      <translation>Sous les cartes d’un territoire. Le plan de l’IGN n’est pas dans l’aperçu, qui ne l’attend pas.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Annuler la modification</translation>
    </message>
    <message>
      <source>Undo the last change</source>
      <translation>Annuler la dernière modification</translation>
    </message>
    <message>
      <source>Unequal populations</source>
      <translation>Populations inégales</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>Unité</translation>
    </message>
    <message>
      <source>Unit of an indicator.</source>
      <translation>Unité d’un indicateur.</translation>
    </message>
    <message>
      <source>Unit of the difference: points (pt) or percent of the value of the region (%)</source>
      <translation>Unité de l’écart : points (pt) ou pourcentage de la valeur de la région (%)</translation>
    </message>
    <message>
      <source>Unit of the distance</source>
      <translation>Unité de la distance</translation>
    </message>
    <message>
      <source>Uniting the polygons</source>
      <translation>Réunion des polygones</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>Inconnu</translation>
    </message>
    <message>
      <source>Unknown stream</source>
      <translation>Voie inconnue</translation>
    </message>
    <message>
      <source>Unnamed member</source>
      <translation>Membre sans nom</translation>
    </message>
    <message>
      <source>Untick all</source>
      <translation>Tout décocher</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>Sans intitulé</translation>
    </message>
    <message>
      <source>Upper bound of the objective</source>
      <translation>Borne supérieure de l’objectif</translation>
    </message>
    <message>
      <source>Upper bound that no plan can exceed</source>
      <translation>Borne qu’aucun découpage ne peut dépasser</translation>
    </message>
    <message>
      <source>V-measure</source>
      <translation>V-mesure</translation>
    </message>
    <message>
      <source>V-measure of each pair of zonings; weight: {weight}.</source>
      <translation>V-mesure de chaque paire de zonages ; poids : {weight}.</translation>
    </message>
    <message>
      <source>V-measure: 1 when the two zonings are the same, 0 when they have nothing in common</source>
      <translation>V-mesure : 1 si les deux zonages sont les mêmes, 0 s’ils n’ont rien en commun</translation>
    </message>
    <message>
      <source>V-measure: harmonic mean of homogeneity (what the second zoning tells of the first) and completeness (what the first tells of the second), Rosenberg and Hirschberg 2007, Nowosad and Stepinski 2018. Adjusted Rand: pairs of residents kept together, corrected for chance, Hubert and Arabie 1985. MapCurves: Hargrove, Hoffman and Hessburg 2006. Inhomogeneity: 0 when a zone lies in one zone of the other zoning.</source>
      <translation>V-mesure : moyenne harmonique de l’homogénéité (ce que le second zonage apprend du premier) et de la complétude (ce que le premier apprend du second), Rosenberg et Hirschberg 2007, Nowosad et Stepinski 2018. Rand ajusté : paires d’habitants réunies, corrigées du hasard, Hubert et Arabie 1985. MapCurves : Hargrove, Hoffman et Hessburg 2006. Inhomogénéité : 0 quand une zone tient dans une seule zone de l’autre zonage.</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Valeur</translation>
    </message>
    <message>
      <source>Value of an indicator as it is printed, with its unit: a plain value, “≥” before a minimum, “secret”, or a dash.</source>
      <translation>Valeur d’un indicateur telle qu’elle s’imprime, avec son unité : une valeur simple, « ≥ » devant un minimum, « secret », ou un tiret.</translation>
    </message>
    <message>
      <source>Value of an indicator in the region as it is printed, with its unit.</source>
      <translation>Valeur d’un indicateur dans la région telle qu’elle s’imprime, avec son unité.</translation>
    </message>
    <message>
      <source>Value of an indicator in the region, as a number.</source>
      <translation>Valeur d’un indicateur dans la région, sous forme de nombre.</translation>
    </message>
    <message>
      <source>Value of an indicator, as a number. NULL when it is secret, missing or not in the workspace.</source>
      <translation>Valeur d’un indicateur, sous forme de nombre. NULL si elle est secrète, absente, ou hors de l’espace de travail.</translation>
    </message>
    <message>
      <source>Value of the département that holds most of the residents</source>
      <translation>Valeur du département où vivent le plus d’habitants du territoire</translation>
    </message>
    <message>
      <source>Value of the region</source>
      <translation>Valeur de la région</translation>
    </message>
    <message>
      <source>Value; empty when it is masked or not known</source>
      <translation>Valeur ; vide si elle est masquée ou inconnue</translation>
    </message>
    <message>
      <source>Values are in hundredths.</source>
      <translation>Les valeurs sont en centièmes.</translation>
    </message>
    <message>
      <source>Vintage</source>
      <translation>Millésime</translation>
    </message>
    <message>
      <source>Vintage (year; empty: the one of the file)</source>
      <translation>Millésime (année ; vide : celui du fichier)</translation>
    </message>
    <message>
      <source>Vintage found or given</source>
      <translation>Millésime trouvé ou donné</translation>
    </message>
    <message>
      <source>Vintage of the EPCI</source>
      <translation>Millésime des EPCI</translation>
    </message>
    <message>
      <source>Vintage of the communes</source>
      <translation>Millésime des communes</translation>
    </message>
    <message>
      <source>Vintage of the communes (year of the official geographic code)</source>
      <translation>Millésime des communes (année du code officiel géographique)</translation>
    </message>
    <message>
      <source>Vintage of the communes (year)</source>
      <translation>Millésime des communes (année)</translation>
    </message>
    <message>
      <source>Vintage of the table</source>
      <translation>Millésime de la table</translation>
    </message>
    <message>
      <source>Vintage of the table (empty: found in its codes)</source>
      <translation>Millésime de la table (vide : trouvé dans ses codes)</translation>
    </message>
    <message>
      <source>Vintage of the table, from its codes: {years}; taken as {year}.</source>
      <translation>Millésime de la table, d’après ses codes : {years} ; pris comme {year}.</translation>
    </message>
    <message>
      <source>Vintage of the table: {year}, as given.</source>
      <translation>Millésime de la table : {year}, comme indiqué.</translation>
    </message>
    <message>
      <source>Vintage of the zoning</source>
      <translation>Millésime du zonage</translation>
    </message>
    <message>
      <source>Vintage wanted (year)</source>
      <translation>Millésime voulu (année)</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>En attente</translation>
    </message>
    <message>
      <source>Way of teaching</source>
      <translation>Modalités</translation>
    </message>
    <message>
      <source>Web address</source>
      <translation>Adresse web</translation>
    </message>
    <message>
      <source>Web page</source>
      <translation>Page web</translation>
    </message>
    <message>
      <source>Web pages (*.html)</source>
      <translation>Pages web (*.html)</translation>
    </message>
    <message>
      <source>Website</source>
      <translation>Site web</translation>
    </message>
    <message>
      <source>Wed</source>
      <translation>mer.</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>Poids</translation>
    </message>
    <message>
      <source>Weight of balance (even populations)</source>
      <translation>Poids de l’équilibre (populations égales)</translation>
    </message>
    <message>
      <source>Weight of compactness (common borders not cut)</source>
      <translation>Poids de la compacité (limites communes non coupées)</translation>
    </message>
    <message>
      <source>Weight of the commuting flows</source>
      <translation>Poids des navettes domicile-travail</translation>
    </message>
    <message>
      <source>Weight of the limits not to cross</source>
      <translation>Poids des limites à ne pas franchir</translation>
    </message>
    <message>
      <source>Weight of the nesting, when it is a wish and not a rule</source>
      <translation>Poids de l’emboîtement, quand c’est un souhait et non une règle</translation>
    </message>
    <message>
      <source>Weight of {zoning}</source>
      <translation>Poids de : {zoning}</translation>
    </message>
    <message>
      <source>Weighted Rand index</source>
      <translation>Rand pondéré</translation>
    </message>
    <message>
      <source>Weighted by {weight}.</source>
      <translation>Pondération : {weight}.</translation>
    </message>
    <message>
      <source>Weights of the zonings (epci=2;ze2020=1)</source>
      <translation>Poids des zonages (epci=2;ze2020=1)</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Donnée</translation>
    </message>
    <message>
      <source>What did not come</source>
      <translation>Ce qui n’est pas venu</translation>
    </message>
    <message>
      <source>What each block on a border would change in the agreement if it joined its neighbours.</source>
      <translation>Ce que chaque bloc de limite changerait à l’accord en rejoignant ses voisins.</translation>
    </message>
    <message>
      <source>What each column means</source>
      <translation>Ce que veut dire chaque colonne</translation>
    </message>
    <message>
      <source>What each reference brings to the objective, minus the constant cost of every pair kept together. A reference with large zones, such as départements, concerns more pairs than one with small zones.</source>
      <translation>Ce que chaque référence apporte à l’objectif, moins le coût constant de chaque paire réunie. Une référence aux grandes zones, comme les départements, concerne plus de paires qu’une référence aux petites zones.</translation>
    </message>
    <message>
      <source>What each zoning counts in the shared borders and in the generation of territories</source>
      <translation>Ce que chaque zonage compte dans les frontières partagées et dans la génération des territoires</translation>
    </message>
    <message>
      <source>What holds people back: mobility, housing, income</source>
      <translation>Ce qui freine : mobilité, logement, revenus</translation>
    </message>
    <message>
      <source>What is guaranteed</source>
      <translation>Ce qui est garanti</translation>
    </message>
    <message>
      <source>What is printed</source>
      <translation>Contenu</translation>
    </message>
    <message>
      <source>What is shown dates from before your last change.</source>
      <translation>Ce qui est affiché date d’avant votre dernier changement.</translation>
    </message>
    <message>
      <source>What is sought</source>
      <translation>Ce qui est recherché</translation>
    </message>
    <message>
      <source>What it is</source>
      <translation>Ce qu’elle est</translation>
    </message>
    <message>
      <source>What it means</source>
      <translation>Ce qu’il faut en retenir</translation>
    </message>
    <message>
      <source>What its rows are</source>
      <translation>Ce que sont ses lignes</translation>
    </message>
    <message>
      <source>What makes a line wide</source>
      <translation>Ce qui épaissit une ligne</translation>
    </message>
    <message>
      <source>What may be discussed</source>
      <translation>Ce qui peut se discuter</translation>
    </message>
    <message>
      <source>What moves when the weight of one reference changes</source>
      <translation>Ce qui bouge quand le poids d’une référence change</translation>
    </message>
    <message>
      <source>What one must know of this scenario</source>
      <translation>Ce qu’il faut savoir de ce scénario</translation>
    </message>
    <message>
      <source>What stands for the territory on a map: its code without zeros, or its place in the list.</source>
      <translation>Ce qui désigne le territoire sur une carte : son code sans zéro, ou son rang dans la liste.</translation>
    </message>
    <message>
      <source>What stands out in this territory</source>
      <translation>Ce qui ressort de ce territoire</translation>
    </message>
    <message>
      <source>What the bounds count</source>
      <translation>Ce que comptent les bornes</translation>
    </message>
    <message>
      <source>What the certificate means</source>
      <translation>Ce que veut dire le certificat</translation>
    </message>
    <message>
      <source>What the column holds</source>
      <translation>Ce que contient la colonne</translation>
    </message>
    <message>
      <source>What the file brings</source>
      <translation>Ce que le fichier apporte</translation>
    </message>
    <message>
      <source>What the file brought</source>
      <translation>Ce que le fichier a apporté</translation>
    </message>
    <message>
      <source>What the measures count</source>
      <translation>Ce que comptent les mesures</translation>
    </message>
    <message>
      <source>What the measures count: population or communes</source>
      <translation>Ce que comptent les mesures : population ou communes</translation>
    </message>
    <message>
      <source>What the territories are called</source>
      <translation>Nom donné aux territoires</translation>
    </message>
    <message>
      <source>What the zoning in column tells of the one in row (homogeneity). 1: the column nests in the row.</source>
      <translation>Ce que le zonage en colonne apprend de celui en ligne (homogénéité). 1 : la colonne s’emboîte dans la ligne.</translation>
    </message>
    <message>
      <source>What to bring besides the communes</source>
      <translation>Ce qu’il faut apporter en plus des communes</translation>
    </message>
    <message>
      <source>What was asked</source>
      <translation>Ce qui a été demandé</translation>
    </message>
    <message>
      <source>What was left out, corrected, and is good to know</source>
      <translation>Ce qui est laissé de côté, corrigé, et bon à savoir</translation>
    </message>
    <message>
      <source>What was read, corrected and left out is in the report.</source>
      <translation>Ce qui a été lu, corrigé et laissé de côté est dans le rapport.</translation>
    </message>
    <message>
      <source>What you already have</source>
      <translation>Ce que vous avez déjà</translation>
    </message>
    <message>
      <source>Whatever their vintage, codes are led to {year}.</source>
      <translation>Quel que soit leur millésime, les codes sont menés à {year}.</translation>
    </message>
    <message>
      <source>Where less than 90% of the residents can be compared is left out.</source>
      <translation>Un zonage qui couvre moins de 90 % des habitants n’y figure pas.</translation>
    </message>
    <message>
      <source>Where residents go to work</source>
      <translation>Où vont travailler les habitants</translation>
    </message>
    <message>
      <source>Where the objective comes from</source>
      <translation>D’où vient l’objectif</translation>
    </message>
    <message>
      <source>Where they are</source>
      <translation>Où elles sont</translation>
    </message>
    <message>
      <source>Where workers come from</source>
      <translation>D’où viennent les travailleurs</translation>
    </message>
    <message>
      <source>Where workers go</source>
      <translation>Où vont les actifs</translation>
    </message>
    <message>
      <source>Whether each commune is in exactly one zone (oui, non)</source>
      <translation>Chaque commune est dans une zone et une seule (oui, non)</translation>
    </message>
    <message>
      <source>Whether each zone of the first lies in one zone of the second (oui, non)</source>
      <translation>Chaque zone du premier est dans une seule zone du second (oui, non)</translation>
    </message>
    <message>
      <source>Whether each zone of the second lies in one zone of the first (oui, non)</source>
      <translation>Chaque zone du second est dans une seule zone du premier (oui, non)</translation>
    </message>
    <message>
      <source>Whether it is the latest period known (oui, non)</source>
      <translation>Dernière période connue (oui, non)</translation>
    </message>
    <message>
      <source>Whether it stands in the territory (oui, non)</source>
      <translation>Située dans le territoire (oui, non)</translation>
    </message>
    <message>
      <source>Whether its service area meets the territory (oui, non)</source>
      <translation>Dessert une partie du territoire (oui, non)</translation>
    </message>
    <message>
      <source>Which structures</source>
      <translation>Quelles structures</translation>
    </message>
    <message>
      <source>Which territories a click on the map chooses</source>
      <translation>Quels territoires un clic sur la carte choisit</translation>
    </message>
    <message>
      <source>Who cuts what</source>
      <translation>Qui coupe quoi</translation>
    </message>
    <message>
      <source>Who leads it</source>
      <translation>Pilote</translation>
    </message>
    <message>
      <source>Why it is not possible</source>
      <translation>Pourquoi ce n’est pas possible</translation>
    </message>
    <message>
      <source>Why these blocks</source>
      <translation>Pourquoi ces blocs</translation>
    </message>
    <message>
      <source>Why these territories</source>
      <translation>Pourquoi ces territoires</translation>
    </message>
    <message>
      <source>Width by number of zonings</source>
      <translation>Épaisseur : nombre de zonages</translation>
    </message>
    <message>
      <source>Width by the weights</source>
      <translation>Épaisseur : somme des poids</translation>
    </message>
    <message>
      <source>Wishes beside the references</source>
      <translation>Souhaits à côté des références</translation>
    </message>
    <message>
      <source>Wishes that count in the objective, besides the references</source>
      <translation>Souhaits qui comptent dans l’objectif, outre les références</translation>
    </message>
    <message>
      <source>With the names and e-mail addresses of members</source>
      <translation>Avec les noms et les courriels des membres</translation>
    </message>
    <message>
      <source>With those at {km} km</source>
      <translation>Avec celles à {km} km</translation>
    </message>
    <message>
      <source>With whole blocks, the maximum asks for {fewest} territories at least.</source>
      <translation>Avec des blocs entiers, le maximum demande {fewest} territoires au moins.</translation>
    </message>
    <message>
      <source>With whole blocks, the minimum allows {most} territories at most.</source>
      <translation>Avec des blocs entiers, le minimum permet {most} territoires au plus.</translation>
    </message>
    <message>
      <source>Within the limits not to cross, the minimum allows {most} territories at most.</source>
      <translation>Sans franchir ces limites, le minimum permet {most} territoires au plus.</translation>
    </message>
    <message>
      <source>Within the limits not to cross, {fewest} territories are needed at least.</source>
      <translation>Sans franchir ces limites, il faut {fewest} territoires au moins.</translation>
    </message>
    <message>
      <source>Within {gap} of the optimum</source>
      <translation>À moins de {gap} de l’optimum</translation>
    </message>
    <message>
      <source>Within {gap} of the optimum.</source>
      <translation>À moins de {gap} de l’optimum.</translation>
    </message>
    <message>
      <source>Without EPCI, territories cannot be generated. Zonings can also be imported later.</source>
      <translation>Sans EPCI, aucun territoire ne peut être généré. Les zonages peuvent aussi être importés plus tard.</translation>
    </message>
    <message>
      <source>Without a bound, the plan is the best the search met; nothing tells whether a better one exists.</source>
      <translation>Sans borne, le découpage est le meilleur que la recherche ait rencontré ; rien ne dit s’il en existe un meilleur.</translation>
    </message>
    <message>
      <source>Without a commune: {names}.</source>
      <translation>Sans commune : {names}.</translation>
    </message>
    <message>
      <source>Without a row: {names}.</source>
      <translation>Sans ligne : {names}.</translation>
    </message>
    <message>
      <source>Without college</source>
      <translation>Sans collège</translation>
    </message>
    <message>
      <source>Without crossing</source>
      <translation>Sans franchir</translation>
    </message>
    <message>
      <source>Without date</source>
      <translation>Sans date</translation>
    </message>
    <message>
      <source>Without population, territories cannot be generated. You can create a workspace again.</source>
      <translation>Sans population, aucun territoire ne peut être généré. Vous pourrez recréer un espace de travail.</translation>
    </message>
    <message>
      <source>Without state</source>
      <translation>Sans avancement</translation>
    </message>
    <message>
      <source>Without table, the field “{field}” of the layer is taken.</source>
      <translation>Sans table, le champ « {field} » de la couche est repris.</translation>
    </message>
    <message>
      <source>Without them, the spreadsheet of councils keeps colleges, organisations and roles only.</source>
      <translation>Sans eux, le classeur des conseils garde seulement les collèges, les organismes et les fonctions.</translation>
    </message>
    <message>
      <source>Without theme</source>
      <translation>Sans thème</translation>
    </message>
    <message>
      <source>Workers</source>
      <translation>Actifs</translation>
    </message>
    <message>
      <source>Workers and jobs</source>
      <translation>Actifs et emplois</translation>
    </message>
    <message>
      <source>Workers who live and work here</source>
      <translation>Actifs qui habitent et travaillent ici</translation>
    </message>
    <message>
      <source>Workers who live here</source>
      <translation>Actifs occupés qui habitent ici</translation>
    </message>
    <message>
      <source>Workspace</source>
      <translation>Espace de travail</translation>
    </message>
    <message>
      <source>Workspace to create</source>
      <translation>Espace de travail à créer</translation>
    </message>
    <message>
      <source>Would bring (share of the objective)</source>
      <translation>Rapporterait (part de l’objectif)</translation>
    </message>
    <message>
      <source>Would cost (share of the objective)</source>
      <translation>Coûterait (part de l’objectif)</translation>
    </message>
    <message>
      <source>Would suit it better</source>
      <translation>Serait mieux dans</translation>
    </message>
    <message>
      <source>Write a date as 03/2026 or 15/03/2026.</source>
      <translation>Écrivez une date comme 03/2026 ou 15/03/2026.</translation>
    </message>
    <message>
      <source>Write the spreadsheet of the councils, or read it again once filled in</source>
      <translation>Écrire le classeur des conseils, ou le relire une fois rempli</translation>
    </message>
    <message>
      <source>Writing the report</source>
      <translation>Écriture du rapport</translation>
    </message>
    <message>
      <source>Writing the workspace</source>
      <translation>Écriture de l’espace de travail</translation>
    </message>
    <message>
      <source>Writing {file}</source>
      <translation>Écriture de {file}</translation>
    </message>
    <message>
      <source>XLSX files cannot be read; save them as CSV or ODS.</source>
      <translation>les fichiers XLSX ne peuvent pas être lus ; enregistrez-les en CSV ou en ODS.</translation>
    </message>
    <message>
      <source>Year or period of the value</source>
      <translation>Année ou période de la valeur</translation>
    </message>
    <message>
      <source>You can also import the files you already have, or download them elsewhere: “From files”.</source>
      <translation>Vous pouvez aussi importer les fichiers que vous avez déjà, ou les télécharger ailleurs : « Depuis des fichiers ».</translation>
    </message>
    <message>
      <source>You stopped the search and kept this scenario.</source>
      <translation>Vous avez arrêté le calcul et gardé ce scénario.</translation>
    </message>
    <message>
      <source>Young people</source>
      <translation>Jeunes</translation>
    </message>
    <message>
      <source>Your administrator has preset some of these options ({file}).</source>
      <translation>Votre administrateur a préparé certaines de ces options ({file}).</translation>
    </message>
    <message>
      <source>Your links: {links}.</source>
      <translation>Vos liens : {links}.</translation>
    </message>
    <message>
      <source>Zone</source>
      <translation>Zone</translation>
    </message>
    <message>
      <source>Zones</source>
      <translation>Zones</translation>
    </message>
    <message>
      <source>Zones cut, most residents outside their main partner first</source>
      <translation>Zones coupées, celles qui ont le plus d’habitants hors de leur zone dominante d’abord</translation>
    </message>
    <message>
      <source>Zones of the first zoning that are shared by several of the second</source>
      <translation>Zones du premier zonage partagées entre plusieurs du second</translation>
    </message>
    <message>
      <source>Zones of the other zonings that cross each territory</source>
      <translation>Zones des autres zonages qui croisent chaque territoire</translation>
    </message>
    <message>
      <source>Zones of the second zoning that are shared by several of the first</source>
      <translation>Zones du second zonage partagées entre plusieurs du premier</translation>
    </message>
    <message>
      <source>Zones of {zoning} cut at the border of the workspace: {count} ({names}).</source>
      <translation>{zoning}, zones coupées à la limite de l’espace de travail : {count} ({names}).</translation>
    </message>
    <message>
      <source>Zones of {zoning} named: {count} of {all}.</source>
      <translation>Zones de {zoning} nommées : {count} sur {all}.</translation>
    </message>
    <message>
      <source>Zones of {zoning} overlap in {count} communes: what lies in several of them is counted once, in the one that holds most of the commune. Zones: {zones}. Communes: {communes}.</source>
      <translation>Des zones de {zoning} se recouvrent dans {count} communes : ce qui est dans plusieurs d’entre elles n’est compté qu’une fois, dans celle qui contient la plus grande part de la commune. Zones : {zones}. Communes : {communes}.</translation>
    </message>
    <message>
      <source>Zones of {zoning} without a name in this file: {count}. Their code is shown. Give the file of labels to name them.</source>
      <translation>{zoning}, zones sans nom dans ce fichier : {count}. Leur code est affiché. Donnez le fichier de libellés pour les nommer.</translation>
    </message>
    <message>
      <source>Zones of “{a}” coloured by how they are spread over “{b}”</source>
      <translation>Zones de « {a} » colorées selon leur dispersion dans « {b} »</translation>
    </message>
    <message>
      <source>Zones that are cut, and residents concerned</source>
      <translation>Zones coupées et habitants concernés</translation>
    </message>
    <message>
      <source>Zones that cross each territory</source>
      <translation>Zones qui croisent chaque territoire</translation>
    </message>
    <message>
      <source>Zones that follow no commune limit</source>
      <translation>Zones qui ne suivent pas les limites des communes</translation>
    </message>
    <message>
      <source>Zones that the territory lies in</source>
      <translation>Zones où se trouve le territoire</translation>
    </message>
    <message>
      <source>Zoning</source>
      <translation>Zonage</translation>
    </message>
    <message>
      <source>Zoning no territory may cross</source>
      <translation>Zonage qu’aucun territoire ne franchit</translation>
    </message>
    <message>
      <source>Zoning of the basins</source>
      <translation>Zonage des bassins</translation>
    </message>
    <message>
      <source>Zoning of the indivisible blocks</source>
      <translation>Zonage des blocs indivisibles</translation>
    </message>
    <message>
      <source>Zoning to cross as little as possible</source>
      <translation>Zonage à franchir le moins possible</translation>
    </message>
    <message>
      <source>Zoning to open first, without scenario</source>
      <translation>Zonage ouvert en premier, sans scénario</translation>
    </message>
    <message>
      <source>Zoning, instead of a scenario</source>
      <translation>Zonage, à la place d’un scénario</translation>
    </message>
    <message>
      <source>Zoning: {label}</source>
      <translation>Zonage : {label}</translation>
    </message>
    <message>
      <source>Zonings</source>
      <translation>Zonages</translation>
    </message>
    <message>
      <source>Zonings and how they overlap</source>
      <translation>Zonages et superpositions</translation>
    </message>
    <message>
      <source>Zonings compared</source>
      <translation>Zonages comparés</translation>
    </message>
    <message>
      <source>Zonings that agree most</source>
      <translation>Les zonages qui s’accordent le plus</translation>
    </message>
    <message>
      <source>Zonings that cut it</source>
      <translation>Zonages qui le recoupent</translation>
    </message>
    <message>
      <source>Zonings that cut the territory: bars</source>
      <translation>Zonages qui recoupent le territoire : barres</translation>
    </message>
    <message>
      <source>Zonings, vintages and licences</source>
      <translation>Zonages, millésimes et licences</translation>
    </message>
    <message>
      <source>Zonings: EPCI, arrondissements, employment areas, living areas…</source>
      <translation>Zonages : EPCI, arrondissements, zones d’emploi, bassins de vie…</translation>
    </message>
    <message>
      <source>Zoom to the territory</source>
      <translation>Zoomer sur le territoire</translation>
    </message>
    <message>
      <source>[line {line}]</source>
      <translation>[ligne {line}]</translation>
    </message>
    <message>
      <source>[lines {lines}]</source>
      <translation>[lignes {lines}]</translation>
    </message>
    <message>
      <source>a block would be too far from the seat of its territory</source>
      <translation>un bloc serait trop loin du siège de son territoire</translation>
    </message>
    <message>
      <source>a distance to the seat of {value} km</source>
      <translation>une distance au siège de {value} km</translation>
    </message>
    <message>
      <source>a field that cannot be left out is missing.</source>
      <translation>il manque un champ indispensable.</translation>
    </message>
    <message>
      <source>a geometry that cannot be read</source>
      <translation>une géométrie illisible</translation>
    </message>
    <message>
      <source>a largest diameter of {value} km</source>
      <translation>un diamètre maximal de {value} km</translation>
    </message>
    <message>
      <source>a layer</source>
      <translation>une couche</translation>
    </message>
    <message>
      <source>a list of records</source>
      <translation>une liste d’enregistrements</translation>
    </message>
    <message>
      <source>a maximum of {value}</source>
      <translation>un maximum de {value}</translation>
    </message>
    <message>
      <source>a minimum of {value}</source>
      <translation>un minimum de {value}</translation>
    </message>
    <message>
      <source>a number</source>
      <translation>un nombre</translation>
    </message>
    <message>
      <source>a number above zero</source>
      <translation>un nombre supérieur à zéro</translation>
    </message>
    <message>
      <source>a number, zero or more</source>
      <translation>un nombre positif ou nul</translation>
    </message>
    <message>
      <source>a place that is not written YEAR-LEVEL-CODE</source>
      <translation>un lieu qui n’est pas écrit ANNÉE-NIVEAU-CODE</translation>
    </message>
    <message>
      <source>a recipe needs a name.</source>
      <translation>une recette a besoin d’un nom.</translation>
    </message>
    <message>
      <source>a recipe needs the names of the columns it was made for.</source>
      <translation>une recette a besoin des noms des colonnes pour lesquelles elle est faite.</translation>
    </message>
    <message>
      <source>a table that cannot be read</source>
      <translation>un tableau illisible</translation>
    </message>
    <message>
      <source>a text</source>
      <translation>un texte</translation>
    </message>
    <message>
      <source>a travel to the seat of {value}</source>
      <translation>un trajet au siège de {value}</translation>
    </message>
    <message>
      <source>a web page in the place of data: perhaps your network asks you to log in first, in a browser</source>
      <translation>une page web à la place des données : votre réseau demande peut-être de s’identifier d’abord, dans un navigateur</translation>
    </message>
    <message>
      <source>a whole number</source>
      <translation>un nombre entier</translation>
    </message>
    <message>
      <source>above the maximum</source>
      <translation>au-dessus du maximum</translation>
    </message>
    <message>
      <source>actions of an unknown project group, kept on their own</source>
      <translation>actions d’un groupe projet inconnu, gardées seules</translation>
    </message>
    <message>
      <source>actions that bear the number of another: a number is added</source>
      <translation>actions portant le numéro d’une autre : un rang est ajouté</translation>
    </message>
    <message>
      <source>added</source>
      <translation>ajouté</translation>
    </message>
    <message>
      <source>address</source>
      <translation>adresse</translation>
    </message>
    <message>
      <source>address of the organisation</source>
      <translation>adresse de l’organisme</translation>
    </message>
    <message>
      <source>after</source>
      <translation>après</translation>
    </message>
    <message>
      <source>agglomeration community</source>
      <translation>communauté d’agglomération</translation>
    </message>
    <message>
      <source>agreement {value}</source>
      <translation>accord {value}</translation>
    </message>
    <message>
      <source>agreement,v-measure,rand,mapcurves,nesting,zoning,cut,compare,heat map</source>
      <translation>accord,v-mesure,rand,mapcurves,emboîtement,zonage,coupe,comparer,matrice</translation>
    </message>
    <message>
      <source>agreement-of-zonings</source>
      <translation>accord-des-zonages</translation>
    </message>
    <message>
      <source>all but {count}</source>
      <translation>tous sauf {count}</translation>
    </message>
    <message>
      <source>all day, every day</source>
      <translation>jour et nuit, tous les jours</translation>
    </message>
    <message>
      <source>all its bytes are valid UTF-8</source>
      <translation>tous ses octets sont de l’UTF-8 valide</translation>
    </message>
    <message>
      <source>all of them</source>
      <translation>tous</translation>
    </message>
    <message>
      <source>all rounds made, {rounds} in {seconds} s</source>
      <translation>tous les tours sont faits : {rounds} en {seconds} s</translation>
    </message>
    <message>
      <source>all the communes have a value</source>
      <translation>toutes les communes ont une valeur</translation>
    </message>
    <message>
      <source>all weights equal</source>
      <translation>tous les poids égaux</translation>
    </message>
    <message>
      <source>all {count}</source>
      <translation>tous ({count})</translation>
    </message>
    <message>
      <source>all {count} zonings: hard line</source>
      <translation>tous les {count} : ligne dure</translation>
    </message>
    <message>
      <source>among jobs</source>
      <translation>parmi les emplois</translation>
    </message>
    <message>
      <source>among residents</source>
      <translation>parmi les actifs</translation>
    </message>
    <message>
      <source>an object was expected, with the names of its fields.</source>
      <translation>un objet était attendu, avec les noms de ses champs.</translation>
    </message>
    <message>
      <source>and</source>
      <translation>et</translation>
    </message>
    <message>
      <source>and 1 other</source>
      <translation>et 1 autre</translation>
    </message>
    <message>
      <source>and 1 other organisation</source>
      <translation>et 1 autre organisme</translation>
    </message>
    <message>
      <source>and 1 other session</source>
      <translation>et 1 autre session</translation>
    </message>
    <message>
      <source>and {count} more</source>
      <translation>et {count} autres</translation>
    </message>
    <message>
      <source>and {count} more lines</source>
      <translation>et {count} lignes de plus</translation>
    </message>
    <message>
      <source>and {count} other organisations</source>
      <translation>et {count} autres organismes</translation>
    </message>
    <message>
      <source>and {count} other sessions</source>
      <translation>et {count} autres sessions</translation>
    </message>
    <message>
      <source>and {count} others</source>
      <translation>et {count} autres</translation>
    </message>
    <message>
      <source>another part of the file than the one asked</source>
      <translation>une autre partie du fichier que celle demandée</translation>
    </message>
    <message>
      <source>area</source>
      <translation>surface</translation>
    </message>
    <message>
      <source>area of the circles proportional to the value</source>
      <translation>surface des cercles proportionnelle à la valeur</translation>
    </message>
    <message>
      <source>as in English: 1,234.5</source>
      <translation>comme en anglais : 1,234.5</translation>
    </message>
    <message>
      <source>as in French: 1 234,5</source>
      <translation>comme en français : 1 234,5</translation>
    </message>
    <message>
      <source>as in the language of QGIS</source>
      <translation>comme dans la langue de QGIS</translation>
    </message>
    <message>
      <source>as written: {text}</source>
      <translation>tel qu’écrit : {text}</translation>
    </message>
    <message>
      <source>aside</source>
      <translation>de côté</translation>
    </message>
    <message>
      <source>associated communes, part of a commune</source>
      <translation>communes associées, parties d’une commune</translation>
    </message>
    <message>
      <source>at most</source>
      <translation>au plus</translation>
    </message>
    <message>
      <source>at {distance}</source>
      <translation>à {distance}</translation>
    </message>
    <message>
      <source>atlas</source>
      <translation>atlas</translation>
    </message>
    <message>
      <source>atlas,pdf,print,layout,sheet,report</source>
      <translation>atlas,pdf,impression,mise en page,fiche,rapport</translation>
    </message>
    <message>
      <source>attributes of communes: {fields}</source>
      <translation>attributs de communes : {fields}</translation>
    </message>
    <message>
      <source>banner of a fictional region</source>
      <translation>bandeau d’une région fictive</translation>
    </message>
    <message>
      <source>bar (|)</source>
      <translation>barre (|)</translation>
    </message>
    <message>
      <source>base map: {name}</source>
      <translation>fond de carte : {name}</translation>
    </message>
    <message>
      <source>basin in the column {field}</source>
      <translation>bassin dans la colonne {field}</translation>
    </message>
    <message>
      <source>below the minimum</source>
      <translation>sous le minimum</translation>
    </message>
    <message>
      <source>best agreement {objective}</source>
      <translation>meilleur accord {objective}</translation>
    </message>
    <message>
      <source>best agreement {objective}, at most {bound}</source>
      <translation>meilleur accord {objective}, au plus {bound}</translation>
    </message>
    <message>
      <source>between</source>
      <translation>entre</translation>
    </message>
    <message>
      <source>between the bounds</source>
      <translation>entre les limites</translation>
    </message>
    <message>
      <source>billions of pairs of residents</source>
      <translation>objectif, milliards de paires d’habitants</translation>
    </message>
    <message>
      <source>blocks</source>
      <translation>blocs</translation>
    </message>
    <message>
      <source>blocks and zonings that cut the territory</source>
      <translation>blocs et zonages qui recoupent le territoire</translation>
    </message>
    <message>
      <source>blocks kept apart</source>
      <translation>blocs à séparer</translation>
    </message>
    <message>
      <source>blocks kept together</source>
      <translation>blocs à garder ensemble</translation>
    </message>
    <message>
      <source>blocks that must stay together would be separated</source>
      <translation>des blocs à garder ensemble seraient séparés</translation>
    </message>
    <message>
      <source>border,limit,boundary,shared,hard line,zoning,neighbour</source>
      <translation>frontière,limite,contour,partagée,ligne dure,zonage,voisin</translation>
    </message>
    <message>
      <source>bound {value}</source>
      <translation>borne {value}</translation>
    </message>
    <message>
      <source>branch</source>
      <translation>antenne</translation>
    </message>
    <message>
      <source>broken apostrophes repaired</source>
      <translation>apostrophes abîmées, réparées</translation>
    </message>
    <message>
      <source>by a table of journeys, at most</source>
      <translation>selon une table de trajets, au plus</translation>
    </message>
    <message>
      <source>by commune</source>
      <translation>par commune</translation>
    </message>
    <message>
      <source>by distance</source>
      <translation>par distance</translation>
    </message>
    <message>
      <source>by level</source>
      <translation>par niveau</translation>
    </message>
    <message>
      <source>by name</source>
      <translation>par nom</translation>
    </message>
    <message>
      <source>by next session</source>
      <translation>par prochaine session</translation>
    </message>
    <message>
      <source>by number of places</source>
      <translation>par nombre de places</translation>
    </message>
    <message>
      <source>by organisation</source>
      <translation>par organisme</translation>
    </message>
    <message>
      <source>by title</source>
      <translation>par intitulé</translation>
    </message>
    <message>
      <source>calculated</source>
      <translation>calculée</translation>
    </message>
    <message>
      <source>cells that are not a number, read as missing</source>
      <translation>cellules qui ne sont pas un nombre, lues comme manquantes</translation>
    </message>
    <message>
      <source>centre of its commune</source>
      <translation>centre de sa commune</translation>
    </message>
    <message>
      <source>charts of the atlas are absent; figures and maps remain usable.</source>
      <translation>les graphiques sont absents, les chiffres et les cartes restent utilisables.</translation>
    </message>
    <message>
      <source>chosen by the search within the limits</source>
      <translation>choisi par le calcul, dans les limites</translation>
    </message>
    <message>
      <source>chosen by the user</source>
      <translation>choisi par l’utilisateur</translation>
    </message>
    <message>
      <source>chosen by you</source>
      <translation>choisi par vous</translation>
    </message>
    <message>
      <source>closed</source>
      <translation>fermé</translation>
    </message>
    <message>
      <source>coast and outer limit</source>
      <translation>côte et limite extérieure</translation>
    </message>
    <message>
      <source>code of a block, for example of an EPCI</source>
      <translation>code d’un bloc, par exemple d’un EPCI</translation>
    </message>
    <message>
      <source>code of a territory; without it, that of the atlas page</source>
      <translation>code d’un territoire ; sans lui, celui de la page de l’atlas</translation>
    </message>
    <message>
      <source>code of the commune</source>
      <translation>code de la commune</translation>
    </message>
    <message>
      <source>code {name}</source>
      <translation>code {name}</translation>
    </message>
    <message>
      <source>codes in “{key}”, no known zoning</source>
      <translation>codes dans « {key} », aucun zonage connu</translation>
    </message>
    <message>
      <source>codes in “{key}”, zonings {fields}</source>
      <translation>codes dans « {key} », zonages {fields}</translation>
    </message>
    <message>
      <source>codes in “{key}”, {count} columns of years</source>
      <translation>codes dans « {key} », colonnes d’années : {count}</translation>
    </message>
    <message>
      <source>codes in “{key}”, {count} known columns</source>
      <translation>codes dans « {key} », colonnes connues : {count}</translation>
    </message>
    <message>
      <source>codes in “{key}”, {count} quarters</source>
      <translation>codes dans « {key} », trimestres : {count}</translation>
    </message>
    <message>
      <source>codes in “{key}”, {count} quarters from “{first}” to “{last}”</source>
      <translation>codes dans « {key} », trimestres de « {first} » à « {last} » : {count}</translation>
    </message>
    <message>
      <source>codes of communes such as {code}</source>
      <translation>codes de communes tels que {code}</translation>
    </message>
    <message>
      <source>codes of nine digits</source>
      <translation>codes à neuf chiffres</translation>
    </message>
    <message>
      <source>codes of zones that a spreadsheet had turned into numbers</source>
      <translation>codes de zones qu’un tableur avait changés en nombres</translation>
    </message>
    <message>
      <source>codes of zones that had lost their first zero</source>
      <translation>codes de zones qui avaient perdu leur premier zéro</translation>
    </message>
    <message>
      <source>codes of {zoning} written within their département: its code was put before</source>
      <translation>codes du zonage {zoning} écrits à l’intérieur de leur département : le code du département a été mis devant</translation>
    </message>
    <message>
      <source>codes repaired</source>
      <translation>codes réparés</translation>
    </message>
    <message>
      <source>colours: domains, at right</source>
      <translation>couleurs : domaines, à droite</translation>
    </message>
    <message>
      <source>colours: domains, below</source>
      <translation>couleurs : domaines, plus bas</translation>
    </message>
    <message>
      <source>columns CODGEO, DCLT and {field}</source>
      <translation>colonnes CODGEO, DCLT et {field}</translation>
    </message>
    <message>
      <source>columns {fields}</source>
      <translation>colonnes {fields}</translation>
    </message>
    <message>
      <source>comma</source>
      <translation>virgule</translation>
    </message>
    <message>
      <source>comma (,)</source>
      <translation>virgule (,)</translation>
    </message>
    <message>
      <source>common borders that are not cut</source>
      <translation>les limites communes qui ne sont pas coupées</translation>
    </message>
    <message>
      <source>commune</source>
      <translation>commune</translation>
    </message>
    <message>
      <source>commune code in “{key}”, fields chosen</source>
      <translation>code de commune dans « {key} », champs choisis</translation>
    </message>
    <message>
      <source>commune code in “{key}”, population in “{field}”</source>
      <translation>code de commune dans « {key} », population dans « {field} »</translation>
    </message>
    <message>
      <source>commune code in “{key}”, recipe “{name}”</source>
      <translation>code de commune dans « {key} », recette « {name} »</translation>
    </message>
    <message>
      <source>commune code in “{key}”, zonings {fields}</source>
      <translation>code de commune dans « {key} », zonages {fields}</translation>
    </message>
    <message>
      <source>commune code repaired</source>
      <translation>code de commune réparé</translation>
    </message>
    <message>
      <source>commune codes repaired</source>
      <translation>codes de commune réparés</translation>
    </message>
    <message>
      <source>commune codes that hold the postcode, ignored</source>
      <translation>codes de commune contenant le code postal, ignorés</translation>
    </message>
    <message>
      <source>commune outside the region {region}</source>
      <translation>commune hors de la région {region}</translation>
    </message>
    <message>
      <source>commune · {departement}</source>
      <translation>commune · {departement}</translation>
    </message>
    <message>
      <source>communes</source>
      <translation>communes</translation>
    </message>
    <message>
      <source>communes of {year}; the workspace has those of {said}</source>
      <translation>communes de {year} ; l’espace de travail a celles de {said}</translation>
    </message>
    <message>
      <source>communes without a mission locale</source>
      <translation>communes sans mission locale</translation>
    </message>
    <message>
      <source>communes without a zone</source>
      <translation>communes sans zone</translation>
    </message>
    <message>
      <source>community of communes</source>
      <translation>communauté de communes</translation>
    </message>
    <message>
      <source>commuters who stay inside their territory</source>
      <translation>les navetteurs qui restent dans leur territoire</translation>
    </message>
    <message>
      <source>commuting flows</source>
      <translation>navettes domicile-travail</translation>
    </message>
    <message>
      <source>commuting,flow,mobility,origin,destination,insee</source>
      <translation>navette,flux,mobilité,domicile,travail,insee</translation>
    </message>
    <message>
      <source>comparison</source>
      <translation>comparaison</translation>
    </message>
    <message>
      <source>comparison.csv</source>
      <translation>comparaison.csv</translation>
    </message>
    <message>
      <source>complete</source>
      <translation>complet</translation>
    </message>
    <message>
      <source>composition of EPCI: columns {fields}</source>
      <translation>composition d’EPCI : colonnes {fields}</translation>
    </message>
    <message>
      <source>compressed as “{encoding}”</source>
      <translation>compressée en « {encoding} »</translation>
    </message>
    <message>
      <source>content of type {kind}</source>
      <translation>contenu de type {kind}</translation>
    </message>
    <message>
      <source>coordinates rounded to the degree, dropped</source>
      <translation>coordonnées arrondies au degré, écartées</translation>
    </message>
    <message>
      <source>coordinates that are not numbers, dropped</source>
      <translation>coordonnées qui ne sont pas des nombres, écartées</translation>
    </message>
    <message>
      <source>corrected</source>
      <translation>corrigé</translation>
    </message>
    <message>
      <source>council,members,projects,actions,meetings,spreadsheet</source>
      <translation>conseil,membres,projets,actions,réunions,classeur</translation>
    </message>
    <message>
      <source>councils</source>
      <translation>conseils</translation>
    </message>
    <message>
      <source>count</source>
      <translation>nombre</translation>
    </message>
    <message>
      <source>covers {share}</source>
      <translation>couvre {share}</translation>
    </message>
    <message>
      <source>cube {cube}, {count} indicators known</source>
      <translation>cube {cube}, indicateurs connus : {count}</translation>
    </message>
    <message>
      <source>cuts communes</source>
      <translation>coupe des communes</translation>
    </message>
    <message>
      <source>date unknown</source>
      <translation>date inconnue</translation>
    </message>
    <message>
      <source>dates not set</source>
      <translation>dates non fixées</translation>
    </message>
    <message>
      <source>dates that are not understood, kept as written</source>
      <translation>dates qui ne sont pas comprises, gardées telles quelles</translation>
    </message>
    <message>
      <source>day</source>
      <translation>jour</translation>
    </message>
    <message>
      <source>declared link</source>
      <translation>lien déclaré</translation>
    </message>
    <message>
      <source>delegated communes, part of a commune</source>
      <translation>communes déléguées, parties d’une commune</translation>
    </message>
    <message>
      <source>demo,example,fictional,sample,try</source>
      <translation>démonstration,exemple,fictive,essai,armerie</translation>
    </message>
    <message>
      <source>difficulty not published</source>
      <translation>difficulté non publiée</translation>
    </message>
    <message>
      <source>distance of the other scenarios</source>
      <translation>écart des autres scénarios</translation>
    </message>
    <message>
      <source>distance to the seat</source>
      <translation>distance au siège</translation>
    </message>
    <message>
      <source>districts added to their commune</source>
      <translation>arrondissements ajoutés à leur commune</translation>
    </message>
    <message>
      <source>districts of Paris, Lyon or Marseille counted in their commune</source>
      <translation>arrondissements de Paris, Lyon ou Marseille comptés dans leur commune</translation>
    </message>
    <message>
      <source>districts of a commune that the table also gives whole</source>
      <translation>arrondissements d’une commune que la table donne aussi en entier</translation>
    </message>
    <message>
      <source>documentation</source>
      <translation>de la documentation</translation>
    </message>
    <message>
      <source>documentation, by its name</source>
      <translation>de la documentation, d’après son nom</translation>
    </message>
    <message>
      <source>domain</source>
      <translation>domaine</translation>
    </message>
    <message>
      <source>domain of training: arts, commerce, sciences, industrie, sante or agriculture</source>
      <translation>domaine de formation : arts, commerce, sciences, industrie, sante ou agriculture</translation>
    </message>
    <message>
      <source>download,internet,service,insee,ign,region,communes,start</source>
      <translation>télécharger,internet,service,insee,ign,région,communes,commencer</translation>
    </message>
    <message>
      <source>département</source>
      <translation>département</translation>
    </message>
    <message>
      <source>e-mail</source>
      <translation>courriel</translation>
    </message>
    <message>
      <source>e-mail addresses that are not valid, left out</source>
      <translation>courriels qui ne sont pas valides, écartés</translation>
    </message>
    <message>
      <source>each block alone</source>
      <translation>chaque bloc seul</translation>
    </message>
    <message>
      <source>effectif (a count), ratio (recomputed from sums) or valeur publiée (never summed)</source>
      <translation>effectif, ratio recalculé (à partir de sommes) ou valeur publiée (jamais additionnée)</translation>
    </message>
    <message>
      <source>end of the address</source>
      <translation>suite de l’adresse</translation>
    </message>
    <message>
      <source>end of the name</source>
      <translation>suite du nom</translation>
    </message>
    <message>
      <source>end of the session</source>
      <translation>fin de la session</translation>
    </message>
    <message>
      <source>enrolment closed</source>
      <translation>inscriptions closes</translation>
    </message>
    <message>
      <source>enrolment open</source>
      <translation>inscriptions ouvertes</translation>
    </message>
    <message>
      <source>enrolment suspended</source>
      <translation>inscriptions suspendues</translation>
    </message>
    <message>
      <source>estimated</source>
      <translation>estimé</translation>
    </message>
    <message>
      <source>estimated values: {count} of {all}</source>
      <translation>valeurs estimées : {count} sur {all}</translation>
    </message>
    <message>
      <source>estimated, {share} of inhabitants covered</source>
      <translation>estimé, {share} des habitants couverts</translation>
    </message>
    <message>
      <source>estimated: {count}</source>
      <translation>estimées : {count}</translation>
    </message>
    <message>
      <source>every other byte of its text is empty</source>
      <translation>un octet sur deux de son texte est vide</translation>
    </message>
    <message>
      <source>evolution of figures, or the communes when none is known at two dates</source>
      <translation>évolution des chiffres, ou les communes si aucun n’est connu à deux dates</translation>
    </message>
    <message>
      <source>exact: search, then an upper bound by column generation, enumeration and set partition</source>
      <translation>exact : recherche, puis borne supérieure par génération de colonnes, énumération et partition d’ensemble</translation>
    </message>
    <message>
      <source>exactly</source>
      <translation>exactement</translation>
    </message>
    <message>
      <source>family</source>
      <translation>famille</translation>
    </message>
    <message>
      <source>fewest trainings for the needs first</source>
      <translation>les moins pourvues d’abord</translation>
    </message>
    <message>
      <source>fictional-region.gpkg</source>
      <translation>region-fictive.gpkg</translation>
    </message>
    <message>
      <source>field “{field}” of the layer</source>
      <translation>champ « {field} » de la couche</translation>
    </message>
    <message>
      <source>fields whose text cannot be read, left empty</source>
      <translation>champs dont le texte est illisible, laissés vides</translation>
    </message>
    <message>
      <source>flows</source>
      <translation>flux</translation>
    </message>
    <message>
      <source>flows that neither start nor end in the workspace</source>
      <translation>flux sans origine ni destination dans l’espace de travail</translation>
    </message>
    <message>
      <source>flows to a foreign country or an unknown place</source>
      <translation>flux vers l’étranger ou vers un lieu inconnu</translation>
    </message>
    <message>
      <source>flows without a number</source>
      <translation>flux sans effectif</translation>
    </message>
    <message>
      <source>footer of the charter and sources</source>
      <translation>pied de page de la charte et sources</translation>
    </message>
    <message>
      <source>formations without an action</source>
      <translation>formations sans action</translation>
    </message>
    <message>
      <source>formulas whose value is not kept in the file, read as empty: open it in a spreadsheet, save it again</source>
      <translation>formules dont la valeur n’est pas gardée dans le fichier, lues comme vides : ouvrez-le dans un tableur et enregistrez-le de nouveau</translation>
    </message>
    <message>
      <source>found in another commune ({code})</source>
      <translation>trouvée dans une autre commune ({code})</translation>
    </message>
    <message>
      <source>from its address</source>
      <translation>d’après son adresse</translation>
    </message>
    <message>
      <source>from its postcode</source>
      <translation>d’après son code postal</translation>
    </message>
    <message>
      <source>from {first} to {last}</source>
      <translation>du {first} au {last}</translation>
    </message>
    <message>
      <source>from {minimum} to {maximum}</source>
      <translation>de {minimum} à {maximum}</translation>
    </message>
    <message>
      <source>funder of code {code}</source>
      <translation>financeur de code {code}</translation>
    </message>
    <message>
      <source>geocode,address,structure,coordinates,internet</source>
      <translation>géocoder,adresse,structure,coordonnées,internet</translation>
    </message>
    <message>
      <source>given by the plugin</source>
      <translation>donné par l’extension</translation>
    </message>
    <message>
      <source>heuristic: windows, annealing and recombination; an upper bound from what each block could gain alone</source>
      <translation>heuristique : fenêtres, recuit et recombinaison ; une borne supérieure d’après ce que chaque bloc pourrait gagner seul</translation>
    </message>
    <message>
      <source>heuristic: windows, annealing and recombination; no upper bound</source>
      <translation>heuristique : fenêtres, recuit et recombinaison ; pas de borne supérieure</translation>
    </message>
    <message>
      <source>id of an indicator of the workspace, for example 'taux_chomage_rp'</source>
      <translation>identifiant d’un indicateur de l’espace de travail, par exemple 'taux_chomage_rp'</translation>
    </message>
    <message>
      <source>identifier</source>
      <translation>identifiant</translation>
    </message>
    <message>
      <source>identifiers borne by several trainings: a number is added</source>
      <translation>identifiants portés par plusieurs formations : un rang est ajouté</translation>
    </message>
    <message>
      <source>identity strip</source>
      <translation>bandeau d’identité</translation>
    </message>
    <message>
      <source>if possible</source>
      <translation>si possible</translation>
    </message>
    <message>
      <source>import,file,recognise,csv,xlsx,zip,batch</source>
      <translation>import,fichier,reconnaître,csv,xlsx,zip,lot</translation>
    </message>
    <message>
      <source>impossible coordinates, dropped</source>
      <translation>coordonnées impossibles, écartées</translation>
    </message>
    <message>
      <source>impossible dates, dropped</source>
      <translation>dates impossibles, écartées</translation>
    </message>
    <message>
      <source>impossible numbers of places, read as unknown</source>
      <translation>nombres de places impossibles, lus comme inconnus</translation>
    </message>
    <message>
      <source>in a straight line, at most</source>
      <translation>à vol d’oiseau, au plus</translation>
    </message>
    <message>
      <source>in no service area: {names}</source>
      <translation>hors de toute zone de desserte : {names}</translation>
    </message>
    <message>
      <source>in person or at a distance</source>
      <translation>en présence ou à distance</translation>
    </message>
    <message>
      <source>in the profile of QGIS</source>
      <translation>dans le profil de QGIS</translation>
    </message>
    <message>
      <source>in {unit}</source>
      <translation>en {unit}</translation>
    </message>
    <message>
      <source>incomplete</source>
      <translation>incomplet</translation>
    </message>
    <message>
      <source>indicator</source>
      <translation>indicateur</translation>
    </message>
    <message>
      <source>indicator,statistics,insee,filosofi,unemployment,secret</source>
      <translation>indicateur,statistique,insee,filosofi,chômage,secret</translation>
    </message>
    <message>
      <source>indicator: count</source>
      <translation>indicateur : nombre</translation>
    </message>
    <message>
      <source>indicator: given value</source>
      <translation>indicateur : valeur publiée</translation>
    </message>
    <message>
      <source>indicator: ratio</source>
      <translation>indicateur : rapport</translation>
    </message>
    <message>
      <source>indicators</source>
      <translation>indicateurs</translation>
    </message>
    <message>
      <source>inh./km²</source>
      <translation>hab./km²</translation>
    </message>
    <message>
      <source>inhabitants</source>
      <translation>habitants</translation>
    </message>
    <message>
      <source>inhabitants in {year}</source>
      <translation>habitants en {year}</translation>
    </message>
    <message>
      <source>it cuts {lines} of the first lines into {width} cells</source>
      <translation>il découpe {lines} des premières lignes en {width} cellules</translation>
    </message>
    <message>
      <source>it has {count} rows</source>
      <translation>nombre de lignes : {count}</translation>
    </message>
    <message>
      <source>it sends from one address to another without end</source>
      <translation>il renvoie sans fin d’une adresse à une autre</translation>
    </message>
    <message>
      <source>it would cross a limit that territories may not cross</source>
      <translation>il franchirait une limite que les territoires ne peuvent pas franchir</translation>
    </message>
    <message>
      <source>its JSON is cut or damaged</source>
      <translation>son JSON est coupé ou abîmé</translation>
    </message>
    <message>
      <source>its accents are in UTF-8, but {count} characters are damaged</source>
      <translation>ses accents sont en UTF-8, mais {count} caractères sont abîmés</translation>
    </message>
    <message>
      <source>its bytes are neither UTF-8 nor Windows-1252</source>
      <translation>ses octets ne sont ni de l’UTF-8 ni du Windows-1252</translation>
    </message>
    <message>
      <source>its bytes are not UTF-8</source>
      <translation>ses octets ne sont pas de l’UTF-8</translation>
    </message>
    <message>
      <source>its bytes give French accents in this alphabet only</source>
      <translation>ses octets ne donnent des accents français que dans cet alphabet</translation>
    </message>
    <message>
      <source>its compression is damaged</source>
      <translation>sa compression est abîmée</translation>
    </message>
    <message>
      <source>its département</source>
      <translation>son département</translation>
    </message>
    <message>
      <source>its département only</source>
      <translation>son département seulement</translation>
    </message>
    <message>
      <source>its field “{field}” cannot be read</source>
      <translation>son champ « {field} » ne peut pas être lu</translation>
    </message>
    <message>
      <source>its first bytes are the mark of UTF-16</source>
      <translation>ses premiers octets sont la marque de l’UTF-16</translation>
    </message>
    <message>
      <source>its first bytes are the mark of UTF-8</source>
      <translation>ses premiers octets sont la marque de l’UTF-8</translation>
    </message>
    <message>
      <source>its last line is cut</source>
      <translation>sa dernière ligne est coupée</translation>
    </message>
    <message>
      <source>its name is that of the sheet of data in the files of INSEE or BMO</source>
      <translation>son nom est celui de la feuille de données dans les fichiers de l’Insee ou de BMO</translation>
    </message>
    <message>
      <source>its pages have no end</source>
      <translation>ses pages n’ont pas de fin</translation>
    </message>
    <message>
      <source>jobs</source>
      <translation>emplois</translation>
    </message>
    <message>
      <source>jobs: {indicator}</source>
      <translation>emplois : {indicator}</translation>
    </message>
    <message>
      <source>journeys of a pair already met, whose shortest time is kept</source>
      <translation>trajets d’un couple déjà rencontré, dont le plus court est gardé</translation>
    </message>
    <message>
      <source>journeys with an end that is neither a commune nor an EPCI of the workspace</source>
      <translation>trajets dont un bout n’est ni une commune ni un EPCI de l’espace de travail</translation>
    </message>
    <message>
      <source>kept</source>
      <translation>gardées</translation>
    </message>
    <message>
      <source>key</source>
      <translation>clé</translation>
    </message>
    <message>
      <source>key figures</source>
      <translation>chiffres clés</translation>
    </message>
    <message>
      <source>kind</source>
      <translation>nature</translation>
    </message>
    <message>
      <source>kind of structure</source>
      <translation>type de structure</translation>
    </message>
    <message>
      <source>km between centres</source>
      <translation>km entre les centres</translation>
    </message>
    <message>
      <source>km of limits</source>
      <translation>km de limites</translation>
    </message>
    <message>
      <source>largest distance</source>
      <translation>plus grande distance</translation>
    </message>
    <message>
      <source>latitude</source>
      <translation>latitude</translation>
    </message>
    <message>
      <source>latitude and longitude exchanged, put right</source>
      <translation>latitude et longitude échangées, remises en ordre</translation>
    </message>
    <message>
      <source>latitude, longitude</source>
      <translation>latitude, longitude</translation>
    </message>
    <message>
      <source>layer of communes</source>
      <translation>couche de communes</translation>
    </message>
    <message>
      <source>left open</source>
      <translation>laissé libre</translation>
    </message>
    <message>
      <source>left out</source>
      <translation>laissées de côté</translation>
    </message>
    <message>
      <source>legend of the map</source>
      <translation>légende de la carte</translation>
    </message>
    <message>
      <source>less than {share}</source>
      <translation>moins de {share}</translation>
    </message>
    <message>
      <source>less than {share} of the objective</source>
      <translation>moins de {share} de l’objectif</translation>
    </message>
    <message>
      <source>level</source>
      <translation>niveau</translation>
    </message>
    <message>
      <source>lies in one zone</source>
      <translation>tient dans une seule zone</translation>
    </message>
    <message>
      <source>limits not respected yet</source>
      <translation>limites pas encore respectées</translation>
    </message>
    <message>
      <source>line</source>
      <translation>ligne</translation>
    </message>
    <message>
      <source>line above the title</source>
      <translation>ligne au-dessus du titre</translation>
    </message>
    <message>
      <source>line {line}</source>
      <translation>ligne {line}</translation>
    </message>
    <message>
      <source>line: region, {value}</source>
      <translation>trait : région, {value}</translation>
    </message>
    <message>
      <source>list of communes of the COG: columns {fields}</source>
      <translation>liste de communes du COG : colonnes {fields}</translation>
    </message>
    <message>
      <source>locked territory</source>
      <translation>territoire verrouillé</translation>
    </message>
    <message>
      <source>logarithmic scale</source>
      <translation>échelle logarithmique</translation>
    </message>
    <message>
      <source>logo of the charter</source>
      <translation>logo de la charte</translation>
    </message>
    <message>
      <source>lone commune</source>
      <translation>commune isolée</translation>
    </message>
    <message>
      <source>lone communes</source>
      <translation>communes isolées</translation>
    </message>
    <message>
      <source>longitude</source>
      <translation>longitude</translation>
    </message>
    <message>
      <source>made on {day}</source>
      <translation>créé le {day}</translation>
    </message>
    <message>
      <source>main map</source>
      <translation>carte principale</translation>
    </message>
    <message>
      <source>mapping of {fields}</source>
      <translation>correspondance de {fields}</translation>
    </message>
    <message>
      <source>max. {value}</source>
      <translation>max. {value}</translation>
    </message>
    <message>
      <source>maximum</source>
      <translation>maximum</translation>
    </message>
    <message>
      <source>maximum diameter</source>
      <translation>diamètre maximal</translation>
    </message>
    <message>
      <source>maximum distance to the seat</source>
      <translation>distance maximale au siège</translation>
    </message>
    <message>
      <source>maximum of residents</source>
      <translation>maximum d’habitants</translation>
    </message>
    <message>
      <source>maximum travel</source>
      <translation>trajet maximal</translation>
    </message>
    <message>
      <source>members</source>
      <translation>membres</translation>
    </message>
    <message>
      <source>mended</source>
      <translation>corrigées</translation>
    </message>
    <message>
      <source>met in {count} cells of the first rows</source>
      <translation>rencontré dans {count} cellules des premières lignes</translation>
    </message>
    <message>
      <source>metropolis</source>
      <translation>métropole</translation>
    </message>
    <message>
      <source>min. {value}</source>
      <translation>min. {value}</translation>
    </message>
    <message>
      <source>minimum</source>
      <translation>minimum</translation>
    </message>
    <message>
      <source>minimum of residents</source>
      <translation>minimum d’habitants</translation>
    </message>
    <message>
      <source>minimum, masked communes are missing from the sum; secret, masked by the producer; absent, not known.</source>
      <translation>minimum, des communes masquées manquent à la somme ; secret, masqué par le producteur ; absent, inconnu.</translation>
    </message>
    <message>
      <source>minimum: secret in 1 commune of {total}</source>
      <translation>minimum : secret dans 1 commune sur {total}</translation>
    </message>
    <message>
      <source>minimum: secret in {count} communes of {total}</source>
      <translation>minimum : secret dans {count} communes sur {total}</translation>
    </message>
    <message>
      <source>minimum: {masked} communes masked</source>
      <translation>minimum : {masked} communes masquées</translation>
    </message>
    <message>
      <source>minimums: {count}</source>
      <translation>minimums : {count}</translation>
    </message>
    <message>
      <source>minimums: {count} of {all}</source>
      <translation>minimums : {count} sur {all}</translation>
    </message>
    <message>
      <source>missing</source>
      <translation>manquant</translation>
    </message>
    <message>
      <source>mission locale,agency,directory,address,france travail,cap emploi</source>
      <translation>mission locale,agence,annuaire,adresse,france travail,cap emploi</translation>
    </message>
    <message>
      <source>month</source>
      <translation>mois</translation>
    </message>
    <message>
      <source>month/year</source>
      <translation>mois/année</translation>
    </message>
    <message>
      <source>more than {share}</source>
      <translation>plus de {share}</translation>
    </message>
    <message>
      <source>more than {size} megabytes</source>
      <translation>plus de {size} mégaoctets</translation>
    </message>
    <message>
      <source>most difficult first</source>
      <translation>les plus difficiles d’abord</translation>
    </message>
    <message>
      <source>most needs first</source>
      <translation>plus de besoins d’abord</translation>
    </message>
    <message>
      <source>most territories</source>
      <translation>nombre maximal de territoires</translation>
    </message>
    <message>
      <source>movements of associated or delegated communes</source>
      <translation>mouvements de communes associées ou déléguées</translation>
    </message>
    <message>
      <source>movements of communes of the COG</source>
      <translation>mouvements de communes du COG</translation>
    </message>
    <message>
      <source>movements without a date</source>
      <translation>mouvements sans date</translation>
    </message>
    <message>
      <source>municipal districts, counted in their commune</source>
      <translation>arrondissements municipaux, comptés dans leur commune</translation>
    </message>
    <message>
      <source>municipal population</source>
      <translation>population municipale</translation>
    </message>
    <message>
      <source>municipal population of {year}</source>
      <translation>population municipale {year}</translation>
    </message>
    <message>
      <source>name</source>
      <translation>nom</translation>
    </message>
    <message>
      <source>name completed from the population table</source>
      <translation>nom complété par la table de population</translation>
    </message>
    <message>
      <source>name of the atlas</source>
      <translation>nom de l’atlas</translation>
    </message>
    <message>
      <source>name of the place</source>
      <translation>nom du lieu</translation>
    </message>
    <message>
      <source>name of what is asked for</source>
      <translation>nom de ce qui est demandé</translation>
    </message>
    <message>
      <source>names and scale bar over the map</source>
      <translation>noms et échelle posés sur la carte</translation>
    </message>
    <message>
      <source>names of the zones: {file}</source>
      <translation>noms des zones : {file}</translation>
    </message>
    <message>
      <source>names of these zones</source>
      <translation>noms de ces zones</translation>
    </message>
    <message>
      <source>names of zones</source>
      <translation>noms de zones</translation>
    </message>
    <message>
      <source>names of zones in {fields}</source>
      <translation>noms de zones dans {fields}</translation>
    </message>
    <message>
      <source>names of zones that the workspace does not have</source>
      <translation>noms de zones que l’espace de travail n’a pas</translation>
    </message>
    <message>
      <source>needs by basin and occupation</source>
      <translation>besoins par bassin et métier</translation>
    </message>
    <message>
      <source>negative counts, read as missing</source>
      <translation>effectifs négatifs, lus comme manquants</translation>
    </message>
    <message>
      <source>nesting</source>
      <translation>emboîtement</translation>
    </message>
    <message>
      <source>network</source>
      <translation>réseau</translation>
    </message>
    <message>
      <source>network of structures, for example 'mission-locale' or 'france-travail'</source>
      <translation>réseau de structures, par exemple 'mission-locale' ou 'france-travail'</translation>
    </message>
    <message>
      <source>never</source>
      <translation>jamais</translation>
    </message>
    <message>
      <source>new,workspace,geopackage,commune,population,start</source>
      <translation>nouveau,espace de travail,geopackage,commune,population,démarrer</translation>
    </message>
    <message>
      <source>no address</source>
      <translation>pas d’adresse</translation>
    </message>
    <message>
      <source>no block pinned to a territory</source>
      <translation>aucun bloc rattaché à un noyau</translation>
    </message>
    <message>
      <source>no cell of the first rows has decimals</source>
      <translation>aucune cellule des premières lignes n’a de décimales</translation>
    </message>
    <message>
      <source>no cell tells it</source>
      <translation>aucune cellule ne le montre</translation>
    </message>
    <message>
      <source>no column of commune codes was found</source>
      <translation>aucune colonne de codes de communes n’a été trouvée</translation>
    </message>
    <message>
      <source>no commune to check the answer with</source>
      <translation>pas de commune pour vérifier la réponse</translation>
    </message>
    <message>
      <source>no commune without value</source>
      <translation>aucune commune sans valeur</translation>
    </message>
    <message>
      <source>no constraint</source>
      <translation>aucune</translation>
    </message>
    <message>
      <source>no correspondence</source>
      <translation>sans correspondance</translation>
    </message>
    <message>
      <source>no correspondence with trainings</source>
      <translation>sans correspondance avec les formations</translation>
    </message>
    <message>
      <source>no data</source>
      <translation>sans donnée</translation>
    </message>
    <message>
      <source>no date</source>
      <translation>sans date</translation>
    </message>
    <message>
      <source>no element was found</source>
      <translation>aucun élément n’a été trouvé</translation>
    </message>
    <message>
      <source>no feature in {layer}</source>
      <translation>aucun objet dans {layer}</translation>
    </message>
    <message>
      <source>no indicator</source>
      <translation>aucun indicateur</translation>
    </message>
    <message>
      <source>no known format has these columns</source>
      <translation>aucun format connu n’a ces colonnes</translation>
    </message>
    <message>
      <source>no limit</source>
      <translation>sans limite</translation>
    </message>
    <message>
      <source>no locked territory</source>
      <translation>aucun territoire verrouillé</translation>
    </message>
    <message>
      <source>no meeting recorded to come</source>
      <translation>aucune réunion à venir</translation>
    </message>
    <message>
      <source>no meeting recorded yet</source>
      <translation>aucune réunion passée saisie</translation>
    </message>
    <message>
      <source>no need surveyed</source>
      <translation>aucun besoin enquêté</translation>
    </message>
    <message>
      <source>no nesting in {zoning}</source>
      <translation>pas d’emboîtement dans {zoning}</translation>
    </message>
    <message>
      <source>no obstacle</source>
      <translation>aucun</translation>
    </message>
    <message>
      <source>no plan within the bounds yet</source>
      <translation>pas encore de découpage dans les bornes</translation>
    </message>
    <message>
      <source>no polygon</source>
      <translation>sans polygone</translation>
    </message>
    <message>
      <source>no population</source>
      <translation>aucune population</translation>
    </message>
    <message>
      <source>no scenario</source>
      <translation>aucun scénario</translation>
    </message>
    <message>
      <source>no separator cuts its lines: it has one column</source>
      <translation>aucun séparateur ne découpe ses lignes : il a une seule colonne</translation>
    </message>
    <message>
      <source>no service area of a mission locale was imported</source>
      <translation>aucune zone de desserte de mission locale n’est importée</translation>
    </message>
    <message>
      <source>no text</source>
      <translation>aucun texte</translation>
    </message>
    <message>
      <source>no training within {distance}</source>
      <translation>aucune formation à moins de {distance}</translation>
    </message>
    <message>
      <source>no value</source>
      <translation>aucune valeur</translation>
    </message>
    <message>
      <source>no value to classify</source>
      <translation>aucune valeur à classer</translation>
    </message>
    <message>
      <source>no value: {count}</source>
      <translation>sans valeur : {count}</translation>
    </message>
    <message>
      <source>no wish</source>
      <translation>aucun</translation>
    </message>
    <message>
      <source>no workspace can be read or written.</source>
      <translation>aucun espace de travail ne peut être lu ni écrit.</translation>
    </message>
    <message>
      <source>no zone</source>
      <translation>sans zone</translation>
    </message>
    <message>
      <source>no zoning</source>
      <translation>aucun zonage</translation>
    </message>
    <message>
      <source>no. {number}</source>
      <translation>n° {number}</translation>
    </message>
    <message>
      <source>none</source>
      <translation>aucune</translation>
    </message>
    <message>
      <source>none for now: you can add some later</source>
      <translation>aucun pour l’instant : vous pourrez en ajouter</translation>
    </message>
    <message>
      <source>none here, {near} within {km} km</source>
      <translation>aucune ici, {near} à moins de {km} km</translation>
    </message>
    <message>
      <source>none within {km} km</source>
      <translation>aucune à moins de {km} km</translation>
    </message>
    <message>
      <source>none: on its own</source>
      <translation>aucun : isolée</translation>
    </message>
    <message>
      <source>none: territories cannot be generated</source>
      <translation>aucune : pas de génération de territoires possible</translation>
    </message>
    <message>
      <source>not a commune code</source>
      <translation>n’est pas un code de commune</translation>
    </message>
    <message>
      <source>not a data file</source>
      <translation>pas un fichier de données</translation>
    </message>
    <message>
      <source>not found</source>
      <translation>introuvable</translation>
    </message>
    <message>
      <source>not in this workspace</source>
      <translation>absent de cet espace de travail</translation>
    </message>
    <message>
      <source>not known</source>
      <translation>non connues</translation>
    </message>
    <message>
      <source>not proven</source>
      <translation>non prouvé</translation>
    </message>
    <message>
      <source>not published</source>
      <translation>non publié</translation>
    </message>
    <message>
      <source>not published: {count}</source>
      <translation>non publiées : {count}</translation>
    </message>
    <message>
      <source>not read</source>
      <translation>non lue</translation>
    </message>
    <message>
      <source>not recognised</source>
      <translation>non reconnu</translation>
    </message>
    <message>
      <source>not stated</source>
      <translation>non indiquées</translation>
    </message>
    <message>
      <source>note</source>
      <translation>note</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>aucune limite</translation>
    </message>
    <message>
      <source>nothing can be read or computed.</source>
      <translation>rien ne peut être lu ni calculé.</translation>
    </message>
    <message>
      <source>number of communes</source>
      <translation>nombre de communes</translation>
    </message>
    <message>
      <source>number of decimals, 0 without it</source>
      <translation>nombre de décimales, 0 par défaut</translation>
    </message>
    <message>
      <source>number of other scenarios</source>
      <translation>nombre d’autres scénarios</translation>
    </message>
    <message>
      <source>number of places</source>
      <translation>nombre de places</translation>
    </message>
    <message>
      <source>number of rounds</source>
      <translation>nombre de tours</translation>
    </message>
    <message>
      <source>number of territories</source>
      <translation>nombre de territoires</translation>
    </message>
    <message>
      <source>numbers of projects repeated, given another one</source>
      <translation>numéros de projets répétés, remplacés par un autre</translation>
    </message>
    <message>
      <source>objective, in thousand millions of pairs of residents</source>
      <translation>objectif, en milliards de paires d’habitants</translation>
    </message>
    <message>
      <source>observations of an answer of Melodi</source>
      <translation>observations d’une réponse de Melodi</translation>
    </message>
    <message>
      <source>observations that no indicator of the catalogue describes</source>
      <translation>observations qu’aucun indicateur du catalogue ne décrit</translation>
    </message>
    <message>
      <source>of the pairs of residents treated alike by the territories and the references (weighted Rand index)</source>
      <translation>des paires d’habitants sont traitées de la même façon par les territoires et les références (indice de Rand pondéré)</translation>
    </message>
    <message>
      <source>of the regional population</source>
      <translation>de la population régionale</translation>
    </message>
    <message>
      <source>of the {total} {zones}: shared between several {others}; {people} residents live there.</source>
      <translation>des {total} {zones} sont à cheval sur plusieurs {others} ; {people} habitants y vivent.</translation>
    </message>
    <message>
      <source>one of the two territories is locked</source>
      <translation>l’un des deux territoires est verrouillé</translation>
    </message>
    <message>
      <source>one piece</source>
      <translation>un seul tenant</translation>
    </message>
    <message>
      <source>one row per value</source>
      <translation>une ligne par valeur</translation>
    </message>
    <message>
      <source>only the commune was found</source>
      <translation>seule la commune a été trouvée</translation>
    </message>
    <message>
      <source>open</source>
      <translation>ouvert</translation>
    </message>
    <message>
      <source>opening hours</source>
      <translation>horaires d’ouverture</translation>
    </message>
    <message>
      <source>or a layer of the project…</source>
      <translation>ou une couche du projet…</translation>
    </message>
    <message>
      <source>organisation</source>
      <translation>organisme</translation>
    </message>
    <message>
      <source>origin, destination, value</source>
      <translation>origine, destination, valeur</translation>
    </message>
    <message>
      <source>other names for a zone already named: the first one is kept</source>
      <translation>autres noms d’une zone déjà nommée : le premier est gardé</translation>
    </message>
    <message>
      <source>other rows than those that were sent</source>
      <translation>d’autres lignes que celles envoyées</translation>
    </message>
    <message>
      <source>oui when masked communes make the value a minimum</source>
      <translation>oui si des communes masquées font de la valeur un minimum</translation>
    </message>
    <message>
      <source>outlines of the communes</source>
      <translation>contours des communes</translation>
    </message>
    <message>
      <source>outlines of the communes of {year}</source>
      <translation>contours des communes de {year}</translation>
    </message>
    <message>
      <source>outside the territory</source>
      <translation>hors du territoire</translation>
    </message>
    <message>
      <source>over 75% of the weight: hard line</source>
      <translation>plus de 75 % du poids : ligne dure</translation>
    </message>
    <message>
      <source>overdue</source>
      <translation>en retard</translation>
    </message>
    <message>
      <source>overlay,intersection,zoning,contingency,union,compare</source>
      <translation>superposition,intersection,zonage,contingence,croisement,comparer</translation>
    </message>
    <message>
      <source>page number</source>
      <translation>numéro de page</translation>
    </message>
    <message>
      <source>passage table from old codes to new ones</source>
      <translation>table de passage des anciens codes aux nouveaux</translation>
    </message>
    <message>
      <source>passage table, one column a vintage</source>
      <translation>table de passage, une colonne par millésime</translation>
    </message>
    <message>
      <source>passage table, year by year</source>
      <translation>table de passage, année par année</translation>
    </message>
    <message>
      <source>perimeter</source>
      <translation>périmètre</translation>
    </message>
    <message>
      <source>period, for example '2021' or '2025-T4'; without it, the latest</source>
      <translation>période, par exemple '2021' ou '2025-T4' ; sans elle, la dernière</translation>
    </message>
    <message>
      <source>phone numbers that are not valid, left out</source>
      <translation>numéros de téléphone qui ne sont pas valides, écartés</translation>
    </message>
    <message>
      <source>places that are not a number, read as unknown</source>
      <translation>nombres de places illisibles, lus comme inconnus</translation>
    </message>
    <message>
      <source>places whose coordinates lie in another commune than the one they declare: coordinates are kept</source>
      <translation>lieux dont les coordonnées tombent dans une autre commune que celle déclarée : les coordonnées sont gardées</translation>
    </message>
    <message>
      <source>point</source>
      <translation>point</translation>
    </message>
    <message>
      <source>polygons of communes, in “{code}”: a workspace is created from them</source>
      <translation>polygones de communes, dans « {code} » : ils servent à créer un espace de travail</translation>
    </message>
    <message>
      <source>polygons that cross themselves or hold other shapes, mended</source>
      <translation>polygones qui se croisent ou contiennent d’autres formes, réparés</translation>
    </message>
    <message>
      <source>polygons; code in “{code}”, name in “{name}”</source>
      <translation>polygones ; code dans « {code} », nom dans « {name} »</translation>
    </message>
    <message>
      <source>population</source>
      <translation>population</translation>
    </message>
    <message>
      <source>populations of several vintages</source>
      <translation>populations de plusieurs millésimes</translation>
    </message>
    <message>
      <source>populations that are not a number</source>
      <translation>populations qui ne sont pas un nombre</translation>
    </message>
    <message>
      <source>populations that are not a number, left unknown</source>
      <translation>populations qui ne sont pas un nombre, laissées inconnues</translation>
    </message>
    <message>
      <source>postcode</source>
      <translation>code postal</translation>
    </message>
    <message>
      <source>première</source>
      <translation>Première</translation>
    </message>
    <message>
      <source>projects</source>
      <translation>projets</translation>
    </message>
    <message>
      <source>projects and actions</source>
      <translation>projets et actions</translation>
    </message>
    <message>
      <source>proof complete, after {seconds} s</source>
      <translation>preuve terminée, après {seconds} s</translation>
    </message>
    <message>
      <source>proposed</source>
      <translation>proposé</translation>
    </message>
    <message>
      <source>proven</source>
      <translation>prouvé</translation>
    </message>
    <message>
      <source>pt</source>
      <translation>pt</translation>
    </message>
    <message>
      <source>public holidays</source>
      <translation>jours fériés</translation>
    </message>
    <message>
      <source>published coordinates</source>
      <translation>coordonnées publiées</translation>
    </message>
    <message>
      <source>publié, estimé, secret (masked by the producer) or absent</source>
      <translation>publié, estimé, secret (masqué par le producteur) ou absent</translation>
    </message>
    <message>
      <source>range of the {count} territories</source>
      <translation>étendue des {count} territoires</translation>
    </message>
    <message>
      <source>read</source>
      <translation>lues</translation>
    </message>
    <message>
      <source>reading</source>
      <translation>lecture</translation>
    </message>
    <message>
      <source>reason</source>
      <translation>raison</translation>
    </message>
    <message>
      <source>recipe “{name}”: columns {fields}</source>
      <translation>recette « {name} » : colonnes {fields}</translation>
    </message>
    <message>
      <source>records that are not published</source>
      <translation>fiches non publiées</translation>
    </message>
    <message>
      <source>recruitment needs</source>
      <translation>besoins de recrutement</translation>
    </message>
    <message>
      <source>recruitment,bmo,needs,occupation,basin,shortage</source>
      <translation>recrutement,bmo,besoins,métier,bassin,tension</translation>
    </message>
    <message>
      <source>region</source>
      <translation>région</translation>
    </message>
    <message>
      <source>region {value}</source>
      <translation>région {value}</translation>
    </message>
    <message>
      <source>region: {density}</source>
      <translation>région : {density}</translation>
    </message>
    <message>
      <source>regionalisation,redistricting,partition,scenario,epci,clefop,clpe,zoning</source>
      <translation>régionalisation,découpage,partition,scénario,epci,clefop,clpe,zonage</translation>
    </message>
    <message>
      <source>removed</source>
      <translation>retirée</translation>
    </message>
    <message>
      <source>report-{file}</source>
      <translation>rapport-{file}</translation>
    </message>
    <message>
      <source>residents</source>
      <translation>habitants</translation>
    </message>
    <message>
      <source>residents in the smallest and the largest territory</source>
      <translation>habitants dans le plus petit et le plus grand territoire</translation>
    </message>
    <message>
      <source>results that cannot be read</source>
      <translation>résultats illisibles</translation>
    </message>
    <message>
      <source>root element “{root}”</source>
      <translation>élément racine « {root} »</translation>
    </message>
    <message>
      <source>root element “{root}”, formations: {count}</source>
      <translation>élément racine « {root} », formations : {count}</translation>
    </message>
    <message>
      <source>rows kept</source>
      <translation>lignes gardées</translation>
    </message>
    <message>
      <source>rows left out</source>
      <translation>lignes écartées</translation>
    </message>
    <message>
      <source>rows of EPCI without a commune of the workspace</source>
      <translation>lignes d’EPCI sans commune de l’espace de travail</translation>
    </message>
    <message>
      <source>rows of a pair of communes already met, added to it</source>
      <translation>lignes d’un couple de communes déjà rencontré, ajoutées</translation>
    </message>
    <message>
      <source>rows of a territory that the scenario does not have</source>
      <translation>lignes d’un territoire que le scénario n’a pas</translation>
    </message>
    <message>
      <source>rows of an unknown kind of commune</source>
      <translation>lignes d’un type de commune inconnu</translation>
    </message>
    <message>
      <source>rows of areas outside the study</source>
      <translation>lignes de zones hors de l’étude</translation>
    </message>
    <message>
      <source>rows of communes outside the workspace</source>
      <translation>lignes de communes hors de l’espace de travail</translation>
    </message>
    <message>
      <source>rows of communes that the workspace does not have (another vintage)</source>
      <translation>lignes de communes absentes de l’espace de travail (autre millésime)</translation>
    </message>
    <message>
      <source>rows of départements outside the workspace</source>
      <translation>lignes de départements hors de l’espace de travail</translation>
    </message>
    <message>
      <source>rows of groups without taxation of their own (syndicates…)</source>
      <translation>lignes de groupements sans fiscalité propre (syndicats…)</translation>
    </message>
    <message>
      <source>rows of levels that are not read</source>
      <translation>lignes de niveaux qui ne sont pas lus</translation>
    </message>
    <message>
      <source>rows of other regions</source>
      <translation>lignes d’autres régions</translation>
    </message>
    <message>
      <source>rows of other vintages</source>
      <translation>lignes d’autres millésimes</translation>
    </message>
    <message>
      <source>rows read</source>
      <translation>lignes lues</translation>
    </message>
    <message>
      <source>rows repeated for the same commune, merged</source>
      <translation>lignes répétées pour la même commune, fusionnées</translation>
    </message>
    <message>
      <source>rows that repeat another</source>
      <translation>lignes qui en répètent une autre</translation>
    </message>
    <message>
      <source>rows whose code is not a commune code</source>
      <translation>lignes dont le code n’est pas un code de commune</translation>
    </message>
    <message>
      <source>rows whose month cannot be read</source>
      <translation>lignes dont le mois est illisible</translation>
    </message>
    <message>
      <source>rows with fewer cells than column names: the missing cells are empty</source>
      <translation>lignes qui ont moins de cellules que de noms de colonnes : les cellules absentes sont vides</translation>
    </message>
    <message>
      <source>rows with more cells than column names: the last cells are ignored</source>
      <translation>lignes qui ont plus de cellules que de noms de colonnes : les dernières cellules sont ignorées</translation>
    </message>
    <message>
      <source>rows without a basin, an occupation or a year</source>
      <translation>lignes sans bassin, sans métier ou sans année</translation>
    </message>
    <message>
      <source>rows without a code</source>
      <translation>lignes sans code</translation>
    </message>
    <message>
      <source>rows without a commune code</source>
      <translation>lignes sans code de commune</translation>
    </message>
    <message>
      <source>rows without a known département</source>
      <translation>lignes sans département connu</translation>
    </message>
    <message>
      <source>rows without a name</source>
      <translation>lignes sans nom</translation>
    </message>
    <message>
      <source>rows without a population</source>
      <translation>lignes sans population</translation>
    </message>
    <message>
      <source>rows without a territory</source>
      <translation>lignes sans territoire</translation>
    </message>
    <message>
      <source>rows without a time</source>
      <translation>lignes sans durée</translation>
    </message>
    <message>
      <source>rows without a title</source>
      <translation>lignes sans intitulé</translation>
    </message>
    <message>
      <source>rows without an EPCI code</source>
      <translation>lignes sans code d’EPCI</translation>
    </message>
    <message>
      <source>rows without an identifier of action</source>
      <translation>lignes sans identifiant d’action</translation>
    </message>
    <message>
      <source>rows without an indicator</source>
      <translation>lignes sans indicateur</translation>
    </message>
    <message>
      <source>rows without an origin commune</source>
      <translation>lignes sans commune d’origine</translation>
    </message>
    <message>
      <source>rule above the footer</source>
      <translation>filet au-dessus du pied de page</translation>
    </message>
    <message>
      <source>scenario or zoning the territories are of; without it, the variable @clefop_container</source>
      <translation>scénario ou zonage dont sont les territoires ; sans lui, la variable @clefop_container</translation>
    </message>
    <message>
      <source>scenario {value}</source>
      <translation>scénario {value}</translation>
    </message>
    <message>
      <source>scenario « {label} »</source>
      <translation>scénario « {label} »</translation>
    </message>
    <message>
      <source>scenarios</source>
      <translation>scénarios</translation>
    </message>
    <message>
      <source>school, apprenticeship or adults</source>
      <translation>scolaire, apprentissage ou adultes</translation>
    </message>
    <message>
      <source>seconde</source>
      <translation>Seconde</translation>
    </message>
    <message>
      <source>secret</source>
      <translation>secret</translation>
    </message>
    <message>
      <source>secret: {count}</source>
      <translation>secrètes : {count}</translation>
    </message>
    <message>
      <source>seed</source>
      <translation>graine</translation>
    </message>
    <message>
      <source>seed {seed}</source>
      <translation>graine {seed}</translation>
    </message>
    <message>
      <source>self-containment {rank} of {count} territories</source>
      <translation>autonomie : {rank} rang sur {count} territoires</translation>
    </message>
    <message>
      <source>semicolon (;)</source>
      <translation>point-virgule (;)</translation>
    </message>
    <message>
      <source>sensitivity</source>
      <translation>sensibilité</translation>
    </message>
    <message>
      <source>separator “{separator}”</source>
      <translation>séparateur « {separator} »</translation>
    </message>
    <message>
      <source>services of other kinds</source>
      <translation>services d’autres sortes</translation>
    </message>
    <message>
      <source>services of other themes</source>
      <translation>services d’autres thèmes</translation>
    </message>
    <message>
      <source>sessions</source>
      <translation>sessions</translation>
    </message>
    <message>
      <source>sessions that end before they start: the end is dropped</source>
      <translation>sessions finissant avant de commencer : la fin est écartée</translation>
    </message>
    <message>
      <source>several EPCI for a commune: the one with taxation of its own was taken (else the first)</source>
      <translation>plusieurs EPCI pour une commune : celui à fiscalité propre a été retenu (à défaut, le premier)</translation>
    </message>
    <message>
      <source>several polygons with the same code, united</source>
      <translation>plusieurs polygones de même code, réunis</translation>
    </message>
    <message>
      <source>shapes on the map</source>
      <translation>formes sur la carte</translation>
    </message>
    <message>
      <source>share in the territory; black mark: share in the region</source>
      <translation>part dans le territoire ; trait noir : part dans la région</translation>
    </message>
    <message>
      <source>share of inhabitants</source>
      <translation>part des habitants</translation>
    </message>
    <message>
      <source>sheet of the councils’ spreadsheet: {name}</source>
      <translation>feuille du classeur des conseils : {name}</translation>
    </message>
    <message>
      <source>sheet,territory,pdf,odt,html,word,intranet,report,comparison</source>
      <translation>fiche,territoire,pdf,odt,html,word,intranet,rapport,comparaison</translation>
    </message>
    <message>
      <source>since {date}</source>
      <translation>depuis {date}</translation>
    </message>
    <message>
      <source>size in points that is never exceeded</source>
      <translation>taille en points jamais dépassée</translation>
    </message>
    <message>
      <source>spreadsheet,xlsx,ods,csv,open data,table,correspondence,indicators</source>
      <translation>tableur,xlsx,ods,csv,données ouvertes,table,correspondance,indicateurs</translation>
    </message>
    <message>
      <source>start of the session</source>
      <translation>début de la session</translation>
    </message>
    <message>
      <source>state not set</source>
      <translation>avancement non précisé</translation>
    </message>
    <message>
      <source>state of the session</source>
      <translation>état de la session</translation>
    </message>
    <message>
      <source>statistical secrecy</source>
      <translation>secret statistique</translation>
    </message>
    <message>
      <source>statistical secrecy: {count}</source>
      <translation>secret statistique : {count}</translation>
    </message>
    <message>
      <source>stopped by hand, after {seconds} s and {rounds} rounds</source>
      <translation>arrêt par l’utilisateur, après {seconds} s et {rounds} tours</translation>
    </message>
    <message>
      <source>straight line</source>
      <translation>à vol d’oiseau</translation>
    </message>
    <message>
      <source>structure it is a branch of</source>
      <translation>structure dont c’est une antenne</translation>
    </message>
    <message>
      <source>structures</source>
      <translation>structures</translation>
    </message>
    <message>
      <source>structures of other départements</source>
      <translation>structures d’autres départements</translation>
    </message>
    <message>
      <source>structures repeated at the same address, merged</source>
      <translation>structures répétées à la même adresse, fusionnées</translation>
    </message>
    <message>
      <source>support structures</source>
      <translation>structures d’accompagnement</translation>
    </message>
    <message>
      <source>survey of {year}</source>
      <translation>enquête de {year}</translation>
    </message>
    <message>
      <source>tab</source>
      <translation>tabulation</translation>
    </message>
    <message>
      <source>table of the territories</source>
      <translation>tableau des territoires</translation>
    </message>
    <message>
      <source>telephone</source>
      <translation>téléphone</translation>
    </message>
    <message>
      <source>territories</source>
      <translation>territoires</translation>
    </message>
    <message>
      <source>territories cannot be generated; everything else remains usable.</source>
      <translation>aucun territoire ne peut être généré ; tout le reste est utilisable.</translation>
    </message>
    <message>
      <source>territories lie each in a single {zone}: {names}.</source>
      <translation>territoires tiennent chacun dans 1 {zone} : {names}.</translation>
    </message>
    <message>
      <source>territories lie each in a single {zone}: {names}…</source>
      <translation>territoires tiennent chacun dans 1 {zone} : {names}…</translation>
    </message>
    <message>
      <source>territories of similar populations</source>
      <translation>des territoires de populations voisines</translation>
    </message>
    <message>
      <source>territories, made of {count} whole blocks</source>
      <translation>territoires, faits de {count} blocs entiers</translation>
    </message>
    <message>
      <source>territories.json</source>
      <translation>territoires.json</translation>
    </message>
    <message>
      <source>territories.xlsx</source>
      <translation>territoires.xlsx</translation>
    </message>
    <message>
      <source>territory</source>
      <translation>territoire</translation>
    </message>
    <message>
      <source>territory in the region</source>
      <translation>territoire dans la région</translation>
    </message>
    <message>
      <source>territory lies in a single {zone}: {names}.</source>
      <translation>seul territoire tient dans 1 {zone} : {names}.</translation>
    </message>
    <message>
      <source>texts too long for LHÉO, cut</source>
      <translation>textes trop longs pour LHÉO, coupés</translation>
    </message>
    <message>
      <source>that of the atlas page</source>
      <translation>celui de la page de l’atlas</translation>
    </message>
    <message>
      <source>the State (employment)</source>
      <translation>l’État (emploi)</translation>
    </message>
    <message>
      <source>the attributes of the features of a GeoJSON</source>
      <translation>les attributs des entités d’un GeoJSON</translation>
    </message>
    <message>
      <source>the column “{column}” is used, but is not among the columns of the file.</source>
      <translation>la colonne « {column} » est utilisée, mais ne figure pas parmi celles du fichier.</translation>
    </message>
    <message>
      <source>the columns of the Parquet file</source>
      <translation>les colonnes du fichier Parquet</translation>
    </message>
    <message>
      <source>the columns the catalogue knows; choose others to import them too</source>
      <translation>les colonnes que le catalogue connaît ; choisissez-en d’autres pour les importer aussi</translation>
    </message>
    <message>
      <source>the company</source>
      <translation>l’entreprise</translation>
    </message>
    <message>
      <source>the département</source>
      <translation>le département</translation>
    </message>
    <message>
      <source>the farthest from the region</source>
      <translation>la plus éloignée de la région</translation>
    </message>
    <message>
      <source>the field “{field}” is missing</source>
      <translation>le champ « {field} » manque</translation>
    </message>
    <message>
      <source>the first in the second</source>
      <translation>le premier dans le second</translation>
    </message>
    <message>
      <source>the first of the list</source>
      <translation>le premier de la liste</translation>
    </message>
    <message>
      <source>the first row as wide as the table whose cells are words: the rows above it are titles</source>
      <translation>la première ligne aussi large que le tableau dont les cellules sont des mots : les lignes au-dessus sont des titres</translation>
    </message>
    <message>
      <source>the first row: its cells are words</source>
      <translation>la première ligne : ses cellules sont des mots</translation>
    </message>
    <message>
      <source>the highest</source>
      <translation>le plus haut</translation>
    </message>
    <message>
      <source>the largest data file</source>
      <translation>le plus gros fichier de données</translation>
    </message>
    <message>
      <source>the largest file</source>
      <translation>le plus gros fichier</translation>
    </message>
    <message>
      <source>the latest</source>
      <translation>le plus récent</translation>
    </message>
    <message>
      <source>the lowest</source>
      <translation>le plus bas</translation>
    </message>
    <message>
      <source>the network of these structures, when the file does not say it</source>
      <translation>le réseau de ces structures, quand le fichier ne le dit pas</translation>
    </message>
    <message>
      <source>the only file of the archive</source>
      <translation>le seul fichier de l’archive</translation>
    </message>
    <message>
      <source>the point lies outside the commune</source>
      <translation>le point est hors de la commune</translation>
    </message>
    <message>
      <source>the records of “{field}”</source>
      <translation>les enregistrements de « {field} »</translation>
    </message>
    <message>
      <source>the region</source>
      <translation>la région</translation>
    </message>
    <message>
      <source>the same zones</source>
      <translation>les mêmes zones</translation>
    </message>
    <message>
      <source>the scenario against each zoning</source>
      <translation>le scénario contre chaque zonage</translation>
    </message>
    <message>
      <source>the second in the first</source>
      <translation>le second dans le premier</translation>
    </message>
    <message>
      <source>the table that names the zones of each code</source>
      <translation>la table qui nomme la zone de chaque code</translation>
    </message>
    <message>
      <source>the territories against each zoning</source>
      <translation>les territoires face à chaque zonage</translation>
    </message>
    <message>
      <source>the territory</source>
      <translation>le territoire</translation>
    </message>
    <message>
      <source>the value of “{field}” is not of the expected kind.</source>
      <translation>la valeur de « {field} » n’est pas du genre attendu.</translation>
    </message>
    <message>
      <source>the year of figures whose column does not say it</source>
      <translation>l’année des chiffres, quand leur colonne ne la dit pas</translation>
    </message>
    <message>
      <source>the year of the list of communes, when the file does not say it</source>
      <translation>l’année de la liste des communes, quand le fichier ne la dit pas</translation>
    </message>
    <message>
      <source>the zone</source>
      <translation>la zone</translation>
    </message>
    <message>
      <source>the zoning whose codes the file uses</source>
      <translation>le zonage dont le fichier emploie les codes</translation>
    </message>
    <message>
      <source>theme</source>
      <translation>thème</translation>
    </message>
    <message>
      <source>theme of the indicators; without it, all of them</source>
      <translation>thème des indicateurs ; sans lui, tous</translation>
    </message>
    <message>
      <source>there would be too few territories</source>
      <translation>il y aurait trop peu de territoires</translation>
    </message>
    <message>
      <source>this plan</source>
      <translation>ce découpage</translation>
    </message>
    <message>
      <source>those that the pages choose</source>
      <translation>ceux que les pages choisissent</translation>
    </message>
    <message>
      <source>time limit</source>
      <translation>durée maximale</translation>
    </message>
    <message>
      <source>time limit, after {seconds} s and {rounds} rounds</source>
      <translation>durée maximale atteinte, après {seconds} s et {rounds} tours</translation>
    </message>
    <message>
      <source>time not known</source>
      <translation>durée inconnue</translation>
    </message>
    <message>
      <source>title</source>
      <translation>titre</translation>
    </message>
    <message>
      <source>title of the training</source>
      <translation>intitulé de la formation</translation>
    </message>
    <message>
      <source>to</source>
      <translation>à</translation>
    </message>
    <message>
      <source>to bring a table of another vintage to the communes of the workspace</source>
      <translation>pour ramener une table d’un autre millésime aux communes de l’espace de travail</translation>
    </message>
    <message>
      <source>to read the next file of this kind in the same way</source>
      <translation>pour lire de même le prochain fichier de ce genre</translation>
    </message>
    <message>
      <source>to share the figures of communes that were divided</source>
      <translation>pour partager les chiffres des communes divisées</translation>
    </message>
    <message>
      <source>to the block</source>
      <translation>au bloc</translation>
    </message>
    <message>
      <source>today</source>
      <translation>aujourd’hui</translation>
    </message>
    <message>
      <source>too unsure (score {score})</source>
      <translation>trop incertaine (score {score})</translation>
    </message>
    <message>
      <source>total</source>
      <translation>total</translation>
    </message>
    <message>
      <source>town</source>
      <translation>ville</translation>
    </message>
    <message>
      <source>towns found under another name of the same département</source>
      <translation>villes trouvées sous un autre nom du même département</translation>
    </message>
    <message>
      <source>training offer by domain</source>
      <translation>formations par domaine</translation>
    </message>
    <message>
      <source>training offers</source>
      <translation>offres de formation</translation>
    </message>
    <message>
      <source>training,course,lheo,onisep,parcoursup,carif,session</source>
      <translation>formation,cours,lheo,onisep,parcoursup,carif,session</translation>
    </message>
    <message>
      <source>trainings</source>
      <translation>formations</translation>
    </message>
    <message>
      <source>trainings not known</source>
      <translation>formations inconnues</translation>
    </message>
    <message>
      <source>trainings of {total}</source>
      <translation>formations sur {total}</translation>
    </message>
    <message>
      <source>travel times</source>
      <translation>temps de trajet</translation>
    </message>
    <message>
      <source>two blocks that must be apart would be together</source>
      <translation>deux blocs à séparer seraient réunis</translation>
    </message>
    <message>
      <source>two rows of names: this one has the codes, the one above has the labels</source>
      <translation>deux lignes de noms : celle-ci a les codes, celle du dessus les libellés</translation>
    </message>
    <message>
      <source>two rows of names: this one has the codes, the one below has the labels</source>
      <translation>deux lignes de noms : celle-ci a les codes, celle du dessous les libellés</translation>
    </message>
    <message>
      <source>unit written after the number</source>
      <translation>unité écrite après le nombre</translation>
    </message>
    <message>
      <source>unknown</source>
      <translation>inconnu</translation>
    </message>
    <message>
      <source>until then, limits not respected</source>
      <translation>jusque-là, limites non respectées</translation>
    </message>
    <message>
      <source>until {date}</source>
      <translation>jusqu’à {date}</translation>
    </message>
    <message>
      <source>up to 25% of the weight: soft line</source>
      <translation>25 % du poids ou moins : ligne souple</translation>
    </message>
    <message>
      <source>urban community</source>
      <translation>communauté urbaine</translation>
    </message>
    <message>
      <source>value</source>
      <translation>valeur</translation>
    </message>
    <message>
      <source>value known: see the circles</source>
      <translation>valeur connue : voir les cercles</translation>
    </message>
    <message>
      <source>values</source>
      <translation>valeurs</translation>
    </message>
    <message>
      <source>values corrected</source>
      <translation>valeurs corrigées</translation>
    </message>
    <message>
      <source>values given twice, the first is kept</source>
      <translation>valeurs données deux fois, la première est gardée</translation>
    </message>
    <message>
      <source>values that are not a commune code, ignored</source>
      <translation>valeurs qui ne sont pas un code de commune, ignorées</translation>
    </message>
    <message>
      <source>vintage unknown</source>
      <translation>millésime inconnu</translation>
    </message>
    <message>
      <source>vintage {year}</source>
      <translation>millésime {year}</translation>
    </message>
    <message>
      <source>vintage,year,commune,merge,split,movement,passage,cog,convert</source>
      <translation>millésime,année,commune,fusion,division,mouvement,passage,cog,convertir</translation>
    </message>
    <message>
      <source>web addresses that are not valid, left out</source>
      <translation>adresses web qui ne sont pas valides, écartées</translation>
    </message>
    <message>
      <source>web page</source>
      <translation>page web</translation>
    </message>
    <message>
      <source>website</source>
      <translation>site web</translation>
    </message>
    <message>
      <source>weight</source>
      <translation>poids</translation>
    </message>
    <message>
      <source>weight doubled</source>
      <translation>poids doublé</translation>
    </message>
    <message>
      <source>weight halved</source>
      <translation>poids divisé par deux</translation>
    </message>
    <message>
      <source>weight of balance</source>
      <translation>poids de l’équilibre</translation>
    </message>
    <message>
      <source>weight of compactness</source>
      <translation>poids de la compacité</translation>
    </message>
    <message>
      <source>weight of the flows</source>
      <translation>poids des flux</translation>
    </message>
    <message>
      <source>weight of the letters: 400, 600 or 700</source>
      <translation>graisse des lettres : 400, 600 ou 700</translation>
    </message>
    <message>
      <source>weight of the nesting</source>
      <translation>poids de l’emboîtement</translation>
    </message>
    <message>
      <source>weight of {zoning}</source>
      <translation>poids de {zoning}</translation>
    </message>
    <message>
      <source>weight {weight} (1 is worth as much as all references)</source>
      <translation>poids {weight} (1 vaut autant que toutes les références)</translation>
    </message>
    <message>
      <source>what the bounds count</source>
      <translation>ce que comptent les bornes</translation>
    </message>
    <message>
      <source>what the columns are: label, unit, kind</source>
      <translation>ce que sont les colonnes : libellé, unité, nature</translation>
    </message>
    <message>
      <source>width in millimetres</source>
      <translation>largeur en millimètres</translation>
    </message>
    <message>
      <source>within</source>
      <translation>à moins de</translation>
    </message>
    <message>
      <source>words that are not in their list, kept as written</source>
      <translation>mots qui ne sont pas dans leur liste, gardés tels quels</translation>
    </message>
    <message>
      <source>x in the projection of the file</source>
      <translation>x dans la projection du fichier</translation>
    </message>
    <message>
      <source>y in the projection of the file</source>
      <translation>y dans la projection du fichier</translation>
    </message>
    <message>
      <source>year</source>
      <translation>année</translation>
    </message>
    <message>
      <source>year, for example 2024</source>
      <translation>année, par exemple 2024</translation>
    </message>
    <message>
      <source>zone</source>
      <translation>zone</translation>
    </message>
    <message>
      <source>zone of “{zoning}”</source>
      <translation>zone de « {zoning} »</translation>
    </message>
    <message>
      <source>zone outside the communes of the workspace</source>
      <translation>zone hors des communes de l’espace de travail</translation>
    </message>
    <message>
      <source>zones</source>
      <translation>zones</translation>
    </message>
    <message>
      <source>zones of “{zoning}”</source>
      <translation>zones de « {zoning} »</translation>
    </message>
    <message>
      <source>zones without a code</source>
      <translation>zones sans code</translation>
    </message>
    <message>
      <source>zones · weight</source>
      <translation>zones · poids</translation>
    </message>
    <message>
      <source>zoning</source>
      <translation>zonage</translation>
    </message>
    <message>
      <source>zoning,membership,epci,employment zone,qpv,perimeter,polygon</source>
      <translation>zonage,appartenance,epci,zone d’emploi,qpv,périmètre,polygone</translation>
    </message>
    <message>
      <source>zoning: codes of the zones</source>
      <translation>zonage : codes des zones</translation>
    </message>
    <message>
      <source>zonings</source>
      <translation>zonages</translation>
    </message>
    <message>
      <source>zonings, outlines and populations invented for the trial</source>
      <translation>zonages, contours et populations inventés pour l’essai</translation>
    </message>
    <message>
      <source>zonings: {names}</source>
      <translation>zonages : {names}</translation>
    </message>
    <message>
      <source>{amount} are too few for {k} territories of at least {minimum}: lower the minimum to {possible}, or ask for {fewer} territories at most.</source>
      <translation>{amount} ne suffisent pas pour {k} territoires d’au moins {minimum} : abaissez le minimum à {possible} ou demandez {fewer} territoires au plus.</translation>
    </message>
    <message>
      <source>{amount} are too many for {k} territories of at most {maximum}: raise the maximum to {possible}, or ask for {more} territories at least.</source>
      <translation>{amount}, c’est trop pour {k} territoires d’au plus {maximum} : relevez le maximum à {possible} ou demandez {more} territoires au moins.</translation>
    </message>
    <message>
      <source>{a} against {b}</source>
      <translation>{a} face à {b}</translation>
    </message>
    <message>
      <source>{a} and {b} ({area} km²)</source>
      <translation>{a} et {b} ({area} km²)</translation>
    </message>
    <message>
      <source>{a} and {b}: {measure} {value}.</source>
      <translation>{a} et {b} : {measure} {value}.</translation>
    </message>
    <message>
      <source>{basin} ({share} of its inhabitants are here)</source>
      <translation>{basin} ({share} de ses habitants sont ici)</translation>
    </message>
    <message>
      <source>{before} rows of the file, converted, make {after} rows on the communes of {year}.</source>
      <translation>Lignes du fichier : {before} ; converties sur les communes de {year} : {after}.</translation>
    </message>
    <message>
      <source>{below} blocks of {count} are below the minimum: they will be joined to their neighbours.</source>
      <translation>{below} blocs sur {count} sont sous le minimum : ils seront réunis à leurs voisins.</translation>
    </message>
    <message>
      <source>{blocks} blocks cannot make {k} territories.</source>
      <translation>{blocks} blocs ne peuvent pas faire {k} territoires.</translation>
    </message>
    <message>
      <source>{block} ({territory}): {share} of its residents live in “{zone}”, which is mostly in {main}.</source>
      <translation>{block} ({territory}) : {share} de ses habitants vivent dans « {zone} », qui est surtout dans {main}.</translation>
    </message>
    <message>
      <source>{block} stays with {territory} in {share} of them</source>
      <translation>{block} reste avec {territory} dans {share} d’entre elles</translation>
    </message>
    <message>
      <source>{block}, from {territory} to {other}: {effect} of the agreement. Obstacle: {reason}.</source>
      <translation>{block}, de {territory} à {other} : {effect} de l’accord. Obstacle : {reason}.</translation>
    </message>
    <message>
      <source>{block}: {communes}.</source>
      <translation>{block} : {communes}.</translation>
    </message>
    <message>
      <source>{change} since {period}</source>
      <translation>{change} depuis {period}</translation>
    </message>
    <message>
      <source>{classes} classes around the region ({region})</source>
      <translation>{classes} classes autour de la région ({region})</translation>
    </message>
    <message>
      <source>{classes} classes of equal number (quantiles); region {region}</source>
      <translation>{classes} classes d’effectif égal (quantiles), région {region}</translation>
    </message>
    <message>
      <source>{classes} natural classes (Jenks); region {region}</source>
      <translation>{classes} classes à seuils naturels (Jenks), région {region}</translation>
    </message>
    <message>
      <source>{code} (number {number} on maps)</source>
      <translation>{code} (numéro {number} sur les cartes)</translation>
    </message>
    <message>
      <source>{code} appears more than once in {file} (lines {lines}). Nothing was imported: keep one row per commune, or give a table with one row per value.</source>
      <translation>{code} apparaît plusieurs fois dans {file} (lignes {lines}). Rien n’a été importé : gardez une ligne par commune, ou donnez une table d’une ligne par valeur.</translation>
    </message>
    <message>
      <source>{code} appears more than once in {file}. Nothing was imported: keep one row per commune, or give a table with one row per value.</source>
      <translation>{code} figure plusieurs fois dans {file}. Rien n’a été importé : gardez une ligne par commune, ou donnez une table avec une ligne par valeur.</translation>
    </message>
    <message>
      <source>{code} has two different populations in {name} (line {line}). Nothing was written: keep one row per commune and per year.</source>
      <translation>{code} a deux populations différentes dans {name} (ligne {line}). Rien n’a été écrit : gardez une ligne par commune et par année.</translation>
    </message>
    <message>
      <source>{code} has two missions locales in {file}, which does not say that it is shared (column “{field}”). Nothing was imported.</source>
      <translation>{code} a deux missions locales dans {file}, qui ne dit pas que la commune est partagée (colonne « {field} »). Rien n’a été importé.</translation>
    </message>
    <message>
      <source>{code} is not one of the blocks: name blocks by their codes, as in the table of blocks.</source>
      <translation>{code} n’est pas l’un des blocs : désignez les blocs par leur code, comme dans la table des blocs.</translation>
    </message>
    <message>
      <source>{code} was divided between {parts}: give a population table that has these communes, to share its counts. They are never shared in equal parts.{more}</source>
      <translation>{code} a été divisée entre {parts} : donnez une table de population qui a ces communes, pour répartir ses effectifs. Ils ne sont jamais répartis en parts égales.{more}</translation>
    </message>
    <message>
      <source>{code} {name} appears more than once in {file}, with different codes of “{field}”: {first} (line {line}) and {second} (line {other}). Nothing was imported: keep one of these lines, or declare in a recipe the column of the share of each zone.</source>
      <translation>{code} {name} figure plusieurs fois dans {file}, avec des codes « {field} » différents : {first} (ligne {line}) et {second} (ligne {other}). Rien n’a été importé : gardez une seule de ces lignes, ou indiquez dans une recette la colonne de la part de chaque zone.</translation>
    </message>
    <message>
      <source>{code}, {name}, {people} inhab.</source>
      <translation>{code}, {name}, {people} hab.</translation>
    </message>
    <message>
      <source>{communes} communes (vintage {vintage}), {residents} residents</source>
      <translation>{communes} communes (millésime {vintage}), {residents} habitants</translation>
    </message>
    <message>
      <source>{communes}, {share} of the residents.</source>
      <translation>{communes}, {share} des habitants.</translation>
    </message>
    <message>
      <source>{commune} holds {share} of the offer.</source>
      <translation>{commune} réunit {share} de l’offre.</translation>
    </message>
    <message>
      <source>{commune} holds {share} of the training offers of the territory</source>
      <translation>{commune} réunit {share} des formations du territoire</translation>
    </message>
    <message>
      <source>{commune} holds {share} of the training places of the territory</source>
      <translation>{commune} réunit {share} des places de formation du territoire</translation>
    </message>
    <message>
      <source>{commune} is in the service area of no mission locale</source>
      <translation>{commune} n’est desservie par aucune mission locale</translation>
    </message>
    <message>
      <source>{commune}, a commune without EPCI, belongs to territory {number}.</source>
      <translation>{commune}, commune sans EPCI, est rattachée au territoire {number}.</translation>
    </message>
    <message>
      <source>{commune}, a commune without a zone, belongs to territory {number}.</source>
      <translation>{commune}, commune sans zone, est rattachée au territoire {number}.</translation>
    </message>
    <message>
      <source>{commune}: its parts differ in “{field}”: {values}. Kept: {kept}.</source>
      <translation>{commune} : ses parties diffèrent dans « {field} » : {values}. Gardé : {kept}.</translation>
    </message>
    <message>
      <source>{commune}: its parts differ in “{field}”: {values}. Their population is unknown; kept: {kept}, of the part that gave its code.</source>
      <translation>{commune} : ses parties diffèrent dans « {field} » : {values}. Leur population est inconnue ; gardé : {kept}, de la partie qui a donné son code.</translation>
    </message>
    <message>
      <source>{count} ({region} in the region)</source>
      <translation>{count} ({region} dans la région)</translation>
    </message>
    <message>
      <source>{count} already there</source>
      <translation>{count} déjà là</translation>
    </message>
    <message>
      <source>{count} basins go on outside the region ({basins}): all their projects are counted here, which overstates them.</source>
      <translation>{count} bassins débordent de la région ({basins}) : tous leurs projets sont comptés ici, ce qui les surestime.</translation>
    </message>
    <message>
      <source>{count} blocks are too many for a proof: the best scenario found in time, with a rough bound.</source>
      <translation>{count} blocs, c’est trop pour une preuve : le meilleur scénario trouvé dans le temps donné, avec une borne grossière.</translation>
    </message>
    <message>
      <source>{count} blocks move: {names}</source>
      <translation>{count} blocs bougent : {names}</translation>
    </message>
    <message>
      <source>{count} blocks touch no neighbour ({names}…): {links} links are added.</source>
      <translation>{count} blocs ne touchent aucun voisin ({names}…) : {links} liens sont ajoutés.</translation>
    </message>
    <message>
      <source>{count} blocks, of which {below} below the minimum</source>
      <translation>{count} blocs, dont {below} sous le minimum</translation>
    </message>
    <message>
      <source>{count} blocks: a proof may take some minutes. Give the search a longer time.</source>
      <translation>{count} blocs : une preuve peut demander quelques minutes. Donnez plus de temps à la recherche.</translation>
    </message>
    <message>
      <source>{count} blocks: {names}.</source>
      <translation>{count} blocs : {names}.</translation>
    </message>
    <message>
      <source>{count} calculated territories, a proven optimum</source>
      <translation>{count} territoires calculés, optimum prouvé</translation>
    </message>
    <message>
      <source>{count} calculated territories, the best that were found</source>
      <translation>{count} territoires calculés, les meilleurs trouvés</translation>
    </message>
    <message>
      <source>{count} calculated territories, within {gap} of the optimum</source>
      <translation>{count} territoires calculés, à moins de {gap} de l’optimum</translation>
    </message>
    <message>
      <source>{count} candidate territories</source>
      <translation>{count} territoires candidats</translation>
    </message>
    <message>
      <source>{count} codes end after {year} ({codes}).</source>
      <translation>Codes qui disparaissent après {year} : {count} ({codes}).</translation>
    </message>
    <message>
      <source>{count} codes exist only since {year} ({codes}).</source>
      <translation>Codes qui n’existent que depuis {year} : {count} ({codes}).</translation>
    </message>
    <message>
      <source>{count} columns</source>
      <translation>{count} colonnes</translation>
    </message>
    <message>
      <source>{count} combinations are smaller than {area} km²: they are marked in the field “sliver”, and kept.</source>
      <translation>{count} combinaisons font moins de {area} km² : elles sont marquées dans le champ « sliver » (éclat), et gardées.</translation>
    </message>
    <message>
      <source>{count} combinations of zones out of {zonings} zonings.</source>
      <translation>{count} combinaisons de zones pour {zonings} zonages.</translation>
    </message>
    <message>
      <source>{count} combinations of {zonings} zonings are on the map, shaded by population density.</source>
      <translation>{count} combinaisons de {zonings} zonages sont sur la carte, teintées selon la densité de population.</translation>
    </message>
    <message>
      <source>{count} come</source>
      <translation>{count} viennent</translation>
    </message>
    <message>
      <source>{count} communes</source>
      <translation>{count} communes</translation>
    </message>
    <message>
      <source>{count} communes are cut by this zoning; their residents are split by area.</source>
      <translation>{count} communes sont coupées par ce zonage ; leurs habitants sont répartis selon la surface.</translation>
    </message>
    <message>
      <source>{count} communes are only partly in a zone: {names}.</source>
      <translation>Communes en partie seulement dans une zone : {count} ({names}).</translation>
    </message>
    <message>
      <source>{count} communes have no known population and count as empty: {codes}.</source>
      <translation>{count} communes n’ont pas de population connue et comptent pour zéro habitant : {codes}.</translation>
    </message>
    <message>
      <source>{count} communes have no known population and count for nothing.</source>
      <translation>{count} communes n’ont pas de population connue et ne comptent pour rien.</translation>
    </message>
    <message>
      <source>{count} communes have no population: {names}.</source>
      <translation>Communes sans population : {count} ({names}).</translation>
    </message>
    <message>
      <source>{count} communes have no published number of jobs and count for nothing.</source>
      <translation>{count} communes n’ont pas de nombre d’emplois publié et ne comptent pour rien.</translation>
    </message>
    <message>
      <source>{count} communes have no zone: {names}.</source>
      <translation>Communes sans zone : {count} ({names}).</translation>
    </message>
    <message>
      <source>{count} communes of {of} without any within {distance}</source>
      <translation>{count} communes sur {of} n’en ont aucune à moins de {distance}</translation>
    </message>
    <message>
      <source>{count} communes of {total} without value</source>
      <translation>{count} communes sur {total} sans valeur</translation>
    </message>
    <message>
      <source>{count} communes recognised</source>
      <translation>{count} communes reconnues</translation>
    </message>
    <message>
      <source>{count} communes without a known population count for none.</source>
      <translation>{count} communes sans population connue comptent pour zéro.</translation>
    </message>
    <message>
      <source>{count} communes without mission locale</source>
      <translation>{count} communes sans mission locale</translation>
    </message>
    <message>
      <source>{count} communes without value</source>
      <translation>{count} communes sans valeur</translation>
    </message>
    <message>
      <source>{count} communes without zone</source>
      <translation>{count} communes sans zone</translation>
    </message>
    <message>
      <source>{count} communes, from {source}, because the first service failed: {reason}</source>
      <translation>{count} communes, de {source}, parce que le premier service a échoué : {reason}</translation>
    </message>
    <message>
      <source>{count} communes, from {source}.</source>
      <translation>{count} communes, de {source}.</translation>
    </message>
    <message>
      <source>{count} communes, {share} of the residents, have no mission locale</source>
      <translation>{count} communes ({share} des habitants) sans mission locale</translation>
    </message>
    <message>
      <source>{count} contacts between a zone and a commune were taken as differences of drawing ({area} km²).</source>
      <translation>{count} contacts entre une zone et une commune ont été pris pour des différences de tracé ({area} km²).</translation>
    </message>
    <message>
      <source>{count} families with needs and no training within {distance}</source>
      <translation>{count} familles recrutent sans formation à moins de {distance}</translation>
    </message>
    <message>
      <source>{count} features came of {total}</source>
      <translation>{count} objets reçus sur {total}</translation>
    </message>
    <message>
      <source>{count} features have no geometry and were left out: {ids}.</source>
      <translation>Entités sans géométrie, écartées : {count} ({ids}).</translation>
    </message>
    <message>
      <source>{count} features of the population layer have no usable place or number and count for nothing.</source>
      <translation>{count} objets de la couche de population n’ont ni lieu ni nombre utilisable et ne comptent pour rien.</translation>
    </message>
    <message>
      <source>{count} files</source>
      <translation>{count} fichiers</translation>
    </message>
    <message>
      <source>{count} flows.</source>
      <translation>{count} flux.</translation>
    </message>
    <message>
      <source>{count} have no known place: they count in the totals, not on the map.</source>
      <translation>{count} n’ont pas de lieu connu : elles comptent dans les totaux, pas sur la carte.</translation>
    </message>
    <message>
      <source>{count} imported</source>
      <translation>{count} importés</translation>
    </message>
    <message>
      <source>{count} in the territory</source>
      <translation>{count} dans le territoire</translation>
    </message>
    <message>
      <source>{count} in {year}</source>
      <translation>{count} en {year}</translation>
    </message>
    <message>
      <source>{count} indicators</source>
      <translation>{count} indicateurs</translation>
    </message>
    <message>
      <source>{count} indicators of the set are not in this workspace.</source>
      <translation>{count} indicateurs du jeu sont absents de cet espace de travail.</translation>
    </message>
    <message>
      <source>{count} indicators · {periods} · {values} values</source>
      <translation>{count} indicateurs · {periods} · {values} valeurs</translation>
    </message>
    <message>
      <source>{count} indicators, {files}</source>
      <translation>{count} indicateurs, {files}</translation>
    </message>
    <message>
      <source>{count} inh.</source>
      <translation>{count} hab.</translation>
    </message>
    <message>
      <source>{count} jobs, nobody in work known among the residents</source>
      <translation>{count} emplois, aucun actif occupé connu parmi les habitants</translation>
    </message>
    <message>
      <source>{count} kept</source>
      <translation>{count} gardées</translation>
    </message>
    <message>
      <source>{count} leave</source>
      <translation>{count} partent</translation>
    </message>
    <message>
      <source>{count} left out</source>
      <translation>{count} laissées de côté</translation>
    </message>
    <message>
      <source>{count} members</source>
      <translation>{count} membres</translation>
    </message>
    <message>
      <source>{count} missions locales share the territory</source>
      <translation>{count} missions locales se partagent le territoire</translation>
    </message>
    <message>
      <source>{count} more</source>
      <translation>{count} de plus</translation>
    </message>
    <message>
      <source>{count} of them would agree better with the references elsewhere, but a constraint forbids it: {constraints}.</source>
      <translation>Une contrainte empêche {count} d’entre eux de rejoindre un territoire où ils s’accorderaient mieux avec les références : {constraints}.</translation>
    </message>
    <message>
      <source>{count} of these plans are not proven to be the best under their weights: what moves may differ slightly.</source>
      <translation>Découpages qui ne sont pas prouvés les meilleurs sous leurs poids : {count}. Ce qui bouge peut y être un peu différent.</translation>
    </message>
    <message>
      <source>{count} of {of} communes have a zone</source>
      <translation>{count} communes sur {of} ont une zone</translation>
    </message>
    <message>
      <source>{count} offers</source>
      <translation>{count} form.</translation>
    </message>
    <message>
      <source>{count} other scenarios</source>
      <translation>{count} autres scénarios</translation>
    </message>
    <message>
      <source>{count} others</source>
      <translation>{count} autres</translation>
    </message>
    <message>
      <source>{count} outside the territory</source>
      <translation>{count} hors du territoire</translation>
    </message>
    <message>
      <source>{count} overdue</source>
      <translation>{count} en retard</translation>
    </message>
    <message>
      <source>{count} pairs compared. Closest: “{a}” and “{b}”, V-measure {value}, {share} of the weight in the main partner.</source>
      <translation>{count} paires comparées. Les plus proches : « {a} » et « {b} », V-mesure {value}, {share} du poids dans la zone dominante.</translation>
    </message>
    <message>
      <source>{count} pairs of communes lie over one another: {names}. Check the layer: areas would count twice.</source>
      <translation>Couples de communes qui se recouvrent : {count} ({names}). Vérifiez la couche : des surfaces compteraient deux fois.</translation>
    </message>
    <message>
      <source>{count} pairs of zones overlap: {pairs}. What lies in both counts in the one that holds most of the commune.</source>
      <translation>{count} paires de zones se recouvrent : {pairs}. Ce qui est dans les deux compte dans celle qui contient la plus grande part de la commune.</translation>
    </message>
    <message>
      <source>{count} places</source>
      <translation>{count} places</translation>
    </message>
    <message>
      <source>{count} points on the map</source>
      <translation>{count} points sur la carte</translation>
    </message>
    <message>
      <source>{count} polygons read</source>
      <translation>{count} polygones lus</translation>
    </message>
    <message>
      <source>{count} polygons were invalid and were mended: {ids}.</source>
      <translation>Polygones invalides, réparés : {count} ({ids}).</translation>
    </message>
    <message>
      <source>{count} polygons · {crs}</source>
      <translation>{count} polygones · {crs}</translation>
    </message>
    <message>
      <source>{count} projects and actions</source>
      <translation>{count} projets et actions</translation>
    </message>
    <message>
      <source>{count} ready</source>
      <translation>{count} prêts</translation>
    </message>
    <message>
      <source>{count} recruitment projects</source>
      <translation>{count} projets de recrutement</translation>
    </message>
    <message>
      <source>{count} recruitment projects in {year}</source>
      <translation>{count} projets de recrutement en {year}</translation>
    </message>
    <message>
      <source>{count} residents</source>
      <translation>{count} habitants</translation>
    </message>
    <message>
      <source>{count} rounds</source>
      <translation>{count} tours</translation>
    </message>
    <message>
      <source>{count} rows came of {total}</source>
      <translation>{count} lignes reçues sur {total}</translation>
    </message>
    <message>
      <source>{count} rows of other regions or without match are left out. The list is in the report.</source>
      <translation>Lignes d’autres régions ou sans correspondance, laissées de côté : {count}. La liste est dans le rapport.</translation>
    </message>
    <message>
      <source>{count} scenarios</source>
      <translation>{count} scénarios</translation>
    </message>
    <message>
      <source>{count} secret</source>
      <translation>{count} secrètes</translation>
    </message>
    <message>
      <source>{count} set</source>
      <translation>{count} posées</translation>
    </message>
    <message>
      <source>{count} sheets</source>
      <translation>{count} fiches</translation>
    </message>
    <message>
      <source>{count} structures were already known from another file.</source>
      <translation>Structures déjà connues par un autre fichier : {count}.</translation>
    </message>
    <message>
      <source>{count} structures.</source>
      <translation>{count} structures.</translation>
    </message>
    <message>
      <source>{count} support structures in the territory</source>
      <translation>{count} structures d’accompagnement dans le territoire</translation>
    </message>
    <message>
      <source>{count} support structures outside the territory serve it</source>
      <translation>{count} structures d’accompagnement le desservent, hors du territoire</translation>
    </message>
    <message>
      <source>{count} tables are in {file}.</source>
      <translation>{count} tableaux sont dans {file}.</translation>
    </message>
    <message>
      <source>{count} territories</source>
      <translation>{count} territoires</translation>
    </message>
    <message>
      <source>{count} territories are pinned: take a pin off first.</source>
      <translation>{count} territoires sont épinglés : retirez d’abord une épingle.</translation>
    </message>
    <message>
      <source>{count} territories from {low} to {high}</source>
      <translation>{count} territoires, de {low} à {high}</translation>
    </message>
    <message>
      <source>{count} territories of {total} have some</source>
      <translation>{count} territoires sur {total} en ont</translation>
    </message>
    <message>
      <source>{count} territories of “{container}”</source>
      <translation>{count} territoires de « {container} »</translation>
    </message>
    <message>
      <source>{count} territories together</source>
      <translation>{count} territoires ensemble</translation>
    </message>
    <message>
      <source>{count} territories, from {first} on</source>
      <translation>{count} territoires, à partir de {first}</translation>
    </message>
    <message>
      <source>{count} territories, from {low} to {high} inhabitants</source>
      <translation>{count} territoires, de {low} à {high} habitants</translation>
    </message>
    <message>
      <source>{count} territories, {people} inhabitants</source>
      <translation>{count} territoires, {people} habitants</translation>
    </message>
    <message>
      <source>{count} territories: {estimated} estimated, {least} with a minimum, {secret} under statistical secrecy, {missing} without a value.</source>
      <translation>{count} territoires : {estimated} estimés, {least} avec un minimum, {secret} sous secret statistique, {missing} sans valeur.</translation>
    </message>
    <message>
      <source>{count} to look at</source>
      <translation>{count} à examiner</translation>
    </message>
    <message>
      <source>{count} training offers without a known place</source>
      <translation>{count} formations sans lieu connu</translation>
    </message>
    <message>
      <source>{count} trainings here lead to no known family.</source>
      <translation>{count} formations d’ici ne mènent à aucune famille connue.</translation>
    </message>
    <message>
      <source>{count} trainings known by their département only, not counted</source>
      <translation>{count} formations connues au département seulement, non comptées</translation>
    </message>
    <message>
      <source>{count} trainings were already known from another file: these take their place.</source>
      <translation>Formations déjà connues par un autre fichier et remplacées par celles-ci : {count}.</translation>
    </message>
    <message>
      <source>{count} within {share} of the best</source>
      <translation>{count}, à moins de {share} du meilleur</translation>
    </message>
    <message>
      <source>{count} zones</source>
      <translation>{count} zones</translation>
    </message>
    <message>
      <source>{count} zones go beyond the region</source>
      <translation>{count} zones dépassent la région</translation>
    </message>
    <message>
      <source>{count} zonings</source>
      <translation>{count} zonages</translation>
    </message>
    <message>
      <source>{count} zonings compared</source>
      <translation>{count} zonages comparés</translation>
    </message>
    <message>
      <source>{count} zonings recognised</source>
      <translation>{count} zonages reconnus</translation>
    </message>
    <message>
      <source>{count} × {reason}</source>
      <translation>{count} × {reason}</translation>
    </message>
    <message>
      <source>{count}, of which {partial} incomplete ({names})</source>
      <translation>{count}, dont {partial} incomplets ({names})</translation>
    </message>
    <message>
      <source>{crs} is not in metres. Choose a projected coordinate system, for example EPSG:2154 (Lambert-93).</source>
      <translation>{crs} n’est pas en mètres. Choisissez un système de coordonnées projeté, par exemple EPSG:2154 (Lambert-93).</translation>
    </message>
    <message>
      <source>{cut} of the {count} zones of “{a}” are cut; {people} residents live there</source>
      <translation>{cut} des {count} zones de « {a} » sont coupées ; {people} habitants y vivent</translation>
    </message>
    <message>
      <source>{cut} of the {total} {zones} lie over several {others}; {people} residents live there.</source>
      <translation>{cut} des {total} {zones} sont à cheval sur plusieurs {others} ; {people} habitants y vivent.</translation>
    </message>
    <message>
      <source>{dataset}, {geo}: page {page}</source>
      <translation>{dataset}, {geo} : page {page}</translation>
    </message>
    <message>
      <source>{days}: {hours}</source>
      <translation>{days} : {hours}</translation>
    </message>
    <message>
      <source>{density} inh./km²</source>
      <translation>{density} hab./km²</translation>
    </message>
    <message>
      <source>{density} inhabitants per km² (region: {region})</source>
      <translation>{density} habitants par km² (région : {region})</translation>
    </message>
    <message>
      <source>{distance} km</source>
      <translation>{distance} km</translation>
    </message>
    <message>
      <source>{done} other weightings were tried, of {asked}: each reference halved, doubled, removed, and all equal.</source>
      <translation>{done} autres pondérations essayées, sur {asked} : chaque référence réduite de moitié, doublée, retirée, et toutes égales.</translation>
    </message>
    <message>
      <source>{fewest} to {most}</source>
      <translation>{fewest} à {most}</translation>
    </message>
    <message>
      <source>{file} cannot be read or written ({reason}).</source>
      <translation>{file} ne peut pas être lu ou écrit ({reason}).</translation>
    </message>
    <message>
      <source>{file} cannot be written. It may be open in a reader, or the folder may be read-only.</source>
      <translation>{file} ne peut pas être écrit. Il est peut-être ouvert dans un lecteur, ou le dossier est en lecture seule.</translation>
    </message>
    <message>
      <source>{file} cannot be written: {reason}</source>
      <translation>{file} ne peut pas être écrit : {reason}</translation>
    </message>
    <message>
      <source>{file} could not be migrated ({reason}). It is unchanged, and a copy is in {backup}.</source>
      <translation>{file} n’a pas pu être mis à niveau ({reason}). Il est inchangé, et une copie est dans {backup}.</translation>
    </message>
    <message>
      <source>{file} exists and cannot be replaced, because it is not a CLEFOP workspace this version can read. Choose another name.</source>
      <translation>{file} existe et ne peut pas être remplacé, car ce n’est pas un espace de travail CLEFOP lisible par cette version. Choisissez un autre nom.</translation>
    </message>
    <message>
      <source>{file} has an unknown schema ({version}) and cannot be migrated.</source>
      <translation>{file} a un schéma inconnu ({version}) et ne peut pas être mis à niveau.</translation>
    </message>
    <message>
      <source>{file} has no field “{field}”. The fields read are {fields}.</source>
      <translation>{file} n’a pas de champ « {field} ». Les champs lus sont {fields}.</translation>
    </message>
    <message>
      <source>{file} has no layer “{layer}”. Its layers are: {layers}.</source>
      <translation>{file} n’a pas de couche « {layer} ». Ses couches sont : {layers}.</translation>
    </message>
    <message>
      <source>{file} has no population for these communes. Choose the table of your region.</source>
      <translation>{file} ne donne pas la population de ces communes. Choisissez la table de votre région.</translation>
    </message>
    <message>
      <source>{file} has no structure in this region: its addresses are all elsewhere ({count} read). Nothing was imported.</source>
      <translation>{file} n’a aucune structure dans cette région : ses adresses sont toutes ailleurs (lues : {count}). Rien n’a été importé.</translation>
    </message>
    <message>
      <source>{file} is a workspace and would be lost. Give another name to the result.</source>
      <translation>{file} est un espace de travail et serait perdu. Donnez un autre nom au résultat.</translation>
    </message>
    <message>
      <source>{file} is a workspace of this plugin: open it instead of importing it.</source>
      <translation>{file} est un espace de travail de cette extension : ouvrez-le au lieu de l’importer.</translation>
    </message>
    <message>
      <source>{file} is already in the workspace, unchanged since {date}: nothing was written.</source>
      <translation>{file} est déjà dans l’espace de travail, inchangé depuis le {date} : rien n’a été écrit.</translation>
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
      <source>{file} was made by an earlier version of the plugin, and no copy of it can be kept in its folder: it was not opened, and is unchanged. Copy it to a folder where you can write, and open that copy.</source>
      <translation>{file} a été fait par une version antérieure de l’extension, et aucune copie ne peut en être gardée dans son dossier : il n’a pas été ouvert, et n’est pas changé. Copiez-le dans un dossier où vous pouvez écrire, et ouvrez cette copie.</translation>
    </message>
    <message>
      <source>{file}: from {start} to {end}</source>
      <translation>{file} : de {start} à {end}</translation>
    </message>
    <message>
      <source>{file}: “{code}” (line {line}) is a code that a spreadsheet has rounded in the column “{field}”: its digits are lost. Take the file again as it was downloaded, without opening it in a spreadsheet.</source>
      <translation>{file} : « {code} » (ligne {line}) est un code qu’un tableur a arrondi dans la colonne « {field} » : ses chiffres sont perdus. Reprenez le fichier tel que téléchargé, sans l’ouvrir dans un tableur.</translation>
    </message>
    <message>
      <source>{file}: “{text}” (line {line}) is not the share of a commune in a zone. Write a number from 0 to 1, or a percentage.</source>
      <translation>{file} : « {text} » (ligne {line}) n’est pas la part d’une commune dans une zone. Écrivez un nombre de 0 à 1, ou un pourcentage.</translation>
    </message>
    <message>
      <source>{first} and {last}</source>
      <translation>{first} et {last}</translation>
    </message>
    <message>
      <source>{first} and {second}</source>
      <translation>{first} et {second}</translation>
    </message>
    <message>
      <source>{first} and {second} in the region</source>
      <translation>{first} et {second} dans la région</translation>
    </message>
    <message>
      <source>{first} to {last}</source>
      <translation>{first} à {last}</translation>
    </message>
    <message>
      <source>{found} found of {asked}.</source>
      <translation>{found} trouvées sur {asked}.</translation>
    </message>
    <message>
      <source>{half} zonings or more share {km} km, {share} of the borders between communes; {free} bear none.</source>
      <translation>{half} zonages ou plus partagent {km} km, soit {share} des limites entre communes ; {free} n’en portent aucune.</translation>
    </message>
    <message>
      <source>{here} places here, none more within {distance}</source>
      <translation>{here} places ici, aucune de plus à moins de {distance}</translation>
    </message>
    <message>
      <source>{here} places here, {near} within {distance}</source>
      <translation>{here} places ici, {near} à moins de {distance}</translation>
    </message>
    <message>
      <source>{here} trainings here, none more within {distance}</source>
      <translation>{here} formations ici, aucune de plus à moins de {distance}</translation>
    </message>
    <message>
      <source>{here} trainings here, {near} within {distance}</source>
      <translation>{here} formations ici, {near} à moins de {distance}</translation>
    </message>
    <message>
      <source>{here}, 1 outside it that serves it</source>
      <translation>{here}, 1 hors du territoire le dessert</translation>
    </message>
    <message>
      <source>{here}, {count} outside it that serve it</source>
      <translation>{here}, {count} hors du territoire le desservent</translation>
    </message>
    <message>
      <source>{kind} sheet of {name}</source>
      <translation>Fiche {kind} de {name}</translation>
    </message>
    <message>
      <source>{kind}: {name}</source>
      <translation>{kind} : {name}</translation>
    </message>
    <message>
      <source>{km} km</source>
      <translation>{km} km</translation>
    </message>
    <message>
      <source>{km} km of border are not drawn with the same vertices on both sides: they are shown with the outer border. Use a layer of communes whose neighbours share their vertices.</source>
      <translation>{km} km de limites ne sont pas dessinés avec les mêmes sommets des deux côtés : ils apparaissent avec la limite extérieure. Prenez une couche de communes dont les voisines partagent leurs sommets.</translation>
    </message>
    <message>
      <source>{km} km of hard lines run inside territories, most in {number} {name} ({most} km).</source>
      <translation>{km} km de lignes dures traversent des territoires, surtout le {number}, {name} ({most} km).</translation>
    </message>
    <message>
      <source>{km} km; up to {most} zonings out of {all}</source>
      <translation>{km} km ; jusqu’à {most} zonages sur {all}</translation>
    </message>
    <message>
      <source>{k} solution territories</source>
      <translation>{k} territoires de solutions</translation>
    </message>
    <message>
      <source>{k} territories</source>
      <translation>{k} territoires</translation>
    </message>
    <message>
      <source>{k} territories are too few: the separate pieces of the map and the groups to respect need at least {fewest}. Ask for {fewest}, declare links, or drop the nesting.</source>
      <translation>{k} territoires ne suffisent pas : les morceaux séparés de la carte et les groupes à respecter en demandent au moins {fewest}. Demandez-en {fewest}, déclarez des liaisons ou renoncez à l’emboîtement.</translation>
    </message>
    <message>
      <source>{k} territories are too many: the separate pieces of the map and the groups to respect allow {most} at most. Ask for {most}, lower the minimum, or drop the nesting.</source>
      <translation>{k} territoires sont trop nombreux : les morceaux séparés de la carte et les groupes à respecter en permettent {most} au plus. Demandez-en {most}, abaissez le minimum ou renoncez à l’emboîtement.</translation>
    </message>
    <message>
      <source>{k} territories cannot all reach {minimum} {unit}: lower the minimum to {possible}, or ask for {fewer} territories at most.</source>
      <translation>{k} territoires ne peuvent tous atteindre {minimum} {unit} : abaissez le minimum à {possible}, ou demandez {fewer} territoires au plus.</translation>
    </message>
    <message>
      <source>{k} territories cannot be made of {blocks} free blocks: change the number of territories, use smaller blocks or unlock some.</source>
      <translation>On ne peut pas faire {k} territoires avec {blocks} blocs libres : changez le nombre de territoires, prenez des blocs plus petits ou déverrouillez-en.</translation>
    </message>
    <message>
      <source>{k} territories of {maximum} {unit} at most cannot hold everyone: raise the maximum to {possible}, or ask for {more} territories at least.</source>
      <translation>{k} territoires de {maximum} {unit} au plus ne peuvent contenir tout le monde : relevez le maximum à {possible}, ou demandez {more} territoires au moins.</translation>
    </message>
    <message>
      <source>{k} territories of {minimum} to {maximum}</source>
      <translation>{k} territoires de {minimum} à {maximum}</translation>
    </message>
    <message>
      <source>{k} territories of {minimum} to {maximum} cannot exist: give at least one territory, and a minimum below the maximum.</source>
      <translation>{k} territoires de {minimum} à {maximum} ne peuvent pas exister : demandez au moins un territoire, et un minimum inférieur au maximum.</translation>
    </message>
    <message>
      <source>{k} territories of {minimum} to {maximum} residents, blocks “{blocks}”, references {references}, seed {seed}.</source>
      <translation>{k} territoires de {minimum} à {maximum} habitants, blocs « {blocks} », références {references}, graine {seed}.</translation>
    </message>
    <message>
      <source>{label} (locked)</source>
      <translation>{label} (non modifiable)</translation>
    </message>
    <message>
      <source>{label} (pinned: {count})</source>
      <translation>{label} (épinglés : {count})</translation>
    </message>
    <message>
      <source>{label} ({count})</source>
      <translation>{label} ({count})</translation>
    </message>
    <message>
      <source>{label} ({size} MB)</source>
      <translation>{label} ({size} Mo)</translation>
    </message>
    <message>
      <source>{label} ({size} of {total} MB)</source>
      <translation>{label} ({size} Mo sur {total})</translation>
    </message>
    <message>
      <source>{label} {share}, region {region}</source>
      <translation>{label} {share}, région {region}</translation>
    </message>
    <message>
      <source>{label}, from {first} to {last}</source>
      <translation>{label}, de {first} à {last}</translation>
    </message>
    <message>
      <source>{label}, in {unit}</source>
      <translation>{label}, en {unit}</translation>
    </message>
    <message>
      <source>{label}, index 100 in {year}</source>
      <translation>{label}, indice 100 en {year}</translation>
    </message>
    <message>
      <source>{label}, over at least {years} years</source>
      <translation>{label}, sur {years} ans au moins</translation>
    </message>
    <message>
      <source>{label}, variant {number}</source>
      <translation>{label}, variante {number}</translation>
    </message>
    <message>
      <source>{label}, {period}</source>
      <translation>{label}, {period}</translation>
    </message>
    <message>
      <source>{label}, {period}. Territories: {container}.</source>
      <translation>{label}, {period}. Territoires : {container}.</translation>
    </message>
    <message>
      <source>{label}: from {low} ({low_place}) to {high} ({high_place})</source>
      <translation>{label} : de {low} ({low_place}) à {high} ({high_place})</translation>
    </message>
    <message>
      <source>{label}: from {low} to {high}</source>
      <translation>{label} : de {low} à {high}</translation>
    </message>
    <message>
      <source>{label}: no published value</source>
      <translation>{label} : aucune valeur publiée</translation>
    </message>
    <message>
      <source>{label}: weight {weight}</source>
      <translation>{label} : poids {weight}</translation>
    </message>
    <message>
      <source>{label}: {place} holds {share} of the region</source>
      <translation>{label} : {place} en réunit {share}</translation>
    </message>
    <message>
      <source>{label}: {value}</source>
      <translation>{label} : {value}</translation>
    </message>
    <message>
      <source>{label}: {value} everywhere</source>
      <translation>{label} : {value} partout</translation>
    </message>
    <message>
      <source>{late} actions of {count} are overdue</source>
      <translation>{late} actions sur {count} sont en retard</translation>
    </message>
    <message>
      <source>{layer} from {start}</source>
      <translation>{layer} à partir du n° {start}</translation>
    </message>
    <message>
      <source>{left} and {right} do not touch by land: a link joins them ({distance} km between centres).</source>
      <translation>{left} et {right} ne se touchent pas par la terre : une liaison les réunit ({distance} km entre les centres).</translation>
    </message>
    <message>
      <source>{limit}, by the table {name}</source>
      <translation>{limit}, d’après la table {name}</translation>
    </message>
    <message>
      <source>{links} and {count} more</source>
      <translation>{links} et {count} de plus</translation>
    </message>
    <message>
      <source>{loss} less agreement</source>
      <translation>{loss} d’accord en moins</translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation>{low} à {high}</translation>
    </message>
    <message>
      <source>{low} to {high} residents per km²</source>
      <translation>{low} à {high} habitants par km²</translation>
    </message>
    <message>
      <source>{low} to {high} zonings</source>
      <translation>{low} à {high} zonages</translation>
    </message>
    <message>
      <source>{masked} communes out of {communes} are masked</source>
      <translation>{masked} communes masquées sur {communes}</translation>
    </message>
    <message>
      <source>{members} in {count} colleges</source>
      <translation>{members} dans {count} collèges</translation>
    </message>
    <message>
      <source>{member} is protected by a password in {name}: take it out first.</source>
      <translation>{member} est protégé par un mot de passe dans {name} : extrayez-le d’abord.</translation>
    </message>
    <message>
      <source>{names} and {count} more</source>
      <translation>{names} et {count} autres</translation>
    </message>
    <message>
      <source>{names} must share a territory and have {amount} together: the maximum of {maximum} is impossible. Raise it to {possible} at least, or separate them.</source>
      <translation>{names} doivent partager un territoire et comptent ensemble {amount} : le maximum de {maximum} est impossible. Relevez-le à {possible} au moins, ou séparez-les.</translation>
    </message>
    <message>
      <source>{names} must share a territory, but no chain of blocks links them within one group: declare a link, drop the nesting or separate them.</source>
      <translation>{names} doivent partager un territoire, mais aucune chaîne de blocs ne les relie à l’intérieur d’un même groupe : déclarez une liaison, renoncez à l’emboîtement ou séparez-les.</translation>
    </message>
    <message>
      <source>{names} must share a territory, but only some of them are in a locked one: unlock it or separate them.</source>
      <translation>{names} doivent partager un territoire, mais une partie seulement est dans un territoire verrouillé : déverrouillez-le ou séparez-les.</translation>
    </message>
    <message>
      <source>{names} must share a territory, but two of them must be apart or are farther from each other than the largest diameter: give up one of the two.</source>
      <translation>{names} doivent partager un territoire, mais deux d’entre eux doivent être séparés ou sont plus éloignés que le plus grand diamètre : renoncez à l’une des deux exigences.</translation>
    </message>
    <message>
      <source>{names} no longer kept apart</source>
      <translation>{names} : ne plus les tenir séparés</translation>
    </message>
    <message>
      <source>{names} no longer kept together</source>
      <translation>{names} : ne plus les tenir ensemble</translation>
    </message>
    <message>
      <source>{names} touch no neighbour: links are added, {links}.</source>
      <translation>{names} ne touchent aucun voisin : des liens sont ajoutés, {links}.</translation>
    </message>
    <message>
      <source>{names}: no link to the others, and below the minimum. No partition is possible without a link.</source>
      <translation>{names} : aucun lien avec les autres, et sous le minimum. Aucun découpage n’est possible sans lien.</translation>
    </message>
    <message>
      <source>{names}; imported on {date}</source>
      <translation>{names} ; importé le {date}</translation>
    </message>
    <message>
      <source>{name} (outside)</source>
      <translation>{name} (hors région)</translation>
    </message>
    <message>
      <source>{name} (the rest)</source>
      <translation>{name} (le reste)</translation>
    </message>
    <message>
      <source>{name} ({amount}) fits under the maximum.</source>
      <translation>{name} ({amount}) tient sous le maximum.</translation>
    </message>
    <message>
      <source>{name} ({amount}) is above the maximum.</source>
      <translation>{name} ({amount}) dépasse le maximum.</translation>
    </message>
    <message>
      <source>{name} ({count} communes)</source>
      <translation>{name} ({count} communes)</translation>
    </message>
    <message>
      <source>{name} ({count} inhabitants)</source>
      <translation>{name} ({count} habitants)</translation>
    </message>
    <message>
      <source>{name} ({share} of residents)</source>
      <translation>{name} ({share} des habitants)</translation>
    </message>
    <message>
      <source>{name} ({share} of the residents)</source>
      <translation>{name} ({share} des habitants)</translation>
    </message>
    <message>
      <source>{name} and the blocks it can be joined to have {amount}, under the minimum of {minimum}: declare a link with another block, lower the minimum, drop the nesting or unlock a neighbour.</source>
      <translation>{name} et les blocs auxquels il peut être joint comptent {amount}, moins que le minimum de {minimum} : déclarez une liaison avec un autre bloc, abaissez le minimum, renoncez à l’emboîtement ou déverrouillez un voisin.</translation>
    </message>
    <message>
      <source>{name} and the blocks it can be joined to have {amount}, which no number of territories of {minimum} to {maximum} can share: widen the bounds, declare a link or drop the nesting.</source>
      <translation>{name} et les blocs auxquels il peut être joint comptent {amount}, qu’aucun nombre de territoires de {minimum} à {maximum} ne peut se partager : élargissez les bornes, déclarez une liaison ou renoncez à l’emboîtement.</translation>
    </message>
    <message>
      <source>{name} belongs to no intercommunality: it is a block of its own.</source>
      <translation>{name} n’appartient à aucune intercommunalité : c’est un bloc à part entière.</translation>
    </message>
    <message>
      <source>{name} cannot be written: {error}. Is it open in a spreadsheet?</source>
      <translation>{name} ne peut pas être écrit : {error}. Est-il ouvert dans un tableur ?</translation>
    </message>
    <message>
      <source>{name} crosses the border of the region: only its {inside} communes inside are taken, {outside} are outside.</source>
      <translation>{name} dépasse la limite de la région : seules ses {inside} communes de la région sont prises, {outside} sont au-dehors.</translation>
    </message>
    <message>
      <source>{name} declares a document type or entities: it is refused, because such a file can exhaust the memory or read other files. Ask its producer for a plain XML file.</source>
      <translation>{name} déclare un type de document ou des entités : il est refusé, car un tel fichier peut épuiser la mémoire ou lire d’autres fichiers. Demandez à son producteur un fichier XML simple.</translation>
    </message>
    <message>
      <source>{name} does not say to which vintage it leads. Put the year in its name, for example passage_communes_2025.csv.</source>
      <translation>{name} ne dit pas vers quel millésime elle mène. Mettez l’année dans son nom, par exemple passage_communes_2025.csv.</translation>
    </message>
    <message>
      <source>{name} gives no population to the communes of this layer. Check the region, the vintage and the column of the populations.</source>
      <translation>{name} ne donne de population à aucune commune de cette couche. Vérifiez la région, le millésime et la colonne des populations.</translation>
    </message>
    <message>
      <source>{name} gives the residents of communes in several vintages: it holds no indicator of a period. Give it as population table when you create a workspace or import a table of another vintage.</source>
      <translation>{name} donne les habitants des communes de plusieurs millésimes : il ne contient pas d’indicateur d’une période. Donnez-le comme table de population quand vous créez un espace de travail ou importez une table d’un autre millésime.</translation>
    </message>
    <message>
      <source>{name} goes by EPCI. Import first the zoning of the EPCI, so that their communes are known.</source>
      <translation>{name} est par EPCI. Importez d’abord le zonage des EPCI, afin que leurs communes soient connues.</translation>
    </message>
    <message>
      <source>{name} has a line of more than {count} characters: it is not a table. Check the file, or ask for it again.</source>
      <translation>{name} a une ligne de plus de {count} caractères : ce n’est pas un tableau. Vérifiez le fichier, ou redemandez-le.</translation>
    </message>
    <message>
      <source>{name} has column names and no row: give the file that holds the data.</source>
      <translation>{name} a des noms de colonnes et aucune ligne : donnez le fichier qui contient les données.</translation>
    </message>
    <message>
      <source>{name} has more than {count} lines, too many to be read at once. Keep the rows of the region.</source>
      <translation>{name} a plus de {count} lignes, trop pour être lu d’un coup. Ne gardez que les lignes de la région.</translation>
    </message>
    <message>
      <source>{name} has no column names on line {line}: it is empty, or beyond the first {count} rows.</source>
      <translation>{name} n’a pas de noms de colonnes à la ligne {line} : elle est vide, ou au-delà des {count} premières lignes.</translation>
    </message>
    <message>
      <source>{name} has no column of names. The fields read are {fields}.</source>
      <translation>{name} n’a pas de colonne de noms. Les champs lus sont {fields}.</translation>
    </message>
    <message>
      <source>{name} has no column “{column}”. Its columns are {names}.</source>
      <translation>{name} n’a pas de colonne « {column} ». Ses colonnes sont {names}.</translation>
    </message>
    <message>
      <source>{name} has no coordinate system. Set it in the properties of the layer, then try again.</source>
      <translation>{name} n’a pas de système de coordonnées. Indiquez-le dans les propriétés de la couche, puis recommencez.</translation>
    </message>
    <message>
      <source>{name} has no council of its own</source>
      <translation>{name} n’a pas de conseil propre</translation>
    </message>
    <message>
      <source>{name} has no file “{member}”.</source>
      <translation>{name} ne contient pas de fichier « {member} ».</translation>
    </message>
    <message>
      <source>{name} has no row of {vintage}. Its vintages are {years}.</source>
      <translation>{name} n’a aucune ligne de {vintage}. Ses millésimes sont {years}.</translation>
    </message>
    <message>
      <source>{name} has no sheet “{sheet}”. Its sheets are: {sheets}.</source>
      <translation>{name} n’a pas de feuille « {sheet} ». Ses feuilles sont : {sheets}.</translation>
    </message>
    <message>
      <source>{name} has none of the sheets {names}.</source>
      <translation>{name} n’a aucune des feuilles {names}.</translation>
    </message>
    <message>
      <source>{name} has {amount} {unit}, more than the maximum: raise it to {possible} at least.</source>
      <translation>{name} compte {amount} {unit}, plus que le maximum : relevez-le à {possible} au moins.</translation>
    </message>
    <message>
      <source>{name} has {amount}: the maximum of {maximum} is impossible. Raise it to {possible} at least, or use smaller blocks.</source>
      <translation>{name} compte {amount} : le maximum de {maximum} est impossible. Relevez-le à {possible} au moins, ou prenez des blocs plus petits.</translation>
    </message>
    <message>
      <source>{name} has {count} columns, more than the {most} that can be read. Keep the useful ones.</source>
      <translation>{name} a {count} colonnes, plus que les {most} qui peuvent être lues. Ne gardez que les colonnes utiles.</translation>
    </message>
    <message>
      <source>{name} holds an element of a size that no LHÉO file has: it is refused.</source>
      <translation>{name} contient un élément d’une taille qu’aucun fichier LHÉO n’atteint : il est refusé.</translation>
    </message>
    <message>
      <source>{name} holds archives inside archives inside archives: take the file out.</source>
      <translation>{name} contient des archives dans des archives dans des archives : extrayez le fichier.</translation>
    </message>
    <message>
      <source>{name} holds more than {count} files: it is refused.</source>
      <translation>{name} contient plus de {count} fichiers : il est refusé.</translation>
    </message>
    <message>
      <source>{name} holds names of zones, but none of a zoning of the workspace. Import first the table that says in which zone each commune is, then this file.</source>
      <translation>{name} contient des noms de zones, mais d’aucun zonage de l’espace de travail. Importez d’abord la table qui dit dans quelle zone est chaque commune, puis ce fichier.</translation>
    </message>
    <message>
      <source>{name} holds no EPCI with taxation of its own.</source>
      <translation>{name} ne contient aucun EPCI à fiscalité propre.</translation>
    </message>
    <message>
      <source>{name} holds no commune (TYPECOM = COM).</source>
      <translation>{name} ne contient aucune commune (TYPECOM = COM).</translation>
    </message>
    <message>
      <source>{name} holds no movement between communes.</source>
      <translation>{name} ne contient aucun mouvement entre communes.</translation>
    </message>
    <message>
      <source>{name} holds no names of zones.</source>
      <translation>{name} ne contient pas de noms de zones.</translation>
    </message>
    <message>
      <source>{name} holds no observation of Melodi.</source>
      <translation>{name} ne contient aucune observation de Melodi.</translation>
    </message>
    <message>
      <source>{name} holds no place with a number of residents. Choose another layer.</source>
      <translation>{name} ne contient aucun lieu avec un nombre d’habitants. Choisissez une autre couche.</translation>
    </message>
    <message>
      <source>{name} holds no polygons. Choose a layer of communes or zones.</source>
      <translation>{name} ne contient aucun polygone. Choisissez une couche de communes ou de zones.</translation>
    </message>
    <message>
      <source>{name} holds no recruitment need of this region. Check the region and the file.</source>
      <translation>{name} ne contient aucun besoin de recrutement de cette région. Vérifiez la région et le fichier.</translation>
    </message>
    <message>
      <source>{name} holds no sheet.</source>
      <translation>{name} ne contient aucune feuille.</translation>
    </message>
    <message>
      <source>{name} holds no table: its JSON has no list of records.</source>
      <translation>{name} ne contient pas de tableau : son JSON n’a pas de liste d’enregistrements.</translation>
    </message>
    <message>
      <source>{name} holds no table: its records have nothing in common.</source>
      <translation>{name} ne contient pas de tableau : ses enregistrements n’ont rien en commun.</translation>
    </message>
    <message>
      <source>{name} holds no table: no row of column names was found.</source>
      <translation>{name} ne contient pas de table : aucune ligne de noms de colonnes n’a été trouvée.</translation>
    </message>
    <message>
      <source>{name} holds no travel value: no row has a number, zero or more.</source>
      <translation>{name} ne contient aucun trajet : aucune ligne n’a de nombre positif ou nul.</translation>
    </message>
    <message>
      <source>{name} holds no zone for the communes of the workspace.</source>
      <translation>{name} ne donne aucune zone aux communes de l’espace de travail.</translation>
    </message>
    <message>
      <source>{name} holds none of the blocks: give the codes of the blocks, or of their most populated communes (for example {example}).</source>
      <translation>{name} ne contient aucun des blocs : donnez les codes des blocs, ou de leurs communes les plus peuplées (par exemple {example}).</translation>
    </message>
    <message>
      <source>{name} is a GeoPackage or a database: open it in QGIS and choose its layer.</source>
      <translation>{name} est un GeoPackage ou une base de données : ouvrez-le dans QGIS et choisissez sa couche.</translation>
    </message>
    <message>
      <source>{name} is a file of zone names, not a membership table. Give it as the file of labels.</source>
      <translation>{name} est un fichier de noms de zones, pas une table d’appartenance. Donnez-le comme fichier de libellés.</translation>
    </message>
    <message>
      <source>{name} is a picture or a PDF, not a data file.</source>
      <translation>{name} est une image ou un PDF, pas un fichier de données.</translation>
    </message>
    <message>
      <source>{name} is a web page, not a data file: the download failed. Download it again.</source>
      <translation>{name} est une page web, pas un fichier de données : le téléchargement a échoué. Téléchargez-le de nouveau.</translation>
    </message>
    <message>
      <source>{name} is an old Excel file (XLS), or a file protected by a password: save it as XLSX, ODS or CSV.</source>
      <translation>{name} est un ancien fichier Excel (XLS), ou un fichier protégé par un mot de passe : enregistrez-le en XLSX, ODS ou CSV.</translation>
    </message>
    <message>
      <source>{name} is damaged or incomplete: it cannot be opened. Ask for the file again.</source>
      <translation>{name} est abîmé ou incomplet : il ne peut pas être ouvert. Demandez de nouveau le fichier.</translation>
    </message>
    <message>
      <source>{name} is damaged: its text cannot be decoded as {codec}.</source>
      <translation>{name} est abîmé : son texte ne peut pas être décodé en {codec}.</translation>
    </message>
    <message>
      <source>{name} is in an encoding that cannot be read. Ask its producer for a UTF-8 file.</source>
      <translation>L’encodage de {name} ne peut pas être lu. Demandez à son producteur un fichier en UTF-8.</translation>
    </message>
    <message>
      <source>{name} is larger than {size} million bytes, too much to be read at once. Keep the rows of the region.</source>
      <translation>{name} dépasse {size} millions d’octets, trop pour être lu d’un coup. Ne gardez que les lignes de la région.</translation>
    </message>
    <message>
      <source>{name} is more than {distance} km from one of its blocks</source>
      <translation>{name} est à plus de {distance} km d’un de ses blocs</translation>
    </message>
    <message>
      <source>{name} is neither the movement file of INSEE (MOD, DATE_EFF, COM_AV, COM_AP) nor a passage table. The fields read are {fields}.</source>
      <translation>{name} n’est ni le fichier des mouvements de l’Insee (MOD, DATE_EFF, COM_AV, COM_AP) ni une table de passage. Les champs lus sont {fields}.</translation>
    </message>
    <message>
      <source>{name} is not a BMO table: it needs the columns BE25 (or another year), “Code métier BMO” and “met”. The fields read are {fields}.</source>
      <translation>{name} n’est pas une table BMO : il lui faut les colonnes BE25 (ou une autre année), « Code métier BMO » et « met ». Les champs lus sont {fields}.</translation>
    </message>
    <message>
      <source>{name} is not a composition of EPCI.</source>
      <translation>{name} n’est pas une composition d’EPCI.</translation>
    </message>
    <message>
      <source>{name} is not a file of zone names: it needs the columns NIVGEO, CODGEO and LIBGEO.</source>
      <translation>{name} n’est pas un fichier de noms de zones : il lui faut les colonnes NIVGEO, CODGEO et LIBGEO.</translation>
    </message>
    <message>
      <source>{name} is not a file that can be imported here: its root element is “{root}”. What can be imported: {formats}.</source>
      <translation>{name} n’est pas un fichier importable ici : son élément racine est « {root} ». Ce qui s’importe : {formats}.</translation>
    </message>
    <message>
      <source>{name} is not a readable ODS file.</source>
      <translation>{name} n’est pas un fichier ODS lisible.</translation>
    </message>
    <message>
      <source>{name} is not a readable XLSX file: {error}</source>
      <translation>{name} n’est pas un fichier XLSX lisible : {error}</translation>
    </message>
    <message>
      <source>{name} is not a recipe of columns: choose a file saved by this plugin.</source>
      <translation>{name} n’est pas une recette de colonnes : choisissez un fichier enregistré par cette extension.</translation>
    </message>
    <message>
      <source>{name} is not a recipe: it is not readable JSON.</source>
      <translation>{name} n’est pas une recette : ce n’est pas du JSON lisible.</translation>
    </message>
    <message>
      <source>{name} is not a setting of the plugin.</source>
      <translation>{name} n’est pas un réglage de l’extension.</translation>
    </message>
    <message>
      <source>{name} is not a table of commuting flows: it needs CODGEO, DCLT and NBFLUX. The fields read are {fields}.</source>
      <translation>{name} n’est pas une table de flux domicile-travail : il lui faut CODGEO, DCLT et NBFLUX. Les champs lus sont {fields}.</translation>
    </message>
    <message>
      <source>{name} is not a table of travel times: it needs an origin, a destination and minutes. The fields read are {fields}.</source>
      <translation>{name} n’est pas une table de temps de trajet : il y faut une origine, une destination et des minutes. Les champs lus sont {fields}.</translation>
    </message>
    <message>
      <source>{name} is not a table of travel: it needs the columns origin, destination and value (minutes or km). The fields read are {fields}.</source>
      <translation>{name} n’est pas une table de trajets : il faut les colonnes origine, destination et valeur (minutes ou km). Les champs lus sont {fields}.</translation>
    </message>
    <message>
      <source>{name} is not a table: it holds binary data. Give a CSV, XLSX or ODS file.</source>
      <translation>{name} n’est pas une table : il contient des données binaires. Donnez un fichier CSV, XLSX ou ODS.</translation>
    </message>
    <message>
      <source>{name} is not a table: it is XML.</source>
      <translation>{name} n’est pas un tableau : c’est du XML.</translation>
    </message>
    <message>
      <source>{name} is not a table: it is an XML file.</source>
      <translation>{name} n’est pas un tableau : c’est un fichier XML.</translation>
    </message>
    <message>
      <source>{name} is not a usable recipe: {problem}</source>
      <translation>{name} n’est pas une recette utilisable : {problem}</translation>
    </message>
    <message>
      <source>{name} is not an archive</source>
      <translation>{name} n’est pas une archive</translation>
    </message>
    <message>
      <source>{name} is not recognised. What can be imported: {formats}. Choose its format, or describe its columns. The fields read are {fields}.</source>
      <translation>{name} n’est pas reconnu. Ce qui s’importe : {formats}. Choisissez son format, ou décrivez ses colonnes. Les champs lus sont {fields}.</translation>
    </message>
    <message>
      <source>{name} is not valid JSON (line {line}).</source>
      <translation>{name} n’est pas un JSON valide (ligne {line}).</translation>
    </message>
    <message>
      <source>{name} is not well-formed XML: line {line}. Ask its producer for the file again.</source>
      <translation>{name} n’est pas un XML bien formé : ligne {line}. Redemandez le fichier à son producteur.</translation>
    </message>
    <message>
      <source>{name} is not well-formed XML: {error}.</source>
      <translation>{name} n’est pas un XML bien formé : {error}.</translation>
    </message>
    <message>
      <source>{name} is now a temporary layer: export it to keep it.</source>
      <translation>{name} est maintenant une couche temporaire : exportez-la pour la garder.</translation>
    </message>
    <message>
      <source>{name} is outside the region.</source>
      <translation>{name} est hors de la région.</translation>
    </message>
    <message>
      <source>{name} is packed in a way that cannot be read here: pack it again as an ordinary ZIP.</source>
      <translation>{name} est compressé d’une façon qui ne peut pas être lue ici : recompressez-le en ZIP ordinaire.</translation>
    </message>
    <message>
      <source>{name} is refused: it holds a file whose name leads out of the archive (“{member}”).</source>
      <translation>{name} est refusé : il contient un fichier dont le nom mène hors de l’archive (« {member} »).</translation>
    </message>
    <message>
      <source>{name} is too large to be a recipe.</source>
      <translation>{name} est trop volumineux pour être une recette.</translation>
    </message>
    <message>
      <source>{name} is too large to be read as a spreadsheet: save it as CSV.</source>
      <translation>{name} est trop gros pour être lu comme un classeur : enregistrez-le en CSV.</translation>
    </message>
    <message>
      <source>{name} nests its elements too deeply.</source>
      <translation>{name} imbrique trop profondément ses éléments.</translation>
    </message>
    <message>
      <source>{name} nests its elements too deeply: it is not a LHÉO file.</source>
      <translation>Les éléments de {name} sont trop imbriqués : ce n’est pas un fichier LHÉO.</translation>
    </message>
    <message>
      <source>{name} says it is in one encoding and holds characters of another: line {line}. Ask its producer for a UTF-8 file.</source>
      <translation>{name} annonce un encodage et contient des caractères d’un autre : ligne {line}. Demandez à son producteur un fichier en UTF-8.</translation>
    </message>
    <message>
      <source>{name} tells how the codes of communes changed ({why}): it holds nothing to import by itself. Give it as “Movements of communes or passage table” when you import a table of another vintage, or to the algorithm “Convert the vintage of a table”.</source>
      <translation>{name} dit comment les codes des communes ont changé ({why}) : il n’y a rien à importer seul. Donnez-le comme « Mouvements de communes ou table de passage » quand vous importez une table d’un autre millésime, ou à l’algorithme « Convertir le millésime d’une table ».</translation>
    </message>
    <message>
      <source>{name} touches no neighbour: a link is added, {links}.</source>
      <translation>{name} ne touche aucun voisin : un lien est ajouté, {links}.</translation>
    </message>
    <message>
      <source>{name} was saved by a newer version of the plugin: update the plugin.</source>
      <translation>{name} a été enregistré par une version plus récente de l’extension : mettez l’extension à jour.</translation>
    </message>
    <message>
      <source>{name} would fill the memory once unpacked: it is refused. Ask its producer for another file.</source>
      <translation>{name} remplirait la mémoire une fois décompressé : il est refusé. Demandez un autre fichier à son producteur.</translation>
    </message>
    <message>
      <source>{name} would make a table of {count} cells, too large to be read. Keep the rows of the region and the useful columns.</source>
      <translation>{name} donnerait un tableau de {count} cellules, trop grand pour être lu. Ne gardez que les lignes de la région et les colonnes utiles.</translation>
    </message>
    <message>
      <source>{name} {share} (region {region})</source>
      <translation>{name} {share} (région {region})</translation>
    </message>
    <message>
      <source>{name} {value}</source>
      <translation>{name} {value}</translation>
    </message>
    <message>
      <source>{name}. Source: {source}.</source>
      <translation>{name}. Source : {source}.</translation>
    </message>
    <message>
      <source>{name}: gap to the region</source>
      <translation>{name} : écart à la région</translation>
    </message>
    <message>
      <source>{name}: give a name that ends with {suffixes}.</source>
      <translation>{name} : donnez un nom qui finit par {suffixes}.</translation>
    </message>
    <message>
      <source>{name}: limits, parts, communes and neighbours</source>
      <translation>{name} : limites, parties, communes et voisins</translation>
    </message>
    <message>
      <source>{name}: line {line} cannot be read ({error}).</source>
      <translation>{name} : la ligne {line} ne peut pas être lue ({error}).</translation>
    </message>
    <message>
      <source>{name}: precision</source>
      <translation>{name} : précision</translation>
    </message>
    <message>
      <source>{name}: support structures and areas</source>
      <translation>{name} : structures d’accompagnement et périmètres</translation>
    </message>
    <message>
      <source>{name}: the observation of line {line} cannot be read.</source>
      <translation>{name} : l’observation de la ligne {line} est illisible.</translation>
    </message>
    <message>
      <source>{name}: the quotation mark opened on line {line} is not closed, and hides the lines after it. Close it or remove it.</source>
      <translation>{name} : le guillemet ouvert à la ligne {line} n’est pas fermé et cache les lignes suivantes. Fermez-le ou supprimez-le.</translation>
    </message>
    <message>
      <source>{name}: where workers go and come from</source>
      <translation>{name} : où vont les actifs, d’où ils viennent</translation>
    </message>
    <message>
      <source>{name}: {count} rows.</source>
      <translation>{name} : {count} lignes.</translation>
    </message>
    <message>
      <source>{number} inhab.</source>
      <translation>{number} hab.</translation>
    </message>
    <message>
      <source>{number} jobs</source>
      <translation>{number} emplois</translation>
    </message>
    <message>
      <source>{number} residents</source>
      <translation>{number} habitants</translation>
    </message>
    <message>
      <source>{numerator} / {denominator}</source>
      <translation>{numerator} / {denominator}</translation>
    </message>
    <message>
      <source>{offers} in {communes}</source>
      <translation>{offers} dans {communes}</translation>
    </message>
    <message>
      <source>{offers} training offers</source>
      <translation>{offers} formations</translation>
    </message>
    <message>
      <source>{own} of the limits of the territories are hard lines, against {share} of all limits between communes.</source>
      <translation>{own} des limites des territoires sont des lignes dures, contre {share} de l’ensemble des limites entre communes.</translation>
    </message>
    <message>
      <source>{pages} in {file}</source>
      <translation>{pages} dans {file}</translation>
    </message>
    <message>
      <source>{pages} pages</source>
      <translation>{pages} pages</translation>
    </message>
    <message>
      <source>{pages}, {files} files in {folder}</source>
      <translation>{pages}, {files} fichiers dans {folder}</translation>
    </message>
    <message>
      <source>{page} was not printed: {reason}</source>
      <translation>{page} n’a pas été imprimée : {reason}</translation>
    </message>
    <message>
      <source>{parameter}: the file {file} does not exist.</source>
      <translation>{parameter} : le fichier {file} n’existe pas.</translation>
    </message>
    <message>
      <source>{parameter}: “{value}” is not possible. Choose among {choices}.</source>
      <translation>{parameter} : « {value} » n’est pas possible. Choisissez parmi {choices}.</translation>
    </message>
    <message>
      <source>{part}: {text}</source>
      <translation>{part} : {text}</translation>
    </message>
    <message>
      <source>{places} in {offers}</source>
      <translation>{places} dans {offers}</translation>
    </message>
    <message>
      <source>{places} places</source>
      <translation>{places} places</translation>
    </message>
    <message>
      <source>{projects} recruitment projects in {year}</source>
      <translation>{projects} projets de recrutement en {year}</translation>
    </message>
    <message>
      <source>{rank} of {count}</source>
      <translation>{rank} sur {count}</translation>
    </message>
    <message>
      <source>{rank} of {count} territories</source>
      <translation>{rank} sur {count} territoires</translation>
    </message>
    <message>
      <source>{rank}; the 1st has the highest value</source>
      <translation>{rank} ; le 1er a la valeur la plus élevée</translation>
    </message>
    <message>
      <source>{ratio} per 100 projects</source>
      <translation>{ratio} pour 100</translation>
    </message>
    <message>
      <source>{ratio}, region {region}</source>
      <translation>{ratio}, région {region}</translation>
    </message>
    <message>
      <source>{residents} residents in work, {jobs} jobs, {stay} workers who do both here</source>
      <translation>{residents} actifs occupés y vivent, {jobs} emplois, {stay} personnes font les deux ici</translation>
    </message>
    <message>
      <source>{residents} residents in work, {jobs} jobs, {stay} workers who do both here.</source>
      <translation>{residents} actifs occupés, {jobs} emplois, {stay} personnes qui vivent et travaillent ici.</translation>
    </message>
    <message>
      <source>{role}, {count} seats</source>
      <translation>{role}, {count} sièges</translation>
    </message>
    <message>
      <source>{scenario} (1 territory locked)</source>
      <translation>{scenario} (1 territoire verrouillé)</translation>
    </message>
    <message>
      <source>{scenario} (nothing is locked)</source>
      <translation>{scenario} (rien n’est verrouillé)</translation>
    </message>
    <message>
      <source>{scenario} ({count} territories locked)</source>
      <translation>{scenario} ({count} territoires verrouillés)</translation>
    </message>
    <message>
      <source>{scenario} against each zoning</source>
      <translation>{scenario} face à chaque zonage</translation>
    </message>
    <message>
      <source>{seat} is {distance} from the nearest France Travail agency</source>
      <translation>{seat} est à {distance} de l’agence France Travail la plus proche</translation>
    </message>
    <message>
      <source>{seat} is {distance} from the nearest mission locale</source>
      <translation>{seat} est à {distance} de la mission locale la plus proche</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} s</translation>
    </message>
    <message>
      <source>{seconds} s of at most {limit} s</source>
      <translation>{seconds} s sur {limit} s au plus</translation>
    </message>
    <message>
      <source>{service} answers {code}.</source>
      <translation>{service} répond {code}.</translation>
    </message>
    <message>
      <source>{service} asks for a login, or refuses this one (answer {code}).</source>
      <translation>{service} demande des identifiants, ou refuse ceux-ci (réponse {code}).</translation>
    </message>
    <message>
      <source>{service} cannot be reached: no network, or its name is not known here.</source>
      <translation>{service} est hors d’atteinte : pas de réseau, ou son nom n’est pas connu ici.</translation>
    </message>
    <message>
      <source>{service} cannot be reached: {detail}</source>
      <translation>{service} est hors d’atteinte : {detail}</translation>
    </message>
    <message>
      <source>{service} cut the connection before the end, several times. Try again later.</source>
      <translation>{service} a coupé la connexion avant la fin, plusieurs fois. Réessayez plus tard.</translation>
    </message>
    <message>
      <source>{service} does not answer in time. Try again later.</source>
      <translation>{service} ne répond pas à temps. Réessayez plus tard.</translation>
    </message>
    <message>
      <source>{service} does not answer: the base map was left out.</source>
      <translation>{service} ne répond pas : le fond de carte a été laissé de côté.</translation>
    </message>
    <message>
      <source>{service} does not have this any more (answer {code}): its address has changed.</source>
      <translation>{service} n’a plus ce qui est demandé (réponse {code}) : son adresse a changé.</translation>
    </message>
    <message>
      <source>{service} needs a key. Create an authentication configuration in QGIS (API header, Authorization), choose it here, or import a file.</source>
      <translation>{service} demande une clé. Créez une configuration d’authentification dans QGIS (en-tête d’API, Authorization), choisissez-la ici, ou importez un fichier.</translation>
    </message>
    <message>
      <source>{service} receives too many requests (answer 429). Try again in a few minutes.</source>
      <translation>{service} reçoit trop de demandes (réponse 429). Réessayez dans quelques minutes.</translation>
    </message>
    <message>
      <source>{service} refuses the connection: it is stopped, or your network blocks it.</source>
      <translation>{service} refuse la connexion : il est arrêté, ou votre réseau le bloque.</translation>
    </message>
    <message>
      <source>{service} sends elsewhere, to {host}: this address is not in the catalogue of services, nothing was downloaded.</source>
      <translation>{service} renvoie ailleurs, vers {host} : cette adresse n’est pas dans le catalogue des services, rien n’a été téléchargé.</translation>
    </message>
    <message>
      <source>{service}: the copy of {date} was used, because the service could not be asked.</source>
      <translation>{service} : la copie du {date} a servi, parce que le service n’a pas pu être interrogé.</translation>
    </message>
    <message>
      <source>{sessions} sessions</source>
      <translation>{sessions} sessions</translation>
    </message>
    <message>
      <source>{share} difficult</source>
      <translation>{share} difficiles</translation>
    </message>
    <message>
      <source>{share} difficult, region {region}</source>
      <translation>{share} difficiles, région {region}</translation>
    </message>
    <message>
      <source>{share} in {zone} ({count})</source>
      <translation>{share} dans {zone} ({count})</translation>
    </message>
    <message>
      <source>{share} of all weights</source>
      <translation>{share} de tous les poids</translation>
    </message>
    <message>
      <source>{share} of residents covered</source>
      <translation>{share} des habitants couverts</translation>
    </message>
    <message>
      <source>{share} of residents live in a surveyed basin.</source>
      <translation>{share} des habitants vivent dans un bassin enquêté.</translation>
    </message>
    <message>
      <source>{share} of residents.</source>
      <translation>{share} des habitants.</translation>
    </message>
    <message>
      <source>{share} of the limits of the territories follow a hard line of the region</source>
      <translation>{share} des limites des territoires suivent une ligne dure de la région</translation>
    </message>
    <message>
      <source>{share} of the objective</source>
      <translation>{share} de l’objectif</translation>
    </message>
    <message>
      <source>{share} of the residents compared</source>
      <translation>{share} des habitants comparés</translation>
    </message>
    <message>
      <source>{share} of the residents in work go to {territory}</source>
      <translation>{share} des actifs occupés vont travailler vers {territory}</translation>
    </message>
    <message>
      <source>{share} of the residents in work have their job in the territory</source>
      <translation>{share} des actifs occupés travaillent dans le territoire</translation>
    </message>
    <message>
      <source>{share} of the residents of “{zone}” ({zoning})</source>
      <translation>{share} des habitants de « {zone} » ({zoning})</translation>
    </message>
    <message>
      <source>{share} of the weight of the references</source>
      <translation>{share} du poids des références</translation>
    </message>
    <message>
      <source>{share} of the workers who live here also work here</source>
      <translation>{share} des actifs qui habitent ici y travaillent aussi</translation>
    </message>
    <message>
      <source>{share} of those of “{zone}” ({zoning})</source>
      <translation>{share} de ceux de « {zone} » ({zoning})</translation>
    </message>
    <message>
      <source>{share} stay</source>
      <translation>{share} restent</translation>
    </message>
    <message>
      <source>{sheet} has {count} rows, more than a spreadsheet may hold ({most}). Export CSV files or a GeoPackage.</source>
      <translation>{sheet} compte {count} lignes, plus qu’un classeur n’en contient ({most}). Exportez des fichiers CSV ou un GeoPackage.</translation>
    </message>
    <message>
      <source>{shown} rows shown of {count}.</source>
      <translation>{shown} lignes sur {count}.</translation>
    </message>
    <message>
      <source>{size} MB</source>
      <translation>{size} Mo</translation>
    </message>
    <message>
      <source>{smallest} to {largest} inhab.</source>
      <translation>{smallest} à {largest} hab.</translation>
    </message>
    <message>
      <source>{source}: {read} rows read, {kept} kept, {skipped} left out, {corrected} values corrected.</source>
      <translation>{source} : lignes lues {read}, gardées {kept}, écartées {skipped} ; valeurs corrigées {corrected}.</translation>
    </message>
    <message>
      <source>{state} (overdue)</source>
      <translation>{state} (en retard)</translation>
    </message>
    <message>
      <source>{territory} lies over {zones}; the first holds only this share of it.</source>
      <translation>{territory} est à cheval sur {zones} ; la première zone n’en réunit que cette part.</translation>
    </message>
    <message>
      <source>{territory} would be cut in pieces</source>
      <translation>{territory} serait coupé en morceaux</translation>
    </message>
    <message>
      <source>{territory} would keep {amount}, under the minimum of {minimum}</source>
      <translation>{territory} ne garderait que {amount}, moins que le minimum de {minimum}</translation>
    </message>
    <message>
      <source>{territory} would reach {amount}, above the maximum of {maximum}</source>
      <translation>{territory} atteindrait {amount}, plus que le maximum de {maximum}</translation>
    </message>
    <message>
      <source>{text} (vintage {vintage})</source>
      <translation>{text} (millésime {vintage})</translation>
    </message>
    <message>
      <source>{theme}, {count} indicators</source>
      <translation>{theme}, {count} indicateurs</translation>
    </message>
    <message>
      <source>{theme}: gap to the region, in % of its value</source>
      <translation>{theme} : écart à la région, en % de sa valeur</translation>
    </message>
    <message>
      <source>{ticked} of {count}</source>
      <translation>{ticked} sur {count}</translation>
    </message>
    <message>
      <source>{time}, seed {seed}</source>
      <translation>{time}, graine {seed}</translation>
    </message>
    <message>
      <source>{title} is on the map: {method}.</source>
      <translation>Sur la carte : {title}, {method}.</translation>
    </message>
    <message>
      <source>{title}, beside the region</source>
      <translation>{title}, à côté de la région</translation>
    </message>
    <message>
      <source>{title}: territories</source>
      <translation>{title} : territoires</translation>
    </message>
    <message>
      <source>{title}: {method}</source>
      <translation>{title} : {method}</translation>
    </message>
    <message>
      <source>{value} ({people} residents)</source>
      <translation>{value} ({people} habitants)</translation>
    </message>
    <message>
      <source>{value} is not a value of the setting {name}.</source>
      <translation>{value} n’est pas une valeur du réglage {name}.</translation>
    </message>
    <message>
      <source>{value} proven</source>
      <translation>{value} prouvé</translation>
    </message>
    <message>
      <source>{zones} and 1 lone commune</source>
      <translation>{zones} et 1 commune isolée</translation>
    </message>
    <message>
      <source>{zones} and {count} lone communes</source>
      <translation>{zones} et {count} communes isolées</translation>
    </message>
    <message>
      <source>{zones} are cut by {zone}; {share} of its residents live there.</source>
      <translation>{zones} que coupe {zone} ; {share} de ses habitants y vivent.</translation>
    </message>
    <message>
      <source>{zones} zones and 1 commune without zone, a block of its own.</source>
      <translation>{zones} zones et 1 commune sans zone, qui forme un bloc à elle seule.</translation>
    </message>
    <message>
      <source>{zones} zones and {alone} communes without zone, each a block of its own.</source>
      <translation>{zones} zones et {alone} communes sans zone, qui forment chacune un bloc.</translation>
    </message>
    <message>
      <source>{zone} cuts {zones}.</source>
      <translation>{zone} coupe {zones}.</translation>
    </message>
    <message>
      <source>{zone} cuts {zones}; {share} of its residents live there.</source>
      <translation>{zone} coupe {zones} ; {share} de ses habitants y vivent.</translation>
    </message>
    <message>
      <source>{zone} lies over {zones}; the first holds {share} of it.</source>
      <translation>{zone} est à cheval sur {zones} ; la plus grande part est de {share}.</translation>
    </message>
    <message>
      <source>{zone} {value} ({share} of residents)</source>
      <translation>{zone} {value} ({share} des habitants)</translation>
    </message>
    <message>
      <source>{zone} “{name}”</source>
      <translation>{zone} « {name} »</translation>
    </message>
    <message>
      <source>{zone}: {parts}.</source>
      <translation>{zone} : {parts}.</translation>
    </message>
    <message>
      <source>{zone}: {pieces} pieces, {share} in {main}, {people} residents outside it</source>
      <translation>{zone} : {pieces} morceaux, {share} dans {main}, {people} habitants en dehors</translation>
    </message>
    <message>
      <source>{zonings}, from the codes of the communes, because the table of the INSEE did not come: {reason}</source>
      <translation>{zonings}, d’après les codes des communes, parce que la table de l’Insee n’est pas venue : {reason}</translation>
    </message>
    <message>
      <source>{zoning} (blocks on the wrong side: {count})</source>
      <translation>{zoning} (blocs du mauvais côté : {count})</translation>
    </message>
    <message>
      <source>{zoning} is not among the zonings that are compared: add it to them.</source>
      <translation>{zoning} n’est pas parmi les zonages comparés : ajoutez-le.</translation>
    </message>
    <message>
      <source>{zoning}, to cross as little as possible</source>
      <translation>{zoning}, à franchir le moins possible</translation>
    </message>
    <message>
      <source>{zoning}, weight {weight}</source>
      <translation>{zoning}, poids {weight}</translation>
    </message>
    <message>
      <source>« {part} » cannot be read: write two names with {mark} between them.</source>
      <translation>« {part} » ne peut pas être lu : écrivez deux noms séparés par {mark}.</translation>
    </message>
    <message>
      <source>“Choose a territory”, then a click on the map, fills the three panels.</source>
      <translation>« Choisir un territoire », puis un clic sur la carte, remplit les trois panneaux.</translation>
    </message>
    <message>
      <source>“Export the atlas…” prints one page for each territory.</source>
      <translation>« Exporter l’atlas… » imprime une page par territoire.</translation>
    </message>
    <message>
      <source>“Generate territories…” groups whole EPCI into territories that follow the zonings you choose.</source>
      <translation>« Générer des territoires… » réunit des EPCI entiers en territoires qui suivent les zonages que vous choisissez.</translation>
    </message>
    <message>
      <source>“Import data…” reads files as they were downloaded: look at what it recognised, correct it, then import.</source>
      <translation>« Importer des données… » lit les fichiers tels que téléchargés : regardez ce qui est reconnu, corrigez-le, puis importez.</translation>
    </message>
    <message>
      <source>“New workspace…” gathers the files of your region in one file: communes, population, zonings, indicators.</source>
      <translation>« Nouvel espace de travail… » réunit les données de votre région dans un fichier : communes, population, zonages, indicateurs.</translation>
    </message>
    <message>
      <source>“Overlay zonings…” shows where the limits of several zonings meet and where they part.</source>
      <translation>« Superposer des zonages… » montre où les limites de plusieurs zonages se rejoignent et où elles divergent.</translation>
    </message>
    <message>
      <source>“Proven optimum” means that the calculation has computed an upper bound that no plan can exceed, and that the plan found reaches it. It is a mathematical certainty, not the opinion of an expert: nobody can present a plan that respects the same limits and agrees better with the same references.</source>
      <translation>« Optimum prouvé » veut dire que le calcul a établi une borne qu’aucun découpage ne peut dépasser, et que le découpage trouvé l’atteint. C’est un résultat mathématique, pas un avis d’expert : personne ne peut présenter un découpage qui respecte les mêmes limites et s’accorde mieux avec les mêmes références.</translation>
    </message>
    <message>
      <source>“Within x % of the optimum” means that the bound is x % above the plan found: a better plan may exist, but it cannot be better by more than that.</source>
      <translation>« À moins de x % de l’optimum » veut dire que la borne dépasse de x % le découpage trouvé : un meilleur découpage existe peut-être, mais il ne peut pas l’être de plus que cela.</translation>
    </message>
    <message>
      <source>“colonnes” says what each column means; “definitions”, “zonages” and “imports” give the sources.</source>
      <translation>« colonnes » dit ce que veut dire chaque colonne ; « definitions », « zonages » et « imports » donnent les sources.</translation>
    </message>
    <message>
      <source>“{a}” against “{b}”: inhomogeneity</source>
      <translation>« {a} » face à « {b} » : inhomogénéité</translation>
    </message>
    <message>
      <source>“{a}” against “{b}”: inhomogeneity, classes of equal number</source>
      <translation>« {a} » face à « {b} » : inhomogénéité, classes d’effectifs égaux</translation>
    </message>
    <message>
      <source>“{a}” nests in “{b}”: no zone is cut.</source>
      <translation>« {a} » s’emboîte dans « {b} » : aucune zone n’est coupée.</translation>
    </message>
    <message>
      <source>“{column}” is a ratio: choose the two counts that it divides.</source>
      <translation>« {column} » est un rapport : choisissez les deux nombres qu’il divise.</translation>
    </message>
    <message>
      <source>“{column}” is a value of zones copied on their communes: {count} zones were read.</source>
      <translation>« {column} » est une valeur de zones recopiée sur leurs communes ; zones lues : {count}.</translation>
    </message>
    <message>
      <source>“{column}” names the zones of no column: say which column holds their codes.</source>
      <translation>« {column} » ne nomme les zones d’aucune colonne : dites quelle colonne contient leurs codes.</translation>
    </message>
    <message>
      <source>“{column}” was left out: it differs inside the zone {zone}, so it is not the value of the zones. Give a catalogue that describes it.</source>
      <translation>« {column} » a été écartée : elle diffère à l’intérieur de la zone {zone}, ce n’est donc pas la valeur des zones. Donnez un catalogue qui la décrit.</translation>
    </message>
    <message>
      <source>“{field}” is no sum: it is left empty in {count} communes made of parts that differ. To recompute a rate, name its numerator and denominator.</source>
      <translation>« {field} » n’est pas une somme : laissé vide dans {count} communes faites de parties qui diffèrent. Pour recalculer un taux, nommez son numérateur et son dénominateur.</translation>
    </message>
    <message>
      <source>“{field}”: {count} sums are withheld or missing, since a part is.</source>
      <translation>« {field} » : sommes secrètes ou manquantes, puisqu’une partie l’est : {count}.</translation>
    </message>
    <message>
      <source>“{label}” has no value for these territories.</source>
      <translation>« {label} » n’a pas de valeur pour ces territoires.</translation>
    </message>
    <message>
      <source>“{label}” is a value of zones that this file does not name.</source>
      <translation>« {label} » est une valeur de zones que ce fichier ne nomme pas.</translation>
    </message>
    <message>
      <source>“{name}”</source>
      <translation>« {name} »</translation>
    </message>
    <message>
      <source>“{name}” was removed from the council.</source>
      <translation>« {name} » est retiré du conseil.</translation>
    </message>
    <message>
      <source>“{name}” was removed.</source>
      <translation>« {name} » est supprimé.</translation>
    </message>
    <message>
      <source>“{rate}” is not “{numerator}” over “{denominator}” in {share} of the rows: check these columns.</source>
      <translation>« {rate} » n’est pas « {numerator} » sur « {denominator} » dans {share} des lignes : vérifiez ces colonnes.</translation>
    </message>
    <message>
      <source>“{target}” is no field of a training. The fields are {names}.</source>
      <translation>« {target} » n’est pas un champ de formation. Les champs sont {names}.</translation>
    </message>
    <message>
      <source>“{text}” is not a number.</source>
      <translation>« {text} » n’est pas un nombre.</translation>
    </message>
    <message>
      <source>“{text}” is not a year. Write for example 2024.</source>
      <translation>« {text} » n’est pas une année. Écrivez par exemple 2024.</translation>
    </message>
    <message>
      <source>“{text}” is not an e-mail address.</source>
      <translation>« {text} » n’est pas une adresse électronique.</translation>
    </message>
    <message>
      <source>“{value}” cannot be the {name}: give {expected}.</source>
      <translation>Paramètre « {name} » : la valeur « {value} » ne convient pas, donnez {expected}.</translation>
    </message>
    <message>
      <source>“{value}” is not a {field}. Choose among {names}.</source>
      <translation>« {value} » ne convient pas ({field}). Choisissez parmi {names}.</translation>
    </message>
    <message>
      <source>“{what}” is not a list of records</source>
      <translation>« {what} » n’est pas une liste d’enregistrements</translation>
    </message>
    <message>
      <source>“{what}” is unknown here. Choose among {choices}.</source>
      <translation>« {what} » est inconnu ici. Choisissez parmi {choices}.</translation>
    </message>
    <message>
      <source>“{zoning}” cuts communes: a commune counts with the zone that holds at least half of it, and limits inside communes are not drawn.</source>
      <translation>« {zoning} » coupe des communes : une commune compte avec la zone qui en contient au moins la moitié, et les limites à l’intérieur des communes ne sont pas dessinées.</translation>
    </message>
    <message>
      <source>“{zoning}” gives a zone to {share} of the residents; the others are left out of its comparisons.</source>
      <translation>« {zoning} » donne une zone à {share} des habitants ; les autres sont écartés de ses comparaisons.</translation>
    </message>
    <message>
      <source>… {count} other territories …</source>
      <translation>… {count} autres territoires …</translation>
    </message>
    <message>
      <source>≈: needs of a basin shared out by residents.</source>
      <translation>≈ : besoins d’un bassin partagés au prorata des habitants.</translation>
    </message>
    <message>
      <source>≈: under 200 workers, a flow is an order of magnitude (INSEE).</source>
      <translation>≈ : sous 200 personnes, un flux est un ordre de grandeur (Insee).</translation>
    </message>
    <message>
      <source>≥: minimum, some figures are secret.</source>
      <translation>≥ : minimum, des chiffres sont secrets.</translation>
    </message>
  </context>
</TS>
