package cn.yishulai.reports;

import cn.yishulai.reports.CountingRules.CounterUnit;
import cn.yishulai.reports.CountingRules.FairUnit;
import cn.yishulai.reports.CountingRules.MovedMeans;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The reports again, written apart: every row is read as it stands and looked at one by one, as somebody would with the
 * published sentence in hand and no idea of the statements.
 */
@ApplicationScoped
class NaiveCount {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final Session database;

    NaiveCount(Session database) {
        this.database = database;
    }

    private record Step(
            UUID copy,
            int seq,
            String status,
            @Nullable UUID site,
            @Nullable UUID family,
            Instant at,
            Instant recorded,
            String reason) {}

    private record Visit(Instant at, String id, String who, UUID venue, String band, String channel, String session) {}

    /** Table → keys → number, for the whole numbers of a report. */
    Map<String, Map<String, Integer>> count(Question question) {
        return switch (question.report()) {
            case VISITS -> visits(question);
            case ACTIVATION -> activation(question);
            case BOOKS -> books(question);
            case NO_SHOWS -> noShows(question);
        };
    }

    private Map<String, Map<String, Integer>> visits(Question asked) {
        CountingRules rules = asked.rules();
        List<Visit> all = new ArrayList<>();
        for (Object[] row : rows(
                """
                SELECT a.id::text, a.fair_id, a.session_number, a.ticket_id, a.place, a.person_id, a.age_band, a.channel, a.admitted_at, a.recorded_at,
                       f.venue_id FROM admission a JOIN fair f ON f.id = a.fair_id""")) {
            Instant at = (Instant) row[8];
            boolean walkIn = row[7].equals("WALK_IN");
            if (!in(asked, at, (Instant) row[9]) || walkIn && !Boolean.TRUE.equals(rules.walkIns())) {
                continue;
            }
            String who;
            if (row[5] != null) {
                String often = rules.fairUnit() == FairUnit.PERSON_SESSION
                        ? row[1] + "/" + row[2]
                        : rules.fairUnit() == FairUnit.PERSON_FAIR ? row[1].toString() : row[10] + "/" + day(at);
                who = "person " + row[5] + often;
            } else {
                who = row[3] != null ? "place " + row[3] + row[4] : "somebody " + row[0];
            }
            String band = row[6] != null ? (String) row[6] : row[5] != null ? "GROWN_UP" : "UNKNOWN";
            all.add(new Visit(at, (String) row[0], who, (UUID) row[10], band, (String) row[7], row[1] + " " + row[2]));
        }
        for (List<Step> life : lives().values()) {
            for (int i = 1; i < life.size(); i++) {
                Step step = life.get(i);
                Step before = life.get(i - 1);
                if (Boolean.TRUE.equals(rules.fetching())
                        && step.status.equals("HANDED_OVER")
                        && before.site != null
                        && !before.status.equals("AT_FAIR")
                        && stands(life, i, asked.asOf())
                        && in(asked, step.at, step.recorded)) {
                    all.add(counter(rules, step.at, step.copy.toString(), step.family, before.site));
                }
            }
        }
        if (Boolean.TRUE.equals(rules.bringing())) {
            for (Object[] row : rows(
                    """
                    SELECT d.id::text, d.site_id, d.opened_for, d.opened_at, (SELECT min(i.decided_at) FROM inspection i WHERE i.drop_off_id = d.id)
                    FROM drop_off d""")) {
                Instant at = (Instant) row[3];
                if (in(asked, at, at) && row[4] != null && !((Instant) row[4]).isAfter(asked.asOf())) {
                    all.add(counter(rules, at, (String) row[0], (UUID) row[2], (UUID) row[1]));
                }
            }
        }
        all.sort(Comparator.comparing(Visit::at).thenComparing(Visit::id));
        Map<String, Map<String, Integer>> tables = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (Visit visit : all) {
            int one = seen.add(visit.who) ? 1 : 0;
            add(tables, "TOTAL", "", one);
            add(tables, "BY_VENUE", "SITE=" + visit.venue, one);
            add(tables, "BY_DAY", "DAY=" + day(visit.at), one);
            add(tables, "BY_MONTH", "MONTH=" + day(visit.at).toString().substring(0, 7), one);
            add(tables, "BY_AGE_BAND", "AGE_BAND=" + visit.band, one);
            add(tables, "BY_CHANNEL", "CHANNEL=" + visit.channel, one);
            if (!visit.session.isEmpty()) {
                String[] session = visit.session.split(" ");
                add(tables, "BY_SESSION", "FAIR=" + session[0] + " SESSION=" + session[1], one);
            }
        }
        return tables;
    }

