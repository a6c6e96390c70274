package cn.yishulai.reports;

import cn.yishulai.fairs.FairFixture;
import cn.yishulai.people.Somebody;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A fair that was held yesterday and well visited, of a partner, at a venue with a counter. It stays. */
@ApplicationScoped
public class BusyFair {

    private static final List<String> BANDS = List.of("UNDER_7", "FROM_7_TO_10", "FROM_7_TO_10", "FROM_11_TO_13");
    private static final int FAMILIES = 12;
    private static final int EACH = 120;

    @Inject
    Season season;

    @Inject
    FairFixture fairs;

    @Inject
    Clock clock;

    /** The partner works for the organisation. */
    public void belongs(String login, UUID organisation) {
        QuarkusTransaction.requiringNew().run(() -> season.belongs(login, organisation));
    }

    /** @return the fair */
    public UUID at(UUID venue, UUID organisation) {
        Instant begins = clock.instant().minus(Duration.ofDays(1));
        UUID fair = fairs.aPublishedFairOf(organisation, venue, begins, 400, 400);
        List<UUID> families = Stream.generate(Somebody::aCitizen)
                .limit(FAMILIES)
                .map(somebody -> somebody.caller().household())
                .toList();
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < EACH; i++) {
                String band = i % 3 == 0 ? BANDS.get(i % BANDS.size()) : null;
                season.admitted(fair, 1, null, null, band, Season.When.of(begins.plusSeconds(50L * i)));
            }
            for (int i = 0; i < EACH / 4; i++) {
                season.admitted(fair, 2, null, null, null, Season.When.of(begins.plusSeconds(7_300 + 50L * i)));
            }
            season.allWent(fair);
            UUID volume = season.volume("I247");
            for (int i = 0; i < FAMILIES; i++) {
                UUID copy = season.copy(volume, families.get(i));
                Instant at = begins.minus(Duration.ofDays(i % 5)).minusSeconds(9_000);
                season.stands(copy, "AVAILABLE", venue, Season.When.of(at.minusSeconds(3_600)), "received");
                season.taken(copy, families.get(i), Season.When.of(at));
            }
        });
        return fair;
    }
}
