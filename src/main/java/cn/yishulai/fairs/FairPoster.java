package cn.yishulai.fairs;

import cn.yishulai.labels.Poster;
import cn.yishulai.labels.Posters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The pictures and posters of fairs, drawn once: kept as long as they say the same, and as many as fit. Each node has its
 * own, and any node can draw any of them again.
 */
@ApplicationScoped
class FairPoster {

    /** Some hundred kilobytes each: 20 MB at most. */
    private static final int KEPT = 60;

    private final Posters posters;
    private final Map<Object, byte[]> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    FairPoster(Posters posters) {
        this.posters = posters;
    }

    private record Key(Poster poster, Enum<?> form) {}

    byte[] picture(Poster poster, Poster.Shape shape) {
        return kept(new Key(poster, shape), () -> posters.picture(poster, shape));
    }

    byte[] pdf(Poster poster, Poster.Paper paper) {
        return kept(new Key(poster, paper), () -> posters.pdf(poster, paper));
    }

    /** One at a time, so that a thousand readers of one link cost one picture. */
    private synchronized byte[] kept(Key key, Supplier<byte[]> draw) {
        byte[] drawn = kept.get(key);
        if (drawn == null) {
            drawn = draw.get();
            kept.put(key, drawn);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return drawn;
    }
}
