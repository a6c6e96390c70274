package cn.yishulai.notices;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The push carrier of the tests: keeps what it was given; an app can be removed from its phone. */
@Mock
@ApplicationScoped
class RecordingPush implements PushGateway {

    private final Map<String, List<String>> taken = new ConcurrentHashMap<>();
    private final Set<String> removed = ConcurrentHashMap.newKeySet();

    @Override
    public void send(UUID message, Device device, String text) throws NotCarried {
        if (removed.contains(device.token())) {
            throw NotCarried.ever("the carrier answered 410");
        }
        taken.computeIfAbsent(device.token(), token -> new CopyOnWriteArrayList<>())
                .add(text);
    }

    void remove(String token) {
        removed.add(token);
    }

    List<String> to(String token) {
        return taken.getOrDefault(token, List.of());
    }
}
