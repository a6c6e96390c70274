package cn.yishulai.boot;

import cn.yishulai.journal.AuditProof;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The rules that must hold between rows, whatever happened: a query for each, written by the room that owns the rows,
 * which returns the rows that break it. They stand in {@code audit/<room>.sql}: a comment line that says the rule,
 * beneath it the query, ended by a semicolon.
 */
public final class Invariants {

    /** The rooms that keep rows; tickets are a part of fairs with rules enough for a file of their own. */
    static final List<String> ROOMS = List.of(
            "boot",
            "ledger",
            "people",
            "places",
            "catalog",
            "copies",
            "intake",
            "inventory",
            "swaps",
            "fairs",
            "tickets",
            "reports",
            "planning");

    private static final int ROWS_SHOWN = 100;

    private Invariants() {}

    /** @param rule what must hold, in one sentence */
    record Invariant(String room, String rule, String query) {}

    /** @param rows the rows that break the rule, as {@code column=value …}; at most 100 of them */
    public record Finding(String room, String rule, List<String> rows) {}

    /** Runs every query on one snapshot of the database, reading only; the keys lie in the database. */
    public static List<Finding> check(Connection connection) throws SQLException {
        return check(connection, Optional.empty());
    }

    /** @param keys the folder of the keys that seal the audit trail; nothing when they lie in the database */
    static List<Finding> check(Connection connection, Optional<Path> keys) throws SQLException {
        List<Finding> findings = new ArrayList<>(check(connection, all()));
        findings.add(new Finding(
                "journal",
                "Every entry of the audit trail is as it was written, and in its place",
                AuditProof.findings(connection, keys)));
        return findings;
    }

    static List<Finding> check(Connection connection, List<Invariant> invariants) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            List<Finding> findings = new ArrayList<>();
            for (Invariant invariant : invariants) {
                findings.add(brokenBy(invariant, statement));
            }
            return findings;
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    private static Finding brokenBy(Invariant invariant, Statement statement) throws SQLException {
        statement.setMaxRows(ROWS_SHOWN);
        List<String> rows = new ArrayList<>();
        try (ResultSet offending = statement.executeQuery(invariant.query())) {
            ResultSetMetaData columns = offending.getMetaData();
            while (offending.next()) {
                StringJoiner row = new StringJoiner(" ");
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.add(columns.getColumnLabel(i) + "=" + offending.getString(i));
                }
                rows.add(row.toString());
            }
        } catch (SQLException e) {
            throw new SQLException("the query of '%s' fails: %s".formatted(invariant.rule(), e.getMessage()), e);
        }
        return new Finding(invariant.room(), invariant.rule(), List.copyOf(rows));
    }

    static List<Invariant> all() {
        return ROOMS.stream()
                .flatMap(room -> parse(room, read("/audit/" + room + ".sql")).stream())
                .toList();
    }

    /** Queries are separated by semicolons at the end of a line; the comment lines before a query say its rule. */
    static List<Invariant> parse(String room, String sql) {
        List<Invariant> invariants = new ArrayList<>();
        StringJoiner rule = new StringJoiner(" ");
        StringJoiner query = new StringJoiner("\n");
        for (String line : sql.lines().toList()) {
            if (line.startsWith("--")) {
                rule.add(line.substring(2).strip());
            } else if (!line.isBlank()) {
                query.add(line);
            }
            if (line.endsWith(";")) {
                if (rule.length() == 0) {
                    throw new IllegalArgumentException("a query of %s says no rule: %s".formatted(room, query));
                }
                invariants.add(new Invariant(room, rule.toString(), query.toString()));
                rule = new StringJoiner(" ");
                query = new StringJoiner("\n");
            }
        }
        if (query.length() > 0) {
            throw new IllegalArgumentException("a query of %s has no semicolon: %s".formatted(room, query));
        }
        return invariants;
    }

    /** A file of queries that is part of the jar. */
    static String read(String name) {
        try (InputStream in = Invariants.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
