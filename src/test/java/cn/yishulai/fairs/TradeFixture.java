package cn.yishulai.fairs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.Invariants;
import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.CopyForm;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Disposition;
import cn.yishulai.copies.Registration;
import cn.yishulai.copies.RepeatAnswer;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.ledger.Balance;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.people.Caller;
import cn.yishulai.people.HouseholdView;
import cn.yishulai.people.Households;
import cn.yishulai.people.Role;
import cn.yishulai.people.Staff;
import cn.yishulai.places.Hours;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Trade sessions and families that take part. */
@ApplicationScoped
public class TradeFixture {

    @Inject
    TradeSessions sessions;

    @Inject
    TradeListings listings;

    @Inject
    TradeListingReads reads;

    @Inject
    Fairs fairs;

    @Inject
    TradeDesk desk;

    @Inject
    TradeClock tradeClock;

    @Inject
    Sites sites;

    @Inject
    Households households;

    @Inject
    Volumes volumes;

    @Inject
    Registration registration;

    @Inject
    CopyReads copies;

    @Inject
    Staff staff;

    @Inject
    Ledger ledger;

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    private @Nullable UUID li;

    UUID aSite() {
        return sites.add(new SiteForm(
                "换书会 " + UUID.randomUUID(),
                SiteKind.READING_ROOM,
                null,
                null,
                true,
                SiteForm.daily(new Hours(LocalTime.of(9, 0), LocalTime.of(17, 30)))));
    }

    synchronized Caller staffAt(UUID... at) {
        if (li == null) {
            li = staff.register("li-" + UUID.randomUUID(), "李馆员", Role.STAFF, "a password of li's", Set.of());
        }
        return new Caller(Role.STAFF, li, null, Set.of(at), "李馆员");
    }

    Caller aFamily() {
        HouseholdView family =
                households.found("小" + UUID.randomUUID().toString().substring(0, 6));
        return new Caller(Role.CITIZEN, family.persons().get(0).id(), family.id(), Set.of(), "家长");
    }

    String card(Caller family) {
        return households.view(family.household()).familyCode().value();
    }

    String nickname(Caller family) {
        return households.view(family.household()).persons().get(0).nickname();
    }

    /** As the desk reads it on a slip. */
    String deskName(Caller family) {
        return nickname(family) + " " + card(family).substring(6);
    }

    UUID aVolume() {
        return volumes.add(VolumeForm.titled("换书 " + UUID.randomUUID())).id();
    }

    CopyCode has(Caller family, UUID volume) {
        return new CopyCode(registration
                .register(
                        family,
                        new CopyForm(
                                volume.toString(), null, Disposition.SWAP, null, null, RepeatAnswer.secondCopy(), null))
                .code());
    }

    UUID draft(UUID site, @Nullable Integer longest) {
        return draft(site, longest, null);
    }

    private UUID draft(UUID site, @Nullable Integer longest, @Nullable UUID fair) {
        OffsetDateTime now = clock.instant().atZone(OpeningCalendar.CITY).toOffsetDateTime();
        return sessions.plan(
                staffAt(site),
                new TradeSessionForm(
                        "春季换书会",
                        site.toString(),
                        fair == null ? null : fair.toString(),
                        now.minusMinutes(1),
                        now.plus(Duration.ofHours(6)),
                        now.plusDays(2).toLocalDate(),
                        longest,
                        null,
                        null,
                        null,
                        7L));
    }

    /** Families may list from now on, for six hours. */
    UUID open(UUID site) {
        UUID id = draft(site, null);
        sessions.open(staffAt(site), id);
        return id;
    }

    /** The same, at a fair. */
    public UUID openAt(UUID fair, UUID site) {
        UUID id = draft(site, null, fair);
        sessions.open(staffAt(site), id);
        return id;
    }

