package cn.yishulai.fairs;

import static cn.yishulai.journal.JournalRefusal.IDEMPOTENCY_KEY_MISSING;
import static cn.yishulai.people.DeviceRefusal.DEVICE_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Devices of helpers, and what they bring. Pairing is not {@code @Once}: its answer holds a secret. An upload is not
 * either: each of its events is a transaction of its own, told apart by its number.
 */
@Path("/v1/fair-devices")
class FairDeviceResource {

    private static final String TOKEN = "Device-Token";

    private final FairDevices devices;
    private final DeviceUploads uploads;
    private final DevicePacks packs;
    private final Callers callers;

    FairDeviceResource(FairDevices devices, DeviceUploads uploads, DevicePacks packs, Callers callers) {
        this.devices = devices;
        this.uploads = uploads;
        this.packs = packs;
        this.callers = callers;
    }

    record DevicesView(List<FairDevices.DeviceView> items) {}

    @GET
    public DevicesView list(@QueryParam("fairId") @NotNull String fair) {
        return new DevicesView(devices.list(callers.current(), Fairs.id(fair)));
    }

    @POST
    @ResponseStatus(201)
    public FairDevices.PairedView pair(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull DeviceForms.Pair form) {
        return devices.pair(form, key(key));
    }

    @DELETE
    @Path("/{fairDeviceId}")
    @Once
    public void revoke(@PathParam("fairDeviceId") String id) {
        devices.revoke(callers.current(), id(id));
    }

    @GET
    @Path("/{fairDeviceId}/pack")
    public DevicePacks.View pack(@HeaderParam(TOKEN) @Nullable String token, @PathParam("fairDeviceId") String id) {
        return packs.pack(token, id(id));
    }

    @POST
    @Path("/{fairDeviceId}/events")
    public DeviceUploads.View upload(
            @HeaderParam(TOKEN) @Nullable String token,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("fairDeviceId") String id,
            @Valid @NotNull DeviceForms.Upload form) {
        key(key);
        return uploads.take(token, id(id), form);
    }

    private static UUID id(String sent) {
        return OpaqueId.parse(sent, DEVICE_UNKNOWN);
    }

    /** @throws cn.yishulai.kernel.Refused IDEMPOTENCY_KEY_MISSING */
    static UUID key(@Nullable String header) {
        try {
            if (header != null && header.length() == 36) {
                return UUID.fromString(header);
            }
        } catch (IllegalArgumentException notOne) {
            throw IDEMPOTENCY_KEY_MISSING.because("the Idempotency-Key is not a UUID");
        }
        throw IDEMPOTENCY_KEY_MISSING.because("a write needs an Idempotency-Key: a UUID that the client chose");
    }
}
