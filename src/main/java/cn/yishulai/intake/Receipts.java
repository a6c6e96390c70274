package cn.yishulai.intake;

import static cn.yishulai.intake.IntakeRefusal.DROP_OFF_OPEN;

import cn.yishulai.journal.Outbox;
import cn.yishulai.labels.PaperSlip;
import cn.yishulai.labels.PaperSlips;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.places.OpeningCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The one receipt of a session and its one notice. A receipt is printed as often as somebody wants, and says the same. */
@ApplicationScoped
@Transactional
public class Receipts {

    private final DropOffRepository sessions;
    private final DropOffs dropOffs;
    private final Households households;
    private final Ledger ledger;
    private final Outbox outbox;
    private final PaperSlips slips;
    private final Clock clock;

    Receipts(
            DropOffRepository sessions,
            DropOffs dropOffs,
            Households households,
            Ledger ledger,
            Outbox outbox,
            PaperSlips slips,
            Clock clock) {
        this.sessions = sessions;
        this.dropOffs = dropOffs;
        this.households = households;
        this.ledger = ledger;
        this.outbox = outbox;
        this.slips = slips;
        this.clock = clock;
    }

    /** Closes the session and tells the family once, whatever was brought. */
    public ReceiptView close(Caller caller, UUID id) {
        DropOff session = sessions.require(id);
        caller.requireSite(session.site());
        households.opened(session.household());
        Instant now = clock.instant();
        session.close(ledger.balance(session.household()).free(), dropOffs.left(session.household()), now);
        ReceiptView receipt = receipt(caller, session);
        outbox.post(
                "drop-off-closed",
                Map.of(
                        "householdId", session.household().toString(),
                        "dropOffId", session.id().toString(),
                        "siteName", receipt.dropOff().site().name(),
                        "books", receipt.dropOff().inspections().size(),
                        "credits", receipt.credits()));
        return receipt;
    }

    /** @throws cn.yishulai.kernel.Refused DROP_OFF_UNKNOWN, SITE_NOT_YOURS, DROP_OFF_OPEN */
    public ReceiptView show(Caller caller, UUID id) {
        DropOff session = dropOffs.seen(caller, id);
        if (session.state() == DropOffState.OPEN) {
            throw DROP_OFF_OPEN.because("the receipt is made when the session is closed");
        }
        return receipt(caller, session);
    }

    /**
     * The receipt for the printer; of a session that is still open, its slip with what was decided so far.
     *
     * @throws cn.yishulai.kernel.Refused DROP_OFF_UNKNOWN, SITE_NOT_YOURS
     */
    public byte[] paper(Caller caller, UUID id, ReceiptWords words, PaperSlip.Roll roll) {
        DropOff session = dropOffs.seen(caller, id);
        PaperSlip slip = session.state() == DropOffState.OPEN
                ? words.slip(dropOffs.view(caller, session))
                : words.slip(receipt(caller, session));
        return slips.pdf(slip, roll);
    }

    private ReceiptView receipt(Caller caller, DropOff session) {
        DropOffView view = dropOffs.view(caller, session);
        Long then = session.balanceAfter();
        return new ReceiptView(
                view,
                Objects.requireNonNull(session.closedAt())
                        .atZone(OpeningCalendar.CITY)
                        .toOffsetDateTime(),
                view.credits(),
                then == null ? ledger.balance(session.household()).free() : then);
    }
}
