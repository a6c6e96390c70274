package cn.yishulai.people;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** What an access token says about its bearer. The names are ours; nobody but this service reads them. */
final class AccessClaims {

    static final String ROLE = "role";
    static final String HOUSEHOLD = "household";
    static final String SITES = "sites";
    static final String NAME = "name";
    static final String SESSION = "sid";

    private AccessClaims() {}

    static Caller caller(JsonWebToken token) {
        return new Caller(
                Role.valueOf(text(token.getClaim(ROLE))),
                UUID.fromString(token.getSubject()),
                id(token.getClaim(HOUSEHOLD)),
                sites(token.getClaim(SITES)),
                text(token.getClaim(NAME)));
    }

    private static String text(@Nullable Object claim) {
        return claim instanceof JsonString json ? json.getString() : String.valueOf(claim);
    }

    private static @Nullable UUID id(@Nullable Object claim) {
        return claim == null ? null : UUID.fromString(text(claim));
    }

    private static Set<UUID> sites(@Nullable Object claim) {
        if (!(claim instanceof JsonArray array)) {
            return Set.of();
        }
        return array.stream()
                .map((JsonValue site) -> UUID.fromString(text(site)))
                .collect(Collectors.toSet());
    }
}
