package cn.yishulai.fairs;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yishulai.fairs.CouponRows.Holder;
import cn.yishulai.fairs.CouponRows.Lane;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a device of a table takes along: how many books each family may take there, and what stands at the fair. Families
 * are named by a digest of their ticket's code, of which nobody can guess the code, and by nothing else.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TableLists {

    private static final int KEY_BYTES = 16;

    private static final String BOOKS =
            """
            SELECT c.code, e.title || coalesce(' ' || v.label, '') AS title, coalesce(k.letter, 'NONE') AS letter,
                   swap_cost(c.id, c.volume_id, now()) AS credits
            FROM copy c JOIN volume v ON v.id = c.volume_id JOIN edition e ON e.id = v.edition_id
            LEFT JOIN LATERAL (SELECT left(s.class_number, 1) AS letter FROM edition_subject s
                JOIN main_class m ON m.letter = left(s.class_number, 1) WHERE s.edition_id = v.edition_id LIMIT 1) k ON true
            WHERE c.site_id = ? AND c.status = 'AT_FAIR' ORDER BY c.code""";

    private final CouponRows coupons;
    private final TableBoards boards;
    private final TradeSql sql;

    TableLists(CouponRows coupons, TableBoards boards, TradeSql sql) {
        this.coupons = coupons;
        this.boards = boards;
        this.sql = sql;
    }

    /**
     * The device has a lane from here on, the one that it had before if it had one; without a free lane it may give out
     * nothing without network.
     */
    Map<String, Object> fetch(FairStockSite fair, UUID device, @Nullable Integer table) {
        coupons.lock(fair.id());
        CouponLanes lanes = coupons.plan(fair.id());
        Integer lane = lane(fair, device, lanes);
        Map<String, Object> list = new LinkedHashMap<>();
        if (table != null) {
            list.put("table", table);
        }
        if (lane != null) {
            list.put("lane", lane);
            list.put("unlisted", lanes.unlisted());
            list.put("families", families(fair, device, lanes, lane));
        }
        list.put("books", books(fair));
        list.put("board", boards.of(fair.id()));
        return list;
    }

    private @Nullable Integer lane(FairStockSite fair, UUID device, CouponLanes lanes) {
        List<Lane> drawn = coupons.drawn(fair.id(), fair.epoch());
        return drawn.stream()
                .filter(lane -> lane.device().equals(device))
                .map(Lane::number)
                .findFirst()
                .orElseGet(() -> IntStream.rangeClosed(1, lanes.lanes())
                        .boxed()
                        .filter(number -> drawn.stream().noneMatch(lane -> lane.number() == number))
                        .findFirst()
                        .orElse(null));
    }

    /** Key of a ticket, number of its family in this list, and books that it may take here. */
    private List<List<Object>> families(FairStockSite fair, UUID device, CouponLanes lanes, int lane) {
        Map<UUID, Integer> numbers = new HashMap<>();
        Map<UUID, Long> given = new HashMap<>();
        List<List<Object>> listed = new ArrayList<>();
        for (Holder holder : coupons.holders(fair)) {
            long may = lanes.coupons(holder.credits(), holder.household(), lane);
            int number = numbered(numbers, holder.household());
            given.put(holder.household(), may);
            listed.add(List.of(key(fair, holder.ticket()), number, may));
        }
        coupons.draw(
                fair.id(),
                fair.epoch(),
                lane,
                device,
                numbers.size(),
                given.values().stream().mapToLong(Long::longValue).sum());
        return listed;
    }

    private static int numbered(Map<UUID, Integer> numbers, UUID household) {
        int next = numbers.size() + 1;
        Integer before = numbers.putIfAbsent(household, next);
        return before == null ? next : before;
    }

    /** Label, title, class and price of each copy on a table. */
    private List<List<Object>> books(FairStockSite fair) {
        return sql.list(
                row -> List.<Object>of(
                        row.getString("code"), row.getString("title"), row.getString("letter"), row.getLong("credits")),
                BOOKS,
                fair.venue());
    }

    /** The device computes the same of what it scans. */
    static String key(FairStockSite fair, String ticket) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest("%s:%d:%s"
                            .formatted(fair.id(), fair.epoch(), ticket)
                            .getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, KEY_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
