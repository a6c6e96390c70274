package cn.yishulai.fairs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trade session in the public math-trade format, so that anybody can run it again. "Any copy of this volume" is a dummy
 * of the family that all copies of others stand behind: it lets one through, so nobody gets two of one volume. Families,
 * books and volumes have random names, and lines stand in their order, which says nothing of who came first.
 */
final class TradeListText {

    private final StringBuilder text = new StringBuilder();
    private final Map<UUID, List<TradeItem>> supply = new HashMap<>();
    private final Map<UUID, String> volumeNames;

    private TradeListText(Map<UUID, String> volumeNames, Collection<TradeItem> items) {
        this.volumeNames = volumeNames;
        items.stream()
                .filter(item -> item.volume() != null)
                .sorted(Comparator.comparing(TradeItem::name))
                .forEach(item -> supply.computeIfAbsent(Objects.requireNonNull(item.volume()), any -> new ArrayList<>())
                        .add(item));
    }

    /**
     * What a session is run with.
     *
     * @param longest null for loops of any length
     */
    record Head(long seed, int run, @Nullable Integer longest) {}

    /**
     * A family in the list.
     *
     * @param daysWaited since it asked for any of its wishes first
     * @param gives its items, each with the volumes that it is given for, the dearest first
     */
    record Family(String name, long daysWaited, Map<TradeItem, List<UUID>> gives) {}

    /**
     * @param volumeNames of all volumes that anybody wishes
     * @param library what the library gives, to whoever lacks a book
     */
    static String of(Head head, Map<UUID, String> volumeNames, Collection<Family> families, List<TradeItem> library) {
        List<TradeItem> items = new ArrayList<>(library);
        families.forEach(family -> items.addAll(family.gives().keySet()));
        TradeListText list = new TradeListText(volumeNames, items);
        list.head(head);
        families.stream().sorted(Comparator.comparing(Family::name)).forEach(list::family);
        List<String> places = items.stream()
                .filter(item -> item.copy() == null)
                .map(TradeItem::name)
                .sorted()
                .toList();
        library.stream()
                .sorted(Comparator.comparing(TradeItem::name))
                .forEach(item -> list.line(item.user(), item.name(), String.join(" ", places)));
        return list.text.toString();
    }

    private void head(Head head) {
        text.append("#! REQUIRE-COLONS REQUIRE-USERNAMES ALLOW-DUMMIES LINEAR-PRIORITIES SMALL-STEP=0 BIG-STEP=1 SEED=")
                .append(head.seed())
                .append('\n');
        text.append("# Yishulai trade session, run ").append(head.run()).append('\n');
        if (head.longest() != null) {
            text.append("#@ LONGEST ").append(head.longest()).append('\n');
        }
    }

    private void family(Family family) {
        if (family.daysWaited() > 0) {
            text.append("#@ WAITING (")
                    .append(family.name())
                    .append(") ")
                    .append(family.daysWaited())
                    .append('\n');
        }
        Map<String, String> dummies = new TreeMap<>();
        family.gives().keySet().stream()
                .sorted(Comparator.comparing(TradeItem::name))
                .forEach(item -> {
                    List<String> wants = new ArrayList<>();
                    for (UUID volume : Objects.requireNonNull(family.gives().get(item))) {
                        String copies = copiesOfOthers(family, volume);
                        if (!copies.isEmpty()) {
                            String dummy = "%" + volumeNames.get(volume);
                            dummies.put(dummy, copies);
                            wants.add(dummy);
                        }
                    }
                    line(family.name(), item.name(), String.join(" ; ", wants));
                });
        dummies.forEach((dummy, copies) -> line(family.name(), dummy, copies));
    }

    private String copiesOfOthers(Family family, UUID volume) {
        return String.join(
                " ",
                supply.getOrDefault(volume, List.of()).stream()
                        .filter(item -> !item.user().equals(family.name()))
                        .map(TradeItem::name)
                        .toList());
    }

    private void line(String user, String item, String wants) {
        text.append('(').append(user).append(") ").append(item).append(" :");
        if (!wants.isEmpty()) {
            text.append(' ').append(wants);
        }
        text.append('\n');
    }
}
