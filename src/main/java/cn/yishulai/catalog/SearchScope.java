package cn.yishulai.catalog;

import cn.yishulai.kernel.Audience;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the catalogue is searched, by what a record said of its book. A book of which nothing is said is in no
 * part but the whole.
 *
 * @param topClass top class of the Chinese Library Classification (中图法), a letter
 * @param language three letters as in MARC records: chi, eng
 * @param audience for whom it was written
 */
public record SearchScope(@Nullable String topClass, @Nullable String language, @Nullable Audience audience) {

    public static final SearchScope EVERYTHING = new SearchScope(null, null, null);

    boolean isEverything() {
        return values().isEmpty();
    }

    /** Conditions on a row of volume_search, with a question mark for each value. */
    String conditions() {
        return (topClass == null ? "" : " AND class = ?")
                + (language == null ? "" : " AND language = ?")
                + (audience == null ? "" : " AND audience = ?");
    }

    List<String> values() {
        List<String> values = new ArrayList<>();
        if (topClass != null) {
            values.add(topClass);
        }
        if (language != null) {
            values.add(language);
        }
        if (audience != null) {
            values.add(audience.name());
        }
        return values;
    }
}
