package cn.yishulai.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contract as it stands: served, and read for its rules of who may call what. */
@ApplicationScoped
class ContractFile {

    private static final String NAME = "contract/openapi.yaml";
    private static final List<String> VERBS = List.of("get", "post", "put", "patch", "delete");

    private final byte[] text = read(NAME);
    private final Map<String, Rule> rules = rules();

    /** What the session of a citizen must be like: anything, open, or open and sure of whose it is. */
    enum Standing {
        ANY,
        OPEN,
        FULL
    }

    /**
     * Who may call an operation.
     *
     * @param operation its name
     * @param reach role, or "anonymous", to any, own, site, partner, guardian or none
     * @param body what may come in it
     * @param standing what the session of a citizen must be like
     * @param readsToken false where even a caller with a bad token is let in: to get a good one
     * @param beforeSecondFactor open also to those who still have to enrol a second factor
     */
    record Rule(
            String operation,
            Map<String, String> reach,
            boolean readsToken,
            Body body,
            Standing standing,
            boolean beforeSecondFactor) {

        boolean allows(String role) {
            return !reach.getOrDefault(role, "none").equals("none");
        }
    }

    /**
     * What may come as the body of an operation.
     *
     * @param needed whether it makes no sense without one
     * @param types its media types; empty when it takes no body
     */
    record Body(boolean needed, List<MediaType> types) {

        /** A form of another site can send none of them without asking the browser first. */
        boolean mayBe(@Nullable MediaType type) {
            return types.isEmpty() || type != null && types.stream().anyMatch(type::isCompatible);
        }

        static Body of(JsonNode body) {
            return new Body(
                    body.path("required").asBoolean(),
                    body.path("content").properties().stream()
                            .map(type -> MediaType.valueOf(type.getKey()))
                            .toList());
        }
    }

    /** The file, byte by byte. */
    byte[] text() {
        return text.clone();
    }

    /** @param path with the names of its parameters, whatever they are */
    Optional<Rule> rule(String verb, String path) {
        return Optional.ofNullable(rules.get(key(verb, path)));
    }

    static byte[] read(String name) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private Map<String, Rule> rules() {
        Map<String, Rule> found = new HashMap<>();
        try {
            JsonNode contract = new YAMLMapper().readTree(new String(text, UTF_8));
            contract.required("paths").properties().forEach(path -> VERBS.stream()
                    .filter(path.getValue()::has)
                    .forEach(verb -> rule(path.getValue().get(verb))
                            .ifPresent(rule -> found.put(key(verb, path.getKey()), rule))));
        } catch (IOException e) {
            throw new UncheckedIOException("the contract does not read", e);
        }
        return Map.copyOf(found);
    }

    private static Optional<Rule> rule(JsonNode operation) {
        if (!operation.has("x-authz")) {
            return Optional.empty();
        }
        Map<String, String> reach = new HashMap<>();
        operation
                .get("x-authz")
                .properties()
                .forEach(role -> reach.put(role.getKey(), role.getValue().asText()));
        JsonNode security = operation.path("security");
        boolean onlyAnonymous = security.size() == 1 && security.get(0).isEmpty();
        Body body = Body.of(operation.path("requestBody"));
        boolean beforeSecondFactor = operation.path("x-before-second-factor").asBoolean();
        return Optional.of(new Rule(
                operation.required("operationId").asText(),
                Map.copyOf(reach),
                !onlyAnonymous,
                body,
                standing(operation, reach),
                beforeSecondFactor));
    }

    /** What everybody may see, a session may see that has not shown yet whose phone it is on. */
    private static Standing standing(JsonNode operation, Map<String, String> reach) {
        if (operation.path("x-any-standing").asBoolean()) {
            return Standing.ANY;
        }
        boolean open = !reach.getOrDefault("anonymous", "none").equals("none");
        return open || operation.path("x-while-restricted").asBoolean() ? Standing.OPEN : Standing.FULL;
    }

    private static String key(String verb, String path) {
        return verb.toUpperCase(Locale.ROOT) + ' ' + path.replaceAll("\\{[^}]*}", "{}");
    }
}
