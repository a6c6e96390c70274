package cn.yishulai.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yishulai.Contract;
import cn.yishulai.Contract.Route;
import cn.yishulai.http.Stage.Relation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request that the contract allows, made from it: the caller's own things in each place, or in one place another. */
final class WellFormed {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Route route;
    private final String operation;
    private final Map<String, Schema<?>> members;
    private final List<String> required;

    WellFormed(Route route) {
        this.route = route;
        this.operation = route.operation().getOperationId();
        Schema<?> body = Contract.body(route);
        this.members = body == null ? Map.of() : Contract.members(body);
        this.required = body == null || body.getRequired() == null ? List.of() : body.getRequired();
    }

    /** Names of parameters and members that name a thing. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        Contract.parameters(route).stream()
                .map(Parameter::getName)
                .filter(name -> thing(name).isPresent())
                .forEach(names::add);
        members.keySet().stream().filter(name -> thing(name).isPresent()).forEach(names::add);
        return names;
    }

    /** Names that must be those of a thing, and of which {@link Specimens} does not know what they name. */
    List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        Contract.parameters(route).stream()
                .filter(parameter -> parameter.getIn().equals("path") || looksLikeAThing(parameter.getName()))
                .map(Parameter::getName)
                .forEach(unknown::add);
        members.keySet().stream().filter(WellFormed::looksLikeAThing).forEach(unknown::add);
        unknown.removeIf(name -> thing(name).isPresent() || Specimens.NO_THINGS.contains(operation + "." + name));
        return unknown;
    }

    private static boolean looksLikeAThing(String name) {
        return name.matches("(?i).*(id|ids|code|codes|site)");
    }

    Optional<Specimens.Thing> thing(String name) {
        String here = operation + "." + name;
        return Specimens.NO_THINGS.contains(here)
                ? Optional.empty()
                : Optional.ofNullable(Specimens.THINGS.getOrDefault(here, Specimens.THINGS.get(name)));
    }

    /** What can be sent by anybody, as often as nothing changes by it. */
    record Prepared(Stage stage, String path, String body) {}

    /** @param special the one that stands so to the caller; all others are the caller's own */
    Prepared prepare(Stage stage, @Nullable String special, Relation relation) {
        String value = special == null ? "" : thing(special).orElseThrow().name(stage, relation);
        return new Prepared(stage, path(stage, special, value), body(stage, special, value));
    }

    Knock send(Prepared prepared, @Nullable String token) {
        String type = route.bodyType();
        if (type.startsWith("image/") || type.equals("application/octet-stream")) {
            byte[] bytes = type.startsWith("image/") ? Specimens.picture() : new byte[] {'a'};
            return Knock.at(route.method().name(), prepared.path(), token, type, bytes);
        }
        return Knock.at(route, prepared.path(), token, prepared.body());
    }

    /** In every request, and not only in one that is about it: with all of them the caller's own, it is one request. */
    boolean alwaysSays(String name) {
        boolean inAddress = Contract.parameters(route).stream()
                .anyMatch(parameter -> parameter.getName().equals(name)
                        && (parameter.getIn().equals("path") || Boolean.TRUE.equals(parameter.getRequired())));
        return inAddress
                || required.contains(name)
                || Specimens.NEEDED.getOrDefault(operation, List.of()).contains(name);
    }

    boolean isForCitizens() {
        return !"none".equals(route.authz().get("citizen"));
    }

    boolean changesNothing() {
        return route.method().name().equals("GET");
    }

    private String path(Stage stage, @Nullable String special, String value) {
        String path = route.path();
        StringBuilder query = new StringBuilder();
        for (Parameter parameter : Contract.parameters(route)) {
            String name = parameter.getName();
            boolean inPath = parameter.getIn().equals("path");
            if (inPath || Boolean.TRUE.equals(parameter.getRequired()) || name.equals(special)) {
                String text = URLEncoder.encode(
                        name.equals(special) ? value : value(stage, name, parameter.getSchema()), UTF_8);
                path = inPath ? path.replace("{" + name + "}", text) : path;
                query.append(inPath ? "" : (query.isEmpty() ? "?" : "&") + name + "=" + text);
            }
        }
        return path + query;
    }

    private String body(Stage stage, @Nullable String special, String value) {
        Map<String, Object> body = new LinkedHashMap<>();
        List<String> needed = Specimens.NEEDED.getOrDefault(operation, List.of());
        members.forEach((name, schema) -> {
            if (required.contains(name) || needed.contains(name) || name.equals(special)) {
                String text = name.equals(special) ? value : value(stage, name, schema);
                body.put(name, json(schema, text));
            }
        });
        try {
            return members.isEmpty() ? "" : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object json(Schema<?> schema, String text) {
        return switch (String.valueOf(schema.getType())) {
            case "array" -> text.startsWith("[{") ? things(text) : List.of(item(schema, text));
            case "integer" -> Long.parseLong(text);
            case "number" -> new BigDecimal(text);
            case "boolean" -> Boolean.parseBoolean(text);
            default -> text.startsWith("{") ? things(text) : text;
        };
    }

    private static Object item(Schema<?> list, String text) {
        return list.getItems() == null ? text : json(list.getItems(), text);
    }

    /** An example of the contract that says its members. */
    private static Object things(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String value(Stage stage, String name, Schema<?> schema) {
        Optional<Specimens.Thing> thing = thing(name);
        if (thing.isPresent()) {
            return thing.get().name(stage, Relation.OWN);
        }
        Supplier<String> said = Specimens.VALUES.getOrDefault(operation + "." + name, Specimens.VALUES.get(name));
        if (said != null) {
            return said.get();
        }
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            return schema.getEnum().get(0).toString();
        }
        if (schema.getExample() != null) {
            return schema.getExample().toString();
        }
        return switch (String.valueOf(schema.getType())) {
            case "integer", "number" -> "1";
            case "boolean" -> "false";
            default ->
                "书"
                        .repeat(Math.max(
                                1, Optional.ofNullable(schema.getMinLength()).orElse(1)));
        };
    }
}
