"""The style sheet of the HTML pages that the plugin writes: on a screen, and printed on A4."""

STYLE = """
:root { --ink: #1B2733; --second: #4A5866; --muted: #5F6B78; --rule: #D3D9DF; --hair: #E6EAED; --accent: #0F5E73;
  --good: #2B6E4F; --good-ground: #E6F2EB; --alert: #A8431C; --alert-ground: #FBEDE6; }
* { box-sizing: border-box; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { font: 15px/1.5 "Open Sans", "Segoe UI", "Noto Sans", Arial, sans-serif; color: var(--ink); background: #fff;
  max-width: 60rem; margin: 2rem auto; padding: 0 1.2rem; font-variant-numeric: tabular-nums; }
header { border-bottom: 2px solid var(--accent); padding-bottom: 1rem; margin-bottom: 1.4rem; }
.kicker { color: var(--accent); text-transform: uppercase; letter-spacing: .06em; font-weight: 600; font-size: .8em;
  margin: 0; }
h1 { font-size: 1.9em; line-height: 1.2; margin: .2em 0 .15em; }
.subtitle { color: var(--second); font-size: 1.05em; margin: 0; }
h2 { font-size: 1.3em; color: var(--accent); margin: 2.2em 0 .5em; padding-top: .3em; border-top: 1px solid var(--rule);
  line-height: 1.25; }
h3 { font-size: 1em; margin: 1.4em 0 .3em; line-height: 1.3; }
p { margin: .5em 0; } ul { margin: .4em 0; padding-left: 1.2em; } li { margin: .2em 0; }
.small, footer { color: var(--muted); font-size: .85em; }
dl.sheet { display: grid; grid-template-columns: max-content 1fr; gap: .15em 1.2em; margin: .9em 0 0;
  font-size: .92em; }
dl.sheet dt { color: var(--muted); } dl.sheet dd { margin: 0; }
.proof, .alert, .plain { padding: .8em 1.1em; border-left: 4px solid var(--good); background: var(--good-ground); }
.proof strong { color: var(--good); }
.plain { border-color: var(--muted); background: #F4F6F7; }
.alert { border-color: var(--alert); background: var(--alert-ground); }
.key { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1rem; margin: 1.2em 0; padding: 0; list-style: none; }
.key li { border-top: 2px solid var(--accent); padding-top: .4em; margin: 0; color: var(--second); font-size: .88em;
  line-height: 1.35; }
.key b { display: block; font-size: 1.6em; color: var(--ink); font-weight: 600; line-height: 1.3; }
figure { margin: 1.2em 0; } figcaption { color: var(--muted); font-size: .85em; margin-top: .4em; }
figure svg { display: block; width: 100%; height: auto; max-height: 46rem; }
.map { display: grid; grid-template-columns: 1.75fr 1fr; gap: .2rem 1.5rem; align-items: center; }
.map figcaption { grid-column: 1 / -1; }
.legend { list-style: none; padding: 0; margin: 0; font-size: .88em; }
.legend li { display: grid; grid-template-columns: 2.6em 1fr max-content; gap: .3em; align-items: baseline;
  line-height: 1.25; margin: .35em 0; }
table { border-collapse: collapse; width: 100%; margin: 1em 0 1.6em; font-size: .92em; }
caption { text-align: left; font-weight: 600; padding-bottom: .4em; }
thead th { color: var(--muted); font-weight: normal; border-bottom: 1.5px solid var(--rule); vertical-align: bottom;
  line-height: 1.3; }
th, td { text-align: left; vertical-align: top; padding: .35em .7em .35em 0; border-bottom: 1px solid var(--hair); }
th:last-child, td:last-child { padding-right: 0; }
tbody th { font-weight: 600; } .n { text-align: right; } td.n { white-space: nowrap; }
.facts th { font-weight: normal; color: var(--second); width: 34%; }
.facts ul { margin: 0; }
.chip { display: inline-block; min-width: 2.1em; padding: 0 .3em; border: 1px solid var(--second); border-radius: .2em;
  text-align: center; font-weight: 600; font-size: .92em; line-height: 1.3; }
.place { display: flex; gap: .45em; align-items: baseline; } .place .chip { flex: none; }
.card h3 { display: flex; gap: .45em; align-items: baseline; } .card .chip { flex: none; }
.made th:first-child { width: 25%; } .zones th:first-child { width: 17%; } .zones td:nth-child(2) { width: 25%; }
.zones td:nth-child(3) { width: 12%; } .zones thead th, .made thead th { white-space: normal; }
.cards { columns: 2; column-gap: 2rem; } .card { break-inside: avoid; padding-bottom: .2em; }
.card h3 { margin: .9em 0 .2em; } .card p { margin: .25em 0; font-size: .92em; }
svg.bar { width: 9.5rem; height: .95rem; vertical-align: middle; }
pre { font: 12px/1.4 "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; background: #F4F6F7; padding: .8em 1em;
  white-space: pre-wrap; overflow-wrap: anywhere; }
code { font-family: "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: .92em; }
footer { border-top: 1px solid var(--rule); margin-top: 2.5em; padding-top: .7em; }
@media screen and (max-width: 45rem) { .map { grid-template-columns: 1fr; } .cards { columns: 1; }
  .key { grid-template-columns: repeat(2, 1fr); }
  dl.sheet { grid-template-columns: 1fr; } dl.sheet dt { margin-top: .4em; } }
@page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages);
  font: 8pt "Open Sans", Arial, sans-serif; color: #5F6B78; } }
@media print {
  body { font-size: 9.4pt; line-height: 1.42; max-width: none; margin: 0; padding: 0; }
  h2 { margin-top: 1.6em; } h2, h3, caption { break-after: avoid; }
  thead { display: table-header-group; } tr, figure, .card, .proof, .alert, .plain, .key, li { break-inside: avoid; }
  table { margin-bottom: 1.2em; } .short, .facts { break-inside: avoid; }
  thead, tbody tr:first-child { break-after: avoid; } tbody tr:first-child { break-before: avoid; }
  .made { font-size: .86em; break-before: page; margin-top: 0; }
  pre { break-inside: avoid; } .zones tr { break-inside: auto; }
  p { orphans: 3; widows: 3; } figure svg { max-height: 130mm; }
}
"""
