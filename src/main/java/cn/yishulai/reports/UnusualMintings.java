package cn.yishulai.reports;

import cn.yishulai.people.Staff;
import cn.yishulai.places.SiteName;
import cn.yishulai.places.Sites;
import cn.yishulai.reports.UnusualMinting.Row;
import cn.yishulai.reports.UnusualMinting.RuleView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The report on unusual minting: one statement a rule over what inspection wrote. */
@ApplicationScoped
@Transactional
public class UnusualMintings {

    /** So many days before the report count as what is usual. */
    static final int BASELINE_DAYS = 90;

    /** Who has a thousand findings needs another factor, not another page. */
    private static final int MOST_ROWS = 1_000;

    private static final String MINTED =
            """
            WITH minted AS (
                SELECT i.inspected_by AS staff, d.household_id AS household, d.site_id AS site, d.id AS session, i.volume_id AS volume,
                       i.credits, i.decided_at AS at, i.decided_at AT TIME ZONE 'Asia/Shanghai' AS local,
                       (i.decided_at AT TIME ZONE 'Asia/Shanghai')::date AS day, i.rules_version AS version
                FROM inspection_in_force i JOIN drop_off d ON d.id = i.drop_off_id
                WHERE i.decision = 'CREDIT' AND i.decided_at >= :base AND i.decided_at < :end
            ), rule AS (SELECT * FROM minting_rule WHERE name = :rule)
            """;

    /** A measure against the median of its kind. The columns of the group stand in the order of {@link #row}. */
    private static final String AGAINST_THE_MEDIAN = MINTED
            + """
                    , figures AS (SELECT %1$s, %2$s::numeric AS figure FROM minted GROUP BY %3$s),
                    middle AS (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY figure)::numeric AS median FROM figures),
                    spread AS (SELECT median, greatest(1, 1.4826 * percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(figure - median)))::numeric AS spread
                               FROM figures, middle GROUP BY median)
                    SELECT staff, household, site, session, volume, day, figure, median, spread, median + factor * spread
                    FROM figures, spread, rule
                    WHERE figure > median + factor * spread AND figure >= least AND (day IS NULL OR day >= :from)
                    ORDER BY figure DESC, day, staff, household, site LIMIT :most""";

    private static final String NOBODY = "NULL::uuid AS %s";

    private static final String SAME_TITLE = MINTED
            + """
                    SELECT NULL::uuid, household, NULL::uuid, NULL::uuid, volume, NULL::date, count(*)::numeric, NULL::numeric, NULL::numeric, least::numeric
                    FROM minted, rule WHERE day >= :from GROUP BY household, volume, least HAVING count(*) >= least
                    ORDER BY count(*) DESC, household, volume LIMIT :most""";

    private static final String OUTSIDE_HOURS = MINTED
            + """
                    SELECT m.staff, m.household, m.site, m.session, NULL::uuid, m.day, sum(m.credits)::numeric, NULL::numeric, NULL::numeric, least::numeric
                    FROM minted m CROSS JOIN rule
                    LEFT JOIN site_hours h ON h.site_id = m.site AND h.weekday = extract(isodow FROM m.local)
                    WHERE m.day >= :from AND (h.site_id IS NULL OR m.local::time < h.opens OR m.local::time > h.closes
                        OR EXISTS (SELECT FROM site_closure c WHERE c.site_id = m.site AND m.day BETWEEN c.first_day AND c.last_day))
                    GROUP BY m.staff, m.household, m.site, m.session, m.day, least HAVING sum(m.credits) >= least
                    ORDER BY sum(m.credits) DESC, m.day, m.session LIMIT :most""";

    private static final String SESSIONS = MINTED
            + """
                    , sessions AS (SELECT session, household, site, min(staff::text)::uuid AS staff, min(day) AS day, count(*) AS books,
                                          max((r.body ->> 'capPerSession')::integer) AS cap
                                   FROM minted m JOIN rule_set r ON r.kind = 'INTAKE' AND r.version = m.version
                                   WHERE day >= :from GROUP BY session, household, site)
                    """;

    private static final String ABOVE_CAP = SESSIONS
            + """
                    SELECT staff, household, site, session, NULL::uuid, day, books::numeric, NULL::numeric, NULL::numeric, cap::numeric
                    FROM sessions, rule WHERE books >= cap + least ORDER BY books DESC, day, session LIMIT :most""";

