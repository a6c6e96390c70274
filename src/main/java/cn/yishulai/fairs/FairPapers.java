package cn.yishulai.fairs;

import cn.yishulai.labels.ListPaper;
import cn.yishulai.labels.ListPaper.Column;
import cn.yishulai.labels.ListPaper.Part;
import cn.yishulai.people.Caller;
import cn.yishulai.places.SiteView;
import cn.yishulai.places.Sites;
import cn.yishulai.places.VenueContact;
import cn.yishulai.places.Venues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * All of a fair on paper, for the hour without power (停电预案): whom to call, the programme, the rota, the tables, the tickets
 * and empty lists to go on with. Of families it says no name and no number: of each ticket the end of its code and for how
 * many it is, so that whoever finds the list can make no ticket of it.
 */
@ApplicationScoped
@Transactional
public class FairPapers {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** Of a code on the list; the beginning, which is as long, is on the ticket only. */
    private static final int SHOWN = 6;

    /** Tickets beside each other. */
    private static final int ACROSS = 3;

    private final FairAccess access;
    private final ProgrammeReads programmes;
    private final FairContacts contacts;
    private final FairTables tables;
    private final FairStockAccess stock;
    private final TicketRuleBook rules;
    private final Venues venues;
    private final Sites sites;
    private final TradeSql sql;
    private final Clock clock;

    FairPapers(
            FairAccess access,
            ProgrammeReads programmes,
            FairContacts contacts,
            FairTables tables,
            FairStockAccess stock,
            TicketRuleBook rules,
            Venues venues,
            Sites sites,
            TradeSql sql,
            Clock clock) {
        this.access = access;
        this.programmes = programmes;
        this.contacts = contacts;
        this.tables = tables;
        this.stock = stock;
        this.rules = rules;
        this.venues = venues;
        this.sites = sites;
        this.sql = sql;
        this.clock = clock;
    }

    /** @throws cn.yishulai.kernel.Refused FAIR_UNKNOWN */
    public ListPaper of(Caller caller, UUID id, boolean english) {
        FairFacts fair = access.require(caller, id);
        FairPaperWords words = new FairPaperWords(english);
        ProgrammeView programme = programmes.show(caller, id);
        List<Part> parts = new ArrayList<>();
        parts.add(Part.said(words.withoutPower(), words.steps()));
        parts.add(calls(caller, fair, words));
        FairPaperParts lists = new FairPaperParts(words);
        parts.add(lists.sessions(programme));
        programme.stages().stream()
                .filter(stage -> !stage.performances().isEmpty())
                .forEach(stage -> parts.add(lists.acts(stage)));
        parts.add(lists.rota(programme));
        parts.add(hall(id, words));
        programme.sessions().forEach(session -> parts.add(tickets(id, session, words)));
        parts.addAll(lists.blanks());
        return new ListPaper(
                english ? "en" : "zh-CN",
                fair.title(),
                head(fair, words),
                words.printed(MINUTE.format(FairView.inCity(clock.instant()))),
                parts);
    }

    private List<String> head(FairFacts fair, FairPaperWords words) {
        SiteView venue = sites.require(fair.venue());
        List<String> head = new ArrayList<>();
        head.add(venue.address() == null ? venue.name() : venue.name() + " · " + venue.address());
        head.add(MINUTE.format(FairView.inCity(fair.begins())) + " – " + MINUTE.format(FairView.inCity(fair.ends())));
        head.add(words.limit(rules.of(fair.id()).limit(fair.peopleAtOnce())));
        sql.list(
                        row -> row.getString("number"),
                        "SELECT number FROM fair_permit WHERE fair_id = ? AND void_at IS NULL ORDER BY recorded_at DESC",
                        fair.id())
                .forEach(number -> head.add(words.permit(number)));
        return head;
    }

    private Part calls(Caller caller, FairFacts fair, FairPaperWords words) {
        List<VenueContact> all = new ArrayList<>(contacts.of(caller, fair.id()));
        all.addAll(venues.contacts(fair.venue()));
        List<List<String>> rows = all.stream()
                .map(one -> List.of(one.phone(), one.name(), one.about() == null ? "" : one.about()))
                .toList();
        return new Part(
                words.calls(),
                false,
                List.of(words.emergency()),
                List.of(new Column(words.phone(), 3), new Column(words.name(), 3), new Column(words.what(), 5)),
                rows,
                3);
    }

    private Part hall(UUID fair, FairPaperWords words) {
        List<List<String>> rows = tables.board(stock.read(fair)).tables().stream()
                .map(table -> List.of(
                        String.valueOf(table.number()),
                        table.name() == null ? "" : table.name(),
                        table.letter() == null || table.letter().equals(FairClassView.NONE) ? "" : table.letter(),
                        String.valueOf(table.copies()),
                        ""))
                .toList();
        return new Part(
                words.tables(),
                false,
                List.of(),
                List.of(
                        new Column(words.table(), 1),
                        new Column(words.what(), 4),
                        new Column(words.ofClass(), 1),
                        new Column(words.copies(), 1.4),
                        new Column(words.counted(), 2)),
                rows,
                0);
    }

    /** In the order of arrival, then of the ends of their codes. */
    private Part tickets(UUID fair, ProgrammeView.Session session, FairPaperWords words) {
        List<List<String>> cells = sql.list(
                row -> List.of(
                        row.getString("ending"),
                        FairPaperParts.CLOCK.format(FairView.inCity(ProgrammeReads.time(row, "begins_at"))),
                        boxes(row.getInt("admitted"), row.getInt("places"))),
                """
                SELECT right(t.code, %d) AS ending, l.begins_at, t.admitted, t.persons - t.let_go AS places FROM ticket t
                JOIN fair_slot l ON (l.fair_id, l.session_number, l.slot_number) = (t.fair_id, t.session_number, t.slot_number)
                WHERE t.fair_id = ? AND t.session_number = ? AND t.state IN ('ISSUED', 'ADMITTED') ORDER BY l.begins_at, ending, t.id"""
                        .formatted(SHOWN),
                fair,
                session.number());
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < cells.size(); i += ACROSS) {
            List<String> row = new ArrayList<>();
            for (int j = i; j < i + ACROSS; j++) {
                row.addAll(j < cells.size() ? cells.get(j) : Collections.nCopies(3, ""));
            }
            rows.add(row);
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < ACROSS; i++) {
            columns.add(new Column(words.code(), 1.5));
            columns.add(new Column(words.time(), 1));
            columns.add(new Column(words.persons(), 2));
        }
        return new Part(
                words.tickets(session.number(), FairPaperParts.span(session.from(), session.until()), cells.size()),
                true,
                List.of(words.ticketsNote()),
                columns,
                rows,
                0);
    }

    /** A box for each person; those who are inside are ticked already. */
    private static String boxes(int admitted, int places) {
        return "■".repeat(Math.min(admitted, places)) + "□".repeat(Math.max(0, places - admitted));
    }
}
