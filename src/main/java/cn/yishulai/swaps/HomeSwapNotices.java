package cn.yishulai.swaps;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.journal.Outbox;
import cn.yishulai.places.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What families are told of a swap: their own book, the one they take, the site and a day. Never who the others are. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class HomeSwapNotices {

    private final Outbox outbox;
    private final CopyReads copies;
    private final Sites sites;

    HomeSwapNotices(Outbox outbox, CopyReads copies, Sites sites) {
        this.outbox = outbox;
        this.copies = copies;
        this.sites = sites;
    }

    void tell(String topic, HomeSwapLeg leg, @Nullable UUID site, @Nullable Object until) {
        Map<UUID, String> titles = new HashMap<>();
        copies.views(List.of(leg.copy(), leg.takes()))
                .forEach((id, view) -> titles.put(id, view.volume().title()));
        Map<String, Object> facts = new HashMap<>();
        facts.put("householdId", leg.household().toString());
        facts.put("swapId", leg.swap().toString());
        facts.put("gives", Objects.requireNonNull(titles.get(leg.copy())));
        facts.put("takes", Objects.requireNonNull(titles.get(leg.takes())));
        if (site != null) {
            facts.put("siteName", sites.name(site).name());
        }
        if (until != null) {
            facts.put("until", until.toString());
        }
        outbox.post(topic, facts);
    }

    /** Facts of a copy are read anew, because a step may just have moved it. */
    CopyFacts facts(UUID copy) {
        return copies.factsOf(List.of(copy)).get(0);
    }
}