    private static Visit counter(CountingRules rules, Instant at, String id, @Nullable UUID family, UUID site) {
        String who = "family " + family + day(at) + (rules.counterUnit() == CounterUnit.FAMILY_SITE_DAY ? site : "");
        return new Visit(at, id, who, site, "UNKNOWN", "COUNTER", "");
    }

    private Map<String, Map<String, Integer>> activation(Question asked) {
        CountingRules rules = asked.rules();
        Map<String, Map<String, Integer>> tables = new TreeMap<>();
        for (List<Step> life : lives().values()) {
            Step first = life.get(0);
            if (!in(asked, first.at, first.recorded)) {
                continue;
            }
            LocalDate registered = day(first.at);
            LocalDate moved = rules.movedMeans() == MovedMeans.LEFT_HOME && first.site != null ? registered : null;
            int turns = 0;
            for (int i = 1; i < life.size(); i++) {
                Step step = life.get(i);
                Step before = life.get(i - 1);
                if (!stands(life, i, asked.asOf())) {
                    continue;
                }
                boolean handed = step.status.equals("HANDED_OVER")
                        && !before.status.equals("HANDED_OVER")
                        && (Boolean.TRUE.equals(rules.faceToFace()) || before.site != null);
                boolean brought =
                        rules.movedMeans() == MovedMeans.LEFT_HOME && step.site != null && before.family != null;
                turns += handed ? 1 : 0;
                if ((handed || brought) && (moved == null || day(step.at).isBefore(moved))) {
                    moved = day(step.at);
                }
            }
            Integer within = rules.withinDays();
            boolean counts = moved != null && (within == null || ChronoUnit.DAYS.between(registered, moved) <= within);
            String month = "MONTH=" + registered.toString().substring(0, 7);
            for (String where : List.of("TOTAL|", "BY_MONTH|" + month)) {
                String[] table = where.split("\\|", 2);
                add(tables, table[0] + " REGISTERED", table[1], 1);
                add(tables, table[0] + " MOVED", table[1], counts ? 1 : 0);
                add(tables, table[0] + " TURNS", table[1], turns);
            }
        }
        return tables;
    }

    private Map<String, Map<String, Integer>> books(Question asked) {
        CountingRules rules = asked.rules();
        Map<String, Map<String, Integer>> tables = new TreeMap<>();
        for (List<Step> life : lives().values()) {
            boolean cameBefore = false;
            for (int i = 0; i < life.size(); i++) {
                Step step = life.get(i);
                Step before = i == 0 ? null : life.get(i - 1);
                if (!stands(life, i, asked.asOf()) || !in(asked, step.at, step.recorded)) {
                    continue;
                }
                boolean fromNoSite = before == null || before.site == null;
                if (step.site != null
                        && fromNoSite
                        && (Boolean.TRUE.equals(rules.quarantined()) || !step.status.equals("QUARANTINED"))) {
                    add(tables, "TOTAL IN", "", 1);
                    add(tables, "BY_VENUE IN", "SITE=" + step.site, 1);
                    cameBefore = true;
                }
                if (before == null) {
                    continue;
                }
                if (step.status.equals("HANDED_OVER")
                        && !before.status.equals("HANDED_OVER")
                        && (Boolean.TRUE.equals(rules.faceToFace()) || before.site != null)) {
                    String way =
                            before.status.equals("AT_FAIR") ? "FAIR" : before.site == null ? "FACE_TO_FACE" : "COUNTER";
                    add(tables, "TOTAL OUT", "", 1);
                    add(tables, "BY_VENUE OUT", "SITE=" + (before.site == null ? "HOME" : before.site), 1);
                    add(tables, "BY_WAY OUT", "WAY=" + way, 1);
                    add(tables, "TOTAL THROUGH", "", cameBefore ? 1 : 0);
                }
                if (before.status.equals("IN_TRANSIT")
                        && step.site != null
                        && i > 1
                        && !step.status.equals("MISSING")) {
                    UUID from = life.get(i - 2).site;
                    if (from != null && !from.equals(step.site)) {
                        add(tables, "BY_LEG COPIES", "FROM_SITE=" + from + " SITE=" + step.site, 1);
                    }
                }
            }
        }
        return tables;
    }

