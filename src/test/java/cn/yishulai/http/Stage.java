package cn.yishulai.http;

import cn.yishulai.people.Somebody;
import cn.yishulai.places.Hours;
import cn.yishulai.places.Organisations;
import cn.yishulai.places.SiteForm;
import cn.yishulai.places.SiteKind;
import cn.yishulai.places.Sites;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where one cell of the matrix is played: the caller's own family and a stranger's, each with a nickname that occurs
 * nowhere else, and three sites: the caller's, another, and one of another partner. Things come by the ordinary ways of
 * the service, over HTTP.
 */
final class Stage {

    /** How the thing stands to the caller. */
    enum Relation {
        OWN,
        OTHERS,
        OTHER_SITE,
        OTHER_PARTNER,
        MISSING
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What stays for all cells. */
    static final class House {
        final UUID home = site();
        final UUID elsewhere = site();
        final UUID ofAnother = site();
        final UUID organisation = organisation();
        final UUID otherOrganisation = organisation();
        final Somebody librarian = Somebody.aLibrarian();
        /** Begins what another must end. */
        final Somebody colleague = Somebody.aLibrarian();
    }

    final House house;
    final String operation;
    final Somebody mine = Somebody.aCitizen(canary());
    private @Nullable Somebody theirs;

    Stage(House house, String operation) {
        this.house = house;
        this.operation = operation;
    }

    Somebody family(Relation relation) {
        return relation == Relation.OTHERS ? theirs() : mine;
    }

    private Somebody theirs() {
        if (theirs == null) {
            theirs = Somebody.aCitizen(canary());
        }
        return theirs;
    }

    boolean showsMine(String body) {
        return body.contains(mine.caller().displayName());
    }

    boolean showsTheirs(String body) {
        return theirs != null && body.contains(theirs.caller().displayName());
    }

    UUID site(Relation relation) {
        return switch (relation) {
            case OTHER_SITE -> house.elsewhere;
            case OTHER_PARTNER -> house.ofAnother;
            default -> house.home;
        };
    }

    UUID organisation(Relation relation) {
        return relation == Relation.OTHER_PARTNER ? house.otherOrganisation : house.organisation;
    }

    /** Does something that must succeed. */
    static JsonNode does(Somebody who, String method, String path, String body) {
        return read(Knock.at(method, path, who.token(), "application/json", body.replace('\'', '"')), path);
    }

    static JsonNode read(Knock answer, String path) {
        if (answer.status() >= 300) {
            throw new AssertionError("the stage: %s answered %s".formatted(path, answer));
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String volume() {
        return does(house.librarian, "POST", "/v1/volumes", "{'title':'无名书 %s'}".formatted(UUID.randomUUID()))
                .get("id")
                .asText();
    }

    String familyCode(Somebody family) {
        return does(family, "GET", "/v1/households/me", "").get("familyCode").asText();
    }

    /** A book on the family's own shelf. */
    String listed(Somebody family, String volume) {
        return does(family, "POST", "/v1/copies", "{'volumeId':'%s','disposition':'SWAP'}".formatted(volume))
                .get("code")
                .asText();
    }

    String dropOff(Somebody family, UUID site) {
        return does(
                        house.librarian,
                        "POST",
                        "/v1/drop-offs",
                        "{'siteId':'%s','familyCode':'%s'}".formatted(site, familyCode(family)))
                .get("id")
                .asText();
    }

    /** A book that the family brought to a site; the family has a credit for it. */
    String brought(Somebody family, String volume, UUID site) {
        String code = listed(family, volume);
        does(
                house.librarian,
                "POST",
                "/v1/drop-offs/" + dropOff(family, site) + "/copies",
                "{'copyCode':'%s','grade':'GOOD'}".formatted(code));
        return code;
    }

    /** A book with the stamp of another library, which the family brought. */
    String setAside(Somebody family, String volume, UUID site) {
        String code = listed(family, volume);
        does(
                house.librarian,
                "POST",
                "/v1/drop-offs/" + dropOff(family, site) + "/copies",
                "{'copyCode':'%s','grade':'GOOD','libraryStamp':true}".formatted(code));
        return code;
    }

    String asked(Somebody family, String volume, UUID pickup, boolean autoAccept) {
        return does(
                        family,
                        "POST",
                        "/v1/requests",
                        "{'volumeId':'%s','pickupSiteId':'%s','autoAccept':%s}".formatted(volume, pickup, autoAccept))
                .get("id")
                .asText();
    }

    /** A step of a copy, by a librarian. */
    String step(String code, String verb, String body) {
        does(house.librarian, "POST", "/v1/copies/" + code + "/" + verb, body);
        return code;
    }

    private static String canary() {
        return "雀" + UUID.randomUUID().toString().substring(0, 12);
    }

    private static UUID organisation() {
        return Arc.container()
                .instance(Organisations.class)
                .get()
                .add("单位 " + UUID.randomUUID())
                .id();
    }

    private static UUID site() {
        return Arc.container()
                .instance(Sites.class)
                .get()
                .add(new SiteForm(
                        "点位 " + UUID.randomUUID(),
                        SiteKind.READING_ROOM,
                        null,
                        null,
                        true,
                        SiteForm.daily(new Hours(LocalTime.of(9, 0), LocalTime.of(17, 30)))));
    }
}
