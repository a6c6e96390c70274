package cn.yishulai.inventory;

import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.people.Somebody;
import io.quarkus.arc.Arc;
import java.util.UUID;

/** Books that families brought to a site, by the ordinary ways over HTTP. */
public final class BroughtCopies {

    private BroughtCopies() {}

    /** A book of a new volume; its code. */
    public static String one(UUID site) {
        return one(aVolume(), site);
    }

    public static UUID aVolume() {
        return Arc.container()
                .instance(Volumes.class)
                .get()
                .add(VolumeForm.titled("无名书 " + UUID.randomUUID()))
                .id();
    }

    public static String one(UUID volume, UUID site) {
        return one(Somebody.aCitizen(), volume, site);
    }

    /** The family has a credit for it afterwards. */
    public static String one(Somebody family, UUID volume, UUID site) {
        Somebody desk = Somebody.staffAt(site);
        String code = family.asks()
                .body("{\"volumeId\":\"%s\",\"disposition\":\"SWAP\"}".formatted(volume))
                .post("/v1/copies")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
        String card = family.asks().get("/v1/households/me").then().extract().path("familyCode");
        String session = desk.asks()
                .body("{\"siteId\":\"%s\",\"familyCode\":\"%s\"}".formatted(site, card))
                .post("/v1/drop-offs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        desk.asks()
                .body("{\"copyCode\":\"%s\",\"grade\":\"GOOD\"}".formatted(code))
                .post("/v1/drop-offs/{id}/copies", session)
                .then()
                .statusCode(201);
        return code;
    }
}
