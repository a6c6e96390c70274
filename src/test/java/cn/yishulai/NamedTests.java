package cn.yishulai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Tests by the names under which documents speak of them: {@code LedgerTest}, {@code LedgerTest#creditsSumToZero}. */
final class NamedTests {

    private static final Path SOURCES = Path.of("src", "test", "java");
    private static final Map<String, String> CLASSES = classes();

    private NamedTests() {}

    /** What is wrong with the name; nothing when there is such a test. */
    static Optional<String> problem(String name) {
        String[] parts = name.split("#", 2);
        String found = CLASSES.get(parts[0]);
        if (found == null) {
            return Optional.of("there is no class " + parts[0]);
        }
        try {
            Class<?> type = Class.forName(found, false, NamedTests.class.getClassLoader());
            boolean hasTest = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> parts.length == 1 || method.getName().equals(parts[1]))
                    .anyMatch(NamedTests::isTest);
            return hasTest ? Optional.empty() : Optional.of(name + " is or has no test");
        } catch (ClassNotFoundException e) {
            return Optional.of("there is no class " + found);
        }
    }

    private static boolean isTest(Method method) {
        return AnnotationSupport.isAnnotated(method, Testable.class)
                || Arrays.stream(method.getAnnotations())
                        .anyMatch(annotation ->
                                annotation.annotationType().getName().startsWith("net.jqwik.api."));
    }

    private static Map<String, String> classes() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> SOURCES.relativize(file).toString())
                    .map(file -> file.substring(0, file.length() - 5)
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .filter(name -> !name.endsWith("package-info"))
                    .collect(Collectors.toMap(
                            name -> name.substring(name.lastIndexOf('.') + 1), name -> name, (one, other) -> one));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
