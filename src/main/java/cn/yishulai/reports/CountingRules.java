package cn.yishulai.reports;

import static cn.yishulai.reports.ReportRefusal.DEFINITION_MALFORMED;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a definition decides. A report has its own members, and no other.
 *
 * @param fairUnit how often somebody with a name counts at fairs
 * @param counterUnit how often a family counts at counters
 * @param bringing whether bringing books to a counter is a visit
 * @param fetching whether taking books from a counter is a visit
 * @param walkIns whether those count who came to a fair without a ticket
 * @param tours whether the stamp of a tour is a visit; null as false
 * @param movedMeans when a copy has moved
 * @param withinDays so many days after it was registered it must have moved; null for however late
 * @param faceToFace whether swaps between two families without a desk count
 * @param quarantined whether a book counts as come in that was set aside at once
 * @param fairHours so long after its end a fair's tables still hand over, in hours
 * @param lateReleases whether a ticket counts as held that was given back too late
 * @param smallest partners and the public are shown no figure of people below it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CountingRules(
        @Nullable FairUnit fairUnit,
        @Nullable CounterUnit counterUnit,
        @Nullable Boolean bringing,
        @Nullable Boolean fetching,
        @Nullable Boolean walkIns,
        @Nullable Boolean tours,
        @Nullable MovedMeans movedMeans,
        @Nullable Integer withinDays,
        @Nullable Boolean faceToFace,
        @Nullable Boolean quarantined,
        @Nullable Integer fairHours,
        @Nullable Boolean lateReleases,
        @Nullable Integer smallest) {

    private static final int MOST_DAYS = 3_650;
    private static final int MOST_HOURS = 48;
    private static final int MOST_HIDDEN = 100;

    /** Once a session, once a day at a venue, or once a fair. */
    public enum FairUnit {
        PERSON_SESSION,
        PERSON_DAY,
        PERSON_FAIR
    }

    /** Once a day at a site, or once a day at however many. */
    public enum CounterUnit {
        FAMILY_SITE_DAY,
        FAMILY_DAY
    }

    /** In the hands of another family, or taken in by a site already. */
    public enum MovedMeans {
        HANDED_OVER,
        LEFT_HOME
    }

    /** @throws cn.yishulai.kernel.Refused DEFINITION_MALFORMED when a member is missing, not of the report, or out of range */
    CountingRules of(Report report) {
        Set<String> needed =
                switch (report) {
                    case VISITS -> Set.of("fairUnit", "counterUnit", "bringing", "fetching", "walkIns", "smallest");
                    case ACTIVATION -> Set.of("movedMeans", "faceToFace", "smallest");
                    case BOOKS -> Set.of("faceToFace", "quarantined", "fairHours", "smallest");
                    case NO_SHOWS -> Set.of("lateReleases", "smallest");
                };
        Set<String> allowed = new TreeSet<>(needed);
        if (report == Report.VISITS) {
            allowed.add("tours");
        }
        if (report == Report.ACTIVATION) {
            allowed.add("withinDays");
        }
        Set<String> given = given().keySet();
        Set<String> wrong = new TreeSet<>(needed);
        wrong.removeAll(given);
        given.stream().filter(name -> !allowed.contains(name)).forEach(wrong::add);
        if (outside(withinDays, 1, MOST_DAYS)) {
            wrong.add("withinDays");
        }
        if (outside(fairHours, 0, MOST_HOURS)) {
            wrong.add("fairHours");
        }
        if (outside(smallest, 1, MOST_HIDDEN)) {
            wrong.add("smallest");
        }
        if (!wrong.isEmpty()) {
            throw DEFINITION_MALFORMED.because(
                    "a definition of this report cannot be read: " + String.join(", ", wrong),
                    Map.of("members", String.join(", ", wrong)));
        }
        return this;
    }

    /** How statements call them; what a report does not have is no parameter of its statements. */
    Map<String, Object> given() {
        Map<String, Object> given = new TreeMap<>();
        put(given, "fairUnit", fairUnit == null ? null : fairUnit.name());
        put(given, "counterUnit", counterUnit == null ? null : counterUnit.name());
        put(given, "bringing", bringing);
        put(given, "fetching", fetching);
        put(given, "walkIns", walkIns);
        put(given, "tours", tours);
        put(given, "movedMeans", movedMeans == null ? null : movedMeans.name());
        put(given, "withinDays", withinDays);
        put(given, "faceToFace", faceToFace);
        put(given, "quarantined", quarantined);
        put(given, "fairHours", fairHours);
        put(given, "lateReleases", lateReleases);
        put(given, "smallest", smallest);
        return given;
    }

    private static void put(Map<String, Object> given, String name, @Nullable Object value) {
        if (value != null) {
            given.put(name, value);
        }
    }

    private static boolean outside(@Nullable Integer number, int least, int most) {
        return number != null && (number < least || number > most);
    }
}
