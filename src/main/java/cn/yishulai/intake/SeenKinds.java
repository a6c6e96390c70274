package cn.yishulai.intake;

import cn.yishulai.kernel.BookKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What staff have seen a volume to be when copies of it were inspected: no catalogue says that it is a magazine. */
@ApplicationScoped
@Transactional
public class SeenKinds {

    private final EntityManager database;

    SeenKinds(EntityManager database) {
        this.database = database;
    }

    public Set<BookKind> of(UUID volume) {
        List<?> names = database.createNativeQuery(
                        """
                        SELECT DISTINCT jsonb_array_elements_text(basis #> '{finding,kinds}') FROM inspection
                        WHERE volume_id = ?1 AND basis #> '{finding,kinds}' <> '[]'
                        """,
                        Object.class)
                .setParameter(1, volume)
                .getResultList();
        Set<BookKind> seen = EnumSet.noneOf(BookKind.class);
        names.forEach(name -> seen.add(BookKind.valueOf((String) name)));
        return seen;
    }
}
