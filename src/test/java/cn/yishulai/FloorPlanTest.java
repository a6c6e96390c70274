package cn.yishulai;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.journal.Locked;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The floors of the house. Imports only go down; rooms on one floor never meet. */
class FloorPlanTest {

    static final String HOUSE = "cn.yishulai";

    static final List<Set<String>> FLOORS = List.of(
            Set.of("kernel"),
            Set.of("ledger", "journal", "matching", "media"),
            Set.of("people", "places", "rules"),
            Set.of("catalog", "labels"),
            Set.of("copies"),
            Set.of("intake", "inventory"),
            Set.of("swaps"),
            Set.of("fairs"),
            Set.of("counter", "reports", "simulation", "planning", "notices"),
            Set.of("http", "boot"));

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOUSE);

    static final Map<String, Integer> FLOOR_OF = IntStream.range(0, FLOORS.size())
            .boxed()
            .flatMap(floor -> FLOORS.get(floor).stream().map(room -> Map.entry(room, floor)))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));

    @Test
    void everyRoomOfThePlanStandsAndNoOther() {
        Set<String> built =
                CLASSES.stream().map(c -> room(c.getPackageName())).collect(Collectors.toCollection(TreeSet::new));
        assertThat(built).containsExactlyInAnyOrderElementsOf(FLOOR_OF.keySet());
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        Set<String> packages = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        Set<String> marked = CLASSES.stream()
                .filter(c -> c.getSimpleName().equals("package-info"))
                .filter(c -> c.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        assertThat(marked).isEqualTo(packages);
    }

    @Test
    void importsOnlyGoDownAndRoomsOnOneFloorNeverMeet() {
        assertThat(CLASSES.stream().flatMap(FloorPlanTest::wrongImports).distinct())
                .isEmpty();
    }

    @Test
    void onlyTheLabelsRoomDrawsBarCodes() {
        assertThat(roomsThatUse("com.google.zxing")).containsExactly("labels");
    }

    @Test
    void onlyThePlanningRoomSearchesForPlans() {
        assertThat(roomsThatUse("ai.timefold")).containsExactly("planning");
    }

    /** What was loaded before it is locked is not read again by Hibernate: {@link Locked} does. A query with a lock comes first, or reads. */
    @Test
    void rowsAreLockedAsTheyStand() {
        assertThat(CLASSES.stream()
                        .filter(c -> !c.isEquivalentTo(Locked.class))
                        .flatMap(c -> c.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getName().startsWith("find")
                                || call.getName().equals("lock"))
                        .filter(call -> call.getTarget().getRawParameterTypes().stream()
                                .anyMatch(p -> p.isEquivalentTo(LockModeType.class)))
                        .map(call -> call.getDescription()))
                .isEmpty();
    }

    private static Set<String> roomsThatUse(String part) {
        return CLASSES.stream()
                .filter(c -> c.getDirectDependenciesFromSelf().stream()
                        .anyMatch(d -> d.getTargetClass().getPackageName().startsWith(part)))
                .map(c -> room(c.getPackageName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theKernelAndTheOptimiserKnowOnlyTheJdk() {
        assertThat(CLASSES.stream()
                        .filter(c -> Set.of("kernel", "matching").contains(room(c.getPackageName())))
                        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                        .map(d -> d.getTargetClass().getBaseComponentType().getPackageName())
                        .filter(p -> !p.isEmpty() && !p.startsWith("java.") && !p.startsWith(HOUSE))
                        .filter(p -> !p.startsWith("org.jspecify."))
                        .distinct())
                .isEmpty();
    }

    private static Stream<String> wrongImports(JavaClass from) {
        String here = room(from.getPackageName());
        return from.getDirectDependenciesFromSelf().stream()
                .map(d -> d.getTargetClass().getBaseComponentType())
                .filter(to -> to.getPackageName().startsWith(HOUSE + "."))
                .map(to -> Map.entry(to, room(to.getPackageName())))
                .filter(to -> !to.getValue().equals(here))
                .filter(to -> FLOOR_OF.getOrDefault(to.getValue(), 99) >= FLOOR_OF.getOrDefault(here, -1))
                .map(to -> "%s must not know %s"
                        .formatted(from.getName(), to.getKey().getName()));
    }

    private static String room(String packageName) {
        String inHouse = packageName.substring(HOUSE.length());
        return inHouse.isEmpty() ? "" : inHouse.substring(1).split("\\.")[0];
    }
}
