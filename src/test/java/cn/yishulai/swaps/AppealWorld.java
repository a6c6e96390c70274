package cn.yishulai.swaps;

import cn.yishulai.copies.CopyReads;
import cn.yishulai.intake.DropOffForm;
import cn.yishulai.intake.DropOffs;
import cn.yishulai.intake.InspectionForm;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.people.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Wishes that wait, homes that are asked, and the clock, which is moved for one row at a time. */
@ApplicationScoped
class AppealWorld {

    @Inject
    SwapFixture given;

    @Inject
    AppealRounds rounds;

    @Inject
    AppealReads reads;

    @Inject
    Appeals appeals;

    @Inject
    Promises promises;

    @Inject
    AppealRecords records;

    @Inject
    DropOffs dropOffs;

    @Inject
    Deposits deposits;

    @Inject
    CopyReads copies;

    @Inject
    DataSource database;

    /** Of a family that can pay, older than the rules ask for. */
    UUID aWish(Caller reader, UUID volume, UUID site) {
        UUID wish = given.asks(reader, volume, site);
        grewOld(wish);
        return wish;
    }

    void grewOld(UUID wish) {
        sql("UPDATE swap_request SET placed_at = placed_at - interval '8 days' WHERE id = '%s'".formatted(wish));
    }

    /** The clock looks at everything again, however lately it looked. */
    void aRound() {
        sql("UPDATE appeal_look SET looked_at = looked_at - interval '2 hours'");
        rounds.tick();
    }

    void tick() {
        rounds.tick();
    }

    List<AppealView> asked(Caller home) {
        return reads.toAnswer(home.household()).items();
    }

    AppealView theAppeal(Caller home) {
        return asked(home).get(0);
    }

    PromiseView promises(Caller home, UUID site) {
        UUID id = appeals.promise(home, UUID.fromString(theAppeal(home).id()), new PromiseForm(site.toString(), null));
        return reads.promise(home.household(), id);
    }

    PromiseView promise(Caller home, PromiseView promise) {
        return reads.promise(home.household(), UUID.fromString(promise.id()));
    }

    /** The family brings a book of its own to the desk. */
    DepositView brings(Caller home, CopyCode code, UUID site, Grade grade) {
        Caller staff = given.staffAt(site);
        UUID session = UUID.fromString(dropOffs.open(staff, new DropOffForm(site.toString(), given.card(home)))
                .id());
        return deposits.inspect(
                staff, session, new InspectionForm(code.value(), null, null, grade, null, null, null, null, null));
    }

    /** So many open days were promised, and all of them are over. */
    void deadlinePassed(PromiseView promise) {
        sql(
                "UPDATE promise SET window_from = current_date - 20, window_days = 1, bring_until = current_date - 10 WHERE id = '%s'"
                        .formatted(promise.id()));
    }

    /** Everything that waits to be told to a family, as it is written in the outbox. */
    String told(Caller family) {
        return strings("SELECT topic || ' ' || payload FROM outbox_message WHERE payload::json ->> 'householdId' = '%s'"
                        .formatted(family.household()))
                .toString();
    }

    List<String> strings(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The section of the family's file that tells of appeals. */
    List<List<String>> exported(Caller family) {
        return records.export(family.household()).rows();
    }

    void sql(String statement) {
        try (Connection connection = database.getConnection();
                Statement update = connection.createStatement()) {
            update.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
