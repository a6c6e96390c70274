package cn.yishulai.fairs;

import cn.yishulai.people.Caller;
import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A helper's device at a fair, as it behaves: it counts what it does and sends it with its token.
 *
 * @param token of the device
 */
public record DeviceFixture(UUID id, String token, UUID fair) {

    /** At the gate; paired by somebody of the staff. */
    public static DeviceFixture of(UUID fair, Caller by) {
        return of(fair, by, null);
    }

    /** @param table null for the gate */
    public static DeviceFixture of(UUID fair, Caller by, @Nullable Integer table) {
        FairDevices devices = bean(FairDevices.class);
        DeviceForms.Purpose purpose = table == null ? DeviceForms.Purpose.GATE : DeviceForms.Purpose.TABLE;
        String code = devices.offer(by, fair, new DeviceForms.Offer(purpose, "手机", table), UUID.randomUUID())
                .pairingCode();
        OffsetDateTime now = bean(Clock.class).instant().atOffset(ZoneOffset.UTC);
        FairDevices.PairedView paired = devices.pair(new DeviceForms.Pair(code, now), UUID.randomUUID());
        return new DeviceFixture(paired.id(), paired.token(), fair);
    }

    /** What it does, by its own clock. */
    public static Map<String, Object> event(long sequence, String kind, OffsetDateTime at, Map<String, Object> body) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("sequence", sequence);
        event.put("kind", kind);
        event.put("occurredAt", at.toInstant().toString());
        event.put("body", body);
        return event;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Response sends(OffsetDateTime sentAt, Map<String, Object>... events) {
        return sends(sentAt, List.of(events));
    }

    public Response sends(OffsetDateTime sentAt, List<Map<String, Object>> events) {
        return RestAssured.given()
                .contentType("application/json")
                .header("Device-Token", token)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("sentAt", sentAt.toInstant().toString(), "events", events))
                .post("/v1/fair-devices/" + id + "/events");
    }

    public Response asksForItsPack() {
        return RestAssured.given().header("Device-Token", token).get("/v1/fair-devices/" + id + "/pack");
    }

    private static <T> T bean(Class<T> kind) {
        return Arc.container().instance(kind).get();
    }
}
