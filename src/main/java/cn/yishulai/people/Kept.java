package cn.yishulai.people;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One table of what is kept of a household, as a person reads it.
 *
 * @param name stable, for machines: {@code copies}
 * @param rows as wide as the heads; a cell that has nothing to say is empty
 * @param persons whose each row is, as many as rows; none when the rows are the whole family's
 */
public record Kept(String name, Words title, List<Words> heads, List<List<String>> rows, List<UUID> persons) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    /** The same in both languages. */
    public record Words(String zh, String en) {}

    public Kept {
        heads = List.copyOf(heads);
        rows = rows.stream().map(List::copyOf).toList();
        persons = List.copyOf(persons);
        if (!persons.isEmpty() && persons.size() != rows.size()) {
            throw new IllegalArgumentException("every row of " + name + " is somebody's, or none is");
        }
        int width = heads.size();
        if (rows.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("every row of " + name + " has a cell under each head");
        }
    }

    /** The whole family's. */
    public Kept(String name, Words title, List<Words> heads, List<List<String>> rows) {
        this(name, title, heads, rows, List.of());
    }

    /** Only the rows of these persons. */
    Kept of(Set<UUID> wanted) {
        List<Integer> shown = IntStream.range(0, persons.size())
                .filter(i -> wanted.contains(persons.get(i)))
                .boxed()
                .toList();
        return new Kept(
                name,
                title,
                heads,
                shown.stream().map(rows::get).toList(),
                shown.stream().map(persons::get).toList());
    }

    /** Of rows as a database answers them, each of which begins with the id of the person whose it is. */
    public static Kept ofPersons(String name, Words title, List<Words> heads, List<Object[]> rows) {
        return new Kept(
                name,
                title,
                heads,
                rows.stream()
                        .map(row -> Arrays.stream(row).skip(1).map(Kept::cell).toList())
                        .toList(),
                rows.stream().map(row -> (UUID) row[0]).toList());
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
