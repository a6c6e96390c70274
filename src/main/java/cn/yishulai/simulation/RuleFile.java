package cn.yishulai.simulation;

import static cn.yishulai.simulation.SimulationRefusal.SIMULATION_MALFORMED;

import cn.yishulai.kernel.Refused;
import cn.yishulai.rules.IntakeRules;
import cn.yishulai.rules.RequestRules;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Rules in a file, as the library keeps them (JSON): {@code {"intake": {…}, "requests": {…}, "welcomeCredits": 1}}, of which
 * each may be absent, or one body alone. What an object does not say is as in the first rules of the house.
 */
final class RuleFile {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private static final String INTAKE =
            "{\"lowestGrade\": \"FAIR\", \"capPerSession\": 20, \"capPerVolume\": 2, \"creditsPerBook\": 1}";
    private static final String REQUESTS = "{\"openPerHousehold\": 10, \"pickupOpenDays\": 7, \"offerHours\": 48}";

    private static final List<String> OF_BOTH = List.of("intake", "requests", "welcomeCredits");

    private RuleFile() {}

    /** The rules that a library begins with. */
    static RuleBook first() {
        return read("{}");
    }

    /** @throws cn.yishulai.kernel.Refused SIMULATION_MALFORMED, or RULES_MALFORMED with the field that nobody can mean */
    static RuleBook read(String text) {
        ObjectNode file = object(tree(text));
        boolean both = file.isEmpty() || OF_BOTH.stream().anyMatch(file::has);
        file.fieldNames().forEachRemaining(name -> {
            if (both && !OF_BOTH.contains(name)) {
                throw malformed("there is no '%s' in a file of rules".formatted(name));
            }
        });
        JsonNode intake = both ? file.path("intake") : file.has("openPerHousehold") ? JSON.nullNode() : file;
        JsonNode requests = both ? file.path("requests") : file.has("openPerHousehold") ? file : JSON.nullNode();
        return new RuleBook(
                read(INTAKE, intake, IntakeRules.class),
                read(REQUESTS, requests, RequestRules.class),
                file.path("welcomeCredits").asInt(0));
    }

    private static <T> T read(String first, JsonNode said, Class<T> rules) {
        ObjectNode whole = object(tree(first));
        if (said.isObject()) {
            whole.setAll(object(said));
        }
        whole.put("version", 1);
        try {
            return JSON.treeToValue(whole, rules);
        } catch (ValueInstantiationException e) {
            if (e.getCause() instanceof Refused refused) {
                throw refused;
            }
            throw malformed(e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw malformed(e.getOriginalMessage());
        }
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw malformed(e.getOriginalMessage());
        }
    }

    private static ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw malformed("rules are a JSON object");
    }

    private static Refused malformed(String why) {
        return SIMULATION_MALFORMED.because("the rules do not read: " + why, Map.of("field", "rules"));
    }
}
