package cn.yishulai;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Contract.Route;
import cn.yishulai.journal.Once;
import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract and the service are one list of operations, and every operation says who may call it. */
class ContractTest {

    private static final List<String> ROLES =
            List.of("anonymous", "citizen", "staff", "librarian", "partner", "volunteer", "auditor");
    private static final Set<String> RULES = Set.of("any", "own", "site", "partner", "guardian", "none");

    private final Map<String, Method> served = served();

    @Test
    void everythingServedIsInTheContract() {
        assertThat(served).isNotEmpty();
        assertThat(promised()).containsAll(served.keySet());
    }

    @Test
    void everythingInTheContractIsServed() {
        assertThat(served.keySet()).containsAll(promised());
    }

    @Test
    void everyOperationSaysOfEveryRoleWhetherItMayCall() {
        assertThat(Contract.routes()).allSatisfy(route -> {
            assertThat(route.authz().keySet()).as("%s", route).isEqualTo(Set.copyOf(ROLES));
            assertThat(RULES).as("%s", route).containsAll(values(route));
        });
    }

    @Test
    void whoNeedsNoTokenIsSaidTwiceAlike() {
        assertThat(Contract.routes()).allSatisfy(route -> assertThat(route.isPublic())
                .as("%s", route)
                .isEqualTo("any".equals(route.authz().get("anonymous"))));
    }

    @Test
    void everyWriteTakesAnIdempotencyKey() {
        Set<String> changesNothing = Set.of("scan", "lookUpTicket", "readPhoto", "lookAtInvitation");
        assertThat(Contract.routes())
                .filteredOn(route -> !route.method().name().equals("GET"))
                .filteredOn(route -> !changesNothing.contains(route.operation().getOperationId()))
                .hasSizeGreaterThan(20)
                .allMatch(Route::takesIdempotencyKey);
    }

    /** Those that answer tokens remember them in a way of their own: a token must not lie readable in the database. */
    @Test
    void everyWriteHappensOnce() {
        Set<String> answerTokens = Set.of(
                "openSession",
                "refreshSession",
                "openSessionOnBehalf",
                "becomePerson",
                "proveNumber",
                "beginSecondFactor",
                "confirmSecondFactor",
                "invite",
                "offerPairing",
                "pairCounterDevice",
                "offerFairPairing",
                "pairFairDevice",
                // not one answer but many, each remembered by the number of its event
                "sendFairDeviceEvents",
                "resetPassword");
        assertThat(Contract.routes())
                .filteredOn(Route::takesIdempotencyKey)
                .hasSizeGreaterThan(20)
                .allSatisfy(route -> assertThat(served.get(name(route)).isAnnotationPresent(Once.class))
                        .as("%s", route)
                        .isEqualTo(!answerTokens.contains(route.operation().getOperationId())));
    }

    private static List<String> values(Route route) {
        return route.authz().values().stream().map(String::valueOf).toList();
    }

    private static Set<String> promised() {
        return Contract.routes().stream().map(ContractTest::name).collect(toCollection(TreeSet::new));
    }

    private static Map<String, Method> served() {
        Map<String, Method> served = new TreeMap<>();
        FloorPlanTest.CLASSES.stream()
                .filter(c -> c.isAnnotatedWith(Path.class))
                .map(JavaClass::reflect)
                .flatMap(resource -> Stream.of(resource.getDeclaredMethods()))
                .forEach(method -> verb(method).forEach(verb -> served.put(name(verb, path(method)), method)));
        return served;
    }

    private static Stream<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value());
    }

    private static String path(Method method) {
        Path onClass = method.getDeclaringClass().getAnnotation(Path.class);
        Path onMethod = method.getAnnotation(Path.class);
        return ("/" + onClass.value() + "/" + (onMethod == null ? "" : onMethod.value()))
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "");
    }

    private static String name(Route route) {
        return name(route.method().name(), route.path());
    }

    /** Names of parameters do not matter, nor does the case of {@code /b/}. */
    private static String name(String verb, String path) {
        return verb + " " + path.replaceAll("\\{[^}]*}", "{}").toLowerCase(Locale.ROOT);
    }
}
