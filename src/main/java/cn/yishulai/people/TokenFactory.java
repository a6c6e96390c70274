package cn.yishulai.people;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Puts our check of access tokens in the place of the configured one, whose key must be known before the first start. */
@Alternative
@Priority(1)
@ApplicationScoped
class TokenFactory extends JWTCallerPrincipalFactory {

    /** So many people sign in within the life of a token at a busy node; beyond that tokens are checked each time. */
    private static final int MOST = 5_000;

    private final AccessTokens tokens;
    private final Clock clock;

    /**
     * Tokens that were found to be ours. The arithmetic costs more than most statements and its answer does not change;
     * whether they are alive is asked each time, and whether the session is ({@link Standings}).
     */
    private final Map<String, AccessToken> ours = new ConcurrentHashMap<>();

    TokenFactory(AccessTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo ignored) throws ParseException {
        long now = clock.instant().getEpochSecond();
        AccessToken known = ours.get(token);
        if (known != null && isAlive(known, now)) {
            return known;
        }
        try {
            AccessToken found = new AccessToken(token, tokens.check(token));
            remember(token, found, now);
            return found;
        } catch (InvalidJwtException e) {
            throw new ParseException("not an access token of ours");
        }
    }

    /** Strictly by our own clock: at the edges, where clocks may differ, the whole check decides. */
    private static boolean isAlive(JWTCallerPrincipal token, long now) {
        return token.getIssuedAtTime() <= now && now < token.getExpirationTime();
    }

    private void remember(String token, AccessToken found, long now) {
        if (ours.size() >= MOST) {
            ours.values().removeIf(old -> !isAlive(old, now));
        }
        if (ours.size() < MOST) {
            ours.put(token, found);
        }
    }
}
