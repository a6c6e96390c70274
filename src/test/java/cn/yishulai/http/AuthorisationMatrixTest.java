package cn.yishulai.http;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Contract;
import cn.yishulai.Contract.Route;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every cell of operations × roles, from the contract. The thing asked for does not exist and the body is empty, so an
 * open cell answers something else than 401 and 403, and nothing is changed. Whose thing it is, is tested where it lives.
 */
@QuarkusTest
class AuthorisationMatrixTest {

    /** 403 for another reason than the role: the random site is nobody's. */
    private static final Set<String> NOT_FOR_THE_ROLE = Set.of("site-not-yours", "not-a-household");

    /** No such code, and no demonstration. */
    private static final Set<String> NOTHING_THERE = Set.of("/problems/{problemCode}", "/demo/codes");

    private static final Map<String, Supplier<@Nullable String>> TOKENS = new LinkedHashMap<>();

    static {
        TOKENS.put("anonymous", () -> null);
        TOKENS.put("citizen", () -> Somebody.aCitizen().token());
        TOKENS.put("staff", () -> Somebody.staffAt(UUID.randomUUID()).token());
        TOKENS.put("librarian", () -> Somebody.aLibrarian().token());
        TOKENS.put("partner", () -> Somebody.aPartner(UUID.randomUUID()).token());
        TOKENS.put("volunteer", () -> Somebody.aVolunteer(UUID.randomUUID()).token());
        TOKENS.put("auditor", () -> Somebody.anAuditor().token());
    }

    @TestFactory
    Stream<DynamicTest> everyCell() {
        return TOKENS.entrySet().stream().flatMap(role -> Stream.of(role.getKey())
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    String token = role.getValue().get();
                    Contract.routes().forEach(route -> check(route, name, token));
                })));
    }

    private static void check(Route route, String role, @Nullable String token) {
        Object reach = route.authz().get(role);
        assertThat(reach).as("%s has no rule for %s", route, role).isNotNull();
        Knock answer = Knock.at(
                route, route.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString()), token, "");
        String code = answer.code();
        String cell = "%s as %s (%s) answered %d %s".formatted(route, role, reach, answer.status(), code);
        if ("none".equals(reach)) {
            assertThat(answer.status()).as(cell).isEqualTo(token == null ? 401 : 403);
            assertThat(code).as(cell).isEqualTo(token == null ? "not-signed-in" : "role-not-allowed");
        } else {
            assertThat(answer.status())
                    .as(cell)
                    .isNotEqualTo(401)
                    .isNotEqualTo(405)
                    .isLessThan(500);
            assertThat(code.equals("address-unknown")).as(cell).isEqualTo(NOTHING_THERE.contains(route.path()));
            assertThat(answer.status() != 403 || NOT_FOR_THE_ROLE.contains(code))
                    .as(cell)
                    .isTrue();
        }
    }
}
