package cn.yishulai.boot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What people were told is done, and how often the database knows of it. Once is right; never is lost, more often is twice. */
final class Acknowledged {

    /** Each finds, for names of things, how often that thing was done; what is not found is not in the answer. */
    enum Deed {
        /** A family joined; by the nickname that nobody else has. */
        FAMILY_JOINED(
                "SELECT p.nickname, count(DISTINCT h.id) FROM person p JOIN household h ON h.id = p.household_id WHERE p.nickname = ANY (?) GROUP BY 1"),
        /** A title came into the catalogue. */
        TITLE_ADDED("SELECT title, count(*) FROM edition WHERE title = ANY (?) GROUP BY 1"),
        /** A family brought a book and was given a credit for it; by its label. */
        CREDIT_MINTED(
                "SELECT copy_code, count(*) FROM credit_transaction WHERE kind = 'MINT' AND copy_code = ANY (?) GROUP BY 1"),
        /** A receipt was given; by the family, who brings something once. */
        RECEIPT_GIVEN(
                """
                SELECT h.family_code, count(*) FROM drop_off d JOIN household h ON h.id = d.household_id
                WHERE d.state = 'CLOSED' AND h.family_code = ANY (?) GROUP BY 1"""),
        /** A book went over the counter; by its label. */
        HANDED_OVER(
                """
                SELECT c.code, count(*) FROM movement m JOIN copy c ON c.id = m.copy_id
                WHERE m.status = 'HANDED_OVER' AND c.code = ANY (?) GROUP BY 1"""),
        /** It was paid for. */
        CREDIT_BURNED(
                "SELECT copy_code, count(*) FROM credit_transaction WHERE kind = 'BURN' AND copy_code = ANY (?) GROUP BY 1"),
        /** A family asked for a book; by the family, who asks once. */
        HOLD_PLACED(
                """
                SELECT h.family_code, count(*) FROM swap_request r JOIN household h ON h.id = r.household_id
                WHERE h.family_code = ANY (?) GROUP BY 1"""),
        /** A ticket was given; by the family, who comes to one fair. */
        TICKET_GIVEN(
                """
                SELECT h.family_code, count(*) FROM ticket t JOIN household h ON h.id = t.household_id
                WHERE h.family_code = ANY (?) GROUP BY 1"""),
        /** One person came in with that ticket; by its code. */
        LET_IN(
                """
                SELECT t.code, count(*) FROM admission a JOIN ticket t ON t.id = a.ticket_id
                WHERE t.code = ANY (?) GROUP BY 1"""),
        /** What a device without network did was written down; by device and number. */
        OFFLINE_EVENT(
                """
                SELECT e.device || '/' || e.sequence, count(*) FROM offline_event e JOIN stocktake_scan s USING (device, sequence)
                WHERE e.device || '/' || e.sequence = ANY (?) GROUP BY 1""");

        private final String counted;

        Deed(String counted) {
            this.counted = counted;
        }
    }

    /** @param nanos when the answer came, by {@link System#nanoTime} */
    record Entry(Deed deed, String of, long nanos) {}

    private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();

    void add(Deed deed, String of) {
        entries.add(new Entry(deed, of, System.nanoTime()));
    }

    int size() {
        return entries.size();
    }

    /** The thing that somebody was told about last. */
    String any(Deed deed) {
        return entries.stream()
                .filter(entry -> entry.deed() == deed)
                .reduce((first, second) -> second)
                .orElseThrow()
                .of();
    }

    /** How many were told of this since a moment. */
    long since(Deed deed, long moment) {
        return entries.stream()
                .filter(entry -> entry.deed() == deed && entry.nanos() - moment >= 0)
                .count();
    }

    /** When anything was acknowledged, in order. */
    long[] moments() {
        return entries.stream().mapToLong(Entry::nanos).sorted().toArray();
    }

    /** A line for each that is not there exactly once. */
    List<String> notExactlyOnce(Connection connection) throws SQLException {
        return notExactlyOnce(connection, entries);
    }

    static List<String> notExactlyOnce(Connection connection, Collection<Entry> entries) throws SQLException {
        List<String> wrong = new ArrayList<>();
        for (Deed deed : Deed.values()) {
            Collection<String> named = new TreeSet<>();
            entries.stream().filter(entry -> entry.deed() == deed).forEach(entry -> named.add(entry.of()));
            Map<String, Integer> times = times(connection, deed, named);
            for (String of : named) {
                int found = times.getOrDefault(of, 0);
                if (found != 1) {
                    wrong.add("%s %s: %d times".formatted(deed, of, found));
                }
            }
        }
        return wrong;
    }

    private static Map<String, Integer> times(Connection connection, Deed deed, Collection<String> named)
            throws SQLException {
        Map<String, Integer> times = new HashMap<>();
        try (PreparedStatement count = connection.prepareStatement(deed.counted)) {
            count.setArray(1, connection.createArrayOf("text", named.toArray()));
            try (ResultSet rows = count.executeQuery()) {
                while (rows.next()) {
                    times.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
        return times;
    }
}
