#!/usr/bin/env bash
# Copies the whole cluster while it works: base-backup.sh FOLDER. Together with the archive of the log it can be restored
# to any moment after it (restore-to.sh). Runs where the data lies; libpq's variables (PGHOST, PGPORT, PGUSER, PGPASSWORD)
# say how to connect as a superuser. Needs psql, of any version, and tar. Every night:
#   15 2 * * * base-backup.sh /backup && prune-backups.sh /backup /archive 7
set -euo pipefail

if [ "${1-}" = --copy ]; then # between start and stop, from the session below: files may change and go while they are read
  cd "$BASE_DATA"
  status=0
  tar --create --gzip --file "$BASE_WORK/base.tar.gz" --warning=no-file-changed --warning=no-file-removed \
    --exclude='./pg_wal/*' --exclude='./pg_replslot/*' --exclude='./pg_dynshmem/*' --exclude='./pg_notify/*' \
    --exclude='./pg_serial/*' --exclude='./pg_snapshots/*' --exclude='./pg_stat_tmp/*' --exclude='./pg_subtrans/*' \
    --exclude='*/pgsql_tmp*' --exclude=./postmaster.pid --exclude=./postmaster.opts \
    --exclude=./standby.signal --exclude=./recovery.signal --exclude=./backup_label . || status=$?
  [ "$status" -le 1 ] && touch "$BASE_WORK/copied" # 1: a file changed, which the log puts right
  exit
fi

if [ $# -ne 1 ]; then
  echo "usage: base-backup.sh FOLDER    (libpq's variables say of which PostgreSQL)" >&2
  exit 2
fi
mkdir -p "$1"
chmod 700 "$1" # it holds everything, phones and keys included
folder=$(realpath "$1")
self=$(realpath "$0")
ask() { psql --no-psqlrc --quiet --no-align --tuples-only --set ON_ERROR_STOP=1 --dbname postgres "$@"; }

if [ "$(ask --command "SELECT current_setting('archive_mode')")" = off ]; then
  echo "archive_mode is off: without the archive of the log this copy could not be restored" >&2
  exit 1
fi
BASE_DATA=$(ask --command "SHOW data_directory")
BASE_WORK=$(mktemp -d "$folder/.base.XXXXXX")
export BASE_DATA BASE_WORK SELF="$self"
trap 'rm -rf "$BASE_WORK"' EXIT

# Start and stop belong to one session. PostgreSQL itself waits at the end until the last segment is in the archive.
ask <<'SQL'
\getenv work BASE_WORK
SELECT pg_walfile_name(pg_backup_start('base-backup.sh', true)) AS first \gset
\! "$SELF" --copy
SELECT labelfile FROM pg_backup_stop(true) \gset
\set file :work /backup_label
\o :file
SELECT rtrim(:'labelfile', E'\n');
\set file :work /first-segment
\o :file
SELECT :'first';
SQL
[ -f "$BASE_WORK/copied" ] || { echo "the copy is not complete" >&2; exit 1; }
rm "$BASE_WORK/copied"
(cd "$BASE_WORK" && sha256sum base.tar.gz backup_label first-segment > SHA256SUMS)
sync "$BASE_WORK"/*
# Under its name only when it is whole. The name is the moment from which on it can be restored.
done=$folder/base-$(date -u +%Y%m%dT%H%M%SZ)
mv "$BASE_WORK" "$done"
trap - EXIT
echo "$done ($(du -sh "$done" | cut -f1))"
