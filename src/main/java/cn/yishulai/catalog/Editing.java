package cn.yishulai.catalog;

import static cn.yishulai.catalog.VolumeRefusal.VOLUME_CHANGED;
import static cn.yishulai.catalog.VolumeRefusal.VOLUME_UNKNOWN;

import cn.yishulai.journal.Audit;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A librarian puts a description right; each field keeps what was there before. */
@ApplicationScoped
@Transactional
public class Editing {

    private static final String SUBJECT =
            """
            SELECT v.id AS volume, e.id AS edition, w.id AS work,
                   w.title = e.title AS title_of_work, w.author IS NOT DISTINCT FROM e.author AS author_of_work,
                   md5(ROW(e.id, w.id, e.title, e.author, e.publisher, e.series, e.year, e.price_fen, v.label, v.parts,
                           v.merged_into, (SELECT string_agg(number, ';' ORDER BY position) FROM volume_number
                                            WHERE volume_id = v.id))::text) AS version
              FROM work w JOIN edition e ON e.work_id = w.id JOIN volume v ON v.edition_id = e.id
             WHERE v.id = ?1
            """;

    /** RFC 9110: an edit that does not mind what was there. */
    private static final String WHATEVER_STANDS = "*";

    private final EntityManager database;
    private final Descriptions descriptions;
    private final Suggestions suggestions;
    private final Audit audit;

    Editing(EntityManager database, Descriptions descriptions, Suggestions suggestions, Audit audit) {
        this.database = database;
        this.descriptions = descriptions;
        this.suggestions = suggestions;
        this.audit = audit;
    }

    /**
     * The mark of what a volume says now: it changes with every change of its description.
     *
     * @throws cn.yishulai.kernel.Refused VOLUME_UNKNOWN
     */
    public String version(UUID volume) {
        return '"' + subject(volume, "").get("version", String.class) + '"';
    }

    /**
     * @param seen the mark of the description that the librarian saw, or * for whatever stands
     * @throws cn.yishulai.kernel.Refused VOLUME_UNKNOWN, VOLUME_CHANGED when it is not the one that stands,
     *     VOLUME_MALFORMED, BOOK_NUMBER_MALFORMED
     */
    public void edit(Caller librarian, UUID volume, @Nullable String seen, VolumeEdit edit) {
        Map<DescribedField, @Nullable String> values = edit.values();
        List<String> parts = edit.cleanParts();
        Tuple subject = subject(volume, " FOR UPDATE OF w, e, v");
        String stands = '"' + subject.get("version", String.class) + '"';
        if (!stands.equals(seen) && !WHATEVER_STANDS.equals(seen)) {
            throw VOLUME_CHANGED.because("the description was changed since it was seen", Map.of("version", stands));
        }
        change(subject, values, Origin.of(librarian));
        if (parts != null) {
            database.createNativeQuery("UPDATE volume SET parts = ?1 WHERE id = ?2")
                    .setParameter(1, parts.toArray(String[]::new))
                    .setParameter(2, volume)
                    .executeUpdate();
            audit.record(librarian.actor(), "volume-parts", volume.toString(), Map.of("parts", parts));
        }
        suggestions.enriched(volume, librarian.actor());
    }

    /**
     * A librarian lets an outside source say of a volume what no librarian has said; the task to complete it is done.
     *
     * @throws cn.yishulai.kernel.Refused VOLUME_UNKNOWN
     */
    void complete(Caller librarian, UUID volume, Map<DescribedField, @Nullable String> values, Origin outside) {
        change(subject(volume, " FOR UPDATE OF w, e, v"), values, outside);
        audit.record(librarian.actor(), "volume.fill", volume.toString(), Map.of("source", outside.source()));
        suggestions.enriched(volume, librarian.actor());
    }

    /** A work that says what its edition says goes on doing so. */
    private void change(Tuple subject, Map<DescribedField, @Nullable String> values, Origin origin) {
        descriptions.change(subject.get("volume", UUID.class), only(values, true), origin);
        Map<DescribedField, @Nullable String> ofEdition = only(values, false);
        descriptions.change(subject.get("edition", UUID.class), ofEdition, origin);
        Map<DescribedField, @Nullable String> ofWork = new HashMap<>(ofEdition);
        ofWork.keySet()
                .removeIf(field -> !(field == DescribedField.TITLE && subject.get("title_of_work", Boolean.class)
                        || field == DescribedField.AUTHOR && subject.get("author_of_work", Boolean.class)));
        descriptions.change(subject.get("work", UUID.class), ofWork, origin);
    }

    /** What was changed of a volume, its edition and its work, oldest first. */
    public List<FieldChange> history(UUID volume) {
        Tuple subject = subject(volume, "");
        return descriptions.history(
                List.of(volume, subject.get("edition", UUID.class), subject.get("work", UUID.class)));
    }

    private Tuple subject(UUID volume, String lock) {
        List<?> rows = database.createNativeQuery(SUBJECT + lock, Tuple.class)
                .setParameter(1, volume)
                .getResultList();
        if (rows.isEmpty()) {
            throw VOLUME_UNKNOWN.because("no volume has the id " + volume);
        }
        return (Tuple) rows.get(0);
    }

    private static Map<DescribedField, @Nullable String> only(
            Map<DescribedField, @Nullable String> values, boolean ofTheVolume) {
        Map<DescribedField, @Nullable String> some = new HashMap<>(values);
        some.keySet().removeIf(field -> VolumeEdit.ofTheVolume(field) != ofTheVolume);
        return some;
    }
}
