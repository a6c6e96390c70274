package cn.yishulai.people;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/** What an access token says about its bearer. The names are ours; nobody but this service reads them. */
final class AccessClaims {

    private static final String ROLE = "role";
    private static final String HOUSEHOLD = "household";
    private static final String SITES = "sites";
    private static final String NAME = "name";
    private static final String SESSION = "sid";

    private AccessClaims() {}

    static JwtClaims of(Caller caller, UUID session, Instant now) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(AccessTokens.ISSUER);
        claims.setAudience(AccessTokens.AUDIENCE);
        claims.setSubject(caller.personId().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(
                NumericDate.fromSeconds(now.plus(AccessTokens.LIFETIME).getEpochSecond()));
        claims.setGeneratedJwtId();
        claims.setStringClaim(SESSION, session.toString());
        claims.setStringClaim(ROLE, caller.role().name());
        claims.setStringClaim(NAME, caller.displayName());
        if (caller.householdId() != null) {
            claims.setStringClaim(HOUSEHOLD, caller.householdId().toString());
        }
        claims.setStringListClaim(
                SITES, caller.sites().stream().map(UUID::toString).toList());
        return claims;
    }

    /** Null when the claims are such as {@link #of} writes them. */
    static @Nullable String oddity(JwtClaims claims) throws MalformedClaimException {
        try {
            UUID.fromString(claims.getStringClaimValue(SESSION));
            new Caller(
                    Role.valueOf(claims.getStringClaimValue(ROLE)),
                    UUID.fromString(claims.getSubject()),
                    claims.hasClaim(HOUSEHOLD) ? UUID.fromString(claims.getStringClaimValue(HOUSEHOLD)) : null,
                    ids(claims.getStringListClaimValue(SITES)),
                    Map.of(NAME, claims.getStringClaimValue(NAME)).get(NAME));
            return null;
        } catch (IllegalArgumentException | NullPointerException e) {
            return "says what we never say";
        }
    }

    /** The bearer of a token that has been checked. */
    static Caller caller(JsonWebToken token) {
        String household = token.claim(HOUSEHOLD).map(AccessClaims::text).orElse(null);
        return new Caller(
                Role.valueOf(text(token.getClaim(ROLE))),
                UUID.fromString(token.getSubject()),
                household == null ? null : UUID.fromString(household),
                sites(token.getClaim(SITES)),
                text(token.getClaim(NAME)));
    }

    /** The session that the token was made in. */
    static UUID session(JsonWebToken token) {
        return UUID.fromString(text(token.getClaim(SESSION)));
    }

    private static String text(Object claim) {
        return claim instanceof JsonString json ? json.getString() : String.valueOf(claim);
    }

    private static Set<UUID> sites(@Nullable Object claim) {
        if (claim instanceof JsonArray array) {
            return ids(array.stream().map(AccessClaims::text).toList());
        }
        return claim instanceof List<?> list
                ? ids(list.stream().map(AccessClaims::text).toList())
                : Set.of();
    }

    private static Set<UUID> ids(List<String> texts) {
        Set<UUID> ids = new HashSet<>();
        texts.forEach(text -> ids.add(UUID.fromString(text)));
        return ids;
    }
}
