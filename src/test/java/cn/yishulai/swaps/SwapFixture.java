package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.boot.Invariants;
import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.BlankLabels;
import cn.yishulai.copies.CopyForm;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.copies.Disposition;
import cn.yishulai.copies.Registration;
import cn.yishulai.copies.RepeatAnswer;
import cn.yishulai.intake.DropOffForm;
import cn.yishulai.intake.DropOffs;
import cn.yishulai.intake.InspectionForm;
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
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Families, sites and books that came by the ordinary ways of the service, and the audit after a story. */
@ApplicationScoped
class SwapFixture {

    @Inject
    Sites sites;

    @Inject
    Households households;

    @Inject
    Volumes volumes;

    @Inject
    BlankLabels labels;

    @Inject
    DropOffs dropOffs;

    @Inject
    Deposits deposits;

    @Inject
    Requests requests;

    @Inject
    RequestReads requestReads;

    @Inject
    CopyReads copies;

    @Inject
    Registration registration;

    @Inject
    Ledger ledger;

    @Inject
    Staff staff;

    @Inject
    DataSource database;

    private @Nullable UUID li;

    UUID aSite() {
        return sites.add(new SiteForm(
                "点位 " + UUID.randomUUID(),
                SiteKind.READING_ROOM,
                null,
                null,
                true,
                SiteForm.daily(new Hours(LocalTime.of(9, 0), LocalTime.of(17, 30)))));
    }

    /** 李馆员, who is registered once: a password costs time on purpose. */
    synchronized Caller staffAt(UUID... at) {
        if (li == null) {
            li = staff.register("li-" + UUID.randomUUID(), "李馆员", Role.STAFF, "a password of li's", Set.of());
        }
        return new Caller(Role.STAFF, li, null, Set.of(at), "李馆员");
    }

    Caller aFamily() {
        HouseholdView family =
                households.found("小" + UUID.randomUUID().toString().substring(0, 6));
        UUID person = family.persons().get(0).id();
        return new Caller(Role.CITIZEN, person, family.id(), Set.of(), "家长");
    }

    Caller grownUp(UUID household) {
        return new Caller(Role.CITIZEN, households.firstAdult(household), household, Set.of(), "家长");
    }

    String card(Caller family) {
        return households.view(family.household()).familyCode().value();
    }

    UUID aVolume() {
        return volumes.add(VolumeForm.titled("无名书 " + UUID.randomUUID())).id();
    }

    /** A copy brought to a site by a family, which gets a credit for it. */
    CopyCode brought(Caller by, UUID volume, UUID site) {
        return deposit(by, volume, site).code();
    }

    /** A book that stands on the family's own shelf. */
    CopyCode listed(Caller by, UUID volume) {
        return new CopyCode(registration
                .register(by, new CopyForm(volume.toString(), null, Disposition.SWAP, null, null))
                .code());
    }

    /** A second copy of it. */
    CopyCode listedToo(Caller by, UUID volume) {
        return new CopyCode(registration
                .register(
                        by,
                        new CopyForm(
                                volume.toString(), null, Disposition.SWAP, null, null, RepeatAnswer.secondCopy(), null))
                .code());
    }

    Deposited deposit(Caller by, UUID volume, UUID site) {
        return deposit(session(by, site), volume, site);
    }

    /** The open drop-off session of a family. */
    UUID session(Caller by, UUID site) {
        return UUID.fromString(dropOffs.open(staffAt(site), new DropOffForm(site.toString(), card(by)))
                .id());
    }

    Deposited deposit(UUID session, UUID volume, UUID site) {
        Caller staff = staffAt(site);
        CopyCode blank = labels.make(1, staff.personId()).get(0);
        DepositView view = deposits.inspect(
                staff,
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
        return new Deposited(blank, view);
    }

    /** A family brings a book that it took from us. */
    Deposited bringsBack(Caller family, CopyCode code, UUID site) {
        Caller staff = staffAt(site);
        UUID session = UUID.fromString(dropOffs.open(staff, new DropOffForm(site.toString(), card(family)))
                .id());
        DepositView view = deposits.inspect(
                staff, session, new InspectionForm(code.value(), null, null, Grade.GOOD, null, null, null, null, null));
        return new Deposited(code, view);
    }

    record Deposited(CopyCode code, DepositView view) {}

    /** A family with that many free credits, each for a book of its own. */
    Caller aFamilyWithCredits(int credits) {
        Caller family = aFamily();
        UUID site = aSite();
        for (int i = 0; i < credits; i++) {
            brought(family, aVolume(), site);
        }
        return family;
    }

    UUID asks(Caller family, UUID volume, UUID pickup) {
        return asks(family, volume, pickup, null);
    }

    UUID asks(Caller family, UUID volume, UUID pickup, @Nullable Boolean autoAccept) {
        return requests.place(family, RequestForm.forVolume(volume, pickup, autoAccept, null));
    }

    RequestView request(Caller family, UUID id) {
        return requestReads.show(family, id);
    }

    Balance credits(Caller family) {
        return ledger.balance(family.household());
    }

    /** One of the family's requests. */
    Optional<UUID> anyRequest(Caller family, Random random) {
        List<RequestView> mine =
                requestReads.ofHousehold(family.household(), null, 100).items();
        return mine.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        UUID.fromString(mine.get(random.nextInt(mine.size())).id()));
    }

    /** One of the copies of a volume that stand so just now. */
    Optional<CopyCode> anyCopy(UUID volume, CopyStatus status, Random random) {
        List<String> codes = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT code FROM copy WHERE volume_id = ? AND status = ?")) {
            select.setObject(1, volume);
            select.setString(2, status.name());
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                codes.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return codes.isEmpty() ? Optional.empty() : Optional.of(new CopyCode(codes.get(random.nextInt(codes.size()))));
    }

    /** How many messages of a topic wait to be sent to the family. */
    int told(String topic, Caller family) {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(
                        "SELECT count(*) FROM outbox_message WHERE topic = ? AND payload::json ->> 'householdId' ="
                                + " ?")) {
            count.setString(1, topic);
            count.setString(2, family.household().toString());
            ResultSet row = count.executeQuery();
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every invariant holds. */
    void audit() {
        try (Connection connection = database.getConnection()) {
            assertThat(Invariants.check(connection))
                    .filteredOn(finding -> !finding.rows().isEmpty())
                    .isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
