-- The write-ahead log is saved, so that a restore can come to any minute
SELECT 'LOOK', 'archive_mode is off: a restore goes back to the last dump' WHERE current_setting('archive_mode') = 'off'
UNION ALL
SELECT 'WRONG', format('archiving fails since %s at %s; until it works PostgreSQL keeps everything, and the disk fills', date_trunc('second', coalesce(last_archived_time, stats_reset)), last_failed_wal)
FROM pg_stat_archiver WHERE current_setting('archive_mode') <> 'off' AND last_failed_time > coalesce(last_archived_time, 'epoch');

-- Standbys follow
SELECT CASE WHEN behind > 1073741824 THEN 'WRONG' ELSE 'LOOK' END, format('%s is %s behind', application_name, pg_size_pretty(behind))
FROM (SELECT application_name, pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) AS behind FROM pg_stat_replication) AS standby
WHERE behind > 67108864
UNION ALL
SELECT 'WRONG', format('nobody reads slot %s; %s of log are kept for it', slot_name, pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)))
FROM pg_replication_slots WHERE NOT active AND pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn) > 1073741824;

-- Passwords do not cross the network in the clear
SELECT 'LOOK', 'password_encryption is md5' WHERE current_setting('password_encryption') = 'md5'
UNION ALL
SELECT 'LOOK', 'this connection crosses a network without TLS; fine inside one machine or a closed network'
FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND NOT ssl AND inet_server_addr() <> inet_client_addr();
