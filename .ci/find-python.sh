#!/bin/sh
# Print the Python to build .venv with: the newest one from 3.11 on.
#
# exit 0  it can make a virtual environment
# exit 2  it is new enough, but its python3.X-venv package is missing
# exit 1  nothing printed: no Python here is new enough
#
# Each one is asked to run: where several are kept side by side, the name alone
# may be a signpost that leads nowhere.

new_enough='import sys, venv; sys.exit(sys.version_info < (3, 11))'

for program in "import ensurepip; $new_enough" "$new_enough"; do
    for name in python3.13 python3.12 python3.11 python3; do
        if "$name" -c "$program" >/dev/null 2>&1; then
            command -v "$name"
            case $program in *ensurepip*) exit 0 ;; *) exit 2 ;; esac
        fi
    done
done
exit 1
