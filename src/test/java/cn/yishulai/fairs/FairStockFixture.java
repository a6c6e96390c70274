package cn.yishulai.fairs;

import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.BlankLabels;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyView;
import cn.yishulai.copies.RepeatAnswer;
import cn.yishulai.intake.DropOffForm;
import cn.yishulai.intake.DropOffs;
import cn.yishulai.intake.InspectionForm;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.kernel.TransferCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import cn.yishulai.people.Staff;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import cn.yishulai.swaps.CopyOutcome;
import cn.yishulai.swaps.Deposits;
import cn.yishulai.swaps.HandoverForm;
import cn.yishulai.swaps.Handovers;
import cn.yishulai.swaps.RequestForm;
import cn.yishulai.swaps.RequestReads;
import cn.yishulai.swaps.RequestState;
import cn.yishulai.swaps.Requests;
import cn.yishulai.swaps.Transfers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A venue, the sites that lend to its fair, and the books on their shelves. */
@ApplicationScoped
public class FairStockFixture {

    @Inject
    FairFixture fairs;

    @Inject
    TradeFixture families;

    @Inject
    Fairs lives;

    @Inject
    FairStockPlans plans;

    @Inject
    FairStockPicks picks;

    @Inject
    FairTables tables;

    @Inject
    FairStockReturns returns;

    @Inject
    FairStocks stocks;

    @Inject
    Sites sites;

    @Inject
    Volumes volumes;

    @Inject
    BlankLabels labels;

    @Inject
    DropOffs dropOffs;

    @Inject
    Deposits deposits;

    @Inject
    Handovers handovers;

    @Inject
    Requests requests;

    @Inject
    RequestReads requestReads;

    @Inject
    Transfers transfers;

    @Inject
    CopyReads copies;

    @Inject
    Staff staff;

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    private @Nullable UUID zhou;

    /** Of a district of its own: what is wished there is wished near. */
    public UUID aVenueIn(UUID district) {
        return sites.add(new SiteForm("湖畔 " + UUID.randomUUID(), SiteKind.PARK, district, null, true, Map.of()));
    }

    /** 周馆员, who signs what 李馆员 counted. */
    synchronized Caller anotherAt(UUID... at) {
        if (zhou == null) {
            zhou = staff.register("zhou-" + UUID.randomUUID(), "周馆员", Role.STAFF, "a password of zhou's", Set.of());
        }
        return new Caller(Role.STAFF, zhou, null, Set.of(at), "周馆员");
    }

    Caller staffAt(UUID... at) {
        return families.staffAt(at);
    }

    /** For so many people, today. */
    public UUID aFair(UUID venue, int people) {
        return fairs.aPublishedFair(venue, clock.instant().minus(Duration.ofHours(1)), people);
    }

    public UUID aVolume(@Nullable String classNumber) {
        UUID volume = volumes.add(VolumeForm.titled("市集书 " + UUID.randomUUID())).id();
        if (classNumber != null) {
            execute(
                    "INSERT INTO edition_subject (edition_id, class_number) SELECT edition_id, ? FROM volume WHERE id = ?::uuid",
                    classNumber,
                    volume.toString());
        }
        return volume;
    }

