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
    private static final String ORGANISATION = "org";
    /** RFC 8693, section 4.1, flattened: the role and the id of who acts in the subject's name. */
    private static final String ACTOR_ROLE = "act_role";

    private static final String ACTOR = "act_sub";
    /** True when the session reaches only the enrolment of a second factor. */
    private static final String MUST_ENROL = "enrol";

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
        if (caller.organisation() != null) {
            claims.setStringClaim(ORGANISATION, caller.organisation().toString());
        }
        if (caller.behind() != null) {
            claims.setStringClaim(ACTOR_ROLE, caller.behind().role().name());
            claims.setStringClaim(ACTOR, caller.behind().personId().toString());
        }
        claims.setStringListClaim(
                SITES, caller.sites().stream().map(UUID::toString).toList());
        return claims;
    }

    static void restrictToEnrolling(JwtClaims claims) {
        claims.setClaim(MUST_ENROL, true);
    }

    static boolean mustEnrol(JsonWebToken token) {
        return token.claim(MUST_ENROL).isPresent();
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
                    Map.of(NAME, claims.getStringClaimValue(NAME)).get(NAME),
                    claims.hasClaim(ORGANISATION) ? UUID.fromString(claims.getStringClaimValue(ORGANISATION)) : null,
                    behind(claims.getStringClaimValue(ACTOR_ROLE), claims.getStringClaimValue(ACTOR)));
            return claims.hasClaim(MUST_ENROL) && !Boolean.TRUE.equals(claims.getClaimValue(MUST_ENROL))
                    ? "says what we never say"
                    : null;
        } catch (IllegalArgumentException | NullPointerException e) {
            return "says what we never say";
        }
    }

    /** The bearer of a token that has been checked. */
    static Caller caller(JsonWebToken token) {
        return new Caller(
                Role.valueOf(text(token.getClaim(ROLE))),
                UUID.fromString(token.getSubject()),
                id(token, HOUSEHOLD),
                sites(token.getClaim(SITES)),
                text(token.getClaim(NAME)),
                id(token, ORGANISATION),
                behind(optional(token, ACTOR_ROLE), optional(token, ACTOR)));
    }

    private static Caller.@Nullable Behind behind(@Nullable String role, @Nullable String id) {
        if ((role == null) != (id == null)) {
            throw new IllegalArgumentException("an actor has a role and an id");
        }
        return role == null || id == null ? null : new Caller.Behind(Role.valueOf(role), UUID.fromString(id));
    }

    private static @Nullable UUID id(JsonWebToken token, String claim) {
        String text = optional(token, claim);
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable String optional(JsonWebToken token, String claim) {
        return token.claim(claim).map(AccessClaims::text).orElse(null);
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
