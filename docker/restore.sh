#!/usr/bin/env bash
# Replaces the database by a dump: restore.sh --yes FILE. Both nodes stop; what was written after the dump is lost.
set -euo pipefail

if [ $# -ne 2 ] || [ "$1" != --yes ]; then
  echo "usage: restore.sh --yes FILE    (replaces the whole database by FILE)" >&2
  exit 2
fi
file=$(realpath "$2")
cd "$(dirname "$0")"

# Read it before anything is thrown away.
docker compose exec -T postgres pg_restore --list < "$file" > /dev/null

docker compose stop node1 node2
# Beside the old database; the old one goes only when the new one is complete.
docker compose exec -T postgres dropdb --username yishulai --if-exists restoring
docker compose exec -T postgres createdb --username yishulai restoring
docker compose exec -T postgres pg_restore --username yishulai --dbname restoring --exit-on-error --single-transaction < "$file"
docker compose exec -T postgres psql --username yishulai --dbname postgres --quiet --set ON_ERROR_STOP=1 <<'SQL'
DROP DATABASE yishulai WITH (FORCE);
ALTER DATABASE restoring RENAME TO yishulai;
SQL

# Every rule between rows is checked before anybody is let in again.
docker compose run --rm --no-deps node1 audit
docker compose start node1 node2
echo "restored from $file"
