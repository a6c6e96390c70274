package cn.yishulai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A contract as text that can be changed, and the one that the apps which are out were written for. */
record ReleasedContract(ObjectNode tree) {

    private static final YAMLMapper YAML = new YAMLMapper();

    /**
     * The newer of the contract under the last tag {@code v…} and the copy in {@code released/}: a clone without tags, or a
     * machine without git, has the copy alone.
     */
    static ReleasedContract last(Path checkout) {
        return Stream.concat(
                        tagged(checkout).stream(),
                        Stream.of(at(checkout.resolve(Path.of("mobile-api-spec", "released", "openapi.yaml")))))
                .max(Comparator.comparing(ReleasedContract::version))
                .orElseThrow();
    }

    static ReleasedContract at(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReleasedContract of(String yaml) {
        try {
            return new ReleasedContract((ObjectNode) YAML.readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A version of three numbers. */
    record Version(int major, int minor, int patch) implements Comparable<Version> {

        static Version of(String text) {
            String[] numbers = text.split("\\.");
            return new Version(
                    Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
        }

        @Override
        public int compareTo(Version other) {
            return Comparator.comparingInt(Version::major)
                    .thenComparingInt(Version::minor)
                    .thenComparingInt(Version::patch)
                    .compare(this, other);
        }
    }

    Version version() {
        return Version.of(tree.at("/info/version").asText());
    }

    /** Another one that can be changed without changing this. */
    ReleasedContract copy() {
        return new ReleasedContract(tree.deepCopy());
    }

    /** Only these paths, so that a comparison is quick. */
    ReleasedContract only(String... paths) {
        ReleasedContract few = copy();
        ((ObjectNode) few.tree.get("paths")).retain(paths);
        return few;
    }

    OpenAPI parsed() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        var parsed = new OpenAPIV3Parser().readContents(plain(tree.deepCopy()).toString(), null, options);
        if (parsed.getOpenAPI() == null || !parsed.getMessages().isEmpty()) {
            throw new IllegalStateException("the contract does not read: " + parsed.getMessages());
        }
        return parsed.getOpenAPI();
    }

    /** A reference that is wrapped to carry a description of its own is still that reference. */
    private static JsonNode plain(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("allOf").size() == 1 && !object.has("properties")) {
                return plain(object.path("allOf").get(0));
            }
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> object.set(name, plain(object.get(name))));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, plain(array.get(i)));
            }
        }
        return node;
    }

    private static Optional<ReleasedContract> tagged(Path checkout) {
        return git(checkout, "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*")
                .flatMap(tag -> git(checkout, "show", tag.strip() + ":mobile-api-spec/openapi.yaml"))
                .map(ReleasedContract::of);
    }

    /** What git says, when there is a git and it has something to say. */
    static Optional<String> git(Path checkout, String... words) {
        try {
            Process git = new ProcessBuilder(
                            Stream.concat(Stream.of("git"), Stream.of(words)).toList())
                    .directory(checkout.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