    /** In a week, for everybody to see. */
    public UUID aFair(UUID venue) {
        UUID fair = fairs.plan(new FairForm(
                "阅美玄武湖",
                "带一本书来，换一本书走。",
                venue,
                FairTest.sessions(clock.instant().plus(Duration.ofDays(7)), 100)));
        fairs.propose(fair);
        fairs.approve(fair);
        fairs.publish(fair, null);
        return fair;
    }

    /** A family brings one book for one that it wishes. */
    public void takesPart(Caller family, UUID session, String code, UUID wish) {
        lists(family, session, List.of(new CopyCode(code)), List.of(wish));
    }

    /** Its book lies on the desk. */
    public void isBrought(UUID site, UUID session, String code) {
        brings(site, session, new CopyCode(code));
    }

    void lists(Caller family, UUID session, List<CopyCode> brings, List<UUID> wishes) {
        lists(family, session, brings, wishes, TradeEnd.STOCK);
    }

    void lists(Caller family, UUID session, List<CopyCode> brings, List<UUID> wishes, TradeEnd end) {
        listings.save(
                family,
                session,
                null,
                new TradeListingForm(
                        brings.stream()
                                .map(code -> new TradeListingForm.Brought(code.value(), null, end))
                                .toList(),
                        wishes.stream().map(UUID::toString).toList()));
    }

    boolean brings(UUID site, UUID session, CopyCode code) {
        return desk.present(staffAt(site), session, new TradeForms.Presence(code.value(), Grade.GOOD, null));
    }

    void handsOver(UUID site, UUID session, CopyCode code, Caller family) {
        desk.handOver(staffAt(site), session, new TradeForms.HandOver(code.value(), card(family)));
    }

    /** Closes the lists now, and the clock makes the run. */
    TradeSessionView runs(UUID site, UUID session) {
        sessions.run(staffAt(site), session);
        return afterTheClock(session);
    }

    /** The run is wanted and stopped before any node can begin it. */
    void stopped(UUID site, UUID session) {
        QuarkusTransaction.requiringNew().run(() -> {
            sessions.run(staffAt(site), session);
            sessions.stop(staffAt(site), session);
        });
    }

    /** The clock of the test's own server may be at it just now. */
    public TradeSessionView afterTheClock(UUID session) {
        for (int i = 0; i < 50; i++) {
            tradeClock.tick();
            TradeSessionView view = sessions.show(null, session);
            if (view.run() == null || view.run().stopped()) {
                return view;
            }
        }
        throw new AssertionError("nobody makes the run");
    }

    /** The clock has seen to all that is left of it. */
    void settled(UUID session) {
        for (int i = 0; i < 50; i++) {
            tradeClock.tick();
            if (count(
                            "SELECT count(*) FROM trade_offer WHERE session_id = ?::uuid AND (open OR escrow > 0)",
                            session.toString())
                    == 0) {
                return;
            }
        }
        throw new AssertionError("books are bound to a session that is over");
    }

    TradeListingView list(Caller family, UUID session) {
        return reads.show(family, session);
    }

    TradeStage stage(Caller family, UUID session, CopyCode code) {
        return list(family, session).copies().stream()
                .filter(copy -> copy.code().equals(code.value()))
                .findFirst()
                .orElseThrow()
                .stage();
    }

    CopyStatus status(CopyCode code) {
        return copies.facts(code).status();
    }

    Balance credits(Caller family) {
        return ledger.balance(family.household());
    }

    /** How many messages of a topic wait to be sent to the family. */
    int told(String topic, Caller family) {
        return count(
                "SELECT count(*) FROM outbox_message WHERE topic = ? AND payload::json ->> 'householdId' = ?",
                topic,
                family.household().toString());
    }

    int count(String sql, String... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                count.setString(i + 1, values[i]);
            }
            ResultSet row = count.executeQuery();
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every invariant of the rooms that a trade session touches holds. */
    void audit() {
        try (Connection connection = database.getConnection()) {
            assertThat(Stream.of(Invariants.check(connection))
                            .flatMap(List::stream)
                            .filter(finding -> !finding.rows().isEmpty()))
                    .isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
