#!/usr/bin/env bash
# Starts the service once with its embedded servers, asks it a few things and stops it, to keep the classes of a start in an archive:
# train.sh APP FOLDER ARCHIVE. The archive is good for this very Java and these very jars.
set -euo pipefail

app=$1 folder=$2 archive=$3
port=${TRAINING_PORT:-8080}
export YISHULAI_DATA_DIR=$folder QUARKUS_HTTP_PORT=$port
unset JAVA_TOOL_OPTIONS
cd "$app"
java -XX:ArchiveClassesAtExit="$archive" -jar quarkus-run.jar > "$folder/training.log" 2>&1 &
service=$!
trap 'kill $service 2> /dev/null || true' EXIT
ask() { # PATH: the first line of the answer, without curl
  (exec 3<> "/dev/tcp/127.0.0.1/$port" && printf 'GET %s HTTP/1.0\r\nAccept: application/json\r\n\r\n' "$1" >&3 && head -1 <&3) 2> /dev/null || true
}
for _ in $(seq 240); do
  case $(ask /q/health/started) in *" 200 "*) break ;; esac
  kill -0 $service || { cat "$folder/training.log" >&2; exit 1; }
  sleep 0.5
done
for path in /v1/sites '/v1/volumes?query=%E7%BA%A2%E6%A5%BC' /v1/fairs /v1/openapi.yaml /v1/nothing; do
  ask "$path" > "$folder/asked"
  grep -q '^HTTP' "$folder/asked" || { echo "no answer from $path" >&2; exit 1; }
done
kill $service
wait $service || true # 143: ended as it was told to
trap - EXIT
[ -s "$archive" ] || { cat "$folder/training.log" >&2; exit 1; }
ls -l "$archive"
