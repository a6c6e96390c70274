package cn.yishulai.boot;

import cn.yishulai.copies.BlankLabels;
import cn.yishulai.copies.Copies;
import cn.yishulai.copies.Move;
import cn.yishulai.intake.DropOffForm;
import cn.yishulai.intake.DropOffs;
import cn.yishulai.intake.InspectionForm;
import cn.yishulai.intake.Receipts;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.people.Caller;
import cn.yishulai.people.HouseholdView;
import cn.yishulai.swaps.Deposits;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What happens at a counter of the demonstration: a family brings books, they are labelled, graded and shelved. */
@ApplicationScoped
class DemonstrationCounter {

    private final BlankLabels labels;
    private final DropOffs dropOffs;
    private final Receipts receipts;
    private final Deposits deposits;
    private final Copies copies;

    DemonstrationCounter(BlankLabels labels, DropOffs dropOffs, Receipts receipts, Deposits deposits, Copies copies) {
        this.labels = labels;
        this.dropOffs = dropOffs;
        this.receipts = receipts;
        this.deposits = deposits;
        this.copies = copies;
    }

    /** Who stands at which counter. */
    record Desk(UUID site, Caller librarian) {}

    void bring(Desk desk, HouseholdView family, List<UUID> works, boolean gift) {
        var form = new DropOffForm(desk.site().toString(), family.familyCode().value());
        UUID session = UUID.fromString(dropOffs.open(desk.librarian(), form).id());
        List<CopyCode> blanks = labels.make(works.size(), desk.librarian().personId());
        for (int i = 0; i < works.size(); i++) {
            CopyCode code = blanks.get(i);
            deposits.inspect(
                    desk.librarian(),
                    session,
                    new InspectionForm(
                            code.value(),
                            works.get(i).toString(),
                            null,
                            grade(i),
                            gift,
                            false,
                            false,
                            null,
                            List.of()));
            String shelf = DemonstrationSites.SHELVES.get(i % DemonstrationSites.SHELVES.size());
            copies.shelve(code, desk.site(), shelf, Move.by(desk.librarian().personId(), "shelved"));
        }
        receipts.close(desk.librarian(), session);
    }

    private static Grade grade(int i) {
        return i % 3 == 0 ? Grade.LIKE_NEW : Grade.GOOD;
    }
}
