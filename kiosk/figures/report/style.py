"""The look of the page: Footbridge's own calm colours, by day, by night and on paper.

The tokens are those of the kiosk's light scheme (`kiosk/ui/theme.py`, which figures may not import).
"""

from collections.abc import Mapping

from kiosk.figures.report.charts import BESIDE, LETTER, MOST_LETTERS, ROOM

LIGHT: Mapping[str, str] = {
    "ground": "#faf6ee",
    "surface": "#ffffff",
    "ink": "#14262e",
    "soft": "#364a52",
    "line": "#8a979c",
    "faint": "#d9dcd6",
    "main": "#0b4f54",
    "on-main": "#ffffff",
    "amber": "#ffc857",
    "pale": "#d3e4e0",
    "quiet": "#e6efe9",
    "focus": "#b3420a",
}
DARK: Mapping[str, str] = {
    "ground": "#0f1a1f",
    "surface": "#17262c",
    "ink": "#f6f1e6",
    "soft": "#cfd8d6",
    "line": "#7f9096",
    "faint": "#33454c",
    "main": "#7fd1c7",
    "on-main": "#0f1a1f",
    "amber": "#8a6412",
    "pale": "#2b4f52",
    "quiet": "#1b3434",
    "focus": "#ffb27a",
}
PAPER: Mapping[str, str] = {**LIGHT, "ground": "#ffffff", "ink": "#000000", "soft": "#222222"}


