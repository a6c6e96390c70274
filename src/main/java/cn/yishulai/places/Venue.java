package cn.yishulai.places;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a site offers for a fair. */
@Entity(name = "Venue")
@Table(name = "venue_profile")
class Venue {

    @Id
    @Column(name = "site_id")
    private UUID siteId;

    @Column(name = "people_at_once")
    private @Nullable Integer peopleAtOnce;

    private @Nullable Boolean power;
    private @Nullable Boolean network;
    private @Nullable Boolean roof;

    @Column(name = "step_free")
    private @Nullable Boolean stepFree;

    private @Nullable String facilities;

    @Column(name = "house_rules")
    private @Nullable String houseRules;

    private @Nullable Double latitude;
    private @Nullable Double longitude;

    @Enumerated(EnumType.STRING)
    private @Nullable Datum datum;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected Venue() {}

    @SuppressWarnings("NullAway.Init")
    Venue(UUID siteId) {
        this.siteId = siteId;
    }

    /** All that is said of it anew. */
    void describe(VenueProfile said) {
        peopleAtOnce = said.peopleAtOnce();
        power = said.power();
        network = said.network();
        roof = said.roof();
        stepFree = said.stepFree();
        facilities = said.facilities();
        houseRules = said.houseRules();
        Position place = said.position();
        latitude = place == null ? null : place.latitude();
        longitude = place == null ? null : place.longitude();
        datum = place == null ? null : place.datum();
    }

    VenueProfile profile() {
        return new VenueProfile(
                peopleAtOnce,
                power,
                network,
                roof,
                stepFree,
                facilities,
                houseRules,
                latitude == null || longitude == null || datum == null
                        ? null
                        : new Position(latitude, longitude, datum));
    }

    UUID siteId() {
        return siteId;
    }

    int version() {
        return version;
    }
}
