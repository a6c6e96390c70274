package cn.yishulai.fairs;

import cn.yishulai.fairs.StaffNotices.About;
import cn.yishulai.fairs.StaffNotices.Kind;
import cn.yishulai.people.Caller;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells those who work on a fair that it is their turn, and what was decided. Whoever did it is not told. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FairNews {

    private static final String HERE =
            " AND left_at IS NULL AND (ends_at IS NULL OR ends_at > ?) AND id <> ? ORDER BY id";

    private final TradeSql sql;
    private final StaffNotices notices;
    private final Sites sites;
    private final Clock clock;

    FairNews(TradeSql sql, StaffNotices notices, Sites sites, Clock clock) {
        this.sql = sql;
        this.notices = notices;
        this.sites = sites;
        this.clock = clock;
    }

    /** Every librarian. */
    void toLibrary(Caller by, FairFacts fair, Kind kind, String note) {
        tell(
                sql.list(
                        row -> TradeSql.id(row, "id"),
                        "SELECT id FROM staff_member WHERE role = 'LIBRARIAN'" + HERE,
                        clock.instant(),
                        by.personId()),
                fair,
                kind,
                note);
    }

    /** Those of its organisation who answer for its fairs; nobody for the library's own. */
    void toPartner(Caller by, FairFacts fair, Kind kind, String note) {
        tell(
                sql.list(
                        row -> TradeSql.id(row, "id"),
                        """
                        SELECT id FROM staff_member WHERE role = 'PARTNER' AND may_propose AND organisation_id = ?"""
                                + HERE,
                        fair.organisation(),
                        clock.instant(),
                        by.personId()),
                fair,
                kind,
                note);
    }

    private void tell(List<UUID> people, FairFacts fair, Kind kind, String note) {
        Map<String, Object> facts = Map.of(
                "fair",
                fair.title(),
                "venue",
                sites.name(fair.venue()).name(),
                "from",
                StaffNotices.when(fair.begins()),
                "note",
                note);
        About about = new About(fair.id(), fair.id(), OpeningCalendar.dayOf(clock.instant()));
        people.forEach(person -> notices.put(person, kind, about, facts));
    }
}
