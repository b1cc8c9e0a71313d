"""Plural headers, equal to Weblate's. Babel's own differ from CLDR for Welsh, Turkish, Persian.

Our own texts avoid plurals ("Step 3 of 5"); translators' tools want the header all the same.
"""

_NOT_ONE = "nplurals=2; plural=n != 1;"
_ABOVE_ONE = "nplurals=2; plural=n > 1;"

PLURALS = {
    "en": _NOT_ONE,
    "cy": "nplurals=6; plural=(n == 0) ? 0 : ((n == 1) ? 1 : ((n == 2) ? 2 : "
    "((n == 3) ? 3 : ((n == 6) ? 4 : 5))));",
    "ur": _NOT_ONE,
    "bn": _ABOVE_ONE,
    "pl": "nplurals=3; plural=(n == 1) ? 0 : "
    "((n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14)) ? 1 : 2);",
    "ar": "nplurals=6; plural=(n == 0) ? 0 : ((n == 1) ? 1 : ((n == 2) ? 2 : "
    "((n % 100 >= 3 && n % 100 <= 10) ? 3 : ((n % 100 >= 11) ? 4 : 5))));",
    "pa": _ABOVE_ONE,
    "ro": "nplurals=3; plural=(n == 1) ? 0 : ((n == 0 || (n % 100 >= 1 && n % 100 <= 19)) ? 1 : 2);",
    "tr": _NOT_ONE,
    "pt": _ABOVE_ONE,
    "pt_PT": _NOT_ONE,
    "es": _NOT_ONE,
    "gu": _ABOVE_ONE,
    "so": _NOT_ONE,
    "ta": _NOT_ONE,
    "fa": _ABOVE_ONE,
    "ckb": _NOT_ONE,
}
