package cn.yishulai.people;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table of what is kept of a household, as a person reads it.
 *
 * @param name stable, for machines: {@code copies}
 * @param rows as wide as the heads; a cell that has nothing to say is empty
 */
public record Kept(String name, Words title, List<Words> heads, List<List<String>> rows) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    /** The same in both languages. */
    public record Words(String zh, String en) {}

    public Kept {
        heads = List.copyOf(heads);
        rows = rows.stream().map(List::copyOf).toList();
        int width = heads.size();
        if (rows.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("every row of " + name + " has a cell under each head");
        }
    }

    /** Of rows as a database answers them; moments are said in the time of the city. */
    public static Kept of(String name, Words title, List<Words> heads, List<Object[]> rows) {
        return new Kept(
                name,
                title,
                heads,
                rows.stream()
                        .map(row -> Arrays.stream(row).map(Kept::cell).toList())
                        .toList());
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Instant moment ? MINUTE.format(moment) : value.toString();
    }
}
