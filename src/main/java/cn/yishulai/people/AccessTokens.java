package cn.yishulai.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/** Makes and checks access tokens. Whatever a token says is believed only when all of it is exactly as we would write it. */
@ApplicationScoped
class AccessTokens {

    /** How long one is good. There is no list of revoked ones; this is how long a lost one can do harm. */
    static final Duration LIFETIME = Duration.ofMinutes(15);

    static final String ISSUER = "https://yishulai.example/";
    static final String AUDIENCE = "yishulai-api";
    /** RFC 9068: an access token, and nothing else that may be signed by the same key. */
    static final String TYPE = "at+jwt";

    /** Two nodes' clocks may differ by so much. */
    private static final int SKEW_SECONDS = 5;
    /**
     * Nobody but us signs, so a token from the future comes from a node whose clock is ahead of this one. Whoever signed in there
     * need not do it again here.
     */
    private static final int AHEAD_SECONDS = 300;
    /** Ours are under 1,200 characters. */
    private static final int LONGEST = 4_096;

    private static final Set<String> HEADERS = Set.of("alg", "kid", "typ");

    private static final AlgorithmConstraints ONLY_RS256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256);

    private final TokenKeys keys;
    private final SecondFactorPolicy secondFactors;
    private final Clock clock;
    private final VerificationKeyResolver resolver;

    AccessTokens(TokenKeys keys, SecondFactorPolicy secondFactors, Clock clock) {
        this.keys = keys;
        this.secondFactors = secondFactors;
        this.clock = clock;
        this.resolver = this::key;
    }

    String sign(Caller caller, UUID session) {
        Instant now = clock.instant();
        YearMonth month = keys.month();
        JsonWebSignature token = new JsonWebSignature();
        JwtClaims claims = AccessClaims.of(caller, session, now);
        if (secondFactors.mustEnrol(caller)) {
            AccessClaims.restrictToEnrolling(claims);
        }
        token.setPayload(claims.toJson());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKeyIdHeaderValue(month.toString());
        token.setHeader("typ", TYPE);
        token.setKey(keys.signing(month));
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token cannot be signed", e);
        }
    }

    /** @throws InvalidJwtException unless it is one of ours, for us, an access token, and alive */
    JwtClaims check(String token) throws InvalidJwtException {
        if (token.length() > LONGEST) {
            throw new InvalidJwtException("too long", List.of(), null);
        }
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ONLY_RS256)
                .setVerificationKeyResolver(resolver)
                .setExpectedType(true, TYPE)
                .setExpectedIssuer(true, ISSUER)
                .setExpectedAudience(true, AUDIENCE)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setIssuedAtRestrictions(AHEAD_SECONDS, (int) LIFETIME.toSeconds() + SKEW_SECONDS)
                .registerValidator((Validator) AccessTokens::oddity)
                .build()
                .processToClaims(token);
    }

    private static @Nullable String oddity(JwtContext context) throws MalformedClaimException {
        for (JsonWebStructure part : context.getJoseObjects()) {
            if (!names(part).equals(HEADERS)) {
                return "has headers that we never write";
            }
        }
        JwtClaims claims = context.getJwtClaims();
        long lifetime =
                claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue();
        if (lifetime <= 0 || lifetime > LIFETIME.toSeconds()) {
            return "lives too long";
        }
        if (!claims.getAudience().equals(List.of(AUDIENCE))) {
            return "is for others too";
        }
        return AccessClaims.oddity(claims);
    }

    private static Set<String> names(JsonWebStructure part) throws MalformedClaimException {
        try {
            return JsonUtil.parseJson(part.getHeaders().getFullHeaderAsJsonString())
                    .keySet();
        } catch (JoseException e) {
            throw new MalformedClaimException("a header that does not read", e);
        }
    }

    private Key key(JsonWebSignature token, List<JsonWebStructure> nested) throws UnresolvableKeyException {
        String name = token.getKeyIdHeaderValue();
        return keys.checking(name == null ? "" : name)
                .orElseThrow(() -> new UnresolvableKeyException("no key of ours"));
    }
}
