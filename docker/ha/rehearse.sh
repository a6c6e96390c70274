#!/usr/bin/env bash
# Tries patroni.yml and sentinel.conf on one machine: three PostgreSQL under Patroni on one etcd, a writer that keeps a list of what was
# acknowledged, kill -9 of the primary with its Patroni, and the list compared with the new primary; then three Sentinels, two Redis and
# kill -9 of the master. Run as root, who becomes postgres for PostgreSQL:
#   rehearse.sh FOLDER [patroni | sentinel]
# Needs Debian's packages patroni etcd-server postgresql redis-server redis-sentinel. Differs from the files in what one machine without
# a watchdog forces: addresses, memory, and before PostgreSQL 17 the builtin locale. Nothing of it is left running.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
folder=$(realpath "$1")
what=${2:-all}
chmod 755 "$folder"
started=()
trap 'kill -9 "${started[@]}" 2> /dev/null || true; pkill -9 -f "$folder/pg" || true' EXIT

await() { # SECONDS COMMAND…
  local until=$((SECONDS + $1))
  shift
  until "$@" > /dev/null 2>&1; do
    [ $SECONDS -lt $until ] || { echo "waited in vain for: $*" >&2; tail -n 5 "$folder"/*.log >&2; exit 1; }
    sleep 0.2
  done
}
now() { date +%s%N; }
since() { echo "$((($(now) - $1) / 1000000)) ms"; }
launch() { # NAME COMMAND…
  local name=$1
  shift
  setsid "$@" >> "$folder/$name.log" 2>&1 < /dev/null &
  echo $! > "$folder/$name.pid"
  started+=($!)
  disown # its end is no news
}

patroni_rehearsal() {
  local bin version password=rehearsed port i
  bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
  version=$("$bin/postgres" --version | grep -oE '[0-9]+' | head -1)
  launch etcd etcd --data-dir "$folder/etcd" --listen-client-urls http://127.0.0.1:22379 --advertise-client-urls http://127.0.0.1:22379 \
    --listen-peer-urls http://127.0.0.1:22380 --initial-advertise-peer-urls http://127.0.0.1:22380 --initial-cluster default=http://127.0.0.1:22380
  printf "include '%s'\nshared_buffers = 64MB\nmax_wal_size = 256MB\n" "$here/../postgresql.conf" > "$folder/postgresql.conf"
  for i in 1 2 3; do
    port=$((25430 + i))
    mkdir -p "$folder/pg$i" "$folder/archive"
    chown postgres "$folder/pg$i" "$folder/archive"
    sed -e "s/^name: PG1/name: pg$i/" -e 's/hosts: \[ETCD.*/hosts: ["127.0.0.1:22379"]/' \
      -e "s/0.0.0.0:8008/127.0.0.1:$((28008 + i))/" -e "s/PG1:8008/127.0.0.1:$((28008 + i))/" \
      -e "s/0.0.0.0:5432/127.0.0.1:$port/" -e "s/PG1:5432/127.0.0.1:$port/" -e "s/PASSWORD/$password/" \
      -e "s|data_dir: .*|data_dir: $folder/pg$i/data|" -e "s|bin_dir: .*|bin_dir: $bin|" -e "s|custom_conf: .*|custom_conf: $folder/postgresql.conf|" \
      -e 's/samenet/127.0.0.1\/32/' -e 's/mode: required/mode: off/' "$here/patroni.yml" > "$folder/pg$i.yml"
    printf '  parameters: { unix_socket_directories: "%s" }\n' "$folder/pg$i" > "$folder/own"
    sed -i "/^  custom_conf/r $folder/own" "$folder/pg$i.yml"
    [ "$version" -ge 17 ] || sed -i '/locale-provider/d; /builtin-locale/d' "$folder/pg$i.yml"
    launch "pg$i" setpriv --reuid postgres --regid postgres --init-groups env HOME="$folder/pg$i" YISHULAI_ARCHIVE="$folder/archive" patroni "$folder/pg$i.yml"
    [ $i -gt 1 ] || await 90 curl -sf http://127.0.0.1:28009/primary
  done
  export PGPASSWORD=$password
  at_primary() { psql "host=127.0.0.1,127.0.0.1,127.0.0.1 port=25431,25432,25433 user=yishulai dbname=postgres target_session_attrs=read-write connect_timeout=2" -Atq "$@"; }
  await 90 bash -c 'curl -s http://127.0.0.1:28009/cluster | grep -o "\"sync_standby\"\|\"replica\"" | wc -l | grep -qx 2'
  at_primary -c 'CREATE TABLE kept (number bigint PRIMARY KEY)'

  (
    number=0
    while :; do
      number=$((number + 1))
      if timeout 5 psql "host=127.0.0.1,127.0.0.1,127.0.0.1 port=25431,25432,25433 user=yishulai dbname=postgres target_session_attrs=read-write connect_timeout=2" \
        -Atq -c "INSERT INTO kept VALUES ($number)" 2> /dev/null; then
        echo "$number $(now)"
      fi
    done
  ) > "$folder/acknowledged" &
  started+=($!)
  local writer=$! before leader
  disown
  sleep 8
  leader=$(curl -s http://127.0.0.1:28009/cluster | python3 -c 'import json, sys; print(next(m["name"] for m in json.load(sys.stdin)["members"] if m["role"] == "leader"))')
  before=$(now)
  pkill -9 -f "patroni $folder/$leader.yml" || true
  pkill -9 -u postgres -f "$folder/$leader/data" || true
  pkill -9 -u postgres -f "^postgres: yishulai: .*$leader" || true
  echo "Patroni: $leader and its PostgreSQL killed"
  await 120 bash -c "tail -1 '$folder/acknowledged' | awk '{exit !(\$2 > $before + 3000000000)}'"
  sleep 5
  kill $writer
  # The longest time between two acknowledged writes, and whatever was acknowledged and is not there.
  awk 'NR > 1 && $2 - last > most { most = $2 - last } { last = $2 } END { printf "Patroni: %d writes acknowledged, the longest pause %.1f s\n", NR, most / 1e9 }' "$folder/acknowledged"
  cut -d' ' -f1 "$folder/acknowledged" | sort > "$folder/told"
  at_primary -c 'SELECT number FROM kept' | sort > "$folder/there"
  [ "$(comm -23 "$folder/told" "$folder/there" | wc -l)" -eq 0 ] || { echo "LOST: $(comm -23 "$folder/told" "$folder/there" | wc -l)"; exit 1; }
  echo "Patroni: each of them is on the new primary"
  before=$(now)
  launch "$leader" setpriv --reuid postgres --regid postgres --init-groups env HOME="$folder/$leader" YISHULAI_ARCHIVE="$folder/archive" patroni "$folder/$leader.yml"
  await 120 bash -c 'curl -s http://127.0.0.1:28009/cluster http://127.0.0.1:28010/cluster | grep -q "\"state\": \"\(running\|streaming\)\"" &&
    psql "host=127.0.0.1 port='"2543${leader#pg}"' user=yishulai dbname=postgres connect_timeout=2" -Atqc "SELECT pg_is_in_recovery()" | grep -qx t'
  echo "Patroni: the old primary follows the new one again after $(since "$before")"
}

sentinel_rehearsal() {
  local i before port password=rehearsed
  for i in 1 2; do
    port=$((26378 + i * 10))
    launch "redis$i" redis-server --bind 127.0.0.1 --port $port --requirepass $password --masterauth $password --save '' --appendonly no \
      --dir "$folder" $([ $i -eq 1 ] || echo --replicaof 127.0.0.1 26388)
    await 10 redis-cli --no-auth-warning -a $password -p $port PING
  done
  for i in 1 2 3; do
    sed -e "s/^port 26379/port 2737$i/" -e "s/REDIS1 6379/127.0.0.1 26388/" -e "s/PASSWORD/$password/" "$here/sentinel.conf" > "$folder/sentinel$i.conf"
    launch "sentinel$i" redis-sentinel "$folder/sentinel$i.conf"
  done
  master() { redis-cli --no-auth-warning -a $password -p 27372 SENTINEL get-master-addr-by-name yishulai | tail -1; }
  await 20 bash -c "redis-cli --no-auth-warning -a $password -p 27372 SENTINEL master yishulai | grep -A1 num-other-sentinels | grep -qx 2 &&
    redis-cli --no-auth-warning -a $password -p 27372 SENTINEL master yishulai | grep -A1 num-slaves | grep -qx 1"
  before=$(now)
  kill -9 "$(cat "$folder/redis1.pid")"
  await 60 bash -c "redis-cli --no-auth-warning -a $password -p 27372 SENTINEL get-master-addr-by-name yishulai | grep -qx 26398 &&
    redis-cli --no-auth-warning -a $password -p 26398 SET rehearsed yes | grep -qx OK"
  echo "Sentinel: the second Redis (now $(master)) is master and writes $(since "$before") after the first was killed"
}

[ "$what" = sentinel ] || patroni_rehearsal
[ "$what" = patroni ] || sentinel_rehearsal
