package cn.yishulai.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * The whole audit trail in a file that somebody without any key of ours can check.
 *
 * <p>One JSON object a line, oldest first; {@code facts} is the text as it was sealed. The last member {@code hash} is the
 * SHA-256, hexadecimal, of the hash of the line before (64 zeros before the first), a line feed, and this line without
 * its last member, that is up to {@code ,"hash":"…"} and with the brace closed. Whoever kept the last hash of an earlier
 * file — printed in a report, deposited elsewhere — knows whether the later one tells the same story: the line at that
 * position must carry it. {@code seal} and {@code chain} are the keyed codes by which we prove the same ourselves.
 */
public final class AuditExport {

    /** Before the first line. */
    public static final String BEGINNING = "0".repeat(64);

    private static final String ALL =
            """
            SELECT l.position, e.id, e.at, e.actor, e.verb, e.subject, e.facts, e.seal, l.chain
            FROM audit_link l JOIN audit_entry e ON e.id = l.entry_id ORDER BY l.position""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Writer out;
    private String hash = BEGINNING;
    private long entries;

    private AuditExport(Writer out) {
        this.out = out;
    }

    /** @param hash of the last line: what an outsider keeps */
    public record Written(long entries, String hash) {}

    /** Writes all entries that are linked, from one snapshot; a thousand are in memory. */
    public static Written write(Connection connection, Writer out) throws SQLException, IOException {
        AuditExport export = new AuditExport(out);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            statement.setFetchSize(1_000);
            try (ResultSet row = statement.executeQuery(ALL)) {
                while (row.next()) {
                    export.line(AuditTrail.linked(row));
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        out.flush();
        return new Written(export.entries, export.hash);
    }

    private void line(AuditTrail.Linked entry) throws IOException {
        ObjectNode line = JSON.createObjectNode()
                .put("position", entry.position())
                .put("id", entry.id().toString())
                .put("at", entry.at().toString())
                .put("actor", entry.actor())
                .put("verb", entry.verb())
                .put("subject", entry.subject())
                .put("facts", entry.facts())
                .put("seal", entry.seal())
                .put("chain", entry.chain());
        String text = JSON.writeValueAsString(line);
        hash = next(hash, text);
        entries++;
        out.write(text, 0, text.length() - 1);
        out.write(",\"hash\":\"" + hash + "\"}\n");
    }

    private static String next(String before, String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((before + '\n' + text).getBytes(UTF_8));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
