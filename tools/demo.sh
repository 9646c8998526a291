#!/usr/bin/env bash
# What `make demo` shows: the demo documents read in, three questions, and how to go on.
set -euo pipefail
cd "$(dirname "$0")/.."
scrutineer="${BIN:-.venv/bin}/scrutineer"
library="${DEMO:-out/demo}"

ask() {
    printf '\n$ scrutineer ask "%s"\n' "$1"
    "$scrutineer" ask "$1" --library "$library"
}

"$scrutineer" ingest corpus/documents --library "$library"
ask "PLACEHOLDER"

cat <<END

Ask on:            $scrutineer ask "YOUR QUESTION" --library $library
Your own papers:   $scrutineer ingest FOLDER
                   $scrutineer ask "YOUR QUESTION"
All commands:      $scrutineer --help
END
