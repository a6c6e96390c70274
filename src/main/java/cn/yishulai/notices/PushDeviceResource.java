package cn.yishulai.notices;

import static cn.yishulai.notices.NoticeRefusal.PUSH_DEVICE_UNKNOWN;

import cn.yishulai.journal.Once;
import cn.yishulai.kernel.OpaqueId;
import cn.yishulai.people.Callers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/households/me/push-devices")
class PushDeviceResource {

    private final PushDevices devices;
    private final Callers callers;

    PushDeviceResource(PushDevices devices, Callers callers) {
        this.devices = devices;
        this.callers = callers;
    }

    record DevicesView(List<PushDevices.PushDeviceView> items) {}

    @GET
    public DevicesView list() {
        return new DevicesView(devices.of(callers.current()));
    }

    @POST
    @Once
    @ResponseStatus(201)
    public PushDevices.PushDeviceView register(@Valid @NotNull PushDeviceForm form) {
        return devices.register(callers.current(), form);
    }

    @DELETE
    @Path("/{pushDeviceId}")
    @Once
    public void remove(@PathParam("pushDeviceId") String device) {
        devices.remove(callers.current(), OpaqueId.parse(device, PUSH_DEVICE_UNKNOWN));
    }
}
