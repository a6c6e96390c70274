#!/usr/bin/env bash
# Keeps the newest base backups and the log that they need: prune-backups.sh BACKUPS ARCHIVE HOW_MANY
set -euo pipefail

if [ $# -ne 3 ] || ! [[ "$3" =~ ^[1-9][0-9]*$ ]]; then
  echo "usage: prune-backups.sh BACKUPS ARCHIVE HOW_MANY" >&2
  exit 2
fi
mapfile -t whole < <(for base in "$1"/base-*; do [ -f "$base/SHA256SUMS" ] && echo "$base"; done)
if [ "${#whole[@]}" -eq 0 ]; then
  echo "there is no whole backup in $1: nothing is thrown away" >&2
  exit 1
fi
gone=$((${#whole[@]} > $3 ? ${#whole[@]} - $3 : 0))
oldest=$(cat "${whole[$gone]}/first-segment")
rm -rf "${whole[@]:0:$gone}"
segments=0
for file in "$2"/*; do
  name=$(basename "$file")
  # Names of segments count upwards after the eight digits of the timeline; histories of timelines are small and stay.
  if [[ "$name" =~ ^[0-9A-F]{24} ]] && [[ "${name:8:16}" < "${oldest:8:16}" ]]; then
    rm "$file"
    segments=$((segments + 1))
  fi
done
echo "$gone backups and $segments segments of the log are gone; the oldest backup is $(basename "${whole[$gone]}")"
