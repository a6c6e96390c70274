package cn.yishulai;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yishulai.Contract.Route;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Requests that nobody means well with, made from the contract: each member of each body and each parameter of each
 * operation, with everything that has ever broken a service.
 */
public final class HostileRequests {

    /** One request. @param what is wrong with it */
    record Request(Route route, String path, String body, String what) {}

    /** JSON as it goes over the wire, so that it may be no JSON at all. */
    public static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1e400",
            "1e-400",
            "NaN",
            "Infinity",
            "0x10",
            "01",
            "{}",
            "[]",
            "[null]",
            "{\"$ne\":1}",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u202eevil\\u202c\"",
            "\"\\ufeff\"",
            "\"\\n\\r\\t\"",
            "\"<script>alert(1)</script>\"",
            "\"\\\"><img src=x onerror=alert(1)>\"",
            "\"=cmd|' /C calc'!A0\"",
            "\"'; DROP TABLE person; --\"",
            "\"' OR '1'='1\"",
            "\"%' ESCAPE '\\\\\"",
            "\"${jndi:ldap://127.0.0.1:1/a}\"",
            "\"{{7*7}}\"",
            "\"../../../../etc/passwd\"",
            "\"\\ud83d\\udcda\\ud83d\\udc68\\u200d\\ud83d\\udc69\\u200d\\ud83d\\udc67\"",
            "\"\u9F98\u4F60\u597D\"",
            "\"" + "x".repeat(10_000) + "\"",
            "\"" + "\u4E66".repeat(3_000) + "\"",
            "\"0199d5e2-7c1a-7f3e-9a55-2b1f6c0d8e11\"",
            "\"2026-02-30\"",
            "\"9999999-12-31\"",
            "[".repeat(200) + "]".repeat(200),
            "{\"a\":".repeat(200) + "1" + "}".repeat(200),
            "\"unterminated",
            "");

    private static final List<String> PARAMETERS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "null",
            "undefined",
            "-1",
            "0",
            "101",
            "9223372036854775808",
            "1e9",
            "NaN",
            "2026-02-30",
            "9999999-12-31",
            "<script>",
            "'; DROP TABLE person; --",
            "' OR '1'='1",
            "%",
            "_",
            "\\",
            "\"",
            "=1+1",
            "\u202e",
            "\ufeff",
            "\u4E66",
            "\ud83d\udcda",
            "..",
            "../..",
            "x".repeat(65),
            "x".repeat(2_000),
            "0199d5e2-7c1a-7f3e-9a55-2b1f6c0d8e11",
            "{}",
            "[]",
            "$ne",
            "*",
            "&",
            "|",
            "!",
            "(",
            ":*",
            "a & !b <-> c",
            "7K2M4Q9D0B");

    private final ObjectMapper json = new ObjectMapper();
    private final Random random = new Random(2026);
    private final List<Route> routes;

    HostileRequests(List<Route> routes) {
        this.routes = routes;
    }

    /** The same ones each time. */
    List<Request> some(int count) {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requests.add(oneFor(routes.get(i % routes.size())));
        }
        return requests;
    }

    private Request oneFor(Route route) {
        Schema<?> body = Contract.body(route);
        boolean hasParameters = !Contract.parameters(route).isEmpty();
        if (body != null && (!hasParameters || random.nextInt(4) > 0)) {
            return withBody(route, body);
        }
        String bad = PARAMETERS.get(random.nextInt(PARAMETERS.size()));
        return new Request(route, path(route, bad), body == null ? "" : write(sample(body)), "parameter " + bad);
    }

    private Request withBody(Route route, Schema<?> schema) {
        Map<String, String> members = sample(schema);
        List<String> names = new ArrayList<>(Contract.members(schema).keySet());
        String name = names.get(random.nextInt(names.size()));
        String value = VALUES.get(random.nextInt(VALUES.size()));
        switch (random.nextInt(8)) {
            case 0 -> {
                members.remove(name);
                return new Request(route, path(route, null), write(members), "no " + name);
            }
            case 1 -> {
                String twice =
                        "{\"" + name + "\":" + value + "," + write(members).substring(1);
                return new Request(route, path(route, null), twice, name + " twice");
            }
            case 2 -> {
                members.put("admin" + random.nextInt(3), value);
                return new Request(route, path(route, null), write(members), "a member nobody named");
            }
            case 3 -> {
                return new Request(route, path(route, null), value, "instead of a body " + value);
            }
            default -> {
                members.put(name, value);
                return new Request(route, path(route, null), write(members), name + " = " + value);
            }
        }
    }

    /** A body that is well formed, so that what is wrong in one member is reached. */
    private Map<String, String> sample(Schema<?> schema) {
        Map<String, String> members = new LinkedHashMap<>();
        Contract.members(schema).forEach((name, property) -> members.put(name, sampleOf(property)));
        return members;
    }

    private String sampleOf(Schema<?> schema) {
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            return quoted(String.valueOf(
                    schema.getEnum().get(random.nextInt(schema.getEnum().size()))));
        }
        return switch (String.valueOf(schema.getType())) {
            case "integer", "number" -> "3";
            case "boolean" -> "true";
            case "array" -> "[]";
            default ->
                quoted(
                        schema.getExample() == null
                                ? UUID.randomUUID().toString()
                                : schema.getExample().toString());
        };
    }

    private String quoted(String text) {
        try {
            return json.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String write(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> '"' + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** @param bad for one of the parameters; the others are well formed */
    private String path(Route route, @Nullable String bad) {
        List<Parameter> all = Contract.parameters(route);
        int victim = bad == null || all.isEmpty() ? -1 : random.nextInt(all.size());
        String path = route.path();
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            String name = all.get(i).getName();
            String value = i == victim && bad != null ? bad : fine(name);
            String encoded = URLEncoder.encode(value, UTF_8).replace("+", "%20");
            if (all.get(i).getIn().equals("path")) {
                path = path.replace("{" + name + "}", encoded.isEmpty() ? "%20" : encoded);
            } else if (i == victim || Boolean.TRUE.equals(all.get(i).getRequired())) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(encoded);
            }
        }
        return path + query;
    }

    private static String fine(String name) {
        return switch (name) {
            case "from" -> "2026-01-01";
            case "to" -> "2026-12-31";
            case "limit" -> "20";
            case "query" -> "\u7EA2\u697C";
            default -> UUID.randomUUID().toString();
        };
    }
}
