#!/usr/bin/env bash
# Makes a data folder from a base backup and the archive of the log; nothing that runs is touched:
#   restore-to.sh BACKUPS ARCHIVE DATA                     everything that the archive has
#   restore-to.sh BACKUPS ARCHIVE DATA '2026-11-23 09:59'  as it was then (any form that date understands; UTC unless it says)
#   restore-to.sh BACKUPS ARCHIVE DATA --standby CONNINFO  a standby that follows the PostgreSQL at CONNINFO
# Then start PostgreSQL on DATA, run `audit`, and only then let nodes in. What was restored archives nothing: when it takes the place of the
# real one, give it an archive folder of its own, ALTER SYSTEM RESET archive_mode, start it again and make a base backup.
set -euo pipefail

if [ $# -lt 3 ] || { [ "${4-}" = --standby ] && [ $# -ne 5 ]; } || { [ "${4-}" != --standby ] && [ $# -gt 4 ]; }; then
  echo "usage: restore-to.sh BACKUPS ARCHIVE DATA [TIME | --standby CONNINFO]" >&2
  exit 2
fi
backups=$(realpath "$1")
archive=$(realpath "$2")
data=$3
when=
if [ $# -eq 4 ]; then
  when=$(date -u -d "TZ=\"UTC\" $4" +%Y%m%dT%H%M%SZ)
fi

base=
for candidate in "$backups"/base-*; do # in order of time
  name=$(basename "$candidate")
  if [ -f "$candidate/SHA256SUMS" ] && { [ -z "$when" ] || [[ ! "$name" > "base-$when" ]]; }; then
    base=$candidate
  fi
done
if [ -z "$base" ]; then
  echo "there is no backup in $backups${when:+ that is older than $4}" >&2
  exit 1
fi
(cd "$base" && sha256sum --quiet --check SHA256SUMS)
if [ -e "$data" ] && [ -n "$(ls -A "$data")" ]; then
  echo "$data is not empty" >&2
  exit 1
fi
mkdir -p "$data"
chmod 700 "$data"
tar --extract --gzip --file "$base/base.tar.gz" --directory "$data"
cp "$base/backup_label" "$data/"

quoted() { printf "'%s'" "${1//\'/\'\'}"; }
{
  echo "restore_command = $(quoted "cp \"$archive/%f\" \"%p\"")"
  # A copy that is only looked at must not write into the archive of the real one: whoever restores from it later would follow the copy.
  [ "${4-}" = --standby ] || echo "archive_mode = off"
  if [ "${4-}" = --standby ]; then
    echo "primary_conninfo = $(quoted "$5")"
  elif [ -n "$when" ]; then
    echo "recovery_target_time = $(quoted "$(date -u -d "TZ=\"UTC\" $4" '+%Y-%m-%d %H:%M:%S.%6N+00')")"
    echo "recovery_target_action = 'promote'"
  fi
} >> "$data/postgresql.auto.conf"
if [ "${4-}" = --standby ]; then touch "$data/standby.signal"; else touch "$data/recovery.signal"; fi
echo "$data is made from $(basename "$base"); start PostgreSQL on it, then run audit"
