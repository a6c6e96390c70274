package cn.yishulai.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.ClocksStandStill;
import cn.yishulai.Contract;
import cn.yishulai.Contract.Route;
import cn.yishulai.http.Knock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every forged, stale, foreign or odd token, before every operation that needs one. */
@QuarkusTest
@ClocksStandStill
class TokenBatteryTest {

    @Inject
    TokenKeys keys;

    @Inject
    AccessTokens tokens;

    @Inject
    Sessions sessions;

    private Caller librarian;
    private UUID session;

    /** An open one, or every token would be refused for want of it. */
    @BeforeEach
    void openASession() {
        librarian = Somebody.aLibrarian().caller();
        session = QuarkusTransaction.requiringNew().call(() -> sessions.open(librarian));
    }

    @Test
    void aGoodTokenIsAcceptedSoTheOthersAreRefusedForWhatIsWrongWithThem() {
        assertThat(Knock.get("/v1/households/me/notices", good()).code()).isEqualTo("role-not-allowed");
    }

    /** A node remembers that it has checked a token; its time is asked for again all the same. */
    @Test
    void aTokenThatWasGoodIsRefusedWhenItsTimeIsOver() {
        String token = good();
        assertThat(Knock.get("/v1/households/me/notices", token).code()).isEqualTo("role-not-allowed");
        Duration aLife = AccessTokens.LIFETIME.plusSeconds(10);
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), aLife), Clock.class);
        assertThat(Knock.get("/v1/households/me/notices", token).code()).isEqualTo("not-signed-in");
    }

    /** Signed by the other node, whose clock is four minutes ahead of this one. */
    @Test
    void aTokenFromAClockThatIsAheadIsGood() {
        String token = good();
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-4)), Clock.class);
        assertThat(Knock.get("/v1/households/me/notices", token).code()).isEqualTo("role-not-allowed");
    }

    @Test
    void noTokenOfTheBatteryOpensAnything() throws Exception {
        Map<String, String> battery = battery();
        assertThat(battery).hasSizeGreaterThanOrEqualTo(40);
        List<Route> secured =
                Contract.routes().stream().filter(r -> !r.isPublic()).toList();
        assertThat(secured).hasSizeGreaterThan(25);
        List<String> opened = new ArrayList<>();
        battery.forEach((what, token) -> secured.forEach(route -> {
            Knock answer = Knock.at(route, route.path().replaceAll("\\{[^}]*}", "x"), token, "");
            if (!answer.code().equals("not-signed-in")) {
                opened.add("%s: %s answered %d %s".formatted(what, route, answer.status(), answer.code()));
            }
        }));
        assertThat(opened).isEmpty();
    }

    private Map<String, String> battery() throws Exception {
        Map<String, String> all = new LinkedHashMap<>();
        String month = keys.month().toString();
        KeyPair stranger = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        RSAPublicKey ours = (RSAPublicKey) keys.checking(month).orElseThrow();
        // algorithm
        all.put("alg none", unsigned("none"));
        all.put("alg NONE", unsigned("NONE"));
        all.put("alg none with a signature", unsigned("none") + "c2ln");
        all.put("no alg", raw("{\"typ\":\"at+jwt\",\"kid\":\"" + month + "\"}", claims().toJson(), "c2ln"));
        all.put("HS256 with our public key", hmac(ours.getEncoded(), month));
        all.put("HS256 with our public key as text", hmac(pem(ours).getBytes(UTF_8), month));
        all.put("HS256 with an empty secret", hmac(new byte[] {0}, month));
        all.put("RS384", signed(jws -> jws.setAlgorithmHeaderValue("RS384"), c -> {}));
        all.put("RS512", signed(jws -> jws.setAlgorithmHeaderValue("RS512"), c -> {}));
        all.put("PS256", signed(jws -> jws.setAlgorithmHeaderValue("PS256"), c -> {}));
        // key
        all.put("a stranger's key", signed(jws -> jws.setKey(stranger.getPrivate()), c -> {}));
        all.put("no kid", signed(jws -> jws.getHeaders().setStringHeaderValue("kid", null), c -> {}));
        all.put("empty kid", signed(jws -> jws.setKeyIdHeaderValue(""), c -> {}));
        all.put("kid of last year", signed(jws -> jws.setKeyIdHeaderValue("2020-01"), c -> {}));
        all.put("kid of a path", signed(jws -> jws.setKeyIdHeaderValue("../../../../dev/null"), c -> {}));
        all.put("kid of SQL", signed(jws -> jws.setKeyIdHeaderValue("' OR '1'='1"), c -> {}));
        all.put("kid of another secret", signed(jws -> jws.setKeyIdHeaderValue("refresh-token"), c -> {}));
        all.put(
                "jku",
                signed(
                        jws -> {
                            jws.setKey(stranger.getPrivate());
                            jws.setHeader("jku", "http://127.0.0.1:1/keys");
                        },
                        c -> {}));
        all.put(
                "x5u",
                signed(
                        jws -> {
                            jws.setKey(stranger.getPrivate());
                            jws.setHeader("x5u", "http://127.0.0.1:1/cert");
                        },
                        c -> {}));
        all.put(
                "its own key inside",
                signed(
                        jws -> {
                            jws.setKey(stranger.getPrivate());
                            jws.setJwkHeader(new RsaJsonWebKey((RSAPublicKey) stranger.getPublic()));
                        },
                        c -> {}));
        all.put("unknown crit", signed(jws -> jws.setHeader("crit", List.of("exp")), c -> {}));
        all.put("an extra header", signed(jws -> jws.setHeader("cty", "JWT"), c -> {}));
        all.put("known crit", signed(jws -> jws.setHeader("crit", List.of("b64")), c -> {}));
        // type
        all.put("typ JWT", signed(jws -> jws.setHeader("typ", "JWT"), c -> {}));
        all.put("no typ", signed(jws -> jws.getHeaders().setStringHeaderValue("typ", null), c -> {}));
        all.put("typ of a refresh token", signed(jws -> jws.setHeader("typ", "rt+jwt"), c -> {}));
        all.put("a refresh token", Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]));
        // time
        all.put("expired", claimed(c -> times(c, -1_000, -100)));
        all.put("expired this second", claimed(c -> times(c, -900, -6)));
        all.put("no exp", claimed(c -> c.unsetClaim("exp")));
        all.put("no iat", claimed(c -> c.unsetClaim("iat")));
        all.put("iat in the future", claimed(c -> times(c, 600, 1_200)));
        all.put("lives a day", claimed(c -> times(c, 0, 86_400)));
        all.put("lives for ever", claimed(c -> c.setClaim("exp", 9_999_999_999L)));
        all.put("lives backwards", claimed(c -> times(c, 3, 2)));
        all.put("not yet valid", claimed(c -> c.setClaim("nbf", now() + 600)));
        all.put("exp as text", claimed(c -> c.setClaim("exp", "tomorrow")));
        all.put("iat as text", claimed(c -> c.setClaim("iat", Long.toString(now()))));
        all.put("exp beyond numbers", claimed(c -> c.setClaim("exp", 1e300)));
        // for whom, from whom
        all.put("foreign aud", claimed(c -> c.setAudience("another-api")));
        all.put("no aud", claimed(c -> c.unsetClaim("aud")));
        all.put("for us and others", claimed(c -> c.setAudience(AccessTokens.AUDIENCE, "another-api")));
        all.put("foreign iss", claimed(c -> c.setIssuer("https://evil.example/")));
        all.put("no iss", claimed(c -> c.unsetClaim("iss")));
        // contents
        all.put("no sub", claimed(c -> c.unsetClaim("sub")));
        all.put("sub that is no id", claimed(c -> c.setSubject("admin")));
        all.put("unknown role", claimed(c -> c.setClaim("role", "ADMIN")));
        all.put("role in small letters", claimed(c -> c.setClaim("role", "librarian")));
        all.put("roles as a list", claimed(c -> c.setClaim("role", List.of("LIBRARIAN"))));
        all.put("no role", claimed(c -> c.unsetClaim("role")));
        all.put("a citizen without a household", claimed(c -> c.setClaim("role", "CITIZEN")));
        all.put(
                "staff with a household",
                claimed(c -> c.setClaim("household", UUID.randomUUID().toString())));
        all.put(
                "sites as a text",
                claimed(c -> c.setClaim("sites", UUID.randomUUID().toString())));
        all.put("sites that are no ids", claimed(c -> c.setClaim("sites", List.of("everywhere"))));
        all.put("no session", claimed(c -> c.unsetClaim("sid")));
        all.put("no name", claimed(c -> c.unsetClaim("name")));
        all.put("enrolment as text", claimed(c -> c.setClaim("enrol", "true")));
        all.put("enrolment denied", claimed(c -> c.setClaim("enrol", false)));
        // shape
        String good = good();
        all.put("cut short", good.substring(0, good.length() - 2));
        all.put("changed claims", changed(good));
        all.put("without signature", good.substring(0, good.lastIndexOf('.') + 1));
        all.put("four parts", good + "." + good);
        all.put("five parts", "a.b.c.d.e");
        all.put("huge", claimed(c -> c.setClaim("pad", "x".repeat(5_000))));
        all.put("nested", signed(jws -> jws.setPayload(good), c -> {}));
        all.put("deeply nested JSON", raw("[".repeat(900) + "]".repeat(900), "{}", "c2ln"));
        all.put("not base64", "%%%.%%%.%%%");
        all.put("empty parts", "..");
        all.put("a word", "letmein");
        return all;
    }

    private String good() {
        return tokens.sign(librarian, session);
    }

    private JwtClaims claims() {
        return AccessClaims.of(librarian, session, Instant.now());
    }

    private String claimed(Consumer<JwtClaims> change) throws Exception {
        return signed(jws -> {}, change);
    }

    private String signed(Consumer<JsonWebSignature> header, Consumer<JwtClaims> change) throws Exception {
        JwtClaims claims = claims();
        change.accept(claims);
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue("RS256");
        jws.setKeyIdHeaderValue(keys.month().toString());
        jws.setHeader("typ", AccessTokens.TYPE);
        jws.setPayload(claims.toJson());
        jws.setKey(keys.signing(keys.month()));
        header.accept(jws);
        return jws.getCompactSerialization();
    }

    private String unsigned(String algorithm) {
        return raw(
                "{\"alg\":\"%s\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(algorithm, keys.month()),
                claims().toJson(),
                "");
    }

    private String hmac(byte[] secret, String month) throws Exception {
        String signed = raw("{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"" + month + "\"}", claims().toJson(), "")
                .replaceAll("\\.$", "");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return signed + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }

    private static String raw(String header, String payload, String signature) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(header.getBytes(UTF_8)) + "." + base64.encodeToString(payload.getBytes(UTF_8))
                + "." + signature;
    }

    private static String changed(String good) {
        String[] parts = good.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("小李", "小王");
        return parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + "."
                + parts[2];
    }

    private static String pem(RSAPublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static void times(JwtClaims claims, long issued, long expires) {
        claims.setClaim("iat", now() + issued);
        claims.setClaim("exp", now() + expires);
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
