"""Small examples for the authors' guide. A test puts them together to one app and checks that app."""

from collections.abc import Mapping

# The app to which the examples of blocks, conditions and effects belong.
APP = """\
schema: app/1
id: flower-shop
title: Flower shop
entry: start
icon: leaf
tint: green
state:
  basket: {type: set, of: flowers}             # what is ticked
  bought: {type: set, of: flowers}
  favourite: {type: choice, of: flowers}       # one flower, or none
  greeting: {type: text}                       # whether something was written, never what
  town: {type: answer}                         # whether the right word was typed
  wrapped: {type: flag}                        # on or off
  arrived: {type: set, of: messages, starts: messages}
  read: {type: set, of: messages}
  opened: {type: choice, of: messages}
collections:
  flowers:
    - {id: rose, title: Rose, lines: [It needs sun], tag: New, fields: {price: [£2]}}
    - {id: daisy, title: Daisy, lines: [It grows anywhere], tag: Few left, fields: {price: [£1]}}
"""

BLOCKS: Mapping[str, str] = {
    "heading": "{type: heading, text: Our flowers}",
    "text": '{type: text, look: inset, text: "Hello {person:first}. You chose {count:basket}."}',
    "panel": "{type: panel, title: Thank you, text: Your flowers are on their way}",
    "cards": """\
type: cards
cards:
  - {id: choose, label: Choose flowers, text: Roses and daisies, go: start}
  - {id: your-basket, label: Your basket, go: basket, shown: {basket: any}}
""",
    "button": """\
type: button
id: buy
label: Buy them
needs: {basket: any}
otherwise: Tick at least one flower
do: [{move: {from: basket, into: bought}}]
go: basket
""",
    "link": "{type: link, id: help, label: How to choose, go: basket}",
    "checkbox-list": "{type: checkbox-list, id: flowers, from: flowers, into: basket, hint: Tick some}",
    "radio-list": "{type: radio-list, id: favourite, from: flowers, into: favourite}",
    "text-area": "{type: text-area, id: greeting, label: Write a greeting, into: greeting, limit: 80}",
    "summary": """\
type: summary
rows:
  - {id: yours, key: Flowers, items: bought, otherwise: None yet, change: Change, go: start}
  - {id: note, key: Greeting, typed: greeting, otherwise: None}
""",
    "expander": "{type: expander, id: care, label: How to care for roses, lines: [Give them water.]}",
    "tag-list": "{type: tag-list, from: flowers, within: bought, tag: Sent, tone: green}",
    "message-list": "{type: message-list, id: inbox, from: messages, into: opened, read: read, go: message}",
    "text-field": "type: text-field\nid: town\nlabel: Your town\ninto: town\nanswers: {right: Sampleton}\n",
    "switch": "{type: switch, id: wrap, label: Wrap them, into: wrapped, text: In brown paper}",
    "card-list": "{type: card-list, id: look, from: flowers, into: favourite, go: basket, otherwise: None}",
    "item-link": "{type: item-link, id: link, of: opened}",
    "timeline": """\
type: timeline
moments:
  - {title: Packed, text: Today, past: true}
  - {title: On its way}
""",
    "app-grid": "{type: app-grid, id: apps, away: not-here}",
}

CASE = """\
type: button
id: on
label: Continue
cases:
  - {when: {town: none}, error: Type your town}
  - {when: {town: wrong}, error: This is not Sampleton yet. Look at each letter.}
go: basket
"""

# Each test of a condition: an example, and when it holds.
TESTS: Mapping[str, tuple[str, str]] = {
    "any": ("{basket: any}", "there is something in it; a flag is on; something was written"),
    "none": ("{basket: none}", "it is empty, or off"),
    "exactly": ("{basket: [rose]}", "it holds these and nothing else; for one, `{favourite: rose}` will do"),
    "includes": ("{basket: {includes: [rose]}}", "it holds these, and perhaps more"),
    "without": ("{basket: {without: [rose]}}", "it holds none of these"),
    "has": ("{opened: {has: link}}", "the item that a choice holds has this: a link, a code, a reply"),
}

EFFECTS: Mapping[str, str] = {
    "move": "{move: {from: basket, into: bought}}",
    "copy": "{copy: {from: basket, into: bought}}",
    "add": "{add: {from: favourite, into: basket}}",
    "put": "{put: {into: favourite, items: [rose]}}",
    "remove": "{remove: {from: basket, those: favourite}}",
    "clear": "{clear: basket}",
}
