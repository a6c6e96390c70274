package cn.yishulai.fairs;

import cn.yishulai.labels.Labels;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tickets with the words around them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TicketViews {

    private static final String VIEW =
            """
            SELECT t.*, f.title, f.state AS fair_state, f.venue_id, v.name AS venue, l.begins_at, s.ends_at, r.release_hours,
                   EXISTS (SELECT FROM fair_without_day w WHERE w.fair_id = f.id) AS without_day, c.asked_at, c.free_until, c.lapses_at, c.answer,
                   (SELECT count(*) FROM admission a WHERE a.ticket_id = t.id AND a.left_at IS NOT NULL) AS outside
            FROM ticket t JOIN fair f ON f.id = t.fair_id JOIN site v ON v.id = f.venue_id
            JOIN fair_session s ON (s.fair_id, s.number) = (t.fair_id, t.session_number)
            JOIN fair_slot l ON (l.fair_id, l.session_number, l.slot_number) = (t.fair_id, t.session_number, t.slot_number)
            CROSS JOIN LATERAL (SELECT release_hours FROM ticket_rules r WHERE r.fair_id = f.id OR r.fair_id IS NULL
                ORDER BY r.fair_id NULLS LAST LIMIT 1) r
            LEFT JOIN ticket_choice c ON (c.ticket_id, c.epoch) = (t.id, f.epoch)
            """;

    private final TradeSql sql;
    private final Labels labels;

    TicketViews(TradeSql sql, Labels labels) {
        this.sql = sql;
        this.labels = labels;
    }

    TicketView of(UUID ticket) {
        return withNames(sql.list(this::read, VIEW + "WHERE t.id = ?", ticket)).get(0);
    }

    List<TicketView> of(Collection<UUID> tickets) {
        return withNames(
                sql.list(this::read, VIEW + "WHERE t.id = ANY (?::uuid[]) ORDER BY l.begins_at, t.id", tickets));
    }

    /** Those to come and of the last weeks, by their beginning. */
    List<TicketView> ofFamily(UUID household, Instant since) {
        return withNames(sql.list(
                this::read,
                VIEW + "WHERE t.household_id = ? AND s.ends_at > ? ORDER BY l.begins_at, t.id",
                household,
                since));
    }

    private List<TicketView> withNames(List<TicketView> tickets) {
        Map<UUID, List<TicketView.Named>> names = sql
                .list(
                        row -> Map.entry(
                                TradeSql.id(row, "ticket_id"),
                                new TicketView.Named(
                                        TradeSql.id(row, "person_id"),
                                        row.getString("nickname"),
                                        row.getBoolean("came") ? true : null)),
                        """
                        SELECT n.ticket_id, n.person_id, p.nickname, EXISTS (SELECT FROM admission a
                            WHERE a.ticket_id = n.ticket_id AND a.person_id = n.person_id AND a.left_at IS NULL) AS came
                        FROM ticket_person n JOIN person p ON p.id = n.person_id
                        WHERE n.ticket_id = ANY (?::uuid[]) ORDER BY p.created_at, p.id""",
                        tickets.stream().map(TicketView::id).toList())
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return tickets.stream()
                .map(ticket -> named(ticket, names.getOrDefault(ticket.id(), List.of())))
                .toList();
    }

    private static TicketView named(TicketView t, List<TicketView.Named> names) {
        return new TicketView(
                t.id(),
                t.code(),
                t.url(),
                t.fair(),
                t.session(),
                t.slot(),
                t.from(),
                t.until(),
                t.persons(),
                names,
                t.admitted(),
                t.outside(),
                t.letGo(),
                t.state(),
                t.channel(),
                t.late(),
                t.releaseUntil(),
                t.issuedAt(),
                t.choice());
    }

    private TicketView read(ResultSet row) throws SQLException {
        Ticket ticket = Ticket.read(row);
        Instant begins = Objects.requireNonNull(TradeSql.instant(row, "begins_at"));
        return new TicketView(
                ticket.id(),
                ticket.code().value(),
                labels.url(ticket.code()),
                fair(row),
                ticket.session(),
                ticket.slot(),
                inCity(begins),
                inCity(Objects.requireNonNull(TradeSql.instant(row, "ends_at"))),
                ticket.persons(),
                List.of(),
                ticket.admitted(),
                row.getInt("outside"),
                ticket.letGo(),
                ticket.state(),
                ticket.channel(),
                ticket.late(),
                inCity(freeUntil(row, begins)),
                inCity(Objects.requireNonNull(TradeSql.instant(row, "issued_at"))),
                choice(row));
    }

    /** The fair of a ticket, or of a place in line. */
    static TicketView.FairBrief fair(ResultSet row) throws SQLException {
        return new TicketView.FairBrief(
                TradeSql.id(row, "fair_id"),
                row.getString("title"),
                FairState.valueOf(row.getString("fair_state")),
                row.getBoolean("without_day") ? true : null,
                new SiteName(TradeSql.id(row, "venue_id"), row.getString("venue")));
    }

    private static Instant freeUntil(ResultSet row, Instant begins) throws SQLException {
        Instant usual = begins.minus(Duration.ofHours(row.getInt("release_hours")));
        Instant asked = TradeSql.instant(row, "free_until");
        return asked == null || asked.isBefore(usual) ? usual : asked;
    }

    private static TicketView.@Nullable Choice choice(ResultSet row) throws SQLException {
        if (TradeSql.instant(row, "asked_at") == null) {
            return null;
        }
        Instant lapses = TradeSql.instant(row, "lapses_at");
        String answer = row.getString("answer");
        return new TicketView.Choice(
                lapses == null ? null : inCity(lapses), answer == null ? null : RainChoices.Answer.valueOf(answer));
    }

    static OffsetDateTime inCity(Instant instant) {
        return instant.atZone(OpeningCalendar.CITY).toOffsetDateTime();
    }
}
