package cn.yishulai.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Reads a table of what is kept of a household. */
@ApplicationScoped
public class KeptReads {

    private final Session database;

    KeptReads(Session database) {
        this.database = database;
    }

    /** @param sql as many columns as heads, in order; the household is its parameter ?1 */
    public Kept read(String name, Kept.Words title, List<Kept.Words> heads, String sql, UUID household) {
        List<Object[]> rows = database.createNativeQuery(sql, Object[].class)
                .setParameter(1, household)
                .getResultList();
        return Kept.of(name, title, heads, rows);
    }

    /** The same for rows that are one person's each: the first column, without a head, is the person's id. */
    public Kept readOfPersons(String name, Kept.Words title, List<Kept.Words> heads, String sql, UUID household) {
        List<Object[]> rows = database.createNativeQuery(sql, Object[].class)
                .setParameter(1, household)
                .getResultList();
        return Kept.ofPersons(name, title, heads, rows);
    }
}
