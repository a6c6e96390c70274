#!/usr/bin/env bash
# What compose.yaml starts, without containers: PostgreSQL, Redis, two nodes and HAProxy on the loopback address.
#   local.sh start | stop | status        all of it; data stays in the folder
#   local.sh start NAME | stop NAME | kill NAME       postgres, redis, node1, node2 or proxy; kill is kill -9
#   local.sh start second | stop second   the PostgreSQL on the folder "second", which restore-to.sh made, beside the first
#   local.sh env                          what the command line of the service and libpq read, to be sourced
# A node in another network: LISTEN (addresses of PostgreSQL and Redis, 127.0.0.1 first), NODE2_HOST (where it listens), NODE2_DATABASE_HOST and
# NODE2_REDIS_HOST (where it finds them), PROXY_ADDRESS (whom nodes believe who asks), NODE2_LAUNCHER (words before java); or NODE1_…
# Needs a built jar, and Debian's packages haproxy, redis-server, postgresql-client, curl. PostgreSQL 18 comes from PG_BIN (PGDG's
# packages: /usr/lib/postgresql/18/bin), and otherwise from the jar, as Redis does.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
folder=${YISHULAI_RUN:-$here/../data/local}
mkdir -p "$folder"
chmod 700 "$folder"
folder=$(realpath "$folder")
app=${YISHULAI_APP:-$here/../target/quarkus-app}
port=${HTTP_PORT:-8080} # of the proxy; the others are beside it
export PGHOST=127.0.0.1 PGPORT=$((port + 3)) PGUSER=yishulai PGDATABASE=yishulai
export YISHULAI_ARCHIVE=$folder/archive
databases=${YISHULAI_DATABASES:-127.0.0.1:$PGPORT}
redis_port=$((port + 4))
listen=${LISTEN:-127.0.0.1}

