package cn.yishulai.http;

import static cn.yishulai.people.DeviceRefusal.DEVICE_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Callers;
import cn.yishulai.people.CounterDevices;
import cn.yishulai.places.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Shared devices. It stands here and not in `people`, because a device stands at a site. Pairing is not {@code @Once}: its
 * answers hold secrets.
 */
@Path("/v1/counter-devices")
class CounterDeviceResource {

    private final CounterDevices devices;
    private final Callers callers;
    private final Sites sites;

    CounterDeviceResource(CounterDevices devices, Callers callers, Sites sites) {
        this.devices = devices;
        this.callers = callers;
        this.sites = sites;
    }

    /** @param label what people call the device: says something, in one line */
    record OfferForm(
            @NotNull @Size(max = 64) String siteId,
            @NotNull @Size(max = 40) @Pattern(regexp = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*") String label) {}

    /** What the device read. */
    record PairForm(@NotNull @Size(min = 1, max = 64) String pairingCode) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "PairForm[]";
        }
    }

    @POST
    @Path("/pairings")
    @ResponseStatus(201)
    public CounterDevices.PairingView offer(
            @HeaderParam(WriteKeys.HEADER) @Nullable String header, @Valid @NotNull OfferForm form) {
        UUID key = WriteKeys.require(header);
        Caller caller = callers.current();
        UUID site = Sites.id(form.siteId());
        caller.requireSite(site);
        return devices.offer(caller, sites.name(site).id(), form.label(), key);
    }

    @POST
    @ResponseStatus(201)
    public CounterDevices.PairedView pair(
            @HeaderParam(WriteKeys.HEADER) @Nullable String header, @Valid @NotNull PairForm form) {
        return devices.pair(form.pairingCode(), WriteKeys.require(header));
    }

    @GET
    public Page<CounterDevices.DeviceView> list(
            @QueryParam("site") @NotNull String site,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        Caller caller = callers.current();
        UUID id = Sites.id(site);
        caller.requireSite(id);
        return devices.at(caller, sites.name(id).id(), after, Page.limit(limit));
    }

    @DELETE
    @Path("/{deviceId}")
    @Once
    public void revoke(@PathParam("deviceId") String id) {
        devices.revoke(callers.current(), OpaqueId.parse(id, DEVICE_UNKNOWN));
    }
}
