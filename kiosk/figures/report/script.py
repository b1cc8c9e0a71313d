"""The only script of the page: it folds tables away, opens them for paper, and works out hours anew."""

from base64 import b64encode
from hashlib import sha256

SCRIPT = """
"use strict";
const folds = document.querySelectorAll("details");
const fold = open => folds.forEach(each => { each.open = open; });
let wereOpen = [];
fold(false);
addEventListener("beforeprint", () => { wereOpen = [...folds].filter(each => each.open); fold(true); });
addEventListener("afterprint", () => { fold(false); wereOpen.forEach(each => { each.open = true; }); });

const base = document.getElementById("assumptions");
if (base) {
  const field = name => document.getElementById(name);
  const fields = [field("minutes"), field("day")];
  const text = number => (Math.floor(number * 10 + 0.5) / 10)
    .toLocaleString("en-GB", { maximumFractionDigits: 1 });
  const show = (name, good, number) => { field(name).value = good ? text(number) : "?"; };
  const work = () => {
    const [minutes, day] = fields.map(each => each.valueAsNumber);
    const known = fields.map(each => Number.isFinite(each.valueAsNumber)
      && each.valueAsNumber >= each.min && each.valueAsNumber <= each.max);
    fields.forEach((each, place) => each.setAttribute("aria-invalid", String(!known[place])));
    const hours = base.dataset.more * minutes / 60;
    show("hours", known[0], hours);
    show("days", known[0] && known[1], hours / day);
    show("day-again", known[1], day);
    field("changed").hidden = fields.every(each => each.value === each.defaultValue);
  };
  fields.forEach(each => { each.readOnly = false; each.addEventListener("input", work); });
  field("invite").hidden = false;
}
"""


def allowed(text: str) -> str:
    """The source for a content security policy that lets exactly this script or style in."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
