package cn.yishulai.swaps;

import cn.yishulai.catalog.Volumes;
import cn.yishulai.journal.Outbox;
import cn.yishulai.places.Sites;
import cn.yishulai.swaps.PromiseRepository.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What homes and wishers are told. A message to a home says nothing of who wishes, and one to a wisher nothing of whose home
 * it is: titles, days and sites only.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class AppealNotices {

    private final RequestRepository requests;
    private final Volumes volumes;
    private final Sites sites;
    private final Outbox outbox;

    AppealNotices(RequestRepository requests, Volumes volumes, Sites sites, Outbox outbox) {
        this.requests = requests;
        this.volumes = volumes;
        this.sites = sites;
        this.outbox = outbox;
    }

    /** One message a home, whatever it is asked for. */
    void asked(List<AppealRepository.Untold> homes) {
        outbox.postAll(
                "appeals-asked",
                homes.stream()
                        .map(home -> Map.<String, Object>of(
                                "householdId", home.household().toString(),
                                "title", home.title(),
                                "books", home.books(),
                                "until", home.until().toString()))
                        .toList());
    }

    void home(String topic, Promise promise, UUID volume) {
        outbox.post(
                topic,
                Map.of(
                        "householdId", promise.household().toString(),
                        "title", title(volume),
                        "siteName", sites.name(promise.site()).name(),
                        "until", promise.until().toString()));
    }

    void wisher(String topic, UUID request, UUID volume, LocalDate until) {
        SwapRequest wish = requests.read(request);
        if (!wish.state().open()) {
            return; // cancelled a moment ago: nothing waits any more
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put("householdId", wish.household().toString());
        facts.put("personId", wish.person().toString());
        facts.put("volumeId", volume.toString());
        facts.put("title", title(volume));
        facts.put("until", until.toString());
        outbox.post(topic, facts);
    }

    private String title(UUID volume) {
        return volumes.require(volume).summary().title();
    }
}
