package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What devices at tables did. */
@ApplicationScoped
class TableEvents implements DeviceEvents {

    private final TableMerging merging;

    TableEvents(TableMerging merging) {
        this.merging = merging;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("SWAP", "DROP_OFF", "COUNT");
    }

    @Override
    public String apply(DeviceFacts device, DeviceEvent event) {
        return merging.merge(new TableEvent(
                        device.id(),
                        event.sequence(),
                        device.fair(),
                        device.table(),
                        device.pairedBy(),
                        event.kind(),
                        event.occurredAt(),
                        event.body()))
                .name();
    }
}
