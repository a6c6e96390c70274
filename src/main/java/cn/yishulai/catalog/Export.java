package cn.yishulai.catalog;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the whole catalogue out, a page at a time, in the order of the ids: a page is in memory, however many there
 * are, and nothing is locked meanwhile. A volume that is added while it is written is in it, or comes with the next.
 */
public final class Export {

    static final int PAGE = 1000;
    private static final int CHUNK = 1 << 16;

    private static final String VOLUMES =
            """
            SELECT v.id, v.edition_id, e.work_id, e.title, v.label, e.author, e.publisher, e.series, e.year, e.price_fen,
                   ARRAY(SELECT number FROM volume_number n WHERE n.volume_id = v.id ORDER BY position) AS numbers
              FROM volume v JOIN edition e ON e.id = v.edition_id
             WHERE v.id > ? AND v.merged_into IS NULL ORDER BY v.id LIMIT ?
            """;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Gives a connection for each page. */
    public interface Connections {
        Connection open() throws SQLException;
    }

    private final Connections database;

    public Export(Connections database) {
        this.database = database;
    }

    /** @return how many volumes were written */
    public long write(ExportFormat format, OutputStream out) throws IOException, SQLException {
        // the XML writer asks for each bracket by itself, and every call of an answer's stream costs
        ExportWriter writer = format.writer(new BufferedOutputStream(out, CHUNK));
        long written = 0;
        List<ExportedVolume> page = page(BEFORE_ALL);
        while (!page.isEmpty()) {
            for (ExportedVolume volume : page) {
                writer.write(volume);
            }
            written += page.size();
            writer.flush();
            page = page.size() < PAGE
                    ? List.of()
                    : page(page.get(page.size() - 1).id());
        }
        writer.finish();
        return written;
    }

    private List<ExportedVolume> page(UUID after) throws SQLException {
        try (Connection connection = database.open();
                PreparedStatement statement = connection.prepareStatement(VOLUMES)) {
            statement.setObject(1, after);
            statement.setInt(2, PAGE);
            List<ExportedVolume> page = new ArrayList<>(PAGE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(volume(row));
                }
            }
            return page;
        }
    }

    private static ExportedVolume volume(ResultSet row) throws SQLException {
        Array numbers = row.getArray("numbers");
        return new ExportedVolume(
                new OwnIds(
                        row.getObject("id", UUID.class),
                        row.getObject("edition_id", UUID.class),
                        row.getObject("work_id", UUID.class)),
                row.getString("title"),
                row.getString("label"),
                row.getString("author"),
                row.getString("publisher"),
                row.getString("series"),
                row.getObject("year", Integer.class),
                price(row.getObject("price_fen", Integer.class)),
                List.of((String[]) numbers.getArray()));
    }

    private static @Nullable String price(@Nullable Integer fen) {
        return fen == null ? null : BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
