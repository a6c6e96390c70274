package cn.yishulai.fairs;

import cn.yishulai.kernel.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What devices do in tests of devices: counted by its name, and refused where it says so. */
@ApplicationScoped
class DeviceProbe implements DeviceEvents {

    private final Map<String, Integer> done = new ConcurrentHashMap<>();

    @Override
    public Set<String> kinds() {
        return Set.of("PROBE");
    }

    /** @throws Refused SLOT_UNKNOWN when it is called no */
    @Override
    public String apply(DeviceFacts device, DeviceEvent event) {
        String name = String.valueOf(event.body().get("name"));
        done.merge(name, 1, Integer::sum);
        if (name.startsWith("no")) {
            throw TicketRefusal.SLOT_UNKNOWN.because("it is called no");
        }
        return "DONE";
    }

    int times(String name) {
        return done.getOrDefault(name, 0);
    }
}
