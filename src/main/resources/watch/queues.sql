-- yishulai_outbox_waiting: Messages that have not been sent, by what they are about
SELECT topic, count(*) FROM outbox_message WHERE done_at IS NULL GROUP BY topic;

-- yishulai_outbox_late_seconds: How long the message that waits longest should have been on its way
SELECT coalesce(greatest(extract(epoch FROM now() - min(due_at)), 0), 0) FROM outbox_message WHERE done_at IS NULL;

-- yishulai_requests_open: Swap requests that are not at their end, by state
SELECT state, count(*) FROM swap_request WHERE state IN ('OPEN', 'PAUSED', 'OFFERED', 'ACCEPTED', 'READY') GROUP BY state;

-- yishulai_claims_open: Copies kept for a request: to be pulled, on their way, to be fetched
SELECT state, count(*) FROM claim WHERE state IN ('OFFERED', 'TO_PULL', 'ON_ITS_WAY', 'TO_FETCH') GROUP BY state;

-- yishulai_holds_overdue: Copies on a hold shelf after their last day, which the clock should have let go
SELECT count(*) FROM claim WHERE state = 'TO_FETCH' AND pickup_until < (now() AT TIME ZONE 'Asia/Shanghai')::date;

-- yishulai_offers_overdue: Offers whose time is over and that have not lapsed
SELECT count(*) FROM swap_request WHERE state = 'OFFERED' AND offered_until < now();

-- yishulai_transfers_open: Van loads that are not at their end, by state
SELECT state, count(*) FROM transfer WHERE closed_at IS NULL GROUP BY state;

-- yishulai_waitlist: Families in the waiting lines of fairs, by state
SELECT state, count(*) FROM waitlist_entry WHERE over_at IS NULL GROUP BY state;

-- yishulai_counts_waiting: Reports and simulations that were asked for and are not done
SELECT work, count(*)
FROM (SELECT 'report' AS work FROM report_count WHERE state IN ('WAITING', 'RUNNING')
      UNION ALL SELECT 'simulation' FROM simulation WHERE state IN ('WAITING', 'RUNNING')) AS asked
GROUP BY work;

-- yishulai_database_bytes: Size of the database
SELECT pg_database_size(current_database());

-- yishulai_database_connections: Connections to the database, by what they do
SELECT coalesce(state, 'unknown') AS state, count(*) FROM pg_stat_activity WHERE datname = current_database() GROUP BY 1;

-- yishulai_database_connections_most: Connections that PostgreSQL lets in
SELECT current_setting('max_connections')::integer;

-- yishulai_database_longest_transaction_seconds: Age of the oldest transaction
SELECT coalesce(max(extract(epoch FROM now() - xact_start)), 0) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend';

-- yishulai_database_waiting_for_locks: Statements that wait for a lock
SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock';

-- yishulai_archive_unsaved_seconds: How long the write-ahead log has failed to be saved; 0 when it is saved, or nobody asked for it
SELECT CASE WHEN current_setting('archive_mode') <> 'off' AND last_failed_time > coalesce(last_archived_time, 'epoch')
            THEN extract(epoch FROM now() - coalesce(last_archived_time, stats_reset)) ELSE 0 END
FROM pg_stat_archiver;

-- yishulai_standby_behind_bytes: How far each standby is behind
SELECT application_name AS standby, coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn), 0)
FROM pg_stat_replication;
