package cn.yishulai;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contract as it stands in the repository, for tests. */
public final class Contract {

    public static final Path FILE = Path.of("mobile-api-spec", "openapi.yaml");

    private static final OpenAPI API = read();

    private Contract() {}

    /** One operation: {@code GET /v1/sites/{siteId}}. */
    public record Route(HttpMethod method, String path, Operation operation) {

        /** The rules of the operation: role to any, own, site, none. */
        public Map<?, ?> authz() {
            return operation.getExtensions() != null
                            && operation.getExtensions().get("x-authz") instanceof Map<?, ?> rules
                    ? rules
                    : Map.of();
        }

        public boolean takesIdempotencyKey() {
            return parameters().anyMatch(p -> "Idempotency-Key".equals(p.getName()));
        }

        /** Whether a caller without a token is let in. */
        public boolean isPublic() {
            return operation.getSecurity() != null
                    && operation.getSecurity().stream().anyMatch(Map::isEmpty);
        }

        /** The media type of its body; JSON when it has none. */
        public String bodyType() {
            return operation.getRequestBody() == null
                    ? "application/json"
                    : operation
                            .getRequestBody()
                            .getContent()
                            .keySet()
                            .iterator()
                            .next();
        }

        private Stream<Parameter> parameters() {
            return operation.getParameters() == null ? Stream.of() : operation.getParameters().stream();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Every operation. */
    public static List<Route> routes() {
        return API.getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                        .map(verb -> new Route(verb.getKey(), path.getKey(), verb.getValue())))
                .toList();
    }

    /** The parameters of an operation in its address and its query. */
    public static List<Parameter> parameters(Route route) {
        return route.parameters()
                .map(Contract::resolve)
                .filter(parameter -> !parameter.getIn().equals("header"))
                .toList();
    }

    /** The JSON that an operation takes; null when it takes none. */
    public static @Nullable Schema<?> body(Route route) {
        if (route.operation().getRequestBody() == null) {
            return null;
        }
        MediaType type = route.operation().getRequestBody().getContent().get("application/json");
        return type == null ? null : resolve(type.getSchema());
    }

    /** The members of an object, each as it is meant. */
    public static Map<String, Schema<?>> members(Schema<?> object) {
        Map<String, Schema<?>> members = new LinkedHashMap<>();
        if (object.getProperties() != null) {
            object.getProperties().forEach((name, member) -> members.put(name, resolve(member)));
        }
        return members;
    }

    static Schema<?> resolve(Schema<?> schema) {
        String ref = schema.get$ref();
        if (ref == null && schema.getAllOf() != null && !schema.getAllOf().isEmpty()) {
            return resolve(schema.getAllOf().get(0));
        }
        return ref == null ? schema : resolve(API.getComponents().getSchemas().get(last(ref)));
    }

    private static Parameter resolve(Parameter parameter) {
        String ref = parameter.get$ref();
        return ref == null ? parameter : API.getComponents().getParameters().get(last(ref));
    }

    private static String last(String ref) {
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    static OpenAPI api() {
        return API;
    }

    private static OpenAPI read() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        var parsed = new OpenAPIV3Parser().readLocation(FILE.toString(), null, options);
        if (parsed.getOpenAPI() == null || !parsed.getMessages().isEmpty()) {
            throw new IllegalStateException("the contract does not read: " + parsed.getMessages());
        }
        return parsed.getOpenAPI();
    }
}
