package cn.yishulai.reports;

import cn.yishulai.reports.CountView.Row;
import cn.yishulai.reports.CountView.Section;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Figures that were counted, and what they name. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Figures {

    /** On a screen; the files have all. */
    static final int MOST_ROWS = 400;

    static final int MOST_DIFFERENCES = 200;

    private static final int FETCHED = 1_000;

    /** Rows of the details are for the files only. */
    private static final String SHOWN =
            """
            SELECT section, keys::text, measures::text FROM report_figure
            WHERE count_id = :count AND section <> 'DETAIL' AND position <= :most ORDER BY section, position""";

    private static final String ALL =
            """
            SELECT section, keys::text, measures::text FROM report_figure WHERE count_id = :count ORDER BY section COLLATE "C", position""";

    private static final String DIFFERENT =
            """
            SELECT section, keys::text AS keys, b.measures::text AS before, a.measures::text AS after
            FROM (SELECT section, keys, measures FROM report_figure WHERE count_id = :before) b
            FULL JOIN (SELECT section, keys, measures FROM report_figure WHERE count_id = :after) a USING (section, keys)
            WHERE b.measures IS DISTINCT FROM a.measures
            ORDER BY section = 'DETAIL', section <> 'TOTAL', section, keys::text COLLATE "C" LIMIT :most""";

    private static final String NAMES =
            """
            SELECT id::text, name FROM site WHERE id::text IN (:ids) UNION ALL SELECT id::text, title FROM fair WHERE id::text IN (:ids)
            UNION ALL SELECT code, zh || ' ' || en FROM resident_area WHERE code IN (:ids)""";

    private static final Set<String> NAMED = Set.of("SITE", "FROM_SITE", "FAIR", "AREA");

    private final Session database;
    private final Counting counting;

    Figures(Session database, Counting counting) {
        this.database = database;
        this.counting = counting;
    }

    List<Section> sections(UUID count) {
        Map<String, List<Row>> tables = new LinkedHashMap<>();
        database.createNativeQuery(SHOWN, Object[].class)
                .setParameter("count", count)
                .setParameter("most", MOST_ROWS + 1)
                .getResultList()
                .forEach(row -> add(tables, counting.figure(row)));
        return tables.entrySet().stream()
                .map(table -> new Section(
                        table.getKey(),
                        table.getValue()
                                .subList(0, Math.min(MOST_ROWS, table.getValue().size())),
                        table.getValue().size() > MOST_ROWS))
                .toList();
    }

    static void add(Map<String, List<Row>> tables, Figure figure) {
        tables.computeIfAbsent(figure.section(), any -> new ArrayList<>())
                .add(new Row(figure.keys(), figure.measures(), null));
    }

    /** All of them, in their order; a thousand are in memory. */
    void each(UUID count, Consumer<Figure> reader) {
        try (Stream<Object[]> rows = database.createNativeQuery(ALL, Object[].class)
                .setParameter("count", count)
                .setFetchSize(FETCHED)
                .getResultStream()) {
            rows.forEach(row -> reader.accept(counting.figure(row)));
        }
    }

    /** Rows that differ, one more than are shown. */
    List<Comparison.Difference> differences(UUID before, UUID after) {
        return database
                .createNativeQuery(DIFFERENT, Object[].class)
                .setParameter("before", before)
                .setParameter("after", after)
                .setParameter("most", MOST_DIFFERENCES + 1)
                .getResultList()
                .stream()
                .map(row -> new Comparison.Difference(
                        (String) row[0], counting.object((String) row[1]), object(row[2]), object(row[3])))
                .toList();
    }

    Map<String, String> names(List<Section> sections, @Nullable UUID... more) {
        List<ObjectNode> keys = sections.stream()
                .flatMap(section -> section.rows().stream())
                .map(Row::keys)
                .toList();
        Set<String> ids = ids(keys);
        Stream.of(more).filter(id -> id != null).forEach(id -> ids.add(id.toString()));
        return named(ids);
    }

    Map<String, String> names(Collection<ObjectNode> keys) {
        return named(ids(keys));
    }

    /** One statement, however many there are. */
    Map<String, String> named(Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            database.createNativeQuery(NAMES, Object[].class)
                    .setParameter("ids", ids)
                    .getResultList()
                    .forEach(row -> names.put((String) row[0], (String) row[1]));
        }
        return names;
    }

    private static Set<String> ids(Collection<ObjectNode> keys) {
        Set<String> ids = new HashSet<>();
        for (ObjectNode each : keys) {
            each.properties().stream()
                    .filter(key -> NAMED.contains(key.getKey()))
                    .forEach(key -> ids.add(key.getValue().asText()));
        }
        return ids;
    }

    private @Nullable ObjectNode object(@Nullable Object text) {
        return text == null ? null : counting.object((String) text);
    }
}