secret() { # NAME: made once
  [ -s "$folder/$1.secret" ] || (umask 077 && head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$folder/$1.secret")
  cat "$folder/$1.secret"
}
PGPASSWORD=$(secret postgres)
export PGPASSWORD

settings() {
  cat <<SETTINGS
export PGHOST=$PGHOST PGPORT=$PGPORT PGUSER=$PGUSER PGDATABASE=$PGDATABASE PGPASSWORD=$PGPASSWORD
export YISHULAI_ARCHIVE='$YISHULAI_ARCHIVE'
export QUARKUS_DATASOURCE_JDBC_URL='jdbc:postgresql://$databases/$PGDATABASE?targetServerType=primary'
export QUARKUS_DATASOURCE_USERNAME=$PGUSER QUARKUS_DATASOURCE_PASSWORD=$PGPASSWORD
export QUARKUS_REDIS_HOSTS=redis://:$(secret redis)@127.0.0.1:$redis_port
export YISHULAI_WATCH_TOKEN=$(secret watch) YISHULAI_LOG_JSON=true
SETTINGS
}

from_jar() { # PATTERN FILE: one program out of one of our libraries
  local jar
  jar=$(find "$app/lib" -name "$1" | head -1)
  (cd "$folder/programs" && unzip -qo "$jar" "$2")
}

postgres_programs() {
  local bin=${PG_BIN:-/usr/lib/postgresql/18/bin}
  if [ ! -x "$bin/postgres" ]; then
    bin=$folder/programs/postgresql/bin
    if [ ! -x "$bin/postgres" ]; then
      mkdir -p "$folder/programs/postgresql"
      from_jar '*embedded-postgres-binaries-linux*.jar' '*.txz'
      tar --extract --xz --file "$folder"/programs/postgres-linux-*.txz --directory "$folder/programs/postgresql"
    fi
  fi
  echo "$bin"
}

redis_program() {
  command -v redis-server && return
  if [ ! -x "$folder/programs/redis-server" ]; then
    mkdir -p "$folder/programs"
    from_jar '*embedded-redis*.jar' 'redis-server-*-linux-amd64'
    mv "$folder"/programs/redis-server-*-linux-amd64 "$folder/programs/redis-server"
    chmod +x "$folder/programs/redis-server"
  fi
  echo "$folder/programs/redis-server"
}

# PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
ordinary=()
[ "$(id -u)" -ne 0 ] || ordinary=(unshare --user)

alive() { [ -s "$folder/$1.pid" ] && kill -0 "$(cat "$folder/$1.pid")" 2> /dev/null; }

launch() { # NAME COMMAND…
  local name=$1
  shift
  setsid nohup "$@" >> "$folder/$name.log" 2>&1 < /dev/null &
  echo $! > "$folder/$name.pid"
}

await() { # NAME SECONDS COMMAND…
  local name=$1 left=$(($2 * 5))
  shift 2
  until "$@" > /dev/null 2>&1; do
    left=$((left - 1))
    if [ "$left" -eq 0 ] || ! alive "$name"; then
      echo "$name does not start:" >&2
      tail -20 "$folder/$name.log" >&2
      exit 1
    fi
    sleep 0.2
  done
}

start_postgres() {
  local bin data=$folder/postgres
  bin=$(postgres_programs)
  mkdir -p "$YISHULAI_ARCHIVE"
  if [ ! -f "$data/PG_VERSION" ]; then
    "${ordinary[@]}" "$bin/initdb" --pgdata="$data" --username="$PGUSER" --pwfile="$folder/postgres.secret" --auth=scram-sha-256 \
      --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 > "$folder/initdb.log"
    printf "include '%s'\nport = %s\nlisten_addresses = '%s'\nunix_socket_directories = ''\nshared_buffers = 256MB\nmax_wal_size = 1GB\n" \
      "$here/postgresql.conf" "$PGPORT" "$listen" >> "$data/postgresql.conf"
    [ "$listen" = 127.0.0.1 ] || echo "host all all samenet scram-sha-256" >> "$data/pg_hba.conf"
  fi
  launch postgres "${ordinary[@]}" "$bin/postgres" -D "$data"
  await postgres 60 psql --no-psqlrc --dbname postgres --command 'SELECT 1'
  psql --no-psqlrc -At --dbname postgres --command "SELECT 1 FROM pg_database WHERE datname = '$PGDATABASE'" | grep -q 1 ||
    psql --no-psqlrc --quiet --dbname postgres --command "CREATE DATABASE $PGDATABASE"
}

start_second() {
  launch second "${ordinary[@]}" "$(postgres_programs)/postgres" -D "$folder/second" -p $((port + 7))
  # PostgreSQL answers readers while it still replays the log: whoever counts then counts too little. A standby replays for ever.
  local whole="SELECT NOT pg_is_in_recovery()"
  [ ! -f "$folder/second/standby.signal" ] || whole="SELECT true"
  PGPORT=$((port + 7)) await second 3600 bash -c "psql --no-psqlrc -At --dbname postgres --command '$whole' | grep -qx t"
}

start_redis() {
  (umask 077 && printf 'bind %s\nport %s\nrequirepass %s\nsave ""\nappendonly no\nmaxmemory 64mb\nmaxmemory-policy volatile-ttl\n' \
    "${listen//,/ }" "$redis_port" "$(secret redis)" > "$folder/redis.conf")
  launch redis "$(redis_program)" "$folder/redis.conf"
  await redis 10 bash -c "exec 3<>/dev/tcp/127.0.0.1/$redis_port"
}

of() { # NODE WHAT: what is said of one node, else that it is here
  local name=NODE$1_$2
  echo "${!name:-127.0.0.1}"
}

start_node() { # 1 or 2
  local own=$((port + $1)) host
  host=$(of "$1" HOST)
  (
    [ "$(of "$1" DATABASE_HOST)" = 127.0.0.1 ] || databases=$(of "$1" DATABASE_HOST):$PGPORT
    eval "$(settings)"
    QUARKUS_REDIS_HOSTS=${QUARKUS_REDIS_HOSTS/@127.0.0.1:/@$(of "$1" REDIS_HOST):}
    local launcher=NODE$1_LAUNCHER
    export QUARKUS_HTTP_HOST=$host QUARKUS_HTTP_PORT=$own QUARKUS_SHUTDOWN_DELAY=${DRAIN:-5S}
    export QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING=true QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED=true
    export QUARKUS_HTTP_PROXY_TRUSTED_PROXIES=${PROXY_ADDRESS:-127.0.0.1} YISHULAI_DATA_DIR=$folder/node$1
    # shellcheck disable=SC2086 # words
    launch "node$1" ${!launcher:-} java ${NODE_JAVA_OPTIONS:--Xmx512m -XX:+ExitOnOutOfMemoryError} -jar "$app/quarkus-run.jar"
  )
  await "node$1" 120 curl --silent --fail "http://$host:$own/q/health/ready"
}

start_proxy() {
  # The same file as in the container; only addresses are of this machine, and there is no name server to ask.
  sed -e '/^resolvers docker/,/^$/d' -e 's/ resolvers docker init-addr none//' -e "s/bind :8080/bind 127.0.0.1:$port/" \
    -e "s/node1:8080/$(of 1 HOST):$((port + 1))/" -e "s/node2:8080/$(of 2 HOST):$((port + 2))/" "$here/haproxy.cfg" > "$folder/haproxy.cfg"
  launch proxy "${HAPROXY:-haproxy}" -f "$folder/haproxy.cfg"
  await proxy 30 curl --silent --fail "http://127.0.0.1:$port/v1/sites"
}

start() {
  alive "$1" && return
  case $1 in
    postgres) start_postgres ;;
    second) start_second ;;
    redis) start_redis ;;
    node1 | node2) start_node "${1#node}" ;;
    proxy) start_proxy ;;
    *) echo "there is no $1 here" >&2; exit 2 ;;
  esac
}

stop() { # NAME SIGNAL
  alive "$1" || return 0
  local pid
  pid=$(cat "$folder/$1.pid")
  # PostgreSQL: end the connections, write everything, go
  kill -"$([[ "$1" =~ ^(postgres|second)$ ]] && [ "$2" = TERM ] && echo INT || echo "$2")" "$pid"
  for _ in $(seq 600); do
    kill -0 "$pid" 2> /dev/null || { rm -f "$folder/$1.pid"; return; }
    sleep 0.1
  done
  echo "$1 ($pid) does not go" >&2
  exit 1
}

all="postgres redis node1 node2 proxy"
case ${1-} in
  start) for name in ${2:-$all}; do start "$name"; done ;;
  stop) for name in ${2:-proxy node2 node1 redis postgres}; do stop "$name" TERM; done ;;
  kill) stop "${2:?which}" KILL ;;
  env) settings ;;
  status) for name in $all; do alive "$name" && echo "$name runs ($(cat "$folder/$name.pid"))" || echo "$name stands still"; done ;;
  *) sed -n '2,11s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