    private Map<String, Map<String, Integer>> noShows(Question asked) {
        Map<String, Map<String, Integer>> tables = new TreeMap<>();
        Map<UUID, Integer> came = new LinkedHashMap<>();
        for (Object[] row : rows("SELECT ticket_id, recorded_at FROM admission WHERE ticket_id IS NOT NULL")) {
            if (!((Instant) row[1]).isAfter(asked.asOf())) {
                came.merge((UUID) row[0], 1, Integer::sum);
            }
        }
        for (Object[] row : rows(
                """
                SELECT t.id, t.fair_id, t.session_number, t.channel, t.persons, t.state, t.late, t.issued_at, t.changed_at, s.ends_at, f.state
                FROM ticket t JOIN fair_session s ON s.fair_id = t.fair_id AND s.number = t.session_number JOIN fair f ON f.id = t.fair_id""")) {
            Instant ends = (Instant) row[9];
            boolean held = List.of("RUNNING", "CLOSED", "RECONCILED").contains(row[10]);
            boolean givenBack = List.of("RELEASED", "VOID").contains(row[5]) && !((Instant) row[8]).isAfter(ends);
            boolean lateCounts =
                    Boolean.TRUE.equals(asked.rules().lateReleases()) && row[5].equals("RELEASED") && (boolean) row[6];
            boolean issued = !((Instant) row[7]).isAfter(ends) && !((Instant) row[7]).isAfter(asked.asOf());
            if (held && issued && in(asked, ends, ends) && (!givenBack || lateCounts)) {
                int persons = (int) row[4];
                int there = Math.min(persons, came.getOrDefault((UUID) row[0], 0));
                for (String where : List.of(
                        "TOTAL|", "BY_CHANNEL|CHANNEL=" + row[3], "BY_SESSION|FAIR=" + row[1] + " SESSION=" + row[2])) {
                    String[] table = where.split("\\|", 2);
                    add(tables, table[0] + " HELD", table[1], persons);
                    add(tables, table[0] + " ADMITTED", table[1], there);
                    add(tables, table[0] + " NO_SHOW", table[1], persons - there);
                }
            }
        }
        return tables;
    }

    /** It is no undoing, and was not undone by then. */
    private static boolean stands(List<Step> life, int i, Instant asOf) {
        Step step = life.get(i);
        if (step.recorded.isAfter(asOf) || step.reason.startsWith("undone: ")) {
            return false;
        }
        Step next = i + 1 < life.size() ? life.get(i + 1) : null;
        return next == null || next.recorded.isAfter(asOf) || !next.reason.equals("undone: " + step.reason);
    }

    private static boolean in(Question asked, Instant at, Instant recorded) {
        LocalDate day = day(at);
        return !day.isBefore(asked.days().from()) && !day.isAfter(asked.days().to()) && !recorded.isAfter(asked.asOf());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CITY);
    }

    private static void add(Map<String, Map<String, Integer>> tables, String table, String key, int n) {
        tables.computeIfAbsent(table, any -> new TreeMap<>()).merge(key, n, Integer::sum);
    }

    /** Of the copies of the season: those of other stories moved in other years. */
    private Map<UUID, List<Step>> lives() {
        Map<UUID, List<Step>> lives = new LinkedHashMap<>();
        for (Object[] row : rows(
                """
                SELECT copy_id, seq, status, site_id, household_id, occurred_at, recorded_at, reason FROM movement
                WHERE occurred_at < '2000-01-01' ORDER BY copy_id, seq""")) {
            Step step = new Step(
                    (UUID) row[0],
                    (int) row[1],
                    (String) row[2],
                    (UUID) row[3],
                    (UUID) row[4],
                    (Instant) row[5],
                    (Instant) row[6],
                    (String) row[7]);
            lives.computeIfAbsent(step.copy, any -> new ArrayList<>()).add(step);
        }
        return lives;
    }

    private Collection<Object[]> rows(String sql) {
        return database.createNativeQuery(sql, Object[].class).getResultList();
    }
}
