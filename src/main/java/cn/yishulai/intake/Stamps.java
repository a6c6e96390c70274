package cn.yishulai.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Libraries whose stamps (馆藏章) are met in books, and which of them a stamp names. */
@ApplicationScoped
class Stamps {

    /** A library by its name, and where it is. */
    record Library(String name, String place) {}

    private final EntityManager em;

    Stamps(EntityManager em) {
        this.em = em;
    }

    /**
     * The library that the words name: the longest name that stands in them, so that 南京市玄武区图书馆 is not 南京市图书馆;
     * or the only one in whose name they stand, because stamps are seldom read whole.
     */
    Optional<UUID> read(@Nullable String words) {
        String read = words == null ? "" : plain(words);
        if (read.length() < 2) {
            return Optional.empty();
        }
        List<?> ids = em.createNativeQuery(
                        """
                        WITH known AS (SELECT id, unnest(name || aliases) AS called FROM known_library),
                        named AS (SELECT id, 0 AS turn, -char_length(called) AS least FROM known WHERE position(called IN :words) > 0
                            UNION ALL SELECT min(id::text)::uuid, 1, 0 FROM known WHERE position(:words IN called) > 0
                            HAVING count(DISTINCT id) = 1)
                        SELECT id FROM named ORDER BY turn, least LIMIT 1""",
                        Object.class)
                .setParameter("words", read)
                .getResultList();
        return ids.stream().map(UUID.class::cast).findFirst();
    }

    Map<UUID, Library> libraries(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<?> rows = em.createNativeQuery("SELECT id, name, place FROM known_library WHERE id IN (:ids)", Tuple.class)
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.toMap(
                        row -> row.get("id", UUID.class),
                        row -> new Library(row.get("name", String.class), row.get("place", String.class))));
    }

    private static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKC).replaceAll("[\\s\\p{P}]", "");
    }
}
