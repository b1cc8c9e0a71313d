"""What lies in a tablet's folder beside its records."""

HUB_FILE = "hub.json"
KEY_FILE = "tablet.key"
OUTBOX = "outbox"
