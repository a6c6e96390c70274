package cn.yishulai.intake;

import cn.yishulai.catalog.VolumeSummary;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.journal.Outbox;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A family hears what came of a book that was set aside. While its session is open the receipt will say it. */
@ApplicationScoped
class LateNews {

    private final Outbox outbox;
    private final Volumes volumes;
    private final Sites sites;

    LateNews(Outbox outbox, Volumes volumes, Sites sites) {
        this.outbox = outbox;
        this.volumes = volumes;
        this.sites = sites;
    }

    /** Nothing while it is still looked into. */
    void tell(DropOff session, Inspection decided) {
        switch (decided.decision()) {
            case QUARANTINE -> {}
            case CREDIT, GIFT -> tell(session, decided, "已收下上架", "It is on our shelves now.");
            case RETURNED -> tell(session, decided, "请您带回", "It goes back to you.");
        }
    }

    /** It was withdrawn. Whose it was is nobody's fault, and is not said. */
    void goesNoFurther(DropOff session, Inspection decided) {
        tell(session, decided, "它不能再流通，没有换书券", "It cannot be passed on, so there is no credit for it.");
    }

    private void tell(DropOff session, Inspection decided, String outcome, String outcomeEn) {
        if (session.state() == DropOffState.OPEN) {
            return;
        }
        outbox.post(
                decided.credits() > 0 ? "late-credit" : "book-cleared",
                Map.of(
                        "householdId", session.household().toString(),
                        "dropOffId", session.id().toString(),
                        "siteName", sites.name(session.site()).name(),
                        "title", title(decided),
                        "credits", decided.credits(),
                        "outcome", outcome,
                        "outcomeEn", outcomeEn));
    }

    private String title(Inspection decided) {
        VolumeSummary volume = Objects.requireNonNull(
                volumes.summaries(Set.of(decided.volume())).get(decided.volume()));
        return volume.volumeLabel() == null ? volume.title() : volume.title() + " " + volume.volumeLabel();
    }
}
