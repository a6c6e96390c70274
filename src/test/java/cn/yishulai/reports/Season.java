package cn.yishulai.reports;

import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Credits;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.TicketCode;
import cn.yishulai.ledger.CreditKind;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import cn.yishulai.ledger.Purse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a season, written as the other rooms write it, at times of one's own choice. It is for transactions that
 * are rolled back.
 */
@ApplicationScoped
class Season {

    /** The year of all of it: nobody else writes in it. Days and hours are those of the city. */
    static final int YEAR = 1995;

    private final Session database;

    private final Volumes volumes;
    private final Ledger ledger;

    Season(Session database, Volumes volumes, Ledger ledger) {
        this.database = database;
        this.volumes = volumes;
        this.ledger = ledger;
    }

    static Instant at(int month, int day, int hour, int minute) {
        return LocalDateTime.of(YEAR, month, day, hour, minute).toInstant(ZoneOffset.ofHours(8));
    }

    UUID site(String kind) {
        UUID id = UUID.randomUUID();
        write("INSERT INTO site (id, name, kind, receives) VALUES (?1, ?2, ?3, true)", id, "点位 " + id, kind);
        return id;
    }

    void rename(UUID site, String name) {
        write("UPDATE site SET name = ?2 WHERE id = ?1", site, name);
    }

    /** The copy stays with the family, which paid for it: what is committed must be whole. */
    void taken(UUID copy, UUID family, When when) {
        home(copy, "HANDED_OVER", family, when, "handed over");
        write("UPDATE copy SET status = 'HANDED_OVER', moves = 2 WHERE id = ?1", copy);
        String code = database.createNativeQuery("SELECT code FROM copy WHERE id = ?1", String.class)
                .setParameter(1, copy)
                .getSingleResult();
        UUID someone = UUID.randomUUID();
        ledger.grant(Credits.ONE, Purse.PLAIN, new Posting(family, someone, UUID.randomUUID(), null, "opening gift"));
        ledger.post(CreditKind.HOLD, Credits.ONE, new Posting(family, someone, copy, null, "handed over"));
        ledger.post(
                CreditKind.BURN, Credits.ONE, new Posting(family, someone, copy, new CopyCode(code), "handed over"));
    }

    UUID family() {
        UUID id = UUID.randomUUID();
        write(
                "INSERT INTO household (id, family_code, created_at) VALUES (?1, ?2, now())",
                id,
                FamilyCode.random().value());
        return id;
    }

    UUID person(UUID family) {
        UUID id = UUID.randomUUID();
        write(
                "INSERT INTO person (id, household_id, nickname, kind, created_at) VALUES (?1, ?2, '安', 'ADULT', now())",
                id,
                family);
        return id;
    }

    /** Sessions of two hours from ten o'clock on, with an hour between them. */
    UUID fair(UUID venue, String state, int month, int day, int sessions) {
        UUID id = UUID.randomUUID();
        write(
                """
                INSERT INTO fair (id, title, venue_id, state, epoch, people_at_once, begins_at, ends_at, published_at)
                VALUES (?1, ?2, ?3, ?4, 0, 500, ?5, ?6, ?5)""",
                id,
                "市集 " + id,
                venue,
                state,
                at(month, day, 10, 0),
                at(month, day, 9 + 3 * sessions, 0));
        for (int number = 1; number <= sessions; number++) {
            Instant begins = at(month, day, 7 + 3 * number, 0);
            Instant ends = at(month, day, 9 + 3 * number, 0);
            write(
                    """
                    INSERT INTO fair_session (fair_id, number, begins_at, ends_at, capacity, people_at_once) VALUES (?1, ?2, ?3, ?4, 300, 500)""",
                    id,
                    number,
                    begins,
                    ends);
            write(
                    "INSERT INTO fair_slot (fair_id, session_number, slot_number, begins_at, ends_at, places, bookable) VALUES (?1, ?2, 1, ?3, ?4, 300, 300)",
                    id,
                    number,
                    begins,
                    ends);
        }
        return id;
    }

    UUID ticket(UUID fair, int session, UUID family, int persons, String channel, String state) {
        UUID id = UUID.randomUUID();
        write(
                """
                INSERT INTO ticket (id, code, fair_id, session_number, household_id, persons, state, epoch, issued_at, changed_at, channel, joined, late)
                SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, begins_at - interval '2 days', begins_at - interval '1 hour', ?8, true, false
                FROM fair_session WHERE fair_id = ?3 AND number = ?4""",
                id,
                TicketCode.random().value(),
                fair,
                session,
                family,
                persons,
                state,
                channel);
        if (Set.of("ISSUED", "ADMITTED").contains(state)) {
            write(
                    "UPDATE slot_sale SET booked = booked + ?3, by_desk = by_desk + ?4 WHERE fair_id = ?1 AND session_number = ?2 AND slot_number = 1",
                    fair,
                    session,
                    persons,
                    channel.equals("APP") ? 0 : persons);
        }
        return id;
    }

    void late(UUID ticket) {
        write("UPDATE ticket SET late = true WHERE id = ?1", ticket);
    }

    /** @param of the ticket, whose place it is; null for a walk-in */
    void admitted(UUID fair, int session, @Nullable Place of, @Nullable UUID person, @Nullable String band, When when) {
        database.createNativeMutationQuery(
                        """
                        INSERT INTO admission (fair_id, session_number, ticket_id, place, person_id, age_band, channel, scan_id, admitted_at, recorded_at, admitted_by)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, coalesce((SELECT channel FROM ticket WHERE id = ?3), 'WALK_IN'), gen_random_uuid(), ?7, ?8, gen_random_uuid())""")
                .setParameter(1, fair)
                .setParameter(2, session)
                .setParameter(3, of == null ? null : of.ticket(), UUID.class)
                .setParameter(4, of == null ? null : of.number(), Integer.class)
                .setParameter(5, person, UUID.class)
                .setParameter(6, band, String.class)
                .setParameter(7, when.happened())
                .setParameter(8, when.recorded())
                .executeUpdate();
    }

