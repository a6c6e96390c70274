package cn.yishulai.fairs;

import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Codes for devices of a fair. Not {@code @Once}: the answer holds a secret. */
@Path("/v1/fairs/{fairId}/pairings")
class FairPairingResource {

    private final FairDevices devices;
    private final Callers callers;

    FairPairingResource(FairDevices devices, Callers callers) {
        this.devices = devices;
        this.callers = callers;
    }

    @POST
    @ResponseStatus(201)
    public FairDevices.PairingView offer(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @PathParam("fairId") String fair,
            @Valid @NotNull DeviceForms.Offer form) {
        return devices.offer(callers.current(), Fairs.id(fair), form, FairDeviceResource.key(key));
    }
}
