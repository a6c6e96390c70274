package cn.yishulai.fairs;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something that a device did, with or without network.
 *
 * @param sequence counted by the device, from 1
 * @param occurredAt put right by how wrong the device's clock is; never in the future
 * @param body what belongs to its kind
 */
public record DeviceEvent(UUID device, long sequence, String kind, Instant occurredAt, Map<String, Object> body) {

    public DeviceEvent {
        body = Map.copyOf(body);
    }
}
