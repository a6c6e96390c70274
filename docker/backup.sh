#!/usr/bin/env bash
# Writes a dump of the running database: backup.sh [FOLDER]. The service goes on working; the dump is one moment of it.
# For every night: 30 3 * * * /srv/yishulai/docker/backup.sh /backup && find /backup -name 'yishulai-*.dump' -mtime +30 -delete
set -euo pipefail
cd "$(dirname "$0")"

folder=${1:-backups}
mkdir -p "$folder"
chmod 700 "$folder" # a dump holds everything, phones and keys included
file="$folder/yishulai-$(date +%Y%m%d-%H%M%S).dump"

# Under another name until it is complete, so that a dump cut short is never taken for a good one.
trap 'rm -f "$file.part"' EXIT
docker compose exec -T postgres pg_dump --username yishulai --format custom yishulai > "$file.part"
docker compose exec -T postgres pg_restore --list < "$file.part" > /dev/null
mv "$file.part" "$file"
echo "$file ($(du -h "$file" | cut -f1))"