    /** Nobody is inside any more. */
    void allWent(UUID fair) {
        write("UPDATE admission SET left_at = admitted_at + interval '1 hour' WHERE fair_id = ?1", fair);
    }

    record Place(UUID ticket, int number) {}

    /** When something happened, and when it was written down. */
    record When(Instant happened, Instant recorded) {

        static When at(int month, int day, int hour, int minute) {
            return of(Season.at(month, day, hour, minute));
        }

        static When of(Instant at) {
            return new When(at, at);
        }
    }

    UUID copy(UUID volume, UUID family) {
        UUID id = UUID.randomUUID();
        write(
                """
                INSERT INTO copy (id, code, volume_id, status, household_id, disposition, since) VALUES (?1, ?2, ?3, 'LISTED', ?4, 'SWAP', now())""",
                id,
                CopyCode.random().value(),
                volume,
                family);
        return id;
    }

    UUID volume(@Nullable String classNumber) {
        UUID volume = volumes.add(VolumeForm.titled("书")).id();
        if (classNumber != null) {
            write(
                    "INSERT INTO edition_subject (edition_id, class_number) SELECT edition_id, ?2 FROM volume WHERE id = ?1",
                    volume,
                    classNumber);
        }
        return volume;
    }

    /** Every book has another class now. */
    void reclassified(String classNumber) {
        write("UPDATE edition_subject SET class_number = ?1", classNumber);
    }

    void position(UUID site, double latitude, double longitude) {
        write(
                """
                INSERT INTO venue_profile (site_id, latitude, longitude, datum) VALUES (?1, ?2, ?3, 'WGS84')
                ON CONFLICT (site_id) DO UPDATE SET latitude = excluded.latitude, longitude = excluded.longitude""",
                site,
                latitude,
                longitude);
    }

    /** On a tour of these stops, at each of them. */
    void stamped(UUID person, When when, UUID... stops) {
        UUID tour = UUID.randomUUID();
        write(
                """
                INSERT INTO tour (id, title, state, first_day, last_day, in_order, needed, code_seconds, minutes_between, published_at, changed_at)
                VALUES (?1, '换书游', 'CLOSED', '1995-05-01', '1995-05-31', false, 1, 30, 0, ?2, ?2)""",
                tour,
                when.happened());
        for (int i = 0; i < stops.length; i++) {
            write("INSERT INTO tour_stop (tour_id, site_id, position) VALUES (?1, ?2, ?3)", tour, stops[i], i + 1);
            write(
                    """
                    INSERT INTO tour_stamp (tour_id, site_id, person_id, way, stamped_at, recorded_at, stamped_by)
                    VALUES (?1, ?2, ?3, 'CARD', ?4, ?5, ?3)""",
                    tour,
                    stops[i],
                    person,
                    when.happened(),
                    when.recorded());
        }
    }

    void belongs(String login, UUID organisation) {
        write("UPDATE staff_member SET organisation_id = ?2 WHERE name = ?1", login, organisation);
    }

    /** The next step of a copy, at home. */
    void home(UUID copy, String status, UUID family, When when, String reason) {
        step(copy, status, null, family, when, reason);
    }

    /** The next step of a copy, at a site. */
    void stands(UUID copy, String status, UUID site, When when, String reason) {
        step(copy, status, site, null, when, reason);
    }

    private void step(UUID copy, String status, @Nullable UUID site, @Nullable UUID family, When when, String reason) {
        database.createNativeMutationQuery(
                        """
                        INSERT INTO movement (copy_id, seq, status, site_id, household_id, actor, occurred_at, recorded_at, reason)
                        SELECT ?1, coalesce(max(seq), 0) + 1, ?2, ?3, ?4, gen_random_uuid(), ?5, ?6, ?7 FROM movement WHERE copy_id = ?1""")
                .setParameter(1, copy)
                .setParameter(2, status)
                .setParameter(3, site, UUID.class)
                .setParameter(4, family, UUID.class)
                .setParameter(5, when.happened())
                .setParameter(6, when.recorded())
                .setParameter(7, reason)
                .executeUpdate();
    }

    /** @param copy that was looked at; null when the family went away again */
    void broughtTo(UUID site, UUID family, Instant at, @Nullable UUID copy) {
        UUID id = UUID.randomUUID();
        write(
                """
                INSERT INTO drop_off (id, state, site_id, household_id, opened_for, opened_by, opened_at, closed_at, rules_version)
                VALUES (?1, 'CLOSED', ?2, ?3, ?3, ?1, ?4, ?4, 1)""",
                id,
                site,
                family,
                at);
        if (copy != null) {
            write(
                    """
                    INSERT INTO inspection (id, drop_off_id, copy_id, volume_id, decision, reason, grade, rules_version, credits, inspected_by, decided_at)
                    SELECT ?1, ?1, id, volume_id, 'CREDIT', 'ACCEPTED', 'GOOD', 1, 1, ?1, ?3 FROM copy WHERE id = ?2""",
                    id,
                    copy,
                    at.plusSeconds(60));
        }
    }

    private void write(String sql, Object... values) {
        MutationQuery query = database.createNativeMutationQuery(sql);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        query.executeUpdate();
    }
}
