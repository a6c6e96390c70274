package cn.yishulai.fairs;

import static cn.yishulai.fairs.TableOutcome.COPY_GONE;
import static cn.yishulai.fairs.TableOutcome.COPY_NOT_HERE;
import static cn.yishulai.fairs.TableOutcome.COPY_UNKNOWN;
import static cn.yishulai.fairs.TableOutcome.FAIR_OVER;
import static cn.yishulai.fairs.TableOutcome.FAMILY_UNKNOWN;
import static cn.yishulai.fairs.TableOutcome.OVERSPENT;
import static cn.yishulai.fairs.TableOutcome.REPEATED;
import static cn.yishulai.fairs.TableOutcome.SWAPPED;
import static cn.yishulai.fairs.TableOutcome.TABLE_UNKNOWN;
import static cn.yishulai.fairs.TableOutcome.UNREADABLE;

import cn.yishulai.copies.CopyStatus;
import cn.yishulai.fairs.TableRows.Done;
import cn.yishulai.fairs.TableRows.Family;
import cn.yishulai.fairs.TableRows.Found;
import cn.yishulai.intake.DropOffForm;
import cn.yishulai.intake.DropOffs;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refused;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Role;
import cn.yishulai.swaps.OfflineSwaps;
import cn.yishulai.swaps.OfflineSwaps.Happened;
import cn.yishulai.swaps.OfflineSwaps.Merged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done at a table without network is done in the books. It happened, so it is never refused: what cannot be done
 * stands there as a difference until somebody says why.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TableMerging {

    /** Books in one bag, and on one table. */
    private static final int IN_A_BAG = 60;

    private static final int ON_A_TABLE = 1_000;

    private final FairStockAccess access;
    private final FairTableRows halls;
    private final FairTables tables;
    private final TableRows rows;
    private final OfflineSwaps swaps;
    private final DropOffs dropOffs;

    TableMerging(
            FairStockAccess access,
            FairTableRows halls,
            FairTables tables,
            TableRows rows,
            OfflineSwaps swaps,
            DropOffs dropOffs) {
        this.access = access;
        this.halls = halls;
        this.tables = tables;
        this.rows = rows;
        this.swaps = swaps;
        this.dropOffs = dropOffs;
    }

    TableOutcome merge(TableEvent event) {
        FairStockSite fair = access.share(event.fair(), EnumSet.allOf(FairState.class));
        UUID id = rows.id();
        Done done =
                switch (event.kind()) {
                    case "SWAP" -> swap(fair, event, id);
                    case "DROP_OFF" -> dropOff(fair, event);
                    case "COUNT" -> count(fair, event);
                    default -> throw new IllegalArgumentException("nothing of a table: " + event.kind());
                };
        rows.write(id, event, done);
        return done.outcome();
    }

    private Done swap(FairStockSite fair, TableEvent event, UUID id) {
        CopyCode code = copyCode(event.text("copyCode"));
        if (code == null) {
            return Done.without(UNREADABLE, null, null);
        }
        Optional<Found> copy = rows.copy(code);
        UUID copyId = copy.map(Found::id).orElse(null);
        Optional<Family> family = family(event);
        if (fair.state() == FairState.RECONCILED) {
            return Done.without(FAIR_OVER, code.value(), copyId);
        }
        if (copy.isEmpty() || family.isEmpty()) {
            return Done.without(copy.isEmpty() ? COPY_UNKNOWN : FAMILY_UNKNOWN, code.value(), copyId);
        }
        bring(fair, event, copy.get());
        Merged merged = swaps.merge(
                new Happened(id, copy.get().code(), fair.venue(), family.get().id(), event.occurredAt(), event.by()));
        TableOutcome outcome =
                switch (merged.result()) {
                    case GIVEN -> merged.covered() > 0 ? OVERSPENT : SWAPPED;
                    case REPEATED -> REPEATED;
                    case GONE -> COPY_GONE;
                    case ELSEWHERE -> COPY_NOT_HERE;
                };
        return new Done(outcome, code.value(), copyId, null, 0, List.of(), merged.credits(), merged.covered());
    }

    /** It stood on the table, so it was out of the van, and at the fair: whoever put it there had not scanned it. */
    private void bring(FairStockSite fair, TableEvent event, Found copy) {
        boolean beside = copy.status().equals(CopyStatus.AVAILABLE.name())
                && fair.venue().equals(copy.site());
        boolean inVan = copy.status().equals(CopyStatus.IN_TRANSIT.name()) && rows.comesToFair(fair.id(), copy.id());
        if (FairStockAccess.LAID_OUT.contains(fair.state()) && (beside || inVan)) {
            tables.lay(
                    worker(fair, event),
                    fair.id(),
                    new FairStockForms.Lay(copy.code().value(), known(fair, event.table()), null));
        }
    }

    /** The family's drop-off is open at the venue; staff look at the books there, and credits are minted by that alone. */
    private Done dropOff(FairStockSite fair, TableEvent event) {
        List<String> books = event.texts("books", IN_A_BAG);
        Optional<Family> family = family(event);
        if (books == null || books.isEmpty()) {
            return Done.without(UNREADABLE, null, null);
        }
        if (family.isEmpty()) {
            return Done.without(FAMILY_UNKNOWN, null, null);
        }
        String session = dropOffs.open(
                        worker(fair, event),
                        new DropOffForm(fair.venue().toString(), family.get().card()))
                .id();
        return Done.brought(UUID.fromString(session), books);
    }

    private Done count(FairStockSite fair, TableEvent event) {
        List<String> scanned = event.texts("copyCodes", ON_A_TABLE);
        if (scanned == null) {
            return Done.without(UNREADABLE, null, null);
        }
        if (!FairStockAccess.LAID_OUT.contains(fair.state())) {
            return Done.without(FAIR_OVER, null, null);
        }
        Integer table = known(fair, event.table());
        if (table == null) {
            return Done.without(TABLE_UNKNOWN, null, null);
        }
        List<String> codes =
                scanned.stream().filter(text -> copyCode(text) != null).toList();
        tables.count(worker(fair, event), fair.id(), new FairStockForms.Count(table, codes));
        return Done.counted(codes.size());
    }

    private @Nullable Integer known(FairStockSite fair, @Nullable Integer table) {
        return table != null && halls.exists(fair.id(), table) ? table : null;
    }

    private Optional<Family> family(TableEvent event) {
        String said = event.text("code");
        try {
            return said == null ? Optional.empty() : rows.family(GateCode.read(said));
        } catch (Refused neither) {
            return Optional.empty();
        }
    }

    private static @Nullable CopyCode copyCode(@Nullable String text) {
        try {
            return text == null ? null : new CopyCode(text);
        } catch (Refused none) {
            return null;
        }
    }

    /** Whoever paired the device answers for it at the venue, wherever they work by now. */
    private static Caller worker(FairStockSite fair, TableEvent event) {
        return new Caller(Role.STAFF, event.by(), null, Set.of(fair.venue()), "");
    }
}