def _tokens(colours: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def _rooms() -> str:
    """Beside a chart there is room for the longest number, whatever the width of the page."""
    return "\n".join(
        f".room-{letters} {{ --room: {round(ROOM + LETTER * letters, 2):g}rem; }}"
        for letters in range(1, MOST_LETTERS + 1)
    )


STYLE = f"""
:root {{ color-scheme: light dark; {_tokens(LIGHT)} }}
@media (prefers-color-scheme: dark) {{ :root {{ {_tokens(DARK)} }} }}
* {{ box-sizing: border-box; }}
html {{ font: 100%/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; -webkit-text-size-adjust: 100%; }}
body {{ margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: break-word; }}
header, main {{ max-width: 54rem; margin: 0 auto; padding: 0 1.5rem; }}
header {{ padding-top: 2rem; }}
main {{ padding-bottom: 4rem; }}
h1, h2, h3, h4 {{ line-height: 1.2; text-wrap: balance; }}
h1 {{ font-size: 2.25rem; margin: 1.25rem 0 .5rem; letter-spacing: -.01em; }}
h2 {{ font-size: 1.625rem; margin: 0 0 1.25rem; }}
h3 {{ font-size: 1.1875rem; margin: 0 0 .5rem; }}
h4 {{ font-size: 1rem; margin: 0 0 .25rem; }}
p {{ margin: 0 0 .75rem; max-width: 38rem; }}
section {{ margin-top: 3rem; padding-top: 2rem; border-top: 2px solid var(--faint); }}
section.minute {{ margin-top: 2rem; padding-top: 0; border: 0; }}
article {{ margin: 0 0 2.75rem; }}
.saving article {{ margin-top: 2rem; }}
:focus-visible {{ outline: 3px solid var(--focus); outline-offset: 3px; border-radius: 4px; }}

.brand {{ display: flex; align-items: center; gap: .6rem; margin: 0; color: var(--main); font-weight: 600; }}
.brand svg {{ width: 2rem; height: 2rem; flex: none; }}
.asked {{ margin: 0 0 .25rem; }}
.on-paper {{ display: none; }}
.when {{ margin: 0; max-width: none; color: var(--soft); }}
.sharing {{ margin: 1.25rem 0 0; max-width: none; padding: .8rem 1.1rem; background: var(--quiet);
  border-inline-start: .4rem solid var(--main); border-radius: .5rem; }}
.internal .sharing {{ border-color: var(--amber); }}
.more, .shorthand, .nothing {{ color: var(--soft); font-size: .9375rem; }}

.cards {{ list-style: none; margin: 0 0 1rem; padding: 0; display: flex; flex-wrap: wrap; gap: 1rem; }}
.cards li {{ background: var(--surface); border: 1px solid var(--faint); border-radius: 1rem;
  padding: 1.1rem 1.25rem; flex: 1 1 14rem; }}
.minute .cards li:nth-child(-n+2) {{ flex-basis: max(14rem, 40%); }}
.cards p {{ margin: 0; font-size: 1.0625rem; line-height: 1.4; }}
.cards strong {{ display: block; font-size: 2.75rem; line-height: 1.1; color: var(--main);
  letter-spacing: -.02em; margin-bottom: .3rem; font-variant-numeric: tabular-nums; }}
.cards p.more {{ margin-top: .5rem; font-size: .9375rem; }}

.fields {{ display: flex; flex-wrap: wrap; gap: 1rem 2rem; margin-bottom: .75rem; }}
.field {{ margin: 0; }}
label {{ display: block; margin-bottom: .25rem; }}
input {{ font: inherit; font-size: 1.25rem; color: inherit; background: var(--surface); width: 7rem;
  min-height: 2.75rem; padding: .25rem .6rem; border: 2px solid var(--soft); border-radius: .5rem; }}
input[aria-invalid="true"] {{ border-style: dashed; border-color: var(--focus); }}
.assumptions {{ background: var(--quiet); border-radius: 1rem; padding: 1.25rem; margin: 0 0 1.25rem; }}
.assumptions p:last-child {{ margin-bottom: 0; }}

.figure {{ margin: 1rem 0; padding: 0 1px; overflow-x: clip; }}
.figure .more {{ margin-top: .6rem; }}
.legend {{ list-style: none; margin: 0 0 1rem; padding: 0; display: flex; flex-wrap: wrap;
  gap: .3rem 1.25rem; }}
.legend li {{ display: flex; align-items: center; gap: .5rem; font-size: .9375rem; }}
.patterns {{ position: absolute; }}
.chart {{ --room: 0rem; display: block; overflow: visible; font-size: 1rem;
  width: calc(100% - var(--room)); }}
.chart.beside {{ margin-inline-start: {BESIDE}rem; width: calc(100% - {BESIDE}rem - var(--room)); }}
{_rooms()}
.chart text {{ fill: var(--ink); font-variant-numeric: tabular-nums; unicode-bidi: plaintext; }}
.chart text.label.beside {{ text-anchor: end; }}
.chart text.number {{ font-weight: 600; font-size: .9375em; }}
.chart text.inside {{ text-anchor: middle; font-weight: 600; font-size: .875em; paint-order: stroke;
  stroke: var(--surface); stroke-width: 5px; stroke-linejoin: round; }}
.chart text.on-alone {{ fill: var(--on-main); stroke: none; }}
.chart text.since {{ font-weight: 600; }}
line.since {{ stroke: var(--ink); stroke-width: 2; stroke-dasharray: 6 4; }}
.axis {{ fill: var(--ink); }}
.part {{ stroke: var(--ink); stroke-width: 1.5; }}
.main, .alone {{ fill: var(--main); }}
.left {{ fill: var(--surface); }}
.helped {{ fill: url(#pattern-helped); }}
.watched {{ fill: url(#pattern-watched); }}
.before {{ fill: url(#pattern-before); }}
.pointed {{ fill: url(#pattern-pointed); }}
.hidden {{ fill: url(#pattern-hidden); stroke-dasharray: 4 3; }}
.ground-amber {{ fill: var(--amber); }}
.ground-pale {{ fill: var(--pale); }}
.ground-bare {{ fill: var(--surface); }}
.stroke {{ stroke: var(--ink); stroke-width: 1; opacity: .55; fill: none; }}
.dot {{ fill: var(--ink); opacity: .6; }}

details {{ margin: 0 0 .75rem; }}
summary {{ cursor: pointer; color: var(--main); text-decoration: underline; text-underline-offset: .2em;
  padding: .3rem 0; width: fit-content; }}
.wide {{ overflow-x: auto; padding-bottom: .25rem; }}
table {{ border-collapse: collapse; margin: .5rem 0; font-size: .9375rem; line-height: 1.35; }}
caption {{ text-align: start; font-weight: 600; padding: .25rem 0 .5rem; }}
th, td {{ text-align: start; vertical-align: top; padding: .45rem 1.25rem .45rem 0;
  border-bottom: 1px solid var(--faint); }}
thead th {{ border-bottom: 2px solid var(--ink); vertical-align: bottom; }}
tbody th {{ font-weight: 400; }}
.count {{ text-align: end; font-variant-numeric: tabular-nums; }}
tbody .words {{ min-width: 8rem; max-width: 22rem; }}

.notes li {{ margin-bottom: .4rem; max-width: 38rem; }}
.notes h3 {{ margin-top: 1.75rem; }}
dl {{ margin: 0 0 1.25rem; font-size: .9375rem; }}
dt {{ font-weight: 600; }}
dd {{ margin: 0 0 .5rem; max-width: 38rem; }}

@media (max-width: 34rem) {{
  .chart text.tight {{ display: none; }}
  header, main {{ padding-inline: 1rem; }}
  h1 {{ font-size: 1.75rem; }}
  h2 {{ font-size: 1.375rem; }}
  .cards strong {{ font-size: 2.25rem; }}
}}

@page {{ size: A4; margin: 15mm 16mm;
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages);
    font: 9pt system-ui, sans-serif; }} }}
@media print {{
  :root {{ color-scheme: light; {_tokens(PAPER)} }}
  html {{ font-size: 10pt; }}
  * {{ -webkit-print-color-adjust: exact; print-color-adjust: exact; }}
  header, main {{ max-width: none; padding: 0; }}
  h1, h2, h3, h4 {{ break-after: avoid; }}
  h1 {{ font-size: 20pt; }}
  h2 {{ font-size: 15pt; }}
  p {{ margin-bottom: .5rem; max-width: none; }}
  section {{ margin-top: 1rem; padding-top: .75rem; }}
  section.minute {{ margin-top: 1.25rem; }}
  h2 {{ margin-bottom: .75rem; }}
  article {{ margin-bottom: 1rem; }}
  .figure {{ margin: .6rem 0; }}
  .cards {{ gap: .6rem; margin-bottom: .75rem; }}
  .cards li {{ flex-basis: 28%; padding: .7rem 1rem; }}
  .assumptions {{ padding: .9rem 1rem; margin-bottom: .75rem; }}
  .cards strong {{ font-size: 24pt; }}
  .cards li, .assumptions, .sharing, tr, dt, li, .chart, .legend {{ break-inside: avoid; }}
  .top, .short, .shorthand {{ break-inside: avoid; }}
  .pair {{ display: grid; grid-template-columns: minmax(0, 3fr) minmax(min-content, 2fr); gap: 0 1.5rem;
    break-inside: avoid; }}
  .pair tbody .words {{ min-width: 9rem; }}
  dt {{ break-after: avoid; }}
  thead {{ display: table-header-group; }}
  tbody tr:first-child {{ break-before: avoid; }}
  .wide {{ overflow: visible; }}
  table {{ font-size: 9.5pt; }}
  th, td {{ padding: .25rem .75rem .25rem 0; }}
  summary {{ display: none; }}
  details::details-content {{ content-visibility: visible; height: auto; }}
  input {{ border: 0; background: none; padding: 0; min-height: 0; font-weight: 600; }}
  #invite {{ display: none; }}
  .notes {{ font-size: 9.5pt; line-height: 1.4; }}
  .notes li {{ margin-bottom: .2rem; max-width: none; }}
  .notes h3 {{ margin-top: .75rem; }}
  .notes p {{ margin-bottom: .3rem; }}
  .notes ul {{ columns: 2; column-gap: 2.5rem; margin: 0; padding-inline-start: 1.25rem; }}
  .on-screen, caption, .id {{ display: none; }}
  .on-paper {{ display: block; }}
  .signs dt, .signs dd {{ display: inline; margin: 0; }}
  .signs dt::after {{ content: ": "; }}
  .signs dd::after {{ content: "\\A"; white-space: pre; }}
}}
"""