    private static final String JUST_BELOW_CAP = SESSIONS
            + """
                    SELECT NULL::uuid, household, NULL::uuid, NULL::uuid, NULL::uuid, NULL::date, count(*)::numeric, NULL::numeric, NULL::numeric, least::numeric
                    FROM sessions, rule WHERE books IN (cap, cap - 1) GROUP BY household, least HAVING count(*) >= least
                    ORDER BY count(*) DESC, household LIMIT :most""";

    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry("STAFF_DAY", measure("sum(credits)", "staff", "day")),
            Map.entry("HOUSEHOLD_DAY", measure("sum(credits)", "household", "day")),
            Map.entry("SITE_DAY", measure("sum(credits)", "site", "day")),
            Map.entry("SAME_PAIR", measure("count(DISTINCT session)", "staff", "household")),
            Map.entry("SAME_TITLE", SAME_TITLE),
            Map.entry("OUTSIDE_HOURS", OUTSIDE_HOURS),
            Map.entry("ABOVE_CAP", ABOVE_CAP),
            Map.entry("JUST_BELOW_CAP", JUST_BELOW_CAP),
            Map.entry("TOOK_AND_BROUGHT", OwnDealings.TOOK_AND_BROUGHT),
            Map.entry("BACK_AND_FORTH", OwnDealings.BACK_AND_FORTH),
            Map.entry("BURST", OwnDealings.BURST),
            Map.entry("OWN_FAMILY", OwnDealings.OWN_FAMILY));

    private final Session database;
    private final Staff staff;
    private final Sites sites;
    private final FindingReviews reviews;

    UnusualMintings(Session database, Staff staff, Sites sites, FindingReviews reviews) {
        this.reviews = reviews;
        this.database = database;
        this.staff = staff;
        this.sites = sites;
    }

    UnusualMinting of(Days days) {
        List<RuleView> rules = rules();
        List<Object[]> found = rules.stream()
                .flatMap(rule -> ask(rule.name(), days))
                .sorted(Comparator.comparing((Object[] row) -> (String) row[0]))
                .toList();
        Map<UUID, String> people = staff.displayNames(ids(found, 1));
        Map<UUID, SiteName> places = sites.names(Set.copyOf(ids(found, 3)));
        return new UnusualMinting(
                days.from(),
                days.to(),
                days.from().minusDays(BASELINE_DAYS),
                rules,
                reviews.of(found.stream().map(row -> row(row, people, places)).toList()));
    }

    private List<RuleView> rules() {
        return database
                .createNativeQuery("SELECT name, factor, least, zh, en FROM minting_rule ORDER BY name", Object[].class)
                .getResultList()
                .stream()
                .map(row -> new RuleView(
                        (String) row[0], (BigDecimal) row[1], (Integer) row[2], (String) row[3], (String) row[4]))
                .toList();
    }

    private Stream<Object[]> ask(String rule, Days days) {
        var query = database.createNativeQuery(Objects.requireNonNull(QUERIES.get(rule)), Object[].class)
                .setParameter("base", days.baseline(BASELINE_DAYS))
                .setParameter("end", days.end())
                .setParameter("from", days.from())
                .setParameter("rule", rule)
                .setParameter("most", MOST_ROWS);
        return query.getResultList().stream()
                .map(row -> Stream.concat(Stream.of(rule), Stream.of(row)).toArray());
    }

    private static List<UUID> ids(List<Object[]> rows, int column) {
        return rows.stream()
                .map(row -> (UUID) row[column])
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Row row(Object[] row, Map<UUID, String> people, Map<UUID, SiteName> places) {
        UUID site = (UUID) row[3];
        SiteName place = site == null ? null : places.get(site);
        return new Row(
                (String) row[0],
                (UUID) row[1],
                row[1] == null ? null : people.get((UUID) row[1]),
                (UUID) row[2],
                site,
                place == null ? null : place.name(),
                (UUID) row[4],
                (UUID) row[5],
                day(row[6]),
                rounded((BigDecimal) row[7]),
                row[8] == null ? null : rounded((BigDecimal) row[8]),
                row[9] == null ? null : rounded((BigDecimal) row[9]),
                rounded((BigDecimal) row[10]),
                row.length > 11 ? (UUID) row[11] : null,
                OwnDealings.digest(row),
                UnusualMinting.FindingState.OPEN,
                null,
                null);
    }

    private static @Nullable LocalDate day(@Nullable Object day) {
        return day == null ? null : LocalDate.parse(day.toString());
    }

    private static BigDecimal rounded(BigDecimal figure) {
        return figure.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    private static String measure(String figure, String... group) {
        Map<String, String> grouped = Stream.of(group).collect(Collectors.toMap(Function.identity(), name -> name));
        String columns = Stream.of("staff", "household", "site", "session", "volume")
                        .map(name -> grouped.getOrDefault(name, NOBODY.formatted(name)))
                        .collect(Collectors.joining(", "))
                + ", " + grouped.getOrDefault("day", "NULL::date AS day");
        return AGAINST_THE_MEDIAN.formatted(columns, figure, String.join(", ", group));
    }
}
