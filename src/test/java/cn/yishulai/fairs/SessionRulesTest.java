package cn.yishulai.fairs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Audited;
import cn.yishulai.http.Refusals;
import cn.yishulai.kernel.Grade;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Purse;
import cn.yishulai.ledger.PurseView;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import cn.yishulai.rules.Acceptance;
import cn.yishulai.rules.Caps;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.RequestRules;
import cn.yishulai.rules.RuleSets;
import cn.yishulai.rules.Validity;
import cn.yishulai.rules.Value;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a session of a fair says of rules and of its purse is what the desk at the fair goes by. */
@QuarkusTest
@Audited
class SessionRulesTest {

    @Inject
    FairStockFixture given;

    @Inject
    FairFixture fairs;

    @Inject
    TradeFixture families;

    @Inject
    SessionTerms terms;

    @Inject
    Ledger ledger;

    @Inject
    RuleSets rules;

    @Inject
    Clock clock;

    @Test
    void duringASessionBooksAreTakenInByItsRulesAndTheirCreditsLieInItsPurse() {
        UUID venue = fairs.aVenue();
        UUID fair = fairs.aDraft(venue, clock.instant().minus(Duration.ofHours(1)), 100);
        Somebody.aLibrarian()
                .asks()
                .body("{\"walkInPlaces\":0,\"deskPlaces\":0,\"slots\":[],\"ownPurse\":true,\"intakeRules\":%d}"
                        .formatted(generous()))
                .put("/v1/fairs/{f}/programme/sessions/1", fair)
                .then()
                .statusCode(200);
        Caller before = families.aFamily();
        given.brought(before, given.aVolume(null), venue);
        assertThat(purses(before)).as("nobody has published the fair").containsExactly(IntakeRules.GENERAL);

        fairs.published(fair);
        Purse own = terms.purse(fair, 1).orElseThrow();
        Caller family = families.aFamily();
        given.brought(family, given.aVolume(null), venue);
        given.brought(family, given.aVolume(null), families.aSite());
        assertThat(statement(family))
                .filteredOn(purse -> purse.purse().equals(own.name()))
                .singleElement()
                .satisfies(purse -> assertThat(purse.free()).isEqualTo(2))
                .satisfies(purse -> assertThat(purse.siteId()).isEqualTo(venue.toString()))
                .satisfies(purse -> assertThat(purse.endsAt()).isNotNull());
        assertThat(statement(family))
                .as("elsewhere everything is as usual")
                .filteredOn(purse -> purse.purse().equals(IntakeRules.GENERAL))
                .singleElement()
                .satisfies(purse -> assertThat(purse.free()).isEqualTo(1));
    }

    @Test
    void duringASessionRequestsForItsVenueGoByItsRules() {
        UUID venue = families.aSite();
        UUID fair = fairs.aDraft(venue, clock.instant().minus(Duration.ofHours(1)), 100);
        Somebody.aLibrarian()
                .asks()
                .body("{\"walkInPlaces\":0,\"deskPlaces\":0,\"slots\":[],\"requestRules\":%d}".formatted(oneAtATime()))
                .put("/v1/fairs/{f}/programme/sessions/1", fair)
                .then()
                .statusCode(200);
        fairs.published(fair);
        Somebody family = Somebody.aCitizen();
        assertThat(asks(family, venue).statusCode()).isEqualTo(201);
        Refusals.assertRefused(asks(family, venue), 409, "request-cap-reached");
        assertThat(asks(family, families.aSite()).statusCode())
                .as("elsewhere everything is as usual")
                .isEqualTo(201);
    }

    private Response asks(Somebody family, UUID pickup) {
        return family.asks()
                .body("{\"volumeId\":\"%s\",\"pickupSiteId\":\"%s\"}".formatted(given.aVolume(null), pickup))
                .post("/v1/requests");
    }

    /** A family may wait for one book; in force for a moment only. @return the version */
    private int oneAtATime() {
        RequestRules now = rules.requests();
        int version = rules.publish(Instant.now(), new RequestRules(1, 1, now.pickupOpenDays(), now.offerHours()));
        rules.publish(Instant.now(), now);
        return version;
    }

    /** Two credits for a book; in force for a moment only. @return the version */
    private int generous() {
        IntakeRules now = rules.intake();
        int version = rules.publish(
                Instant.now(),
                new IntakeRules(
                        1,
                        Grade.FAIR,
                        null,
                        1_000,
                        2,
                        2,
                        Acceptance.BY_GRADE,
                        Caps.OF_THE_SESSION,
                        Value.ONE_BY_ONE,
                        Validity.FOR_EVER,
                        List.of()));
        rules.publish(Instant.now(), now);
        return version;
    }

    private List<PurseView> statement(Caller family) {
        return ledger.statement(family.household(), null, 10).purses();
    }

    private List<String> purses(Caller family) {
        return statement(family).stream().map(PurseView::purse).toList();
    }
}
