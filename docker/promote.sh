#!/usr/bin/env bash
# Makes a standby the primary: promote.sh OLD_HOST OLD_PORT. libpq's variables name the standby. Two primaries would both
# take writes and neither could be believed, so nothing is done while the old one answers: switch it off first.
# The nodes find the new one by themselves when their address names both (…//one,two/yishulai?targetServerType=primary).
set -euo pipefail

if [ $# -ne 2 ]; then
  echo "usage: promote.sh OLD_HOST OLD_PORT    (libpq's variables name the standby)" >&2
  exit 2
fi
if timeout 3 bash -c "exec 3<>/dev/tcp/$1/$2" 2> /dev/null; then
  echo "something still answers at $1:$2: switch the old primary off first" >&2
  exit 1
fi
ask() { psql --no-psqlrc --quiet --no-align --tuples-only --set ON_ERROR_STOP=1 --dbname postgres "$@"; }
if [ "$(ask --command "SELECT pg_is_in_recovery()")" = f ]; then
  echo "this is no standby" >&2
  exit 1
fi
[ "$(ask --command "SELECT pg_promote(true, 60)")" = t ] || { echo "it was not promoted within 60 s" >&2; exit 1; }
# What waited for the old pair must not wait for a standby that is not there yet.
ask --command "ALTER SYSTEM RESET synchronous_standby_names" --command "SELECT pg_reload_conf()" > /dev/null
echo "promoted; it has no standby now: make one (restore-to.sh … --standby)"