    /** Copies of one volume on the shelves of a site, as if a family had brought each of them. */
    public List<CopyCode> onShelves(UUID site, UUID volume, int howMany) {
        Caller family = families.aFamily();
        List<CopyCode> codes = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            codes.add(CopyCode.random());
        }
        String list = String.join(",", codes.stream().map(CopyCode::value).toList());
        execute(
                """
                WITH made AS (INSERT INTO copy (id, code, volume_id, status, site_id, shelf, grade, brought_by, since, moves)
                    SELECT uuidv7(), n.code, ?::uuid, 'AVAILABLE', ?::uuid, 'A-' || n.place % 9, 'GOOD', ?::uuid, ?::timestamptz, 1
                    FROM unnest(string_to_array(?, ',')) WITH ORDINALITY AS n (code, place) RETURNING id, shelf)
                INSERT INTO movement (copy_id, seq, status, site_id, shelf, actor, occurred_at, recorded_at, reason)
                SELECT id, 1, 'AVAILABLE', ?::uuid, shelf, ?::uuid, ?::timestamptz, ?::timestamptz, 'brought' FROM made""",
                volume.toString(),
                site.toString(),
                family.household().toString(),
                yesterday(),
                list,
                site.toString(),
                UUID.randomUUID().toString(),
                yesterday(),
                yesterday());
        return codes;
    }

    private String yesterday() {
        return clock.instant().minus(Duration.ofDays(1)).toString();
    }

    /** A book that a family brings to a site, where it is looked at. */
    CopyCode brought(Caller family, UUID volume, UUID site) {
        Caller desk = staffAt(site);
        CopyCode blank = labels.make(1, desk.personId()).get(0);
        UUID session = UUID.fromString(dropOffs.open(desk, new DropOffForm(site.toString(), families.card(family)))
                .id());
        deposits.inspect(
                desk,
                session,
                new InspectionForm(
                        blank.value(),
                        volume.toString(),
                        null,
                        Grade.GOOD,
                        null,
                        null,
                        null,
                        RepeatAnswer.secondCopy(),
                        null));
        return blank;
    }

    /** A family with that many credits, each for a book of its own that it brought elsewhere. */
    Caller aFamilyWithCredits(int credits) {
        Caller family = families.aFamily();
        UUID site = families.aSite();
        for (int i = 0; i < credits; i++) {
            brought(family, aVolume(null), site);
        }
        return family;
    }

    UUID asks(Caller family, UUID volume, UUID pickup) {
        return requests.place(family, RequestForm.forVolume(volume, pickup, null, null));
    }

    RequestState asked(Caller family, UUID request) {
        return requestReads.show(family, request).state();
    }

    CopyOutcome handsOver(UUID venue, CopyCode copy, Caller family) {
        return handovers.handOver(
                staffAt(venue), copy, new HandoverForm(venue.toString(), families.card(family), null, null));
    }

    /** So many copies of the lender's, which keeps none. */
    public FairStockPlanView plan(UUID fair, UUID venue, int howMany, UUID... lenders) {
        return plans.plan(
                staffAt(venue),
                fair,
                new FairStockPlanForm(
                        howMany,
                        Arrays.stream(lenders)
                                .map(site -> new FairStockPlanForm.Lender(site.toString(), 0))
                                .toList(),
                        null,
                        null,
                        100,
                        null,
                        null));
    }

    void tables(UUID fair, UUID venue, int howMany) {
        List<FairTableRows.Table> hall = new ArrayList<>();
        for (int i = 1; i <= howMany; i++) {
            hall.add(new FairTableRows.Table(i, null, null));
        }
        tables.setUp(staffAt(venue), fair, hall);
    }

    FairPickView.Scan picks(UUID fair, UUID site, CopyCode copy) {
        return picks.pick(staffAt(site), fair, new FairStockForms.Pick(site.toString(), copy.value(), null));
    }

    FairTableView.Laid lays(UUID fair, UUID venue, CopyCode copy, int table) {
        return tables.lay(staffAt(venue), fair, new FairStockForms.Lay(copy.value(), table, null));
    }

    /** Many free copies of the venue on one table, as if each had been scanned. */
    void layAll(UUID fair, List<CopyCode> free, int table) {
        execute(
                """
                WITH moved AS (UPDATE copy SET status = 'AT_FAIR', shelf = ?, moves = moves + 1 WHERE code = ANY (string_to_array(?, ',')) AND status = 'AVAILABLE'
                    RETURNING id, site_id, shelf, moves),
                written AS (INSERT INTO movement (copy_id, seq, status, site_id, shelf, actor, occurred_at, recorded_at, reason)
                    SELECT id, moves, 'AT_FAIR', site_id, shelf, ?::uuid, ?::timestamptz, ?::timestamptz, 'put on a fair table' FROM moved)
                INSERT INTO fair_laid_out (fair_id, copy_id, seq, laid_by, laid_at) SELECT ?::uuid, id, moves, ?::uuid, ?::timestamptz FROM moved""",
                FairTableRows.shelf(table),
                String.join(",", free.stream().map(CopyCode::value).toList()),
                staffAt().personId().toString(),
                clock.instant().toString(),
                clock.instant().toString(),
                fair.toString(),
                staffAt().personId().toString(),
                clock.instant().toString());
    }

    FairTableView.Home returns(UUID fair, UUID venue, CopyCode copy) {
        return returns.giveBack(staffAt(venue), fair, new FairStockForms.Return(copy.value()));
    }

    FairTableView.Home receives(UUID fair, UUID site, CopyCode copy) {
        return returns.receive(staffAt(site), fair, new FairStockForms.Receipt(site.toString(), copy.value(), null));
    }

    /** The vans that are being packed leave. */
    void vansLeave(UUID fair, UUID venue, FairStockView.Way way) {
        loads(fair, venue, way).forEach(load -> {
            if (load.transfer().sentAt() == null) {
                transfers.send(librarian(), code(load));
            }
        });
    }

    void vansAreEmpty(UUID fair, UUID venue, FairStockView.Way way, @Nullable String missingBecause) {
        loads(fair, venue, way).forEach(load -> {
            if (load.transfer().closedAt() == null) {
                transfers.close(
                        librarian(), code(load), load.transfer().copies().outstanding() == 0 ? null : missingBecause);
            }
        });
    }

    List<FairStockView.Load> loads(UUID fair, UUID venue, FairStockView.Way way) {
        return stocks.show(staffAt(venue), fair).loads().stream()
                .filter(load -> load.way() == way)
                .toList();
    }

    FairStockView stock(UUID fair, UUID venue) {
        return stocks.show(staffAt(venue), fair);
    }

    static TransferCode code(FairStockView.Load load) {
        return new TransferCode(load.transfer().code());
    }

    Caller librarian() {
        return new Caller(Role.LIBRARIAN, staffAt().personId(), null, Set.of(), "馆长");
    }

    CopyView copy(CopyCode code) {
        return copies.view(code);
    }

    void execute(String sql, String... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
