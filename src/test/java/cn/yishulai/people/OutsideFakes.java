package cn.yishulai.people;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The systems outside, for story tests: cards with their passwords, codes that WeChat gave, and both out of order. */
public final class OutsideFakes {

    private static final Map<String, String> CARDS = new ConcurrentHashMap<>();
    private static final Map<String, String> CODES = new ConcurrentHashMap<>();
    private static volatile boolean away;

    private OutsideFakes() {}

    /** A card of the library, and its password. */
    public static void card(String number, String password) {
        CARDS.put(number, password);
    }

    /** A code that is good once. */
    public static String codeOf(String openid) {
        String code = UUID.randomUUID().toString();
        CODES.put(code, openid);
        return code;
    }

    public static void away(boolean now) {
        away = now;
    }

    /** Somebody whose WeChat is linked. */
    public static void linked(UUID person) {
        QuarkusTransaction.requiringNew().run(() -> Arc.container()
                .instance(OutsideLinks.class)
                .get()
                .link(OutsideKind.WECHAT, UUID.randomUUID().toString().getBytes(), person));
    }

    @Mock
    @ApplicationScoped
    static class Cards implements ReaderCards {
        @Override
        public Optional<String> reader(String card, String password) throws OutsideAway {
            requireThere();
            return password.equals(CARDS.get(card)) ? Optional.of("reader " + card) : Optional.empty();
        }
    }

    @Mock
    @ApplicationScoped
    static class MiniProgram implements WeChat {
        @Override
        public Optional<String> openid(String code) throws OutsideAway {
            requireThere();
            return Optional.ofNullable(CODES.remove(code));
        }
    }

    private static void requireThere() throws OutsideAway {
        if (away) {
            throw new OutsideAway("out of order");
        }
    }
}
