"""What lies in a tablet's folder."""

RECORDS = "progress.sqlite3"
HUB_FILE = "hub.json"
JOINED_FILE = "joined.json"  # which hub that is, and what it is not to get
KEY_FILE = "tablet.key"
OUTBOX = "outbox"
ROAD_FILE = "road.json"  # where bundles are sent
SECRET_FILE = "road.secret"  # with which name and password
SENT_FILE = "sent.json"  # when, and what went wrong
MACHINE_FILE = "machine.json"  # which machine these records are on
FORGETTING_FILE = "forgetting.json"  # whom to forget, while it is being done
PIN_FILE = "pin.json"  # what opens the staff pages
SETTINGS_FILE = "settings.json"  # how this tablet is set
