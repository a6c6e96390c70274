#!/usr/bin/env bash
# Run once by the image of PostgreSQL, on an empty volume: folders that it may write, and a standby that may follow.
set -euo pipefail
echo "host replication $POSTGRES_USER samenet scram-sha-256" >> "$PGDATA/pg_hba.conf"
